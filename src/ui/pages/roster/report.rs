//! What became of the last file: a banner with the totals, and every line that was told, like by like.

use leptos::prelude::*;
use tierwise_roster::wire::{Group, Report, Request, Told};

use crate::ui::boxed::{hear, maybe};
use crate::ui::format;
use crate::ui::markup::{Html, html, show};

use super::desk::Desk;
use super::sheet::sheet;

/// The totals, until the user puts them away.
pub fn banner(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    let open = RwSignal::new(false);
    maybe(move || {
        let report = desk.report.get()?;
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
        let take_back = hear(move |_: web_sys::MouseEvent| {
            undo.report.set(None);
            undo.ask(Request::Undo);
        });
        let put_away = hear(move |_: web_sys::MouseEvent| away.report.set(None));
        Some(
            view! {
                <div
                    class="banner banner--report"
                    role="status"
                    data-testid="import-report"
                    data-taken=counts.taken.to_string()
                    data-repaired=counts.repaired.to_string()
                    data-rejected=counts.rejected.to_string()
                >
                    <div class="banner__text">
                        <b>{name}</b>": "{number(counts.rows)}" rows read, "{number(counts.taken)}" creators in, "
                        {number(counts.repaired)}" repaired, "{number(counts.rejected)}" left out."
                    </div>
                    <div class="acts">
                        {see}
                        <button type="button" class="btn btn--sm" on:click=take_back>"Undo this import"</button>
                        <button type="button" class="btn btn--sm btn--bare" on:click=put_away>"Put away"</button>
                    </div>
                </div>
                {dialog(&desk, &report, open)}
            }
            .into_any(),
        )
    })
}

fn dialog(desk: &Desk, report: &Report, open: RwSignal<bool>) -> AnyView {
    let (desk, report) = (desk.clone(), report.clone());
    let body = move || {
        let groups: Html = report.groups.iter().map(group).collect();
        let desk = desk.clone();
        let save = hear(move |_: web_sys::MouseEvent| desk.ask(Request::IssuesCsv));
        let done = hear(move |_: web_sys::MouseEvent| open.set(false));
        view! {
            {show(html!("{}{}{}", totals(&report), map(&report), groups))}
            <div class="acts sheet__f">
                <button type="button" class="btn btn--go" on:click=done>"Done"</button>
                <button type="button" class="btn" on:click=save>"Save every line as CSV"</button>
            </div>
        }
        .into_any()
    };
    sheet(open, "Import report", || {}, body)
}

fn totals(report: &Report) -> Html {
    let counts = report.counts;
    let rows: Html = [
        ("Rows below the header", counts.rows),
        ("Creators in", counts.taken),
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
    let lines = report.groups.iter().flat_map(|g| &g.first);
    let path: String = lines
        .map(|told| format!("M{:.1} 4V23", f64::from(told.line) / last * 1000.0))
        .collect();
    if path.is_empty() {
        return Html::default();
    }
    html!(
        r#"<div class="lmap"><svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true"><path class="b" d="M0 23.5H1000"></path><path class="a" d="{}"></path></svg><div aria-hidden="true"><span>line 1</span><span>{}</span></div></div>"#,
        path,
        format::whole(last)
    )
}

fn group(group: &Group) -> Html {
    let listed = group.first.len() as u32;
    let more = (group.count > listed).then(|| {
        html!(
            r#"<p class="sm q">And {} more: save every line as CSV to see them.</p>"#,
            format::whole(f64::from(group.count - listed))
        )
    });
    let rows: Html = group.first.iter().map(told).collect();
    let fate = if group.taken { "taken" } else { "left out" };
    html!(
        r#"<section class="iss"><h3>{} <span class="q">{}, {}</span></h3><table class="tb"><thead class="sr"><tr><th scope="col">Line</th><th scope="col">Column</th><th scope="col">Value</th></tr></thead><tbody>{}</tbody></table>{}</section>"#,
        group.words.as_str(),
        format::whole(f64::from(group.count)),
        fate,
        rows,
        more
    )
}

fn told(told: &Told) -> Html {
    html!(
        r#"<tr><td class="num iss__l">{}</td><td class="q">{}</td><td class="iss__v"><code>{}</code></td></tr>"#,
        format::whole(f64::from(told.line)),
        told.column.as_str(),
        if told.value.is_empty() {
            "(empty)"
        } else {
            told.value.as_str()
        }
    )
}
