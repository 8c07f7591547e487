//! Which brand is open in this tab, and calling in the code that knows all of them, which comes in a file of its own.

use std::cell::RefCell;

use leptos::prelude::*;
use tierwise_core::persist::brands::{
    self, BrandId, FIRST, OpenBrand, REGISTER, UNNAMED, open_brand,
};

use super::boxed::{effect, hear, words};
use super::components::icons;
use super::state::{AppState, Saved};
use crate::platform::{journal, storage};

/// So many times something was saved before somebody looks whether a backup is due.
const SAVES: u32 = 20;

thread_local! {
    /// The open brand, as the register said at the start; `None` without one.
    static OPEN: RefCell<Option<OpenBrand>> = const { RefCell::new(None) };
}

/// Finds out which brand is open. The register is in localStorage and in the journal; the newer one holds.
pub async fn start() {
    let journal = journal::text(REGISTER).await;
    for text in [storage::read(REGISTER).ok().flatten(), journal] {
        let found = text.and_then(|text| open_brand(&text));
        OPEN.with_borrow_mut(|open| {
            let newer =
                |there: &OpenBrand| found.as_ref().is_some_and(|f| f.revision > there.revision);
            if open.as_ref().is_none_or(newer) {
                *open = found;
            }
        });
    }
}

/// The open brand.
pub fn id() -> BrandId {
    OPEN.with_borrow(|open| open.as_ref().map_or(FIRST, |open| open.id))
}

/// What it is called.
pub fn name() -> String {
    OPEN.with_borrow(|open| open.as_ref().map_or(UNNAMED, |open| &open.name).to_owned())
}

/// The key under which the open brand keeps something.
pub fn key(name: &str) -> String {
    brands::key(id(), name)
}

/// Another tab changed the brands.
pub fn heard(state: AppState) {
    let before = state.brands_changed.get_untracked().unwrap_or(0);
    state.brands_changed.set(Some(before + 1));
    state.brands_called.set(true);
}

/// The open brand has a name, perhaps another one than before.
pub fn renamed(state: AppState, name: &str) {
    OPEN.with_borrow_mut(|open| {
        let known = open.get_or_insert_with(|| OpenBrand {
            id: FIRST,
            name: String::new(),
            revision: 0,
            deleted: false,
        });
        known.name = name.to_owned();
    });
    state
        .brand_named
        .update(|n| *n = n.map(|n| n + 1).or(Some(1)));
}

/// Calls for the code when there is something to see to: there is a first short list, a backup may be due, a deleted
/// brand's time may be up.
pub fn watch(state: AppState) {
    let deleted = OPEN.with_borrow(|open| open.as_ref().is_some_and(|open| open.deleted));
    let mut saves = 0;
    effect(move || {
        if state.all_saved() == Saved::Kept {
            saves += 1;
            if saves == SAVES || deleted || state.picked.get_untracked().is_some_and(|n| n > 0) {
                state.brands_called.set(true);
            }
        }
    });
}

/// The button that names the open brand and shows the others.
pub fn button(state: AppState) -> AnyView {
    let choose = move |_: web_sys::MouseEvent| {
        state.brands_called.set(true);
        state.choosing_brand.set(true);
    };
    let called = move || {
        state.brand_named.track();
        name()
    };
    view! {
        <button type="button" class="brand" aria-haspopup="dialog" on:click=hear(choose)>
            <i aria-hidden="true">{words(move || called().chars().take(2).collect())}</i>
            <span>
                <span class="sr">"Brand: "</span>
                <b>{words(called)}</b>
                <small>{words(move || state.workspace.with(|w| w.brief.product.clone()))}</small>
            </span>
            {icons::DOWN.view()}
        </button>
    }
    .into_any()
}
