//! The score of a creator: six components, each with a range, weighted by the goal of the brief (model.md section 4).

use tierwise_core::domain::brief::{Brief, Geo, Goal, Niche, Platform};
use tierwise_core::domain::creator::{Basis, Engagement, Network};
use tierwise_core::domain::evidence::benchmarks::{ANCHOR_FOLLOWERS, Bench, Curves};
use tierwise_core::domain::model::priors;
use tierwise_core::domain::model::scalars::Scalar;
use tierwise_core::domain::money::{Currency, Minor, Rates};
use tierwise_core::domain::niche;
use tierwise_core::domain::settings::Context;

use crate::accounts::Account;
use crate::checksum;
use crate::niches::{self, Fit};
use crate::people::{Person, Quote, Roster};
use crate::places::{Place, Stands, Target};
use crate::quotes;
use crate::stability;
use crate::taste::{self, Taste};
use crate::weights::{self, COMPONENTS, Component, Weights};

mod behaves;
mod doubts;
mod extent;
mod opened;
mod seen;
mod signs;
mod worth;

use extent::{Extent, Middle};
pub use opened::{ALL_INPUTS, Opened};
use seen::Seen;
use signs::SIGNS;
pub use worth::unit;

/// Distance of P10 and P90 from the median of a normal distribution, in standard deviations.
pub(crate) const P90: f64 = 1.281_551_565_545;
/// Rates beyond this multiple of the typical one are marked for review and count no further (model.md section 4).
const REVIEW: f64 = 3.0;
/// People reached that count nothing. Judgement: fewer see the post of a private account.
const LEAST_REACH: f64 = 100.0;
/// Least share of an audience that is told from none: what a note can hold.
const LEAST_SHARE: f64 = 1e-4;
/// Least fee in US dollars that is told from none.
const LEAST_FEE: f64 = 0.01;
/// Where a file says nothing: anywhere between the lowest and the highest tenth.
const UNKNOWN: Range = Range {
    low: 10.0,
    expected: 50.0,
    high: 90.0,
};
/// Niche fit (model.md section 4).
const FIT: [(Fit, f64); 4] = [
    (Fit::Exact, 95.0),
    (Fit::Adjacent, 70.0),
    (Fit::Unstated, 50.0),
    (Fit::Other, 20.0),
];
/// Share of an audience in the place asked for where the creator lives elsewhere: P10, typical, P90. Judgement.
const ELSEWHERE: (f64, f64, f64) = (0.005, 0.03, 0.15);

/// The numbers of the score that are not benchmarks: what each is, its value, and what it rests on.
pub fn numbers() -> Vec<(&'static str, String, &'static str)> {
    let percent = |share: f64| format!("{}%", share * 100.0);
    let fit = |fit: Fit| FIT.iter().find(|(f, _)| *f == fit).map_or(0.0, |f| f.1);
    let (low, typical, high) = ELSEWHERE;
    let fits = [Fit::Exact, Fit::Adjacent, Fit::Unstated, Fit::Other].map(|f| fit(f).to_string());
    let signs = SIGNS.iter().map(|sign| {
        let value = |of: f64| {
            if sign.is_share {
                percent(of)
            } else {
                of.to_string()
            }
        };
        let halves = format!("{} and {}", value(sign.half), value(sign.full));
        (sign.label, halves, sign.source)
    });
    let others = [
        (
            "Rates to look at",
            format!("{REVIEW} times the typical rate"),
            "model of Tierwise",
        ),
        (
            "Reach that counts nothing",
            format!("{LEAST_REACH} people"),
            "judgement: fewer see the post of a private account",
        ),
        (
            "Where a file says nothing",
            format!(
                "{} to {}, expected {}",
                UNKNOWN.low, UNKNOWN.high, UNKNOWN.expected
            ),
            "anywhere between the lowest and the highest tenth",
        ),
        (
            "Niche fit: the same, a neighbor, none stated, another",
            fits.join(", "),
            "model of Tierwise",
        ),
        (
            "Audience in the place asked for, where the creator lives elsewhere",
            format!(
                "{} ({} to {})",
                percent(typical),
                percent(low),
                percent(high)
            ),
            "judgement",
        ),
        (
            "The same, where nobody says where the creator lives",
            "the mean of that and of a creator who lives there".to_owned(),
            "judgement",
        ),
        (
            "Weights move for the stability by",
            percent(stability::MOVE),
            "model of Tierwise",
        ),
        (
            "Proposed gate for the audience in place",
            percent(taste::GATE),
            "model of Tierwise",
        ),
        (
            "Decades by which definitions of a tier differ",
            behaves::BLUR.to_string(),
            "judgement: bounds of published definitions lie up to a factor of two apart",
        ),
        (
            "A tier that an account behaves like is told above",
            percent(behaves::SURE),
            "model of Tierwise",
        ),
    ];
    signs.chain(others).collect()
}

/// P10, expected and P90, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// P10.
    pub low: f64,
    /// What to expect.
    pub expected: f64,
    /// P90.
    pub high: f64,
}

impl Range {
    fn plus(self, other: Self) -> Self {
        Self {
            low: self.low + other.low,
            expected: self.expected + other.expected,
            high: self.high + other.high,
        }
    }

    /// Whether its ends are the same to a thousandth.
    pub fn is_exact(self) -> bool {
        self.high - self.low < 1e-3
    }
}

/// What a component rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The figure stands in the file.
    File,
    /// It follows from other figures of the file.
    Derived,
    /// The benchmark for this platform and size; its range is the component's.
    Benchmark,
    /// Nothing is known.
    Nothing,
}

/// A component of somebody's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part<E = Range> {
    /// 0 to 100.
    pub range: E,
    /// What it rests on.
    pub ground: Ground,
}

/// Somebody's score with everything it was made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card<E = Range> {
    /// The components, in the order of [`Component::ALL`].
    pub parts: [Part<E>; COMPONENTS],
    /// The weighted sum.
    pub total: E,
    /// The engagement rate it uses: the file's, or interactions for each follower.
    pub engagement: Option<Engagement>,
    /// Whether the rate is so high that somebody should look.
    pub review: bool,
    /// Fee in US dollars: P10, typical, P90; all the same where the file names one.
    pub fee_usd: E,
    /// Whether the file names one.
    pub fee_stated: bool,
    /// Chance, 0 to 1, that they cost no more than may be spent on one creator.
    pub affordable: f64,
    /// How their place stands to the brief's.
    pub place: Place,
    /// Share of the audience in the place asked for, 0 to 1; `None` where nothing is known of it.
    pub share: Option<E>,
    /// Whether even the P90 of that share is below the gate.
    pub outside: bool,
}

impl Card {
    /// A component.
    pub fn part(&self, component: Component) -> Part {
        let [reach, engagement, influence, niche, authenticity, cost] = self.parts;
        match component {
            Component::Reach => reach,
            Component::Engagement => engagement,
            Component::Influence => influence,
            Component::Niche => niche,
            Component::Authenticity => authenticity,
            Component::Cost => cost,
        }
    }
}

/// Scores creators for one brief.
#[derive(Debug, Clone)]
pub struct Scorer {
    curves: Curves,
    rates: Rates,
    /// As the brief has them.
    preset: Weights,
    weights: Weights,
    gate: Option<f64>,
    networks: Vec<Network>,
    category: Option<String>,
    fee_factor: f64,
    goal: Option<Goal>,
    niche: Option<Niche>,
    geo: Option<Geo>,
    target: Target,
    /// The place asked for, as [`Audience::place`](crate::relation::Audience::place) has it.
    asked_place: Option<u64>,
    hour_cost: f64,
    goods: f64,
    /// Most that may be spent on one creator, US dollars.
    most: f64,
    /// By platform: people in the target whom the largest affordable creator reaches, in logs.
    need: [f64; 3],
    /// By platform: the middle of what a result costs, in logs of US dollars.
    middle: [f64; 3],
    fits: Vec<Fit>,
    places: Stands,
    /// By label: the network that it names as what is paid for.
    paid: Vec<Option<Network>>,
    logs: Logs,
}

/// Logs of what is the same for all creators: a hundred thousand of them would work them out again each.
#[derive(Debug, Clone, Copy)]
struct Logs {
    least_reach: f64,
    least_fee: f64,
    fee_factor: f64,
    review: f64,
    /// P10, typical, P90.
    elsewhere: (f64, f64, f64),
    /// Of the most that may be spent on one creator.
    most: f64,
    /// Of the two largest accounts of the benchmarks.
    largest: [f64; 2],
    /// Of the typical account of the benchmarks.
    usual: f64,
    /// Of each of [`SIGNS`] what gives 100 over what gives 50.
    signs: [f64; SIGNS.len()],
}

impl Logs {
    fn of(most: f64, fee_factor: f64) -> Self {
        let (low, typical, high) = ELSEWHERE;
        let [_, usual, _, before, last] = ANCHOR_FOLLOWERS.map(libm::log);
        Self {
            least_reach: libm::log(LEAST_REACH),
            least_fee: libm::log(LEAST_FEE),
            fee_factor: libm::log(fee_factor),
            review: libm::log(REVIEW),
            elsewhere: (libm::log(low), libm::log(typical), libm::log(high)),
            most: libm::log(most.max(LEAST_FEE)),
            largest: [before, last],
            usual,
            signs: SIGNS.map(|sign| libm::log(sign.full / sign.half)),
        }
    }
}

/// The places that a brief asks for: none where it asks for the whole world.
fn target(brief: &Brief) -> Target {
    match brief.geo {
        Some(Geo::World) => Target::default(),
        _ => Target::of(&brief.place),
    }
}

impl Scorer {
    /// Draws up what does not depend on the creator.
    pub fn new(brief: &Brief, context: &Context, taste: Taste) -> Self {
        let usd =
            |amount: Minor| amount.major(brief.currency) / context.rates.per_usd(brief.currency);
        let category = brief.category.as_deref().and_then(niche::category);
        let networks = brief.platforms.iter().map(|p| network(*p)).collect();
        let goods = brief.goods.map_or(priors::middle(priors::GOODS), usd);
        let budget = brief.budget.map_or(priors::middle(priors::BUDGET), usd);
        let most = budget * Scalar::ShareCap.value();
        let fee_factor = category.map_or(1.0, |c| c.fee_factor);
        let mut scorer = Self {
            curves: Curves::new(&context.overrides),
            rates: context.rates.clone(),
            preset: weights::of(brief),
            weights: taste.weights(weights::of(brief)),
            gate: taste.gate,
            networks,
            category: brief.category.clone(),
            fee_factor,
            goal: brief.goal,
            niche: brief.niche,
            geo: brief.geo,
            target: target(brief),
            asked_place: brief.geo.filter(|_| !target(brief).is_empty()).map(|geo| {
                let place = brief.place.trim().to_lowercase();
                checksum::of(geo.slug().bytes().chain([0xff]).chain(place.bytes()))
            }),
            hour_cost: brief
                .hour_cost
                .map_or(priors::middle(priors::HOUR_COST), usd),
            goods: goods + brief.shipping.map_or(0.0, usd),
            most,
            need: [0.0; 3],
            middle: [0.0; 3],
            fits: Vec::new(),
            places: Stands::default(),
            paid: Vec::new(),
            logs: Logs::of(most, fee_factor),
        };
        scorer.need = [0, 1, 2].map(|p| scorer.largest_reach(platform(p)));
        scorer.middle = [0, 1, 2].map(|p| scorer.middle_cost(platform(p)));
        scorer
    }

    /// Has the components count as somebody decided.
    pub fn weigh(&mut self, taste: Taste) {
        self.weights = taste.weights(self.preset);
    }

    /// Looks up the niches, places and labels of a roster; to be called when creators were added.
    pub fn learn(&mut self, roster: &Roster) {
        let category = self.category.as_deref();
        let niches = roster.niche_words().skip(self.fits.len());
        let fits = niches.map(|all| category.map_or(Fit::Unstated, |slug| niches::fit(all, slug)));
        self.fits.extend(fits);
        self.places.follow(&self.target, roster.place_words());
        let labels = roster.label_words().iter().skip(self.paid.len());
        self.paid.extend(labels.map(|label| quotes::named(label)));
    }

    /// The weights in force.
    pub const fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The weights that the brief asks for.
    pub const fn preset(&self) -> &Weights {
        &self.preset
    }

    /// The networks of the brief.
    pub fn networks(&self) -> &[Network] {
        &self.networks
    }

    /// The profile that stands for somebody in this brief.
    pub fn account(&self, roster: &Roster, person: &Person) -> Option<Account> {
        let main = roster.main_account(person, &self.networks);
        main.map(|(_, account)| account)
    }

    /// The price that stands for somebody on a profile.
    pub fn quote<'a>(
        &self,
        roster: &'a Roster,
        person: &Person,
        account: Option<&Account>,
    ) -> Option<&'a Quote> {
        let all = roster.quotes(person);
        let paid = all.iter().map(|quote| self.paid(quote));
        let network = account.and_then(|a| a.network);
        all.get(quotes::standing(paid, network)?)
    }

    /// The network that a price names.
    fn paid(&self, quote: &Quote) -> Option<Network> {
        self.paid.get(quote.deliverable.index()).copied().flatten()
    }

    /// An amount in US dollars.
    pub fn usd(&self, amount: Minor, currency: Currency) -> f64 {
        amount.major(currency) / self.rates.per_usd(currency)
    }

    /// Scores somebody.
    pub fn card(&self, roster: &Roster, person: &Person) -> Card {
        let account = self.account(roster, person);
        self.score(roster, person, account.as_ref())
    }

    /// The same without the ends of the ranges, where it is known which profile stands for them.
    pub fn middle(
        &self,
        roster: &Roster,
        person: &Person,
        account: Option<&Account>,
    ) -> Card<Middle> {
        self.score(roster, person, account)
    }

    fn score<E: Extent>(
        &self,
        roster: &Roster,
        person: &Person,
        account: Option<&Account>,
    ) -> Card<E> {
        let seen = Seen::of(account);
        let place = self.place(person);
        let target = self.in_target(&seen, place, self.noted(roster, person));
        let (reach, reach_ground) = self.reach(&seen);
        let reached = match (reach, target) {
            (Some(reach), Some(share)) => Some(reach.plus(share)),
            _ => None,
        };
        let fee = self.fee::<E>(self.quote(roster, person, account), &seen);
        let affordable = self.affordable(fee.ln);
        let need = self.need.get(seen.bench as usize).copied().unwrap_or(0.0);
        let least = self.logs.least_reach;
        let reach_part = reached.map_or(nothing(), |ln| Part {
            range: E::of(|end| 100.0 * (ln.at(end) - least) / (need - least).max(1.0))
                .percent()
                .times(affordable),
            ground: reach_ground,
        });
        let (engagement, review) = self.engagement(&seen);
        let cost = self.cost(&seen, reached, &fee);
        let parts = [
            reach_part,
            engagement,
            self.influence(&seen),
            self.niche(person),
            self.authenticity(roster.rest(person).credible, &seen),
            Part {
                range: cost.range.times(affordable),
                ..cost
            },
        ];
        let share = |ln: f64| libm::exp(ln).min(1.0);
        Card {
            parts,
            total: E::total(&parts, &self.weights),
            engagement: seen.engagement.map(|(rate, _)| rate),
            review,
            fee_usd: fee.usd,
            fee_stated: fee.ground == Ground::File,
            affordable,
            place,
            share: target.map(|ln| E::of(|end| share(ln.at(end)))),
            outside: match (self.gate, target) {
                (Some(gate), Some(ln)) => share(ln.high) < gate,
                _ => false,
            },
        }
    }

    /// How somebody's place stands to the brief's: the city decides, else the country.
    fn place(&self, person: &Person) -> Place {
        match self.places.of(person.city, person.country) {
            [Place::Inside, _] | [_, Place::Inside] => Place::Inside,
            [Place::Outside, _] | [_, Place::Outside] => Place::Outside,
            _ => Place::Unknown,
        }
    }

    /// The places that the brief names.
    pub const fn target(&self) -> &Target {
        &self.target
    }

    /// The place asked for, as an [`Audience`](crate::relation::Audience) is of one; `None` where none is.
    pub const fn asked_place(&self) -> Option<u64> {
        self.asked_place
    }

    /// Share of somebody's audience in the place asked for, 0 to 1, where the marketer noted it.
    pub fn noted(&self, roster: &Roster, person: &Person) -> Option<f64> {
        let audience = roster.relation(person)?.audience?;
        (Some(audience.place) == self.asked_place).then(|| audience.share())
    }

    /// Share of the audience in the place asked for, in logs: as it was noted, else by where they live.
    fn in_target(&self, seen: &Seen, place: Place, noted: Option<f64>) -> Option<Range> {
        let Some(geo) = self.geo else {
            return Some(Range::exact(0.0));
        };
        if let Some(share) = noted {
            return Some(Range::exact(libm::log(share.max(LEAST_SHARE))));
        }
        let elsewhere = self.logs.elsewhere;
        let there = || Some(self.curves.at_ln(Bench::in_target(geo), seen.size?));
        let (low, expected, high) = match place {
            Place::Outside => elsewhere,
            Place::Inside => there()?,
            // A brief that asks for no place in particular finds its audience anywhere.
            Place::Unknown if self.asked_place.is_none() => there()?,
            // Nobody says where they are: as likely there as elsewhere, so what is expected is the mean of both.
            Place::Unknown => {
                let (low, typical, high) = there()?;
                let mean = f64::midpoint(libm::exp(typical), libm::exp(elsewhere.1));
                (low.min(elsewhere.1), libm::log(mean), high)
            }
        };
        Some(Range {
            low,
            expected,
            high,
        })
    }

    /// People whom one post reaches, in logs.
    fn reach(&self, seen: &Seen) -> (Option<Range>, Ground) {
        if let Some((reach, ground)) = seen.reach {
            return (Some(Range::exact(libm::log(reach))), ground);
        }
        let range = seen.size.map(|size| {
            let (low, typical, high) = self.curves.at_ln(Bench::reach(seen.bench), size);
            Range {
                low: size + low,
                expected: size + typical,
                high: size + high,
            }
        });
        (range, Ground::Benchmark)
    }

    /// The rate's place among creators of the platform and size, on the same basis, and whether it asks for a review.
    fn engagement<E: Extent>(&self, seen: &Seen) -> (Part<E>, bool) {
        let (Some((rate, ground)), Some(size)) = (seen.engagement, seen.size) else {
            return (nothing(), seen.doubtful);
        };
        if rate.rate <= 0.0 {
            return (
                Part {
                    range: E::exact(0.0),
                    ground,
                },
                seen.doubtful,
            );
        }
        let (low, _, high) = self.curves.at_ln(Bench::engagement(seen.bench), size);
        let spread = ((high - low) / (2.0 * P90)).max(0.05);
        let above = libm::log(rate.rate) - self.typical_rate(seen, size, rate.basis);
        let share = |above: f64| 100.0 * normal(above / spread);
        let review = seen.doubtful || above > self.logs.review;
        // So high a rate may be bought, of one lucky post, or misread: until somebody looked it is worth no more than
        // an unknown one.
        let range = if review {
            let range = Range {
                high: share(self.logs.review),
                ..UNKNOWN
            };
            E::of(|end| range.at(end))
        } else {
            E::exact(share(above))
        };
        (Part { range, ground }, review)
    }

    /// The typical rate on a basis, in logs.
    fn typical_rate(&self, seen: &Seen, size: f64, basis: Basis) -> f64 {
        let of_followers = self.curves.at_ln(Bench::engagement(seen.bench), size).1;
        match basis {
            Basis::Reach | Basis::Views => {
                of_followers - self.curves.at_ln(Bench::reach(seen.bench), size).1
            }
            Basis::Followers | Basis::Unknown => of_followers,
        }
    }

    /// The mean of whichever of [`SIGNS`] are known.
    fn influence<E: Extent>(&self, seen: &Seen) -> Part<E> {
        let known = SIGNS.iter().zip(self.logs.signs);
        let known = known.filter_map(|(sign, span)| Some(sign.worth((sign.of)(seen)?, span)));
        let (sum, count) = known.fold((0.0, 0_u8), |(sum, n), worth| (sum + worth, n + 1));
        if count == 0 {
            return nothing();
        }
        Part {
            range: E::exact(sum / f64::from(count)),
            ground: Ground::Derived,
        }
    }

    fn niche<E: Extent>(&self, person: &Person) -> Part<E> {
        let fit = self.fits.get(person.niches.index()).copied();
        let fit = fit.unwrap_or(Fit::Unstated);
        let value = |fit: Fit| FIT.iter().find(|(f, _)| *f == fit).map_or(50.0, |f| f.1);
        if fit == Fit::Unstated {
            let range = Range {
                low: value(Fit::Other),
                expected: value(fit),
                high: value(Fit::Exact),
            };
            return Part {
                range: E::of(|end| range.at(end)),
                ground: Ground::Nothing,
            };
        }
        Part {
            range: E::exact(value(fit)),
            ground: Ground::File,
        }
    }

    fn authenticity<E: Extent>(&self, credible: Option<f64>, seen: &Seen) -> Part<E> {
        if let Some(share) = credible {
            return Part {
                range: E::exact(100.0 * share),
                ground: Ground::File,
            };
        }
        seen.size.map_or(nothing(), |size| {
            let (low, typical, high) = self.curves.at_ln(Bench::Credible, size);
            let ln = Range {
                low,
                expected: typical,
                high,
            };
            Part {
                range: E::of(|end| 100.0 * libm::exp(ln.at(end))).percent(),
                ground: Ground::Benchmark,
            }
        })
    }

    fn fee<E: Extent>(&self, quote: Option<&Quote>, seen: &Seen) -> Fee<E> {
        if let Some(quote) = quote {
            let usd = self.usd(quote.amount, quote.currency);
            return Fee {
                usd: E::exact(usd),
                ln: Range::exact(libm::log(usd.max(LEAST_FEE))),
                ground: Ground::File,
            };
        }
        let ln = self.benchmark_fee(seen.bench, seen.size.unwrap_or(self.logs.usual));
        let factor = Range::exact(self.logs.fee_factor);
        Fee {
            usd: E::of(|end| self.fee_factor * libm::exp(ln.at(end))),
            ln: ln.plus(factor),
            ground: Ground::Benchmark,
        }
    }

    /// The benchmark's fee in logs of US dollars, before the category's factor. Beyond the largest account of the
    /// benchmarks it goes on rising as it does towards it: nobody with 40 million followers asks what somebody with 3
    /// million does.
    fn benchmark_fee(&self, platform: Platform, size: f64) -> Range {
        let [before, last] = self.logs.largest;
        let at = |size: f64| {
            let (low, expected, high) = self.curves.at_ln(Bench::fee(platform), size);
            Range {
                low,
                expected,
                high,
            }
        };
        let fee = at(size);
        if size <= last {
            return fee;
        }
        let steps = (size - last) / (last - before);
        let (from, to) = (at(before), at(last));
        Extent::of(|end| fee.at(end) + (to.at(end) - from.at(end)) * steps)
    }

    /// What the benchmark's fee is typically, in US dollars.
    fn typical_fee(&self, platform: Platform, size: f64) -> f64 {
        self.fee_factor * libm::exp(self.benchmark_fee(platform, size).expected)
    }

    /// Chance that a fee, in logs, is no more than may be spent on one creator.
    fn affordable(&self, fee: Range) -> f64 {
        let [low, typical, high] =
            [fee.low, fee.expected, fee.high].map(|ln| ln.max(self.logs.least_fee));
        let spread = (high - low) / (2.0 * P90);
        let room = self.logs.most - typical;
        if spread < 1e-9 {
            return f64::from(u8::from(room >= 0.0));
        }
        normal(room / spread)
    }

    /// What one result costs beside the benchmark.
    fn cost<E: Extent>(&self, seen: &Seen, reached: Option<Range>, fee: &Fee<E>) -> Part<E> {
        let (Some(reached), Some(size)) = (reached, seen.size) else {
            return nothing();
        };
        let own = self.own_cost(size);
        let each = self.results(self.goal, seen, size);
        let middle = self.middle.get(seen.bench as usize).copied().unwrap_or(0.0);
        let all = fee.usd.map(|usd| libm::log(usd + own));
        // Dear and seen by few is the low end, cheap and seen by many the high one.
        let better = all.turned(|end, cost| middle - (cost - reached.at(end) - each));
        Part {
            range: better
                .map(|x| 50.0 + 50.0 * x / std::f64::consts::LN_10)
                .percent(),
            ground: fee.ground,
        }
    }

    /// Goods and own hours for one creator, US dollars.
    fn own_cost(&self, size: f64) -> f64 {
        let hours = libm::exp(self.curves.at_ln(Bench::Handling, size).1);
        self.goods + hours * self.hour_cost
    }

    /// Results of a goal for each person reached, in logs.
    fn results(&self, goal: Option<Goal>, seen: &Seen, size: f64) -> f64 {
        let typical = |bench: Bench| self.curves.at_ln(bench, size).1;
        match goal {
            None | Some(Goal::Awareness | Goal::Content) => 0.0,
            Some(Goal::Traffic | Goal::Leads | Goal::Sales) => typical(Bench::Clicks),
            Some(Goal::Engagement | Goal::Loyalty | Goal::Feedback) => {
                let typical = typical(Bench::reach(seen.bench));
                // A rate by followers times followers is what it says, however many of them were reached.
                let own = seen.reach.zip(seen.size);
                let own = own.map_or(typical, |((reach, _), size)| libm::log(reach) - size);
                let of = |ln: f64, basis: Basis, reached: f64| match basis {
                    Basis::Reach | Basis::Views => ln,
                    Basis::Followers | Basis::Unknown => ln - reached,
                };
                let usual = |basis: Basis| of(self.typical_rate(seen, size, basis), basis, typical);
                match seen.engagement {
                    Some((rate, _)) if rate.rate > 0.0 => {
                        let ln = libm::log(rate.rate);
                        let above = ln - self.typical_rate(seen, size, rate.basis);
                        // A rate to look at is worth no more than an unknown one.
                        if seen.doubtful || above > self.logs.review {
                            usual(rate.basis)
                        } else {
                            of(ln, rate.basis, own)
                        }
                    }
                    _ => usual(Basis::Followers),
                }
            }
        }
    }

    /// People in the target whom the largest creator reaches that one may spend on (40% of the budget), in logs.
    fn largest_reach(&self, platform: Platform) -> f64 {
        // Fees rise with followers: halve the range of their logs.
        let (mut small, mut large) = (libm::log(1e3), libm::log(1e8));
        for _ in 0..40 {
            let middle = f64::midpoint(small, large);
            if self.typical_fee(platform, middle) <= self.most {
                small = middle;
            } else {
                large = middle;
            }
        }
        let place = self
            .geo
            .map_or(0.0, |geo| self.curves.at_ln(Bench::in_target(geo), small).1);
        small + self.curves.at_ln(Bench::reach(platform), small).1 + place
    }

    /// The mean, in logs, of what a result of a typical creator costs at the five sizes of the benchmarks.
    fn middle_cost(&self, platform: Platform) -> f64 {
        let cost = |followers: &f64| {
            let size = libm::log(*followers);
            let seen = Seen {
                bench: platform,
                size: Some(size),
                ..Seen::of(None)
            };
            let reach = self.reach(&seen).0.map_or(0.0, |r| r.expected);
            let place = self.in_target(&seen, Place::Inside, None);
            let place = place.map_or(0.0, |r| r.expected);
            let fee = self.typical_fee(platform, size);
            libm::log(fee + self.own_cost(size))
                - reach
                - place
                - self.results(self.goal, &seen, size)
        };
        ANCHOR_FOLLOWERS.iter().map(cost).sum::<f64>() / ANCHOR_FOLLOWERS.len() as f64
    }
}

/// What somebody asks for.
struct Fee<E> {
    /// In US dollars.
    usd: E,
    /// The logs of its range.
    ln: Range,
    ground: Ground,
}

fn nothing<E: Extent>() -> Part<E> {
    Part {
        range: E::of(|end| UNKNOWN.at(end)),
        ground: Ground::Nothing,
    }
}

/// Share of a standard normal distribution below a value.
fn normal(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

const fn network(platform: Platform) -> Network {
    match platform {
        Platform::Instagram => Network::Instagram,
        Platform::TikTok => Network::TikTok,
        Platform::YouTube => Network::YouTube,
    }
}

const fn platform(index: usize) -> Platform {
    match index {
        0 => Platform::Instagram,
        1 => Platform::TikTok,
        _ => Platform::YouTube,
    }
}
