//! The big list of naughty strings (github.com/minimaxir/big-list-of-naughty-strings, MIT, see blns/LICENSE): each comes
//! through a file, the roster and the store as it was, byte for byte. In the list the slashes of a few paths are escaped,
//! which changes no string: no file of this project names a path of one machine.
#![allow(clippy::unwrap_used)]

use tierwise_core::domain::creator::Creator;
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
        let creator = tierwise_core::domain::creator::Creator {
            name: text.clone(),
            profiles: vec![tierwise_core::domain::creator::Profile {
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
        let mut file = tierwise_roster::export::roster(&roster, &everybody, format);
        if format == Format::Xlsx {
            let made = tierwise_workbook::write(&file).unwrap();
            let mut book = tierwise_workbook::Workbook::open(made).unwrap();
            file = book.read(0, &mut |_| {}).unwrap();
        }
        let mut desk = Desk::default();
        let name = String::new();
        desk.hear(Request::Read { name }, &file, &mut |_| {});
        desk.hear(Request::Take, &[], &mut |_| {});
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
