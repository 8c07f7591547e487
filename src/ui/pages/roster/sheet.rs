//! A dialog over the page: it keeps the focus inside, and Escape closes it.

use leptos::prelude::*;

use crate::ui::boxed::{effect, hear, maybe};

/// A dialog that is there while `open` says so. `closed` is told whichever way it is closed.
pub fn sheet(
    open: RwSignal<bool>,
    title: &str,
    closed: impl Fn() + 'static,
    body: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let node: NodeRef<leptos::html::Dialog> = NodeRef::new();
    let (label, title) = (title.to_owned(), title.to_owned());
    effect(move || {
        if let Some(dialog) = node.get() {
            match (open.get(), dialog.open()) {
                (true, false) => drop(dialog.show_modal()),
                (false, true) => dialog.close(),
                _ => {}
            }
        }
    });
    let on_close = hear(move |_: web_sys::Event| {
        open.set(false);
        closed();
    });
    view! {
        <dialog class="sheet" node_ref=node aria-label=label on:close=on_close>
            <div class="sheet__head">
                <h2>{title}</h2>
                <button type="button" class="x" aria-label="Close" on:click=hear(move |_: web_sys::MouseEvent| open.set(false))>"×"</button>
            </div>
            {maybe(move || open.get().then(&body))}
        </dialog>
    }
    .into_any()
}
