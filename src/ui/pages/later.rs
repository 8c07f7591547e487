//! Pages, and parts of pages, whose code and texts come in files of their own, so that the first answer does not wait
//! for the others.
//!
//! A function marked `wasm_split`, and everything that only it needs, is cut out of the page's WebAssembly by
//! `cargo xtask split` (docs/adr/0004). Such a function gives back how to build its page, not the page: a page must
//! be built where its signals belong.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::ui::boxed::dynamic;
use crate::ui::components::banner::{Kind, act, banner};
use crate::ui::first_screen;
use crate::ui::markup::{html, show};
use crate::ui::navigation;
use crate::ui::router::Route;
use crate::ui::state::{AppState, use_state};
use crate::ui::turns::Turn;

/// How to build a part, or that its file did not arrive.
type Loaded = Result<fn() -> AnyView, SplitLoaderError>;

/// A page, or a part of one, in a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The questions.
    Brief,
    /// The answer.
    Advice,
    /// What stands under the answer.
    Details,
    /// The user's own creators.
    Roster,
    /// The best set of them.
    ShortList,
    /// Passing it on.
    Share,
    /// A plan from a link.
    Shared,
    /// Brands, backup and storage.
    Data,
    /// The other brands, and what has to be said about them on any page.
    Brands,
    /// Making a brand of a shared plan.
    Copy,
    /// What it rests on.
    Evidence,
}

#[wasm_split(brief, wasm_split_path = leptos::wasm_split, fallible)]
fn load_brief() -> Loaded {
    Ok(super::brief::page)
}

#[wasm_split(advice, wasm_split_path = leptos::wasm_split, fallible)]
fn load_advice() -> Loaded {
    Ok(super::advice::page)
}

// Pages that share much come in one file: a file more would cut what they share into twice as many, and every file
// costs the first load the code that fetches it.

#[wasm_split(details, wasm_split_path = leptos::wasm_split, fallible)]
fn load_details(part: Part) -> Loaded {
    Ok(match part {
        Part::Shared => super::shared::page,
        _ => super::advice::details,
    })
}

#[wasm_split(evidence, wasm_split_path = leptos::wasm_split, fallible)]
fn load_evidence(part: Part) -> Loaded {
    Ok(match part {
        Part::Roster => super::roster::page,
        Part::ShortList => super::shortlist::page,
        Part::Share => super::share::page,
        Part::Data => super::data::page,
        Part::Brands => super::data::above,
        Part::Copy => super::data::copy,
        _ => super::evidence::page,
    })
}

impl Part {
    /// The page of a route; `None` where no file is needed.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Brief(_) => Some(Self::Brief),
            Route::Advice => Some(Self::Advice),
            Route::Roster(_) => Some(Self::Roster),
            Route::ShortList => Some(Self::ShortList),
            Route::Share => Some(Self::Share),
            Route::Shared => Some(Self::Shared),
            Route::Data => Some(Self::Data),
            Route::Evidence(_) => Some(Self::Evidence),
            Route::Unknown(_) => None,
        }
    }

    /// Fetches the part's file, once for however many calls.
    pub fn load(self) -> Pin<Box<dyn Future<Output = Loaded>>> {
        match self {
            Self::Brief => Box::pin(load_brief()),
            Self::Advice => Box::pin(load_advice()),
            Self::Details | Self::Shared => Box::pin(load_details(self)),
            Self::Roster
            | Self::ShortList
            | Self::Share
            | Self::Data
            | Self::Brands
            | Self::Copy
            | Self::Evidence => Box::pin(load_evidence(self)),
        }
    }

    /// What a page is called while it is not there; `None` for a part of a page.
    fn page_name(self) -> Option<&'static str> {
        match self {
            Self::Brief => Some("The brief"),
            Self::Advice => Some("The advice"),
            Self::Roster => Some("Roster"),
            Self::ShortList => Some("Short list"),
            Self::Share => Some("Share"),
            Self::Shared => Some("A shared plan"),
            Self::Data => Some("Brands and backup"),
            Self::Evidence => Some("The evidence"),
            Self::Details | Self::Brands | Self::Copy => None,
        }
    }

    /// The part, or how far it has come.
    pub fn view(self) -> AnyView {
        let stage = RwSignal::new(Stage::Loading);
        let state = use_state();
        self.fetch(state, stage);
        dynamic(move || match stage.get() {
            Stage::Here(part) => part(),
            Stage::Loading => self.loading(),
            Stage::Missing => self.missing(move || self.fetch(state, stage)),
        })
    }

    fn loading(self) -> AnyView {
        // Nobody waits for it.
        if self == Self::Brands {
            return ().into_any();
        }
        show(match self.page_name() {
            Some(name) => html!(
                r#"<div class="wrap" aria-busy="true"><h1>{}</h1><p class="lede" role="status">Loading this page…</p></div>"#,
                name
            ),
            None => html!(r#"<div class="skel" aria-busy="true"><i></i><i></i><i></i></div>"#),
        })
    }

    fn missing(self, again: impl Fn() + 'static) -> AnyView {
        let what = match self.page_name() {
            Some(_) => "This page did not load. ",
            None => "The rest of this page did not load. ",
        };
        let heading = self.page_name().map(|name| view! { <h1>{name}</h1> });
        let text = view! { <b>{what}</b>"Check the connection and try again. The rest goes on working, and nothing is lost." };
        view! {
            <div class:wrap=self.page_name().is_some()>
                {heading}
                {banner(Kind::Alert, "part-missing", text.into_any(), act("Try again", "part-retry", again))}
            </div>
        }
        .into_any()
    }

    fn fetch(self, state: AppState, stage: RwSignal<Stage>) {
        stage.set(Stage::Loading);
        spawn_local(async move {
            let next = self.load().await.map_or(Stage::Missing, Stage::Here);
            let arrive = move || {
                let focused = navigation::focus_is_in_page();
                // The reader may have left before the part arrived.
                let left = stage.try_set(next).is_some();
                if !left && self.page_name().is_some() && matches!(next, Stage::Here(_)) {
                    navigation::land(state, focused);
                }
            };
            if first_screen::is_up() {
                Turn::Screen.take(arrive);
            } else {
                arrive();
            }
            // The advice stays covered until there is an answer (see `advising`).
            if !matches!((self, next), (Self::Advice, Stage::Here(_))) {
                first_screen::make_way();
            }
        });
    }
}

/// How far a part has come.
#[derive(Clone, Copy)]
enum Stage {
    Loading,
    Here(fn() -> AnyView),
    Missing,
}
