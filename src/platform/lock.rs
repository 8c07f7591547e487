//! One tab at a time (Web Locks).

use js_sys::futures::JsFuture;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

/// A lock that is held until it is dropped.
pub struct Lock(Option<Function>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // Resolving a promise is never refused.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for the lock of this name. Where the browser has no locks, as outside a secure context, nobody waits.
pub async fn take(name: &str) -> Lock {
    let release = request(name).await.ok();
    Lock(release)
}

async fn request(name: &str) -> Result<Function, JsValue> {
    let navigator = Reflect::get(&leptos::prelude::window(), &"navigator".into())?;
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let granted = Promise::new(&mut |granted: Function, refused: Function| {
        // The lock is held for as long as the promise that this gives back is open.
        let hold = Closure::once_into_js(move |_: JsValue| {
            Promise::new(&mut |release: Function, _| {
                let _ = granted.call1(&JsValue::UNDEFINED, &release);
            })
        });
        let asked = request.call2(&locks, &name.into(), &hold);
        if let Err(why) = asked {
            let _ = refused.call1(&JsValue::UNDEFINED, &why);
        }
    });
    JsFuture::from(granted).await?.dyn_into()
}
