//! The page's end of the line to the worker. It stays when the user goes to another page, and so does the worker.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tierwise_core::domain::workspace::Workspace;
use tierwise_core::persist;
use tierwise_roster::Field;
use tierwise_roster::columns::Column;
use tierwise_roster::plan::{Plan, Plans};
use tierwise_roster::wire::{
    Detail, Drafted, Edit, Left, Look, Mark, Picked, Proposal, Reply, Report, Request, RowView,
    Shown, Stored, Whose,
};
use web_sys::File;

use crate::platform::download;
use crate::platform::storage::Refused;
use crate::platform::timing;
use crate::platform::worker::{self, Hired};
use crate::ui::boxed::effect;
use crate::ui::format;
use crate::ui::state::{AppState, Toast};

use super::book;
use super::cell;
use super::chooser;
use super::keep::{self, Trouble};
use super::past::{self, Past};
use super::workbook::{self, Workbook};

/// Rows asked for at first: about as many as are seen. More follow when these stand.
const FIRST_ROWS: u32 = 14;

/// Bytes of the largest file that is read: a hundred thousand creators with long biographies take a tenth of it.
const LARGEST: f64 = 200e6;

/// Everything the page shows of the roster. A handle: copies are the same state.
#[derive(Clone)]
pub struct Desk {
    /// The table.
    pub shown: ArcRwSignal<Shown>,
    /// The first rows as they will be with the file to be confirmed, while there are no others.
    pub ahead: ArcRwSignal<Vec<RowView>>,
    /// Which rows are wanted.
    pub look: ArcRwSignal<Look>,
    /// Rows that were typed or pasted, until they are taken.
    pub typed: ArcRwSignal<String>,
    /// A file to be confirmed.
    pub proposal: ArcRwSignal<Option<Proposal>>,
    /// What the rows of the file say that is to be confirmed, once they are counted.
    pub drafted: ArcRwSignal<Option<Drafted>>,
    /// What became of the last file.
    pub report: ArcRwSignal<Option<Report>>,
    /// The report of the last file that had one, also after it was closed.
    pub past: ArcRwSignal<Option<Past>>,
    /// Names of files that wait until the one before them is in.
    pub queue: ArcRwSignal<Vec<String>>,
    /// Why a file was not taken.
    pub refused: ArcRwSignal<Option<String>>,
    /// What the worker is doing.
    pub busy: ArcRwSignal<Option<String>>,
    /// Whether a file is read that has come as far as its rows. What is built before would be in the way of the browser's
    /// reading.
    pub coming: ArcRwSignal<bool>,
    /// The workbook that is read, or that the proposal comes from.
    pub workbook: Workbook,
    /// The creator who is looked at.
    pub detail: ArcRwSignal<Option<Detail>>,
    /// The short list, while it is looked at.
    pub picked: ArcRwSignal<Option<Picked>>,
    /// Those who are not on it, while they are looked at one by one.
    pub left: ArcRwSignal<Option<Left>>,
    /// How many of so many questions about the short list are answered.
    pub working: ArcRwSignal<(u32, u32)>,
    /// What short lists are asked for: what was last asked, else what the worker has.
    pub plans: ArcRwSignal<Plans>,
    /// Changes asked for when the short list was last asked for something else; `None` once that is answered.
    asked: ArcRwSignal<Option<u32>>,
    /// Why a change by hand was not made.
    pub declined: ArcRwSignal<Option<String>>,
    /// The columns of the table.
    pub columns: ArcRwSignal<Vec<Column>>,
    /// Whether a cell of the table is being typed: its row is not drawn anew meanwhile.
    pub typing: ArcRwSignal<bool>,
    /// Whether the worker is gone.
    pub failed: ArcRwSignal<bool>,
    /// Whether what is stored has been opened.
    pub opened: ArcRwSignal<bool>,
    /// What has to be said about keeping it.
    pub trouble: ArcRwSignal<Option<Trouble>>,
    state: AppState,
}

/// The line, and what waits for the worker to come up.
#[derive(Default)]
struct Line {
    worker: Option<Hired>,
    ready: bool,
    waiting: Vec<(Request, Option<File>)>,
    /// Files of which nobody waits to hear any more what became of them.
    unwanted: u32,
    /// A look is on its way, and the one to ask for next.
    looking: bool,
    next: Option<Look>,
    /// Files that wait.
    queue: Vec<File>,
    /// The file that the user chose, until it is known what it holds.
    chosen: Option<File>,
    /// What became of a file of which the rows are on their way: the page changes once for both.
    taken: Option<Report>,
    /// The roster was opened, and its first rows are on their way: until then nobody knows whether there are any.
    opened: bool,
    /// Whom the user asked for last to be opened up.
    looked_at: Option<u32>,
    /// The place of that creator among all that match, where it was last seen.
    looked_row: Option<usize>,
    /// What was done to many, which is said once it is seen, and what was said last.
    done: Option<String>,
    said: Option<String>,
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static LINE: RefCell<Line> = RefCell::default();
}

impl Desk {
    /// The desk, started on first use.
    pub fn open(state: AppState) -> Self {
        let there = DESK.with_borrow(Clone::clone);
        there.unwrap_or_else(|| {
            let desk = Self {
                shown: ArcRwSignal::default(),
                ahead: ArcRwSignal::default(),
                look: ArcRwSignal::new(Look {
                    count: FIRST_ROWS,
                    ..Look::default()
                }),
                typed: ArcRwSignal::default(),
                proposal: ArcRwSignal::default(),
                drafted: ArcRwSignal::default(),
                report: ArcRwSignal::default(),
                past: ArcRwSignal::default(),
                queue: ArcRwSignal::default(),
                refused: ArcRwSignal::default(),
                busy: ArcRwSignal::default(),
                coming: ArcRwSignal::default(),
                workbook: Workbook::default(),
                detail: ArcRwSignal::default(),
                picked: ArcRwSignal::default(),
                left: ArcRwSignal::default(),
                working: ArcRwSignal::default(),
                plans: ArcRwSignal::default(),
                asked: ArcRwSignal::default(),
                declined: ArcRwSignal::default(),
                columns: ArcRwSignal::new(chooser::stored()),
                typing: ArcRwSignal::new(false),
                failed: ArcRwSignal::new(false),
                opened: ArcRwSignal::new(false),
                trouble: ArcRwSignal::default(),
                state,
            };
            desk.start();
            DESK.set(Some(desk.clone()));
            desk
        })
    }

    fn start(&self) {
        let hear = self.clone();
        let gone = self.clone();
        let worker = Hired::start(
            "desk",
            move |message| hear.hear(&worker::bytes(message).unwrap_or_default()),
            move || {
                gone.failed.set(true);
                gone.busy.set(None);
                keep::worker_gone(gone.state);
            },
        );
        if worker.is_none() {
            self.failed.set(true);
            keep::worker_gone(self.state);
        }
        LINE.with_borrow_mut(|line| {
            line.worker = worker;
            line.looking = true;
        });
        keep::flush_on_leave();
        let other = self.clone();
        keep::on_other_tab(move || other.follow());
        self.open_stored();
        self.ask(Request::Look(self.look.get_untracked()));
    }

    /// Goes on with what is stored, dropping what this tab has not saved.
    pub fn open_stored(&self) {
        self.trouble.set(None);
        let desk = self.clone();
        spawn_local(async move { desk.take_stored(keep::stored().await) });
    }

    /// Goes on with what another tab stored, but not over what this one has not saved, nor over what is changed here
    /// while the other's is read.
    fn follow(&self) {
        if self.is_torn() {
            return;
        }
        let desk = self.clone();
        spawn_local(async move {
            let stored = keep::stored().await;
            if !desk.is_torn() {
                desk.take_stored(stored);
            }
        });
    }

    /// Whether this tab has something that another one's save would drop. Then the user is asked.
    fn is_torn(&self) -> bool {
        let undecided = self.trouble.with_untracked(|t| {
            matches!(t, Some(Trouble::Full | Trouble::InTab | Trouble::OtherTab))
        });
        let torn = undecided || keep::is_behind();
        if torn {
            self.trouble.set(Some(Trouble::OtherTab));
        }
        torn
    }

    fn take_stored(&self, stored: Result<Stored, Refused>) {
        match stored {
            Ok(stored) => self.ask(Request::Open(stored)),
            Err(_) => {
                keep::stop();
                self.trouble.set(Some(Trouble::Blocked));
                self.opened.set(true);
            }
        }
    }

    /// Stores what this tab has, over what another one stored.
    pub fn keep_this(&self) {
        self.trouble.set(None);
        let desk = self.clone();
        spawn_local(async move {
            keep::follow_stored().await;
            desk.ask(Request::KeepAll);
        });
    }

    /// Asks the worker.
    pub fn ask(&self, request: Request) {
        self.ask_with(request, None);
    }

    fn ask_with(&self, request: Request, file: Option<File>) {
        if request.is_change() {
            keep::announce(self.state);
        }
        LINE.with_borrow_mut(|line| match &line.worker {
            Some(worker) if line.ready => send(worker, &request, file.as_ref()),
            _ => line.waiting.push((request, file)),
        });
    }

    /// Changes a creator.
    pub fn edit(&self, who: u32, edit: Edit) {
        self.change(Whose::One(who), edit);
    }

    /// Changes creators.
    pub fn change(&self, whose: Whose, edit: Edit) {
        self.declined.set(None);
        let opening = self.shown.with_untracked(|s| s.opening);
        self.ask(Request::Edit {
            whose,
            edit,
            opening,
        });
    }

    /// Marks whoever is called so.
    pub fn mark(&self, name: String, mark: Mark) {
        self.declined.set(None);
        let opening = self.shown.with_untracked(|s| s.opening);
        self.ask(Request::Mark {
            name,
            mark,
            opening,
        });
    }

    /// Looks at a creator, or at nobody any more.
    pub fn look_at(&self, who: Option<u32>) {
        self.declined.set(None);
        let row = who.and_then(|who| self.row_of(who));
        LINE.with_borrow_mut(|line| {
            line.looked_at = who;
            line.looked_row = row;
        });
        if who.is_none() {
            self.detail.set(None);
        }
        self.ask(Request::Detail { who });
    }

    /// Somebody's place among all that match, where the row is there.
    fn row_of(&self, who: u32) -> Option<usize> {
        self.shown.with_untracked(|s| {
            let at = s.rows.iter().position(|row| row.who == who)?;
            Some(s.look.from as usize + at)
        })
    }

    /// Who stands before or after the creator whom the user asked for last, in the rows that are there. Where they no
    /// longer match, it is told from where they stood.
    pub fn beside(&self, after: bool) -> Option<u32> {
        let (who, before) = LINE.with_borrow(|line| (line.looked_at, line.looked_row));
        let here = who.and_then(|who| self.row_of(who));
        let row = match (here, after) {
            (Some(row), true) => row.checked_add(1)?,
            (None, true) => before?,
            (_, false) => here.or(before)?.checked_sub(1)?,
        };
        self.shown.with_untracked(|s| {
            let at = row.checked_sub(s.look.from as usize)?;
            Some(s.rows.get(at)?.who)
        })
    }

    /// Changes what the short list is asked for. The change is told the currency of its amounts.
    pub fn plan(&self, change: impl FnOnce(&mut Plan, String)) {
        let currency = self
            .picked
            .with_untracked(|p| p.as_ref().map(|p| p.terms.currency.clone()));
        self.plans(|plans| {
            let at = plans.current as usize;
            if let Some(plan) = plans.all.get_mut(at) {
                change(plan, currency.unwrap_or_default());
            }
        });
    }

    /// Changes the plans.
    pub fn plans(&self, change: impl FnOnce(&mut Plans)) {
        let before = self.plans.get_untracked();
        let mut plans = before.clone();
        change(&mut plans);
        if plans == before {
            return;
        }
        self.declined.set(None);
        self.plans.set(plans.clone());
        let opening = self
            .picked
            .with_untracked(|p| p.as_ref().map_or(0, |p| p.opening));
        self.ask(Request::Plan { plans, opening });
        self.asked.set(Some(keep::asked()));
    }

    /// Whether the short list that is shown is older than what it was asked for.
    pub fn picking(&self) -> ArcRwSignal<Option<u32>> {
        self.asked.clone()
    }

    /// Has files read one after another, each when the user says so.
    pub fn read_first(&self, mut files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        let first = files.remove(0);
        self.queue.set(files.iter().map(File::name).collect());
        LINE.with_borrow_mut(|line| line.queue = files);
        self.read(&first);
    }

    /// Has the next of the files that wait read.
    pub fn read_next(&self) {
        let files = LINE.with_borrow_mut(|line| std::mem::take(&mut line.queue));
        self.read_first(files);
    }

    /// Has a file read; a workbook by a worker of its own first.
    pub fn read(&self, file: &File) {
        workbook::close(self);
        if file.size() > LARGEST {
            self.proposal.set(None);
            self.refused.set(Some(format!(
                "The file has {} MB; Tierwise reads up to {} MB. Save it in parts and bring them one after another.",
                (file.size() / 1e6).round(),
                LARGEST / 1e6
            )));
            return;
        }
        self.refused.set(None);
        self.coming.set(false);
        LINE.with_borrow_mut(|line| {
            // What was read so far is not what is waited for any more.
            line.unwanted += u32::from(self.busy.with_untracked(Option::is_some));
            line.chosen = Some(file.clone());
        });
        let name = file.name();
        let what = reading(&name);
        self.ask_with(Request::Read { name }, Some(file.clone()));
        self.busy.set(Some(what));
    }

    /// The file that is read holds rows. What was proposed before makes way for it, and where it is not from a workbook,
    /// so does that.
    fn rows_come(&self) {
        let chosen = LINE.with_borrow_mut(|line| line.chosen.take());
        if chosen.is_some() {
            workbook::forget(self);
            self.proposal.set(None);
        }
    }

    /// Has a file of rows read.
    pub fn read_rows(&self, name: String, file: &File) {
        let what = reading(&name);
        self.ask_with(Request::Read { name }, Some(file.clone()));
        // What is built of the page meanwhile does not hold the worker up.
        self.wait_for(what);
    }

    /// Has pasted rows read.
    pub fn paste(&self, text: String) {
        workbook::forget(self);
        if text.trim().is_empty() {
            self.refused.set(None);
            self.proposal.set(None);
            return;
        }
        self.wait_for(reading(""));
        self.ask(Request::Paste(text));
    }

    /// Has creators who are made up read.
    pub fn sample(&self) {
        workbook::forget(self);
        self.wait_for(reading("sample.csv"));
        self.ask(Request::Sample);
    }

    /// Forgets the file that is read or waits for a yes.
    pub fn leave(&self) {
        workbook::forget(self);
        self.refused.set(None);
        let reads = self.busy.with_untracked(Option::is_some);
        if reads {
            self.busy.set(None);
            LINE.with_borrow_mut(|line| line.unwanted += 1);
        }
        if reads || self.proposal.with_untracked(Option::is_some) {
            self.proposal.set(None);
            self.ask(Request::Drop);
        }
    }

    fn wait_for(&self, what: String) {
        self.refused.set(None);
        self.proposal.set(None);
        self.coming.set(false);
        self.busy.set(Some(what));
    }

    /// Tells which brief and which settings are in force.
    pub fn settle(&self, workspace: &Workspace) {
        self.ask(Request::Settings(persist::encode(workspace, 0)));
    }

    /// Looks at other rows. While one look is on its way only the newest other one waits.
    pub fn look(&self, change: impl FnOnce(&mut Look)) {
        let mut look = self.look.get_untracked();
        change(&mut look);
        if look == self.look.get_untracked() && LINE.with_borrow(|line| line.looking) {
            return;
        }
        self.look.set(look.clone());
        let now = LINE.with_borrow_mut(|line| {
            if line.looking {
                line.next = Some(look.clone());
            }
            !std::mem::replace(&mut line.looking, true)
        });
        if now {
            self.ask(Request::Look(look));
        }
    }

    /// Looks at the first rows of something else. Only those that are seen are asked for: the table asks for more when
    /// these are painted.
    pub fn look_anew(&self, change: impl FnOnce(&mut Look)) {
        self.look(|look| {
            change(look);
            look.from = 0;
            look.count = FIRST_ROWS;
        });
    }

    /// Something of what is shown. It follows when the rows are painted: those are what one looks at while typing.
    pub fn after_rows<T: Clone + PartialEq + Send + Sync + 'static>(
        &self,
        of: fn(&Shown) -> T,
    ) -> RwSignal<T> {
        let shown = self.shown.clone();
        let followed = RwSignal::new(shown.with_untracked(of));
        effect(move || {
            let now = shown.with(of);
            if followed.with_untracked(|before| *before != now) {
                timing::after_paint(move || {
                    // The page may be gone by then.
                    let _ = followed.try_set(now);
                });
            }
        });
        followed
    }

    fn hear(&self, bytes: &[u8]) {
        let Ok(reply) = postcard::from_bytes::<Reply>(bytes) else {
            return;
        };
        match reply {
            Reply::Ready => LINE.with_borrow_mut(|line| {
                line.ready = true;
                let waiting = std::mem::take(&mut line.waiting);
                if let Some(worker) = &line.worker {
                    for (request, file) in waiting {
                        send(worker, &request, file.as_ref());
                    }
                }
            }),
            Reply::Opened(opened) => {
                self.trouble.set(keep::opened(self.state, &opened));
                // Numbers of before mean nobody any more.
                self.detail.set(None);
                past::find(self);
                LINE.with_borrow_mut(|line| line.opened = true);
                self.ask(Request::Look(self.look.get_untracked()));
            }
            Reply::Keep(kept, heard) => {
                let desk = self.clone();
                let again = move || desk.ask(Request::KeepAll);
                keep::keep(self.state, self.trouble.clone(), kept, heard, again);
            }
            Reply::Settled(heard) => keep::settled(self.state, heard),
            Reply::Progress { name, rows } => {
                // What was cancelled is not read on for anybody.
                let wanted = LINE.with_borrow(|line| line.unwanted == 0);
                if wanted && self.busy.with_untracked(Option::is_some) {
                    self.rows_come();
                    let word = format::plural(u64::from(rows), "row", "rows");
                    let rows = format::whole(f64::from(rows));
                    self.busy
                        .set(Some(format!("{}: {rows} {word}", reading(&name))));
                    self.coming.set(true);
                }
            }
            // It was said before the worker heard that it is not wanted.
            Reply::Proposed(_) | Reply::Refused(_) | Reply::Workbook if is_unwanted() => {}
            Reply::GivenUp => {
                is_unwanted();
            }
            Reply::Workbook => {
                self.busy.set(None);
                if let Some(file) = LINE.with_borrow_mut(|line| line.chosen.take()) {
                    workbook::open(self, &file);
                }
            }
            Reply::Proposed(proposal) => {
                self.busy.set(None);
                self.drafted.set(proposal.drafted.clone());
                self.proposal.set(Some(*proposal));
            }
            Reply::Counted(drafted) => self.drafted.set(Some(*drafted)),
            Reply::Ahead(rows) => self.ahead.set(rows),
            Reply::Refused(why) => {
                self.rows_come();
                self.busy.set(None);
                self.refused.set(Some(why));
            }
            Reply::Told(csv) => past::told(self, csv),
            Reply::Taken(report) => LINE.with_borrow_mut(|line| line.taken = Some(report)),
            Reply::Shown(shown) => self.take(*shown),
            Reply::Picked(picked) => self.take_picks(*picked),
            Reply::Unpicked => self.picked.set(None),
            Reply::Left(left) => self.left.set(Some(*left)),
            Reply::Working { done, of } => self.working.set((done, of)),
            Reply::Detail(detail) => {
                // Who was closed, or left for another, does not come back.
                let wanted = LINE.with_borrow(|line| line.looked_at);
                let of = |d: &Detail| Some(d.row.who) == wanted;
                if detail.as_deref().is_none_or(of) {
                    self.detail.set(detail.map(|d| *d));
                }
            }
            Reply::Done(what) => LINE.with_borrow_mut(|line| line.done = Some(what)),
            Reply::Declined(why) => {
                if !cell::answered(self, Some(&why)) {
                    self.declined.set(Some(why));
                }
            }
            Reply::File { name, bytes } => {
                let kind = match name.rsplit_once('.').map(|(_, ending)| ending) {
                    Some("ics") => "text/calendar",
                    Some("json") => "application/json",
                    _ => "text/csv",
                };
                download::offer(&name, kind, &bytes);
            }
            Reply::Book { name, table } => book::make(self, name, &table),
        }
    }

    /// Says what was done to many, with a way back, for as long as that is what would be taken back.
    fn say_done(&self, undo: Option<&str>) {
        let (done, said) = LINE.with_borrow_mut(|line| (line.done.take(), line.said.take()));
        if let Some(what) = done.filter(|what| undo == Some(what)) {
            let desk = self.clone();
            self.state.toast.set(Some(Toast {
                text: format!("Done: {what}."),
                undo: Some(Arc::new(move || desk.ask(Request::Undo))),
            }));
            LINE.with_borrow_mut(|line| line.said = Some(what));
        } else if said.is_some() && said.as_deref() != undo {
            self.state.toast.set(None);
        } else {
            LINE.with_borrow_mut(|line| line.said = said);
        }
    }

    fn take_picks(&self, picked: Picked) {
        // What was typed since is on its way and not in it.
        if picked.heard == keep::asked() {
            self.asked.set(None);
            if self.plans.with_untracked(|plans| *plans != picked.plans) {
                self.plans.set(picked.plans.clone());
            }
        }
        self.state.picked.set(Some(picked.count));
        self.picked.set(Some(picked));
    }

    fn take(&self, shown: Shown) {
        let taken = LINE.with_borrow_mut(|line| line.taken.take());
        if let Some(report) = taken {
            workbook::forget(self);
            self.busy.set(None);
            self.proposal.set(None);
            self.refused.set(None);
            self.typed.set(String::new());
            past::keep(self, &report);
            self.report.set(Some(report));
        }
        let count = self.state.creators;
        if count.get_untracked() != Some(shown.total) {
            count.set(Some(shown.total));
        }
        self.say_done(shown.undo.as_deref());
        self.shown.set(shown);
        cell::answered(self, None);
        if LINE.with_borrow_mut(|line| std::mem::take(&mut line.opened)) {
            self.opened.set(true);
        }
        let next = LINE.with_borrow_mut(|line| {
            let next = line.next.take();
            line.looking = next.is_some();
            next
        });
        if let Some(next) = next {
            self.ask(Request::Look(next));
        }
    }
}

/// Whether what was read is no longer waited for; then it is accounted for.
fn is_unwanted() -> bool {
    LINE.with_borrow_mut(|line| {
        let unwanted = line.unwanted > 0;
        line.unwanted = line.unwanted.saturating_sub(1);
        unwanted
    })
}

/// What is done to a file of this name; pasted rows have none.
fn reading(name: &str) -> String {
    match name {
        "" => "Reading the pasted rows".to_owned(),
        name => format!("Reading {name}"),
    }
}

fn send(worker: &Hired, request: &Request, file: Option<&File>) {
    if let Ok(bytes) = postcard::to_allocvec(request) {
        worker.send(&worker::message(&bytes, file));
    }
}

/// The place of the field of this name, as the desk counts.
pub fn field(label: &str) -> Option<u8> {
    let at = Field::ALL.iter().position(|f| f.label() == label)?;
    u8::try_from(at).ok()
}
