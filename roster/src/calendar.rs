//! Next steps as a calendar file (RFC 5545), which every calendar opens.

use crate::checksum;
use crate::people::{Person, Roster, Who};
use crate::relation::{self, Step};

/// Octets of a line of the file, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The next steps with creators of a brand, where there are any. `brand` is the same for a brand at any time; `stamp` is
/// when the file is made, as 20260301T120000Z.
pub fn ics(roster: &Roster, whose: &[Who], brand: &str, stamp: &str) -> Option<String> {
    let steps: Vec<(&Person, &Step)> = whose
        .iter()
        .filter_map(|who| {
            let person = roster.person(*who)?;
            let step = roster.relation(person)?.next.as_ref()?;
            Some((person, step))
        })
        .collect();
    if steps.is_empty() {
        return None;
    }
    let mut file = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tierwise//Roster//EN",
    ] {
        push(&mut file, line);
    }
    for (person, step) in steps {
        let uid = uid(roster, person, brand);
        event(&mut file, uid, roster.text(person.name), step, stamp);
    }
    push(&mut file, "END:VCALENDAR");
    Some(file)
}

/// By what a calendar knows the step with somebody (RFC 5545, 3.8.4.7): their first profile, else name and id. Their
/// number is another one after the next opening, and the same in every brand.
fn uid(roster: &Roster, person: &Person, brand: &str) -> u64 {
    let mut named = roster.accounts(person).filter(|a| !a.handle.is_empty());
    let [first, second] = match named.next() {
        Some(account) => [
            account.network.map_or("", |n| n.slug()).to_owned(),
            roster.text(account.handle).to_lowercase(),
        ],
        None => [
            roster.text(person.name).to_lowercase(),
            roster.text(roster.rest(person).id).to_owned(),
        ],
    };
    let parts = [brand, &first, &second];
    // Behind each an end that no text has, so that no letter can move from one to the next.
    checksum::of(
        parts
            .into_iter()
            .flat_map(|part| part.bytes().chain([0xff])),
    )
}

fn event(file: &mut String, uid: u64, name: &str, step: &Step, stamp: &str) {
    let day = |date: jiff::civil::Date| relation::day_text(date).replace('-', "");
    let summary = match step.what.as_str() {
        "" => name.to_owned(),
        what => format!("{what}: {name}"),
    };
    push(file, "BEGIN:VEVENT");
    // The same step keeps its identity, so that a calendar that has it already moves it.
    push(file, &format!("UID:tierwise-{uid:016x}@tierwise.invalid"));
    push(file, &format!("DTSTAMP:{stamp}"));
    push(file, &format!("DTSTART;VALUE=DATE:{}", day(step.on)));
    // The end of a day is the day after it.
    if let Ok(after) = step.on.tomorrow() {
        push(file, &format!("DTEND;VALUE=DATE:{}", day(after)));
    }
    push(file, &format!("SUMMARY:{}", escaped(&summary)));
    push(file, "END:VEVENT");
}

/// Text of a property (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded where it is too long, never inside a character.
fn push(file: &mut String, line: &str) {
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            file.push_str("\r\n ");
            room = LINE - 1;
        }
        file.push(c);
        room -= c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep;
    use crate::people::{Change, Twice};
    use crate::relation::{Relation, step};
    use tierwise_core::domain::creator::{Creator, Network, Profile};

    fn uids(roster: &Roster, brand: &str) -> Vec<String> {
        let all: Vec<Who> = roster.everybody().map(|(who, _)| who).collect();
        let file = ics(roster, &all, brand, "20260301T120000Z").unwrap();
        let lines = file.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    }

    /// Adds creators with a step each.
    fn with_steps(roster: &mut Roster, creators: &[Creator]) {
        for creator in creators {
            let mut change = Change::default();
            roster.add(creator, Twice::Keep, &mut change);
            let who = change.whose().next().unwrap();
            let relation = Relation {
                next: step("2026-12-31", "Ask").ok(),
                ..Relation::default()
            };
            roster.relate(who, relation, &mut change);
        }
    }

    #[test]
    fn a_step_is_known_by_brand_and_creator_and_not_by_number() {
        let on = |network: Option<Network>, handle: &str| Creator {
            name: handle.to_owned(),
            profiles: vec![Profile {
                network,
                handle: handle.to_owned(),
                ..Profile::default()
            }],
            ..Creator::default()
        };
        let named = |name: &str, id: &str| Creator {
            name: name.to_owned(),
            id: id.to_owned(),
            ..Creator::default()
        };
        let all = [
            on(Some(Network::Instagram), "soap"),
            on(Some(Network::TikTok), "soap"),
            on(None, "soap"),
            named("soap", ""),
            named("soap", "7"),
            named("soap7", ""),
        ];
        let mut roster = Roster::default();
        with_steps(&mut roster, &all);
        let before = uids(&roster, "tierwise.roster");
        let mut different = before.clone();
        different.extend(uids(&roster, "tierwise.brand-2.roster"));
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), 2 * all.len(), "{before:?}");
        // The first is removed and the roster stored and opened again: numbers close up.
        roster.remove(Who(0), &mut Change::default());
        let (id, packed) = keep::pack(&roster, 0).unwrap();
        let mut again = Roster::default();
        keep::unpack(keep::SCHEMA, id, &packed, &mut again).unwrap();
        assert!(again.person(Who(0)).is_some());
        assert_eq!(uids(&again, "tierwise.roster"), before[1..]);
    }

    #[test]
    fn a_step_is_an_all_day_event_that_a_calendar_takes() {
        let mut roster = Roster::default();
        for (name, next) in [
            (
                "Zoë; Smith",
                step("2026-12-31", &format!("Ask, {}", "é".repeat(60))).ok(),
            ),
            ("silent", None),
        ] {
            let creator = Creator {
                name: name.to_owned(),
                ..Creator::default()
            };
            let mut change = Change::default();
            roster.add(&creator, Twice::Skip, &mut change);
            let who = change.whose().next().unwrap();
            let relation = Relation {
                next,
                ..Relation::default()
            };
            roster.relate(who, relation, &mut change);
        }
        let all: Vec<Who> = roster.everybody().map(|(who, _)| who).collect();
        let file = ics(&roster, &all, "tierwise.roster", "20260301T120000Z").unwrap();
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        let unfolded = file.replace("\r\n ", "");
        assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 1);
        for line in [
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "DTSTAMP:20260301T120000Z",
        ] {
            assert!(unfolded.contains(line), "{unfolded}");
        }
        assert!(
            unfolded.contains("SUMMARY:Ask\\, é") && unfolded.contains(": Zoë\\; Smith\r\n"),
            "{unfolded}"
        );
        assert_eq!(
            ics(
                &roster,
                all.get(1..).unwrap(),
                "tierwise.roster",
                "20260301T120000Z"
            ),
            None
        );
    }
}
