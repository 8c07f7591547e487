//! What the user types to find creators: `tier:micro er:>3% country:us -excluded candle`.
//!
//! Words have to occur in a name, handle, niche, place or note. `key:value` asks about a figure or a mark. A minus
//! before either turns it around. Words in quotes stay together.

use memchr::memmem::Finder;

use tierwise_core::domain::creator::Network;
use tierwise_core::domain::tier::TierScheme;
use tierwise_import::figure;

use crate::lines::{self, Line};
use crate::places::Place;
use crate::relation::{self, Stage};
use crate::search;
use crate::weights::Component;

/// Longest text that is taken apart.
const LONGEST: usize = 400;

/// A figure that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
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

/// One thing that is asked.
#[derive(Debug, Clone)]
enum Test {
    Text(Box<Finder<'static>>),
    Country(Vec<bool>),
    Niche(Vec<bool>),
    /// Tiers, and those whose followers are unknown.
    Tier(Vec<bool>, bool),
    /// Part of a tag.
    Tag(String),
    Network(Network),
    Between(Figure, f64, f64),
    Pinned,
    Excluded,
    Review,
    Outside,
    Placed(Place),
    /// Places among the stages; `None` for those without one.
    Staged(Option<u8>),
    /// With something to do by this day, as [`lines::day`] writes it.
    Due(i32),
}

/// What a line of text asks for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    tests: Vec<(Test, bool)>,
    /// What could not be understood, with how to write it.
    pub problems: Vec<String>,
}

/// What a filter has to know to be read: which words occur.
pub struct Known<'a> {
    /// The active tiers.
    pub scheme: &'a TierScheme,
    /// Countries and cities.
    pub places: &'a [String],
    /// Niches, several as one text.
    pub niches: &'a [String],
}

impl Filter {
    /// Reads what was typed. What is not understood is left out and told.
    pub fn read(text: &str, known: &Known) -> Self {
        let mut filter = Self::default();
        let text: String = text.chars().take(LONGEST).collect();
        for token in tokens(&text) {
            let (bare, wanted) = match token.strip_prefix('-') {
                Some(rest) if !rest.is_empty() => (rest, false),
                _ => (token.as_str(), true),
            };
            match test(bare, known) {
                Ok(test) => filter.tests.push((test, wanted)),
                Err(problem) => filter.problems.push(problem),
            }
        }
        filter
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether words are asked for.
    pub fn has_words(&self) -> bool {
        self.tests
            .iter()
            .any(|(test, _)| matches!(test, Test::Text(_) | Test::Tag(_)))
    }

    /// Whether a creator has all that is asked. `text` holds their words in lower case.
    pub fn takes(&self, line: &Line, text: &str) -> bool {
        self.tests
            .iter()
            .all(|(test, wanted)| test.holds(line, text) == *wanted)
    }
}

impl Test {
    fn holds(&self, line: &Line, text: &str) -> bool {
        let one_of = |all: &[bool], at: usize| all.get(at).copied().unwrap_or(false);
        match self {
            Self::Text(finder) => finder.find(text.as_bytes()).is_some(),
            Self::Country(places) => {
                one_of(places, line.country.index()) || one_of(places, line.city.index())
            }
            Self::Niche(niches) => one_of(niches, line.niches.index()),
            Self::Tier(tiers, unknown) => match line.tier {
                Some(at) => one_of(tiers, usize::from(at)),
                None => *unknown && line.followers.is_none(),
            },
            Self::Tag(part) => search::tags(text).any(|tag| tag.contains(part)),
            Self::Network(network) => line.network == Some(*network),
            Self::Between(figure, low, high) => line
                .figure(*figure)
                .is_some_and(|value| (*low..=*high).contains(&value)),
            Self::Pinned => line.marks.pinned,
            Self::Excluded => line.marks.excluded,
            Self::Review => line.review,
            Self::Outside => line.outside,
            Self::Placed(place) => line.place == *place,
            Self::Staged(stage) => line.stage == *stage,
            Self::Due(day) => line.next.is_some_and(|next| next <= *day),
        }
    }
}

impl Line {
    fn figure(&self, figure: Figure) -> Option<f64> {
        match figure {
            Figure::Followers => self.followers.map(|f| f as f64),
            Figure::Rate => self.rate,
            Figure::Fee => self.fee_stated.then_some(f64::from(self.fee_usd)),
            Figure::Score => Some(f64::from(self.score)),
            Figure::Fit => Some(f64::from(self.part(Component::Niche))),
            Figure::Authentic => Some(f64::from(self.part(Component::Authenticity))),
            Figure::Views => self.views.map(f64::from),
            Figure::Share => self.share.map(f64::from),
        }
    }
}

/// Words, and words in quotes, also behind a key.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => tokens.push(std::mem::take(&mut token)),
            c => token.extend(c.to_lowercase()),
        }
    }
    tokens.push(token);
    tokens.retain(|token| !token.is_empty());
    tokens
}

fn test(token: &str, known: &Known) -> Result<Test, String> {
    match token {
        "pinned" => return Ok(Test::Pinned),
        "excluded" => return Ok(Test::Excluded),
        _ => {}
    }
    let Some((key, value)) = token.split_once(':').filter(|(_, value)| !value.is_empty()) else {
        return Ok(words(token));
    };
    if let Some((_, figure, example)) = FIGURES.iter().find(|(name, ..)| *name == key) {
        return between(*figure, value)
            .ok_or_else(|| format!("“{token}” is not understood. Write it like {example}."));
    }
    match key {
        "is" => match value {
            "pinned" => Ok(Test::Pinned),
            "excluded" => Ok(Test::Excluded),
            "review" | "flagged" => Ok(Test::Review),
            "outside" => Ok(Test::Outside),
            _ => Err(format!(
                "“{token}” is not understood. Write is:pinned, is:excluded, is:review or is:outside."
            )),
        },
        "stage" => stage(value),
        "tag" => Ok(Test::Tag(value.trim_start_matches('#').to_owned())),
        "due" => match value {
            "any" => Ok(Test::Due(i32::MAX)),
            day => relation::day_of(day)
                .map(|day| Test::Due(lines::day(day)))
                .ok_or_else(|| {
                    format!("“{token}” is not understood. Write due:any or due:2026-03-01.")
                }),
        },
        "tier" => tiers(value, known.scheme),
        "platform" | "network" | "on" => Network::ALL
            .iter()
            .find(|n| n.slug() == value || n.label().to_lowercase() == value)
            .or_else(|| Network::ALL.iter().find(|n| n.slug().starts_with(value)))
            .map(|n| Test::Network(*n))
            .ok_or_else(|| format!("“{token}” names no platform. Write it like platform:tiktok.")),
        "country" | "city" | "in" => {
            let target = crate::places::Target::of(value);
            let holds = |place: &String| target.holds(place) == Place::Inside;
            Ok(Test::Country(known.places.iter().map(holds).collect()))
        }
        "place" => match value {
            "yes" | "inside" => Ok(Test::Placed(Place::Inside)),
            "no" | "outside" => Ok(Test::Placed(Place::Outside)),
            "unknown" => Ok(Test::Placed(Place::Unknown)),
            _ => Err(format!(
                "“{token}” is not understood. Write place:inside, place:outside or place:unknown."
            )),
        },
        "niche" | "category" => {
            let holds = |niche: &String| niche.to_lowercase().contains(value);
            Ok(Test::Niche(known.niches.iter().map(holds).collect()))
        }
        _ => Ok(words(token)),
    }
}

fn stage(value: &str) -> Result<Test, String> {
    if value == "none" {
        return Ok(Test::Staged(None));
    }
    let is = |stage: &&Stage| stage.slug() == value || stage.label().to_lowercase() == value;
    let at = Stage::ALL.iter().position(|stage| is(&stage));
    let at = at.and_then(|at| u8::try_from(at).ok());
    at.map(|at| Test::Staged(Some(at))).ok_or_else(|| {
        let slugs: Vec<&str> = Stage::ALL.iter().map(|s| s.slug()).collect();
        format!(
            "“stage:{value}” is no stage. There are none, {}.",
            slugs.join(", ")
        )
    })
}

fn words(text: &str) -> Test {
    Test::Text(Box::new(
        Finder::new(text.trim_start_matches('@')).into_owned(),
    ))
}

fn tiers(value: &str, scheme: &TierScheme) -> Result<Test, String> {
    let asked: Vec<&str> = value.split([',', '|']).collect();
    let is = |name: &str| {
        let name = name.to_lowercase();
        asked
            .iter()
            .any(|asked| name == *asked || name.replace('-', "") == *asked)
    };
    let tiers: Vec<bool> = scheme
        .bands()
        .iter()
        .map(|band| is(band.tier.slug()) || is(band.name()))
        .collect();
    let unknown = asked.contains(&"unknown");
    if unknown || tiers.iter().any(|asked| *asked) {
        return Ok(Test::Tier(tiers, unknown));
    }
    let names: Vec<&str> = scheme.bands().iter().map(|b| b.tier.slug()).collect();
    Err(format!(
        "“tier:{value}” is no tier of the scheme in use. It has {}, and tier:unknown finds creators whose followers are \
         unknown.",
        names.join(", ")
    ))
}

/// `>3%`, `<=500`, `5k..80k`, `5k-80k`, `60`: at least, at most, between, at least.
fn between(figure: Figure, text: &str) -> Option<Test> {
    let number = |text: &str| {
        let (value, percent) = figure_of(text)?;
        // Rates are asked for in percent, with or without the sign.
        let share = matches!(figure, Figure::Rate | Figure::Share) && (percent || value >= 0.2);
        Some(if share { value / 100.0 } else { value })
    };
    let range = |low: f64, high: f64| Some(Test::Between(figure, low, high));
    if let Some((low, high)) = text.split_once("..").or_else(|| text.split_once('-')) {
        let low = if low.is_empty() { 0.0 } else { number(low)? };
        let high = if high.is_empty() {
            f64::INFINITY
        } else {
            number(high)?
        };
        return range(low, high);
    }
    if let Some(rest) = text.strip_prefix(">=").or_else(|| text.strip_prefix('≥')) {
        return range(number(rest)?, f64::INFINITY);
    }
    if let Some(rest) = text.strip_prefix("<=").or_else(|| text.strip_prefix('≤')) {
        return range(f64::NEG_INFINITY, number(rest)?);
    }
    if let Some(rest) = text.strip_prefix('>') {
        return range(number(rest)?.next_up(), f64::INFINITY);
    }
    if let Some(rest) = text.strip_prefix('<') {
        return range(f64::NEG_INFINITY, number(rest)?.next_down());
    }
    range(number(text)?, f64::INFINITY)
}

fn figure_of(text: &str) -> Option<(f64, bool)> {
    figure(text).filter(|(value, _)| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::tests::line;
    use tierwise_core::domain::evidence::schemes;

    fn takes(filter: &str, line: &Line, text: &str) -> bool {
        let scheme = schemes::default_scheme();
        let places = ["", "US", "Portland, Oregon"].map(str::to_owned);
        let niches = ["", "Home Fragrance"].map(str::to_owned);
        let known = Known {
            scheme: &scheme,
            places: &places,
            niches: &niches,
        };
        let filter = Filter::read(filter, &known);
        assert!(filter.problems.is_empty(), "{:?}", filter.problems);
        filter.takes(line, text)
    }

    #[test]
    fn everything_asked_has_to_hold() {
        let mut micro = line(42_000);
        micro.rate = Some(0.034);
        micro.fee_usd = 480.0;
        micro.fee_stated = true;
        let text = "soap.and_pine candles portland\n#christmas\n#Spring 2027\u{1f}".to_lowercase();
        for (filter, holds) in [
            ("", true),
            ("candle", true),
            ("@soap", true),
            ("\"and_pine candles\"", true),
            ("gaming", false),
            ("-gaming", true),
            ("tier:micro", true),
            ("tier:nano,micro", true),
            ("-tier:micro", false),
            ("tier:macro", false),
            ("er:>3%", true),
            ("er:>3", true),
            ("er:>0.03", true),
            ("er:>3.4%", false),
            ("er:3.4", true),
            ("followers:10k..50k", true),
            ("followers:<42k", false),
            ("followers:<=42k", true),
            ("fee:<500 candle", true),
            ("fee:<500 gaming", false),
            ("-excluded", true),
            ("is:pinned", false),
            ("platform:instagram", true),
            ("platform:tiktok", false),
            ("tag:spring", true),
            ("tag:2027", true),
            ("tag:#spr", true),
            ("-tag:spring", false),
            ("spring", true),
            // In a note, and across tags and words.
            ("tag:christmas", false),
            ("tag:candles", false),
            ("tier:unknown", false),
            ("tier:unknown,micro", true),
            ("http://x", false),
        ] {
            assert_eq!(takes(filter, &micro, &text), holds, "{filter}");
        }
    }

    #[test]
    fn what_is_unknown_is_not_found_by_a_figure() {
        let mut unknown = line(0);
        unknown.followers = None;
        unknown.tier = None;
        assert!(takes("tier:unknown", &unknown, ""));
        assert!(!takes("tier:nano", &unknown, ""));
        assert!(!takes("tier:unknown", &line(300), ""), "below the tiers");
        assert!(!takes("followers:<1000000000", &unknown, ""));
        assert!(!takes("er:<100", &unknown, ""));
        assert!(!takes("fee:<100000", &unknown, ""), "an estimate is no fee");
    }

    #[test]
    fn what_is_not_understood_is_told() {
        let scheme = schemes::default_scheme();
        let known = Known {
            scheme: &scheme,
            places: &[],
            niches: &[],
        };
        for (text, word) in [
            ("er:many", "er:>3%"),
            ("tier:tiny", "nano"),
            ("is:nice", "is:pinned"),
            ("platform:myspace", "platform:tiktok"),
            ("place:here", "place:inside"),
        ] {
            let filter = Filter::read(text, &known);
            assert!(filter.is_empty());
            assert!(filter.problems[0].contains(word), "{:?}", filter.problems);
        }
    }
}
