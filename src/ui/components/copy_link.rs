//! A button that copies a link and says on itself whether that worked.

use std::time::Duration;

use leptos::prelude::*;

use crate::platform::clipboard;
use crate::ui::boxed::{hear, words};
use crate::ui::navigation::LINK;

/// How long the button says what became of it.
const SAID: Duration = Duration::from_secs(4);

/// The whole address of a shared plan: this page's own, with what a link carries.
pub fn to_plan(carried: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    format!("{page}{LINK}{carried}")
}

/// The link as text, to be copied by hand.
pub fn text(link: Signal<String>) -> AnyView {
    view! { <textarea class="in" readonly=true rows="4" aria-label="The link" prop:value=move || link.get()></textarea> }
        .into_any()
}

/// The button. `refused` says whether the browser did not let it, so that the text has to be there.
pub fn button(
    label: &'static str,
    (class, testid): (&'static str, &'static str),
    link: Signal<Option<String>>,
    refused: RwSignal<bool>,
) -> AnyView {
    let said = RwSignal::new(label);
    let copy = hear(move |_: web_sys::MouseEvent| {
        let Some(link) = link.get_untracked() else {
            return;
        };
        clipboard::copy(&link, move |worked| {
            // The page may be gone by then, and later on, too.
            let _ = refused.try_set(!worked);
            let _ = said.try_set(if worked {
                "Copied"
            } else {
                "Select it and copy"
            });
            let back = move || {
                let _ = said.try_set(label);
            };
            set_timeout(back, SAID);
        });
    });
    view! {
        <button type="button" class=class data-testid=testid disabled=move || link.with(Option::is_none) on:click=copy>
            <span aria-live="polite">{words(move || said.get().to_owned())}</span>
        </button>
    }
    .into_any()
}
