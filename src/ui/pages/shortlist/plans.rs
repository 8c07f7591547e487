//! Plans side by side: the same creators under other limits.

use leptos::prelude::*;
use tierwise_roster::plan::{PLANS, Plan};
use tierwise_roster::wire::{Picked, PlanView, Proof};

use super::figures::{self, money, results};
use super::following;
use crate::ui::boxed::{dynamic, hear, memo};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html};
use crate::ui::pages::roster::desk::Desk;
use crate::ui::results::{range, told};

/// The plans, with a name to type and buttons for another one.
pub fn tabs(desk: &Desk) -> AnyView {
    let plans = desk.plans.clone();
    let all = memo(move || {
        plans.with(|p| {
            let names = p.all.iter().enumerate().map(|(at, plan)| plan.called(at));
            (names.collect::<Vec<_>>(), p.current as usize)
        })
    });
    let desk = desk.clone();
    dynamic(move || {
        let (names, current) = all.get();
        let several = names.len() > 1;
        let full = names.len() >= PLANS;
        let buttons = names.iter().enumerate().map(|(at, label)| {
            let desk = desk.clone();
            let choose = hear(move |_: web_sys::MouseEvent| desk.plans(|plans| plans.current = at as u32));
            view! { <button type="button" aria-pressed=(at == current).to_string() on:click=choose>{label.clone()}</button> }
        });
        let (copying, dropping, naming) = (desk.clone(), desk.clone(), desk.clone());
        let copy = hear(move |_: web_sys::MouseEvent| {
            copying.plans(|plans| {
                let copy = Plan {
                    name: String::new(),
                    ..plans.plan()
                };
                plans.current = plans.all.len() as u32;
                plans.all.push(copy);
            });
        });
        let remove = hear(move |_: web_sys::MouseEvent| {
            dropping.plans(|plans| {
                let at = plans.current as usize;
                if plans.all.len() > 1 && at < plans.all.len() {
                    plans.all.remove(at);
                    plans.current = at.saturating_sub(1) as u32;
                }
            });
        });
        let rename = hear(move |event: web_sys::Event| {
            let typed = event_target_value(&event);
            naming.plans(|plans| {
                let at = plans.current as usize;
                if let Some(plan) = plans.all.get_mut(at) {
                    plan.name = typed.trim().to_owned();
                }
            });
        });
        let now = names.get(current).cloned().unwrap_or_default();
        view! {
            <div class="plans">
                <div class="seg" role="group" aria-label="Plans">{several.then(|| buttons.collect_view())}</div>
                {several.then(|| view! { <label class="plans__n"><span class="sr">"Name of this plan"</span><input class="in in--sm" autocomplete="off" prop:value=now on:change=rename /></label> })}
                <button type="button" class="btn btn--sm" disabled=full on:click=copy>"Compare with another plan"</button>
                {several.then(|| view! { <button type="button" class="link" on:click=remove>"Remove this plan"</button> })}
            </div>
        }
        .into_any()
    })
}

/// All plans in one table.
pub fn compare(desk: &Desk) -> AnyView {
    let html = following(desk, table);
    follow(move || html.get())
}

fn table(picked: &Picked) -> Html {
    if picked.plans.all.len() < 2 {
        return Html::default();
    }
    let rows: Html = picked
        .plans
        .all
        .iter()
        .enumerate()
        .map(|(at, plan)| {
            row(
                picked,
                &plan.called(at),
                picked.compared.get(at).and_then(Option::as_ref),
            )
        })
        .collect();
    html!(
        r#"<section class="sec" aria-labelledby="compare"><div class="sec__head"><h2 id="compare">Plans side by side</h2></div><div class="scroll" tabindex="0" role="region" aria-label="What each plan comes to"><table class="tb"><caption class="sr">What each plan comes to</caption><thead><tr><th scope="col">Plan</th><th scope="col" class="num">Creators</th><th scope="col" class="num">Cost</th><th scope="col" class="num">Hours</th><th scope="col" class="num">Expected {}</th><th scope="col" class="num">Fit-weighted</th><th scope="col">Proof</th></tr></thead><tbody>{}</tbody></table></div></section>"#,
        &picked.unit.0,
        rows
    )
}

fn row(picked: &Picked, name: &str, view: Option<&PlanView>) -> Html {
    let Some(view) = view else {
        return html!(
            r#"<tr><th scope="row">{}</th><td colspan="6" class="q">Being worked out…</td></tr>"#,
            name
        );
    };
    let (_, middle, _) = view.sum.results;
    let proof = match &view.proof {
        Proof::Proven => "Proven best".to_owned(),
        Proof::Gap(gap, _) => format!("Within {}", figures::gap(*gap)),
        Proof::Infeasible(_) => "No set keeps to its limits".to_owned(),
        Proof::Searching(_) => "No set found in the time".to_owned(),
        _ => "Nobody chosen".to_owned(),
    };
    html!(
        r#"<tr><th scope="row">{}</th><td class="num">{}</td><td class="num">{}</td><td class="num">{}</td><td class="num">{}<small>{}</small></td><td class="num">{}</td><td>{}</td></tr>"#,
        name,
        view.creators,
        money(picked, view.sum.cost),
        format::decimal(view.sum.minutes as f64 / 60.0, 1),
        told(middle),
        range(view.sum.results),
        results(view.sum.value),
        proof
    )
}
