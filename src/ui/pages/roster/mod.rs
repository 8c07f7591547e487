//! The roster: creators of the marketer's own files, classified, scored, found and compared.

mod address;
mod book;
mod bring;
mod brush;
mod care;
mod cell;
mod chooser;
pub mod desk;
mod detail;
mod drawn;
mod fields;
mod finder;
pub mod keep;
mod many;
mod menu;
mod outreach;
mod past;
mod report;
pub mod rows;
mod ruler;
pub mod save;
mod sheet;
mod table;
mod taste;
mod tokens;
mod workbook;

use leptos::ev;
use leptos::prelude::*;
use tierwise_core::domain::workspace::Workspace;
use tierwise_roster::wire::{Format, Proof, Request, Shown, Whose};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::platform::download;
use crate::ui::boxed::{dynamic, effect, hear, later, maybe, memo, soon, truth, when, words};
use crate::ui::components::banner::{Kind, act, banner};
use crate::ui::focus;
use crate::ui::format;
use crate::ui::state::{AppState, Saved, use_state};
use crate::ui::styles;
use crate::ui::turns::Turn;

use desk::Desk;
use keep::Trouble;

/// The page, once its styles are there.
pub fn page() -> AnyView {
    let state = use_state();
    let desk = Desk::open(state);
    follow_brief(state, desk.clone());
    address::follow(state, &desk);
    styles::page(&["advice.css", "roster.css"], "Roster", move || {
        body(desk.clone())
    })
}

/// Keeps the desk at the brief and the settings that are shown.
pub fn follow_brief(state: AppState, desk: Desk) {
    effect(move || {
        let workspace = Workspace {
            brief: state.brief.get(),
            context: state.context.get(),
        };
        desk.settle(&workspace);
    });
}

fn body(desk: Desk) -> AnyView {
    let any = {
        let shown = desk.shown.clone();
        memo(move || shown.with(|s| s.total > 0))
    };
    let sheet = RwSignal::new(false);
    // What was taken is in the table.
    let taken = desk.report.clone();
    effect(move || {
        if taken.with(Option::is_some) {
            sheet.set(false);
        }
    });
    let here = desk.clone();
    let (opened, failed) = (desk.opened.clone(), desk.failed.clone());
    let detail = desk.detail.clone();
    turn_by_key(&desk);
    let dropped = desk.clone();
    let looked_at = when(move || detail.with(Option::is_some));
    view! {
        <div
            class="wrap p-roster"
            class:has-drawer=looked_at
            on:dragover=hear(|event: web_sys::DragEvent| event.prevent_default())
            on:drop=hear(move |event: web_sys::DragEvent| bring::take_drop(&dropped, sheet, &event))
        >
            {head(&desk, any, sheet)}
            {trouble(&desk)}
            {keeping(&desk)}
            {searching(&desk)}
            {report::banner(&desk, sheet)}
            {past::line(&desk)}
            {bring::input(&desk, sheet)}
            {dynamic(move || match (opened.get(), any.get()) {
                // The banner says what is the matter.
                (false, _) if failed.get() => ().into_any(),
                (false, _) => opening(),
                (true, false) => bring::inline(&here),
                (true, true) => bring::dialog(&here, sheet),
            })}
            {full(&desk, any)}
            {meter(&desk)}
        </div>
    }
    .into_any()
}

fn opening() -> AnyView {
    view! { <div class="skel" aria-busy="true"><i></i><i></i><i></i></div> }.into_any()
}

/// Everything around creators. It is built and laid out while the rows of the first file are taken apart, so that they
/// need not wait for it.
fn full(desk: &Desk, any: Memo<bool>) -> AnyView {
    let desk = desk.clone();
    let wanted = {
        let (busy, coming) = (desk.busy.clone(), desk.coming.clone());
        let (proposal, report) = (desk.proposal.clone(), desk.report.clone());
        memo(move || {
            let reads = coming.get() && busy.with(Option::is_some);
            any.get() || reads || proposal.with(Option::is_some) || report.with(Option::is_some)
        })
    };
    maybe(move || {
        let (ruler, finder, rows) = (desk.clone(), desk.clone(), desk.clone());
        wanted.get().then(|| {
            view! {
                <div class:ahead=move || !any.get()>
                    {in_time(any, move || ruler::section(&ruler))}
                    <section class="rlist" aria-label="Creators">
                        {in_time(any, move || finder::bar(&finder))}
                        {in_time(any, move || table::table(&rows))}
                    </section>
                    {detail::drawer(&desk)}
                </div>
            }
            .into_any()
        })
    })
}

/// A part that is built at once where there are creators to be seen, else in a turn of its own.
fn in_time(any: Memo<bool>, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    if any.get_untracked() {
        view()
    } else {
        soon(view)
    }
}

fn head(desk: &Desk, any: Memo<bool>, sheet: RwSignal<bool>) -> AnyView {
    let (steps, tools) = (desk.clone(), desk.clone());
    let used = {
        let shown = desk.shown.clone();
        memo(move || shown.with(|s| s.total > 0 || s.undo.is_some() || s.redo.is_some()))
    };
    let acts = maybe(move || {
        let (steps, tools, on) = (steps.clone(), tools.clone(), tools.clone());
        used.get().then(|| {
            view! {
                {maybe(move || {
                    let tools = tools.clone();
                    any.get().then(|| view! {
                        <button type="button" class="btn btn--sm" on:click=hear(move |_: web_sys::MouseEvent| sheet.set(true))>
                            "Bring in creators"
                        </button>
                        {later(move || view! {
                            {chooser::chooser(&tools)}
                            {taste::panel(&tools)}
                            {save::menu(&tools, Whose::All, "roster", || false)}
                        }.into_any())}
                    }.into_any())
                })}
                {turns(&steps)}
                {maybe(move || any.get().then(|| way_on(&on)))}
            }
            .into_any()
        })
    });
    view! {
        <div class="phead rhead"><h1>"Roster"</h1><div class="acts">{acts}</div></div>
    }
    .into_any()
}

/// The way to the short list: of those who match, where something is asked for.
fn way_on(desk: &Desk) -> AnyView {
    let shown = desk.shown.clone();
    let these = memo(move || {
        let asked = |s: &Shown| s.matched > 0 && !s.look.filter.trim().is_empty();
        shown.with(|s| asked(s).then_some(s.matched))
    });
    let label = words(move || match these.get() {
        Some(n) => format!(
            "Build a short list from these {}",
            format::whole(f64::from(n))
        ),
        None => "Build a short list".to_owned(),
    });
    let desk = desk.clone();
    let choose = hear(move |_: web_sys::MouseEvent| {
        let asked = desk
            .shown
            .with_untracked(|s| s.look.filter.trim().to_owned());
        let asked = these.get_untracked().map(|_| asked);
        desk.ask(Request::Among(asked.unwrap_or_default()));
    });
    view! { <a class="btn btn--sm btn--go" href="#/shortlist" on:click=choose>{label}</a> }
        .into_any()
}

/// A step back or forth: its name, how it is asked for, whether Shift goes with its key, and what it would turn.
type Step = (&'static str, Request, bool, fn(&Shown) -> Option<String>);

const STEPS: [Step; 2] = [
    ("Undo", Request::Undo, false, |s| s.undo.clone()),
    ("Redo", Request::Redo, true, |s| s.redo.clone()),
];

/// Buttons for a step back and one forth.
pub fn turns(desk: &Desk) -> AnyView {
    let buttons = STEPS.map(|step| button(desk, step));
    buttons.collect_view().into_any()
}

/// Ctrl+Z takes the last change back and Ctrl+Shift+Z makes it again. Fields have that for themselves, and behind a
/// dialog nobody sees what changes.
pub fn turn_by_key(desk: &Desk) {
    let desk = desk.clone();
    let handle = window_event_listener(ev::keydown, move |event| {
        let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        if !held || !event.key().eq_ignore_ascii_case("z") {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let inside = |target: Element| target.closest("input, textarea, select, dialog").ok()?;
        let asked = STEPS.into_iter().find(|step| step.2 == event.shift_key());
        if let Some((_, request, _, what)) = asked
            && target.and_then(inside).is_none()
            && desk.shown.with_untracked(what).is_some()
        {
            event.prevent_default();
            desk.ask(request);
        }
    });
    on_cleanup(move || handle.remove());
}

/// The button says what it would turn.
fn button(desk: &Desk, (label, request, _, what): Step) -> AnyView {
    let said = {
        let shown = desk.shown.clone();
        memo(move || shown.with(what))
    };
    let desk = desk.clone();
    // A button that is disabled while it has the focus would drop it.
    let off = move || said.with(Option::is_none);
    let click = hear(move |_: web_sys::MouseEvent| {
        if !off() {
            desk.ask(request.clone());
        }
    });
    let title = move || {
        said.get()
            .map(|what| format!("{label}: {what}"))
            .unwrap_or_default()
    };
    view! {
        <button type="button" class="btn btn--sm" title=title aria-disabled=truth(off) on:click=click>
            {label}
        </button>
    }
    .into_any()
}

/// The search for the short list goes on meanwhile.
fn searching(desk: &Desk) -> AnyView {
    let picked = desk.picked.clone();
    let goes = memo(move || {
        picked.with(|p| {
            let proof = p.as_ref().map(|p| &p.proof);
            matches!(proof, Some(Proof::Searching(true) | Proof::Gap(_, true)))
        })
    });
    maybe(move || {
        goes.get().then(|| view! {
            <p class="sm q" role="status" data-testid="roster-searching">"The search for your "<a href="#/shortlist">"short list"</a>" goes on meanwhile."</p>
        }.into_any())
    })
}

/// The worker is gone.
pub fn trouble(desk: &Desk) -> AnyView {
    let failed = desk.failed.clone();
    maybe(move || {
        failed.get().then(|| {
            banner(
                Kind::Alert,
                "desk-failed",
                view! { <b>"The roster has stopped. "</b>"The part of Tierwise that holds your creators did not load or broke off. Reload the page to go on." }.into_any(),
                act("Reload", "desk-reload", || drop(window().location().reload())),
            )
        })
    })
}

/// What has to be said about keeping the roster.
pub fn keeping(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    maybe(move || {
        let trouble = desk.trouble.get()?;
        let (theirs, mine, undo, away) = (desk.clone(), desk.clone(), desk.clone(), desk.clone());
        let (again, closed) = (desk.clone(), desk.clone());
        let close = move || act("Close", "roster-close", move || closed.trouble.set(None));
        let file = || {
            act("Download it", "roster-download", || {
                download::offer(
                    "tierwise-roster.txt",
                    "text/plain",
                    keep::as_text().as_bytes(),
                );
            })
        };
        let (what, more, acts) = match trouble {
            Trouble::Blocked => (
                "This browser does not let the page keep anything. ",
                "Your creators stay as long as this page is open.".to_owned(),
                ().into_any(),
            ),
            Trouble::Full => (
                "There is no room for the last change. ",
                "What was kept before is still there. Take the change back, save your creators as a file, make room by taking brands or creators out, or go on without keeping it."
                    .to_owned(),
                view! {
                    {act("Take it back", "roster-take-back", move || undo.ask(Request::Undo))}
                    {ways_out(&desk)}
                    {act("Go on in this tab only", "roster-in-tab", move || {
                        away.trouble.set(Some(Trouble::InTab));
                        focus::first("[data-testid=roster-keep-again]");
                    })}
                }
                .into_any(),
            ),
            Trouble::InTab => (
                "Your last changes are in this tab only. ",
                "There is no room to keep them: when the tab is closed or loaded anew they are gone, and what was kept before is there again."
                    .to_owned(),
                view! {
                    {ways_out(&desk)}
                    {act("Try to keep them", "roster-keep-again", move || again.ask(Request::KeepAll))}
                }
                .into_any(),
            ),
            Trouble::Unwritten => (
                "The last change is not on the disk yet. ",
                "The browser did not write it, perhaps because the disk is full. Make room and try again; until then it can be lost when the browser ends."
                    .to_owned(),
                act("Try again", "roster-write-again", move || again.ask(Request::KeepAll)),
            ),
            Trouble::OtherTab => (
                "Another tab saved a different roster or short list. ",
                "Nothing was overwritten. Choose which one to go on with.".to_owned(),
                view! {
                    {act("Use the other tab's", "roster-take-other", move || theirs.open_stored())}
                    {act("Keep this one", "roster-keep-this", move || mine.keep_this())}
                }
                .into_any(),
            ),
            Trouble::Repaired(told) => ("Parts of the stored roster could not be read. ", told.join(" "), close()),
            Trouble::Damaged(why) => (
                "The stored roster could not be opened. ",
                format!("{why} It stays where it is, and nothing new is saved over it. Download it first."),
                file(),
            ),
            // It is written again before anybody is told.
            Trouble::Gone => return None,
            Trouble::Newer => (
                "Your roster was saved by a newer version of Tierwise. ",
                "It stays as it is, and nothing from this tab is saved. Reload to get the newer version.".to_owned(),
                file(),
            ),
        };
        Some(banner(
            Kind::Alert,
            "roster-trouble",
            view! { <b>{what}</b>{more} }.into_any(),
            acts,
        ))
    })
}

/// What can be done where there is no room: creators go out as a file, and something else makes room for them.
fn ways_out(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    let save = move || desk.ask(Request::Export(Whose::All, Format::Csv));
    view! {
        {act("Save as a file", "roster-save-all", save)}
        <a class="btn btn--sm" data-testid="roster-make-room" href="#/data">"Make room"</a>
    }
    .into_any()
}

/// Characters that every engine's store takes.
pub const QUOTA: usize = 5_242_880;

/// How much of the browser's store is used.
fn meter(desk: &Desk) -> AnyView {
    let saved = use_state().roster_saved;
    // What is still being saved is not used yet.
    let settled = memo(move || saved.with(|s| *s != Saved::Saving));
    let (opened, shown) = (desk.opened.clone(), desk.shown.clone());
    let total = memo(move || shown.with(|s| s.total));
    let used = RwSignal::new(0);
    effect(move || {
        opened.track();
        total.track();
        if !settled.get() {
            return;
        }
        Turn::Settled.take(move || {
            // The page may be gone by then.
            let _ = used.try_set(keep::used());
        });
    });
    let share = move || format::percent_whole(used.get() as f64 / QUOTA as f64);
    view! {
        <p class="meter sm q" data-testid="storage-meter" data-used=move || used.get().to_string() data-quota=QUOTA.to_string()>
            {move || share()}" of the room that this browser gives a page is used ("
            {move || format::whole(used.get() as f64)}" of "{format::whole(QUOTA as f64)}" characters)."
        </p>
    }
    .into_any()
}
