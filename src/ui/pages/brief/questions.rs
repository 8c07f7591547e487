//! The questions themselves: what is asked, in which words, with which inputs, and why.

use leptos::prelude::*;
use tierwise_core::domain::brief::{Age, Content, Geo, Goal, Niche, Pay, Platform, Question};
use tierwise_core::domain::niche::{self, CATEGORIES};

use super::inputs::{Offer, any_of, group, not_sure, offers, one_of, typed};
use super::money;
use crate::ui::boxed::{dynamic, hear, maybe, memo, soon};
use crate::ui::fields::Field;
use crate::ui::markup::{Html, html, show_live};
use crate::ui::state::AppState;

/// The question with its inputs.
pub fn question(state: AppState, question: Question) -> AnyView {
    let (hint, why) = words(question);
    let inputs = match question {
        Question::Product => product(state),
        Question::Budget => money::budget(state),
        Question::Geography => geography(state),
        Question::Goal => goal(state),
        Question::Test => test(state),
        Question::Platform => platform(state),
        Question::Hours => hours(state),
        Question::Payment => payment(state),
        Question::Content => content(state),
        Question::Value => value(state),
    };
    view! {
        <fieldset>
            <legend><h1 tabindex="-1">{question.help()}</h1></legend>
            <p class="qhint">{hint}</p>
            {inputs}
            <details class="why"><summary>"Why we ask"</summary><p>{why}</p></details>
        </fieldset>
    }
    .into_any()
}

/// Hint and “why we ask”.
const fn words(question: Question) -> (&'static str, &'static str) {
    match question {
        Question::Product => (
            "Name the product and say who would buy it. One product at a time.",
            "A narrow product wastes most of a large audience. The closer the interest, the more a small creator's audience is worth to you.",
        ),
        Question::Budget => (
            "Everything in cash: fees, the products you send, shipping, commission, boosting.",
            "The budget decides how many creators you can pay, and whether a tier is within reach at all. One large post is a single bet; many small posts spread the risk and let you compare.",
        ),
        Question::Geography => (
            "Where you can deliver and want to be known, not where the creator lives.",
            "The followers of a large account live all over the world. Those outside your area are paid for and cannot buy.",
        ),
        Question::Goal => (
            "One main goal. Anything else may count half as much.",
            "Tiers differ most in what they are good at: large accounts reach many people, small ones start more conversations for each follower.",
        ),
        Question::Test => (
            "A test tries a product, a price or a message with several creators and keeps what works.",
            "A test needs many separate audiences. Twelve small creators say more than two large ones for the same money.",
        ),
        Question::Platform => (
            "Optional. Tick all you would use.",
            "Prices and engagement differ between platforms, so the benchmarks do too.",
        ),
        Question::Hours => (
            "Optional. Finding, writing, shipping, checking, paying: all you and your team can give this.",
            "Each creator takes hours, a nano creator nearly as many as a larger one. Few hours limit how many small creators you can handle.",
        ),
        Question::Payment => (
            "Optional. What you can offer a creator.",
            "Nano and micro creators often post for a product they like; larger ones rarely do.",
        ),
        Question::Content => (
            "Optional. What the posts have to look like.",
            "Small creators look like a friend's post, large ones work with a production. If the content has to fit your shop, polish counts.",
        ),
        Question::Value => (
            "Optional. Leave empty what you do not know.",
            "With these figures the forecast shows revenue, and the chance that the campaign pays for itself.",
        ),
    }
}

fn product(state: AppState) -> AnyView {
    view! {
        {soon(move || typed(state, Field::Product))}
        {soon(move || category(state))}
        {soon(move || group("Who would buy it?", "", one_of(
            state,
            "niche",
            offers!(Niche),
            |b| b.niche.map_or("", Niche::slug),
            |b, slug| b.niche = Niche::from_slug(slug),
        )))}
        {soon(move || select(
            "age",
            "Age group to reach",
            "Optional.",
            std::iter::once(("", "Any, or not sure")).chain(Age::ALL.iter().map(|a| (a.slug(), a.label()))).collect(),
            Signal::derive(move || state.ask(&|b| b.age.map_or("", Age::slug).to_owned())),
            move |slug| state.edit_brief(|b| b.age = Age::from_slug(&slug)),
        ))}
    }
    .into_any()
}

/// The category, with suggestions from what was typed as the product.
fn category(state: AppState) -> AnyView {
    let options = std::iter::once(("", "Not sure"))
        .chain(CATEGORIES.iter().map(|c| (c.slug, c.label)))
        .collect();
    let chosen = Signal::derive(move || state.ask(&|b| b.category.clone().unwrap_or_default()));
    let choose =
        move |slug: String| state.edit_brief(|b| b.category = Some(slug).filter(|s| !s.is_empty()));
    let suggested = memo(move || {
        state.ask(&|b| {
            let fits = if b.category.is_none() {
                niche::suggest(&b.product, 3)
            } else {
                Vec::new()
            };
            fits.into_iter()
                .map(|c| (c.slug, c.label))
                .collect::<Vec<_>>()
        })
    });
    let buttons = dynamic(move || {
        let suggested = suggested.get();
        if suggested.is_empty() {
            return ().into_any();
        }
        let buttons: Html = suggested
            .into_iter()
            .map(|(slug, label)| {
                html!(
                    r#"<button type="button" class="btn btn--sm" data-on="{}">{}</button>"#,
                    slug,
                    label
                )
            })
            .collect();
        let shown = html!(
            r#"<p class="suggest"><span class="sm q">Is it one of these?</span>{}</p>"#,
            buttons
        );
        show_live(shown, move |event, button| {
            if event.type_() == "click" {
                choose(button.get_attribute("data-on").unwrap_or_default());
            }
        })
    });
    view! { {select("category", "Closest category", "", options, chosen, choose)} {buttons} }
        .into_any()
}

fn geography(state: AppState) -> AnyView {
    let named = memo(move || state.ask(&|b| !matches!(b.geo, None | Some(Geo::World))));
    view! {
        {one_of(
            state,
            "geo",
            offers!(Geo),
            |b| b.geo.map_or("", Geo::slug),
            |b, slug| b.geo = Geo::from_slug(slug),
        )}
        {maybe(move || named.get().then(|| typed(state, Field::Place)))}
    }
    .into_any()
}

fn goal(state: AppState) -> AnyView {
    // Rebuilt only when the main goal changes: the focus has to stay on what was just ticked.
    let main = memo(move || state.ask(&|b| b.goal));
    let also = maybe(move || {
        main.get().map(|main| {
            let rest = Goal::ALL
                .iter()
                .filter(|g| **g != main)
                .map(|g| Offer { slug: g.slug(), label: g.label(), help: "" })
                .collect();
            group(
                "What else should it do?",
                "Each one you tick counts half as much as the main goal. Tick none if nothing else matters.",
                any_of(state, "also", rest, |b, slug| b.also.iter().any(|g| g.slug() == slug), |b, slug, on| {
                    b.also.retain(|g| g.slug() != slug);
                    b.also.extend(Goal::from_slug(slug).filter(|_| on));
                }),
            )
        })
    });
    view! {
        {group("The main goal", "", one_of(
            state,
            "goal",
            offers!(Goal),
            |b| b.goal.map_or("", Goal::slug),
            |b, slug| {
                b.goal = Goal::from_slug(slug);
                let main = b.goal;
                b.also.retain(|g| Some(*g) != main);
            },
        ))}
        {also}
    }
    .into_any()
}

fn test(state: AppState) -> AnyView {
    const OFFERS: [Offer; 2] = [
        Offer {
            slug: "yes",
            label: "Yes",
            help: "A new product, price or message",
        },
        Offer {
            slug: "no",
            label: "No",
            help: "The product is proven",
        },
    ];
    let is_test = memo(move || state.ask(&|b| b.test == Some(true)));
    let more = maybe(move || {
        is_test.get().then(|| {
            view! {
                {typed(state, Field::Tested)}
                {typed(state, Field::TestSize)}
                {not_sure(state, Field::TestSize, "Advise me how many")}
                {typed(state, Field::HitRate)}
                {not_sure(state, Field::HitRate, "Not sure")}
            }
            .into_any()
        })
    });
    view! { {one_of(state, "test", OFFERS.to_vec(), |b| yes_no(b.test), |b, slug| b.test = from_yes_no(slug))} {more} }
        .into_any()
}

fn platform(state: AppState) -> AnyView {
    let any = memo(move || state.ask(&|b| b.platforms.is_empty()));
    let clear = move |_| state.edit_brief(|b| b.platforms.clear());
    view! {
        {any_of(state, "platform", offers!(Platform), |b, slug| b.platforms.iter().any(|p| p.slug() == slug), |b, slug, on| {
            b.platforms.retain(|p| p.slug() != slug);
            b.platforms.extend(Platform::from_slug(slug).filter(|_| on));
        })}
        <div class="opts opts--one">
            {super::inputs::option(
                "checkbox",
                "platform",
                Offer { slug: "", label: "Not sure", help: "The advice holds for all of them" },
                any,
                clear,
            )}
        </div>
    }
    .into_any()
}

fn hours(state: AppState) -> AnyView {
    view! {
        {typed(state, Field::Hours)}
        {not_sure(state, Field::Hours, "Not sure")}
        {typed(state, Field::HourCost)}
        {not_sure(state, Field::HourCost, "Not sure, or my time is free")}
    }
    .into_any()
}

fn payment(state: AppState) -> AnyView {
    one_of(
        state,
        "pay",
        offers!(Pay),
        |b| b.pay.map_or("", Pay::slug),
        |b, slug| b.pay = Pay::from_slug(slug),
    )
}

fn content(state: AppState) -> AnyView {
    const SAFETY: [Offer; 2] = [
        Offer {
            slug: "yes",
            label: "Yes",
            help: "A wrong word would hurt: children, health, finance, a regulated market",
        },
        Offer {
            slug: "no",
            label: "No more than usual",
            help: "",
        },
    ];
    view! {
        {group("The look", "", one_of(
            state,
            "content",
            offers!(Content),
            |b| b.content.map_or("", Content::slug),
            |b, slug| b.content = Content::from_slug(slug),
        ))}
        {group("Does brand safety matter more than usual?", "", one_of(
            state,
            "safety",
            SAFETY.to_vec(),
            |b| yes_no(b.safety),
            |b, slug| b.safety = from_yes_no(slug),
        ))}
    }
    .into_any()
}

fn value(state: AppState) -> AnyView {
    view! {
        {typed(state, Field::OrderValue)}
        {typed(state, Field::Margin)}
        {typed(state, Field::Goods)}
        {typed(state, Field::Shipping)}
    }
    .into_any()
}

const fn yes_no(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

fn from_yes_no(slug: &str) -> Option<bool> {
    match slug {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// A drop-down with its label.
pub fn select(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    options: Vec<(&'static str, &'static str)>,
    chosen: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options: Html = options
        .into_iter()
        .map(|(slug, label)| html!(r#"<option value="{}">{}</option>"#, slug, label))
        .collect();
    let hint = (!hint.is_empty()).then(|| view! { <small>{hint}</small> });
    view! {
        <div class="field">
            <label class="label" for=id>{label}</label>
            {hint}
            <select
                class="sel"
                id=id
                name=id
                data-testid=id
                inner_html=options.to_string()
                prop:value=chosen
                on:change=hear(move |e: web_sys::Event| choose(event_target_value(&e)))
            ></select>
        </div>
    }
    .into_any()
}
