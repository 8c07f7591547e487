//! The follower axis: 1K to 10M on a log scale, the same on every page.

use tierwise_core::domain::decimal::{self, fixed};
use tierwise_core::domain::tier::Band;

use super::pct;
use super::picture::Numeral;
use crate::ui::markup::{Html, html};

/// Followers at the left end of the axis.
pub const LOW: f64 = 1e3;
/// Followers at the right end of the axis.
pub const HIGH: f64 = 1e7;
/// Powers of ten between the ends.
const DECADES: f64 = 4.0;

/// Place of a number of followers on the axis, 0 to 100; outside the axis it stops at the end.
pub fn position(followers: f64) -> f64 {
    if followers <= LOW {
        return 0.0;
    }
    ((followers.log10() - 3.0) / DECADES * 100.0).min(100.0)
}

/// Followers at a place on the axis, 0 to 100, rounded to two significant figures.
pub fn followers_at(place: f64) -> u64 {
    let raw = 10f64.powf(3.0 + place.clamp(0.0, 100.0) / 100.0 * DECADES);
    let unit = 10f64.powf(raw.log10().floor() - 1.0);
    ((raw / unit).round() * unit) as u64
}

/// Left edge and width of a band on the axis, 0 to 100.
pub fn extent(band: &Band) -> (f64, f64) {
    let left = position(band.lower as f64);
    let right = band.upper.map_or(100.0, |upper| position(upper as f64));
    (left, right - left)
}

/// The engraved ticks with their numerals. Decades are long and bold, fives middling, the rest short.
pub fn axis() -> Html {
    let mut path = String::new();
    let mut numerals: Vec<Html> = Vec::new();
    for decade in 3..=7 {
        for step in 1..10 {
            let followers = f64::from(step) * 10f64.powi(decade);
            if followers > HIGH {
                break;
            }
            let x = position(followers);
            let height = match step {
                1 => 14,
                5 => 10,
                _ => 6,
            };
            path.push_str(&format!("M{} 0v{height}", fixed(x * 10.0, 2)));
            let class = match (step, decade) {
                (1, 7) => "dec end",
                (1, _) => "dec",
                (2 | 5, _) => "min",
                _ => continue,
            };
            numerals.push(html!(
                r#"<span class="{}" data-css="left:{}">{}</span>"#,
                class,
                pct(x),
                short(followers)
            ));
        }
    }
    html!(
        r#"<div class="ruler__scale" aria-hidden="true"><svg viewBox="0 0 1000 14" preserveAspectRatio="none"><path d="{}"></path></svg></div><div class="ruler__nums" aria-hidden="true">{}</div>"#,
        path,
        Html::from_iter(numerals)
    )
}

/// The decades as they stand above the plot of a picture.
pub fn decades() -> Vec<Numeral> {
    let followers = (3..=7).map(|decade| 10f64.powi(decade));
    followers.map(|f| (position(f) / 100.0, short(f))).collect()
}

/// A round number of followers in three or four characters, for axis numerals: 1K, 20K, 5M.
pub fn short(followers: f64) -> String {
    let (value, unit) = if followers >= 1e6 {
        (followers / 1e6, "M")
    } else if followers >= 1e3 {
        (followers / 1e3, "K")
    } else {
        (followers, "")
    };
    let decimals = if value < 100.0 { 1 } else { 0 };
    format!("{}{unit}", decimal::short(value, decimals))
}

/// A band's bounds in words: “10K to 100K”, “1M and more”.
pub fn range_words(band: &Band) -> String {
    match band.upper {
        Some(upper) if band.lower == 0 => format!("under {}", short(upper as f64)),
        Some(upper) => format!("{} to {}", short(band.lower as f64), short(upper as f64)),
        None => format!("{} and more", short(band.lower as f64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_decades_evenly_and_stops_at_the_ends() {
        for (followers, place) in [
            (0.0, 0.0),
            (1e3, 0.0),
            (1e4, 25.0),
            (1e5, 50.0),
            (1e6, 75.0),
            (1e7, 100.0),
            (1e9, 100.0),
        ] {
            assert!((position(followers) - place).abs() < 1e-9, "{followers}");
        }
    }

    #[test]
    fn a_place_and_back_is_the_same_to_two_figures() {
        for followers in [1_000, 7_200, 10_000, 72_000, 500_000, 10_000_000_u64] {
            assert_eq!(followers_at(position(followers as f64)), followers);
        }
    }

    #[test]
    fn short_numbers() {
        for (n, s) in [
            (999.0, "999"),
            (1e3, "1K"),
            (1500.0, "1.5K"),
            (72_400.0, "72.4K"),
            (5e5, "500K"),
            (1e6, "1M"),
            (2.5e6, "2.5M"),
        ] {
            assert_eq!(short(n), s);
        }
    }
}
