//! The advice: the answer in words, the mix, how sure, why, what would change it, what to expect, how to go on.

mod certainty;
mod copy;
mod finding;
mod flips;
pub mod forecast;
pub mod hero;
pub mod mix;
pub mod pictures;
pub mod reasons;
mod search;
pub mod sources;
pub mod voice;
pub mod words;

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::advice::Advice;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::link;

use self::voice::Voice;
use crate::ui::advising;
use crate::ui::boxed::{self, dynamic, effect, maybe, memo, soon};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show_live};
use crate::ui::pages::evidence::comparison;
use crate::ui::pages::later::Part;
use crate::ui::state::{AppState, use_state};
use crate::ui::styles;
use crate::ui::turns::Turn;

/// The page. Its parts follow the answer one turn after another, what is seen first before all others.
pub fn page() -> AnyView {
    let state = use_state();
    state.consult(advising::whole);
    styles::page(&["advice.css"], "The advice", move || body(state))
}

fn body(state: AppState) -> AnyView {
    let [sure, ruler] = in_turn(state.advice, Turn::Screen);
    let [mix, certainty, reasons, details] = in_turn(state.advice, Turn::Rest);
    let answered = memo(move || details.with(Option::is_some));
    view! {
        <div class="wrap p-advice">
            {soon(move || head(state))}
            {soon(move || hero::hero(state, sure))}
            {soon(move || hero::figure(state, ruler))}
            {soon(move || section("mix", "The mix", said(state, mix, |_, b| period(b)), of(state, mix, |a, b| mix::body(a, b, Voice::Owner))))}
            {soon(move || section("sure", "How sure", Signal::stored(String::new()), of(state, certainty, |a, _| certainty::body(a))))}
            {soon(move || section("why", "Reasons, for and against", said(state, reasons, |a, _| reasons::note(a)), of(state, reasons, |a, _| reasons::body(a))))}
            {maybe(move || answered.get().then(|| Part::Details.view()))}
        </div>
    }
    .into_any()
}

/// What stands under the answer; it comes in a file of its own.
pub fn details() -> AnyView {
    let state = use_state();
    let [flips, forecast, compare, find, cited] = in_turn(state.advice, Turn::Rest);
    let search = search::start(state);
    let there = |advice: Shown, view: Box<dyn Fn() -> AnyView + Send>| {
        let there = memo(move || advice.with(Option::is_some));
        maybe(move || there.get().then(&view))
    };
    view! {
        {section("flip", "What would change this answer", Signal::stored("One answer at a time, everything else as in your brief".to_owned()), there(flips, Box::new(move || flips::body(state, search))))}
        {section("forecast", "What to expect", Signal::stored("P10 to P90: eight readings in ten land inside".to_owned()), there(forecast, Box::new(move || forecast::body(state, Voice::Owner))))}
        {section("compare", "The tiers, side by side", Signal::stored("Bold is best in its row".to_owned()), of(state, compare, comparison::tables))}
        {section("find", "How to find them", Signal::stored(String::new()), of(state, find, |_, b| finding::body(b)))}
        {section("pictures", "As pictures", Signal::stored("For slides and mails".to_owned()), pictures::body(state, Some(search)))}
        <div class="printnote">
            <p>"Tierwise. Printed from this device. The sources, by the numbers beside what they are cited for. "{sources::GRADES}"."</p>
            {of(state, cited, |a, _| sources::of_page(a))}
        </div>
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
                <a class="btn btn--sm btn--go" href="#/share">"Share"</a>
                {dynamic(copy)}
                <button class="btn btn--sm" type="button" on:click=boxed::hear(print)>"Print"</button>
                <a class="btn btn--sm" href="#/brief/check">"Change answers"</a>
            </div>
        </div>
    }
    .into_any()
}

/// “4.3 weeks”.
pub fn weeks(brief: &Brief) -> String {
    match brief.weeks {
        Some(weeks) => format!("{} weeks", format::decimal(weeks.units(), 1)),
        None => "one month".to_owned(),
    }
}

/// “$5,000 for 4.3 weeks”.
fn period(brief: &Brief) -> String {
    let weeks = weeks(brief);
    brief.budget.map_or_else(
        || format!("For {weeks}"),
        |m| format!("{} for {weeks}", format::money(m, brief.currency)),
    )
}

/// The answer, as far as a part of the page shows it.
pub type Shown = RwSignal<Option<Arc<Advice>>>;

/// The same answer for several parts, one turn after another.
pub fn in_turn<const N: usize>(advice: Shown, turn: Turn) -> [Shown; N] {
    let parts = std::array::from_fn(|_| RwSignal::new(None));
    effect(move || {
        let now = advice.get();
        for part in parts {
            let now = now.clone();
            // The page may be gone by then.
            turn.take(move || drop(part.try_set(now)));
        }
    });
    parts
}

/// A part of the page that follows the advice.
pub fn of(state: AppState, advice: Shown, body: fn(&Advice, &Brief) -> Html) -> AnyView {
    follow(move || match advice.get() {
        Some(advice) => state.brief.with_untracked(|b| body(&advice, b)),
        None => html!(r#"<div class="skel" aria-hidden="true"><i></i><i></i><i></i></div>"#),
    })
}

/// A line that follows the advice.
pub fn said(state: AppState, advice: Shown, say: fn(&Advice, &Brief) -> String) -> Signal<String> {
    Signal::derive(move || {
        advice.with(|a| {
            a.as_ref()
                .map_or_else(String::new, |a| state.brief.with_untracked(|b| say(a, b)))
        })
    })
}

/// A section under an ink rule.
pub fn section(
    id: &'static str,
    title: &'static str,
    note: Signal<String>,
    body: AnyView,
) -> AnyView {
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
