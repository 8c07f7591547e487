//! Where the focus goes when the page changes, so that keyboard and screen reader start at the new content.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollToOptions};

use super::first_screen;

/// Frames to wait for an element that is still being built.
const PATIENCE: u32 = 20;

/// Focuses the page's heading, and scrolls to where the page was left.
pub fn heading(scroll: f64) {
    when_there(
        || element("main h1"),
        move |heading| {
            take(&heading);
            let to = ScrollToOptions::new();
            to.set_top(scroll);
            // A smooth scroll over a whole page would only be in the way.
            to.set_behavior(web_sys::ScrollBehavior::Instant);
            window().scroll_to_with_scroll_to_options(&to);
        },
        || {},
        PATIENCE,
    );
}

/// Scrolls to the element with this id and focuses it.
pub fn place(id: &str) {
    let id = id.to_owned();
    when_there(
        move || {
            document()
                .get_element_by_id(&id)
                .and_then(|e| e.dyn_into().ok())
        },
        |element| {
            take(&element);
            element.scroll_into_view();
        },
        // A place that does not exist leaves the reader at the top of the page.
        || heading(0.0),
        PATIENCE,
    );
}

/// Focuses an element that is there, and leaves the page where it is.
pub fn on(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Focuses the first element that matches, once it is there.
pub fn first(selector: &'static str) {
    when_there(
        move || element(selector),
        |element| {
            let _ = element.focus();
        },
        || {},
        PATIENCE,
    );
}

/// Focuses the element with this id, once it is there, without scrolling.
pub fn first_with_id(id: String) {
    when_there(
        move || {
            let found = document().get_element_by_id(&id);
            found.and_then(|e| e.dyn_into().ok())
        },
        |element| take(&element),
        || {},
        PATIENCE,
    );
}

fn element(selector: &str) -> Option<HtmlElement> {
    document()
        .query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

fn take(element: &HtmlElement) {
    if element.tab_index() < 0 {
        // Focusable by script, not by the Tab key.
        element.set_tab_index(-1);
    }
    let quietly = FocusOptions::new();
    quietly.set_prevent_scroll(true);
    let _ = element.focus_with_options(&quietly);
}

fn when_there(
    find: impl Fn() -> Option<HtmlElement> + 'static,
    then: impl FnOnce(HtmlElement) + 'static,
    never: impl FnOnce() + 'static,
    patience: u32,
) {
    request_animation_frame(move || match find() {
        // Nothing takes the focus while the first screen hides the app.
        _ if first_screen::is_up() => when_there(find, then, never, patience),
        Some(element) => then(element),
        None if patience > 0 => when_there(find, then, never, patience - 1),
        None => never(),
    });
}
