//! The short list, asked as the page asks it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use tierwise_core::domain::advice::mix;
use tierwise_core::persist;
use tierwise_roster::Desk;
use tierwise_roster::keep::SCHEMA;
use tierwise_roster::plan::{Bounds, Plan, Plans};
use tierwise_roster::wire::{
    Answer, AtBudget, Decided, Edit, Format, Left, LeftLook, Mark, Picked, Proof, Reason, Reply,
    Request, Stored, Subtotal, Swap, Whose, Why,
};

mod help;
use help::{ask, edit, pin, settings};

/// Forty invented creators with fees from $40 to $2,000, every other on TikTok, some without followers.
fn paste() -> String {
    let mut text = "Handle,Platform,Followers,Engagement rate,Fee (USD),Country\n".to_owned();
    for n in 0_u32..40 {
        let followers = if n == 7 {
            String::new()
        } else {
            (1_500 + n * n * 150).to_string()
        };
        let network = if n % 2 == 0 { "Instagram" } else { "TikTok" };
        let country = if n % 3 == 0 { "US" } else { "Canada" };
        let fee = if n == 9 {
            String::new()
        } else {
            (40 + n * 50).to_string()
        };
        text.push_str(&format!(
            "maker{n},{network},{followers},{}%,{fee},{country}\n",
            2 + n % 4
        ));
    }
    text
}

fn desk(query: &str) -> Desk {
    desk_with(query, paste())
}

fn desk_with(query: &str, text: String) -> Desk {
    let mut desk = Desk::default();
    ask(&mut desk, settings(query));
    ask(&mut desk, Request::Paste(text));
    ask(&mut desk, Request::Take);
    desk
}

/// The last list that was told, when nothing is left to be worked out.
fn finished(desk: &mut Desk, request: Request) -> Picked {
    let (mut last, mut progress) = (None, None);
    let mut hear = |reply| match reply {
        Reply::Picked(picked) => last = Some(*picked),
        Reply::Working { done, of } => progress = Some((done, of)),
        _ => {}
    };
    desk.hear(request, &[], &mut hear);
    while desk.work(50_000, &mut hear) {}
    let (done, of) = progress.unwrap();
    assert_eq!(done, of, "something is not worked out");
    last.unwrap()
}

/// The set of an answer that is proven.
fn swap(answer: &Answer) -> &Swap {
    match answer {
        Answer::Swap(swap) if swap.change == swap.most => swap,
        _ => panic!("{answer:?}"),
    }
}

fn pick(desk: &mut Desk) -> Picked {
    finished(desk, Request::Pick { on: true, out: 8 })
}

fn plan(change: impl FnMut(&mut Plan)) -> Request {
    let mut plans = Plans::default();
    plans.all.first_mut().into_iter().for_each(change);
    Request::Plan { plans, opening: 0 }
}

const BRIEF: &str = "budget=5000&goal=engagement&hours=20";

#[test]
fn the_best_set_keeps_to_the_money_and_is_proven() {
    let mut desk = desk(BRIEF);
    let picked = pick(&mut desk);
    assert_eq!(picked.proof, Proof::Proven);
    assert_eq!(picked.unit.0, "engagements");
    assert_eq!(
        (picked.terms.budget, picked.terms.kept),
        (Some(500_000), 50_000)
    );
    let cost: i64 = picked.picks.iter().map(|pick| pick.face.cost).sum();
    assert_eq!(cost, picked.sum.cost);
    assert!(cost <= 450_000 && cost > 400_000, "{cost}");
    assert!((picked.sum.value - picked.sum.bound).abs() < 1e-6);
    let (low, middle, high) = picked.sum.results;
    assert!(low < middle && middle < high);
    let results: f64 = picked.picks.iter().map(|pick| pick.results).sum();
    assert!((results - middle).abs() < 1e-6);
    assert_eq!((picked.total, picked.among, picked.able), (40, 40, 39));
}

#[test]
fn every_figure_is_explained_once_the_set_stands() {
    let mut desk = desk(BRIEF);
    let picked = pick(&mut desk);
    assert_eq!(picked.unsure, 0);
    for pick in &picked.picks {
        assert!(swap(pick.drop.as_ref().unwrap()).change <= 0.0, "{pick:?}");
    }
    let more = picked.more.as_ref().unwrap();
    assert_eq!(more.extra, 50_000);
    assert!(swap(&more.answer).change > 0.0 && !swap(&more.answer).joins.is_empty());
    let rises = |a: &AtBudget, b: &AtBudget| a.budget < b.budget && a.value <= b.value;
    assert!(picked.curve.is_sorted_by(rises));
    assert!(picked.curve.iter().all(|at| at.value == Some(at.bound)));
    assert!(picked.curve.len() >= 8);
    let swaps = picked
        .out
        .iter()
        .filter(|out| matches!(&out.why, Why::Answer(answer) if swap(answer).change <= 0.0));
    assert!(swaps.count() >= 5);
    let unknown = picked
        .out
        .iter()
        .find(|out| out.face.name == "@maker7")
        .unwrap();
    assert!(matches!(&unknown.why, Why::Limit(why) if why.contains("followers")));
    let estimate = |out: &Picked| {
        out.picks
            .iter()
            .map(|p| &p.face)
            .chain(out.out.iter().map(|o| &o.face))
            .find(|f| f.name == "@maker9")
            .map(|f| f.estimate)
    };
    assert_ne!(estimate(&pick(&mut desk)), Some(false));
}

#[test]
fn as_much_is_kept_for_boosting_as_in_the_advice() {
    let mut desk = desk(BRIEF);
    let picked = pick(&mut desk);
    let rest = 500_000 - picked.sum.cost;
    let change = rest - picked.terms.kept;
    assert!(change > 0 && rest < 75_000, "nothing buys nobody");
    assert_eq!(picked.sum.kept, rest, "change is not kept");
    assert_eq!(picked.sum.kept, mix::kept(500_000, rest));
    // What the plan itself says is kept, no more.
    let own = plan(|plan| {
        plan.currency = "USD".to_owned();
        plan.kept = Some(50_000);
    });
    assert_eq!(finished(&mut desk, own).sum.kept, 50_000);
}

#[test]
fn what_is_left_is_neither_spent_nor_kept() {
    let mut desk = desk(BRIEF);
    let picked = pick(&mut desk);
    let all = picked.sum.cost + picked.kept() + picked.left();
    assert_eq!((all, picked.left()), (500_000, 0));
    let own = plan(|plan| {
        plan.currency = "USD".to_owned();
        plan.kept = Some(10_000);
        plan.most = Some(2);
    });
    let picked = finished(&mut desk, own);
    assert_eq!(picked.kept(), 10_000);
    assert_eq!(picked.left(), 490_000 - picked.sum.cost);
    assert!(picked.left() > 0);
}

/// The first limit that keeps a list from being larger, and how many it keeps out.
fn stop(change: impl FnMut(&mut Plan)) -> (String, u32) {
    let mut desk = desk(BRIEF);
    ask(&mut desk, plan(change));
    let picked = finished(&mut desk, Request::Pick { on: true, out: 0 });
    let stop = picked.stops.first().unwrap();
    (stop.words.clone(), stop.count)
}

#[test]
fn the_limit_that_keeps_a_list_from_being_larger_is_named() {
    let said = |change: fn(&mut Plan), words: &str| {
        let (told, count) = stop(change);
        assert!(
            told.contains(words) && count > 0,
            "{words}: {told}, {count}"
        );
    };
    said(|_| {}, "no more than $4,500 for creators");
    said(|plan| plan.minutes = Some(300), "hours of yours");
    said(|plan| plan.most = Some(2), "no more than 2 creators");
    said(|plan| plan.share = Some(0.03), "for one creator");
    said(
        |plan| {
            let most = Some(1);
            let one = Bounds { fewest: 0, most };
            let tiers = ["nano", "micro", "mid", "macro"];
            plan.tiers = tiers.map(|tier| (tier.to_owned(), one)).to_vec();
        },
        "at most 1 of ",
    );
}

#[test]
fn prices_that_nobody_named_are_counted_and_places_told() {
    let mut desk = desk(BRIEF);
    let picked = pick(&mut desk);
    let guessed = picked.picks.iter().filter(|pick| pick.face.estimate);
    assert_eq!(picked.estimates as usize, guessed.count());
    let places = ["US", "Canada"];
    let all = picked.picks.iter().map(|pick| pick.face.place.as_str());
    assert!(all.into_iter().all(|place| places.contains(&place)));
}

#[test]
fn whoever_has_to_be_in_above_the_most_on_one_creator_is_named() {
    let mut desk = desk(BRIEF);
    assert!(pick(&mut desk).over_share.is_empty());
    ask(&mut desk, plan(|plan| plan.share = Some(0.1)));
    let picked = finished(&mut desk, mark("maker39", Mark::Pinned));
    let over = [("@maker39".to_owned(), 199_000)];
    assert_eq!(picked.over_share, over);
}

/// By how much the sum would change, told exactly, if somebody had to be in who may be.
fn changes(picked: &Picked) -> Vec<f64> {
    let whys = picked.out.iter().map(|out| &out.why);
    let answers = whys.filter_map(|why| match why {
        Why::Answer(answer) => Some(swap(answer).change),
        _ => None,
    });
    answers.collect()
}

#[test]
fn the_nearest_misses_are_told_and_come_first() {
    let brief = "budget=2000&goal=engagement&hours=20";
    let all = finished(&mut desk(brief), Request::Pick { on: true, out: 40 });
    let all = changes(&all);
    let some = changes(&pick(&mut desk(brief)));
    assert!(all.len() > 10 && some.len() == 8, "{all:?} {some:?}");
    assert!(all.is_sorted_by(|a, b| a >= b));
    // Which of them are near is judged before anything is worked out.
    assert_eq!(some.get(..6), all.get(..6), "{some:?} {all:?}");
}

#[test]
fn after_the_near_come_those_a_little_too_dear_and_those_kept_out_are_last() {
    let mut desk = desk("budget=2000&goal=engagement&hours=20&platform=instagram");
    let out = Edit::Mark {
        mark: Mark::Excluded,
        on: true,
    };
    ask(&mut desk, edit(2, out));
    let picked = finished(&mut desk, Request::Pick { on: true, out: 40 });
    let group = |why: &Why| match why {
        Why::Answer(_) => 0,
        Why::TooDear(_) => 1,
        Why::Limit(why) if !why.contains("followers") => 2,
        Why::Limit(_) => 3,
        _ => 4,
    };
    let groups: Vec<_> = picked.out.iter().map(|out| group(&out.why)).collect();
    assert!(groups.is_sorted(), "{groups:?}");
    assert!(
        (0..5).all(|group| group == 3 || groups.contains(&group)),
        "{groups:?}"
    );
    let dear = picked.out.iter().filter(|out| group(&out.why) == 1);
    let dear: Vec<_> = dear.map(|out| out.face.cost).collect();
    assert!(dear.is_sorted() && dear.len() > 2, "{dear:?}");
}

#[test]
fn limits_are_kept_and_pinned_ones_are_in() {
    let mut desk = desk(BRIEF);
    ask(&mut desk, pin(30, true));
    let picked = finished(&mut desk, Request::Pick { on: true, out: 8 });
    assert!(
        picked
            .picks
            .iter()
            .any(|p| p.face.name == "@maker30" && p.pinned)
    );
    let request = plan(|plan| {
        plan.most = Some(4);
        plan.networks = vec![(
            "tiktok".to_owned(),
            Bounds {
                fewest: 2,
                most: Some(2),
            },
        )];
        plan.places = vec![(
            "United States".to_owned(),
            Bounds {
                fewest: 3,
                most: None,
            },
        )];
    });
    let picked = finished(&mut desk, request);
    assert_eq!(picked.proof, Proof::Proven);
    assert_eq!(picked.picks.len(), 4);
    let of = |slug: &str| {
        picked
            .kinds
            .iter()
            .find(|kind| kind.slug == slug)
            .unwrap()
            .picked
    };
    assert_eq!((of("tiktok"), of("United States") >= 3), (2, true));
    let undone = finished(&mut desk, Request::Undo);
    assert!(undone.sum.value > picked.sum.value);
}

#[test]
fn what_cannot_be_is_told_by_the_fewest_limits() {
    let mut desk = desk(BRIEF);
    ask(&mut desk, pin(38, true));
    ask(&mut desk, pin(39, true));
    let request = plan(|plan| {
        plan.currency = "USD".to_owned();
        plan.budget = Some(100_000);
    });
    ask(&mut desk, request);
    let picked = pick(&mut desk);
    let Proof::Infeasible(limits) = picked.proof else {
        panic!("{:?}", picked.proof);
    };
    for words in ["$900", "@maker3"] {
        assert!(
            limits.iter().any(|limit| limit.words.contains(words)),
            "{limits:?}"
        );
    }
    assert_eq!(
        limits.len(),
        2,
        "one of them alone costs too much: {limits:?}"
    );
}

#[test]
fn changes_of_creators_change_the_list() {
    let mut desk = desk(BRIEF);
    let before = pick(&mut desk);
    let first = &before.picks[0].face;
    let out = finished(
        &mut desk,
        edit(
            first.who,
            Edit::Mark {
                mark: Mark::Excluded,
                on: true,
            },
        ),
    );
    assert!(out.picks.iter().all(|p| p.face.who != first.who));
    assert!(
        out.out
            .iter()
            .any(|o| o.face.who == first.who && o.why == Why::Yours)
    );
}

#[test]
fn without_money_or_creators_it_says_so() {
    let mut without = desk("goal=engagement");
    assert_eq!(pick(&mut without).proof, Proof::NoBudget);
    let mut nobody = desk(BRIEF);
    let request = plan(|plan| plan.among = "nobodyhasthisname".to_owned());
    ask(&mut nobody, request);
    assert_eq!(pick(&mut nobody).proof, Proof::Nobody);
}

#[test]
fn plans_come_back_when_the_roster_is_opened() {
    let mut desk = desk(BRIEF);
    let plans = Plans {
        all: vec![
            Plan::default(),
            Plan {
                name: "Half".to_owned(),
                currency: "USD".to_owned(),
                budget: Some(250_000),
                ..Plan::default()
            },
        ],
        current: 1,
    };
    ask(
        &mut desk,
        Request::Plan {
            plans: plans.clone(),
            opening: 0,
        },
    );
    let replies = ask(&mut desk, Request::KeepAll);
    let kept = replies.into_iter().find_map(|reply| match reply {
        Reply::Keep(kept, _) => Some(kept),
        _ => None,
    });
    let kept = kept.unwrap();
    let stored = Stored {
        lists: vec![persist::seal(SCHEMA, 5, &kept.list)],
        pieces: kept.pieces,
    };
    let mut again = Desk::default();
    ask(&mut again, Request::Open(stored));
    assert_eq!(pick(&mut again).plans, plans);
}

fn saved(desk: &mut Desk, format: Format) -> (String, Vec<u8>) {
    saved_of(desk, Whose::Picked, format)
}

fn saved_of(desk: &mut Desk, whose: Whose, format: Format) -> (String, Vec<u8>) {
    let replies = ask(desk, Request::Export(whose, format)).into_iter();
    let mut files = replies.filter_map(|reply| match reply {
        Reply::File { name, bytes } => Some((name, bytes)),
        _ => None,
    });
    files.next().unwrap()
}

#[test]
fn the_list_is_saved_with_what_it_says_of_everybody() {
    let mut desk = desk(BRIEF);
    let picked = pick(&mut desk);
    let (name, bytes) = saved(&mut desk, Format::Csv);
    assert_eq!(name, "tierwise-short-list.csv");
    let text = String::from_utf8(bytes).unwrap();
    let mut lines = text.lines();
    let head = "\u{feff}\"Short list rank\",\"Short list tier\",\"Expected engagements\",\"Fit-weighted value\",\"Total cost (USD)\",\"Estimate\",\"Name\"";
    let first = lines.next().unwrap();
    assert!(first.starts_with(head), "{first}");
    for ((at, line), pick) in (1..).zip(lines).zip(&picked.picks) {
        let cells: Vec<&str> = line.split(',').collect();
        let tier = pick.face.tier.as_ref().unwrap();
        assert_eq!(cells.first(), Some(&format!("{at}").as_str()));
        assert_eq!(cells.get(1), Some(&format!("\"{}\"", tier.1).as_str()));
        let results: f64 = cells.get(2).unwrap().parse().unwrap();
        assert!((results - pick.results).abs() < 0.01);
        let cost: f64 = cells.get(4).unwrap().parse().unwrap();
        assert_eq!((cost * 100.0) as i64, pick.face.cost);
        let estimate = if pick.face.estimate {
            "\"yes\""
        } else {
            "\"no\""
        };
        assert_eq!(cells.get(5), Some(&estimate));
        let name = pick.face.handle.as_str();
        assert_eq!(cells.get(6), Some(&format!("\"{name}\"").as_str()));
    }
    assert_eq!(text.lines().count(), picked.picks.len() + 1);
    // Whoever brings it back has the creators of the list, and of no other price than theirs.
    for format in [Format::Csv, Format::Json] {
        let (_, bytes) = saved(&mut desk, format);
        let mut again = Desk::default();
        let name = String::new();
        again.hear(Request::Read { name }, &bytes, &mut |_| {});
        while again.read_on(&mut |_| {}) {}
        ask(&mut again, Request::Take);
        let of = |desk: &Desk, who| desk.roster().creator(desk.roster().person(who).unwrap());
        let back: Vec<_> = again
            .roster()
            .everybody()
            .map(|(who, _)| of(&again, who))
            .collect();
        let there: Vec<_> = picked
            .picks
            .iter()
            .map(|p| of(&desk, tierwise_roster::Who(p.face.who)))
            .collect();
        assert_eq!(back, there, "{format:?}");
    }
}

#[test]
fn more_money_is_worked_out_with_whom_it_makes_affordable() {
    // Of $1,000 no more than $400 may go to one creator; the strong one asks $420.
    let text = "Handle,Platform,Followers,Engagement rate,Fee (USD)\n\
        strong,Instagram,40000,3%,420\nsmall,Instagram,2000,3%,100\nother,Instagram,2500,3%,120\nthird,Instagram,1800,3%,90\n";
    let mut desk = desk_with("budget=1000&goal=engagement&hours=20", text.to_owned());
    let before = pick(&mut desk);
    let barred = before
        .out
        .iter()
        .find(|out| out.face.name == "@strong")
        .unwrap();
    assert_eq!(
        (&barred.why, barred.face.cost),
        (&Why::TooDear(40_000), 42_000)
    );
    let more = before.more.clone().unwrap();
    let gain = swap(&more.answer);
    assert!(gain.change > 0.0 && gain.joins == ["@strong"], "{more:?}");
    let request = plan(|plan| {
        plan.currency = "USD".to_owned();
        plan.budget = Some(100_000 + more.extra);
        plan.kept = Some(before.terms.kept);
    });
    let after = finished(&mut desk, request);
    assert!((after.sum.value - before.sum.value - gain.change).abs() < 1e-3);
}

#[test]
fn whoever_is_pinned_is_in_whatever_else_bars_them() {
    let mut desk = desk("budget=5000&goal=engagement&hours=20&platform=instagram");
    ask(&mut desk, pin(11, true));
    ask(&mut desk, pin(7, true));
    let picked = pick(&mut desk);
    assert_eq!(picked.proof, Proof::Proven);
    for name in ["@maker11", "@maker7"] {
        assert!(
            picked.picks.iter().any(|p| p.face.name == name && p.pinned),
            "{name}"
        );
    }
}

#[test]
fn limits_for_an_older_roster_change_nothing() {
    let mut desk = desk(BRIEF);
    let mut plans = Plans::default();
    plans.all[0].most = Some(1);
    let replies = ask(&mut desk, Request::Plan { plans, opening: 9 });
    assert!(
        replies
            .iter()
            .any(|reply| matches!(reply, Reply::Declined(_)))
    );
    assert!(pick(&mut desk).picks.len() > 1);
}

#[test]
fn what_may_go_to_one_creator_is_named_where_it_is_in_the_way() {
    let mut desk = desk(BRIEF);
    let few = |share: f64| {
        plan(move |plan| {
            plan.share = Some(share);
            let two = Bounds {
                fewest: 2,
                most: None,
            };
            plan.tiers = vec![("micro".to_owned(), two)];
        })
    };
    pick(&mut desk);
    let Proof::Infeasible(limits) = finished(&mut desk, few(0.01)).proof else {
        panic!("a list within 1% of the budget for each");
    };
    assert!(
        limits
            .iter()
            .any(|l| l.words.contains("$50 for one creator")),
        "{limits:?}"
    );
    assert_eq!(finished(&mut desk, few(0.4)).proof, Proof::Proven);
}

#[test]
fn a_search_is_stopped_with_what_was_found_and_gone_on_with() {
    let mut desk = desk(BRIEF);
    let mut proof = None;
    let mut ask = |desk: &mut Desk, request| {
        let mut hear = |reply| {
            if let Reply::Picked(picked) = reply {
                proof = Some(picked.proof);
            }
        };
        match request {
            Some(request) => desk.hear(request, &[], &mut hear),
            None => assert!(desk.work(1, &mut hear), "it is over too soon"),
        }
        proof.clone().unwrap()
    };
    let mut now = ask(&mut desk, Some(Request::Pick { on: true, out: 8 }));
    while now == Proof::Searching(true) {
        now = ask(&mut desk, None);
    }
    assert!(matches!(now, Proof::Gap(gap, true) if gap > 0.0), "{now:?}");
    let now = ask(&mut desk, Some(Request::Search { on: false }));
    assert!(matches!(now, Proof::Gap(_, false)), "{now:?}");
    let more = finished(&mut desk, Request::Search { on: true });
    assert_eq!(more.proof, Proof::Proven);
}

#[test]
fn what_was_done_to_plans_is_named_and_taken_back() {
    let mut desk = desk(BRIEF);
    let labels = |desk: &mut Desk, request| {
        let mut undo = None;
        desk.hear(request, &[], &mut |reply| {
            if let Reply::Shown(shown) = reply {
                undo = shown.undo;
            }
        });
        undo.unwrap_or_default()
    };
    let plans = |all: usize, current, most| Request::Plan {
        plans: Plans {
            all: vec![
                Plan {
                    most,
                    ..Plan::default()
                };
                all
            ],
            current,
        },
        opening: 0,
    };
    assert_eq!(labels(&mut desk, plans(2, 1, None)), "another plan");
    assert_eq!(labels(&mut desk, plans(2, 0, None)), "choice of a plan");
    assert_eq!(
        labels(&mut desk, plans(2, 0, Some(3))),
        "limits of the short list"
    );
    assert_eq!(labels(&mut desk, plans(1, 0, Some(3))), "removal of a plan");
    assert_eq!(labels(&mut desk, Request::Undo), "limits of the short list");
    assert_eq!(pick(&mut desk).plans.all.len(), 2);
}

#[test]
fn a_list_of_very_many_is_whole_in_its_sums_and_files() {
    const MANY: u32 = 700;
    let mut text = "Handle,Platform,Followers,Engagement rate,Fee (USD)\n".to_owned();
    for n in 0..MANY {
        // Half of them nano, half of them micro.
        let followers = 2_000 + n % 2 * 20_000 + n;
        text.push_str(&format!(
            "maker{n},Instagram,{followers},3%,{}\n",
            40 + n % 9
        ));
    }
    let mut desk = desk_with("budget=100000&goal=engagement", text);
    let picked = pick(&mut desk);
    assert_eq!(picked.proof, Proof::Proven);
    assert_eq!(picked.count, MANY);
    assert!(
        picked.picks.len() < picked.count as usize,
        "the page is told of some"
    );
    let all = |of: fn(&Subtotal) -> f64| picked.subtotals.iter().map(of).sum::<f64>();
    assert!((all(|t| f64::from(t.count)) - f64::from(MANY)).abs() < 1e-9);
    assert!((all(|t| t.cost as f64) - picked.sum.cost as f64).abs() < 1e-9);
    assert!((all(|t| t.results) - picked.sum.results.1).abs() < 1e-6);
    assert!((all(|t| t.value) / picked.sum.value - 1.0).abs() < 1e-6);
    let tiers: Vec<&str> = picked.subtotals.iter().map(|t| t.tier.0.as_str()).collect();
    assert_eq!(tiers, ["micro", "nano"]);
    assert_eq!(picked.subtotals[1].costs, (4_000, 4_800));
    // What dropping somebody costs is worked out for the first of them, for the others when asked.
    let asked = |p: &Picked| {
        let drops = p.picks.iter().filter_map(|pick| pick.drop.as_ref());
        drops.take_while(|d| **d != Answer::Unasked).count()
    };
    assert_eq!(asked(&picked) + picked.unsure as usize, MANY as usize);
    assert!(asked(&picked) > 0 && picked.unsure > 0);
    let picked = finished(&mut desk, Request::Explain);
    assert_eq!((asked(&picked), picked.unsure), (picked.picks.len(), 0));
    let (_, csv) = saved(&mut desk, Format::Csv);
    let csv = String::from_utf8(csv).unwrap();
    assert_eq!(csv.lines().count(), MANY as usize + 1);
    let (_, json) = saved(&mut desk, Format::Json);
    let json = String::from_utf8(json).unwrap();
    for n in 0..MANY {
        assert!(csv.contains(&format!("\"maker{n}\"")), "maker{n}");
        assert!(json.contains(&format!("\"maker{n}\"")), "maker{n}");
    }
}

#[test]
fn a_search_that_found_nothing_in_its_time_goes_on_when_asked() {
    let mut desk = desk(BRIEF);
    let mut last = None;
    let mut hear = |reply| {
        if let Reply::Picked(picked) = reply {
            last = Some(picked.proof);
        }
    };
    desk.hear(Request::Pick { on: true, out: 8 }, &[], &mut hear);
    desk.hear(Request::Search { on: false }, &[], &mut hear);
    while desk.work(50_000, &mut hear) {}
    assert_eq!(last, Some(Proof::Searching(false)));
    let found = finished(&mut desk, Request::Search { on: true });
    assert_eq!(found.proof, Proof::Proven);
}

/// The last list that is told at once.
fn told(desk: &mut Desk, request: Request) -> Option<Picked> {
    let replies = ask(desk, request).into_iter();
    let mut lists = replies.filter_map(|reply| match reply {
        Reply::Picked(picked) => Some(*picked),
        _ => None,
    });
    lists.next_back()
}

const LOOK: Request = Request::Pick { on: true, out: 8 };
const AWAY: Request = Request::Pick { on: false, out: 0 };

#[test]
fn the_search_goes_on_while_nobody_looks() {
    let mut desk = desk(BRIEF);
    let begun = told(&mut desk, LOOK).unwrap();
    assert_eq!(begun.proof, Proof::Searching(true));
    ask(&mut desk, AWAY);
    assert!(!desk.is_watched());
    let mut proofs = Vec::new();
    let mut hear = |reply| match reply {
        Reply::Picked(picked) => proofs.push(picked.proof),
        other => assert!(matches!(other, Reply::Working { .. }), "{other:?}"),
    };
    while desk.work(50_000, &mut hear) {}
    assert_eq!(proofs.last(), Some(&Proof::Proven));
    // All of it is there for whoever comes back.
    let back = told(&mut desk, LOOK).unwrap();
    assert_eq!((back.proof, back.unsure), (Proof::Proven, 0));
    assert!(!back.curve.is_empty());
    assert!(!desk.work(50_000, &mut |_| {}));
}

#[test]
fn what_was_found_before_a_change_is_forgotten_where_nobody_looks() {
    let mut desk = desk(BRIEF);
    told(&mut desk, LOOK);
    ask(&mut desk, AWAY);
    let replies = ask(&mut desk, pin(30, true));
    assert!(replies.contains(&Reply::Unpicked));
    assert!(!desk.work(50_000, &mut |reply| panic!("{reply:?}")));
    let replies = ask(&mut desk, pin(31, true));
    assert!(!replies.contains(&Reply::Unpicked), "it is said once");
    assert!(
        finished(&mut desk, LOOK)
            .picks
            .iter()
            .any(|pick| pick.pinned)
    );
}

/// Why those are out of whom somebody asks.
fn why(desk: &mut Desk, typed: &str) -> (u32, Vec<(String, Why)>) {
    let about = finished(desk, Request::Why(typed.to_owned())).about;
    let first = about.first.into_iter().map(|out| (out.face.name, out.why));
    (about.count, first.collect())
}

#[test]
fn whoever_is_asked_about_is_explained() {
    let mut desk = desk(BRIEF);
    let before = pick(&mut desk);
    assert_eq!(before.about.count, 0);
    let inside: Vec<&str> = before.picks.iter().map(|p| p.face.name.as_str()).collect();
    for n in 0..40 {
        let name = format!("@maker{n}");
        let (count, first) = why(&mut desk, &name);
        let (called, why) = &first[0];
        assert_eq!(called, &name, "whoever is called so comes first");
        assert!(count >= 1 && first.len() <= 8);
        match why {
            Why::In => assert!(inside.contains(&name.as_str())),
            Why::Answer(answer) => assert!(swap(answer).change <= 0.0, "{why:?}"),
            Why::Limit(_) => assert_eq!(n, 7),
            Why::TooDear(_) | Why::Yours | Why::Others(_) => panic!("{name}: {why:?}"),
        }
    }
    assert_eq!(why(&mut desk, " MAKER3 ").0, 11, "maker3 and maker30 to 39");
    assert_eq!(why(&mut desk, "whoever").0, 0);
    assert_eq!(why(&mut desk, "").0, 0);
    let few = plan(|plan| plan.among = "platform:tiktok".to_owned());
    ask(&mut desk, few);
    let (_, first) = why(&mut desk, "maker2");
    assert!(matches!(&first[0].1, Why::Limit(why) if why.contains("found by")));
}

/// Twelve people with a profile on each of two networks, every other one of whom asks much on one of them. The last one
/// asks most on Instagram, and so much on TikTok.
fn pairs(last: u32) -> String {
    let mut text = "Name,Instagram handle,Instagram followers,TikTok handle,TikTok followers,Instagram Reel (USD),TikTok video (USD)\n".to_owned();
    for n in 0_u32..12 {
        let followers = 2_000 + n * 900;
        let (one, other) = match n {
            11 => (4_900, last),
            _ if n % 2 == 0 => (60 + n * 10, 450),
            _ => (450, 60 + n * 10),
        };
        text.push_str(&format!(
            "Pair {n},ig{n},{followers},tt{n},{followers},{one},{other}\n"
        ));
    }
    text
}

#[test]
fn of_two_profiles_of_somebody_one_is_picked_and_they_are_told_once() {
    let mut desk = desk_with("budget=1500&goal=engagement&hours=60", pairs(170));
    let picked = pick(&mut desk);
    assert_eq!(picked.proof, Proof::Proven);
    assert_eq!((picked.total, picked.able), (12, 12));
    let mut people: Vec<u32> = picked.picks.iter().map(|p| p.face.who).collect();
    let outs = picked.out.iter().map(|out| out.face.who);
    people.extend(outs);
    let told = people.len();
    people.sort_unstable();
    people.dedup();
    assert_eq!(people.len(), told, "somebody is told twice");
    assert_eq!(told, 12, "somebody is not told");
    assert_eq!(picked.out_total as usize, picked.out.len());
    // One of their profiles is too dear, which bars nobody who has another one.
    assert!(
        !picked
            .out
            .iter()
            .any(|out| matches!(out.why, Why::TooDear(_)))
    );
    let networks: std::collections::BTreeSet<_> =
        picked.picks.iter().map(|p| &p.face.network.0).collect();
    assert_eq!(networks.len(), 2, "one network serves all of them better");
    // Asked about by either handle, it is the person who is meant.
    let (_, by_one) = why(&mut desk, "ig3");
    let (_, by_other) = why(&mut desk, "tt3");
    assert_eq!(by_one, by_other);
    // A set with both profiles would be worth more: only one may be in.
    let (_, csv) = saved(&mut desk, Format::Csv);
    assert_eq!(
        String::from_utf8(csv).unwrap().lines().count(),
        picked.picks.len() + 1
    );
}

#[test]
fn another_profile_of_whoever_is_dropped_is_told_from_the_first() {
    let text = "Name,Instagram handle,Instagram followers,TikTok handle,TikTok followers,Instagram Reel (USD),TikTok video (USD)\n\
        Lea,lea,9000,lea,8000,90,95\nMo,mo,5000,mo,4000,80,80\nKim,kim,4000,kim,3000,70,75\n";
    let mut desk = desk_with("budget=1000&goal=engagement&hours=60", text.to_owned());
    let picked = pick(&mut desk);
    let network = |slug: &str| {
        if slug == "tiktok" {
            "Instagram"
        } else {
            "TikTok"
        }
    };
    for pick in &picked.picks {
        let swap = swap(pick.drop.as_ref().unwrap());
        let other = format!("{} on {}", pick.face.name, network(&pick.face.network.0));
        assert_eq!((&swap.joins, swap.leaves.len()), (&vec![other], 0));
    }
    assert_eq!(picked.picks.len(), 3);
}

#[test]
fn whoever_is_too_dear_by_every_profile_is_told_so_once() {
    let mut desk = desk_with("budget=1500&goal=engagement&hours=60", pairs(4_800));
    let picked = pick(&mut desk);
    let dear: Vec<_> = picked
        .out
        .iter()
        .filter(|out| matches!(out.why, Why::TooDear(_)))
        .collect();
    assert_eq!(dear.len(), 1);
    assert_eq!(picked.able, 11);
}

fn mark(name: &str, mark: Mark) -> Request {
    Request::Mark {
        name: name.to_owned(),
        mark,
        opening: 0,
    }
}

#[test]
fn must_haves_in_conflict_are_named_and_can_be_released() {
    let mut desk = desk(BRIEF);
    ask(&mut desk, mark("@Maker38", Mark::Pinned));
    ask(&mut desk, mark("maker39", Mark::Pinned));
    ask(&mut desk, mark("maker5", Mark::Excluded));
    ask(
        &mut desk,
        plan(|plan| {
            plan.currency = "USD".to_owned();
            plan.budget = Some(250_000);
        }),
    );
    let picked = pick(&mut desk);
    let Proof::Infeasible(clashes) = &picked.proof else {
        panic!("{:?}", picked.proof);
    };
    let musts: Vec<u32> = clashes.iter().filter_map(|clash| clash.must).collect();
    let names = |decided: &Decided| {
        decided
            .first
            .iter()
            .map(|(_, name)| name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&picked.must), ["@maker38", "@maker39"]);
    assert_eq!(
        (picked.must.count, names(&picked.never)),
        (2, vec!["@maker5".to_owned()])
    );
    assert_eq!(musts.len(), 2, "{clashes:?}");
    let (_, first) = why(&mut desk, "maker2");
    assert!(matches!(&first[0].1, Why::Limit(why) if why.contains("No set")));
    let released = finished(&mut desk, pin(musts[0], false));
    assert_eq!((released.proof, released.must.count), (Proof::Proven, 1));
    let back = finished(&mut desk, Request::Undo);
    assert!(matches!(back.proof, Proof::Infeasible(_)) && back.must.count == 2);
}

#[test]
fn nobody_is_marked_by_a_name_that_is_nobodys_or_of_several() {
    let text = "Name,Handle,Platform,Followers\nAnn,ann1,Instagram,3000\nAnn,ann2,Instagram,4000\n";
    let mut desk = desk_with(BRIEF, text.to_owned());
    for (name, marked) in [("whoever", 0), ("", 0), ("ann", 0), ("ann2", 1)] {
        let replies = ask(&mut desk, mark(name, Mark::Pinned));
        let declined = |reply: &Reply| matches!(reply, Reply::Declined(_));
        assert_eq!(replies.iter().any(declined), marked == 0, "{name}");
        assert_eq!(pick(&mut desk).must.count, marked, "{name}");
    }
    ask(&mut desk, mark("ann2", Mark::Excluded));
    let picked = pick(&mut desk);
    assert_eq!(
        (picked.must.count, picked.never.count),
        (0, 1),
        "nobody is both"
    );
}

#[test]
fn the_sum_of_more_money_is_the_users_to_name() {
    let mut desk = desk(BRIEF);
    let usual = pick(&mut desk).more.unwrap();
    let more = finished(&mut desk, Request::Next(Some(12_300)));
    let named = more.more.unwrap();
    assert_eq!((usual.extra, named.extra), (50_000, 12_300));
    assert!(swap(&named.answer).change <= swap(&usual.answer).change);
    assert!(more.curve.iter().any(|at| at.budget == 512_300));
    // It stays through other changes, until it is taken back.
    let marked = finished(&mut desk, pin(3, true));
    assert_eq!(marked.more.unwrap().extra, 12_300);
    for none in [None, Some(0), Some(-5)] {
        let more = finished(&mut desk, Request::Next(none)).more;
        assert_eq!(more.unwrap().extra, 50_000);
    }
}

/// A window of those who are not on the list.
fn left(desk: &mut Desk, look: LeftLook) -> Left {
    let replies = ask(desk, Request::Left(Some(look))).into_iter();
    let mut told = replies.filter_map(|reply| match reply {
        Reply::Left(left) => Some(*left),
        _ => None,
    });
    told.next().unwrap()
}

fn window(reason: Option<Reason>, from: u32, count: u32) -> LeftLook {
    LeftLook {
        reason,
        from,
        count,
    }
}

#[test]
fn everybody_who_is_not_on_the_list_is_told_once_and_why() {
    let mut desk = desk(BRIEF);
    let out = Edit::Mark {
        mark: Mark::Excluded,
        on: true,
    };
    ask(&mut desk, edit(3, out));
    ask(
        &mut desk,
        plan(|plan| plan.among = "platform:instagram".to_owned()),
    );
    let picked = pick(&mut desk);
    let all = left(&mut desk, window(None, 0, 1_000));
    assert_eq!(all.total(), picked.total - picked.count);
    assert_eq!(all.rows.len() as u32, all.total());
    // In pages they are the same, in the same order.
    let mut paged = Vec::new();
    for from in (0..all.total()).step_by(7) {
        let page = left(&mut desk, window(None, from, 7));
        assert_eq!(page.look.from, from);
        paged.extend(page.rows);
    }
    assert_eq!(paged, all.rows);
    let mut whose: Vec<u32> = paged.iter().map(|out| out.face.who).collect();
    whose.extend(picked.picks.iter().map(|pick| pick.face.who));
    whose.sort_unstable();
    assert!(whose.into_iter().eq(0..picked.total));
    // Those of a reason, one after another, are everybody.
    let mut by_reason = Vec::new();
    for (reason, count) in &all.counts {
        let of = left(&mut desk, window(Some(*reason), 0, 1_000));
        assert_eq!(of.total(), *count);
        by_reason.extend(of.rows);
    }
    assert_eq!(by_reason, all.rows);
    let count = |reason| {
        all.counts
            .iter()
            .find(|(r, _)| *r == reason)
            .map(|(_, n)| *n)
    };
    assert_eq!(count(Reason::Line), Some(20), "{:?}", all.counts);
    assert!(!all.rows.iter().any(|out| matches!(out.why, Why::In)));
    // Somebody on a network that the line does not ask for is there, although the marketer keeps them out besides.
    let beyond = left(&mut desk, window(None, 10_000, 7));
    assert!(beyond.look.from < all.total() && !beyond.rows.is_empty());
}

#[test]
fn whoever_is_kept_out_can_be_let_in_from_everybody() {
    let mut desk = desk(BRIEF);
    let mark = |on| {
        let mark = Mark::Excluded;
        edit(3, Edit::Mark { mark, on })
    };
    ask(&mut desk, mark(true));
    pick(&mut desk);
    let yours = left(&mut desk, window(Some(Reason::Yours), 0, 25));
    assert_eq!((yours.total(), yours.rows[0].face.who), (1, 3));
    assert_eq!(yours.rows[0].why, Why::Yours);
    // It is told anew after a change, and no more when nobody looks.
    let told = |replies: &[Reply]| replies.iter().any(|r| matches!(r, Reply::Left(_)));
    assert!(told(&ask(&mut desk, mark(false))));
    assert_eq!(
        left(&mut desk, window(Some(Reason::Yours), 0, 25)).total(),
        0
    );
    ask(&mut desk, Request::Left(None));
    assert!(!told(&ask(&mut desk, mark(true))));
}

/// The rows of a reason, with none of the changes worked out that say more.
fn cheap(change: impl FnMut(&mut Plan), reason: Reason) -> (Picked, Vec<String>) {
    let mut desk = desk(BRIEF);
    ask(&mut desk, plan(change));
    let picked = finished(&mut desk, Request::Pick { on: true, out: 0 });
    let of = left(&mut desk, window(Some(reason), 0, 1_000)).rows;
    let words = of.into_iter().map(|out| match out.why {
        Why::Limit(words) | Why::Others(words) => words,
        other => panic!("{other:?}"),
    });
    (picked, words.collect())
}

#[test]
fn reasons_have_their_figures() {
    let (picked, weaker) = cheap(|_| {}, Reason::Weaker);
    let left = 450_000 - picked.sum.cost;
    let least = picked
        .picks
        .iter()
        .map(|pick| pick.value / pick.face.cost as f64 * 10_000.0)
        .fold(f64::MAX, f64::min);
    assert!(!weaker.is_empty());
    for words in &weaker {
        let figure = |after: &str| -> f64 {
            let (_, rest) = words.split_once(after).unwrap();
            rest.split(' ')
                .next()
                .unwrap()
                .trim_end_matches(',')
                .parse()
                .unwrap()
        };
        assert!(words.contains("engagements for each $100"), "{words}");
        assert!(figure("Brings ") <= figure("at least "), "{words}");
        assert!((figure("at least ") / least - 1.0).abs() < 0.01, "{words}");
        assert!(
            words.contains(&format!("${} can still go to a creator", left / 100)),
            "{words}"
        );
    }
    let (_, full) = cheap(|plan| plan.most = Some(2), Reason::Full);
    assert!(!full.is_empty() && full.iter().all(|w| w.contains("no more than 2 creators")));
    let (_, kind) = cheap(
        |plan| {
            let most = Some(1);
            plan.networks = vec![("tiktok".to_owned(), Bounds { fewest: 0, most })];
        },
        Reason::Full,
    );
    assert!(
        kind.iter().all(|w| w.contains("at most 1 of TikTok")),
        "{kind:?}"
    );
    let (picked, time) = cheap(|plan| plan.minutes = Some(300), Reason::Time);
    let minutes = 300 - picked.sum.minutes;
    assert!(!time.is_empty());
    assert!(
        time.iter()
            .all(|w| w.contains(&format!("{minutes} are left"))),
        "{time:?}"
    );
    let (_, none) = cheap(|plan| plan.budget = Some(0), Reason::Open);
    assert!(none.iter().all(|w| w.contains("No set stands")), "{none:?}");
}

#[test]
fn everybody_who_is_out_is_saved_with_the_reason() {
    let mut desk = desk(BRIEF);
    let picked = pick(&mut desk);
    let (name, bytes) = saved_of(&mut desk, Whose::Left, Format::Csv);
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(name, "tierwise-not-listed.csv");
    let head = "\u{feff}\"Not listed because\",\"In full\",\"Fit-weighted value\",\"Total cost (USD)\",\"Name\"";
    assert!(text.starts_with(head), "{text}");
    assert_eq!(text.lines().count() as u32, picked.total - picked.count + 1);
    let rows = left(&mut desk, window(None, 0, 1_000)).rows;
    for (line, out) in text.lines().skip(1).zip(rows) {
        assert!(
            line.contains(&out.face.handle),
            "{line} for {}",
            out.face.handle
        );
        assert!(!line.starts_with("\"\""), "{line}");
    }
    let unknown = text.lines().find(|line| line.contains("maker7")).unwrap();
    assert!(unknown.contains("Too little is known") && unknown.contains("followers"));
}

#[test]
fn a_list_says_what_it_brings_by_every_count_the_own_first() {
    let mut desk = desk("budget=3000&goal=engagement");
    let look = Request::Pick { on: true, out: 0 };
    let picked = finished(&mut desk, look.clone());
    let units: Vec<&str> = picked
        .forecast
        .iter()
        .map(|of| of.unit.0.as_str())
        .collect();
    assert_eq!(units, ["engagements", "people reached", "clicks", "orders"]);
    let own = &picked.forecast[0];
    assert_eq!((own.results, &own.unit), (picked.sum.results, &picked.unit));
    for of in &picked.forecast {
        let (low, middle, high) = of.results;
        assert!(0.0 < low && low < middle && middle < high, "{of:?}");
    }
    // A link is clicked by some of those who see it, and some of those buy.
    let [reached, clicks, orders] = [1, 2, 3].map(|at| picked.forecast[at].results.1);
    assert!(reached > clicks && clicks > orders);
    // It follows the list: with half of the money it brings less.
    let mut plans = picked.plans.clone();
    plans.all[0].currency = "USD".to_owned();
    plans.all[0].budget = Some(150_000);
    let opening = picked.opening;
    let less = finished(&mut desk, Request::Plan { plans, opening });
    assert!(less.sum.cost < picked.sum.cost);
    for (less, more) in less.forecast.iter().zip(&picked.forecast) {
        assert!(less.results.1 < more.results.1, "{}", less.unit.0);
    }
}

#[test]
fn a_list_is_drawn_from_those_who_are_found() {
    let mut desk = desk("budget=3000&goal=engagement");
    ask(&mut desk, Request::Among("on:tiktok".to_owned()));
    let picked = finished(&mut desk, Request::Pick { on: true, out: 0 });
    assert_eq!((picked.total, picked.among), (40, 20));
    assert_eq!(picked.plans.plan().among, "on:tiktok");
    // It is a step like any other.
    let all = finished(&mut desk, Request::Undo);
    assert_eq!((all.among, all.plans.plan().among.as_str()), (40, ""));
    finished(&mut desk, Request::Redo);
    // Where everybody is looked at, it is of everybody again; what was typed among the limits stays.
    let among = |desk: &mut Desk, line: &str| {
        finished(desk, Request::Among(line.to_owned()))
            .plans
            .plan()
            .among
    };
    assert_eq!(among(&mut desk, ""), "");
    let mut plans = all.plans.clone();
    plans.all[0].among = "on:instagram".to_owned();
    let opening = all.opening;
    finished(&mut desk, Request::Plan { plans, opening });
    let replies = ask(&mut desk, Request::Among(String::new()));
    assert!(
        !replies.iter().any(|reply| matches!(reply, Reply::Shown(_))),
        "nothing changes"
    );
    assert_eq!(among(&mut desk, "on:tiktok"), "on:tiktok");
}

#[test]
fn by_how_much_those_who_have_to_be_in_are_over_is_said() {
    let mut desk = desk("budget=1000&goal=engagement");
    ask(&mut desk, Request::Among(String::new()));
    let all = help::shown(ask(
        &mut desk,
        help::look("", tierwise_roster::columns::Column::Fee, false),
    ));
    // Three of them, each of whom alone costs more than there is.
    for row in all.rows.iter().take(3) {
        ask(
            &mut desk,
            help::opened_times(pin(row.who, true), all.opening),
        );
    }
    let picked = finished(&mut desk, Request::Pick { on: true, out: 0 });
    let Proof::Infeasible(clashes) = &picked.proof else {
        panic!("{:?}", picked.proof);
    };
    let cost: i64 = all
        .rows
        .iter()
        .take(3)
        .map(|row| row.fee.as_ref().unwrap().0)
        .sum();
    let over = (cost - 90_000) / 100;
    let said: Vec<&str> = clashes.iter().map(|clash| clash.words.as_str()).collect();
    let expected = format!("no more than $900 for creators, over by ${}", grouped(over));
    assert!(said.contains(&expected.as_str()), "{said:?} {expected}");
    assert!(
        said.iter()
            .any(|words| words.contains(" has to be in, for $")),
        "{said:?}"
    );
}

/// With a comma before the last three digits.
fn grouped(n: i64) -> String {
    format!("{},{:03}", n / 1_000, n % 1_000)
}

#[test]
fn where_nothing_may_go_to_one_creator_everybody_is_told_so() {
    let mut desk = desk(BRIEF);
    pick(&mut desk);
    let picked = finished(&mut desk, plan(|plan| plan.share = Some(0.0)));
    assert_eq!((picked.count, picked.able), (0, 0));
    assert!(picked.out.iter().any(|out| out.why == Why::TooDear(0)));
    let (_, csv) = saved_of(&mut desk, Whose::Left, Format::Csv);
    let csv = String::from_utf8(csv).unwrap();
    assert!(
        csv.contains("Your most on one creator is 0.") && !csv.contains("$0"),
        "{csv}"
    );
    // Where the line finds nobody there is nobody to tell of.
    let picked = finished(&mut desk, plan(|plan| plan.among = "zzzz".to_owned()));
    assert_eq!((picked.among, picked.out.len()), (0, 0));
    assert_eq!(picked.proof, Proof::Nobody);
}
