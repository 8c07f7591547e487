//! One answer's values, colored by the tier that leads at each, with the brief's own value as a blue line.

use tierwise_core::domain::advice::flips::{Axis, Unit};
use tierwise_core::domain::money::Currency;
use tierwise_core::domain::tier::TierKind;

use super::{pct, tier_class};
use crate::ui::format;
use crate::ui::markup::{Html, html};

/// A stretch narrower than this share of the axis has no room for its tier's name.
const NARROW: f64 = 11.0;
/// Two numerals closer than this share of the axis would touch.
const APART: f64 = 14.0;

/// The axis of a flip point. `name` gives a tier's name in the active scheme.
pub fn flip_axis(axis: &Axis, currency: Currency, name: &dyn Fn(TierKind) -> String) -> Html {
    match axis {
        Axis::Number {
            low,
            high,
            at,
            stretches,
            unit,
        } => number(*low, *high, *at, stretches, *unit, currency, name),
        Axis::Choice { options, at } => choice(options, *at, name),
    }
}

/// A value of the axis in words.
pub fn value_words(x: f64, unit: Unit, currency: Currency) -> String {
    match unit {
        Unit::Money => format::money_compact(x, currency),
        Unit::Hours => format!("{} h", format::decimal(x, 1)),
        Unit::Share => format::percent_whole(x),
    }
}

/// The axis as one sentence, for those who do not see it.
pub fn words(axis: &Axis, currency: Currency, name: &dyn Fn(TierKind) -> String) -> String {
    match axis {
        Axis::Number {
            low,
            stretches,
            unit,
            ..
        } => {
            let mut from = *low;
            let parts: Vec<String> = stretches
                .iter()
                .map(|(upper, tier)| {
                    let part = format!(
                        "{} to {}: {}",
                        value_words(from, *unit, currency),
                        value_words(*upper, *unit, currency),
                        name(*tier)
                    );
                    from = *upper;
                    part
                })
                .collect();
            parts.join("; ")
        }
        Axis::Choice { options, at } => options
            .iter()
            .enumerate()
            .map(|(i, (option, tier))| {
                let you = if *at == Some(i) { " (yours)" } else { "" };
                format!("{option}{you}: {}", name(*tier))
            })
            .collect::<Vec<_>>()
            .join("; "),
    }
}

fn number(
    low: f64,
    high: f64,
    at: Option<f64>,
    stretches: &[(f64, TierKind)],
    unit: Unit,
    currency: Currency,
    name: &dyn Fn(TierKind) -> String,
) -> Html {
    let (log_low, log_high) = (low.max(1e-6).ln(), high.max(1e-6).ln());
    let place = |x: f64| {
        if log_high <= log_low {
            0.0
        } else {
            ((x.max(1e-6).ln() - log_low) / (log_high - log_low) * 100.0).clamp(0.0, 100.0)
        }
    };
    let mut left = 0.0;
    let segments: Html = stretches
        .iter()
        .map(|(upper, tier)| {
            let right = place(*upper);
            let width = right - left;
            let label = (width >= NARROW).then(|| html!("<em>{}</em>", name(*tier)));
            let segment = html!(
                r#"<span class="{}" data-css="left:{};width:{}"><i></i>{}</span>"#,
                tier_class(*tier),
                pct(left),
                pct(width),
                label
            );
            left = right;
            segment
        })
        .collect();
    let you = at.map(|value| {
        let x = place(value);
        html!(
            r#"<div class="flip__you{}" data-css="left:{}"><span>You: {}</span></div>"#,
            if x > 60.0 { " is-right" } else { "" },
            pct(x),
            value_words(value, unit, currency)
        )
    });
    let mut shown = vec![0.0, 100.0];
    let mut ends = vec![(low, 0.0), (high, 100.0)];
    for (upper, _) in stretches.iter().take(stretches.len().saturating_sub(1)) {
        let x = place(*upper);
        if shown.iter().all(|s: &f64| (s - x).abs() >= APART) {
            shown.push(x);
            ends.push((*upper, x));
        }
    }
    let ends: Html = ends
        .into_iter()
        .map(|(value, x)| {
            let class = if x == 0.0 {
                "is-first"
            } else if x == 100.0 {
                "is-last"
            } else {
                ""
            };
            html!(
                r#"<span class="{}" data-css="left:{}">{}</span>"#,
                class,
                pct(x),
                value_words(value, unit, currency)
            )
        })
        .collect();
    html!(
        r#"<div class="flip__ax" aria-hidden="true"><div class="flip__segs">{}</div>{}<div class="flip__ends">{}</div></div>"#,
        segments,
        you,
        ends
    )
}

fn choice(
    options: &[(String, TierKind)],
    at: Option<usize>,
    name: &dyn Fn(TierKind) -> String,
) -> Html {
    // More than six options stand in two rows of equal length.
    let columns = if options.len() > 6 {
        options.len().div_ceil(2)
    } else {
        options.len()
    };
    let cells: Html = options
        .iter()
        .enumerate()
        .map(|(i, (option, tier))| {
            let (mine, you) = if at == Some(i) {
                (" is-you", "You: ")
            } else {
                ("", "")
            };
            html!(
                r#"<li class="{}{}"><i>{}</i><span>{}{}</span></li>"#,
                tier_class(*tier),
                mine,
                name(*tier),
                you,
                option
            )
        })
        .collect();
    html!(
        r#"<ul class="flip__opts" aria-hidden="true" data-css="--n:{}">{}</ul>"#,
        columns,
        cells
    )
}
