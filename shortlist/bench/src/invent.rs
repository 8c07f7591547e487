//! Invented problems, the same for a seed everywhere.
//!
//! Followers are spread evenly over the logarithm within a tier; what a creator asks and what they bring go with
//! followers, and creators of the same size differ by factors (a standard deviation of half a natural logarithm), as
//! rate cards do. Good value does not come cheap: part of what a creator brings more, they also ask more.

use std::collections::BTreeMap;
use tierwise_shortlist::{Candidate, Kind, Limits, Problem, Quota, Wish};

/// A stream of numbers (Steele, Lea, Flood 2014, SplitMix64).
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Evenly between 0 and 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About standard normal: twelve even numbers less six.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// A position in a list of shares.
    fn among(&mut self, shares: &[f64]) -> u8 {
        let mut left = self.unit();
        let mut at = 0;
        for share in shares {
            if left < *share {
                break;
            }
            left -= share;
            at += 1;
        }
        at
    }
}

/// Shares of creators, and followers from and to, by tier; the last tier has the rest of creators.
const TIERS: [(f64, f64, f64); 5] = [
    (0.45, 1e3, 1e4),
    (0.32, 1e4, 5e4),
    (0.14, 5e4, 2e5),
    (0.07, 2e5, 1e6),
    (0.02, 1e6, 5e6),
];
/// Shares of profiles by platform; the last has the rest.
const PLATFORMS: [f64; 3] = [0.5, 0.3, 0.15];

/// A problem of so many candidates: money, hours, most of four tiers, fewest on three platforms. With `persons`, every
/// fifth profile is of the same person as the one before.
pub fn invent(n: u32, seed: u64, persons: bool) -> Problem {
    let mut s = Stream(seed);
    let shares = TIERS.map(|tier| tier.0);
    let mut person = 0;
    let candidates: Vec<Candidate> = (0..n)
        .map(|who| {
            let tier = s.among(&shares[..4]);
            let (_, from, to) = TIERS.get(usize::from(tier)).copied().unwrap_or(TIERS[4]);
            let followers = (from.ln() + (to / from).ln() * s.unit()).exp();
            let quality = s.normal();
            let ask = 0.05 * followers.powf(0.9) * (0.2 * quality + 0.45 * s.normal()).exp();
            let brings = 0.3 * followers.powf(0.85) * (0.35 * quality + 0.35 * s.normal()).exp();
            if !persons || who % 5 != 4 {
                person = who;
            }
            Candidate {
                value: brings as u64,
                money: 1_000 + (ask * 100.0) as u64,
                minutes: (45.0 + 200.0 * s.unit() + 10.0 * f64::from(tier)) as u32,
                tier,
                platform: s.among(&PLATFORMS),
                country: Some(u16::from(s.among(&[0.6, 0.2, 0.1]))),
                person,
                wish: Wish::Open,
            }
        })
        .collect();
    // About one in 250 at an average price, and hours for as many: both bind.
    let chosen = u64::from(n) / 250;
    let money = chosen * 120_000;
    let minutes = chosen * 130;
    let part = |share: f64| (chosen as f64 * share) as u32;
    let most = |n| Quota {
        fewest: 0,
        most: Some(n),
    };
    let fewest = |n| Quota {
        fewest: n,
        most: None,
    };
    let quotas = BTreeMap::from([
        (Kind::Tier(1), most(part(0.3))),
        (Kind::Tier(2), most(part(0.25))),
        (Kind::Tier(3), most(part(0.1))),
        (Kind::Tier(4), most(part(0.02))),
        (Kind::Platform(1), fewest(part(0.35))),
        (Kind::Platform(2), fewest(part(0.2))),
        (Kind::Platform(3), fewest(part(0.08))),
    ]);
    let limits = Limits {
        money: Some(money),
        on_one: None,
        minutes: Some(minutes),
        creators: None,
        quotas,
    };
    Problem::new(candidates, limits).unwrap_or_else(|_| unreachable!())
}
