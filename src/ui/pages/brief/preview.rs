//! The live preview: what the advice would be now, what this answer moves, and what is still open.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use tierwise_core::domain::advice::{Lead, Share};

use super::probes::Probes;
use crate::ui::boxed::{effect, later, memo, words};
use crate::ui::charts::parts::chip;
use crate::ui::charts::{bars, pct, ruler};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html};
use crate::ui::router::{Route, Step};
use crate::ui::state::AppState;

/// How long the preview has to stay still before it is read out.
const QUIET: Duration = Duration::from_millis(1200);

/// The preview beside (on phones: under) the question.
pub fn preview(state: AppState, step: Memo<Step>, probes: Probes) -> AnyView {
    let headline = memo(move || {
        state
            .lead
            .with(|l| l.as_deref().map(headline))
            .unwrap_or_default()
    });
    let sure = memo(move || state.lead.with(|l| l.as_deref().and_then(sure)));
    let bars = Signal::derive(move || {
        state
            .lead
            .with(|l| l.as_deref().map_or_else(Vec::new, ruler::bars))
    });
    let before = Signal::derive(move || {
        let asking = matches!(step.get(), Step::Ask(_));
        let before = probes
            .before
            .with(|b| b.as_deref().filter(|_| asking).map(shares));
        before
            .unwrap_or_default()
            .into_iter()
            .map(|s| s * 100.0)
            .collect::<Vec<_>>()
    });
    let strip = follow(move || {
        let sure = sure.get();
        sure.map_or_else(Html::default, |(count, tier)| {
            html!(
                r#"<div class="psure">{}<p class="sm"><b>{} of 100</b> readings put {} first</p></div>"#,
                ticks(count),
                count,
                tier
            )
        })
    });
    let caption = follow(move || match step.get() {
        Step::Ask(_) => html!(
            r#"<figcaption class="xs q"><span class="dash" aria-hidden="true"></span>Dashed: before this answer</figcaption>"#
        ),
        Step::Check => Html::default(),
    });
    view! {
        <section class="brief__p" aria-label="Live preview" data-testid="preview">
            <p class="sm q">"If you stopped here"</p>
            <h2>{words(move || headline.get())}</h2>
            {strip}
            <figure class="pv">{later(move || view! { <ruler::Ruler bars=bars before=before /> }.into_any())} {caption}</figure>
            {later(move || moves(state, step, probes))}
            {later(move || still_open(probes))}
            {later(move || read_out(headline, sure))}
        </section>
    }
    .into_any()
}

fn headline(lead: &Lead) -> String {
    match lead.leading() {
        Some(leader) => format!("{} creators, so far", leader.band.name()),
        None => "The budget buys no paid creator yet".to_owned(),
    }
}

/// Readings of a hundred, and the name of the tier they put first.
fn sure(lead: &Lead) -> Option<(u32, String)> {
    lead.leading().map(|t| {
        (
            format::of_hundred(t.acceptability),
            t.band.name().to_lowercase(),
        )
    })
}

/// A hundred ticks: tall ones agree.
fn ticks(count: u32) -> Html {
    let path = |from: u32, to: u32, top: u32| {
        (from..to)
            .map(|i| format!("M{} {top}V20", i * 10 + 5))
            .collect::<String>()
    };
    html!(
        r#"<svg class="tstrip" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true"><path class="on" d="{}"/><path class="off" d="{}"/></svg>"#,
        path(0, count, 0),
        path(count, 100, 11)
    )
}

fn shares(lead: &Lead) -> Vec<f64> {
    lead.tiers.iter().map(|t| t.acceptability).collect()
}

/// What the current answer moves: readings of each tier before and after it.
fn moves(state: AppState, step: Memo<Step>, probes: Probes) -> AnyView {
    follow(move || {
        let Step::Ask(question) = step.get() else {
            return Html::default();
        };
        let (Some(now), Some(before)) = (state.lead.get(), probes.before.get()) else {
            return Html::default();
        };
        let label = question.label().to_lowercase();
        if !state.ask(&|b| question.is_answered(b)) {
            return html!(
                r#"<p class="dl__none">“Not sure” about {} moves nothing. Your answer shows here.</p>"#,
                label
            );
        }
        let was = shares(&before);
        let most = now
            .tiers
            .iter()
            .zip(&was)
            .map(|(t, was)| (t.acceptability - was).abs() * 100.0)
            .fold(15.0, f64::max);
        let rows: Html = now
            .tiers
            .iter()
            .zip(was)
            .map(|(tier, was)| moved(tier, was, most))
            .collect();
        html!(
            r#"<table class="tb dl"><caption>What {} moves</caption><thead class="sr"><tr><th scope="col">Tier</th><th scope="col">Readings before</th><th scope="col">Readings now</th><th scope="col">Bar</th><th scope="col">Change</th></tr></thead><tbody>{}</tbody></table>"#,
            label,
            rows
        )
    })
}

/// A row of the table; `most` fills one side of the bar.
fn moved(tier: &Share, was: f64, most: f64) -> Html {
    let (was, now) = (
        format::of_hundred(was),
        format::of_hundred(tier.acceptability),
    );
    let change = f64::from(now) - f64::from(was);
    html!(
        r#"<tr><th scope="row">{}</th><td class="num q">{}</td><td class="num now">{}</td><td class="dcell">{}</td><td class="num d">{}</td></tr>"#,
        chip(tier.band.tier, tier.band.name()),
        was,
        now,
        bars::diverging(change, most),
        format::points(change, 0)
    )
}

/// Open questions, and how far each can move a tier.
fn still_open(probes: Probes) -> AnyView {
    follow(move || {
        let open = probes.open.get();
        let Some((_, most)) = open.first().copied() else {
            return Html::default();
        };
        let rows: Html = open
            .into_iter()
            .map(|(question, points)| {
                html!(
                    r#"<tr><th scope="row"><a href="{}">{}</a></th><td class="bw"><span class="bar" data-css="width:{}"></span></td><td class="num">{}</td></tr>"#,
                    Route::Brief(Step::Ask(question)).href(),
                    question.label(),
                    pct(points / most * 100.0),
                    format::whole(points)
                )
            })
            .collect();
        html!(
            r#"<table class="tb open_"><caption>Still open, and how many readings each can move</caption><thead class="sr"><tr><th scope="col">Question</th><th scope="col">Bar</th><th scope="col">Readings of 100</th></tr></thead><tbody>{}</tbody></table>"#,
            rows
        )
    })
}

/// Reads the preview out once it stands still, so that typing is not talked over.
fn read_out(headline: Memo<String>, sure: Memo<Option<(u32, String)>>) -> AnyView {
    let said = RwSignal::new(String::new());
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let mut first = true;
    effect(move || {
        let words = match sure.get() {
            Some((count, tier)) => format!("Preview: {count} of 100 readings put {tier} first."),
            None => format!("Preview: {}.", headline.get()),
        };
        if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        // Nothing has changed yet when the page opens.
        if !std::mem::take(&mut first) {
            waiting.set_value(set_timeout_with_handle(move || said.set(words), QUIET).ok());
        }
    });
    view! { <p class="sr" role="status">{words(move || said.get())}</p> }.into_any()
}
