//! Styles that only some pages have: they come with the page, so that no other visit carries them.

use leptos::prelude::*;

use super::boxed::{dynamic, effect, hear, memo};
use super::navigation;
use super::state::use_state;
use crate::platform::worker;

/// A page once its styles are there.
pub fn styled(
    files: &'static [&'static str],
    heading: &'static str,
    body: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let folder = worker::folder().unwrap_or_default();
    let there = RwSignal::new(0);
    let links = files.iter().map(|file| {
        let arrived = hear(move |_: web_sys::Event| there.update(|n| *n += 1));
        // Without its styles the page is plain, and works.
        let missing = hear(move |_: web_sys::ErrorEvent| there.update(|n| *n += 1));
        view! { <link rel="stylesheet" href=format!("./{folder}/{file}") on:load=arrived on:error=missing /> }
    });
    let all = memo(move || there.get() >= files.len());
    let state = use_state();
    effect(move || {
        if all.get() {
            // A place on the page is only there now.
            navigation::land(state, navigation::focus_is_in_page());
        }
    });
    view! {
        {links.collect_view()}
        {dynamic(move || if all.get() { body() } else { waiting(heading) })}
    }
    .into_any()
}

fn waiting(heading: &'static str) -> AnyView {
    view! {
        <div class="wrap" aria-busy="true"><h1>{heading}</h1><p class="lede" role="status">"Loading this page…"</p></div>
    }
    .into_any()
}
