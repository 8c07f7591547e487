//! What creators bring, as it is counted and as its cost is called.

use tierwise_core::domain::advice::Range;

use crate::ui::format;

/// What every cost of a result counts: neither boosting, which these results are without, nor own hours.
pub const BASIS: &str = "creators’ pay and goods";

/// Something that a list of creators brings.
pub struct Counted {
    /// As the roster and links say it.
    unit: &'static str,
    /// As the head of a figure.
    pub label: &'static str,
    /// What it costs, as the head of a figure.
    pub cost: &'static str,
    /// Of how many of them that is the cost.
    of: f64,
}

impl Counted {
    /// What they cost where so much money, in major units, brings these results, P10 to P90: the least, the middle and
    /// the most. Nothing where it brings none.
    pub fn cost_of(&self, money: f64, (low, middle, high): (f64, f64, f64)) -> Option<[f64; 3]> {
        let each = |results: f64| money * self.of / results;
        (low > 0.0 && middle > 0.0).then(|| [high, middle, low].map(each))
    }
}

const COUNTED: [Counted; 6] = [
    Counted {
        unit: "people reached",
        label: "People reached",
        cost: "Cost per 1,000 reached",
        of: 1_000.0,
    },
    Counted {
        unit: "engagements",
        label: "Engagements",
        cost: "Cost per engagement",
        of: 1.0,
    },
    Counted {
        unit: "clicks",
        label: "Clicks",
        cost: "Cost per click",
        of: 1.0,
    },
    Counted {
        unit: "leads",
        label: "Leads",
        cost: "Cost per lead",
        of: 1.0,
    },
    Counted {
        unit: ORDERS,
        label: "Orders",
        cost: "Cost per order",
        of: 1.0,
    },
    Counted {
        unit: "pieces to reuse",
        label: "Pieces to reuse",
        cost: "Cost per piece",
        of: 1.0,
    },
];

/// What is sold.
pub const ORDERS: &str = "orders";

/// A result as it is told: nobody gets a part of an order, and of many three figures are known at most.
pub fn told(number: f64) -> String {
    if number > 0.0 && number < 0.5 {
        "under 1".to_owned()
    } else {
        format::count(number.round())
    }
}

/// P10, middle and P90 as the advice has them.
pub const fn spread((p10, mid, p90): (f64, f64, f64)) -> Range {
    Range { p10, mid, p90 }
}

/// From P10 to P90.
pub fn range((low, _, high): (f64, f64, f64)) -> String {
    format!("{} to {}", told(low), told(high))
}

/// A part of something, in two figures at most.
pub fn share(share: f64) -> String {
    if share.abs() < 0.0995 {
        format::percent(share)
    } else {
        format::percent_whole(share)
    }
}

/// That nobody has named some of the prices.
pub fn estimates(estimates: u32, of: u32) -> Option<String> {
    let all = format!("{estimates} of {of} fees are estimates");
    match estimates {
        0 => None,
        _ if estimates == of && of == 1 => {
            Some("The fee is an estimate until it is quoted.".to_owned())
        }
        _ => Some(format!("{all}: the sum holds once they are quoted.")),
    }
}

/// Where what is called so stands among all that is counted; behind it what this version knows no name for.
pub fn place(unit: &str) -> usize {
    let known = COUNTED.iter().position(|counted| counted.unit == unit);
    known.unwrap_or(COUNTED.len())
}

/// What is called so; `None` for what this version knows no name for.
pub fn counted(unit: &str) -> Option<&'static Counted> {
    COUNTED.iter().find(|counted| counted.unit == unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_core::domain::brief::Goal;
    use tierwise_roster::score;

    #[test]
    fn everything_that_is_counted_has_a_name() {
        for goal in Goal::ALL.iter().copied().map(Some).chain([None]) {
            let (unit, _) = score::unit(goal);
            assert!(counted(unit).is_some(), "{unit}");
        }
    }

    #[test]
    fn it_is_said_how_many_prices_are_guessed() {
        assert_eq!(estimates(0, 9), None);
        let said = estimates(12, 14).unwrap();
        assert!(said.starts_with("12 of 14 fees are estimates"), "{said}");
    }

    #[test]
    fn a_cost_is_all_that_is_paid_by_what_it_brings() {
        let reached = counted("people reached").unwrap();
        let costs = reached.cost_of(500.0, (10_000.0, 20_000.0, 50_000.0));
        assert_eq!(costs, Some([10.0, 25.0, 50.0]));
        assert_eq!(reached.cost_of(500.0, (0.0, 20.0, 50.0)), None);
    }
}
