//! When the advice is computed: after the last change was painted, once for however many changes came before, and
//! what may take longer in slices between frames.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use tierwise_core::domain::advice::{DRAWS, lead};
use tierwise_core::domain::model::prepare::Preparation;

use super::boxed::effect;
use super::state::AppState;
use crate::platform::timing::{after_paint, in_slices};

/// Keeps `lead` and `advice` up to date for as long as the page lives.
pub fn start(state: AppState) {
    let prepared = prepare(state);
    let waiting = Rc::new(Cell::new(false));
    effect(move || {
        state.brief.track();
        state.context.track();
        state.adviser.track();
        state.computing.set(true);
        if !prepared.get() || waiting.replace(true) {
            return;
        }
        let waiting = waiting.clone();
        after_paint(move || {
            waiting.set(false);
            let show = compute(state);
            // Computing and drawing are two tasks. What was changed in between makes this answer an old one.
            let show_if_newest = move || {
                if !waiting.get() {
                    show();
                    state.computing.set(false);
                }
            };
            set_timeout(show_if_newest, Duration::ZERO);
        });
    });
}

/// What the first answer needs beside the brief, made between frames. Says when it is there.
fn prepare(state: AppState) -> RwSignal<bool> {
    let prepared = RwSignal::new(false);
    let mut preparation = Preparation::new(&state.context.get_untracked());
    after_paint(move || {
        in_slices(move || preparation.step(), move |more| prepared.set(!more));
    });
    prepared
}

/// The whole answer where a page shows it, else only who comes first. Gives back how to show it.
fn compute(state: AppState) -> Box<dyn FnOnce()> {
    let brief = state.brief.get_untracked();
    let context = state.context.get_untracked();
    let advice = state
        .adviser
        .get_untracked()
        .map(|advise| Arc::new(advise(&brief, &context)));
    let lead = Arc::new(match &advice {
        Some(advice) => advice.lead(),
        None => lead(&brief, &context, DRAWS),
    });
    Box::new(move || {
        state.lead.set(Some(lead));
        state.advice.set(advice);
    })
}
