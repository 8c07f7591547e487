//! What is kept for a brand, and the one way to change it.

use super::brief::Brief;
use super::entry;
use super::evidence::benchmarks::{Bench, Overrides};
use super::evidence::schemes;
use super::money::Currency;
use super::settings::Context;
use super::tier::{TierKind, TierScheme};

/// Everything of one brand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workspace {
    /// The answers.
    pub brief: Brief,
    /// Scheme, replaced benchmarks, replaced rates.
    pub context: Context,
}

/// A change.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Replaces the answers.
    SetBrief {
        /// The new answers.
        brief: Box<Brief>,
    },
    /// Replaces the tier scheme.
    SetScheme {
        /// The new scheme.
        scheme: TierScheme,
    },
    /// Replaces a benchmark's typical value for a tier; no value goes back to the shipped one.
    SetBench {
        /// Slug of the benchmark.
        bench: String,
        /// The tier.
        tier: TierKind,
        /// The new value.
        value: Option<f64>,
    },
    /// Goes back to all shipped benchmarks.
    ResetBenches,
    /// Replaces an exchange rate, in units for one US dollar; no rate goes back to the shipped one.
    SetRate {
        /// The currency.
        currency: Currency,
        /// The new rate.
        rate: Option<f64>,
    },
    /// Forgets the answers; scheme, benchmarks and rates stay.
    ClearBrief,
}

impl Workspace {
    /// Makes one change. A refused change leaves everything as it was.
    ///
    /// # Errors
    /// Why the change was refused, in plain words.
    pub fn apply(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::SetBrief { mut brief } => {
                entry::tidy(&mut brief);
                self.brief = *brief;
            }
            Action::SetScheme { scheme } => self.context.scheme = schemes::tidy(scheme),
            Action::SetBench { bench, tier, value } => {
                let bench = Bench::from_slug(&bench).ok_or_else(|| {
                    format!("There is no benchmark “{}”.", entry::clean_text(&bench))
                })?;
                self.context.overrides.set(bench, tier, value)?;
            }
            Action::ResetBenches => self.context.overrides = Overrides::default(),
            Action::SetRate { currency, rate } => self.context.rates.set(currency, rate)?,
            Action::ClearBrief => self.brief = Brief::default(),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::brief::Goal;

    #[test]
    fn every_change_goes_through_apply() {
        let mut w = Workspace::default();
        let brief = Brief {
            goal: Some(Goal::Sales),
            also: vec![Goal::Sales],
            ..Brief::default()
        };
        w.apply(Action::SetBrief {
            brief: Box::new(brief),
        })
        .unwrap();
        assert_eq!((w.brief.goal, w.brief.also.len()), (Some(Goal::Sales), 0));

        let bench = Bench::ALL[0];
        let set = |value| Action::SetBench {
            bench: bench.slug().to_owned(),
            tier: TierKind::Micro,
            value,
        };
        w.apply(set(Some(0.02))).unwrap();
        assert_eq!(w.context.overrides.get(bench, TierKind::Micro), Some(0.02));
        w.apply(set(None)).unwrap();
        assert!(w.context.overrides.is_empty());

        let before = w.clone();
        assert!(w.apply(set(Some(f64::NAN))).is_err());
        assert!(w.apply(set(Some(-1.0))).is_err());
        let nobody = Action::SetBench {
            bench: "nothing".to_owned(),
            tier: TierKind::Micro,
            value: None,
        };
        assert!(w.apply(nobody).is_err());
        let rate = Action::SetRate {
            currency: Currency::USD,
            rate: Some(f64::INFINITY),
        };
        assert!(w.apply(rate).is_err());
        assert_eq!(w, before, "a refused change changes nothing");

        w.apply(Action::ClearBrief).unwrap();
        assert_eq!(w, Workspace::default());
    }
}
