//! When the advice is computed: after the last change was painted, once for however many changes came before, and
//! what may take longer in slices between frames.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::boxed::effect;
use tierwise_core::domain::advice::advise;

use super::state::AppState;
use crate::platform::timing::after_paint;

/// Keeps `advice` up to date for as long as the page lives.
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
}
