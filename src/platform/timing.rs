//! Time in the page: the clock, and doing long work in slices.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::futures::JsFuture;
use js_sys::{Array, Promise};
use leptos::prelude::{request_animation_frame, set_timeout};
use wasm_bindgen::JsValue;

/// Milliseconds since the page started.
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|w| w.performance())
        .map_or(0.0, |p| p.now())
}

/// Runs the work after the next frame is painted, so that what was typed is seen first. A page in the background
/// paints nothing, so there it runs at once.
pub fn after_paint(work: impl FnOnce() + 'static) {
    if leptos::prelude::document().hidden() {
        set_timeout(work, Duration::ZERO);
    } else {
        request_animation_frame(move || set_timeout(work, Duration::ZERO));
    }
}

/// Lets the page do what is waiting, then goes on.
pub async fn pause() {
    wait(Duration::ZERO).await;
}

/// Goes on after a time.
pub async fn wait(time: Duration) {
    // It is never rejected.
    let _ = JsFuture::from(after(time)).await;
}

/// What work gives back, unless it takes longer than that; then it goes on by itself.
pub async fn within<T: 'static>(
    time: Duration,
    work: impl Future<Output = T> + 'static,
) -> Option<T> {
    let outcome = Rc::new(RefCell::new(None));
    let done = {
        let outcome = Rc::clone(&outcome);
        js_sys::futures::future_to_promise(async move {
            let value = work.await;
            outcome.replace(Some(value));
            Ok(JsValue::UNDEFINED)
        })
    };
    // Neither of the two is ever rejected.
    let _ = JsFuture::from(Promise::race(&Array::of2(&done, &after(time)))).await;
    outcome.take()
}

/// A promise that is kept after a time.
fn after(time: Duration) -> Promise {
    Promise::new(&mut |resolve, _| {
        set_timeout(move || drop(resolve.call0(&JsValue::UNDEFINED)), time);
    })
}

/// Longest time that sliced work holds the page, in milliseconds.
const SLICE_MS: f64 = 5.0;

/// Calls `step` until it says `false`, giving way to the page every few milliseconds. `after_slice` is told after
/// each slice whether there is more to come.
pub fn in_slices(step: impl FnMut() -> bool + 'static, after_slice: impl FnMut(bool) + 'static) {
    slice(Box::new(step), Box::new(after_slice));
}

fn slice(mut step: Box<dyn FnMut() -> bool>, mut after_slice: Box<dyn FnMut(bool)>) {
    let start = now();
    let mut more = true;
    while more && now() - start < SLICE_MS {
        more = step();
    }
    after_slice(more);
    if more {
        set_timeout(move || slice(step, after_slice), Duration::ZERO);
    }
}
