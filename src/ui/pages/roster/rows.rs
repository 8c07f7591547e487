//! Rows of the table as markup.

use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_roster::wire::{RowView, Shown};

use crate::ui::format;
use crate::ui::markup::{Html, html};

/// A pin.
const PIN: &str = "M5 2h6l-1 5 2 2.5H4L6 7zM8 9.5V14";
/// A circle struck through.
const EXCLUDE: &str = "M8 2.5a5.5 5.5 0 1 0 0 11a5.500 5.500 0 1 0 0-11M4.2 11.8l7.6-7.6";

/// The rows that are shown.
pub fn rows(shown: &Shown) -> Html {
    let rows = shown.rows.iter().enumerate();
    rows.map(|(at, view)| row(view, shown.look.from as usize + at))
        .collect()
}

fn row(row: &RowView, at: usize) -> Html {
    let label = label(row);
    // The header is the first row.
    let number = at + 2;
    let (low, expected, high) = row.score;
    html!(
        r#"<tr aria-rowindex="{}" class="{}" data-testid="roster-row" data-who="{}" data-handle="{}" data-tier="{}" data-score="{}">{}<th scope="row" class="r-h"><button type="button" class="hlink" data-on="open" data-who="{}">{}</button><small>{}</small></th><td class="r-p">{}</td><td class="r-t">{}</td><td class="num r-f">{}</td><td class="r-e">{}</td><td class="num r-n">{}</td><td class="num r-a">{}</td><td class="num r-fee">{}</td><td class="r-s">{}</td>{}</tr>"#,
        number,
        if row.excluded { "is-out" } else { "" },
        row.who,
        row.handle.as_str(),
        row.tier.as_ref().map_or("", |(slug, _)| slug),
        fixed(f64::from(expected), 1),
        mark("r-pin", "pin", "Pin", &label, row.pinned, row.who, PIN),
        row.who,
        label.as_str(),
        place(row),
        network(row),
        tier(row),
        followers(row),
        engagement(row),
        known(row.fit),
        known(row.authentic),
        fee(row),
        score(f64::from(low), f64::from(expected), f64::from(high)),
        mark(
            "r-x",
            "exclude",
            "Exclude",
            &label,
            row.excluded,
            row.who,
            EXCLUDE
        ),
    )
}

/// What a creator is called in the table: the handle, else the name.
pub fn label(row: &RowView) -> String {
    if row.handle.is_empty() || row.handle.contains(' ') {
        row.name.clone()
    } else {
        format!("@{}", row.handle)
    }
}

fn place(row: &RowView) -> String {
    let named = !row.handle.is_empty() && row.name != row.handle;
    match (named, row.place.is_empty()) {
        (true, false) => format!("{}, {}", row.name, row.place),
        (true, true) => row.name.clone(),
        (false, _) => row.place.clone(),
    }
}

fn mark(
    class: &str,
    on: &str,
    verb: &str,
    label: &str,
    pressed: bool,
    who: u32,
    path: &str,
) -> Html {
    html!(
        r#"<td class="{}"><button type="button" class="ib" aria-pressed="{}" aria-label="{} {}" data-on="{}" data-who="{}"><svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><path d="{}"></path></svg></button></td>"#,
        class,
        if pressed { "true" } else { "false" },
        verb,
        label,
        on,
        who,
        path
    )
}

/// The tier as a chip, with how many sources use another word.
pub fn tier(row: &RowView) -> Html {
    let Some((slug, label)) = &row.tier else {
        let why = match row.followers {
            Some(_) => "below the tiers",
            None => "followers unknown",
        };
        return html!(r#"<span class="unk">{}</span>"#, why);
    };
    let (other, of) = row.differ;
    let differ = (other > 0).then(|| {
        html!(
            r#"<span class="dif">≠{}<span class="sr"> of {} sources use another word</span></span>"#,
            u32::from(other),
            u32::from(of)
        )
    });
    html!(
        r#"<span class="chip t-{}"><span class="g t-{}" aria-hidden="true"></span>{}</span>{}"#,
        slug,
        slug,
        label,
        differ
    )
}

fn followers(row: &RowView) -> Html {
    match row.followers {
        Some(n) => html!("{}", format::compact_followers(n as f64)),
        None => unknown(),
    }
}

fn network(row: &RowView) -> Html {
    if row.network.is_empty() {
        return unknown();
    }
    row.network.as_str().into()
}

fn unknown() -> Html {
    html!(r#"<span class="unk">no data</span>"#)
}

fn known(value: Option<f32>) -> Html {
    value.map_or_else(unknown, |v| html!("{}", format::whole(f64::from(v))))
}

fn engagement(row: &RowView) -> Html {
    let Some((rate, basis)) = &row.rate else {
        return unknown();
    };
    let review = row
        .review
        .then(|| html!(r#"<span class="high"><span aria-hidden="true">!</span><span class="sr"> Very high for this size: look at it</span></span>"#));
    html!(
        r#"<span class="er"><b>{}{}</b><span class="peer" data-css="--v:{}" role="img" aria-label="percentile {} among peers"><i></i></span></span><small>{}</small>"#,
        format::percent(*rate),
        review,
        fixed(f64::from(row.percentile), 1),
        fixed(f64::from(row.percentile), 0),
        basis
    )
}

fn fee(row: &RowView) -> Html {
    let stated = row.fee.as_ref().and_then(|(minor, code)| {
        let currency = Currency::parse(code)?;
        Some(format::money_round(Minor::new(*minor)?, currency))
    });
    let over = row.affordable < 0.5;
    let (fee, note) = match stated {
        Some(fee) if !over => return html!("{}", fee),
        Some(fee) => (fee, "over budget"),
        None => {
            let fee = format::money_compact(f64::from(row.fee_usd), Currency::USD);
            let note = if over { "over budget" } else { "estimate" };
            (format!("≈{fee}"), note)
        }
    };
    html!("{}<small>{}</small>", fee, note)
}

/// The score with its range: solid up to what is certain, hatched up to the score, a line up to the upper end.
pub fn score(low: f64, expected: f64, high: f64) -> Html {
    let range = (high - low > 1.0).then(|| html!(r#"<i class="soft"></i><u></u>"#));
    html!(
        r#"<span class="score" data-css="--v:{};--lo:{};--hi:{}"><b>{}</b><span aria-hidden="true"><i></i>{}</span><span class="sr">, likely {} to {}</span></span>"#,
        fixed(expected, 1),
        fixed(low, 1),
        fixed(high, 1),
        fixed(expected, 0),
        range,
        fixed(low, 0),
        fixed(high, 0)
    )
}
