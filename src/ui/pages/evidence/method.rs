//! How this works: every rule in words, with the tables the model really uses.

use tierwise_core::domain::advice::{Criterion, DRAWS};
use tierwise_core::domain::brief::{Geo, Goal, Niche};
use tierwise_core::domain::evidence::benchmarks::Unit;
use tierwise_core::domain::model::priors::{self, Prior};
use tierwise_core::domain::model::scalars::{self, SCALARS, Scalar};
use tierwise_core::domain::model::weights;
use tierwise_core::domain::money::Currency;

use super::{figure, method_score};
use crate::ui::charts::parts::{plates, scrolling, td_num, th, th_num};
use crate::ui::format;
use crate::ui::markup::{Html, html};

/// All parts, each with its own address.
pub fn body() -> Html {
    [
        part("method-useful", "What one creator brings", useful()),
        part("method-gate", "Who is affordable", gate()),
        part("method-criteria", "What tiers are compared on", criteria()),
        part("method-sure", "How sure", sure()),
        part("method-priors", "What “not sure” means", not_sure()),
        part("method-reasons", "Reasons and flip points", reasons()),
        part("method-mix", "The mix", mix()),
        part("method-forecast", "The forecast", forecast()),
        part(
            "method-score",
            "The score of a creator",
            method_score::body(),
        ),
    ]
    .into_iter()
    .collect()
}

fn part(id: &str, title: &str, body: Html) -> Html {
    html!(
        r#"<section class="mth" id="{}"><h3>{}</h3>{}</section>"#,
        id,
        title,
        body
    )
}

pub(super) fn p(text: impl Into<Html>) -> Html {
    html!("<p>{}</p>", text.into())
}

pub(super) fn formula(text: &str) -> Html {
    html!(r#"<p class="mth__f">{}</p>"#, text)
}

/// Terms with their meaning.
pub(super) fn terms(terms: impl Iterator<Item = (String, String)>) -> Html {
    let rows: Html = terms
        .map(|(term, meaning)| html!("<div><dt>{}</dt><dd>{}</dd></div>", term, meaning))
        .collect();
    html!(r#"<dl class="mth__d">{}</dl>"#, rows)
}

/// A small table: names on the left, figures on the right.
pub(super) fn table(caption: &str, head: Vec<String>, rows: Vec<Vec<String>>) -> Html {
    let head: Html = head
        .into_iter()
        .enumerate()
        .map(|(i, h)| if i > 0 { th_num(h) } else { th(h) })
        .collect();
    let rows: Html = rows
        .into_iter()
        .map(|row| {
            let mut cells = row.into_iter();
            let name = cells.next().unwrap_or_default();
            html!(
                r#"<tr><th scope="row" class="hd">{}</th>{}</tr>"#,
                name,
                cells.map(td_num).collect::<Html>()
            )
        })
        .collect();
    let table = html!(
        r#"<table class="tb mth__t"><caption class="sr">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"#,
        caption,
        head,
        rows
    );
    scrolling(caption, table)
}

fn strings<const N: usize>(head: [&str; N]) -> Vec<String> {
    head.map(str::to_owned).to_vec()
}

fn share(x: f64) -> String {
    figure::words(Unit::Share, x)
}

fn useful() -> Html {
    let goals = Goal::ALL
        .iter()
        .map(|goal| {
            let counts = match goal {
                Goal::Awareness => "people reached × in your place × credible × interested, but interest only counts a little",
                Goal::Engagement => "engagements × in your place × interested × credible",
                Goal::Traffic => "people reached × in your place × interested × credible × click rate",
                Goal::Leads => "clicks × lead rate",
                Goal::Sales => "clicks × order rate",
                Goal::Content => "pieces fit for reuse",
                Goal::Loyalty => "useful engagements × trust",
                Goal::Feedback => "useful engagements × share that says something about the product",
            };
            (goal.label().to_owned(), counts.to_owned())
        });
    [
        p("Everything starts with one package of one creator of a tier. The raw figures come from the benchmarks at the tier's typical size; place and interest cut them down to people who matter to you. That is where a narrow place or a special product helps small creators: their audiences are concentrated, large ones' are spread."),
        formula("useful results = raw results × in your place × interested × credible × share of agreed creators who post"),
        terms(goals),
        formula("all-in cost = fee + product + postage + expected commission + your hours × what an hour costs"),
        p("Cash is the same without your hours: they cost you, but they do not come out of the budget."),
    ]
    .into_iter()
    .collect()
}

fn gate() -> Html {
    let number = |x: f64| format::decimal(x, 3);
    [
        p(format!(
            "A tier is affordable in a reading if the budget buys its minimum sensible count at that reading's prices, and no single creator takes more than {} of the money where three can be bought. Tiers that are not affordable rank last, the cheapest first.",
            share(Scalar::ShareCap.value()),
        )),
        p("How many suitable creators exist limits how many you can hire. The benchmark table has the number for a specialist product in one country; place and product change it by these factors:"),
        table(
            "Suitable creators by place and product",
            strings(["Answer", "Factor"]),
            Geo::ALL
                .iter()
                .map(|g| vec![g.label().to_owned(), number(scalars::supply_by_geo(*g))])
                .chain(Niche::ALL.iter().map(|n| vec![n.label().to_owned(), number(scalars::supply_by_niche(*n))]))
                .collect(),
        ),
    ]
    .into_iter()
    .collect()
}

fn criteria() -> Html {
    let meanings = Criterion::ALL
        .iter()
        .map(|c| (c.label().to_owned(), c.help().to_owned()));
    let head = std::iter::once("Goal".to_owned())
        .chain(Criterion::ALL.iter().map(|c| c.label().to_owned()))
        .collect();
    let whole = |w: &f64| {
        if *w == 0.0 {
            "–".to_owned()
        } else {
            format::decimal(*w, 1)
        }
    };
    let rows = Goal::ALL
        .iter()
        .map(|g| {
            std::iter::once(g.label().to_owned())
                .chain(weights::by_goal(*g).iter().map(whole))
                .collect()
        })
        .chain(weights::EXTRAS.iter().map(|e| {
            std::iter::once(format!("Plus: {}", e.answer))
                .chain(Criterion::ALL.iter().map(|c| {
                    if *c == e.criterion {
                        format!("+{}", whole(&e.weight))
                    } else {
                        String::new()
                    }
                }))
                .collect()
        }))
        .collect();
    [
        p("Each criterion is a value from 0 to 1 on a fixed scale, the same for every brief and never stretched to the tiers at hand, so that one tier's figures cannot change another's."),
        terms(meanings),
        p("The weights come from the goal. A second goal counts half as much as the main one. Only proportions matter."),
        table("Weight of each criterion, by goal", head, rows),
    ]
    .into_iter()
    .collect()
}

fn sure() -> Html {
    [
        p(format!(
            "Nobody knows your true figures, so we draw {} readings of your brief. Each reading takes every answer you left open, every figure and every weight at random from its stated range, then ranks the tiers. The share of readings in which a tier comes first is the number you see (stochastic multicriteria acceptability analysis, SMAA-2, Lahdelma and Salminen 2001).",
            format::whole(DRAWS as f64),
        )),
        p("What sources disagree on moves all creators of a reading together, and neighbouring tiers more alike than distant ones. What differs from creator to creator averages out over several of them and enters the forecast only."),
        p("The draws are the same fixed sequence for every brief, so the same brief gives the same answer on every device, and changing one answer changes nothing else."),
        p("Central weights are the average weights of the readings in which a tier comes first: they say who would be right to choose it. The confidence factor is how often the tier would come first if everybody weighed like that."),
    ]
    .into_iter()
    .collect()
}

fn not_sure() -> Html {
    fn answers<T: Copy>(
        name: &str,
        prior: Prior<T>,
        label: impl Fn(T) -> String,
    ) -> (String, String) {
        let values: Vec<String> = prior
            .iter()
            .map(|(value, weight)| format!("{} {}", label(*value), share(*weight)))
            .collect();
        (name.to_owned(), values.join(", "))
    }
    let dollars = |x: f64| format::money_major(x, Currency::USD);
    let rows = vec![
        answers("Product", priors::NICHE, |x| x.label().to_owned()),
        answers("Place", priors::GEO, |x| x.label().to_owned()),
        answers("Goal", priors::GOAL, |x| x.label().to_owned()),
        answers("Product test", priors::TEST, |x| {
            if x { "yes" } else { "no" }.to_owned()
        }),
        answers("Payment", priors::PAY, |x| x.label().to_owned()),
        answers("Platform", priors::platform(None), |x| x.label().to_owned()),
        answers("Budget", priors::BUDGET, dollars),
        answers("Hours a week", priors::HOURS, |x| format::decimal(x, 1)),
        answers("What an hour costs", priors::HOUR_COST, dollars),
        answers("Product and postage", priors::GOODS, dollars),
        answers("Order value", priors::ORDER_VALUE, dollars),
        answers("Share of winners in a test", priors::HIT_RATE, share),
    ];
    [
        p("An open question is not a wider guess: each reading draws an answer from this list, with these chances. They are our judgement, and every answer you give replaces one."),
        terms(rows.into_iter()),
    ]
    .into_iter()
    .collect()
}

fn reasons() -> Html {
    [
        p("Reasons compare the leader with the runner-up. By criterion: the difference in each criterion's part of the overall value. By answer: that one answer is set to “not sure”, and the change of the lead is its reason. What answers do only together, and where the tiers stood before any answer, have rows of their own, so that each column adds up to the lead shown. There is no reason without a number."),
        p("Flip points change one answer and keep the rest: numbers are narrowed down by halving, choices are all tried. The nearest change that puts another tier first is shown."),
    ]
    .into_iter()
    .collect()
}

fn mix() -> Html {
    let rows: Html = SCALARS
        .iter()
        .map(|row| {
            let value = match row.scalar {
                Scalar::BoostCpm => figure::words(Unit::Dollars, row.value),
                Scalar::Outreach => figure::words(Unit::Hours, row.value),
                Scalar::Returns | Scalar::AwarenessInterest => format::decimal(row.value, 2),
                _ => share(row.value),
            };
            html!(
                r#"<tr><th scope="row" class="hd">{}<small>{}</small></th>{}<td>{} <span class="q">{}</span></td></tr>"#,
                row.scalar.label(),
                row.scalar.help(),
                td_num(value),
                plates(&[row.source]),
                row.grade.label()
            )
        })
        .collect();
    [
        p("Whole creators per tier, chosen so that useful results are largest under the cash budget, your hours, the number of suitable creators and the minimum counts. Each further creator of a tier adds a little less than the one before. With a product test, the mix without the test is found first and its number of small creators is kept as the least. The parts, what is kept and what is left add up to the budget to the cent."),
        html!(
            r#"<table class="tb mth__t"><caption class="sr">Figures of the model that do not differ by tier</caption><thead><tr>{}{}{}</tr></thead><tbody>{}</tbody></table>"#,
            th("Figure"),
            th_num("Value"),
            th("Source"),
            rows
        ),
    ]
    .into_iter()
    .collect()
}

fn forecast() -> Html {
    [
        p("The forecast adds up the creators of the mix over the same readings. What moves all creators together stays wide however many you hire; what differs between them narrows with their number. P10 is the figure that nine readings in ten exceed, P90 the one that one in ten exceeds."),
        formula("break-even: orders × order value × margin ≥ cash + your hours × what an hour costs"),
        p("Audiences of two creators may overlap; the reach does not subtract it."),
    ]
    .into_iter()
    .collect()
}

/// What Tierwise does not do.
pub fn limits() -> Html {
    const LIMITS: [(&str, &str); 6] = [
        (
            "It knows no creators.",
            "There is no database to search. It says which kind to look for and where.",
        ),
        (
            "It sees no live data.",
            "No follower counts, no fraud checks, no prices of today: benchmarks carry their year.",
        ),
        (
            "It counts no clicks.",
            "There is no pixel and no redirect. Results are what you enter.",
        ),
        (
            "It syncs nothing.",
            "Your work stays in this browser, unless you make a link or a file.",
        ),
        (
            "It gives no legal advice.",
            "Disclosure rules are reminders: read the regulator's own page.",
        ),
        (
            "It does not know your product.",
            "A dull product does not sell through anyone. Test before you believe a forecast.",
        ),
    ];
    let items: Html = LIMITS
        .iter()
        .map(|(what, why)| html!("<li><b>{}</b> {}</li>", *what, *why))
        .collect();
    html!(r#"<ul class="checks">{}</ul>"#, items)
}
