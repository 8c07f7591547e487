//! What keeps a list from being larger, and what it has beyond its limits.

use std::collections::BTreeMap;

use tierwise_shortlist::{Limit, Who as Number};

use super::super::{Run, largest_first};
use super::left::Standing;
use crate::desk::Desk;
use crate::pick::Entry;
use crate::wire::Stop;

impl Desk {
    /// The limits that keep creators out who would fit in but for one of them; where nobody would, all that keep anybody
    /// out. Those that keep most out come first.
    pub(super) fn stops(&self, run: &Run) -> Vec<Stop> {
        let Some(standing) = Standing::of(run) else {
            return Vec::new();
        };
        let kept_out = kept_out(run, &standing);
        let alone = tally(kept_out.iter().filter(|limits| limits.len() == 1));
        let counts = match alone.is_empty() {
            true => tally(kept_out.iter()),
            false => alone,
        };
        let counts: Vec<(Limit, u32)> = counts.into_iter().collect();
        let order = largest_first(counts.iter().map(|(_, count)| f64::from(*count)));
        let sorted = order.into_iter().filter_map(|at| counts.get(at));
        let stop = |(limit, count): &(Limit, u32)| Stop {
            words: self.limit(run, *limit),
            count: *count,
        };
        sorted.map(stop).collect()
    }

    /// Those who have to be in and cost more than may go to one creator.
    pub(super) fn over_share(&self, run: &Run, chosen: &[(Number, &Entry)]) -> Vec<(String, i64)> {
        let most = run.frame.most_on_one().unwrap_or(i64::MAX);
        let over = chosen.iter().map(|(_, entry)| *entry);
        let over = over.filter(|entry| entry.pinned && entry.cost > most);
        over.map(|entry| (self.face(entry.who, Some(entry)).name, entry.cost))
            .collect()
    }
}

/// What keeps out each of those who may be chosen, would bring something and are not in: by the profile that least does.
fn kept_out(run: &Run, standing: &Standing) -> Vec<Vec<Limit>> {
    let inside = run.inside();
    let people = run.pool.people();
    let others = people.filter_map(|own| own.first().filter(|e| !inside.contains(&e.who)));
    let least = others.filter_map(|entry| {
        let profiles = run.pool.profiles(entry.who);
        let useful = profiles.filter(|(_, entry)| entry.value > 0.0);
        let limits = useful.map(|(number, entry)| standing.against(run, number, entry));
        limits.min_by_key(Vec::len)
    });
    least.filter(|limits| !limits.is_empty()).collect()
}

/// How many each limit keeps out.
fn tally<'a>(kept_out: impl Iterator<Item = &'a Vec<Limit>>) -> BTreeMap<Limit, u32> {
    let mut tally = BTreeMap::new();
    for limit in kept_out.flatten() {
        *tally.entry(*limit).or_default() += 1;
    }
    tally
}
