//! What is read of whole files, as summaries that a person has checked: golden/excerpts/ holds files with invented people
//! after the shape of real ones, quirk for quirk, each beside its summary. The real files stay where they are; where
//! `TIERWISE_DATA` names their folder, they are compared with golden/files/, which names nobody.
//!
//! With `TIERWISE_GOLDEN=write` the summaries are written anew, to be looked at before they are committed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use tierwise_core::domain::creator::Creator;
use tierwise_core::domain::evidence::schemes;
use tierwise_core::domain::money::Currency;
use tierwise_core::domain::tier::TierScheme;
use tierwise_import::creators::{Problem, Rows};
use tierwise_import::{Field, Mapping, Table};

/// The schemes that files are counted by: the default, and those with most other bounds.
const SCHEMES: [&str; 5] = [
    "influencer-hero",
    "mediakix",
    "hypeauditor-2021",
    "imh-2024",
    "izea",
];

fn golden(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(folder)
}

/// The files of a folder that could be rosters, by name; workbooks with its ending, beside the same rows in CSV.
fn rosters(folder: &Path) -> BTreeMap<String, PathBuf> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let named = paths.filter_map(|path| {
        let name = match path.extension()?.to_str()? {
            "csv" | "json" => path.file_stem()?,
            "xlsx" => path.file_name()?,
            _ => return None,
        };
        Some((name.to_string_lossy().into_owned(), path.clone()))
    });
    named.collect()
}

/// What the desk gets of a file.
fn bytes(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    if path.extension().is_some_and(|ending| ending == "xlsx") {
        let mut book = tierwise_workbook::Workbook::open(bytes).unwrap();
        return book.read(0, &mut |_| {}).unwrap();
    }
    bytes
}

fn compare(files: &BTreeMap<String, PathBuf>, summaries: &Path) {
    for (name, path) in files {
        let said = summary(name, &bytes(path));
        let golden = summaries.join(format!("{name}.txt"));
        if std::env::var("TIERWISE_GOLDEN").is_ok_and(|wish| wish == "write") {
            fs::write(&golden, &said).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(said, expected.replace('\r', ""), "{name}\n{said}");
    }
}

#[test]
fn every_excerpt_is_read_as_its_summary_says() {
    let files = rosters(&golden("excerpts"));
    assert_eq!(files.len(), 15);
    compare(&files, &golden("excerpts"));
}

#[test]
fn the_real_files_are_read_as_their_summaries_say() {
    let Some(folder) = std::env::var_os("TIERWISE_DATA") else {
        println!("The real files were not compared: TIERWISE_DATA names no folder with them.");
        return;
    };
    let files = rosters(Path::new(&folder));
    assert_eq!(files.len(), 15, "files in {}", folder.display());
    compare(&files, &golden("files"));
}

/// A creator with the line in which they stand.
struct Row {
    line: u32,
    creator: Creator,
}

/// Everything about a file that a change of the reader could change, a line each.
fn summary(name: &str, bytes: &[u8]) -> String {
    let table = Table::read(bytes).unwrap();
    let mapping = Mapping::propose(&table).of_file(name);
    let mut rows = Rows::new(&table, &mapping, Currency::USD);
    let mut seen = BTreeSet::new();
    let mut taken = Vec::new();
    while let Some(line) = rows.next() {
        let creator = rows.creator().clone();
        let profile = creator.profiles.iter().find(|p| !p.handle.is_empty());
        let key = profile.map(|p| (p.network, p.handle.to_lowercase()));
        if seen.insert((key, creator.name.to_lowercase(), creator.id.clone())) {
            taken.push(Row { line, creator });
        } else {
            rows.twice(line);
        }
    }
    let issues = rows.into_issues();
    let mut out = String::new();
    let header = mapping.header.map_or(0, |row| table.line(row));
    let (encoding, delimiter, subject) =
        (table.encoding.label(), table.delimiter, mapping.subject());
    writeln!(
        out,
        "{encoding}, {delimiter:?}, header in line {header}, {subject:?}"
    )
    .unwrap();
    let named = mapping.columns.iter().map(|column| {
        let field = column.field.map_or("-", Field::label);
        let network = column
            .network
            .map_or(String::new(), |n| format!(" on {}", n.label()));
        let currency = column
            .currency
            .map_or(String::new(), |c| format!(" in {}", c.code()));
        format!("{field}{network}{currency}")
    });
    writeln!(out, "columns: {}", named.collect::<Vec<_>>().join("; ")).unwrap();
    let lines = |taken: bool| -> BTreeSet<u32> {
        let told = issues.iter().filter(|i| i.problem.is_taken() == taken);
        told.map(|i| i.line).collect()
    };
    let repaired = lines(true).difference(&lines(false)).count();
    let below = table.rows() - mapping.first_row();
    let rejected = below - taken.len();
    writeln!(
        out,
        "rows: {below}, taken {}, of them repaired {repaired}, rejected {rejected}",
        taken.len()
    )
    .unwrap();
    for problem in Problem::ALL {
        let count = issues.iter().filter(|i| i.problem == problem).count();
        if count > 0 {
            writeln!(out, "told: {problem:?} {count}").unwrap();
        }
    }
    let platforms = taken.iter().flat_map(|row| &row.creator.profiles);
    let platforms = platforms.map(|p| p.network.map_or("unknown", |n| n.label()).to_owned());
    writeln!(out, "profiles: {}", counted(platforms)).unwrap();
    for id in SCHEMES {
        let scheme = schemes::scheme(id).unwrap();
        let tiers = taken.iter().map(|row| tier(&scheme, &row.creator));
        writeln!(out, "{id}: {}", counted(tiers)).unwrap();
    }
    labels(&table, &mapping, &taken, &mut out);
    for (place, at) in [
        ("first", 0),
        ("middle", taken.len() / 2),
        ("last", taken.len().saturating_sub(1)),
    ] {
        if let Some(row) = taken.get(at) {
            writeln!(out, "{place}: line {}, {}", row.line, spot(&row.creator)).unwrap();
        }
    }
    out
}

/// How many of each there are, most first.
fn counted(words: impl Iterator<Item = String>) -> String {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_insert(0_usize) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let said = counts.iter().map(|(word, count)| format!("{word} {count}"));
    said.collect::<Vec<_>>().join(", ")
}

fn tier(scheme: &TierScheme, creator: &Creator) -> String {
    let followers = creator.largest().and_then(|p| p.followers);
    let tier = followers.map(|f| scheme.band_of(f).map_or("outside", |band| band.tier.slug()));
    tier.unwrap_or("unknown").to_owned()
}

/// Labels of a file that are listed where a scheme draws them otherwise. Those of file 08 are slips of its makers: an
/// account of 50,500 followers is labelled micro in a scheme whose micro ends at 50,000, and one of exactly 1,000,000
/// macro where mega begins there.
const FEW: usize = 3;

/// Where the file itself names tiers of ours, how many of them a scheme draws otherwise.
fn labels(table: &Table, mapping: &Mapping, taken: &[Row], out: &mut String) {
    let Some(column) = mapping
        .columns
        .iter()
        .position(|c| c.field == Some(Field::Tier))
    else {
        return;
    };
    let label = |at: usize| (table.line(at), table.cell(at, column).to_lowercase());
    let labels: BTreeMap<u32, String> = (mapping.first_row()..table.rows()).map(label).collect();
    for id in SCHEMES {
        let scheme = schemes::scheme(id).unwrap();
        let known = |row: &&Row| {
            scheme
                .bands()
                .iter()
                .any(|b| b.tier.slug() == labels[&row.line])
        };
        let labelled = taken.iter().filter(known);
        let other = labelled
            .clone()
            .filter(|row| tier(&scheme, &row.creator) != labels[&row.line]);
        if labelled.clone().next().is_some() {
            let count = other.clone().count();
            let each = other.filter(|_| count <= FEW).map(|row| {
                let followers = row.creator.largest().and_then(|p| p.followers);
                let tier = tier(&scheme, &row.creator);
                format!(
                    "; {} is {tier}, labelled {}",
                    followers.unwrap(),
                    labels[&row.line]
                )
            });
            writeln!(
                out,
                "labelled: {}, {id} says otherwise of {count}{}",
                labelled.count(),
                each.collect::<String>()
            )
            .unwrap();
        }
    }
}

/// The figures of a creator, who stays unnamed: the handle is told by its length and sixteen bits.
fn spot(creator: &Creator) -> String {
    let profiles = creator.profiles.iter().map(|profile| {
        let platform = profile.network.map_or("no platform", |n| n.label());
        let followers = profile.followers.map_or("-".to_owned(), |f| f.to_string());
        let rate = profile
            .engagement
            .map_or("-".to_owned(), |e| format!("{:.6}", e.rate));
        format!(
            "{} on {platform}: followers {followers}, rate {rate}",
            pseudonym(&profile.handle)
        )
    });
    let profiles = profiles.collect::<Vec<_>>().join(", ");
    let fees = creator
        .prices
        .iter()
        .map(|p| format!("{} {}", p.amount.get(), p.currency.code()));
    let fees = fees.collect::<Vec<_>>().join(" + ");
    format!(
        "{profiles}, fee {}",
        if fees.is_empty() { "-" } else { &fees }
    )
}

/// FNV-1a, folded: as many people share it as it takes.
fn pseudonym(handle: &str) -> String {
    let hash = handle.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!(
        "{}#{:04x}",
        handle.chars().count(),
        (hash >> 16) ^ (hash & 0xffff)
    )
}
