//! Brief links: the test contract, bad input, round trips, junk.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod any;

use any::brief;
use proptest::collection::vec;
use proptest::prelude::*;
use tierwise_core::domain::brief::{
    Age, Brief, Content, Geo, Goal, Hours, Niche, Pay, Platform, Share, Weeks,
};
use tierwise_core::domain::entry;
use tierwise_core::domain::link::{MAX_ISSUES, parse, write};
use tierwise_core::domain::money::{Currency, Minor};

const FULL: &str = "product=Soy%20candles&niche=specialist&category=home-fragrance&budget=5000&currency=USD&weeks=4&geo=region&place=Pacific+Northwest\
    &goal=engagement&also=sales,traffic&test=yes&tested=A%20candle%20line&testsize=20&hitrate=0.1&hours=4&hourcost=30&pay=mixed&content=raw\
    &safety=no&age=18-24&platform=instagram,tiktok,youtube&aov=40&margin=0.5&goods=12&shipping=6.50";

fn minor(n: i64) -> Option<Minor> {
    Minor::new(n)
}

#[test]
fn the_contract_link_is_read_in_full() {
    let (brief, issues) = parse(FULL);
    assert_eq!(issues, []);
    let expected = Brief {
        product: "Soy candles".into(),
        category: Some("home-fragrance".into()),
        niche: Some(Niche::Specialist),
        age: Some(Age::A18),
        budget: minor(500_000),
        currency: Currency::USD,
        weeks: Weeks::from_tenths(40),
        geo: Some(Geo::Region),
        place: "Pacific Northwest".into(),
        goal: Some(Goal::Engagement),
        also: vec![Goal::Sales, Goal::Traffic],
        test: Some(true),
        tested: "A candle line".into(),
        test_size: Some(20),
        hit_rate: Share::from_bp(1_000),
        hours: Hours::from_tenths(40),
        hour_cost: minor(3_000),
        pay: Some(Pay::Mixed),
        content: Some(Content::Raw),
        safety: Some(false),
        platforms: vec![Platform::Instagram, Platform::TikTok, Platform::YouTube],
        order_value: minor(4_000),
        margin: Share::from_bp(5_000),
        goods: minor(1_200),
        shipping: minor(650),
    };
    assert_eq!(brief, expected);
    assert_eq!(parse(&write(&brief)), (brief, vec![]));
}

#[test]
fn missing_and_empty_are_not_sure() {
    for query in ["", "?", "&&", "budget=&geo=&also=", "budget", "?goal="] {
        assert_eq!(parse(query), (Brief::default(), vec![]), "{query}");
    }
    assert_eq!(write(&Brief::default()), "");
}

#[test]
fn a_bad_value_is_named_and_the_rest_is_read() {
    for (key, values) in [
        (
            "budget",
            &[
                "abc",
                "-5",
                "0",
                "1e9",
                "NaN",
                "5,000",
                "5000.123",
                "99999999999999999999",
                "$5",
            ][..],
        ),
        ("currency", &["dollars", "U$", "12"]),
        ("weeks", &["0", "105", "-1", "two"]),
        ("geo", &["mars", "<b>"]),
        ("niche", &["none"]),
        ("category", &["<script>alert(1)</script>", "candles!!"]),
        ("also", &["sale"]),
        ("test", &["maybe", "1"]),
        ("testsize", &["0", "10001", "2.5", "-3", "x"]),
        ("hitrate", &["10", "-0.1", "x"]),
        ("hours", &["0", "169", "lots", "-4", "4h"]),
        ("hourcost", &["-1", "x"]),
        ("pay", &["gold"]),
        ("content", &["shiny"]),
        ("safety", &["true"]),
        ("age", &["18", "0-99"]),
        ("platform", &["myspace"]),
        ("aov", &["0", "x"]),
        ("margin", &["50", "1.01", "-0.1", "x"]),
        ("goods", &["-1"]),
        ("shipping", &["free"]),
    ] {
        for value in values {
            let encoded: String = value.bytes().map(|b| format!("%{b:02X}")).collect();
            let (brief, issues) = parse(&format!("{key}={encoded}&goal=leads&product=Tea"));
            let [issue] = issues.as_slice() else {
                panic!("{key}={value}: {issues:?}")
            };
            assert_eq!((issue.key.as_str(), issue.value.as_str()), (key, *value));
            assert!(
                issue.message.ends_with('.') && issue.message.len() > 15,
                "{}",
                issue.message
            );
            let rest = Brief {
                goal: Some(Goal::Leads),
                product: "Tea".into(),
                ..Brief::default()
            };
            assert_eq!(brief, rest, "{key}={value}");
        }
    }
}

#[test]
fn lists_keep_what_is_known() {
    let (brief, issues) = parse("also=sales,nonsense,traffic,sales&platform=tiktok,vine");
    assert_eq!(brief.also, [Goal::Sales, Goal::Traffic]);
    assert_eq!(brief.platforms, [Platform::TikTok]);
    assert_eq!(issues.len(), 2);
    assert_eq!(parse("goal=sales&also=sales,leads").0.also, [Goal::Leads]);
}

#[test]
fn duplicates_unknown_keys_and_order() {
    let (brief, issues) = parse("budget=300&budget=700&colour=red&currency=JPY");
    assert_eq!((brief.budget, brief.currency.code()), (minor(300), "JPY"));
    let keys: Vec<&str> = issues.iter().map(|i| i.key.as_str()).collect();
    assert_eq!(keys, ["budget", "colour"]);
    // A bad currency counts as none.
    let (brief, issues) = parse("budget=300&currency=dollars");
    assert_eq!(
        (brief.budget, brief.currency, issues.len()),
        (minor(30_000), Currency::USD, 1)
    );
}

#[test]
fn text_is_bounded_and_plain() {
    let (brief, issues) = parse(&format!("place={}&goal=leads", "x".repeat(1_000)));
    assert_eq!(
        (brief.place.len(), brief.goal, issues.len()),
        (entry::MAX_TEXT, Some(Goal::Leads), 1)
    );
    assert!(issues[0].value.chars().count() <= 61);
    let (brief, _) = parse("place=a%00b%0Ac%E2%80%AEd%FF%zz%");
    assert_eq!(brief.place, "a b cd\u{fffd}%zz%");
}

#[test]
fn junk_ends_in_a_few_issues() {
    let junk = "x".repeat(100_000);
    let (brief, issues) = parse(&junk);
    assert_eq!((brief, issues.len()), (Brief::default(), 1));
    let (brief, issues) = parse(&format!("place={junk}&budget=5000"));
    assert_eq!(
        (brief.budget, brief.place.as_str(), issues.len()),
        (minor(500_000), "", 1)
    );
    let many: String = (0..20_000).map(|i| format!("k{i}=v&")).collect();
    let (brief, issues) = parse(&format!("budget=5000&{many}"));
    assert_eq!(brief.budget, minor(500_000));
    assert!(issues.len() <= MAX_ISSUES + 1);
    assert!(
        issues
            .iter()
            .all(|i| i.message.len() < 400 && i.value.len() < 400)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn a_brief_survives_its_link(brief in brief()) {
        let link = write(&brief);
        prop_assert!(link.is_ascii() && !link.contains(['#', ' ', '<', '"']));
        let (back, issues) = parse(&link);
        prop_assert_eq!(&issues, &vec![], "{}", link);
        prop_assert_eq!(back, brief);
    }

    #[test]
    fn any_text_gives_a_brief(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_mutation_of_a_link_gives_a_brief(brief in brief(), cuts in vec((any::<prop::sample::Index>(), 0u8..4, any::<char>()), 1..8)) {
        let mut link: Vec<char> = write(&brief).chars().collect();
        for (at, what, c) in cuts {
            if link.is_empty() { break; }
            let i = at.index(link.len());
            match what {
                0 => link.truncate(i),
                1 => { link.remove(i); }
                2 => link.insert(i, c),
                _ => link[i] = c,
            }
        }
        check(&link.into_iter().collect::<String>())?;
    }

    #[test]
    fn entries_never_panic(text in prop_oneof![any::<String>(), "[-+$€0-9.,'kKmMb%() ]{0,24}", "[0-9]{0,60}[.,][0-9]{0,60}"], code in "[A-Z]{3}") {
        let currency = Currency::parse(&code).unwrap();
        for read in [entry::parse_amount, entry::parse_cost] {
            match read(&text, currency) {
                // What was read and written out reads the same.
                Ok(a) => prop_assert_eq!(entry::parse_plain_amount(&entry::plain_amount(a, currency), currency, true), Ok(a)),
                Err(e) => prop_assert!(e.message.ends_with('.')),
            }
        }
        let _ = (entry::parse_hours(&text), entry::parse_weeks(&text), entry::parse_percent(&text));
        let _ = (entry::parse_count(&text), entry::parse_followers(&text), entry::parse_fraction(&text));
        let clean = entry::clean_text(&text);
        prop_assert_eq!(entry::clean_text(&clean), clean);
    }
}

/// Whatever comes in, what comes out is tidy, bounded and survives its own link.
fn check(query: &str) -> Result<(), TestCaseError> {
    let (brief, issues) = parse(query);
    let mut tidied = brief.clone();
    prop_assert_eq!(entry::tidy(&mut tidied), Vec::<String>::new());
    prop_assert_eq!(parse(&write(&brief)), (brief, vec![]));
    prop_assert!(issues.len() <= MAX_ISSUES + 1);
    for issue in issues {
        prop_assert!(issue.key.chars().count() <= 61 && issue.value.chars().count() <= 61);
        prop_assert!(!issue.value.chars().any(char::is_control));
    }
    Ok(())
}
