//! The brief: one question a step, with what the answer changes beside it.

mod alternatives;
mod answers;
mod check;
mod inputs;
mod money;
mod preview;
mod probes;
mod questions;
mod slider;
mod step;

use leptos::prelude::*;

use crate::ui::boxed::{dynamic, later};
use crate::ui::router::{Route, Step};
use crate::ui::state::use_state;

/// The questions, or all answers on one page, with the live preview.
pub fn page() -> AnyView {
    let state = use_state();
    let step = Memo::new(move |old: Option<&Step>| {
        state.route.with(|route| match route {
            Route::Brief(step) => *step,
            // The page is on its way out.
            _ => old.copied().unwrap_or(Step::Check),
        })
    });
    let probes = probes::start(state, step);
    provide_context(probes);
    let asked = dynamic(move || match step.get() {
        Step::Ask(question) => step::step(state, question),
        Step::Check => check::check(state),
    });
    view! {
        <div class="brief">
            <div class="brief__q">{asked}</div>
            {later(move || preview::preview(state, step, probes))}
        </div>
    }
    .into_any()
}
