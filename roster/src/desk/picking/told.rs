//! A short list in the words and numbers of the page.

use std::collections::{BTreeMap, BTreeSet};

use tierwise_core::domain::creator::Network;
use tierwise_shortlist::{Kind, Limit, Set, Status, Who as Number};

use super::Run;
use crate::desk::Desk;
use crate::people::Who;
use crate::pick::{self, Barred, Entry, Frame};
use crate::plan::{Bounds, Plan};
use crate::score;
use crate::wire::{
    Counted, Face, KindView, MoreView, OutView, PickView, Picked, PlanView, Proof, Subtotal, Sum,
    Swap, Terms, Why,
};

/// Creators of a list who are told to the page: nobody reads more, and a page with thousands of rows stands still. Sums
/// and files are of all.
const MOST_TOLD: usize = 500;

/// How much more money is asked about: a tenth of what there is, as a round sum.
pub(super) fn extra(money: i64) -> i64 {
    let tenth = (money / 10).max(1);
    let power = 10_i64.pow(tenth.ilog10());
    let steps = [1, 2, 5, 10].map(|n| n * power);
    steps
        .into_iter()
        .min_by_key(|step| step.abs_diff(tenth))
        .unwrap_or(power)
}

impl Desk {
    pub(super) fn tell(&self, run: &Run, plan: &Plan, out: usize) -> Picked {
        let frame = &run.frame;
        let pool = &run.pool;
        let (unit, formula) = score::unit(self.brief.goal);
        let may = |entry: &&Entry| !frame.is_too_dear(entry);
        let able: BTreeSet<Who> = pool.entries.iter().filter(may).map(|e| e.who).collect();
        let able = able.len();
        let among = pool.entries.chunk_by(|a, b| a.who == b.who).count() + pool.barred.len();
        let chosen = self.chosen(run);
        let picks = chosen.iter().take(MOST_TOLD);
        let picks = picks.map(|(number, entry)| self.pick(run, *number, entry));
        let count = run.best.as_ref().map_or(0, |best| best.chosen.len());
        let mut picked = Picked {
            opening: self.opening,
            heard: self.heard,
            plans: self.shelf.plans().clone(),
            terms: terms(frame),
            unit: (unit.to_owned(), formula.to_owned()),
            total: self.roster.len() as u32,
            among: among as u32,
            able: able as u32,
            problems: pool.problems.clone(),
            kinds: self.kinds(run, plan),
            proof: self.proof(run),
            sum: sum(run, self.scorer.disagreement()),
            out_total: among.saturating_sub(count) as u32,
            count: count as u32,
            out: Vec::new(),
            more: self.more(run),
            curve: curve(run),
            told: told(run),
            compared: self.picking.compared.clone(),
            picks: picks.collect(),
            subtotals: self.subtotals(&chosen),
        };
        picked.out = self.outs(run, out);
        picked
    }

    fn proof(&self, run: &Run) -> Proof {
        if run.frame.budget.is_none() {
            return Proof::NoBudget;
        }
        if run.pool.entries.is_empty() {
            return Proof::Nobody;
        }
        match (run.status(), &run.best) {
            (None, _) => Proof::TooLarge,
            (Some(Status::Infeasible), _) => {
                let limits = run.conflict.iter().map(|limit| self.limit(run, *limit));
                Proof::Infeasible(limits.collect())
            }
            (Some(Status::Proven), _) => Proof::Proven,
            (Some(Status::Gap(_)), None) => Proof::Searching,
            (Some(Status::Gap(bound)), Some(best)) => {
                let gap = (bound.saturating_sub(best.value)) as f64 / (bound.max(1)) as f64;
                Proof::Gap(gap, !run.rests())
            }
        }
    }

    /// A limit, as a conflict names it.
    fn limit(&self, run: &Run, limit: Limit) -> String {
        let kind = |kind: Kind| match kind {
            Kind::Tier(at) => {
                let band = self.context.scheme.bands().get(usize::from(at));
                band.map_or(String::new(), |b| b.name().to_lowercase())
            }
            Kind::Platform(at) => Network::ALL
                .get(usize::from(at))
                .map_or(String::new(), |n| n.label().to_owned()),
            Kind::Country(at) => {
                let places = &run.places;
                places.get(usize::from(at)).cloned().unwrap_or_default()
            }
        };
        let money = |most| pick::money(most, run.frame.currency);
        let quota = |of: Kind| {
            run.problem
                .as_ref()
                .and_then(|p| p.limits().quotas.get(&of).copied())
                .unwrap_or_default()
        };
        match limit {
            Limit::Money => {
                let most = run.frame.to_spend().unwrap_or(0);
                format!("no more than {} for creators", money(most))
            }
            Limit::OnOne => {
                let most = run.frame.most_on_one().unwrap_or(0);
                format!("no more than {} for one creator", money(most))
            }
            Limit::Minutes => {
                let hours = run.frame.minutes.unwrap_or(0) / 60;
                format!("no more than {hours} hours of yours")
            }
            Limit::Creators => {
                let most = run.problem.as_ref().and_then(|p| p.limits().creators);
                format!("no more than {} creators", most.unwrap_or(0))
            }
            Limit::OnePerPerson => "one profile of each creator".to_owned(),
            Limit::Fewest(of) => format!("at least {} of {}", quota(of).fewest, kind(of)),
            Limit::Most(of) => format!("at most {} of {}", quota(of).most.unwrap_or(0), kind(of)),
            Limit::Must(number) => format!("{} has to be in", self.name(run, number)),
        }
    }

    /// What a plan comes to.
    pub(super) fn plan_view(&self, run: &Run) -> PlanView {
        PlanView {
            creators: run.best.as_ref().map_or(0, |best| best.chosen.len() as u32),
            sum: sum(run, self.scorer.disagreement()),
            proof: self.proof(run),
        }
    }

    /// Who is in: by tier, largest first and those without one last, and by value.
    pub(super) fn chosen<'a>(&self, run: &'a Run) -> Vec<(Number, &'a Entry)> {
        let chosen = run.best.iter().flat_map(|best| &best.chosen);
        let mut chosen: Vec<(Number, &Entry)> = chosen
            .filter_map(|n| Some((*n, run.pool.entries.get(*n as usize)?)))
            .collect();
        chosen.sort_by(|(a, x), (b, y)| {
            (self.band(y).cmp(&self.band(x)))
                .then(y.value.total_cmp(&x.value))
                .then(a.cmp(b))
        });
        chosen
    }

    /// Place of a profile's tier in the scheme; `None` where it has none.
    fn band(&self, entry: &Entry) -> Option<u8> {
        let bands = self.context.scheme.bands().len();
        Some(entry.tier).filter(|tier| usize::from(*tier) < bands)
    }

    /// Somebody who is in.
    pub(super) fn pick(&self, run: &Run, number: Number, entry: &Entry) -> PickView {
        let drop = run.told.without.get(&number);
        PickView {
            face: self.face(entry.who, Some(entry)),
            results: entry.results.expected,
            value: entry.value,
            minutes: entry.minutes,
            pinned: entry.pinned,
            drop: drop.map(|set| self.against(run, set)),
        }
    }

    /// What those of each tier come to, in the order of [`Self::chosen`].
    fn subtotals(&self, chosen: &[(Number, &Entry)]) -> Vec<Subtotal> {
        let same = |a: &(Number, &Entry), b: &(Number, &Entry)| self.band(a.1) == self.band(b.1);
        let tiers = chosen.chunk_by(same);
        let subtotal = |tier: &[(Number, &Entry)]| {
            let entries = || tier.iter().map(|(_, entry)| *entry);
            let costs = || entries().map(|entry| entry.cost);
            let band = entries().next().and_then(|entry| self.band(entry));
            let band = band.and_then(|at| self.context.scheme.bands().get(usize::from(at)));
            Subtotal {
                tier: band.map_or_else(Default::default, |band| {
                    (band.tier.slug().to_owned(), band.name().to_owned())
                }),
                count: tier.len() as u32,
                results: entries().map(|entry| entry.results.expected).sum(),
                value: entries().map(|entry| entry.value).sum(),
                cost: costs().sum(),
                costs: (costs().min().unwrap_or(0), costs().max().unwrap_or(0)),
            }
        };
        tiers.map(subtotal).collect()
    }

    /// Somebody as a short list shows them, with one of their profiles or the one that stands for them.
    fn face(&self, who: Who, entry: Option<&Entry>) -> Face {
        let Some(person) = self.roster.person(who) else {
            return Face::default();
        };
        let score = self.scorer.card(&self.roster, person).total;
        let account = match entry {
            Some(entry) => self.roster.accounts(person).nth(entry.account),
            None => self.scorer.account(&self.roster, person),
        };
        let handle = account
            .map_or("", |a| self.roster.text(a.handle))
            .to_owned();
        let name = if handle.is_empty() {
            self.roster.text(person.name).to_owned()
        } else {
            format!("@{handle}")
        };
        let followers = account.and_then(|a| a.followers);
        let band = followers.and_then(|f| self.context.scheme.band_of(f));
        let network = account.and_then(|a| a.network);
        Face {
            who: who.0,
            name,
            handle,
            network: network.map_or_else(Default::default, |n| {
                (n.slug().to_owned(), n.label().to_owned())
            }),
            tier: band.map(|b| (b.tier.slug().to_owned(), b.name().to_owned())),
            followers,
            score: (score.low as f32, score.expected as f32, score.high as f32),
            cost: entry.map_or(0, |e| e.cost),
            estimate: entry.is_some_and(|e| e.estimate),
            contact: self
                .roster
                .text(self.roster.rest(person).contact)
                .to_owned(),
        }
    }

    fn name(&self, run: &Run, number: Number) -> String {
        let entry = run.pool.entries.get(number as usize);
        entry.map_or(String::new(), |e| self.face(e.who, Some(e)).name)
    }

    /// What another set would be against the one that was found.
    fn against(&self, run: &Run, other: &Set) -> Swap {
        let nobody = Set::default();
        let best = run.best.as_ref().unwrap_or(&nobody);
        let names = |numbers: Vec<Number>| numbers.into_iter().map(|n| self.name(run, n)).collect();
        Swap {
            change: (other.value as f64 - best.value as f64) / run.pool.scale,
            joins: names(other.without(best)),
            leaves: names(best.without(other)),
        }
    }

    fn more(&self, run: &Run) -> Option<MoreView> {
        let extra = extra(run.frame.to_spend()?);
        let set = run.told.curve.get(&extra)?;
        let spent = run.best.as_ref().map_or(0, |best| best.money);
        Some(MoreView {
            extra,
            spent: set.money as i64 - spent as i64,
            swap: self.against(run, set),
        })
    }

    /// How many there are of each kind that can be bounded.
    fn kinds(&self, run: &Run, plan: &Plan) -> Vec<KindView> {
        let entries = &run.pool.entries;
        let chosen = run.best.iter().flat_map(|best| &best.chosen);
        let chosen: Vec<&Entry> = chosen.filter_map(|n| entries.get(*n as usize)).collect();
        let count = |kind: fn(&Entry) -> usize| {
            let may = entries.iter().filter(|e| !run.frame.is_too_dear(e));
            let able = tally(may.map(|entry| (kind(entry), entry.who)));
            let picked = tally(chosen.iter().map(|entry| (kind(entry), entry.who)));
            let of = |tally: &BTreeMap<usize, u32>, at| tally.get(&at).copied().unwrap_or(0);
            move |at: usize| (of(&able, at), of(&picked, at))
        };
        let bounds = |rules: &[(String, Bounds)], slug: &str| {
            rules
                .iter()
                .find(|(s, _)| s == slug)
                .map(|(_, b)| *b)
                .unwrap_or_default()
        };
        let view = |counted, slug: &str, label: &str, bounds, (able, picked)| KindView {
            group: counted,
            slug: slug.to_owned(),
            label: label.to_owned(),
            bounds,
            able,
            picked,
        };
        let mut kinds = Vec::new();
        let tiers = count(|entry| entry.tier.into());
        for (at, band) in self.context.scheme.bands().iter().enumerate() {
            let slug = band.tier.slug();
            let rule = bounds(&plan.tiers, slug);
            kinds.push(view(Counted::Tier, slug, band.name(), rule, tiers(at)));
        }
        let networks = count(|entry| entry.network.into());
        for (at, network) in Network::ALL.iter().enumerate() {
            let slug = network.slug();
            let rule = bounds(&plan.networks, slug);
            let counts = networks(at);
            if counts.0 > 0 || !rule.is_free() {
                kinds.push(view(Counted::Network, slug, network.label(), rule, counts));
            }
        }
        let places = count(|entry| entry.place.map_or(usize::MAX, usize::from));
        for (at, (place, rule)) in plan.places.iter().enumerate() {
            kinds.push(view(Counted::Place, place, place, *rule, places(at)));
        }
        kinds
    }

    /// Who is out and why: first those of whom it is known what they would push out, then those whom a limit bars.
    fn outs(&self, run: &Run, out: usize) -> Vec<OutView> {
        let entry = |number: Number| run.pool.entries.get(number as usize);
        let mut swaps: Vec<(f64, OutView)> = run
            .told
            .with
            .iter()
            .filter(|(number, _)| !run.best.as_ref().is_some_and(|best| best.has(**number)))
            .filter_map(|(number, set)| {
                let entry = entry(*number)?;
                let (change, why) = match set {
                    Some(set) => {
                        let swap = self.against(run, set);
                        (swap.change, Why::Swap(swap))
                    }
                    None => (
                        f64::NEG_INFINITY,
                        Why::Never("No set within your limits has them.".to_owned()),
                    ),
                };
                let face = self.face(entry.who, Some(entry));
                Some((change, OutView { face, why }))
            })
            .collect();
        swaps.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let barred = run.pool.barred.iter().take(out).map(|(who, why)| OutView {
            face: self.face(*who, None),
            why: self.barred(why),
        });
        let most = run.frame.most_on_one().unwrap_or(0);
        let dear = run.pool.entries.iter().filter(|e| run.frame.is_too_dear(e));
        let mut dear: Vec<&Entry> = dear.collect();
        dear.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.who.cmp(&b.who)));
        let dear = dear.into_iter().take(out).map(|entry| OutView {
            face: self.face(entry.who, Some(entry)),
            why: Why::TooDear(most),
        });
        let swaps = swaps.into_iter().map(|(_, view)| view);
        swaps.chain(dear).chain(barred).collect()
    }

    fn barred(&self, why: &Barred) -> Why {
        let percent = |share: f64| format!("{}%", libm::round(share * 100.0));
        Why::Limit(match why {
            Barred::Excluded => return Why::Yours,
            Barred::Network(network) => {
                format!("On {}; your brief names other networks.", network.label())
            }
            Barred::Outside(share) => format!(
                "At most {} of the audience can be in your place, below the share you ask for.",
                percent(*share)
            ),
            Barred::Unknown => {
                "Neither followers nor reach are known, so nothing can be expected of them."
                    .to_owned()
            }
            Barred::Tier(at) => {
                let band = self.context.scheme.bands().get(usize::from(*at));
                format!(
                    "{}: your most is 0.",
                    band.map_or("This tier", |b| b.name())
                )
            }
        })
    }
}

/// How many there are of each kind. Profiles of one creator stand one after another and count once.
fn tally(kinds: impl Iterator<Item = (usize, Who)>) -> BTreeMap<usize, u32> {
    let mut tally: BTreeMap<usize, (u32, Option<Who>)> = BTreeMap::new();
    for (kind, who) in kinds {
        let (count, last) = tally.entry(kind).or_default();
        if *last != Some(who) {
            (*count, *last) = (*count + 1, Some(who));
        }
    }
    tally
        .into_iter()
        .map(|(kind, (count, _))| (kind, count))
        .collect()
}

fn terms(frame: &Frame) -> Terms {
    Terms {
        currency: frame.currency.code().to_owned(),
        budget: frame.budget,
        kept: frame.kept,
        minutes: frame.minutes,
        share: frame.share,
        goods: frame.goods,
    }
}

fn sum(run: &Run, disagreement: f64) -> Sum {
    let Some(best) = &run.best else {
        return Sum::default();
    };
    let entries = || {
        best.chosen
            .iter()
            .filter_map(|n| run.pool.entries.get(*n as usize))
    };
    let bound = run
        .search
        .as_ref()
        .map_or(best.value, |search| search.bound().max(best.value));
    Sum {
        cost: entries().map(|e| e.cost).sum(),
        minutes: best.minutes,
        results: pick::together(entries().map(|e| e.results), disagreement),
        value: best.value as f64 / run.pool.scale,
        bound: bound as f64 / run.pool.scale,
    }
}

/// Budgets with what is kept, and the best sums for them.
fn curve(run: &Run) -> Vec<(i64, f64)> {
    let (Some(best), Some(budget)) = (&run.best, run.frame.budget) else {
        return Vec::new();
    };
    if run.told.curve.is_empty() {
        return Vec::new();
    }
    let others = run
        .told
        .curve
        .iter()
        .map(|(extra, set)| (budget + extra, set));
    let mut curve: Vec<(i64, f64)> = others
        .chain([(budget, best)])
        .map(|(budget, set)| (budget, set.value as f64 / run.pool.scale))
        .collect();
    curve.sort_by_key(|(budget, _)| *budget);
    curve
}

fn told(run: &Run) -> f32 {
    if run.asked == 0 {
        return f32::from(u8::from(run.rests()));
    }
    let left = run.asides.len() + usize::from(run.aside.is_some());
    1.0 - left as f32 / run.asked as f32
}
