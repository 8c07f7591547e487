//! A panic must not leave a dead page without a word: `boot.js` listens for this event and shows what to do.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Sends every panic to the console and, as `tierwise-panic`, to the page outside the app.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        let details = CustomEventInit::new();
        details.set_detail(&JsValue::from_str(&message));
        if let Ok(event) = CustomEvent::new_with_event_init_dict("tierwise-panic", &details)
            && let Some(window) = web_sys::window()
        {
            let _ = window.dispatch_event(&event);
        }
    }));
}
