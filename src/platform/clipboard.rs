//! The clipboard.

use js_sys::futures::JsFuture;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Copies a text and says whether it worked. Browsers refuse without a secure context or the user's permission.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let written = try_copy(text);
    leptos::task::spawn_local(async move {
        let worked = match written {
            Ok(promise) => JsFuture::from(promise).await.is_ok(),
            Err(_) => false,
        };
        then(worked);
    });
}

fn try_copy(text: &str) -> Result<Promise, JsValue> {
    let navigator = Reflect::get(&leptos::prelude::window(), &"navigator".into())?;
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    write.call1(&clipboard, &text.into())?.dyn_into()
}
