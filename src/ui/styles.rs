//! Styles that only some pages have: they come with the page, so that no other visit carries them.

use std::time::Duration;

use leptos::prelude::*;

use super::boxed::{dynamic, hear, memo};
use super::navigation;
use super::state::use_state;
use crate::platform::worker;

/// A page once its styles are there. The focus goes on from the heading that waits to that of the page.
pub fn page(
    files: &'static [&'static str],
    heading: &'static str,
    body: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let state = use_state();
    styled(
        files,
        move || waiting(heading),
        move || {
            let focused = navigation::focus_is_in_page();
            set_timeout(move || navigation::land(state, focused), Duration::ZERO);
            body()
        },
    )
}

/// A part of a page once its styles are there; something else meanwhile.
pub fn styled(
    files: &'static [&'static str],
    meanwhile: impl Fn() -> AnyView + Send + 'static,
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
    view! {
        {links.collect_view()}
        {dynamic(move || if all.get() { body() } else { meanwhile() })}
    }
    .into_any()
}

fn waiting(heading: &'static str) -> AnyView {
    view! {
        <div class="wrap" aria-busy="true"><h1>{heading}</h1><p class="lede" role="status">"Loading this page…"</p></div>
    }
    .into_any()
}
