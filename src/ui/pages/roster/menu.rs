//! A button that opens a box of choices. Escape, a press elsewhere and another menu close it.

use leptos::ev;
use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, Node};

use crate::ui::boxed::hear;

/// Closes a menu; the focus goes back to its button where it was inside.
#[derive(Clone, Copy)]
pub struct Close(NodeRef<Details>);

impl Close {
    /// Closes it.
    pub fn now(self) {
        let Some(menu) = self.0.get_untracked() else {
            return;
        };
        let inside = document()
            .active_element()
            .is_some_and(|focused| menu.contains(Some(&focused)));
        menu.set_open(false);
        let button = menu.query_selector("summary").ok().flatten();
        if let Some(button) = button.filter(|_| inside)
            && let Ok(button) = button.dyn_into::<HtmlElement>()
        {
            let _ = button.focus();
        }
    }
}

/// The menu. `body` gets what closes it.
pub fn menu(label: AnyView, name: &'static str, body: impl FnOnce(Close) -> AnyView) -> AnyView {
    let node: NodeRef<Details> = NodeRef::new();
    let close = Close(node);
    let by_key = hear(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close.now();
        }
    });
    let elsewhere = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|t| t.dyn_into::<Node>().ok());
        let outside = node
            .try_get_untracked()
            .flatten()
            .filter(|menu| menu.open() && !menu.contains(target.as_ref()));
        if let Some(menu) = outside {
            menu.set_open(false);
        }
    });
    on_cleanup(move || elsewhere.remove());
    view! {
        <details class="menu" name="roster-menu" node_ref=node on:keydown=by_key>
            <summary class="btn btn--sm">{label}</summary>
            <div class="menu__box" role="group" aria-label=name>{body(close)}</div>
        </details>
    }
    .into_any()
}
