//! Pages whose code and texts come in files of their own, so that the first answer does not wait for the others.
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
use crate::ui::navigation;
use crate::ui::router::Route;
use crate::ui::state::{AppState, use_state};

/// How to build a page, or that its file did not arrive.
type Loaded = Result<fn() -> AnyView, SplitLoaderError>;

/// A page in a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The questions.
    Brief,
    /// The answer.
    Advice,
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

#[wasm_split(evidence, wasm_split_path = leptos::wasm_split, fallible)]
fn load_evidence() -> Loaded {
    Ok(super::evidence::page)
}

impl Page {
    /// The page of a route; `None` where no file is needed.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Brief(_) => Some(Self::Brief),
            Route::Advice => Some(Self::Advice),
            Route::Evidence(_) => Some(Self::Evidence),
            Route::Unknown(_) => None,
        }
    }

    /// Fetches the page's file, once for however many calls.
    pub fn load(self) -> Pin<Box<dyn Future<Output = Loaded>>> {
        match self {
            Self::Brief => Box::pin(load_brief()),
            Self::Advice => Box::pin(load_advice()),
            Self::Evidence => Box::pin(load_evidence()),
        }
    }

    /// What the page is called while it is not there.
    fn name(self) -> &'static str {
        match self {
            Self::Brief => "The brief",
            Self::Advice => "The advice",
            Self::Evidence => "The evidence",
        }
    }

    /// The page, or how far it has come.
    pub fn view(self) -> AnyView {
        let stage = RwSignal::new(Stage::Loading);
        let state = use_state();
        self.fetch(state, stage);
        dynamic(move || {
            match stage.get() {
            Stage::Here(page) => page(),
            Stage::Loading => view! {
                <div class="wrap" aria-busy="true">
                    <h1>{self.name()}</h1>
                    <p class="lede" role="status">"Loading this page…"</p>
                </div>
            }
            .into_any(),
            Stage::Missing => view! {
                <div class="wrap">
                    <h1>{self.name()}</h1>
                    {banner(
                        Kind::Alert,
                        "page-missing",
                        "This page did not load. Check the connection and try again. The other pages go on working, and nothing is lost."
                            .into_any(),
                        act("Try again", "page-retry", move || self.fetch(state, stage)),
                    )}
                </div>
            }
            .into_any(),
        }
        })
    }

    fn fetch(self, state: AppState, stage: RwSignal<Stage>) {
        stage.set(Stage::Loading);
        spawn_local(async move {
            let next = self.load().await.map_or(Stage::Missing, Stage::Here);
            let focused = navigation::focus_is_in_page();
            // The reader may have left before the page arrived.
            let left = stage.try_set(next).is_some();
            if !left && matches!(next, Stage::Here(_)) {
                navigation::land(state, focused);
            }
        });
    }
}

/// How far a page has come.
#[derive(Clone, Copy)]
enum Stage {
    Loading,
    Here(fn() -> AnyView),
    Missing,
}
