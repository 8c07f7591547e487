//! What became of the last file: a banner with the totals, and every line that was told, like by like.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tierwise_roster::wire::{Apart, Fix, Group, LINE, Report, Request, Said, Told};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::ui::boxed::{hear, maybe, memo, words};
use crate::ui::focus;
use crate::ui::format;
use crate::ui::markup::{Html, html, show, show_live};

use super::desk::Desk;
use super::sheet::sheet;

/// What was typed beside lines, by line and place.
type Typed = BTreeMap<(u32, u32), String>;
type Fixes = RwSignal<Typed>;

/// The totals, until the user closes them.
pub fn banner(desk: &Desk) -> AnyView {
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
        let number = |n: u32| format::whole(f64::from(n));
        let name = match report.name.as_str() {
            "" => "Pasted rows".to_owned(),
            name => name.to_owned(),
        };
        let told: u32 = report.groups.iter().map(|g| g.count).sum();
        let see = (told > 0).then(|| {
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
                        <b>{name}</b>": "{number(counts.rows)}" rows read, "{number(counts.taken)}" taken in, "
                        {number(counts.repaired)}" repaired, "{number(counts.rejected)}" left out."
                    </div>
                    <div class="acts">
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
        let typed = fixes.get_untracked();
        let groups = report.groups.iter().map(|g| group(g, &typed));
        let groups: Html = groups.collect();
        let (saving, trying, declined) = (desk.clone(), desk.clone(), desk.declined.clone());
        let save = hear(move |_: web_sys::MouseEvent| saving.ask(Request::IssuesCsv));
        let done = hear(move |_: web_sys::MouseEvent| open.set(false));
        let retry = hear(move |_: web_sys::MouseEvent| {
            let typed = fixes.get_untracked().into_iter();
            let typed = typed.map(|((line, place), text)| Fix { line, place, text });
            trying.ask(Request::Retry(typed.collect()));
            fixes.set(BTreeMap::new());
        });
        let choosing = desk.clone();
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
        let count = memo(move || fixes.with(BTreeMap::len));
        let label = move || match count.get() {
            0 => "Type what is right beside a line".to_owned(),
            1 => "Read this line again".to_owned(),
            n => format!("Read these {} again", format::whole(n as f64)),
        };
        view! {
            {show(html!("{}{}", totals(&report), map(&report)))}
            {show_live(groups, chosen)}
            <p class="err" role="alert" hidden=move || declined.with(Option::is_none)>{
                let declined = desk.declined.clone();
                words(move || declined.get().unwrap_or_default())
            }</p>
            <div class="acts sheet__f">
                <button type="button" class="btn btn--go" disabled=move || count.get() == 0 on:click=retry>{words(label)}</button>
                <button type="button" class="btn" on:click=done>"Done"</button>
                <button type="button" class="btn" on:click=save>"Save every line as CSV"</button>
            </div>
        }
        .into_any()
    };
    sheet(open, &title, || {}, body)
}

/// What became of the file, in a sentence.
fn finding(report: &Report) -> String {
    let rows = match report.counts.taken {
        0 => "No row is in.".to_owned(),
        1 => "1 row is in.".to_owned(),
        n => format!("{} rows are in.", format::whole(f64::from(n))),
    };
    let lines = match report.counts.repaired + report.counts.rejected {
        0 => String::new(),
        1 => " 1 line wants a look.".to_owned(),
        n => format!(" {} lines want a look.", format::whole(f64::from(n))),
    };
    rows + &lines
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

fn group(group: &Group, typed: &Typed) -> Html {
    let listed = group.first.len() as u32;
    let more = (group.count > listed).then(|| {
        html!(
            r#"<p class="sm q">And {} more: save every line as CSV to see them.</p>"#,
            format::whole(f64::from(group.count - listed))
        )
    });
    let rows: Html = group.first.iter().map(|row| told(row, typed)).collect();
    let mends = group
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
    let kind = if rows_only { "iss iss--rows" } else { "iss" };
    html!(
        r#"<section class="{}"><h3>{} <span class="q">{}, {}</span></h3><table class="tb"><thead><tr><th scope="col">Line</th><th scope="col">Column</th><th scope="col">Value</th>{}</tr></thead><tbody>{}</tbody></table>{}</section>"#,
        kind,
        group.words.as_str(),
        format::whole(f64::from(group.count)),
        fate,
        right,
        rows,
        more
    )
}

fn told(told: &Told, typed: &Typed) -> Html {
    let line = format::whole(f64::from(told.line));
    let whole = told.place == Some(LINE);
    let column = match told.column.as_str() {
        "" if whole => "The whole line",
        "" => "Name or handle",
        column => column,
    };
    let fix = match (told.place, &told.apart) {
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
    };
    let now = match told.now.as_str() {
        "" => None,
        now => Some(html!(
            r#" <span class="iss__n">taken as {}</span>"#,
            with_thousands(now)
        )),
    };
    let apart = told.apart.as_ref().map(|apart| differences(apart));
    html!(
        r#"<tr><td class="num iss__l">{}</td><td class="q">{}</td><td class="iss__v"><code>{}</code>{}{}</td><td class="iss__f">{}</td></tr>"#,
        line.as_str(),
        if whole { column } else { told.column.as_str() },
        if told.value.is_empty() {
            "(empty)"
        } else {
            told.value.as_str()
        },
        now,
        apart,
        fix
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
