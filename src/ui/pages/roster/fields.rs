//! Everything that can be changed by hand about a creator.

use leptos::prelude::*;
use tierwise_roster::Field;
use tierwise_roster::wire::Edit;

use crate::ui::boxed::{hear, memo};

use super::desk::{self, Desk};

/// Fields whose text runs over several lines.
const LONG: &str = "Notes";

/// The form. A field is taken when it is left.
pub fn section(desk: &Desk, who: u32) -> AnyView {
    let known = desk
        .detail
        .with_untracked(|d| d.as_ref().map(|d| d.fields.clone()))
        .unwrap_or_default();
    let rows = known
        .into_iter()
        .map(|(at, label, _)| field(desk, who, at, label));
    view! {
        <p class="sm q">"Numbers as you would write them: 12.5k, 3,4 %, €480. An empty field is unknown, which is not zero."</p>
        <div class="fields">{rows.collect_view()}</div>
    }
    .into_any()
}

fn field(desk: &Desk, who: u32, at: u8, label: String) -> AnyView {
    let detail = desk.detail.clone();
    let now = memo(move || {
        detail.with(|d| {
            let fields = d.as_ref().map(|d| d.fields.iter());
            let mut fields = fields.into_iter().flatten();
            fields
                .find(|(place, ..)| *place == at)
                .map_or(String::new(), |(_, _, text)| text.clone())
        })
    });
    let desk = desk.clone();
    let take = hear(move |event: web_sys::Event| {
        let text = event_target_value(&event);
        if text != now.get_untracked() {
            desk.edit(who, Edit::Field { field: at, text });
        }
    });
    let input = if label == LONG {
        view! { <textarea class="in" rows="4" prop:value=move || now.get() on:change=take></textarea> }.into_any()
    } else {
        view! { <input class="in in--sm" prop:value=move || now.get() on:change=take /> }.into_any()
    };
    let wide = label == LONG || desk::field(&label) == desk::field(Field::Name.label());
    view! { <label class="field" class:wide=wide><span>{label}</span>{input}</label> }.into_any()
}
