//! A plan from a link, as the client sees it: nothing of the tool, sliders to play with, and nothing kept.

mod listed;
mod open;
mod parts;
mod whatif;
mod who;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use tierwise_core::persist::share::{Shared, Unreadable};
use wasm_bindgen::JsCast;

use self::listed::Listed;
use self::parts::List;
use crate::ui::advising;
use crate::ui::boxed::{dynamic, effect, hear, maybe, memo, soon, truth};
use crate::ui::components::copy_link;
use crate::ui::focus;
use crate::ui::format;
use crate::ui::navigation;
use crate::ui::pages::advice::{self, reasons, sources};
use crate::ui::pages::later::Part;
use crate::ui::shell;
use crate::ui::state::{AppState, use_state};
use crate::ui::styles;
use crate::ui::turns::Turn;

const STYLES: &[&str] = &["advice.css", "figures.css", "shared.css"];

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
    styles::page(STYLES, "A shared plan", move || {
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
    let [why, cited] = advice::in_turn(state.advice, Turn::Rest);
    // What makes a brand of it comes in a file of its own.
    provide_context(plan.clone());
    let list = Listed::of(plan).map(Arc::new);
    let listed = list.is_some();
    let part = |build: fn(AppState, List) -> AnyView| {
        let list = list.clone();
        soon(move || build(state, list.clone()))
    };
    view! {
        <div class="wrap p-plan" data-testid="shared-plan" on:click=hear(|event: web_sys::MouseEvent| stay(&event))>
            {head(state, plan)}
            {repairs(plan)}
            {parts::answer(state, list.clone())}
            <div class="planfig">
                {part(parts::tiers)}
                {soon({ let plan = plan.clone(); move || whatif::panel(state, &plan, listed) })}
            </div>
            {part(parts::bill)}
            {soon(move || advice::section("why", "Why, and why not", advice::said(state, why, |a, _| reasons::note(a)), advice::of(state, why, |a, _| reasons::body(a))))}
            {parts::expected(state, list.clone())}
            {list.as_deref().map(who::section)}
            {soon(move || advice::section("sources", "Sources", Signal::stored(sources::GRADES.to_owned()), advice::of(state, cited, |a, _| sources::of_plan(a))))}
            {part(parts::pictures)}
            {foot(plan)}
        </div>
    }
    .into_any()
}

/// A plate leads to the plan's own list of sources, not out of the plan.
fn stay(event: &web_sys::MouseEvent) {
    let place = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest("a.src").ok().flatten())
        .and_then(|plate| plate.get_attribute("href"))
        .and_then(|href| Some(href.strip_prefix("#/evidence/")?.to_owned()));
    if let Some(place) = place.filter(|place| document().get_element_by_id(place).is_some()) {
        event.prevent_default();
        focus::place(&place);
    }
}

/// What it is called.
pub fn title(plan: &Shared) -> String {
    if plan.title.is_empty() {
        "Shared plan".to_owned()
    } else {
        plan.title.clone()
    }
}

/// Who made it, what can be done with it. The address does not hold the plan any more: whoever wants to keep the link or
/// pass it on gets it here, as it was opened.
fn head(state: AppState, plan: &Shared) -> AnyView {
    let made = if plan.made.is_empty() {
        String::new()
    } else {
        format!(", {}", format::day(&plan.made))
    };
    let print = hear(|_: web_sys::MouseEvent| drop(window().print()));
    let link = Signal::derive(|| navigation::carried().map(|text| copy_link::to_plan(&text)));
    let refused = RwSignal::new(false);
    view! {
        <header class="shead">
            <p><b>{plan.from.clone()}</b><span>{title(plan)}{made}</span></p>
            <p class="sm q hide-p">"The plan is in its link, not in the address bar. Opening it sends nothing."</p>
            <div class="acts">
                {shell::themer(state)}
                {copy_link::button("Copy this link", ("btn btn--sm", "shared-copy-link"), link, refused)}
                <button type="button" class="btn btn--sm" on:click=print>"Print"</button>
            </div>
            {maybe(move || refused.get().then(|| view! { <div class="shlink hide-p" data-testid="shared-link">{copy_link::text(Signal::derive(move || link.get().unwrap_or_default()))}</div> }.into_any()))}
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

/// The button that asks for a copy.
const ASK: &str = "copy";

/// Whether somebody asks for a copy.
#[derive(Clone, Copy)]
pub struct Asking(RwSignal<bool>);

impl Asking {
    /// They do not any more: the focus goes back to what they asked with.
    pub fn end(self) {
        self.0.set(false);
        focus::first_with_id(ASK.to_owned());
    }
}

fn foot(plan: &Shared) -> AnyView {
    let asking = RwSignal::new(false);
    provide_context(Asking(asking));
    let ask = hear(move |_: web_sys::MouseEvent| asking.update(|on| *on = !*on));
    let from = (!plan.from.is_empty()).then(|| format!(" by {}", plan.from));
    view! {
        <footer class="sfoot">
            <p>"Made with "<a href="#/brief">"Tierwise"</a>{from}"."</p>
            <p class="hide-p">
                <button type="button" class="btn btn--sm" id=ASK data-testid="shared-copy" aria-expanded=truth(move || asking.get()) on:click=ask>"Open as a copy of my own"</button>
                <small>"Makes a new brand of it on this device. What you have here stays as it is."</small>
            </p>
        </footer>
        {maybe(move || asking.get().then(|| Part::Copy.view()))}
    }
    .into_any()
}
