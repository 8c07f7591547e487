//! Saving a chart as a picture. A script of its own makes the file (static/picture.js), fetched on first use.

use std::sync::Arc;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit};

use crate::platform::worker;
use crate::ui::boxed::{hear, maybe, memo};
use crate::ui::charts::picture::Picture;
use crate::ui::state::{Toast, use_state};

/// How names end, and what the kinds of files are called.
const KINDS: [(&str, &str); 2] = [("svg", "SVG"), ("png", "PNG")];

/// A chart that can be saved.
#[derive(Clone)]
pub struct Chart {
    /// Name of the file.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// How it is drawn; `None` while there is nothing to be seen.
    pub draw: Draw,
}

/// Draws a chart of what the page shows.
pub type Draw = Arc<dyn Fn() -> Option<Picture> + Send + Sync>;

/// Charts of a page, each with the buttons that save it.
pub fn all(charts: impl IntoIterator<Item = Chart>) -> AnyView {
    let items = charts
        .into_iter()
        .map(|chart| shown(chart, |item| view! { <li>{item}</li> }.into_any()));
    view! { <ul class="plain pics">{items.collect_view()}</ul> }.into_any()
}

/// The buttons that save a chart which is always there, beneath it: it is drawn when it is asked for, and not before.
pub fn always(chart: &Chart) -> AnyView {
    beneath(named(chart))
}

/// The buttons that save a chart, beneath it.
pub fn one(chart: Chart) -> AnyView {
    shown(chart, beneath)
}

fn beneath(item: AnyView) -> AnyView {
    view! { <p class="pics__one">{item}</p> }.into_any()
}

/// A chart's name and buttons.
fn named(chart: &Chart) -> AnyView {
    view! { <span>{chart.label}</span>{buttons(chart)} }.into_any()
}

/// The same, while there is something to be seen.
fn shown(chart: Chart, around: fn(AnyView) -> AnyView) -> AnyView {
    let draw = chart.draw.clone();
    let there = memo(move || draw().is_some());
    maybe(move || there.get().then(|| around(named(&chart))))
}

/// A button for each kind of file.
fn buttons(chart: &Chart) -> AnyView {
    let state = use_state();
    let Chart { name, label, .. } = *chart;
    let button = |(ending, kind): (&'static str, &'static str)| {
        let draw = chart.draw.clone();
        let save = hear(move |_: web_sys::MouseEvent| {
            if let Some(picture) = untrack(|| draw()) {
                let failed = move || {
                    state.toast.set(Some(Toast {
                        text: "The part that makes pictures did not load. Check the connection and try again.".to_owned(),
                        undo: None,
                    }));
                };
                hand_over(&format!("tierwise-{name}.{ending}"), &picture.svg(), failed);
            }
        });
        let id = format!("picture-{name}-{ending}");
        view! {
            <button type="button" class="btn btn--sm" data-testid=id aria-label=format!("{label} as {kind}") on:click=save>
                {kind}
            </button>
        }
    };
    view! { <span class="acts">{KINDS.map(button).collect_view()}</span> }.into_any()
}

/// Hands the picture to the script, once that is there.
fn hand_over(name: &str, svg: &str, failed: impl FnOnce() + 'static) {
    let made = CustomEventInit::new();
    made.set_detail(&Array::of2(&name.into(), &svg.into()));
    let Ok(event) = CustomEvent::new_with_event_init_dict("tierwise-picture", &made) else {
        return;
    };
    // It is heard by the script, or by nobody.
    let tell = move || drop(window().dispatch_event(&event));
    if document()
        .query_selector("script[data-picture]")
        .is_ok_and(|there| there.is_some())
    {
        return tell();
    }
    // Failing means a document without a body, and then there is nobody to save anything.
    let _ = fetch(tell, failed);
}

fn fetch(there: impl FnOnce() + 'static, failed: impl FnOnce() + 'static) -> Result<(), JsValue> {
    let script = document().create_element("script")?;
    script.set_attribute("type", "module")?;
    script.set_attribute(
        "src",
        &format!("./{}/picture.js", worker::folder().unwrap_or_default()),
    )?;
    let loaded = {
        let script = script.clone();
        move || {
            drop(script.set_attribute("data-picture", ""));
            there();
        }
    };
    let missing = {
        let script = script.clone();
        move || {
            script.remove();
            failed();
        }
    };
    let loaded = Closure::once_into_js(loaded);
    let missing = Closure::once_into_js(missing);
    script.add_event_listener_with_callback("load", loaded.unchecked_ref())?;
    script.add_event_listener_with_callback("error", missing.unchecked_ref())?;
    if let Some(body) = document().body() {
        body.append_child(&script)?;
    }
    Ok(())
}
