//! All answers on one page, before the advice.

use leptos::prelude::*;
use tierwise_core::domain::brief::{Brief, Question};
use tierwise_core::domain::workspace::Action;

use super::{answers, step};
use crate::ui::boxed::hear;
use crate::ui::router::{Route, Step};
use crate::ui::state::AppState;

/// “Check your answers”.
pub fn check(state: AppState) -> AnyView {
    let open = move || {
        let open = state.ask(&|b| {
            Question::ALL
                .iter()
                .filter(|q| q.is_core() && !q.is_answered(b))
                .count()
        });
        match open {
            0 => "All five questions are answered.".to_owned(),
            1 => "One of the five questions is open. It counts as “not sure”: the advice is less sure, not wrong.".to_owned(),
            n => format!("{n} of the five questions are open. They count as “not sure”: the advice is less sure, not wrong."),
        }
    };
    let last = Step::Check.back().unwrap_or(Step::Check);
    view! {
        <div class="brief__n"><b>"Last step"</b></div>
        {step::ticks(state, None)}
        <div class="qform">
            <h1>"Check your answers"</h1>
            <p class="qhint">{open}</p>
            {answers::list(state, None)}
            <div class="qact">
                <a class="btn btn--go btn--lg" data-testid="see-advice" href=Route::Advice.href()>"See the advice"</a>
                <a class="btn btn--lg" href=Route::Brief(last).href()>"Back"</a>
                {start_over(state)}
            </div>
        </div>
    }
    .into_any()
}

/// Forgets the user's own answers, with a way back.
fn start_over(state: AppState) -> AnyView {
    let clear = move |_| {
        let own = state.workspace.with_untracked(|w| w.brief.clone());
        // Clearing is never refused.
        let _ = state.dispatch(Action::ClearBrief);
        state.drafts.set(Default::default());
        state.say_replaced("All answers are cleared.", own);
    };
    (move || {
        let has_answers = state.ask(&|b| *b != Brief::default()) && state.visiting.with(Option::is_none);
        has_answers.then(|| {
            view! {
                <button type="button" class="btn btn--bare btn--lg" data-testid="start-over" on:click=hear(clear)>
                    "Start over"
                </button>
            }
        })
    })
    .into_any()
}
