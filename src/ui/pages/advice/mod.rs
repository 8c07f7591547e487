//! The advice: the answer in words, the mix, how sure, why, what would change it, what to expect, how to go on.

mod certainty;
mod copy;
mod finding;
mod flips;
mod forecast;
mod hero;
mod mix;
mod reasons;
mod search;
mod words;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use tierwise_core::domain::advice::{Advice, advise};
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::link;

use crate::ui::boxed::{self, dynamic, effect};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show_live};
use crate::ui::pages::evidence::comparison;
use crate::ui::pages::later::Part;
use crate::ui::state::{AppState, use_state};

/// The page.
pub fn page() -> AnyView {
    let state = use_state();
    state.consult(advise);
    let second = a_task_later(state.advice);
    let third = a_task_later(second);
    view! {
        <div class="wrap p-advice">
            {head(state)}
            {hero::hero(state)}
            {section("mix", "The mix", said(state, |_, b| period(b)), of(state, second, mix::body))}
            {section("sure", "How sure", Signal::stored(String::new()), of(state, third, |a, _| certainty::body(a)))}
            {section("why", "Reasons, for and against", said(state, |a, _| reasons::note(a)), of(state, third, |a, _| reasons::body(a)))}
            {Part::Details.view()}
            <p class="printnote">
                "Tierwise. Printed from this device. Sources are listed on the Evidence page by number and grade, A to E."
            </p>
        </div>
    }
    .into_any()
}

/// What stands under the answer; it comes in a file of its own.
pub fn details() -> AnyView {
    let state = use_state();
    let second = a_task_later(state.advice);
    let third = a_task_later(second);
    view! {
        {section("flip", "What would change this answer", Signal::stored("One answer at a time, everything else as in your brief".to_owned()), flips::body(state))}
        {section("forecast", "What to expect", Signal::stored("P10 to P90: eight readings in ten land inside".to_owned()), forecast::body(state))}
        {section("compare", "The tiers, side by side", Signal::stored("Bold is best in its row".to_owned()), of(state, second, comparison::tables))}
        {section("find", "How to find them", Signal::stored(String::new()), of(state, third, |_, b| finding::body(b)))}
    }
    .into_any()
}

fn head(state: AppState) -> AnyView {
    let copy = move || {
        let button = copy::button(
            &state.brief.with(link::write),
            "Copy link to this brief",
            "opens this advice anywhere",
        );
        show_live(button, |event, button| {
            if event.type_() == "click" {
                copy::pressed(button);
            }
        })
    };
    let print = move |_: web_sys::MouseEvent| {
        // A browser that cannot print has its own way of saying so.
        let _ = window().print();
    };
    view! {
        <div class="phead">
            <p>{boxed::words(move || state.brief.with(words::answered))}</p>
            <div class="acts">
                {dynamic(copy)}
                <button class="btn btn--sm" type="button" on:click=boxed::hear(print)>"Print"</button>
                <a class="btn btn--sm" href="#/brief/check">"Change answers"</a>
            </div>
        </div>
    }
    .into_any()
}

/// “$5,000 for 4.3 weeks”.
fn period(brief: &Brief) -> String {
    let weeks = match brief.weeks {
        Some(weeks) => format!("{} weeks", format::decimal(weeks.units(), 1)),
        None => "one month".to_owned(),
    };
    brief.budget.map_or_else(
        || format!("For {weeks}"),
        |m| format!("{} for {weeks}", format::money(m, brief.currency)),
    )
}

/// The advice of the page, or the same some tasks later.
type Shown = RwSignal<Option<Arc<Advice>>>;

/// The same, a task later: what is further down is drawn after what is seen first, so that a slow phone can react in
/// between.
fn a_task_later(advice: Shown) -> Shown {
    let later = RwSignal::new(None);
    effect(move || {
        let now = advice.get();
        // The page may be gone by then.
        set_timeout(move || drop(later.try_set(now)), Duration::ZERO);
    });
    later
}

/// A part of the page that follows the advice.
fn of(state: AppState, advice: Shown, body: fn(&Advice, &Brief) -> Html) -> AnyView {
    follow(move || match advice.get() {
        Some(advice) => state.brief.with_untracked(|b| body(&advice, b)),
        None => html!(r#"<div class="skel" aria-hidden="true"><i></i><i></i><i></i></div>"#),
    })
}

/// A line that follows the advice.
fn said(state: AppState, say: fn(&Advice, &Brief) -> String) -> Signal<String> {
    Signal::derive(move || {
        let advice: Option<Arc<Advice>> = state.advice.get();
        advice.map_or_else(String::new, |a| state.brief.with_untracked(|b| say(&a, b)))
    })
}

/// A section under an ink rule.
fn section(id: &'static str, title: &'static str, note: Signal<String>, body: AnyView) -> AnyView {
    let heading = format!("{id}-heading");
    view! {
        <section class=format!("sec sec--{id}") id=id aria-labelledby=heading.clone()>
            <div class="sec__head">
                <h2 id=heading.clone()>{title}</h2>
                <p class="sec__r">{boxed::words(move || note.get())}</p>
            </div>
            {body}
        </section>
    }
    .into_any()
}
