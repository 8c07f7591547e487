//! Figures of a profile that cannot both be true (model.md section 7). They stay as the file has them; the rate that
//! they make up is not believed until somebody looked.

use tierwise_core::domain::creator::Basis;

use crate::accounts::Account;

/// Whether figures are so, and what is said of them.
type Doubt = (fn(&Account) -> bool, &'static str);

const DOUBTS: [Doubt; 3] = [
    (
        |a| matches!((interactions(a), a.reach), (Some(all), Some(reach)) if all > reach),
        "More people react to a post than it reaches. One of the two figures is wrong, or they are of different posts.",
    ),
    (
        |a| is_above_all(a, Basis::Reach),
        "The engagement rate is above 100% of the people reached. Perhaps it is by something else, or not in percent.",
    ),
    (
        |a| is_above_all(a, Basis::Views),
        "The engagement rate is above 100% of the views. Perhaps it is by something else, or not in percent.",
    ),
];

/// Reactions to a post.
fn interactions(account: &Account) -> Option<f64> {
    let apart = [account.likes, account.comments, account.shares];
    let known = apart.into_iter().flatten();
    let sum = known.reduce(|sum, figure| sum + figure);
    account.interactions.or(sum)
}

fn is_above_all(account: &Account, basis: Basis) -> bool {
    let rate = account.engagement.filter(|rate| rate.basis == basis);
    rate.is_some_and(|rate| rate.rate > 1.0)
}

/// Whether there is anything to doubt.
pub fn any(account: &Account) -> bool {
    DOUBTS.iter().any(|(is_so, _)| is_so(account))
}

/// What there is to doubt, in sentences.
pub fn of(account: &Account) -> impl Iterator<Item = &'static str> {
    let found = DOUBTS.iter().filter(|(is_so, _)| is_so(account));
    found.map(|(_, words)| *words)
}
