//! What became of the last file: a banner with the totals, and every line that was told, like by like.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tierwise_roster::wire::{Apart, Fix, Group, LINE, Report, Request, Said, Told};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::platform::download;
use crate::ui::boxed::{hear, maybe, memo, words};
use crate::ui::focus;
use crate::ui::format;
use crate::ui::markup::{Html, html, show, show_live};

use super::desk::Desk;
use super::sheet::sheet;
use super::{bring, past};

/// What was typed beside lines, by line and place.
type Typed = BTreeMap<(u32, u32), String>;
type Fixes = RwSignal<Typed>;

/// The totals, until the user closes them.
pub fn banner(desk: &Desk, sheet: RwSignal<bool>) -> AnyView {
    let desk = desk.clone();
    let open = RwSignal::new(false);
    let fixes = Fixes::default();
    let of = StoredValue::new(None);
    maybe(move || {
        let report = desk.report.get()?;
        // What was typed beside the lines of a file stays until it is read, or another file came.
        let file = Some((report.name.clone(), report.last_line, report.counts.rows));
        if of.with_value(|before| *before != file) {
            of.set_value(file);
            fixes.set(BTreeMap::new());
        }
        let counts = report.counts;
        let see = (past::lines(&report) > 0).then(|| {
            view! {
                <button type="button" class="btn btn--sm" on:click=hear(move |_: web_sys::MouseEvent| open.set(true))>
                    "See each line"
                </button>
            }
        });
        let (undo, away) = (desk.clone(), desk.clone());
        // After another change the last step back would be another one.
        let (last, named) = (undo.shown.clone(), report.undo.clone());
        let is_last = memo(move || last.with(|s| s.undo.as_ref() == Some(&named)));
        let take_back = maybe(move || {
            let undo = undo.clone();
            let click = hear(move |_: web_sys::MouseEvent| {
                undo.report.set(None);
                past::forget(&undo);
                undo.ask(Request::Undo);
                // The button goes with the banner.
                focus::heading(0.0);
            });
            is_last.get().then(|| {
                view! { <button type="button" class="btn btn--sm" on:click=click>"Undo this import"</button> }.into_any()
            })
        });
        let put_away = hear(move |_: web_sys::MouseEvent| {
            away.report.set(None);
            focus::heading(0.0);
        });
        // What was pressed to take the file in is gone by now.
        let here: NodeRef<leptos::html::Div> = NodeRef::new();
        here.on_load(|banner| {
            let focused = document().active_element();
            if focused.is_none_or(|e| e.tag_name() == "BODY") {
                let _ = banner.focus();
            }
        });
        Some(
            view! {
                <div
                    class="banner banner--report"
                    role="status"
                    tabindex="-1"
                    node_ref=here
                    data-testid="import-report"
                    data-taken=counts.taken.to_string()
                    data-repaired=counts.repaired.to_string()
                    data-rejected=counts.rejected.to_string()
                >
                    <div class="banner__text">
                        <b>{called(&report)}</b>": "{counted(&report)}
                        {past::is_long(&report).then_some(" These are too many lines to be kept: save them as CSV before you leave this page.")}
                    </div>
                    <div class="acts">
                        {bring::next(&desk, sheet)}
                        {see}
                        {take_back}
                        <button type="button" class="btn btn--sm btn--bare" on:click=put_away>"Close"</button>
                    </div>
                </div>
                {dialog(&desk, &report, open, fixes)}
            }
            .into_any(),
        )
    })
}

fn dialog(desk: &Desk, report: &Report, open: RwSignal<bool>, fixes: Fixes) -> AnyView {
    let (desk, report) = (desk.clone(), report.clone());
    let title = finding(&report);
    let body = move || {
        let past = desk.past.get_untracked().filter(|past| !past.live);
        let typed = past.is_none().then(|| fixes.get_untracked());
        let groups = report.groups.iter().map(|g| group(g, typed.as_ref()));
        let groups: Html = groups.collect();
        let (choosing, declined) = (desk.clone(), desk.declined.clone());
        let chosen = move |event: &leptos::ev::Event, what: &HtmlElement| {
            let line = || what.get_attribute("data-line")?.parse().ok();
            match (
                what.get_attribute("data-on").as_deref(),
                event.type_().as_str(),
            ) {
                (Some("fix"), "input") => take_fix(fixes, what),
                (Some("mean"), "click") => take_meaning(fixes, what),
                (Some("prefer"), "click") => {
                    line()
                        .into_iter()
                        .for_each(|line| choosing.ask(Request::Prefer(line)));
                }
                _ => {}
            }
        };
        let told = declined.clone();
        let foot = match past {
            Some(past) => foot_of_past(past.csv, open),
            None => foot(&desk, open, fixes),
        };
        view! {
            {show(html!("{}{}", totals(&report), map(&report)))}
            {show_live(groups, chosen)}
            <p class="err" role="alert" hidden=move || declined.with(Option::is_none)>{
                words(move || told.get().unwrap_or_default())
            }</p>
            {foot}
        }
        .into_any()
    };
    sheet(open, &title, || {}, body)
}

/// What can be done while the file is there.
fn foot(desk: &Desk, open: RwSignal<bool>, fixes: Fixes) -> AnyView {
    let (saving, trying) = (desk.clone(), desk.clone());
    let save = hear(move |_: web_sys::MouseEvent| saving.ask(Request::IssuesCsv));
    let retry = hear(move |_: web_sys::MouseEvent| {
        let typed = fixes.get_untracked().into_iter();
        let typed = typed.map(|((line, place), text)| Fix { line, place, text });
        trying.ask(Request::Retry(typed.collect()));
        fixes.set(BTreeMap::new());
    });
    let count = memo(move || fixes.with(BTreeMap::len));
    let label = move || match count.get() {
        0 => "Type what is right beside a line".to_owned(),
        1 => "Read this line again".to_owned(),
        n => format!("Read these {} again", format::whole(n as f64)),
    };
    view! {
        <div class="acts sheet__f">
            <button type="button" class="btn btn--go" disabled=move || count.get() == 0 on:click=retry>{words(label)}</button>
            {done(open)}
            <button type="button" class="btn" on:click=save>"Save every line as CSV"</button>
        </div>
    }
    .into_any()
}

/// The page was loaded anew since: the file is gone, and what was told of it is kept.
fn foot_of_past(csv: String, open: RwSignal<bool>) -> AnyView {
    let save = (!csv.is_empty()).then(|| {
        let save = hear(move |_: web_sys::MouseEvent| {
            download::offer("tierwise-import-report.csv", "text/csv", csv.as_bytes());
        });
        view! { <button type="button" class="btn" on:click=save>"Save every line as CSV"</button> }
    });
    view! {
        <p class="note sm" data-testid="import-past-note">"The page was loaded anew since, and the file itself is not kept. Put figures right in the creators’ rows; to take in a row that was left out, bring it once more."</p>
        <div class="acts sheet__f">{done(open)}{save}</div>
    }
    .into_any()
}

fn done(open: RwSignal<bool>) -> AnyView {
    let done = hear(move |_: web_sys::MouseEvent| open.set(false));
    view! { <button type="button" class="btn" on:click=done>"Done"</button> }.into_any()
}

fn called(report: &Report) -> String {
    match report.name.as_str() {
        "" => "Pasted rows".to_owned(),
        name => name.to_owned(),
    }
}

fn counted(report: &Report) -> String {
    let counts = report.counts;
    let number = |n: u32| format::whole(f64::from(n));
    format!(
        "{} {} read, {} taken in, {} repaired, {} left out.",
        number(counts.rows),
        format::plural(u64::from(counts.rows), "row", "rows"),
        number(counts.taken),
        number(counts.repaired),
        number(counts.rejected)
    )
}

/// What became of the rows of which file, in a sentence.
pub fn became(report: &Report) -> String {
    format!("{}, {}", called(report), counted(report))
}

/// What became of the file, in a sentence.
fn finding(report: &Report) -> String {
    let creators = match report.counts.creators {
        0 => "Nobody is in.".to_owned(),
        1 => "1 creator is in.".to_owned(),
        n => format!("{} creators are in.", format::whole(f64::from(n))),
    };
    let lines = match report.counts.repaired + report.counts.rejected {
        0 => String::new(),
        1 => " 1 line wants a look.".to_owned(),
        n => format!(" {} lines want a look.", format::whole(f64::from(n))),
    };
    creators + &lines
}

/// Takes what was typed beside a line.
fn take_fix(fixes: Fixes, input: &HtmlElement) {
    let Some(input) = input.dyn_ref::<HtmlInputElement>() else {
        return;
    };
    let number = |name: &str| input.get_attribute(name).and_then(|n| n.parse().ok());
    let (Some(line), Some(place)) = (number("data-line"), number("data-place")) else {
        return;
    };
    let text = input.value();
    fixes.update(|fixes| {
        if text.trim().is_empty() {
            fixes.remove(&(line, place));
        } else {
            fixes.insert((line, place), text);
        }
    });
}

/// Writes what may have been meant into the field of its line.
fn take_meaning(fixes: Fixes, button: &HtmlElement) {
    let field = || {
        let row = button.closest("tr").ok()??;
        let field = row.query_selector("input").ok()??;
        field.dyn_into::<HtmlInputElement>().ok()
    };
    if let Some(field) = field() {
        field.set_value(&button.get_attribute("data-text").unwrap_or_default());
        take_fix(fixes, &field);
    }
}

fn totals(report: &Report) -> Html {
    let counts = report.counts;
    let rows: Html = [
        ("Rows below the header", counts.rows),
        ("Taken", counts.taken),
        ("of them repaired", counts.repaired),
        ("Left out", counts.rejected),
    ]
    .into_iter()
    .map(|(label, n)| {
        html!(
            "<div><dt>{}</dt><dd>{}</dd></div>",
            label,
            format::whole(f64::from(n))
        )
    })
    .collect();
    html!(r#"<dl class="repn">{}</dl>"#, rows)
}

/// Where in the file the lines are.
fn map(report: &Report) -> Html {
    let last = f64::from(report.last_line.max(1));
    let marks = report.marks.iter();
    let path: String = marks.map(|mark| format!("M{mark} 4V23")).collect();
    if path.is_empty() {
        return Html::default();
    }
    html!(
        r#"<div class="lmap"><svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true"><path class="b" d="M0 23.5H1000"></path><path class="a" d="{}"></path></svg><div aria-hidden="true"><span>line 1</span><span>{}</span></div></div>"#,
        path,
        format::whole(last)
    )
}

/// Where what was typed is not known any more, nothing can be put right.
fn group(group: &Group, typed: Option<&Typed>) -> Html {
    let listed = group.first.len() as u32;
    let more = (group.count > listed).then(|| {
        html!(
            r#"<p class="sm q">And {} more, in the CSV of every line.</p>"#,
            format::whole(f64::from(group.count - listed))
        )
    });
    let rows: Html = group.first.iter().map(|row| told(row, typed)).collect();
    let mends = typed.is_some()
        && group
            .first
            .iter()
            .any(|told| told.place.is_some() || told.apart.is_some());
    // A heading without words would head nothing.
    let right = match mends {
        true => html!(r#"<th scope="col">What is right</th>"#),
        false => html!("<td></td>"),
    };
    let fate = if group.taken { "taken" } else { "left out" };
    // Where whole rows are told of, there is no column to name.
    let rows_only = group.first.iter().all(|told| told.column.is_empty());
    let kind = if rows_only { " iss--rows" } else { "" };
    let past = if typed.is_none() { " iss--past" } else { "" };
    html!(
        r#"<section class="iss{}{}"><h3>{} <span class="q">{}, {}</span></h3><table class="tb"><thead><tr><th scope="col">Line</th><th scope="col">Column</th><th scope="col">Value</th>{}</tr></thead><tbody>{}</tbody></table>{}</section>"#,
        kind,
        past,
        group.words.as_str(),
        format::whole(f64::from(group.count)),
        fate,
        right,
        rows,
        more
    )
}

fn told(told: &Told, typed: Option<&Typed>) -> Html {
    let line = format::whole(f64::from(told.line));
    let whole = told.place == Some(LINE);
    let column = match told.column.as_str() {
        "" if whole => "The whole line",
        "" => "Name or handle",
        column => column,
    };
    let fix = typed.and_then(|typed| match (told.place, &told.apart) {
        (Some(place), _) => {
            let typed = typed.get(&(told.line, place)).map(String::as_str);
            Some(mend(told, place, column, &line, typed))
        }
        (None, Some(apart)) if !apart.is_empty() => Some(html!(
            r#"<button type="button" class="btn btn--sm" data-on="prefer" data-line="{}" aria-label="Take the row of line {} instead">Take this row instead</button>"#,
            told.line,
            line.as_str()
        )),
        _ => None,
    });
    let now = match told.now.as_str() {
        "" => None,
        now => Some(html!(
            r#" <span class="iss__n">taken as {}</span>"#,
            with_thousands(now)
        )),
    };
    let in_file = told.in_file.as_ref().map(|text| {
        let text = if text.is_empty() { "(empty)" } else { text };
        html!(
            r#"<span class="iss__n iss__n--own">in the file: {}</span>"#,
            text
        )
    });
    let apart = told.apart.as_ref().map(|apart| differences(apart));
    html!(
        r#"<tr><td class="num iss__l">{}</td><td class="q">{}</td><td class="iss__v">{}<code>{}</code>{}{}{}</td><td class="iss__f">{}</td></tr>"#,
        line.as_str(),
        if whole { column } else { told.column.as_str() },
        whose(told),
        if told.value.is_empty() {
            "(empty)"
        } else {
            told.value.as_str()
        },
        in_file,
        now,
        apart,
        fix
    )
}

/// Whose line it is, and where there is no room for a column of its own, which column.
fn whose(told: &Told) -> Html {
    let between = if told.whose.is_empty() { "" } else { " · " };
    let column = (!told.column.is_empty()).then(|| {
        html!(
            r#"<span class="iss__c">{}{}</span>"#,
            between,
            told.column.as_str()
        )
    });
    html!(
        r#"<span class="iss__n iss__n--own iss__w">{}{}</span>"#,
        told.whose.as_str(),
        column
    )
}

/// A field for what is right, and what may have been meant beside it.
fn mend(told: &Told, place: u32, column: &str, line: &str, typed: Option<&str>) -> Html {
    // Of a whole line little is wrong: it is put right where it stands.
    let there = match typed {
        Some(typed) => typed,
        None if place == LINE => told.value.as_str(),
        None => "",
    };
    let instead = told.instead.iter().map(|text| {
        html!(
            r#"<button type="button" class="btn btn--sm" data-on="mean" data-text="{}" aria-label="{} in line {}: {}">{}</button>"#,
            text,
            column,
            line,
            text,
            text
        )
    });
    let instead: Html = instead.collect();
    html!(
        r#"<input class="in in--sm" data-on="fix" data-line="{}" data-place="{}" aria-label="{} in line {}" value="{}">{}"#,
        told.line,
        place,
        column,
        line,
        there,
        instead
    )
}

/// Differences that are named; who has more of them is another row altogether.
const NAMED: usize = 3;

/// In what a row is another one than the creator it names.
fn differences(apart: &[Apart]) -> Html {
    if apart.is_empty() {
        return html!(r#" <span class="iss__n">the same in all that is known</span>"#);
    }
    let named = apart.iter().take(NAMED).map(|apart| {
        let (here, there) = (said(&apart.here), said(&apart.there));
        html!(
            r#"<span class="iss__n iss__n--own">{}: {} here, {} there</span>"#,
            apart.what.as_str(),
            here,
            there
        )
    });
    let named: Html = named.collect();
    let more = match apart.len().saturating_sub(NAMED) {
        0 => None,
        n => Some(html!(
            r#"<span class="iss__n iss__n--own">and {} more</span>"#,
            n
        )),
    };
    html!("{}{}", named, more)
}

fn said(said: &Said) -> String {
    match said {
        Said::Nothing => "nothing".to_owned(),
        Said::Figure(figure) => format::decimal(*figure, 2),
        Said::Words(words) => words.clone(),
    }
}

/// A number with its thousands apart; words as they are.
fn with_thousands(text: &str) -> String {
    let number = text.parse().ok().filter(|n: &f64| n.is_finite());
    number.map_or(text.to_owned(), |number| format::decimal(number, 2))
}
