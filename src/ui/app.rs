//! Putting the page together.

use leptos::prelude::*;

use crate::platform::journal;
use crate::ui::boxed::{dynamic, memo, soon};

use super::pages::later::Part;
use super::pages::unknown::UnknownPage;
use super::saving::{self, Found, Keeper};
use super::shell::Shell;
use super::state::{AppState, use_state};
use super::turns::Turn;
use super::{advising, brand, first_screen, navigation};

/// Fetches the page that the address asks for, then loads what is kept and starts everything that lives as long as the
/// page, in turns.
pub fn run() {
    Turn::Screen.take(start);
}

fn start() {
    journal::open();
    // Leptos has no executor yet: mounting brings it.
    js_sys::futures::spawn_local(async {
        if let Some(page) = Part::of(&navigation::address().route) {
            // A page that does not arrive says so itself, with a way to try again.
            drop(page.load().await);
        }
        brand::start().await;
        let found = saving::load().await;
        Turn::Screen.take(|| mount(found));
    });
}

fn mount(found: Found) {
    let address = navigation::address();
    if Part::of(&address.route).is_none() {
        first_screen::make_way();
    }
    mount_to_body(move || {
        let state = AppState::new(found.workspace.clone(), address.clone());
        provide_context(state);
        let found = found.clone();
        soon(move || {
            provide_context(StoredValue::new_local(Keeper::start(state, &found)));
            navigation::listen(state);
            advising::start(state);
            brand::watch(state);
            soon(|| view! { <Shell page /> }.into_any())
        })
    });
}

/// The page of the current route. Steps of the brief and places of the evidence stay inside one page.
fn page() -> AnyView {
    let state = use_state();
    let which = memo(move || state.route.with(Part::of));
    dynamic(move || {
        which
            .get()
            .map_or_else(|| view! { <UnknownPage /> }.into_any(), Part::view)
    })
}
