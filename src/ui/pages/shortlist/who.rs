//! Who is in.

use tierwise_core::domain::decimal::fixed;
use tierwise_roster::wire::{Answer, PickView, Picked, Subtotal};

use super::figures::{self, about, change, money, results, span};
use crate::ui::format;
use crate::ui::markup::{Html, html};
use crate::ui::pages::roster::rows::score;
use crate::ui::results::share;

/// The table, by tier.
pub fn table(picked: &Picked) -> Html {
    if picked.picks.is_empty() {
        return Html::default();
    }
    let groups: Html = picked
        .subtotals
        .iter()
        .map(|of| group(picked, of))
        .collect();
    html!(
        r#"<section class="sec" aria-labelledby="picked"><div class="sec__head"><h2 id="picked" tabindex="-1">Who is in</h2></div><table class="tb tb--sum pk"><caption class="sr">The {} creators on the short list</caption><thead><tr><th scope="col">Creator</th><th scope="col" class="p-s">Score</th><th scope="col" class="num p-e">Expected {}</th><th scope="col" class="num p-v">Fit-weighted</th><th scope="col" class="num">Cost</th><th scope="col" class="num p-p">Of budget</th><th scope="col"><span class="sr">Keep or drop</span></th></tr></thead>{}<tfoot>{}</tfoot></table></section>"#,
        picked.count,
        &picked.unit.0,
        groups,
        foot(picked)
    )
}

/// Said where not everybody of a tier is shown.
fn rest(of: &Subtotal, shown: usize) -> Option<Html> {
    let more = (of.count as usize).saturating_sub(shown);
    (more > 0).then(|| {
        html!(
            r#"<tr class="q" data-testid="shortlist-rest"><th scope="row" colspan="7">{} more of them, not shown one by one. They count in every sum, and a saved file has everybody.</th></tr>"#,
            more
        )
    })
}

fn of_budget(picked: &Picked, minor: i64) -> String {
    match picked.terms.budget {
        Some(budget) if budget > 0 => share(minor as f64 / budget as f64),
        _ => String::new(),
    }
}

fn group(picked: &Picked, of: &Subtotal) -> Html {
    let (slug, label) = &of.tier;
    let label = if slug.is_empty() { "No tier" } else { label };
    let rows: Vec<Html> = figures::of_tier(picked, slug)
        .map(|pick| row(picked, pick))
        .collect();
    let rest = rest(of, rows.len());
    html!(
        r#"<tbody><tr class="grp"><th scope="rowgroup" class="p-h">{}<small>{} in{}</small></th><td class="p-s"></td><td class="num p-e">{}</td><td class="num p-v">{}</td><td class="num p-f">{}</td><td class="num p-p">{}</td><td></td></tr>{}{}</tbody>"#,
        figures::tier(slug, label),
        of.count,
        allowed(picked, slug),
        results(of.results),
        results(of.value),
        money(picked, of.cost),
        of_budget(picked, of.cost),
        rows.into_iter().collect::<Html>(),
        rest
    )
}

/// How many of a tier the plan allows.
fn allowed(picked: &Picked, slug: &str) -> String {
    let kind = figures::tiers(picked).find(|kind| kind.slug == slug);
    let bounds = kind.map(|kind| kind.bounds).unwrap_or_default();
    match (bounds.fewest, bounds.most) {
        (0, None) => String::new(),
        (fewest, None) => format!(", {fewest} or more asked for"),
        (0, Some(most)) => format!(", up to {most} allowed"),
        (fewest, Some(most)) => format!(", {fewest} to {most} allowed"),
    }
}

fn row(picked: &Picked, pick: &PickView) -> Html {
    let face = &pick.face;
    let (low, expected, high) = face.score;
    let estimate = face.estimate.then(|| html!("<small>estimate</small>"));
    let pinned = pick
        .pinned
        .then(|| html!(r#" <span class="tag">must have</span>"#));
    let dropping = pick
        .drop
        .as_ref()
        .map(|answer| html!("<small>{}</small>", dropping(answer)));
    let (pin, label) = if pick.pinned {
        ("unpin", "No must")
    } else {
        ("pin", "Must have")
    };
    html!(
        r#"<tr data-testid="shortlist-row" data-handle="{}" data-cost="{}" data-value="{}"><th scope="row" class="p-h"><b>{}</b><small>{}{}</small>{}</th><td class="p-s">{}</td><td class="num p-e">{}</td><td class="num p-v">{}</td><td class="num p-f">{}{}</td><td class="num p-p q">{}</td><td class="p-a"><button type="button" class="link" data-on="{}" data-who="{}" aria-label="{}">{}</button><button type="button" class="link" data-on="exclude" data-who="{}" aria-label="{}">Keep out</button></td></tr>"#,
        &face.handle,
        face.cost.to_string(),
        fixed(pick.value, 3),
        &face.name,
        about(face),
        pinned,
        dropping,
        score(f64::from(low), f64::from(expected), f64::from(high)),
        results(pick.results),
        results(pick.value),
        money(picked, face.cost),
        estimate,
        of_budget(picked, face.cost),
        pin,
        face.who,
        format!("{label}: {}", face.name),
        label,
        face.who,
        format!("Keep out: {}", face.name),
    )
}

/// What dropping somebody would cost.
fn dropping(answer: &Answer) -> String {
    let swap = match answer {
        Answer::Waiting => return "Without: being worked out.".to_owned(),
        Answer::Unasked => return "Without: not worked out yet.".to_owned(),
        Answer::Never => return "Without: no set keeps to your limits.".to_owned(),
        Answer::AtMost(most) => {
            return format!(
                "Without: {} at best, not worked out exactly.",
                change(*most)
            );
        }
        Answer::Swap(swap) => swap,
    };
    figures::without(&span(swap), swap)
}

fn foot(picked: &Picked) -> Html {
    let (_, middle, _) = picked.sum.results;
    let count = picked.count;
    let line = |label: &str, minor: i64, class: &str| {
        html!(
            r#"<tr class="{}"><th scope="row">{}</th><td class="p-s"></td><td class="p-e"></td><td class="p-v"></td><td class="num p-f">{}</td><td class="num p-p">{}</td><td></td></tr>"#,
            class,
            label,
            money(picked, minor),
            of_budget(picked, minor)
        )
    };
    let budget = picked.terms.budget.unwrap_or(0);
    let more = |label, minor| (minor > 0).then(|| line(label, minor, "q"));
    let kept = more("Kept for boosting", picked.kept());
    let left = more("Left over", picked.left());
    html!(
        r#"<tr data-testid="shortlist-total" data-cost="{}"><th scope="row">{} {}</th><td class="p-s"></td><td class="num p-e">{}</td><td class="num p-v">{}</td><td class="num p-f">{}</td><td class="num p-p">{}</td><td></td></tr>{}{}{}"#,
        picked.sum.cost.to_string(),
        count,
        format::plural(count.into(), "creator", "creators"),
        results(middle),
        results(picked.sum.value),
        money(picked, picked.sum.cost),
        of_budget(picked, picked.sum.cost),
        kept,
        left,
        line("Budget", budget, "dbl")
    )
}
