//! Texts to write to a creator with, their words filled in.

use leptos::prelude::*;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::niche;
use tierwise_roster::wire::Detail;

use crate::platform::{clipboard, storage};
use crate::ui::boxed::{dynamic, hear, memo, words};
use crate::ui::state::use_state;

use super::desk::Desk;
use super::rows;

/// Where the marketer's own text is kept.
const KEY: &str = "tierwise.outreach";

/// Texts to begin with: name and words.
const TEMPLATES: [(&str, &str); 4] = [
    (
        "First message",
        "Hi {name}, we make {product} and like what you share about {niche} on {platform}. Would you be open to a paid post? If so: what do you ask for one, and who follows you (countries, ages)?",
    ),
    (
        "Product gift",
        "Hi {name}, we make {product}. May we send you one, without any obligation? If you share it, please mark it as a gift. Where should it go?",
    ),
    (
        "Package offer",
        "Hi {name}, thank you for your answer. Could we agree on {posts} posts for {package}, as a paid partnership marked as such, with the right for us to reuse the content for three months?",
    ),
    (
        "Reminder",
        "Hi {name}, I wrote to you a week ago about {product}. Is it something for you? A short no is fine too.",
    ),
];

/// The section for a creator.
pub fn section(desk: &Desk) -> AnyView {
    let state = use_state();
    let own = storage::read(KEY).ok().flatten();
    let first = TEMPLATES.first().map_or("", |(_, text)| *text).to_owned();
    let text = RwSignal::new(own.unwrap_or(first));
    let detail = desk.detail.clone();
    let filled = memo(move || {
        let product = state.ask(&product_of);
        detail.with(|d| {
            d.as_ref()
                .map(|d| fill(&text.get(), d, &product))
                .unwrap_or_default()
        })
    });
    let contact = {
        let detail = desk.detail.clone();
        memo(move || detail.with(|d| d.as_ref().map_or(String::new(), |d| d.row.contact.clone())))
    };
    let choose = hear(move |event: web_sys::Event| {
        let name = event_target_value(&event);
        if let Some((_, words)) = TEMPLATES.iter().find(|(n, _)| *n == name) {
            text.set((*words).to_owned());
        }
    });
    let on_type = hear(move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        // A text that cannot be kept lasts as long as the page.
        let _ = storage::write(KEY, &typed);
        text.set(typed);
    });
    let copied = RwSignal::new(false);
    let copy = hear(move |_: web_sys::MouseEvent| {
        clipboard::copy(&filled.get_untracked(), move |done| copied.set(done));
    });
    let mail = dynamic(move || {
        let to = contact.get();
        if !to.contains('@') {
            return ().into_any();
        }
        let body = String::from(js_sys::encode_uri_component(&filled.get()));
        let to = String::from(js_sys::encode_uri_component(to.trim()));
        let href = format!("mailto:{to}?body={body}");
        view! { <a class="btn btn--sm btn--bare" href=href>"Open in mail"</a> }.into_any()
    });
    let names = TEMPLATES.map(|(name, _)| view! { <option value=name>{name}</option> });
    view! {
        <h3>"Write to them"</h3>
        <label class="field">
            <span>"Begin with"</span>
            <select class="sel" on:change=choose><option value="">"My own text"</option>{names.collect_view()}</select>
        </label>
        <label class="field">
            <span>"Text. {name}, {handle}, {platform}, {niche}, {city}, {product}, {posts} and {package} are filled in"</span>
            <textarea class="in" rows="5" prop:value=move || text.get() on:input=on_type></textarea>
        </label>
        <p class="filled">{words(move || filled.get())}</p>
        <div class="acts">
            <button type="button" class="btn btn--sm" on:click=copy>{words(move || if copied.get() { "Copied" } else { "Copy" }.to_owned())}</button>
            {mail}
        </div>
    }
    .into_any()
}

/// What the brief is about: the product as it was named, else its category.
fn product_of(brief: &Brief) -> String {
    let named = brief.product.trim();
    if !named.is_empty() {
        return named.to_owned();
    }
    let category = brief.category.as_deref().and_then(niche::category);
    category.map_or("our product".to_owned(), |c| c.label.to_lowercase())
}

/// The text with what is known of the creator; what is not known stays as its field, so that nobody sends a gap unseen.
fn fill(text: &str, detail: &Detail, product: &str) -> String {
    let row = &detail.row;
    let package = row.relation.package.as_ref();
    let price = package.and_then(|p| {
        use tierwise_core::domain::money::{Currency, Minor};
        Some(crate::ui::format::money(
            Minor::new(p.price)?,
            Currency::parse(&p.currency)?,
        ))
    });
    let city = row.place.split(',').next().unwrap_or("").trim().to_owned();
    let name = if row.name.is_empty() {
        rows::label(row)
    } else {
        row.name.clone()
    };
    let known = [
        ("{name}", name),
        ("{handle}", rows::label(row)),
        ("{platform}", row.network.clone()),
        ("{niche}", row.niche.clone()),
        ("{city}", city),
        ("{product}", product.to_owned()),
        (
            "{posts}",
            package.map_or(String::new(), |p| p.posts.to_string()),
        ),
        ("{package}", price.unwrap_or_default()),
    ];
    known
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .fold(text.to_owned(), |text, (field, value)| {
            text.replace(field, &value)
        })
}
