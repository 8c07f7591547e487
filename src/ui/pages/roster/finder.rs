//! Finding creators: the line that is typed into, what matches, and what was not understood.

use leptos::prelude::*;

use crate::ui::boxed::{hear, maybe, memo, words};
use crate::ui::format;

use super::desk::Desk;
use super::{many, menu, taste, tokens};

/// What the line understands, shown beside it.
const EXAMPLES: [(&str, &str); 11] = [
    (
        "candle",
        "a word in the name, handle, niche, place or notes",
    ),
    (
        "tier:micro",
        "a tier, or several: tier:nano,micro; tier:below for those under all, tier:unknown where followers are",
    ),
    ("followers:5k..80k", "a range; also size:>10k"),
    (
        "er:>3%",
        "engagement rate; also score:>60, fit:>60, authentic:>70; fee:<500 goes by the usual fee where the file has none",
    ),
    (
        "in:oregon",
        "a country or city; also place:inside for the place of your brief",
    ),
    ("platform:tiktok", "where they post"),
    (
        "is:pinned",
        "what you decided: is:pinned, is:excluded; is:review for rates to look at, is:outside for creators, or audiences, outside the place of your brief",
    ),
    ("stage:contacted", "how far you have come; stage:none"),
    ("tag:spring", "a tag of yours, or part of one"),
    (
        "due:any",
        "with a next step; due:2026-03-01 for those up to a day",
    ),
    ("-gaming", "a minus turns any of these around"),
];

/// The line with its count.
pub fn bar(desk: &Desk) -> AnyView {
    let typed = desk.clone();
    let on_type = hear(move |event: web_sys::Event| {
        let text = event_target_value(&event);
        typed.look_anew(|look| {
            look.filter = text;
        });
    });
    let value = desk.look.clone();
    let help = EXAMPLES.map(|(example, meaning)| {
        let desk = desk.clone();
        let use_it = hear(move |_: web_sys::MouseEvent| add(&desk, example));
        view! {
            <li><button type="button" class="link" on:click=use_it>{example}</button>" "{meaning}</li>
        }
    });
    view! {
        <div class="fbar">
            <label class="find">
                <span class="sr">"Find creators"</span>
                <input
                    class="in"
                    type="search"
                    data-testid="roster-filter"
                    aria-describedby="filter-count filter-problems"
                    placeholder="tier:micro er:>3% candle"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || value.with(|l| l.filter.clone())
                    on:input=on_type
                />
            </label>
            {menu::menu("How to find".into_any(), "How to find creators", |_| view! { <ul class="fhelp">{help}</ul> }.into_any())}
        </div>
        {tokens::tokens(desk)}
        {taste::own(desk)}
        <div class="crow">{count(desk)}{many::menu(desk)}</div>
        {problems(desk)}
        {declined(desk)}
    }
    .into_any()
}

fn add(desk: &Desk, token: &str) {
    desk.look_anew(|look| {
        if !look.filter.is_empty() && !look.filter.ends_with(' ') {
            look.filter.push(' ');
        }
        look.filter.push_str(token);
    });
}

fn count(desk: &Desk) -> AnyView {
    let shown = desk.shown.clone();
    let numbers = memo(move || shown.with(|s| (s.matched, s.total, s.pinned, s.excluded)));
    let number = |n: u32| format::whole(f64::from(n));
    let look = desk.look.clone();
    let filtered = memo(move || look.with(|l| !l.filter.is_empty()));
    let clearing = desk.clone();
    let clear = maybe(move || {
        let clearing = clearing.clone();
        let all = hear(move |_: web_sys::MouseEvent| {
            clearing.look_anew(|look| {
                look.filter.clear();
            });
        });
        filtered.get().then(|| {
            view! { <button type="button" class="link" on:click=all>"Show all"</button> }.into_any()
        })
    });
    view! {
        <p class="count">
            <span id="filter-count" role="status">
                <b data-testid="roster-count" data-total=move || numbers.get().1.to_string() data-matched=move || numbers.get().0.to_string()>
                    {words(move || number(numbers.get().0))}
                </b>
                {words(move || {
                    let (_, total, pinned, excluded) = numbers.get();
                    let mut said = format!(" of {} match", number(total));
                    for (n, what) in [(pinned, "pinned"), (excluded, "excluded")] {
                        if n > 0 {
                            said.push_str(&format!(", {} {what}", number(n)));
                        }
                    }
                    said
                })}
            </span>
            " "
            {clear}
        </p>
    }
    .into_any()
}

/// Why a change in the table was not made; the drawer says it itself.
fn declined(desk: &Desk) -> AnyView {
    let (said, open) = (desk.declined.clone(), desk.detail.clone());
    let said = memo(move || said.get().filter(|_| open.with(Option::is_none)));
    view! {
        <p class="err" role="alert" hidden=move || said.with(Option::is_none)>{words(move || said.get().unwrap_or_default())}</p>
    }
    .into_any()
}

fn problems(desk: &Desk) -> AnyView {
    let shown = desk.shown.clone();
    let said = memo(move || shown.with(|s| s.problems.join(" ")));
    view! {
        <p id="filter-problems" class="err" role="status" hidden=move || said.with(String::is_empty)>
            {words(move || said.get())}
        </p>
    }
    .into_any()
}
