//! Changing everybody who matches at once.

use leptos::prelude::*;
use tierwise_roster::Field;
use tierwise_roster::relation::{PlainStep, Stage};
use tierwise_roster::wire::{Edit, Format, Mark, Request, Whose};

use crate::ui::boxed::{hear, memo, words};
use crate::ui::format;

use super::desk::{self, Desk};
use super::menu::{self, Close};

/// What can be done with all of them at a click.
const AT_ONCE: [(&str, Edit); 5] = [
    ("Pin", mark(Mark::Pinned, true)),
    ("Unpin", mark(Mark::Pinned, false)),
    ("Exclude", mark(Mark::Excluded, true)),
    ("Include", mark(Mark::Excluded, false)),
    ("Remove from the roster", Edit::Remove),
];

/// What can be typed for all of them, each with an example.
const TYPED: [(Field, &str); 6] = [
    (Field::Network, "TikTok"),
    (Field::Category, "Candles; Home"),
    (Field::Country, "US"),
    (Field::City, "Portland, Oregon"),
    (Field::Language, "English"),
    (Field::Fee, "300 EUR"),
];

const fn mark(mark: Mark, on: bool) -> Edit {
    Edit::Mark { mark, on }
}

/// The button with what can be done. Everything can be undone.
pub fn menu(desk: &Desk) -> AnyView {
    let shown = desk.shown.clone();
    let matched = memo(move || shown.with(|s| s.matched));
    let label = move || format!("Change these {}", format::whole(f64::from(matched.get())));
    let desk = desk.clone();
    menu::menu(words(label), "Change everybody who matches", move |close| {
        let item = |label: &'static str, act: Box<dyn Fn(&Desk)>| {
            let desk = desk.clone();
            let act = hear(move |_: web_sys::MouseEvent| {
                act(&desk);
                close.now();
            });
            view! { <button type="button" class="menu__i" on:click=act>{label}</button> }
        };
        let at_once = AT_ONCE.map(|(label, edit)| {
            let act = move |desk: &Desk| desk.change(Whose::Matched, edit.clone());
            item(label, Box::new(act))
        });
        let save = |desk: &Desk| desk.ask(Request::Export(Whose::Matched, Format::Csv));
        let dates = |desk: &Desk| super::care::offer_steps(desk, Whose::Matched);
        view! {
            {at_once.collect_view()}
            {stage(&desk, close)}
            {tag(&desk, close)}
            {typed(&desk, close)}
            {step(&desk, close)}
            {item("Save these as CSV", Box::new(save))}
            {item("Save their next steps, for a calendar (.ics)", Box::new(dates))}
            <p class="sm q">"Everything here can be undone. An empty field is unknown."</p>
        }
        .into_any()
    })
}

fn stage(desk: &Desk, close: Close) -> AnyView {
    let desk = desk.clone();
    let chosen = RwSignal::new(String::new());
    let choose = hear(move |event: web_sys::Event| chosen.set(event_target_value(&event)));
    let set = hear(move |_: web_sys::MouseEvent| {
        let slug = chosen.get_untracked();
        let stage = Edit::Stage((!slug.is_empty()).then_some(slug));
        desk.change(Whose::Matched, stage);
        close.now();
    });
    let stages = Stage::ALL.iter();
    let options = stages.map(|s| view! { <option value=s.slug()>{s.label()}</option> });
    view! {
        <label class="menu__f">
            <span>"Stage"</span>
            <select class="sel sel--sm" on:change=choose>
                <option value="">"None"</option>
                {options.collect_view()}
            </select>
        </label>
        <div class="acts">
            <button type="button" class="btn btn--sm" on:click=set>"Set stage"</button>
        </div>
    }
    .into_any()
}

fn tag(desk: &Desk, close: Close) -> AnyView {
    let typed = RwSignal::new(String::new());
    let set = |on: bool| {
        let desk = desk.clone();
        hear(move |_: web_sys::MouseEvent| {
            let tag = typed.get_untracked();
            desk.change(Whose::Matched, Edit::Tag { tag, on });
            typed.set(String::new());
            close.now();
        })
    };
    let (add, remove) = (set(true), set(false));
    let on_type = hear(move |event: web_sys::Event| typed.set(event_target_value(&event)));
    view! {
        <label class="menu__f">
            <span>"Tag"</span>
            <input class="in in--sm" maxlength="40" prop:value=move || typed.get() on:input=on_type />
        </label>
        <div class="acts">
            <button type="button" class="btn btn--sm" on:click=add>"Add tag"</button>
            <button type="button" class="btn btn--sm" on:click=remove>"Take tag off"</button>
        </div>
    }
    .into_any()
}

/// A field that is the same for all of them.
fn typed(desk: &Desk, close: Close) -> AnyView {
    let desk = desk.clone();
    let first = TYPED.first().map_or("", |(field, _)| field.label());
    let (chosen, value) = (
        RwSignal::new(first.to_owned()),
        RwSignal::new(String::new()),
    );
    let choose = hear(move |event: web_sys::Event| chosen.set(event_target_value(&event)));
    let on_type = hear(move |event: web_sys::Event| value.set(event_target_value(&event)));
    let set = hear(move |_: web_sys::MouseEvent| {
        if let Some(field) = desk::field(&chosen.get_untracked()) {
            let text = value.get_untracked();
            desk.change(Whose::Matched, Edit::Field { field, text });
        }
        value.set(String::new());
        close.now();
    });
    let example = move || {
        let found = TYPED
            .iter()
            .find(|(field, _)| chosen.with(|c| c == field.label()));
        found.map_or("", |(_, example)| *example)
    };
    let options =
        TYPED.map(|(field, _)| view! { <option value=field.label()>{field.label()}</option> });
    view! {
        <label class="menu__f">
            <span>"Set"</span>
            <select class="sel sel--sm" aria-label="What to set" on:change=choose>{options.collect_view()}</select>
        </label>
        <label class="menu__f">
            <span>"to"</span>
            <input class="in in--sm" aria-label="What to set it to" placeholder=example prop:value=move || value.get() on:input=on_type />
        </label>
        <div class="acts">
            <button type="button" class="btn btn--sm" on:click=set>"Set for these"</button>
        </div>
    }
    .into_any()
}

/// What comes next with all of them.
fn step(desk: &Desk, close: Close) -> AnyView {
    let (on, what) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let set = |step: fn(String, String) -> Option<PlainStep>| {
        let desk = desk.clone();
        hear(move |_: web_sys::MouseEvent| {
            let next = step(on.get_untracked(), what.get_untracked());
            desk.change(Whose::Matched, Edit::Next(next));
            close.now();
        })
    };
    let (save, clear) = (
        set(|on, what| Some(PlainStep { on, what })),
        set(|_, _| None),
    );
    let on_day = hear(move |event: web_sys::Event| on.set(event_target_value(&event)));
    let on_what = hear(move |event: web_sys::Event| what.set(event_target_value(&event)));
    view! {
        <label class="menu__f">
            <span>"Step"</span>
            <input class="in in--sm" aria-label="Next step with all of them" maxlength="300" placeholder="Ask for the draft" prop:value=move || what.get() on:input=on_what />
        </label>
        <label class="menu__f">
            <span>"by"</span>
            <input class="in in--sm" type="date" aria-label="Day of that step" prop:value=move || on.get() on:input=on_day />
        </label>
        <div class="acts">
            <button type="button" class="btn btn--sm" on:click=save>"Set next step"</button>
            <button type="button" class="btn btn--sm" on:click=clear>"Take it off"</button>
        </div>
    }
    .into_any()
}
