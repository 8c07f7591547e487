//! Who may be chosen, profile by profile.

use tierwise_core::domain::creator::Network;

use super::rules::PlaceRules;
use super::{Barred, Entry, Frame, Source, price};
use crate::accounts::Account;
use crate::lines::Line;
use crate::people::{Person, Who};
use crate::plan::Plan;
use crate::score::Range;

/// Somebody at the gate.
pub struct Somebody<'a> {
    pub who: Who,
    pub person: &'a Person,
    pub line: &'a Line,
}

impl Somebody<'_> {
    /// Whoever is pinned is in whatever else bars them.
    fn has_to_be_in(&self) -> bool {
        self.line.marks.pinned
    }
}

/// What everybody is judged by.
pub struct Gate<'a> {
    source: Source<'a>,
    frame: &'a Frame,
    places: PlaceRules,
    /// Tiers of the scheme that the plan closes, by their place in it.
    closed: Vec<bool>,
}

impl<'a> Gate<'a> {
    pub fn of(source: Source<'a>, plan: &Plan, frame: &'a Frame) -> Self {
        let closes = |slug: &str| {
            let mut rules = plan.tiers.iter();
            rules.any(|(of, bounds)| of == slug && bounds.most == Some(0))
        };
        let bands = source.context.scheme.bands().iter();
        Self {
            closed: bands.map(|band| closes(band.tier.slug())).collect(),
            places: PlaceRules::of(plan, source.roster),
            source,
            frame,
        }
    }

    /// Which profiles of somebody are looked at, with their places: all, or the one that stands for who has to be in.
    ///
    /// # Errors
    /// Why none of them may be chosen, whatever the profile.
    pub fn profiles(
        &self,
        somebody: &Somebody<'a>,
    ) -> Result<impl Iterator<Item = (usize, Account)>, Barred> {
        let Source { roster, scorer, .. } = self.source;
        let pinned = somebody.has_to_be_in();
        if somebody.line.marks.excluded {
            return Err(Barred::Excluded);
        }
        if somebody.line.outside && !pinned {
            let share = scorer.card(roster, somebody.person).share;
            return Err(Barred::Outside(share.map_or(0.0, |share| share.high)));
        }
        let main = roster.main_account(somebody.person, scorer.networks());
        let main = main.map(|(at, _)| at).filter(|_| pinned);
        let accounts = roster.accounts(somebody.person).enumerate();
        Ok(accounts.filter(move |(at, _)| main.is_none_or(|main| main == *at)))
    }

    /// A profile as the search has it.
    ///
    /// # Errors
    /// Why it may not be chosen.
    pub fn entry(
        &self,
        somebody: &Somebody,
        at: usize,
        account: &Account,
    ) -> Result<Entry, Barred> {
        let scorer = self.source.scorer;
        let pinned = somebody.has_to_be_in();
        let asked = scorer.networks();
        if let Some(network) = account.network
            && !pinned
            && !asked.is_empty()
            && !asked.contains(&network)
        {
            return Err(Barred::Network(network));
        }
        // Whoever has to be in is in, also where nothing can be expected of them.
        let nothing = pinned.then_some(Range {
            low: 0.0,
            expected: 0.0,
            high: 0.0,
        });
        let results = scorer
            .worth(self.source.roster, somebody.person, account)
            .or(nothing);
        let results = results.ok_or(Barred::Unknown)?;
        let tier = self.tier(account);
        if !pinned && self.closed.get(usize::from(tier)) == Some(&true) {
            return Err(Barred::Tier(tier));
        }
        let (cost, estimate) = price::cost(self.source, self.frame, somebody.person, account);
        Ok(Entry {
            who: somebody.who,
            account: at,
            value: results.expected * f64::from(somebody.line.score) / 100.0,
            results,
            cost,
            estimate,
            minutes: (scorer.handling(account) * 60.0).round() as u32,
            tier,
            network: network(account),
            place: self.places.of_person(somebody.person),
            pinned,
        })
    }

    /// Place of a profile's tier in the scheme; one more than the last where it has none.
    fn tier(&self, account: &Account) -> u8 {
        let scheme = &self.source.context.scheme;
        let band = account.followers.and_then(|f| scheme.band_of(f));
        let at = band.and_then(|band| scheme.bands().iter().position(|b| b.tier == band.tier));
        at.unwrap_or(scheme.bands().len()) as u8
    }
}

/// Place of a profile's network among all; one more than the last where it is not known.
fn network(account: &Account) -> u8 {
    let is = |network: &Network| account.network == Some(*network);
    let at = Network::ALL.iter().position(is);
    at.unwrap_or(Network::ALL.len()) as u8
}
