//! Keeping the roster in the browser. What is written into localStorage, in its order, also goes to the journal, and only
//! what is there counts as saved: localStorage is on the disk some time later.

use std::cell::RefCell;
use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tierwise_core::persist::bytes_of;
use tierwise_roster::keep::{PieceId, is_whole};
use tierwise_roster::wire::{Kept, Opened, Stored};
use tierwise_roster::writer::{Unwritten, Writer, list_in, revision_of};

use crate::platform::journal::{self, Entry, Noted};
use crate::platform::storage::{self, Local, Refused};
use crate::platform::{lock, timing};
use crate::ui::brand;
use crate::ui::state::{AppState, Saved};

/// Where the journal has the list of the last generation.
fn journal_list() -> String {
    brand::key("roster.list")
}
/// What every key of the roster begins with.
fn all() -> String {
    brand::key("roster.")
}
/// The lock of whoever writes.
pub const LOCK: &str = "tierwise.roster";

/// Why nothing is saved any more once the worker is gone.
const GONE: &str = "the roster has stopped";

/// What the user has to know about how the roster is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The browser does not let the page keep anything.
    Blocked,
    /// The last change does not fit.
    Full,
    /// The same, and the user goes on with what is kept nowhere.
    InTab,
    /// Another tab saved a different roster.
    OtherTab,
    /// Parts of it could not be read, and what was done.
    Repaired(Vec<String>),
    /// None of it can be read, and why. It stays where it is.
    Damaged(String),
    /// It was written by a newer version.
    Newer,
    /// Pieces are gone from the store, so everything has to be written again.
    Gone,
    /// The journal did not take the last change, which localStorage has.
    Unwritten,
}

/// The writing of one page.
struct Keeper {
    /// What is written into localStorage.
    writer: Writer,
    /// Whether what is stored may be replaced.
    may_write: bool,
    /// Whether a write is on its way.
    running: bool,
    /// Changes asked for, and how many of them the worker has heard of.
    asked: u32,
    heard: u32,
    /// Pieces that the journal has.
    journal: BTreeSet<PieceId>,
    /// Why what was to be written last is not, until something is.
    failed: Option<&'static str>,
    /// Whether the worker is gone: it hears of nothing any more.
    gone: bool,
}

impl Keeper {
    /// Before anything was read.
    fn new() -> Self {
        Self {
            writer: Writer::of(brand::id()),
            may_write: false,
            running: false,
            asked: 0,
            heard: 0,
            journal: BTreeSet::new(),
            failed: None,
            gone: false,
        }
    }
}

thread_local! {
    static KEEPER: RefCell<Keeper> = RefCell::new(Keeper::new());
}

/// The writer, to be asked.
fn writer<T>(ask: impl FnOnce(&Writer) -> T) -> T {
    KEEPER.with_borrow(|keeper| ask(&keeper.writer))
}

/// What is stored. What the journal has and localStorage lost, when the browser was killed, is written there again.
///
/// # Errors
/// Where storage is blocked.
pub async fn stored() -> Result<Stored, Refused> {
    // Asked first, so that nothing waits for a journal that cannot be used.
    storage::keys(&all())?;
    let journal = journal::read(&all()).await;
    let pieces = journal.iter().filter_map(|(key, _)| name_of(key)).collect();
    KEEPER.with_borrow_mut(|keeper| keeper.journal = pieces);
    let newest = newest();
    let ahead = journal.iter().find(|(key, text)| {
        *key == journal_list() && revision_of(text).is_some_and(|revision| revision > newest)
    });
    // Where there is no room for it the roster is opened from the journal all the same.
    let _ = replay(ahead.map(|(_, list)| list.as_str()), &journal);
    let mut stored = writer(|writer| writer.stored(&Local))?;
    if let Some((_, list)) = ahead.filter(|(_, list)| !stored.lists.contains(list)) {
        stored.lists.push(list.clone());
    }
    let bytes = |(key, text): &(String, String)| Some((name_of(key)?, bytes_of(text)?));
    stored.pieces.extend(journal.iter().filter_map(bytes));
    Ok(stored)
}

/// Writes into localStorage what it lost: pieces that are there no more or not as they were, and the list if the
/// journal's is the newer one.
fn replay(list: Option<&str>, journal: &[(String, String)]) -> Result<(), Refused> {
    for (key, text) in journal {
        let Some(id) = name_of(key) else { continue };
        let there = storage::read(key)?;
        let lost = match &there {
            Some(there) => there != text,
            None => list.is_some(),
        };
        if lost && bytes_of(text).is_some_and(|bytes| is_whole(id, &bytes)) {
            storage::write(key, text)?;
        }
    }
    match list {
        Some(list) => {
            let key = writer(|writer| writer.older(&Local).map(str::to_owned))?;
            storage::write(&key, list)
        }
        None => Ok(()),
    }
}

/// Everything of the roster that is stored, as one text for the user.
pub fn as_text() -> String {
    let keys = storage::keys(&all()).unwrap_or_default();
    let line = |key: String| {
        let text = storage::read(&key).ok().flatten().unwrap_or_default();
        format!("{key}\n{text}\n")
    };
    keys.into_iter().map(line).collect()
}

/// Characters of everything this site keeps, keys included.
pub fn used() -> usize {
    let keys = storage::keys("").unwrap_or_default();
    let size = |key: &String| key.len() + storage::length(key).unwrap_or_default();
    keys.iter().map(size).sum()
}

/// Takes over what became of what was stored.
pub fn opened(state: AppState, opened: &Opened) -> Option<Trouble> {
    let (revision, may_write, trouble) = match opened {
        Opened::Nothing => (0, true, None),
        Opened::Whole { revision } => (*revision, true, None),
        Opened::Repaired { revision, told } => {
            (*revision, true, Some(Trouble::Repaired(told.clone())))
        }
        Opened::Damaged(why) => (0, false, Some(Trouble::Damaged(why.clone()))),
        Opened::Newer => (0, false, Some(Trouble::Newer)),
    };
    let settled = KEEPER.with_borrow_mut(|keeper| {
        keeper.writer.follow(revision);
        keeper.writer.drop_all();
        keeper.may_write = may_write;
        keeper.failed = None;
        keeper.asked == keeper.heard
    });
    // What could not be saved was dropped for what is stored.
    let failed = state
        .roster_saved
        .with_untracked(|s| matches!(s, Saved::Failed(_)));
    if may_write && failed {
        state
            .roster_saved
            .set(if settled { Saved::Kept } else { Saved::Saving });
    }
    trouble
}

/// Lets nothing be written.
pub fn stop() {
    KEEPER.with_borrow_mut(|keeper| keeper.may_write = false);
}

/// From now on follows what is stored, whoever wrote it.
pub async fn follow_stored() {
    let journal = journal::text(&journal_list()).await;
    let journal = journal.and_then(|text| revision_of(&text)).unwrap_or(0);
    let newest = newest().max(journal);
    KEEPER.with_borrow_mut(|keeper| {
        keeper.writer.follow(newest);
        // The other tab may have let pieces of this one go.
        keeper.journal.clear();
    });
}

/// Whether something of this tab is not kept yet.
pub fn is_behind() -> bool {
    KEEPER.with_borrow(|keeper| {
        keeper.running || keeper.writer.waits() || keeper.asked != keeper.heard
    })
}

/// Changes asked for so far.
pub fn asked() -> u32 {
    KEEPER.with_borrow(|keeper| keeper.asked)
}

/// Takes note that a change is asked for: nothing is saved until the worker has heard of all of them.
pub fn announce(state: AppState) {
    let (may_write, gone) = KEEPER.with_borrow_mut(|keeper| {
        keeper.asked += 1;
        (keeper.may_write, keeper.gone)
    });
    if gone {
        state.roster_saved.set(Saved::Failed(GONE.to_owned()));
    } else if may_write {
        state.roster_saved.set(Saved::Saving);
    }
}

/// The worker is gone: what it has not heard of, or not packed, is not saved.
pub fn worker_gone(state: AppState) {
    let lost = KEEPER.with_borrow_mut(|keeper| {
        keeper.gone = true;
        keeper.asked != keeper.heard
    });
    if lost {
        state.roster_saved.set(Saved::Failed(GONE.to_owned()));
    }
}

/// The worker has heard of so many changes and has nothing to be written for them.
pub fn settled(state: AppState, heard: u32) {
    let (done, failed) = KEEPER.with_borrow_mut(|keeper| {
        keeper.heard = heard;
        let done = keeper.may_write && !keeper.running && keeper.asked == heard;
        (done, keeper.failed)
    });
    if done && state.roster_saved.with_untracked(|s| *s == Saved::Saving) {
        // What was not written before still is not.
        let failed = failed.map(|why| Saved::Failed(why.to_owned()));
        state.roster_saved.set(failed.unwrap_or(Saved::Kept));
    }
}

/// Writes what is to be kept, a piece at a time, so that the page stays free meanwhile. `again` has everything packed.
pub fn keep(
    state: AppState,
    trouble: ArcRwSignal<Option<Trouble>>,
    kept: Kept,
    heard: u32,
    again: impl Fn() + 'static,
) {
    let start = KEEPER.with_borrow_mut(|keeper| {
        keeper.heard = heard;
        if !keeper.may_write {
            return false;
        }
        keeper.writer.take(kept);
        !std::mem::replace(&mut keeper.running, true)
    });
    if start {
        state.roster_saved.set(Saved::Saving);
        spawn_local(async move {
            match write_all().await {
                Some(Trouble::Gone) => {
                    KEEPER.with_borrow_mut(|keeper| keeper.running = false);
                    again();
                }
                outcome => finish(outcome, state, &trouble),
            }
        });
    }
}

/// Writes until nothing waits.
async fn write_all() -> Option<Trouble> {
    let _lock = lock::take(LOCK).await;
    let outcome = write_under_lock().await;
    if outcome.is_some() {
        KEEPER.with_borrow_mut(|keeper| keeper.writer.give_up(&mut Local));
    }
    outcome
}

async fn write_under_lock() -> Option<Trouble> {
    // What other tabs write may come late to this one's localStorage; the journal is the same for all.
    let journal = journal::text(&journal_list()).await;
    if journal.is_some_and(|list| is_of_other_tab(&list)) {
        return Some(Trouble::OtherTab);
    }
    let mut noted = Ok(());
    while writer(Writer::waits) {
        while let Some(outcome) = write_piece() {
            if outcome.is_err() {
                return Some(Trouble::Full);
            }
            timing::pause().await;
        }
        if let Err(trouble) = write_list() {
            return Some(trouble);
        }
        noted = note_in_journal().await;
        if noted == Err(Trouble::OtherTab) {
            break;
        }
    }
    noted.err()
}

/// Whether the journal's list was not written by this tab, nor read by it.
fn is_of_other_tab(list: &str) -> bool {
    let revision = writer(Writer::revision);
    match revision_of(list) {
        Some(there) if there == revision => {
            writer(|writer| writer.list(&Local)).is_some_and(|known| known != list)
        }
        Some(there) => there > revision,
        None => false,
    }
}

/// Writes everything at once when the page is left. What is left has not been said to be saved.
pub fn flush_on_leave() {
    let leave = window_event_listener(ev::pagehide, move |_| {
        let running = KEEPER.with_borrow(|keeper| keeper.running && keeper.writer.waits());
        if running {
            while let Some(Ok(())) = write_piece() {}
            // What could not be written is said nowhere any more: the list of before stays.
            let _ = write_list();
        }
    });
    // It lives as long as the page.
    std::mem::forget(leave);
}

/// Calls back when another tab wrote a list.
pub fn on_other_tab(tell: impl Fn() + 'static) {
    let listener = window_event_listener(ev::storage, move |event: web_sys::StorageEvent| {
        if event
            .key()
            .is_some_and(|key| writer(|writer| writer.is_list(&key)))
        {
            tell();
        }
    });
    std::mem::forget(listener);
}

/// Writes the next piece; `None` where none waits.
fn write_piece() -> Option<Result<(), Refused>> {
    KEEPER.with_borrow_mut(|keeper| keeper.writer.write_piece(&mut Local))
}

/// Writes the list, unless another tab was here or pieces that it names are not.
fn write_list() -> Result<(), Trouble> {
    let outcome = KEEPER.with_borrow_mut(|keeper| keeper.writer.write_list(&mut Local));
    outcome.map_err(|why| match why {
        Unwritten::Refused(_) => Trouble::Full,
        Unwritten::Other => Trouble::OtherTab,
        Unwritten::Gone => Trouble::Gone,
        Unwritten::Newer => {
            stop();
            Trouble::Newer
        }
    })
}

fn finish(outcome: Option<Trouble>, state: AppState, trouble: &ArcRwSignal<Option<Trouble>>) {
    let why = outcome.as_ref().map(|outcome| match outcome {
        Trouble::OtherTab => "another tab saved a different roster",
        Trouble::Newer => "stored by a newer version",
        Trouble::Unwritten => journal::NOT_ON_DISK,
        _ => "storage is full",
    });
    KEEPER.with_borrow_mut(|keeper| {
        keeper.running = false;
        keeper.failed = why;
    });
    let (Some(outcome), Some(why)) = (outcome, why) else {
        let over = |t: &Option<Trouble>| {
            matches!(
                t,
                Some(Trouble::Full | Trouble::InTab | Trouble::OtherTab | Trouble::Unwritten)
            )
        };
        if trouble.with_untracked(over) {
            trouble.set(None);
        }
        // Another change may have been asked for meanwhile.
        if KEEPER.with_borrow(|keeper| keeper.asked == keeper.heard) {
            state.roster_saved.set(Saved::Kept);
        }
        return;
    };
    state.roster_saved.set(Saved::Failed(why.to_owned()));
    // Whoever goes on without keeping is not asked again with every change.
    let known = trouble.with_untracked(|t| *t == Some(Trouble::InTab));
    if !(known && outcome == Trouble::Full) {
        trouble.set(Some(outcome));
    }
}

/// Has the journal hold what localStorage holds. It may not where another tab has been here since.
async fn note_in_journal() -> Result<(), Trouble> {
    let (revision, list) = writer(|writer| (writer.revision(), writer.list(&Local)));
    let Some(list) = list else {
        return Ok(());
    };
    let used: BTreeSet<PieceId> = list_in(&list)
        .map(|list| list.pieces.into_iter().collect())
        .unwrap_or_default();
    let there = KEEPER.with_borrow(|keeper| keeper.journal.clone());
    let text = |id: &PieceId| Some((key_of(*id), storage::read(&key_of(*id)).ok().flatten()?));
    let mut put: Vec<(String, String)> = used.difference(&there).filter_map(text).collect();
    put.push((journal_list(), list));
    let forget = there.difference(&used).map(|id| key_of(*id)).collect();
    let mut other_tab = false;
    let may = |there: Option<String>| {
        let there = there.and_then(|text| revision_of(&text));
        other_tab = there.is_some_and(|there| there >= revision);
        !other_tab
    };
    let noted = journal::write(Entry { put, forget }, &journal_list(), may).await;
    if noted == Noted::Whole {
        KEEPER.with_borrow_mut(|keeper| keeper.journal = used);
    }
    match noted {
        _ if other_tab => Err(Trouble::OtherTab),
        Noted::Refused => Err(Trouble::Unwritten),
        // A browser without a journal keeps the roster as well as it can.
        Noted::Whole | Noted::Declined | Noted::Nowhere => Ok(()),
    }
}

/// Revision of the newest list that is stored.
fn newest() -> u64 {
    writer(|writer| writer.newest(&Local)).unwrap_or(0)
}

fn key_of(id: PieceId) -> String {
    writer(|writer| writer.key_of(id))
}

fn name_of(key: &str) -> Option<PieceId> {
    writer(|writer| writer.name_of(key))
}
