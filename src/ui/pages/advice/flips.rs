//! What would change the answer: the nearest change of each answer that puts another tier first.

use leptos::prelude::*;
use tierwise_core::domain::advice::Advice;
use tierwise_core::domain::advice::flips::Flip;
use tierwise_core::domain::link;
use tierwise_core::domain::money::Currency;
use tierwise_core::domain::tier::TierKind;

use super::pictures::{self, Seen};
use super::search::Search;
use super::{copy, words};
use crate::ui::boxed::{dynamic, memo};
use crate::ui::charts::flip_axis;
use crate::ui::charts::picture::{Panel, Picture, Shape, Track};
use crate::ui::markup::{Html, follow, html, show_live};
use crate::ui::state::AppState;

/// The list, growing while the search goes on.
pub fn body(state: AppState, search: RwSignal<Search>) -> AnyView {
    // Only the findings: the progress must not build the list anew.
    let found = memo(move || search.with(|s| s.found.clone()));
    let list = move || {
        let advice = state.advice.get_untracked();
        let currency = state.brief.with_untracked(|b| b.currency);
        let name = |tier: TierKind| name(advice.as_deref(), tier);
        let items: Html = found
            .get()
            .iter()
            .map(|flip| item(flip, currency, &name))
            .collect();
        show_live(
            html!(r#"<ul class="flips">{}</ul>"#, items),
            |event, button| {
                if event.type_() == "click" {
                    copy::pressed(button);
                }
            },
        )
    };
    view! {
        <div class="flip__live" aria-live="polite">{follow(move || said(state, search))}</div>
        {dynamic(list)}
    }
    .into_any()
}

/// A tier's name in the bounds in use.
fn name(advice: Option<&Advice>, tier: TierKind) -> String {
    let tier_there = advice.and_then(|a| a.tier(tier));
    tier_there
        .map_or(tier.label(), |t| t.band.name())
        .to_owned()
}

/// How far the search is, or that it found nothing.
fn said(state: AppState, search: RwSignal<Search>) -> Html {
    let (running, done, total, found) =
        search.with(|s| (s.running, s.done, s.total, s.found.len()));
    if running {
        return html!(
            r#"<p class="flip__wait"><label for="flip-progress">Trying other answers</label><progress id="flip-progress" max="{}" value="{}"></progress><span class="q">{} of {}</span></p>"#,
            total.max(1),
            done,
            done,
            total
        );
    }
    if total == 0 || found > 0 {
        return Html::default();
    }
    let stays = if state
        .advice
        .with(|a| a.as_ref().is_some_and(|a| a.leader.is_none()))
    {
        "no paid creator became affordable"
    } else {
        "the same tier stayed first"
    };
    html!(
        "<p>Nothing nearby changes it: whatever single answer we changed, within the ranges tried, {}.</p>",
        stays
    )
}

fn item(flip: &Flip, currency: Currency, name: &dyn Fn(TierKind) -> String) -> Html {
    let query = link::write(&flip.brief);
    html!(
        r##"<li class="flip" data-testid="flip-point" data-tier="{}"><div><h3>{}</h3><p class="q sm">{}</p><p class="sr">{}</p></div>{}<div class="flip__act"><a class="btn btn--sm" href="#/advice?{}">Try it<span class="sr">: {}</span></a>{}</div></li>"##,
        flip.to.slug(),
        flip.label,
        &flip.text,
        flip_axis::words(&flip.axis, currency, name),
        flip_axis::flip_axis(&flip.axis, currency, name),
        &query,
        &flip.text,
        copy::button(&query, "Copy link", &flip.text)
    )
}

/// What was found, as a picture.
pub fn picture(seen: &Seen) -> Option<Picture> {
    if seen.flips.is_empty() {
        return None;
    }
    let name = |tier: TierKind| name(Some(seen.advice), tier);
    let track = |flip: &Flip| Track {
        head: flip.label.to_owned(),
        note: flip.text.clone(),
        ..flip_axis::track(&flip.axis, seen.brief.currency, &name)
    };
    Some(Picture {
        title: "What would change this answer".to_owned(),
        note: format!(
            "{}. One answer at a time, everything else as in the brief: which tier then comes first.",
            words::answered(seen.brief)
        ),
        panels: vec![Panel {
            axis: Vec::new(),
            shape: Shape::Tracks(seen.flips.iter().map(track).collect()),
        }],
        source: pictures::source(seen.advice),
    })
}
