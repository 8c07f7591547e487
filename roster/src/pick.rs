//! Who may be on a short list, what each is worth and costs, and why the others may not.

use std::collections::BTreeMap;

use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::creator::Network;
use tierwise_core::domain::model::outcome::fee_share;
use tierwise_core::domain::model::scalars::Scalar;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_core::domain::settings::Context;
use tierwise_shortlist::{Candidate, Kind, Limits, Money, Problem, Quota, TooLarge, Wish};

use crate::filter::{Filter, Known};
use crate::lines::{Line, Lines};
use crate::people::{Account, Person, Quote, Roster, Who};
use crate::places::{Place, Target};
use crate::plan::{Bounds, Plan};
use crate::score::{Range, Scorer};

mod forecast;

pub use forecast::together;

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

/// The frame of a short list: the plan, with what the brief says where it says nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Currency of the amounts.
    pub currency: Currency,
    /// Money there is, in minor units; `None` where neither plan nor brief names any.
    pub budget: Option<i64>,
    /// Money of it that is kept for boosting, in minor units.
    pub kept: i64,
    /// Minutes there are; `None` where neither plan nor brief says.
    pub minutes: Option<u64>,
    /// Most of the budget that may go to one creator, 0 to 1.
    pub share: f64,
    /// Goods and postage for each creator, in minor units, where the brief says what they cost.
    pub goods: i64,
    /// Part of a typical fee that is paid, 0 to 1: gifting pays none.
    pub fee: f64,
}

impl Frame {
    /// The frame of a plan for a brief.
    pub fn of(plan: &Plan, brief: &Brief) -> Self {
        let (budget, kept) = plan.amounts(brief.currency.code());
        let budget = budget.or(brief.budget.map(Minor::get));
        let usual = budget.map_or(0.0, |b| b as f64 * Scalar::BoostShare.value());
        let minor = |amount: Option<Minor>| amount.map_or(0, Minor::get);
        let hours = brief
            .hours
            .map(|hours| hours.units() * brief.weeks_or_month());
        Self {
            currency: brief.currency,
            budget,
            kept: kept.unwrap_or(usual as i64).min(budget.unwrap_or(0)),
            minutes: plan
                .minutes
                .map(u64::from)
                .or(hours.map(|h| (h * 60.0).round() as u64)),
            share: plan.share.unwrap_or(Scalar::ShareCap.value()),
            goods: minor(brief.goods) + minor(brief.shipping),
            fee: brief.pay.map_or(1.0, fee_share),
        }
    }

    /// Money for creators, in minor units.
    pub fn to_spend(&self) -> Option<i64> {
        self.budget.map(|budget| (budget - self.kept).max(0))
    }

    /// Money as the search has it. Whom the share bars it is told by their wish, which knows who is exempt.
    fn money(&self) -> Option<Money> {
        self.to_spend().map(|most| Money {
            most: most.unsigned_abs(),
            share: None,
        })
    }

    /// The same with so much more money, in minor units.
    pub fn with_more(&self, extra: i64) -> Self {
        Self {
            budget: self.budget.map(|budget| (budget + extra).max(0)),
            ..*self
        }
    }

    /// What is wanted of somebody.
    fn wish(&self, entry: &Entry) -> Wish {
        if entry.pinned {
            Wish::Must
        } else if self.is_too_dear(entry) {
            Wish::Never
        } else {
            Wish::Open
        }
    }

    /// Whether somebody costs more than may go to one creator. Whoever has to be in is exempt.
    pub fn is_too_dear(&self, entry: &Entry) -> bool {
        !entry.pinned && self.most_on_one().is_some_and(|most| entry.cost > most)
    }

    /// Most money for one creator, in minor units.
    pub fn most_on_one(&self) -> Option<i64> {
        self.budget
            .map(|budget| (budget as f64 * self.share).round() as i64)
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
        let Source {
            roster,
            lines,
            context,
            ..
        } = source;
        let known = Known {
            scheme: &context.scheme,
            places: roster.place_words(),
            niches: roster.niche_texts(),
        };
        let filter = Filter::read(&plan.among, &known);
        let search = filter.has_words().then(|| lines.search(roster));
        let rules = PlaceRules::of(plan, roster);
        let mut pool = Self::default();
        for (who, person) in roster.everybody() {
            let Some(line) = lines.get(who) else { continue };
            let words = search.map_or("", |search| search.words(who));
            // Who is pinned is in whatever else is looked for.
            if !line.marks.pinned && !filter.takes(line, words) {
                continue;
            }
            let fresh = pool.entries.len();
            let verdict = pool.admit(source, frame, plan, who, person, line);
            let place = rules.of_person(person);
            for entry in pool.entries.iter_mut().skip(fresh) {
                entry.place = place;
            }
            if let Some(why) = verdict
                && pool.entries.len() == fresh
            {
                pool.barred.push((who, why));
            }
        }
        pool.problems = filter.problems;
        pool.scale = scale(&pool.entries);
        pool
    }

    /// Takes somebody's profiles in that may be chosen; why one may not, where one may not.
    fn admit(
        &mut self,
        source: Source,
        frame: &Frame,
        plan: &Plan,
        who: Who,
        person: &Person,
        line: &Line,
    ) -> Option<Barred> {
        if line.marks.excluded {
            return Some(Barred::Excluded);
        }
        if line.outside && !line.marks.pinned {
            let share = source.scorer.card(source.roster, person).share;
            return Some(Barred::Outside(share.map_or(0.0, |s| s.high)));
        }
        let mut why = Some(Barred::Unknown);
        let main = source.scorer.account(source.roster, person);
        for (at, account) in source.roster.accounts(person).iter().enumerate() {
            // Who has to be in is in with the profile that stands for them.
            if line.marks.pinned && main.is_some_and(|main| !std::ptr::eq(main, account)) {
                continue;
            }
            match self.profile(source, frame, plan, who, person, line, (at, account)) {
                Ok(entry) => self.entries.push(entry),
                Err(barred) => why = Some(barred),
            }
        }
        why
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "all of what one profile is judged by"
    )]
    fn profile(
        &self,
        source: Source,
        frame: &Frame,
        plan: &Plan,
        who: Who,
        person: &Person,
        line: &Line,
        (at, account): (usize, &Account),
    ) -> Result<Entry, Barred> {
        let pinned = line.marks.pinned;
        let asked = source.scorer.networks();
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
        let results = source.scorer.worth(person, account).or(nothing);
        let results = results.ok_or(Barred::Unknown)?;
        let bands = source.context.scheme.bands();
        let tier = account.followers.and_then(|f| {
            let band = source.context.scheme.band_of(f)?;
            bands.iter().position(|b| b.tier == band.tier)
        });
        let tier = tier.unwrap_or(bands.len()) as u8;
        let closed = |slug: &str| {
            plan.tiers
                .iter()
                .any(|(s, b)| s == slug && b.most == Some(0))
        };
        if !pinned
            && bands
                .get(usize::from(tier))
                .is_some_and(|b| closed(b.tier.slug()))
        {
            return Err(Barred::Tier(tier));
        }
        let (cost, estimate) = cost(source, frame, person, account);
        let network = account
            .network
            .and_then(|n| Network::ALL.iter().position(|other| *other == n));
        Ok(Entry {
            who,
            account: at,
            value: results.expected * f64::from(line.score) / 100.0,
            results,
            cost,
            estimate,
            minutes: (source.scorer.handling(account) * 60.0).round() as u32,
            tier,
            network: network.unwrap_or(Network::ALL.len()) as u8,
            place: None,
            pinned,
        })
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
            wish: frame.wish(entry),
        };
        let limits = Limits {
            money: frame.money(),
            minutes: frame.minutes,
            creators: plan.most,
            quotas: quotas(plan, context),
        };
        Problem::new(self.entries.iter().map(candidate).collect(), limits)
    }
}

/// The same problem in another frame: other money, and others whom it makes too dear. `None` where sums get too large.
pub fn reframed(pool: &Pool, problem: &Problem, frame: &Frame) -> Option<Problem> {
    let entries = pool.entries.iter().zip(problem.candidates());
    let candidates = entries.map(|(entry, candidate)| Candidate {
        wish: frame.wish(entry),
        ..*candidate
    });
    let mut limits = problem.limits().clone();
    limits.money = frame.money();
    Problem::new(candidates.collect(), limits).ok()
}

/// What somebody costs for a package on a profile, in minor units of the brief's currency, and whether nobody has
/// named that price yet.
fn cost(source: Source, frame: &Frame, person: &Person, account: &Account) -> (i64, bool) {
    let rates = &source.context.rates;
    let from_usd = |usd: f64| {
        let amount = Minor::from_major(usd * rates.per_usd(frame.currency), frame.currency);
        amount.map_or(0, Minor::get)
    };
    let (fee, estimate) = match quote(source.roster, person, account) {
        Some(quote) if quote.currency == frame.currency => (quote.amount.get(), false),
        Some(quote) => (
            from_usd(source.scorer.usd(quote.amount, quote.currency)),
            false,
        ),
        // An estimate in cents would be a precision that nobody has.
        None => {
            let unit = frame.currency.minor_per_major();
            let fee = from_usd(frame.fee * source.scorer.usual_fee(account));
            ((fee + unit / 2) / unit * unit, true)
        }
    };
    (fee + frame.goods, estimate)
}

/// What somebody asks for on a profile: a price that names its network, else one that names none.
fn quote<'a>(roster: &'a Roster, person: &Person, account: &Account) -> Option<&'a Quote> {
    let named = |quote: &Quote| {
        let words = roster.label(quote.deliverable).to_lowercase();
        Network::ALL
            .iter()
            .copied()
            // “x” stands in many words.
            .find(|network| network.slug().len() > 1 && words.contains(network.slug()))
    };
    let quotes = roster.quotes(person);
    let own = quotes
        .iter()
        .find(|q| account.network.is_some() && named(q) == account.network);
    own.or_else(|| quotes.iter().find(|quote| named(quote).is_none()))
}

/// An amount as words have it: whole units in groups of three, with the code of its currency.
pub fn money(minor: i64, currency: Currency) -> String {
    let digits = (minor / currency.minor_per_major()).to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped} {}", currency.code())
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

/// The rules of a plan as the search counts.
fn quotas(plan: &Plan, context: &Context) -> BTreeMap<Kind, Quota> {
    let tier = |slug: &str| {
        let at = context
            .scheme
            .bands()
            .iter()
            .position(|b| b.tier.slug() == slug)?;
        Some(Kind::Tier(at as u8))
    };
    let network = |slug: &str| {
        let at = Network::ALL.iter().position(|n| n.slug() == slug)?;
        Some(Kind::Platform(at as u8))
    };
    let quota = |bounds: &Bounds| Quota {
        fewest: bounds.fewest,
        most: bounds.most,
    };
    let tiers = plan.tiers.iter().map(|(slug, b)| (tier(slug), b));
    let networks = plan.networks.iter().map(|(slug, b)| (network(slug), b));
    let places = (0..).zip(&plan.places);
    let places = places.map(|(at, (_, b))| (Some(Kind::Country(at)), b));
    tiers
        .chain(networks)
        .chain(places)
        .filter(|(_, bounds)| !bounds.is_free())
        .filter_map(|(kind, bounds)| Some((kind?, quota(bounds))))
        .collect()
}

/// The rules about places, looked up for every place of a roster once.
struct PlaceRules {
    /// For each rule, how every place of the roster stands to it.
    rules: Vec<Vec<Place>>,
}

impl PlaceRules {
    fn of(plan: &Plan, roster: &Roster) -> Self {
        let rule = |(place, _): &(String, Bounds)| {
            let target = Target::of(place);
            roster
                .place_words()
                .iter()
                .map(|word| target.holds(word))
                .collect()
        };
        Self {
            rules: plan.places.iter().map(rule).collect(),
        }
    }

    /// The first rule that takes somebody in: their city decides, else their country.
    fn of_person(&self, person: &Person) -> Option<u16> {
        let inside = |stands: &Vec<Place>| {
            let at = |word: crate::Word| stands.get(word.index()).copied();
            match at(person.city) {
                Some(Place::Inside) => true,
                Some(Place::Outside) => false,
                _ => at(person.country) == Some(Place::Inside),
            }
        };
        let at = self.rules.iter().position(inside)?;
        u16::try_from(at).ok()
    }
}
