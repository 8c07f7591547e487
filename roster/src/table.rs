//! Sorting, and creators in words.

use std::cmp::Ordering;

use tierwise_core::domain::creator::{Creator, Price, Profile};
use tierwise_import::creators::Issue;

use crate::lines::{Line, Lines};
use crate::people::{Roster, Who};
use crate::wire::{Column, PriceView, ProfileView};

/// Everybody in the order of a column. What is unknown comes last, of equals who came first.
pub fn sorted(roster: &Roster, lines: &Lines, by: Column, rising: bool) -> Vec<Who> {
    match by {
        Column::Name => by_words(roster, lines, rising, |line| lines.words(line)),
        Column::Network => by_words(roster, lines, rising, |line| {
            line.network.map_or("", |n| n.label())
        }),
        Column::Followers => by_number(lines, rising, |l| l.followers.map(|f| f as f32)),
        Column::Engagement => by_number(lines, rising, |l| l.rate.map(|_| l.percentile)),
        Column::Fit => by_number(lines, rising, |l| Some(l.fit)),
        Column::Authentic => by_number(lines, rising, |l| Some(l.authentic)),
        Column::Fee => by_number(lines, rising, |l| Some(l.fee_usd)),
        Column::Score => by_number(lines, rising, |l| Some(l.score.expected)),
    }
}

fn by_number(lines: &Lines, rising: bool, key: impl Fn(&Line) -> Option<f32>) -> Vec<Who> {
    // The key over the number in one integer: a hundred thousand of those sort in a third of the time of pairs.
    let packed = |(who, line): (Who, &Line)| {
        let key = key(line).map_or(u32::MAX, |key| ordered(if rising { key } else { -key }));
        u64::from(key) << 32 | u64::from(who.0)
    };
    let mut keys: Vec<u64> = lines.all().map(packed).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| Who(key as u32)).collect()
}

/// An integer that is larger where the number is (IEEE 754, totalOrder).
fn ordered(number: f32) -> u32 {
    let bits = number.to_bits();
    if bits >> 31 == 1 {
        !bits
    } else {
        bits | 1 << 31
    }
}

fn by_words<'a>(
    roster: &Roster,
    lines: &'a Lines,
    rising: bool,
    key: impl Fn(&'a Line) -> &'a str,
) -> Vec<Who> {
    let mut keys: Vec<(&str, Who)> = Vec::with_capacity(roster.len());
    keys.extend(lines.all().map(|(who, line)| (key(line), who)));
    keys.sort_unstable_by(|a, b| {
        let order = match (a.0.is_empty(), b.0.is_empty()) {
            (false, false) if rising => a.0.cmp(b.0),
            (false, false) => b.0.cmp(a.0),
            (one, other) => one.cmp(&other),
        };
        match order {
            Ordering::Equal => a.1.cmp(&b.1),
            other => other,
        }
    });
    keys.into_iter().map(|(_, who)| who).collect()
}

/// A profile with its figures.
pub fn profile(profile: &Profile) -> ProfileView {
    let figures = [
        ("likes a post", profile.likes),
        ("comments a post", profile.comments),
        ("views a video", profile.views),
        ("people reached by a post", profile.reach),
        ("interactions a post", profile.interactions),
    ];
    let known = figures
        .into_iter()
        .filter_map(|(label, figure)| Some((label.to_owned(), figure?)));
    ProfileView {
        network: profile
            .network
            .map_or("Platform unknown", |n| n.label())
            .to_owned(),
        handle: profile.handle.clone(),
        followers: profile.followers,
        rate: profile
            .engagement
            .map(|e| (e.rate, e.basis.label().to_lowercase())),
        figures: known.collect(),
    }
}

/// What else a file says of a creator: label and text.
pub fn facts(creator: &Creator) -> Vec<(String, String)> {
    let texts = [
        ("Niche", creator.categories.join(", ")),
        ("Contact", creator.contact.clone()),
        ("Discount code", creator.code.clone()),
        ("Notes", creator.notes.clone()),
        ("Id", creator.id.clone()),
    ];
    let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(label, text)| (label.to_owned(), text)).collect()
}

/// What a creator asks for.
pub fn prices(creator: &Creator) -> Vec<PriceView> {
    let price = |price: &Price| PriceView {
        deliverable: price.deliverable.clone(),
        minor: price.amount.get(),
        currency: price.currency.code().to_owned(),
        stated: price.stated,
    };
    creator.prices.iter().map(price).collect()
}

/// What was told about a file, as CSV that no spreadsheet runs as a formula.
pub fn issues_csv(issues: &[Issue]) -> String {
    let mut csv = "line,column,value,what happened and what to do\r\n".to_owned();
    for issue in issues {
        let texts = [&issue.column, &issue.value, issue.problem.words()];
        csv.push_str(&issue.line.to_string());
        for text in texts {
            csv.push(',');
            csv.push_str(&quoted(text));
        }
        csv.push_str("\r\n");
    }
    csv
}

/// What makes a spreadsheet run a cell (OWASP, CSV injection), full-width forms included.
const TRIGGERS: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];

/// A cell of text: in quotes, and behind an apostrophe where a spreadsheet would run it.
fn quoted(text: &str) -> String {
    let first = text
        .trim_start_matches([' ', '\u{feff}', '\u{a0}'])
        .chars()
        .next();
    let guard = if first.is_some_and(|c| TRIGGERS.contains(&c)) {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_runs_as_a_formula() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            " =1",
            "\u{feff}=1",
            "＝1",
            "\r\n=1",
        ] {
            assert!(quoted(text).starts_with("\"'"), "{text:?}");
        }
        assert_eq!(quoted("say \"hi\", then go"), "\"say \"\"hi\"\", then go\"");
        assert_eq!(quoted("soap.and_pine"), "\"soap.and_pine\"");
    }
}
