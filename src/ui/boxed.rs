//! Reactive parts with boxed closures.
//!
//! Every closure has a type of its own, and Leptos compiles a memo, an effect, a listener or a part of a view anew for
//! each type. Boxed, all of them share one code, which the first load carries once. Views use these instead of
//! `Memo::new`, `Effect::new` and bare closures.

use leptos::prelude::*;

use super::turns::Turn;

/// A value that follows signals and tells its readers only when it differs.
pub fn memo<T>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// Something that is done whenever the signals it reads change.
pub fn effect(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}

/// A part of the page that follows signals.
pub fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    (move || view()).into_any()
}

/// A part of the page that is there while signals say so.
pub fn maybe(view: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> Option<AnyView> + Send> = Box::new(view);
    dynamic(move || view().unwrap_or_else(|| ().into_any()))
}

/// A part of what is seen first, built in a task of its own.
pub fn soon(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    in_turn(Turn::Screen, Box::new(view))
}

/// A part of the page that is built after what is seen first.
pub fn later(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    in_turn(Turn::Rest, Box::new(view))
}

#[inline(never)]
fn in_turn(turn: Turn, view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let now = RwSignal::new(false);
    turn.take(move || {
        // The page may be gone by then.
        let _ = now.try_set(true);
    });
    maybe(move || now.get().then(|| untrack(&view)))
}

/// Text that follows signals.
pub fn words(text: impl Fn() -> String + Send + 'static) -> AnyView {
    let text: Box<dyn Fn() -> String + Send> = Box::new(text);
    (move || text()).into_any()
}

/// An attribute that follows signals; absent without a value.
pub fn attr(value: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<Option<String>> {
    Signal::derive(value)
}

/// `true` or `false` for an `aria-` attribute that follows signals.
pub fn truth(value: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<String>> {
    attr(move || Some(value().to_string()))
}

/// Whether an element has a class, following signals.
pub fn when(value: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(value)
}

/// A listener.
pub fn hear<E: 'static>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(act)
}
