//! Takes the rows out of Excel workbooks (.xlsx, .xlsm), and makes workbooks of tables.
//!
//! A workbook is a packed file from anywhere, so what it would take to read it is measured and bounded before it is
//! read, and whatever is wrong with it is a sentence with what to do. What comes out is a text of rows
//! ([`tierwise_import::Grid`]) that [`tierwise_import::Table::read`] takes as it takes any file.

mod book;
mod cells;
mod container;
mod formats;
pub mod table;
pub mod wire;
mod write;

pub use book::{Sheet, Workbook};
pub use container::{LARGEST_FILE, is_office_file, too_large};
pub use tierwise_import::Unreadable;
pub use write::write;
