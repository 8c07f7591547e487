//! The roster: creators of the marketer's own files, classified, scored, found and compared.

mod bring;
mod desk;
mod detail;
mod finder;
mod report;
mod rows;
mod ruler;
mod table;

use leptos::prelude::*;
use tierwise_core::domain::workspace::Workspace;
use tierwise_roster::wire::Request;

use crate::platform::worker;
use crate::ui::boxed::{dynamic, effect, hear, maybe, memo};
use crate::ui::components::banner::{Kind, act, banner};
use crate::ui::state::{AppState, use_state};

use desk::Desk;

/// The page, once its styles are there.
pub fn page() -> AnyView {
    let state = use_state();
    let desk = Desk::open(state);
    follow_brief(state, desk.clone());
    let styles = format!("./{}/roster.css", worker::folder().unwrap_or_default());
    let styled = RwSignal::new(false);
    let arrived = hear(move |_: web_sys::Event| styled.set(true));
    // Without its styles the page is plain, and works.
    let missing = hear(move |_: web_sys::ErrorEvent| styled.set(true));
    view! {
        <link rel="stylesheet" href=styles on:load=arrived on:error=missing />
        {dynamic(move || if styled.get() { body(desk.clone()) } else { waiting() })}
    }
    .into_any()
}

fn waiting() -> AnyView {
    view! {
        <div class="wrap" aria-busy="true"><h1>"Roster"</h1><p class="lede" role="status">"Loading this page…"</p></div>
    }
    .into_any()
}

/// Keeps the desk at the brief and the settings that are shown.
fn follow_brief(state: AppState, desk: Desk) {
    effect(move || {
        let workspace = Workspace {
            brief: state.brief.get(),
            context: state.context.get(),
        };
        desk.settle(&workspace);
    });
}

fn body(desk: Desk) -> AnyView {
    let total = {
        let shown = desk.shown.clone();
        memo(move || shown.with(|s| s.total))
    };
    let sheet = RwSignal::new(false);
    let here = desk.clone();
    view! {
        <div class="wrap p-roster">
            {head(&desk, total, sheet)}
            {trouble(&desk)}
            {report::banner(&desk)}
            {bring::input(&desk, sheet)}
            {dynamic(move || {
                if total.get() == 0 {
                    bring::inline(&here)
                } else {
                    full(&here, sheet)
                }
            })}
        </div>
    }
    .into_any()
}

fn full(desk: &Desk, sheet: RwSignal<bool>) -> AnyView {
    view! {
        {bring::sheet(desk, sheet)}
        {ruler::section(desk)}
        <section class="rlist" aria-label="Creators">
            {finder::bar(desk)}
            {table::table(desk)}
        </section>
        {detail::drawer(desk)}
    }
    .into_any()
}

fn head(desk: &Desk, total: Memo<u32>, sheet: RwSignal<bool>) -> AnyView {
    let (undo, redo) = (desk.clone(), desk.clone());
    let acts = maybe(move || {
        let (undo, redo) = (undo.clone(), redo.clone());
        let used = total.get() > 0 || undo.shown.with(|s| s.undo.is_some() || s.redo.is_some());
        used.then(|| {
            view! {
                {maybe(move || (total.get() > 0).then(|| view! {
                    <button type="button" class="btn btn--sm btn--go" on:click=hear(move |_: web_sys::MouseEvent| sheet.set(true))>
                        "Bring in creators"
                    </button>
                }.into_any()))}
                {turn(&undo, "Undo", Request::Undo, |s| s.undo.clone())}
                {turn(&redo, "Redo", Request::Redo, |s| s.redo.clone())}
            }
            .into_any()
        })
    });
    view! {
        <div class="phead rhead"><h1>"Roster"</h1><div class="acts">{acts}</div></div>
    }
    .into_any()
}

/// A step back or forth, which says what it would turn.
fn turn(
    desk: &Desk,
    label: &'static str,
    request: Request,
    what: fn(&tierwise_roster::wire::Shown) -> Option<String>,
) -> AnyView {
    let said = {
        let shown = desk.shown.clone();
        memo(move || shown.with(what))
    };
    let desk = desk.clone();
    let click = hear(move |_: web_sys::MouseEvent| desk.ask(request.clone()));
    let title = move || {
        said.get()
            .map(|what| format!("{label}: {what}"))
            .unwrap_or_default()
    };
    view! {
        <button type="button" class="btn btn--sm" title=title disabled=move || said.with(Option::is_none) on:click=click>
            {label}
        </button>
    }
    .into_any()
}

/// The worker is gone.
fn trouble(desk: &Desk) -> AnyView {
    let failed = desk.failed.clone();
    maybe(move || {
        failed.get().then(|| {
            banner(
                Kind::Alert,
                "desk-failed",
                view! { <b>"The roster has stopped. "</b>"The part of Tierwise that holds your creators did not load or broke off. Reload the page to go on." }.into_any(),
                act("Reload", "desk-reload", || drop(window().location().reload())),
            )
        })
    })
}
