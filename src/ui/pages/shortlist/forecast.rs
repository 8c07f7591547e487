//! What the list brings together.

use tierwise_roster::wire::Picked;

use super::figures;
use crate::ui::brings::{Brings, table};
use crate::ui::markup::{Html, html};

/// The forecast; nothing while there is no set.
pub fn section(picked: &Picked) -> Html {
    if picked.picks.is_empty() {
        return Html::default();
    }
    let rows = picked.forecast.iter().map(|of| Brings {
        unit: &of.unit.0,
        formula: &of.unit.1,
        results: of.results,
    });
    let cost = figures::major(picked, picked.sum.cost);
    html!(
        r#"<section class="sec" aria-labelledby="expected"><div class="sec__head"><h2 id="expected">What to expect</h2><p class="sec__r">P10 to P90</p></div>{}</section>"#,
        table(
            &rows.collect::<Vec<_>>(),
            Some(cost),
            figures::currency(picked)
        )
    )
}
