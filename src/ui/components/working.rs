//! The ƒ beside a number: it opens a receipt with the formula in words, the figures and the sources.

use leptos::prelude::*;

use crate::ui::boxed::{hear, maybe};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// One line of a receipt.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub name: String,
    /// How much.
    pub value: String,
    /// Whether it is the sum: ruled above, double ruled below.
    pub is_sum: bool,
}

/// A plain line.
pub fn line(name: impl Into<String>, value: impl Into<String>) -> Line {
    Line {
        name: name.into(),
        value: value.into(),
        is_sum: false,
    }
}

/// The last line.
pub fn sum(name: impl Into<String>, value: impl Into<String>) -> Line {
    Line {
        name: name.into(),
        value: value.into(),
        is_sum: true,
    }
}

/// The receipt: what it is about, the formula in words, its lines, and what stands under them.
pub fn slip(title: String, formula: String, lines: Vec<Line>, foot: AnyView) -> AnyView {
    let lines = lines
        .into_iter()
        .map(|l| {
            let class = if l.is_sum { "sum end" } else { "" };
            view! { <div class=class><dt>{l.name}</dt><dd>{l.value}</dd></div> }
        })
        .collect_view();
    view! {
        <div class="slip">
            <p class="slip__t">{title}</p>
            <p>{formula}</p>
            <dl>{lines}</dl>
            {foot}
        </div>
    }
    .into_any()
}

/// The ƒ and the [`slip`] it opens. `what` names the number, for those who hear it: “cost of one creator”. The
/// slip is built when it is first opened. Escape closes it; opening one closes the others.
pub fn working(what: String, slip: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let opened = RwSignal::new(false);
    let details: NodeRef<leptos::html::Details> = NodeRef::new();
    let close = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(details) = details.get_untracked()
            && details.open()
        {
            event.stop_propagation();
            details.set_open(false);
            if let Ok(Some(summary)) = details.query_selector("summary") {
                let _ = summary.unchecked_into::<HtmlElement>().focus();
            }
        }
    };
    let open = move |_: web_sys::Event| {
        if !opened.get_untracked() {
            opened.set(true);
        }
    };
    view! {
        <details class="fx" name="working" node_ref=details on:toggle=hear(open) on:keydown=hear(close)>
            <summary aria-label=format!("How this is worked out: {what}")>"ƒ"</summary>
            {maybe(move || opened.get().then(&slip))}
        </details>
    }
    .into_any()
}
