//! What index.html shows before the app runs. It covers the app until the first page stands.

use leptos::prelude::*;
use web_sys::Element;

fn screen() -> Option<Element> {
    document().get_element_by_id("boot")
}

/// Whether it is still shown.
pub fn is_up() -> bool {
    screen().is_some()
}

/// Shows the app instead.
pub fn take_down() {
    if let Some(screen) = screen() {
        screen.remove();
    }
}
