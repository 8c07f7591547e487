//! One answer's values, colored by the tier that leads at each, with the brief's own value as a blue line.

use tierwise_core::domain::advice::flips::{Axis, Unit};
use tierwise_core::domain::money::Currency;
use tierwise_core::domain::tier::TierKind;

use super::picture::{Part, Track};
use super::{pct, tier_class};
use crate::ui::format;
use crate::ui::markup::{Html, html};

/// A stretch narrower than this share of the axis has no room for its tier's name.
const NARROW: f64 = 11.0;
/// Two numerals closer than this share of the axis would touch.
const APART: f64 = 14.0;

/// The axis of a flip point. `name` gives a tier's name in the active scheme.
pub fn flip_axis(axis: &Axis, currency: Currency, name: &dyn Fn(TierKind) -> String) -> Html {
    match Laid::of(axis) {
        Laid::Number(placed, unit) => number(&placed, &|x| value_words(x, unit, currency), name),
        Laid::Choice(options, at) => choice(options, at, name),
    }
}

/// The same as the track of a picture.
pub fn track(axis: &Axis, currency: Currency, name: &dyn Fn(TierKind) -> String) -> Track {
    let track = match Laid::of(axis) {
        Laid::Number(placed, unit) => {
            number_track(&placed, &|x| value_words(x, unit, currency), name)
        }
        Laid::Choice(options, at) => choice_track(options, at, name),
    };
    Track {
        words: words(axis, currency, name),
        ..track
    }
}

/// An axis laid out, once for page and picture.
enum Laid<'a> {
    /// Stretches of numbers.
    Number(Placed, Unit),
    /// Options, and the brief's own one.
    Choice(&'a [(String, TierKind)], Option<usize>),
}

impl<'a> Laid<'a> {
    fn of(axis: &'a Axis) -> Self {
        match axis {
            Axis::Number {
                low,
                high,
                at,
                stretches,
                unit,
            } => Self::Number(Placed::of(*low, *high, *at, stretches), *unit),
            Axis::Choice { options, at } => Self::Choice(options, *at),
        }
    }
}

fn number_track(
    placed: &Placed,
    say: &dyn Fn(f64) -> String,
    name: &dyn Fn(TierKind) -> String,
) -> Track {
    let parts = placed.stretches.iter().map(|(left, width, tier)| Part {
        place: (left / 100.0, (left + width) / 100.0),
        color: tier_class(*tier),
        label: name(*tier),
        ..Part::default()
    });
    let ends = placed.ends.iter();
    Track {
        lanes: vec![parts.collect()],
        own: placed
            .you
            .map(|(value, x)| (x / 100.0, format!("You: {}", say(value)))),
        numerals: ends.map(|(value, x)| (x / 100.0, say(*value))).collect(),
        ..Track::default()
    }
}

fn choice_track(
    options: &[(String, TierKind)],
    at: Option<usize>,
    name: &dyn Fn(TierKind) -> String,
) -> Track {
    let columns = columns(options.len()).max(1);
    let numbered: Vec<_> = options.iter().enumerate().collect();
    let part = |(column, (i, (option, tier))): (usize, &(usize, &(String, TierKind)))| {
        let mine = at == Some(*i);
        let end = |n: usize| n as f64 / columns as f64;
        Part {
            place: (end(column), end(column + 1)),
            color: tier_class(*tier),
            label: name(*tier),
            foot: (format!("{}{option}", you(mine)), mine),
            ..Part::default()
        }
    };
    let lanes = numbered.chunks(columns);
    Track {
        lanes: lanes
            .map(|lane| lane.iter().enumerate().map(part).collect())
            .collect(),
        ..Track::default()
    }
}

/// What stands before the own answer.
fn you(mine: bool) -> &'static str {
    if mine { "You: " } else { "" }
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

/// Where everything of a number's axis stands, 0 to 100.
struct Placed {
    /// Left end and width of each stretch.
    stretches: Vec<(f64, f64, TierKind)>,
    /// The brief's own value.
    you: Option<(f64, f64)>,
    /// Both ends, then those bounds between stretches that have room for their numerals.
    ends: Vec<(f64, f64)>,
}

impl Placed {
    fn of(low: f64, high: f64, at: Option<f64>, stretches: &[(f64, TierKind)]) -> Self {
        let (log_low, log_high) = (low.max(1e-6).ln(), high.max(1e-6).ln());
        let place = |x: f64| {
            if log_high <= log_low {
                0.0
            } else {
                ((x.max(1e-6).ln() - log_low) / (log_high - log_low) * 100.0).clamp(0.0, 100.0)
            }
        };
        let mut left = 0.0;
        let placed = stretches.iter().map(|(upper, tier)| {
            let from = left;
            left = place(*upper);
            (from, left - from, *tier)
        });
        let placed = placed.collect();
        let mut ends = vec![(low, 0.0), (high, 100.0)];
        for (upper, _) in stretches.iter().take(stretches.len().saturating_sub(1)) {
            let x = place(*upper);
            if ends.iter().all(|(_, other)| (other - x).abs() >= APART) {
                ends.push((*upper, x));
            }
        }
        Self {
            stretches: placed,
            you: at.map(|value| (value, place(value))),
            ends,
        }
    }
}

fn number(placed: &Placed, say: &dyn Fn(f64) -> String, name: &dyn Fn(TierKind) -> String) -> Html {
    let segments: Html = placed
        .stretches
        .iter()
        .map(|(left, width, tier)| {
            let label = (*width >= NARROW).then(|| html!("<em>{}</em>", name(*tier)));
            html!(
                r#"<span class="{}" data-css="left:{};width:{}"><i></i>{}</span>"#,
                tier_class(*tier),
                pct(*left),
                pct(*width),
                label
            )
        })
        .collect();
    let you = placed.you.map(|(value, x)| {
        html!(
            r#"<div class="flip__you{}" data-css="left:{}"><span>You: {}</span></div>"#,
            if x > 60.0 { " is-right" } else { "" },
            pct(x),
            say(value)
        )
    });
    let ends: Html = placed
        .ends
        .iter()
        .map(|(value, x)| {
            let class = match *x {
                0.0 => "is-first",
                100.0 => "is-last",
                _ => "",
            };
            html!(
                r#"<span class="{}" data-css="left:{}">{}</span>"#,
                class,
                pct(*x),
                say(*value)
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

/// More than six options stand in two rows of equal length.
fn columns(options: usize) -> usize {
    if options > 6 {
        options.div_ceil(2)
    } else {
        options
    }
}

fn choice(
    options: &[(String, TierKind)],
    at: Option<usize>,
    name: &dyn Fn(TierKind) -> String,
) -> Html {
    let cells: Html = options
        .iter()
        .enumerate()
        .map(|(i, (option, tier))| {
            let mine = at == Some(i);
            html!(
                r#"<li class="{}{}"><i>{}</i><span>{}{}</span></li>"#,
                tier_class(*tier),
                if mine { " is-you" } else { "" },
                name(*tier),
                you(mine),
                option
            )
        })
        .collect();
    html!(
        r#"<ul class="flip__opts" aria-hidden="true" data-css="--n:{}">{}</ul>"#,
        columns(options.len()),
        cells
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(tier: TierKind) -> String {
        tier.label().to_owned()
    }

    #[test]
    fn a_number_is_laid_out_once_for_page_and_picture() {
        let stretches = [(1_000.0, TierKind::Nano), (10_000.0, TierKind::Micro)];
        let placed = Placed::of(100.0, 10_000.0, Some(1_000.0), &stretches);
        let say = |x: f64| format!("{x}");
        let track = number_track(&placed, &say, &name);
        let places: Vec<_> = track
            .lanes
            .iter()
            .flatten()
            .map(|part| (part.place.0 * 100.0).round() as u32)
            .collect();
        assert_eq!(places, [0, 50]);
        assert!(
            track
                .own
                .is_some_and(|(x, said)| (x - 0.5).abs() < 1e-9 && said == "You: 1000")
        );
        assert!(
            number(&placed, &say, &name)
                .to_string()
                .contains("left:50.00%;width:50.00%")
        );
    }
}
