//! One question: where it stands, the question itself, Continue and Back, and the brief so far.

use leptos::prelude::*;
use tierwise_core::domain::brief::Question;
use web_sys::SubmitEvent;

use super::inputs::focus_input;
use super::{answers, questions};
use crate::ui::boxed::{dynamic, hear, soon};
use crate::ui::fields::Field;
use crate::ui::focus;
use crate::ui::markup::{Html, follow, html};
use crate::ui::router::{Route, Step, position};
use crate::ui::state::AppState;

/// The step of one question.
pub fn step(state: AppState, question: Question) -> AnyView {
    let here = Step::Ask(question);
    let wrong: RwSignal<Vec<(Field, String)>> = RwSignal::new(Vec::new());
    let go_on = move |event: SubmitEvent| {
        event.prevent_default();
        let problems = state
            .drafts
            .with_untracked(|d| state.brief.with_untracked(|b| d.problems_of(question, b)));
        if problems.is_empty() {
            state.go(here.next().map_or(Route::Advice, Route::Brief));
            return;
        }
        state
            .drafts
            .update(|d| problems.iter().for_each(|(field, _)| d.tell(*field)));
        wrong.set(problems);
        focus::first(".errs");
    };
    let back = here.back().map(|step| {
        view! { <a class="btn btn--lg" data-testid="back" href=Route::Brief(step).href()>"Back"</a> }
    });
    let skip = (position(question) >= CORE - 1).then(|| {
        view! { <a class="btn btn--bare btn--lg" data-testid="skip" href=Route::Advice.href()>"See the advice now"</a> }
    });
    view! {
        <div class="brief__n"><b>{place_words(question)}</b><span class="q">"Under a minute for the first five"</span></div>
        {soon(move || ticks(state, Some(question)))}
        <form class="qform" novalidate on:submit=hear(go_on)>
            {summary(wrong)}
            {soon(move || questions::question(state, question))}
            <div class="qact">
                <button class="btn btn--go btn--lg" type="submit" data-testid="continue">"Continue"</button>
                {back}
                {skip}
            </div>
        </form>
        <section class="sofar" aria-labelledby="sofar">
            <h2 id="sofar">"Your brief so far"</h2>
            {soon(move || answers::list(state, Some(question)))}
        </section>
    }
    .into_any()
}

/// Questions of the mission; the rest sharpen the answer.
pub const CORE: usize = 5;

fn place_words(question: Question) -> String {
    let at = position(question) + 1;
    if at <= CORE {
        format!("Question {at} of {CORE}")
    } else {
        format!("Optional, {} of {}", at - CORE, Question::ALL.len() - CORE)
    }
}

/// The ticks above a question: every one is a link, the tall ones are the core questions.
pub fn ticks(state: AppState, here: Option<Question>) -> AnyView {
    follow(move || {
        let ticks: Html = Question::ALL
            .iter()
            .map(|question| {
                let is_here = here == Some(*question);
                let core = if question.is_core() { "core " } else { "" };
                let place = if is_here {
                    "cur"
                } else if state.ask(&|b| question.is_answered(b)) {
                    "done"
                } else {
                    ""
                };
                html!(
                    r#"<li class="{}{}"><a href="{}"{}><i></i><span>{}</span></a></li>"#,
                    core,
                    place,
                    Route::Brief(Step::Ask(*question)).href(),
                    if is_here {
                        html!(r#" aria-current="step""#)
                    } else {
                        Html::default()
                    },
                    if *question == Question::Test {
                        "Test"
                    } else {
                        question.label()
                    }
                )
            })
            .collect();
        html!(r#"<ol class="stepr" aria-label="Questions">{}</ol>"#, ticks)
    })
}

/// What has to be corrected before going on, with links to the fields.
fn summary(wrong: RwSignal<Vec<(Field, String)>>) -> AnyView {
    dynamic(move || {
        let wrong = wrong.get();
        if wrong.is_empty() {
            return ().into_any();
        }
        let rows = wrong
            .into_iter()
            .map(|(field, message)| {
                let id = field.definition().id;
                let jump = move |event: web_sys::MouseEvent| {
                    // A plain jump would change the address.
                    event.prevent_default();
                    focus_input(id);
                };
                view! { <li><a href=format!("#{id}") on:click=hear(jump)>{message}</a></li> }
            })
            .collect_view();
        view! {
            <div class="errs" role="alert" tabindex="-1" data-testid="error-summary">
                <h2>"Please correct this first"</h2>
                <ul>{rows}</ul>
            </div>
        }
        .into_any()
    })
}
