//! Why somebody is out.

use super::super::{Aside, Run, largest_first};
use crate::desk::Desk;
use crate::people::Who;
use crate::pick::{Barred, Entry};
use crate::wire::{About, Answer, OutView, Why};

/// Why those are out whom the plan's line does not ask for.
pub(super) const NOT_FOUND: &str = "The line in “Only creators found by” does not take them in.";
/// Why those are out who may be chosen where nobody is.
pub(super) const NO_SET: &str = "No set stands yet, so nobody is in.";

impl Desk {
    /// Who is out and why, the nearest misses first: those who may be chosen, by what the sum would lose; then those who
    /// cost more than may go to one creator, by how little that is; then those whom something else bars, a limit before
    /// what is not known and what the marketer wants. So many of each.
    pub(super) fn outs(&self, run: &Run, out: usize) -> Vec<OutView> {
        let inside = run.inside();
        let able = run.promising.iter().map(|who| self.may(run, *who));
        let mut able: Vec<OutView> = able.collect();
        able.sort_by(|a, b| order(b).total_cmp(&order(a)));
        let people = run.pool.people();
        let out_of_it = people.filter(|own| !own.iter().any(|e| inside.contains(&e.who)));
        let dear = out_of_it.filter(|own| own.iter().all(|entry| run.frame.is_too_dear(entry)));
        let dear: Vec<&Entry> = dear.filter_map(cheapest_of).collect();
        let order = largest_first(dear.iter().map(|entry| -(entry.cost as f64))).into_iter();
        let dear = order.filter_map(|at| dear.get(at));
        let dear = dear.map(|entry| self.too_dear(run, entry));
        let barred = run.pool.barred.iter();
        let barred = barred.map(|(who, why)| self.out(*who, None, self.barred(why)));
        let able = able.into_iter();
        able.chain(dear.take(out)).chain(barred.take(out)).collect()
    }

    /// Those whom the user asks about.
    pub(super) fn about(&self, run: &Run) -> About {
        let first = run.first_about().iter();
        About {
            typed: self.picking.about.clone(),
            count: run.about.len() as u32,
            first: first.map(|who| self.why(run, *who)).collect(),
        }
    }

    /// Why somebody is out, whoever it is.
    fn why(&self, run: &Run, who: Who) -> OutView {
        let chosen = run.chosen();
        if let Some((_, entry)) = chosen.iter().find(|(_, entry)| entry.who == who) {
            return self.out(who, Some(entry), Why::In);
        }
        if let Some((_, why)) = run.pool.barred.iter().find(|(barred, _)| *barred == who) {
            return self.out(who, None, self.barred(why));
        }
        let own: Vec<&Entry> = run.pool.profiles(who).map(|(_, entry)| entry).collect();
        match own.first() {
            None => self.out(who, None, Why::Limit(NOT_FOUND.to_owned())),
            Some(entry) if own.iter().all(|entry| run.frame.is_too_dear(entry)) => {
                self.too_dear(run, entry)
            }
            Some(entry) if run.best.is_none() && run.rests() => {
                self.out(who, Some(entry), Why::Limit(NO_SET.to_owned()))
            }
            Some(_) => self.may(run, who),
        }
    }

    /// Somebody who may be chosen and is not: what would be if they had to be in, by the profile that may serve best.
    pub(super) fn may(&self, run: &Run, who: Who) -> OutView {
        let answers = run.able(who);
        let answers = answers.map(|(n, entry)| (entry, self.answer(run, Aside::With(n))));
        let best = answers.max_by(|(_, a), (_, b)| most(a).total_cmp(&most(b)));
        let (entry, answer) = best.map_or((None, Answer::Never), |(e, a)| (Some(e), a));
        self.out(who, entry, Why::Answer(answer))
    }

    pub(super) fn too_dear(&self, run: &Run, entry: &Entry) -> OutView {
        let most = run.frame.most_on_one().unwrap_or(0);
        self.out(entry.who, Some(entry), Why::TooDear(most))
    }

    pub(super) fn out(&self, who: Who, entry: Option<&Entry>, why: Why) -> OutView {
        OutView {
            face: self.face(who, entry),
            why,
        }
    }

    pub(super) fn barred(&self, why: &Barred) -> Why {
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

/// By how much the sum may change at most; anything where that is not known yet.
fn most(answer: &Answer) -> f64 {
    match answer {
        Answer::Waiting | Answer::Unasked => f64::INFINITY,
        Answer::Swap(swap) => swap.most,
        Answer::AtMost(most) => *most,
        Answer::Never => f64::NEG_INFINITY,
    }
}

/// The order of those who may be chosen: who costs least to bring in first, and last of whom that is not known.
fn order(out: &OutView) -> f64 {
    match &out.why {
        Why::Answer(Answer::Swap(swap)) => swap.change,
        _ => f64::NEG_INFINITY,
    }
}

/// The profile of somebody that costs least.
fn cheapest_of(own: &[Entry]) -> Option<&Entry> {
    own.iter().min_by_key(|entry| entry.cost)
}
