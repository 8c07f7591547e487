//! What creators bring, as it is counted and as its cost is called.

/// Something that a list of creators brings.
pub struct Counted {
    /// As the roster and links say it.
    unit: &'static str,
    /// As the head of a figure.
    pub label: &'static str,
    /// What it costs, as the head of a figure.
    pub cost: &'static str,
    /// Of how many of them that is the cost.
    pub of: f64,
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
        unit: "orders",
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
}
