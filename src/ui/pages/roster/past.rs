//! The report of the last import once its banner is closed, and after the page was loaded anew: the journal keeps it
//! with every line, as long as these are not too many.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tierwise_core::persist::MAX_BYTES;
use tierwise_roster::told;
use tierwise_roster::wire::{Report, Request};

use crate::platform::journal::{self, Entry};
use crate::ui::boxed::{hear, maybe, memo};
use crate::ui::brand;

use super::desk::Desk;
use super::report;

/// Lines of a report that is kept with all of them: about half of what a stored text may have.
const MOST: u32 = 2_000;

/// A report that can be looked at again.
#[derive(Debug, Clone)]
pub struct Past {
    pub report: Report,
    /// Every line of it, as CSV; empty where they are too many to be kept.
    pub csv: String,
    /// Whether the worker still has the file, so that lines can be put right.
    pub live: bool,
}

fn key() -> String {
    brand::key("roster.report")
}

/// Lines that were told of.
pub fn lines(report: &Report) -> u32 {
    report.groups.iter().map(|group| group.count).sum()
}

/// Whether a report is only there until the page is left.
pub fn is_long(report: &Report) -> bool {
    lines(report) > MOST
}

/// Keeps the report of a file that was just taken in, in the place of the one before.
pub fn keep(desk: &Desk, report: &Report) {
    if lines(report) == 0 {
        forget(desk);
        return;
    }
    desk.past.set(Some(Past {
        report: report.clone(),
        csv: String::new(),
        live: true,
    }));
    if is_long(report) {
        write(report, "");
    } else {
        desk.ask(Request::Told);
    }
}

/// Takes the lines of that report.
pub fn told(desk: &Desk, csv: String) {
    desk.past.update(|past| {
        if let Some(past) = past {
            write(&past.report, &csv);
            past.csv = csv;
        }
    });
}

/// Forgets it: what it tells of was taken back.
pub fn forget(desk: &Desk) {
    desk.past.set(None);
    note(Entry {
        forget: vec![key()],
        ..Entry::default()
    });
}

fn write(report: &Report, csv: &str) {
    let mut text = told::encode(report, csv);
    if text.len() > MAX_BYTES {
        text = told::encode(report, "");
    }
    note(Entry {
        put: vec![(key(), text)],
        ..Entry::default()
    });
}

/// A browser without a journal shows the report as long as the page is open.
fn note(entry: Entry) {
    spawn_local(async move {
        let _ = journal::write(entry, &key(), |_| true).await;
    });
}

/// Finds what was kept; what this page has of its own is newer.
pub fn find(desk: &Desk) {
    // The worker that had the file may be at another roster now.
    desk.past.update(|past| {
        if let Some(past) = past {
            past.live = false;
        }
    });
    let desk = desk.clone();
    spawn_local(async move {
        let text = journal::text(&key()).await;
        if let Some((report, csv)) = text.and_then(|text| told::decode(&text))
            && desk.past.with_untracked(Option::is_none)
        {
            desk.past.set(Some(Past {
                report,
                csv,
                live: false,
            }));
        }
    });
}

/// The way back to a report that is not open.
pub fn line(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    let (shown, of) = (desk.shown.clone(), desk.past.clone());
    // Of what was taken back there is nothing to be told.
    let there = memo(move || {
        let undo = of.with(|past| past.as_ref().map(|past| past.report.undo.clone()));
        shown.with(|s| s.total > 0 && undo.is_some() && s.redo != undo)
    });
    maybe(move || {
        if desk.report.with(Option::is_some) || !there.get() {
            return None;
        }
        let past = desk.past.get()?;
        let said = report::became(&past.report);
        let desk = desk.clone();
        let open = hear(move |_: web_sys::MouseEvent| desk.report.set(Some(past.report.clone())));
        Some(
            view! {
                <p class="sm q" data-testid="import-past">
                    "Last import: "{said}" "
                    <button type="button" class="link" on:click=open>"See its report"</button>
                </p>
            }
            .into_any(),
        )
    })
}
