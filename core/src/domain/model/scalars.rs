//! Single figures of the model that do not differ by tier, each with its reason.

use crate::domain::brief::{Geo, Goal, Niche};
use crate::domain::choice::choices;
use crate::domain::evidence::Grade;

choices! {
    /// A figure that is the same for all tiers.
    Scalar {
        ShareCap = "share-cap", "Most money on one creator", "Where three or more creators are affordable";
        BoostShare = "boost-share", "Kept for boosting", "Share of the budget kept for posts that work, where affordable";
        BoostMost = "boost-most", "Most kept for boosting", "Change that buys no whole creator is kept too, up to this share";
        Commission = "commission", "Commission", "Share of an order paid under affiliate terms";
        MixedCommission = "mixed-commission", "Commission with a fee", "Share of an order paid on top of a reduced fee";
        MixedFee = "mixed-fee", "Fee with product or share", "Part of the cash fee under mixed terms";
        Outreach = "outreach", "Your hours, asking", "Hours for each creator asked, whether or not they accept";
        Returns = "returns", "Returns inside a tier", "The n-th creator of a tier adds less: results grow with the count to this power";
        AwarenessInterest = "awareness-interest", "Interest in awareness", "How far awareness depends on interest: 1 fully, 0 not at all";
        MinimumAcceptability = "minimum-acceptability", "Smallest share in the mix", "Tiers that come first in fewer draws than this stay out of the mix";
        TestShare = "test-share", "Set aside for the test", "Most of the money and hours for many small creators in a product test";
        TestConfidence = "test-confidence", "Chance to find a winner", "The advised test size reaches this chance";
        BoostCpm = "boost-cpm", "Boosting, 1,000 views", "US dollars for 1,000 paid views of a creator's post";
    }
}

/// One figure with what it rests on.
#[derive(Debug, Clone, Copy)]
pub struct ScalarRow {
    /// Which figure.
    pub scalar: Scalar,
    /// Value in force.
    pub value: f64,
    /// Id of the source.
    pub source: &'static str,
    /// Grade.
    pub grade: Grade,
}

/// The figures, in the order of [`Scalar`].
pub const SCALARS: &[ScalarRow; Scalar::ALL.len()] = &[
    ScalarRow {
        scalar: Scalar::ShareCap,
        value: 0.40,
        source: "aaron-budget",
        grade: Grade::Published,
    },
    ScalarRow {
        scalar: Scalar::BoostShare,
        value: 0.10,
        source: "guide-75-15-10",
        grade: Grade::Published,
    },
    ScalarRow {
        scalar: Scalar::BoostMost,
        value: 0.15,
        source: "aaron-budget",
        grade: Grade::Published,
    },
    ScalarRow {
        scalar: Scalar::Commission,
        value: 0.15,
        source: "influencer-hero-cases",
        grade: Grade::Vendor,
    },
    ScalarRow {
        scalar: Scalar::MixedCommission,
        value: 0.10,
        source: "influencer-hero-cases",
        grade: Grade::Vendor,
    },
    ScalarRow {
        scalar: Scalar::MixedFee,
        value: 0.60,
        source: "tierwise",
        grade: Grade::Judgement,
    },
    ScalarRow {
        scalar: Scalar::Outreach,
        value: 0.25,
        source: "tierwise",
        grade: Grade::Judgement,
    },
    ScalarRow {
        scalar: Scalar::Returns,
        value: 0.80,
        source: "tierwise",
        grade: Grade::Judgement,
    },
    ScalarRow {
        scalar: Scalar::AwarenessInterest,
        value: 0.10,
        source: "tierwise",
        grade: Grade::Judgement,
    },
    ScalarRow {
        scalar: Scalar::MinimumAcceptability,
        value: 0.05,
        source: "tierwise",
        grade: Grade::Judgement,
    },
    ScalarRow {
        scalar: Scalar::TestShare,
        value: 0.50,
        source: "tierwise",
        grade: Grade::Judgement,
    },
    ScalarRow {
        scalar: Scalar::TestConfidence,
        value: 0.80,
        source: "tierwise",
        grade: Grade::Judgement,
    },
    ScalarRow {
        scalar: Scalar::BoostCpm,
        value: 9.0,
        source: "tierwise",
        grade: Grade::Judgement,
    },
];

impl Scalar {
    /// The row behind the figure.
    pub fn row(self) -> &'static ScalarRow {
        // SCALARS is in the order of Scalar (a test sees to it).
        SCALARS.get(self as usize).unwrap_or(&SCALARS[0])
    }

    /// The figure.
    pub fn value(self) -> f64 {
        self.row().value
    }
}

/// Suitable creators against one country, by geography (judgement; a suitable creator's audience is there).
pub const fn supply_by_geo(geo: Geo) -> f64 {
    match geo {
        Geo::Neighbourhood => 0.006,
        Geo::City => 0.04,
        Geo::Region => 0.15,
        Geo::Country => 1.0,
        Geo::Countries => 3.0,
        Geo::World => 10.0,
    }
}

/// Suitable creators against a specialist product (judgement).
pub const fn supply_by_niche(niche: Niche) -> f64 {
    match niche {
        Niche::Mass => 2.5,
        Niche::Specialist => 1.0,
        Niche::Hyper => 0.15,
    }
}

/// Middling useful results for one all-in dollar, the centre of the efficiency scale for each goal. Our
/// micro creator on the neutral brief, rounded; only the position on the fixed scale depends on it, not the order.
pub const fn middling_per_dollar(goal: Goal) -> f64 {
    match goal {
        Goal::Awareness => 3.0,
        Goal::Engagement => 0.15,
        Goal::Traffic => 0.1,
        Goal::Leads => 0.006,
        Goal::Sales => 0.002,
        Goal::Content => 0.002,
        Goal::Loyalty => 0.1,
        Goal::Feedback => 0.008,
    }
}

/// Money at which the volume scale has its centre, in all-in dollars.
pub const MIDDLING_BUDGET: f64 = 10_000.0;

/// Width of the three log scales: value 0 to 1 spans five powers of ten, so that the tiers of a sensible brief lie
/// well inside.
pub const SCALE_DECADES: f64 = 5.0;

/// Standard deviations (natural log) of what sources disagree on, shared by all creators of a draw. The benchmark
/// ranges also hold creator-to-creator variance, which averages out over creators and enters the forecast only.
pub mod sigma {
    /// Reach and engagement: sources differ by a factor of about 1.5 either way.
    pub const RESPONSE: f64 = 0.32;
    /// Fees: sources differ by up to a factor of 10 in all; 1.6 either way on the level.
    pub const FEE: f64 = 0.38;
    /// Click rate.
    pub const CLICKS: f64 = 0.25;
    /// Lead and order rates.
    pub const CONVERSION: f64 = 0.25;
    /// Credible share.
    pub const CREDIBLE: f64 = 0.04;
    /// Share of the audience in the target geography.
    pub const PLACE: f64 = 0.20;
    /// Share of the audience interested.
    pub const INTEREST: f64 = 0.20;
    /// Own hours for one creator.
    pub const HANDLING: f64 = 0.30;
    /// Trust, in points of 0..1 (added, not multiplied).
    pub const TRUST: f64 = 0.06;
}

/// How fast tiers lose touch with each other: correlation of two tiers is the cosine of this angle times their
/// distance in powers of ten of followers. One power of ten apart: 0.88; nano and celebrity: 0.12.
pub const TILT: f64 = 0.5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_are_in_the_order_of_their_ids_and_cite_known_sources() {
        for (row, scalar) in SCALARS.iter().zip(Scalar::ALL) {
            assert_eq!(row.scalar, *scalar);
            assert!(
                crate::domain::evidence::sources::source(row.source).is_some(),
                "{}",
                row.source
            );
        }
    }
}
