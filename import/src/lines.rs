//! Lines as people type them: `@soap.pine 12k instagram`, and tables drawn with bars, dashes and blanks.

use std::borrow::Cow;

use crate::handle;
use crate::headers::{network, understood};
use crate::mapping::is_data;
use crate::number::{self, Mark, Read};
use crate::table::Table;
use crate::text::Encoding;
use crate::worded::is_unit;
use crate::words::words;

/// Words that a typed line has at most: others are sentences.
const MOST_WORDS: usize = 10;
/// Titles that are told of.
const MOST_TITLES: usize = 10;
/// Lines looked at.
const SAMPLE: usize = 60;
/// Words and signs between the parts of a line.
const BETWEEN: [&str; 10] = ["-", "–", "—", ":", "/", "on", "with", "has", "at", "="];

/// Name, handle, network, followers, rate and fee, each as it was typed.
type Parts = [String; 6];

/// Lines of a handle or name with figures, words apart, as a table without a header. `None` where most lines are none.
pub fn table(text: &str, encoding: Encoding) -> Option<Table> {
    let lines = || {
        let lines = text.lines().enumerate();
        lines.filter(|(_, line)| !line.trim().is_empty())
    };
    if let Some(table) = handles(text, encoding) {
        return Some(table);
    }
    let (mut all, mut typed) = (0_usize, 0_usize);
    // Where a comma is in every other line, cells are between them.
    let with_comma = lines().take(SAMPLE).filter(|(_, line)| line.contains(','));
    let commas = with_comma.count() * 2 < lines().take(SAMPLE).count();
    for (_, line) in lines().take(SAMPLE) {
        typed += usize::from(is_typed(&parts(line, commas)?));
        // What stands above the first is a title.
        all += usize::from(typed > 0);
    }
    if typed == 0 || typed * 5 < all * 4 {
        return None;
    }
    let mut table = Table::empty(encoding, ' ', text.len());
    let mut section = None;
    for (at, line) in lines() {
        let mut parts = parts(line, commas).unwrap_or_default();
        if !is_typed(&parts) {
            let over = network(line.trim().trim_end_matches(':'));
            section = over.or(section);
            if over.is_some() || table.rows() == 0 {
                if table.told.len() < MOST_TITLES {
                    let title = line.trim();
                    table
                        .told
                        .push(format!("Line {} was taken for a title: {title}", at + 1));
                }
                continue;
            }
            // What is no such line stays whole, where the name would be.
            parts = Parts::default();
            let [name, ..] = &mut parts;
            name.push_str(line);
        }
        let [_, _, place, ..] = &mut parts;
        if let Some(section) = section.filter(|_| place.is_empty()) {
            place.push_str(section.label());
        }
        table.push(at as u32 + 1, parts.iter().map(String::as_str));
    }
    Some(table)
}

/// Whether somebody is named with a count of followers.
fn is_typed([name, handle, _, followers, ..]: &Parts) -> bool {
    let is_named = !name.is_empty() || !handle.is_empty();
    is_named && !followers.is_empty()
}

/// Nothing but handles with their signs, several in a line: each is somebody.
fn handles(text: &str, encoding: Encoding) -> Option<Table> {
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let words = |line: &'_ str| {
        line.split(between)
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let marked = |word: &String| word.starts_with('@') && handle::is_marked(word);
    // Looked at before all of a large file is taken apart.
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if !words(first).iter().all(marked) {
        return None;
    }
    let lines: Vec<Vec<String>> = text.lines().map(words).collect();
    let several = lines.iter().any(|line| line.len() > 1);
    if !several || !lines.iter().flatten().all(marked) {
        return None;
    }
    let mut table = Table::empty(encoding, ' ', text.len());
    // A line says nothing where it holds several: who stands in it is counted.
    for (at, word) in lines.iter().flatten().enumerate() {
        table.push(at as u32 + 1, std::iter::once(word.as_str()));
    }
    Some(table)
}

/// The parts of a line by what they look like. `None` where something else than blanks stands between them, or commas
/// where those may.
fn parts(line: &str, commas: bool) -> Option<Parts> {
    if line.contains(['\t', ';', '|', '"']) || line.split_whitespace().nth(MOST_WORDS).is_some() {
        return None;
    }
    let mut parts = Parts::default();
    let [name, handle, place, followers, rate, fee] = &mut parts;
    for (at, word) in line.split_whitespace().enumerate() {
        let numbering = word.strip_suffix(['.', ')']);
        if at == 0 && numbering.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit())) {
            continue;
        }
        let word = word.trim_matches(['(', ')', '[', ']', ':', '•']);
        let word = word.strip_suffix(',').filter(|_| commas).unwrap_or(word);
        let number = match number::read(word, Mark::Point) {
            Read::Number(number) => Some(number),
            _ => None,
        };
        let part = match number {
            Some(number) if number.percent => &mut *rate,
            Some(number) if number.currency.is_some() => &mut *fee,
            Some(_) => &mut *followers,
            None if word.contains(',') => return None,
            None if word.is_empty() || BETWEEN.contains(&word) || is_unit(&words(word)) => {
                continue;
            }
            None if handle::is_marked(word) => &mut *handle,
            None if place.is_empty() && network(word).is_some() => &mut *place,
            None => &mut *name,
        };
        if !part.is_empty() {
            part.push(' ');
        }
        part.push_str(word);
    }
    Some(parts)
}

/// The text without the quotes around its lines, where each line is one quoted cell: what Excel makes of a CSV that was
/// pasted into its first column. A line in which nothing would be torn has none.
pub fn without_quotes(text: &str) -> Cow<'_, str> {
    let between = [',', ';', '\t'];
    let bare = |line: &str| {
        let line = line.trim_end();
        let inner = match line.strip_prefix('"') {
            Some(rest) => rest.strip_suffix('"')?.replace("\"\"", "\u{0}"),
            None if line.contains(between) => return None,
            None => line.to_owned(),
        };
        // A quote that is not doubled closes a cell, and others follow.
        (!inner.contains('"')).then(|| inner.replace('\u{0}', "\""))
    };
    // Looked at before all of a large file is taken apart.
    let says = |line: &str| {
        let is_one = |cell: &&str| is_data(cell) || understood(cell).0.is_some();
        // “Name, first and last” is a cell.
        bare(line).is_some_and(|line| line.split(between).filter(is_one).count() > 1)
    };
    let mut head = text.lines().take(SAMPLE);
    let first = head.find(|line| line.starts_with('"'));
    if !first.is_some_and(says) {
        return Cow::Borrowed(text);
    }
    let lines: Option<Vec<String>> = text.lines().map(bare).collect();
    lines.map_or(Cow::Borrowed(text), |lines| Cow::Owned(lines.join("\n")))
}

/// The text with tabs where blanks keep the columns of all its lines apart, as in tables from mails and terminals. The
/// first line has to name columns.
pub fn without_alignment(text: &str) -> Cow<'_, str> {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let names = |line: &str| {
        let cells = line.split("  ").map(str::trim);
        cells.filter(|cell| understood(cell).0.is_some()).count() > 1
    };
    if !first.is_some_and(|line| !line.contains(['\t', ',', ';', '|', '"']) && names(line)) {
        return Cow::Borrowed(text);
    }
    let columns = columns(text);
    let apart = |line: &str| {
        if line.chars().all(|c| matches!(c, '-' | '=' | ' ')) {
            return "\n".to_owned();
        }
        let signs: Vec<char> = line.chars().collect();
        let cell = |(from, to): &(usize, usize)| {
            let part = signs.get(*from..signs.len().min(*to)).unwrap_or(&[]);
            part.iter().collect::<String>().trim().to_owned()
        };
        columns.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n"
    };
    Cow::Owned(text.lines().map(apart).collect())
}

/// Where columns begin and end, in characters: two or more blanks in every line are between them.
fn columns(text: &str) -> Vec<(usize, usize)> {
    let mut filled = Vec::new();
    for line in text.lines() {
        for (at, _) in line.chars().enumerate().filter(|(_, c)| *c != ' ') {
            if filled.len() <= at {
                filled.resize(at + 1, false);
            }
            if let Some(place) = filled.get_mut(at) {
                *place = true;
            }
        }
    }
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (at, _) in filled.iter().enumerate().filter(|(_, filled)| **filled) {
        match columns.last_mut() {
            Some((_, to)) if at < *to + 2 => *to = at + 1,
            _ => columns.push((at, at + 1)),
        }
    }
    columns
}

/// The text without the bars at the edges of a drawn table and without its rules; a rule leaves an empty line.
pub fn without_frame(text: &str) -> Cow<'_, str> {
    if !text.trim_start().starts_with(['|', '+']) {
        return Cow::Borrowed(text);
    }
    let rule = |line: &str| {
        line.chars()
            .all(|c| matches!(c, '|' | '+' | '-' | '=' | ':' | ' '))
    };
    let bare = |line: &str| {
        let line = line.trim();
        if rule(line) {
            return "\n".to_owned();
        }
        let inner = line.strip_prefix('|').unwrap_or(line);
        format!("{}\n", inner.strip_suffix('|').unwrap_or(inner))
    };
    Cow::Owned(text.lines().map(bare).collect())
}
