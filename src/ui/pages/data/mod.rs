//! Brands, backup, storage: everything that is kept on this device, and what can be done with all of it at once.

mod above;
mod backups;
mod brands;
mod copy;
mod office;
mod restore;
mod storing;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tierwise_core::persist::brands::{Brand, BrandId, REGISTER, Stage};
use tierwise_core::persist::vault::Change;

pub use above::above;
pub use copy::copy;
use office::{All, Facts, Why};

use super::roster::keep;
use crate::ui::boxed::{dynamic, effect};
use crate::ui::components::banner::{Kind, banner};
use crate::ui::router::Route;
use crate::ui::state::{AppState, use_state};
use crate::ui::{brand, focus, styles};

/// What is stored, as the page shows it.
#[derive(Debug, Clone, PartialEq)]
struct View {
    brands: Vec<Facts>,
    told: Option<&'static str>,
    /// Characters of all of it.
    used: usize,
    /// Changes since the last backup, and its day.
    unbacked: u64,
    backed_up: String,
    /// Whether there is nothing that could be lost.
    empty: bool,
}

/// What was done, or why it was not.
type Said = Option<Result<String, Why>>;

/// The page's own state. A handle: copies are the same.
#[derive(Clone, Copy)]
struct Here {
    state: AppState,
    view: RwSignal<Option<Result<Arc<View>, Why>>>,
    said: RwSignal<Said>,
    /// Whether something is being done.
    busy: RwSignal<bool>,
}

/// What follows a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// The page goes on.
    Stay,
    /// The page is loaded anew, for another brand.
    Reload,
    /// It is loaded anew at the other brand's advice.
    Advice,
}

impl Here {
    fn new(state: AppState) -> Self {
        Self {
            state,
            view: RwSignal::new(None),
            said: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// Reads anew what is stored.
    fn look(self) {
        spawn_local(async move {
            let view = office::read_all().await.map(|all| Arc::new(View::of(&all)));
            // The page may be gone by then.
            let _ = self.view.try_set(Some(view));
        });
    }

    fn say(self, said: Result<String, Why>) {
        let _ = self.said.try_set(Some(said));
    }

    /// Makes a change, and says so.
    fn make(self, change: Change, done: String, then: Then) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let whose = match change {
            Change::Rename { id, .. } | Change::Stage { id, .. } | Change::Duplicate { id, .. } => {
                Some(id)
            }
            _ => None,
        };
        spawn_local(async move {
            let outcome = self.change(change, then).await;
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(opened) if then != Then::Stay => {
                    if then == Then::Advice {
                        self.state.go(Route::Advice);
                    }
                    office::reload_for(&opened);
                }
                outcome => self.say(outcome.map(|_| done)),
            }
            self.look();
            // The row is built anew, and the focus stays with it.
            if let Some(id) = whose {
                focus::first_with_id(row_id(id));
            }
        });
    }

    /// Gives back the brand that is open then.
    async fn change(self, change: Change, then: Then) -> Result<Brand, Why> {
        // What is deleted need not be saved first: there may be no room for it.
        let deletes = matches!(
            change,
            Change::Stage {
                stage: Stage::Deleted(_),
                ..
            }
        );
        if (then != Then::Stay && !deletes) || matches!(change, Change::Duplicate { .. }) {
            office::saved(self.state).await?;
        }
        let register = office::make(self.state, change).await?;
        if let Some(open) = register.brands.iter().find(|b| office::is_here(b.id)) {
            brand::renamed(self.state, &open.name);
        }
        let open = register.brand(register.current).cloned();
        open.ok_or_else(|| "No brand is open. Reload the page.".to_owned())
    }
}

/// The id of a brand's row.
fn row_id(id: BrandId) -> String {
    format!("brand-{id}")
}

impl View {
    fn of(all: &All) -> Self {
        Self {
            brands: all.register.brands.iter().map(|b| all.facts(b)).collect(),
            told: all.told,
            used: keep::used(),
            unbacked: office::unbacked(all),
            backed_up: office::backed_up().1,
            empty: all.is_empty(),
        }
    }
}

/// The page, once its styles are there.
pub fn page() -> AnyView {
    let state = use_state();
    styles::page(&["data.css"], "Brands and backup", move || body(state))
}

fn body(state: AppState) -> AnyView {
    let here = Here::new(state);
    if let Some(name) = office::missed() {
        here.say(Err(format!("“{name}” is there, but another tab opened another brand at the same moment, which this tab shows now.")));
    }
    // Also after a change of the brand that is open, and when another tab changed something.
    effect(move || {
        state.saved.track();
        state.roster_saved.track();
        state.brands_changed.track();
        here.look();
    });
    let other_tab = window_event_listener(ev::storage, move |event: web_sys::StorageEvent| {
        if event.key().as_deref() != Some(REGISTER) {
            here.look();
        }
    });
    on_cleanup(move || other_tab.remove());
    view! {
        <div class="wrap p-data">
            <h1>"Brands and backup"</h1>
            <p class="lede">"Everything you do is kept on this device, in this browser, and nowhere else. Here you keep several brands apart, take a copy of all of it, and bring it back."</p>
            <div class="dsaid" aria-live="polite">{dynamic(move || said(here.said.get()))}</div>
            {dynamic(move || match here.view.get() {
                Some(Err(why)) => trouble(why),
                Some(Ok(view)) if view.told.is_some() => trouble(format!("{} The brands are numbered as they were found; their work is untouched.", view.told.unwrap_or_default())),
                _ => ().into_any(),
            })}
            {brands::section(here)}
            {backups::section(here)}
            {restore::section(here)}
            {storing::section(here)}
            {storing::wipe(here)}
        </div>
    }
    .into_any()
}

fn trouble(why: Why) -> AnyView {
    banner(Kind::Alert, "data-trouble", why.into_any(), ().into_any())
}

fn said(said: Said) -> AnyView {
    match said {
        None => ().into_any(),
        Some(Ok(done)) => {
            view! { <p class="dsaid__good" data-testid="data-said">{done}</p> }.into_any()
        }
        Some(Err(why)) => banner(Kind::Alert, "data-refused", why.into_any(), ().into_any()),
    }
}
