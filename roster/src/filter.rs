//! What the user types to find creators: `tier:micro er:>3% country:us -excluded candle`.
//!
//! Words have to occur in a name, handle, niche, place or note. `key:value` asks about a figure or a mark. A minus
//! before either turns it around. Words in quotes stay together.

use std::ops;

use memchr::memmem::Finder;

use tierwise_core::domain::creator::Network;
use tierwise_core::domain::money::{Currency, Rates};
use tierwise_core::domain::settings::Context;
use tierwise_core::domain::tier::TierScheme;

use crate::lines::Line;
use crate::people::Roster;
use crate::places::{Place, Stands};
use crate::search;
use crate::wire::TokenView;

mod range;
mod read;
mod strict;

use range::Range;

/// One thing that is asked.
#[derive(Debug, Clone)]
enum Test {
    Text(Box<Finder<'static>>),
    Country(Stands),
    Niche(Vec<bool>),
    /// Tiers; and whether those with too few followers for any, and those whose followers are unknown.
    Tier {
        bands: Vec<bool>,
        below: bool,
        unknown: bool,
    },
    /// Part of a tag.
    Tag(String),
    Network(Network),
    Between(Range),
    Pinned,
    Excluded,
    Review,
    /// Who lives outside the place of the brief, or has too few of their audience in it.
    Outside,
    Placed(Place),
    /// Places among the stages; `None` for those without one.
    Staged(Option<u8>),
    /// With something to do by this day, as [`crate::lines::day`] writes it.
    Due(i32),
}

/// A part of what was typed, and what it asks for.
#[derive(Debug, Clone)]
struct Asked {
    /// Its bytes in the line.
    at: ops::Range<usize>,
    /// Its key as it was typed, with the colon, and with the minus where there is one.
    key: String,
    test: Test,
    /// Whether it is to hold, or not to.
    wanted: bool,
    /// What it asks for, in words: about what, and the value.
    said: (String, String),
}

impl Asked {
    fn holds(&self, line: &Line, text: &str) -> bool {
        self.test.holds(line, text) == self.wanted
    }
}

/// What a line of text asks for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    text: String,
    asked: Vec<Asked>,
    /// What could not be understood, with how to write it.
    pub problems: Vec<String>,
}

/// What a filter has to know to be read: which words occur, and what money is meant.
pub struct Known<'a> {
    /// The active tiers.
    scheme: &'a TierScheme,
    /// Countries and cities.
    places: &'a [String],
    /// Niches, several as one text.
    niches: &'a [String],
    /// The currency that fees are asked for in, and the rates of all.
    currency: Currency,
    rates: &'a Rates,
}

impl<'a> Known<'a> {
    /// What a filter over this roster has to know, where fees are in this currency.
    pub fn of(roster: &'a Roster, context: &'a Context, currency: Currency) -> Self {
        Self {
            scheme: &context.scheme,
            places: roster.place_words(),
            niches: roster.niche_texts(),
            currency,
            rates: &context.rates,
        }
    }

    /// How much of the currency a US dollar is.
    fn per_usd(&self) -> f64 {
        self.rates.per_usd(self.currency)
    }

    /// How many tiers there are.
    pub fn tiers(&self) -> usize {
        self.scheme.bands().len()
    }
}

impl Filter {
    /// Reads what was typed. What is not understood is left out and told.
    pub fn read(text: &str, known: &Known) -> Self {
        let mut filter = Self {
            text: text.to_owned(),
            ..Self::default()
        };
        for token in read::tokens(text) {
            match read::asked(token, known) {
                Ok(asked) => filter.asked.push(asked),
                Err(problem) => filter.problems.push(problem),
            }
        }
        filter
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    /// Whether words are asked for.
    pub fn has_words(&self) -> bool {
        self.asked
            .iter()
            .any(|asked| matches!(asked.test, Test::Text(_) | Test::Tag(_)))
    }

    /// Whether a creator has all that is asked. `text` holds their words in lower case.
    pub fn takes(&self, line: &Line, text: &str) -> bool {
        self.asked.iter().all(|asked| asked.holds(line, text))
    }

    /// The parts that were understood, in words.
    pub fn tokens(&self) -> Vec<TokenView> {
        let view = |asked: &Asked| TokenView {
            at: (asked.at.start as u32, asked.at.end as u32),
            about: asked.said.0.clone(),
            value: asked.said.1.clone(),
        };
        self.asked.iter().map(view).collect()
    }
}

impl Test {
    fn holds(&self, line: &Line, text: &str) -> bool {
        let one_of = |all: &[bool], at: usize| all.get(at).copied().unwrap_or(false);
        match self {
            Self::Text(finder) => finder.find(text.as_bytes()).is_some(),
            Self::Country(stands) => stands.of(line.city, line.country).contains(&Place::Inside),
            Self::Niche(niches) => one_of(niches, line.niches.index()),
            Self::Tier {
                bands,
                below,
                unknown,
            } => match (line.tier, line.followers) {
                (Some(at), _) => one_of(bands, usize::from(at)),
                (None, Some(_)) => *below,
                (None, None) => *unknown,
            },
            Self::Tag(part) => search::tags(text).any(|tag| tag.contains(part)),
            Self::Network(network) => line.network == Some(*network),
            Self::Between(range) => range.holds(line),
            Self::Pinned => line.marks.pinned,
            Self::Excluded => line.marks.excluded,
            Self::Review => line.review,
            Self::Outside => line.outside || line.place == Place::Outside,
            Self::Placed(place) => line.place == *place,
            Self::Staged(stage) => line.stage == *stage,
            Self::Due(day) => line.next.is_some_and(|next| next <= *day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::tests::line;
    use crate::wire::{Nearest, Strict};
    use tierwise_core::domain::evidence::schemes;

    /// With fees in euros.
    fn known<T>(read: impl FnOnce(&Known) -> T) -> T {
        let rates = Rates::default();
        read(&Known {
            scheme: &schemes::default_scheme(),
            places: &["", "US", "Portland, Oregon"].map(str::to_owned),
            niches: &["", "Home Fragrance"].map(str::to_owned),
            currency: Currency::parse("EUR").unwrap(),
            rates: &rates,
        })
    }

    /// Euros for a US dollar.
    fn euros() -> f32 {
        Rates::default().per_usd(Currency::parse("EUR").unwrap()) as f32
    }

    fn takes(filter: &str, line: &Line, text: &str) -> bool {
        let filter = known(|known| Filter::read(filter, known));
        assert!(filter.problems.is_empty(), "{:?}", filter.problems);
        filter.takes(line, text)
    }

    #[test]
    fn everything_asked_has_to_hold() {
        let mut micro = line(42_000);
        micro.rate = Some(0.034);
        micro.fee_usd = 309.0 / euros();
        micro.fee_stated = true;
        micro.share = Some(0.7);
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
            ("fee:<309", false),
            ("fee:<=309", true),
            ("fee:>309", false),
            ("fee:309", true),
            ("fee:309..309", true),
            ("fee:€300..€310", true),
            ("fee:<$300", false),
            ("fee:<$400", true),
            ("fee:<400usd", true),
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
            ("tier:below", false),
            ("tier:unknown,micro", true),
            ("http://x", false),
            ("in-place:70%", true),
            ("in-place:70%..70%", true),
            ("in-place:>70%", false),
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
        assert!(!takes("tier:unknown", &line(300), ""));
        assert!(takes("tier:below", &line(300), ""));
        assert!(!takes("tier:below", &unknown, ""));
        assert!(!takes("followers:<1000000000", &unknown, ""));
        assert!(!takes("er:<100", &unknown, ""));
        assert!(takes("fee:<100000", &unknown, ""), "the usual fee is known");
    }

    #[test]
    fn whoever_lives_elsewhere_or_has_an_audience_there_is_outside() {
        let mut elsewhere = line(42_000);
        assert!(!takes("is:outside", &elsewhere, ""));
        elsewhere.place = Place::Outside;
        assert!(takes("is:outside", &elsewhere, ""));
        let mut few = line(42_000);
        few.outside = true;
        assert!(takes("is:outside", &few, ""));
    }

    #[test]
    fn what_is_not_understood_is_told() {
        for (text, word) in [
            ("er:many", "er:>3%"),
            ("tier:tiny", "nano"),
            ("is:nice", "is:pinned"),
            ("platform:myspace", "platform:tiktok"),
            ("place:here", "place:inside"),
        ] {
            let filter = known(|known| Filter::read(text, known));
            assert!(filter.is_empty());
            assert!(filter.problems[0].contains(word), "{:?}", filter.problems);
        }
    }

    #[test]
    fn what_is_asked_is_said_in_words() {
        for (text, said) in [
            ("tier:micro", "Tier|Micro"),
            ("-TIER:Nano,unknown", "Tier not|Nano or unknown"),
            ("tier:below", "Tier|below the tiers"),
            ("er:>3", "Engagement rate|over 3%"),
            ("er:2.5%..4", "Engagement rate|2.5% to 4%"),
            ("followers:5k..", "Followers|5K or more"),
            ("fee:<=500", "Fee, given or usual|EUR 500 or less"),
            ("score:60", "Score|60 or more"),
            ("in:Oregon", "In|Oregon"),
            ("platform:tik", "Platform|TikTok"),
            ("-excluded", "Is not|excluded"),
            ("is:review", "Rate|to be looked at"),
            ("place:inside", "Place of your brief|inside"),
            ("stage:none", "Stage|none"),
            ("due:2026-03-01", "Next step|by 2026-03-01"),
            ("tag:#Spring", "Tag|Spring"),
            ("\"Slow Living\"", "Mentions|“Slow Living”"),
            ("-gaming", "Does not mention|“gaming”"),
        ] {
            let tokens = known(|known| Filter::read(&format!("candle  {text} "), known)).tokens();
            let [_, token] = &tokens[..] else {
                panic!("{text}: {tokens:?}");
            };
            assert_eq!(format!("{}|{}", token.about, token.value), said);
            assert_eq!(token.at, (8, 8 + text.len() as u32), "{text}");
        }
    }

    /// What keeps everybody out of these, who have no words.
    fn strict(filter: &str, lines: &[Line]) -> Strict {
        known(|known| {
            let filter = Filter::read(filter, known);
            filter.strict(lines.iter().map(|line| (line, "")), known)
        })
    }

    fn with(followers: u64, rate: f64, fee: f32) -> Line {
        let mut line = line(followers);
        line.rate = Some(rate);
        line.fee_usd = fee / euros();
        line.fee_stated = true;
        line
    }

    #[test]
    fn the_part_that_keeps_most_out_is_named_with_the_nearest_value() {
        let lines = [
            with(12_340, 0.0743, 309.0),
            with(48_250, 0.051, 480.5),
            with(61_000, 0.02, 200.0),
            with(700_000, 0.012, 9_000.0),
        ];
        for (filter, token, without, nearest, value, count) in [
            (
                "tier:micro er:>9%",
                1,
                3,
                "tier:micro er:>=7.4%",
                "7.4% or more",
                1,
            ),
            (
                "er:>9% fee:<=250",
                0,
                1,
                "er:>=2% fee:<=250",
                "2% or more",
                1,
            ),
            (
                "followers:50k..60k",
                0,
                4,
                "followers:50k..61k",
                "50K to 61K",
                1,
            ),
            (
                "followers:12.5k..13k",
                0,
                4,
                "followers:12.3k..13k",
                "12.3K to 13K",
                1,
            ),
            ("fee:<150", 0, 4, "fee:<=200", "EUR 200 or less", 1),
            (
                "fee:200..201 er:>3%",
                0,
                2,
                "fee:200..309 er:>3%",
                "EUR 200 to EUR 309",
                1,
            ),
            // The tier beside it, and of several the one with more.
            ("tier:nano er:>1%", 0, 4, "tier:micro er:>1%", "Micro", 3),
            ("on:tiktok", 0, 4, "on:instagram", "Instagram", 4),
        ] {
            let Strict::One {
                token: at,
                without: others,
                nearest: Some(found),
            } = strict(filter, &lines)
            else {
                panic!("{filter}: {:?}", strict(filter, &lines));
            };
            assert_eq!((at, others), (token, without), "{filter}");
            assert_eq!(
                (found.line.as_str(), found.value.as_str()),
                (nearest, value)
            );
            assert_eq!(found.count, count, "{filter}");
            // What is offered lets so many in.
            let takes = known(|known| {
                let filter = Filter::read(&found.line, known);
                lines.iter().filter(|line| filter.takes(line, "")).count()
            });
            assert_eq!(takes, count as usize, "{filter}");
        }
    }

    #[test]
    fn where_no_part_alone_is_in_the_way_it_is_said() {
        let lines = [with(12_000, 0.07, 300.0), with(700_000, 0.01, 9_000.0)];
        // Nobody is pinned, and nobody writes of candles.
        assert_eq!(strict("pinned candle", &lines), Strict::Nobody { token: 0 });
        let three = "tier:micro er:<2% fee:>8k";
        assert_eq!(
            strict(three, &lines),
            Strict::One {
                token: 0,
                without: 1,
                nearest: Some(Nearest {
                    line: "tier:mega er:<2% fee:>8k".to_owned(),
                    value: "Mega".to_owned(),
                    count: 1
                })
            }
        );
        let four = "tier:micro er:<2% fee:>8k followers:<20k";
        assert_eq!(strict(four, &lines), Strict::Several);
        // Leaving out what is not to be is all that can be offered.
        assert_eq!(
            strict("-on:instagram", &lines),
            Strict::One {
                token: 0,
                without: 2,
                nearest: None
            }
        );
    }
}
