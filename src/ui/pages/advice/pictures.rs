//! The advice as pictures, for slides and mails.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::advice::Advice;
use tierwise_core::domain::advice::flips::Flip;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::money::Minor;

use super::search::Search;
use super::{flips, forecast, reasons, words};
use crate::ui::boxed::memo;
use crate::ui::charts::picture::{Mark, Panel, Picture, Row, Shape};
use crate::ui::charts::{readings, tier_class};
use crate::ui::components::save_picture::{self, Chart};
use crate::ui::format;
use crate::ui::state::AppState;

/// What a picture is drawn of.
pub struct Seen<'a> {
    /// The answer.
    pub advice: &'a Advice,
    /// The brief it is for.
    pub brief: &'a Brief,
    /// What would change it, as far as that is known.
    pub flips: &'a [Flip],
}

/// Draws a part of the answer; `None` where there is nothing to be seen.
type Draw = fn(&Seen) -> Option<Picture>;

/// Names of the files of the mix and of its forecast.
pub const MIX: &str = "mix";
pub const FORECAST: &str = "forecast";

/// What there is: name of the file, what it is called, how it is drawn.
const PICTURES: [(&str, &str, Draw); 6] = [
    ("answer", "The answer", answer),
    (MIX, "The mix", mix),
    ("reasons", "For and against, by answer", reasons::by_answer),
    (
        "criteria",
        "For and against, by criterion",
        reasons::by_criterion,
    ),
    ("flips", "What would change it", flips::picture),
    (FORECAST, "What to expect", forecast::picture),
];

/// Each with the buttons that save it.
pub fn body(state: AppState, search: Option<RwSignal<Search>>) -> AnyView {
    save_picture::all(charts(state, search))
}

/// All of them; what would change the answer where that is searched for.
pub fn charts(state: AppState, search: Option<RwSignal<Search>>) -> [Chart; 6] {
    // Only the findings: the progress draws nothing anew.
    let found = memo(move || {
        search
            .map(|s| s.with(|s| s.found.clone()))
            .unwrap_or_default()
    });
    PICTURES.map(|(name, label, draw)| Chart {
        name,
        label,
        draw: Arc::new(move || {
            let advice = state.advice.get()?;
            let flips = found.get();
            // The brief is ahead of the answer while that is worked out.
            state.brief.with_untracked(|brief| {
                draw(&Seen {
                    advice: &advice,
                    brief,
                    flips: &flips,
                })
            })
        }),
    })
}

/// What every picture of an advice says of where it comes from.
pub fn source(advice: &Advice) -> String {
    format!(
        "Tierwise, from {} readings of the brief. Its Evidence page lists every source with its grade.",
        format::whole(advice.draws as f64)
    )
}

fn answer(seen: &Seen) -> Option<Picture> {
    let Seen { advice, brief, .. } = *seen;
    let counts = readings::of_hundred(&advice.lead());
    let rows = counts.into_iter().zip(&advice.tiers);
    let rows = rows.map(|((tier, count), outcome)| {
        let count = match count {
            0 if outcome.acceptability > 0.0 => "<1".to_owned(),
            count => count.to_string(),
        };
        Row {
            head: outcome.band.name().to_owned(),
            color: tier_class(tier),
            mark: Mark::Bar(outcome.acceptability),
            value: format!("first in {count} of 100"),
        }
    });
    Some(Picture {
        title: words::headline(advice, brief),
        note: words::answered(brief),
        panels: vec![Panel::new(
            ["0", "50", "100 readings"].map(str::to_owned),
            Shape::Rows(rows.collect()),
        )],
        source: source(advice),
    })
}

fn mix(seen: &Seen) -> Option<Picture> {
    let Seen { advice, brief, .. } = *seen;
    let mix = &advice.mix;
    if mix.rows.is_empty() || mix.budget == Minor::ZERO {
        return None;
    }
    let row = |head: String, color, amount: Minor| {
        let share = amount.get() as f64 / mix.budget.get() as f64;
        Row {
            head,
            color,
            mark: Mark::Bar(share),
            value: format!(
                "{}, {}",
                format::money(amount, brief.currency),
                format::percent(share)
            ),
        }
    };
    let rest = [("Kept for boosting", mix.kept), ("Left over", mix.left)];
    let rest = rest
        .into_iter()
        .filter(|(_, amount)| *amount > Minor::ZERO)
        .map(|(head, amount)| row(head.to_owned(), "mark-2", amount));
    let rows = mix.rows.iter().map(|r| {
        let head = words::sentence(&words::counted(advice, r));
        row(head, tier_class(r.tier), r.cost)
    });
    Some(Picture {
        title: format!("The mix for {}", format::money(mix.budget, brief.currency)),
        note: words::answered(brief),
        panels: vec![Panel::new(
            ["0%", "50%", "100% of the money"].map(str::to_owned),
            Shape::Rows(rows.chain(rest).collect()),
        )],
        source: source(advice),
    })
}
