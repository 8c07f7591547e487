//! A scale on which each step multiplies.

/// From one amount to another, both above zero.
#[derive(Clone, Copy)]
pub struct LogScale(pub f64, pub f64);

// Inlined, so that each page brings its own: what pages in different files share is loaded with the first of them.
impl LogScale {
    /// Where an amount stands, 0 to 1.
    #[inline(always)]
    pub fn place(self, amount: f64) -> f64 {
        ((amount / self.0).ln() / (self.1 / self.0).ln()).clamp(0.0, 1.0)
    }

    /// The amount at a place, rounded to two figures, so that a slider gives numbers people say.
    #[inline(always)]
    pub fn amount(self, place: f64) -> f64 {
        let exact = self.0 * (self.1 / self.0).powf(place);
        let unit = 10_f64.powf(exact.log10().floor() - 1.0);
        // Not `clamp`: it would say the bounds where they are the wrong way round, and bring 8 kB that write numbers.
        ((exact / unit).round() * unit).max(self.0).min(self.1)
    }
}
