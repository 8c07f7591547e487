//! Schema 2, as it was: without plans for short lists. Its pieces are those of schema 3, which have no audiences behind them. Nothing here changes any more.

use serde::Deserialize;

use super::{List, PieceId};
use crate::taste::{Reading, Taste};

/// The list of schema 2.
#[derive(Debug, Deserialize)]
pub struct List2 {
    pieces: Vec<PieceId>,
    creators: u32,
    taste: Taste,
    readings: Vec<Reading>,
}

impl From<List2> for List {
    fn from(old: List2) -> Self {
        Self {
            pieces: old.pieces,
            creators: old.creators,
            taste: old.taste,
            readings: old.readings,
            ..Self::default()
        }
    }
}
