//! What knows of all brands on every page: the list to choose from, and what has to be said about brands and backups.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tierwise_core::persist::brands::{ALL, Register, Stage, UNNAMED};
use tierwise_core::persist::vault::Change;

use super::brands::holds;
use super::office::{self, All, Facts};
use crate::platform::{room, storage, tab};
use crate::ui::boxed::{dynamic, effect, hear, maybe};
use crate::ui::components::banner::{Kind, act, banner};
use crate::ui::saving::Keeper;
use crate::ui::state::{AppState, Saved, use_state};
use crate::ui::styles::styled;
use crate::ui::{brand, format};

/// That the browser was asked to keep what is stored.
const ASKED: &str = "tierwise.asked-to-keep";

/// Something that is said once it is so.
#[derive(Debug, Clone, PartialEq)]
enum Word {
    /// Another tab opened another brand than is shown here.
    Elsewhere { open: String, here: String },
    /// Another tab deleted or archived the brand that is open here.
    Away(&'static str),
    /// Another tab deleted everything.
    Nothing,
    /// So many changes are in no backup.
    BackUp(u64),
    /// The browser was asked to keep what is stored; what it said.
    Promise(bool),
}

/// Everything above the pages.
pub fn above() -> AnyView {
    let state = use_state();
    let keeper: StoredValue<Keeper, LocalStorage> = expect_context();
    let word = RwSignal::new(None::<Word>);
    // What another tab did comes before what can wait.
    effect(move || {
        if state.brands_changed.get().is_some() {
            spawn_local(async move {
                if let Some(said) = changed_elsewhere(state, keeper).await {
                    let _ = word.try_set(Some(said));
                }
            });
        }
    });
    effect(move || {
        let something = state.all_saved() == Saved::Kept;
        let listed = state.picked.get().is_some_and(|n| n > 0);
        if something && word.with_untracked(Option::is_none) {
            spawn_local(async move {
                if let Some(said) = due(listed).await {
                    let _ = word.try_set(Some(said));
                }
            });
        }
    });
    spawn_local(async move { tidy(state).await });
    view! {
        {styled(&["data.css"], || ().into_any(), move || chooser(state))}
        {maybe(move || word.get().map(|said| show(state, word, said)))}
    }
    .into_any()
}

/// Removes brands whose time is up.
async fn tidy(state: AppState) {
    let until = office::now().saturating_sub(office::KEPT_FOR);
    let old = |r: &Register| {
        r.brands
            .iter()
            .any(|b| matches!(b.stage, Stage::Deleted(when) if when <= until))
    };
    if office::read_all().await.is_ok_and(|all| old(&all.register)) {
        // What could not be removed now is removed at another start.
        drop(office::make(state, Change::Purge { until }).await);
    }
}

/// What another tab made of the brands, if it concerns this one.
async fn changed_elsewhere(
    state: AppState,
    keeper: StoredValue<Keeper, LocalStorage>,
) -> Option<Word> {
    let All { register, kept, .. } = office::read_all().await.ok()?;
    if kept.is_empty() {
        office::stop(keeper);
        tab::forget_all(ALL);
        state.saved.set(Saved::Failed(
            "everything was deleted in another tab".to_owned(),
        ));
        return Some(Word::Nothing);
    }
    let here = register.brands.iter().find(|b| office::is_here(b.id));
    let why = match here.map(|b| b.stage) {
        Some(Stage::Active) => {
            brand::renamed(state, here.map_or(UNNAMED, |b| &b.name));
            let open = register
                .brand(register.current)
                .filter(|b| !office::is_here(b.id))?;
            return Some(Word::Elsewhere {
                open: open.name.clone(),
                here: here.map_or_else(String::new, |b| b.name.clone()),
            });
        }
        Some(Stage::Archived) => "archived",
        Some(Stage::Deleted(_)) | None => "deleted",
    };
    office::stop(keeper);
    state.saved.set(Saved::Failed(format!(
        "this brand was {why} in another tab"
    )));
    Some(Word::Away(why))
}

/// What can wait, if it is time for it.
async fn due(listed: bool) -> Option<Word> {
    if listed && matches!(storage::read(ASKED), Ok(None)) {
        // Asked again the next time where it cannot be noted.
        let _ = storage::write(ASKED, "1");
        if room::is_promised().await == Some(false) {
            return Some(Word::Promise(room::ask_promise().await?));
        }
    }
    let all = office::read_all().await.ok()?;
    let unbacked = office::unbacked(&all);
    (unbacked >= office::REMIND).then_some(Word::BackUp(unbacked))
}

fn show(state: AppState, word: RwSignal<Option<Word>>, said: Word) -> AnyView {
    let close = move || act("Close", "brands-close", move || word.set(None));
    let reload = |label, testid| act(label, testid, office::reload);
    match said {
        Word::Elsewhere { open, here } => banner(
            Kind::News,
            "brand-elsewhere",
            view! { <b>"Another tab opened “"{open}"”."</b>" This tab still shows “"{here}"” and goes on saving it." }.into_any(),
            view! { {reload("Show the other one here", "brand-follow")} {close()} }.into_any(),
        ),
        Word::Away(why) => banner(
            Kind::Alert,
            "brand-away",
            view! { <b>"This brand was "{why}" in another tab."</b>" What you change here is not saved any more. You can bring it back under “Brands and backup”." }.into_any(),
            reload("Go on with the other brands", "brand-follow"),
        ),
        Word::Nothing => banner(
            Kind::Alert,
            "brand-nothing",
            view! { <b>"Everything was deleted in another tab."</b>" What you see here is not saved any more." }.into_any(),
            reload("Start anew", "brand-follow"),
        ),
        Word::BackUp(changes) => {
            let save = move || {
                word.set(None);
                spawn_local(async move {
                    // What went wrong is said where everything about backups is.
                    if office::back_up(state).await.is_err() {
                        let _ = window().location().set_hash("#/data");
                    }
                });
            };
            let later = move || {
                word.set(None);
                spawn_local(async move {
                    if let Ok(all) = office::read_all().await {
                        office::put_backup_off(&all);
                    }
                });
            };
            banner(
                Kind::News,
                "backup-due",
                view! { <b>{format::whole(changes as f64)}" changes are in no backup."</b>" They are only in this browser." }.into_any(),
                view! { {act("Back up now", "backup-now", save)} {act("Later", "backup-later", later)} }.into_any(),
            )
        }
        Word::Promise(true) => banner(
            Kind::News,
            "promise-said",
            view! { <b>"This browser promised to keep your work"</b>", also when it runs out of room." }.into_any(),
            close(),
        ),
        Word::Promise(false) => banner(
            Kind::News,
            "promise-said",
            view! { <b>"This browser may delete data when it runs out of room."</b>" It was asked to keep yours and did not promise it. A "<a href="#/data">"backup"</a>" keeps it safe." }.into_any(),
            close(),
        ),
    }
}

/// The list to choose from, as a dialog: it takes the focus, and Escape closes it.
fn chooser(state: AppState) -> AnyView {
    let open = state.choosing_brand;
    let node: NodeRef<leptos::html::Dialog> = NodeRef::new();
    let brands = RwSignal::new(Arc::<[Facts]>::from([]));
    let refused = RwSignal::new(None::<String>);
    effect(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                refused.set(None);
                drop(dialog.show_modal());
                spawn_local(async move {
                    match office::read_all().await {
                        Ok(all) => {
                            let active = all.register.active().map(|b| all.facts(b));
                            let active: Arc<[Facts]> = active.collect();
                            // A list that is built anew loses the focus.
                            if brands.try_with_untracked(|old| *old != active) == Some(true) {
                                brands.set(active);
                            }
                        }
                        Err(why) => drop(refused.try_set(Some(why))),
                    }
                });
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // The browser tells of the end later: the list may be open again by then.
    let close = hear(move |_: web_sys::Event| {
        if node.get_untracked().is_some_and(|dialog| !dialog.open()) {
            open.set(false);
        }
    });
    // A click beside the list is a click on the dialog itself.
    let beside = hear(move |event: web_sys::MouseEvent| {
        if event.target() == event.current_target() {
            open.set(false);
        }
    });
    let choose = move |id: u32| {
        spawn_local(async move {
            let outcome = match office::saved(state).await {
                Ok(()) => office::make(state, Change::Switch { id }).await,
                Err(why) => Err(why),
            };
            match outcome {
                Ok(_) => office::reload(),
                Err(why) => drop(refused.try_set(Some(why))),
            }
        });
    };
    let rows = move || {
        let row = |facts: &Facts| {
            let id = facts.brand.id;
            let here = office::is_here(id);
            let initials: String = facts
                .brand
                .name
                .chars()
                .filter(|c| !c.is_whitespace())
                .take(2)
                .collect();
            let click =
                hear(move |_: web_sys::MouseEvent| if here { open.set(false) } else { choose(id) });
            view! {
                <li><button type="button" data-testid="brand-choose" aria-current=here.then_some("true") on:click=click>
                    <i class="mono" aria-hidden="true">{initials}</i>
                    <span><b>{facts.brand.name.clone()}</b><small>{holds(facts)}</small></span>
                    <span aria-hidden="true">{if here { "✓" } else { "" }}</span>
                </button></li>
            }
        };
        brands.with(|all| all.iter().map(row).collect_view().into_any())
    };
    view! {
        <dialog class="brands" aria-label="Brands" data-testid="brands-menu" node_ref=node on:close=close on:click=beside>
            <ul>{dynamic(rows)}</ul>
            {maybe(move || refused.get().map(|why| view! { <p class="err" role="alert">{why}</p> }.into_any()))}
            <a href="#/data" on:click=hear(move |_: web_sys::MouseEvent| open.set(false))><i class="mono" aria-hidden="true">"+"</i><span>"New brand, backup, storage"</span></a>
        </dialog>
    }
    .into_any()
}
