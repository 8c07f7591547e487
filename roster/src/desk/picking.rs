//! The short list while it is looked at: the search and what explains it, a piece at a time.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use tierwise_shortlist::{
    Change, Conflict, Limit, Problem, Search, Set, Status, WhatIf, Who as Number,
};

use super::Desk;
use crate::export::{List, Pick};
use crate::people::Who;
use crate::pick::{Frame, Pool, Source};
use crate::plan::Plan;
use crate::score;
use crate::wire::{PickView, Picked, PlanView, Reply};

mod told;

/// Work, as the search counts it, after which a set is shown with what is not proven of it. A few seconds.
const PATIENCE: u64 = 400_000_000;
/// Work for each explanation.
const ASIDE: u64 = 20_000_000;
/// Budgets for which the best sum is worked out, as shares of the plan's money.
const CURVE: [f64; 8] = [0.4, 0.55, 0.7, 0.85, 1.15, 1.3, 1.45, 1.6];
/// Creators of whom it is worked out what dropping them would cost.
const DROPS: usize = 60;

/// What is asked about the short list, and how far the answer has come.
#[derive(Default)]
pub(super) struct Picking {
    /// Whether it is looked at.
    on: bool,
    /// Creators to tell of who are out.
    out: usize,
    run: Option<Run>,
    /// The plan that is compared now: its place, and its search.
    beside: Option<(usize, Run)>,
    /// What plans come to, as far as that is worked out, by place.
    compared: Vec<Option<PlanView>>,
}

/// A search and its explanations.
pub(super) struct Run {
    frame: Frame,
    pool: Pool,
    /// The places that the plan bounds.
    places: Vec<String>,
    problem: Option<Problem>,
    search: Option<Search>,
    /// Work that the search has taken, and what it may take.
    spent: u64,
    patience: u64,
    best: Option<Set>,
    /// The fewest limits that are in each other's way, where no set keeps to all.
    conflict: Vec<Limit>,
    /// The search for those.
    looking: Option<Conflict>,
    /// Whether it was listed what is to be worked out besides.
    explains: bool,
    asides: VecDeque<Aside>,
    asked: usize,
    aside: Option<Doing>,
    told: Told,
}

/// Something that is worked out besides.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Aside {
    /// The best set with so much more money, in minor units; less below zero.
    Curve(i64),
    /// The best set without somebody.
    Without(Number),
    /// The best set with somebody.
    With(Number),
}

/// The one that is being worked out.
struct Doing {
    aside: Aside,
    what: What,
    spent: u64,
}

/// The search for it.
enum What {
    /// From the set that was found.
    Change(Box<WhatIf>),
    /// From nothing: with other money others may be chosen.
    Anew(Box<Search>),
}

impl What {
    fn step(&mut self, much: u64) -> bool {
        match self {
            Self::Change(change) => change.step(much),
            Self::Anew(search) => search.step(much),
        }
    }

    fn answer(&self) -> (Status, Option<Set>) {
        match self {
            Self::Change(change) => {
                let answer = change.answer();
                (answer.status, answer.set)
            }
            Self::Anew(search) => (search.status(), search.best().cloned()),
        }
    }
}

/// What was worked out besides. Where a search was not over in its time there is nothing.
#[derive(Debug, Default)]
struct Told {
    /// By how much more money.
    curve: BTreeMap<i64, Set>,
    without: BTreeMap<Number, Set>,
    /// `None` where there is no such set.
    with: BTreeMap<Number, Option<Set>>,
}

impl Told {
    fn has(&self, aside: Aside) -> bool {
        match aside {
            Aside::Curve(extra) => self.curve.contains_key(&extra),
            Aside::Without(who) => self.without.contains_key(&who),
            Aside::With(who) => self.with.contains_key(&who),
        }
    }
}

impl Desk {
    /// Looks at the short list, or no more.
    pub(super) fn look_at_picks(&mut self, on: bool, out: u32, say: &mut dyn FnMut(Reply)) {
        self.picking.on = on;
        if on {
            let more = self.picking.out < out as usize;
            self.picking.out = self.picking.out.max(out as usize);
            match &mut self.picking.run {
                // What was found stays: only those are explained who were not.
                Some(run) if more => run.explains = false,
                Some(_) => {}
                None => return self.pick_anew(say),
            }
            self.say_picks(say);
        }
    }

    /// Begins the search anew, after a change.
    pub(super) fn pick_anew(&mut self, say: &mut dyn FnMut(Reply)) {
        if !self.picking.on {
            // What was found is of before the change.
            self.picking.run = None;
            return;
        }
        self.picking.run = Some(self.run(&self.plan()));
        self.picking.beside = None;
        self.picking.compared = vec![None; self.shelf.plans().all.len()];
        self.say_picks(say);
    }

    /// Goes on with the search beyond its time, or ends it with what was found.
    pub(super) fn search(&mut self, on: bool, say: &mut dyn FnMut(Reply)) {
        if let Some(run) = &mut self.picking.run {
            run.patience = if on { u64::MAX } else { run.spent };
            run.explains = false;
            run.told = Told::default();
        }
        self.say_picks(say);
    }

    /// Does about so much work, as the search counts it, on what is looked at. Says what is new, and whether there is
    /// more to do.
    pub fn work(&mut self, much: u64, say: &mut dyn FnMut(Reply)) -> bool {
        let out = self.picking.out;
        let Some(run) = self.picking.run.as_mut().filter(|_| self.picking.on) else {
            return false;
        };
        if !run.has_more() {
            return self.compare(much, say);
        }
        let news = run.step(much, out);
        let done = !run.has_more();
        if news || done {
            self.say_picks(say);
        }
        true
    }

    /// Works out what the other plans come to, one after another, and whether there is more to do.
    fn compare(&mut self, much: u64, say: &mut dyn FnMut(Reply)) -> bool {
        if self.picking.beside.is_none() {
            let plans = self.shelf.plans();
            let next = self.picking.compared.iter().position(Option::is_none);
            let Some((at, plan)) = next.and_then(|at| Some((at, plans.all.get(at)?))) else {
                return false;
            };
            // Where there is one plan there is nothing to compare it with.
            if plans.all.len() < 2 {
                return false;
            }
            self.picking.beside = Some((at, self.run(plan)));
        }
        let Some((at, run)) = &mut self.picking.beside else {
            return false;
        };
        let at = *at;
        if !run.rests() {
            run.search_on(much);
            return true;
        }
        let view = self
            .picking
            .beside
            .take()
            .map(|(_, run)| self.plan_view(&run));
        if let Some(slot) = self.picking.compared.get_mut(at) {
            *slot = view;
        }
        self.say_picks(say);
        true
    }

    /// Everybody on the short list.
    pub(super) fn picked_people(&self) -> Vec<Who> {
        let run = self.picking.run.as_ref();
        let chosen = run
            .and_then(|run| run.best.as_ref())
            .map_or(&[][..], |best| &best.chosen);
        let entries = run.map_or(&[][..], |run| &run.pool.entries);
        chosen
            .iter()
            .filter_map(|n| Some(entries.get(*n as usize)?.who))
            .collect()
    }

    /// The short list as a file has it, in the order in which it is shown.
    pub(super) fn list(&self) -> List {
        let run = self.picking.run.as_ref();
        let currency = run.map_or(self.brief.currency, |run| run.frame.currency);
        let pick = |pick: PickView| Pick {
            who: Who(pick.face.who),
            tier: pick.face.tier.map_or_else(String::new, |(_, name)| name),
            results: pick.results,
            value: pick.value,
            cost: pick.face.cost as f64 / currency.minor_per_major() as f64,
            estimate: pick.face.estimate,
        };
        List {
            unit: score::unit(self.brief.goal).0.to_owned(),
            currency,
            picks: run.map_or_else(Vec::new, |run| {
                let chosen = self.chosen(run).into_iter();
                let picks = chosen.map(|(number, entry)| self.pick(run, number, entry));
                picks.map(pick).collect()
            }),
        }
    }

    fn plan(&self) -> Plan {
        self.shelf.plans().plan()
    }

    fn run(&self, plan: &Plan) -> Run {
        let frame = Frame::of(plan, &self.brief);
        let source = Source {
            roster: &self.roster,
            lines: &self.lines,
            scorer: &self.scorer,
            context: &self.context,
        };
        let mut frame = frame;
        let mut pool = Pool::of(source, plan, &frame);
        // Where fewer than three are affordable so much may go to one (model.md section 3).
        let affordable = pool
            .entries
            .iter()
            .filter(|entry| !frame.is_too_dear(entry));
        if plan.share.is_none() && affordable.take(3).count() < 3 {
            frame.share = 1.0;
        }
        // The most promising of those whom a limit bars are told first.
        let score = |who| self.lines.get(who).map_or(0.0, |line| line.score);
        pool.barred
            .sort_by(|(a, _), (b, _)| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
        let asked = frame.budget.is_some() && !pool.entries.is_empty();
        let problem = asked
            .then(|| pool.problem(plan, &frame, &self.context).ok())
            .flatten();
        Run {
            frame,
            search: problem.as_ref().map(Search::new),
            problem,
            places: plan.places.iter().map(|(place, _)| place.clone()).collect(),
            pool,
            spent: 0,
            patience: PATIENCE,
            best: None,
            conflict: Vec::new(),
            looking: None,
            explains: false,
            asides: VecDeque::new(),
            asked: 0,
            aside: None,
            told: Told::default(),
        }
    }

    pub(super) fn say_picks(&self, say: &mut dyn FnMut(Reply)) {
        if let Some(picked) = self.picked() {
            say(Reply::Picked(Box::new(picked)));
        }
    }

    fn picked(&self) -> Option<Picked> {
        let run = self.picking.run.as_ref()?;
        Some(self.tell(run, &self.plan(), self.picking.out))
    }
}

impl Run {
    fn status(&self) -> Option<Status> {
        self.search.as_ref().map(Search::status)
    }

    /// Whether the search itself is over, or has to wait for the user.
    fn rests(&self) -> bool {
        match self.status() {
            Some(Status::Gap(_)) => self.spent >= self.patience,
            _ => true,
        }
    }

    fn has_more(&self) -> bool {
        !self.rests()
            || !self.explains
            || self.looking.is_some()
            || self.aside.is_some()
            || !self.asides.is_empty()
    }

    /// Goes on; whether there is something new to show.
    fn step(&mut self, much: u64, out: usize) -> bool {
        if self.rests() {
            if self.explains {
                return self.explain(much);
            }
            self.ask_besides(out);
            return true;
        }
        let value = self.best.as_ref().map(|set| set.value);
        self.search_on(much);
        if self.rests() {
            self.ask_besides(out);
            return true;
        }
        self.best.as_ref().map(|set| set.value) != value
    }

    /// Goes on with the search itself.
    fn search_on(&mut self, much: u64) {
        if let Some(search) = &mut self.search {
            search.step(much);
            self.spent += much;
            // What was found besides may be better.
            let better = |found: &&Set| self.best.as_ref().is_none_or(|best| found.beats(best));
            if let Some(found) = search.best().filter(better) {
                self.best = Some(found.clone());
            }
        }
    }

    /// Lists what is to be worked out once the set stands.
    fn ask_besides(&mut self, out: usize) {
        self.explains = true;
        self.asides.clear();
        let (Some(best), Some(money)) = (&self.best, self.frame.to_spend()) else {
            if self.status() == Some(Status::Infeasible) {
                self.looking = self.problem.as_ref().map(Conflict::new);
            }
            return;
        };
        let others = CURVE.map(|share| (money as f64 * (share - 1.0)) as i64);
        let mut all = vec![Aside::Curve(told::extra(money))];
        all.extend(others.map(Aside::Curve));
        // Whoever has to be in cannot be dropped.
        let may_go = |who: &&Number| {
            self.pool
                .entries
                .get(**who as usize)
                .is_some_and(|e| !e.pinned)
        };
        let dropped = best.chosen.iter().filter(may_go).take(DROPS);
        all.extend(dropped.map(|who| Aside::Without(*who)));
        let wanted = self.promising(best, out);
        all.extend(wanted.into_iter().map(Aside::With));
        self.asked = all.len();
        all.retain(|aside| !self.told.has(*aside));
        self.asides = all.into();
    }

    /// Those who are out and bring most, of whom it is told what they would push out.
    fn promising(&self, best: &Set, out: usize) -> Vec<Number> {
        let people = best
            .chosen
            .iter()
            .filter_map(|n| self.pool.entries.get(*n as usize));
        let people: BTreeSet<Who> = people.map(|entry| entry.who).collect();
        let is_in = |who| people.contains(&who);
        let mut rest: Vec<(Number, f64)> = (0..)
            .zip(&self.pool.entries)
            .filter(|(_, entry)| !is_in(entry.who) && !self.frame.is_too_dear(entry))
            .map(|(number, entry)| (number, entry.value))
            .collect();
        rest.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
        let mut seen = Vec::new();
        rest.retain(|(number, _)| {
            let who = self.pool.entries.get(*number as usize).map(|e| e.who);
            let new = !seen.contains(&who) && seen.len() < out;
            if new {
                seen.push(who);
            }
            new
        });
        rest.into_iter().map(|(number, _)| number).collect()
    }

    fn explain(&mut self, much: u64) -> bool {
        if let Some(conflict) = &mut self.looking {
            if conflict.step(much) {
                self.conflict = conflict.limits().unwrap_or(&[]).to_vec();
                self.looking = None;
                return true;
            }
            return false;
        }
        if self.aside.is_none() {
            self.aside = self.begin_next();
        }
        let Some(doing) = &mut self.aside else {
            return false;
        };
        let over = doing.what.step(much);
        doing.spent += much;
        // What is not over in its time stays unknown.
        if !over && doing.spent < ASIDE {
            return false;
        }
        let aside = doing.aside;
        match self.aside.take().map(|doing| doing.what.answer()) {
            Some((Status::Proven, set)) => self.note(aside, set),
            Some((Status::Infeasible, _)) => self.note(aside, None),
            _ => {}
        }
        // What is shown together is told together.
        let kind = |aside: &Aside| std::mem::discriminant(aside);
        self.asides.front().map(kind) != Some(kind(&aside))
    }

    fn begin_next(&mut self) -> Option<Doing> {
        let (problem, best) = (self.problem.as_ref()?, self.best.as_ref()?);
        let aside = self.asides.pop_front()?;
        let change = |change| What::Change(Box::new(WhatIf::new(problem, best, change)));
        let what = match aside {
            Aside::Without(who) => change(Change::Without(who)),
            Aside::With(who) => change(Change::With(who)),
            Aside::Curve(extra) => {
                let frame = self.frame.with_more(extra);
                let other = problem.under(frame.limits(problem.limits()));
                What::Anew(Box::new(Search::new(&other)))
            }
        };
        Some(Doing {
            aside,
            what,
            spent: 0,
        })
    }

    fn note(&mut self, aside: Aside, set: Option<Set>) {
        // A set with somebody, or without, keeps to all the plan asks for: where it is better it is the answer.
        if let (Aside::With(_) | Aside::Without(_), Some(found)) = (aside, &set)
            && self
                .best
                .as_ref()
                .is_some_and(|best| found.value > best.value)
        {
            self.best = set;
            self.told = Told::default();
            self.explains = false;
            return;
        }
        match (aside, set) {
            (Aside::Curve(money), Some(set)) => drop(self.told.curve.insert(money, set)),
            (Aside::Without(who), Some(set)) => drop(self.told.without.insert(who, set)),
            (Aside::With(who), set) => drop(self.told.with.insert(who, set)),
            (_, None) => {}
        }
    }
}
