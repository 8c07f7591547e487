//! What of a short list goes into a link. What is switched off is not hidden in it: it is not there.

use tierwise_core::persist::share::{SharedCreator, SharedList};

use crate::wire::{PickView, Picked, Proof};

/// What goes along with the advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Along {
    /// The short list; without it nothing of the rest.
    pub list: bool,
    /// Names, handles, places and exact numbers of followers.
    pub names: bool,
    /// What creators cost.
    pub fees: bool,
    /// How to reach them; only with their names.
    pub contacts: bool,
}

impl Default for Along {
    /// Contacts only on purpose.
    fn default() -> Self {
        Self {
            list: true,
            names: true,
            fees: true,
            contacts: false,
        }
    }
}

/// The list as it is shared; `None` where none is, or nobody is on it.
pub fn list(picked: &Picked, along: Along) -> Option<SharedList> {
    if !along.list || picked.picks.is_empty() {
        return None;
    }
    Some(SharedList {
        unit: picked.unit.0.clone(),
        results: picked.sum.results,
        forecast: picked
            .forecast
            .iter()
            .map(|of| (of.unit.0.clone(), of.results))
            .filter(|(unit, _)| *unit != picked.unit.0)
            .collect(),
        gap: match picked.proof {
            Proof::Gap(gap, _) => gap,
            _ => 0.0,
        },
        creators: picked.picks.iter().map(|p| creator(p, along)).collect(),
        budget: picked.terms.budget,
        // Change that is kept, too, would tell what they cost together.
        kept: if along.fees {
            picked.sum.kept
        } else {
            picked.terms.kept
        },
    })
}

fn creator(pick: &PickView, along: Along) -> SharedCreator {
    let face = &pick.face;
    let text = |on: bool, text: &String| {
        if on { text.clone() } else { String::new() }
    };
    SharedCreator {
        name: text(along.names, &face.name),
        network: face.network.0.clone(),
        tier: face
            .tier
            .as_ref()
            .map_or(String::new(), |(slug, _)| slug.clone()),
        // The exact number would name them.
        followers: if along.names {
            face.followers
        } else {
            face.followers.map(rounded)
        },
        cost: along.fees.then_some(face.cost),
        estimate: along.fees && face.estimate,
        place: text(along.names, &face.place),
        contact: text(along.names && along.contacts, &face.contact),
    }
}

/// Two figures of a number.
fn rounded(followers: u64) -> u64 {
    let unit = 10_u64.pow(followers.checked_ilog10().unwrap_or(0).saturating_sub(1));
    followers / unit * unit
}
