//! What is told about a file that was taken: like by like, with what each cell is taken for and what else it may mean.

use tierwise_core::domain::creator::Creator;
use tierwise_import::creators::{Issue, LINE, Problem};
use tierwise_import::{BYTE_ORDER_MARK, Column, Meaning, guarded};

use super::short;
use crate::people::Who;
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

/// What is told of a line besides what the matter is.
pub trait Around {
    /// Whose it is; empty where nobody came of it.
    fn whose(&self, line: u32) -> String;
    /// What the file has where something else was typed.
    fn in_file(&self, issue: &Issue) -> Option<String>;
    /// The whole row as the file has it.
    fn row(&self, line: u32) -> String;
    /// Whom a line names again, and in what it differs from them.
    fn again(&self, line: u32) -> Option<(String, Vec<Apart>)>;
}

/// What was told, like by like.
pub fn groups(issues: &[Issue], columns: &[Column], lines: &impl Around) -> Vec<Group> {
    let told = |issue: &Issue| {
        let column = issue.place.and_then(|at| columns.get(at as usize));
        let meaning = column.map(|column| Meaning::of(column, &issue.value, issue.problem));
        let meaning = meaning.unwrap_or_default();
        let again = Some(issue.line).filter(|_| issue.problem == Problem::Twice);
        let (whose, apart) = match again.and_then(|line| lines.again(line)) {
            Some((whose, apart)) => (whose, Some(apart)),
            None => (lines.whose(issue.line), None),
        };
        // Nobody can tell by an empty cell which row that is.
        let unnamed = || {
            let nameless = issue.problem == Problem::Nameless;
            nameless.then(|| lines.row(issue.line))
        };
        let text = |text: &str| match issue.place {
            // Of a whole line all is needed to put it right.
            Some(LINE) => text.to_owned(),
            _ => short(text),
        };
        Told {
            line: issue.line,
            whose,
            place: issue.place,
            column: issue.column.clone(),
            value: text(&issue.value),
            in_file: lines.in_file(issue).or_else(unnamed).as_deref().map(text),
            now: meaning.now,
            instead: meaning.instead,
            apart,
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

/// Creators who came of rows: several rows may be of one.
pub fn creators(came: &[(u32, Who)]) -> u32 {
    let mut seen: Vec<bool> = Vec::new();
    let mut count = 0;
    for (_, who) in came {
        let at = who.0 as usize;
        if at >= seen.len() {
            seen.resize(at + 1, false);
        }
        if let Some(seen) = seen.get_mut(at) {
            count += u32::from(!std::mem::replace(seen, true));
        }
    }
    count
}

/// Whose somebody's rows are, in a word.
pub fn called(creator: &Creator) -> String {
    let mut handles = creator.profiles.iter().map(|profile| &profile.handle);
    let handle = handles.find(|handle| !handle.is_empty());
    handle.map_or(creator.name.clone(), |handle| format!("@{handle}"))
}

/// What the columns of the report are called as a file.
const HEADERS: &str =
    "line,creator,column,value,in the file,what happened and what to do,row that was left out";

/// What was told, as CSV that no spreadsheet runs as a formula.
pub fn csv(issues: &[Issue], lines: &impl Around) -> String {
    let mut csv = format!("{BYTE_ORDER_MARK}{HEADERS}\r\n");
    for issue in issues {
        let whole = match issue.problem.is_taken() {
            true => String::new(),
            false => lines.row(issue.line),
        };
        let texts = [
            &lines.whose(issue.line),
            &issue.column,
            &issue.value,
            &lines.in_file(issue).unwrap_or_default(),
            issue.problem.words(),
            &whole,
        ];
        csv.push_str(&issue.line.to_string());
        for text in texts {
            csv.push(',');
            csv.push_str(&guarded(text));
        }
        csv.push_str("\r\n");
    }
    csv
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
