//! What sources claim, beside the figures that disagree.

use tierwise_core::domain::evidence::claims::{Claim, Topic, claims_on};

use crate::ui::charts::parts::{chip, plate, scrolling, th, th_num};
use crate::ui::format;
use crate::ui::markup::{Html, html};

/// One part per topic.
pub fn body() -> Html {
    Topic::ALL.iter().map(|topic| part(*topic)).collect()
}

fn part(topic: Topic) -> Html {
    let claims: Vec<&Claim> = claims_on(topic).collect();
    if claims.is_empty() {
        return Html::default();
    }
    let count = claims.len();
    let disagree = claims.iter().filter(|c| !c.stance.is_empty()).count();
    let beside =
        (disagree > 0).then(|| html!(", {} with something against or beside it", disagree));
    let table = html!(
        r#"<table class="tb clm"><caption class="sr">Claims on {}</caption><thead><tr>{}{}{}{}{}</tr></thead><tbody>{}</tbody></table>"#,
        topic.label(),
        th("Claim"),
        th_num("Figure"),
        th("About"),
        th("Beside it"),
        th("Source"),
        claims.into_iter().map(row).collect::<Html>()
    );
    html!(
        r#"<details class="more claims" id="claims-{}"><summary>{}<small>{} {}{}</small></summary><p class="q sm">{}</p>{}</details>"#,
        topic.slug(),
        topic.label(),
        count,
        format::plural(count as u64, "claim", "claims"),
        beside,
        topic.help(),
        scrolling(&format!("Claims: {}", topic.label()), table)
    )
}

fn row(claim: &Claim) -> Html {
    let figure = claim.value.map(|v| {
        let low = format::decimal(v.low, 3);
        let number = if v.low == v.high {
            low
        } else {
            format!("{low} to {}", format::decimal(v.high, 3))
        };
        Html::from(if v.unit == "%" {
            format!("{number}%")
        } else {
            format!("{number} {}", v.unit)
        })
    });
    html!(
        r#"<tr><th scope="row" class="hd">{}<small>{}</small></th><td class="num">{}</td><td>{}{}</td><td class="q">{}</td><td>{}<small class="q">{}{}</small></td></tr>"#,
        claim.text,
        claim.basis,
        figure,
        claim.tier.map(|t| chip(t, t.label())),
        claim
            .platform
            .map(|p| html!("<small>{}</small>", p.label())),
        claim.stance,
        plate(claim.source),
        claim.grade.label(),
        claim.year().map(|y| html!(" {}", u32::from(y)))
    )
}
