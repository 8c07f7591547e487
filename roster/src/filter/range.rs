//! Figures that are asked for: `er:>3%`, `followers:5k..80k`, `fee:<=500`.

use tierwise_core::domain::advice::words::money_major;
use tierwise_core::domain::decimal::short;
use tierwise_import::Field;
use tierwise_import::creators::typed;

use super::Known;
use crate::lines::Line;
use crate::weights::Component;

/// A figure that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    Followers,
    Rate,
    Fee,
    Score,
    Fit,
    Authentic,
    Views,
    Share,
}

/// The keys for figures, with a way to write them that explains them.
const FIGURES: [(&str, Figure, &str); 12] = [
    ("followers", Figure::Followers, "followers:5k..80k"),
    ("size", Figure::Followers, "size:>10k"),
    ("er", Figure::Rate, "er:>3%"),
    ("engagement", Figure::Rate, "engagement:>3%"),
    ("fee", Figure::Fee, "fee:<500"),
    ("price", Figure::Fee, "price:<500"),
    ("score", Figure::Score, "score:>60"),
    ("fit", Figure::Fit, "fit:>60"),
    ("authentic", Figure::Authentic, "authentic:>70"),
    ("auth", Figure::Authentic, "auth:>70"),
    ("views", Figure::Views, "views:>5k"),
    ("in-place", Figure::Share, "in-place:>70%"),
];

/// Lines have fees and shares as 32-bit floats: a fee that was stated as 309 euros is 309 but for this share.
const NEAR: f64 = 1e-6;

/// The figure with this key, and a way to write it.
pub fn figure(key: &str) -> Option<(Figure, &'static str)> {
    let known = FIGURES.iter().find(|(name, ..)| *name == key);
    known.map(|(_, figure, example)| (*figure, *example))
}

impl Figure {
    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Followers => "Followers",
            Self::Rate => "Engagement rate",
            Self::Fee => "Fee, given or usual",
            Self::Score => "Score",
            Self::Fit => "Niche fit",
            Self::Authentic => "Authenticity",
            Self::Views => "Views",
            Self::Share => "Audience in your place",
        }
    }

    /// What a creator has; nothing where it is unknown.
    pub fn of(self, line: &Line) -> Option<f64> {
        match self {
            Self::Followers => line.followers.map(|f| f as f64),
            Self::Rate => line.rate,
            // As the table shows and sorts it: what is usual where the file has none.
            Self::Fee => Some(f64::from(line.fee_usd)),
            Self::Score => Some(f64::from(line.score)),
            Self::Fit => Some(f64::from(line.part(Component::Niche))),
            Self::Authentic => Some(f64::from(line.part(Component::Authenticity))),
            Self::Views => line.views.map(f64::from),
            Self::Share => line.share.map(f64::from),
        }
    }

    const fn is_share(self) -> bool {
        matches!(self, Self::Rate | Self::Share)
    }

    /// The number that was typed, in the unit that lines have.
    fn read(self, text: &str, known: &Known) -> Option<f64> {
        if self == Self::Fee {
            return in_usd(text, known);
        }
        let (value, percent) = tierwise_import::figure(text).filter(|(v, _)| v.is_finite())?;
        Some(match self {
            // Rates are asked for in percent, with or without the sign.
            _ if self.is_share() && (percent || value >= 0.2) => value / 100.0,
            _ => value,
        })
    }

    /// How the number is typed, with so many figures that it is not further up, or down, than the value: the next
    /// number that is as short.
    fn typed(self, value: f64, up: bool, known: &Known) -> String {
        let to = |x: f64, decimals: u32| {
            let scale = 10_f64.powi(decimals.cast_signed());
            // What is a whole number but for its last bits is not to become the next one.
            let slack = if up { -NEAR } else { NEAR };
            let scaled = x * scale * (1.0 + slack);
            let rounded = if up { scaled.ceil() } else { scaled.floor() };
            short(rounded / scale, decimals)
        };
        match self {
            _ if self.is_share() => format!("{}%", to(value * 100.0, 1)),
            Self::Followers | Self::Views if value >= 1e6 => format!("{}m", to(value / 1e6, 2)),
            Self::Followers | Self::Views if value >= 1e4 => format!("{}k", to(value / 1e3, 1)),
            Self::Fee => to(value * known.per_usd(), 0),
            _ => to(value, 0),
        }
    }

    /// A typed number in words.
    fn said(self, typed: &str, known: &Known) -> String {
        match (self, self.read(typed, known)) {
            (Self::Fee, Some(usd)) => money_major(usd * known.per_usd(), known.currency),
            (_, Some(share)) if self.is_share() => format!("{}%", short(share * 100.0, 2)),
            _ => typed.to_uppercase(),
        }
    }
}

/// An amount in US dollars. Without a currency beside it, it is in that of the brief.
fn in_usd(text: &str, known: &Known) -> Option<f64> {
    let read = typed(Field::Fee, None, &text.to_uppercase(), "", known.currency).ok()?;
    let price = read.prices.first()?;
    Some(price.amount.major(price.currency) / known.rates.per_usd(price.currency))
}

/// From where to where a figure is to be, both ends with it, and how the ends were typed: nothing where it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    pub figure: Figure,
    low: f64,
    high: f64,
    typed: [Option<String>; 2],
}

/// An end as it is typed, and whether it is not itself within.
type End<'a> = Option<(&'a str, bool)>;

/// Signs before a number, whether it is the lower end, and whether that is not itself within.
const SIGNS: [(&str, bool, bool); 6] = [
    (">=", true, false),
    ("≥", true, false),
    ("<=", false, false),
    ("≤", false, false),
    (">", true, true),
    ("<", false, true),
];

/// `>3%`, `<=500`, `5k..80k`, `5k-80k`, `60`: over, at most, between, at least.
fn ends(text: &str) -> [End<'_>; 2] {
    if let Some((low, high)) = text.split_once("..").or_else(|| text.split_once('-')) {
        return [low, high].map(|end| (!end.is_empty()).then_some((end, false)));
    }
    let signed = SIGNS.iter().find_map(|(sign, lower, strict)| {
        let end = Some((text.strip_prefix(sign)?, *strict));
        Some(if *lower { [end, None] } else { [None, end] })
    });
    signed.unwrap_or([Some((text, false)), None])
}

impl Range {
    /// Reads a range, and says it in words. `None` where it is not understood.
    pub fn read(figure: Figure, text: &str, known: &Known) -> Option<(Self, String)> {
        let ends = ends(text);
        let near = match figure {
            Figure::Fee | Figure::Share => NEAR,
            _ => 0.0,
        };
        let [mut low, mut high] = [f64::NEG_INFINITY, f64::INFINITY];
        if let Some((typed, strict)) = ends[0] {
            let value = figure.read(typed, known)?;
            low = if strict {
                (value * (1.0 + near)).next_up()
            } else {
                value * (1.0 - near)
            };
        }
        if let Some((typed, strict)) = ends[1] {
            let value = figure.read(typed, known)?;
            high = if strict {
                (value * (1.0 - near)).next_down()
            } else {
                value * (1.0 + near)
            };
        }
        let said = |text: &str| figure.said(text, known);
        let words = match ends {
            [None, None] => "any".to_owned(),
            [Some((low, true)), None] => format!("over {}", said(low)),
            [Some((low, false)), None] => format!("{} or more", said(low)),
            [None, Some((high, true))] => format!("under {}", said(high)),
            [None, Some((high, false))] => format!("{} or less", said(high)),
            [Some((low, _)), Some((high, _))] => format!("{} to {}", said(low), said(high)),
        };
        let range = Self {
            figure,
            low,
            high,
            typed: ends.map(|end| end.map(|(typed, _)| typed.to_owned())),
        };
        Some((range, words))
    }

    /// Whether a creator is known to have a figure in it.
    pub fn holds(&self, line: &Line) -> bool {
        self.figure.of(line).is_some_and(|value| self.has(value))
    }

    /// Whether a value is in it.
    pub fn has(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// The range that reaches as far as the nearest of these values, as it is typed.
    pub fn reaching(&self, values: &[f64], known: &Known) -> Option<String> {
        let below = values.iter().copied().filter(|v| *v < self.low);
        let above = values.iter().copied().filter(|v| *v > self.high);
        let below = below.max_by(f64::total_cmp);
        let above = above.min_by(f64::total_cmp);
        // By the share that is missing: figures here span decades.
        let far = |a: f64, b: f64| (a - b).abs() / a.abs().max(b.abs()).max(f64::MIN_POSITIVE);
        let down = match (below, above) {
            (Some(below), Some(above)) => far(below, self.low) <= far(above, self.high),
            (below, _) => below.is_some(),
        };
        if down {
            let low = self.figure.typed(below?, false, known);
            return Some(match &self.typed[1] {
                None => format!(">={low}"),
                Some(high) => format!("{low}..{high}"),
            });
        }
        let high = self.figure.typed(above?, true, known);
        Some(match &self.typed[0] {
            None => format!("<={high}"),
            Some(low) => format!("{low}..{high}"),
        })
    }
}
