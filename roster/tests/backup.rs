//! Backups: what goes into the file comes out of it, and what is no good is told.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use tierwise_core::domain::creator::Creator;
use tierwise_core::domain::{link, workspace::Workspace};
use tierwise_core::persist::brands::{REGISTER, Register, Stage, key};
use tierwise_core::persist::{encode, seal, text_of};
use tierwise_roster::backup::{Backup, MAX_FILE, read, write};
use tierwise_roster::keep::{List, SCHEMA, pack};
use tierwise_roster::{Change, Roster, Twice};

fn workspace(product: &str) -> String {
    let (brief, _) = link::parse(&format!("goal=sales&budget=5000&product={product}"));
    encode(
        &Workspace {
            brief,
            ..Workspace::default()
        },
        4,
    )
}

/// The texts of a roster with so many creators.
fn roster(kept: &mut BTreeMap<String, String>, id: u32, creators: u32) {
    let mut roster = Roster::default();
    for number in 0..creators {
        let creator = Creator {
            name: format!("Creator {number}"),
            ..Creator::default()
        };
        roster.add(&creator, Twice::Keep, &mut Change::default());
    }
    let (piece, packed) = pack(&roster, 0).unwrap();
    let list = List {
        pieces: vec![piece],
        creators,
        ..List::default()
    };
    kept.insert(key(id, "roster.list.a"), seal(SCHEMA, 2, &list.encode()));
    kept.insert(
        key(id, &format!("roster.piece.{piece:016x}")),
        text_of(&packed),
    );
}

/// Two brands, an archived one and a deleted one.
fn store() -> BTreeMap<String, String> {
    let mut register = Register::default();
    register.rename(1, "Saltmoss").unwrap();
    for (name, stage) in [
        ("Halden “Bakes”", Stage::Active),
        ("Brindle Pet", Stage::Archived),
        ("Gone", Stage::Deleted(1)),
    ] {
        register.add(name, stage).unwrap();
    }
    register.revision = 5;
    let mut kept = BTreeMap::from([
        (REGISTER.to_owned(), register.encode()),
        ("tierwise.theme".to_owned(), "dark".to_owned()),
        ("somebody.else".to_owned(), "secret".to_owned()),
        (key(1, "workspace"), workspace("Candles")),
        (key(2, "workspace"), workspace("Bread")),
        (key(4, "workspace"), workspace("Gone")),
    ]);
    roster(&mut kept, 1, 3);
    roster(&mut kept, 2, 5);
    kept
}

fn names(backup: &Backup) -> Vec<(&str, usize, u32)> {
    let brands = backup.brands.iter();
    brands
        .map(|b| (b.arrival.name.as_str(), b.answers, b.creators))
        .collect()
}

#[test]
fn what_goes_in_comes_out() {
    let kept = store();
    let file = write("2026-11-23", &kept);
    assert!(!file.contains("secret") && !file.contains("Gone="));
    let backup = read(&file).unwrap();
    assert_eq!(
        names(&backup),
        [
            ("Saltmoss", 3, 3),
            ("Halden “Bakes”", 3, 5),
            ("Brindle Pet", 0, 0)
        ]
    );
    assert_eq!(
        (backup.made.as_str(), backup.told.as_slice()),
        ("2026-11-23", [].as_slice())
    );
    assert_eq!(
        backup.ways,
        [("tierwise.theme".to_owned(), "dark".to_owned())]
    );
    assert!(backup.brands[2].arrival.archived);
    for (brand, id) in backup.brands.iter().zip([1, 2]) {
        for (name, text) in &brand.arrival.kept {
            assert_eq!(kept.get(&key(id, name)), Some(text));
        }
        assert_eq!(brand.arrival.kept.len(), 3);
    }
    assert!(kept.contains_key(&key(4, "workspace")) && !file.contains("brand-4"));
}

#[test]
fn a_brand_keeps_its_own_letter() {
    let mut kept = store();
    for id in [1, 2] {
        kept.insert(key(id, "roster.outreach"), format!("Hi from {id}"));
    }
    let file = write("2026-11-23", &kept);
    let letters = |file: &str| {
        let brands = read(file).unwrap().brands.into_iter();
        let texts = brands.flat_map(|brand| brand.arrival.kept);
        let letters = texts.filter(|(name, _)| name == "roster.outreach");
        letters.map(|(_, text)| text).collect::<Vec<_>>()
    };
    assert_eq!(letters(&file), ["Hi from 1", "Hi from 2"]);
    // In a file that was changed nobody knows whose words they are.
    assert_eq!(letters(&file.replace("Hi from 1", "Lo from 1")), [""; 0]);
}

#[test]
fn the_golden_files_open() {
    for (file, brands) in [
        (
            include_str!("golden/backup-1.json"),
            vec![
                ("Saltmoss", 3, 3),
                ("Halden “Bakes”", 3, 5),
                ("Brindle Pet", 0, 0),
            ],
        ),
        (
            include_str!("golden/rescue-1.json"),
            vec![("My brand", 3, 3)],
        ),
    ] {
        let backup = read(file).unwrap();
        assert_eq!(names(&backup), brands);
        assert_eq!(backup.told, [] as [&str; 0]);
    }
}

#[test]
fn good_brands_come_in_beside_damaged_ones() {
    let mut kept = store();
    kept.insert(
        key(1, "workspace"),
        workspace("Candles").replace("Candles", "Bandles"),
    );
    kept.retain(|key, _| !key.starts_with("tierwise.roster.piece."));
    let backup = read(&write("2026-11-23", &kept)).unwrap();
    assert_eq!(
        names(&backup),
        [("Halden “Bakes”", 3, 5), ("Brindle Pet", 0, 0)]
    );
    assert_eq!(
        backup.told,
        [
            "The brief of “Saltmoss” is damaged and stays out.",
            "The roster of “Saltmoss” is damaged and stays out."
        ]
    );
    kept.insert(key(2, "workspace"), seal(99, 1, b"new"));
    kept.insert(key(2, "roster.list.b"), "cut".to_owned());
    kept.insert(REGISTER.to_owned(), "cut".to_owned());
    let backup = read(&write("2026-11-23", &kept)).unwrap();
    assert_eq!(names(&backup), [("Brand 2", 0, 5), ("Brand 4", 3, 0)]);
    let told = backup.told.join("\n");
    for said in ["names of the brands", "newer version", "last whole state"] {
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn what_is_no_backup_is_refused_with_a_sentence() {
    let whole = write("2026-11-23", &store());
    let deep = "[".repeat(100_000);
    for (file, said) in [
        (String::new(), "no backup"),
        ("{}".to_owned(), "no backup"),
        ("name,followers\nx,1".to_owned(), "no backup"),
        (deep.clone(), "no backup"),
        (
            format!("{{\"format\":\"tierwise-backup\",\"version\":1,\"kept\":{deep}"),
            "cut or changed",
        ),
        (
            r#"{"format":"tierwise-backup","version":1}"#.to_owned(),
            "holds nothing",
        ),
        (
            r#"{"format":"tierwise-backup","version":2}"#.to_owned(),
            "newer version",
        ),
        (
            r#"{"format":"tierwise-backup","version":"x"}"#.to_owned(),
            "no version",
        ),
        (
            r#"{"format":"tierwise-backup","version":1,"kept":{"tierwise.workspace":"x"}}"#
                .to_owned(),
            "damaged",
        ),
        (" ".repeat(MAX_FILE + 1), "larger than any backup"),
        (whole[..whole.len() - 1].to_owned(), "cut or changed"),
    ] {
        let why = read(&file).unwrap_err();
        assert!(why.contains(said) && why.ends_with('.'), "{said}: {why}");
    }
    let many: BTreeMap<String, String> = (0..5_000)
        .map(|id| (key(id, "workspace"), workspace("x")))
        .collect();
    assert!(read(&write("", &many)).unwrap().brands.len() <= 200);
    let changed = read(&whole.replace("2026-11-23", "2026-11-24")).unwrap();
    assert!(changed.told[0].contains("was changed") && changed.ways.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// A changed letter is told, refused, or changes nothing; what comes in is whole.
    #[test]
    fn a_changed_file_brings_in_nothing_that_is_not_whole(at in any::<prop::sample::Index>(), letter in "[ -~]") {
        let kept = store();
        let file = write("2026-11-23", &kept);
        let at = at.index(file.len());
        if file.is_char_boundary(at) && file.is_char_boundary(at + 1) {
            let changed = format!("{}{letter}{}", &file[..at], &file[at + 1..]);
            if let Ok(backup) = read(&changed) {
                // A letter of an escape, `\u00e9`, may be a capital.
                let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
                prop_assert!(json(&changed) == json(&file) || !backup.told.is_empty());
                for (name, text) in backup.brands.iter().flat_map(|b| &b.arrival.kept) {
                    prop_assert!(kept.iter().any(|(key, there)| key.ends_with(name) && there == text), "{name}");
                }
            }
        }
    }

    #[test]
    fn any_text_is_read_without_harm(text in ".{0,200}") {
        let _ = read(&text);
        let _ = read(&format!("{{\"format\":\"tierwise-backup\",\"version\":1,\"kept\":{{\"tierwise.brands\":{text:?}}}}}"));
    }
}
