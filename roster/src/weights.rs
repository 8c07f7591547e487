//! What a score consists of, and how much each part counts.

use tierwise_core::domain::brief::{Brief, Geo, Goal};

/// Number of components.
pub const COMPONENTS: usize = 6;

/// The weighted sum of components in the precision that is shown. From the same components it is the same to the last
/// bit wherever it is worked out.
pub fn total(parts: [f32; COMPONENTS], weights: &Weights) -> f64 {
    let weighted = parts.into_iter().zip(weights);
    weighted.fold(0.0, |sum, (part, weight)| {
        sum + weight / 100.0 * f64::from(part)
    })
}

/// A component of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    /// How many people of the target a post reaches.
    Reach,
    /// Engagement rate among peers.
    Engagement,
    /// Whether the audience answers.
    Influence,
    /// Whether the niche is that of the brief.
    Niche,
    /// Whether the followers are real.
    Authenticity,
    /// What a result costs.
    Cost,
}

impl Component {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; COMPONENTS] = [
        Self::Reach,
        Self::Engagement,
        Self::Influence,
        Self::Niche,
        Self::Authenticity,
        Self::Cost,
    ];

    /// What the user reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reach => "Reach",
            Self::Engagement => "Engagement",
            Self::Influence => "Influence",
            Self::Niche => "Niche fit",
            Self::Authenticity => "Authenticity",
            Self::Cost => "Cost",
        }
    }

    /// Its formula in words.
    pub const fn formula(self) -> &'static str {
        match self {
            Self::Reach => {
                "People in your place whom one post reaches, on a log scale: 100 people give 0, what the largest \
                 creator you can pay reaches gives 100; times the chance that they cost no more than you may spend on \
                 one creator, 40% of your budget"
            }
            Self::Engagement => {
                "Share of creators of this platform and size with a lower rate on the same basis; more than three times the \
                 typical rate, or a rate that other figures contradict, counts as unknown and is marked until you have looked \
                 at it"
            }
            Self::Influence => {
                "The mean of whichever are known: of 100 likes and comments 1.5 comments give 50 and 10 give 100; of 100 likes \
                 and shares, or saves, 2 and 15; of 100 posts 20 sponsored ones give 50 and 5 give 100; half the engagement \
                 where a post is sponsored gives 50, all of it 100; 3 conversions a post give 50, 10 give 100"
            }
            Self::Niche => {
                "95 for the category of the brief, 70 for a neighbor of it, 50 where none is stated, 20 for another"
            }
            Self::Authenticity => "Share of followers who are real, in percent",
            Self::Cost => {
                "Fee, goods and your hours for one result of your goal, on a log scale: the middle of the benchmarks \
                 gives 50, a tenth of it 100; times the same chance as reach"
            }
        }
    }
}

/// Weights of the components, in percent.
pub type Weights = [f64; COMPONENTS];

/// The presets (market.md section 8, a judgement from published weightings of rankings).
//                             reach eng. infl. niche auth. cost
const AWARENESS: Weights = [30.0, 10.0, 15.0, 15.0, 15.0, 15.0];
const ENGAGEMENT: Weights = [10.0, 30.0, 15.0, 15.0, 20.0, 10.0];
const CONVERSION: Weights = [5.0, 20.0, 20.0, 25.0, 15.0, 15.0];
const TESTING: Weights = [5.0, 20.0, 10.0, 25.0, 20.0, 20.0];
const LOCAL: Weights = [10.0, 15.0, 15.0, 20.0, 20.0, 20.0];

/// The presets with what they are for, as the Evidence page shows them.
pub const PRESETS: [(&str, Weights); 5] = [
    ("Awareness", AWARENESS),
    ("Engagement, loyalty, feedback", ENGAGEMENT),
    ("Traffic, leads, sales", CONVERSION),
    ("Content, and a product test", TESTING),
    ("A neighborhood, city or region", LOCAL),
];

const fn of_goal(goal: Goal) -> Weights {
    match goal {
        Goal::Awareness => AWARENESS,
        Goal::Engagement | Goal::Loyalty | Goal::Feedback => ENGAGEMENT,
        Goal::Traffic | Goal::Leads | Goal::Sales => CONVERSION,
        Goal::Content => TESTING,
    }
}

/// The weights of a brief: its goals (main 1, each other one 0.5), the mean with the preset for a product test and with
/// the one for a small place where they apply. Without a goal, the mean of awareness, engagement and conversion.
pub fn of(brief: &Brief) -> Weights {
    let mut sum = [0.0; COMPONENTS];
    let mut add = |preset: Weights, share: f64| {
        for (slot, weight) in sum.iter_mut().zip(preset) {
            *slot += weight * share;
        }
    };
    match brief.goal {
        Some(goal) => {
            add(of_goal(goal), 1.0);
            for other in &brief.also {
                add(of_goal(*other), 0.5);
            }
        }
        None => {
            for preset in [AWARENESS, ENGAGEMENT, CONVERSION] {
                add(preset, 1.0);
            }
        }
    }
    let mut weights = in_percent(sum);
    if brief.test == Some(true) {
        weights = mean(weights, TESTING);
    }
    if matches!(
        brief.geo,
        Some(Geo::Neighbourhood | Geo::City | Geo::Region)
    ) {
        weights = mean(weights, LOCAL);
    }
    weights
}

/// The weights as whole numbers that sum to what they sum to: those that lose most by it are rounded up.
pub fn whole(weights: Weights) -> Weights {
    let mut all = weights.map(f64::floor);
    let missing = (weights.iter().sum::<f64>() - all.iter().sum::<f64>()).round() as usize;
    let mut order: [usize; COMPONENTS] = std::array::from_fn(|at| at);
    let lost = |at: usize| weights.get(at).map_or(0.0, |weight| weight.fract());
    order.sort_by(|a, b| lost(*b).total_cmp(&lost(*a)));
    for at in order.into_iter().take(missing) {
        if let Some(weight) = all.get_mut(at) {
            *weight += 1.0;
        }
    }
    all
}

fn in_percent(weights: Weights) -> Weights {
    let sum: f64 = weights.iter().sum();
    weights.map(|w| 100.0 * w / sum)
}

fn mean(a: Weights, b: Weights) -> Weights {
    let mut both = a;
    for (slot, other) in both.iter_mut().zip(b) {
        *slot = f64::midpoint(*slot, other);
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_sum_to_a_hundred_whatever_the_brief() {
        for goal in Goal::ALL.iter().copied().map(Some).chain([None]) {
            for test in [None, Some(true)] {
                for geo in [None, Some(Geo::City), Some(Geo::World)] {
                    let also = vec![Goal::Sales, Goal::Content];
                    let weights = of(&Brief {
                        goal,
                        test,
                        geo,
                        also,
                        ..Brief::default()
                    });
                    assert!((weights.iter().sum::<f64>() - 100.0).abs() < 1e-9);
                    assert!(weights.iter().all(|w| *w > 0.0));
                    let whole = whole(weights);
                    assert_eq!(whole.iter().sum::<f64>(), 100.0, "{weights:?}");
                    let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1.0 && a.fract() == 0.0;
                    assert!(whole.iter().zip(&weights).all(near));
                }
            }
        }
    }
}
