//! Files that come to a worker.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{File, FileReaderSync};

/// The bytes of a file, none where none came along.
pub fn read(file: &JsValue) -> Result<Vec<u8>, String> {
    let Some(file) = file.dyn_ref::<File>() else {
        return Ok(Vec::new());
    };
    let read = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(file));
    match read {
        Ok(buffer) => Ok(Uint8Array::new(&buffer).to_vec()),
        Err(_) => Err(
            "The browser could not read the file. It may have been moved or changed since you chose it: choose it \
             again."
                .to_owned(),
        ),
    }
}
