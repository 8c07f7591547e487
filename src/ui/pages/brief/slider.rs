//! The budget on a log scale, $20 to $5 million or as much in another currency.

use leptos::prelude::*;
use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::entry;
use tierwise_core::domain::money::Minor;
use tierwise_core::domain::tier::TierKind;

use super::probes::Probes;
use crate::ui::boxed::{attr, hear, memo, when, words};
use crate::ui::charts::{pct, tier_class};

use crate::ui::fields::Field;
use crate::ui::format;
use crate::ui::log_scale::LogScale;
use crate::ui::markup::{Html, follow, html};
use crate::ui::state::AppState;

/// Ends of the scale in US dollars.
pub const RANGE: LogScale = LogScale(20.0, 5e6);
/// Positions of the slider.
const STEPS: f64 = 1000.0;
/// Numerals under the scale, in US dollars.
const MARKS: [f64; 7] = [20.0, 100.0, 1e3, 1e4, 1e5, 1e6, 5e6];

/// The slider, as another way to enter the budget.
pub fn slider(state: AppState) -> AnyView {
    let probes: Probes = expect_context();
    let rate = memo(move || {
        let currency = state.ask(&|b| b.currency);
        scale(state.context.with(|c| c.rates.per_usd(currency)))
    });
    let budget = memo(move || state.ask(&|b| b.budget.map(|m| m.major(b.currency))));
    let place = Signal::derive(move || {
        let place = budget
            .get()
            .map_or(STEPS / 2.0, |major| RANGE.place(major / rate.get()) * STEPS);
        fixed(place, 0)
    });
    let said = attr(move || {
        Some(budget.get().map_or("Not sure".to_owned(), |m| {
            state.ask(&|b| format::money_major(m, b.currency))
        }))
    });
    let slide = move |event: web_sys::Event| {
        let Some(step) = entry::parse_figure(&event_target_value(&event)) else {
            return;
        };
        let major = RANGE.amount(step / STEPS) * rate.get_untracked();
        state.drafts.update(|d| d.forget(Field::Budget));
        state.edit_brief(|b| b.budget = Minor::from_major(major, b.currency));
    };
    let marks = follow(move || {
        let currency = state.ask(&|b| b.currency);
        let marks: Html = MARKS
            .iter()
            .map(|mark| {
                let words = format::money_compact(mark * rate.get(), currency);
                html!(
                    r#"<span data-css="left:{}">{}</span>"#,
                    pct(RANGE.place(*mark) * 100.0),
                    words
                )
            })
            .collect();
        html!(
            r#"<div class="budr__ax" aria-hidden="true">{}</div>"#,
            marks
        )
    });
    view! {
        {strip(state, probes)}
        <div class="budr" class:is-off=when(move || budget.get().is_none())>
            <input
                class="range"
                type="range"
                min="0"
                max=fixed(STEPS, 0)
                step="1"
                data-testid="budget-slider"
                aria-label="Budget, on a log scale"
                aria-valuetext=said
                prop:value=place
                on:input=hear(slide)
            />
            {marks}
        </div>
        {leaders(state, probes, rate)}
    }
    .into_any()
}

/// What the scale is multiplied by in a currency: a power of ten keeps the numerals round.
pub fn scale(per_usd: f64) -> f64 {
    10_f64.powi(per_usd.log10().round() as i32)
}

/// A stretch narrower than this share of the scale has no room for a name.
const NARROW: f64 = 0.12;

/// A tier's name in the scheme.
fn name(state: AppState, tier: TierKind) -> String {
    state.context.with_untracked(|c| {
        let band = c.scheme.bands().iter().find(|b| b.tier == tier);
        band.map_or(tier.label(), |b| b.name()).to_owned()
    })
}

/// Which tier leads along the scale, judged on the other answers.
fn strip(state: AppState, probes: Probes) -> AnyView {
    follow(move || {
        let mut from = 0.0;
        let strip: Html = probes
            .budgets
            .get()
            .into_iter()
            .map(|(to, tier)| {
                let (left, width) = (from, to - from);
                from = to;
                let class = tier.map_or("none", tier_class);
                let label = match tier {
                    _ if width < NARROW => Html::default(),
                    Some(tier) => html!(
                        r#"<em><span class="g {}"></span>{}</em>"#,
                        class,
                        name(state, tier)
                    ),
                    None => html!("<em>too little</em>"),
                };
                html!(
                    r#"<span class="{}" data-css="left:{};width:{}"><i></i>{}</span>"#,
                    class,
                    pct(left * 100.0),
                    pct(width * 100.0),
                    label
                )
            })
            .collect();
        html!(
            r#"<div class="budr__segs" aria-hidden="true">{}</div>"#,
            strip
        )
    })
}

/// The strip in words.
fn leaders(state: AppState, probes: Probes, rate: Memo<f64>) -> AnyView {
    let said = move || {
        let stretches = probes.budgets.get();
        let currency = state.ask(&|b| b.currency);
        let mut from = 0.0;
        let parts: Vec<String> = stretches
            .iter()
            .filter_map(|(to, tier)| {
                let amount = format::money_major(RANGE.amount(from) * rate.get(), currency);
                let start = from;
                from = *to;
                let tier = (*tier)?;
                Some(if start == 0.0 {
                    format!("{} leads at first", name(state, tier).to_lowercase())
                } else {
                    format!("{} from about {amount}", name(state, tier).to_lowercase())
                })
            })
            .collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!("Judged on your other answers: {}.", parts.join(", "))
        }
    };
    view! { <p class="sm q">{words(said)}</p> }.into_any()
}
