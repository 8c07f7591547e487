//! The creators of a shared plan.

use leptos::prelude::*;
use tierwise_core::domain::creator::Network;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_core::domain::tier::TierKind;
use tierwise_core::persist::share::SharedCreator;

use super::listed::{Group, Listed};
use crate::ui::charts::parts::chip;
use crate::ui::format;
use crate::ui::markup::{Html, html, show};
use crate::ui::results::{range, share, told};

/// The list, by tier.
pub fn section(listed: &Listed) -> AnyView {
    let list = &listed.list;
    let currency = listed.brief.currency;
    let groups: Html = listed.groups.iter().map(|of| group(listed, of)).collect();
    let (_, middle, _) = list.results;
    let money = listed
        .cost()
        .map(|cost| format!(" for {}", format::money(cost, currency)));
    let results = (middle > 0.0).then(|| {
        format!(
            "About {} {} together, {} in eight cases of ten. People who follow several of them are counted with each.",
            told(middle),
            list.unit,
            range(list.results)
        )
    });
    let proof = if list.gap > 0.0 {
        format!(
            "At most {} from the best set within the limits.",
            share(list.gap)
        )
    } else {
        "The best set within the limits: proven.".to_owned()
    };
    show(html!(
        r#"<section class="sec" aria-labelledby="who"><div class="sec__head"><h2 id="who">Who</h2><p class="sec__r">{}{}</p></div><p class="sm q">{} {}</p><div class="whog">{}</div></section>"#,
        listed.creators(),
        money.unwrap_or_default(),
        results.unwrap_or_default(),
        proof,
        groups
    ))
}

fn group(listed: &Listed, of: &Group) -> Html {
    let currency = listed.brief.currency;
    let name = match of.tier {
        Some(tier) => chip(tier, listed.tier(tier)),
        None => html!("No tier"),
    };
    let costs = listed.list.creators.iter().any(|c| c.cost.is_some());
    let sum = (of.cost > Minor::ZERO).then(|| format::money(of.cost, currency));
    let head = costs.then(|| {
        html!(
            r#"<th scope="col" class="num">{}<span class="sr"> cost</span></th>"#,
            sum.unwrap_or_default()
        )
    });
    let rows: Html = (1_usize..)
        .zip(&listed.list.creators)
        .filter(|(_, creator)| TierKind::from_slug(&creator.tier) == of.tier)
        .map(|(at, creator)| row(at, creator, costs.then_some(currency)))
        .collect();
    html!(
        r#"<table class="tb"><thead><tr><th scope="col">{}</th><th scope="col" class="num"><span class="sr">Followers</span></th>{}</tr></thead><tbody>{}</tbody></table>"#,
        name,
        head,
        rows
    )
}

/// What a creator costs is told in `currency`; without one there is no column for it.
fn row(at: usize, creator: &SharedCreator, currency: Option<Currency>) -> Html {
    let name = if creator.name.is_empty() {
        format!("Creator {at}")
    } else {
        creator.name.clone()
    };
    let network = Network::from_slug(&creator.network).map_or("", |n| n.label());
    let more: Vec<&str> = [network, &creator.place, &creator.contact]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect();
    let estimate = (creator.estimate && creator.cost.is_some())
        .then(|| html!("<small>estimate until quoted</small>"));
    let cost = currency.map(|currency| {
        let cost = creator.cost.and_then(Minor::new).unwrap_or_default();
        let cost = creator.cost.map(|_| format::money(cost, currency));
        html!(
            r#"<td class="num">{}{}</td>"#,
            cost.unwrap_or_default(),
            estimate
        )
    });
    html!(
        r#"<tr data-testid="shared-creator"><th scope="row">{}<small>{}</small></th><td class="num">{}</td>{}</tr>"#,
        name,
        more.join(", "),
        creator
            .followers
            .map(|f| format::compact_followers(f as f64))
            .unwrap_or_default(),
        cost
    )
}
