//! The tiers side by side, in words.

use super::ComparisonRow;
use crate::domain::tier::TierKind::{Celebrity, Macro, Mega, Micro, Mid, Nano};

/// The tiers side by side in words. Nano, micro and macro retell the glossary's table; see [`ComparisonRow::cell_source`].
pub const COMPARISON: &[ComparisonRow] = &[
    ComparisonRow {
        label: "Reach",
        cells: &[
            (Nano, "A few thousand people, many of them in one place"),
            (Micro, "Tens of thousands who share an interest"),
            (Mid, "Wider, still around a theme"),
            (Macro, "Hundreds of thousands, broad"),
            (Mega, "Nearly a million, broad"),
            (Celebrity, "Everyone, in many countries"),
        ],
        source: "seed-001",
    },
    ComparisonRow {
        label: "Authenticity",
        cells: &[
            (Nano, "Reads like a friend's post"),
            (Micro, "A little less personal than nano, still trusted"),
            (Mid, "Personal tone, more sponsored posts"),
            (
                Macro,
                "Many sponsored posts, seen as advertising more often",
            ),
            (Mega, "Mostly professional content"),
            (Celebrity, "A public figure's endorsement, known to be paid"),
        ],
        source: "seed-001",
    },
    ComparisonRow {
        label: "Engagement",
        cells: &[
            (Nano, "The highest rate of all tiers"),
            (
                Micro,
                "High rate; a vendor says 5 to 20%, measured sets 0.5 to 4%",
            ),
            (Mid, "Between micro and macro"),
            (Macro, "Lower rate, about 1 to 3%"),
            (Mega, "Lower still"),
            (Celebrity, "The lowest rate, the largest numbers"),
        ],
        source: "seed-001",
    },
    ComparisonRow {
        label: "Fake followers",
        cells: &[
            (Nano, "Fewest"),
            (Micro, "More than nano"),
            (Mid, "More than micro"),
            (Macro, "More again, as reach grows"),
            (Mega, "Often more than one in ten"),
            (
                Celebrity,
                "About three in ten accounts have more than a fifth suspicious",
            ),
        ],
        source: "seed-001",
    },
    ComparisonRow {
        label: "Cost",
        cells: &[
            (Nano, "Lowest: from product alone to about $200 a post"),
            (
                Micro,
                "About $50 to $1,000 a post; some take product or commission",
            ),
            (Mid, "From hundreds to a few thousand dollars a post"),
            (Macro, "High; rarely product alone"),
            (Mega, "Thousands to ten thousand dollars a post"),
            (Celebrity, "Ten thousand dollars and up"),
        ],
        source: "seed-001",
    },
    ComparisonRow {
        label: "Content",
        cells: &[
            (Nano, "Raw, unpolished, looks organic"),
            (Micro, "More professional, good for reuse"),
            (Mid, "Professional"),
            (Macro, "High quality, planned feeds"),
            (Mega, "Produced, often by a team"),
            (Celebrity, "Produced, with approvals"),
        ],
        source: "seed-001",
    },
    ComparisonRow {
        label: "Management",
        cells: &[
            (
                Nano,
                "Flexible, but needs help with forms and contracts, and there are many to handle",
            ),
            (Micro, "Several to coordinate for the reach of one macro"),
            (Mid, "Fewer to coordinate, some with managers"),
            (
                Macro,
                "Agencies or managers: longer negotiation, smoother delivery",
            ),
            (Mega, "Managers and contracts"),
            (Celebrity, "Agents, lawyers, long lead times"),
        ],
        source: "seed-001",
    },
    ComparisonRow {
        label: "Best for",
        cells: &[
            (
                Nano,
                "A niche product, a specific audience or place, first feedback",
            ),
            (Micro, "Engagement, niche markets, tests, small budgets"),
            (Mid, "Growing beyond a niche with some focus left"),
            (Macro, "Being known and seen"),
            (Mega, "Being known quickly in a country"),
            (Celebrity, "Being known everywhere, with the budget for it"),
        ],
        source: "seed-001",
    },
];
