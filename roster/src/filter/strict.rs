//! What keeps everybody out where nobody matches, and what would let somebody in.

use super::{Asked, Filter, Known, Test, range::Range, read};
use crate::lines::Line;
use crate::wire::{Nearest, Strict};

/// Those whom all parts but one take.
#[derive(Default)]
struct Kept {
    count: u32,
    /// Their figures, where a figure is asked for.
    figures: Vec<f64>,
    /// How many are in each tier, or on each network.
    kinds: Vec<u32>,
}

impl Kept {
    fn note(&mut self, test: &Test, line: &Line) {
        self.count += 1;
        let kind = match test {
            Test::Between(range) => {
                self.figures.extend(range.figure.of(line));
                None
            }
            Test::Tier { .. } => line.tier.map(usize::from),
            Test::Network(_) => line.network.map(|network| network as usize),
            _ => None,
        };
        if let Some(kind) = kind {
            if self.kinds.len() <= kind {
                self.kinds.resize(kind + 1, 0);
            }
            if let Some(count) = self.kinds.get_mut(kind) {
                *count += 1;
            }
        }
    }
}

impl Filter {
    /// The part that keeps most out, where nobody has all that is asked: without it most would match, or it alone is
    /// what nobody has. `lines` are everybody, with their words in lower case.
    pub fn strict<'l>(
        &self,
        lines: impl Iterator<Item = (&'l Line, &'l str)>,
        known: &Known,
    ) -> Strict {
        let mut kept: Vec<Kept> = self.asked.iter().map(|_| Kept::default()).collect();
        let mut alone = vec![0_u32; self.asked.len()];
        for (line, text) in lines {
            let mut failed = None;
            let mut fails = 0;
            for ((at, asked), alone) in self.asked.iter().enumerate().zip(&mut alone) {
                if asked.holds(line, text) {
                    *alone += 1;
                } else {
                    fails += 1;
                    failed = Some((at, asked));
                }
            }
            if let (1, Some((at, asked))) = (fails, failed)
                && let Some(kept) = kept.get_mut(at)
            {
                kept.note(&asked.test, line);
            }
        }
        // Of several that keep as many out, the one that was typed last.
        let most = kept.iter().enumerate().max_by_key(|(_, kept)| kept.count);
        match most {
            Some((at, kept)) if kept.count > 0 => Strict::One {
                token: at as u32,
                without: kept.count,
                nearest: self
                    .asked
                    .get(at)
                    .and_then(|a| self.nearest(a, kept, known)),
            },
            _ => match alone.iter().position(|count| *count == 0) {
                Some(at) => Strict::Nobody { token: at as u32 },
                None => Strict::Several,
            },
        }
    }

    /// The line with the nearest value that lets somebody in, in the place of one that does not.
    fn nearest(&self, asked: &Asked, kept: &Kept, known: &Known) -> Option<Nearest> {
        if !asked.wanted {
            return None;
        }
        let value = match &asked.test {
            Test::Between(range) => range.reaching(&kept.figures, known)?,
            Test::Tier { bands, .. } => {
                let at = nearest_kind(bands, &kept.kinds)?;
                known.scheme.bands().get(at)?.tier.slug().to_owned()
            }
            Test::Network(_) => {
                let most = kept.kinds.iter().enumerate().max_by_key(|(_, n)| **n)?.0;
                let all = tierwise_core::domain::creator::Network::ALL.iter();
                let network = all.copied().find(|network| *network as usize == most)?;
                network.slug().to_owned()
            }
            _ => return None,
        };
        let part = format!("{}{value}", asked.key);
        let read = read::tokens(&part).into_iter().next()?;
        let other = read::asked(read, known).ok()?;
        let count = match &other.test {
            Test::Between(range) => within(range, &kept.figures),
            Test::Tier { bands, .. } => of_kinds(&kept.kinds, |at| bands.get(at) == Some(&true)),
            Test::Network(network) => of_kinds(&kept.kinds, |at| at == *network as usize),
            _ => 0,
        };
        let (before, after) = (
            self.text.get(..asked.at.start)?,
            self.text.get(asked.at.end..)?,
        );
        (count > 0).then(|| Nearest {
            line: format!("{before}{part}{after}"),
            value: other.said.1,
            count,
        })
    }
}

fn within(range: &Range, figures: &[f64]) -> u32 {
    figures.iter().filter(|value| range.has(**value)).count() as u32
}

fn of_kinds(kinds: &[u32], takes: impl Fn(usize) -> bool) -> u32 {
    let taken = kinds.iter().enumerate().filter(|(at, _)| takes(*at));
    taken.map(|(_, count)| count).sum()
}

/// The tier with somebody in it that is fewest steps from one that is asked for; of two as near, the one with more.
fn nearest_kind(asked: &[bool], kinds: &[u32]) -> Option<usize> {
    let wanted: Vec<usize> = (0..)
        .zip(asked)
        .filter(|(_, a)| **a)
        .map(|(at, _)| at)
        .collect();
    let steps = |at: usize| wanted.iter().map(|w| w.abs_diff(at)).min();
    let there = kinds.iter().enumerate().filter(|(_, count)| **count > 0);
    there
        .min_by_key(|(at, count)| (steps(*at), std::cmp::Reverse(**count)))
        .map(|(at, _)| at)
}
