//! Generations of a roster in a store of texts: pieces first, then the list that names them, and only then are older
//! pieces let go. At every moment one of two lists names pieces that are all there, whichever call the store refuses.

use std::collections::{BTreeMap, BTreeSet};

use tierwise_core::persist::brands::{self, BrandId};
use tierwise_core::persist::vault::{Refused, Store, write_whole};
use tierwise_core::persist::{Unsealed, bytes_of, seal, text_of, unseal};

use crate::keep::{List, PieceId, SCHEMA};
use crate::wire::{Kept, Stored};

/// Writes what is to be kept of one brand.
#[derive(Debug, Clone)]
pub struct Writer {
    /// Where the lists of the last two generations are.
    lists: [String; 2],
    /// What the key of every piece begins with; its name follows.
    piece: String,
    /// Revision that was last read or written.
    revision: u64,
    /// Pieces that the newest list names and no written one does yet. They stay until it is written: what was written
    /// of them is swept away where something goes wrong.
    waiting: BTreeMap<PieceId, Vec<u8>>,
    /// Those of them that are written.
    written: BTreeSet<PieceId>,
    /// The newest list and what it names, until it is written.
    list: Option<(Vec<u8>, BTreeSet<PieceId>)>,
}

/// Why a list was not written. The one of before stands, with all of its pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unwritten {
    /// The store refused.
    Refused(Refused),
    /// Somebody else wrote another one.
    Other,
    /// A newer version wrote what is there.
    Newer,
    /// Pieces that it names are gone from the store, so everything has to be packed again.
    Gone,
}

impl From<Refused> for Unwritten {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl Writer {
    /// For a brand, before anything was read.
    pub fn of(brand: BrandId) -> Self {
        Self {
            lists: ["roster.list.a", "roster.list.b"].map(|list| brands::key(brand, list)),
            piece: brands::key(brand, "roster.piece."),
            revision: 0,
            waiting: BTreeMap::new(),
            written: BTreeSet::new(),
            list: None,
        }
    }

    /// The revision that was last read or written.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Goes on from a revision that is stored, whoever wrote it.
    pub fn follow(&mut self, revision: u64) {
        self.revision = revision;
    }

    /// Forgets what waits.
    pub fn drop_all(&mut self) {
        self.waiting.clear();
        self.written.clear();
        self.list = None;
    }

    /// Takes over what is to be kept next. What waits for it and is not named any more is forgotten.
    pub fn take(&mut self, kept: Kept) {
        let used: BTreeSet<PieceId> = kept.used.into_iter().collect();
        self.waiting.extend(kept.pieces);
        self.waiting.retain(|id, _| used.contains(id));
        self.list = Some((kept.list, used));
    }

    /// Whether a list waits to be written.
    pub const fn waits(&self) -> bool {
        self.list.is_some()
    }

    /// Writes the next piece; `None` where none waits. One that is there already is left alone: a list names it.
    pub fn write_piece(&mut self, store: &mut impl Store) -> Option<Result<(), Refused>> {
        let mut waiting = self.waiting.iter();
        let (id, bytes) = waiting.find(|(id, _)| !self.written.contains(id))?;
        let (key, text) = (self.key_of(*id), text_of(bytes));
        let outcome = match store.read(&key) {
            Ok(Some(there)) if there == text => Ok(()),
            _ => write_whole(store, &key, &text),
        };
        if outcome.is_ok() {
            self.written.insert(*id);
        }
        Some(outcome)
    }

    /// Writes the list over the older of the two, unless somebody else was here or pieces that it names are not there.
    ///
    /// # Errors
    /// Why it is not written.
    pub fn write_list(&mut self, store: &mut impl Store) -> Result<(), Unwritten> {
        let Some((list, used)) = self.list.clone() else {
            return Ok(());
        };
        for key in &self.lists {
            if store.read(key)?.is_some_and(|text| is_newer(&text)) {
                return Err(Unwritten::Newer);
            }
        }
        if self.newest(store)? > self.revision {
            return Err(Unwritten::Other);
        }
        let there: BTreeSet<PieceId> = store
            .keys(&self.piece)?
            .iter()
            .filter_map(|key| self.name_of(key))
            .collect();
        if !used.is_subset(&there) {
            return Err(Unwritten::Gone);
        }
        let key = self.older(store)?.to_owned();
        let text = seal(SCHEMA, self.revision + 1, &list);
        let outcome = write_whole(store, &key, &text);
        // Where only looking at it was refused it is there all the same.
        if outcome.is_err() && store.read(&key)? != Some(text) {
            outcome?;
        }
        self.revision += 1;
        self.drop_all();
        self.sweep(store, &used);
        Ok(())
    }

    /// After something was refused: what is named by no list is let go, so that there is room for what is.
    pub fn give_up(&mut self, store: &mut impl Store) {
        self.written.clear();
        self.sweep(store, &BTreeSet::new());
    }

    /// Lets pieces go that neither `used` nor a stored list names. Where a list cannot be read nothing is let go: it may
    /// name any of them.
    fn sweep(&self, store: &mut impl Store, used: &BTreeSet<PieceId>) {
        let mut named = used.clone();
        for key in &self.lists {
            match store.read(key) {
                Ok(None) => {}
                Ok(Some(text)) => match list_in(&text) {
                    Some(list) => named.extend(list.pieces),
                    None => return,
                },
                Err(_) => return,
            }
        }
        for key in store.keys(&self.piece).unwrap_or_default() {
            if self
                .name_of(&key)
                .is_some_and(|name| !named.contains(&name))
            {
                // A piece too many does no harm.
                let _ = store.forget(&key);
            }
        }
    }

    /// Everything that is stored.
    ///
    /// # Errors
    /// Where the store is blocked.
    pub fn stored(&self, store: &impl Store) -> Result<Stored, Refused> {
        let mut stored = Stored::default();
        for key in &self.lists {
            stored.lists.extend(store.read(key)?);
        }
        for key in store.keys(&self.piece)? {
            if let (Some(name), Some(text)) = (self.name_of(&key), store.read(&key)?) {
                stored
                    .pieces
                    .push((name, bytes_of(&text).unwrap_or_default()));
            }
        }
        Ok(stored)
    }

    /// Revision of the newest list that is stored; 0 where there is none.
    ///
    /// # Errors
    /// Where the store is blocked.
    pub fn newest(&self, store: &impl Store) -> Result<u64, Refused> {
        let [a, b] = &self.lists;
        Ok(revision_at(store, a)?.max(revision_at(store, b)?))
    }

    /// Where the list is that is written over next.
    ///
    /// # Errors
    /// Where the store is blocked.
    pub fn older(&self, store: &impl Store) -> Result<&str, Refused> {
        let [a, b] = &self.lists;
        let a_is_older = revision_at(store, a)? <= revision_at(store, b)?;
        Ok(if a_is_older { a } else { b })
    }

    /// The list of the revision that was last read or written, if it is there.
    pub fn list(&self, store: &impl Store) -> Option<String> {
        let texts = self.lists.iter().filter_map(|key| store.read(key).ok()?);
        texts
            .into_iter()
            .find(|text| revision_of(text) == Some(self.revision))
    }

    /// Whether a key is that of a list.
    pub fn is_list(&self, key: &str) -> bool {
        self.lists.iter().any(|list| list == key)
    }

    /// Where a piece is.
    pub fn key_of(&self, id: PieceId) -> String {
        format!("{}{id:016x}", self.piece)
    }

    /// The name of the piece under a key.
    pub fn name_of(&self, key: &str) -> Option<PieceId> {
        PieceId::from_str_radix(key.strip_prefix(&self.piece)?, 16).ok()
    }
}

fn revision_at(store: &impl Store, key: &str) -> Result<u64, Refused> {
    Ok(store
        .read(key)?
        .and_then(|text| revision_of(&text))
        .unwrap_or(0))
}

/// The revision of a list of any schema.
pub fn revision_of(text: &str) -> Option<u64> {
    match unseal(text) {
        Unsealed::Sealed { revision, .. } => Some(revision),
        _ => None,
    }
}

/// What a list of a schema that is known holds.
pub fn list_in(text: &str) -> Option<List> {
    match unseal(text) {
        Unsealed::Sealed {
            schema, payload, ..
        } => List::decode(schema, &payload),
        _ => None,
    }
}

/// Whether a newer version of Tierwise wrote this.
fn is_newer(text: &str) -> bool {
    match unseal(text) {
        Unsealed::Sealed { schema, .. } => schema > SCHEMA,
        Unsealed::Newer(_) => true,
        _ => false,
    }
}
