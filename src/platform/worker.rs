//! The worker that holds the roster: starting it, and bytes to and from it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent, Worker, WorkerOptions, WorkerType};

/// The folder of the worker and of the roster's styles, as the build wrote it into the page.
pub fn folder() -> Option<String> {
    let script = leptos::prelude::document()
        .query_selector("script[data-desk]")
        .ok()??;
    script.get_attribute("data-desk")
}

/// Starts the worker. `hear` gets what it says; `failed` is called when it stops or does not come up.
///
/// # Errors
/// Where the browser refuses.
pub fn start(hear: impl Fn(Vec<u8>) + 'static, failed: impl Fn() + 'static) -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let script = format!("./{}/desk.js", folder()?);
    let worker = Worker::new_with_options(&script, &options).ok()?;
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
            hear(bytes.to_vec());
        }
    });
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    let failed = Closure::<dyn FnMut(JsValue)>::new(move |_| failed());
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    // Both live as long as the page.
    hear.forget();
    failed.forget();
    Some(worker)
}

/// Sends bytes, and a file along.
pub fn send(worker: &Worker, bytes: &[u8], file: Option<&File>) {
    let bytes = Uint8Array::from(bytes);
    let message = match file {
        Some(file) => Array::of2(&bytes, file),
        None => Array::of1(&bytes),
    };
    // Both can always be copied, so it cannot be refused.
    let _ = worker.post_message(&message);
}
