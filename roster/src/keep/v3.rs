//! Schema 3, as it was: nothing was remembered of a file but its columns. Its pieces are those of schema 4 without what
//! stands behind their columns. Nothing here changes any more.

use serde::Deserialize;

use super::v2::Reading2;
use super::{List, PieceId};
use crate::plan::Plans;
use crate::taste::{Reading, Taste};

/// The list of schema 3.
#[derive(Debug, Deserialize)]
pub struct List3 {
    pieces: Vec<PieceId>,
    creators: u32,
    taste: Taste,
    readings: Vec<Reading2>,
    plans: Plans,
}

impl From<List3> for List {
    fn from(old: List3) -> Self {
        Self {
            pieces: old.pieces,
            creators: old.creators,
            taste: old.taste,
            readings: old.readings.into_iter().map(Reading::from).collect(),
            plans: old.plans,
        }
    }
}
