//! What the list lacks against the mix that the advice recommends.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::advice::Advice;
use tierwise_roster::wire::Picked;

use super::figures;
use crate::ui::boxed::memo;
use crate::ui::format;
use crate::ui::markup::{Html, follow, html};
use crate::ui::pages::roster::desk::Desk;
use crate::ui::state::use_state;

/// The comparison, once both are there.
pub fn section(desk: &Desk) -> AnyView {
    let advice = use_state().advice;
    let picked = desk.picked.clone();
    let html = memo(move || {
        picked.with(|picked| match (picked, advice.get()) {
            (Some(picked), Some(advice)) => compared(picked, &advice),
            _ => Html::default(),
        })
    });
    follow(move || html.get())
}

fn compared(picked: &Picked, advice: &Arc<Advice>) -> Html {
    if advice.mix.rows.is_empty() || picked.picks.is_empty() {
        return Html::default();
    }
    let rows: Html = figures::tiers(picked)
        .filter_map(|kind| {
            let wanted = advice.mix.rows.iter().find(|row| row.tier.slug() == kind.slug);
            let wanted = wanted.map_or(0, |row| row.count);
            (wanted > 0 || kind.picked > 0).then(|| {
                html!(
                    r#"<tr><th scope="row">{}</th><td class="num">{}</td><td class="num">{}</td><td class="q">{}</td></tr>"#,
                    figures::tier(&kind.slug, &kind.label),
                    wanted,
                    kind.picked,
                    words(wanted, kind.picked, kind.able)
                )
            })
        })
        .collect();
    html!(
        r##"<section class="sec" aria-labelledby="gaps"><div class="sec__head"><h2 id="gaps">Against the recommended mix</h2><p class="sec__r"><a href="#/advice">The advice</a></p></div><table class="tb gp"><caption class="sr">Creators per tier: recommended and on the list</caption><thead><tr><th scope="col">Tier</th><th scope="col" class="num">Recommended</th><th scope="col" class="num">On the list</th><th scope="col">What to do</th></tr></thead><tbody>{}</tbody></table></section>"##,
        rows
    )
}

fn words(wanted: u32, picked: u32, able: u32) -> String {
    let creators = |n: u32| format::plural(n.into(), "creator", "creators");
    match wanted.checked_sub(picked) {
        Some(0) => "As recommended.".to_owned(),
        Some(missing) if able < wanted => format!(
            "{missing} missing: your roster has {able} {} of this tier who may be chosen. Look for {} more.",
            creators(able),
            wanted - able
        ),
        Some(missing) => format!(
            "{missing} fewer: with these fees and scores other creators bring more. Set a fewest to keep to the mix."
        ),
        None => format!(
            "{} more than recommended: these bring more for their money than the typical ones.",
            picked - wanted
        ),
    }
}
