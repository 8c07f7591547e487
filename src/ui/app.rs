//! Putting the page together.

use leptos::prelude::*;

use super::pages::advice::AdvicePage;
use super::pages::brief::BriefPage;
use super::pages::evidence::EvidencePage;
use super::pages::unknown::UnknownPage;
use super::router::Route;
use super::saving::{self, Keeper};
use super::shell::Shell;
use super::state::{AppState, use_state};
use super::{advising, navigation};

/// Loads what is kept, replaces the first screen and starts everything that lives as long as the page.
pub fn run() {
    let found = saving::load();
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    mount_to_body(move || {
        let state = AppState::new(found.workspace.clone(), navigation::address());
        provide_context(state);
        provide_context(StoredValue::new_local(Keeper::start(state, &found)));
        navigation::listen(state);
        advising::start(state);
        view! { <Shell page /> }
    });
}

/// The page of the current route. Steps of the brief and places of the evidence stay inside one page.
fn page() -> AnyView {
    let state = use_state();
    let which = Memo::new(move |_| {
        state.route.with(|route| match route {
            Route::Brief(_) => 0,
            Route::Advice => 1,
            Route::Evidence(_) => 2,
            Route::Unknown(_) => 3,
        })
    });
    (move || match which.get() {
        0 => view! { <BriefPage /> }.into_any(),
        1 => view! { <AdvicePage /> }.into_any(),
        2 => view! { <EvidencePage /> }.into_any(),
        _ => view! { <UnknownPage /> }.into_any(),
    })
    .into_any()
}
