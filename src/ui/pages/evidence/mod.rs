//! The evidence: conflicting definitions, benchmarks to type over, claims, sources, terms, and how it all works.

mod bench_table;
mod claims;
pub mod comparison;
mod definitions;
pub mod editable;
mod figure;
mod method;
mod method_score;
mod rates;
mod scheme_editor;
mod sources;

use crate::ui::advising;
use leptos::prelude::*;
use tierwise_core::domain::evidence::benchmarks::TABLE;
use tierwise_core::domain::evidence::sources::SOURCES;

use crate::ui::markup::{Html, follow, html, show};
use crate::ui::state::{AppState, use_state};
use crate::ui::styles;

/// Followers the probe starts at: an account that sources disagree about.
const PROBE: u64 = 72_400;

/// The page's parts, for the list at its top: anchor and title.
const PARTS: &[(&str, &str)] = &[
    ("definitions", "What each source calls a tier"),
    ("bounds", "Your bounds"),
    ("tiers", "The tiers, side by side"),
    ("benchmarks", "Benchmarks"),
    ("rates", "Exchange rates"),
    ("claims", "What sources claim"),
    ("method", "How this works"),
    ("limits", "What Tierwise does not do"),
    ("sources", "Sources"),
    ("glossary", "Glossary"),
];

/// The page, once its styles are there.
pub fn page() -> AnyView {
    let state = use_state();
    state.consult(advising::whole);
    styles::page(&["advice.css", "evidence.css"], "The evidence", move || {
        body(state)
    })
}

fn body(state: AppState) -> AnyView {
    let followers = RwSignal::new(PROBE);
    let (headline, lede) = definitions::finding();
    let tiers = follow(move || {
        state.advice.with(|a| {
            a.as_ref()
                .map(|a| state.brief.with_untracked(|b| comparison::tables(a, b)))
                .unwrap_or_default()
        })
    });
    let contents = PARTS
        .iter()
        .map(|(id, title)| html!(r##"<li><a href="#/evidence/{}">{}</a></li>"##, *id, *title))
        .collect::<Html>();
    view! {
        <div class="wrap p-evidence">
            <div class="phead">
                <p>{format!("Evidence: {} sources, {} benchmarks", SOURCES.len(), TABLE.len())}</p>
            </div>
            <div class="hero hero--s">
                <div>
                    <h1>{headline}</h1>
                    <p class="lede">{lede}</p>
                </div>
                {definitions::probe(state, followers)}
            </div>
            <nav class="toc" aria-label="On this page">{show(html!("<ul>{}</ul>", contents))}</nav>
            {section(0, "Thin lines are your bounds, the blue line is the account above", definitions::ruler(state, followers))}
            {section(1, "Every page follows", scheme_editor::body(state))}
            {section(2, "For your brief; bold is best in its row", tiers)}
            {section(3, "Type over any value: it moves the advice", bench_table::body(state))}
            {section(4, "", rates::body(state))}
            {section(5, "As they say it, with what speaks against it", show(claims::body()))}
            {section(6, "Tables are the ones the model computes with", show(method::body()))}
            {section(7, "", show(method::limits()))}
            {section(8, "Numbered as on the plates", show(html!("{}{}", bench_table::grades(), sources::list())))}
            {section(9, "", show(sources::glossary()))}
        </div>
    }
    .into_any()
}

/// A part of the page under an ink rule.
fn section(part: usize, note: &'static str, body: AnyView) -> AnyView {
    let Some((id, title)) = PARTS.get(part) else {
        return ().into_any();
    };
    let heading = format!("{id}-heading");
    view! {
        <section class=format!("sec sec--{id}") id=*id aria-labelledby=heading.clone()>
            <div class="sec__head">
                <h2 id=heading.clone() tabindex="-1">{*title}</h2>
                <p class="sec__r">{note}</p>
            </div>
            {body}
        </section>
    }
    .into_any()
}
