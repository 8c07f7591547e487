//! How sure: the whole rank matrix, what each tier is worth, and who would be right to choose it.

use tierwise_core::domain::advice::{Advice, Criterion, TierAdvice};

use super::words;
use crate::ui::charts::parts::{chip, scrolling, td_num, th, th_num};
use crate::ui::charts::{bars, readings, tier_class};
use crate::ui::format;
use crate::ui::markup::{Html, html};

/// What the readings say in two sentences, and both tables in a part that opens.
pub fn body(advice: &Advice) -> Html {
    html!(
        r#"<p class="sure__s">{}</p><details class="more"><summary>Every rank of every tier, and whose taste each tier suits</summary>{}{}</details>"#,
        summary(advice),
        ranks(advice),
        weights(advice)
    )
}

/// Who comes first how often, and what the readings that disagree care about.
fn summary(advice: &Advice) -> String {
    let (Some(leader), Some(rival)) = (
        advice.leader_entry(),
        advice.runner_up.and_then(|t| advice.tier(t)),
    ) else {
        return "Among the readings in which some tier is affordable, these are the ranks."
            .to_owned();
    };
    let name = |t: &TierAdvice| words::tier_name(advice, t.band.tier);
    let mut text = format!(
        "{} comes first in {} of 100 readings, {} in {}.",
        words::sentence(&name(leader)),
        firsts(advice, leader),
        name(rival),
        firsts(advice, rival)
    );
    if let (Some(ours), Some(theirs)) = (leader.central_weights, rival.central_weights) {
        let most = Criterion::ALL
            .iter()
            .zip(ours.iter().zip(theirs))
            .max_by(|a, b| {
                let gain = |x: &(&Criterion, (&f64, f64))| x.1.1 - x.1.0;
                gain(a).total_cmp(&gain(b))
            });
        if let Some((criterion, (ours, theirs))) =
            most.filter(|(_, (ours, theirs))| theirs - *ours >= 0.005)
        {
            text.push_str(&format!(
                " Readings that put {} first give more weight to {}: {} on average, against {}.",
                name(rival),
                criterion.label().to_lowercase(),
                format::percent_whole(theirs),
                format::percent_whole(*ours)
            ));
        }
    }
    text
}

/// In how many of 100 readings a tier comes first, counted as in every other place, so that no more than 100 are told.
fn firsts(advice: &Advice, tier: &TierAdvice) -> String {
    let counts = readings::of_hundred(&advice.lead());
    let own = counts.iter().find(|(kind, _)| *kind == tier.band.tier);
    match own {
        Some((_, count)) if *count > 0 => count.to_string(),
        _ if tier.acceptability > 0.0 => "fewer than 1".to_owned(),
        _ => "none".to_owned(),
    }
}

/// A share as a whole percentage; a trace is not nothing.
fn share_words(x: f64) -> String {
    if x > 0.0 && x < 0.005 {
        format!("<{}", format::percent_whole(0.01))
    } else {
        format::percent_whole(x)
    }
}

fn head(tier: &TierAdvice) -> Html {
    html!(
        r#"<th scope="row">{}</th>"#,
        chip(tier.band.tier, tier.band.name())
    )
}

/// A share as a bar over its figure.
fn cell(share: f64) -> Html {
    html!(
        r#"<td class="mx">{}<span>{}</span></td>"#,
        bars::share(share),
        share_words(share)
    )
}

fn ranks(advice: &Advice) -> Html {
    let columns: Html = (1..=advice.tiers.len())
        .map(|rank| match rank {
            1 => th("First"),
            2 => th("Second"),
            3 => th("Third"),
            n => th(format!("{n}th")),
        })
        .collect();
    let rows: Html = advice
        .tiers
        .iter()
        .map(|tier| {
            let value = &tier.value;
            html!(
                r#"<tr class="{}">{}{}{}<td class="num q">{} to {}</td>{}{}</tr>"#,
                tier_class(tier.band.tier),
                head(tier),
                tier.ranks
                    .iter()
                    .map(|share| cell(*share))
                    .collect::<Html>(),
                td_num(format::decimal(value.mid, 0)),
                format::decimal(value.p10, 0),
                format::decimal(value.p90, 0),
                td_num(share_words(tier.affordable)),
                td_num(tier.confidence.map_or_else(|| "–".to_owned(), share_words))
            )
        })
        .collect();
    let table = html!(
        r#"<table class="tb ranks"><caption class="sr">Share of readings in which each tier takes each rank</caption><thead><tr>{}{}{}{}{}{}</tr></thead><tbody>{}</tbody></table>"#,
        th("Tier"),
        columns,
        th_num("Value, of 100"),
        th_num("P10 to P90"),
        th_num("Affordable"),
        th_num("Confidence"),
        rows
    );
    html!(
        r#"<h3>How often each tier takes each rank</h3><p class="q sm">“Affordable” is the share of readings in which the budget buys the tier’s minimum count. “Confidence” is how often the tier would come first if everybody weighed the criteria the way its best readings do: a low figure means that no taste makes it a safe choice.</p>{}"#,
        scrolling("Rank table", table)
    )
}

fn weights(advice: &Advice) -> Html {
    let columns: Html = Criterion::ALL.iter().map(|c| th(c.label())).collect();
    let rows: Html = advice
        .tiers
        .iter()
        .map(|tier| {
            let cells = match tier.central_weights {
                Some(weights) => weights.iter().map(|w| cell(*w)).collect(),
                None => html!(
                    r#"<td colspan="{}" class="q">Never comes first, whatever the weights</td>"#,
                    Criterion::ALL.len()
                ),
            };
            html!(
                r#"<tr class="{}">{}{}</tr>"#,
                tier_class(tier.band.tier),
                head(tier),
                cells
            )
        })
        .collect();
    let table = html!(
        r#"<table class="tb ranks"><caption class="sr">Average weight of each criterion where the tier comes first</caption><thead><tr>{}{}</tr></thead><tbody>{}</tbody></table>"#,
        th("Tier"),
        columns,
        rows
    );
    let meanings: Html = Criterion::ALL
        .iter()
        .map(|c| html!("<div><dt>{}</dt><dd>{}</dd></div>", c.label(), c.help()))
        .collect();
    html!(
        r#"<h3>Who would be right to choose each tier</h3><p class="q sm">The average weights of the readings in which the tier comes first. If you care about these things in this proportion, it is your tier.</p>{}<dl class="crit">{}</dl>"#,
        scrolling("Weights table", table),
        meanings
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_core::domain::advice::advise_with;
    use tierwise_core::domain::link;
    use tierwise_core::domain::settings::Context;

    #[test]
    fn both_together_come_first_in_no_more_readings_than_there_are() {
        let mut halves = 0;
        for budget in (500..12_000).step_by(250) {
            let (brief, _) = link::parse(&format!("budget={budget}&goal=engagement"));
            let advice = advise_with(&brief, &Context::default(), 1_000);
            let both = [advice.leader, advice.runner_up].map(|t| advice.tier(t?));
            let [Some(leader), Some(rival)] = both else {
                continue;
            };
            let count = |tier: &TierAdvice| firsts(&advice, tier).parse().unwrap_or(0);
            assert!(count(leader) + count(rival) <= 100, "{budget}");
            let alone = |tier: &TierAdvice| format::of_hundred(tier.acceptability);
            halves += u32::from(alone(leader) + alone(rival) > 100);
        }
        assert!(halves > 0, "rounded by itself no pair would be too many");
    }
}
