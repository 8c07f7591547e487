//! Which brand is open in this tab, and calling in the code that knows all of them, which comes in a file of its own.

use std::cell::RefCell;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tierwise_core::persist::brands::{self, BrandId, FIRST, REGISTER, UNNAMED, open_brand};

use super::boxed::{attr, effect, hear, words};
use super::components::icons;
use super::pages::later::Part;
use super::state::{AppState, Saved};
use super::turns::Turn;
use crate::platform::{journal, storage};

/// So many times something was saved before somebody looks whether a backup is due.
const SAVES: u32 = 20;

/// The open brand, as the register said at the start.
struct Open {
    id: BrandId,
    name: String,
    /// Whether a deleted one waits for its end.
    deleted: bool,
}

thread_local! {
    static OPEN: RefCell<Open> = const { RefCell::new(Open { id: FIRST, name: String::new(), deleted: false }) };
}

/// Finds out which brand is open. The register is in localStorage and in the journal; the newer one holds.
pub async fn start() {
    let both = [
        journal::text(REGISTER).await,
        storage::read(REGISTER).ok().flatten(),
    ];
    let read = |text: String| Some((open_brand(&text)?, text.contains("\tdeleted ")));
    let found = both.into_iter().flatten().filter_map(read);
    if let Some(((id, name, _), deleted)) = found.max_by_key(|((_, _, revision), _)| *revision) {
        OPEN.set(Open { id, name, deleted });
    }
}

/// The open brand.
pub fn id() -> BrandId {
    OPEN.with_borrow(|open| open.id)
}

/// What it is called.
pub fn name() -> String {
    OPEN.with_borrow(|open| match open.name.as_str() {
        "" => UNNAMED.to_owned(),
        name => name.to_owned(),
    })
}

/// The key under which the open brand keeps something.
pub fn key(name: &str) -> String {
    brands::key(id(), name)
}

/// Has the code that knows all brands come, and what it has to say.
pub fn call(state: AppState) {
    if state.brands.with_untracked(Option::is_none) {
        spawn_local(async move {
            if let Ok(view) = Part::Brands.load().await {
                state.brands.set(Some(view));
            }
        });
    }
}

/// Calls it when there is something to see to: another tab changed the brands, there is a first short list, a backup
/// may be due, a deleted brand's time may be up.
pub fn watch(state: AppState) {
    let listener = window_event_listener(ev::storage, move |event: web_sys::StorageEvent| {
        if event.key().as_deref() == Some(REGISTER) {
            state.brands_changed.update(|n| *n += 1);
            call(state);
        }
    });
    // It lives as long as the page.
    std::mem::forget(listener);
    if OPEN.with_borrow(|open| open.deleted) {
        Turn::Settled.take(move || call(state));
    }
    let mut saves = 0;
    effect(move || {
        if state.all_saved() == Saved::Kept {
            saves += 1;
            if saves == SAVES || state.picked.get_untracked().is_some_and(|n| n > 0) {
                call(state);
            }
        }
    });
}

/// The button that names the open brand and shows the others.
pub fn button(state: AppState) -> AnyView {
    let choose = move |_: web_sys::MouseEvent| {
        state.choosing_brand.set(true);
        call(state);
    };
    let initials = move || {
        state.brand.with(|name| {
            name.chars()
                .filter(|c| !c.is_whitespace())
                .take(2)
                .collect()
        })
    };
    let what = move || state.workspace.with(|w| w.brief.product.clone());
    let expanded = attr(move || Some(state.choosing_brand.get().to_string()));
    view! {
        <button type="button" class="brand" aria-haspopup="dialog" aria-expanded=expanded on:click=hear(choose)>
            <i aria-hidden="true">{words(initials)}</i>
            <span>
                <span class="sr">"Brand: "</span>
                <b>{words(move || state.brand.get())}</b>
                <small>{words(what)}</small>
            </span>
            {icons::DOWN.view()}
        </button>
    }
    .into_any()
}
