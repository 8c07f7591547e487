//! Letters to a creator, their fields filled in.

use leptos::prelude::*;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::niche;
use tierwise_core::persist::brands::UNNAMED;
use tierwise_roster::Field;
use tierwise_roster::outreach::{FIELDS, Facts, Filled, Letter, TEMPLATES, fill};
use tierwise_roster::wire::Detail;

use crate::platform::{clipboard, storage};
use crate::ui::boxed::{dynamic, hear, memo, words};
use crate::ui::brand;
use crate::ui::state::use_state;

use super::desk::{self, Desk};
use super::{care, rows};

/// Where the marketer's own letter of a brand is kept.
const OWN: &str = "roster.outreach";
/// Where it was kept for all brands: a brand that has none of its own begins with it.
const SHARED: &str = "tierwise.outreach";

/// The own letter of the open brand.
fn own() -> Option<Letter> {
    let kept = |key: &str| storage::read(key).ok().flatten();
    let stored = kept(&brand::key(OWN)).or_else(|| kept(SHARED))?;
    Some(Letter::of(&stored))
}

/// A template as a letter.
fn template(name: &str) -> Option<Letter> {
    let template = TEMPLATES.iter().find(|template| template.name == name)?;
    Some(Letter {
        subject: template.subject.to_owned(),
        text: template.text.to_owned(),
    })
}

/// The section for a creator.
pub fn section(desk: &Desk) -> AnyView {
    let state = use_state();
    let first = TEMPLATES.first().map_or("", |template| template.name);
    // The template that was chosen; empty for the own letter.
    let chosen = RwSignal::new(if own().is_some() { "" } else { first }.to_owned());
    let letter = RwSignal::new(own().or_else(|| template(first)).unwrap_or_default());
    let detail = desk.detail.clone();
    let filled = memo(move || {
        let product = state.ask(&product_of);
        let facts = detail.with(|d| d.as_ref().map(|d| facts(d, product)).unwrap_or_default());
        letter.with(|letter| [&letter.subject, &letter.text].map(|text| fill(text, &facts)))
    });
    let subject = move || filled.with(|[subject, _]| subject.text.clone());
    let text = move || filled.with(|[_, text]| text.text.clone());
    let contact = {
        let detail = desk.detail.clone();
        memo(move || detail.with(|d| d.as_ref().map_or(String::new(), |d| d.row.contact.clone())))
    };
    let choose = hear(move |event: web_sys::Event| {
        let name = event_target_value(&event);
        letter.set(template(&name).or_else(own).unwrap_or_default());
        chosen.set(name);
    });
    // A template stays as it is: what is typed into it becomes the own letter when that is asked for.
    let changed = move || {
        if chosen.with_untracked(String::is_empty) {
            keep(&letter.get_untracked());
        }
    };
    let on_subject = hear(move |event: web_sys::Event| {
        letter.update(|letter| letter.subject = event_target_value(&event));
        changed();
    });
    let on_text = hear(move |event: web_sys::Event| {
        letter.update(|letter| letter.text = event_target_value(&event));
        changed();
    });
    let take = hear(move |_: web_sys::MouseEvent| {
        keep(&letter.get_untracked());
        chosen.set(String::new());
    });
    let is_own = move || chosen.with(String::is_empty);
    let copied = RwSignal::new(false);
    let copy = hear(move |_: web_sys::MouseEvent| {
        let text = filled.with_untracked(|[_, text]| text.text.clone());
        clipboard::copy(&text, move |done| copied.set(done));
    });
    let mail = dynamic(move || {
        let to = contact.get();
        if !to.contains('@') {
            return ().into_any();
        }
        let part = |text: &str| String::from(js_sys::encode_uri_component(text));
        let (to, subject, body) = (part(to.trim()), part(&subject()), part(&text()));
        let href = format!("mailto:{to}?subject={subject}&body={body}");
        view! { <a class="btn btn--sm btn--bare" href=href>"Open in mail"</a> }.into_any()
    });
    let names =
        TEMPLATES.map(|template| view! { <option value=template.name>{template.name}</option> });
    let fields = FIELDS.map(|(field, _)| field).join(", ");
    view! {
        <h3>"Write to them"</h3>
        <label class="field">
            <span>"Begin with"</span>
            <select class="sel" prop:value=move || chosen.get() on:change=choose><option value="">"My own text"</option>{names.collect_view()}</select>
        </label>
        <label class="field">
            <span>"Subject"</span>
            <input class="in in--sm" prop:value=move || letter.with(|l| l.subject.clone()) on:input=on_subject />
        </label>
        <label class="field">
            <span>"Text"</span>
            <textarea class="in" rows="5" aria-describedby="letter-fields" prop:value=move || letter.with(|l| l.text.clone()) on:input=on_text></textarea>
        </label>
        <p class="sm q" id="letter-fields">{format!("Filled in: {fields}.")}</p>
        <div class="filled" data-testid="letter"><p><b>{words(subject)}</b></p><p>{words(text)}</p></div>
        <p class="sm q" role="status" data-testid="letter-gaps">{words(move || filled.with(|parts| gaps(parts)))}</p>
        <div class="acts">
            <button type="button" class="btn btn--sm" on:click=copy>{words(move || if copied.get() { "Copied" } else { "Copy" }.to_owned())}</button>
            {mail}
            <button type="button" class="btn btn--sm btn--bare" hidden=is_own on:click=take>"Keep as my own text"</button>
        </div>
    }
    .into_any()
}

fn keep(letter: &Letter) {
    // A letter that cannot be kept lasts as long as the page.
    let _ = storage::write(&brand::key(OWN), &letter.stored());
}

/// What was not filled in, in words.
fn gaps(parts: &[Filled]) -> String {
    let all = |list: fn(&Filled) -> &[String]| {
        let mut all: Vec<&str> = Vec::new();
        for field in parts.iter().flat_map(list) {
            if !all.contains(&field.as_str()) {
                all.push(field);
            }
        }
        all.join(", ")
    };
    let told = [
        (
            "Not known of this creator, so write it yourself: ",
            all(|f| &f.unknown),
        ),
        ("No field of Tierwise: ", all(|f| &f.strange)),
    ];
    let told = told.into_iter().filter(|(_, fields)| !fields.is_empty());
    told.map(|(what, fields)| format!("{what}{fields}. "))
        .collect()
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

/// What is known of the creator and the brand.
fn facts(detail: &Detail, product: String) -> Facts {
    let row = &detail.row;
    let package = row.relation.package.as_ref();
    let fee = row.fee.as_ref();
    let named = Some(brand::name()).filter(|name| name != UNNAMED);
    let handle = rows::label(row);
    Facts {
        name: if row.name.is_empty() {
            handle.clone()
        } else {
            row.name.clone()
        },
        handle,
        platform: row.network.clone(),
        niche: row.niche.clone(),
        city: now(detail, Field::City),
        code: now(detail, Field::Code),
        fee: fee
            .and_then(|(minor, code)| care::money(*minor, code))
            .unwrap_or_default(),
        posts: package.map_or(String::new(), |p| p.posts.to_string()),
        package: package
            .and_then(|p| care::money(p.price, &p.currency))
            .unwrap_or_default(),
        product,
        brand: named.unwrap_or_default(),
    }
}

/// A field of the creator as one would type it.
fn now(detail: &Detail, field: Field) -> String {
    let place = desk::field(field.label());
    let known = detail.fields.iter().find(|(at, ..)| Some(*at) == place);
    known.map_or(String::new(), |(_, _, text)| text.clone())
}
