//! What is seen of a creator on one network.

use tierwise_core::domain::brief::Platform;
use tierwise_core::domain::creator::{Basis, Engagement, Network};

use super::{Ground, doubts};
use crate::accounts::Account;

/// What is seen of a creator on one network.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// Where its benchmarks are taken from: Instagram for networks without their own.
    pub bench: Platform,
    /// Natural log of the followers.
    pub size: Option<f64>,
    pub engagement: Option<(Engagement, Ground)>,
    pub reach: Option<(f64, Ground)>,
    pub likes: Option<f64>,
    pub comments: Option<f64>,
    pub shares: Option<f64>,
    pub saves: Option<f64>,
    pub sponsored: Option<f64>,
    pub paid_effect: Option<f64>,
    pub conversions: Option<f64>,
    /// Whether figures contradict each other, so that the rate is not believed.
    pub doubtful: bool,
}

impl Seen {
    pub fn of(account: Option<&Account>) -> Self {
        let Some(account) = account else {
            return Self {
                bench: Platform::Instagram,
                size: None,
                engagement: None,
                reach: None,
                likes: None,
                comments: None,
                shares: None,
                saves: None,
                sponsored: None,
                paid_effect: None,
                conversions: None,
                doubtful: false,
            };
        };
        let bench = account.network.and_then(Network::platform);
        let bench = bench.unwrap_or(Platform::Instagram);
        let followers = account.followers.filter(|f| *f > 0).map(|f| f as f64);
        let positive = |figure: Option<f64>| figure.filter(|x| *x > 0.0);
        let views = positive(account.views);
        let reach = positive(account.reach).map(|r| (r, Ground::File));
        Self {
            bench,
            size: followers.map(libm::log),
            engagement: engagement(account, followers, views),
            reach: reach.or(views.map(|v| (v, Ground::Derived))),
            likes: account.likes,
            comments: account.comments,
            shares: account.shares,
            saves: account.saves,
            sponsored: account.sponsored,
            paid_effect: account.paid_effect,
            conversions: account.conversions,
            doubtful: doubts::any(account),
        }
    }
}

/// The rate of the file, else interactions for each follower, else for each view.
fn engagement(
    account: &Account,
    followers: Option<f64>,
    views: Option<f64>,
) -> Option<(Engagement, Ground)> {
    if let Some(rate) = account.engagement {
        return Some((rate, Ground::File));
    }
    let together = account
        .likes
        .map(|likes| likes + account.comments.unwrap_or(0.0));
    let interactions = account.interactions.or(together)?;
    let (of, basis) = match (followers, views) {
        (Some(followers), _) => (followers, Basis::Followers),
        (None, Some(views)) => (views, Basis::Views),
        (None, None) => return None,
    };
    let rate = interactions / of;
    Some((Engagement { rate, basis }, Ground::Derived))
}
