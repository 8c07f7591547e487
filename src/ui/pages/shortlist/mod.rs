//! The short list: the best set of creators for the money, how good it is, and why the others are out.

mod acting;
mod ask;
mod earned;
mod everybody;
mod figures;
mod forecast;
mod gaps;
mod hero;
mod known;
mod limits;
mod more;
mod out;
mod plans;
mod who;

use leptos::prelude::*;
use tierwise_roster::wire::{Picked, Request};

use crate::ui::advising;
use crate::ui::boxed::{dynamic, effect, hear, maybe, memo, soon, words};
use crate::ui::components::banner::{Kind, banner};
use crate::ui::format;
use crate::ui::markup::{Html, follow};
use crate::ui::state::use_state;
use crate::ui::styles;

use super::roster::{self, desk::Desk};

/// Creators who are out of whom is told at first, and after asking for more.
const OUT: u32 = 8;
const OUT_ALL: u32 = 40;

/// The page, once its styles are there.
pub fn page() -> AnyView {
    let state = use_state();
    // What the advice recommends is compared with.
    state.consult(advising::whole);
    let desk = Desk::open(state);
    roster::follow_brief(state, desk.clone());
    roster::turn_by_key(&desk);
    let out = RwSignal::new(OUT);
    let looking = desk.clone();
    effect(move || {
        looking.ask(Request::Pick {
            on: true,
            out: out.get(),
        });
    });
    let leaving = desk.clone();
    on_cleanup(move || leaving.ask(Request::Pick { on: false, out: 0 }));
    styles::page(
        &["advice.css", "roster.css", "figures.css", "shortlist.css"],
        "Short list",
        move || body(&desk, out),
    )
}

fn body(desk: &Desk, out: RwSignal<u32>) -> AnyView {
    let here = desk.clone();
    let stage = {
        let (opened, failed, picked) = (
            desk.opened.clone(),
            desk.failed.clone(),
            desk.picked.clone(),
        );
        memo(move || match picked.with(|p| p.as_ref().map(|p| p.total)) {
            _ if failed.get() => Stage::Failed,
            Some(0) if opened.get() => Stage::Empty,
            Some(_) if opened.get() => Stage::Here,
            _ => Stage::Opening,
        })
    };
    view! {
        <div class="wrap p-short">
            {roster::trouble(desk)}
            {roster::keeping(desk)}
            {dynamic(move || match stage.get() {
                Stage::Failed => view! { <h1>"Short list"</h1> }.into_any(),
                Stage::Opening => opening(),
                Stage::Empty => empty(),
                Stage::Here => list(&here, out),
            })}
        </div>
    }
    .into_any()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Opening,
    Failed,
    Empty,
    Here,
}

fn opening() -> AnyView {
    view! {
        <h1>"Short list"</h1>
        <p class="lede" role="status">"Opening your roster…"</p>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="hero hero--s">
            <div>
                <h1>"Nobody to choose from yet"</h1>
                <p class="lede">
                    "Bring the creators you have in mind, as a file or pasted. Tierwise then finds the set that brings most for your money, proves that there is no better one, and says why the others are out."
                </p>
                <p><a class="btn btn--go" href="#/roster">"Bring creators"</a></p>
            </div>
        </div>
    }
    .into_any()
}

fn list(desk: &Desk, out: RwSignal<u32>) -> AnyView {
    let state = use_state();
    view! {
        {soon({ let desk = desk.clone(); move || hero::head(&desk) })}
        {soon({ let desk = desk.clone(); move || plans::tabs(&desk) })}
        {soon({ let desk = desk.clone(); move || hero::hero(state, &desk) })}
        {declined(desk)}
        {working(desk)}
        <div class="sgrid">
            <div class="sgrid__l">
                {acting::part(desk, "Who is in", who::table)}
                {follow({ let html = following(desk, forecast::section); move || html.get() })}
                {gaps::section(desk)}
            </div>
            <div class="sgrid__r">
                {limits::section(desk)}
                {more::section(desk)}
            </div>
        </div>
        {acting::part(desk, "Why the others are out", out::section)}
        {more_of_them(desk, out)}
        {ask::field(desk)}
        {acting::part(desk, "Whom you asked about", ask::answers)}
        {soon({ let desk = desk.clone(); move || everybody::section(&desk) })}
        {plans::compare(desk)}
    }
    .into_any()
}

/// A part that follows the list, drawn anew only when it differs.
fn following(desk: &Desk, part: fn(&Picked) -> Html) -> Memo<Html> {
    let picked = desk.picked.clone();
    memo(move || picked.with(|p| p.as_ref().map(part).unwrap_or_default()))
}

/// How far the explanations have come, and the way to those that are not proven.
fn working(desk: &Desk) -> AnyView {
    let (picked, working) = (desk.picked.clone(), desk.working.clone());
    let stands = memo(move || picked.with(|p| p.as_ref().is_some_and(|p| p.count > 0)));
    let picked = desk.picked.clone();
    let unsure = memo(move || picked.with(|p| p.as_ref().map_or(0, |p| p.unsure)));
    let said = memo(move || {
        let (done, of) = working.get();
        let count = |n: u32| format::whole(f64::from(n));
        match unsure.get() {
            _ if of == 0 => "What dropping, adding and other money would change is worked out once the search is over.".to_owned(),
            _ if done < of => format!(
                "Working out what dropping, adding and other money would change: {} of {}.",
                count(done),
                count(of)
            ),
            0 => {
                "What dropping, adding and other money would change is worked out below.".to_owned()
            }
            n => format!(
                "{} of the changes below are not worked out, or only to within bounds.",
                count(n)
            ),
        }
    });
    let progress = desk.working.clone();
    let open = memo(move || unsure.get() > 0 && progress.with(|(done, of)| done >= of));
    let desk = desk.clone();
    maybe(move || {
        let desk = desk.clone();
        let more = maybe(move || open.get().then(|| explain(&desk)));
        stands.get().then(|| {
            view! { <p class="sm q" data-testid="shortlist-working">{words(move || said.get())}" "{more}</p> }.into_any()
        })
    })
}

fn explain(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    let ask = hear(move |_: web_sys::MouseEvent| desk.ask(Request::Explain));
    view! { <button type="button" class="link" data-testid="shortlist-explain" on:click=ask>"Work them out"</button> }
        .into_any()
}

/// Why something was not done.
fn declined(desk: &Desk) -> AnyView {
    let said = desk.declined.clone();
    maybe(move || {
        let why = said.get()?;
        let text = view! { <b>"Not done. "</b>{why} }.into_any();
        Some(banner(
            Kind::Alert,
            "shortlist-declined",
            text,
            ().into_any(),
        ))
    })
}

fn more_of_them(desk: &Desk, out: RwSignal<u32>) -> AnyView {
    let picked = desk.picked.clone();
    let counts = memo(move || {
        picked.with(|p| {
            p.as_ref()
                .map(|p| (p.out.len() as u32, p.out_total))
                .unwrap_or_default()
        })
    });
    maybe(move || {
        let (shown, all) = counts.get();
        let text = out::shown(shown, all)?;
        let ask = hear(move |_: web_sys::MouseEvent| out.set(OUT_ALL));
        let more = (shown < all && out.get() < OUT_ALL).then(|| {
            view! { <button type="button" class="link" on:click=ask>"Explain more of them"</button> }
        });
        Some(view! { <p class="sm q">{text}" "{more}</p> }.into_any())
    })
}
