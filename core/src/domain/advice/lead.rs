//! Who comes first, and nothing else: what a preview shows while answers are still being given.

use super::typical::Typicals;
use super::{Advice, DRAWS};
use crate::domain::brief::Brief;
use crate::domain::model::outcome::World;
use crate::domain::model::smaa;
use crate::domain::settings::Context;
use crate::domain::tier::{Band, TierKind};

/// How often each tier comes first.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    /// The tier that comes first most often; `None` where the budget buys no paid creator.
    pub leader: Option<TierKind>,
    /// The tiers in the order of the scheme.
    pub tiers: Vec<Share>,
}

/// One tier's share of the draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The band of the scheme.
    pub band: Band,
    /// Share of draws in which the tier comes first, 0..1. All shares sum to 1.
    pub acceptability: f64,
}

/// The lead with a chosen number of draws, at most [`DRAWS`]. The same figures as in the whole
/// [`advise`](super::advise), without mix, reasons and forecast.
pub fn lead(brief: &Brief, context: &Context, count: usize) -> Lead {
    let world = World::new(brief, context);
    let tally = smaa::tally(&world, count.min(DRAWS), false);
    let affordable = Typicals::new(&world, brief, context).anybody_affordable();
    let leader = world.tiers.get(tally.leader()).map(|t| t.kind);
    let share = |(t, band): (usize, &Band)| Share {
        band: band.clone(),
        acceptability: tally.acceptability(t),
    };
    Lead {
        leader: leader.filter(|_| affordable),
        tiers: context
            .scheme
            .bands()
            .iter()
            .enumerate()
            .map(share)
            .collect(),
    }
}

impl Lead {
    /// The share of the leader.
    pub fn leading(&self) -> Option<&Share> {
        let leader = self.leader?;
        self.tiers.iter().find(|t| t.band.tier == leader)
    }
}

impl Advice {
    /// Who comes first in this advice.
    pub fn lead(&self) -> Lead {
        let share = |t: &super::TierAdvice| Share {
            band: t.band.clone(),
            acceptability: t.acceptability,
        };
        Lead {
            leader: self.leader,
            tiers: self.tiers.iter().map(share).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::advise_with;
    use crate::domain::link;

    #[test]
    fn the_lead_is_that_of_the_whole_advice() {
        for query in [
            "",
            "budget=20&goal=sales",
            "budget=5000&goal=engagement&geo=region&test=yes&niche=specialist",
            "budget=5000000&goal=awareness&geo=world&niche=mass&hours=40",
        ] {
            let (brief, _) = link::parse(query);
            let context = Context::default();
            let whole = advise_with(&brief, &context, 1_000).lead();
            assert_eq!(lead(&brief, &context, 1_000), whole, "{query}");
        }
    }
}
