//! The mix: whole creators and money per tier, to the cent.

use tierwise_core::domain::advice::mix::MixRow;
use tierwise_core::domain::advice::{Advice, Note};
use tierwise_core::domain::brief::{Brief, Content, Pay};
use tierwise_core::domain::evidence::benchmarks::{Bench, Overrides, cell};
use tierwise_core::domain::money::Minor;

use super::voice::Voice;
use super::words;
use crate::ui::charts::parts::{chip, key, plates, td_num, th, th_num};
use crate::ui::charts::{bars, tier_class};
use crate::ui::format;
use crate::ui::markup::{Html, html};

/// Source of what is said about gifts.
pub const GIFTS: &str = "seedingops";

/// The money bar, the bill and what each part is for; where nobody paid is affordable, what to do instead.
pub fn body(advice: &Advice, brief: &Brief, voice: Voice) -> Html {
    if advice.mix.rows.is_empty() {
        return without_fees(advice, brief, voice);
    }
    html!(
        r#"<div class="mixg"><div>{}</div><div class="mixn">{}</div></div>"#,
        bill(advice, brief),
        purposes(advice, brief, voice)
    )
}

fn bill(advice: &Advice, brief: &Brief) -> Html {
    let mix = &advice.mix;
    let money = |m: Minor| format::money(m, brief.currency);
    let share = |m: Minor| {
        if mix.budget.get() > 0 {
            m.get() as f64 / mix.budget.get() as f64
        } else {
            0.0
        }
    };
    let parts: Vec<bars::Part> = mix
        .rows
        .iter()
        .map(|r| (tier_class(r.tier), share(r.cost)))
        .chain([("kept", share(mix.kept)), ("left", share(mix.left))])
        .collect();
    let rows: Html = mix
        .rows
        .iter()
        .map(|row| {
            html!(
                r#"<tr data-testid="mix-row" data-tier="{}" data-count="{}" data-cost="{}"><th scope="row">{}</th>{}{}{}{}<td class="num q">{}</td></tr>"#,
                row.tier.slug(),
                row.count,
                row.cost.get().to_string(),
                chip(row.tier, name(advice, row)),
                td_num(row.count),
                td_num(money(row.fee)),
                td_num(money(row.each)),
                td_num(money(row.cost)),
                format::percent(share(row.cost))
            )
        })
        .collect();
    let rest: Html = [("keptk", "Kept for boosting", mix.kept), ("leftk", "Left over", mix.left)]
        .into_iter()
        .filter(|(_, _, amount)| *amount > Minor::ZERO)
        .map(|(class, label, amount)| {
            html!(
                r#"<tr><th scope="row">{}</th><td></td><td></td><td></td>{}<td class="num q">{}</td></tr>"#,
                key(class, label),
                td_num(money(amount)),
                format::percent(share(amount))
            )
        })
        .collect();
    html!(
        r#"{}<table class="tb tb--sum bill"><caption class="sr">The mix: creators and money per tier</caption><thead><tr>{}{}{}{}{}{}</tr></thead><tbody>{}{}</tbody><tfoot><tr class="dbl"><th scope="row">Total</th>{}<td></td><td></td>{}{}</tr></tfoot></table>"#,
        bars::money(&parts),
        th("For"),
        th_num("Creators"),
        th_num("Typical fee"),
        th_num("Cash for one"),
        th_num("Cash"),
        th_num("Share"),
        rows,
        rest,
        td_num(mix.creators()),
        td_num(money(mix.budget)),
        td_num(format::percent(1.0))
    )
}

/// A row's tier in the words of the scheme.
fn name<'a>(advice: &'a Advice, row: &MixRow) -> &'a str {
    advice
        .tier(row.tier)
        .map_or(row.tier.label(), |t| t.band.name())
}

fn purposes(advice: &Advice, brief: &Brief, voice: Voice) -> Html {
    let mix = &advice.mix;
    let money = |m: Minor| format::money(m, brief.currency);
    let entry = |mark: Html, text: &str| html!("<div><dt>{}</dt><dd>{}</dd></div>", mark, text);
    let mut entries: Html = mix
        .rows
        .iter()
        .map(|row| {
            entry(
                chip(row.tier, name(advice, row)),
                &row_text(advice, brief, row),
            )
        })
        .collect();
    if mix.kept > Minor::ZERO {
        let text =
            "Ads behind the posts that do well of themselves. Wait a week, then boost those alone.";
        entries = html!("{}{}", entries, entry(key("keptk", "Boosting"), text));
    }
    // A few dollars of change need no advice.
    if mix.left.get() * 20 > mix.budget.get() {
        entries = html!(
            "{}{}",
            entries,
            entry(key("leftk", "Left over"), left_over(advice))
        );
    }
    let extras = brief
        .goods
        .unwrap_or_default()
        .plus(brief.shipping.unwrap_or_default());
    let goods = if extras > Minor::ZERO {
        format!(
            "Cash for one includes {} of product and postage.",
            money(extras)
        )
    } else if brief.goods.is_some() {
        "Product and postage cost nothing, as the brief says.".to_owned()
    } else {
        match voice {
            Voice::Owner => "No product cost or postage is given. Entered under “What is a sale worth to you?”, they count as cash.",
            Voice::Client => "No product cost or postage is given, so none is counted.",
        }
        .to_owned()
    };
    let commission = match brief.pay {
        Some(Pay::Affiliate | Pay::Mixed) => " The commission expected is in it too.",
        _ => "",
    };
    html!(
        r#"<h3>What each part is for</h3><dl>{}</dl><p class="sm q">{}</p><p class="sm q">{}{}</p>"#,
        entries,
        hours(advice, brief),
        goods,
        commission
    )
}

/// Why money is left, and what to do with it.
fn left_over(advice: &Advice) -> &'static str {
    if advice.notes.contains(&Note::HoursLimit) {
        "The hours are used up before the money. More hours or more boosting would use it, or it is kept for the creators who work."
    } else if advice
        .notes
        .iter()
        .any(|n| matches!(n, Note::SupplyLimit { .. }))
    {
        "There are not enough suitable creators to spend it on. A wider place or niche or more boosting would use it."
    } else {
        "Too little for one more creator. It goes into boosting, or is kept for the creators who work."
    }
}

fn row_text(advice: &Advice, brief: &Brief, row: &MixRow) -> String {
    let package = match brief.content {
        Some(Content::Raw) => "One package each, filmed their way. ",
        Some(Content::Polished) => "One package each, with the right to reuse it. ",
        None => "One package each, with a personal code or link. ",
    };
    format!(
        "{package}They {}. About {} hours of work in all.",
        words::purpose_many(advice, brief, row.tier),
        format::decimal(row.hours, 1)
    )
}

fn hours(advice: &Advice, brief: &Brief) -> String {
    let mix = &advice.mix;
    let mut text = match mix.hours_available {
        Some(available) => format!(
            "Takes {} of the {} hours available over the campaign, finding and writing to creators included.",
            format::decimal(mix.hours, 1),
            format::decimal(available, 1)
        ),
        None => format!(
            "Takes about {} hours of work over the campaign, finding and writing to creators included.",
            format::decimal(mix.hours, 1)
        ),
    };
    if mix.hours_cost > Minor::ZERO {
        text.push_str(&format!(
            " They are worth {} and count when tiers are compared and at break-even, not in the cash above.",
            format::money_round(mix.hours_cost, brief.currency)
        ));
    }
    text
}

/// Share of creators of a column who accept a kind of payment, in words.
fn accepting(bench: Bench, column: usize) -> String {
    let (_, typical, _) = cell(&Overrides::default(), bench, column);
    format::percent_whole(typical)
}

/// Gifting and affiliate terms, with what they cannot do.
fn without_fees(advice: &Advice, brief: &Brief, voice: Voice) -> Html {
    let choose = voice.for_owner(|| {
        html!(
            r##" <a href="#/brief/payment">Choose gifting or affiliate in the brief</a> to see what to expect."##
        )
    });
    html!(
        r#"<div class="offers"><div><h3>Offer the product</h3><p>Send it free to nano creators who already talk about such things. About {} of those asked say yes, and {} of macro creators. Nobody owes a post: a third to a half of those who accept is a good rate. {}</p></div><div><h3>Offer a share of each order</h3><p>A personal code or link and a percentage of what it sells. It costs nothing until it sells, so creators with a choice decline: about {} of nano and {} of micro creators say yes. It suits products with a good margin and creators who use them anyway.</p></div><div><h3>Either way</h3><p>A gift or a commission is payment: the post has to be marked as an ad. Use the {} for product and postage.{}</p></div></div>"#,
        accepting(Bench::AcceptGifting, 0),
        accepting(Bench::AcceptGifting, 2),
        plates(&[GIFTS]),
        accepting(Bench::AcceptAffiliate, 0),
        accepting(Bench::AcceptAffiliate, 1),
        format::money(advice.mix.budget, brief.currency),
        choose
    )
}
