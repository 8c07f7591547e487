//! Keeping the work in the browser: loading it at the start, saving it shortly after each change, and not losing
//! either side when two tabs change it.
//!
//! A save compares before it swaps: the stored revision has to be the one this tab last read or wrote, else another
//! tab was here and the user chooses. What cannot be read is put aside before anything is written over it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::boxed::effect;
use tierwise_core::domain::workspace::Workspace;
use tierwise_core::persist::brands::REGISTER;
use tierwise_core::persist::{self, Opened};

use super::brand;
use super::state::{AppState, Notice, Saved};
use crate::platform::journal::{self, Entry, Noted};
use crate::platform::storage::{self, Refused};

/// Where the work of the open brand is kept.
fn key() -> String {
    brand::key("workspace")
}

/// How long a change waits for the next one.
const PAUSE: Duration = Duration::from_millis(200);

/// What was found at the start.
#[derive(Clone)]
pub struct Found {
    /// The work to go on with.
    pub workspace: Workspace,
    notices: Vec<Notice>,
    revision: u64,
    may_write: bool,
}

/// Reads what is stored. Always gives a workspace to go on with. What the journal has and localStorage lost, when the
/// browser was killed, is written there again.
pub async fn load() -> Found {
    let journal = journal::text(&key()).await;
    replay(journal.as_deref());
    let mut there = found();
    // What was damaged in the one store is whole in the other.
    if let (Some(text), Some(second)) = (journal, there.notices.iter_mut().find_map(put_aside))
        && revision_of(&text).is_some()
        && storage::write(&key(), &text).is_ok()
    {
        *second = true;
        let mut whole = found();
        whole.notices.append(&mut there.notices);
        return whole;
    }
    there
}

/// Whether something else is gone on with, of what was put aside.
fn put_aside(notice: &mut Notice) -> Option<&mut bool> {
    match notice {
        Notice::PutAside {
            kept_aside: true,
            second,
            ..
        } => Some(second),
        _ => None,
    }
}

/// Writes the journal's text over an older one, or where there is none.
fn replay(journal: Option<&str>) {
    let (Some(text), Ok(there)) = (journal, storage::read(&key())) else {
        return;
    };
    let behind = match there.as_deref().map(persist::open) {
        None => true,
        Some(Opened::Ok { revision, .. }) => revision_of(text).is_some_and(|r| r > revision),
        // What cannot be read, and what is newer, is for `found` to say.
        Some(_) => false,
    };
    if behind && revision_of(text).is_some() {
        // Where there is no room the older one is gone on with, and the next save says that it is full.
        let _ = storage::write(&key(), text);
    }
}

fn revision_of(text: &str) -> Option<u64> {
    match persist::open(text) {
        Opened::Ok { revision, .. } => Some(revision),
        _ => None,
    }
}

/// Whether what the journal has is not what this tab's text of a revision goes on from: a later one, or another one of
/// that revision, which a tab wrote at the same time or a start found no way to read.
fn is_others(there: &str, own: &str, revision: u64) -> bool {
    there != own && revision_of(there).is_some_and(|there| there >= revision)
}

fn found() -> Found {
    let fresh = |notices: Vec<Notice>, may_write| Found {
        workspace: Workspace::default(),
        notices,
        revision: 0,
        may_write,
    };
    let text = match storage::read(&key()) {
        Err(_) => return fresh(vec![Notice::StorageBlocked], false),
        Ok(None) => return fresh(Vec::new(), true),
        Ok(Some(text)) => text,
    };
    match persist::open(&text) {
        Opened::Ok {
            workspace,
            revision,
            repairs,
        } => {
            let mut notices = Vec::new();
            let mut may_write = true;
            if !repairs.is_empty() {
                // The next save replaces the original, so a copy has to be safe first.
                may_write = storage::put_aside(&text).is_ok();
                notices.push(Notice::Repaired(
                    repairs
                        .into_iter()
                        .map(|r| format!("{}: {}", r.what, r.message))
                        .collect(),
                ));
                if !may_write {
                    notices.push(Notice::StorageFull);
                }
            }
            Found {
                workspace: *workspace,
                notices,
                revision,
                may_write,
            }
        }
        Opened::FromTheFuture { .. } => fresh(vec![Notice::FromTheFuture { text }], false),
        Opened::Damaged { reason } => aside(text, reason, fresh),
        Opened::NotOurs => aside(text, "It is not a Tierwise workspace.".to_owned(), fresh),
    }
}

fn aside(text: String, reason: String, fresh: impl Fn(Vec<Notice>, bool) -> Found) -> Found {
    let kept_aside = storage::put_aside(&text).is_ok();
    fresh(
        vec![Notice::PutAside {
            reason,
            text,
            kept_aside,
            second: false,
        }],
        kept_aside,
    )
}

/// What is in the store when a save is about to replace it.
enum Stored {
    /// Nothing that could be lost.
    Nothing,
    /// A readable workspace of this revision.
    Revision(u64),
    /// A workspace of a newer version.
    Newer(String),
}

/// The saving of one page.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

struct Inner {
    state: AppState,
    /// The revision this tab last read or wrote.
    revision: Cell<u64>,
    /// The work as it was last read or written.
    kept: RefCell<Workspace>,
    may_write: Cell<bool>,
    timer: Cell<Option<TimeoutHandle>>,
}

impl Keeper {
    /// Starts saving after each change.
    pub fn start(state: AppState, found: &Found) -> Self {
        state.notices.set(found.notices.clone());
        let keeper = Self(Rc::new(Inner {
            state,
            revision: Cell::new(found.revision),
            kept: RefCell::new(found.workspace.clone()),
            may_write: Cell::new(found.may_write),
            timer: Cell::new(None),
        }));
        if !found.may_write {
            state
                .saved
                .set(Saved::Failed(why_not(&found.notices).to_owned()));
        }
        let on_change = keeper.clone();
        effect(move || {
            state.workspace.track();
            on_change.schedule();
        });
        keeper.listen();
        keeper
    }

    fn listen(&self) {
        let other_tab = self.clone();
        let storage =
            window_event_listener(
                ev::storage,
                move |event: web_sys::StorageEvent| match event.key() {
                    Some(changed) if changed == key() => other_tab.other_tab_wrote(),
                    Some(changed) if changed == REGISTER => brand::heard(other_tab.0.state),
                    _ => {}
                },
            );
        let leaving = self.clone();
        let hide = window_event_listener(ev::pagehide, move |_| leaving.flush());
        let hidden = self.clone();
        let visibility = window_event_listener_untyped("visibilitychange", move |_| {
            if document().hidden() {
                hidden.flush();
            }
        });
        // They live as long as the page.
        std::mem::forget((storage, hide, visibility));
    }

    fn is_dirty(&self) -> bool {
        self.0
            .state
            .workspace
            .with_untracked(|w| *w != *self.0.kept.borrow())
    }

    fn schedule(&self) {
        if !self.0.may_write.get() || !self.is_dirty() {
            return;
        }
        self.0.state.saved.set(Saved::Saving);
        if let Some(timer) = self.0.timer.take() {
            timer.clear();
        }
        let keeper = self.clone();
        self.0
            .timer
            .set(set_timeout_with_handle(move || keeper.save(), PAUSE).ok());
    }

    /// Saves now what is waiting to be saved.
    fn flush(&self) {
        if let Some(timer) = self.0.timer.take() {
            timer.clear();
            self.save();
        }
    }

    fn save(&self) {
        self.0.timer.set(None);
        if !self.0.may_write.get() || !self.is_dirty() {
            return;
        }
        match self.stored() {
            Ok(Stored::Revision(stored)) if stored != self.0.revision.get() => self.ask_which(),
            Ok(Stored::Newer(text)) => self.stop_for_newer(text),
            Ok(_) => self.write(self.0.revision.get() + 1),
            Err(refused) => self.refused(refused),
        }
    }

    /// What a save would replace. Something unreadable is put aside first.
    fn stored(&self) -> Result<Stored, Refused> {
        let Some(text) = storage::read(&key())? else {
            return Ok(Stored::Nothing);
        };
        Ok(match persist::open(&text) {
            Opened::Ok { revision, .. } => Stored::Revision(revision),
            Opened::FromTheFuture { .. } => Stored::Newer(text),
            Opened::Damaged { .. } | Opened::NotOurs => {
                storage::put_aside(&text)?;
                Stored::Nothing
            }
        })
    }

    /// Another tab runs a newer version: from now on this one leaves the store alone.
    fn stop_for_newer(&self, text: String) {
        self.0.may_write.set(false);
        let notice = Notice::FromTheFuture { text };
        self.0.state.saved.set(Saved::Failed(
            why_not(std::slice::from_ref(&notice)).to_owned(),
        ));
        self.0.state.tell(notice);
    }

    fn write(&self, revision: u64) {
        let workspace = self.0.state.workspace.get_untracked();
        let text = persist::encode(&workspace, revision);
        match storage::write(&key(), &text) {
            Ok(()) => {
                self.0.revision.set(revision);
                self.0.kept.replace(workspace);
                self.0
                    .state
                    .settle(|n| matches!(n, Notice::StorageFull | Notice::OtherTab));
                self.note(text, revision);
            }
            Err(refused) => self.refused(refused),
        }
    }

    /// Has the journal hold what localStorage holds; then it is saved. localStorage is on the disk some time later.
    fn note(&self, text: String, revision: u64) {
        let keeper = self.clone();
        spawn_local(async move {
            let mut other_tab = false;
            let own = text.clone();
            let may = |there: Option<String>| {
                other_tab = there.is_some_and(|there| is_others(&there, &own, revision));
                !other_tab
            };
            let entry = Entry {
                put: vec![(key(), text)],
                forget: Vec::new(),
            };
            let noted = journal::write(entry, &key(), may).await;
            if other_tab {
                keeper.ask_which();
            } else if keeper.0.revision.get() == revision && !keeper.is_dirty() {
                // A browser without a journal keeps the work as well as it can.
                keeper.0.state.saved.set(if noted == Noted::Refused {
                    Saved::Failed(journal::NOT_ON_DISK.to_owned())
                } else {
                    Saved::Kept
                });
            }
        });
    }

    fn refused(&self, refused: Refused) {
        let notice = match refused {
            Refused::Blocked => Notice::StorageBlocked,
            Refused::Full => Notice::StorageFull,
        };
        self.0.state.saved.set(Saved::Failed(
            why_not(std::slice::from_ref(&notice)).to_owned(),
        ));
        self.0.state.tell(notice);
    }

    fn ask_which(&self) {
        self.0
            .state
            .saved
            .set(Saved::Failed(why_not(&[Notice::OtherTab]).to_owned()));
        self.0.state.tell(Notice::OtherTab);
    }

    fn other_tab_wrote(&self) {
        if self.is_dirty() {
            self.ask_which();
        } else {
            self.take_other();
        }
    }

    /// Takes over what was saved elsewhere; this tab's unsaved change is dropped. Where the journal declined a save, the
    /// other work is there: localStorage holds this tab's by then.
    pub fn choose_other(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            let noted = journal::text(&key()).await;
            let revision = keeper.0.revision.get();
            let own = persist::encode(&keeper.0.kept.borrow(), revision);
            if let Some(text) = noted.filter(|text| is_others(text, &own, revision)) {
                // Where there is no room, the next save says that it is full.
                let _ = storage::write(&key(), &text);
                keeper.take(&text);
            } else {
                keeper.take_other();
            }
        });
    }

    fn take_other(&self) {
        if let Ok(Some(text)) = storage::read(&key()) {
            self.take(&text);
        }
    }

    fn take(&self, text: &str) {
        if let Opened::Ok {
            workspace,
            revision,
            ..
        } = persist::open(text)
        {
            self.0.revision.set(revision);
            self.0.kept.replace((*workspace).clone());
            let state = self.0.state;
            state.drafts.set(Default::default());
            state.workspace.set(*workspace);
            state.saved.set(Saved::Kept);
            state.settle(|n| *n == Notice::OtherTab);
        }
    }

    /// From now on nothing of this tab is saved.
    pub fn stop(&self) {
        self.0.may_write.set(false);
    }

    /// Keeps what this tab shows, over what was saved elsewhere.
    pub fn keep_this(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            let noted = journal::text(&key()).await;
            let noted = noted.as_deref().and_then(revision_of).unwrap_or(0);
            let newest = noted.max(keeper.0.revision.get());
            match keeper.stored() {
                Ok(Stored::Revision(stored)) => keeper.write(stored.max(newest) + 1),
                Ok(Stored::Nothing) => keeper.write(newest + 1),
                Ok(Stored::Newer(text)) => keeper.stop_for_newer(text),
                Err(refused) => keeper.refused(refused),
            }
        });
    }
}

/// The work as a file, for when it cannot be kept.
pub fn as_text(state: AppState) -> String {
    state.workspace.with_untracked(|w| persist::encode(w, 0))
}

fn why_not(notices: &[Notice]) -> &'static str {
    match notices.first() {
        Some(Notice::StorageBlocked) => "this browser blocks storage",
        Some(Notice::StorageFull) => "storage is full",
        Some(Notice::OtherTab) => "another tab saved a different version",
        Some(Notice::FromTheFuture { .. }) => "stored by a newer version",
        _ => "older data could not be put aside",
    }
}
