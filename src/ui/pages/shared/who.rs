//! The creators of a shared plan.

use leptos::prelude::*;
use tierwise_core::domain::creator::Network;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_core::domain::tier::TierKind;
use tierwise_core::persist::share::{Shared, SharedCreator, SharedList};

use crate::ui::charts::parts::chip;
use crate::ui::format;
use crate::ui::markup::{Html, html, show};

/// The list, by tier; nothing where none is shared.
pub fn section(plan: &Shared) -> Option<AnyView> {
    let list = plan.list.as_ref()?;
    let currency = plan.workspace.brief.currency;
    let tiers = TierKind::ALL
        .iter()
        .rev()
        .map(|tier| tier.slug())
        .chain([""]);
    let groups: Html = tiers.map(|slug| group(list, slug, currency)).collect();
    let (low, middle, high) = list.results;
    let sum: i64 = list.creators.iter().filter_map(|c| c.cost).sum();
    let count = list.creators.len();
    let creators = format::plural(count as u64, "creator", "creators");
    let money = (sum > 0).then(|| format!(" for {}", words(sum, currency)));
    let results = (middle > 0.0).then(|| {
        format!(
            "About {} {} together, {} to {} in eight cases of ten. People who follow several of them are counted with each.",
            format::count(middle),
            list.unit,
            format::count(low),
            format::count(high)
        )
    });
    let proof = if list.gap > 0.0 {
        format!(
            "At most {} from the best set within the limits.",
            format::percent(list.gap)
        )
    } else {
        "The best set within the limits: proven.".to_owned()
    };
    Some(show(html!(
        r#"<section class="sec" aria-labelledby="who"><div class="sec__head"><h2 id="who">Who</h2><p class="sec__r">{} {}{}</p></div><p class="sm q">{} {}</p><div class="whog">{}</div></section>"#,
        count,
        creators,
        money.unwrap_or_default(),
        results.unwrap_or_default(),
        proof,
        groups
    )))
}

fn words(minor: i64, currency: Currency) -> String {
    format::money(Minor::new(minor).unwrap_or_default(), currency)
}

fn group(list: &SharedList, slug: &str, currency: Currency) -> Html {
    let numbered = (1_usize..)
        .zip(&list.creators)
        .filter(|(_, c)| c.tier == slug);
    let creators: Vec<(usize, &SharedCreator)> = numbered.collect();
    if creators.is_empty() {
        return Html::default();
    }
    let sum: i64 = creators.iter().filter_map(|(_, c)| c.cost).sum();
    let name =
        TierKind::from_slug(slug).map_or_else(|| html!("No tier"), |tier| chip(tier, tier.label()));
    let rows: Html = creators
        .into_iter()
        .map(|(at, c)| row(at, c, currency))
        .collect();
    html!(
        r#"<table class="tb"><thead><tr><th scope="col">{}</th><th scope="col" class="num"><span class="sr">Followers</span></th><th scope="col" class="num">{}<span class="sr"> cost</span></th></tr></thead><tbody>{}</tbody></table>"#,
        name,
        if sum > 0 {
            words(sum, currency)
        } else {
            String::new()
        },
        rows
    )
}

fn row(at: usize, creator: &SharedCreator, currency: Currency) -> Html {
    let name = if creator.name.is_empty() {
        format!("Creator {at}")
    } else {
        creator.name.clone()
    };
    let network = Network::from_slug(&creator.network).map_or("", |n| n.label());
    let more: Vec<&str> = [network, creator.contact.as_str()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect();
    let cost = creator.cost.map(|c| words(c, currency)).unwrap_or_default();
    let estimate = (creator.estimate && creator.cost.is_some())
        .then(|| html!("<small>estimate until quoted</small>"));
    html!(
        r#"<tr data-testid="shared-creator"><th scope="row">{}<small>{}</small></th><td class="num">{}</td><td class="num">{}{}</td></tr>"#,
        name,
        more.join(", "),
        creator
            .followers
            .map(|f| format::compact_followers(f as f64))
            .unwrap_or_default(),
        cost,
        estimate
    )
}
