//! The packed file around a workbook: what it is, and what unpacking it would take.

use std::io::Cursor;

use tierwise_import::Unreadable;
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes of the largest file that is looked into.
pub const LARGEST_FILE: u64 = 50_000_000;
/// Bytes that all parts together may unpack to.
const LARGEST_UNPACKED: u64 = 300_000_000;
/// Parts a workbook may have.
const MOST_PARTS: usize = 1_000;

/// What the files of Excel begin with: packed ones, and those of before 2007, which encrypted ones still look like.
const PACKED: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// Parts that tell other packed files, and what to say.
const OTHERS: [(&str, &str); 5] = [
    (
        "xl/workbook.bin",
        "This is a binary Excel workbook (.xlsb), which Tierwise cannot read. Save it as an Excel workbook (.xlsx) and \
         bring that.",
    ),
    (
        "word/document.xml",
        "This is a Word document. Copy its table into a spreadsheet, or copy the rows and paste them.",
    ),
    (
        "ppt/presentation.xml",
        "This is a PowerPoint presentation. Copy its table into a spreadsheet, or copy the rows and paste them.",
    ),
    (
        "Index/Document.iwa",
        "This is a file of Apple Numbers, Pages or Keynote. Export it as Excel or CSV and bring that.",
    ),
    (
        "content.xml",
        "This is an OpenDocument file (.ods), which Tierwise cannot read. Save it as an Excel workbook (.xlsx) or as \
         CSV and bring that.",
    ),
];

/// Whether a file that begins so is for this crate: to be read, or to be told what is wrong with it.
pub fn is_office_file(start: &[u8]) -> bool {
    start.starts_with(PACKED) || start.starts_with(COMPOUND)
}

/// What to say of a file of so many bytes.
pub fn too_large(bytes: u64) -> Unreadable {
    Unreadable(format!(
        "This workbook has {} MB, and Tierwise reads up to {} MB. Delete pictures and sheets that are not needed, or \
         save the sheet as CSV and bring that.",
        bytes / 1_000_000,
        LARGEST_FILE / 1_000_000
    ))
}

/// Whether a file is a workbook that can be unpacked. A part can lie about what it unpacks to, but not profit by it: the
/// zip crate stops where a part outgrows its word, which a test holds it to.
pub fn check(file: &[u8]) -> Result<(), Unreadable> {
    if file.len() as u64 > LARGEST_FILE {
        return Err(too_large(file.len() as u64));
    }
    if file.starts_with(COMPOUND) {
        return Err(compound(file));
    }
    let mut zip = ZipArchive::new(Cursor::new(file)).map_err(broken)?;
    if zip.len() > MOST_PARTS {
        return Err(Unreadable(format!(
            "This file is packed from {} parts, and a workbook of creators has a few dozen. Copy the rows into a new \
             workbook and bring that.",
            zip.len()
        )));
    }
    let has = |name: &str| zip.file_names_raw().any(|part| part == name.as_bytes());
    if let Some((_, why)) = OTHERS.iter().find(|(part, _)| has(part)) {
        return Err(Unreadable((*why).to_owned()));
    }
    if !has("[Content_Types].xml") {
        return Err(Unreadable(
            "This packed file holds no workbook. Unpack it and bring the file that is in it."
                .to_owned(),
        ));
    }
    let mut unpacked: u64 = 0;
    for part in 0..zip.len() {
        unpacked = unpacked.saturating_add(zip.by_index(part).map_err(broken)?.size());
    }
    if unpacked > LARGEST_UNPACKED {
        return Err(Unreadable(format!(
            "This workbook would unpack to {} MB, and Tierwise reads up to {} MB. Copy the rows of your creators into a new \
             workbook, or save the sheet as CSV, and bring that.",
            unpacked / 1_000_000,
            LARGEST_UNPACKED / 1_000_000
        )));
    }
    Ok(())
}

fn compound(file: &[u8]) -> Unreadable {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let encrypted = file.windows(name.len()).any(|bytes| bytes == name);
    Unreadable(if encrypted {
        protected()
    } else {
        "This is a file of an Excel of before 2007 (.xls), which Tierwise cannot read. Open it in your spreadsheet, save \
         it as an Excel workbook (.xlsx) and bring that."
            .to_owned()
    })
}

fn protected() -> String {
    "This workbook is protected by a password. Open it in Excel, save it without the password and bring that.".to_owned()
}

fn broken(error: ZipError) -> Unreadable {
    Unreadable(match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => protected(),
        _ => "This workbook is damaged or was cut off on its way. Download or copy it again, or open it in your \
              spreadsheet, save it anew and bring that."
            .to_owned(),
    })
}
