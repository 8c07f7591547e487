//! What a marketer says of a file before it comes in, and what is put right after: asked as the page asks it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use tierwise_roster::columns::Column;
use tierwise_roster::wire::{Fix, LINE, Proposal, Reply, Request, Stored};
use tierwise_roster::{Desk, Field};

mod help;
use help::*;

/// A file that names neither platform nor currency.
const BARE: &str = "Handle,Followers,Fee\nsoap.pine,12500,250\nmoss.hearth,4300,90\n";

fn paste(desk: &mut Desk, text: &str) -> Proposal {
    proposal(ask(desk, Request::Paste(text.to_owned())))
}

/// Network and fee of everybody.
fn said(desk: &mut Desk) -> Vec<(String, String)> {
    let all = shown(ask(desk, look("", Column::Name, true)));
    let row = |row: &tierwise_roster::wire::RowView| {
        let fee = row.fee.clone().unwrap();
        (row.network.clone(), format!("{} {}", fee.0, fee.1))
    };
    all.rows.iter().map(row).collect()
}

#[test]
fn the_platform_and_the_currency_of_a_file_are_said_and_remembered() {
    let mut desk = Desk::default();
    let first = paste(&mut desk, BARE);
    assert!(
        drafted(&first).network.chosen.is_empty() && drafted(&first).currency.chosen.is_empty()
    );
    assert_eq!(drafted(&first).network.nothing, "Not stated");
    let told = [drafted(&first).network, drafted(&first).currency]
        .map(|choice| choice.told.clone().unwrap());
    assert!(
        told[0].contains("2 creators") && told[0].contains("Instagram"),
        "{told:?}"
    );
    assert!(
        told[1].contains("US dollar (USD), the currency of your brief"),
        "{told:?}"
    );

    ask(&mut desk, Request::Network("tiktok".to_owned()));
    let corrected = proposal(ask(&mut desk, Request::Currency("KRW".to_owned())));
    assert_eq!(drafted(&corrected).network.chosen, "tiktok");
    assert_eq!(drafted(&corrected).currency.chosen, "KRW");
    assert_eq!(
        (
            &drafted(&corrected).network.told,
            &drafted(&corrected).currency.told
        ),
        (&None, &None)
    );
    let taken = ask(&mut desk, Request::Take);
    let expected = [("TikTok", "90 KRW"), ("TikTok", "250 KRW")];
    let expected = expected.map(|(network, fee)| (network.to_owned(), fee.to_owned()));
    assert_eq!(said(&mut desk), expected);

    // The next file with the same headers is read so, also after the roster was stored and opened again.
    let Some(Reply::Keep(kept, _)) = taken.into_iter().next_back() else {
        panic!("nothing is kept");
    };
    let list = tierwise_core::persist::seal(tierwise_roster::keep::SCHEMA, 1, &kept.list);
    let stored = Stored {
        lists: vec![list],
        pieces: kept.pieces,
    };
    let mut later = Desk::default();
    ask(&mut later, Request::Open(stored));
    for desk in [&mut desk, &mut later] {
        let next = paste(desk, "Handle,Followers,Fee\nfern.lane,900,40\n");
        assert!(next.remembered);
        assert_eq!(
            (
                drafted(&next).network.chosen.as_str(),
                drafted(&next).currency.chosen.as_str()
            ),
            ("tiktok", "KRW")
        );
        // And may be said to be neither.
        ask(desk, Request::Network(String::new()));
        let none = proposal(ask(desk, Request::Currency(String::new())));
        assert!(drafted(&none).network.told.is_some() && drafted(&none).currency.told.is_some());
    }
}

#[test]
fn what_the_file_says_is_not_asked_for() {
    let mut desk = Desk::default();
    let all = paste(
        &mut desk,
        "Handle,Platform,Followers,Fee (NZD)\nsoap.pine,TikTok,1,2\n",
    );
    assert_eq!(drafted(&all).network.nothing, "As the file says");
    assert_eq!(drafted(&all).currency.nothing, "As the file says");
    assert!(drafted(&all).network.told.is_none() && drafted(&all).currency.told.is_none());
    // What a column or a row says stands, whatever is said of the file.
    ask(&mut desk, Request::Network("youtube".to_owned()));
    ask(&mut desk, Request::Currency("EUR".to_owned()));
    ask(&mut desk, Request::Take);
    assert_eq!(
        said(&mut desk),
        [("TikTok".to_owned(), "200 NZD".to_owned())]
    );
    let mut desk = Desk::default();
    let titled = paste(
        &mut desk,
        "YouTube,\nFees in NZD,\nHandle,Fee\nsoap.pine,20\n",
    );
    assert_eq!(
        (
            drafted(&titled).network.chosen.as_str(),
            drafted(&titled).currency.chosen.as_str()
        ),
        ("youtube", "NZD")
    );
    let without = paste(&mut desk, "Handle,Followers\nsoap.pine,1\n");
    assert!(drafted(&without).currency.options.is_empty());
}

#[test]
fn of_columns_is_told_what_is_not_kept_and_how_many_cells_fit() {
    let mut desk = Desk::default();
    let read = paste(
        &mut desk,
        "Handle,E-mail,Contact,Followers,City,State,ROI\nsoap.pine,a@b.example,c@d.example,many,Portland,Oregon,3\n",
    );
    let columns: Vec<(&str, Option<f64>)> = read
        .columns
        .iter()
        .map(|column| (column.unkept.as_str(), column.fits))
        .collect();
    assert_eq!(
        columns,
        [
            ("", Some(1.0)),
            ("", None),
            ("only where “E-mail” is empty", None),
            ("", Some(0.0)),
            ("", None),
            ("", None),
            ("about campaigns, left out", None),
        ]
    );
    ask(&mut desk, Request::Take);
    let found = shown(ask(&mut desk, look("in:oregon", Column::Name, true)));
    assert_eq!(names(&found), ["soap.pine"]);
    let json = r#"{"tiktok": [{"handle": "pine"}, 7], "posts": [{"text": "hi"}]}"#;
    let told = paste(&mut desk, json).told;
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn a_line_whose_cells_were_moved_is_put_right_as_a_whole() {
    let mut desk = Desk::default();
    paste(
        &mut desk,
        "Handle,Followers,Likes\nsoap.pine,12,543,40\nmoss.hearth,4300,9\n",
    );
    let first = report(&ask(&mut desk, Request::Take));
    assert_eq!((first.counts.taken, first.counts.rejected), (1, 1));
    let told = &first.groups[0].first[0];
    assert_eq!(
        (told.place, told.value.as_str()),
        (Some(LINE), "soap.pine,12,543,40")
    );
    let fix = |place, text: &str| {
        Request::Retry(vec![Fix {
            line: 2,
            place,
            text: text.to_owned(),
        }])
    };
    // Still one comma too many.
    let again = report(&ask(&mut desk, fix(LINE, "soap.pine,12,500,40")));
    assert_eq!(again.counts.taken, 1);
    let right = report(&ask(&mut desk, fix(LINE, "soap.pine,\"12,543\",lots")));
    assert_eq!((right.counts.taken, right.counts.rejected), (2, 0));
    let likes = right.groups[0].first[0].place.unwrap();
    assert_eq!(report(&ask(&mut desk, fix(likes, "40"))).groups, []);
    let all = shown(ask(&mut desk, look("", Column::Name, true)));
    assert_eq!(all.rows[1].followers, Some(12_543));
}

#[test]
fn a_fee_of_a_network_stands_for_its_profile_and_for_no_other() {
    // Of the same creators one file has a profile on one network, one on the other.
    let file = |network: &str, fees: &str| {
        format!("Handle,Platform,Followers,{fees}\nsoap.pine,{network},12500,150,90\n")
    };
    let fee = |network: &str, fees: &str| {
        let mut desk = Desk::default();
        paste(&mut desk, &file(network, fees));
        ask(&mut desk, Request::Take);
        let all = shown(ask(&mut desk, look("", Column::Name, true)));
        all.rows[0].fee.clone()
    };
    let usd = |minor| Some((minor, "USD".to_owned()));
    let both = "Instagram fee,TikTok rate";
    assert_eq!(fee("Instagram", both), usd(15_000));
    assert_eq!(fee("TikTok", both), usd(9_000));
    assert_eq!(fee("YouTube", both), None);
    assert_eq!(fee("TikTok", "Instagram price,Fee"), usd(9_000));
}

#[test]
fn a_fee_that_a_file_was_said_to_have_keeps_its_network_the_next_time() {
    let mut desk = Desk::default();
    let file = "Handle,Platform,Instagram collab,TikTok collab\nsoap,TikTok,150,90\n";
    let first = paste(&mut desk, file);
    let place = |label: &str| first.fields.iter().position(|f| f == label).unwrap() as u8;
    assert_eq!(first.columns[2].field, None);
    for column in [2, 3] {
        let field = Some(place("Fee"));
        ask(&mut desk, Request::Assign { column, field });
    }
    ask(&mut desk, Request::Take);
    let next = file.replace("soap", "moss").replace("90", "95");
    assert!(paste(&mut desk, &next).remembered);
    ask(&mut desk, Request::Take);
    let fees: Vec<_> = said(&mut desk).into_iter().map(|(_, fee)| fee).collect();
    assert_eq!(fees, ["9500 USD", "9000 USD"]);
}

#[test]
fn rosters_of_older_schemas_open_with_what_was_remembered() {
    for (text, budget) in [
        (include_str!("golden/roster-2.txt"), None),
        (include_str!("golden/roster-3.txt"), Some(150_000)),
    ] {
        let mut desk = Desk::default();
        let replies = ask(&mut desk, Request::Open(golden(text)));
        let whole = tierwise_roster::wire::Opened::Whole { revision: 7 };
        assert!(replies.contains(&Reply::Opened(whole)), "{replies:?}");
        let all = shown(ask(&mut desk, look("", Column::Name, true)));
        assert_eq!(names(&all), ["soap.pine", "wick_and_wool"]);
        assert_eq!((all.pinned, all.taste.gate), (1, Some(0.6)));
        let soap = &all.rows[0];
        assert_eq!(
            (soap.followers, soap.fee.clone()),
            (Some(12_500), Some((25_000, "USD".to_owned())))
        );
        // Its columns are read as they were then.
        let next = paste(&mut desk, "Who,Size,Place,Cost\nfern.lane,900,Salem,40\n");
        assert!(next.remembered);
        let size = next.columns[1].field.map(|at| Field::ALL[usize::from(at)]);
        assert_eq!(size, Some(Field::Followers));
        // Everything is kept in the newest schema with the next change.
        let kept = ask(&mut desk, opened_times(pin(1, true), 1)).pop();
        let Some(Reply::Keep(kept, _)) = kept else {
            panic!("nothing is kept");
        };
        let list =
            tierwise_roster::keep::List::decode(tierwise_roster::keep::SCHEMA, &kept.list).unwrap();
        assert_eq!(
            (list.creators, list.readings.len(), list.plans.all[0].budget),
            (2, 1, budget)
        );
    }
}

#[test]
fn what_schema_4_noted_of_audiences_and_files_is_there_again() {
    let mut desk = Desk::default();
    let query = "geo=region&place=Oregon,%20Washington&goal=engagement";
    ask(&mut desk, settings(query));
    ask(
        &mut desk,
        Request::Open(golden(include_str!("golden/roster-4.txt"))),
    );
    let all = shown(ask(&mut desk, look("", Column::Name, true)));
    let soap = &all.rows[0];
    assert_eq!(
        (soap.network.as_str(), soap.fee.clone()),
        ("TikTok", Some((25_000, "EUR".to_owned())))
    );
    assert!((soap.share.unwrap().0 - 0.82).abs() < 1e-6);
    assert_eq!((all.pinned, all.taste.gate), (1, Some(0.6)));
    // Everything is kept in the newest schema with the next change.
    let kept = ask(&mut desk, opened_times(pin(1, true), 1)).pop();
    let Some(Reply::Keep(kept, _)) = kept else {
        panic!("nothing is kept");
    };
    assert_eq!((kept.pieces.len(), kept.used.len()), (1, 1));
    let file = "Who,Size,Place,Cost,Likes,Comments\nfern.lane,900,Salem,40,9,1\n";
    let next = paste(&mut desk, file);
    assert!(next.remembered);
    assert_eq!(
        (
            drafted(&next).network.chosen.as_str(),
            drafted(&next).currency.chosen.as_str()
        ),
        ("tiktok", "EUR")
    );
}

#[test]
fn a_column_that_nothing_is_made_of_is_told_with_what_is_in_it() {
    let mut desk = Desk::default();
    let seen = paste(
        &mut desk,
        "Handle,Followers,Last post,Updated,Scraped at\nsoap,12500,2026-10-01,1 Oct,2026-10-02T08:00:00Z\n",
    );
    let left: Vec<_> = seen.columns.iter().filter(|c| c.field.is_none()).collect();
    let headers: Vec<&str> = left.iter().map(|c| c.header.as_str()).collect();
    assert_eq!(headers, ["Last post", "Updated", "Scraped at"]);
    assert_eq!(left[0].samples, ["2026-10-01"]);
    assert!(seen.doubt.is_none());
}

/// Share of the audience in the place of the brief, from least to most, by name.
fn in_place(desk: &mut Desk) -> Vec<(String, f32, f32)> {
    let all = shown(ask(desk, look("", Column::Name, true)));
    let rows = all.rows.iter();
    rows.map(|row| {
        let (low, _, high) = row.share.unwrap();
        (row.name.clone(), low, high)
    })
    .collect()
}

#[test]
fn the_share_of_an_audience_comes_in_with_the_file() {
    // By the canonical name, and by one that names the place; percents and fractions, by column.
    for (header, cells) in [
        ("audience_target_pct", ["82", "0.5", "12"]),
        ("USA audience share", ["0.82", "0.005", "0.12"]),
        ("% of audience in target country", ["82%", "0.5%", "12 %"]),
        // Fractions below a percent sign.
        ("Target audience %", ["0.82", "0.005", "0.12"]),
    ] {
        let mut desk = Desk::default();
        ask(&mut desk, settings("geo=country&place=US&goal=engagement"));
        let file = format!(
            "Handle,Platform,Followers,{header}\na.one,Instagram,9000,{}\nb.two,Instagram,8000,{}\n\
             c.three,Instagram,7000,{}\nd.four,Instagram,6000,\ne.five,Instagram,5000,most\n",
            cells[0], cells[1], cells[2]
        );
        let seen = paste(&mut desk, &file);
        let field = usize::from(seen.columns[3].field.unwrap());
        assert_eq!(seen.fields[field], "Audience in your place", "{header}");
        assert!(seen.told.is_empty());
        let said = report(&ask(&mut desk, Request::Take));
        let groups: Vec<_> = said.groups.iter().map(|g| &g.first[0].value).collect();
        assert_eq!(groups, ["most"], "{header}: what is no share is told");
        let shares = in_place(&mut desk);
        for ((name, low, high), share) in shares.iter().zip([0.82, 0.005, 0.12]) {
            assert!(
                (low - share).abs() < 1e-6 && low == high,
                "{header} {name}: {low}"
            );
        }
        let unknown = &shares[3];
        assert!(
            unknown.1 < unknown.2,
            "who has none stays unknown: {unknown:?}"
        );
    }
}

#[test]
fn a_share_of_an_audience_without_a_place_is_said_to_stay_out() {
    let mut desk = Desk::default();
    let file = "Handle,Platform,Followers,Target audience %\na.one,Instagram,9000,82\n";
    let told = paste(&mut desk, file).told;
    assert!(
        told[0].contains("“Target audience %” stays out"),
        "{told:?}"
    );
    ask(&mut desk, Request::Take);
    // The brief says it later: nothing was noted for a place that nobody named.
    ask(&mut desk, settings("geo=country&place=US&goal=engagement"));
    let shares = in_place(&mut desk);
    assert!(shares[0].1 < shares[0].2, "{shares:?}");
    // A share in one country is none in another.
    let mut other = Desk::default();
    ask(&mut other, settings("geo=country&place=UK&goal=engagement"));
    let seen = paste(
        &mut other,
        "Handle,Followers,USA audience share\na.one,9000,82%\n",
    );
    assert_eq!(seen.columns[2].field, None);
}

/// What the rates of everybody are a share of.
fn bases(desk: &mut Desk) -> Vec<String> {
    let all = shown(ask(desk, look("", Column::Name, true)));
    let rates = all.rows.iter().map(|row| row.rate.clone().unwrap());
    rates.map(|rate| rate.1).collect()
}

#[test]
fn what_rates_are_a_share_of_is_said_for_the_file_and_in_its_cells() {
    let file = "Handle,Platform,Followers,Eng rate\na.one,TikTok,9000,10.1% of views\nb.two,TikTok,8000,\"3,4 % (Reichweite)\"\n\
                c.three,TikTok,7000,5%\n";
    let mut desk = Desk::default();
    let seen = paste(&mut desk, file);
    assert!(seen.basis.told.unwrap().contains("“Eng rate”"));
    let chosen = proposal(ask(&mut desk, Request::Basis("views".to_owned()))).basis;
    assert_eq!((chosen.chosen.as_str(), chosen.told), ("views", None));
    let said = report(&ask(&mut desk, Request::Take));
    assert!(said.groups.is_empty(), "{:?}", said.groups);
    // What a cell says is about its rate.
    assert_eq!(bases(&mut desk), ["by views", "by reach", "by views"]);
    // The next file with the same headers is read so, and may be said to say nothing.
    let next = paste(
        &mut desk,
        "Handle,Platform,Followers,Eng rate\nd.four,TikTok,900,4%\n",
    );
    assert_eq!(
        (next.basis.chosen.as_str(), next.remembered),
        ("views", true)
    );
    let open = proposal(ask(&mut desk, Request::Basis(String::new()))).basis;
    assert!(open.chosen.is_empty() && open.told.is_some());
    // A header that says it leaves nothing to be said.
    let stated = paste(
        &mut desk,
        "Handle,Followers,Engagement rate by reach\ne.five,900,4%\n",
    );
    assert!(stated.basis.options.is_empty());
}

#[test]
fn whoever_has_no_list_looks_at_creators_who_are_made_up() {
    let mut desk = Desk::default();
    let seen = proposal(ask(&mut desk, Request::Sample));
    assert_eq!(
        (
            drafted(&seen).counts.rows,
            drafted(&seen).counts.taken,
            drafted(&seen).counts.repaired
        ),
        (48, 48, 0)
    );
    assert!(seen.columns.iter().all(|column| column.field.is_some()));
    assert_eq!(
        (&seen.doubt, drafted(&seen).network.told, &seen.basis.told),
        (&None, None, &None)
    );
    ask(&mut desk, Request::Take);
    let all = shown(ask(&mut desk, look("", Column::Name, true)));
    // Nobody of that name is there.
    assert!(all.rows.iter().all(|row| row.handle.ends_with(".demo")));
}

#[test]
fn what_is_proposed_shows_how_cells_are_read() {
    let mut desk = Desk::default();
    let seen = paste(
        &mut desk,
        "Handle;Follower;Engagement rate;Preis (EUR);Nische\na.one;12,5k;3,4 %;1.200,00;Kerzen\nb.two;9.800;0,8 %;90;Haus\n",
    );
    let read: Vec<Vec<String>> = seen.columns.into_iter().map(|column| column.read).collect();
    assert_eq!(read[0], [] as [&str; 0]);
    assert_eq!(read[1], ["12500", "9800"]);
    assert_eq!(read[2], ["3.4%", "0.8%"]);
    assert_eq!(read[3], ["1200", "90"]);
    assert_eq!(read[4], [] as [&str; 0]);
    // What stands there as it is read needs no saying.
    let plain = paste(&mut desk, "Handle,Followers\na.one,12500\nb.two,9800\n");
    assert!(plain.columns.iter().all(|column| column.read.is_empty()));
}

#[test]
fn a_platform_that_is_not_known_is_told() {
    let mut desk = Desk::default();
    paste(
        &mut desk,
        "Handle,Platform,Followers\na.one,Podcast,9000\nb.two,,800\nc.three,TikTok,700\n",
    );
    let said = report(&ask(&mut desk, Request::Take));
    let [group] = &said.groups[..] else {
        panic!("{:?}", said.groups);
    };
    assert_eq!(
        (group.first[0].value.as_str(), group.first[0].line),
        ("Podcast", 2)
    );
    assert!(
        group.words.contains("does not know this platform"),
        "{}",
        group.words
    );
}

#[test]
fn creators_under_all_tiers_are_counted_and_found() {
    let mut desk = Desk::default();
    paste(
        &mut desk,
        "Handle,Followers\na.one,400\nb.two,9000\nc.three,\nd.four,999\n",
    );
    ask(&mut desk, Request::Take);
    let all = shown(ask(&mut desk, look("tier:below", Column::Name, true)));
    assert_eq!(
        (all.matched, all.below, all.unknown, all.off),
        (2, (2, 2), (1, 0), 2)
    );
    let counted: u32 = all.bands.iter().map(|band| band.all).sum();
    assert_eq!(counted + all.below.0 + all.unknown.0, all.total);
    let drawn: u32 = all.density.iter().map(|(all, _)| all).sum();
    assert_eq!(drawn + all.off + all.unknown.0, all.total);
}

#[test]
fn a_share_of_an_audience_is_of_the_place_that_its_header_names() {
    let brief = |place: &str| settings(&format!("geo=country&place={place}&goal=engagement"));
    let file = "Handle,Followers,USA audience share\na.one,9000,82%\n";
    let mut desk = Desk::default();
    ask(&mut desk, brief("US"));
    paste(&mut desk, file);
    // The brief changes while the columns are looked at, and the file is remembered as it is taken in.
    let replies = ask(&mut desk, brief("UK"));
    assert_eq!(proposal(replies).columns[2].field, None);
    assert!(
        proposal(ask(&mut desk, brief("US"))).columns[2]
            .field
            .is_some()
    );
    ask(&mut desk, Request::Take);
    ask(&mut desk, brief("UK"));
    let next = paste(&mut desk, file);
    assert_eq!(
        next.columns[2].field, None,
        "82% of the US are no 82% of the UK"
    );
    // A share of the country that the row names is none of the place of the brief.
    let top = "Handle,Followers,Audience country,Audience country %\na.one,9000,Brazil,71%\n";
    let seen = paste(&mut desk, top);
    let read = seen.columns[3]
        .field
        .map(|at| seen.fields[usize::from(at)].as_str());
    assert_ne!(read, Some("Audience in your place"));
    // A file that was saved here, and of which columns were deleted.
    let cut = "Handle,Followers,Noted audience,Place of the noted audience\na.one,9000,40%,place 00000000000000ff\n";
    let fields = paste(&mut desk, cut).columns;
    assert_eq!((fields[2].field, fields[3].field), (None, None));
}

#[test]
fn a_rate_may_stand_among_words() {
    let mut desk = Desk::default();
    paste(
        &mut desk,
        "Handle,Followers,Engagement rate,Fake followers\na.one,9000,ca. 3.4% (by views),12% of followers\n\
         b.two,8000,0.034 by reach,0.1\nc.three,7000,4% per follower,5%\nd.four,6000,5%,7%\n",
    );
    let said = report(&ask(&mut desk, Request::Take));
    let told: Vec<&str> = said
        .groups
        .iter()
        .flat_map(|g| &g.first)
        .map(|t| t.value.as_str())
        .collect();
    // Told as a number that it is about.
    assert_eq!(told, ["ca. 3.4% (by views)"]);
    let all = shown(ask(&mut desk, look("", Column::Name, true)));
    let rates: Vec<_> = all.rows.iter().map(|row| row.rate.clone()).collect();
    let rate = |rate: f64, basis: &str| Some((rate, basis.to_owned()));
    assert_eq!(rates[0], rate(0.034, "by views"));
    assert_eq!(rates[1], rate(0.034, "by reach"));
    assert_eq!(rates[2].as_ref().map(|rate| rate.0), Some(0.04));
    assert_eq!(rates[3], rate(0.05, "basis not stated"));
    // A count is no rate, whoever it is of.
    paste(
        &mut desk,
        "Handle,Engagement rate\ne.five,12.5k followers\nf.six,3%\n",
    );
    let said = report(&ask(&mut desk, Request::Take));
    assert_eq!(said.groups[0].first[0].value, "12.5k followers");
}

#[test]
fn a_row_of_units_is_told_and_is_nobody() {
    let mut desk = Desk::default();
    let read = paste(
        &mut desk,
        "handle,followers,fee\n,(k),(USD)\n@pine,12.5,300\n@moss,8,150\n",
    );
    assert!(read.told[0].starts_with("Line 2 "), "{:?}", read.told);
    assert_eq!(read.columns[1].header, "followers (k)");
    let report = report(&ask(&mut desk, Request::Take));
    let counts = report.counts;
    assert_eq!(
        (counts.rows, counts.taken, counts.repaired, counts.rejected),
        (2, 2, 0, 0)
    );
    let told = &report.groups[0].first[0];
    assert_eq!((told.line, told.place), (2, None));
}

#[test]
fn what_may_be_one_number_or_two_is_told_before_it_comes_in() {
    let mut desk = Desk::default();
    let read = paste(&mut desk, "@pine,12,500,3.4%\n@moss,8,200,2%\n");
    assert!(read.told[0].contains("12,500"), "{:?}", read.told);
    assert_eq!((read.columns[1].field, read.columns[2].field), (None, None));
}

#[test]
fn cells_that_excel_is_to_keep_as_they_are_are_shown_as_they_are_read() {
    let mut desk = Desk::default();
    let read = paste(
        &mut desk,
        "Handle,=\"Followers\",ER\n=\"@pine\",=\"12500\",=\"3.4%\"\n=\"@moss\",=\"8200\",=\"2%\"\n",
    );
    for column in &read.columns {
        assert_eq!(column.fits, Some(1.0), "{}", column.header);
    }
    assert_eq!(read.columns[1].header, "Followers");
    assert_eq!(read.columns[1].samples, ["12500", "8200"]);
}
