//! Creators counted: by tier, along the ruler, by mark.

use crate::lines::Line;

/// Steps of the ruler's density.
const BINS: usize = 320;
/// Logs of the ruler's ends: 1,000 and 10 million followers.
const RULER: (f64, f64) = (3.0, 7.0);

/// Creators counted: by tier, along the ruler, by mark.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub bands: Vec<u32>,
    pub density: Vec<u32>,
    pub pinned: u32,
    pub excluded: u32,
    pub outside: u32,
}

impl Tally {
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line>, bands: usize) -> Self {
        let mut tally = Self {
            bands: vec![0; bands],
            density: vec![0; BINS],
            ..Self::default()
        };
        for line in lines {
            let band = line.tier.map(usize::from);
            let bin = line.followers.map(bin);
            for count in [
                band.and_then(|at| tally.bands.get_mut(at)),
                bin.and_then(|at| tally.density.get_mut(at)),
            ]
            .into_iter()
            .flatten()
            {
                *count += 1;
            }
            tally.pinned += u32::from(line.marks.pinned);
            tally.excluded += u32::from(line.marks.excluded);
            tally.outside += u32::from(line.outside);
        }
        tally
    }
}

/// The step of the ruler that a number of followers falls into; the ends take what is beyond.
fn bin(followers: u64) -> usize {
    let (from, to) = RULER;
    let share = (libm::log10(followers.max(1) as f64) - from) / (to - from);
    ((share * BINS as f64).max(0.0) as usize).min(BINS - 1)
}
