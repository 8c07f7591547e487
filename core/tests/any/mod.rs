//! Any brief that the fields allow, texts included.

use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tierwise_core::domain::brief::{
    Age, Brief, Content, Geo, Goal, Hours, Niche, Pay, Platform, Share, Weeks,
};
use tierwise_core::domain::entry;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_core::domain::niche::CATEGORIES;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zA-Z0-9 &=+%#?/,.'\"<>äéñ日本🕯️]{0,80}",
        any::<String>(),
        ".{0,300}",
    ]
    .prop_map(|s| entry::clean_text(&s))
}

fn amount(low: i64) -> impl Strategy<Value = Option<Minor>> {
    of((low..=500_000_000i64).prop_map(|n| Minor::new(n).unwrap()))
}

/// A brief with every answer open or given, over the whole range each field allows.
pub fn brief() -> impl Strategy<Value = Brief> {
    let texts = (text(), text(), text());
    let product = (
        of(select(CATEGORIES).prop_map(|c| c.slug.to_owned())),
        of(select(Niche::ALL)),
        of(select(Age::ALL)),
    );
    let money = (
        amount(1),
        amount(1),
        amount(0),
        amount(0),
        amount(0),
        select(&["USD", "EUR", "JPY", "KWD", "IDR", "XYZ"][..]),
    );
    let time = (of(10u16..=1040), of(1u16..=1680));
    let place = of(select(Geo::ALL));
    let goals = (
        of(select(Goal::ALL)),
        subsequence(Goal::ALL, 0..=Goal::ALL.len()).prop_shuffle(),
    );
    let test = (
        of(any::<bool>()),
        of(1u16..=10_000),
        of(0u16..=10_000),
        of(0u16..=10_000),
    );
    let more = (
        of(select(Pay::ALL)),
        of(select(Content::ALL)),
        of(any::<bool>()),
        subsequence(Platform::ALL, 0..=3).prop_shuffle(),
    );
    (texts, product, money, time, place, goals, test, more).prop_map(
        |(texts, product, money, time, geo, (goal, also), test, more)| Brief {
            product: texts.0,
            place: texts.1,
            tested: texts.2,
            category: product.0,
            niche: product.1,
            age: product.2,
            budget: money.0,
            order_value: money.1,
            hour_cost: money.2,
            goods: money.3,
            shipping: money.4,
            currency: Currency::parse(money.5).unwrap(),
            weeks: time.0.and_then(Weeks::from_tenths),
            hours: time.1.and_then(Hours::from_tenths),
            geo,
            goal,
            also: also.into_iter().filter(|g| Some(*g) != goal).collect(),
            test: test.0,
            test_size: test.1,
            hit_rate: test.2.and_then(Share::from_bp),
            margin: test.3.and_then(Share::from_bp),
            pay: more.0,
            content: more.1,
            safety: more.2,
            platforms: more.3,
        },
    )
}
