//! What the shared uncertainties do to every tier in every draw, worked out once for a set of tiers.
//!
//! None of it depends on the brief, so a changed answer costs no exponential: this table is what keeps ten thousand
//! draws within one frame.

use std::cell::RefCell;
use std::rc::Rc;

use super::draws::{Draw, Shared, draws};
use super::scalars::{TILT, sigma};

/// One tier in one draw: shifts of natural logs, and factors.
#[derive(Debug, Clone, Copy)]
pub struct Noise {
    /// Reach and engagement.
    pub response: f64,
    /// Click rate.
    pub clicks: f64,
    /// Lead and order rates.
    pub results: f64,
    /// Credible share.
    pub credible: f64,
    /// Share in the target geography.
    pub place: f64,
    /// Share interested.
    pub interest: f64,
    /// Trust, in points of 0..1.
    pub trust: f64,
    /// Own hours.
    pub ln_hours: f64,
    /// Factor on own hours: the exponential of `ln_hours`.
    pub hours: f64,
    /// Factor on the fee.
    pub fee: f64,
}

impl Noise {
    /// Every uncertainty at its median.
    pub const NONE: Self = Self {
        response: 0.0,
        clicks: 0.0,
        results: 0.0,
        credible: 0.0,
        place: 0.0,
        interest: 0.0,
        trust: 0.0,
        ln_hours: 0.0,
        hours: 1.0,
        fee: 1.0,
    };

    /// Level and tilt of each uncertainty rotated to an account size: tiers that are close on the log follower axis
    /// move together, and every tier keeps unit variance.
    fn new(draw: &Draw, followers: f64) -> Self {
        let angle = TILT * (libm::log10(followers) - 5.0);
        let (cos, sin) = (libm::cos(angle), libm::sin(angle));
        let z = |which: Shared| {
            draw.shared
                .get(which as usize)
                .map_or(0.0, |(level, tilt)| cos * level + sin * tilt)
        };
        let ln_hours = sigma::HANDLING * z(Shared::Handling);
        Self {
            response: sigma::RESPONSE * z(Shared::Response),
            clicks: sigma::CLICKS * z(Shared::Clicks),
            results: sigma::CONVERSION * z(Shared::Conversion),
            credible: sigma::CREDIBLE * z(Shared::Credible),
            place: sigma::PLACE * z(Shared::Place),
            interest: sigma::INTEREST * z(Shared::Interest),
            trust: sigma::TRUST * z(Shared::Trust),
            ln_hours,
            hours: libm::exp(ln_hours),
            fee: libm::exp(sigma::FEE * z(Shared::Fee)),
        }
    }
}

/// The table for one set of account sizes: a row of tiers for each draw.
#[derive(Debug)]
pub struct NoiseTable {
    followers: Vec<f64>,
    cells: Vec<Noise>,
}

impl NoiseTable {
    /// The table for these account sizes. The last one made is kept, since briefs change far more often than schemes.
    pub fn of(followers: &[f64]) -> Rc<Self> {
        thread_local! {
            static LAST: RefCell<Option<Rc<NoiseTable>>> = const { RefCell::new(None) };
        }
        LAST.with_borrow_mut(|last| match last {
            Some(table) if table.followers == followers => Rc::clone(table),
            _ => {
                let cells = draws()
                    .iter()
                    .flat_map(|d| followers.iter().map(|f| Noise::new(d, *f)))
                    .collect();
                let table = Rc::new(Self {
                    followers: followers.to_vec(),
                    cells,
                });
                *last = Some(Rc::clone(&table));
                table
            }
        })
    }

    /// The tiers of a draw, in the order of the account sizes.
    #[inline]
    pub fn row(&self, draw: usize) -> &[Noise] {
        let width = self.followers.len();
        self.cells
            .get(draw * width..(draw + 1) * width)
            .unwrap_or(&[])
    }
}
