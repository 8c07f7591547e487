//! What the marketer decided for all creators together: how much each component counts, who is out of the place asked
//! for, and how columns of earlier files are read.

use serde::{Deserialize, Serialize};

use crate::weights::{COMPONENTS, Weights};

/// The gate that is proposed: most of the audience is in the place asked for (model.md section 4).
pub const GATE: f64 = 0.7;
/// Files whose readings are remembered.
const FILES: usize = 50;

/// How creators are scored, beside what the brief says.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Taste {
    /// Weights of the components in place of the brief's, each 0 to 100; only their proportions count.
    pub weights: Option<Weights>,
    /// Least share of an audience that has to be in the place of the brief, 0 to 1.
    pub gate: Option<f64>,
}

impl Taste {
    /// The same without what makes no sense: weights that are negative or all zero, a gate that is no share.
    pub fn checked(self) -> Self {
        let sensible = |weights: &Weights| {
            weights.iter().all(|w| (0.0..=100.0).contains(w)) && weights.iter().sum::<f64>() > 0.0
        };
        Self {
            weights: self.weights.filter(sensible),
            gate: self.gate.filter(|share| (0.0..=1.0).contains(share)),
        }
    }

    /// The weights in force, in percent of their sum, where the brief's are these.
    pub fn weights(&self, of_brief: Weights) -> Weights {
        let weights = self.weights.unwrap_or(of_brief);
        let sum: f64 = weights.iter().sum();
        let mut percent = [0.0; COMPONENTS];
        for (slot, weight) in percent.iter_mut().zip(weights) {
            *slot = 100.0 * weight / sum;
        }
        percent
    }
}

/// How the columns of a file were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Checksum of its headers.
    pub headers: u64,
    /// By column: label of the field, empty where it was left out.
    pub fields: Vec<String>,
    /// Slug of the network that the user said for the file as a whole, empty where they said that it is none; `None` where
    /// they said nothing.
    pub network: Option<String>,
    /// The same with the code of the currency of its amounts.
    pub currency: Option<String>,
}

/// Remembers how a file was read in place of what was remembered of its like; the file that was longest not seen is
/// forgotten first.
pub fn remember(readings: &mut Vec<Reading>, reading: Reading) {
    readings.retain(|known| known.headers != reading.headers);
    readings.push(reading);
    if readings.len() > FILES {
        readings.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_proportions_of_weights_count_and_nonsense_does_not() {
        let brief = [10.0, 30.0, 15.0, 15.0, 20.0, 10.0];
        let double = Taste {
            weights: Some(brief.map(|w| w / 2.0)),
            gate: None,
        };
        for (own, preset) in double.weights(brief).iter().zip(brief) {
            assert!((own - preset).abs() < 1e-9);
        }
        for weights in [
            [0.0; COMPONENTS],
            [-1.0; COMPONENTS],
            [f64::NAN; COMPONENTS],
        ] {
            let taste = Taste {
                weights: Some(weights),
                gate: Some(7.0),
            };
            assert_eq!(taste.checked(), Taste::default());
        }
    }

    #[test]
    fn the_file_longest_not_seen_is_forgotten() {
        let mut readings = Vec::new();
        for headers in (0..60).chain([12]) {
            let fields = vec!["Handle".to_owned()];
            let reading = Reading {
                headers,
                fields,
                network: None,
                currency: None,
            };
            remember(&mut readings, reading);
        }
        assert_eq!(readings.len(), FILES);
        assert_eq!(readings.last().unwrap().headers, 12);
        assert_eq!(readings.iter().filter(|r| r.headers == 12).count(), 1);
        assert!(readings.iter().all(|r| r.headers >= 10));
    }
}
