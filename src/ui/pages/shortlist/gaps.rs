//! What the list lacks against the mix that the advice recommends.

use leptos::prelude::*;
use tierwise_core::domain::advice::advise;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::money::Minor;
use tierwise_roster::gaps::{self, Gap};
use tierwise_roster::wire::Picked;

use super::figures;
use crate::ui::boxed::memo;
use crate::ui::markup::{Html, follow, html};
use crate::ui::pages::roster::desk::Desk;
use crate::ui::state::use_state;

/// The comparison, once both are there.
pub fn section(desk: &Desk) -> AnyView {
    let state = use_state();
    let picked = desk.picked.clone();
    let html = memo(move || {
        picked.with(|picked| match (picked, state.advice.get()) {
            (Some(picked), Some(advice)) => state.brief.with(|brief| {
                // What is recommended for other money is another mix.
                let other = with_money_of(brief, picked);
                let other = other.map(|brief| advise(&brief, &state.context.get()).mix);
                let mix = other.as_ref().unwrap_or(&advice.mix);
                compared(&gaps::gaps(mix, picked, brief))
            }),
            _ => Html::default(),
        })
    });
    follow(move || html.get())
}

/// The brief with the money of a list; `None` where that is the brief's own.
fn with_money_of(brief: &Brief, picked: &Picked) -> Option<Brief> {
    let terms = &picked.terms;
    let budget = terms.budget.and_then(Minor::new);
    let is_other = terms.currency == brief.currency.code() && budget != brief.budget;
    (is_other && budget.is_some()).then(|| Brief {
        budget,
        ..brief.clone()
    })
}

fn compared(gaps: &[Gap]) -> Html {
    if gaps.is_empty() {
        return Html::default();
    }
    let row = |gap: &Gap| {
        html!(
            r#"<tr><th scope="row">{}</th><td class="num">{}</td><td class="num">{}</td><td class="q">{}</td></tr>"#,
            figures::tier(&gap.slug, &gap.label),
            gap.wanted,
            gap.picked,
            &gap.words
        )
    };
    html!(
        r##"<section class="sec" aria-labelledby="gaps"><div class="sec__head"><h2 id="gaps">Against the recommended mix</h2><p class="sec__r"><a href="#/advice">The advice</a></p></div><table class="tb gp"><caption class="sr">Creators per tier: recommended and on the list</caption><thead><tr><th scope="col">Tier</th><th scope="col" class="num">Recommended</th><th scope="col" class="num">On the list</th><th scope="col">What to do</th></tr></thead><tbody>{}</tbody></table></section>"##,
        gaps.iter().map(row).collect::<Html>()
    )
}
