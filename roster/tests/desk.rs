//! The desk, asked as the page asks it.
#![allow(clippy::unwrap_used)]

use tierwise_core::domain::evidence::schemes;
use tierwise_core::domain::link;
use tierwise_core::domain::money::Currency;
use tierwise_core::domain::settings::Context;
use tierwise_core::domain::tier::TierScheme;
use tierwise_core::domain::workspace::Workspace;
use tierwise_core::persist;
use tierwise_roster::columns::Column;
use tierwise_roster::wire::{Edit, Mark, Reply, Request, Shown, Whose};
use tierwise_roster::{Desk, Twice};

mod help;
use help::*;

#[test]
fn a_file_is_proposed_taken_and_explained() {
    let mut desk = Desk::default();
    let replies = ask(
        &mut desk,
        Request::Read {
            name: "october.csv".to_owned(),
        },
    );
    let first = replies.first().unwrap();
    assert!(
        matches!(first, Reply::Progress { name, rows: 8 } if name == "october.csv"),
        "{first:?}"
    );
    let proposed = proposal(replies);
    assert_eq!(proposed.above, ["Export of 1 October"]);
    assert!(proposed.doubt.is_none());
    assert!(proposed.written.contains("semicolons") && proposed.written.contains("line 2"));
    assert_eq!(
        (
            drafted(&proposed).counts.rows,
            drafted(&proposed).counts.taken,
            drafted(&proposed).counts.rejected
        ),
        (6, 4, 2)
    );
    let replies = ask(&mut desk, Request::Take);
    let told = report(&replies);
    assert_eq!(
        (told.counts, told.last_line),
        (drafted(&proposed).counts, 8)
    );
    assert_eq!(told.counts.repaired, 1);
    let lines: Vec<(u32, u32)> = told
        .groups
        .iter()
        .map(|g| (g.count, g.first[0].line))
        .collect();
    assert_eq!(lines, [(1, 7), (1, 6), (1, 8)], "{:?}", told.groups);
    assert_eq!(shown(replies).total, 4);
}

#[test]
fn the_fitting_creator_comes_first_and_the_unknown_has_a_range() {
    let mut desk = desk();
    let all = shown(ask(&mut desk, look("", Column::Score, false)));
    assert_eq!(names(&all)[0], "soap.and_pine");
    let unclear = all.rows.iter().find(|row| row.name == "unclear").unwrap();
    assert_eq!((unclear.followers, &unclear.tier), (None, &None));
    let (low, expected, high) = unclear.score;
    assert!(
        low + 10.0 < expected && expected + 10.0 < high,
        "{:?}",
        unclear.score
    );
    let soap = all
        .rows
        .iter()
        .find(|row| row.name == "soap.and_pine")
        .unwrap();
    assert_eq!(soap.fee, Some((48_000, "EUR".to_owned())));
    assert_eq!(soap.rate, Some((0.034, "basis not stated".to_owned())));
    assert_eq!(soap.parts[3], Some(95.0));
    let bands: Vec<(&str, u32)> = all.bands.iter().map(|b| (b.tier.as_str(), b.all)).collect();
    assert_eq!(
        bands,
        [
            ("nano", 1),
            ("micro", 1),
            ("macro", 0),
            ("mega", 0),
            ("celebrity", 1)
        ]
    );
    assert_eq!(all.unknown, (1, 1));
    let nano = shown(ask(&mut desk, look("tier:nano", Column::Score, false)));
    assert_eq!(nano.unknown, (1, 0));
    let unknown = shown(ask(&mut desk, look("tier:unknown", Column::Score, false)));
    assert_eq!(
        (names(&unknown), unknown.unknown),
        (vec!["unclear"], (1, 1))
    );
}

#[test]
fn creators_are_found_and_sorted() {
    let mut desk = desk();
    for (filter, expected) in [
        ("kerzen", vec!["soap.and_pine"]),
        ("tier:nano", vec!["mossyhearth"]),
        ("in:oregon", vec!["soap.and_pine"]),
        ("-platform:instagram", vec!["mossyhearth"]),
        ("nobody", vec![]),
    ] {
        let found = shown(ask(&mut desk, look(filter, Column::Score, false)));
        assert_eq!(names(&found), expected, "{filter}");
        assert_eq!(found.matched as usize, expected.len());
    }
    let by_size = shown(ask(&mut desk, look("", Column::Followers, true)));
    assert_eq!(
        names(&by_size),
        ["mossyhearth", "soap.and_pine", "big.one", "unclear"]
    );
    let by_size = shown(ask(&mut desk, look("", Column::Followers, false)));
    assert_eq!(
        names(&by_size),
        ["big.one", "soap.and_pine", "mossyhearth", "unclear"]
    );
    let by_name = shown(ask(&mut desk, look("", Column::Name, true)));
    assert_eq!(
        names(&by_name),
        ["big.one", "mossyhearth", "soap.and_pine", "unclear"]
    );
}

#[test]
fn a_rate_that_counts_as_unknown_has_no_percentile_and_comes_last() {
    let file = "Handle,Platform,Followers,ER\n@high,Instagram,12000,60%\n@none,Instagram,12000,\n\
                @peerless,Instagram,,3%\n@low,Instagram,12000,0.5%\n@good,Instagram,12000,5%\n";
    let mut desk = Desk::default();
    ask(&mut desk, Request::Paste(file.to_owned()));
    ask(&mut desk, Request::Take);
    for (rising, known) in [(false, ["good", "low"]), (true, ["low", "good"])] {
        let all = shown(ask(&mut desk, look("", Column::Engagement, rising)));
        assert_eq!(names(&all)[..2], known);
        let (told, unknown) = all.rows.split_at(2);
        assert!(told.iter().all(|row| row.percentile.is_some()));
        assert!(unknown.iter().all(|row| row.percentile.is_none()));
        let high = unknown.iter().find(|row| row.name == "high").unwrap();
        assert!(high.review && high.rate.is_some());
    }
}

#[test]
fn every_change_is_taken_back_and_made_again() {
    let mut desk = desk();
    let who = shown(ask(&mut desk, look("soap", Column::Score, false))).rows[0].who;
    ask(&mut desk, look("", Column::Score, false));
    let mark = pin(who, true);
    let pinned = shown(ask(&mut desk, mark));
    assert_eq!(
        (pinned.pinned, pinned.undo.as_deref()),
        (1, Some("pinning soap.and_pine"))
    );
    let back = shown(ask(&mut desk, Request::Undo));
    assert_eq!(
        (back.pinned, back.undo.as_deref()),
        (0, Some("import of october.csv"))
    );
    assert_eq!(back.redo.as_deref(), Some("pinning soap.and_pine"));
    let empty = shown(ask(&mut desk, Request::Undo));
    assert_eq!((empty.total, empty.rows.len(), empty.undo), (0, 0, None));
    ask(&mut desk, Request::Redo);
    let again = shown(ask(&mut desk, Request::Redo));
    assert_eq!((again.total, again.pinned), (4, 1));
    let cleared = shown(ask(
        &mut desk,
        Request::Edit {
            whose: Whose::All,
            edit: Edit::Remove,
            opening: 0,
        },
    ));
    assert_eq!(cleared.total, 0);
    assert_eq!(shown(ask(&mut desk, Request::Undo)).total, 4);
}

#[test]
fn a_second_file_does_what_the_user_chose() {
    for (twice, total) in [
        (Twice::Skip, 4),
        (Twice::Replace, 4),
        (Twice::Fill, 4),
        (Twice::Keep, 9),
    ] {
        let mut desk = desk();
        ask(
            &mut desk,
            Request::Read {
                name: "again.csv".to_owned(),
            },
        );
        let proposed = proposal(ask(&mut desk, Request::Duplicates(twice)));
        assert_eq!(proposed.twice, twice);
        let after = shown(ask(&mut desk, Request::Take));
        assert_eq!(after.total, total, "{twice:?}");
        let changed = matches!(twice, Twice::Replace | Twice::Keep);
        assert_eq!(after.undo.is_some_and(|u| u.contains("again")), changed);
    }
}

#[test]
fn a_corrected_column_is_read_anew() {
    let mut desk = Desk::default();
    let proposed = proposal(ask(
        &mut desk,
        Request::Read {
            name: "o.csv".to_owned(),
        },
    ));
    let followers = proposed
        .columns
        .iter()
        .position(|c| c.header == "Follower")
        .unwrap();
    let left_out = Request::Assign {
        column: followers as u32,
        field: None,
    };
    let corrected = proposal(ask(&mut desk, left_out));
    assert_eq!(corrected.columns[followers].field, None);
    assert_eq!(
        drafted(&corrected).counts.repaired,
        0,
        "nothing is wrong in a column that is left out"
    );
    ask(&mut desk, Request::Take);
    let all = shown(ask(&mut desk, look("", Column::Name, true)));
    assert!(all.rows.iter().all(|row| row.followers.is_none()));
}

#[test]
fn another_brief_scores_anew() {
    let mut desk = desk();
    let before = shown(ask(&mut desk, look("", Column::Name, true)));
    let other = settings("category=gaming&budget=500000&goal=awareness");
    let after = shown(ask(&mut desk, other));
    let score = |shown: &Shown| shown.rows.iter().map(|r| r.score.1).collect::<Vec<f32>>();
    let (before, after) = (score(&before), score(&after));
    assert!(
        after[0] > before[0] + 10.0,
        "big.one gains: {before:?} {after:?}"
    );
    assert!(
        after[2] < before[2] - 10.0,
        "soap.and_pine loses: {before:?} {after:?}"
    );
}

#[test]
fn what_is_usual_is_told_in_the_currency_of_the_brief() {
    let usual = |currency: &str| {
        let mut desk = Desk::default();
        let query = format!("goal=engagement&budget=5000&currency={currency}");
        ask(&mut desk, settings(&query));
        let rows = "Handle,Platform,Followers\nsoap,Instagram,20000\n".to_owned();
        ask(&mut desk, Request::Paste(rows));
        ask(&mut desk, Request::Take);
        let shown = shown(ask(&mut desk, look("", Column::Name, true)));
        shown.rows[0].usual_fee.clone()
    };
    let ((dollars, usd), (yen, jpy)) = (usual("USD"), usual("JPY"));
    assert_eq!((usd.as_str(), jpy.as_str()), ("USD", "JPY"));
    let yens = Currency::parse("JPY").unwrap();
    let rate = Context::default().rates.per_usd(yens) as f32;
    assert!((yen / dollars / rate - 1.0).abs() < 1e-4, "{dollars} {yen}");
}

#[test]
fn a_change_in_rows_of_before_another_tab_was_heard_of_is_declined() {
    let mut desk = desk();
    ask(&mut desk, Request::Open(Default::default()));
    let replies = ask(&mut desk, pin(0, true));
    assert!(
        replies.iter().any(|r| matches!(r, Reply::Declined(_))),
        "{replies:?}"
    );
}

#[test]
fn what_changes_under_a_file_that_waits_is_in_it() {
    let mut desk = desk();
    ask(&mut desk, Request::Undo);
    ask(
        &mut desk,
        Request::Paste("handle\nanother.one\nyet.another\n".to_owned()),
    );
    // Four come back while two wait.
    ask(&mut desk, Request::Redo);
    assert_eq!(shown(ask(&mut desk, Request::Take)).total, 6);
    assert_eq!(shown(ask(&mut desk, Request::Undo)).total, 4);
}

#[test]
fn a_file_of_too_many_rows_is_refused_with_what_to_do() {
    let rows: String = (0..200_001).map(|i| format!("creator{i},{i}\n")).collect();
    let mut desk = Desk::default();
    let replies = ask(
        &mut desk,
        Request::Paste(format!("handle,followers\n{rows}")),
    );
    let refused = replies.iter().find_map(|reply| match reply {
        Reply::Refused(why) => Some(why.as_str()),
        _ => None,
    });
    assert!(refused.is_some_and(|why| why.contains("200000") && why.contains("in parts")));
}

#[test]
fn another_scheme_gives_what_it_gives_from_the_start() {
    let brief = link::parse("category=gaming&budget=500000&goal=awareness").0;
    let settings = |scheme: TierScheme| {
        let workspace = Workspace {
            brief: brief.clone(),
            context: Context {
                scheme,
                ..Context::default()
            },
        };
        Request::Settings(persist::encode(&workspace, 2))
    };
    for scheme in schemes::presets() {
        let mut changed = desk();
        ask(&mut changed, settings(schemes::default_scheme()));
        ask(&mut changed, settings(scheme.clone()));
        let mut fresh = desk();
        ask(&mut fresh, settings(scheme));
        let [changed, fresh] = [&mut changed, &mut fresh]
            .map(|d| shown(ask(d, look("tier:micro", Column::Score, false))));
        assert_eq!(changed, fresh);
    }
}

#[test]
fn nonsense_does_no_harm() {
    let mut desk = Desk::default();
    for request in [
        Request::Take,
        Request::Undo,
        Request::Redo,
        Request::Assign {
            column: 9,
            field: Some(200),
        },
        Request::Edit {
            whose: Whose::One(77),
            edit: Edit::Mark {
                mark: Mark::Pinned,
                on: true,
            },
            opening: 0,
        },
        Request::Detail { who: Some(77) },
        Request::Settings("nonsense".to_owned()),
        Request::Paste(String::new()),
        Request::Take,
        look("\"\" -- : er: tier:", Column::Name, true),
    ] {
        ask(&mut desk, request);
    }
    assert!(desk.roster().is_empty());
}

/// Score and tier of the creators that a file of followers alone gives, for the candle brief.
#[test]
fn nobody_beyond_the_budget_comes_first() {
    let mut desk = desk();
    let sizes = [
        900_u64, 4_000, 30_000, 120_000, 700_000, 3_000_000, 80_000_000,
    ];
    let rows: String = sizes
        .iter()
        .map(|n| format!("c{n},instagram,{n},candles\n"))
        .collect();
    ask(
        &mut desk,
        Request::Paste(format!("handle,platform,followers,niche\n{rows}")),
    );
    ask(&mut desk, Request::Take);
    let all = shown(ask(&mut desk, look("c", Column::Score, false)));
    let score = |name: &str| {
        all.rows
            .iter()
            .find(|r| r.name == name)
            .map(|r| r.score.1)
            .unwrap()
    };
    let fee = |name: &str| {
        all.rows
            .iter()
            .find(|r| r.name == name)
            .map(|r| r.usual_fee.0)
            .unwrap()
    };
    assert!(score("c30000") > score("c3000000") + 5.0);
    assert!(score("c30000") > score("c80000000") + 10.0);
    assert!(
        fee("c80000000") > 5.0 * fee("c3000000"),
        "fees go on rising"
    );
}

/// What is stored after some replies, as the page would keep it: two lists, and the pieces they name.
#[derive(Default)]
struct Store {
    lists: Vec<(u64, Vec<u8>)>,
    pieces: std::collections::BTreeMap<u64, Vec<u8>>,
    written: usize,
}

impl Store {
    fn take(&mut self, replies: &[Reply]) {
        self.written = 0;
        for reply in replies {
            if let Reply::Keep(kept, _) = reply {
                for (id, bytes) in &kept.pieces {
                    if self.pieces.insert(*id, bytes.clone()).is_none() {
                        self.written += bytes.len();
                    }
                }
                let revision = self.lists.last().map_or(1, |(r, _)| r + 1);
                self.lists.push((revision, kept.list.clone()));
                self.written += kept.list.len();
                if self.lists.len() > 2 {
                    self.lists.remove(0);
                }
            }
        }
    }

    fn stored(&self) -> tierwise_roster::wire::Stored {
        tierwise_roster::wire::Stored {
            lists: self
                .lists
                .iter()
                .map(|(r, l)| persist::seal(tierwise_roster::keep::SCHEMA, *r, l))
                .collect(),
            pieces: self
                .pieces
                .iter()
                .map(|(id, bytes)| (*id, bytes.clone()))
                .collect(),
        }
    }

    fn size(&self) -> usize {
        self.pieces
            .values()
            .chain(self.lists.iter().map(|(_, l)| l))
            .map(Vec::len)
            .sum()
    }
}

fn opened(replies: &[Reply]) -> tierwise_roster::wire::Opened {
    let found = replies.iter().find_map(|reply| match reply {
        Reply::Opened(opened) => Some(opened.clone()),
        _ => None,
    });
    found.unwrap()
}

/// A thousand invented creators.
fn thousand() -> String {
    rows(1_000)
}

fn rows(count: u32) -> String {
    let row = |i: u32| {
        format!(
            "creator_{}{},{},food,{}\n",
            i.wrapping_mul(2_654_435_761),
            i,
            1_000 + i * 37,
            40 + i % 300
        )
    };
    std::iter::once("handle,followers,niche,fee\n".to_owned())
        .chain((0..count).map(row))
        .collect()
}

#[test]
fn what_is_kept_comes_back_and_a_change_writes_little() {
    use tierwise_roster::wire::Opened;
    let mut store = Store::default();
    let mut desk = Desk::default();
    ask(&mut desk, Request::Paste(thousand()));
    store.take(&ask(&mut desk, Request::Take));
    let first = store.size();
    let who = shown(ask(&mut desk, look("creator_0", Column::Name, true))).rows[0].who;
    store.take(&ask(&mut desk, pin(who, true)));
    // Two pieces of 512: a change packs one of them.
    assert!(
        store.written < first * 6 / 10,
        "{} of {first}",
        store.written
    );

    let mut again = Desk::default();
    let replies = ask(&mut again, Request::Open(store.stored()));
    assert_eq!(opened(&replies), Opened::Whole { revision: 2 });
    let back = shown(ask(&mut again, look("", Column::Name, true)));
    assert_eq!((back.total, back.pinned), (1_000, 1));
    // Going on writes only what changes.
    store.take(&ask(&mut again, opened_times(pin(who, false), 1)));
    assert!(store.written < first * 6 / 10);
    let replies = ask(&mut Desk::default(), Request::Open(store.stored()));
    assert_eq!(opened(&replies), Opened::Whole { revision: 3 });
}

#[test]
fn a_damaged_store_gives_the_last_good_state_and_says_so() {
    use tierwise_roster::wire::Opened;
    let mut store = Store::default();
    let mut desk = Desk::default();
    ask(&mut desk, Request::Paste(thousand()));
    store.take(&ask(&mut desk, Request::Take));
    let before: Vec<u64> = store.pieces.keys().copied().collect();
    let who = shown(ask(&mut desk, look("", Column::Name, true))).rows[0].who;
    store.take(&ask(&mut desk, pin(who, true)));
    let open = |stored| {
        let mut desk = Desk::default();
        let opened = opened(&ask(&mut desk, Request::Open(stored)));
        (opened, desk.roster().len())
    };
    // A piece of the newest generation is cut.
    let mut cut = store.stored();
    for (id, bytes) in &mut cut.pieces {
        if !before.contains(id) {
            bytes.truncate(bytes.len() / 2);
        }
    }
    assert!(
        matches!(open(cut), (Opened::Repaired { revision: 2, told }, 1_000) if told.len() == 2)
    );
    // The newest list is cut.
    let mut cut = store.stored();
    cut.lists[1].truncate(60);
    assert!(matches!(
        open(cut),
        (Opened::Repaired { revision: 1, .. }, 1_000)
    ));
    // Everything is gone or strange.
    let mut gone = store.stored();
    gone.pieces.clear();
    assert!(matches!(open(gone), (Opened::Damaged(_), 0)));
    let mut strange = store.stored();
    strange.lists = vec!["{}".to_owned()];
    assert!(matches!(open(strange), (Opened::Damaged(_), 0)));
    let mut newer = store.stored();
    newer.lists[1] = persist::seal(tierwise_roster::keep::SCHEMA + 1, 9, b"unheard of");
    assert!(matches!(open(newer), (Opened::Newer, 0)));
    assert!(matches!(open(Default::default()), (Opened::Nothing, 0)));
}

/// What a desk says to a request, and nothing that it does afterwards.
fn hears(desk: &mut Desk, request: Request, file: &[u8]) -> Vec<Reply> {
    let mut replies = Vec::new();
    desk.hear(request, file, &mut |reply| replies.push(reply));
    replies
}

fn read(name: &str) -> Request {
    let name = name.to_owned();
    Request::Read { name }
}

/// What a desk says while it goes on with a file, piece by piece.
fn pieces(desk: &mut Desk) -> Vec<Vec<Reply>> {
    let mut pieces = vec![Vec::new()];
    while desk.read_on(&mut |reply| pieces.last_mut().unwrap().push(reply)) {
        pieces.push(Vec::new());
    }
    pieces
}

#[test]
fn reading_ends_where_it_is_cancelled() {
    let file = thousand();
    for before in 0..2 {
        let mut desk = Desk::default();
        let begun = hears(&mut desk, read("big.csv"), file.as_bytes());
        assert!(
            matches!(begun[..], [Reply::Progress { rows: 1_001, .. }]),
            "{begun:?}"
        );
        for _ in 0..before {
            assert!(desk.read_on(&mut |reply| panic!("{reply:?}")));
        }
        assert_eq!(hears(&mut desk, Request::Drop, &[]), [Reply::GivenUp]);
        assert!(!desk.read_on(&mut |reply| panic!("{reply:?}")));
        assert!(hears(&mut desk, Request::Take, &[]).is_empty());
    }
    // Once it is proposed there is nothing to be given up, and nothing more is done for it.
    let mut desk = Desk::default();
    hears(&mut desk, read("big.csv"), file.as_bytes());
    while !desk.read_on(&mut |_| {}) {}
    desk.read_on(&mut |reply| assert!(matches!(reply, Reply::Proposed(_))));
    assert!(hears(&mut desk, Request::Drop, &[]).is_empty());
    assert!(!desk.read_on(&mut |reply| panic!("{reply:?}")));
}

#[test]
fn of_every_file_it_is_told_what_became_of_it() {
    let mut desk = Desk::default();
    let file = thousand();
    hears(&mut desk, read("first.csv"), file.as_bytes());
    let second = hears(&mut desk, read("second.csv"), file.as_bytes());
    assert!(
        matches!(second[..], [Reply::GivenUp, Reply::Progress { .. }]),
        "{second:?}"
    );
    let told = pieces(&mut desk);
    assert!(told.len() <= 4, "so many turns are time: {}", told.len());
    let told: Vec<Reply> = told.into_iter().flatten().collect();
    // The first rows come when it is scored.
    assert!(
        matches!(&told[..], [Reply::Proposed(file), Reply::Ahead(_)] if file.name == "second.csv")
    );
    // A workbook between is read elsewhere; what is proposed stays.
    desk.stop_reading(&mut |reply| panic!("{reply:?}"));
    let taken = hears(&mut desk, Request::Take, &[]);
    assert!(matches!(taken.first(), Some(Reply::Taken(_))));
}

#[test]
fn whoever_confirms_at_once_has_the_same_as_who_waits() {
    let shown = |file: &str, waits: bool| {
        let mut desk = Desk::default();
        hears(&mut desk, read("big.csv"), file.as_bytes());
        let mut proposed = false;
        while !proposed {
            desk.read_on(&mut |reply| proposed = matches!(reply, Reply::Proposed(_)));
        }
        while waits && desk.read_on(&mut |_| {}) {}
        hears(&mut desk, Request::Take, &[])
    };
    for file in [rows(1_000), rows(12_000)] {
        assert_eq!(shown(&file, true), shown(&file, false));
    }
}

#[test]
fn columns_of_a_long_file_are_proposed_before_its_rows_are_counted() {
    let mut desk = Desk::default();
    hears(&mut desk, read("big.csv"), rows(12_000).as_bytes());
    let told: Vec<Reply> = pieces(&mut desk).into_iter().flatten().collect();
    let [
        Reply::Proposed(proposed),
        Reply::Counted(counted),
        Reply::Ahead(_),
    ] = &told[..]
    else {
        panic!("{told:?}");
    };
    assert_eq!(proposed.drafted, None);
    assert_eq!(
        (counted.counts.rows, counted.counts.taken),
        (12_000, 12_000)
    );
    assert!(counted.network.told.is_some(), "{counted:?}");
}

#[test]
fn a_yes_before_it_is_counted_takes_in_nobody_where_nobody_is() {
    let mut desk = Desk::default();
    let nobody = format!("handle,followers\n{}", ",many\n".repeat(12_000));
    hears(&mut desk, read("big.csv"), nobody.as_bytes());
    let mut proposed = false;
    while !proposed {
        desk.read_on(&mut |reply| proposed = matches!(reply, Reply::Proposed(_)));
    }
    let answer = hears(&mut desk, Request::Take, &[]);
    assert!(
        matches!(&answer[..], [Reply::Counted(file)] if file.counts.taken == 0),
        "{answer:?}"
    );
    // It is still there to be read otherwise.
    let field = None;
    let again = hears(&mut desk, Request::Assign { column: 1, field }, &[]);
    assert!(matches!(again[..], [Reply::Proposed(_)]), "{again:?}");
}
