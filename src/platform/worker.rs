//! The workers: starting and ending them, and messages to and from them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent, Worker, WorkerOptions, WorkerType};

/// The folder of the workers and of the roster's styles, as the build wrote it into the page.
pub fn folder() -> Option<String> {
    let script = leptos::prelude::document()
        .query_selector("script[data-desk]")
        .ok()??;
    script.get_attribute("data-desk")
}

/// A worker, until it is dropped.
pub struct Hired {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(JsValue)>,
}

impl Hired {
    /// Starts the worker of this name. `hear` gets what it says; `failed` is called when it stops or does not come up.
    /// `None` where the browser refuses.
    pub fn start(
        name: &str,
        hear: impl Fn(JsValue) + 'static,
        failed: impl Fn() + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let script = format!("./{}/{name}.js", folder()?);
        let worker = Worker::new_with_options(&script, &options).ok()?;
        let hear =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(event.data()));
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        let failed = Closure::<dyn FnMut(JsValue)>::new(move |_| failed());
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            _hear: hear,
            _failed: failed,
        })
    }

    /// Sends a message.
    pub fn send(&self, message: &JsValue) {
        // What is sent can always be copied, so it cannot be refused.
        let _ = self.worker.post_message(message);
    }
}

impl Drop for Hired {
    fn drop(&mut self) {
        // Nothing that is on its way is heard any more.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// The bytes of a message.
pub fn bytes(message: JsValue) -> Option<Vec<u8>> {
    let bytes = message.dyn_into::<Uint8Array>().ok()?;
    Some(bytes.to_vec())
}

/// A message of bytes, with a file where there is one.
pub fn message(bytes: &[u8], file: Option<&File>) -> Array {
    let bytes = Uint8Array::from(bytes);
    match file {
        Some(file) => Array::of2(&bytes, file),
        None => Array::of1(&bytes),
    }
}
