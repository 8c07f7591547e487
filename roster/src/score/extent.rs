//! How much is worked out of a figure that nobody knows for sure: its range, or only what to expect. Ranges are seen of
//! a few rows and cost three times as much, so that a hundred thousand creators are scored without.

use super::{Part, Range};
use crate::weights::{self, COMPONENTS, Weights};

/// A place in a range.
#[derive(Debug, Clone, Copy)]
pub enum End {
    /// P10.
    Low,
    /// What to expect.
    Expected,
    /// P90.
    High,
}

impl End {
    /// The place that this one becomes where more is less.
    const fn turned(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::Expected => Self::Expected,
            Self::High => Self::Low,
        }
    }
}

/// Only what to expect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Middle(pub f64);

/// A range, or only what to expect of it.
pub trait Extent: Copy {
    /// What is at its places.
    fn of(at: impl Fn(End) -> f64) -> Self;

    /// What is at a place; [`Middle`] has the same everywhere.
    fn at(self, end: End) -> f64;

    /// The weighted sum of parts.
    fn total(parts: &[Part<Self>; COMPONENTS], weights: &Weights) -> Self;

    /// The same everywhere.
    fn exact(value: f64) -> Self {
        Self::of(|_| value)
    }

    /// Changed the same way at every place.
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        Self::of(|end| f(self.at(end)))
    }

    /// Changed by something that makes less of more.
    fn turned(self, f: impl Fn(End, f64) -> f64) -> Self {
        Self::of(|end| f(end, self.at(end.turned())))
    }

    /// Within 0 and 100.
    fn percent(self) -> Self {
        self.map(|value| value.clamp(0.0, 100.0))
    }

    /// So many times as much.
    fn times(self, factor: f64) -> Self {
        self.map(|value| value * factor)
    }
}

impl Extent for Middle {
    fn of(at: impl Fn(End) -> f64) -> Self {
        Self(at(End::Expected))
    }

    fn at(self, _: End) -> f64 {
        self.0
    }

    fn total(parts: &[Part<Self>; COMPONENTS], weights: &Weights) -> Self {
        Self(expected(parts, weights))
    }
}

/// What to expect of the weighted sum.
fn expected<E: Extent>(parts: &[Part<E>; COMPONENTS], weights: &Weights) -> f64 {
    let shown = parts.map(|part| part.range.at(End::Expected) as f32);
    weights::total(shown, weights)
}

impl Extent for Range {
    fn of(at: impl Fn(End) -> f64) -> Self {
        Self {
            low: at(End::Low),
            expected: at(End::Expected),
            high: at(End::High),
        }
    }

    fn at(self, end: End) -> f64 {
        match end {
            End::Low => self.low,
            End::Expected => self.expected,
            End::High => self.high,
        }
    }

    /// Components err independently, so their distances to P10 and P90 add up as squares do.
    fn total(parts: &[Part<Self>; COMPONENTS], weights: &Weights) -> Self {
        let expected = expected(parts, weights);
        let (mut below, mut above) = (0.0, 0.0);
        for (part, weight) in parts.iter().zip(weights) {
            let share = weight / 100.0;
            let square = |distance: f64| (share * distance) * (share * distance);
            below += square(part.range.expected - part.range.low);
            above += square(part.range.high - part.range.expected);
        }
        Self {
            low: (expected - below.sqrt()).max(0.0),
            expected,
            high: (expected + above.sqrt()).min(100.0),
        }
    }
}
