//! What each source calls a tier: all published schemes on one ruler, with a probe to ask about one account.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::entry::parse_figure;
use tierwise_core::domain::evidence::schemes::{self, Agreement};
use tierwise_core::domain::tier::{TierKind, TierScheme};

use crate::ui::boxed::{attr, hear, memo, words};
use crate::ui::charts::parts::{chip, plate};
use crate::ui::charts::picture::{Panel, Picture, Shape, Track};
use crate::ui::charts::{pct, scale, tracks};
use crate::ui::components::save_picture::{self, Chart};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show};
use crate::ui::state::AppState;

/// Steps of the probe's slider from one end of the axis to the other.
const STEPS: f64 = 400.0;

/// Followers at a place of the slider.
fn at_step(step: f64) -> u64 {
    scale::followers_at(step / STEPS * 100.0)
}

/// The place of the slider for a number of followers.
fn step_of(followers: u64) -> f64 {
    (scale::position(followers as f64) / 100.0 * STEPS).round()
}

/// The finding: how many of the published schemes cut the scale in different ways.
pub fn finding() -> (String, String) {
    let all = schemes::all();
    let mut ways: Vec<Vec<(TierKind, u64)>> = all
        .iter()
        .map(|s| s.bands().iter().map(|b| (b.tier, b.lower)).collect())
        .collect();
    ways.sort();
    ways.dedup();
    (
        format!("{} sources, {} ways to cut the scale", all.len(), ways.len()),
        "The same account is micro to one and macro to the next, and one more draws no bounds at all. Choose those you work with: every page follows.".to_owned(),
    )
}

/// “72,400 followers: micro or not?”
pub fn probe(state: AppState, followers: RwSignal<u64>) -> AnyView {
    let slide = move |event| {
        if let Some(step) = parse_figure(&event_target_value(&event)) {
            followers.set(at_step(step));
        }
    };
    let typed = move |event| {
        if let Some(n) =
            parse_figure(&event_target_value(&event)).filter(|n| (0.0..=1e11).contains(n))
        {
            followers.set(n as u64);
        }
    };
    let ours = memo(move || {
        state.context.with(|c| {
            c.scheme
                .band_of(followers.get())
                .map(|b| (b.tier, b.name().to_owned()))
        })
    });
    let question = move || {
        let word = ours
            .get()
            .map_or_else(|| "a creator".to_owned(), |(_, name)| name.to_lowercase());
        format!(
            "{} followers: {word} or not?",
            format::whole(followers.get() as f64)
        )
    };
    let said = follow(move || state.context.with(|c| said(&c.scheme, followers.get())));
    view! {
        <div class="proof probe">
            <p class="proof__h"><b>{question}</b></p>
            <label class="sr" for="probe">"Followers of an account"</label>
            <input
                class="range"
                id="probe"
                type="range"
                min="0"
                max=fixed(STEPS, 0)
                step="1"
                prop:value=Signal::derive(move || fixed(step_of(followers.get()), 0))
                aria-valuetext=attr(move || Some(format!("{} followers", format::whole(followers.get() as f64))))
                on:input=hear(slide)
            />
            <label class="probe__n" for="probe-number">
                "or type a number"
                <input
                    class="in in--sm num"
                    id="probe-number"
                    inputmode="numeric"
                    autocomplete="off"
                    prop:value=Signal::derive(move || format::whole(followers.get() as f64))
                    on:change=hear(typed)
                />
            </label>
            {said}
        </div>
    }
    .into_any()
}

/// Who says what about an account: the words in use, how many use each, and what the active scheme says.
fn said(ours: &TierScheme, followers: u64) -> Html {
    let mut words: Vec<(Option<TierKind>, usize)> = Vec::new();
    for scheme in schemes::all() {
        let tier = scheme.band_of(followers).map(|b| b.tier);
        match words.iter_mut().find(|(t, _)| *t == tier) {
            Some((_, n)) => *n += 1,
            None => words.push((tier, 1)),
        }
    }
    words.sort_by_key(|(tier, n)| (tier.is_none(), std::cmp::Reverse(*n)));
    let rows: Html = words
        .into_iter()
        .map(|(tier, n)| {
            let word = tier.map_or_else(
                || html!(r#"<span class="q">No word for it</span>"#),
                |t| chip(t, t.label()),
            );
            html!(
                "<div><dt>{}</dt><dd>{} {}</dd></div>",
                word,
                n,
                format::plural(n as u64, "source", "sources")
            )
        })
        .collect();
    let Agreement { other, .. } = schemes::agreement(ours, followers);
    let mine = ours
        .band_of(followers)
        .map_or("Below every tier", |b| b.name());
    html!(
        r#"<dl aria-live="polite">{}<div><dt>Your scheme says</dt><dd>{}{}</dd></div></dl>"#,
        rows,
        mine,
        (other > 0).then(|| html!(" ≠{}", other))
    )
}

/// The ruler of definitions.
pub fn ruler(state: AppState, followers: RwSignal<u64>) -> AnyView {
    let place = move || pct(scale::position(followers.get() as f64));
    let ours = follow(move || state.context.with(|c| ours(&c.scheme)));
    let rows = follow(move || {
        state
            .context
            .with(|c| schemes::all().iter().map(|s| row(s, &c.scheme)).collect())
    });
    let lines = follow(move || state.context.with(|c| tracks::boundaries(&c.scheme)));
    view! {
        <div class="scroll evscroll" tabindex="0" role="region" aria-label="Tier definitions on the scale of followers">
            <div class="ev">
                {ours}
                <div class="ev__body">
                    {rows}
                    <div class="ev__over" aria-hidden="true"><div>{lines}<u style:left=place></u></div></div>
                </div>
                <div class="ev__row ev__row--ax">
                    <div class="ev__n"></div>
                    <div class="ev__t" aria-hidden="true">
                        {show(scale::axis())}
                        <div class="ev__probe" style:left=place><b>{words(move || format::compact_followers(followers.get() as f64))}</b></div>
                    </div>
                </div>
            </div>
        </div>
        {save_picture::always(&Chart {
            name: "definitions",
            label: "Save this chart",
            draw: Arc::new(move || state.context.with(|c| Some(picture(&c.scheme, followers.get())))),
        })}
        {show(unbounded())}
    }
    .into_any()
}

/// A track: what stands left of it, its words and its drawing.
fn track(class: &str, left: Html, words: &str, drawing: Html) -> Html {
    html!(
        r#"<div class="ev__row {}"><div class="ev__n">{}</div><div class="ev__t" role="img" aria-label="{}">{}</div></div>"#,
        class,
        left,
        words,
        drawing
    )
}

fn ours(scheme: &TierScheme) -> Html {
    html!(
        "{}{}",
        track(
            "ev__row--us",
            html!(
                r#"<b>Your scheme</b><span class="q">{}</span>"#,
                scheme.name()
            ),
            &tracks::words(scheme),
            tracks::segments(scheme, None)
        ),
        track(
            "ev__row--ag",
            html!(
                r#"<b>Agree with it</b><span class="q">of {} sources</span>"#,
                schemes::all().len()
            ),
            &agreement_words(scheme),
            tracks::steps(&tracks::stretches(scheme))
        )
    )
}

fn agreement_words(scheme: &TierScheme) -> String {
    let parts: Vec<String> = tracks::stretches(scheme)
        .iter()
        .map(|s| {
            let Agreement { same, other, .. } = s.agreement;
            format!(
                "{} to {}: {same} of {}",
                scale::short(s.from as f64),
                scale::short(s.to as f64),
                same + other
            )
        })
        .collect();
    parts.join("; ")
}

fn row(scheme: &TierScheme, ours: &TierScheme) -> Html {
    let note = schemes::note(scheme.id());
    html!(
        r#"<div class="ev__row" id="scheme-{}"><div class="ev__n"><b>{}</b><span class="q">{}</span>{}</div><div class="ev__t" role="img" aria-label="{}">{}</div>{}</div>"#,
        scheme.id(),
        scheme.name(),
        scheme.year().map(|y| Html::from(u32::from(y))),
        plate(scheme.source()),
        tracks::words(scheme),
        tracks::segments(scheme, Some(ours)),
        (!note.is_empty()).then(|| html!(r#"<p class="ev__note">{}</p>"#, note))
    )
}

/// The ruler as a picture.
fn picture(ours: &TierScheme, followers: u64) -> Picture {
    let (title, _) = finding();
    let probed = format::compact_followers(followers as f64);
    let own = Track {
        head: "Your scheme".to_owned(),
        note: ours.name().to_owned(),
        lanes: vec![tracks::parts(ours, None)],
        own: Some((scale::position(followers as f64) / 100.0, probed.clone())),
        words: tracks::words(ours),
        ..Track::default()
    };
    let agree = Track {
        head: "Agree with it".to_owned(),
        note: format!("of {} sources", schemes::all().len()),
        lanes: vec![tracks::step_parts(&tracks::stretches(ours))],
        words: agreement_words(ours),
        ..Track::default()
    };
    let theirs = schemes::all().iter().map(|scheme| Track {
        head: scheme.name().to_owned(),
        note: scheme
            .year()
            .map(|year| year.to_string())
            .unwrap_or_default(),
        lanes: vec![tracks::parts(scheme, Some(ours))],
        words: tracks::words(scheme),
        ..Track::default()
    });
    let all = [own, agree].into_iter().chain(theirs).collect();
    Picture {
        title,
        note: format!(
            "What each source calls a tier, by followers. The blue line is an account of {probed}. Where a tier begins elsewhere than in the first row, the number says so."
        ),
        panels: vec![Panel {
            axis: scale::decades(),
            shape: Shape::Tracks(all),
        }],
        source: "Tierwise. Its Evidence page lists every source with its grade and link."
            .to_owned(),
    }
}

/// The source that weighs something else than a count.
fn unbounded() -> Html {
    let post = schemes::NO_BOUNDS;
    let weighs: Html = post
        .weighs
        .iter()
        .map(|(label, question)| html!("<li><b>{}</b> {}</li>", *label, *question))
        .collect();
    html!(
        r#"<div class="unb" id="scheme-{}"><p><b>{}</b> {} {}</p><ul>{}</ul></div>"#,
        post.id,
        post.name,
        plate(post.source),
        post.text,
        weighs
    )
}
