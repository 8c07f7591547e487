//! What a list of creators should earn: revenue, ROAS, what it takes to break even, and whether that is a loss. The
//! formula is the one of the advice.

use tierwise_core::domain::advice::Range;
use tierwise_core::domain::advice::returns::{Sale, hour_cost};
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::money::Currency;
use tierwise_core::domain::settings::Context;

use crate::platform::intl::{self, Style};
use crate::ui::format;
use crate::ui::markup::{Html, html};
use crate::ui::pages::advice::forecast::figure;
use crate::ui::results;

/// What goes out for a list.
#[derive(Debug, Clone, Copy)]
pub struct Spending {
    /// For creators, and what is kept for boosting, in major units.
    pub cash: f64,
    /// What the hours of handling creators cost, in major units.
    pub hours: f64,
}

impl Spending {
    /// What goes out in money, and so many hours as the brief counts them.
    pub fn with_hours(cash: f64, hours: f64, brief: &Brief, context: &Context) -> Self {
        let hours = hours * hour_cost(brief, context);
        Self { cash, hours }
    }
}

/// What a list should earn.
pub struct Returns {
    sale: Sale,
    orders: Range,
    revenue: Range,
    currency: Currency,
    /// Cash, and that with the hours; `None` where it is not told.
    spent: Option<(f64, f64)>,
}

impl Returns {
    /// What orders come to; `None` where the brief does not say what one is worth.
    pub fn of(brief: &Brief, orders: Range, spending: Option<Spending>) -> Option<Self> {
        let sale = Sale::of(brief)?;
        let spent = spending.filter(|spending| spending.cash > 0.0);
        Some(Self {
            sale,
            orders,
            revenue: sale.revenue(orders),
            currency: brief.currency,
            spent: spent.map(|spent| (spent.cash, spent.cash + spent.hours)),
        })
    }

    fn money(&self, major: f64) -> String {
        format::money_major(major, self.currency)
    }

    /// What a reader looks at first.
    pub fn figures(&self) -> Html {
        let all = [Some(self.revenue()), self.roas(), self.break_even()];
        all.into_iter().flatten().collect()
    }

    fn revenue(&self) -> Html {
        let Range { p10, mid, p90 } = self.revenue;
        let [low, middle, high] = [p10, mid, p90].map(|major| self.money(major));
        let more = format!("middle {middle}, orders times order value");
        figure("Revenue", &format!("{low} to {high}"), &more)
    }

    fn roas(&self) -> Option<Html> {
        let (cash, _) = self.spent?;
        let Range { p10, mid, p90 } = self.revenue;
        let [low, middle, high] = [p10, mid, p90].map(|revenue| ratio(revenue / cash));
        let more = format!(
            "middle {middle}, revenue by the {} spent, boosting included",
            self.money(cash)
        );
        Some(figure("ROAS", &format!("{low} to {high}"), &more))
    }

    fn break_even(&self) -> Option<Html> {
        let (_, all_in) = self.spent?;
        let Some(orders) = self.sale.break_even(all_in) else {
            let (never, why) = match self.sale.profit(0.0, all_in) {
                Some(_) => ("Never", "an order leaves nothing"),
                None => ("Not known", "the brief names no margin on an order"),
            };
            return Some(figure("Break-even", never, why));
        };
        let more = format!(
            "pay for all {}, hours of work included; the middle is {}",
            self.money(all_in),
            results::told(self.orders.mid)
        );
        let orders = results::told(orders.ceil());
        Some(figure("Break-even", &format!("{orders} orders"), &more))
    }

    /// That it is a loss at the middle estimate, and how large; without a margin only where not even the money comes
    /// back.
    pub fn loss(&self) -> Option<Loss> {
        let (cash, all_in) = self.spent?;
        let profit = |orders| self.sale.profit(orders, all_in);
        let Some(middle) = profit(self.orders.mid) else {
            let missing = cash - self.revenue.mid;
            return (missing > 0.0).then(|| Loss {
                amount: self.money(missing),
                why: format!(
                    "It brings in {} and costs {}, before the goods are paid.",
                    self.money(self.revenue.mid),
                    self.money(cash)
                ),
            });
        };
        let best = profit(self.orders.p90)?;
        let range = if best < 0.0 {
            "Even at the upper end of what is expected it is a loss."
        } else {
            "At the upper end of what is expected it pays for all of it."
        };
        (middle < 0.0).then(|| Loss {
            amount: self.money(-middle),
            why: format!(
                "{} orders leave {} after the goods, and everything costs {}, hours of work included. {range}",
                results::told(self.orders.mid),
                self.money(all_in + middle),
                self.money(all_in)
            ),
        })
    }
}

/// A loss in words.
pub struct Loss {
    amount: String,
    why: String,
}

impl Loss {
    /// As it stands below a headline.
    pub fn html(&self) -> Html {
        html!(
            r#"<p class="loses" data-testid="list-loss"><b>Expected result: a loss of about {}.</b> {}</p>"#,
            &self.amount,
            &self.why
        )
    }
}

/// A ratio, in two figures at most.
fn ratio(ratio: f64) -> String {
    if ratio < 1.0 {
        format::decimal(ratio, 2)
    } else {
        intl::format(ratio, Style::Significant(2))
    }
}
