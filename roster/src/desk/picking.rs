//! The short list: the search and what explains it, a piece at a time. It begins when the list is looked at, and goes on
//! to its end while other pages are.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use tierwise_core::domain::money::Currency;
use tierwise_shortlist::{
    Change, Conflict, Limit, Problem, Search, Set, Status, WhatIf, Who as Number,
};

use super::Desk;
use crate::export::{List, Pick};
use crate::people::Who;
use crate::pick::{Barred, Entry, Frame, Pool, Source};
use crate::plan::Plan;
use crate::score;
use crate::wire::{Expected, LeftLook, PickView, PlanView, Reply};

mod about;
mod told;

/// Work, as the search counts it, after which a set is shown with what is not proven of it. A few seconds.
const PATIENCE: u64 = 400_000_000;
/// Work for each explanation, and how much more whoever asks for what is not proven gives to it.
const ASIDE: u64 = 20_000_000;
const LONGER: u64 = 10;
/// Budgets for which the best sum is worked out, as shares of the plan's money.
const CURVE: [f64; 8] = [0.4, 0.55, 0.7, 0.85, 1.15, 1.3, 1.45, 1.6];
/// Creators of whom it is worked out unasked what dropping them would cost: the first that are shown.
const DROPS: usize = 60;
/// Creators who are told of those whom the user asks about.
const MOST_ABOUT: usize = 8;

/// What is asked about the short list, and how far the answer has come.
#[derive(Default)]
pub(super) struct Picking {
    /// Whether it is looked at. After a change a new search begins only for somebody who does.
    on: bool,
    /// Creators to tell of who are out.
    out: usize,
    /// Which of those who are not on the list are looked at one by one; `None` where nobody is.
    left: Option<LeftLook>,
    /// What was typed to ask about somebody.
    about: String,
    /// How much more money is asked about, in minor units of a currency.
    next: Option<(Currency, i64)>,
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
    /// Whom the user asks about.
    about: Vec<Who>,
    /// Those who are out and nearest to being in, of whom it is told what they would push out.
    promising: Vec<Who>,
    /// How much more money is asked about, in minor units.
    extra: i64,
    /// Whether it was listed what is to be worked out besides.
    explains: bool,
    asides: VecDeque<Aside>,
    asked: usize,
    aside: Option<Doing>,
    told: BTreeMap<Aside, Outcome>,
    /// Work for each of these, and of how many creators it is worked out what dropping them would cost.
    effort: u64,
    drops: usize,
    /// Tiers of the scheme.
    bands: usize,
    /// A set, and what it brings together.
    forecast: RefCell<(Vec<Number>, Vec<Expected>)>,
}

/// Something that is worked out besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Aside {
    /// The best set with so much more money, in minor units; less below zero.
    Curve(i64),
    /// The best set without somebody.
    Without(Number),
    /// The best set with somebody.
    With(Number),
}

impl Aside {
    /// The profile that it is about.
    const fn about(self) -> Option<Number> {
        match self {
            Self::Curve(_) => None,
            Self::Without(number) | Self::With(number) => Some(number),
        }
    }
}

/// The one that is being worked out.
struct Doing {
    aside: Aside,
    what: Box<WhatIf>,
    spent: u64,
}

/// What became of it: a set, and what is known of it.
struct Outcome {
    status: Status,
    set: Option<Set>,
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
                Some(run) if more => run.explain_anew(),
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
            if self.picking.run.take().is_some() {
                say(Reply::Unpicked);
            }
            return;
        }
        let mut run = self.run(&self.plan());
        run.about = self.asked_about();
        run.extra = self.extra(&run.frame);
        self.picking.run = Some(run);
        self.picking.beside = None;
        self.picking.compared = vec![None; self.shelf.plans().all.len()];
        self.say_picks(say);
    }

    /// Goes on with the search beyond its time, or ends it with what was found.
    pub(super) fn search(&mut self, on: bool, say: &mut dyn FnMut(Reply)) {
        if let Some(run) = &mut self.picking.run {
            run.patience = if on { u64::MAX } else { run.spent };
            run.explain_another();
        }
        self.say_picks(say);
    }

    /// Works out what is not proven or was not asked for, and takes longer over it.
    pub(super) fn explain_all(&mut self, say: &mut dyn FnMut(Reply)) {
        if let Some(run) = &mut self.picking.run {
            run.effort = run.effort.saturating_mul(LONGER);
            run.drops = usize::MAX;
            run.told.retain(|_, outcome| outcome.is_sure());
            run.explain_anew();
        }
        self.say_picks(say);
    }

    /// Works out what so much more money would add.
    pub(super) fn ask_next(&mut self, extra: Option<i64>, say: &mut dyn FnMut(Reply)) {
        let currency = self.brief.currency;
        self.picking.next = extra.filter(|extra| *extra > 0).map(|e| (currency, e));
        if let Some(mut run) = self.picking.run.take() {
            run.extra = self.extra(&run.frame);
            run.explain_anew();
            self.picking.run = Some(run);
        }
        self.say_picks(say);
    }

    /// How much more money is asked about: what the user named in this currency, else a sum that goes with the budget.
    fn extra(&self, frame: &Frame) -> i64 {
        match self.picking.next {
            Some((currency, extra)) if currency == frame.currency => extra,
            _ => round_tenth(frame.to_spend().unwrap_or(0)),
        }
    }

    /// Whether the short list is looked at. Else its search is not to be in the way of what is.
    pub const fn is_watched(&self) -> bool {
        self.picking.on
    }

    /// Does about so much work, as the search counts it, on the short list. Says what is new, and whether there is more
    /// to do.
    pub fn work(&mut self, much: u64, say: &mut dyn FnMut(Reply)) -> bool {
        let out = self.picking.out;
        let Some(run) = self.picking.run.as_mut() else {
            return false;
        };
        if !run.has_more() {
            return self.compare(much, say);
        }
        let before = run.progress();
        let news = run.step(much, out);
        let progress = run.progress();
        if news || !run.has_more() {
            self.say_picks(say);
        } else if self.picking.on && progress != before {
            say(progress);
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
                let chosen = run.chosen().into_iter();
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
        let score = |who| f64::from(self.lines.get(who).map_or(0.0, |line| line.score));
        let near = |(who, why): &(Who, Barred)| score(*who) - why.remoteness();
        let order = largest_first(pool.barred.iter().map(near));
        let barred = order.into_iter();
        pool.barred = barred
            .filter_map(|at| pool.barred.get(at).copied())
            .collect();
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
            about: Vec::new(),
            promising: Vec::new(),
            extra: 0,
            explains: false,
            asides: VecDeque::new(),
            asked: 0,
            aside: None,
            told: BTreeMap::new(),
            effort: ASIDE,
            drops: DROPS,
            bands: self.context.scheme.bands().len(),
            forecast: RefCell::default(),
        }
    }

    pub(super) fn say_picks(&self, say: &mut dyn FnMut(Reply)) {
        if let Some(run) = &self.picking.run {
            let picked = self.tell(run, &self.plan(), self.picking.out);
            say(Reply::Picked(Box::new(picked)));
            self.say_left(say);
            say(run.progress());
        }
    }
}

/// The places of figures, the largest first; of equal ones the first first. To sort is much code: it is there once.
fn largest_first(figures: impl Iterator<Item = f64>) -> Vec<usize> {
    fn sort(all: &mut [(usize, f64)]) {
        all.sort_unstable_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
    }
    let mut all: Vec<(usize, f64)> = figures.enumerate().collect();
    sort(&mut all);
    all.into_iter().map(|(at, _)| at).collect()
}

/// A tenth of a sum, as a round sum.
fn round_tenth(money: i64) -> i64 {
    let tenth = (money / 10).max(1);
    let power = 10_i64.pow(tenth.ilog10());
    let steps = [1, 2, 5, 10].map(|n| n * power);
    steps
        .into_iter()
        .min_by_key(|step| step.abs_diff(tenth))
        .unwrap_or(power)
}

impl Outcome {
    /// Whether a longer search would find nothing else.
    fn is_sure(&self) -> bool {
        !matches!(self.status, Status::Gap(_))
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

    /// Has it listed anew what is to be worked out. What is worked out stays.
    fn explain_anew(&mut self) {
        self.explains = false;
        self.asides.clear();
        self.aside = None;
        self.asked = 0;
    }

    /// The same where another set may stand: what is worked out is of the one before.
    fn explain_another(&mut self) {
        self.told.clear();
        self.promising.clear();
        self.explain_anew();
    }

    /// Lists what is to be worked out once the set stands.
    fn ask_besides(&mut self, out: usize) {
        self.explains = true;
        let (Some(_), Some(money)) = (&self.best, self.frame.to_spend()) else {
            if self.status() == Some(Status::Infeasible) && self.conflict.is_empty() {
                self.looking = self.problem.as_ref().map(Conflict::new);
            }
            return;
        };
        let others = CURVE.map(|share| (money as f64 * (share - 1.0)) as i64);
        self.promising = self.most_promising(out);
        // Somebody waits for what was asked about by name.
        let mut all = self.with(self.first_about());
        all.push(Aside::Curve(self.extra));
        all.extend(others.map(Aside::Curve));
        all.extend(self.dropped().take(self.drops).map(Aside::Without));
        all.extend(self.with(&self.promising));
        let mut seen = BTreeSet::new();
        all.retain(|aside| seen.insert(*aside));
        self.asked = all.len();
        all.retain(|aside| !self.told.contains_key(aside));
        self.asides = all.into();
    }

    /// Those of whom it is told, of those whom the user asks about.
    fn first_about(&self) -> &[Who] {
        self.about.get(..MOST_ABOUT).unwrap_or(&self.about)
    }

    /// What would be with each of those who are out.
    fn with(&self, people: &[Who]) -> Vec<Aside> {
        let inside = self.inside();
        let out = people.iter().filter(|who| !inside.contains(who));
        let profiles = out.flat_map(|who| self.able(*who));
        profiles.map(|(number, _)| Aside::With(number)).collect()
    }

    /// How far the explanations have come.
    fn progress(&self) -> Reply {
        let left = self.asides.len() + usize::from(self.aside.is_some());
        Reply::Working {
            done: self.asked.saturating_sub(left) as u32,
            of: self.asked as u32,
        }
    }

    /// Who is in: by tier, largest first and those without one last, and by value.
    fn chosen(&self) -> Vec<(Number, &Entry)> {
        let chosen = self.best.iter().flat_map(|best| &best.chosen);
        let mut chosen: Vec<(Number, &Entry)> = chosen
            .filter_map(|n| Some((*n, self.pool.entries.get(*n as usize)?)))
            .collect();
        chosen.sort_by(|(a, x), (b, y)| {
            let tiers = self.band(y).cmp(&self.band(x));
            tiers.then(y.value.total_cmp(&x.value)).then(a.cmp(b))
        });
        chosen
    }

    /// Place of a profile's tier in the scheme; `None` where it has none.
    fn band(&self, entry: &Entry) -> Option<usize> {
        Some(usize::from(entry.tier)).filter(|tier| *tier < self.bands)
    }

    /// Who can be dropped, in the order in which they are shown: all but those who have to be in.
    fn dropped(&self) -> impl Iterator<Item = Number> {
        let chosen = self.chosen().into_iter();
        let free = chosen.filter(|(_, entry)| !entry.pinned);
        free.map(|(number, _)| number)
    }

    /// Who is in.
    fn inside(&self) -> BTreeSet<Who> {
        self.chosen().iter().map(|(_, entry)| entry.who).collect()
    }

    /// Somebody's profiles that are not too dear.
    fn able(&self, who: Who) -> impl Iterator<Item = (Number, &Entry)> {
        let profiles = self.pool.profiles(who);
        profiles.filter(|(_, entry)| !self.frame.is_too_dear(entry))
    }

    /// So many of those who are out: the nearest misses, by what the sum would lose about, if they had to be in.
    fn most_promising(&self, out: usize) -> Vec<Who> {
        let inside = self.inside();
        let loss = self.loss();
        let nearest = |own: &[Entry]| {
            let able = own.iter().filter(|entry| !self.frame.is_too_dear(entry));
            let losses = able.map(|entry| (entry.who, loss(entry)));
            let (who, least) = losses.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
            (!inside.contains(&who)).then_some((who, least))
        };
        let rest: Vec<(Who, f64)> = self.pool.people().filter_map(nearest).collect();
        let order = largest_first(rest.iter().map(|(_, loss)| -loss)).into_iter();
        let first = order.take(out).filter_map(|at| rest.get(at));
        first.map(|(who, _)| *who).collect()
    }

    /// What the sum would lose about, if a profile had to be in: what others bring for as much of what is scarcer, money or
    /// hours, less what the profile brings. Others bring what whoever comes last does where those are taken first who bring
    /// most for it (Dantzig 1957). Nobody who brings nothing is near.
    fn loss(&self) -> impl Fn(&Entry) -> f64 {
        let nobody = Set::default();
        let best = self.best.as_ref().unwrap_or(&nobody);
        let money = self.frame.to_spend().map_or(0, i64::unsigned_abs) as f64;
        let minutes = self.frame.minutes.map_or(f64::INFINITY, |all| all as f64);
        let by_time = best.minutes as f64 / minutes > best.money as f64 / money;
        let takes = move |entry: &Entry| match by_time {
            true => f64::from(entry.minutes),
            false => entry.cost as f64,
        };
        let able = self.pool.entries.iter();
        let able = able.filter(|entry| !self.frame.is_too_dear(entry) && takes(entry) > 0.0);
        let able: Vec<&Entry> = able.collect();
        let rate = |entry: &&Entry| entry.value / takes(entry);
        let mut left = if by_time { minutes } else { money };
        let order = largest_first(able.iter().map(rate)).into_iter();
        let last = order.filter_map(|at| able.get(at)).find(|entry| {
            left -= takes(entry);
            left < 0.0
        });
        let price = last.map_or(0.0, rate);
        move |entry| match entry.value > 0.0 {
            true => price * takes(entry) - entry.value,
            false => f64::INFINITY,
        }
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
        if !over && doing.spent < self.effort {
            return false;
        }
        let aside = doing.aside;
        if let Some(doing) = self.aside.take() {
            let answer = doing.what.answer();
            self.note(aside, answer.status, answer.set);
        }
        // What is shown together is told together.
        let kind = |aside: &Aside| std::mem::discriminant(aside);
        self.asides.front().map(kind) != Some(kind(&aside))
    }

    fn begin_next(&mut self) -> Option<Doing> {
        let (problem, best) = (self.problem.as_ref()?, self.best.as_ref()?);
        let aside = self.asides.pop_front()?;
        let change = match aside {
            Aside::Without(who) => Change::Without(who),
            Aside::With(who) => Change::With(who),
            Aside::Curve(extra) => {
                let limits = self.frame.with_more(extra).limits(problem.limits());
                Change::Money(limits.money, limits.on_one)
            }
        };
        Some(Doing {
            aside,
            what: Box::new(WhatIf::new(problem, best, change)),
            spent: 0,
        })
    }

    fn note(&mut self, aside: Aside, status: Status, set: Option<Set>) {
        // A set with somebody, or without, keeps to all the plan asks for: where it is better it is the answer. So is one
        // for less money.
        let is_ours = !matches!(aside, Aside::Curve(extra) if extra > 0);
        let value = self.best.as_ref().map(|best| best.value);
        if is_ours && set.as_ref().map(|set| set.value) > value {
            self.best = set;
            self.explain_another();
            return;
        }
        self.told.insert(aside, Outcome { status, set });
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use tierwise_core::domain::link;
    use tierwise_core::domain::workspace::Workspace;
    use tierwise_core::persist;

    use super::*;
    use crate::wire::{Answer, Picked, Request, Swap, Why};

    /// A desk whose short list stands, and whose explanations get so much work each.
    fn explained(effort: u64) -> (Desk, Picked) {
        let mut text = "Handle,Platform,Followers,Engagement rate,Fee (USD)\n".to_owned();
        for n in 1..40_u64 {
            let followers = 3_000 + n * n * 7 % 20_000;
            text.push_str(&format!(
                "m{n},Instagram,{followers},3%,{}\n",
                followers / 40
            ));
        }
        let workspace = Workspace {
            brief: link::parse("budget=3000&goal=engagement&hours=60").0,
            ..Workspace::default()
        };
        let mut desk = Desk::default();
        let mut last = None;
        let mut hear = |reply| {
            if let Reply::Picked(picked) = reply {
                last = Some(*picked);
            }
        };
        desk.hear(
            Request::Settings(persist::encode(&workspace, 1)),
            &[],
            &mut hear,
        );
        desk.hear(Request::Paste(text), &[], &mut hear);
        while desk.read_on(&mut hear) {}
        desk.hear(Request::Take, &[], &mut hear);
        desk.hear(Request::Pick { on: true, out: 8 }, &[], &mut hear);
        desk.picking.run.as_mut().unwrap().effort = effort;
        while !desk.picking.run.as_ref().unwrap().explains {
            desk.work(50_000, &mut hear);
        }
        while desk.work(effort, &mut hear) {}
        (desk, last.unwrap())
    }

    /// What is told: whether it is proven, and the least and most that it may be.
    fn bounds(picked: &Picked) -> Vec<(f64, f64)> {
        let drops = picked.picks.iter().filter_map(|pick| pick.drop.as_ref());
        let more = picked.more.iter().map(|more| &more.answer);
        let bounds = |answer: &Answer| match answer {
            Answer::Swap(swap) => (swap.change, swap.most),
            Answer::AtMost(most) => (f64::NEG_INFINITY, *most),
            other => panic!("{other:?}"),
        };
        drops.chain(more).map(bounds).collect()
    }

    #[test]
    fn what_is_not_proven_in_its_time_is_told_with_its_bounds() {
        let (_, hasty) = explained(1);
        let (_, sure) = explained(u64::MAX);
        assert!(hasty.unsure > 0, "nothing is open after a step");
        assert_eq!(sure.unsure, 0);
        for ((least, most), (exact, same)) in bounds(&hasty).into_iter().zip(bounds(&sure)) {
            assert!(exact == same && least <= exact && exact <= most);
        }
        for (hasty, sure) in hasty.curve.iter().zip(&sure.curve) {
            let (budget, value) = (sure.budget, sure.value.unwrap());
            assert_eq!(hasty.budget, budget);
            assert!(hasty.value.unwrap() <= value && value <= hasty.bound);
        }
    }

    #[test]
    fn whoever_asks_for_what_is_open_has_it_worked_out() {
        let (mut desk, hasty) = explained(1);
        let mut unsure = hasty.unsure;
        let mut hear = |reply| {
            if let Reply::Picked(picked) = reply {
                unsure = picked.unsure;
            }
        };
        desk.picking.run.as_mut().unwrap().effort = ASIDE;
        desk.hear(Request::Explain, &[], &mut hear);
        while desk.work(50_000, &mut hear) {}
        assert_eq!(unsure, 0);
    }

    /// What somebody brings who is called so.
    fn worth(desk: &Desk, called: &str) -> f64 {
        let run = desk.picking.run.as_ref().unwrap();
        let mut all = run.pool.entries.iter();
        let is = |entry: &&Entry| {
            let person = desk.roster.person(entry.who).unwrap();
            let account = desk.roster.accounts(person).nth(entry.account).unwrap();
            format!("@{}", desk.roster.text(account.handle)) == called
        };
        all.find(is).unwrap().value
    }

    #[test]
    fn who_else_goes_and_comes_is_named_to_the_last() {
        let (desk, picked) = explained(u64::MAX);
        let worth = |names: &[String]| -> f64 { names.iter().map(|n| worth(&desk, n)).sum() };
        let mut chains = 0;
        let mut holds = |own: f64, swap: &Swap, name: &String| {
            assert!(
                !swap.joins.contains(name) && !swap.leaves.contains(name),
                "{swap:?}"
            );
            let told = own + worth(&swap.joins) - worth(&swap.leaves);
            assert!((told - swap.change).abs() < 1e-3, "{name}: {told} {swap:?}");
            chains += usize::from(!swap.joins.is_empty() && !swap.leaves.is_empty());
        };
        for pick in &picked.picks {
            if let Some(Answer::Swap(swap)) = &pick.drop {
                holds(-pick.value, swap, &pick.face.name);
            }
        }
        for out in &picked.out {
            if let Why::Answer(Answer::Swap(swap)) = &out.why {
                holds(
                    worth(std::slice::from_ref(&out.face.name)),
                    swap,
                    &out.face.name,
                );
            }
        }
        assert!(chains > 3, "hardly any swap moves more than two: {chains}");
    }
}
