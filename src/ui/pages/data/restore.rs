//! Bringing a backup back: it is looked at first, and nothing of what is there is lost before the yes, nor after it.

use std::sync::Arc;

use js_sys::futures::JsFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tierwise_core::persist::brands::MAX_NAME;
use tierwise_core::persist::vault::{Arrival, Change};
use tierwise_roster::backup::{self, Backup, Found, MAX_FILE};
use web_sys::{DragEvent, File, HtmlInputElement};

use super::office::{self, Why};
use super::{Here, Then};
use crate::platform::{intl, storage};
use crate::ui::boxed::{dynamic, hear};
use crate::ui::format;

/// What a file turned out to be; nothing before one is chosen.
type Read = Option<Result<Arc<Backup>, Why>>;

/// The section.
pub fn section(here: Here) -> AnyView {
    let read: RwSignal<Read> = RwSignal::new(None);
    let over = RwSignal::new(false);
    let choose = hear(move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            open(file, read);
        }
        // The same file can be chosen again.
        input.set_value("");
    });
    let drop_file = hear(move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            open(file, read);
        }
    });
    let hover = hear(move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    });
    view! {
        <section class="sec" aria-labelledby="restore">
            <div class="sec__head"><h2 id="restore">"Bring a backup back"</h2>
                <p>"From a backup, or from the file that was offered when the page stopped. You see what it holds before anything changes."</p></div>
            <div class="dropz" class:is-over=move || over.get() on:dragover=hover on:dragleave=hear(move |_: DragEvent| over.set(false)) on:drop=drop_file>
                <label class="field"><span>"Backup file"</span>
                    <small>"Choose it, or drop it here. Up to "{(MAX_FILE >> 20).to_string()}" MB. It is read on this device and sent nowhere."</small>
                    <input type="file" data-testid="restore-file" accept=".json,application/json" on:change=choose />
                </label>
            </div>
            <div aria-live="polite">{dynamic(move || match read.get() {
                None => ().into_any(),
                Some(Err(why)) => view! { <p class="err" data-testid="restore-refused">{why}</p> }.into_any(),
                Some(Ok(found)) => preview(here, read, &found),
            })}</div>
        </section>
    }
    .into_any()
}

fn open(file: File, read: RwSignal<Read>) {
    if file.size() > MAX_FILE as f64 {
        read.set(Some(Err(format!(
            "This file is larger than {} MB, which no backup is. It was not read.",
            MAX_FILE >> 20
        ))));
        return;
    }
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok();
        let found = match text.and_then(|text| text.as_string()) {
            Some(text) => backup::read(&text).map(Arc::new),
            None => Err("The browser could not read this file.".to_owned()),
        };
        // The page may be gone by then.
        let _ = read.try_set(Some(found));
    });
}

fn preview(here: Here, read: RwSignal<Read>, found: &Arc<Backup>) -> AnyView {
    let made = match found.made.as_str() {
        "" => "Kept when the page stopped".to_owned(),
        day => format!("Made on {}", intl::day(day)),
    };
    let rows = found.brands.iter().map(|brand| {
        view! { <li><b>{brand.arrival.name.clone()}</b>" "<span class="q">{holds(brand)}</span></li> }
    });
    let told = found
        .told
        .iter()
        .map(|why| view! { <li class="err">{why.clone()}</li> });
    let empty = here
        .view
        .with_untracked(|v| matches!(v, Some(Ok(view)) if view.empty));
    let bring = |replace: bool| {
        let found = found.clone();
        hear(move |_: web_sys::MouseEvent| bring_in(here, read, &found, replace))
    };
    let acts = if empty {
        view! { <button type="button" class="btn btn--go" data-testid="restore-replace" on:click=bring(true)>"Bring it in"</button> }.into_any()
    } else {
        view! {
            <button type="button" class="btn btn--go" data-testid="restore-merge" on:click=bring(false)>"Add as further brands"</button>
            <button type="button" class="btn" data-testid="restore-replace" on:click=bring(true)>"Replace what is here"</button>
        }
        .into_any()
    };
    let note = (!empty).then(|| {
        view! { <p class="sm q">"Replaced brands count as deleted: they can be brought back for a day."</p> }
    });
    view! {
        <div class="dprev" data-testid="restore-preview">
            <h3>{format!("{made}, {} {}", found.brands.len(), format::plural(found.brands.len() as u64, "brand", "brands"))}</h3>
            <ul>{rows.collect_view()}</ul>
            <ul>{told.collect_view()}</ul>
            <p class="acts">{acts}
                <button type="button" class="btn btn--bare" on:click=hear(move |_: web_sys::MouseEvent| read.set(None))>"Leave it"</button></p>
            {note}
        </div>
    }
    .into_any()
}

fn holds(brand: &Found) -> String {
    let brief = match brand.answers {
        0 => "no brief".to_owned(),
        n => format!(
            "a brief with {n} {}",
            format::plural(n as u64, "answer", "answers")
        ),
    };
    let creators = match brand.creators {
        0 => "no creators".to_owned(),
        n => format!(
            "{} {}",
            format::whole(f64::from(n)),
            format::plural(u64::from(n), "creator", "creators")
        ),
    };
    let archived = if brand.arrival.archived {
        ", archived"
    } else {
        ""
    };
    format!("{brief}, {creators}{archived}")
}

fn bring_in(here: Here, read: RwSignal<Read>, found: &Backup, replace: bool) {
    let there: Vec<String> = here.view.with_untracked(|v| match v {
        Some(Ok(view)) => view.brands.iter().map(|b| b.brand.name.clone()).collect(),
        _ => Vec::new(),
    });
    let arrivals = found.brands.iter().map(|brand| Arrival {
        name: name_beside(&brand.arrival.name, if replace { &[] } else { &there }),
        ..brand.arrival.clone()
    });
    let brands: Vec<Arrival> = arrivals.collect();
    let done = format!(
        "{} {} in. Open them in the list above.",
        brands.len(),
        format::plural(brands.len() as u64, "brand came", "brands came")
    );
    for (key, text) in &found.ways {
        if matches!(storage::read(key), Ok(None)) {
            // Where there is no room the user's ways are those of the start.
            let _ = storage::write(key, text);
        }
    }
    read.set(None);
    let change = Change::Restore {
        brands,
        replace: replace.then(office::now),
    };
    here.make(
        change,
        done,
        if replace { Then::Reload } else { Then::Stay },
    );
}

/// A name that says that it came in, where there is such a brand already.
fn name_beside(name: &str, there: &[String]) -> String {
    if there.iter().any(|n| n == name) {
        let start: String = name.chars().take(MAX_NAME - 16).collect();
        format!("{start} (from backup)")
    } else {
        name.to_owned()
    }
}
