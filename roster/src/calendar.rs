//! Next steps as a calendar file (RFC 5545), which every calendar opens.

use crate::people::{Roster, Who};
use crate::relation::{self, Step};

/// Octets of a line of the file, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The next steps with creators, where there are any. `stamp` is when the file is made, as 20260301T120000Z.
pub fn ics(roster: &Roster, whose: &[Who], stamp: &str) -> Option<String> {
    let steps: Vec<(Who, &str, &Step)> = whose
        .iter()
        .filter_map(|who| {
            let person = roster.person(*who)?;
            let step = roster.relation(person)?.next.as_ref()?;
            Some((*who, roster.text(person.name), step))
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
    for (who, name, step) in steps {
        event(&mut file, who, name, step, stamp);
    }
    push(&mut file, "END:VCALENDAR");
    Some(file)
}

fn event(file: &mut String, who: Who, name: &str, step: &Step, stamp: &str) {
    let day = |date: jiff::civil::Date| relation::day_text(date).replace('-', "");
    let summary = match step.what.as_str() {
        "" => name.to_owned(),
        what => format!("{what}: {name}"),
    };
    push(file, "BEGIN:VEVENT");
    // The same step keeps its identity, so that a calendar that has it already moves it.
    push(
        file,
        &format!("UID:tierwise-roster-{}@tierwise.invalid", who.0),
    );
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
    use crate::people::{Change, Twice};
    use crate::relation::{Relation, step};
    use tierwise_core::domain::creator::Creator;

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
        let file = ics(&roster, &all, "20260301T120000Z").unwrap();
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
            ics(&roster, all.get(1..).unwrap(), "20260301T120000Z"),
            None
        );
    }
}
