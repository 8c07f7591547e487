//! What the worker that reads and writes workbooks tells the page.

use serde::{Deserialize, Serialize};

use crate::Sheet;

/// What the worker tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tell {
    /// It can be asked.
    Ready,
    /// What it is doing.
    Doing(Stage),
    /// The sheets of the workbook, if it has several.
    Sheets(Vec<Sheet>),
    /// The rows of a sheet, which come along as a file.
    Rows {
        /// Its place among the sheets.
        sheet: u32,
    },
    /// A workbook was made, which comes along as bytes.
    Written,
    /// Why the workbook or the sheet cannot be read, or the workbook not be made, with what to do.
    Refused(String),
}

/// What the worker is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Measuring and unpacking the file.
    Unpacking,
    /// Looking which sheet has the most rows.
    Comparing,
    /// Taking out rows: so many so far.
    Reading(u32),
}
