//! Schema 4, as it was: behind its columns stood audiences only. Its list is that of schema 5. Nothing here changes any more.

use serde::Deserialize;

use super::Behind;

/// What stood behind the columns: place in the piece, share and place of an audience.
#[derive(Debug, Deserialize)]
pub struct Behind4(Vec<(u32, u16, u64)>);

impl From<Behind4> for Behind {
    fn from(old: Behind4) -> Self {
        Self {
            audiences: old.0,
            ..Self::default()
        }
    }
}
