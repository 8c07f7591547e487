//! What the list brings together: people reached, engagements, clicks, orders, and what they cost.

use tierwise_roster::wire::{Expected, Picked};

use super::figures;
use crate::ui::format;
use crate::ui::markup::{Html, html};
use crate::ui::results;

/// The forecast; nothing while there is no set.
pub fn section(picked: &Picked) -> Html {
    if picked.picks.is_empty() {
        return Html::default();
    }
    let rows: Html = picked.forecast.iter().map(|of| row(picked, of)).collect();
    html!(
        r#"<section class="sec" aria-labelledby="expected"><div class="sec__head"><h2 id="expected">What to expect</h2><p class="sec__r">P10 to P90</p></div><table class="tb fc" data-testid="shortlist-forecast"><caption class="sr">Results of the list, and what they cost</caption><thead><tr><th scope="col">Result</th><th scope="col" class="num">Typical</th><th scope="col" class="num">In eight cases of ten</th><th scope="col" class="num">Cost</th></tr></thead><tbody>{}</tbody></table><p class="sm q note">For one package of each creator, before boosting. People who follow several of them are counted with each. Cost is {}, by the typical result, and by P90 and P10.</p></section>"#,
        rows,
        results::BASIS
    )
}

fn row(picked: &Picked, of: &Expected) -> Html {
    let (unit, formula) = &of.unit;
    let (_, typical, _) = of.results;
    let counted = results::counted(unit);
    let each = counted
        .and_then(|counted| counted.cost_of(figures::major(picked, picked.sum.cost), of.results));
    let money = |major: f64| format::money_major(major, figures::currency(picked));
    let (cost, range) = each.map_or_else(Default::default, |[least, middle, most]| {
        let range = format!("{} to {}", money(least), money(most));
        (money(middle), range)
    });
    html!(
        r#"<tr><th scope="row" class="hd">{}<small>{}.</small></th><td class="num">{}</td><td class="num">{}</td><td class="num">{}<small>{}</small><small>{}</small></td></tr>"#,
        counted.map_or(unit.as_str(), |counted| counted.label),
        formula,
        results::told(typical),
        results::range(of.results),
        cost,
        range,
        counted.map_or("", |counted| counted.cost)
    )
}
