//! The properties that model.md says must hold, over generated briefs: everything else equal, answered against
//! answered. Each runs 2,000 briefs at 1,000 draws.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod generate;

use generate::{brief, hours};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tierwise_core::domain::advice::{Advice, LedgerKey, advise_with, lead};
use tierwise_core::domain::brief::{Brief, Geo, Goal, Hours, Niche, Pay};
use tierwise_core::domain::model::outcome::World;
use tierwise_core::domain::model::smaa;
use tierwise_core::domain::money::Minor;
use tierwise_core::domain::settings::Context;
use tierwise_core::domain::tier::{Band, TierKind, TierScheme};

const DRAWS: usize = 1_000;

/// Shares are counts over the same draws: a tie broken by the last bit of a sum may move one draw in a thousand.
const ONE_DRAW: f64 = 1.0 / DRAWS as f64 + 1e-9;

fn share(brief: &Brief, of: fn(TierKind) -> bool) -> f64 {
    lead(brief, &Context::default(), DRAWS)
        .tiers
        .iter()
        .filter(|t| of(t.band.tier))
        .map(|t| t.acceptability)
        .sum()
}

fn large(brief: &Brief) -> f64 {
    share(brief, TierKind::is_macro_or_above)
}

fn small(brief: &Brief) -> f64 {
    share(brief, TierKind::is_small)
}

fn advice(brief: &Brief) -> Advice {
    advise_with(brief, &Context::default(), DRAWS)
}

fn nano_with_fewer_hours(base: &Brief, hours: Hours, share_left: f64) -> (f64, f64) {
    let at = |hours: Hours| {
        share(
            &Brief {
                hours: Some(hours),
                ..base.clone()
            },
            |t| t == TierKind::Nano,
        )
    };
    let fewer = Hours::from_units((hours.units() * share_left).max(0.1)).unwrap();
    (at(hours), at(fewer))
}

/// The figures of a text that are parts of a hundred: percentages, and readings.
fn of_hundred(text: &str) -> Vec<f64> {
    let readings = text.starts_with("In ") && text.contains("of 100 readings");
    let words = text
        .split([' ', ','])
        .filter(|word| readings || word.contains('%'));
    let figures = words.map(|word| word.trim_end_matches(['.', '%', '\'']));
    figures.filter_map(|figure| figure.parse().ok()).collect()
}

/// 2,000 cases unless the environment asks for another number.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(2_000);
    ProptestConfig {
        cases,
        max_shrink_iters: 200,
        failure_persistence: None,
        // The same briefs in every run: a red run is a change, not luck. PROPTEST_CASES widens the search.
        rng_seed: RngSeed::Fixed(20_261_122),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    /// 1. Test off, above the budget where nano's supply or hours saturate: more budget never lowers
    /// P(best of macro-and-above outranks nano).
    #[test]
    fn more_money_never_speaks_against_large(base in brief(), hours in hours(), factor in 1.0..100.0_f64) {
        let mut brief = Brief { test: Some(false), hours: Some(hours), ..base };
        // Far above saturation in every draw: whatever the supply, hours cap the count, and fees, goods and hours
        // together vary by less than a factor of 12 between draws.
        let nano = advise_with(&brief, &Context::default(), 1).tiers[0].typical;
        let count = f64::from(nano.manageable_count.max(nano.minimum));
        let enough = nano.cash.major(brief.currency) * count * 12.0;
        let wins = |brief: &Brief| {
            let world = World::new(brief, &Context::default());
            smaa::outranks(&world, DRAWS, TierKind::is_macro_or_above, |t| t == TierKind::Nano)
        };
        brief.budget = Minor::from_major(enough, brief.currency);
        let before = wins(&brief);
        brief.budget = Minor::from_major(enough * factor, brief.currency);
        let after = wins(&brief);
        prop_assert!(after >= before - ONE_DRAW, "{before} -> {after}: {brief:?}");
    }

    /// 2. Goal from engagement to awareness never raises the summed acceptability of nano and micro.
    #[test]
    fn awareness_never_favours_small(base in brief()) {
        let with = |goal| Brief { goal: Some(goal), also: Vec::new(), ..base.clone() };
        let (engagement, awareness) = (small(&with(Goal::Engagement)), small(&with(Goal::Awareness)));
        prop_assert!(awareness <= engagement + ONE_DRAW, "{engagement} -> {awareness}: {base:?}");
    }

    /// 3. A narrower geography never raises the summed acceptability of macro-and-above.
    #[test]
    fn narrower_places_never_favour_large(base in brief(), wide in 1_usize..6, steps in 1_usize..6) {
        let narrow = wide.saturating_sub(steps);
        let at = |i: usize| large(&Brief { geo: Some(Geo::ALL[i]), ..base.clone() });
        let (before, after) = (at(wide), at(narrow));
        prop_assert!(after <= before + ONE_DRAW, "{before} -> {after}, {wide} to {narrow}: {base:?}");
    }

    /// 4. A more specialised niche never raises macro-and-above.
    #[test]
    fn specialised_products_never_favour_large(base in brief(), from in 0_usize..2, steps in 1_usize..3) {
        let to = (from + steps).min(2);
        let at = |i: usize| large(&Brief { niche: Some(Niche::ALL[i]), ..base.clone() });
        let (before, after) = (at(from), at(to));
        prop_assert!(after <= before + ONE_DRAW, "{before} -> {after}: {base:?}");
    }

    /// 5. Test on never lowers the number of nano plus micro creators where both mixes are feasible.
    #[test]
    fn a_test_never_lowers_the_number_of_small_creators(base in brief()) {
        let with = |test| advice(&Brief { test: Some(test), ..base.clone() }).mix;
        let (off, on) = (with(false), with(true));
        if !off.rows.is_empty() && !on.rows.is_empty() {
            prop_assert!(on.small_creators() >= off.small_creators(), "{off:?} -> {on:?} {base:?}");
        }
    }

    /// 6. Fewer hours never raise nano's acceptability while some tier stays feasible: strictly, where creators get a
    /// fee and no product is tested.
    #[test]
    fn fewer_hours_never_favour_nano(
        base in brief(),
        hours in hours(),
        share_left in 0.05..1.0_f64,
        pay in prop::sample::select(&[Pay::Cash, Pay::Mixed][..]),
    ) {
        let base = Brief { pay: Some(pay), test: Some(false), ..base };
        let (before, after) = nano_with_fewer_hours(&base, hours, share_left);
        prop_assert!(after <= before + ONE_DRAW, "{before} -> {after}: {hours:?} {share_left} {base:?}");
    }

    /// 6 in general. In a test, and without a fee, the property and honest evidence part:
    /// - in a test, 1 - (1 - hit rate)^n is flat for the many nano and steep for the fewer micro creators that the
    ///   hours allow. A test for traffic on YouTube with $1 million, 14.8 hours cut to 6.1: 0.168 to 0.170;
    /// - without a fee every tier costs the same goods, so money runs out for nano first and hours for micro first
    ///   (who must be asked more often); taking hours away hurts micro alone. Payment open, $750, 12.6 hours cut to
    ///   8.3: 0.817 to 0.819. Gifts of $140 and nothing else known, 19.3 hours cut to 7.4: 0.598 to 0.659.
    ///
    /// With payment open or a fee it stays within twelve readings of 100 (a test with $325 and 20.3 hours cut to 1.6:
    /// 0.908 to 0.939).
    #[test]
    fn fewer_hours_hardly_favour_nano_at_all(base in brief(), hours in hours(), share_left in 0.05..1.0_f64) {
        let base = Brief { pay: base.pay.filter(|p| matches!(p, Pay::Cash | Pay::Mixed)), ..base };
        let (before, after) = nano_with_fewer_hours(&base, hours, share_left);
        prop_assert!(after <= before + 0.12, "{before} -> {after}: {hours:?} {share_left} {base:?}");
    }

    /// 7a. Acceptabilities sum to 1, rank shares too.
    #[test]
    fn shares_sum_to_one(base in brief()) {
        let advice = advice(&base);
        let sum: f64 = advice.tiers.iter().map(|t| t.acceptability).sum();
        prop_assert!((sum - 1.0).abs() < 1e-9);
        for tier in &advice.tiers {
            prop_assert!((tier.ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(tier.value.mid <= 100.0, "{:?}", tier.value);
            prop_assert!(tier.value.p10 <= tier.value.p90);
        }
    }

    /// 7b. Renaming tiers changes nothing: the same bounds under other labels give the same shares.
    #[test]
    fn names_of_tiers_change_nothing(base in brief()) {
        let context = Context::default();
        let bands = context.scheme.bands().iter().map(|b| Band { label: Some(format!("x{}", b.lower)), ..b.clone() });
        let scheme = TierScheme::new("x", "x", "user", None, bands.collect()).unwrap();
        let renamed = Context { scheme, ..Context::default() };
        let shares = |context: &Context| {
            let tiers = lead(&base, context, DRAWS).tiers;
            tiers.into_iter().map(|t| (t.band.tier, t.acceptability)).collect::<Vec<_>>()
        };
        prop_assert_eq!(shares(&context), shares(&renamed));
    }

    /// 9. The mix never exceeds cash or hours, its money adds up to the minor unit, every creator in it is
    /// affordable at the fee shown, and no creator takes more than 40% where three are affordable.
    #[test]
    fn the_mix_keeps_to_its_limits(base in brief()) {
        let advice = advice(&base);
        let mix = &advice.mix;
        let placed: i64 = mix.rows.iter().map(|r| r.cost.get()).sum();
        prop_assert_eq!(placed + mix.kept.get() + mix.left.get(), mix.budget.get());
        prop_assert_eq!(placed, mix.placed().get());
        prop_assert!(mix.hours <= mix.hours_available.unwrap() + 1e-6);
        let three = advice.tiers.iter().any(|t| t.typical.cash.get() * 3 <= mix.budget.get());
        for row in &mix.rows {
            prop_assert!(row.count > 0 && row.each >= row.fee);
            prop_assert_eq!(row.each.get() * i64::from(row.count), row.cost.get());
            prop_assert!(row.each <= mix.budget);
            prop_assert!(!three || row.each.get() as f64 <= 0.4 * mix.budget.get() as f64 + 1.0);
        }
        prop_assert_eq!(advice.leader.is_none(), advice.tiers.iter().all(|t| t.typical.cash > mix.budget));
    }

    /// No sentence counts more than there is of anything, and none is written as a small number.
    #[test]
    fn no_reason_counts_beyond_its_whole(base in brief()) {
        let Some(reasons) = advice(&base).reasons else { return Ok(()); };
        prop_assert!(reasons.lead.abs() <= 100.0);
        for row in &reasons.by_answer {
            let most = match row.key {
                LedgerKey::Start => 100.0,
                LedgerKey::Answer(_) => 200.0,
                LedgerKey::Together => f64::INFINITY,
            };
            prop_assert!(row.points.abs() <= most + 100.0 * ONE_DRAW || reasons.by_answer.len() == 2, "{row:?}");
        }
        let answers = reasons.by_answer.iter().map(|row| &row.text);
        for text in answers.chain(reasons.by_criterion.iter().map(|row| &row.text)) {
            for part in of_hundred(text) {
                prop_assert!((0.0..=100.0).contains(&part), "{text}");
            }
            prop_assert!(!text.contains("0.000"), "{text}");
        }
    }

    /// Both ledgers sum to the lead, and the forecast's ranges are in order.
    #[test]
    fn reasons_sum_to_the_lead(base in brief()) {
        let advice = advice(&base);
        if let Some(reasons) = &advice.reasons {
            let by_criterion: f64 = reasons.by_criterion.iter().map(|r| r.points).sum();
            let by_answer: f64 = reasons.by_answer.iter().map(|r| r.points).sum();
            prop_assert!((by_criterion - reasons.lead).abs() < 1e-6);
            prop_assert!((by_answer - reasons.lead).abs() < 1e-6);
        }
        let f = &advice.forecast;
        for range in [f.reach, f.engagements, f.clicks, f.orders, f.cpm, f.cost_per_order] {
            prop_assert!(range.p10 <= range.mid && range.mid <= range.p90 && range.p10 >= 0.0, "{range:?}");
        }
        prop_assert!(f.orders.mid <= f.clicks.mid && f.clicks.mid <= f.reach.mid);
        // What a result costs is what creators are paid for it: what is kept for boosting brings none of these.
        let placed = advice.mix.placed().major(base.currency);
        let costs = [(f.cpm, f.reach, 1e3), (f.cost_per_engagement, f.engagements, 1.0), (f.cost_per_click, f.clicks, 1.0),
            (f.cost_per_order, f.orders, 1.0)];
        for (cost, results, of) in costs.into_iter().filter(|(_, results, _)| results.p10 > 1e-6) {
            for (cost, results) in [(cost.p10, results.p90), (cost.mid, results.mid), (cost.p90, results.p10)] {
                prop_assert!((cost * results / of - placed).abs() <= placed * 1e-9, "{cost} {results} {placed}");
            }
        }
    }
}
