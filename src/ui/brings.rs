//! What a list of creators brings, as a table: people reached, engagements, clicks, orders, and what they cost.

use tierwise_core::domain::money::Currency;

use crate::ui::format;
use crate::ui::markup::{Html, html};
use crate::ui::results::{BASIS, counted, range, told};

/// One thing that it brings.
pub struct Brings<'a> {
    /// What is counted, as the roster and links say it.
    pub unit: &'a str,
    /// How it is worked out.
    pub formula: &'a str,
    /// P10, middle, P90.
    pub results: (f64, f64, f64),
}

/// The table. What a result costs is told where it is known what the list costs, in major units.
pub fn table(rows: &[Brings], cost: Option<f64>, currency: Currency) -> Html {
    let costs = cost.map(|_| html!(r#"<th scope="col" class="num">Cost</th>"#));
    let basis =
        cost.map(|_| format!(" Cost is {BASIS}, by the typical result, and by P90 and P10."));
    html!(
        r#"<table class="tb fc" data-testid="list-forecast"><caption class="sr">Results of the list, and what they cost</caption><thead><tr><th scope="col">Result</th><th scope="col" class="num">Typical</th><th scope="col" class="num">In eight cases of ten</th>{}</tr></thead><tbody>{}</tbody></table><p class="sm q note">For one package of each creator, before boosting. People who follow several of them are counted with each.{}</p>"#,
        costs,
        rows.iter()
            .map(|of| row(of, cost, currency))
            .collect::<Html>(),
        basis.unwrap_or_default()
    )
}

fn row(of: &Brings, cost: Option<f64>, currency: Currency) -> Html {
    let (_, typical, _) = of.results;
    let counted = counted(of.unit);
    let cost = cost.map(|major| {
        let each = counted.and_then(|counted| counted.cost_of(major, of.results));
        let [least, middle, most] = match each {
            Some(each) => each.map(|major| format::money_major(major, currency)),
            None => return html!("<td></td>"),
        };
        html!(
            r#"<td class="num">{}<small>{}</small><small>{}</small></td>"#,
            middle,
            format!("{least} to {most}"),
            counted.map_or("", |counted| counted.cost)
        )
    });
    html!(
        r#"<tr><th scope="row" class="hd">{}<small>{}.</small></th><td class="num">{}</td><td class="num">{}</td>{}</tr>"#,
        counted.map_or(of.unit, |counted| counted.label),
        of.formula,
        told(typical),
        range(of.results),
        cost
    )
}
