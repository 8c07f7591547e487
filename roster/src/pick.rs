//! Who may be on a short list, what each is worth and costs, and why the others may not.

use tierwise_core::domain::creator::Network;
use tierwise_core::domain::settings::Context;
use tierwise_shortlist::{Candidate, Limits, Problem, TooLarge, Wish};

use crate::filter::{Filter, Known};
use crate::lines::Lines;
use crate::people::{Roster, Who};
use crate::plan::Plan;
use crate::score::{Range, Scorer};

mod forecast;
mod frame;
mod gate;
mod price;
mod rules;

pub use forecast::together;
pub use frame::Frame;
pub use price::money;

use gate::{Gate, Somebody};

/// Values are whole numbers for the search: parts of a result, as fine as their sum allows.
const FINEST: f64 = 1e6;

/// A profile that may be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Whose it is.
    pub who: Who,
    /// Which of their profiles, from 0.
    pub account: usize,
    /// Results to expect: P10, middle, P90.
    pub results: Range,
    /// The middle, times the score as a share: what the search adds up.
    pub value: f64,
    /// What choosing it costs, in minor units of the brief's currency.
    pub cost: i64,
    /// Whether nobody has named that price yet.
    pub estimate: bool,
    /// Minutes of handling.
    pub minutes: u32,
    /// Place of the tier in the scheme; one more than the last where there is none.
    pub tier: u8,
    /// Place of the network among all; one more than the last where it is not known.
    pub network: u8,
    /// Place of the first rule about a place that takes them.
    pub place: Option<u16>,
    /// Whether the marketer wants them in.
    pub pinned: bool,
}

/// Why somebody may not be chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Barred {
    /// The marketer keeps them out.
    Excluded,
    /// The brief names other networks.
    Network(Network),
    /// Too few of the audience are in the place of the brief: the P90 of the share, 0 to 1.
    Outside(f64),
    /// The file says neither how many follow nor how many are reached.
    Unknown,
    /// Their tier is closed: place in the scheme.
    Tier(u8),
}

impl Barred {
    /// How far that keeps somebody from the list, in steps that are larger than any score: a limit can be loosened, what
    /// nobody knows has to be found out, and whom the marketer keeps out is not to come in.
    pub const fn remoteness(&self) -> f64 {
        match self {
            Self::Network(_) | Self::Outside(_) | Self::Tier(_) => 0.0,
            Self::Unknown => 1_000.0,
            Self::Excluded => 2_000.0,
        }
    }
}

/// Everybody who matches, sorted into those who may be chosen and those who may not.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    /// Profiles that may be chosen, in the order of the search's numbers.
    pub entries: Vec<Entry>,
    /// Those who may not, and why.
    pub barred: Vec<(Who, Barred)>,
    /// What of the line for finding creators was not understood.
    pub problems: Vec<String>,
    /// What a whole result is in the search's values.
    pub scale: f64,
}

/// What a pool is made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The creators.
    pub roster: &'a Roster,
    /// Their scores.
    pub lines: &'a Lines,
    /// What knows the brief.
    pub scorer: &'a Scorer,
    /// Scheme and rates.
    pub context: &'a Context,
}

impl Pool {
    /// Sorts everybody whom a plan's line asks for.
    pub fn of(source: Source, plan: &Plan, frame: &Frame) -> Self {
        let roster = source.roster;
        let known = Known::of(roster, source.context, frame.currency);
        let filter = Filter::read(&plan.among, &known);
        let search = filter.has_words().then(|| source.lines.search(roster));
        let gate = Gate::of(source, plan, frame);
        let mut pool = Self::default();
        for (who, person) in roster.everybody() {
            let Some(line) = source.lines.get(who) else {
                continue;
            };
            let words = search.map_or("", |search| search.words(who));
            // Who is pinned is in whatever else is looked for.
            if line.marks.pinned || filter.takes(line, words) {
                pool.admit(&gate, &Somebody { who, person, line });
            }
        }
        pool.problems = filter.problems;
        pool.scale = scale(&pool.entries);
        pool
    }

    /// Takes those of somebody's profiles in that may be chosen; where none may, why the last one may not.
    fn admit(&mut self, gate: &Gate, somebody: &Somebody) {
        let before = self.entries.len();
        let mut why = Barred::Unknown;
        match gate.profiles(somebody) {
            Err(barred) => why = barred,
            Ok(profiles) => {
                for (at, account) in profiles {
                    match gate.entry(somebody, at, &account) {
                        Ok(entry) => self.entries.push(entry),
                        Err(barred) => why = barred,
                    }
                }
            }
        }
        if self.entries.len() == before {
            self.barred.push((somebody.who, why));
        }
    }

    /// Somebody's profiles that may be chosen, with their numbers: they stand together, in the order of people.
    pub fn profiles(&self, who: Who) -> impl Iterator<Item = (u32, &Entry)> {
        let first = self.entries.partition_point(|entry| entry.who < who);
        let rest = self.entries.get(first..).unwrap_or(&[]);
        let numbered = (first as u32..).zip(rest);
        numbered.take_while(move |(_, entry)| entry.who == who)
    }

    /// The profiles that may be chosen, person by person.
    pub fn people(&self) -> impl Iterator<Item = &[Entry]> {
        self.entries.chunk_by(|a, b| a.who == b.who)
    }

    /// The problem of choosing among them.
    ///
    /// # Errors
    /// When sums are beyond what is computed exactly.
    pub fn problem(
        &self,
        plan: &Plan,
        frame: &Frame,
        context: &Context,
    ) -> Result<Problem, TooLarge> {
        let candidate = |entry: &Entry| Candidate {
            value: (entry.value * self.scale) as u64,
            money: entry.cost.unsigned_abs(),
            minutes: entry.minutes,
            tier: entry.tier,
            platform: entry.network,
            country: entry.place,
            person: entry.who.0,
            wish: if entry.pinned { Wish::Must } else { Wish::Open },
        };
        let limits = frame.limits(&Limits {
            minutes: frame.minutes,
            creators: plan.most,
            quotas: rules::quotas(plan, context),
            ..Limits::default()
        });
        Problem::new(self.entries.iter().map(candidate).collect(), limits)
    }
}

/// The largest power of ten that the values can be counted in.
fn scale(entries: &[Entry]) -> f64 {
    let sum: f64 = entries.iter().map(|entry| entry.value).sum();
    let mut scale = FINEST;
    while scale > 1e-6 && sum * scale > tierwise_shortlist::MOST_IN_ALL as f64 {
        scale /= 10.0;
    }
    scale
}
