//! Getting the plan out of its link.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tierwise_core::persist::share::{self, Unreadable};

use super::Link;
use crate::platform::crypto;
use crate::ui::boxed::{hear, maybe};
use crate::ui::navigation;

/// What the link holds.
pub fn linked() -> Link {
    let Some(text) = navigation::carried() else {
        return Link::Gone;
    };
    match share::read(&text) {
        Ok(plan) => Link::Open(Arc::new(plan)),
        Err(Unreadable::Locked) => Link::Locked(text),
        Err(why) => Link::Bad(why),
    }
}

/// What is said where there is no plan to show.
pub fn unreadable(why: &'static str) -> AnyView {
    view! {
        <div class="wrap p-plan">
            <h1 tabindex="-1">"This plan cannot be opened"</h1>
            <p class="lede" role="alert" data-testid="shared-unreadable">{why}</p>
            <p><a class="btn" href="#/brief">"Make a plan of your own"</a></p>
        </div>
    }
    .into_any()
}

/// What is said where no passphrase can open anything.
const INSECURE: &str = "Browsers open sealed plans only at an address that begins with https, and this one does not: no \
     passphrase can open it here. Open the link again with https:// at its start, or ask whoever sent it for one that \
     begins so.";

/// Asks for the passphrase.
pub fn ask(text: String, link: RwSignal<Link>) -> AnyView {
    if !crypto::is_there() {
        return unreadable(INSECURE);
    }
    let typed = RwSignal::new(String::new());
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(false));
    let try_it = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(false);
        let (text, passphrase) = (text.clone(), typed.get_untracked());
        spawn_local(async move {
            let opened = open(&text, &passphrase).await;
            // The page may be gone by then.
            let _ = busy.try_set(false);
            match opened {
                Some(Ok(plan)) => drop(link.try_set(Link::Open(Arc::new(plan)))),
                Some(Err(why)) => drop(link.try_set(Link::Bad(why))),
                None => drop(wrong.try_set(true)),
            }
        });
    });
    view! {
        <div class="wrap p-plan">
            <h1 tabindex="-1">"This plan opens with a passphrase"</h1>
            <form class="passform" on:submit=try_it>
                <label>
                    <span>"Passphrase"</span>
                    <input class="in" type="password" autocomplete="off" data-testid="shared-passphrase" aria-describedby="pass-error"
                        aria-invalid=move || wrong.get().then_some("true")
                        prop:value=move || typed.get() on:input=hear(move |e: web_sys::Event| typed.set(event_target_value(&e))) />
                </label>
                <button type="submit" class="btn btn--go" disabled=move || busy.get()>{move || if busy.get() { "Opening…" } else { "Open the plan" }}</button>
                <div id="pass-error" aria-live="polite">
                    {maybe(move || wrong.get().then(|| view! { <p class="err">"This is another passphrase. Check it with whoever sent you the link; capital letters count."</p> }.into_any()))}
                </div>
            </form>
        </div>
    }
    .into_any()
}

async fn open(text: &str, passphrase: &str) -> Option<Result<share::Shared, Unreadable>> {
    let sealed = match share::sealed(text) {
        Ok(sealed) => sealed,
        Err(why) => return Some(Err(why)),
    };
    let bytes = crypto::open(&sealed, passphrase).await?;
    Some(share::unpack(&bytes))
}
