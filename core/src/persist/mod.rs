//! A workspace as text, and the one gate through which stored text comes back.
//!
//! The text is a readable line, `tierwise 1 schema N revision R checksum C`, and behind it the payload: bytes written as
//! the characters U+0000 to U+00FF, for which every engine's `localStorage` has the most room. The checksum covers the
//! line and the payload, so a cut or changed text is never read as data. What is intact but no longer valid (a category
//! that is gone, a rate of zero) is dropped alone, with a repair that says so.
//!
//! ```
//! use tierwise_core::domain::workspace::Workspace;
//! use tierwise_core::persist::{Opened, encode, open};
//!
//! let text = encode(&Workspace::default(), 7);
//! assert!(matches!(open(&text), Opened::Ok { revision: 7, .. }));
//! assert!(matches!(open(&text[..text.len() - 9]), Opened::Damaged { .. }));
//! assert!(matches!(open("{}"), Opened::NotOurs));
//! ```

pub mod brands;
mod envelope;
mod gate;
mod migrations;
mod payload;
pub mod share;
pub mod vault;

use crate::domain::workspace::Workspace;

pub use envelope::{Unsealed, bytes_of, encode, open, seal, text_of, unseal};
pub use migrations::SCHEMA;

/// Longest text that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

/// What became of a stored text.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// A valid workspace.
    Ok {
        /// The workspace.
        workspace: Box<Workspace>,
        /// Its revision, which grows with every save.
        revision: u64,
        /// What was dropped or changed on the way in.
        repairs: Vec<Repair>,
    },
    /// Ours, but changed or cut since it was written.
    Damaged {
        /// What is wrong, in plain words.
        reason: String,
    },
    /// Written by a newer Tierwise.
    FromTheFuture {
        /// Its schema.
        schema: u64,
    },
    /// Something else.
    NotOurs,
}

/// Something the gate dropped or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// What it concerns: “Budget”, “Tier scheme”.
    pub what: String,
    /// What was done, in plain words.
    pub message: String,
}
