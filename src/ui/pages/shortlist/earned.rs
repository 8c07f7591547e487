//! What the list earns where it is there for sales, against all that it costs.

use leptos::prelude::{Get, With};
use tierwise_roster::wire::Picked;

use super::figures;
use crate::ui::markup::{Html, html};
use crate::ui::pages::advice::forecast::{figure, line_of};
use crate::ui::results::{self, ORDERS};
use crate::ui::returns::{Returns, Spending};
use crate::ui::state::AppState;

/// Whether it is orders that a set is chosen for.
fn sells(picked: &Picked) -> bool {
    picked.unit.0 == ORDERS && !picked.picks.is_empty()
}

fn returns(state: AppState, picked: &Picked) -> Option<Returns> {
    let orders = sells(picked).then(|| results::spread(picked.sum.results))?;
    let (brief, context) = (state.brief.get(), state.context.get());
    let cash = figures::major(picked, picked.sum.cost + picked.kept());
    let hours = picked.sum.minutes as f64 / 60.0;
    let spending = Spending::with_hours(cash, hours, &brief, &context);
    Returns::of(&brief, orders, Some(spending))
}

/// Orders, revenue, ROAS and break-even.
pub fn figures(state: AppState, picked: &Picked) -> Html {
    let Some(returns) = returns(state, picked) else {
        return Html::default();
    };
    let (_, middle, _) = picked.sum.results;
    let orders = figure(
        "Orders",
        &results::range(picked.sum.results),
        &format!("middle {}", results::told(middle)),
    );
    line_of([orders, returns.figures()].into_iter().collect())
}

/// That the list loses money, where that is what to expect.
pub fn loss(state: AppState, picked: &Picked) -> Html {
    let loss = returns(state, picked).and_then(|returns| returns.loss());
    loss.map(|loss| loss.html()).unwrap_or_default()
}

/// What the brief would have to say for all of that to be told.
pub fn missing(state: AppState, picked: &Picked) -> Option<Html> {
    let (value, margin) = state.brief.with(|brief| (brief.order_value, brief.margin));
    let missing = match (value, margin) {
        (None, None) => "an order value and a margin",
        (None, Some(_)) => "an order value",
        (Some(_), None) => "a margin",
        (Some(_), Some(_)) => return None,
    };
    sells(picked).then(|| {
        html!(
            r##"To say what the list earns and whether that pays for it, Tierwise needs {}. <a href="#/brief/value">Say what a sale is worth</a>"##,
            missing
        )
    })
}
