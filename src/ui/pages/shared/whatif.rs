//! Sliders over the answers that matter most. The plan itself does not change.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::brief::{Brief, Goal, Hours};
use tierwise_core::domain::entry;
use tierwise_core::domain::money::Minor;
use tierwise_core::persist::share::Shared;

use crate::ui::boxed::{hear, maybe, memo, truth, words};
use crate::ui::format;
use crate::ui::log_scale::LogScale;
use crate::ui::state::AppState;

use super::listed::recommended;

/// Budgets go from a tenth to ten times the plan's, in so many steps.
const BUDGETS: (f64, f64) = (0.1, 10.0);
const STEPS: f64 = 200.0;
/// Hours a week, each a step: hours are kept in tenths, and a finer step would lead nowhere.
const HOURS: (f64, f64) = (1.0, 40.0);
/// What a plan without a budget starts from, in major units.
const BUDGET: f64 = 10_000.0;

/// The sliders. They move the advice; a list is made of creators who are at hand, and stays.
pub fn panel(state: AppState, plan: &Arc<Shared>, listed: bool) -> AnyView {
    let moves = if listed {
        "Move a slider: the advice follows, with its tiers, its reasons and what it would bring. The list of creators, \
         its money and its figures stay as they are."
    } else {
        "Move a slider: everything here follows. The plan itself does not change."
    };
    let own = plan.workspace.brief.clone();
    let changed = {
        let own = own.clone();
        memo(move || state.brief.with(|b| *b != own))
    };
    let back = {
        let plan = plan.clone();
        move || {
            let plan = plan.clone();
            hear(move |_: web_sys::MouseEvent| state.visit_plan(&plan.workspace))
        }
    };
    // What is above is out of sight on a phone.
    let would_be = move || {
        state.advice.with(|advice| {
            let advice = advice.as_deref();
            let brief = state.brief.get_untracked();
            let money = |amount| format::money(amount, brief.currency);
            advice.map_or_else(String::new, |a| {
                format!("The advice would be {}.", recommended(a, &money))
            })
        })
    };
    view! {
        <section class="whatif hide-p" aria-labelledby="whatif">
            <h2 id="whatif">"What if"</h2>
            <p class="sm q" data-testid="whatif-moves">{moves}</p>
            {budget(state, &own)}
            {hours(state)}
            {goals(state, &own)}
            <div class="whatif__b" aria-live="polite">
                {maybe(move || changed.get().then(|| view! {
                    <p class="sm" data-testid="whatif-says">{words(would_be)}</p>
                    <p class="sm"><b>"You are looking at a what-if."</b>" "<button type="button" class="link" data-testid="whatif-back" on:click=back()>"Back to the plan"</button></p>
                }.into_any()))}
            </div>
        </section>
    }
    .into_any()
}

/// A slider: how many steps it has and what stands at its ends, at which step it is and what that says.
fn slider(
    label: &'static str,
    testid: &'static str,
    (steps, ends): (f64, [String; 2]),
    now: Memo<(f64, String)>,
    slide: impl Fn(f64) + 'static,
) -> AnyView {
    let moved = hear(move |event: web_sys::Event| {
        if let Some(step) = entry::parse_figure(&event_target_value(&event)) {
            slide(step);
        }
    });
    let [least, most] = ends.map(|end| view! { <i>{end}</i> });
    view! {
        <label class="wi">
            <span>{label}<output>{words(move || now.with(|n| n.1.clone()))}</output></span>
            <input class="range" type="range" min="0" max=steps.to_string() step="1" data-testid=testid
                aria-valuetext=move || now.with(|n| n.1.clone())
                prop:value=move || now.with(|n| n.0).round().to_string() on:input=moved />
            <small>{least}{most}</small>
        </label>
    }
    .into_any()
}

fn budget(state: AppState, own: &Brief) -> AnyView {
    let currency = own.currency;
    let start = own.budget.map_or(BUDGET, |m| m.major(currency)).max(1.0);
    let range = LogScale(start * BUDGETS.0, start * BUDGETS.1);
    let words = move |major: f64| format::money_major(major, currency);
    let now = memo(move || {
        let major = state.ask(&|b| b.budget.map(|m| m.major(currency)));
        (
            range.place(major.unwrap_or(start)) * STEPS,
            major.map_or("not sure".to_owned(), words),
        )
    });
    slider(
        "Budget",
        "whatif-budget",
        (STEPS, [words(range.0), words(range.1)]),
        now,
        move |step| {
            let budget = Minor::from_major(range.amount(step / STEPS), currency);
            state.edit_brief(|b| b.budget = budget);
        },
    )
}

fn hours(state: AppState) -> AnyView {
    let words = |hours: f64| format!("{} h", format::decimal(hours, 1));
    let now = memo(move || {
        let hours = state.ask(&|b| b.hours.map(Hours::units));
        (
            hours.unwrap_or(HOURS.0) - HOURS.0,
            hours.map_or("not sure".to_owned(), words),
        )
    });
    slider(
        "Hours a week",
        "whatif-hours",
        (HOURS.1 - HOURS.0, [words(HOURS.0), words(HOURS.1)]),
        now,
        move |step| {
            state.edit_brief(|b| b.hours = Hours::from_units(HOURS.0 + step));
        },
    )
}

fn goals(state: AppState, own: &Brief) -> AnyView {
    let planned = own.goal;
    let others = [Goal::Engagement, Goal::Sales, Goal::Awareness];
    let offered = planned
        .into_iter()
        .chain(others.into_iter().filter(|g| Some(*g) != planned));
    let buttons = offered.map(|goal| {
        let pressed = truth(move || state.ask(&|b| b.goal == Some(goal)));
        let choose = hear(move |_: web_sys::MouseEvent| {
            state.edit_brief(|b| {
                b.goal = Some(goal);
                b.also.retain(|other| *other != goal);
            });
        });
        view! { <button type="button" aria-pressed=pressed on:click=choose>{goal.label()}</button> }
    });
    view! {
        <div class="wi"><span id="wi-goal">"Goal"</span><div class="wigoal" role="group" aria-labelledby="wi-goal">{buttons.collect_view()}</div></div>
    }
    .into_any()
}
