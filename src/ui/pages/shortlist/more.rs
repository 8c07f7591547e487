//! What more money would add.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::money::Currency;
use tierwise_roster::wire::{Answer, AtBudget, MoreView, Picked, Request, Swap};

use super::figures::{change, joined, money, names, results};
use super::{following, limits};
use crate::ui::boxed::{hear, maybe, memo};
use crate::ui::charts::picture::{Curve, Panel, Picture, Shape};
use crate::ui::components::save_picture::{self, Chart};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html};
use crate::ui::pages::roster::desk::Desk;
use crate::ui::results::share as part;

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
    let saved = desk.picked.clone();
    let saved = Chart {
        name: "budgets",
        label: "Save this curve",
        draw: Arc::new(move || saved.with(|p| p.as_ref().and_then(picture))),
    };
    let desk = desk.clone();
    view! {
        {follow(move || html.get())}
        {next(&desk)}
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
        {save_picture::one(saved)}
    }
    .into_any()
}

/// A field for the sum that is asked about.
fn next(desk: &Desk) -> AnyView {
    let (there, usual) = (desk.picked.clone(), desk.picked.clone());
    let there = memo(move || there.with(|p| p.as_ref().is_some_and(|p| p.more.is_some())));
    let usual = memo(move || {
        usual.with(|p| {
            let extra = p.as_ref().and_then(|p| Some((p, p.more.as_ref()?.extra)));
            extra.map(|(p, extra)| money(p, extra)).unwrap_or_default()
        })
    });
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None));
    let desk = desk.clone();
    maybe(move || {
        let desk = desk.clone();
        let ask = hear(move |event: web_sys::Event| {
            let text = event_target_value(&event);
            let code = desk
                .picked
                .with_untracked(|p| p.as_ref().map(|p| p.terms.currency.clone()));
            let currency = code.and_then(|code| Currency::parse(&code));
            match limits::amount(&text, currency.unwrap_or(Currency::USD)) {
                Ok(extra) => {
                    wrong.set(None);
                    desk.ask(Request::Next(extra));
                }
                Err(why) => wrong.set(Some(why)),
            }
            typed.set(text);
        });
        there.get().then(|| view! {
            <label class="rule"><span>"Ask about another sum"</span>
                <input class="in in--sm" data-testid="shortlist-next" inputmode="decimal" autocomplete="off" placeholder=move || usual.get() prop:value=move || typed.get() on:change=ask />
            </label>
            {maybe(move || wrong.get().map(|why: String| view! { <p class="err" role="alert">{why}</p> }.into_any()))}
        }.into_any())
    })
}

fn said(picked: &Picked) -> Html {
    let Some(more) = &picked.more else {
        return Html::default();
    };
    let extra = money(picked, more.extra);
    let (title, text) = match &more.answer {
        Answer::Swap(swap) if swap.most > 0.0 => (
            format!("The next {extra} would add {}", gains(swap)),
            spent(picked, more, swap),
        ),
        Answer::Swap(_) | Answer::Never => (
            format!("The next {extra} would add nothing"),
            "Nobody who may be chosen for so much more adds anything within your limits."
                .to_owned(),
        ),
        Answer::AtMost(most) => (
            format!("The next {extra} would add {} at most", results(*most)),
            "No set for it was found in the time: not worked out exactly.".to_owned(),
        ),
        Answer::Waiting | Answer::Unasked => (
            format!("What the next {extra} would add"),
            "Being worked out.".to_owned(),
        ),
    };
    let swap = match &more.answer {
        Answer::Swap(swap) if swap.change > 0.0 => Some(joining(swap)),
        _ => None,
    };
    html!(
        r#"<section class="sec" aria-labelledby="next"><div class="sec__head"><h2 id="next">{}</h2></div><p class="sm q">{}</p>{}{}</section>"#,
        title,
        text,
        curve(picked),
        swap
    )
}

/// “634”, “600 to 640” where it is not proven.
fn gains(swap: &Swap) -> String {
    let (least, most) = (results(swap.change.max(0.0)), results(swap.most));
    if least == most {
        least
    } else {
        format!("{least} to {most}")
    }
}

fn spent(picked: &Picked, more: &MoreView, swap: &Swap) -> String {
    let unit = &picked.unit.0;
    if swap.change <= 0.0 {
        return format!(
            "No better set was found for it in the time, and none adds more than {} fit-weighted {unit}.",
            results(swap.most)
        );
    }
    let share = if picked.sum.value > 0.0 {
        swap.change / picked.sum.value
    } else {
        0.0
    };
    format!(
        "That is {} more fit-weighted {unit}, for {}.",
        part(share),
        paid(picked, more)
    )
}

/// Of what the creators are paid who would come in: of the sum itself, then of what is left, then of change that is
/// kept for boosting for want of somebody to pay.
fn paid(picked: &Picked, more: &MoreView) -> String {
    let spent = more.spent.max(0);
    let beyond = spent.saturating_sub(more.extra).max(0);
    if beyond == 0 {
        return format!("{} of it", money(picked, spent));
    }
    let left = beyond.min(picked.left());
    let others = [
        (left, "that is left now"),
        (beyond - left, "that is kept for boosting now"),
    ];
    let others = others.into_iter().filter(|(minor, _)| *minor > 0);
    let others = others.map(|(minor, what)| format!("{} {what}", money(picked, minor)));
    let all: Vec<String> = std::iter::once("all of it".to_owned())
        .chain(others)
        .collect();
    joined(&all)
}

fn joining(swap: &Swap) -> Html {
    let out = if swap.leaves.is_empty() {
        String::new()
    } else {
        format!(" Out: {}.", names(&swap.leaves))
    };
    html!(r#"<p class="sm">In: {}.{}</p>"#, names(&swap.joins), out)
}

/// What the best sums by budget are drawn within.
struct Scale {
    first: i64,
    last: i64,
    most: f64,
}

/// `None` where there is no curve.
fn scale(picked: &Picked) -> Option<Scale> {
    let first = picked.curve.first()?.budget;
    let last = picked.curve.last()?.budget;
    let most = found(picked).map(|(_, value)| value).fold(0.0, f64::max);
    (last != first && most > 0.0).then_some(Scale { first, last, most })
}

/// The budgets for which a set was found, and what it brings.
fn found(picked: &Picked) -> impl Iterator<Item = (i64, f64)> {
    let curve = picked.curve.iter();
    curve.filter_map(|at| Some((at.budget, at.value?)))
}

impl Scale {
    /// The place of a budget and of what it brings, as shares.
    fn place(&self, budget: i64, value: f64) -> (f64, f64) {
        let x = (budget - self.first) as f64 / (self.last - self.first) as f64;
        (x, value / self.most)
    }
}

/// A budget as it stands at an axis.
fn short(picked: &Picked, budget: i64) -> String {
    let currency = Currency::parse(&picked.terms.currency).unwrap_or(Currency::USD);
    format::money_compact(budget as f64 / currency.minor_per_major() as f64, currency)
}

/// What every picture of a list says of where it comes from.
pub fn source(picked: &Picked) -> String {
    format!(
        "Tierwise, from a roster of {} creators by exact search.",
        format::whole(f64::from(picked.among))
    )
}

/// The best sum by budget, as a picture.
fn picture(picked: &Picked) -> Option<Picture> {
    let scale = scale(picked)?;
    let all = found(picked);
    let own = picked.terms.budget.map(|budget| {
        let said = format!("{}: {}", money(picked, budget), results(picked.sum.value));
        (scale.place(budget, picked.sum.value), said)
    });
    Some(Picture {
        title: "The best set for each budget".to_owned(),
        note: format!(
            "Fit-weighted {}: each creator counts what they should bring, times their score of 100.",
            picked.unit.0
        ),
        panels: vec![Panel::new(
            [
                short(picked, scale.first),
                String::new(),
                short(picked, scale.last),
            ],
            Shape::Curve(Curve {
                points: all
                    .map(|(budget, value)| scale.place(budget, value))
                    .collect(),
                own,
                most: results(scale.most),
            }),
        )],
        source: source(picked),
    })
}

/// The best sum by budget as a line, with its table.
fn curve(picked: &Picked) -> Html {
    let Some(scale) = scale(picked) else {
        return Html::default();
    };
    let points: Vec<String> = found(picked)
        .map(|(budget, value)| {
            let (x, y) = scale.place(budget, value);
            format!("{} {}", fixed(x * 600.0, 1), fixed(150.0 - y * 150.0, 1))
        })
        .collect();
    // What the own budget brings: a mark, and its name under the axis, where no line and no other word is.
    let own = picked.terms.budget.map(|budget| {
        let (x, y) = scale.place(budget, picked.sum.value);
        (budget, x.clamp(0.0, 1.0), y.clamp(0.0, 1.0))
    });
    let drop = own.map(|(_, x, y)| {
        html!(
            r#"<path class="y" d="M{} {}V150"></path>"#,
            fixed(x * 600.0, 1),
            fixed(150.0 - y * 150.0, 1)
        )
    });
    let mark = own.map(|(_, x, y)| {
        html!(
            r#"<i data-css="left:{}%;bottom:{}%"></i>"#,
            fixed(x * 100.0, 2),
            fixed(y * 100.0, 2)
        )
    });
    let you = own.map(|(budget, x, _)| {
        html!(
            r#"<div class="curve__you" aria-hidden="true"><b data-css="--x:{}%">You, {}</b></div>"#,
            fixed(x * 100.0, 2),
            short(picked, budget)
        )
    });
    let rows: Html = picked.curve.iter().map(|at| row(picked, at)).collect();
    html!(
        r#"<figure class="curve"><p class="curve__y" aria-hidden="true">{} fit-weighted {}</p><div class="curve__p" aria-hidden="true"><svg viewBox="0 0 600 150" preserveAspectRatio="none"><path class="g" d="M0 150H600M0 75H600M0 0H600"></path>{}<path class="l" d="M{}"></path></svg><span class="curve__0">0</span>{}</div><div class="curve__x" aria-hidden="true"><span>{}</span><span>{}</span></div>{}<details class="sm"><summary>Best by budget, as a table</summary><table class="tb"><thead><tr><th scope="col">Budget</th><th scope="col" class="num">Best sum</th><th scope="col" class="num">Change</th></tr></thead><tbody>{}</tbody></table></details></figure>"#,
        results(scale.most),
        &picked.unit.0,
        drop,
        points.join("L"),
        mark,
        short(picked, scale.first),
        short(picked, scale.last),
        you,
        rows
    )
}

/// A budget with what it brings, in numbers.
fn row(picked: &Picked, at: &AtBudget) -> Html {
    let against = |value: f64| change(value - picked.sum.value);
    let (best, moved) = match at.value {
        Some(value) if value >= at.bound => (results(value), against(value)),
        Some(value) => (
            format!("{}, at most {}", results(value), results(at.bound)),
            format!("{} to {}", against(value), against(at.bound)),
        ),
        None if at.bound > 0.0 => (
            format!("Not found in the time, at most {}", results(at.bound)),
            String::new(),
        ),
        None => ("No set keeps to your limits".to_owned(), String::new()),
    };
    html!(
        r#"<tr><th scope="row">{}</th><td class="num">{}</td><td class="num">{}</td></tr>"#,
        money(picked, at.budget),
        best,
        moved
    )
}
