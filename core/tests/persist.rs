//! Stored workspaces: round trips, every cut, every kind of damage, golden files of every schema.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod any;

use std::path::PathBuf;

use any::brief;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tierwise_core::domain::brief::{Brief, Goal, Hours, Share, Weeks};
use tierwise_core::domain::evidence::benchmarks::{ANCHOR_TIERS, Bench};
use tierwise_core::domain::evidence::schemes::{self, validate_edit};
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_core::domain::workspace::{Action, Workspace};
use tierwise_core::persist::{Opened, SCHEMA, encode, open};

fn workspace() -> impl Strategy<Value = Workspace> {
    // Typed values: at most six digits, as people write them.
    let benches = vec(
        (
            select(Bench::ALL),
            select(&ANCHOR_TIERS[..]),
            1u32..1_000_000,
        ),
        0..6,
    );
    let rates = vec((select(&["EUR", "GBP", "XYZ"][..]), 1u32..1_000_000), 0..3);
    (brief(), select(schemes::presets()), benches, rates).prop_map(
        |(brief, scheme, benches, rates)| {
            let mut w = Workspace::default();
            w.apply(Action::SetBrief {
                brief: Box::new(brief),
            })
            .unwrap();
            w.apply(Action::SetScheme { scheme }).unwrap();
            for (bench, tier, n) in benches {
                // Refused where the unit does not allow it.
                let _ = w.apply(Action::SetBench {
                    bench: bench.slug().to_owned(),
                    tier,
                    value: Some(f64::from(n) / 1e6),
                });
            }
            for (code, n) in rates {
                let currency = Currency::parse(code).unwrap();
                w.apply(Action::SetRate {
                    currency,
                    rate: Some(f64::from(n) / 1e3),
                })
                .unwrap();
            }
            w
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn a_workspace_survives(w in workspace(), revision in any::<u64>()) {
        let text = encode(&w, revision);
        prop_assert!(text.chars().all(|c| c <= '\u{ff}'), "localStorage has half the room for others");
        let expected = Opened::Ok { workspace: Box::new(w), revision, repairs: vec![] };
        prop_assert_eq!(open(&text), expected);
    }

    #[test]
    fn any_text_is_told_apart(text in any::<String>()) {
        prop_assert_eq!(open(&text), Opened::NotOurs);
        let ours = format!("tierwise 1 schema 1 revision 1 checksum 00000000\n{text}");
        let damaged = matches!(open(&ours), Opened::Damaged { .. });
        prop_assert!(damaged, "{}", ours);
    }

    #[test]
    fn damage_is_never_read_as_data(
        w in workspace(),
        revision in any::<u64>(),
        hits in vec((any::<Index>(), 0u8..5, any::<char>(), any::<Index>()), 1..5),
    ) {
        let whole = encode(&w, revision);
        let mut text: Vec<char> = whole.chars().collect();
        for (at, what, c, to) in hits {
            if text.is_empty() { break; }
            let (i, j) = (at.index(text.len()), to.index(text.len()));
            match what {
                0 => text.truncate(i),
                1 => { text.remove(i); }
                2 => text.insert(i, c),
                3 => text.swap(i, j),
                _ => text[i] = c,
            }
        }
        let text: String = text.into_iter().collect();
        if let Opened::Ok { .. } = open(&text) {
            prop_assert_eq!(text, whole, "read although it was changed");
        }
    }
}

#[test]
fn every_cut_is_noticed() {
    let text = encode(&sample(), 12);
    for end in (0..text.len()).filter(|i| text.is_char_boundary(*i)) {
        match open(&text[..end]) {
            Opened::Damaged { .. } | Opened::NotOurs => {}
            other => panic!("cut at {end}: {other:?}"),
        }
    }
    for bit in 0..text.len() * 8 {
        let mut bytes = text.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let Ok(flipped) = String::from_utf8(bytes) else {
            continue;
        };
        assert!(
            !matches!(open(&flipped), Opened::Ok { .. }),
            "bit {bit} flipped: {flipped}"
        );
    }
}

/// The workspace of the golden files.
fn sample() -> Workspace {
    let mut w = Workspace::default();
    let brief = Brief {
        product: "Soy candles “Nordlicht”".to_owned(),
        category: Some("home-fragrance".to_owned()),
        goal: Some(Goal::Engagement),
        also: vec![Goal::Sales],
        budget: Minor::new(500_000),
        currency: Currency::parse("EUR").unwrap(),
        weeks: Weeks::from_tenths(43),
        hours: Hours::from_tenths(45),
        margin: Share::from_bp(5_500),
        test: Some(true),
        ..Brief::default()
    };
    let rows = schemes::edit_rows(&schemes::scheme("shopify").unwrap());
    let actions = [
        Action::SetBrief {
            brief: Box::new(brief),
        },
        Action::SetScheme {
            scheme: validate_edit("Our tiers", &rows).unwrap(),
        },
        Action::SetBench {
            bench: "er-instagram".to_owned(),
            tier: ANCHOR_TIERS[1],
            value: Some(0.021),
        },
        Action::SetRate {
            currency: Currency::parse("EUR").unwrap(),
            rate: Some(0.91),
        },
    ];
    for action in actions {
        w.apply(action).unwrap();
    }
    w
}

fn golden(schema: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/schema-{schema}.txt"))
}

/// Golden files are written once, by the build that introduces the schema, and never touched again.
#[test]
fn every_schema_has_a_golden_file_that_opens() {
    for schema in 1..=SCHEMA {
        let text = std::fs::read_to_string(golden(schema))
            .unwrap_or_else(|e| panic!("schema {schema}: {e}"));
        assert!(text.starts_with(&format!("tierwise 1 schema {schema} ")));
        let expected = Opened::Ok {
            workspace: Box::new(sample()),
            revision: 12,
            repairs: vec![],
        };
        assert_eq!(open(&text), expected, "schema {schema}");
    }
    assert_eq!(
        std::fs::read_to_string(golden(SCHEMA)).unwrap(),
        encode(&sample(), 12)
    );
}

/// `cargo test -p tierwise-core --test persist -- --ignored` after a new schema; refuses to replace a file.
#[test]
#[ignore = "writes the golden file of a new schema"]
fn write_the_golden_file_of_a_new_schema() {
    let path = golden(SCHEMA);
    assert!(
        !path.exists(),
        "{} is never replaced: raise the schema and add a migration",
        path.display()
    );
    std::fs::write(path, encode(&sample(), 12)).unwrap();
}
