//! One line for each creator: what is filtered and sorted by, drawn up once for a brief and a scheme.

use jiff::civil::Date;
use tierwise_core::domain::creator::Network;
use tierwise_core::domain::tier::TierScheme;

use crate::people::{Marks, Person, Roster, Who};
use crate::places::Place;
use crate::relation::Stage;
use crate::score::{Card, Ground, Scorer};
use crate::texts::{Text, Texts, Word};
use crate::weights::{COMPONENTS, Component};

/// A score in the precision that is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Total {
    /// P10.
    pub low: f32,
    /// What to expect.
    pub expected: f32,
    /// P90.
    pub high: f32,
}

/// What is filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Score, 0 to 100.
    pub score: Total,
    /// Followers of the main profile.
    pub followers: Option<u64>,
    /// Band of the scheme, from 0; `None` below the lowest and where followers are unknown.
    pub tier: Option<u8>,
    /// Engagement rate of the main profile.
    pub rate: Option<f64>,
    /// The components of the score, 0 to 100, in the order of [`Component::ALL`].
    pub parts: [f32; COMPONENTS],
    /// Mean views of a video.
    pub views: Option<f32>,
    /// Share of the audience to expect in the place of the brief; `None` where nothing is known of it.
    pub share: Option<f32>,
    /// Whether too few of the audience are in the place of the brief.
    pub outside: bool,
    /// Fee in US dollars, the benchmark's where the file has none.
    pub fee_usd: f32,
    /// Whether the file has one.
    pub fee_stated: bool,
    /// Chance that they cost no more than may be spent on one creator.
    pub affordable: f32,
    /// Whether the rate asks for a review.
    pub review: bool,
    /// Network of the main profile.
    pub network: Option<Network>,
    /// How their place stands to the brief's.
    pub place: Place,
    /// Niches.
    pub niches: Word,
    /// Country.
    pub country: Word,
    /// City.
    pub city: Word,
    /// What the user decided.
    pub marks: Marks,
    /// How far one has come: place among the stages.
    pub stage: Option<u8>,
    /// Day of the next step: 20260301 for the first of March.
    pub next: Option<i32>,
    words: Text,
}

impl Line {
    /// A component of the score, 0 to 100.
    pub fn part(&self, component: Component) -> f32 {
        self.parts.get(component as usize).copied().unwrap_or(0.0)
    }
}

/// The lines of a roster.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    lines: Vec<Option<Line>>,
    words: Texts,
}

impl Lines {
    /// Draws up the lines of everybody.
    pub fn of(roster: &Roster, scorer: &Scorer, scheme: &TierScheme) -> Self {
        let mut all = Self {
            lines: vec![None; roster.numbers()],
            words: Texts::default(),
        };
        let mut words = String::new();
        for (who, person) in roster.everybody() {
            words.clear();
            say(roster, person, &mut words);
            let text = all.words.keep(&words);
            all.put(who, Some(line(roster, person, scorer, scheme, text)));
        }
        all
    }

    /// Draws up one line anew.
    pub fn renew(&mut self, who: Who, roster: &Roster, scorer: &Scorer, scheme: &TierScheme) {
        let fresh = roster.person(who).map(|person| {
            let mut words = String::new();
            say(roster, person, &mut words);
            let text = self.words.keep(&words);
            line(roster, person, scorer, scheme, text)
        });
        self.put(who, fresh);
    }

    fn put(&mut self, who: Who, line: Option<Line>) {
        let at = who.0 as usize;
        if self.lines.len() <= at {
            self.lines.resize(at + 1, None);
        }
        if let Some(slot) = self.lines.get_mut(at) {
            *slot = line;
        }
    }

    /// Somebody's line.
    pub fn get(&self, who: Who) -> Option<&Line> {
        self.lines.get(who.0 as usize).and_then(Option::as_ref)
    }

    /// Everybody's lines, in the order in which they came.
    pub fn all(&self) -> impl Iterator<Item = (Who, &Line)> {
        let numbered = self.lines.iter().enumerate();
        numbered.filter_map(|(at, line)| Some((Who(at as u32), line.as_ref()?)))
    }

    /// The words that are searched, in lower case.
    pub fn words(&self, line: &Line) -> &str {
        self.words.get(line.words)
    }
}

/// Name, handles, niches, place and notes in lower case.
fn say(roster: &Roster, person: &Person, words: &mut String) {
    let mut add = |text: &str| {
        if text.is_empty() {
            return;
        }
        if !words.is_empty() {
            words.push('\n');
        }
        if text.is_ascii() {
            let start = words.len();
            words.push_str(text);
            if let Some(added) = words.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            words.push_str(&text.to_lowercase());
        }
    };
    add(roster.text(person.name));
    for account in roster.accounts(person) {
        if account.handle != person.name {
            add(roster.text(account.handle));
        }
    }
    for niche in roster.niches(person.niches) {
        add(niche);
    }
    add(roster.place(person.country));
    add(roster.place(person.city));
    for text in [person.notes, person.contact, person.code, person.id] {
        add(roster.text(text));
    }
    for tag in roster.relation(person).map_or(&[][..], |r| &r.tags) {
        add(&tagged(tag));
    }
}

/// A tag as it stands among the words: whole, so that a filter tells it from a longer one.
pub fn tagged(tag: &str) -> String {
    format!("#{tag}\u{1f}")
}

fn line(
    roster: &Roster,
    person: &Person,
    scorer: &Scorer,
    scheme: &TierScheme,
    words: Text,
) -> Line {
    let account = scorer.account(roster, person);
    let followers = account.and_then(|a| a.followers);
    let card: Card = scorer.card(roster, person);
    let relation = roster.relation(person);
    let [_, fee, _] = card.fee_usd;
    Line {
        score: Total {
            low: card.total.low as f32,
            expected: card.total.expected as f32,
            high: card.total.high as f32,
        },
        followers,
        tier: followers.and_then(|f| band(scheme, f)),
        rate: card.engagement.map(|e| e.rate),
        parts: card.parts.map(|part| part.range.expected as f32),
        views: account.and_then(|a| a.views).map(|v| v as f32),
        share: card.share.map(|share| share.expected as f32),
        outside: card.outside,
        fee_usd: fee as f32,
        fee_stated: scorer.quote(roster, person).is_some(),
        affordable: card.affordable as f32,
        review: card.review,
        network: account.and_then(|a| a.network),
        place: card.place,
        niches: person.niches,
        country: person.country,
        city: person.city,
        marks: person.marks,
        stage: relation
            .and_then(|r| r.stage)
            .and_then(|s| u8::try_from(Stage::ALL.iter().position(|other| *other == s)?).ok()),
        next: relation
            .and_then(|r| r.next.as_ref())
            .map(|step| day(step.on)),
        words,
    }
}

/// A day as a number that is larger the later it is.
pub fn day(on: Date) -> i32 {
    i32::from(on.year()) * 10_000 + i32::from(on.month()) * 100 + i32::from(on.day())
}

/// Which band of a scheme a number of followers belongs to.
fn band(scheme: &TierScheme, followers: u64) -> Option<u8> {
    let band = scheme.band_of(followers)?;
    let at = scheme.bands().iter().position(|b| b.tier == band.tier)?;
    u8::try_from(at).ok()
}

/// Whether a component stands on the creator's own figures.
pub fn is_known(ground: Ground) -> bool {
    matches!(ground, Ground::File | Ground::Derived)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use tierwise_core::domain::evidence::schemes;

    /// An Instagram creator of whom only the followers are known.
    pub(crate) fn line(followers: u64) -> Line {
        Line {
            score: Total {
                low: 40.0,
                expected: 50.0,
                high: 60.0,
            },
            followers: Some(followers),
            tier: band(&schemes::default_scheme(), followers),
            rate: None,
            parts: [50.0; COMPONENTS],
            views: None,
            share: None,
            outside: false,
            fee_usd: 100.0,
            fee_stated: false,
            affordable: 1.0,
            review: false,
            network: Some(Network::Instagram),
            place: Place::Unknown,
            niches: Word::default(),
            country: Word::default(),
            city: Word::default(),
            marks: Marks::default(),
            stage: None,
            next: None,
            words: Text::default(),
        }
    }
}
