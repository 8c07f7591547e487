//! What is done to the brands: all of it is read under a lock, changed at once or not at all, and only said to be done
//! when the journal holds it, too.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;
use tierwise_core::domain::brief::Question;
use tierwise_core::persist::brands::{ALL, Brand, BrandId, Listed, REGISTER, Register, owner};
use tierwise_core::persist::vault::{
    self, Change, Failure, Refused, catch_up, changes, for_journal, texts_of,
};
use tierwise_core::persist::{self, Opened, Unsealed, seal, unseal};
use tierwise_roster::backup;
use tierwise_roster::keep::List;

use crate::platform::journal::{self, Entry, Noted};
use crate::platform::storage::{self, Local};
use crate::platform::{download, intl, lock, room, tab, timing};
use crate::ui::pages::roster::keep;
use crate::ui::saving::Keeper;
use crate::ui::state::{AppState, Saved};

/// The lock of whoever changes the brands.
const LOCK: &str = "tierwise.brands";
/// How many changes the last backup held, or had seen when it was put off, and which day it was made.
const BACKED_UP: &str = "tierwise.backed-up";
/// So many changes after the last backup the next one is asked for.
pub const REMIND: u64 = 150;
/// How long a brand that was deleted can be brought back, in seconds.
pub const KEPT_FOR: u64 = 24 * 60 * 60;
/// How often it is looked whether everything is saved, and how often at most.
const LOOK: Duration = Duration::from_millis(50);
const LOOKS: u32 = 400;

/// Why something was not done, as a sentence.
pub type Why = String;

/// Everything that is stored.
pub struct All {
    pub register: Register,
    /// What is wrong with the stored register.
    pub told: Option<&'static str>,
    pub kept: BTreeMap<String, String>,
    journal: Vec<String>,
}

/// What the page shows of a brand.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    pub brand: Brand,
    pub product: String,
    pub answers: usize,
    pub creators: u32,
}

/// Now, in seconds since 1970.
pub fn now() -> u64 {
    (js_sys::Date::now() / 1000.0) as u64
}

const BLOCKED: &str = "This browser does not let the page keep anything.";
const NEWER: &str =
    "The list of brands was written by a newer version of Tierwise. Reload the page to get it.";

/// Reads everything, the journal's where it is newer.
pub async fn read_all() -> Result<All, Why> {
    let keys = storage::keys(ALL).map_err(|_| BLOCKED.to_owned())?;
    let text = |key: String| {
        let text = storage::read(&key).ok().flatten()?;
        Some((key, text))
    };
    let mut kept: BTreeMap<String, String> = keys.into_iter().filter_map(text).collect();
    let entries = journal::read(ALL).await;
    let journal = entries.iter().map(|(key, _)| key.clone()).collect();
    catch_up(&mut kept, entries);
    let by_keys = || Register::from_keys(kept.keys().map(String::as_str));
    let (register, told) = match kept.get(REGISTER).map(|text| Register::open(text)) {
        None => (by_keys(), None),
        Some(Listed::Ok(register)) => (register, None),
        Some(Listed::Newer) => return Err(NEWER.to_owned()),
        Some(Listed::Damaged(why)) => (by_keys(), Some(why)),
    };
    Ok(All {
        register,
        told,
        kept,
        journal,
    })
}

impl All {
    /// What there is of a brand.
    pub fn facts(&self, brand: &Brand) -> Facts {
        let texts: BTreeMap<String, String> = texts_of(&self.kept, brand.id).into_iter().collect();
        let workspace = match texts.get("workspace").map(|text| persist::open(text)) {
            Some(Opened::Ok { workspace, .. }) => *workspace,
            _ => Default::default(),
        };
        let lists = ["roster.list.a", "roster.list.b"].map(|key| {
            let Unsealed::Sealed {
                schema,
                revision,
                payload,
            } = unseal(texts.get(key)?)
            else {
                return None;
            };
            Some((revision, List::decode(schema, &payload)?.creators))
        });
        let newest = lists
            .into_iter()
            .flatten()
            .max_by_key(|(revision, _)| *revision);
        Facts {
            brand: brand.clone(),
            product: workspace.brief.product.clone(),
            answers: Question::ALL
                .iter()
                .filter(|q| q.is_answered(&workspace.brief))
                .count(),
            creators: newest.map_or(0, |(_, creators)| creators),
        }
    }

    /// Whether there is nothing that could be lost.
    pub fn is_empty(&self) -> bool {
        !self.kept.keys().any(|key| owner(key).is_some())
    }
}

/// Makes a change. When it gives back, the change is on the disk.
pub async fn make(state: AppState, change: Change) -> Result<Register, Why> {
    state.brands_saved.set(Saved::Saving);
    let outcome = under_lock(change).await;
    state.brands_saved.set(match &outcome {
        Ok(_) => Saved::Kept,
        Err(Undone::Unwritten) => {
            Saved::Failed("the browser did not write it to the disk".to_owned())
        }
        // What was there before is there still, and the page says what was not done.
        Err(Undone::No(_)) => Saved::Kept,
    });
    outcome.map_err(|undone| match undone {
        Undone::No(why) => why,
        Undone::Unwritten => "It is done, but the browser did not write it to the disk, so it may be lost. Make room on the disk and save a backup.".to_owned(),
    })
}

/// Why a change is not on the disk.
enum Undone {
    /// It was not made; why.
    No(Why),
    /// It was made, and the journal does not hold it.
    Unwritten,
}

impl From<Why> for Undone {
    fn from(why: Why) -> Self {
        Self::No(why)
    }
}

async fn under_lock(change: Change) -> Result<Register, Undone> {
    let _brands = lock::take(LOCK).await;
    let _roster = lock::take(keep::LOCK).await;
    let all = read_all().await?;
    if let (Some(_), Some(damaged)) = (all.told, all.kept.get(REGISTER)) {
        storage::put_aside(damaged).map_err(said)?;
    }
    let changed = vault::change(&mut Local, &all.register, &all.kept, change).map_err(
        |failure| match failure {
            Failure::No(why) => why.to_owned(),
            Failure::Store(refused) => said(refused),
        },
    )?;
    let register = changed.register;
    let mut put = for_journal(&changed.written);
    put.push((REGISTER.to_owned(), register.encode()));
    let cleared = |key: &String| owner(key).is_some_and(|(id, _)| changed.cleared.contains(&id));
    let forget = all
        .journal
        .into_iter()
        .filter(|key| cleared(key) && !put.iter().any(|(kept, _)| kept == key))
        .collect();
    let mut other_tab = false;
    let may = |there: Option<String>| {
        let there = there.and_then(|text| revision_of(&text));
        other_tab = there.is_some_and(|there| there >= register.revision);
        !other_tab
    };
    let noted = journal::write(Entry { put, forget }, REGISTER, may).await;
    if other_tab {
        return Err(Undone::No(
            "Another tab changed the brands at the same moment. Look at the list and try again."
                .to_owned(),
        ));
    }
    // A browser without a journal keeps it as well as it can.
    if noted == Noted::Refused {
        return Err(Undone::Unwritten);
    }
    // What came in is no change of the user's.
    let came = changes(&changed.written.into_iter().collect());
    if came > 0 {
        let (seen, day) = backed_up();
        note_backup(seen + came, &day);
    }
    Ok(register)
}

fn said(refused: Refused) -> Why {
    match refused {
        Refused::Blocked => BLOCKED,
        Refused::Full => "There is not enough room in this browser for that. Nothing was changed. Removing deleted brands for good makes room.",
    }
    .to_owned()
}

fn revision_of(text: &str) -> Option<u64> {
    match unseal(text) {
        Unsealed::Sealed { revision, .. } => Some(revision),
        _ => None,
    }
}

/// Waits until everything of this tab is saved, so that it can be left.
pub async fn saved(state: AppState) -> Result<(), Why> {
    for _ in 0..LOOKS {
        match untrack(|| state.all_saved()) {
            Saved::Kept => return Ok(()),
            Saved::Failed(why) => {
                return Err(format!(
                    "Your last changes are not saved ({why}), so this brand stays open. Settle that first, or download your data."
                ));
            }
            Saved::Saving => timing::wait(LOOK).await,
        }
    }
    Err("Saving takes longer than it should, so this brand stays open. Try again.".to_owned())
}

/// Loads the page anew.
pub fn reload() {
    // A browser that refuses shows the page of before.
    let _ = window().location().reload();
}

/// Under which this tab notes, for the load that follows, which brand it opened.
const OPENING: &str = "tierwise.opening";

/// Loads the page anew for the brand that was opened.
pub fn reload_for(opened: &Brand) {
    // Without it nothing is said where another tab is quicker.
    tab::write(OPENING, &format!("{} {}", opened.id, opened.name));
    reload();
}

/// The brand that this tab opened before it was loaded anew, where it shows another one: another tab was quicker.
pub fn missed() -> Option<String> {
    let note = tab::read(OPENING)?;
    tab::forget(OPENING);
    let (id, name) = note.split_once(' ')?;
    (!is_here(id.parse().ok()?)).then(|| name.to_owned())
}

/// Offers everything as a file.
pub async fn back_up(state: AppState) -> Result<(), Why> {
    saved(state).await?;
    let _brands = lock::take(LOCK).await;
    let _roster = lock::take(keep::LOCK).await;
    let all = read_all().await?;
    let today = intl::today();
    let file = backup::write(&today, &all.kept);
    download::offer(
        &format!("tierwise-backup-{today}.json"),
        "application/json",
        file.as_bytes(),
    );
    note_backup(seen(&all), &today);
    Ok(())
}

/// Asks for a backup so many changes later.
pub fn put_backup_off(all: &All) {
    note_backup(seen(all), &backed_up().1);
}

fn note_backup(seen: u64, day: &str) {
    // Without it the user is asked once too often.
    let _ = storage::write(BACKED_UP, &seal(1, seen, day.as_bytes()));
}

/// How many changes were seen at the last backup, and its day; empty if there was none.
pub fn backed_up() -> (u64, String) {
    let text = storage::read(BACKED_UP).ok().flatten().unwrap_or_default();
    match unseal(&text) {
        Unsealed::Sealed {
            revision, payload, ..
        } => (revision, String::from_utf8_lossy(&payload).into_owned()),
        _ => (0, String::new()),
    }
}

/// Changes since the last backup.
pub fn unbacked(all: &All) -> u64 {
    match (backed_up().0, seen(all)) {
        // A brand that was deleted took the count of its changes along.
        (before, now) if now < before => 1,
        (before, now) => now - before,
    }
}

/// Changes so far: of what brands hold, and of which there are.
fn seen(all: &All) -> u64 {
    changes(&all.kept) + all.register.revision
}

/// Lets this tab write nothing any more.
pub fn stop(keeper: StoredValue<Keeper, LocalStorage>) {
    keeper.with_value(Keeper::stop);
    keep::stop();
}

/// Deletes everything that Tierwise keeps in this browser.
pub async fn wipe(keeper: StoredValue<Keeper, LocalStorage>) -> Result<(), Why> {
    stop(keeper);
    tab::forget_all(ALL);
    let _brands = lock::take(LOCK).await;
    let _roster = lock::take(keep::LOCK).await;
    // The journal goes first: what it holds would be written again at the next start.
    if !journal::clear().await && !journal::read(ALL).await.is_empty() {
        return Err(
            "The browser did not let go of all of it. Close other tabs of Tierwise and try again."
                .to_owned(),
        );
    }
    // Other tabs hear of the register, whether there was one or not. Where there is no room the others hear nothing.
    let _ = storage::write(REGISTER, "");
    // The register goes last: when another tab hears that it is gone, everything is.
    let others = storage::keys(ALL).map_err(said)?;
    let others = others.iter().filter(|key| *key != REGISTER);
    for key in others.map(String::as_str).chain([REGISTER]) {
        storage::forget(key).map_err(said)?;
    }
    room::clear_caches().await;
    Ok(())
}

/// Whether a brand is the one that this tab shows.
pub fn is_here(id: BrandId) -> bool {
    crate::ui::brand::id() == id
}
