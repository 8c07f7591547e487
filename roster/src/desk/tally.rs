//! Creators counted: by tier, along the ruler, by mark.

use crate::lines::{Line, STEPS};

/// Creators counted: by tier, along the ruler, by mark.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub bands: Vec<u32>,
    pub density: Vec<u32>,
    pub pinned: u32,
    pub excluded: u32,
    pub outside: u32,
    /// Those whose followers are unknown.
    pub unknown: u32,
    /// Those with too few followers for any tier.
    pub below: u32,
    /// Those with too few for the ruler.
    pub off: u32,
}

impl Tally {
    /// Nobody, in so many tiers.
    pub fn new(bands: usize) -> Self {
        Self {
            bands: vec![0; bands],
            density: vec![0; STEPS],
            ..Self::default()
        }
    }

    /// Counts somebody.
    pub fn count(&mut self, line: &Line) {
        let band = line.tier.map(usize::from);
        let step = line.step.map(usize::from);
        if let Some(count) = band.and_then(|at| self.bands.get_mut(at)) {
            *count += 1;
        }
        if let Some(count) = step.and_then(|at| self.density.get_mut(at)) {
            *count += 1;
        }
        self.pinned += u32::from(line.marks.pinned);
        self.excluded += u32::from(line.marks.excluded);
        self.outside += u32::from(line.outside);
        let known = line.followers.is_some();
        self.unknown += u32::from(!known);
        self.below += u32::from(known && line.tier.is_none());
        self.off += u32::from(known && line.step.is_none());
    }
}
