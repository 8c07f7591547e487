//! Files that the user chose.

use js_sys::Uint8Array;
use js_sys::futures::JsFuture;
use wasm_bindgen::JsValue;
use web_sys::File;

/// Reads the first bytes of a file, without the rest; none where the browser cannot.
pub fn start(file: &File, count: i32, then: impl FnOnce(&File, Vec<u8>) + 'static) {
    let start = file
        .slice_with_i32_and_i32(0, count)
        .map(|start| start.array_buffer());
    let file = file.clone();
    leptos::task::spawn_local(async move {
        then(&file, read(start).await.unwrap_or_default());
    });
}

async fn read(start: Result<js_sys::Promise, JsValue>) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(start?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
