//! The one door to `sessionStorage`: what lasts as long as the tab, over reloads. Where the browser refuses it, nothing
//! is kept, and nobody is told: it only ever holds what is easily typed again.

use web_sys::{Storage, window};

fn store() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

/// The text under a key.
pub fn read(key: &str) -> Option<String> {
    store()?.get_item(key).ok().flatten()
}

/// Keeps a text under a key, replacing what is there.
pub fn write(key: &str, text: &str) {
    let _ = store().map(|store| store.set_item(key, text));
}

/// Forgets a key.
pub fn forget(key: &str) {
    let _ = store().map(|store| store.remove_item(key));
}

/// Forgets all keys that begin so.
pub fn forget_all(start: &str) {
    let Some(store) = store() else { return };
    let keys = (0..store.length().unwrap_or_default()).filter_map(|at| store.key(at).ok()?);
    // All of them first: each that goes moves those behind it.
    let keys: Vec<String> = keys.filter(|key| key.starts_with(start)).collect();
    for key in keys {
        forget(&key);
    }
}
