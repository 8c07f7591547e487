//! Writes inputs to start from: for the target `stored` the files of a folder as a roster, in its stored forms, for the
//! target `xlsx` workbooks, packed and as their parts, and for the target `link` shared plans at every depth.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Writer, XlsxError};

use tierwise_core::domain::money::Currency;
use tierwise_core::domain::workspace::Workspace;
use tierwise_core::persist::{bytes_of, encode, share};
use tierwise_fuzz::{BETWEEN, PARTS};
use tierwise_import::creators::Rows;
use tierwise_import::{Mapping, Table};
use tierwise_roster::keep::{List, pack};
use tierwise_roster::{Change, Roster, Twice};

const BRANDS: &str = include_str!("../../core/tests/golden/brands-1.txt");
const BACKUP: &str = include_str!("../../roster/tests/golden/backup-1.json");
const LINK: &str = include_str!("../../core/tests/golden/link-3.txt");

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let mut next = || {
        let missing = std::io::Error::other("seeds FROM STORED XLSX LINK");
        arguments.next().ok_or(missing)
    };
    let (from, to, xlsx, link) = (next()?, next()?, next()?, next()?);
    workbooks(&xlsx)?;
    links(&link)?;
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        let Ok(table) = Table::read(&std::fs::read(&path)?) else {
            continue;
        };
        let mapping = Mapping::propose(&table);
        let mut rows = Rows::new(&table, &mapping, Currency::USD);
        let mut roster = Roster::default();
        while rows.next().is_some() {
            roster.add(rows.creator(), Twice::Keep, &mut Change::default());
        }
        let Some((id, packed)) = pack(&roster, 0) else {
            continue;
        };
        let bytes = miniz_oxide::inflate::decompress_to_vec(&packed).unwrap_or_default();
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        std::fs::write(
            to.join(format!("piece-{name}")),
            [b"p", bytes.as_slice()].concat(),
        )?;
        let list = List {
            pieces: vec![id; 3],
            creators: roster.numbers() as u32,
            ..List::default()
        };
        std::fs::write(
            to.join(format!("list-{name}")),
            [b"l", list.encode().as_slice()].concat(),
        )?;
    }
    let stored = encode(&Workspace::default(), 1);
    let payload = stored
        .split_once('\n')
        .and_then(|(_, payload)| bytes_of(payload))
        .unwrap_or_default();
    std::fs::write(to.join("workspace"), [b"w", payload.as_slice()].concat())?;
    let brands = BRANDS.split_once('\n').map_or("", |(_, payload)| payload);
    std::fs::write(to.join("brands"), format!("r{brands}"))?;
    std::fs::write(to.join("backup"), format!("b{BACKUP}"))?;
    std::fs::write(to.join("text"), format!("t{stored}"))
}

/// The golden link as its text, as it is packed now, and unpacked; and what a passphrase is around.
fn links(to: &Path) -> std::io::Result<()> {
    let plan = share::read(LINK.trim_end()).map_err(|why| std::io::Error::other(why.words()))?;
    let packed = share::pack(&plan);
    // Behind the checksum.
    let packed_now = packed.get(4..).unwrap_or_default();
    // Behind the kind and the length of the numbers stand these, then the texts.
    let length = packed_now.get(1).copied().unwrap_or_default();
    let parts = packed_now.get(2..).unwrap_or_default();
    let (numbers, deflated) = parts.split_at(parts.len().min(length.into()));
    let texts = miniz_oxide::inflate::decompress_to_vec(deflated).unwrap_or_default();
    std::fs::write(to.join("text"), format!("t{LINK}"))?;
    std::fs::write(to.join("locked"), format!("t{}", share::locked(&packed)))?;
    std::fs::write(to.join("packed"), [b"d", packed_now].concat())?;
    std::fs::write(to.join("texts"), [&[b'n', length], numbers, &texts].concat())?;
    std::fs::write(to.join("plain"), [b"p", texts.as_slice()].concat())
}

/// Every kind of cell, texts that are shared and texts in place, a second sheet and a hidden one.
fn workbooks(to: &Path) -> std::io::Result<()> {
    let write = |name: &str, writer: Result<Vec<u8>, XlsxError>| {
        let packed = writer.map_err(std::io::Error::other)?;
        std::fs::write(to.join(format!("{name}.parts")), parts(&packed)?)?;
        std::fs::write(to.join(format!("{name}.xlsx")), packed)
    };
    write("kinds", kinds())?;
    write("sheets", sheets())
}

fn kinds() -> Result<Vec<u8>, XlsxError> {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    let format = |code: &str| Format::new().set_num_format(code);
    let day = ExcelDateTime::parse_from_str("2026-03-01T14:30:00")?;
    for (at, header) in ["Handle", "Followers", "ER", "Fee"].iter().enumerate() {
        sheet.write(0, at as u16, *header)?;
    }
    sheet.write(1, 0, "@soap.and.pine")?;
    sheet.write(1, 1, 42_000)?;
    sheet.write_with_format(1, 2, 0.034, &format("0.0%"))?;
    sheet.write_with_format(1, 3, 480, &format("[$$-1409]#,##0"))?;
    sheet.write(2, 0, "  Škoda & <Söhne> 🦊 ")?;
    sheet.write_with_format(2, 1, 1.2e-7, &format("0.00E+00"))?;
    sheet.write_with_format(2, 2, &day, &format("d/m/yy h:mm"))?;
    sheet.write_with_format(2, 3, 1_200.5, &format("\"€\"#,##0.00;[Red]-#,##0"))?;
    sheet.write(3, 0, true)?;
    sheet.write(3, 1, Formula::new("B1*2").set_result("2469134"))?;
    sheet.write(3, 2, Formula::new("1/0").set_result("#DIV/0!"))?;
    let bold = Format::new().set_bold();
    sheet.write_rich_string(3, 3, &[(&bold, "two "), (&Format::default(), "parts")])?;
    sheet.write(900, 30, "line\nbreak _x0041_")?;
    sheet.merge_range(5, 1, 6, 3, "@elm", &Format::new())?;
    writer.save_to_buffer()
}

fn sheets() -> Result<Vec<u8>, XlsxError> {
    let mut writer = Writer::new();
    writer.add_worksheet().write(0, 0, "Notes")?;
    let sheet = writer.add_worksheet();
    for row in 0..9 {
        sheet.write(row, 0, format!("@creator{row}"))?;
        sheet.write(row, 1, 1_000 * row)?;
    }
    writer.add_worksheet().set_hidden(true);
    writer.save_to_buffer()
}

/// The parts that the target packs again.
fn parts(packed: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(packed)).map_err(std::io::Error::other)?;
    let mut all = Vec::new();
    for (at, name) in PARTS.iter().enumerate() {
        if at > 0 {
            all.push(BETWEEN);
        }
        if let Ok(mut part) = zip.by_name(name) {
            part.read_to_end(&mut all)?;
        }
    }
    Ok(all)
}
