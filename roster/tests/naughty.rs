//! The big list of naughty strings (github.com/minimaxir/big-list-of-naughty-strings, MIT, see blns/LICENSE): each comes
//! through a file, the roster and the store as it was, byte for byte. In the list the slashes of a few paths are escaped,
//! which changes no string: no file of this project names a path of one machine.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use tierwise_core::domain::creator::{Creator, Network, Profile};
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_import::creators::Rows;
use tierwise_import::{Mapping, Table};
use tierwise_roster::keep::{SCHEMA, pack, unpack};
use tierwise_roster::relation::{self, Relation};
use tierwise_roster::wire::{Format, Request};
use tierwise_roster::{Added, Change, Desk, Roster, Twice, Who};

fn naughty() -> Vec<String> {
    let text = include_str!("blns/blns.json");
    let strings: Vec<String> = serde_json::from_str(text).unwrap();
    assert!(strings.len() > 500);
    strings
}

fn notes(roster: &Roster) -> Vec<String> {
    roster
        .everybody()
        .map(|(_, person)| roster.creator(person).notes)
        .collect()
}

#[test]
fn every_naughty_string_survives_file_roster_and_store() {
    let strings = naughty();
    let rows = strings.iter().enumerate();
    let rows: String = rows
        .map(|(at, text)| format!("person_{at},\"{}\"\r\n", text.replace('"', "\"\"")))
        .collect();
    let table = Table::read(format!("handle,notes\r\n{rows}").as_bytes()).unwrap();
    let mapping = Mapping::propose(&table);
    let mut read = Rows::new(&table, &mapping, Currency::USD);
    let mut roster = Roster::default();
    while read.next().is_some() {
        let added = roster.add(read.creator(), Twice::Skip, &mut Change::default());
        assert!(matches!(added, Added::New(_)));
    }
    // A note of blanks alone is none.
    let expected: Vec<String> = strings
        .into_iter()
        .map(|text| {
            if text.trim().is_empty() {
                String::new()
            } else {
                text
            }
        })
        .collect();
    assert_eq!(notes(&roster), expected);

    let mut back = Roster::default();
    for first in (0..roster.numbers()).step_by(tierwise_roster::keep::PIECE) {
        let (id, bytes) = pack(&roster, first).unwrap();
        assert_eq!(unpack(SCHEMA, id, &bytes, &mut back), Ok(0));
    }
    assert_eq!(notes(&back), expected);

    // Out as a file and in again.
    let everybody: Vec<Who> = back.everybody().map(|(who, _)| who).collect();
    let csv = tierwise_roster::export::roster(&back, &everybody, Format::Csv);
    let table = Table::read(&csv).unwrap();
    let mapping = Mapping::propose(&table);
    let mut read = Rows::new(&table, &mapping, Currency::USD);
    let mut again = Roster::default();
    while read.next().is_some() {
        again.add(read.creator(), Twice::Skip, &mut Change::default());
    }
    assert_eq!(notes(&again), expected);
}

#[test]
fn every_naughty_string_may_be_a_name_and_a_handle() {
    let mut roster = Roster::default();
    let mut taken = 0;
    for text in naughty() {
        let creator = Creator {
            name: text.clone(),
            profiles: vec![Profile {
                handle: text.clone(),
                ..Default::default()
            }],
            categories: vec![text],
            ..Default::default()
        };
        let added = roster.add(&creator, Twice::Keep, &mut Change::default());
        let Added::New(who) = added else {
            panic!("nobody is left out here");
        };
        taken += 1;
        let back = roster.creator(roster.person(who).unwrap());
        assert_eq!((back.name, back.profiles), (creator.name, creator.profiles));
    }
    assert_eq!(roster.len(), taken);
}

/// A desk with everybody as a file of theirs has them.
fn saved_and_read(roster: &Roster, everybody: &[Who], format: Format) -> Desk {
    let mut file = tierwise_roster::export::roster(roster, everybody, format);
    if format == Format::Xlsx {
        let made = tierwise_workbook::write(&file).unwrap();
        let mut book = tierwise_workbook::Workbook::open(made).unwrap();
        file = book.read(0, &mut |_| {}).unwrap();
    }
    let mut desk = Desk::default();
    let name = String::new();
    desk.hear(Request::Read { name }, &file, &mut |_| {});
    while desk.read_on(&mut |_| {}) {}
    desk.hear(Request::Duplicates(Twice::Keep), &[], &mut |_| {});
    desk.hear(Request::Take, &[], &mut |_| {});
    desk
}

/// What a file says for nothing: who is called so is not told from who is called nothing.
fn is_nothing(text: &str) -> bool {
    let words = [
        "",
        "undefined",
        "null",
        "(null)",
        "nil",
        "none",
        "nan",
        ".",
        "-",
        "--",
    ];
    words.contains(&text.to_lowercase().as_str())
}

/// What is read of a name: nothing is seen of blanks at its ends, and signs that pages write as entities are the signs.
fn name_of(text: &str, handle: &str) -> String {
    let text = text.trim();
    if is_nothing(text) {
        return handle.to_owned();
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'")];
    let signs = entities.iter();
    signs.fold(text.to_owned(), |text, (entity, sign)| {
        text.replace(entity, sign)
    })
}

/// What is read of a handle: without the at sign, and without blanks and marks that are not seen at its ends. A comma
/// stands between two handles, and between none.
fn handle_of(text: &str) -> String {
    let unseen = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let text = text.trim_matches(unseen);
    if is_nothing(text) || text == "," {
        return String::new();
    }
    text.trim_start_matches('@').to_owned()
}

/// What is read of a note: all of it, unless it is nothing but blanks.
fn note_of(text: &str) -> String {
    if text.trim().is_empty() {
        String::new()
    } else {
        text.to_owned()
    }
}

/// Names, handles and notes come through every kind of file byte for byte, but for what is said above, and in workbooks
/// for the two characters that stand between cells.
#[test]
fn every_naughty_name_handle_and_note_comes_through_every_file() {
    let strings = naughty();
    for which in 0..3 {
        let mut roster = Roster::default();
        let mut add = |id: String, texts: [String; 3]| {
            let [name, handle, notes] = texts;
            let creator = Creator {
                name,
                id,
                notes,
                profiles: vec![Profile {
                    network: Some(Network::TikTok),
                    handle,
                    ..Profile::default()
                }],
                ..Creator::default()
            };
            roster.add(&creator, Twice::Keep, &mut Change::default());
        };
        let usual = |at: usize| {
            [
                format!("Person {at}"),
                format!("person_{at}"),
                String::new(),
            ]
        };
        // A column of handles is one where most are.
        for at in 0..strings.len() + 10 {
            add(format!("usual {at}"), usual(at + 1_000));
        }
        // Of the three texts of somebody one is naughty.
        let texts = |at: usize, naughty: [String; 3]| {
            let mut texts = usual(at);
            for (place, text) in naughty.into_iter().enumerate() {
                if place == which {
                    texts[place] = text;
                }
            }
            texts
        };
        for (at, text) in strings.iter().enumerate() {
            add(
                at.to_string(),
                texts(at, [text, text, text].map(String::clone)),
            );
        }
        let everybody: Vec<Who> = roster.everybody().map(|(who, _)| who).collect();
        for format in Format::ALL {
            let desk = saved_and_read(&roster, &everybody, format);
            assert_eq!(desk.roster().len(), roster.len());
            let all = desk.roster().everybody();
            let back: std::collections::BTreeMap<String, [String; 3]> = all
                .map(|(_, person)| {
                    let creator = desk.roster().creator(person);
                    let handle = creator.profiles[0].handle.clone();
                    (creator.id, [creator.name, handle, creator.notes])
                })
                .collect();
            for (at, text) in strings.iter().enumerate() {
                let text = match format {
                    Format::Xlsx => text.replace(['\u{1e}', '\u{1f}'], ""),
                    Format::Csv | Format::Json => text.clone(),
                };
                let expected = [
                    name_of(&text, &format!("person_{at}")),
                    handle_of(&text),
                    note_of(&text),
                ];
                let expected = texts(at, expected);
                assert_eq!(back[&at.to_string()], expected, "{format:?}: {text:?}");
            }
        }
    }
}

/// A tag, a step and a gift of every string that may be one.
#[test]
fn every_naughty_string_that_was_decided_comes_back() {
    let mut roster = Roster::default();
    let mut change = Change::default();
    for (at, text) in naughty().iter().enumerate() {
        let creator = Creator {
            name: format!("person {at}"),
            ..Creator::default()
        };
        let Added::New(who) = roster.add(&creator, Twice::Keep, &mut change) else {
            panic!("nobody is left out here");
        };
        let mut relation = Relation::default();
        // Those that are too long are refused when they are typed.
        let _ = relation.tag(text);
        relation.next = relation::step("2026-03-01", text).ok();
        if let Ok(gift) = relation::gift("2026-03-02", text, Minor::ZERO, Currency::USD) {
            relation.send(gift).unwrap();
        }
        roster.relate(who, relation, &mut change);
    }
    let decided = |roster: &Roster| -> Vec<Relation> {
        let all = roster.everybody();
        all.map(|(_, person)| roster.relation(person).cloned().unwrap())
            .collect()
    };
    let everybody: Vec<Who> = roster.everybody().map(|(who, _)| who).collect();
    for format in Format::ALL {
        let desk = saved_and_read(&roster, &everybody, format);
        for (back, there) in decided(desk.roster()).iter().zip(decided(&roster)) {
            let mut there = format!("{there:?}");
            if format == Format::Xlsx {
                // These stand between the cells of a sheet that is read, and mean nothing in one.
                there = there.replace(r"\u{1e}", "").replace(r"\u{1f}", "");
            }
            assert_eq!(format!("{back:?}"), there, "{format:?}");
        }
        assert_eq!(desk.roster().len(), roster.len());
    }
}
