//! Saving a chart as a picture. A script of its own makes the file (static/picture.js), fetched on first use.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit};

use crate::platform::worker;
use crate::ui::boxed::hear;
use crate::ui::charts::picture::Picture;
use crate::ui::state::{Toast, use_state};

/// How names end, and what the kinds of files are called.
const KINDS: [(&str, &str); 2] = [("svg", "SVG"), ("png", "PNG")];

/// A button for each kind of file. `name` is that of the file.
pub fn buttons(
    name: &'static str,
    what: &'static str,
    draw: impl Fn() -> Option<Picture> + Clone + 'static,
) -> AnyView {
    let state = use_state();
    let button = |(ending, label): (&'static str, &'static str)| {
        let draw = draw.clone();
        let save = hear(move |_: web_sys::MouseEvent| {
            if let Some(picture) = draw() {
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
            <button type="button" class="btn btn--sm" data-testid=id aria-label=format!("{what} as {label}") on:click=save>
                {label}
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
