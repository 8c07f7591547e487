//! The search for flip points, in slices between frames, for as long as the page is looked at.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::advice::flips::{Flip, FlipSearch};

use crate::platform::timing::{after_paint, in_slices, now};
use crate::ui::boxed::effect;
use crate::ui::state::AppState;

/// Milliseconds between two tellings of how far it is: each lays the page out anew.
const TELL_EVERY_MS: f64 = 250.0;

/// How far the search is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Search {
    /// Whether more may be found.
    pub running: bool,
    /// Probes done.
    pub done: usize,
    /// Probes in all.
    pub total: usize,
    /// Found so far, nearest first.
    pub found: Arc<Vec<Flip>>,
}

/// Searches whenever a new advice stands. A newer search makes an older one stop, and so does leaving the page.
pub fn start(state: AppState) -> RwSignal<Search> {
    let search = RwSignal::new(Search::default());
    let newest = Rc::new(Cell::new(0_u32));
    let last = StoredValue::new_local(newest.clone());
    on_cleanup(move || last.with_value(|newest| newest.set(u32::MAX)));
    effect(move || {
        let ready = state.advice.with(Option::is_some) && !state.computing.get();
        let mine = newest.get() + 1;
        newest.set(mine);
        if ready {
            let newest = newest.clone();
            run(state, search, Rc::new(move || newest.get() == mine));
        }
    });
    search
}

fn run(state: AppState, shown: RwSignal<Search>, wanted: Rc<dyn Fn() -> bool>) {
    let search = state
        .brief
        .with_untracked(|b| state.context.with_untracked(|c| FlipSearch::new(b, c)));
    let search = Rc::new(RefCell::new(search));
    shown.set(Search {
        running: true,
        ..Search::default()
    });
    let mut told = now();
    after_paint(move || {
        let stepped = search.clone();
        let still_wanted = wanted.clone();
        in_slices(
            move || still_wanted() && stepped.borrow_mut().step(),
            move |more| {
                if wanted() && (!more || now() - told > TELL_EVERY_MS) {
                    told = now();
                    let search = search.borrow();
                    let (done, total) = search.progress();
                    shown.set(Search {
                        running: more,
                        done,
                        total,
                        found: Arc::new(search.found()),
                    });
                }
            },
        );
    });
}
