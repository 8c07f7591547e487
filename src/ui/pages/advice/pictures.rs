//! The advice as pictures, for slides and mails.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::advice::Advice;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::money::Minor;

use super::{forecast, reasons, words};
use crate::ui::boxed::maybe;
use crate::ui::charts::picture::{Mark, Picture, Row, Shape};
use crate::ui::charts::{readings, tier_class};
use crate::ui::components::save_picture;
use crate::ui::format;
use crate::ui::state::AppState;

/// Draws a part of the answer; `None` where there is nothing to be seen.
type Draw = fn(&Advice, &Brief) -> Option<Picture>;

/// What there is: name of the file, what it is called, how it is drawn.
const PICTURES: [(&str, &str, Draw); 4] = [
    ("answer", "The answer", answer),
    ("mix", "The mix", mix),
    ("reasons", "For and against", reasons::picture),
    ("forecast", "What to expect", forecast::picture),
];

/// Each with the buttons that save it.
pub fn body(state: AppState) -> AnyView {
    let items = PICTURES.map(|(name, label, draw)| {
        let draw = move |advice: &Option<Arc<Advice>>| {
            let advice = advice.as_ref()?;
            state.brief.with_untracked(|brief| draw(advice, brief))
        };
        maybe(move || {
            state.advice.with(draw)?;
            let now = move || state.advice.with_untracked(draw);
            let buttons = save_picture::buttons(name, label, now);
            Some(view! { <li><span>{label}</span>{buttons}</li> }.into_any())
        })
    });
    view! { <ul class="plain pics">{items.collect_view()}</ul> }.into_any()
}

/// What every picture of an advice says of where it comes from.
pub fn source(advice: &Advice) -> String {
    format!(
        "Tierwise, from {} readings of the brief. Its Evidence page lists every source with its grade.",
        format::whole(advice.draws as f64)
    )
}

fn answer(advice: &Advice, brief: &Brief) -> Option<Picture> {
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
        axis: ["0", "50", "100 readings"].map(str::to_owned),
        shape: Shape::Rows(rows.collect()),
        source: source(advice),
    })
}

fn mix(advice: &Advice, brief: &Brief) -> Option<Picture> {
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
        axis: ["0%", "50%", "100% of the money"].map(str::to_owned),
        shape: Shape::Rows(rows.chain(rest).collect()),
        source: source(advice),
    })
}
