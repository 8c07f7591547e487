//! Everybody who is not on the list, each with a reason that is known without another search.

use std::collections::BTreeSet;

use tierwise_core::domain::decimal::short;
use tierwise_core::domain::money::Currency;
use tierwise_shortlist::{Kind, Limit, Problem, Status, Who as Number};

use super::super::{Aside, Run, largest_first};
use crate::desk::Desk;
use crate::export::{Absent, Absentees};
use crate::people::Who;
use crate::pick::{self, Barred, Entry};
use crate::score;
use crate::wire::{Left, LeftLook, OutView, Reason, Reply, Why};

/// Why those are out who cost anything where nothing may go to one creator.
const NOTHING: &str = "Your most on one creator is 0.";

/// Somebody who is not on the list.
#[derive(Clone, Copy)]
struct Absence<'a> {
    who: Who,
    reason: Reason,
    cause: Cause<'a>,
    /// What they bring; their score where they may not be chosen.
    worth: f64,
}

/// What keeps somebody off.
#[derive(Clone, Copy)]
enum Cause<'a> {
    /// The plan's line does not ask for them.
    Line,
    /// They may not be chosen.
    Barred(&'a Barred),
    /// They may be chosen, by this profile, and are not.
    Able(Number, &'a Entry),
}

/// What the list leaves to others, and what it takes to be on it.
pub(super) struct Standing<'a> {
    problem: &'a Problem,
    /// Money that may still go to a creator, change among it that is kept for boosting else; minutes that are left.
    money: i64,
    minutes: Option<u64>,
    /// What the weakest of those who are chosen freely brings for its money.
    least: Option<f64>,
    /// Whether there are as many creators as the plan allows, and the kinds of which there are.
    no_more: bool,
    full: Vec<Kind>,
}

impl<'a> Standing<'a> {
    pub(super) fn of(run: &'a Run) -> Option<Self> {
        let (problem, best) = (run.problem.as_ref()?, run.best.as_ref()?);
        let limits = problem.limits();
        let chosen = || best.chosen.iter().filter_map(|n| problem.candidate(*n));
        let full = limits.quotas.iter().filter(|(kind, quota)| {
            let count = chosen().filter(|candidate| candidate.is(**kind)).count();
            quota.most.is_some_and(|most| count >= most as usize)
        });
        let free = run.chosen().into_iter().map(|(_, entry)| entry);
        let free = free.filter(|entry| !entry.pinned && entry.cost > 0);
        let most = limits.creators;
        Some(Self {
            problem,
            money: run.frame.to_spend()?.saturating_sub_unsigned(best.money),
            minutes: run
                .frame
                .minutes
                .map(|all| all.saturating_sub(best.minutes)),
            least: free.map(rate).min_by(f64::total_cmp),
            no_more: most.is_some_and(|most| best.chosen.len() >= most as usize),
            full: full.map(|(kind, _)| *kind).collect(),
        })
    }

    /// Why a profile is not chosen that may be.
    fn reason(&self, number: Number, entry: &Entry) -> Reason {
        let dear = entry.cost > self.money;
        if entry.value <= 0.0 {
            Reason::Nothing
        } else if dear && self.least.is_some_and(|least| rate(entry) < least) {
            Reason::Weaker
        } else if dear {
            Reason::Dearer
        } else if self.is_too_long(entry) {
            Reason::Time
        } else if self.used_up(number).is_some() {
            Reason::Full
        } else {
            Reason::Open
        }
    }

    /// The limits that have no room for a profile beside the list.
    pub(super) fn against(&self, run: &Run, number: Number, entry: &Entry) -> Vec<Limit> {
        let full = [
            (entry.cost > self.money).then_some(Limit::Money),
            run.frame.is_too_dear(entry).then_some(Limit::OnOne),
            self.is_too_long(entry).then_some(Limit::Minutes),
            self.used_up(number),
        ];
        full.into_iter().flatten().collect()
    }

    fn is_too_long(&self, entry: &Entry) -> bool {
        self.minutes
            .is_some_and(|left| u64::from(entry.minutes) > left)
    }

    /// The limit on how many that leaves no place for a profile.
    fn used_up(&self, number: Number) -> Option<Limit> {
        if self.no_more {
            return Some(Limit::Creators);
        }
        let candidate = self.problem.candidate(number)?;
        let kind = self.full.iter().find(|kind| candidate.is(**kind))?;
        Some(Limit::Most(*kind))
    }
}

/// What a profile brings for its money.
fn rate(entry: &Entry) -> f64 {
    entry.value / entry.cost as f64
}

/// What is brought for so much money, in as many digits as tell neighbours apart.
fn for_each(rate: f64, hundred: i64) -> String {
    let brought = rate * hundred as f64;
    let digits = libm::floor(libm::log10(brought.max(1e-6))) as i32;
    short(brought, (2 - digits).clamp(0, 6) as u32)
}

impl Desk {
    /// Looks at everybody who is not on the list, or no more.
    pub(in crate::desk) fn look_at_left(
        &mut self,
        look: Option<LeftLook>,
        say: &mut dyn FnMut(Reply),
    ) {
        self.picking.left = look;
        self.say_left(say);
    }

    /// Says who is not on the list, where that is looked at: the window that is asked for, or the last one there is.
    pub(in crate::desk) fn say_left(&self, say: &mut dyn FnMut(Reply)) {
        let (Some(look), Some(run)) = (&self.picking.left, &self.picking.run) else {
            return;
        };
        let mut all = self.left(run);
        let counts = Reason::ALL.map(|reason| {
            let same = all.iter().filter(|left| left.reason == reason);
            (reason, same.count() as u32)
        });
        all.retain(|left| look.reason.is_none_or(|reason| left.reason == reason));
        let count = look.count.max(1);
        let last = (all.len() as u32).saturating_sub(1) / count * count;
        let from = look.from.min(last);
        let window = all.iter().skip(from as usize).take(count as usize);
        let standing = Standing::of(run);
        let view = |left: &Absence| self.left_view(run, standing.as_ref(), left);
        say(Reply::Left(Box::new(Left {
            look: LeftLook { from, ..*look },
            counts: counts.into_iter().filter(|(_, n)| *n > 0).collect(),
            rows: window.map(view).collect(),
        })));
    }

    /// Everybody who is not on the list, as a file has them.
    pub(in crate::desk) fn absentees(&self) -> Absentees {
        let run = self.picking.run.as_ref();
        let currency = run.map_or(self.brief.currency, |run| run.frame.currency);
        let rows = run.map_or_else(Vec::new, |run| {
            let standing = Standing::of(run);
            let absent = |left: Absence| Absent {
                who: left.who,
                because: left.reason.label(),
                words: match self.cheap(run, standing.as_ref(), &left) {
                    Why::TooDear(0) => NOTHING.to_owned(),
                    Why::TooDear(most) => format!(
                        "More than {}, your most on one creator.",
                        pick::money(most, currency)
                    ),
                    Why::Limit(words) | Why::Others(words) => words,
                    Why::Yours | Why::In | Why::Answer(_) => String::new(),
                },
                worth: match left.cause {
                    Cause::Able(_, entry) => Some((
                        entry.value,
                        entry.cost as f64 / currency.minor_per_major() as f64,
                    )),
                    _ => None,
                },
            };
            self.left(run).into_iter().map(absent).collect()
        });
        Absentees { currency, rows }
    }

    /// Everybody who is not on the list, by reason; in each those first who bring most, else those with the best scores.
    fn left<'a>(&self, run: &'a Run) -> Vec<Absence<'a>> {
        let inside = run.inside();
        let unable = |who, reason, cause| Absence {
            who,
            reason,
            cause,
            worth: self.lines.get(who).map_or(0.0, |line| line.score).into(),
        };
        let mut all = able(run, &inside);
        let barred = run.pool.barred.iter();
        all.extend(barred.map(|(who, why)| unable(*who, reason(why), Cause::Barred(why))));
        if all.len() + inside.len() < self.roster.len() {
            let known: BTreeSet<Who> = all.iter().map(|left| left.who).chain(inside).collect();
            let others = self.roster.everybody().map(|(who, _)| who);
            let others = others.filter(|who| !known.contains(who));
            all.extend(others.map(|who| unable(who, Reason::Line, Cause::Line)));
        }
        by_reason(all)
    }

    /// Everybody who is not on the list.
    pub(in crate::desk) fn left_people(&self) -> Vec<Who> {
        let run = self.picking.run.as_ref();
        let left = run.map_or_else(Vec::new, |run| self.left(run));
        left.into_iter().map(|left| left.who).collect()
    }

    fn left_view(&self, run: &Run, standing: Option<&Standing>, left: &Absence) -> OutView {
        let told = |(number, _): (Number, &Entry)| run.told.contains_key(&Aside::With(number));
        // What was worked out says more.
        if run.able(left.who).any(told) {
            return self.may(run, left.who);
        }
        let entry = match left.cause {
            Cause::Able(_, entry) => Some(entry),
            _ => None,
        };
        self.out(left.who, entry, self.cheap(run, standing, left))
    }

    /// The reason with its figures.
    fn cheap(&self, run: &Run, standing: Option<&Standing>, left: &Absence) -> Why {
        let (number, entry) = match left.cause {
            Cause::Line => return Why::Limit(super::out::NOT_FOUND.to_owned()),
            Cause::Barred(why) => return self.barred(why),
            Cause::Able(number, entry) => (number, entry),
        };
        if left.reason == Reason::TooDear {
            return self.too_dear(run, entry).why;
        }
        let Some(standing) = standing else {
            return Why::Limit(super::out::NO_SET.to_owned());
        };
        let currency = run.frame.currency;
        let money = |minor| pick::money(minor, currency);
        let free = money(standing.money);
        match left.reason {
            Reason::Full => {
                let limit = standing.used_up(number);
                let limit = limit.map_or(String::new(), |limit| self.limit(run, limit));
                Why::Limit(format!("That would be more than you allow: {limit}."))
            }
            Reason::Time => Why::Limit(format!(
                "Takes {} minutes of yours; {} are left.",
                entry.minutes,
                standing.minutes.unwrap_or(0)
            )),
            Reason::Weaker => self.weaker(entry, standing.least.unwrap_or(0.0), currency, &free),
            Reason::Dearer => {
                let better = match run.status() {
                    Some(Status::Proven) => "no exchange for them brings more in all",
                    _ => "no exchange for them was found that brings more in all",
                };
                Why::Others(format!(
                    "Costs {}; {free} can still go to a creator, and {better}.",
                    money(entry.cost)
                ))
            }
            Reason::Nothing => {
                Why::Others("By these figures they bring nothing for your goal.".to_owned())
            }
            _ => Why::Others(
                "Fits into what can still be spent: not weighed yet, or adds too little to count."
                    .to_owned(),
            ),
        }
    }

    fn weaker(&self, entry: &Entry, least: f64, currency: Currency, free: &str) -> Why {
        let hundred = 100 * currency.minor_per_major();
        Why::Others(format!(
            "Brings {} fit-weighted {} for each {}; those chosen bring at least {}, and {free} can still go to a creator.",
            for_each(rate(entry), hundred),
            score::unit(self.brief.goal).0,
            pick::money(hundred, currency),
            for_each(least, hundred),
        ))
    }
}

/// Those who may be chosen and are not, each by the profile that brings most, of those that are not too dear where there
/// are such.
fn able<'a>(run: &'a Run, inside: &BTreeSet<Who>) -> Vec<Absence<'a>> {
    let standing = Standing::of(run);
    let mut number = 0;
    let of = |own: &'a [Entry]| {
        let numbered = (number..).zip(own);
        number += own.len() as Number;
        let (number, entry) = numbered.max_by(|(_, a), (_, b)| {
            let able = run.frame.is_too_dear(b).cmp(&run.frame.is_too_dear(a));
            able.then(a.value.total_cmp(&b.value))
        })?;
        let reason = match &standing {
            _ if run.frame.is_too_dear(entry) => Reason::TooDear,
            Some(standing) => standing.reason(number, entry),
            None => Reason::Open,
        };
        (!inside.contains(&entry.who)).then_some(Absence {
            who: entry.who,
            reason,
            cause: Cause::Able(number, entry),
            worth: entry.value,
        })
    };
    run.pool.people().filter_map(of).collect()
}

const fn reason(why: &Barred) -> Reason {
    match why {
        Barred::Excluded => Reason::Yours,
        Barred::Network(_) => Reason::Network,
        Barred::Outside(_) => Reason::Outside,
        Barred::Unknown => Reason::Unknown,
        Barred::Tier(_) => Reason::Tier,
    }
}

/// Those of each reason, one reason after another, and in each those who are worth most first.
fn by_reason(all: Vec<Absence>) -> Vec<Absence> {
    let of = |reason| {
        let same: Vec<&Absence> = all.iter().filter(|left| left.reason == reason).collect();
        let order = largest_first(same.iter().map(|left| left.worth)).into_iter();
        let sorted = order.filter_map(|at| same.get(at).map(|left| **left));
        sorted.collect::<Vec<_>>()
    };
    Reason::ALL.into_iter().flat_map(of).collect()
}
