//! A plan from a link, as the client sees it: nothing of the tool, sliders to play with, and nothing kept.

mod open;
mod whatif;
mod who;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use tierwise_core::persist::share::{Shared, Unreadable};

use crate::ui::advising;
use crate::ui::boxed::{dynamic, effect, hear, maybe, memo, soon, words};
use crate::ui::format;
use crate::ui::navigation;
use crate::ui::pages::advice::{self, forecast, hero, mix, reasons};
use crate::ui::shell;
use crate::ui::state::{AppState, use_state};
use crate::ui::styles;
use crate::ui::turns::Turn;

/// What of the link could be read.
#[derive(Clone, PartialEq)]
enum Link {
    /// It opens with a passphrase.
    Locked(String),
    /// It cannot be read.
    Bad(Unreadable),
    /// The address came without one: the tab was opened anew.
    Gone,
    /// The plan.
    Open(Arc<Shared>),
}

/// The page.
pub fn page() -> AnyView {
    let state = use_state();
    let link = RwSignal::new(open::linked());
    // Another link may be opened in the same tab. From one plan to another the address stays the same, so that only a
    // step in the history is told.
    let again = move || {
        let now = open::linked();
        if link.with_untracked(|shown| *shown != now) {
            link.set(now);
        }
    };
    let opened = window_event_listener(ev::hashchange, move |_| again());
    let stepped = window_event_listener(ev::popstate, move |_| {
        navigation::recall();
        again();
    });
    on_cleanup(move || {
        opened.remove();
        stepped.remove();
    });
    let plan = memo(move || match link.get() {
        Link::Open(plan) => Some(plan),
        _ => None,
    });
    effect(move || {
        if let Some(plan) = plan.get() {
            state.visit_plan(&plan.workspace);
        }
    });
    styles::page(&["advice.css", "shared.css"], "A shared plan", move || {
        dynamic(move || match link.get() {
            Link::Open(plan) => report(state, &plan),
            Link::Locked(text) => open::ask(text, link),
            Link::Bad(why) => open::unreadable(why.words()),
            Link::Gone => open::unreadable(
                "There is no plan in this address. Open the link again, from where you got it.",
            ),
        })
    })
}

fn report(state: AppState, plan: &Arc<Shared>) -> AnyView {
    state.consult(advising::whole);
    let [sure, ruler] = advice::in_turn(state.advice, Turn::Screen);
    let [money, why] = advice::in_turn(state.advice, Turn::Rest);
    let expected = memo(move || state.advice.with(Option::is_some));
    let (top, list, copied, made) = (plan.clone(), plan.clone(), plan.clone(), plan.clone());
    view! {
        <div class="wrap p-plan" data-testid="shared-plan">
            {head(state, &top)}
            {repairs(plan)}
            {soon(move || hero::hero(state, sure))}
            <div class="planfig">
                {soon(move || hero::ruler(state, ruler))}
                {soon({ let plan = plan.clone(); move || whatif::panel(state, &plan) })}
            </div>
            {soon(move || advice::section("mix", "Where the money goes", Signal::stored(String::new()), advice::of(state, money, mix::body)))}
            {soon(move || advice::section("why", "Why, and why not", advice::said(state, why, |a, _| reasons::note(a)), advice::of(state, why, |a, _| reasons::body(a))))}
            {maybe(move || expected.get().then(|| advice::section(
                "forecast",
                "What to expect",
                Signal::stored("P10 to P90: eight readings in ten land inside".to_owned()),
                forecast::body(state),
            )))}
            {who::section(&list)}
            {foot(state, &copied, &made)}
        </div>
    }
    .into_any()
}

/// Who made it, what can be done with it.
fn head(state: AppState, plan: &Shared) -> AnyView {
    let made = if plan.made.is_empty() {
        String::new()
    } else {
        format!(", {}", format::day(&plan.made))
    };
    let title = if plan.title.is_empty() {
        "Shared plan".to_owned()
    } else {
        plan.title.clone()
    };
    let print = hear(|_: web_sys::MouseEvent| drop(window().print()));
    view! {
        <header class="shead">
            <p><b>{plan.from.clone()}</b><span>{title}{made}</span></p>
            <p class="sm q hide-p">"The whole plan is in the link; opening it sends nothing."</p>
            <div class="acts">{shell::themer(state)}<button type="button" class="btn btn--sm" on:click=print>"Print"</button></div>
        </header>
    }
    .into_any()
}

fn repairs(plan: &Shared) -> Option<AnyView> {
    if plan.repairs.is_empty() {
        return None;
    }
    let items = plan
        .repairs
        .iter()
        .map(|repair| view! { <li><b>{repair.what.clone()}</b>": "{repair.message.clone()}</li> });
    Some(
        view! {
            <section class="note" data-testid="shared-repairs"><p><b>"Parts of the link could not be taken as they stand."</b></p><ul>{items.collect_view()}</ul></section>
        }
        .into_any(),
    )
}

fn foot(state: AppState, plan: &Arc<Shared>, made: &Arc<Shared>) -> AnyView {
    let plan = plan.clone();
    let copy = hear(move |_: web_sys::MouseEvent| {
        state.keep_plan(&plan.workspace);
        state.go(crate::ui::router::Route::Advice);
    });
    let from = made.from.clone();
    view! {
        <footer class="sfoot">
            <p>"Made with "<a href="#/brief">"Tierwise"</a>{(!from.is_empty()).then(|| format!(" by {from}"))}"."</p>
            <p class="hide-p">
                <button type="button" class="btn btn--sm" data-testid="shared-copy" on:click=copy>"Open as a copy of my own"</button>
                <small>{words(move || {
                    let own = state.workspace.with(|w| w.brief == tierwise_core::domain::brief::Brief::default());
                    if own { "Keeps the answers on this device, to go on with them.".to_owned() } else { "Takes the place of the brief on this device; you can undo it.".to_owned() }
                })}</small>
            </p>
        </footer>
    }
    .into_any()
}
