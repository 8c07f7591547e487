//! What the page sees: rows of the table, and a creator opened up.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::evidence::schemes;
use tierwise_core::domain::settings::Context;
use tierwise_import::exact;

use super::Desk;
use crate::edit;
use crate::filter::{Filter, Known};
use crate::lines::{Lines, is_known};
use crate::people::{Person, Roster, Who};
use crate::relation::Relation;
use crate::score::{ALL_INPUTS, Ground, Part, Scorer};
use crate::stability::Stability;
use crate::table;
use crate::weights::Component;
use crate::wire::{BandCount, Detail, PartView, Reply, RowView, Shown};

impl Desk {
    /// The rows of the last look, and all around them.
    pub(super) fn show(&mut self) -> Shown {
        let filter = self.find();
        let look = self.look.clone();
        let all = self.found.all.clone().unwrap_or_default();
        let scheme = self.context.scheme.bands().iter();
        let counts = all.bands.iter().zip(&self.found.tally.bands);
        let bands = scheme.zip(counts).map(|(band, (all, matched))| BandCount {
            tier: band.tier.slug().to_owned(),
            label: band.name().to_owned(),
            lower: band.lower,
            all: *all,
            matched: *matched,
        });
        let density = all.density.iter().zip(&self.found.tally.density);
        let rows = self.found.matched.iter().skip(look.from as usize);
        let rows = rows.take(look.count as usize);
        let [undo, redo] = self.history.labels();
        Shown {
            opening: self.opening,
            total: self.roster.len() as u32,
            matched: self.found.matched.len() as u32,
            pinned: all.pinned,
            excluded: all.excluded,
            outside: all.outside,
            taste: self.shelf.taste(),
            weights: *self.scorer.weights(),
            preset: *self.scorer.preset(),
            tags: self.tags(),
            bands: bands.collect(),
            unknown: (all.unknown, self.found.tally.unknown),
            below: (all.below, self.found.tally.below),
            off: all.off,
            density: density.map(|(all, matched)| (*all, *matched)).collect(),
            rows: rows.filter_map(|who| self.row(*who)).collect(),
            tokens: filter.tokens(),
            problems: filter.problems,
            strict: self.found.strict.clone(),
            undo,
            redo,
            look,
        }
    }

    /// All tags, those that most have first.
    fn tags(&self) -> Vec<(String, u32)> {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for tag in self.roster.relations().flat_map(|(_, r)| &r.tags) {
            *counts.entry(tag).or_default() += 1;
        }
        let mut tags: Vec<_> = counts.into_iter().collect();
        tags.sort_unstable_by_key(|(tag, count)| (Reverse(*count), *tag));
        tags.into_iter()
            .map(|(tag, n)| (tag.to_owned(), n))
            .collect()
    }

    /// Puts everybody in the order of the look and finds those it asks for. Gives back how its line was read.
    pub(super) fn find(&mut self) -> Filter {
        let (roster, lines) = (&self.roster, &self.lines);
        let known = Known::of(roster, &self.context, self.brief.currency);
        self.found.follow(&self.look, roster, lines, &known)
    }

    fn row(&self, who: Who) -> Option<RowView> {
        let source = Source {
            brief: &self.brief,
            context: &self.context,
            roster: &self.roster,
            scorer: &self.scorer,
            lines: &self.lines,
        };
        source.row(who)
    }

    /// Tells about the creator who is looked at; how stable their place is comes after, for it takes a while.
    pub(super) fn say_detail(&mut self, say: &mut dyn FnMut(Reply)) {
        let Some(who) = self.open else {
            return;
        };
        let tell = |desk: &Self| Reply::Detail(desk.detail(who).map(Box::new));
        say(tell(self));
        if self.stability.is_none() && self.roster.person(who).is_some() {
            self.stability = Some(Stability::of(&self.lines, self.scorer.weights()));
            say(tell(self));
        }
    }

    pub(super) fn detail(&self, who: Who) -> Option<Detail> {
        let row = self.row(who)?;
        let person = self.roster.person(who)?;
        let card = self.scorer.card(&self.roster, person);
        let opened = self.scorer.opened(&self.roster, person, &self.context);
        let parts = Component::ALL.iter().zip(self.scorer.weights());
        let parts = parts.zip(opened).map(|((component, weight), opened)| {
            let part = card.part(*component);
            PartView {
                label: component.label().to_owned(),
                formula: component.formula().to_owned(),
                ground: ground(part.ground).to_owned(),
                weight: *weight,
                range: (part.range.low, part.range.expected, part.range.high),
                given: opened.given,
                peers: opened.peers,
            }
        });
        let others = row.followers.map_or(Vec::new(), |followers| {
            schemes::disagreements(followers, &self.context.scheme)
        });
        let creator = self.roster.creator(person);
        Some(Detail {
            parts: parts.collect(),
            profiles: creator.profiles.iter().map(table::profile).collect(),
            prices: table::prices(&creator),
            facts: table::facts(&creator),
            fields: edit::fields(&self.roster, person, self.scorer.networks()),
            audience: self.scorer.asked_place().map(|_| {
                let noted = self.scorer.noted(&self.roster, person);
                noted.map_or(String::new(), |share| format!("{}%", exact(share * 100.0)))
            }),
            inputs: ALL_INPUTS as u32,
            missing: told(self.scorer.missing(&self.roster, person)),
            doubts: told(self.scorer.doubts(&self.roster, person)),
            stable: self.stability.as_ref().map(|s| s.share(who)),
            others: others
                .into_iter()
                .filter_map(|(name, tier)| Some((name, tier?.label().to_owned())))
                .collect(),
            row,
        })
    }
}

/// What a row of the table is made of.
pub(super) struct Source<'a> {
    pub(super) brief: &'a Brief,
    pub(super) context: &'a Context,
    pub(super) roster: &'a Roster,
    pub(super) scorer: &'a Scorer,
    pub(super) lines: &'a Lines,
}

impl Source<'_> {
    pub(super) fn row(&self, who: Who) -> Option<RowView> {
        let person = self.roster.person(who)?;
        let line = self.lines.get(who)?;
        let card = self.scorer.card(self.roster, person);
        let account = self.scorer.account(self.roster, person);
        let rest = self.roster.rest(person);
        let known = |part: &Part| is_known(part.ground).then_some(part.range.expected as f32);
        let behaves = self
            .scorer
            .behaves(self.roster, person, &self.context.scheme)
            .and_then(|b| Some((self.context.scheme.bands().get(b.band)?, b.posterior)));
        let band = line.followers.and_then(|f| self.context.scheme.band_of(f));
        let agreement = line
            .followers
            .map(|f| schemes::agreement(&self.context.scheme, f))
            .unwrap_or_default();
        let few = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        let quote = self.scorer.quote(self.roster, person, account.as_ref());
        Some(RowView {
            who: who.0,
            name: self.roster.text(person.name).to_owned(),
            handle: account.map_or(String::new(), |a| self.roster.text(a.handle).to_owned()),
            place: place(self.roster, person),
            network: line.network.map_or("", |n| n.label()).to_owned(),
            tier: band.map(|b| (b.tier.slug().to_owned(), b.name().to_owned())),
            differ: (few(agreement.other), few(agreement.other + agreement.same)),
            followers: line.followers,
            rate: card.engagement.map(table::rate),
            percentile: line.percentile(),
            review: line.review,
            parts: std::array::from_fn(|at| card.parts.get(at).and_then(known)),
            views: account.and_then(|a| a.views),
            share: card
                .share
                .map(|s| (s.low as f32, s.expected as f32, s.high as f32)),
            outside: line.outside,
            behaves: behaves.map(|(band, posterior)| {
                let name = band.name().to_owned();
                (band.tier.slug().to_owned(), name, posterior as f32)
            }),
            niche: self
                .roster
                .niches(person.niches)
                .collect::<Vec<_>>()
                .join(", "),
            language: self.roster.label(rest.language).to_owned(),
            contact: self.roster.text(rest.contact).to_owned(),
            relation: self
                .roster
                .relation(person)
                .map(Relation::plain)
                .unwrap_or_default(),
            fee: quote.map(|q| (q.amount.get(), q.currency.code().to_owned())),
            usual_fee: (
                line.fee_usd * self.context.rates.per_usd(self.brief.currency) as f32,
                self.brief.currency.code().to_owned(),
            ),
            affordable: line.affordable,
            score: (card.total.low as f32, line.score, card.total.high as f32),
            pinned: line.marks.pinned,
            excluded: line.marks.excluded,
        })
    }
}

/// City and country of somebody, as their file words them.
pub(super) fn place(roster: &Roster, person: &Person) -> String {
    let [city, country] = [person.city, person.country].map(|word| roster.place(word));
    // Behind the code of a state its country stands already.
    let there = city.ends_with(&format!(", {country}"));
    let said = [city, if there { "" } else { country }];
    let said: Vec<&str> = said.into_iter().filter(|place| !place.is_empty()).collect();
    said.join(", ")
}

fn told(all: Vec<&'static str>) -> Vec<String> {
    all.into_iter().map(str::to_owned).collect()
}

const fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::File => "from your file",
        Ground::Derived => "worked out from figures of your file",
        Ground::Benchmark => "not in your file: the benchmark for this platform and size",
        Ground::Nothing => "not in your file, so anywhere in the range",
    }
}
