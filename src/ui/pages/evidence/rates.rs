//! Exchange rates: US dollar benchmarks become the brief's currency by these.

use leptos::prelude::*;
use tierwise_core::domain::money::{Currency, RATES, RATES_DATE};
use tierwise_core::domain::settings::Context;

use super::editable::{self, Editable};
use crate::ui::boxed::{dynamic, memo};
use crate::ui::charts::parts::{th, th_num};
use crate::ui::markup::{Html, html, show_live};
use crate::ui::state::AppState;

/// The rate of the brief's currency first, all others in a part that opens.
pub fn body(state: AppState) -> AnyView {
    let currency = memo(move || state.brief.with(|b| b.currency));
    dynamic(move || {
        let context = state.context.get_untracked();
        let all = html!(
            "{}{}",
            own(currency.get(), &context),
            others(currency.get(), &context)
        );
        show_live(all, move |event, field| {
            editable::heard(state, event, field)
        })
    })
}

fn own(currency: Currency, context: &Context) -> Html {
    if currency == Currency::USD {
        return html!(
            "<p>Your brief is in US dollars, like the benchmarks: no rate is needed.</p>"
        );
    }
    html!(
        r#"<div class="rate rate--own"><label for="rate-{}">1 US dollar is worth this many {}</label>{}</div>"#,
        currency.code(),
        currency.code(),
        Editable::Rate(currency).field(context)
    )
}

fn others(own: Currency, context: &Context) -> Html {
    let rows: Html = RATES
        .iter()
        .filter_map(|(code, name, _)| Currency::parse(code).map(|c| (c, *name)))
        // The brief's own currency has its field above.
        .filter(|(c, _)| *c != Currency::USD && *c != own)
        .map(|(c, name)| {
            html!(
                r#"<tr><th scope="row">{}</th><td>{}</td><td class="num">{}</td></tr>"#,
                name,
                c.code(),
                Editable::Rate(c).field(context)
            )
        })
        .collect();
    html!(
        r#"<details class="more"><summary>All rates</summary><table class="tb rates"><caption class="sr">Units of each currency for one US dollar</caption><thead><tr>{}{}{}</tr></thead><tbody>{}</tbody></table></details><p class="sm q">Rounded mid-market rates written down in {}. Tierwise asks no server for newer ones: type over what matters to you.</p>"#,
        th("Currency"),
        th("Code"),
        th_num("For 1 US dollar"),
        rows,
        RATES_DATE
    )
}
