//! One line for each creator: what is filtered and sorted by, drawn up once for a brief and a scheme.

use std::cell::OnceCell;

use jiff::civil::Date;
use tierwise_core::domain::creator::Network;
use tierwise_core::domain::tier::TierScheme;

use crate::people::{Marks, Person, Roster, Who};
use crate::places::Place;
use crate::relation::Stage;
use crate::score::{Ground, Scorer};
use crate::search::Search;
use crate::texts::Word;
use crate::weights::{self, COMPONENTS, Component, Weights};

/// Steps of the ruler's density.
pub const STEPS: usize = 320;
/// Logs of the ruler's ends: 1,000 and 10 million followers.
const RULER: (f64, f64) = (3.0, 7.0);

/// What is filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The score to expect, 0 to 100, in the precision that is shown.
    pub score: f32,
    /// Followers of the main profile.
    pub followers: Option<u64>,
    /// Band of the scheme, from 0; `None` below the lowest and where followers are unknown.
    pub tier: Option<u8>,
    /// Step of the ruler that the followers fall into; `None` below its beginning, and where they are unknown.
    pub step: Option<u16>,
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
}

impl Line {
    /// A component of the score, 0 to 100.
    pub fn part(&self, component: Component) -> f32 {
        self.parts.get(component as usize).copied().unwrap_or(0.0)
    }

    /// Percentile of the rate among peers. `None` without a rate, without followers that say who the peers are, and where
    /// the rate is so high that it counts as unknown.
    pub fn percentile(&self) -> Option<f32> {
        let known = self.rate.is_some() && self.followers.is_some() && !self.review;
        known.then(|| self.part(Component::Engagement))
    }
}

/// The lines of a roster.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    lines: Vec<Option<Line>>,
    /// Made when somebody is first looked for by a word.
    search: OnceCell<Search>,
}

impl Lines {
    /// Draws up the lines of everybody.
    pub fn of(roster: &Roster, scorer: &Scorer, scheme: &TierScheme) -> Self {
        Self {
            lines: drawn_up(roster, scorer, scheme),
            search: OnceCell::new(),
        }
    }

    /// Draws up the lines of the same people for another brief or scheme.
    pub fn redraw(&mut self, roster: &Roster, scorer: &Scorer, scheme: &TierScheme) {
        self.lines = drawn_up(roster, scorer, scheme);
    }

    /// Puts everybody into the tiers of another scheme, on which nothing else rests.
    pub fn redraw_tiers(&mut self, scheme: &TierScheme) {
        for line in self.lines.iter_mut().flatten() {
            line.tier = line.followers.and_then(|f| band(scheme, f));
        }
    }

    /// Scores the same people by other weights: their components stay.
    pub fn reweigh(&mut self, weights: &Weights) {
        for line in self.lines.iter_mut().flatten() {
            line.score = weights::total(line.parts, weights) as f32;
        }
    }

    /// Draws up one line anew.
    pub fn renew(&mut self, who: Who, roster: &Roster, scorer: &Scorer, scheme: &TierScheme) {
        let fresh = roster
            .person(who)
            .map(|person| line(roster, person, scorer, scheme));
        let at = who.0 as usize;
        if self.lines.len() <= at {
            self.lines.resize(at + 1, None);
        }
        if let Some(slot) = self.lines.get_mut(at) {
            *slot = fresh;
        }
        if let Some(search) = self.search.get_mut() {
            search.renew(who, roster);
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
    pub fn search(&self, roster: &Roster) -> &Search {
        self.search.get_or_init(|| Search::of(roster))
    }
}

fn drawn_up(roster: &Roster, scorer: &Scorer, scheme: &TierScheme) -> Vec<Option<Line>> {
    let mut lines = Vec::with_capacity(roster.numbers());
    for (who, person) in roster.everybody() {
        // Nobody has the numbers in between.
        lines.resize(who.0 as usize, None);
        lines.push(Some(line(roster, person, scorer, scheme)));
    }
    lines
}

fn line(roster: &Roster, person: &Person, scorer: &Scorer, scheme: &TierScheme) -> Line {
    let account = scorer.account(roster, person);
    let account = account.as_ref();
    let followers = account.and_then(|a| a.followers);
    let card = scorer.middle(roster, person, account);
    let relation = roster.relation(person);
    Line {
        score: card.total.0 as f32,
        followers,
        tier: followers.and_then(|f| band(scheme, f)),
        step: followers.and_then(step),
        rate: card.engagement.map(|e| e.rate),
        parts: card.parts.map(|part| part.range.0 as f32),
        views: account.and_then(|a| a.views).map(|v| v as f32),
        share: card.share.map(|share| share.0 as f32),
        outside: card.outside,
        fee_usd: card.fee_usd.0 as f32,
        fee_stated: card.fee_stated,
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

/// The step of the ruler that a number of followers falls into. The last takes what is beyond; `None` before the first.
fn step(followers: u64) -> Option<u16> {
    let (from, to) = RULER;
    let share = (libm::log10(followers.max(1) as f64) - from) / (to - from);
    let at = libm::floor(share * STEPS as f64);
    (at >= 0.0).then(|| (at as usize).min(STEPS - 1) as u16)
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
            score: 50.0,
            followers: Some(followers),
            tier: band(&schemes::default_scheme(), followers),
            step: step(followers),
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
        }
    }
}
