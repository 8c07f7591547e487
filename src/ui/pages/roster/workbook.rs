//! Workbooks: a worker of its own takes a sheet out, and the desk reads that as it reads any file.
//!
//! Nothing on the page changes before the sheet is there, so that cancelling leaves it as it was.

use std::cell::RefCell;

use js_sys::Array;
use leptos::prelude::*;
use tierwise_workbook::wire::{Stage, Tell};
use tierwise_workbook::{LARGEST_FILE, Sheet, too_large};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, HtmlSelectElement};

use crate::platform::worker::{Hired, bytes};
use crate::ui::boxed::{hear, maybe};
use crate::ui::{focus, format};

use super::desk::Desk;

/// The select of the sheet. It counts as a choice of the proposal, so that it keeps the focus when that is made anew.
const SELECT: &str = "import-choice-sheet";
/// The button that cancels.
const CANCEL: &str = "import-cancel";
/// The button that chooses a file.
pub const CHOOSE: &str = "import-choose";

/// What the page shows of a workbook.
#[derive(Clone, Default)]
pub struct Workbook {
    /// Whether one is being read.
    pub reading: ArcRwSignal<bool>,
    /// The sheets of the one that the proposal is from, if it has several.
    sheets: ArcRwSignal<Vec<Sheet>>,
    /// The sheet that the proposal is from.
    chosen: ArcRwSignal<u32>,
}

/// A worker and what it was given.
struct Job {
    worker: Hired,
    ready: bool,
    file: File,
    /// The sheet it was asked for; at first it takes the one with the most rows.
    wanted: Option<u32>,
    sheets: Vec<Sheet>,
}

thread_local! {
    /// It stays while its workbook does, so that another sheet is there at once.
    static JOB: RefCell<Option<Job>> = const { RefCell::new(None) };
    /// The workbook that the proposal is from, to be opened again after its worker was ended.
    static FILE: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// Opens a workbook.
pub fn open(desk: &Desk, file: &File) {
    let size = file.size() as u64;
    if size > LARGEST_FILE {
        refuse(desk, too_large(size).0);
    } else {
        start(desk, file, None);
    }
}

/// Ends what is being read.
pub fn close(desk: &Desk) {
    JOB.set(None);
    if !desk.workbook.reading.get_untracked() {
        return;
    }
    let focused = document().active_element().map(|e| e.id());
    desk.workbook.reading.set(false);
    desk.busy.set(None);
    if let Some(select) = document().get_element_by_id(SELECT) {
        let select: HtmlSelectElement = select.unchecked_into();
        select.set_value(&desk.workbook.chosen.get_untracked().to_string());
    }
    if focused.as_deref() == Some(CANCEL) {
        go_back(desk);
    }
}

/// Ends what is being read, and puts the workbook of the proposal away.
pub fn forget(desk: &Desk) {
    close(desk);
    FILE.set(None);
    desk.workbook.sheets.set(Vec::new());
}

/// Focuses what the reading was begun with.
fn go_back(desk: &Desk) {
    let several = desk
        .workbook
        .sheets
        .with_untracked(|sheets| !sheets.is_empty());
    focus::first_with_id(if several { SELECT } else { CHOOSE }.to_owned());
}

fn start(desk: &Desk, file: &File, wanted: Option<u32>) {
    let (listening, failing) = (desk.clone(), desk.clone());
    let worker = Hired::start(
        "workbook",
        move |message| told(&listening, &message.unchecked_into()),
        move || stopped(&failing),
    );
    let Some(worker) = worker else {
        return stopped(desk);
    };
    JOB.set(Some(Job {
        worker,
        ready: false,
        file: file.clone(),
        wanted,
        sheets: Vec::new(),
    }));
    begin(desk, file);
}

fn begin(desk: &Desk, file: &File) {
    desk.refused.set(None);
    desk.busy.set(Some(format!("Opening {}", file.name())));
    desk.workbook.reading.set(true);
}

/// Reads another sheet of the workbook.
fn choose(desk: &Desk, sheet: u32) {
    // It may be at another workbook, or a sheet that is not wanted any more.
    if desk.workbook.reading.get_untracked() {
        close(desk);
    }
    let Some(file) = FILE.with_borrow(Clone::clone) else {
        return;
    };
    let asked = JOB.with_borrow_mut(|job| {
        let job = job.as_mut()?;
        job.wanted = Some(sheet);
        job.worker.send(&Array::of1(&sheet.into()));
        Some(())
    });
    match asked {
        Some(()) => begin(desk, &file),
        None => start(desk, &file, Some(sheet)),
    }
}

fn told(desk: &Desk, message: &Array) {
    let Some(Ok(tell)) = bytes(message.get(0)).map(|bytes| postcard::from_bytes(&bytes)) else {
        return;
    };
    match tell {
        Tell::Ready => with_job(|job| {
            job.ready = true;
            let wanted = job.wanted.map_or(JsValue::UNDEFINED, JsValue::from);
            job.worker.send(&Array::of2(&wanted, &job.file));
        }),
        Tell::Doing(stage) => with_job(|job| desk.busy.set(Some(words(stage, &job.file.name())))),
        Tell::Sheets(sheets) => with_job(|job| job.sheets = sheets),
        Tell::Rows { sheet } => {
            with_job(|job| take(desk, job, sheet, &message.get(1).unchecked_into()))
        }
        Tell::Refused(why) => refuse(desk, why),
        // Only who has one made is told of it (book.rs).
        Tell::Written => {}
    }
}

fn with_job(act: impl FnOnce(&mut Job)) {
    JOB.with_borrow_mut(|job| {
        if let Some(job) = job {
            act(job);
        }
    });
}

/// Hands the rows of a sheet to the desk.
fn take(desk: &Desk, job: &Job, sheet: u32, rows: &File) {
    let shown = &desk.workbook;
    FILE.set(Some(job.file.clone()));
    shown.chosen.set(sheet);
    // The select stays, and with it the focus, while the sheets are the same.
    if shown.sheets.with_untracked(|sheets| *sheets != job.sheets) {
        shown.sheets.set(job.sheets.clone());
    }
    shown.reading.set(false);
    let name = match job.sheets.get(sheet as usize) {
        Some(sheet) => format!("{} ({})", job.file.name(), sheet.name),
        None => job.file.name(),
    };
    desk.read_rows(name, rows);
}

/// Says why a sheet is not read. A workbook that is not read at all takes the place of what was proposed, as any file.
fn refuse(desk: &Desk, why: String) {
    let other_sheet = JOB.with_borrow(|job| job.as_ref().is_some_and(|job| job.wanted.is_some()));
    close(desk);
    if !other_sheet {
        desk.leave();
    }
    desk.busy.set(None);
    desk.refused.set(Some(why));
}

/// The worker did not come up, or broke off.
fn stopped(desk: &Desk) {
    let ready = JOB.with_borrow(|job| job.as_ref().is_some_and(|job| job.ready));
    let why = if ready {
        "This workbook is damaged, or too much for the memory of this browser. Open it in your spreadsheet, save the sheet \
         as CSV and bring that."
    } else {
        "The part of Tierwise that reads Excel workbooks did not load. Check the connection and choose the workbook again, \
         or save the sheet as CSV and bring that."
    };
    refuse(desk, why.to_owned());
}

fn words(stage: Stage, name: &str) -> String {
    match stage {
        Stage::Unpacking => format!("Unpacking {name}"),
        Stage::Comparing => format!("Looking through the sheets of {name}"),
        Stage::Reading(0) => format!("Reading {name}"),
        Stage::Reading(rows) => format!("Reading {name}: {} rows", format::whole(f64::from(rows))),
    }
}

/// The button that cancels, while anything is read. What is read at once is not in anybody's way: it shows a little
/// later.
pub fn cancel(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    maybe(move || {
        let busy = desk.busy.with(Option::is_some);
        let desk = desk.clone();
        let click = hear(move |_: web_sys::MouseEvent| {
            if desk.workbook.reading.get_untracked() {
                close(&desk);
            } else {
                desk.leave();
            }
            go_back(&desk);
        });
        busy.then(|| {
            view! {
                <button type="button" class="btn btn--sm late" id=CANCEL data-testid=CANCEL on:click=click>
                    "Cancel reading"
                </button>
            }
            .into_any()
        })
    })
}

/// The sheet to read, where there are several.
pub fn choice(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    maybe(move || {
        let sheets = desk.workbook.sheets.get();
        let chosen = desk.workbook.chosen.get_untracked();
        let desk = desk.clone();
        let change = hear(move |event: web_sys::Event| {
            if let Ok(sheet) = event_target_value(&event).parse() {
                choose(&desk, sheet);
            }
        });
        let options = (0..).zip(&sheets).map(|(at, sheet)| {
            let rows = format::plural(u64::from(sheet.rows), "row", "rows");
            let label = format!(
                "{} ({} {rows})",
                sheet.name,
                format::whole(f64::from(sheet.rows))
            );
            view! { <option value=at.to_string() selected=at == chosen>{label}</option> }
        });
        let options = options.collect_view();
        (!sheets.is_empty()).then(|| {
            view! {
                <label class="field field--row">
                    <span>"Sheet"</span>
                    <select class="sel sel--sm" id=SELECT data-testid="import-sheet" on:change=change>{options}</select>
                </label>
            }
            .into_any()
        })
    })
}
