//! When the advice is computed: after the last change was painted, once for however many changes came before, and
//! what may take longer in slices between frames.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use crate::ui::boxed::{effect, memo};
use leptos::prelude::*;
use tierwise_core::domain::advice::advise;
use tierwise_core::domain::advice::flips::FlipSearch;

use super::router::Route;
use super::state::{AppState, FlipState};
use crate::platform::timing::{after_paint, in_slices};

/// Keeps `advice` and `flips` up to date for as long as the page lives.
pub fn start(state: AppState) {
    let waiting = Rc::new(Cell::new(false));
    effect(move || {
        state.brief.track();
        state.context.track();
        state.computing.set(true);
        if waiting.replace(true) {
            return;
        }
        let waiting = waiting.clone();
        after_paint(move || {
            waiting.set(false);
            let advice = state
                .brief
                .with_untracked(|b| state.context.with_untracked(|c| advise(b, c)));
            state.advice.set(Some(Arc::new(advice)));
            state.computing.set(false);
        });
    });
    search_flips(state);
}

/// Searches for flip points once the advice stands and is looked at. A newer search makes an older one stop.
fn search_flips(state: AppState) {
    let newest = Rc::new(Cell::new(0_u32));
    let looked_at = memo(move || state.route.with(|r| *r == Route::Advice));
    effect(move || {
        let ready = state.advice.with(Option::is_some) && !state.computing.get() && looked_at.get();
        let mine = newest.get() + 1;
        newest.set(mine);
        if !ready {
            return;
        }
        let search = state
            .brief
            .with_untracked(|b| state.context.with_untracked(|c| FlipSearch::new(b, c)));
        let search = Rc::new(RefCell::new(search));
        let stepped = search.clone();
        let (newest, newest_too) = (newest.clone(), newest.clone());
        state.flips.set(FlipState {
            running: true,
            ..FlipState::default()
        });
        after_paint(move || {
            in_slices(
                move || newest.get() == mine && stepped.borrow_mut().step(),
                move |more| {
                    if newest_too.get() == mine {
                        let search = search.borrow();
                        let (done, total) = search.progress();
                        let found = Arc::new(search.found());
                        state.flips.set(FlipState {
                            running: more,
                            done,
                            total,
                            found,
                        });
                    }
                },
            );
        });
    });
}
