//! Which pieces of the roster are stored, and which have to be packed anew.

use std::collections::BTreeMap;

use tierwise_core::persist::{Unsealed, unseal};

use crate::keep::{self, List, PIECE, PieceId, SCHEMA};
use crate::people::{Change, Roster};
use crate::plan::Plans;
use crate::taste::{self, Reading, Taste};
use crate::wire::{Kept, Opened, Stored};

/// The pieces of a roster as they were last packed.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// By place; `None` where nobody of a piece is there.
    pieces: Vec<Option<PieceId>>,
    /// By place: whether somebody of it changed since.
    stale: Vec<bool>,
    /// Whether what is decided for all of them changed since.
    decided: bool,
    /// How creators are scored.
    taste: Taste,
    /// How columns of earlier files were read.
    readings: Vec<Reading>,
    /// What short lists are asked for.
    plans: Plans,
}

impl Shelf {
    /// The shelf of a list whose pieces came back whole, each in its place. Pieces of an older schema are packed anew
    /// with the next change.
    fn of(schema: u64, list: &List) -> Self {
        Self {
            pieces: list.pieces.iter().copied().map(Some).collect(),
            stale: vec![schema < SCHEMA; list.pieces.len()],
            decided: false,
            taste: list.taste.checked(),
            readings: list.readings.clone(),
            plans: list.plans.clone().checked(),
        }
    }

    /// How creators are scored.
    pub const fn taste(&self) -> Taste {
        self.taste
    }

    /// Changes how creators are scored.
    pub fn decide(&mut self, taste: Taste) {
        self.taste = taste.checked();
        self.decided = true;
    }

    /// How columns of earlier files were read.
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// Remembers how the columns of a file were read.
    pub fn remember(&mut self, reading: Reading) {
        if !self.readings.contains(&reading) {
            taste::remember(&mut self.readings, reading);
            self.decided = true;
        }
    }

    /// What short lists are asked for.
    pub const fn plans(&self) -> &Plans {
        &self.plans
    }

    /// Changes what short lists are asked for. Gives back what they were asked for.
    pub fn plan(&mut self, plans: Plans) -> Plans {
        self.decided = true;
        std::mem::replace(&mut self.plans, plans.checked())
    }

    /// Notes whom a change concerns.
    pub fn touch(&mut self, change: &Change) {
        for who in change.whose() {
            let place = who.0 as usize / PIECE;
            if self.stale.len() <= place {
                self.stale.resize(place + 1, false);
                self.pieces.resize(place + 1, None);
            }
            if let Some(stale) = self.stale.get_mut(place) {
                *stale = true;
            }
        }
    }

    /// Has every piece packed again.
    pub fn spoil(&mut self) {
        self.stale.fill(true);
        self.decided = true;
    }

    /// Packs what has changed; `None` where nothing has.
    pub fn pack(&mut self, roster: &Roster) -> Option<Kept> {
        if !self.decided && !self.stale.contains(&true) {
            return None;
        }
        self.decided = false;
        let mut fresh = Vec::new();
        let places = self.pieces.iter_mut().zip(&mut self.stale).enumerate();
        for (place, (piece, stale)) in places.filter(|(_, (_, stale))| **stale) {
            let packed = keep::pack(roster, place * PIECE);
            *piece = packed.as_ref().map(|(id, _)| *id);
            fresh.extend(packed);
            *stale = false;
        }
        let list = List {
            pieces: self.pieces.iter().flatten().copied().collect(),
            creators: roster.len() as u32,
            taste: self.taste,
            readings: self.readings.clone(),
            plans: self.plans.clone(),
        };
        Some(Kept {
            list: list.encode(),
            used: list.pieces,
            pieces: fresh,
        })
    }
}

/// Opens the newest generation that is whole.
pub fn open(stored: &Stored) -> (Roster, Shelf, Opened) {
    let none = |opened| (Roster::default(), Shelf::default(), opened);
    if stored.lists.is_empty() {
        return none(Opened::Nothing);
    }
    let mut pieces: BTreeMap<PieceId, &[u8]> = BTreeMap::new();
    for (id, bytes) in &stored.pieces {
        // Of two that are said to be the same the whole one counts.
        if !pieces.contains_key(id) || keep::is_whole(*id, bytes) {
            pieces.insert(*id, bytes);
        }
    }
    let mut told: Vec<String> = Vec::new();
    let mut generations: Vec<(u64, _, List)> = Vec::new();
    for text in &stored.lists {
        match unseal(text) {
            Unsealed::Sealed { schema, .. } if schema > SCHEMA => {
                return none(Opened::Newer);
            }
            Unsealed::Newer(_) => return none(Opened::Newer),
            Unsealed::Sealed {
                schema,
                revision,
                payload,
            } => match List::decode(schema, &payload) {
                Some(list) => {
                    // The newest first.
                    let at = generations.partition_point(|(other, ..)| *other >= revision);
                    generations.insert(at, (revision, schema, list));
                }
                None => told.push("A list of the stored roster holds something else.".to_owned()),
            },
            Unsealed::Damaged(why) => told.push(why.to_owned()),
            Unsealed::NotOurs => told.push("It is no Tierwise roster.".to_owned()),
        }
    }
    let newest = generations.first().map_or(0, |(revision, ..)| *revision);
    for (revision, schema, list) in &generations {
        match read(*schema, list, &pieces) {
            Ok((roster, lost)) => {
                if *revision < newest {
                    told.push("The roster as it was before the last change was opened.".to_owned());
                }
                if lost > 0 {
                    told.push(format!("{lost} values could not be kept."));
                }
                let opened = if told.is_empty() {
                    Opened::Whole { revision: newest }
                } else {
                    Opened::Repaired {
                        revision: newest,
                        told,
                    }
                };
                return (roster, Shelf::of(*schema, list), opened);
            }
            Err(why) => told.push(why),
        }
    }
    none(Opened::Damaged(told.join(" ")))
}

fn read(
    schema: u64,
    list: &List,
    pieces: &BTreeMap<PieceId, &[u8]>,
) -> Result<(Roster, usize), String> {
    let mut roster = Roster::default();
    let mut lost = 0;
    for id in &list.pieces {
        let packed = pieces
            .get(id)
            .ok_or("A piece of the stored roster is not there.")?;
        // Every piece begins where it was packed.
        roster.pad(PIECE);
        lost += keep::unpack(schema, *id, packed, &mut roster)?;
    }
    if roster.len() != list.creators as usize {
        return Err(
            "The stored roster does not hold as many creators as its list says.".to_owned(),
        );
    }
    Ok((roster, lost))
}
