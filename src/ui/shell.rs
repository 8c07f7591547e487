//! The frame around every page: navigation with one status figure per page, theme, what is saved, banners, toast.

use leptos::prelude::*;

use crate::ui::boxed::{attr, hear, soon, truth, when, words};

use super::brand;
use super::components::icons::{self, Icon};
use super::format;
use super::navigation::skip_to_main;
use super::notices;
use super::router::Route;
use super::state::{AppState, Saved, use_state};
use super::theme::Theme;
use super::toast::toast;
use tierwise_core::domain::brief::Question;

/// A page in the navigation. Only pages that are built stand here.
struct Item {
    label: &'static str,
    href: &'static str,
    icon: Icon,
    is: fn(&Route) -> bool,
    status: fn(AppState) -> String,
}

const ITEMS: [Item; 5] = [
    Item {
        label: "Brief",
        href: "#/brief",
        icon: icons::BRIEF,
        is: |r| matches!(r, Route::Brief(_)),
        status: |state| {
            let core = Question::ALL.iter().filter(|q| q.is_core());
            let answered = state.ask(&|b| core.clone().filter(|q| q.is_answered(b)).count());
            format!("{answered} of {}", core.count())
        },
    },
    Item {
        label: "Advice",
        href: "#/advice",
        icon: icons::ADVICE,
        is: |r| *r == Route::Advice,
        status: |state| {
            let sure = state.lead.with(|l| {
                l.as_ref()
                    .and_then(|l| l.leading().map(|t| t.acceptability))
            });
            sure.map(|s| format!("{} / 100", format::of_hundred(s)))
                .unwrap_or_default()
        },
    },
    Item {
        label: "Roster",
        href: "#/roster",
        icon: icons::ROSTER,
        is: |r| matches!(r, Route::Roster(_)),
        status: |state| counted(state.creators.get()),
    },
    Item {
        label: "Short list",
        href: "#/shortlist",
        icon: icons::SHORT_LIST,
        is: |r| *r == Route::ShortList,
        status: |state| counted(state.picked.get()),
    },
    Item {
        label: "Evidence",
        href: "#/evidence",
        icon: icons::EVIDENCE,
        is: |r| matches!(r, Route::Evidence(_)),
        status: |state| {
            let edited = state
                .context
                .with(|c| c.overrides.len() + c.rates.edited().count());
            if edited == 0 {
                String::new()
            } else {
                format!("{edited} edited")
            }
        },
    },
];

/// How many there are, if any.
fn counted(number: Option<u32>) -> String {
    match number {
        Some(n @ 1..) => format::whole(f64::from(n)),
        _ => String::new(),
    }
}

/// The frame around a page.
#[component]
pub fn Shell(page: fn() -> AnyView) -> impl IntoView {
    let state = use_state();
    let on_brief = when(move || state.route.with(|r| matches!(r, Route::Brief(_))));
    // A client sees the plan and nothing of the tool: the styles hide the rest.
    let shared = when(move || state.route.with(|r| *r == Route::Shared));
    view! {
        <a class="skip" href="#main" on:click=hear(|e: web_sys::MouseEvent| skip_to_main(&e))>"Skip to content"</a>
        <div class="app" class:p-brief=on_brief class:p-shared=shared>
            {soon(move || side(state))}
            {soon(move || topbar(state))}
            <div class="main">
                <main id="main" tabindex="-1">
                    {soon(move || notices::banners(state))}
                    {page()}
                </main>
                <footer class="foot">{soon(move || saved_line(state, false))}</footer>
            </div>
            <nav class="bottombar" aria-label="Pages, bottom bar">{soon(move || items(state, false))}</nav>
        </div>
        {toast(state)}
    }
    .into_any()
}

/// Navigation at the side of a wide screen.
fn side(state: AppState) -> AnyView {
    view! {
        <header class="side">
            <a class="logo" href="#/brief">{icons::logo()}<span>"Tierwise"</span></a>
            {soon(move || brand::button(state))}
            <nav class="nav" aria-label="Pages">{soon(move || items(state, true))}</nav>
            <div class="side__foot">
                {soon(move || saved_line(state, true))}
                <p><a href="#/data">"Brands and backup"</a></p>
                {soon(move || themer(state))}
            </div>
        </header>
    }
    .into_any()
}

/// The top of a narrow screen.
fn topbar(state: AppState) -> AnyView {
    view! {
        <header class="topbar">
            <a class="logo" href="#/brief">{icons::logo()}<span>"Tierwise"</span></a>
            {brand::button(state)}
            {themer(state)}
        </header>
    }
    .into_any()
}

fn items(state: AppState, with_status: bool) -> AnyView {
    let items = ITEMS
        .iter()
        .map(|item| {
            let current = attr(move || state.route.with(item.is).then(|| "page".to_owned()));
            let status = with_status.then(|| view! { <em>{words(move || (item.status)(state))}</em> });
            view! {
                <li>
                    <a href=item.href aria-current=current>{item.icon.view()}<span>{item.label}</span>{status}</a>
                </li>
            }
        })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

/// Whether the work is kept. One of the two places it stands in is announced and marked for tests.
fn saved_line(state: AppState, main: bool) -> AnyView {
    let said = move || match state.all_saved() {
        Saved::Saving => "Saving…".to_owned(),
        Saved::Kept => "Saved on this device.".to_owned(),
        Saved::Failed(why) => format!("Not saved: {why}."),
    };
    let slug = attr(move || {
        let slug = match state.all_saved() {
            Saved::Saving => "saving",
            Saved::Kept => "saved",
            Saved::Failed(_) => "failed",
        };
        Some(slug.to_owned())
    });
    if main {
        view! {
            <p>
                <span data-testid="saved-state" data-state=slug>{words(said)}</span>
                <br />
                "Nothing is sent anywhere."
            </p>
        }
        .into_any()
    } else {
        view! { <p>{words(said)}" Nothing is sent anywhere."</p> }.into_any()
    }
}

pub fn themer(state: AppState) -> AnyView {
    let buttons = Theme::ALL
        .into_iter()
        .map(|theme| {
            let pressed = truth(move || state.theme.get() == theme);
            let choose = move |_: web_sys::MouseEvent| {
                state.theme.set(theme);
                theme.apply();
            };
            view! {
                <button type="button" aria-pressed=pressed on:click=hear(choose)>{theme.label()}</button>
            }
        })
        .collect_view();
    view! { <div class="themer" role="group" aria-label="Theme">{buttons}</div> }.into_any()
}
