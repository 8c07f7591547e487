//! The inputs of a question: typed fields, one of several, any of several. All of them read and write the brief that
//! is shown, through plain functions, so that one view serves every question.

use leptos::prelude::*;
use tierwise_core::domain::brief::Brief;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::ui::boxed::{attr, hear, maybe, memo, words};
use crate::ui::components::icons;
use crate::ui::fields::Field;
use crate::ui::state::AppState;

/// An alternative to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// Stable slug; empty for “not sure”.
    pub slug: &'static str,
    /// What the user reads.
    pub label: &'static str,
    /// One line that explains it.
    pub help: &'static str,
}

/// Saying that one does not know is an answer.
pub const NOT_SURE: Offer = Offer {
    slug: "",
    label: "Not sure",
    help: "",
};

/// The alternatives of a `choices!` type.
macro_rules! offers {
    ($kind:ty) => {
        <$kind>::ALL
            .iter()
            .map(|c| $crate::ui::pages::brief::inputs::Offer {
                slug: c.slug(),
                label: c.label(),
                help: c.help(),
            })
            .collect::<Vec<_>>()
    };
}
pub(super) use offers;

/// One of several, “not sure” last.
pub fn one_of(
    state: AppState,
    name: &'static str,
    mut offers: Vec<Offer>,
    chosen: fn(&Brief) -> &'static str,
    choose: fn(&mut Brief, &'static str),
) -> AnyView {
    if offers.iter().all(|o| !o.slug.is_empty()) {
        offers.push(NOT_SURE);
    }
    let rows = offers
        .into_iter()
        .map(|offer| {
            let is_chosen = memo(move || state.ask(&chosen) == offer.slug);
            let pick = move |_| state.edit_brief(|b| choose(b, offer.slug));
            option("radio", name, offer, is_chosen, pick)
        })
        .collect_view();
    view! { <div class="opts">{rows}</div> }.into_any()
}

/// Any of several.
pub fn any_of(
    state: AppState,
    name: &'static str,
    offers: Vec<Offer>,
    has: fn(&Brief, &str) -> bool,
    toggle: fn(&mut Brief, &'static str, bool),
) -> AnyView {
    let rows = offers
        .into_iter()
        .map(|offer| {
            let is_chosen = memo(move || state.ask(&|b| has(b, offer.slug)));
            let flip = move |event: web_sys::Event| {
                let on = event_target_checked(&event);
                state.edit_brief(|b| toggle(b, offer.slug, on));
            };
            option("checkbox", name, offer, is_chosen, flip)
        })
        .collect_view();
    view! { <div class="opts">{rows}</div> }.into_any()
}

/// A row with a radio button or a checkbox.
pub fn option(
    kind: &'static str,
    name: &'static str,
    offer: Offer,
    checked: Memo<bool>,
    change: impl FnMut(web_sys::Event) + 'static,
) -> AnyView {
    let slug = if offer.slug.is_empty() {
        "unsure"
    } else {
        offer.slug
    };
    let help = (!offer.help.is_empty()).then(|| view! { <small>{offer.help}</small> });
    view! {
        <label class="opt">
            <input
                type=kind
                name=name
                value=slug
                data-testid=format!("{name}-{slug}")
                prop:checked=checked
                on:change=hear(change)
            />
            <b>{offer.label}</b>
            {help}
        </label>
    }
    .into_any()
}

/// A typed field with its label, hint and error.
pub fn typed(state: AppState, field: Field) -> AnyView {
    let definition = field.definition();
    let unit = move || {
        if field.is_money() {
            state.ask(&|b| b.currency.code().to_owned())
        } else {
            definition.unit.to_owned()
        }
    };
    let has_unit = field.is_money() || !definition.unit.is_empty();
    let hint = (!definition.hint.is_empty())
        .then(|| view! { <small id=format!("{}-hint", definition.id)>{definition.hint}</small> });
    view! {
        <div class="field">
            <label class="label" for=definition.id>{definition.label}</label>
            {hint}
            {problem_line(state, field)}
            <div class:affix=has_unit>
                {input(state, field, "in")}
                {has_unit.then(|| view! { <i>{words(unit)}</i> })}
            </div>
        </div>
    }
    .into_any()
}

/// The input alone, for fields that bring their own frame.
pub fn input(state: AppState, field: Field, class: &'static str) -> AnyView {
    let definition = field.definition();
    let text = memo(move || state.field_text(field));
    let problem = problem(state, field);
    let invalid = attr(move || problem.with(Option::is_some).then(|| "true".to_owned()));
    let described = attr(move || {
        let error = problem
            .with(Option::is_some)
            .then(|| format!("{}-error", definition.id));
        let hint = (!definition.hint.is_empty()).then(|| format!("{}-hint", definition.id));
        let ids: Vec<String> = error.into_iter().chain(hint).collect();
        if ids.is_empty() {
            None
        } else {
            Some(ids.join(" "))
        }
    });
    let on_input = move |event: web_sys::Event| state.type_into(field, event_target_value(&event));
    view! {
        <input
            class=class
            id=definition.id
            name=definition.id
            data-testid=definition.id
            type="text"
            inputmode=definition.keyboard
            autocomplete="off"
            aria-invalid=invalid
            aria-describedby=described
            prop:value=text
            on:input=hear(on_input)
            on:change=hear(move |_: web_sys::Event| state.drafts.update(|d| d.tell(field)))
        />
    }
    .into_any()
}

/// What is wrong with a field, at the field.
pub fn problem_line(state: AppState, field: Field) -> AnyView {
    let problem = problem(state, field);
    let id = field.definition().id;
    maybe(move || {
        problem.get().map(|message| {
            view! {
                <p class="err" id=format!("{id}-error")>
                    {icons::ALERT.view()}
                    <span><span class="sr">"Error: "</span>{message}</span>
                </p>
            }
            .into_any()
        })
    })
}

fn problem(state: AppState, field: Field) -> Memo<Option<String>> {
    memo(move || {
        state
            .drafts
            .with(|d| state.ask(&|b| d.shown_problem(field, b)))
    })
}

/// “Not sure” beside a typed field. Ticking it keeps what was typed for when it is taken off again.
pub fn not_sure(state: AppState, field: Field, label: &'static str) -> AnyView {
    let id = field.definition().id;
    let checked = memo(move || state.drafts.with(|d| state.ask(&|b| d.is_unsure(field, b))));
    let change = move |event: web_sys::Event| {
        if event_target_checked(&event) {
            let shown = untrack(|| state.field_text(field));
            state.type_into(field, String::new());
            state.drafts.update(|d| d.put_off(field, shown));
        } else {
            state.type_into(field, untrack(|| state.field_text(field)));
            focus_input(id);
        }
    };
    let offer = Offer {
        slug: "",
        label,
        help: "",
    };
    view! { <div class="opts opts--one">{option("checkbox", id, offer, checked, change)}</div> }
        .into_any()
}

/// Puts the focus into a field.
pub fn focus_input(id: &str) {
    if let Some(input) = document()
        .get_element_by_id(id)
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        let _ = input.focus();
    }
}

/// A group of inputs with its own name.
pub fn group(legend: &'static str, hint: &'static str, inside: AnyView) -> AnyView {
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> });
    view! {
        <fieldset class="group">
            <legend class="label">{legend}</legend>
            {hint}
            {inside}
        </fieldset>
    }
    .into_any()
}
