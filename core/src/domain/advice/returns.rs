//! What orders bring in against what everything costs: one formula for an advice, a short list and a shared one.

use super::Range;
use crate::domain::brief::{Brief, Share};
use crate::domain::model::priors;
use crate::domain::settings::Context;

/// What an order is worth, in major units of the brief's currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sale {
    value: f64,
    /// Part of it that stays after the goods are paid, 0 to 1; `None` where the brief does not say.
    margin: Option<f64>,
}

impl Sale {
    /// What the brief says; `None` where it names no order value.
    pub fn of(brief: &Brief) -> Option<Self> {
        Some(Self {
            value: brief.order_value?.major(brief.currency),
            margin: brief.margin.map(Share::fraction),
        })
    }

    /// What orders bring in.
    pub fn revenue(self, orders: Range) -> Range {
        Range {
            p10: orders.p10 * self.value,
            mid: orders.mid * self.value,
            p90: orders.p90 * self.value,
        }
    }

    /// What so many orders leave once everything is paid, below zero for a loss; `None` without a margin.
    pub fn profit(self, orders: f64, all_in: f64) -> Option<f64> {
        Some(orders * self.value * self.margin? - all_in)
    }

    /// Orders that pay for everything; `None` without a margin, or where an order leaves nothing.
    pub fn break_even(self, all_in: f64) -> Option<f64> {
        let left = self.value * self.margin?;
        (left > 0.0).then(|| all_in / left)
    }
}

/// What an hour of handling creators costs, in major units of the brief's currency; the usual where it does not say.
pub fn hour_cost(brief: &Brief, context: &Context) -> f64 {
    let usual = || priors::middle(priors::HOUR_COST) * context.rates.per_usd(brief.currency);
    let own = brief.hour_cost.map(|cost| cost.major(brief.currency));
    own.unwrap_or_else(usual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::advise;
    use crate::domain::link;

    #[test]
    fn an_advice_and_a_list_count_by_the_same_formula() {
        let context = Context::default();
        for link in [
            "budget=5000&goal=sales&aov=40&margin=0.5&hourcost=25",
            "budget=8000&goal=sales&aov=60&margin=0.3&currency=EUR",
        ] {
            let brief = link::parse(link).0;
            let advice = advise(&brief, &context);
            let (mix, forecast) = (&advice.mix, &advice.forecast);
            let cash = mix.placed().plus(mix.kept).major(brief.currency);
            let all_in = cash + mix.hours * hour_cost(&brief, &context);
            let sale = Sale::of(&brief).unwrap();
            let (own, told) = (
                sale.break_even(all_in).unwrap(),
                forecast.break_even_orders.unwrap(),
            );
            assert!((own - told).abs() < 0.01 * told, "{own} and {told}");
            assert_eq!(forecast.revenue, Some(sale.revenue(forecast.orders)));
            let profit = sale.profit(told, all_in).unwrap();
            assert!(profit.abs() < 0.01 * all_in, "{profit}");
        }
    }

    #[test]
    fn what_the_brief_does_not_say_is_not_made_up() {
        let said = |link| Sale::of(&link::parse(link).0);
        assert_eq!(said("goal=sales"), None);
        let sale = said("goal=sales&aov=40").unwrap();
        assert_eq!(sale.profit(10.0, 100.0), None);
        assert_eq!(sale.break_even(100.0), None);
        assert_eq!(
            said("goal=sales&aov=40&margin=0").unwrap().break_even(9.0),
            None
        );
    }
}
