//! What index.html shows before the app runs. It covers the app, which is hidden meanwhile, until the first page
//! stands.

use leptos::prelude::*;
use web_sys::Element;

use super::turns::Turn;

fn screen() -> Option<Element> {
    document().get_element_by_id("boot")
}

/// Whether it is still shown.
pub fn is_up() -> bool {
    screen().is_some()
}

/// Shows the app instead, as soon as all that is seen first stands.
pub fn make_way() {
    Turn::Reveal.take(|| {
        if let Some(screen) = screen() {
            screen.remove();
        }
    });
}
