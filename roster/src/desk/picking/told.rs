//! A short list in the words and numbers of the page.

use std::collections::BTreeMap;

use tierwise_core::domain::brief::Goal;
use tierwise_core::domain::creator::Network;
use tierwise_core::domain::decimal::short;
use tierwise_shortlist::{Kind, Limit, Set, Status, Who as Number};

use super::{Aside, Outcome, Run};
use crate::desk::Desk;
use crate::desk::views::place;
use crate::people::{Marks, Who};
use crate::pick::{self, Entry, Frame};
use crate::plan::{Bounds, Plan};
use crate::score;
use crate::wire::{
    Answer, AtBudget, Clash, Counted, Decided, Expected, Face, KindView, MoreView, PickView,
    Picked, PlanView, Proof, Subtotal, Sum, Swap, Terms,
};

mod left;
mod out;
mod stops;

/// Creators of a list who are told to the page: nobody reads more, and a page with thousands of rows stands still. Sums
/// and files are of all.
const MOST_TOLD: usize = 500;

/// Creators who are told of those of whom the marketer decided something.
const MOST_DECIDED: usize = 60;

impl Desk {
    pub(super) fn tell(&self, run: &Run, plan: &Plan, out: usize) -> Picked {
        let frame = &run.frame;
        let pool = &run.pool;
        let (unit, formula) = score::unit(self.brief.goal);
        let may = |entry: &Entry| !frame.is_too_dear(entry);
        let able = pool.people().filter(|own| own.iter().any(may)).count();
        let among = pool.people().count() + pool.barred.len();
        let chosen = run.chosen();
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
            stops: self.stops(run),
            over_share: self.over_share(run, &chosen),
            estimates: chosen.iter().filter(|(_, entry)| entry.estimate).count() as u32,
            sum: sum(run, self.scorer.disagreement(self.brief.goal)),
            forecast: self.forecast(run),
            out_total: among.saturating_sub(count) as u32,
            count: count as u32,
            out: Vec::new(),
            about: self.about(run),
            must: self.decided(|marks| marks.pinned),
            never: self.decided(|marks| marks.excluded),
            more: self.more(run),
            curve: curve(run),
            unsure: run.unsure() as u32,
            compared: self.picking.compared.clone(),
            picks: picks.collect(),
            subtotals: self.subtotals(run, &chosen),
        };
        picked.out = self.outs(run, out);
        picked
    }

    /// What the set brings together. It is asked for with every answer besides, and worked out once for a set.
    fn forecast(&self, run: &Run) -> Vec<Expected> {
        let chosen = run.best.as_ref().map_or(&[][..], |best| &best.chosen);
        let mut known = run.forecast.borrow_mut();
        if known.0 != chosen {
            let goals = self.scorer.forecast_goals();
            let expected = goals.into_iter().map(|goal| self.expected(run, goal));
            *known = (chosen.to_vec(), expected.collect());
        }
        known.1.clone()
    }

    fn expected(&self, run: &Run, goal: Goal) -> Expected {
        let goal = Some(goal);
        let chosen = run.best.iter().flat_map(|best| &best.chosen);
        let each = chosen.filter_map(|number| {
            let entry = run.entry(*number)?;
            let person = self.roster.person(entry.who)?;
            let account = self.roster.accounts(person).nth(entry.account)?;
            self.scorer.outcome(goal, &self.roster, person, &account)
        });
        let (unit, formula) = score::unit(goal);
        Expected {
            unit: (unit.to_owned(), formula.to_owned()),
            results: pick::together(each, self.scorer.disagreement(goal)),
        }
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
                let clash = |limit: &Limit| Clash {
                    words: self.limit(run, *limit),
                    must: match limit {
                        Limit::Must(number) => run.entry(*number).map(|entry| entry.who.0),
                        _ => None,
                    },
                };
                Proof::Infeasible(run.conflict.iter().map(clash).collect())
            }
            (Some(Status::Proven), _) => Proof::Proven,
            (Some(Status::Gap(_)), None) => Proof::Searching(!run.rests()),
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
                let said = format!("no more than {} for creators", money(most));
                match run.over() {
                    Some(over) => format!("{said}, over by {}", money(over)),
                    None => said,
                }
            }
            Limit::OnOne => {
                let most = run.frame.most_on_one().unwrap_or(0);
                format!("no more than {} for one creator", money(most))
            }
            Limit::Minutes => {
                let hours = run.frame.minutes.unwrap_or(0) as f64 / 60.0;
                format!("no more than {} hours of yours", short(hours, 1))
            }
            Limit::Creators => {
                let most = run.problem.as_ref().and_then(|p| p.limits().creators);
                format!("no more than {} creators", most.unwrap_or(0))
            }
            Limit::OnePerPerson => "one profile of each creator".to_owned(),
            Limit::Fewest(of) => format!("at least {} of {}", quota(of).fewest, kind(of)),
            Limit::Most(of) => format!("at most {} of {}", quota(of).most.unwrap_or(0), kind(of)),
            Limit::Must(number) => {
                let name = self.name(run, number);
                let cost = run.entry(number).map_or(0, |entry| entry.cost);
                format!("{name} has to be in, for {}", money(cost))
            }
        }
    }

    /// What a plan comes to.
    pub(super) fn plan_view(&self, run: &Run) -> PlanView {
        PlanView {
            creators: run.best.as_ref().map_or(0, |best| best.chosen.len() as u32),
            sum: sum(run, self.scorer.disagreement(self.brief.goal)),
            proof: self.proof(run),
        }
    }

    /// Somebody who is in.
    pub(super) fn pick(&self, run: &Run, number: Number, entry: &Entry) -> PickView {
        PickView {
            face: self.face(entry.who, Some(entry)),
            results: entry.results.expected,
            value: entry.value,
            minutes: entry.minutes,
            pinned: entry.pinned,
            drop: (!entry.pinned).then(|| self.answer(run, Aside::Without(number))),
        }
    }

    /// What those of each tier come to, in the order of [`Run::chosen`].
    fn subtotals(&self, run: &Run, chosen: &[(Number, &Entry)]) -> Vec<Subtotal> {
        let same = |a: &(Number, &Entry), b: &(Number, &Entry)| run.band(a.1) == run.band(b.1);
        let tiers = chosen.chunk_by(same);
        let subtotal = |tier: &[(Number, &Entry)]| {
            let entries = || tier.iter().map(|(_, entry)| *entry);
            let costs = || entries().map(|entry| entry.cost);
            let band = entries().next().and_then(|entry| run.band(entry));
            let band = band.and_then(|at| self.context.scheme.bands().get(at));
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
            place: place(&self.roster, person),
            contact: self
                .roster
                .text(self.roster.rest(person).contact)
                .to_owned(),
        }
    }

    /// Those of whom the marketer decided something.
    fn decided(&self, what: fn(Marks) -> bool) -> Decided {
        let all = self.roster.everybody();
        let all: Vec<Who> = all
            .filter(|(_, person)| what(person.marks))
            .map(|(who, _)| who)
            .collect();
        let first = all.iter().take(MOST_DECIDED);
        Decided {
            count: all.len() as u32,
            first: first
                .map(|who| (who.0, self.face(*who, None).name))
                .collect(),
        }
    }

    fn name(&self, run: &Run, number: Number) -> String {
        let entry = run.entry(number);
        entry.map_or(String::new(), |e| self.face(e.who, Some(e)).name)
    }

    /// An answer to what would be, as far as it is known.
    fn answer(&self, run: &Run, aside: Aside) -> Answer {
        match run.told.get(&aside) {
            Some(outcome) => self.outcome(run, aside, outcome),
            None if run.is_to_come(aside) => Answer::Waiting,
            None => Answer::Unasked,
        }
    }

    fn outcome(&self, run: &Run, aside: Aside, outcome: &Outcome) -> Answer {
        let bound = run.bound(aside, outcome);
        match &outcome.set {
            Some(set) => Answer::Swap(self.against(run, aside, set, bound)),
            None if outcome.is_sure() => Answer::Never,
            None => Answer::AtMost(run.change(bound)),
        }
    }

    /// What another set would be against the one that was found, where none is worth more than the bound. Whom the
    /// question is about goes without saying; everybody else is named.
    fn against(&self, run: &Run, aside: Aside, other: &Set, bound: u64) -> Swap {
        let nobody = Set::default();
        let best = run.best.as_ref().unwrap_or(&nobody);
        let others = |mut numbers: Vec<Number>| {
            numbers.retain(|number| aside.about() != Some(*number));
            numbers
        };
        let (joins, leaves) = (other.without(best), best.without(other));
        let names = |numbers: &[Number], across: &[Number]| {
            let name = |number: &Number| self.name_beside(run, *number, across);
            numbers.iter().map(name).collect()
        };
        Swap {
            change: run.change(other.value),
            most: run.change(bound),
            joins: names(&others(joins.clone()), &leaves),
            leaves: names(&others(leaves), &joins),
        }
    }

    /// What somebody is called; with the network where another of their profiles is among those who change places
    /// with them.
    fn name_beside(&self, run: &Run, number: Number, across: &[Number]) -> String {
        let Some(entry) = run.entry(number) else {
            return String::new();
        };
        let face = self.face(entry.who, Some(entry));
        let mut others = across.iter().filter_map(|other| run.entry(*other));
        if others.any(|other| other.who == entry.who) {
            format!("{} on {}", face.name, face.network.1)
        } else {
            face.name
        }
    }

    fn more(&self, run: &Run) -> Option<MoreView> {
        let best = run.best.as_ref()?;
        let aside = Aside::Curve(run.extra);
        let set = run.told.get(&aside).and_then(|o| o.set.as_ref());
        Some(MoreView {
            extra: run.extra,
            spent: set.map_or(0, |set| set.money as i64 - best.money as i64),
            answer: self.answer(run, aside),
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
    let cost = entries().map(|e| e.cost).sum();
    Sum {
        cost,
        kept: run.frame.kept_beside(cost),
        minutes: best.minutes,
        results: pick::together(entries().map(|e| e.results), disagreement),
        value: best.value as f64 / run.pool.scale,
        bound: bound as f64 / run.pool.scale,
    }
}

impl Run {
    /// How much more than there is they cost who have to be in, where only that is the matter: all of them, for a
    /// conflict names no more than it needs.
    fn over(&self) -> Option<i64> {
        let is = |limit: &Limit| matches!(limit, Limit::Money | Limit::Must(_));
        if !self.conflict.iter().all(is) {
            return None;
        }
        let people = self.pool.people();
        let cost = people.filter_map(|own| own.iter().filter(|e| e.pinned).map(|e| e.cost).min());
        let over = cost.sum::<i64>().saturating_sub(self.frame.to_spend()?);
        (over > 0).then_some(over)
    }

    /// The profile of a number.
    pub(super) fn entry(&self, number: Number) -> Option<&Entry> {
        self.pool.entries.get(number as usize)
    }

    /// By how much the sum of values would change to this.
    fn change(&self, value: u64) -> f64 {
        let best = self.best.as_ref().map_or(0, |best| best.value);
        (value as f64 - best as f64) / self.pool.scale
    }

    /// What no set is worth more than that answers a question. Without more money it is none that the plan itself does
    /// not allow.
    fn bound(&self, aside: Aside, outcome: &Outcome) -> u64 {
        let of_plan = match (aside, &self.search) {
            (Aside::Curve(extra), _) if extra > 0 => u64::MAX,
            (_, Some(search)) => search.bound(),
            (_, None) => u64::MAX,
        };
        let found = outcome.set.as_ref().map_or(0, |set| set.value);
        match outcome.status {
            Status::Gap(bound) => bound.min(of_plan).max(found),
            Status::Proven | Status::Infeasible => found,
        }
    }

    /// Whether a question is answered without anybody asking.
    fn is_to_come(&self, aside: Aside) -> bool {
        let doing = self.aside.as_ref().map(|doing| doing.aside);
        !self.explains || doing == Some(aside) || self.asides.contains(&aside)
    }

    /// Answers that are not proven, or not asked for yet.
    fn unsure(&self) -> usize {
        let open = self.told.values().filter(|outcome| !outcome.is_sure());
        let unasked = self.dropped().count().saturating_sub(self.drops);
        open.count() + unasked
    }
}

/// Budgets with what is kept, and the best sums for them.
fn curve(run: &Run) -> Vec<AtBudget> {
    let (Some(best), Some(budget)) = (&run.best, run.frame.budget) else {
        return Vec::new();
    };
    let value = |value: u64| value as f64 / run.pool.scale;
    let other = |(aside, outcome): (&Aside, &Outcome)| match aside {
        Aside::Curve(extra) => Some(AtBudget {
            budget: budget + extra,
            value: outcome.set.as_ref().map(|set| value(set.value)),
            bound: value(run.bound(*aside, outcome)),
        }),
        Aside::Without(_) | Aside::With(_) => None,
    };
    let mut curve: Vec<AtBudget> = run.told.iter().filter_map(other).collect();
    if !curve.is_empty() {
        let bound = run.search.as_ref().map_or(0, |search| search.bound());
        curve.push(AtBudget {
            budget,
            value: Some(value(best.value)),
            bound: value(bound.max(best.value)),
        });
    }
    curve.sort_by_key(|at| at.budget);
    curve
}
