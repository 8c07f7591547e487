//! What is asked: candidates, limits, and the set that comes out.
//!
//! Everything is a whole number, so that a set either keeps a limit or does not, and a proof is a proof.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Number of a candidate: its position among [`Problem::candidates`].
pub type Who = u32;

/// What the marketer wants of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Wish {
    /// The search decides.
    #[default]
    Open,
    /// In every set.
    Must,
    /// In no set.
    Never,
}

/// A profile that may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Candidate {
    /// What choosing it is worth, in any fixed unit.
    pub value: u64,
    /// What it costs, in minor units of the currency.
    pub money: u64,
    /// Minutes of handling.
    pub minutes: u32,
    /// Tier, as the caller numbers them.
    pub tier: u8,
    /// Platform, as the caller numbers them.
    pub platform: u8,
    /// Country, as the caller numbers them; `None` where it is not known: it then counts for no country.
    pub country: Option<u16>,
    /// Whose profile it is: at most one of a person is chosen.
    pub person: u32,
    /// What the marketer wants.
    pub wish: Wish,
}

impl Candidate {
    /// Whether it counts for a quota.
    pub fn is(&self, kind: Kind) -> bool {
        match kind {
            Kind::Tier(tier) => self.tier == tier,
            Kind::Platform(platform) => self.platform == platform,
            Kind::Country(country) => self.country == Some(country),
        }
    }
}

/// What creators are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Creators of a tier.
    Tier(u8),
    /// Profiles on a platform.
    Platform(u8),
    /// Creators of a country.
    Country(u16),
}

/// How many creators of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quota {
    /// Fewest; 0 asks for nothing.
    pub fewest: u32,
    /// Most.
    pub most: Option<u32>,
}

/// What a set has to keep to, beside one profile for each person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// Most money in all, in minor units.
    pub money: Option<u64>,
    /// Most money on one creator, in minor units; whoever must be in is exempt.
    pub on_one: Option<u64>,
    /// Minutes of handling.
    pub minutes: Option<u64>,
    /// Most creators in all.
    pub creators: Option<u32>,
    /// Fewest and most of a kind.
    pub quotas: BTreeMap<Kind, Quota>,
}

/// One of the limits of a problem, as a conflict names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Limit {
    /// Money in all.
    Money,
    /// Minutes of handling.
    Minutes,
    /// Most creators in all.
    Creators,
    /// Most money on one creator.
    OnOne,
    /// One profile for each person.
    OnePerPerson,
    /// Fewest of a kind.
    Fewest(Kind),
    /// Most of a kind.
    Most(Kind),
    /// A creator who must be in.
    Must(Who),
}

/// Candidates and limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Shared: questions about a problem ask for many that differ in a limit.
    candidates: Arc<Vec<Candidate>>,
    limits: Limits,
}

/// Why there is no problem: its numbers are beyond what is computed exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooLarge {
    /// More candidates than [`MOST_CANDIDATES`].
    Candidates,
    /// Values that sum to more than [`MOST_IN_ALL`].
    Value,
    /// Money that sums to more than [`MOST_IN_ALL`].
    Money,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Candidates => "too many candidates",
            Self::Value => "the values are too large",
            Self::Money => "the amounts of money are too large",
        })
    }
}

impl std::error::Error for TooLarge {}

/// Most candidates of a problem.
pub const MOST_CANDIDATES: usize = 1 << 20;
/// Most that values, and money, may sum to: whole numbers up to it are floats too, with a bit to spare.
pub const MOST_IN_ALL: u64 = 1 << 52;

impl Problem {
    /// A problem.
    ///
    /// # Errors
    /// When its numbers are beyond what is computed exactly.
    pub fn new(candidates: Vec<Candidate>, limits: Limits) -> Result<Self, TooLarge> {
        if candidates.len() > MOST_CANDIDATES {
            return Err(TooLarge::Candidates);
        }
        let within = |of: fn(&Candidate) -> u64| {
            let sum: u128 = candidates.iter().map(|c| u128::from(of(c))).sum();
            sum <= u128::from(MOST_IN_ALL)
        };
        if !within(|c| c.value) {
            return Err(TooLarge::Value);
        }
        if !within(|c| c.money) {
            return Err(TooLarge::Money);
        }
        Ok(Self {
            candidates: Arc::new(candidates),
            limits,
        })
    }

    /// The candidates.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// A candidate.
    pub fn candidate(&self, who: Who) -> Option<&Candidate> {
        self.candidates.get(who as usize)
    }

    /// The same candidates under other limits.
    #[must_use]
    pub fn under(&self, limits: Limits) -> Self {
        Self {
            candidates: self.candidates.clone(),
            limits,
        }
    }

    /// The same with another wish for a candidate.
    #[must_use]
    pub fn wishing(&self, who: Who, wish: Wish) -> Self {
        let mut problem = self.clone();
        let candidates = Arc::make_mut(&mut problem.candidates);
        if let Some(candidate) = candidates.get_mut(who as usize) {
            candidate.wish = wish;
        }
        problem
    }

    /// Whether somebody costs more than may go to one creator.
    pub fn is_too_dear(&self, candidate: &Candidate) -> bool {
        candidate.wish != Wish::Must
            && self
                .limits
                .on_one
                .is_some_and(|most| candidate.money > most)
    }

    /// All limits that a set of this problem can break, in order.
    pub fn all_limits(&self) -> Vec<Limit> {
        let limits = &self.limits;
        let mut all = Vec::new();
        if limits.money.is_some() {
            all.push(Limit::Money);
        }
        if limits.on_one.is_some() {
            all.push(Limit::OnOne);
        }
        if limits.minutes.is_some() {
            all.push(Limit::Minutes);
        }
        if limits.creators.is_some() {
            all.push(Limit::Creators);
        }
        all.push(Limit::OnePerPerson);
        for (kind, quota) in &limits.quotas {
            if quota.fewest > 0 {
                all.push(Limit::Fewest(*kind));
            }
            if quota.most.is_some() {
                all.push(Limit::Most(*kind));
            }
        }
        all.extend(
            (0..)
                .zip(self.candidates())
                .filter(|(_, c)| c.wish == Wish::Must)
                .map(|(who, _)| Limit::Must(who)),
        );
        all.sort_unstable();
        all
    }

    /// The limits that a set breaks, read straight from their definition: what every answer is held to.
    pub fn broken(&self, chosen: &[Who]) -> Vec<Limit> {
        let of = |who: &Who| self.candidate(*who);
        let set: Vec<&Candidate> = chosen.iter().filter_map(of).collect();
        let money: u64 = set.iter().map(|c| c.money).sum();
        let minutes: u64 = set.iter().map(|c| u64::from(c.minutes)).sum();
        let mut persons: Vec<u32> = set.iter().map(|c| c.person).collect();
        persons.sort_unstable();
        let count = |kind: Kind| set.iter().filter(|c| c.is(kind)).count();
        let quota = |kind: Kind| self.limits.quotas.get(&kind).copied().unwrap_or_default();
        let mut broken = self.all_limits();
        broken.retain(|limit| match *limit {
            Limit::Money => self.limits.money.is_some_and(|most| money > most),
            Limit::Minutes => self.limits.minutes.is_some_and(|most| minutes > most),
            Limit::Creators => self
                .limits
                .creators
                .is_some_and(|most| set.len() > most as usize),
            Limit::OnOne => set.iter().any(|c| self.is_too_dear(c)),
            Limit::OnePerPerson => !persons.is_sorted_by(|a, b| a < b),
            Limit::Fewest(kind) => count(kind) < quota(kind).fewest as usize,
            Limit::Most(kind) => quota(kind)
                .most
                .is_some_and(|most| count(kind) > most as usize),
            Limit::Must(who) => !chosen.contains(&who),
        });
        broken
    }

    /// The set made of these candidates, with its sums.
    pub fn set(&self, mut chosen: Vec<Who>) -> Set {
        chosen.sort_unstable();
        let sum = |of: fn(&Candidate) -> u64| {
            let each = chosen.iter().filter_map(|who| self.candidate(*who));
            each.map(of).sum()
        };
        Set {
            value: sum(|c| c.value),
            money: sum(|c| c.money),
            minutes: sum(|c| u64::from(c.minutes)),
            chosen,
        }
    }
}

/// A set of candidates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Set {
    /// Who is in, ascending.
    pub chosen: Vec<Who>,
    /// Sum of value.
    pub value: u64,
    /// Sum of money, in minor units.
    pub money: u64,
    /// Sum of minutes.
    pub minutes: u64,
}

impl Set {
    /// Whether somebody is in.
    pub fn has(&self, who: Who) -> bool {
        self.chosen.binary_search(&who).is_ok()
    }

    /// Who is in this set and not in the other.
    pub fn without(&self, other: &Set) -> Vec<Who> {
        let mut mine = self.chosen.clone();
        mine.retain(|who| !other.has(*who));
        mine
    }

    /// Whether it is preferred: more value, then less money, then lower numbers.
    pub fn beats(&self, other: &Set) -> bool {
        let key = |set: &Set| (set.value, std::cmp::Reverse(set.money));
        key(self) > key(other) || (key(self) == key(other) && self.chosen < other.chosen)
    }
}
