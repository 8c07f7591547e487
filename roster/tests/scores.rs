//! What must hold of every score, over generated creators and briefs (model.md section 4).
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::creator::{Basis, Creator, Engagement, Network, Price, Profile};
use tierwise_core::domain::link;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_core::domain::settings::Context;
use tierwise_roster::places::Place;
use tierwise_roster::score::{Card, Ground, Scorer};
use tierwise_roster::weights::Component;
use tierwise_roster::{Change, Roster, Twice};

fn brief() -> impl Strategy<Value = Brief> {
    (
        proptest::option::of(300_u32..3_000_000),
        proptest::sample::select(vec!["", "awareness", "engagement", "sales", "content"]),
        proptest::sample::select(vec!["", "home-fragrance", "gaming", "food"]),
        proptest::sample::select(vec!["", "city", "country", "world"]),
        any::<bool>(),
    )
        .prop_map(|(budget, goal, category, geo, test)| {
            let budget = budget.map_or(String::new(), |b| format!("budget={b}&"));
            let test = if test { "yes" } else { "no" };
            link::parse(&format!(
                "{budget}goal={goal}&category={category}&geo={geo}&place=Oregon&test={test}"
            ))
            .0
        })
}

fn creator() -> impl Strategy<Value = Creator> {
    let networks = vec![
        None,
        Some(Network::Instagram),
        Some(Network::TikTok),
        Some(Network::YouTube),
        Some(Network::Twitch),
    ];
    (
        proptest::sample::select(networks),
        proptest::option::of(0_u64..500_000_000),
        proptest::option::of((0.0..0.5_f64, proptest::sample::select(Basis::ALL))),
        proptest::option::of((0.0..1e6_f64, 0.0..1e5_f64)),
        proptest::option::of(0.0..1e8_f64),
        proptest::option::of(0_i64..100_000_000),
        proptest::option::of(0.0..1.0_f64),
        proptest::sample::select(vec!["", "candles", "home decor", "gaming", "lifestyle"]),
        proptest::sample::select(vec![None, Some("Portland, Oregon"), Some("Berlin")]),
    )
        .prop_map(
            |(network, followers, rate, talk, views, fee, credible, niche, city)| Creator {
                name: "somebody".to_owned(),
                profiles: vec![Profile {
                    network,
                    handle: "somebody".to_owned(),
                    followers,
                    engagement: rate.map(|(rate, basis)| Engagement { rate, basis }),
                    likes: talk.map(|t| t.0),
                    comments: talk.map(|t| t.1),
                    views,
                    ..Profile::default()
                }],
                prices: fee.and_then(Minor::new).map(price).into_iter().collect(),
                categories: vec![niche.to_owned()],
                city: city.map(str::to_owned),
                credible,
                ..Creator::default()
            },
        )
}

fn price(amount: Minor) -> Price {
    Price {
        deliverable: String::new(),
        amount,
        currency: Currency::USD,
        stated: true,
    }
}

fn card(brief: &Brief, creator: &Creator) -> Card {
    let (roster, scorer) = scored(brief, creator);
    let (_, person) = roster.everybody().next().unwrap();
    scorer.card(&roster, person)
}

/// A roster of one creator, and who scores it.
fn scored(brief: &Brief, creator: &Creator) -> (Roster, Scorer) {
    let mut roster = Roster::default();
    roster.add(creator, Twice::Skip, &mut Change::default());
    let mut scorer = Scorer::new(
        brief,
        &Context::default(),
        tierwise_roster::taste::Taste::default(),
    );
    scorer.learn(&roster);
    (roster, scorer)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_part_and_the_sum_are_ranges_within_the_scale(brief in brief(), creator in creator()) {
        let card = card(&brief, &creator);
        for range in card.parts.iter().map(|p| p.range).chain([card.total]) {
            prop_assert!(range.low >= 0.0 && range.high <= 100.0, "{range:?}");
            prop_assert!(range.low <= range.expected + 1e-9 && range.expected <= range.high + 1e-9, "{range:?}");
        }
    }

    #[test]
    fn what_to_expect_is_the_same_without_the_ends(brief in brief(), creator in creator()) {
        let (roster, scorer) = scored(&brief, &creator);
        let (_, person) = roster.everybody().next().unwrap();
        let account = scorer.account(&roster, person);
        let whole = scorer.card(&roster, person);
        let middle = scorer.middle(&roster, person, account.as_ref());
        prop_assert_eq!(whole.total.expected, middle.total.0);
        prop_assert_eq!(whole.fee_usd.expected, middle.fee_usd.0);
        prop_assert_eq!(whole.parts.map(|part| part.range.expected), middle.parts.map(|part| part.range.0));
        prop_assert_eq!(whole.share.map(|share| share.expected), middle.share.map(|share| share.0));
        prop_assert_eq!((whole.outside, whole.review), (middle.outside, middle.review));
    }

    #[test]
    fn a_lower_fee_never_lowers_the_score(brief in brief(), creator in creator(), fee in 1_i64..100_000_000, share in 0.0..1.0_f64) {
        let mut dear = creator.clone();
        dear.prices = vec![price(Minor::new(fee).unwrap())];
        let mut cheap = creator;
        cheap.prices = vec![price(Minor::new((fee as f64 * share) as i64).unwrap())];
        prop_assert!(card(&brief, &cheap).total.expected >= card(&brief, &dear).total.expected - 1e-9);
    }

    #[test]
    fn a_higher_rate_never_lowers_engagement(brief in brief(), creator in creator(), rate in 0.0..0.5_f64, more in 1.0..5.0_f64) {
        let with = |rate: f64| {
            let mut creator = creator.clone();
            creator.profiles[0].engagement = Some(Engagement { rate, basis: Basis::Followers });
            let card = card(&brief, &creator);
            (card.part(Component::Engagement).range.expected, card.review)
        };
        let ((before, _), (after, review)) = (with(rate), with(rate * more));
        // A rate beyond belief is worth what an unknown one is.
        prop_assert!(after >= before - 1e-9 || (review && after == 50.0));
    }

    #[test]
    fn a_fitting_niche_never_counts_less(creator in creator()) {
        let brief = link::parse("category=home-fragrance&budget=5000&goal=engagement").0;
        let with = |niche: &str| {
            let creator = Creator { categories: vec![niche.to_owned()], ..creator.clone() };
            card(&brief, &creator).total.expected
        };
        let scores = [with("candles"), with("home decor"), with("lifestyle"), with("gaming")];
        prop_assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    }

    #[test]
    fn what_is_not_known_is_a_range_and_never_a_point(brief in brief()) {
        let nobody = Creator { name: "nobody".to_owned(), ..Creator::default() };
        let card = card(&brief, &nobody);
        for component in Component::ALL {
            let part = card.part(component);
            prop_assert_eq!(part.ground, Ground::Nothing);
            let chance = if matches!(component, Component::Reach | Component::Cost) { card.affordable } else { 1.0 };
            prop_assert!(part.range.high - part.range.low >= 70.0 * chance - 1e-9, "{component:?} {part:?}");
        }
    }

    #[test]
    fn a_celebrity_is_not_the_answer_to_a_small_budget(budget in 300_u32..20_000, followers in 3_000_000_u64..500_000_000) {
        let brief = link::parse(&format!("budget={budget}&goal=engagement&category=home-fragrance")).0;
        let with = |followers: u64| {
            let creator = Creator {
                name: "c".to_owned(),
                profiles: vec![Profile { network: Some(Network::Instagram), handle: "c".to_owned(), followers: Some(followers), ..Profile::default() }],
                ..Creator::default()
            };
            card(&brief, &creator).total.expected
        };
        prop_assert!(with(8_000) > with(followers));
    }
}

/// A creator with one profile.
fn with(profile: Profile) -> Creator {
    Creator {
        name: "somebody".to_owned(),
        profiles: vec![Profile {
            network: profile.network.or(Some(Network::Instagram)),
            handle: "somebody".to_owned(),
            followers: Some(20_000),
            ..profile
        }],
        ..Creator::default()
    }
}

#[test]
fn influence_is_the_mean_of_whichever_signs_are_known() {
    let brief = link::parse("goal=engagement&budget=5000").0;
    let influence = |profile: Profile| {
        let part = card(&brief, &with(profile)).part(Component::Influence);
        (part.ground, part.range.expected.round())
    };
    let none = Profile::default;
    let liked = || Profile {
        likes: Some(98.5),
        ..none()
    };
    #[rustfmt::skip]
    let cases = [
        (Profile { comments: Some(1.5), ..liked() }, 50.0),
        (Profile { shares: Some(2.01), ..liked() }, 50.0),
        (Profile { shares: Some(98.5), ..liked() }, 100.0),
        (Profile { comments: Some(1.5), shares: Some(98.5), ..liked() }, 75.0),
        (Profile { saves: Some(2.01), ..liked() }, 50.0),
        (Profile { sponsored: Some(0.2), ..none() }, 50.0),
        (Profile { sponsored: Some(0.0), ..none() }, 100.0),
        (Profile { sponsored: Some(0.9), ..none() }, 0.0),
        (Profile { paid_effect: Some(0.5), ..none() }, 50.0),
        (Profile { paid_effect: Some(1.3), ..none() }, 100.0),
        (Profile { conversions: Some(3.0), ..none() }, 50.0),
        (Profile { conversions: Some(12.0), ..none() }, 100.0),
        (Profile { conversions: Some(0.0), ..none() }, 0.0),
        (Profile { comments: Some(1.5), conversions: Some(10.0), sponsored: Some(0.9), ..liked() }, 50.0),
    ];
    for (profile, expected) in cases {
        let said = format!("{profile:?}");
        assert_eq!(influence(profile), (Ground::Derived, expected), "{said}");
    }
    // A figure beside likes needs likes.
    for nothing in [
        none(),
        liked(),
        Profile {
            saves: Some(2.0),
            ..none()
        },
    ] {
        assert_eq!(influence(nothing), (Ground::Nothing, 50.0));
    }
}

#[test]
fn a_rate_that_other_figures_contradict_is_marked_and_not_believed() {
    let brief = link::parse("goal=engagement&budget=5000").0;
    let of = |profile: Profile| {
        let card = card(&brief, &with(profile));
        (card.review, card.part(Component::Engagement).range.expected)
    };
    let rate = |rate, basis| Profile {
        engagement: Some(Engagement { rate, basis }),
        ..Profile::default()
    };
    let fine = Profile {
        likes: Some(300.0),
        comments: Some(20.0),
        reach: Some(4_000.0),
        ..Profile::default()
    };
    assert!(!of(fine.clone()).0 && of(fine.clone()).1 > 0.0);
    for impossible in [
        Profile {
            reach: Some(319.0),
            ..fine.clone()
        },
        Profile {
            interactions: Some(5_000.0),
            ..fine
        },
        rate(1.2, Basis::Reach),
        rate(1.2, Basis::Views),
    ] {
        assert_eq!(of(impossible.clone()), (true, 50.0), "{impossible:?}");
    }
    assert!(!of(rate(0.03, Basis::Reach)).0);
}

#[test]
fn a_rate_by_followers_brings_what_it_says_whatever_was_seen() {
    let brief = link::parse("goal=engagement&budget=5000").0;
    let of = |profile: Profile| {
        let (roster, scorer) = scored(&brief, &with(profile));
        let (_, person) = roster.everybody().next().unwrap();
        let account = roster.accounts(person).next().unwrap();
        scorer.worth(&roster, person, &account).unwrap().expected
    };
    let rate = Some(Engagement {
        rate: 0.041,
        basis: Basis::Followers,
    });
    for views in [None, Some(5_000.0), Some(24_800.0)] {
        let expected = of(Profile {
            network: Some(Network::TikTok),
            engagement: rate,
            views,
            ..Profile::default()
        });
        // 4.1% of the 20,000 followers of everybody here.
        assert!((expected - 820.0).abs() < 1e-6, "{views:?}: {expected}");
    }
}

#[test]
fn the_fee_is_the_one_for_the_network_of_the_profile() {
    let brief = link::parse("platform=tiktok&budget=5000").0;
    let asks = |words: &str, amount| Price {
        deliverable: words.to_owned(),
        ..price(Minor::new(amount).unwrap())
    };
    let fee = |network, prices: &[Price]| {
        let creator = Creator {
            prices: prices.to_vec(),
            ..with(Profile {
                network: Some(network),
                ..Profile::default()
            })
        };
        let card = card(&brief, &creator);
        card.fee_stated.then_some(card.fee_usd.expected)
    };
    let list = [
        asks("Instagram Reel", 90_000),
        asks("Story", 5_000),
        asks("TikTok video", 40_000),
    ];
    assert_eq!(fee(Network::TikTok, &list), Some(400.0));
    assert_eq!(fee(Network::Instagram, &list), Some(900.0));
    assert_eq!(fee(Network::YouTube, &list), Some(50.0));
    // A price for another network says nothing of this one.
    assert_eq!(fee(Network::YouTube, &list[..1]), None);
}

/// Somebody who lives there.
fn living(city: Option<&str>, country: Option<&str>) -> Creator {
    Creator {
        city: city.map(str::to_owned),
        country: country.map(str::to_owned),
        ..with(Profile {
            network: Some(Network::Instagram),
            followers: Some(20_000),
            ..Profile::default()
        })
    }
}

#[test]
fn who_may_be_anywhere_is_between_those_who_are_there_and_those_who_are_not() {
    let brief = link::parse("goal=engagement&geo=region&place=Oregon").0;
    let at = |city: Option<&str>| card(&brief, &living(city, None));
    let [there, elsewhere, town, unsaid] = [
        Some("Portland, Oregon"),
        Some("São Paulo"),
        Some("Ashland"),
        None,
    ]
    .map(at);
    let share = |card: &Card| card.share.unwrap();
    for unknown in [&town, &unsaid] {
        let seen = share(unknown);
        let (away, here) = (share(&elsewhere), share(&there));
        assert!(away.expected < seen.expected && seen.expected < here.expected);
        assert!(
            seen.low <= away.expected && seen.high >= here.high,
            "it may be either"
        );
        assert!(elsewhere.total.expected < unknown.total.expected);
        assert!(unknown.total.expected < there.total.expected);
    }
    assert_eq!(share(&town), share(&unsaid));
}

#[test]
fn a_brief_that_asks_for_no_place_in_particular_finds_its_audience_anywhere() {
    let share = |query: &str, city: Option<&str>| {
        let brief = link::parse(query).0;
        card(&brief, &living(city, None)).share.unwrap()
    };
    for query in ["geo=world", "geo=world&place=Oregon", "geo=country"] {
        let [somewhere, unsaid] = [Some("São Paulo"), None].map(|city| share(query, city));
        assert_eq!(somewhere, unsaid, "{query}");
    }
    // As much as of a creator who lives in the country that another brief asks for.
    let there = share("geo=country&place=Brazil", Some("São Paulo"));
    assert_eq!(share("geo=country", None), there);
}

#[test]
fn the_country_of_a_file_counts_more_than_a_city_of_that_name() {
    let brief = link::parse("geo=country&place=US&goal=engagement").0;
    let at = |city: &str, country: Option<&str>| card(&brief, &living(Some(city), country)).place;
    assert_eq!(at("Paris", None), Place::Outside);
    assert_eq!(at("Paris", Some("US")), Place::Inside);
    assert_eq!(at("Chicago", None), Place::Inside);
    assert_eq!(at("Chicago", Some("Canada")), Place::Outside);
}
