//! What the targets share: what must hold of a file whatever is in it.

use tierwise_core::domain::money::Currency;
use tierwise_core::persist::share;
use tierwise_import::creators::read;
use tierwise_import::{Mapping, Table};
use tierwise_workbook::Workbook;

/// Reads a file to the end. Every row is taken or told, and a table that can be read is proposed a mapping for.
///
/// # Panics
/// Where that does not hold.
pub fn file(bytes: &[u8]) {
    let Ok(table) = Table::read(bytes) else {
        return;
    };
    let mapping = Mapping::propose(&table);
    assert_eq!(mapping.columns.len(), table.width());
    let (creators, issues) = read(&table, &mapping, Currency::USD);
    let left_out = issues.iter().filter(|issue| !issue.problem.is_taken());
    let rows = table.rows().saturating_sub(mapping.first_row());
    assert_eq!(creators.len() + left_out.count(), rows);
}

/// What stands between the parts of a workbook where a target gets them one after another: no XML may hold it.
pub const BETWEEN: u8 = 0;

/// The parts that a target gets, in their order.
pub const PARTS: [&str; 6] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet2.xml",
];

/// Reads a workbook as the worker does: the sheets are counted where there are several, the fullest is read, and then the
/// others; what comes out is read as any file.
pub fn workbook(bytes: Vec<u8>) {
    let Ok(mut book) = Workbook::open(bytes) else {
        return;
    };
    let sheets = if book.len() > 1 {
        book.sheets()
    } else {
        Vec::new()
    };
    let fullest = (0..sheets.len()).max_by_key(|at| sheets.get(*at).map(|sheet| sheet.rows));
    let fullest = fullest.unwrap_or(0);
    let others = (0..book.len()).filter(|at| *at != fullest);
    // More than two are read as these are.
    for sheet in [fullest].into_iter().chain(others).take(2) {
        if let Ok(rows) = book.read(sheet, &mut |_| {}) {
            file(&rows);
        }
    }
}

/// A link whose checksum fits, whatever it holds: what is locked has the same one.
pub fn link(deflated: &[u8]) -> String {
    share::locked(deflated).replacen('p', "", 1)
}

/// The name that a stored piece has: FNV-1a with 64 bits.
pub fn name(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
