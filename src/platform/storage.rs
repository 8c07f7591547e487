//! The one door to `localStorage`. Every call may be refused: the browser may block storage altogether, and a write
//! may find it full. Nothing here ever panics, deletes or overwrites what it was not asked to.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{JsString, Reflect};
use tierwise_core::persist::vault::Store;
use wasm_bindgen::{JsCast, JsValue};

pub use tierwise_core::persist::vault::Refused;

/// How many texts are kept aside at most; a further one stays where it is.
const ASIDE_SLOTS: u32 = 8;

/// The store, if the browser lets us have it. `LocalStorage::raw` panics where storage is blocked, so ask first.
fn store() -> Result<web_sys::Storage, Refused> {
    let allowed = web_sys::window()
        .and_then(|w| w.local_storage().ok().flatten())
        .is_some();
    if allowed {
        Ok(LocalStorage::raw())
    } else {
        Err(Refused::Blocked)
    }
}

/// The text under a key.
///
/// # Errors
/// Where storage is blocked.
pub fn read(key: &str) -> Result<Option<String>, Refused> {
    store()?.get_item(key).map_err(|_| Refused::Blocked)
}

/// How many characters the text under a key has, as browsers count them; 0 where there is none. The text itself, which
/// may be long, stays where it is.
///
/// # Errors
/// Where storage is blocked.
pub fn length(key: &str) -> Result<usize, Refused> {
    let text =
        Reflect::get(&store()?.into(), &JsValue::from_str(key)).map_err(|_| Refused::Blocked)?;
    Ok(text
        .dyn_ref::<JsString>()
        .map_or(0, |text| text.length() as usize))
}

/// All keys that begin so.
///
/// # Errors
/// Where storage is blocked.
pub fn keys(start: &str) -> Result<Vec<String>, Refused> {
    let store = store()?;
    let count = store.length().map_err(|_| Refused::Blocked)?;
    let key = |at: u32| store.key(at).ok().flatten();
    Ok((0..count)
        .filter_map(key)
        .filter(|key| key.starts_with(start))
        .collect())
}

/// Keeps a text under a key, replacing what is there.
///
/// # Errors
/// Where storage is blocked or full; what was there stays.
pub fn write(key: &str, text: &str) -> Result<(), Refused> {
    store()?.set_item(key, text).map_err(|_| Refused::Full)
}

/// Forgets a key.
///
/// # Errors
/// Where storage is blocked.
pub fn forget(key: &str) -> Result<(), Refused> {
    store()?.remove_item(key).map_err(|_| Refused::Blocked)
}

/// Keeps a text that cannot be used beside the data, under a key of its own.
///
/// # Errors
/// Where storage is blocked, full, or too many texts are aside already.
pub fn put_aside(text: &str) -> Result<(), Refused> {
    for slot in 1..=ASIDE_SLOTS {
        let key = format!("tierwise.aside.{slot}");
        match read(&key)? {
            Some(there) if there == text => return Ok(()),
            Some(_) => {}
            None => return write(&key, text),
        }
    }
    Err(Refused::Full)
}

/// The store, for what changes several texts at once.
pub struct Local;

impl Store for Local {
    fn read(&self, key: &str) -> Result<Option<String>, Refused> {
        read(key)
    }

    fn keys(&self, start: &str) -> Result<Vec<String>, Refused> {
        keys(start)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), Refused> {
        write(key, text)
    }

    fn forget(&mut self, key: &str) -> Result<(), Refused> {
        forget(key)
    }
}
