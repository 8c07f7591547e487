//! Generated briefs: every answer open or given, budgets from $20 to $5 million.

use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tierwise_core::domain::brief::{
    Age, Brief, Content, Geo, Goal, Hours, Niche, Pay, Platform, Share, Weeks,
};
use tierwise_core::domain::money::{Currency, Minor};

/// Hours a week from half an hour to two full-time people.
pub fn hours() -> impl Strategy<Value = Hours> {
    (5_u16..800).prop_map(|t| Hours::from_tenths(t).unwrap())
}

fn amount(low: f64, high: f64) -> impl Strategy<Value = Minor> {
    (low.ln()..high.ln()).prop_map(|x| Minor::from_major(x.exp(), Currency::USD).unwrap())
}

/// A brief with any of its answers given.
pub fn brief() -> impl Strategy<Value = Brief> {
    let product = (
        option::of(select(Niche::ALL)),
        option::of(select(Age::ALL)),
        option::of(select(Geo::ALL)),
    );
    let money = (
        option::of(amount(20.0, 5e6)),
        option::of((10_u16..520).prop_map(|t| Weeks::from_tenths(t).unwrap())),
    );
    let goals = (option::of(select(Goal::ALL)), subsequence(Goal::ALL, 0..3));
    let test = (
        option::of(any::<bool>()),
        option::of(1_u16..200),
        option::of((100_u16..6_000).prop_map(|b| Share::from_bp(b).unwrap())),
    );
    let work = (
        option::of(hours()),
        option::of(amount(5.0, 200.0)),
        option::of(select(Pay::ALL)),
    );
    let look = (
        option::of(select(Content::ALL)),
        option::of(any::<bool>()),
        subsequence(Platform::ALL, 0..=3),
    );
    let value = (
        option::of(amount(5.0, 1_000.0)),
        option::of((500_u16..9_500).prop_map(|b| Share::from_bp(b).unwrap())),
        option::of(amount(1.0, 200.0)),
        option::of(amount(1.0, 40.0)),
    );
    (product, money, goals, test, work, look, value).prop_map(
        |(product, money, goals, test, work, look, value)| {
            let also = goals
                .1
                .into_iter()
                .filter(|g| Some(*g) != goals.0)
                .collect();
            Brief {
                niche: product.0,
                age: product.1,
                geo: product.2,
                budget: money.0,
                weeks: money.1,
                goal: goals.0,
                also,
                test: test.0,
                test_size: test.1,
                hit_rate: test.2,
                hours: work.0,
                hour_cost: work.1,
                pay: work.2,
                content: look.0,
                safety: look.1,
                platforms: look.2,
                order_value: value.0,
                margin: value.1,
                goods: value.2,
                shipping: value.3,
                ..Brief::default()
            }
        },
    )
}
