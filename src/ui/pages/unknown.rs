//! An address that leads nowhere.

use leptos::prelude::*;

use crate::ui::router::Route;
use crate::ui::state::use_state;

/// Says so in plain words and shows the ways on.
#[component]
pub fn UnknownPage() -> impl IntoView {
    let state = use_state();
    let address = move || {
        state.route.with(|r| match r {
            Route::Unknown(path) => {
                js_sys::decode_uri_component(path).map_or_else(|_| path.clone(), String::from)
            }
            _ => String::new(),
        })
    };
    view! {
        <div class="wrap">
            <h1>"There is no such page"</h1>
            <p class="lede">"The address “" {address} "” leads nowhere in Tierwise. Your brief is untouched."</p>
            <p class="qact">
                <a class="btn btn--go btn--lg" href="#/brief">"Go to the brief"</a>
                <a class="btn btn--lg" href="#/advice">"See the advice"</a>
            </p>
        </div>
    }
}
