//! What a context fixes for every brief: benchmarks as curves, and each tier's tables at its typical account.

use std::cell::RefCell;
use std::rc::Rc;

use super::outcome::{MAX_TIERS, Tier};
use crate::domain::evidence::benchmarks::{Curves, Overrides};
use crate::domain::settings::Context;
use crate::domain::tier::Band;

/// The benchmarks looked up for a scheme and a user's overrides: some two thousand logarithms and exponentials.
#[derive(Debug)]
pub struct Lookup {
    bands: Vec<Band>,
    overrides: Overrides,
    /// The benchmarks.
    pub curves: Curves,
    /// One entry per band of the scheme, before any brief.
    pub tiers: Vec<Tier>,
}

impl Lookup {
    /// The tables of a context. The last ones made are kept, since briefs change far more often than contexts.
    pub fn of(context: &Context) -> Rc<Self> {
        thread_local! {
            static LAST: RefCell<Option<Rc<Lookup>>> = const { RefCell::new(None) };
        }
        LAST.with_borrow_mut(|last| match last {
            Some(found) if found.serves(context) => Rc::clone(found),
            _ => {
                let made = Rc::new(Self::new(context));
                *last = Some(Rc::clone(&made));
                made
            }
        })
    }

    fn serves(&self, context: &Context) -> bool {
        self.bands == context.scheme.bands() && self.overrides == context.overrides
    }

    fn new(context: &Context) -> Self {
        let curves = Curves::new(&context.overrides);
        let bands = context.scheme.bands().to_vec();
        Self {
            tiers: bands
                .iter()
                .take(MAX_TIERS)
                .map(|band| Tier::new(band, &curves))
                .collect(),
            bands,
            overrides: context.overrides.clone(),
            curves,
        }
    }
}
