//! A line at the foot of the page for something that is done, with a way back. It waits while it is read.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::ui::boxed::{effect, hear, maybe};

use super::state::{AppState, Toast};

/// How long it stays.
const STAY: Duration = Duration::from_secs(8);

/// The place where toasts appear; announced politely.
pub fn toast(state: AppState) -> AnyView {
    let (over, within) = (RwSignal::new(false), RwSignal::new(false));
    let newest = Rc::new(Cell::new(0_u32));
    effect(move || {
        let mine = newest.get() + 1;
        newest.set(mine);
        if state.toast.with(Option::is_some) && !over.get() && !within.get() {
            let newest = newest.clone();
            set_timeout(
                move || {
                    if newest.get() == mine {
                        state.toast.set(None);
                    }
                },
                STAY,
            );
        }
    });
    let let_go = move || {
        over.set(false);
        within.set(false);
    };
    let shown = maybe(move || {
        state.toast.get().map(|Toast { text, undo }| {
            let undo = undo.map(|undo| {
                let back = move |_: web_sys::MouseEvent| {
                    let_go();
                    state.toast.set(None);
                    undo();
                };
                view! { <button type="button" data-testid="undo" on:click=hear(back)>"Undo"</button> }
            });
            view! {
                <div
                    class="toast"
                    on:mouseenter=hear(move |_: web_sys::MouseEvent| over.set(true))
                    on:mouseleave=hear(move |_: web_sys::MouseEvent| over.set(false))
                    on:focusin=hear(move |_: web_sys::FocusEvent| within.set(true))
                    on:focusout=hear(move |_: web_sys::FocusEvent| within.set(false))
                >
                    <span>{text}</span>
                    {undo}
                </div>
            }
            .into_any()
        })
    });
    view! { <div class="toasts" role="status">{shown}</div> }.into_any()
}
