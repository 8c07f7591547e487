//! The answer: the finding as a headline, how sure it is, and the ruler.

use leptos::prelude::*;
use tierwise_core::domain::advice::{Advice, Note};
use tierwise_core::domain::brief::{Brief, Question};
use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::tier::TierKind;

use super::{Shown, words};
use crate::ui::boxed::{self, dynamic, truth};
use crate::ui::charts::parts::{chip, th};
use crate::ui::charts::{readings, ruler, scale, tier_class};
use crate::ui::components::working::{line, slip, sum, working};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show};
use crate::ui::state::AppState;

/// The bars of the ruler, with what of each tier is in the mix.
fn bars_with_mix(advice: &Advice, brief: &Brief) -> Vec<ruler::Bar> {
    let mut bars = ruler::bars(&advice.lead());
    for bar in &mut bars {
        let row = advice.mix.rows.iter().find(|row| row.tier == bar.band.tier);
        bar.mix = row.map(|row| {
            let each = format::money(row.each, brief.currency);
            (
                format!("{} × {each}", row.count),
                format::money(row.cost, brief.currency),
            )
        });
    }
    bars
}

/// Headline and lede, and the readings.
pub fn hero(state: AppState, readings: Shown) -> AnyView {
    let brief = state.brief;
    let said = move |say: fn(&Advice, &Brief) -> String, before: &'static str| {
        move || {
            state.advice.with(|a| {
                a.as_ref()
                    .map_or_else(|| before.to_owned(), |a| brief.with(|b| say(a, b)))
            })
        }
    };
    let lede = |a: &Advice, b: &Brief| words::lede(a, b, &|m| format::money(m, b.currency));
    let title = boxed::words(said(words::headline, "Working out the answer"));
    let lede = boxed::words(said(lede, ""));
    let below = view! { <p class="lede">{lede}</p> }.into_any();
    beside_readings(state, readings, title, below)
}

/// A headline with what is said below it, and the readings. The heading keeps its element, since the focus starts there.
pub fn beside_readings(
    state: AppState,
    readings: Shown,
    title: AnyView,
    below: AnyView,
) -> AnyView {
    let tier = move || {
        state.advice.with(|a| {
            a.as_ref()
                .map(|a| a.leader.map_or("none", |leader| leader.slug()))
        })
    };
    let sure = move || readings.with(|a| a.as_ref().map_or_else(|| ().into_any(), |a| sure(a)));
    view! {
        <div class="hero">
            <div>
                <h1
                    class="display"
                    data-testid="advice-leader"
                    data-tier=tier
                    aria-busy=truth(move || state.computing.get())
                >
                    {title}
                </h1>
                {below}
            </div>
            {dynamic(sure)}
        </div>
    }
    .into_any()
}

/// The ruler, and what was assumed.
pub fn figure(state: AppState, advice: Shown) -> AnyView {
    let brief = state.brief;
    let notes = move || {
        advice.with(|a| {
            a.as_ref()
                .map_or_else(Html::default, |a| brief.with_untracked(|b| notes(a, b)))
        })
    };
    view! { {ruler(state, advice)}{follow(notes)} }.into_any()
}

/// How often each tier comes first, on the scale of followers, with the mix inside.
pub fn ruler(state: AppState, advice: Shown) -> AnyView {
    let brief = state.brief;
    let bars = Signal::derive(move || {
        advice.with(|a| {
            a.as_ref()
                .map_or_else(Vec::new, |a| brief.with(|b| bars_with_mix(a, b)))
        })
    });
    ruler_with(
        bars,
        "Inside the bars or below stands the mix: creators times cash for one.",
    )
}

/// The ruler with its caption, which ends with what stands inside the bars, and with that as a list where bars have no
/// room for it.
pub fn ruler_with(bars: Signal<Vec<ruler::Bar>>, inside: &'static str) -> AnyView {
    view! {
        <div class="mixfig">
            <figure class="herofig" aria-labelledby="ruler-caption">
                <ruler::Ruler bars=bars />
                <figcaption id="ruler-caption">
                    "How many of 100 readings of the brief put each tier first, on the scale of followers. "
                    {inside}
                </figcaption>
            </figure>
            {follow(move || bars.with(|bars| ruler::mix_as_list(bars)))}
        </div>
    }
    .into_any()
}

fn sure(advice: &Advice) -> AnyView {
    let counts = readings::ranked(&advice.lead());
    let headline = advice.leader_entry().map(|leader| {
        html!(
            r#"<p class="sure__n"><b>{}</b><span>of 100 plausible readings of the brief put {} first</span></p>"#,
            format::of_hundred(leader.acceptability),
            words::tier_name(advice, leader.band.tier)
        )
    });
    let rows: Html = readings::of_hundred(&advice.lead())
        .into_iter()
        .zip(&advice.tiers)
        .map(|((kind, count), tier)| {
            let count = if count == 0 && tier.acceptability > 0.0 { "<1".to_owned() } else { count.to_string() };
            html!(
                r#"<tr class="{}{}" data-testid="advice-acceptability" data-tier="{}" data-value="{}"><th scope="row">{}</th><td class="q">{}</td><td class="num">{}</td></tr>"#,
                tier_class(kind),
                if advice.leader == Some(kind) { " is-lead" } else { "" },
                kind.slug(),
                fixed(tier.acceptability, 4),
                chip(kind, tier.band.name()),
                scale::range_words(&tier.band),
                count
            )
        })
        .collect();
    let figures = html!(
        r#"{}{}<table class="acc"><caption class="sr">Readings of 100 in which each tier comes first</caption><thead class="sr"><tr>{}{}{}</tr></thead><tbody>{}</tbody></table>"#,
        headline,
        readings::waffle(&counts),
        th("Tier"),
        th("Followers"),
        th("Readings"),
        rows
    );
    let draws = format::whole(advice.draws as f64);
    view! {
        <div class="sure">
            {show(figures)}
            <p class="acc__w">
                {working("how sure this is".to_owned(), move || receipt(&counts, &draws))}
                <span>"How this is counted"</span>
            </p>
        </div>
    }
    .into_any()
}

fn receipt(counts: &[(TierKind, u32)], draws: &str) -> AnyView {
    let lines = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(tier, n)| line(format!("{} first", tier.label()), n.to_string()))
        .chain([sum("Readings", "100")])
        .collect();
    slip(
        "How sure".to_owned(),
        format!(
            "We draw {draws} readings of the brief. Each takes every answer left open, every benchmark and every \
             weight from its plausible range, and we count which tier comes first. One dot stands for a hundredth of them."
        ),
        lines,
        view! { <p><a href="#/evidence/method-sure">"How a reading is drawn"</a></p> }.into_any(),
    )
}

/// What was assumed or relaxed, and the next question to answer.
fn notes(advice: &Advice, brief: &Brief) -> Html {
    let money = |m| format::money(m, brief.currency);
    let open = Question::ALL.iter().find(|q| q.is_core() && !q.is_answered(brief)).map(|question| {
        html!(
            r##"<li>Not answered yet: <a href="#/brief/{}">{}</a> An answer makes the advice surer.</li>"##,
            question.slug(),
            question.help()
        )
    });
    let items: Html = advice
        .notes
        .iter()
        // The lede already says that nobody is affordable.
        .filter(|n| !matches!(n, Note::NobodyAffordable { .. }))
        .map(|n| html!("<li>{}</li>", words::note(advice, n, &money)))
        .chain(open)
        .collect();
    if items.is_empty() {
        return items;
    }
    html!(
        r#"<ul class="notes" aria-label="What to know about this answer">{}</ul>"#,
        items
    )
}
