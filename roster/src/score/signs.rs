//! Signs that people listen to somebody: what influence is scored by (model.md section 4).

use super::Seen;

/// A figure that says how far people listen.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    /// The figure, where it is known.
    pub of: fn(&Seen) -> Option<f64>,
    /// What it is called in a score that is opened.
    pub name: &'static str,
    /// What is worth 50.
    pub half: f64,
    /// What is worth 100; between and beyond on a log scale.
    pub full: f64,
    /// What these two are.
    pub label: &'static str,
    /// What they rest on.
    pub source: &'static str,
    /// Whether it is a share or ratio, and not a count.
    pub is_share: bool,
}

impl Sign {
    /// What a figure is worth, 0 to 100; `span` is the log of `full` over `half`.
    pub fn worth(&self, figure: f64, span: f64) -> f64 {
        let worth = 50.0 + 50.0 * libm::log(figure.max(1e-6) / self.half) / span;
        worth.clamp(0.0, 100.0)
    }
}

/// All of them. Each that is known counts alike.
pub(super) const SIGNS: [Sign; 6] = [
    Sign {
        of: |seen| beside(seen.comments, seen.likes),
        name: "Comments among likes and comments",
        half: 0.015,
        full: 0.10,
        label: "Comments for each like and comment that give 50 and 100",
        source: "judgement: likes outnumber comments 30 to 100 times on large accounts",
        is_share: true,
    },
    Sign {
        of: |seen| beside(seen.shares, seen.likes),
        name: "Shares among likes and shares",
        half: 0.02,
        full: 0.15,
        label: "Shares for each like and share that give 50 and 100",
        source: "judgement: far fewer pass a post on than like it",
        is_share: true,
    },
    Sign {
        of: |seen| beside(seen.saves, seen.likes),
        name: "Saves among likes and saves",
        half: 0.02,
        full: 0.15,
        label: "Saves for each like and save that give 50 and 100",
        source: "judgement: as with shares, far fewer keep a post than like it",
        is_share: true,
    },
    Sign {
        of: |seen| seen.sponsored,
        name: "Posts that are sponsored",
        half: 0.20,
        full: 0.05,
        label: "Share of sponsored posts that gives 50 and 100",
        source: "judgement: the more posts are paid for, the less each is believed",
        is_share: true,
    },
    Sign {
        of: |seen| seen.paid_effect,
        name: "Engagement of sponsored posts, of that of others",
        half: 0.5,
        full: 1.0,
        label: "Engagement of sponsored posts, of that of others, that gives 50 and 100",
        source: "judgement; the ratio as Upfluence, Modash and Aspire define it",
        is_share: true,
    },
    Sign {
        of: |seen| seen.conversions,
        name: "Conversions a post so far",
        half: 3.0,
        full: 10.0,
        label: "Conversions a post that give 50 and 100",
        source: "bands of Influencer Hero: below 3, 3 to 10, above 10",
        is_share: false,
    },
];

/// What share of a figure and the likes the figure is; `None` where one is not known or both are nothing.
fn beside(figure: Option<f64>, likes: Option<f64>) -> Option<f64> {
    let (figure, likes) = (figure?, likes?);
    let all = likes + figure;
    (all > 0.0).then(|| figure / all)
}
