//! What sources say, kept as they say it, beside the figures that disagree.

mod comparison;
mod table;

use super::Grade;
use super::sources;
use crate::domain::brief::Platform;
use crate::domain::choice::choices;
use crate::domain::tier::TierKind;

pub use comparison::COMPARISON;
pub use table::CLAIMS;

choices! {
    /// What a claim is about.
    Topic {
        Engagement = "engagement", "Engagement", "Likes, comments, saves and shares against followers or views";
        Reach = "reach", "Reach", "How many people see a post";
        Fees = "fees", "Fees", "What a post costs";
        FakeFollowers = "fake-followers", "Fake followers", "Followers who are not real people, and creators who buy them";
        Trust = "trust", "Trust", "Whether people believe a recommendation";
        Conversion = "conversion", "Clicks and orders", "Clicks, orders for a click, revenue for a click";
        Returns = "returns", "Returns", "What comes back for the money";
        TestSize = "test-size", "Test size", "How many creators a test needs";
        Geography = "geography", "Geography", "Where a creator's followers live";
        NicheFit = "niche-fit", "Niche fit", "Own niche, adjacent niche, wrong niche";
        Budget = "budget", "Budget and mix", "How published plans divide money over tiers";
    }
}

/// A figure with its range and unit; a single figure has `low == high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Unit in words: “%”, “USD a post”.
    pub unit: &'static str,
}

/// What one source says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claim {
    /// What it is about.
    pub topic: Topic,
    /// The claim in our words.
    pub text: &'static str,
    /// The figure, where there is one.
    pub value: Option<Figure>,
    /// The tier it is about; `None` for all or several.
    pub tier: Option<TierKind>,
    /// The platform it is about; `None` for all or unstated.
    pub platform: Option<Platform>,
    /// What the figure is a share of, or how it was counted.
    pub basis: &'static str,
    /// Id of the source.
    pub source: &'static str,
    /// Grade of this figure, which may be lower than its source's.
    pub grade: Grade,
    /// What it agrees or disagrees with; empty where nothing speaks against it.
    pub stance: &'static str,
}

impl Claim {
    /// Year of the source, where it states one.
    pub fn year(&self) -> Option<u16> {
        sources::year(self.source)
    }
}

/// The claims on one topic, seed claims first.
pub fn claims_on(topic: Topic) -> impl Iterator<Item = &'static Claim> {
    CLAIMS.iter().filter(move |c| c.topic == topic)
}

/// One line of the tier comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparisonRow {
    /// What is compared.
    pub label: &'static str,
    /// What is said of each tier, from small to large.
    pub cells: &'static [(TierKind, &'static str)],
    /// Id of the source of nano, micro and macro.
    pub source: &'static str,
}

impl ComparisonRow {
    /// What is said of one tier.
    pub fn cell(&self, tier: TierKind) -> Option<&'static str> {
        self.cells
            .iter()
            .find(|(t, _)| *t == tier)
            .map(|(_, text)| *text)
    }

    /// Id of the source of one tier's cell: the row's source describes nano, micro and macro, the rest is our own
    /// judgement in line with the figures on this page.
    pub const fn cell_source(&self, tier: TierKind) -> &'static str {
        match tier {
            TierKind::Nano | TierKind::Micro | TierKind::Macro => self.source,
            TierKind::Mid | TierKind::Mega | TierKind::Celebrity => "tierwise",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Topic::{Engagement, Fees, Trust};
    use super::*;
    use crate::domain::evidence::Grade::{Measured, Vendor};
    use crate::domain::tier::TierKind::{Macro, Micro, Nano};

    #[test]
    fn every_claim_has_a_source_and_an_honest_grade() {
        for c in CLAIMS {
            let s = sources::source(c.source).unwrap_or_else(|| panic!("{}: {}", c.source, c.text));
            assert!(
                c.grade >= s.grade,
                "{}: {} graded better than its source",
                c.source,
                c.text
            );
            assert!(!c.text.is_empty() && !c.text.ends_with('.'), "{}", c.text);
            assert!(
                c.stance.is_empty() || c.stance.ends_with('.'),
                "{}",
                c.stance
            );
            if let Some(v) = c.value {
                assert!(
                    v.low <= v.high
                        && v.low.is_finite()
                        && v.high.is_finite()
                        && !v.unit.is_empty(),
                    "{}",
                    c.text
                );
                assert!(
                    !c.basis.is_empty(),
                    "{} {} has a figure without a basis",
                    c.source,
                    c.text
                );
            }
        }
        for t in Topic::ALL {
            assert!(claims_on(*t).count() >= 3, "{}", t.label());
        }
    }

    #[test]
    fn the_seed_claims_are_kept_beside_what_disagrees() {
        let find = |topic, tier| {
            claims_on(topic)
                .find(|c| c.source == "seed-001" && c.tier == tier)
                .unwrap()
        };
        let micro = find(Engagement, Some(Micro));
        assert_eq!(
            micro.value,
            Some(Figure {
                low: 5.0,
                high: 20.0,
                unit: "%"
            })
        );
        assert!(!micro.stance.is_empty() && micro.grade == Vendor);
        assert_eq!(
            find(Engagement, Some(Macro)).value.map(|v| (v.low, v.high)),
            Some((1.0, 3.0))
        );
        assert_eq!(
            find(Fees, Some(Nano)).value.map(|v| (v.low, v.high)),
            Some((10.0, 200.0))
        );
        assert_eq!(
            find(Fees, Some(Micro)).value.map(|v| (v.low, v.high)),
            Some((50.0, 1000.0))
        );
        assert_eq!(find(Trust, None).value.map(|v| v.low), Some(69.0));
        assert_eq!(find(Trust, Some(Micro)).value.map(|v| v.low), Some(44.0));
        let measured =
            claims_on(Engagement).filter(|c| c.tier == Some(Micro) && c.grade == Measured);
        assert!(
            measured
                .filter(|c| c.value.is_some_and(|v| v.high < 5.0))
                .count()
                >= 3
        );
    }

    #[test]
    fn the_comparison_is_complete() {
        for row in COMPARISON {
            assert!(
                TierKind::ALL
                    .iter()
                    .all(|t| row.cell(*t).is_some()
                        && sources::source(row.cell_source(*t)).is_some())
            );
        }
        assert_eq!(COMPARISON.len(), 8);
    }
}
