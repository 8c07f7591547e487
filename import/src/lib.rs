//! Reads the files that creators are kept in: exports of other tools, spreadsheets, lists typed by hand.
//!
//! Three steps, so that a person can correct the one in the middle: [`Table::read`] takes bytes apart into cells,
//! [`Mapping::propose`] says what each column holds, [`creators::read`] makes creators of it. What a cell holds fails no
//! step: each gives back what could be read and a list of what could not.
//!
//! ```
//! use tierwise_import::{Mapping, Table, creators};
//! use tierwise_core::domain::money::Currency;
//! let table = Table::read(b"Handle;Followers\n@soap_and_pine;12,5k\n")?;
//! let mapping = Mapping::propose(&table);
//! let (read, issues) = creators::read(&table, &mapping, Currency::USD);
//! assert_eq!(read[0].profiles[0].followers, Some(12_500));
//! assert!(issues.is_empty());
//! # Ok::<(), tierwise_import::Unreadable>(())
//! ```

pub mod creators;
mod each;
mod fields;
mod grid;
mod guard;
mod handle;
mod headers;
mod heading;
mod json;
mod lines;
mod mapping;
mod meanings;
mod number;
mod places;
mod separated;
mod sets;
mod table;
mod text;
mod thousands;
mod units;
mod worded;
mod words;

pub use fields::{Field, Kind};
pub use grid::Grid;
pub use guard::{BYTE_ORDER_MARK, guarded, shielded, unguarded};
pub use headers::{network_paid, rate_cell};
pub use mapping::{Column, Mapping, Subject};
pub use meanings::Meaning;
pub use number::{exact, figure, names_currency};
pub use table::{Table, Unreadable};
pub use text::Encoding;
pub use words::words;
