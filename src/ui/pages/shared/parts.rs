//! The parts of a plan that are of its short list where it has one, and of the advice where it has none.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::advice::Advice;
use tierwise_core::domain::brief::{Brief, Goal};
use tierwise_core::domain::money::Minor;
use tierwise_roster::score;

use super::listed::{Group, Listed};
use crate::ui::boxed::{maybe, memo, soon, words};
use crate::ui::brings::{Brings, table};
use crate::ui::charts::parts::{chip, key, td_num, th, th_num};
use crate::ui::charts::picture::{Mark, Panel, Picture, Row, Shape};
use crate::ui::charts::{bars, ruler, tier_class};
use crate::ui::components::save_picture::{self, Chart};
use crate::ui::format;
use crate::ui::markup::{Html, html, show};
use crate::ui::pages::advice::voice::Voice;
use crate::ui::pages::advice::{self, forecast, hero, in_turn, mix, pictures, weeks};
use crate::ui::results::{self, estimates, range, share as part_of, told};
use crate::ui::returns::{Returns, Spending};
use crate::ui::state::AppState;
use crate::ui::turns::Turn;

/// The list of the plan that is shown, if it has one.
pub type List = Option<Arc<Listed>>;

/// What the advice is called where it is not what the plan is about.
const BESIDE: &str = "What the advice would bring";

impl Listed {
    fn money(&self, amount: Minor) -> String {
        format::money(amount, self.brief.currency)
    }
}

/// The headline and what stands below it, and the figures that a reader looks at first.
pub fn answer(state: AppState, list: List) -> AnyView {
    let Some(list) = list else {
        let [sure, figures] = in_turn(state.advice, Turn::Screen);
        return view! {
            {soon(move || hero::hero(state, sure))}
            {soon(move || advice::of(state, figures, advised))}
        }
        .into_any();
    };
    let [sure] = in_turn(state.advice, Turn::Screen);
    let top = list.clone();
    let top = move || {
        let title = heading(&top).into_any();
        hero::beside_readings(state, sure, title, below(state, &top))
    };
    view! { {soon(top)}{soon(move || show(figures(&list)))} }.into_any()
}

/// The figures of an advice, behind the loss where it is one.
fn advised(advice: &Advice, brief: &Brief) -> Html {
    let sells = brief.goal == Some(Goal::Sales) && !advice.mix.rows.is_empty();
    let returns = sells.then(|| of_advice(advice, brief)).flatten();
    let loss = returns.as_ref().and_then(Returns::loss);
    let figures = forecast::figures(advice, brief, returns.as_ref().map(Returns::figures));
    html!("{}{}", loss.map(|loss| loss.html()), figures)
}

fn of_advice(advice: &Advice, brief: &Brief) -> Option<Returns> {
    let mix = &advice.mix;
    let spending = Spending {
        cash: mix.placed().plus(mix.kept).major(brief.currency),
        hours: mix.hours_cost.major(brief.currency),
    };
    Returns::of(brief, advice.forecast.orders, Some(spending))
}

fn heading(list: &Listed) -> String {
    let (_, middle, _) = list.list.results;
    let brings = (middle > 0.0).then(|| format!("about {} {}", told(middle), list.list.unit));
    list.heading(&|amount| list.money(amount), brings.as_deref())
}

/// The list in sentences, and what the advice recommends instead.
fn below(state: AppState, list: &Arc<Listed>) -> AnyView {
    let lede = list.lede(&|amount| list.money(amount));
    let loss = list.returns().and_then(|returns| returns.loss());
    let loss = loss.map(|loss| show(loss.html()));
    let guessed = estimates(list.estimates(), list.count());
    let guessed =
        guessed.map(|said| view! { <p class="toknow" data-testid="shared-estimates">{said}</p> });
    let list = list.clone();
    let beside = move |advice: &Advice| {
        // The brief that the answer is for: the next one is on its way where it is ahead.
        let tried = state.brief.with_untracked(|brief| *brief != list.brief);
        list.beside(advice, tried, &|amount| list.money(amount))
    };
    let beside = move || {
        state
            .advice
            .with(|a| a.as_deref().map(&beside).unwrap_or_default())
    };
    view! {
        {loss}
        <p class="lede">{lede}</p>
        {guessed}
        <p class="beside sm q" data-testid="shared-advice">{words(beside)}</p>
    }
    .into_any()
}

/// The figures of a list.
fn figures(list: &Listed) -> Html {
    let all = [
        budget(list),
        Some(creators(list)),
        brought(list),
        cost_of_one(list),
        list.returns().map(|returns| returns.figures()),
    ];
    forecast::line_of(all.into_iter().flatten().collect())
}

fn budget(list: &Listed) -> Option<Html> {
    let weeks = weeks(&list.brief);
    let cost = list.cost().map(|cost| list.money(cost));
    match (list.budget(), cost) {
        (Some(budget), Some(cost)) => Some(forecast::figure(
            "Budget",
            &list.money(budget),
            &format!("{weeks}, {cost} for creators"),
        )),
        (Some(budget), None) => Some(forecast::figure("Budget", &list.money(budget), &weeks)),
        (None, Some(cost)) => Some(forecast::figure("For creators", &cost, &weeks)),
        (None, None) => None,
    }
}

fn creators(list: &Listed) -> Html {
    let tiers = list.groups.iter().map(|group| list.counted(group));
    let tiers = tiers.collect::<Vec<_>>().join(", ");
    forecast::figure("Creators", &list.count().to_string(), &tiers)
}

/// What all of them should bring together.
fn brought(list: &Listed) -> Option<Html> {
    let (_, middle, _) = list.list.results;
    let unit = list.unit().filter(|_| middle > 0.0)?;
    Some(forecast::figure(
        unit.label,
        &range(list.list.results),
        &format!("middle {}", told(middle)),
    ))
}

/// What that costs by the piece.
fn cost_of_one(list: &Listed) -> Option<Html> {
    let (unit, currency) = (list.unit()?, list.brief.currency);
    let cost = list.cost()?.major(currency);
    let each = unit.cost_of(cost, list.list.results)?;
    let [least, middle, most] = each.map(|major| format::money_major(major, currency));
    Some(forecast::figure(
        unit.cost,
        &format!("{least} to {most}"),
        &forecast::middle_cost(&middle),
    ))
}

/// How often each tier comes first, with the mix or the list inside.
pub fn tiers(state: AppState, list: List) -> AnyView {
    let [shown] = in_turn(state.advice, Turn::Screen);
    let Some(list) = list else {
        return hero::ruler(state, shown);
    };
    let inside = match list.cost() {
        Some(_) => "Inside the bars or below stands the list: creators and what they cost.",
        None => "Inside the bars or below stands the list: creators of each tier.",
    };
    let bars = Signal::derive(move || {
        shown.with(|a| a.as_ref().map_or_else(Vec::new, |a| bars_of(&list, a)))
    });
    hero::ruler_with(bars, inside)
}

fn bars_of(list: &Listed, advice: &Advice) -> Vec<ruler::Bar> {
    let mut bars = ruler::bars(&advice.lead());
    for bar in &mut bars {
        let tier = Some(bar.band.tier);
        let group = list.groups.iter().find(|group| group.tier == tier);
        bar.mix = group.map(|group| {
            let creators = format::plural(group.count.into(), "creator", "creators");
            let cost = list.cost().map(|_| list.money(group.cost));
            (
                format!("{} {creators}", group.count),
                cost.unwrap_or_default(),
            )
        });
    }
    bars
}

/// Where the money goes; nothing for a list whose fees are not shared.
pub fn bill(state: AppState, list: List) -> AnyView {
    let body = match list {
        None => {
            let [shown] = in_turn(state.advice, Turn::Rest);
            advice::of(state, shown, |a, b| mix::body(a, b, Voice::Client))
        }
        Some(list) if list.cost().is_some() => show(bill_of(&list)),
        Some(_) => return ().into_any(),
    };
    let note = Signal::stored(String::new());
    advice::section("mix", "Where the money goes", note, body)
}

fn bill_of(list: &Listed) -> Html {
    let class = |group: &Group| group.tier.map_or("untold", tier_class);
    let parts: Vec<bars::Part> = list
        .groups
        .iter()
        .map(|group| (class(group), list.share(group.cost)))
        .chain(
            list.rests()
                .map(|(class, _, amount)| (class, list.share(amount))),
        )
        .collect();
    let money = |amount: Minor| {
        html!(
            r#"{}<td class="num q">{}</td>"#,
            td_num(list.money(amount)),
            part_of(list.share(amount))
        )
    };
    let row = |group: &Group| {
        let head = match group.tier {
            Some(tier) => chip(tier, list.tier(tier)),
            None => key("untoldk", "No tier"),
        };
        html!(
            r#"<tr data-testid="list-row" data-cost="{}"><th scope="row">{}</th>{}{}</tr>"#,
            group.cost.get().to_string(),
            head,
            td_num(group.count),
            money(group.cost)
        )
    };
    let rest = |(class, label, amount): (&str, &'static str, Minor)| {
        html!(
            r#"<tr><th scope="row">{}</th><td></td>{}</tr>"#,
            key(if class == "left" { "leftk" } else { "keptk" }, label),
            money(amount)
        )
    };
    html!(
        r#"{}<table class="tb tb--sum lbill"><caption class="sr">The list: creators and money per tier</caption><thead><tr>{}{}{}{}</tr></thead><tbody>{}{}</tbody><tfoot><tr class="dbl"><th scope="row">Total</th>{}{}</tr></tfoot></table>{}"#,
        bars::money(&parts),
        th("For"),
        th_num("Creators"),
        th_num("Cost"),
        th_num("Share"),
        list.groups.iter().map(row).collect::<Html>(),
        list.rests().map(rest).collect::<Html>(),
        td_num(list.count()),
        money(list.whole()),
        too_much(list)
    )
}

/// What is said of a list that costs more than the brief has.
fn too_much(list: &Listed) -> Option<Html> {
    let (budget, over) = list.over()?;
    Some(html!(
        r#"<p class="sm q">The list is over the budget of {} by {}.</p>"#,
        list.money(budget),
        list.money(over)
    ))
}

/// What the list is expected to bring, and what the advice would; without a list what its mix would.
pub fn expected(state: AppState, list: List) -> AnyView {
    let there = memo(move || state.advice.with(Option::is_some));
    let forecast = move || match &list {
        None => of_mix(state),
        Some(list) if list.list.forecast.is_empty() => of_advice_alone(state),
        Some(list) => of_list(state, list),
    };
    maybe(move || there.get().then(&forecast))
}

fn of_mix(state: AppState) -> AnyView {
    forecast_of("What to expect", forecast::body(state, Voice::Client))
}

/// A link of the first two versions says of its list only what the plan is for.
fn of_advice_alone(state: AppState) -> AnyView {
    let body = view! {
        <p class="beside sm q">"These are the figures of the advice, not of the list. What the list should bring stands at the top and under “Who”; the link has that for the goal of the plan alone."</p>
        {forecast::body(state, Voice::Client)}
    };
    forecast_of(BESIDE, body.into_any())
}

fn of_list(state: AppState, list: &Listed) -> AnyView {
    let body = view! {
        {show(brings(list))}
        <details class="advised"><summary>{BESIDE}</summary>{forecast::body(state, Voice::Client)}</details>
    };
    forecast_of("What to expect", body.into_any())
}

fn forecast_of(title: &'static str, body: AnyView) -> AnyView {
    let note = Signal::stored("P10 to P90: eight readings in ten land inside".to_owned());
    advice::section("forecast", title, note, body)
}

/// All that the list should bring.
fn brings(list: &Listed) -> Html {
    let own = (list.list.unit.as_str(), list.list.results);
    let others = list
        .list
        .forecast
        .iter()
        .map(|(unit, of)| (unit.as_str(), *of));
    let mut all: Vec<Brings> = others
        .chain([own])
        .map(|(unit, results)| Brings {
            unit,
            formula: formula(unit),
            results,
        })
        .collect();
    all.sort_by_key(|of| results::place(of.unit));
    let cost = list.cost().map(|cost| cost.major(list.brief.currency));
    table(&all, cost, list.brief.currency)
}

/// How what is called so is worked out.
fn formula(unit: &str) -> &'static str {
    let units = Goal::ALL.iter().map(|goal| score::unit(Some(*goal)));
    let mut of_it = units.filter(|(name, _)| *name == unit);
    of_it.next().map_or("", |(_, formula)| formula)
}

/// The charts of the plan as pictures.
pub fn pictures(state: AppState, list: List) -> AnyView {
    let body = match list {
        None => pictures::body(state, None),
        Some(list) => save_picture::all(pictures::charts(state, None).map(|c| chart(c, &list))),
    };
    let note = Signal::stored("For slides and mails".to_owned());
    advice::section("pictures", "As pictures", note, body)
}

/// A chart as it is beside a list: the mix gives way to it, and it is said whose forecast there is.
fn chart(chart: Chart, list: &Arc<Listed>) -> Chart {
    let list = list.clone();
    match chart.name {
        pictures::MIX => Chart {
            label: "The list",
            draw: Arc::new(move || picture(&list)),
            ..chart
        },
        pictures::FORECAST => {
            let draw = chart.draw.clone();
            let draw = move || {
                Some(Picture {
                    title: BESIDE.to_owned(),
                    ..draw()?
                })
            };
            Chart {
                label: BESIDE,
                draw: Arc::new(draw),
                ..chart
            }
        }
        _ => chart,
    }
}

/// Where the money of a list goes, as a picture.
fn picture(list: &Listed) -> Option<Picture> {
    let cost = list.cost()?;
    let row = |head: String, color, amount: Minor| {
        let share = list.share(amount);
        Row {
            head,
            color,
            mark: Mark::Bar(share),
            value: format!("{}, {}", list.money(amount), part_of(share)),
        }
    };
    let rows = list.groups.iter().map(|group| {
        let color = group.tier.map_or("mark-2", tier_class);
        row(list.counted(group), color, group.cost)
    });
    let rests = list.rests();
    let rests = rests.map(|(_, label, amount)| row(label.to_owned(), "mark-2", amount));
    let ends = ["0%", "50%", "100% of the money"].map(str::to_owned);
    Some(Picture {
        title: format!("{} for {}", list.creators(), list.money(cost)),
        note: format!("Where {} goes.", list.money(list.whole())),
        panels: vec![Panel::new(ends, Shape::Rows(rows.chain(rests).collect()))],
        source: "Tierwise, from the short list of a shared plan.".to_owned(),
    })
}
