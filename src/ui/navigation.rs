//! Moving between pages: the browser's history, the focus, the scroll position and the window's title.
//!
//! The address holds the whole view, so history entries need only remember how far down the page was. Each entry
//! gets a number; an entry without one is new.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::ev;
use leptos::prelude::*;

use crate::ui::boxed::effect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, MouseEvent};

use super::focus;
use super::router::{Address, Route, with_query};
use super::state::AppState;

thread_local! {
    /// How far down each entry of the history was when it was left.
    static SCROLLED: RefCell<BTreeMap<u32, f64>> = const { RefCell::new(BTreeMap::new()) };
    static CURRENT: Cell<u32> = const { Cell::new(0) };
    static LAST: Cell<u32> = const { Cell::new(0) };
    /// What a shared link held. It is taken out of the address as soon as it is read, and stays with the entry of the
    /// history: whoever looks over a shoulder or copies the address does not get it, and a reload still shows it.
    static CARRIED: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Whether the address is about to be rewritten.
    static REWRITING: Cell<bool> = const { Cell::new(false) };
}

/// The address in the browser's bar.
pub fn address() -> Address {
    Address::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to an address; the page follows through `hashchange`.
pub fn go(to: &Address) {
    let _ = window().location().set_hash(&to.href());
}

/// Starts listening to the address and to clicks on links.
pub fn listen(state: AppState) {
    if let Ok(history) = window().history() {
        // The page is built after the browser would scroll, so it is done here.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    number_entry();
    let on_change = window_event_listener(ev::hashchange, move |_| arrive(state));
    let on_click = window_event_listener(ev::click, move |event| follow_link(state, &event));
    // Both live as long as the page.
    std::mem::forget((on_change, on_click));
    effect(move || document().set_title(&state.route.with(Route::title)));
    if let Route::Evidence(Some(place)) = state.route.get_untracked() {
        focus::place(&place);
    }
}

/// Writes the route and the visit, or its end, into the address without a step in the history. Browsers allow about a hundred such
/// changes in half a minute, so quick changes are written once.
pub fn show_in_address(state: AppState) {
    if REWRITING.replace(true) {
        return;
    }
    set_timeout(
        move || {
            REWRITING.set(false);
            let here = Address {
                route: state.route.get_untracked(),
                query: state.query(),
            };
            if here != address() {
                replace_entry(CURRENT.get(), Some(&here.href()));
            }
        },
        std::time::Duration::from_millis(400),
    );
}

/// Whether the focus is inside the page, rather than on the frame around it or nowhere.
pub fn focus_is_in_page() -> bool {
    let holder = document().active_element();
    holder.is_some_and(|e| e.closest("main").ok().flatten().is_some())
}

/// Puts the focus where it belongs once a page is there that had to be loaded first.
pub fn land(state: AppState, focused: bool) {
    match state.route.get_untracked() {
        Route::Evidence(Some(place)) => focus::place(&place),
        _ if focused => focus::heading(0.0),
        _ => {}
    }
}

/// What the shared link held that is shown; `None` where the address came without one.
pub fn carried() -> Option<String> {
    CARRIED.with_borrow(Clone::clone)
}

/// Takes over what the entry carries that is shown now.
pub fn recall() {
    if let Some((number, carried)) = entry() {
        CURRENT.set(number);
        CARRIED.set(carried);
    }
}

/// The number of the entry that is shown, and what it carries.
fn entry() -> Option<(u32, Option<String>)> {
    let state = window().history().ok()?.state().ok()?.as_string()?;
    let (number, carried) = state.split_once(' ').unwrap_or((&state, ""));
    let carried = Some(carried.to_owned()).filter(|c| !c.is_empty());
    Some((number.parse().ok()?, carried))
}

fn arrive(state: AppState) {
    let left = window().scroll_y().unwrap_or(0.0);
    SCROLLED.with_borrow_mut(|s| s.insert(CURRENT.get(), left));
    let known = entry();
    let known = match known {
        Some((number, carried)) => {
            CURRENT.set(number);
            CARRIED.set(carried);
            Some(number)
        }
        None => {
            number_entry();
            None
        }
    };
    state.arrive(address());
    let back_to = known.and_then(|entry| SCROLLED.with_borrow(|s| s.get(&entry).copied()));
    match (state.route.get_untracked(), back_to) {
        (Route::Evidence(Some(place)), None) => focus::place(&place),
        (_, back_to) => focus::heading(back_to.unwrap_or(0.0)),
    }
}

/// Links inside the app keep the visiting brief in the address, and a link to where we are moves the focus again.
fn follow_link(state: AppState, event: &MouseEvent) {
    let plain = event.button() == 0
        && !event.ctrl_key()
        && !event.meta_key()
        && !event.shift_key()
        && !event.alt_key();
    let link = event
        .target()
        .and_then(|t| t.dyn_into::<Element>().ok())
        .and_then(|e| e.closest("a[href^='#/']").ok().flatten());
    let Some(href) = link
        .filter(|_| plain && !event.default_prevented())
        .and_then(|l| l.get_attribute("href"))
    else {
        return;
    };
    let to = if href.contains('?') {
        href
    } else {
        with_query(href, &state.query())
    };
    event.prevent_default();
    let to = Address::parse(&to);
    if to == address() {
        match &to.route {
            Route::Evidence(Some(place)) => focus::place(place),
            _ => focus::heading(0.0),
        }
    } else {
        go(&to);
    }
}

fn number_entry() {
    // After a reload the numbers start again, so entries of before are counted past.
    let kept = entry();
    let hash = window().location().hash().unwrap_or_default();
    let linked = hash.strip_prefix(LINK).filter(|rest| !rest.is_empty());
    let (number, carried) = match (kept, linked) {
        (kept, Some(linked)) => (kept.map(|(n, _)| n), Some(linked.to_owned())),
        (Some((number, carried)), None) => (Some(number), carried),
        (None, None) => (None, None),
    };
    let number = number.unwrap_or(LAST.get() + 1);
    LAST.set(number.max(LAST.get()));
    CURRENT.set(number);
    CARRIED.set(carried);
    replace_entry(number, linked.map(|_| "#/s"));
}

/// What the address of a shared plan begins with.
pub const LINK: &str = "#/s/";

fn replace_entry(number: u32, href: Option<&str>) {
    let state = match carried() {
        Some(carried) => format!("{number} {carried}"),
        None => number.to_string(),
    };
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::from_str(&state), "", href);
    }
}

/// Skips past the navigation. A plain link to `#main` would change the address.
pub fn skip_to_main(event: &MouseEvent) {
    event.prevent_default();
    if let Some(main) = document()
        .get_element_by_id("main")
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        let _ = main.focus();
    }
}
