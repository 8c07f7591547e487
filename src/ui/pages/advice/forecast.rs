//! What the mix is expected to bring: ranges, the working behind each figure, and the assumptions to change.

use leptos::prelude::*;
use tierwise_core::domain::advice::forecast::{Forecast, Part};
use tierwise_core::domain::advice::{Advice, Range};
use tierwise_core::domain::brief::{Brief, Geo, Goal, Niche, Platform};
use tierwise_core::domain::evidence::benchmarks::{ANCHOR_TIERS, Bench};
use tierwise_core::domain::money::Currency;
use tierwise_core::domain::settings::Context;
use tierwise_core::domain::tier::TierKind;

use super::pictures::{self, Seen};
use super::voice::Voice;
use super::{weeks, words};
use crate::ui::boxed::{dynamic, memo};
use crate::ui::charts::bars::Spread;
use crate::ui::charts::parts::{chip, plates, slip, th, th_num};
use crate::ui::charts::picture::{Mark, Panel, Picture, Row, Shape};
use crate::ui::charts::tier_class;
use crate::ui::components::working::{Line, line, sum};
use crate::ui::focus;
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show, show_live};
use crate::ui::pages::evidence::editable::{self, Editable};
use crate::ui::results::BASIS;
use crate::ui::state::AppState;

/// A row of the forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Reach,
    Engagements,
    Clicks,
    Orders,
    Revenue,
    Cpm,
    PerEngagement,
    PerClick,
    PerOrder,
}

impl Measure {
    const ALL: [Self; 9] = [
        Self::Reach,
        Self::Engagements,
        Self::Clicks,
        Self::Orders,
        Self::Revenue,
        Self::Cpm,
        Self::PerEngagement,
        Self::PerClick,
        Self::PerOrder,
    ];

    /// Name and what exactly is counted.
    const fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::Reach => ("Reach", "people, each creator's audience counted once"),
            Self::Engagements => ("Engagements", "likes, comments, saves and shares"),
            Self::Clicks => ("Clicks", "to the site"),
            Self::Orders => ("Orders", "with a creator's code or link"),
            Self::Revenue => ("Revenue", "orders times order value"),
            Self::Cpm => ("Cost per 1,000 reached", BASIS),
            Self::PerEngagement => ("Cost per engagement", BASIS),
            Self::PerClick => ("Cost per click", BASIS),
            Self::PerOrder => ("Cost per order", BASIS),
        }
    }

    fn range(self, forecast: &Forecast) -> Option<Range> {
        Some(match self {
            Self::Reach => forecast.reach,
            Self::Engagements => forecast.engagements,
            Self::Clicks => forecast.clicks,
            Self::Orders => forecast.orders,
            Self::Revenue => return forecast.revenue,
            Self::Cpm => forecast.cpm,
            Self::PerEngagement => forecast.cost_per_engagement,
            Self::PerClick => forecast.cost_per_click,
            Self::PerOrder => forecast.cost_per_order,
        })
    }

    const fn is_money(self) -> bool {
        !matches!(
            self,
            Self::Reach | Self::Engagements | Self::Clicks | Self::Orders
        )
    }

    fn words(self, value: f64, currency: Currency) -> String {
        if self.is_money() {
            format::money_major(value, currency)
        } else {
            people(value)
        }
    }

    /// What a cost is divided by, or the count itself.
    const fn counted(self) -> Self {
        match self {
            Self::Cpm => Self::Reach,
            Self::PerEngagement => Self::Engagements,
            Self::PerClick => Self::Clicks,
            Self::PerOrder | Self::Revenue => Self::Orders,
            same => same,
        }
    }

    /// What one of those that are counted costs.
    const fn cost(self) -> Self {
        match self {
            Self::Reach => Self::Cpm,
            Self::Engagements => Self::PerEngagement,
            Self::Clicks => Self::PerClick,
            Self::Orders | Self::Revenue => Self::PerOrder,
            same => same,
        }
    }

    /// The row a reader looks at first.
    const fn of_goal(goal: Option<Goal>) -> Self {
        match goal {
            Some(Goal::Awareness | Goal::Content) => Self::Reach,
            Some(Goal::Traffic | Goal::Leads) => Self::Clicks,
            Some(Goal::Sales) => Self::Orders,
            _ => Self::Engagements,
        }
    }

    /// The benchmarks behind the row.
    fn benches(self, brief: &Brief) -> Vec<Bench> {
        let all = Platform::ALL.to_vec();
        let platforms = if brief.platforms.is_empty() {
            all
        } else {
            brief.platforms.clone()
        };
        let reach = platforms.iter().map(|p| Bench::reach(*p));
        let place = Bench::in_target(brief.geo.unwrap_or(Geo::Country));
        let interest = Bench::interested(brief.niche.unwrap_or(Niche::Specialist));
        match self.counted() {
            Self::Reach => reach.collect(),
            Self::Engagements => platforms.iter().map(|p| Bench::engagement(*p)).collect(),
            Self::Clicks => reach
                .chain([place, interest, Bench::Credible, Bench::Clicks])
                .collect(),
            _ => vec![Bench::Conversion, Bench::Clicks, place, interest],
        }
    }
}

/// The section. The table is built anew with each advice; the assumptions keep their fields while they are typed in.
pub fn body(state: AppState, voice: Voice) -> AnyView {
    let open = RwSignal::new(Measure::of_goal(state.brief.with_untracked(|b| b.goal)));
    let table = move || {
        let html = state.advice.with(|a| {
            a.as_ref()
                .map(|a| {
                    state
                        .brief
                        .with_untracked(|b| table(a, b, open.get(), voice))
                })
                .unwrap_or_default()
        });
        show_live(html, move |event, button| {
            let measure = button
                .get_attribute("data-measure")
                .and_then(|m| m.parse::<usize>().ok());
            if let Some(measure) = measure
                .and_then(|m| Measure::ALL.get(m))
                .filter(|_| event.type_() == "click")
            {
                open.set(*measure);
                focus::first("#forecast-working");
            }
        })
    };
    let receipt = move || {
        state.advice.with(|a| {
            a.as_ref()
                .map(|a| state.brief.with_untracked(|b| receipt(a, b, open.get())))
                .unwrap_or_default()
        })
    };
    // What the fields depend on: the row, the tiers of the mix and the answers that choose the benchmarks.
    let tiers = memo(move || {
        state.advice.with(|a| {
            a.as_ref().map_or_else(Vec::new, |a| {
                a.mix
                    .rows
                    .iter()
                    .map(|r| r.tier)
                    .filter(|t| ANCHOR_TIERS.contains(t))
                    .collect::<Vec<_>>()
            })
        })
    });
    let benches = memo(move || state.brief.with(|b| open.get().benches(b)));
    let fields = move || {
        let context = state.context.get_untracked();
        let fields = assumptions(&benches.get(), &tiers.get(), &context);
        show_live(fields, move |event, field| {
            editable::heard(state, event, field)
        })
    };
    // The settings of a shared plan are not the reader's own to type over.
    let own = state
        .visiting
        .with_untracked(|v| v.as_ref().is_none_or(|v| v.context.is_none()));
    let nobody = memo(move || {
        state
            .advice
            .with(|a| a.as_ref().is_some_and(|a| a.mix.rows.is_empty()))
    });
    dynamic(move || {
        if nobody.get() {
            return show(html!(
                "<p>Without a paid creator there is nothing to forecast: who accepts a gift and posts decides it all.</p>"
            ));
        }
        view! {
            <div class="foreg">
                <div>{dynamic(table)}</div>
                <div class="fslip" id="forecast-working" tabindex="-1" role="region" aria-label="Working">
                    {follow(receipt)}
                    {own.then(|| dynamic(fields))}
                </div>
            </div>
        }
        .into_any()
    })
}

/// What there is a range for, each with its place among all, and the scale that holds them.
fn ranges(forecast: &Forecast) -> (Vec<(usize, Measure, Range)>, Spread) {
    let ranges: Vec<(usize, Measure, Range)> = Measure::ALL
        .into_iter()
        .enumerate()
        .filter_map(|(i, m)| m.range(forecast).map(|r| (i, m, r)))
        .filter(|(_, _, r)| r.mid > 0.0)
        .collect();
    let spread = Spread::holding(ranges.iter().map(|(_, _, r)| r));
    (ranges, spread)
}

/// What a reader looks at first, in one line: the money, on whom it goes, what that brings and what each of it costs.
/// `more` goes on in the line.
pub fn figures(advice: &Advice, brief: &Brief, more: Option<Html>) -> Html {
    let mix = &advice.mix;
    if mix.rows.is_empty() {
        return Html::default();
    }
    let range = |measure: Measure| {
        let range = measure.range(&advice.forecast).filter(|r| r.mid > 0.0)?;
        let say = |x| measure.words(x, brief.currency);
        let (low, middle, high) = (say(range.p10), say(range.mid), say(range.p90));
        let (name, _) = measure.label();
        let more = match measure == measure.counted() {
            true => format!("middle {middle}"),
            false => middle_cost(&middle),
        };
        Some(figure(name, &format!("{low} to {high}"), &more))
    };
    let tiers = TierKind::ALL.iter();
    let tiers = tiers.filter_map(|tier| mix.rows.iter().find(|row| row.tier == *tier));
    let tiers = tiers.map(|row| format!("{} {}", row.count, words::tier_name(advice, row.tier)));
    let money = format::money(mix.budget, brief.currency);
    let period = match brief.budget {
        Some(_) => weeks(brief),
        None => format!("{}, assumed", weeks(brief)),
    };
    let result = Measure::of_goal(brief.goal);
    let creators = mix.creators().to_string();
    let tiers = tiers.collect::<Vec<_>>().join(", ");
    let all = [
        Some(figure("Budget", &money, &period)),
        Some(figure("Creators", &creators, &tiers)),
        range(result),
        range(result.cost()),
        more,
    ];
    line_of(all.into_iter().flatten().collect())
}

/// The middle of what a result costs, and what that counts.
pub fn middle_cost(middle: &str) -> String {
    format!("middle {middle}, {BASIS}")
}

/// A figure that a reader looks at first.
pub fn figure(name: &str, figure: &str, more: &str) -> Html {
    html!(
        r#"<div><dt>{}</dt><dd><b>{}</b><span class="q">{}</span></dd></div>"#,
        name,
        figure,
        more
    )
}

/// Such figures in one line.
pub fn line_of(figures: Html) -> Html {
    html!(
        r#"<dl class="kv" data-testid="plan-figures">{}</dl>"#,
        figures
    )
}

/// The ranges as a picture.
pub fn picture(seen: &Seen) -> Option<Picture> {
    let Seen { advice, brief, .. } = *seen;
    let (ranges, spread) = ranges(&advice.forecast);
    if ranges.is_empty() || advice.mix.rows.is_empty() {
        return None;
    }
    let rows = ranges.into_iter().map(|(_, measure, range)| {
        let place = |x| spread.place(x, range.mid) / 100.0;
        let say = |x| measure.words(x, brief.currency);
        Row {
            head: measure.label().0.to_owned(),
            color: "mark",
            mark: Mark::Band(place(range.p10), place(range.mid), place(range.p90)),
            value: format!(
                "{} ({} to {})",
                say(range.mid),
                say(range.p10),
                say(range.p90)
            ),
        }
    });
    Some(Picture {
        title: "What to expect".to_owned(),
        note: format!(
            "{}. Middle, and P10 to P90: eight readings in ten land inside.",
            words::answered(brief)
        ),
        panels: vec![Panel::new(spread.ends(), Shape::Rows(rows.collect()))],
        source: pictures::source(advice),
    })
}

fn table(advice: &Advice, brief: &Brief, open: Measure, voice: Voice) -> Html {
    let forecast = &advice.forecast;
    let (ranges, spread) = ranges(forecast);
    let rows: Html = ranges
        .into_iter()
        .map(|(i, measure, range)| {
            let (label, counted) = measure.label();
            let say = |x| measure.words(x, brief.currency);
            let (class, expanded) = if open == measure { ("is-on", "true") } else { ("", "false") };
            let threshold = forecast.break_even_orders.filter(|_| measure == Measure::Orders);
            html!(
                r#"<tr role="row" class="{}"><th role="rowheader" scope="row" class="hd fo__n">{}<small>{}</small></th><td role="cell" class="num fo__m">{}</td><td role="cell" class="fo__c">{}</td><td role="cell" class="num q fo__r">{} to {}</td><td role="cell" class="fo__f"><button class="fxb" type="button" data-on="measure" data-measure="{}" aria-label="Show working: {}" aria-expanded="{}" aria-controls="forecast-working">ƒ</button></td></tr>"#,
                class,
                label,
                counted,
                say(range.mid),
                spread.bar(&range, threshold),
                say(range.p10),
                say(range.p90),
                i,
                label,
                expanded
            )
        })
        .collect();
    html!(
        r#"<table class="tb fo" role="table"><caption class="sr">Forecast of the mix: middle, and the range from P10 to P90</caption><thead role="rowgroup"><tr role="row">{}{}{}{}{}</tr></thead><tbody role="rowgroup">{}</tbody></table>{}<p class="sm q">Audiences of two creators overlap more the closer their niches are; the reach here does not subtract that overlap, so fewer different people are reached. Boosting is not in these figures.</p>"#,
        th("Result"),
        th_num("Middle"),
        th(html!(
            r#"<span class="sr">Range against the middle</span>{}"#,
            spread.axis()
        )),
        th_num("P10 to P90"),
        th(html!(r#"<span class="sr">Working</span>"#)),
        rows,
        break_even(advice, brief, voice)
    )
}

/// The chance that the campaign pays for itself, or what is missing to say it.
fn break_even(advice: &Advice, brief: &Brief, voice: Voice) -> Html {
    let forecast = &advice.forecast;
    if let (Some(chance), Some(orders)) = (forecast.break_even_chance, forecast.break_even_orders) {
        return html!(
            r#"<div class="even"><b>{}</b><p>of 100 readings pay for everything, hours of work included. It takes {} orders; the middle estimate is {}.<span class="q"> Orders that come later or without a code are not counted; margin counts before fixed costs. The dotted line in the orders row is break-even.</span></p></div>"#,
            format::of_hundred(chance),
            people(orders.ceil()),
            people(forecast.orders.mid)
        );
    }
    let missing = match (brief.order_value, brief.margin) {
        (None, None) => "an order value and a margin",
        (None, Some(_)) => "an order value",
        _ => "a margin",
    };
    let say =
        voice.for_owner(|| html!(r##" <a href="#/brief/value">Say what a sale is worth</a>"##));
    html!(
        r#"<p class="even even--ask">To say how likely the campaign pays for itself, Tierwise needs {}.{}</p>"#,
        missing,
        say
    )
}

/// A count of people, clicks or orders: three figures, and no tenths of a person unless there are only a few.
fn people(count: f64) -> String {
    if count < 9.5 {
        format::decimal(count, 1)
    } else {
        format::count(count.round())
    }
}

/// A tier's part of a count at its middle, for one creator.
fn each(part: &Part, measure: Measure) -> f64 {
    match measure {
        Measure::Reach => part.reach_each,
        Measure::Engagements => part.engagements_each,
        Measure::Clicks => part.reach_each * part.useful_share * part.click_rate,
        _ => part.reach_each * part.useful_share * part.click_rate * part.conversion,
    }
}

fn receipt(advice: &Advice, brief: &Brief, measure: Measure) -> Html {
    let forecast = &advice.forecast;
    let counted = measure.counted();
    let mut lines: Vec<Line> = Vec::new();
    let mut total = 0.0;
    for part in &forecast.parts {
        let value = f64::from(part.count) * each(part, counted);
        total += value;
        let who = format!("{} {}", part.count, words::tier_name(advice, part.tier));
        let reached = format!("{who} × {} reached", people(part.reach_each));
        let name = match counted {
            Measure::Reach => reached,
            Measure::Engagements => {
                format!("{who} × {} engagements", people(part.engagements_each))
            }
            Measure::Clicks => format!(
                "{reached} × {} in the place and interested × {} click",
                format::percent(part.useful_share),
                format::percent(part.click_rate)
            ),
            _ => format!(
                "{who} × {} clicks × {} order",
                people(each(part, Measure::Clicks)),
                format::percent(part.conversion)
            ),
        };
        lines.push(line(name, people(value)));
    }
    let (label, _) = measure.label();
    let (counted_label, _) = counted.label();
    lines.push(sum(
        format!("{counted_label} at these figures"),
        people(total),
    ));
    if let Some(drawn) = counted.range(forecast) {
        lines.push(line("Middle of all draws", people(drawn.mid)));
    }
    if measure != counted {
        let spent = advice.mix.placed();
        let (name, value) = match measure {
            Measure::Revenue => (
                "times order value".to_owned(),
                brief
                    .order_value
                    .map(|v| format::money(v, brief.currency))
                    .unwrap_or_default(),
            ),
            Measure::Cpm => (
                format!("{BASIS} ÷ thousands reached"),
                format::money(spent, brief.currency),
            ),
            _ => (
                format!("{BASIS} ÷ {}", counted_label.to_lowercase()),
                format::money(spent, brief.currency),
            ),
        };
        lines.push(line(name, value));
    }
    let foot = format!(
        "Every figure here is its tier’s typical one on one platform. The middle of all {} draws differs, because it spreads over every platform and every answer left open; the range comes from the same draws.",
        format::whole(advice.draws as f64)
    );
    slip(
        &format!("{label}, middle estimate"),
        "Each part of the mix at its middle figures:",
        &lines,
        &foot,
    )
}

/// The benchmarks behind a row, to change in place.
fn assumptions(benches: &[Bench], tiers: &[TierKind], context: &Context) -> Html {
    if tiers.is_empty() {
        return Html::default();
    }
    let rows: Html = benches
        .iter()
        .map(|bench| {
            let row = bench.row();
            let fields: Html = tiers
                .iter()
                .map(|tier| {
                    html!(
                        r#"<div class="asm__f {}">{}{}</div>"#,
                        tier_class(*tier),
                        chip(*tier, tier.label()),
                        Editable::Bench(*bench, *tier).field(context)
                    )
                })
                .collect();
            html!(
                r#"<div class="asm__r"><dt>{}<small>{} {}</small></dt><dd>{}</dd></div>"#,
                bench.label(),
                row.basis,
                plates(&[row.source]),
                fields
            )
        })
        .collect();
    html!(
        r##"<div class="asm"><h3>Assumptions: type over any of them</h3><dl>{}</dl><p class="sm"><a href="#/evidence/benchmarks">All benchmarks, with ranges and sources</a></p></div>"##,
        rows
    )
}
