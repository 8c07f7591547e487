//! When the advice is computed: after the last change was painted, once for however many changes came before, in
//! slices between frames.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::advice::{Advice, Consultation, DRAWS, Lead, lead};
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::model::prepare::Preparation;
use tierwise_core::domain::settings::Context;

use super::boxed::effect;
use super::first_screen;
use super::state::AppState;
use super::turns::Turn;
use crate::platform::timing::{after_paint, in_slices};

/// Keeps `lead` and `advice` up to date for as long as the page lives.
pub fn start(state: AppState) {
    let prepared = prepare(state);
    let newest = Rc::new(Cell::new(0_u32));
    effect(move || {
        state.brief.track();
        state.context.track();
        state.adviser.track();
        state.computing.set(true);
        let mine = newest.get() + 1;
        newest.set(mine);
        if prepared.get() {
            let newest = newest.clone();
            let wanted: Wanted = Rc::new(move || newest.get() == mine);
            after_paint(move || {
                if wanted() {
                    compute(state, wanted);
                }
            });
        }
    });
}

/// The [`Adviser`](super::state::Adviser) of pages that show the whole answer. Only they name it: its code comes with
/// them.
pub fn whole(brief: Brief, context: Context) -> Box<dyn FnMut() -> Option<Advice>> {
    let mut consultation = Consultation::new(brief, context, DRAWS);
    Box::new(move || consultation.step())
}

/// Whether the brief is still the one that is being computed.
type Wanted = Rc<dyn Fn() -> bool>;

/// What the first answer needs beside the brief, made between frames. Says when it is there.
fn prepare(state: AppState) -> RwSignal<bool> {
    let prepared = RwSignal::new(false);
    let mut preparation = Preparation::new(&state.context.get_untracked());
    after_paint(move || {
        in_slices(move || preparation.step(), move |more| prepared.set(!more));
    });
    prepared
}

/// The whole answer where a page shows it, else only who comes first.
fn compute(state: AppState, wanted: Wanted) {
    let brief = state.brief.get_untracked();
    let context = state.context.get_untracked();
    let Some(adviser) = state.adviser.get_untracked() else {
        let lead = lead(&brief, &context, DRAWS);
        Turn::Screen.take(move || show(state, lead, None, wanted));
        return;
    };
    let mut step = adviser(brief, context);
    let step = move || {
        if !wanted() {
            return false;
        }
        let Some(advice) = step() else { return true };
        let wanted = wanted.clone();
        Turn::Screen.take(move || show(state, advice.lead(), Some(advice), wanted));
        false
    };
    in_slices(step, |_| {});
}

/// Shows an answer. It is the newest when all of it is shown, unless something was changed meanwhile.
fn show(state: AppState, lead: Lead, advice: Option<Advice>, wanted: Wanted) {
    if !wanted() {
        return;
    }
    state.lead.set(Some(Arc::new(lead)));
    state.advice.set(advice.map(Arc::new));
    first_screen::make_way();
    Turn::Settled.take(move || {
        if wanted() {
            state.computing.set(false);
        }
    });
}
