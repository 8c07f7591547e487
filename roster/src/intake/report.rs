//! What is told about a file that was taken: like by like, with what each cell is taken for and what else it may mean.

use tierwise_core::domain::creator::Creator;
use tierwise_import::creators::{Issue, LINE, Problem};
use tierwise_import::{Column, Meaning};

use super::short;
use crate::table;
use crate::wire::{Apart, Group, Said, Told};

/// Things of one kind that are listed; the rest is in the file that can be downloaded.
const LISTED: usize = 50;

/// Rows that were taken although something was told about them.
pub fn repaired(issues: &[Issue]) -> u32 {
    let mut lines: Vec<u32> = Vec::new();
    let mut rejected: Vec<u32> = Vec::new();
    for issue in issues {
        let list = match issue.problem {
            problem if problem.is_repair() => &mut lines,
            problem if problem.is_taken() => continue,
            _ => &mut rejected,
        };
        if list.last() != Some(&issue.line) {
            list.push(issue.line);
        }
    }
    lines.dedup();
    let taken = lines
        .iter()
        .filter(|line| rejected.binary_search(line).is_err());
    taken.count() as u32
}

/// What was told, like by like. `apart` says of a line that names somebody again in what it differs from them.
pub fn groups(
    issues: &[Issue],
    columns: &[Column],
    apart: impl Fn(u32) -> Option<Vec<Apart>>,
) -> Vec<Group> {
    let told = |issue: &Issue| {
        let column = issue.place.and_then(|at| columns.get(at as usize));
        let meaning = column.map(|column| Meaning::of(column, &issue.value, issue.problem));
        let meaning = meaning.unwrap_or_default();
        let again = issue.problem == Problem::Twice;
        Told {
            line: issue.line,
            place: issue.place,
            column: issue.column.clone(),
            // Of a whole line all is needed to put it right.
            value: match issue.place {
                Some(LINE) => issue.value.clone(),
                _ => short(&issue.value),
            },
            now: meaning.now,
            instead: meaning.instead,
            apart: again.then(|| apart(issue.line)).flatten(),
        }
    };
    let group = |problem: Problem| {
        let alike = issues.iter().filter(move |i| i.problem == problem);
        Group {
            words: problem.words().to_owned(),
            taken: problem.is_taken(),
            count: alike.clone().count() as u32,
            first: alike.take(LISTED).map(told).collect(),
        }
    };
    let kinds = Problem::ALL.into_iter();
    kinds.map(group).filter(|group| group.count > 0).collect()
}

/// Thousandths of the lines of a file in which something was told.
pub fn marks(issues: &[Issue], last_line: u32) -> Vec<u32> {
    let last = u64::from(last_line.max(1));
    let mark = |issue: &Issue| (u64::from(issue.line) * 1_000 / last) as u32;
    let mut marks: Vec<u32> = issues.iter().map(mark).collect();
    marks.dedup();
    marks
}

/// In what a row is another one than the creator it names.
pub fn apart(here: &Creator, there: &Creator) -> Vec<Apart> {
    let (here, there) = (sayings(here), sayings(there));
    let of = |all: &[(String, Said)], what: &str| {
        let found = all.iter().find(|(other, _)| other == what);
        found.map_or(Said::Nothing, |(_, said)| said.clone())
    };
    let only_there = there
        .iter()
        .filter(|(what, _)| of(&here, what) == Said::Nothing);
    let all = here.iter().chain(only_there).map(|(what, _)| Apart {
        what: what.clone(),
        here: of(&here, what),
        there: of(&there, what),
    });
    all.filter(|apart| apart.here != apart.there).collect()
}

/// All that is known of a creator: what it is, and what it says.
fn sayings(creator: &Creator) -> Vec<(String, Said)> {
    let words = |what: &str, said: &str| (what.to_owned(), Said::Words(said.to_owned()));
    let mut all = vec![words("Name", &creator.name)];
    for profile in &creator.profiles {
        let view = table::profile(profile);
        let on = |what: &str| format!("{} {what}", view.network);
        let figure = |what: &str, figure: f64| (on(what), Said::Figure(figure));
        all.extend(view.followers.map(|n| figure("followers", n as f64)));
        let rate = profile.engagement.map(|e| 100.0 * e.rate);
        all.extend(rate.map(|rate| figure("engagement, %", rate)));
        all.extend(view.figures.iter().map(|(what, of)| figure(what, *of)));
    }
    for price in &creator.prices {
        let amount = price.amount.major(price.currency);
        let what = match price.deliverable.as_str() {
            "" => "Fee",
            what => what,
        };
        let what = format!("{what}, {}", price.currency.code());
        all.push((what, Said::Figure(amount)));
    }
    let places = [("Country", &creator.country), ("City", &creator.city)];
    let known = |(what, place): (&str, &Option<String>)| Some(words(what, place.as_deref()?));
    all.extend(places.into_iter().filter_map(known));
    let facts = table::facts(creator);
    all.extend(facts.iter().map(|(what, said)| words(what, said)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_core::domain::creator::Profile;

    #[test]
    fn what_two_rows_of_a_creator_say_is_held_against_each_other() {
        let creator = |followers, city: Option<&str>| Creator {
            name: "Pine".to_owned(),
            city: city.map(str::to_owned),
            profiles: vec![Profile {
                followers,
                ..Profile::default()
            }],
            ..Creator::default()
        };
        let (here, there) = (
            creator(Some(19_800), None),
            creator(Some(18_950), Some("Salem")),
        );
        let said: Vec<_> = apart(&here, &there)
            .into_iter()
            .map(|a| (a.what, a.here, a.there))
            .collect();
        let followers = "Platform unknown followers".to_owned();
        assert_eq!(
            said,
            [
                (followers, Said::Figure(19_800.0), Said::Figure(18_950.0)),
                (
                    "City".to_owned(),
                    Said::Nothing,
                    Said::Words("Salem".to_owned())
                ),
            ]
        );
        assert_eq!(apart(&here, &here), []);
    }
}
