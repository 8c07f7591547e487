//! Changing the stored brands so that at every moment the last good state is there: new texts first, each read back,
//! then the register that names them, and only then is anything let go. Whatever fails on the way, the register of
//! before stands, and nothing that it names was touched.

use std::collections::BTreeMap;

use super::brands::{BrandId, REGISTER, Refusal, Register, Stage, key, owner};
use super::{Unsealed, unseal};

/// Texts by key, or by what their keys end with.
pub type Texts = Vec<(String, String)>;

/// Texts by key, any call to which may be refused.
pub trait Store {
    /// The text under a key.
    ///
    /// # Errors
    /// Where the store is blocked.
    fn read(&self, key: &str) -> Result<Option<String>, Refused>;
    /// All keys that begin so.
    ///
    /// # Errors
    /// Where the store is blocked.
    fn keys(&self, start: &str) -> Result<Vec<String>, Refused>;
    /// Keeps a text under a key, replacing what is there.
    ///
    /// # Errors
    /// Where the store is blocked or full; what was there stays.
    fn write(&mut self, key: &str, text: &str) -> Result<(), Refused>;
    /// Forgets a key.
    ///
    /// # Errors
    /// Where the store is blocked.
    fn forget(&mut self, key: &str) -> Result<(), Refused>;
}

/// Why a call was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The browser does not let this page keep anything.
    Blocked,
    /// There is no room left.
    Full,
}

/// What is done to the brands.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A new one, which is opened.
    Create {
        /// Its name.
        name: String,
        /// Its texts by what its keys end with: none for one that begins empty.
        kept: Texts,
    },
    /// Another name.
    Rename {
        /// Which.
        id: BrandId,
        /// The name.
        name: String,
    },
    /// Another one is opened.
    Switch {
        /// Which.
        id: BrandId,
    },
    /// A second one with the same texts.
    Duplicate {
        /// Of which.
        id: BrandId,
        /// Its name.
        name: String,
    },
    /// Archived, deleted or brought back.
    Stage {
        /// Which.
        id: BrandId,
        /// What becomes of it.
        stage: Stage,
    },
    /// What was deleted at a time or before is removed for real.
    Purge {
        /// In seconds since 1970.
        until: u64,
    },
    /// Brands of a backup come in.
    Restore {
        /// Which.
        brands: Vec<Arrival>,
        /// Whether those that are there are deleted, at this time in seconds since 1970. They can be brought back.
        replace: Option<u64>,
    },
}

/// A brand that comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its name.
    pub name: String,
    /// Whether it comes in archived.
    pub archived: bool,
    /// Its texts by what its keys end with.
    pub kept: Vec<(String, String)>,
}

/// Why a change was not made. Everything is as it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// It makes no sense; why, as a sentence.
    No(Refusal),
    /// The store refused.
    Store(Refused),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::No(refusal)
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::Store(refused)
    }
}

/// What a change came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The register that is stored now.
    pub register: Register,
    /// Texts that came in, by key.
    pub written: Vec<(String, String)>,
    /// Brands of which nothing else may be stored: those that are gone, and those that are new.
    pub cleared: Vec<BrandId>,
}

/// Makes a change. `register` is the newest one, and `kept` everything of all brands as it is to be read: the store's
/// texts, with what a journal has newer.
///
/// # Errors
/// Where it makes no sense or the store refuses; then everything is as it was before.
pub fn change(
    store: &mut impl Store,
    register: &Register,
    kept: &BTreeMap<String, String>,
    change: Change,
) -> Result<Changed, Failure> {
    let mut next = register.clone();
    let mut gone = Vec::new();
    let mut arriving: Vec<(BrandId, Texts)> = Vec::new();
    match change {
        Change::Create { name, kept } => {
            let id = next.add(&name, Stage::Active)?;
            next.switch(id)?;
            arriving.push((id, kept));
        }
        Change::Rename { id, name } => next.rename(id, &name)?,
        Change::Switch { id } => next.switch(id)?,
        Change::Duplicate { id, name } => {
            let copy = next.add(&name, Stage::Active)?;
            arriving.push((copy, texts_of(kept, id)));
        }
        Change::Stage { id, stage } => next.stage(id, stage)?,
        Change::Purge { until } => gone = next.purge(until),
        Change::Restore { brands, replace } => {
            let is_empty = |id| texts_of(kept, id).is_empty();
            restore(&mut next, brands, replace, &mut arriving, &is_empty)?;
        }
    }
    next.revision += 1;
    let known = |id: BrandId| register.brand(id).is_some();
    let fresh: Vec<BrandId> = next
        .brands
        .iter()
        .map(|b| b.id)
        .filter(|id| !known(*id))
        .collect();
    // What a change that failed may have left under these numbers is nobody's.
    forget_all(store, kept, &fresh)?;
    let written: Vec<(String, String)> = arriving
        .into_iter()
        .flat_map(|(id, texts)| {
            let under = move |(name, text): (String, String)| (key(id, &name), text);
            texts.into_iter().map(under)
        })
        .collect();
    let all = written
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()));
    let sealed = next.encode();
    for (key, text) in all.chain([(REGISTER, sealed.as_str())]) {
        if let Err(refused) = write_whole(store, key, text) {
            let before = (register.revision > 0).then(|| register.encode());
            undo(store, &written, before.as_deref());
            return Err(refused.into());
        }
    }
    // A text too many does no harm: nothing names it.
    let _ = forget_all(store, kept, &gone);
    Ok(Changed {
        register: next,
        written,
        cleared: [gone, fresh].concat(),
    })
}

/// Forgets the texts of brands.
fn forget_all(
    store: &mut impl Store,
    kept: &BTreeMap<String, String>,
    brands: &[BrandId],
) -> Result<(), Refused> {
    let of_them = |key: &&String| owner(key).is_some_and(|(id, _)| brands.contains(&id));
    kept.keys()
        .filter(of_them)
        .try_for_each(|key| store.forget(key))
}

fn restore(
    next: &mut Register,
    brands: Vec<Arrival>,
    replace: Option<u64>,
    arriving: &mut Vec<(BrandId, Texts)>,
    is_empty: &dyn Fn(BrandId) -> bool,
) -> Result<(), Refusal> {
    let before: Vec<BrandId> = next.brands.iter().map(|b| b.id).collect();
    let mut open = None;
    for brand in brands {
        let stage = if brand.archived {
            Stage::Archived
        } else {
            Stage::Active
        };
        let id = next.add(&brand.name, stage)?;
        if !brand.archived {
            open = open.or(Some(id));
        }
        arriving.push((id, brand.kept));
    }
    if let Some(when) = replace {
        if let Some(open) = open {
            next.switch(open)?;
            // There is nothing to bring back.
            next.brands
                .retain(|b| !(before.contains(&b.id) && is_empty(b.id)));
        }
        for id in before {
            if !matches!(
                next.brand(id).map(|b| b.stage),
                Some(Stage::Deleted(_)) | None
            ) {
                next.stage(id, Stage::Deleted(when))?;
            }
        }
    }
    Ok(())
}

/// Writes a text and reads it back: a store that took less than it was given has not taken it.
///
/// # Errors
/// Where the store refuses, or has less.
pub fn write_whole(store: &mut impl Store, key: &str, text: &str) -> Result<(), Refused> {
    store.write(key, text)?;
    match store.read(key)? {
        Some(there) if there == text => Ok(()),
        _ => Err(Refused::Full),
    }
}

/// Takes back what was written before something failed. Where the register cannot be taken back it names what was
/// written, so that stays; what cannot be forgotten is named by nothing.
fn undo(store: &mut impl Store, written: &[(String, String)], before: Option<&str>) {
    let Ok(there) = store.read(REGISTER) else {
        return;
    };
    let back = match before {
        _ if there.as_deref() == before => Ok(()),
        Some(before) => store.write(REGISTER, before),
        None => store.forget(REGISTER),
    };
    if back.is_ok() {
        for (key, _) in written {
            let _ = store.forget(key);
        }
    }
}

/// The texts of a brand, by what their keys end with.
pub fn texts_of(kept: &BTreeMap<String, String>, id: BrandId) -> Vec<(String, String)> {
    kept.iter()
        .filter_map(|(key, text)| match owner(key) {
            Some((whose, name)) if whose == id => Some((name.to_owned(), text.clone())),
            _ => None,
        })
        .collect()
}

/// Where a roster's two lists are in the store, and its newest in the journal.
const LISTS: [&str; 2] = ["roster.list.a", "roster.list.b"];
const JOURNAL_LIST: &str = "roster.list";
/// What the key of a roster's piece holds.
const PIECE: &str = ".roster.piece.";

/// Adds what a journal has and a store lost: newer texts, and parts that are not there.
pub fn catch_up(kept: &mut BTreeMap<String, String>, journal: Vec<(String, String)>) {
    for (name, text) in journal {
        let (place, there) = match owner(&name) {
            Some((id, JOURNAL_LIST)) => {
                let [(a, of_a), (b, of_b)] = LISTS.map(|list| {
                    let place = key(id, list);
                    let revision = revision_at(kept, &place);
                    (place, revision)
                });
                (if of_a <= of_b { a } else { b }, of_a.max(of_b))
            }
            _ => {
                let there = revision_at(kept, &name);
                (name, there)
            }
        };
        // A piece of a roster has no revision: it is named by what it holds.
        if revision_of(&text) > there || place.contains(PIECE) {
            kept.insert(place, text);
        }
    }
}

/// Texts of the store as a journal keeps them: of a roster's two lists the newer one.
pub fn for_journal(written: &[(String, String)]) -> Vec<(String, String)> {
    let mut entries: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in written {
        let place = match owner(name) {
            Some((id, list)) if LISTS.contains(&list) => key(id, JOURNAL_LIST),
            _ => name.clone(),
        };
        let newer = entries
            .get(&place)
            .is_none_or(|there| revision_of(there) < revision_of(text));
        if newer {
            entries.insert(place, text.clone());
        }
    }
    entries.into_iter().collect()
}

fn revision_at(kept: &BTreeMap<String, String>, key: &str) -> Option<u64> {
    kept.get(key).and_then(|text| revision_of(text))
}

/// The revision of a sealed text; `None` for a piece, and for what is damaged.
fn revision_of(text: &str) -> Option<u64> {
    match unseal(text) {
        Unsealed::Sealed { revision, .. } => Some(revision),
        _ => None,
    }
}

/// Changes made in all brands so far, by the revisions of what is stored.
pub fn changes(kept: &BTreeMap<String, String>) -> u64 {
    let mut newest: BTreeMap<(BrandId, bool), u64> = BTreeMap::new();
    for (name, text) in kept {
        let Some((id, what)) = owner(name) else {
            continue;
        };
        let list = LISTS.contains(&what);
        if let (true, Some(revision)) = (list || what == "workspace", revision_of(text)) {
            let there = newest.entry((id, list)).or_default();
            *there = revision.max(*there);
        }
    }
    newest.values().sum()
}
