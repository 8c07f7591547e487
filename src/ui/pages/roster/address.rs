//! What is found and how it is sorted, in the address: `#/roster/find=tier%3Amicro&by=fee&up`.

use leptos::prelude::*;
use tierwise_roster::columns::Column;
use tierwise_roster::wire::Look;

use crate::platform::timing;
use crate::ui::boxed::effect;
use crate::ui::navigation;
use crate::ui::router::Route;
use crate::ui::state::AppState;

use super::desk::Desk;

/// Keeps the address at what is shown, and what is shown at the address.
pub fn follow(state: AppState, desk: &Desk) {
    let (reader, writer) = (desk.clone(), desk.clone());
    effect(move || {
        let place = match state.route.get() {
            Route::Roster(Some(place)) => place,
            // A link to the roster without more leads to it as it was left.
            Route::Roster(None) => return show(state, place_of(&reader.look.get_untracked())),
            _ => return,
        };
        let asked = read(&place);
        let now = reader.look.get_untracked();
        if place_of(&now).as_deref() != Some(&place) {
            reader.look_anew(|look| {
                look.filter = asked.filter;
                look.by = asked.by;
                look.rising = asked.rising;
            });
        }
    });
    // It follows when the rows are painted: those are what one looks at while typing.
    effect(move || {
        writer.shown.track();
        let look = writer.look.clone();
        timing::after_paint(move || show(state, place_of(&look.get_untracked())));
    });
}

/// Writes a place into the address, unless the page is on its way out.
fn show(state: AppState, place: Option<String>) {
    let here = state.route.get_untracked();
    if matches!(&here, Route::Roster(shown) if *shown != place) {
        state.route.set(Route::Roster(place));
        navigation::show_in_address(state);
    }
}

/// The place in the address of a look; none for the one that is shown first.
fn place_of(look: &Look) -> Option<String> {
    let mut parts = Vec::new();
    if !look.filter.is_empty() {
        let text = String::from(js_sys::encode_uri_component(&look.filter));
        parts.push(format!("find={text}"));
    }
    if look.by != Column::default() {
        parts.push(format!("by={}", look.by.about().slug));
    }
    if look.rising {
        parts.push("up".to_owned());
    }
    (!parts.is_empty()).then(|| parts.join("&"))
}

/// The look of a place. What is not understood stays as it is shown first.
fn read(place: &str) -> Look {
    let mut look = Look::default();
    for part in place.split('&') {
        match part.split_once('=') {
            Some(("find", text)) => {
                let text = js_sys::decode_uri_component(text);
                look.filter = text.map(String::from).unwrap_or_default();
            }
            Some(("by", slug)) => look.by = Column::from_slug(slug).unwrap_or_default(),
            _ => look.rising |= part == "up",
        }
    }
    look
}
