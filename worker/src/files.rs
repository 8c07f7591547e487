//! Files that come to a worker.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{File, FileReaderSync};

/// The bytes of a file, none where none came along. They are the browser's until they are copied.
pub fn read(file: &JsValue) -> Result<Uint8Array, String> {
    let Some(file) = file.dyn_ref::<File>() else {
        return Ok(Uint8Array::new_with_length(0));
    };
    let read = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(file));
    match read {
        Ok(buffer) => Ok(Uint8Array::new(&buffer)),
        Err(_) => Err(
            "The browser could not read the file. It may have been moved or changed since you chose it: choose it \
             again."
                .to_owned(),
        ),
    }
}
