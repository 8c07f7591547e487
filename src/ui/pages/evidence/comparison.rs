//! The tiers side by side: in figures for the brief, and in words.

use tierwise_core::domain::advice::{Advice, TierAdvice};
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::evidence::claims::COMPARISON;
use tierwise_core::domain::money::Minor;

use crate::ui::charts::parts::{chip, plate, scrolling};
use crate::ui::charts::{readings, scale, tier_class};
use crate::ui::format;
use crate::ui::markup::{Html, html};

/// Which end of a row is best.
#[derive(Clone, Copy, PartialEq)]
enum Best {
    High,
    Low,
    /// Neither end is better.
    None,
}

/// A row: name, basis, best end, what to compare and how it reads.
struct Row {
    label: &'static str,
    basis: &'static str,
    best: Best,
    value: fn(&TierAdvice) -> f64,
    words: fn(&TierAdvice, &Brief) -> String,
}

fn money(amount: Minor, brief: &Brief) -> String {
    format::money_round(amount, brief.currency)
}

fn major(amount: f64, brief: &Brief) -> String {
    format::money_major(amount, brief.currency)
}

fn number(n: u32) -> String {
    if n == 0 {
        "none".to_owned()
    } else {
        format::whole(f64::from(n))
    }
}

const ROWS: &[Row] = &[
    Row {
        label: "Typical followers",
        basis: "middle of the tier",
        best: Best::None,
        value: |t| t.typical.followers,
        words: |t, _| format::compact_followers(t.typical.followers),
    },
    Row {
        label: "Fee for one package",
        basis: "typical, P10 to P90 under it",
        best: Best::Low,
        value: |t| t.typical.fee.get() as f64,
        words: |t, b| {
            let fee = &t.typical;
            format!(
                "{}\n{} to {}",
                money(fee.fee, b),
                money(fee.fee_low, b),
                money(fee.fee_high, b)
            )
        },
    },
    Row {
        label: "All-in cost of one",
        basis: "with product, postage, commission and your hours",
        best: Best::Low,
        value: |t| t.typical.all_in.get() as f64,
        words: |t, b| money(t.typical.all_in, b),
    },
    Row {
        label: "The budget buys",
        basis: "creators, whatever the hours",
        best: Best::High,
        value: |t| f64::from(t.typical.affordable_count),
        words: |t, _| number(t.typical.affordable_count),
    },
    Row {
        label: "Your hours can handle",
        basis: "creators",
        best: Best::High,
        value: |t| f64::from(t.typical.manageable_count),
        words: |t, _| number(t.typical.manageable_count),
    },
    Row {
        label: "Suitable creators",
        basis: "that exist and accept, estimate",
        best: Best::High,
        value: |t| t.typical.supply,
        words: |t, _| {
            if t.typical.supply < 1.0 {
                "under 1".to_owned()
            } else {
                format::count(t.typical.supply.round())
            }
        },
    },
    Row {
        label: "Your hours for one",
        basis: "over the campaign",
        best: Best::Low,
        value: |t| t.typical.hours,
        words: |t, _| format!("{} h", format::decimal(t.typical.hours, 1)),
    },
    Row {
        label: "Reached by one",
        basis: "people, one package",
        best: Best::High,
        value: |t| t.typical.reach,
        words: |t, _| format::count(t.typical.reach),
    },
    Row {
        label: "Engagement rate",
        basis: "by followers, P10 to P90 under it",
        best: Best::High,
        value: |t| t.typical.engagement_rate.mid,
        words: |t, _| {
            let rate = &t.typical.engagement_rate;
            format!(
                "{}\n{} to {}",
                format::percent(rate.mid),
                format::percent(rate.p10),
                format::percent(rate.p90)
            )
        },
    },
    Row {
        label: "Audience in your place",
        basis: "share",
        best: Best::High,
        value: |t| t.typical.in_target,
        words: |t, _| format::percent(t.typical.in_target),
    },
    Row {
        label: "Audience interested",
        basis: "share",
        best: Best::High,
        value: |t| t.typical.interested,
        words: |t, _| format::percent(t.typical.interested),
    },
    Row {
        label: "Fake or inactive followers",
        basis: "share",
        best: Best::Low,
        value: |t| 1.0 - t.typical.credible,
        words: |t, _| format::percent(1.0 - t.typical.credible),
    },
    Row {
        label: "Click rate",
        basis: "of interested people reached",
        best: Best::High,
        value: |t| t.typical.click_rate,
        words: |t, _| format::percent(t.typical.click_rate),
    },
    Row {
        label: "Order rate",
        basis: "of clicks",
        best: Best::High,
        value: |t| t.typical.conversion,
        words: |t, _| format::percent(t.typical.conversion),
    },
    Row {
        label: "Cash for 1,000 reached",
        basis: "anyone, anywhere",
        best: Best::Low,
        value: |t| t.typical.cpm,
        words: |t, b| major(t.typical.cpm, b),
    },
    Row {
        label: "Cash for one engagement",
        basis: "anyone, anywhere",
        best: Best::Low,
        value: |t| t.typical.cpe,
        words: |t, b| major(t.typical.cpe, b),
    },
    Row {
        label: "Useful results from one",
        basis: "for your goal, in your place, interested",
        best: Best::High,
        value: |t| t.typical.useful,
        words: |t, _| format::count(t.typical.useful),
    },
    Row {
        label: "All-in cost of a useful result",
        basis: "what the advice compares",
        best: Best::Low,
        value: |t| t.typical.cost_per_useful,
        words: |t, b| major(t.typical.cost_per_useful, b),
    },
];

/// Both tables, one over the other.
pub fn tables(advice: &Advice, brief: &Brief) -> Html {
    html!(
        r#"{}<h3 class="cmp__h3">In words</h3>{}"#,
        scrolling("Tiers in figures", figures(advice, brief)),
        scrolling("Tiers in words", in_words(advice))
    )
}

/// A cell of a tier's column.
fn cell(advice: &Advice, tier: &TierAdvice, content: Html) -> Html {
    html!(
        r#"<td class="{}">{}</td>"#,
        column_class(advice, tier),
        content
    )
}

fn column_class(advice: &Advice, tier: &TierAdvice) -> String {
    let lead = if advice.leader == Some(tier.band.tier) {
        " is-lead"
    } else {
        ""
    };
    format!("num {}{lead}", tier_class(tier.band.tier))
}

fn table(advice: &Advice, class: &str, caption: &str, rows: Html) -> Html {
    let columns: Html = advice
        .tiers
        .iter()
        .map(|tier| {
            html!(
                r#"<th scope="col" class="{}">{}<small>{}</small></th>"#,
                column_class(advice, tier),
                chip(tier.band.tier, tier.band.name()),
                scale::range_words(&tier.band)
            )
        })
        .collect();
    html!(
        r#"<table class="tb {}"><caption class="sr">{}</caption><thead><tr><th scope="col"><span class="sr">Measure</span></th>{}</tr></thead><tbody>{}</tbody></table>"#,
        class,
        caption,
        columns,
        rows
    )
}

fn row(label: &str, basis: &str, cells: Html) -> Html {
    html!(
        r#"<tr><th scope="row" class="hd">{}<small>{}</small></th>{}</tr>"#,
        label,
        basis,
        cells
    )
}

fn figures(advice: &Advice, brief: &Brief) -> Html {
    let counts = readings::of_hundred(&advice.lead());
    let first = advice
        .tiers
        .iter()
        .zip(&counts)
        .map(|(tier, (_, count))| {
            let best = advice.leader == Some(tier.band.tier);
            cell(advice, tier, value(&count.to_string(), best))
        })
        .collect();
    let rows = ROWS.iter().map(|r| {
        let values: Vec<f64> = advice.tiers.iter().map(r.value).collect();
        let target = match r.best {
            Best::High => values.iter().copied().reduce(f64::max),
            Best::Low => values.iter().copied().reduce(f64::min),
            Best::None => None,
        };
        let cells = advice
            .tiers
            .iter()
            .zip(&values)
            .map(|(tier, x)| {
                cell(
                    advice,
                    tier,
                    value(&(r.words)(tier, brief), target == Some(*x) && *x > 0.0),
                )
            })
            .collect();
        row(r.label, r.basis, cells)
    });
    table(
        advice,
        "cmp",
        "The tiers side by side for this brief. Bold marks the best value in a row.",
        std::iter::once(row("Comes first", "in readings of 100", first))
            .chain(rows)
            .collect(),
    )
}

/// A figure, bold where it is best; what stands after a line break is smaller.
fn value(text: &str, best: bool) -> Html {
    let (text, under) = match text.split_once('\n') {
        Some((text, under)) => (text, Some(html!("<small>{}</small>", under))),
        None => (text, None),
    };
    if best {
        html!(r#"<b>{}<span class="sr"> (best)</span></b>{}"#, text, under)
    } else {
        html!("{}{}", text, under)
    }
}

fn in_words(advice: &Advice) -> Html {
    let rows = COMPARISON
        .iter()
        .map(|r| {
            let cells: Html = advice
                .tiers
                .iter()
                .map(|tier| cell(advice, tier, r.cell(tier.band.tier).unwrap_or("–").into()))
                .collect();
            html!(
                r#"<tr><th scope="row" class="hd">{} {}</th>{}</tr>"#,
                r.label,
                plate(r.source),
                cells
            )
        })
        .collect();
    table(
        advice,
        "cmp cmp--words",
        "The tiers side by side in words",
        rows,
    )
}
