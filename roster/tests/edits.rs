//! What is changed by hand: figures and texts, relations, weights, lines of a file put right.
#![allow(clippy::unwrap_used, clippy::panic)]

use tierwise_import::Field;
use tierwise_roster::Desk;
use tierwise_roster::columns::Column;
use tierwise_roster::relation::PlainStep;
use tierwise_roster::taste::Taste;
use tierwise_roster::wire::{
    Detail, Edit, Fix, Format, Given, Kept, Opened, PartView, Reply, Report, Request, Said, Stored,
    Value, Whose,
};

mod help;
use help::*;

fn field(field: Field, text: &str) -> Edit {
    let at = Field::ALL.iter().position(|f| *f == field).unwrap();
    Edit::Field {
        field: u8::try_from(at).unwrap(),
        text: text.to_owned(),
    }
}

/// What was kept, as it is stored with a revision.
fn as_stored(kept: Kept, revision: u64) -> Stored {
    let schema = tierwise_roster::keep::SCHEMA;
    let list = tierwise_core::persist::seal(schema, revision, &kept.list);
    Stored {
        lists: vec![list],
        pieces: kept.pieces,
    }
}

fn detail(desk: &mut Desk, who: u32) -> Detail {
    let replies = ask(desk, Request::Detail { who: Some(who) });
    let last = replies.into_iter().rev().find_map(|reply| match reply {
        Reply::Detail(detail) => detail,
        _ => None,
    });
    *last.unwrap()
}

fn declined(replies: &[Reply]) -> Option<&str> {
    replies.iter().find_map(|reply| match reply {
        Reply::Declined(why) => Some(why.as_str()),
        _ => None,
    })
}

#[test]
fn a_figure_is_typed_as_a_file_would_have_it() {
    let mut desk = desk();
    let soap = who(&mut desk, "soap.and_pine");
    for (what, typed, now) in [
        (Field::Followers, "1,2M", "1200000"),
        (Field::EngagementRate, "4,5 %", "4.5%"),
        (Field::Fee, "€1.200,50", "1200.5 EUR"),
        (Field::Credible, "0.91", "91%"),
        (Field::Category, "Candles; Home", "Candles, Home"),
        (Field::City, "Eugene", "Eugene"),
        (Field::Network, "TikTok", "TikTok"),
        (
            Field::Handle,
            "https://www.tiktok.com/@soap.pine?lang=en",
            "soap.pine",
        ),
        (Field::Views, "", ""),
        (Field::Notes, "=not a formula", "=not a formula"),
        // A figure that stands there is typed again as it is, and tells what a point means.
        (Field::Likes, "12.3450", "12.3450"),
        (Field::Likes, "12.346", "12.3460"),
        (Field::Likes, "12,346", "12346"),
        // Over a whole number nothing tells, and thousands are likelier.
        (Field::Likes, "12.345", "12345"),
        (Field::Views, "1234567.126", "1234567.1260"),
        (Field::Fee, "1.234 KWD", "1.2340 KWD"),
        (Field::Fee, "1.2340 KWD", "1.2340 KWD"),
        (Field::Fee, "1.234 USD", "1234 USD"),
        (Field::Fee, "1.200,50 €", "1200.5 EUR"),
        // Texts are taken as they stand, whatever a file would mean by them.
        (Field::Country, "NA", "NA"),
        (Field::City, "x", "x"),
        (Field::Name, "N/A", "N/A"),
        (Field::Name, "-", "-"),
        (Field::Name, "soap.pine", "soap.pine"),
    ] {
        let replies = ask(&mut desk, edit(soap, field(what, typed)));
        assert_eq!(declined(&replies), None, "{typed}");
        let all = detail(&mut desk, soap).fields;
        let (_, _, value) = all
            .iter()
            .find(|(_, label, _)| label == what.label())
            .unwrap();
        assert_eq!(value, now, "{typed}");
    }
    let row = detail(&mut desk, soap).row;
    assert_eq!(
        (row.followers, row.fee),
        (Some(1_200_000), Some((120_050, "EUR".to_owned())))
    );
    // The handle was the name, and still is.
    assert_eq!(row.name, "soap.pine");
}

#[test]
fn what_cannot_be_taken_is_declined_and_changes_nothing() {
    let mut desk = desk();
    let soap = who(&mut desk, "soap.and_pine");
    let before = detail(&mut desk, soap);
    for wrong in [
        field(Field::Followers, "many"),
        field(Field::Followers, "-5"),
        field(Field::Credible, "300%"),
        field(Field::Network, "Telegraph"),
        field(Field::Handle, "@a and @b"),
        field(Field::Handle, "@a, @b"),
        field(Field::Handle, "-"),
        field(Field::Handle, "https://www.instagram.com/p/Cabc123/"),
        field(Field::Handle, "https://www.tiktok.com/@zz"),
        field(Field::Campaign, "x"),
        Edit::Tag {
            tag: " ".to_owned(),
            on: true,
        },
        Edit::Next(Some(PlainStep {
            on: "2026-02-30".to_owned(),
            what: "Call".to_owned(),
        })),
        Edit::Gift {
            on: "2026-02-03".to_owned(),
            what: String::new(),
            cost: "5".to_owned(),
        },
        Edit::Package(Some(("0".to_owned(), "100".to_owned()))),
        Edit::Package(Some(("3".to_owned(), "much".to_owned()))),
    ] {
        let replies = ask(&mut desk, edit(soap, wrong.clone()));
        let why = declined(&replies);
        assert!(
            why.is_some_and(|why| why.ends_with('.')),
            "{wrong:?}: {why:?}"
        );
        assert!(
            matches!(replies.last(), Some(Reply::Settled(_))),
            "{wrong:?}"
        );
    }
    // One of many that cannot be changed leaves all as they were: nothing would name them.
    let handle = Request::Edit {
        whose: Whose::All,
        edit: field(Field::Handle, ""),
        opening: 0,
    };
    assert!(declined(&ask(&mut desk, handle)).is_some());
    assert_eq!(detail(&mut desk, soap), before);
}

#[test]
fn an_address_says_where_the_profile_is() {
    let mut desk = Desk::default();
    let list = "Handle,Followers\n@anna,12k\n@bela,5k\n".to_owned();
    ask(&mut desk, Request::Paste(list));
    ask(&mut desk, Request::Take);
    let anna = who(&mut desk, "anna");
    let address = field(Field::Handle, "https://www.tiktok.com/@anna.z");
    let replies = ask(&mut desk, edit(anna, address));
    assert_eq!(declined(&replies), None);
    let Detail { row, fields, .. } = detail(&mut desk, anna);
    assert_eq!((row.name.as_str(), row.followers), ("anna.z", Some(12_000)));
    for (what, now) in [(Field::Network, "TikTok"), (Field::Handle, "anna.z")] {
        let shown = fields.iter().find(|(_, label, _)| label == what.label());
        assert_eq!(shown.unwrap().2, now);
    }
}

#[test]
fn relations_are_kept_found_and_taken_back() {
    let mut desk = desk();
    let soap = who(&mut desk, "soap.and_pine");
    for said in [
        Edit::Stage(Some("negotiating".to_owned())),
        Edit::Tag {
            tag: "Spring drop".to_owned(),
            on: true,
        },
        Edit::Next(Some(PlainStep {
            on: "2026-03-01".to_owned(),
            what: "Ask for the draft".to_owned(),
        })),
        Edit::Gift {
            on: "2026-02-01".to_owned(),
            what: "Two candles".to_owned(),
            cost: "24".to_owned(),
        },
        Edit::Package(Some(("3".to_owned(), "$900".to_owned()))),
    ] {
        assert_eq!(declined(&ask(&mut desk, edit(soap, said))), None);
    }
    for (filter, found) in [
        ("stage:negotiating", 1),
        ("stage:none", 3),
        ("tag:\"spring drop\"", 1),
        ("tag:spring", 1),
        ("tag:summer", 0),
        ("spring", 1),
        ("due:2026-02-28", 0),
        ("due:2026-03-01", 1),
        ("due:any", 1),
    ] {
        let shown = shown(ask(&mut desk, look(filter, Column::Next, true)));
        assert_eq!((shown.matched, shown.problems), (found, vec![]), "{filter}");
    }
    let relation = detail(&mut desk, soap).row.relation;
    assert_eq!(relation.gifts[0].cost, 2_400);
    assert_eq!(relation.package.as_ref().unwrap().price, 90_000);

    // What is kept has it all, and a figure that is replaced leaves it.
    ask(&mut desk, edit(soap, field(Field::Followers, "13k")));
    ask(&mut desk, Request::KeepAll);
    let Some(Reply::Keep(kept, _)) = ask(&mut desk, Request::KeepAll).into_iter().last() else {
        panic!("everything is packed");
    };
    let mut again = Desk::default();
    ask(&mut again, Request::Open(as_stored(kept, 1)));
    assert_eq!(detail(&mut again, soap).row.relation, relation);

    for _ in 0..6 {
        ask(&mut desk, Request::Undo);
    }
    assert_eq!(detail(&mut desk, soap).row.relation, Default::default());
}

#[test]
fn many_are_changed_at_once_and_back_at_once() {
    let mut desk = desk();
    ask(&mut desk, look("-gaming", Column::Score, false));
    let tag = Edit::Tag {
        tag: "spring".to_owned(),
        on: true,
    };
    let tagged = shown(ask(
        &mut desk,
        Request::Edit {
            whose: Whose::Matched,
            edit: tag,
            opening: 0,
        },
    ));
    assert_eq!(tagged.tags, [("spring".to_owned(), 3)]);
    assert_eq!(tagged.undo.as_deref(), Some("tag “spring” on 3 creators"));
    assert_eq!(shown(ask(&mut desk, Request::Undo)).tags, []);
    let removed = shown(ask(
        &mut desk,
        Request::Edit {
            whose: Whose::Matched,
            edit: Edit::Remove,
            opening: 0,
        },
    ));
    assert_eq!((removed.total, removed.matched), (1, 0));
    assert_eq!(shown(ask(&mut desk, Request::Undo)).total, 4);
}

#[test]
fn lines_are_put_right_and_read_again() {
    let mut desk = Desk::default();
    let list = "Handle,Followers,Fee\n@anna,12k,100\n,5k,50\n@cleo,many,lots\n@anna,9k,70\n";
    ask(&mut desk, Request::Paste(list.to_owned()));
    let before = report(&ask(&mut desk, Request::Take)).counts;
    assert_eq!((before.taken, before.repaired, before.rejected), (2, 1, 2));
    // Changed by hand meanwhile: that stays.
    let c = who(&mut desk, "cleo");
    ask(&mut desk, edit(c, field(Field::City, "Eugene")));
    let fixes = [(3, 0, "@bela"), (4, 1, "8.5k"), (4, 2, "$80")];
    let fixes = fixes.map(|(line, place, text)| Fix {
        line,
        place,
        text: text.to_owned(),
    });
    let replies = ask(&mut desk, Request::Retry(fixes.to_vec()));
    let told = report(&replies);
    assert_eq!(
        (
            told.counts.taken,
            told.counts.repaired,
            told.counts.rejected
        ),
        (3, 0, 1)
    );
    assert_eq!(
        told.groups.len(),
        1,
        "only the one who came twice: {:?}",
        told.groups
    );
    let after = shown(ask(&mut desk, look("", Column::Name, true)));
    let figures: Vec<_> = after
        .rows
        .iter()
        .map(|r| (r.name.as_str(), r.followers, r.fee.as_ref().map(|f| f.0)))
        .collect();
    assert_eq!(
        figures,
        [
            ("anna", Some(12_000), Some(10_000)),
            ("bela", Some(5_000), Some(5_000)),
            ("cleo", Some(8_500), Some(8_000))
        ]
    );
    assert_eq!(after.rows[2].place, "Eugene");
    // All of it is one step back.
    assert_eq!(shown(ask(&mut desk, Request::Undo)).total, 2);
}

#[test]
fn a_correction_that_is_wrong_leaves_what_the_file_has_and_whose_it_is() {
    let mut desk = Desk::default();
    let list = "Handle,Followers,Fee\n@cleo,many,100\n,5k,50\n@cleo,9k,70\n";
    ask(&mut desk, Request::Paste(list.to_owned()));
    ask(&mut desk, Request::Take);
    let wrong = Fix {
        line: 2,
        place: 1,
        text: "loads".to_owned(),
    };
    let told = report(&ask(&mut desk, Request::Retry(vec![wrong])));
    let of = |line| {
        let mut all = told.groups.iter().flat_map(|group| &group.first);
        all.find(|told| told.line == line).unwrap()
    };
    let shown = |line| {
        let told = of(line);
        (&*told.whose, &*told.value, told.in_file.as_deref())
    };
    assert_eq!(shown(2), ("@cleo", "loads", Some("many")));
    assert_eq!(shown(3), ("", "", Some(",5k,50")));
    assert_eq!(shown(4), ("@cleo", "cleo", None));
    let csv = ask(&mut desk, Request::IssuesCsv)
        .into_iter()
        .find_map(|reply| match reply {
            Reply::File { bytes, .. } => String::from_utf8(bytes).ok(),
            _ => None,
        })
        .unwrap();
    for words in [
        "2,\"'@cleo\",\"Followers\",\"loads\",\"many\"",
        "\",5k,50\"",
        "\"'@cleo,9k,70\"",
    ] {
        assert!(csv.contains(words), "{words} is not in {csv}");
    }
}

#[test]
fn a_row_is_taken_in_the_place_of_the_one_it_repeats() {
    let mut desk = Desk::default();
    let list = "Handle,Followers,Fee\n@anna,12k,100\n@bela,5k+,50\n@anna,9k,70\n";
    ask(&mut desk, Request::Paste(list.to_owned()));
    let told = report(&ask(&mut desk, Request::Take));
    let of = |report: &Report, line| {
        let all = report.groups.iter().flat_map(|group| &group.first);
        all.clone().find(|told| told.line == line).cloned()
    };
    assert_eq!(of(&told, 3).unwrap().now, "5000");
    let apart = of(&told, 4).unwrap().apart.unwrap();
    let apart: Vec<_> = apart
        .into_iter()
        .map(|a| (a.what, a.here, a.there))
        .collect();
    let figures =
        |what: &str, here, there| (what.to_owned(), Said::Figure(here), Said::Figure(there));
    let followers = figures("Platform unknown followers", 9_000.0, 12_000.0);
    assert_eq!(apart, [followers, figures("Fee, USD", 70.0, 100.0)]);
    let told = report(&ask(&mut desk, Request::Prefer(4)));
    assert_eq!((told.counts.taken, told.counts.rejected), (3, 0));
    assert_eq!(told.counts.creators, 2, "rows of one creator are one");
    assert_eq!(of(&told, 4), None);
    let anna = |desk: &mut Desk| {
        let who = who(desk, "anna");
        detail(desk, who).profiles.remove(0).followers
    };
    assert_eq!(anna(&mut desk), Some(9_000));
    // It is not there twice, and not taken back twice.
    assert!(declined(&ask(&mut desk, Request::Prefer(4))).is_some());
    ask(&mut desk, Request::Undo);
    assert_eq!(anna(&mut desk), Some(12_000));
}

#[test]
fn corrections_of_a_line_add_up_and_follow_who_it_gave() {
    let fix = |line, place, text: &str| {
        let text = text.to_owned();
        Request::Retry(vec![Fix { line, place, text }])
    };
    let list = "Handle,Followers,Likes\n@anna,12.5k+,3k+\n@bela,8k+,\n";
    let mut desk = Desk::default();
    ask(&mut desk, Request::Paste(list.to_owned()));
    ask(&mut desk, Request::Take);
    ask(&mut desk, fix(2, 1, "12,600"));
    let told = report(&ask(&mut desk, fix(2, 2, "3,333")));
    assert_eq!(
        told.counts.repaired, 1,
        "only bela's line: {:?}",
        told.groups
    );
    let anna = who(&mut desk, "anna");
    let profile = detail(&mut desk, anna).profiles.remove(0);
    assert_eq!(profile.followers, Some(12_600));
    assert_eq!(profile.figures, [("likes a post".to_owned(), 3_333.0)]);

    // Whoever has another name by now is still who came of the line.
    let bela = who(&mut desk, "bela");
    ask(&mut desk, edit(bela, field(Field::Handle, "bela.renamed")));
    ask(&mut desk, fix(3, 2, "500"));
    let all = shown(ask(&mut desk, look("", Column::Name, true)));
    assert_eq!(names(&all), ["anna", "bela.renamed"]);

    // What was taken back is not brought in line by line.
    for _ in 0..5 {
        ask(&mut desk, Request::Undo);
    }
    let replies = ask(&mut desk, fix(2, 1, "9,000"));
    assert!(declined(&replies).is_some_and(|why| why.contains("taken back")));
    assert!(desk.roster().is_empty());
}

#[test]
fn a_fee_stays_the_price_of_the_same_thing_and_nobody_is_called_twice() {
    let mut desk = Desk::default();
    let list = "handle,Instagram Reel (USD),Instagram Story (USD)\nanna,100,50\nbela,90,40\n";
    ask(&mut desk, Request::Paste(list.to_owned()));
    ask(&mut desk, Request::Take);
    let anna = who(&mut desk, "anna");
    ask(&mut desk, edit(anna, field(Field::Fee, "$120")));
    let prices = detail(&mut desk, anna).prices;
    let prices: Vec<_> = prices
        .iter()
        .map(|p| (p.deliverable.contains("Reel"), p.minor))
        .collect();
    assert_eq!(prices, [(true, 12_000), (false, 5_000)]);
    let replies = ask(&mut desk, edit(anna, field(Field::Handle, "Bela")));
    assert!(
        declined(&replies).is_some_and(|why| why.contains("already")),
        "{replies:?}"
    );
}

#[test]
fn columns_are_read_as_they_were_corrected() {
    let list = "Who,Size\n@a,12k\n@b,5k\n";
    let mut desk = Desk::default();
    let first = proposal(ask(&mut desk, Request::Paste(list.to_owned())));
    assert!(!first.remembered);
    let notes = Field::ALL.iter().position(|f| *f == Field::Notes).unwrap();
    let assign = Request::Assign {
        column: 1,
        field: u8::try_from(notes).ok(),
    };
    ask(&mut desk, assign);
    let Some(Reply::Keep(kept, _)) = ask(&mut desk, Request::Take).into_iter().last() else {
        panic!("it is kept");
    };
    let mut again = Desk::default();
    ask(&mut again, Request::Open(as_stored(kept, 1)));
    let second = proposal(ask(
        &mut again,
        Request::Paste("Who,Size\n@c,1k\n".to_owned()),
    ));
    assert!(second.remembered);
    assert_eq!(second.columns[1].field.map(usize::from), Some(notes));
    let other = proposal(ask(
        &mut again,
        Request::Paste("Who,Followers\n@c,1k\n".to_owned()),
    ));
    assert!(!other.remembered);
}

#[test]
fn weights_and_gate_change_the_order_and_can_be_taken_back() {
    let mut desk = desk();
    let before = shown(ask(&mut desk, look("", Column::Score, false)));
    assert_eq!(before.weights, before.preset);
    let only_reach = Taste {
        weights: Some([50.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        gate: Some(0.2),
    };
    let after = shown(ask(&mut desk, Request::Taste(only_reach)));
    assert_eq!(after.weights, [100.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    let by_reach: Vec<_> = after
        .rows
        .iter()
        .filter(|r| !r.outside)
        .map(|r| r.score.1)
        .collect();
    assert!(by_reach.is_sorted_by(|a, b| a >= b), "{by_reach:?}");
    // Berlin is not in Oregon: last, whatever the score.
    assert_eq!((after.outside, names(&after)[3]), (1, "big.one"));
    assert_eq!(
        names(&shown(ask(
            &mut desk,
            look("is:outside", Column::Score, false)
        ))),
        ["big.one"]
    );
    ask(&mut desk, look("", Column::Score, false));
    let back = shown(ask(&mut desk, Request::Undo));
    assert_eq!((names(&back), back.outside), (names(&before), 0));
}

#[test]
fn stability_tells_the_sure_from_the_close() {
    let mut desk = Desk::default();
    let rows = |(from, to): (u32, u32)| -> String {
        (from..to)
            .map(|i| format!("c{i},{},3.{}%\n", 10_000 + 400 * i, i % 10))
            .collect()
    };
    ask(
        &mut desk,
        Request::Paste(format!(
            "handle,followers,er\nbest,40000,5%\n{}worst,900,0.1%\n",
            rows((0, 40))
        )),
    );
    ask(&mut desk, Request::Take);
    let (best, worst) = (who(&mut desk, "best"), who(&mut desk, "worst"));
    assert_eq!(detail(&mut desk, best).stable, Some(1.0));
    assert_eq!(detail(&mut desk, worst).stable, Some(0.0));
    let sum: f64 = shown(ask(&mut desk, look("", Column::Name, true)))
        .rows
        .iter()
        .map(|row| detail(&mut desk, row.who).stable.unwrap())
        .sum();
    assert!(
        (sum - 10.0).abs() < 1e-9,
        "ten places are given every time: {sum}"
    );
}

#[test]
fn an_account_may_behave_like_another_tier() {
    let mut desk = Desk::default();
    let list = "handle,platform,followers,engagement rate by followers\nlively,instagram,120000,5%\nusual,instagram,120000,1.2%\nsure,instagram,30000,3%\nsilent,instagram,120000,\n";
    ask(&mut desk, Request::Paste(list.to_owned()));
    ask(&mut desk, Request::Take);
    let all = shown(ask(&mut desk, look("", Column::Name, true)));
    let like: Vec<_> = all
        .rows
        .iter()
        .map(|r| (r.name.as_str(), r.behaves.as_ref().map(|b| b.0.as_str())))
        .collect();
    assert_eq!(
        like,
        [
            ("lively", Some("micro")),
            ("silent", None),
            ("sure", None),
            ("usual", None)
        ]
    );
}

#[test]
fn a_roster_of_schema_1_opens_and_is_kept_in_the_newest() {
    let stored = golden(include_str!("golden/roster-1.txt"));
    let mut desk = Desk::default();
    let replies = ask(&mut desk, Request::Open(stored));
    assert!(
        replies.contains(&Reply::Opened(Opened::Whole { revision: 7 })),
        "{replies:?}"
    );
    let all = shown(ask(&mut desk, look("", Column::Name, true)));
    assert_eq!(names(&all), ["no.figures", "soap.pine", "wick_and_wool"]);
    assert_eq!((all.pinned, all.excluded), (1, 1));
    let soap = &all.rows[1];
    assert_eq!(
        (
            soap.followers,
            soap.contact.as_str(),
            soap.fee.as_ref().unwrap().0
        ),
        (Some(12_500), "a@b.example", 25_000)
    );
    // The next change writes everything in the newest schema.
    let Some(Reply::Keep(kept, _)) = ask(&mut desk, opened_times(pin(2, true), 1))
        .into_iter()
        .last()
    else {
        panic!("it is kept");
    };
    assert_eq!(kept.pieces.len(), kept.used.len());
    let mut again = Desk::default();
    ask(&mut again, Request::Open(as_stored(kept, 8)));
    let back = shown(ask(&mut again, look("", Column::Name, true)));
    assert_eq!((names(&back), back.pinned), (names(&all), 2));
}

#[test]
fn what_is_exported_comes_back() {
    let mut desk = desk();
    let soap = who(&mut desk, "soap.and_pine");
    ask(
        &mut desk,
        edit(
            soap,
            field(Field::Notes, "=SUM(A1) \"quoted\", and\na second line"),
        ),
    );
    ask(&mut desk, edit(soap, field(Field::Views, "8000")));
    let replies = ask(&mut desk, Request::Export(Whose::All, Format::Csv));
    let Some(Reply::File { bytes, .. }) = replies.first() else {
        panic!("{replies:?}");
    };
    let text = String::from_utf8(bytes.clone()).unwrap();
    let mut again = Desk::default();
    let proposed = proposal(ask(&mut again, Request::Paste(text.clone())));
    assert!(proposed.doubt.is_none(), "{:?}", proposed.doubt);
    ask(&mut again, Request::Take);
    let creators = |desk: &Desk| -> Vec<_> {
        let roster = desk.roster();
        roster.everybody().map(|(_, p)| roster.creator(p)).collect()
    };
    assert_eq!(creators(&again), creators(&desk), "{text}");
}

#[test]
fn an_export_has_every_price_and_what_was_sent() {
    let mut desk = Desk::default();
    let list = "handle,followers,fee,price,price per reel (USD)\nx1,1000,100,50,70\nx2,1,7,8,\n";
    ask(&mut desk, Request::Paste(list.to_owned()));
    ask(&mut desk, Request::Take);
    let first = who(&mut desk, "x1");
    for (on, what, cost) in [
        ("2026-02-01", "Two candles", "24"),
        ("2026-03-01", "Soap", "€4.50"),
    ] {
        let gift = Edit::Gift {
            on: on.to_owned(),
            what: what.to_owned(),
            cost: cost.to_owned(),
        };
        assert_eq!(declined(&ask(&mut desk, edit(first, gift))), None);
    }
    let package = Edit::Package(Some(("3".to_owned(), "€900".to_owned())));
    ask(&mut desk, edit(first, package));
    let replies = ask(&mut desk, Request::Export(Whose::All, Format::Csv));
    let Some(Reply::File { bytes, .. }) = replies.first() else {
        panic!("{replies:?}");
    };
    let text = String::from_utf8(bytes.clone()).unwrap();
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        "\u{feff}\"Name\",\"handle\",\"followers\",\"Fee (USD)\",\"Fee 2 (USD)\",\"price per reel (USD)\",\"Mark\",\
         \"Stage\",\"Tags\",\"Next step\",\"Next step on\",\"Gifts\",\"Package posts\",\"Total package price (EUR)\""
    );
    assert_eq!(
        lines.next().unwrap(),
        "\"x1\",\"x1\",1000,100,50,70,,,,,,\"2026-02-01 Two candles 24 USD; 2026-03-01 Soap 4.5 EUR\",3,900"
    );
    // The package is no price of a post when it is read again.
    let mut again = Desk::default();
    ask(&mut again, Request::Paste(text.clone()));
    ask(&mut again, Request::Take);
    let prices = |desk: &Desk| -> Vec<_> {
        let roster = desk.roster();
        let all = roster.everybody().map(|(_, p)| roster.creator(p).prices);
        all.flatten()
            .map(|p| (p.deliverable, p.amount, p.currency))
            .collect()
    };
    assert_eq!(prices(&again), prices(&desk));
    assert_eq!(prices(&desk).len(), 5);
}

#[test]
fn weights_score_the_same_whether_or_not_all_else_is_scored_anew() {
    let weights = Some([50.0, 3.0, 7.0, 20.0, 11.0, 13.0]);
    let taste = |weights, gate| Request::Taste(Taste { weights, gate });
    let (mut all, mut only_weights) = (desk(), desk());
    let anew = shown(ask(&mut all, taste(weights, Some(0.2))));
    ask(&mut only_weights, taste(None, Some(0.2)));
    let moved = shown(ask(&mut only_weights, taste(weights, Some(0.2))));
    assert_eq!(anew.rows, moved.rows);
    assert_eq!(anew.weights, moved.weights);
}

#[test]
fn orders_made_ready_in_a_pause_follow_every_change() {
    let orders = |desk: &mut Desk| {
        [
            (Column::Name, true),
            (Column::Followers, false),
            (Column::Score, false),
        ]
        .map(|(by, rising)| {
            let shown = shown(ask(desk, look("", by, rising)));
            shown.rows.iter().map(|row| row.who).collect::<Vec<_>>()
        })
    };
    let (mut ready, mut asked) = (desk(), desk());
    for edit in [Edit::Remove, field(Field::Followers, "12m")] {
        for desk in [&mut ready, &mut asked] {
            let first = shown(ask(desk, look("", Column::Name, true)));
            let change = Request::Edit {
                whose: Whose::One(first.rows[0].who),
                edit: edit.clone(),
                opening: first.opening,
            };
            ask(desk, change);
        }
        ready.prepare();
        assert_eq!(orders(&mut ready), orders(&mut asked));
    }
}

/// Changes everybody the filter takes.
fn many(edit: Edit) -> Request {
    Request::Edit {
        whose: Whose::Matched,
        edit,
        opening: 0,
    }
}

#[test]
fn many_get_the_same_at_once_and_one_step_takes_it_back() {
    let mut desk = desk();
    let [soap, moss] = ["soap.and_pine", "mossyhearth"].map(|name| who(&mut desk, name));
    let now = |desk: &mut Desk, who: u32, what: Field| {
        let all = detail(desk, who).fields;
        let found = all.into_iter().find(|(_, label, _)| label == what.label());
        found.unwrap().2
    };
    for (what, typed, read) in [
        (Field::Network, "YouTube", "YouTube"),
        (Field::Category, "Candles; Home", "Candles, Home"),
        (Field::Country, "US", "US"),
        (Field::City, "Salem", "Salem"),
        (Field::Language, "English", "English"),
        (Field::Fee, "300 GBP", "300 GBP"),
    ] {
        let before = [soap, moss].map(|who| now(&mut desk, who, what));
        let replies = ask(&mut desk, many(field(what, typed)));
        assert_eq!(declined(&replies), None, "{typed}");
        for who in [soap, moss] {
            assert_eq!(now(&mut desk, who, what), read);
        }
        ask(&mut desk, Request::Undo);
        assert_eq!([soap, moss].map(|who| now(&mut desk, who, what)), before);
        ask(&mut desk, Request::Redo);
    }
    let step = PlainStep {
        on: "2027-03-01".to_owned(),
        what: "Ask".to_owned(),
    };
    ask(&mut desk, many(Edit::Next(Some(step.clone()))));
    let next = |desk: &mut Desk, who| detail(desk, who).row.relation.next;
    assert_eq!(next(&mut desk, moss), Some(step));
    // One who cannot be changed is named, and nobody is.
    let replies = ask(&mut desk, many(field(Field::Handle, "same")));
    let why = declined(&replies).unwrap();
    assert!(why.contains("Nobody was changed"), "{why}");
    assert_eq!(now(&mut desk, soap, Field::Handle), "soap.and_pine");
}

#[test]
fn the_price_that_counts_is_the_one_that_is_typed_over() {
    let mut desk = Desk::default();
    let file = "Handle,Platform,Followers,Instagram Reel (USD),TikTok video (USD)\n@two,TikTok,20000,900,400\n";
    ask(&mut desk, Request::Paste(file.to_owned()));
    ask(&mut desk, Request::Take);
    let two = who(&mut desk, "two");
    let dollars = |major: i64| Some((major * 100, "USD".to_owned()));
    assert_eq!(detail(&mut desk, two).row.fee, dollars(400));
    ask(&mut desk, edit(two, field(Field::Fee, "450 USD")));
    let seen = detail(&mut desk, two);
    let prices: Vec<_> = seen
        .prices
        .iter()
        .map(|p| (p.deliverable.as_str(), p.minor))
        .collect();
    assert_eq!(seen.row.fee, dollars(450));
    assert_eq!(
        prices,
        [("Instagram Reel", 90_000), ("TikTok video", 45_000)]
    );
}

#[test]
fn a_score_says_what_it_rests_on_and_what_the_file_lacks() {
    let mut desk = desk();
    let soap = who(&mut desk, "soap.and_pine");
    let seen = detail(&mut desk, soap);
    assert_eq!(
        (seen.inputs, seen.missing),
        (
            8,
            [
                "reach or views",
                "likes with comments, shares or saves",
                "credible share"
            ]
            .map(str::to_owned)
            .to_vec()
        )
    );
    let part = |label: &str| seen.parts.iter().find(|part| part.label == label).unwrap();
    let given = |part: &str, label: &str| {
        let found = self::given(&seen.parts, part, label);
        (found.value, found.note)
    };
    assert_eq!(
        given("Engagement", "Engagement rate"),
        (Value::Share(0.034), "basis not stated".to_owned())
    );
    assert_eq!(
        given("Cost", "Fee"),
        (
            Value::Money(48_000, "EUR".to_owned()),
            "from your file".to_owned()
        )
    );
    let peers = part("Engagement").peers.clone().unwrap();
    assert_eq!(peers.who, "micro on Instagram");
    assert_eq!(peers.what, "Engagement rate, Instagram, by followers");
    let (Value::Share(low), Value::Share(typical), Value::Share(high)) =
        (peers.low, peers.typical, peers.high)
    else {
        panic!("no shares");
    };
    assert!(
        low < typical && typical < high && high < 0.2,
        "{low} {typical} {high}"
    );
    assert!(!peers.source.is_empty());
    assert_eq!(part("Influence").peers, None);
    // What a figure beside another cannot be is told with its reason.
    assert!(seen.doubts.is_empty());
    ask(&mut desk, edit(soap, field(Field::Likes, "5000")));
    ask(&mut desk, edit(soap, field(Field::Reach, "4000")));
    let seen = detail(&mut desk, soap);
    assert!(
        seen.row.review && seen.doubts[0].contains("than it reaches"),
        "{:?}",
        seen.doubts
    );
    assert_eq!(
        seen.missing,
        ["likes with comments, shares or saves", "credible share"]
    );
}

fn given(parts: &[PartView], part: &str, label: &str) -> Given {
    let part = parts.iter().find(|p| p.label == part).unwrap();
    let found = part.given.iter().find(|given| given.label == label);
    found.unwrap().clone()
}

#[test]
fn an_audience_that_was_noted_counts_for_its_place_and_is_kept() {
    let mut desk = desk();
    let soap = who(&mut desk, "soap.and_pine");
    let before = detail(&mut desk, soap);
    assert_eq!(before.audience.as_deref(), Some(""));
    let note = |text: &str| edit(soap, Edit::Audience(text.to_owned()));
    for wrong in ["most", "120%", "-1"] {
        let replies = ask(&mut desk, note(wrong));
        assert!(declined(&replies).unwrap().contains("82%"), "{wrong}");
    }
    let replies = ask(&mut desk, note("81,5 %"));
    let seen = detail(&mut desk, soap);
    assert_eq!(seen.audience.as_deref(), Some("81.5%"));
    let share = seen.row.share.unwrap();
    assert!(
        (share.0 - 0.815).abs() < 1e-4 && share.0 == share.2,
        "{share:?}"
    );
    assert_eq!(
        given(&seen.parts, "Reach", "Audience in your place").note,
        "as you noted it"
    );
    // It is there again when the roster is opened, and for another place it says nothing.
    let Some(Reply::Keep(kept, _)) = replies.into_iter().last() else {
        panic!("it is kept");
    };
    let settings = |place: &str| settings(&format!("geo=region&place={place}&goal=engagement"));
    let mut again = Desk::default();
    ask(&mut again, settings("Oregon,%20Washington"));
    ask(&mut again, Request::Open(as_stored(kept, 8)));
    let there = who(&mut again, "soap.and_pine");
    assert_eq!(detail(&mut again, there).audience.as_deref(), Some("81.5%"));
    ask(&mut again, settings("Texas"));
    assert_eq!(detail(&mut again, there).audience.as_deref(), Some(""));
    // As with every share, up to 1 is a fraction.
    ask(&mut desk, note("0.4"));
    assert_eq!(detail(&mut desk, soap).audience.as_deref(), Some("40%"));
    // Nothing typed makes it unknown.
    ask(&mut desk, note(""));
    assert_eq!(detail(&mut desk, soap).row.share, before.row.share);
}

#[test]
fn what_people_do_with_posts_is_read_told_and_changed_by_hand() {
    let mut desk = Desk::default();
    let file = "\
        Handle,Platform,Followers,Avg likes,Avg saves,Sponsored posts %,Sponsored to organic ratio,Conversions per post\n\
        soap.pine,Instagram,12500,98,2,20,0.5,3\n";
    ask(&mut desk, Request::Paste(file.to_owned()));
    ask(&mut desk, Request::Take);
    let soap = who(&mut desk, "soap.pine");
    let seen = detail(&mut desk, soap);
    let told = |label: &str| {
        let found = given(&seen.parts, "Influence", label);
        (found.value, found.note)
    };
    let half = "gives 50".to_owned();
    for (label, value) in [
        ("Saves among likes and saves", Value::Share(0.02)),
        ("Posts that are sponsored", Value::Share(0.2)),
        (
            "Engagement of sponsored posts, of that of others",
            Value::Share(0.5),
        ),
        ("Conversions a post so far", Value::Count(3.0)),
    ] {
        assert_eq!(told(label), (value, half.clone()), "{label}");
    }
    let lacks = "likes with comments, shares or saves".to_owned();
    assert!(!seen.missing.contains(&lacks), "{:?}", seen.missing);
    for (changed, text, now) in [
        (Field::Saves, "1.5k", "1500"),
        (Field::Conversions, "12", "12"),
        (Field::Sponsored, "15 %", "15%"),
        (Field::Sponsored, "0,2", "20%"),
        (Field::PaidEffect, "80", "80%"),
        (Field::PaidEffect, "", ""),
    ] {
        let replies = ask(&mut desk, edit(soap, field(changed, text)));
        assert_eq!(declined(&replies), None);
        let fields = detail(&mut desk, soap).fields;
        let there = fields.iter().find(|(_, label, _)| label == changed.label());
        assert_eq!(there.unwrap().2, now, "{changed:?}");
    }
    let wrong = ask(&mut desk, edit(soap, field(Field::Sponsored, "120%")));
    assert!(declined(&wrong).is_some());
}

#[test]
fn which_of_several_fees_counts_is_told() {
    let note = |file: &str| {
        let mut desk = Desk::default();
        ask(&mut desk, Request::Paste(file.to_owned()));
        ask(&mut desk, Request::Take);
        let soap = who(&mut desk, "soap");
        given(&detail(&mut desk, soap).parts, "Cost", "Fee").note
    };
    let head = "Handle,Followers,Platform";
    let several = "one of 2 fees that may be the right one";
    let unknown = "which platform they are on is not known";
    assert_eq!(
        note(&format!("{head},Fee\nsoap,12500,TikTok,90\n")),
        "from your file"
    );
    assert_eq!(
        note(&format!(
            "{head},Story fee,TikTok fee\nsoap,12500,TikTok,90,95\n"
        )),
        "from your file: TikTok"
    );
    assert_eq!(
        note(&format!(
            "{head},Story fee,Reel fee\nsoap,12500,TikTok,90,95\n"
        )),
        format!("from your file: Story fee, {several}")
    );
    assert_eq!(
        note("Handle,Followers,Instagram fee,TikTok fee\nsoap,12500,90,95\n"),
        format!("from your file: Instagram, {several}; {unknown}")
    );
}
