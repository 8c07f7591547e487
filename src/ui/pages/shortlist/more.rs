//! What more money would add.

use leptos::prelude::*;
use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::money::Currency;
use tierwise_roster::wire::Picked;

use super::figures::{change, money, names, results};
use super::following;
use crate::ui::boxed::{hear, maybe, memo};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html};
use crate::ui::pages::roster::desk::Desk;

/// The next sum, and the best for other budgets.
pub fn section(desk: &Desk) -> AnyView {
    let html = following(desk, said);
    let picked = desk.picked.clone();
    let raised = memo(move || {
        picked.with(|p| {
            let p = p.as_ref()?;
            let more = p.more.as_ref()?;
            let budget = p.terms.budget? + more.extra;
            Some((budget, p.terms.kept, money(p, budget)))
        })
    });
    let desk = desk.clone();
    view! {
        {follow(move || html.get())}
        {maybe(move || {
            let (budget, kept, words) = raised.get()?;
            let desk = desk.clone();
            let raise = hear(move |_: web_sys::MouseEvent| {
                desk.plan(|plan, currency| {
                    plan.set_currency(&currency);
                    plan.budget = Some(budget);
                    plan.kept = Some(kept);
                });
            });
            Some(view! { <p><button type="button" class="btn btn--sm" on:click=raise>"Try "{words}</button></p> }.into_any())
        })}
    }
    .into_any()
}

fn said(picked: &Picked) -> Html {
    let Some(more) = &picked.more else {
        return Html::default();
    };
    let extra = money(picked, more.extra);
    let gain = more.swap.change;
    let title = if gain > 0.0 {
        format!("The next {extra} would add {}", results(gain))
    } else {
        format!("The next {extra} would add nothing")
    };
    let share = if picked.sum.value > 0.0 {
        gain / picked.sum.value
    } else {
        0.0
    };
    let text = if gain > 0.0 {
        format!(
            "That is {} more fit-weighted {}, for {} of it.",
            format::percent(share),
            picked.unit.0,
            money(picked, more.spent.max(0))
        )
    } else {
        "Your other limits leave nobody to spend it on who adds more.".to_owned()
    };
    let swap = (gain > 0.0).then(|| {
        let out = if more.swap.leaves.is_empty() {
            String::new()
        } else {
            format!(" Out: {}.", names(&more.swap.leaves))
        };
        html!(
            r#"<p class="sm">In: {}.{}</p>"#,
            names(&more.swap.joins),
            out
        )
    });
    html!(
        r#"<section class="sec" aria-labelledby="next"><div class="sec__head"><h2 id="next">{}</h2></div><p class="sm q">{}</p>{}{}</section>"#,
        title,
        text,
        curve(picked),
        swap
    )
}

/// The best sum by budget as a line, with its table.
fn curve(picked: &Picked) -> Html {
    let (Some((first, _)), Some((last, _))) = (picked.curve.first(), picked.curve.last()) else {
        return Html::default();
    };
    let most = picked
        .curve
        .iter()
        .map(|(_, value)| *value)
        .fold(0.0, f64::max);
    if last == first || most <= 0.0 {
        return Html::default();
    }
    let x = |budget: i64| (budget - first) as f64 / (last - first) as f64 * 100.0;
    let y = |value: f64| value / most * 100.0;
    let points: Vec<String> = picked
        .curve
        .iter()
        .map(|(budget, value)| {
            format!(
                "{} {}",
                fixed(x(*budget) * 6.0, 1),
                fixed(150.0 - y(*value) * 1.5, 1)
            )
        })
        .collect();
    let you = picked.terms.budget.map(|budget| {
        html!(
            r#"<i class="you" data-css="left:{}%;bottom:{}%"><b>You</b></i>"#,
            fixed(x(budget), 2),
            fixed(y(picked.sum.value), 2)
        )
    });
    let currency = Currency::parse(&picked.terms.currency).unwrap_or(Currency::USD);
    let short = |budget: i64| {
        format::money_compact(budget as f64 / currency.minor_per_major() as f64, currency)
    };
    let rows: Html = picked
        .curve
        .iter()
        .map(|(budget, value)| {
            let against = change(value - picked.sum.value);
            html!(
                r#"<tr><th scope="row">{}</th><td class="num">{}</td><td class="num">{}</td></tr>"#,
                money(picked, *budget),
                results(*value),
                against
            )
        })
        .collect();
    html!(
        r#"<figure class="curve"><div class="curve__p" aria-hidden="true"><svg viewBox="0 0 600 150" preserveAspectRatio="none"><path class="g" d="M0 150H600M0 75H600M0 0H600"></path><path class="l" d="M{}"></path></svg>{}</div><div class="curve__x" aria-hidden="true"><span>{}</span><span>{}</span></div><details class="sm"><summary>Best by budget, as a table</summary><table class="tb"><thead><tr><th scope="col">Budget</th><th scope="col" class="num">Best sum</th><th scope="col" class="num">Change</th></tr></thead><tbody>{}</tbody></table></details></figure>"#,
        points.join("L"),
        you,
        short(*first),
        short(*last),
        rows
    )
}
