//! How often a creator stays among the first when the weights move.

use crate::lines::Lines;
use crate::people::Who;
use crate::weights::{COMPONENTS, Weights};

/// The first so many: a short list of the usual length.
pub const FIRST: usize = 10;
/// How far a weight moves either way (model.md section 4).
pub const MOVE: f64 = 0.2;
/// Weightings tried.
pub const DRAWS: usize = 200;

/// Who is how often among the first.
#[derive(Debug, Clone)]
pub struct Stability(Vec<(Who, u16)>);

impl Stability {
    /// Tries weightings in which every weight is up to a fifth larger or smaller. Excluded creators and those outside
    /// the place asked for are in nobody's way.
    pub fn of(lines: &Lines, weights: &Weights) -> Self {
        let running: Vec<(Who, [f32; COMPONENTS])> = lines
            .all()
            .filter(|(_, line)| !line.marks.excluded && !line.outside)
            .map(|(who, line)| (who, line.parts))
            .collect();
        let mut counts: Vec<u16> = vec![0; running.len()];
        let mut scores: Vec<(f32, u32)> = Vec::with_capacity(running.len());
        for draw in 0..DRAWS {
            let moved = moved(weights, draw);
            scores.clear();
            scores.extend(running.iter().zip(0..).map(|((_, parts), at)| {
                let score: f32 = parts.iter().zip(moved).map(|(part, w)| part * w).sum();
                (score, at)
            }));
            // Of equals who came first.
            let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
            if scores.len() > FIRST {
                scores.select_nth_unstable_by(FIRST - 1, order);
            }
            for (_, at) in scores.iter().take(FIRST) {
                if let Some(count) = counts.get_mut(*at as usize) {
                    *count += 1;
                }
            }
        }
        let seen = running.iter().zip(counts).filter(|(_, count)| *count > 0);
        Self(seen.map(|((who, _), count)| (*who, count)).collect())
    }

    /// In what share of the weightings somebody is among the first, 0 to 1.
    pub fn share(&self, who: Who) -> f64 {
        let at = self.0.binary_search_by_key(&who, |(who, _)| *who);
        let count = at.ok().and_then(|at| self.0.get(at)).map_or(0, |(_, n)| *n);
        f64::from(count) / DRAWS as f64
    }
}

/// Weights of a draw, as shares. The generalised golden ratio spreads the draws evenly (Roberts 2018).
fn moved(weights: &Weights, draw: usize) -> [f32; COMPONENTS] {
    /// The root of x^7 = x + 1, for six dimensions.
    const RATIO: f64 = 1.112_775_684_278_705_5;
    let mut step = 1.0;
    let mut moved = [0.0; COMPONENTS];
    for (slot, weight) in moved.iter_mut().zip(weights) {
        step /= RATIO;
        let even = (0.5 + step * (draw + 1) as f64) % 1.0;
        *slot = weight * (1.0 - MOVE + 2.0 * MOVE * even);
    }
    let sum: f64 = moved.iter().sum();
    moved.map(|weight| (weight / sum) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_move_by_a_fifth_and_no_further() {
        let weights = [30.0, 10.0, 15.0, 15.0, 15.0, 15.0];
        for draw in 0..DRAWS {
            let moved = moved(&weights, draw);
            assert!((moved.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            for (now, before) in moved.iter().zip(weights) {
                let ratio = f64::from(*now) * 100.0 / before;
                assert!((0.8 / 1.2..=1.2 / 0.8).contains(&ratio), "{ratio}");
            }
        }
        // The draws differ.
        assert_ne!(moved(&weights, 0), moved(&weights, 1));
    }
}
