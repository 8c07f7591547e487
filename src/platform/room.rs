//! How much the browser lets this site keep, and whether it may delete it.

use js_sys::futures::JsFuture;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

/// Whether the browser promised not to delete what is kept; `None` where it does not say.
pub async fn is_promised() -> Option<bool> {
    ask("persisted").await?.as_bool()
}

/// Asks the browser for that promise, and says whether it gave it; `None` where it cannot be asked.
pub async fn ask_promise() -> Option<bool> {
    ask("persist").await?.as_bool()
}

/// Removes what the browser keeps of this site's files for when there is no connection.
pub async fn clear_caches() {
    // Where there are none there is nothing to remove.
    drop(try_clear_caches().await);
}

async fn try_clear_caches() -> Result<(), JsValue> {
    let caches = Reflect::get(&leptos::prelude::window(), &"caches".into())?;
    let names: js_sys::Array = call(&caches, "keys", &JsValue::UNDEFINED)?
        .await?
        .unchecked_into();
    for name in names.iter() {
        // Another site under the same origin has its own.
        if name
            .as_string()
            .is_some_and(|name| name.starts_with("tierwise"))
        {
            call(&caches, "delete", &name)?.await?;
        }
    }
    Ok(())
}

async fn ask(what: &str) -> Option<JsValue> {
    let navigator = leptos::prelude::window().navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    call(&storage, what, &JsValue::UNDEFINED).ok()?.await.ok()
}

fn call(on: &JsValue, what: &str, with: &JsValue) -> Result<JsFuture<JsValue>, JsValue> {
    let function: Function = Reflect::get(on, &what.into())?.dyn_into()?;
    let promise: Promise = function.call1(on, with)?.dyn_into()?;
    Ok(JsFuture::from(promise))
}
