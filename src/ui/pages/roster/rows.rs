//! Rows of the table as markup.

use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_roster::columns::Column;
use tierwise_roster::relation::Stage;
use tierwise_roster::weights::Component;
use tierwise_roster::wire::RowView;

use crate::ui::format;
use crate::ui::markup::{Html, html};

/// A pin.
const PIN: &str = "M5 2h6l-1 5 2 2.5H4L6 7zM8 9.5V14";
/// A circle struck through.
const EXCLUDE: &str = "M8 2.5a5.5 5.5 0 1 0 0 11a5.500 5.500 0 1 0 0-11M4.2 11.8l7.6-7.6";

/// A row with these columns, and its place among all that match.
pub fn row(row: &RowView, columns: &[Column], at: usize) -> Html {
    let label = label(row);
    let class = match (row.excluded, row.outside) {
        (true, _) => "is-out",
        (false, true) => "is-away",
        (false, false) => "",
    };
    let cells: Html = columns.iter().map(|c| cell(*c, row, &label)).collect();
    html!(
        r#"<tr role="row" aria-rowindex="{}" class="{}" data-testid="roster-row" data-who="{}" data-handle="{}" data-tier="{}" data-score="{}">{}{}{}</tr>"#,
        // The header is the first row.
        at + 2,
        class,
        row.who,
        row.handle.as_str(),
        row.tier.as_ref().map_or("", |(slug, _)| slug),
        fixed(f64::from(row.score.1), 1),
        mark("r-pin", "pin", "Pin", &label, row.pinned, row.who, PIN),
        cells,
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

/// A cell. What can be typed anew says as which field, and what it is now.
fn cell(column: Column, row: &RowView, label: &str) -> Html {
    let part = |component: Component| row.parts.get(component as usize).copied().flatten();
    let text = |text: &str| {
        if text.is_empty() {
            unknown()
        } else {
            text.into()
        }
    };
    let (low, expected, high) = row.score;
    let inner = match column {
        Column::Name => {
            return html!(
                r#"<th role="rowheader" scope="row" class="c-name"><button type="button" class="hlink" data-on="open" data-who="{}">{}</button><small>{}</small></th>"#,
                row.who,
                label,
                place(row)
            );
        }
        Column::Network => text(&row.network),
        Column::Tier => tier_cell(row),
        Column::Followers => followers(row),
        Column::Engagement => engagement(row),
        Column::Views => row
            .views
            .map_or_else(unknown, |v| html!("{}", format::count(v))),
        Column::Reach => known(part(Component::Reach)),
        Column::Influence => known(part(Component::Influence)),
        Column::Niche => text(&row.niche),
        Column::Fit => known(part(Component::Niche)),
        Column::Authentic => known(part(Component::Authenticity)),
        Column::Share => share(row),
        Column::Fee => fee(row),
        Column::Cost => known(part(Component::Cost)),
        Column::Stage => stage(row.relation.stage.as_deref()).into(),
        Column::Tags => tags(row),
        Column::Next => next(row),
        Column::Language => text(&row.language),
        Column::Contact => text(&row.contact),
        Column::Score => score(f64::from(low), f64::from(expected), f64::from(high)),
    };
    let about = column.about();
    let figures = if about.figures { "num " } else { "" };
    match typed(column, row) {
        Some((field, now)) => html!(
            r#"<td role="cell" class="{}c-{}" data-label="{}" data-field="{}" data-now="{}">{}</td>"#,
            figures,
            about.slug,
            about.label,
            field,
            now,
            inner
        ),
        None => html!(
            r#"<td role="cell" class="{}c-{}" data-label="{}">{}</td>"#,
            figures,
            about.slug,
            about.label,
            inner
        ),
    }
}

/// As which field a cell is typed anew, and what one would type now.
fn typed(column: Column, row: &RowView) -> Option<(&'static str, String)> {
    let figure = |n: Option<f64>| n.map_or(String::new(), |n| n.to_string());
    Some(match column {
        Column::Network => ("Platform", row.network.clone()),
        Column::Followers => ("Followers", figure(row.followers.map(|n| n as f64))),
        Column::Engagement => {
            let rate = row.rate.as_ref().map(|(rate, _)| fixed(rate * 100.0, 3));
            (
                "Engagement rate",
                rate.map_or(String::new(), |rate| format!("{rate}%")),
            )
        }
        Column::Views => ("Views a video", figure(row.views)),
        Column::Niche => ("Niche", row.niche.clone()),
        Column::Authentic => {
            let share = row
                .parts
                .get(Component::Authenticity as usize)
                .copied()
                .flatten();
            let share = share.map(|share| format!("{}%", fixed(f64::from(share), 2)));
            ("Credible followers", share.unwrap_or_default())
        }
        Column::Fee => {
            let fee = row.fee.as_ref().and_then(|(minor, code)| {
                let currency = Currency::parse(code)?;
                let amount = Minor::new(*minor)?.major(currency);
                Some(format!("{amount} {code}"))
            });
            ("Fee", fee.unwrap_or_default())
        }
        Column::Language => ("Language", row.language.clone()),
        Column::Contact => ("E-mail", row.contact.clone()),
        _ => return None,
    })
}

/// What a stage is called; empty where there is none.
pub fn stage(slug: Option<&str>) -> &'static str {
    slug.and_then(Stage::from_slug).map_or("", Stage::label)
}

fn tags(row: &RowView) -> Html {
    let tags = row.relation.tags.iter();
    tags.map(|tag| html!(r#"<span class="tag">{}</span>"#, tag.as_str()))
        .collect()
}

fn next(row: &RowView) -> Html {
    row.relation
        .next
        .as_ref()
        .map_or_else(Html::default, |step| {
            html!(
                "{}<small>{}</small>",
                format::day(&step.on),
                step.what.as_str()
            )
        })
}

fn share(row: &RowView) -> Html {
    let Some((low, middle, high)) = row.share else {
        return unknown();
    };
    let percent = |share: f32| format::percent_whole(f64::from(share));
    if high - low < 0.005 {
        return html!("{}", percent(middle));
    }
    html!(
        "{}<small>{} to {}</small>",
        percent(middle),
        percent(low),
        percent(high)
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
        r#"<td role="cell" class="{}"><button type="button" class="ib" aria-pressed="{}" aria-label="{} {}" data-on="{}" data-who="{}"><svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><path d="{}"></path></svg></button></td>"#,
        class,
        if pressed { "true" } else { "false" },
        verb,
        label,
        on,
        who,
        path
    )
}

/// The tier with how many sources use another word: which ones stands where the creator is opened.
fn tier_cell(row: &RowView) -> Html {
    let (other, of) = row.differ;
    let differ = (other > 0).then(|| {
        html!(
            r#"<button type="button" class="dif" data-on="open" data-who="{}">≠{}<span class="sr"> of {} sources use another word</span></button>"#,
            row.who,
            u32::from(other),
            u32::from(of)
        )
    });
    html!(
        "{}{}{}",
        chip(row),
        differ.filter(|_| row.tier.is_some()),
        like(row)
    )
}

/// The tier as a chip.
pub fn tier(row: &RowView) -> Html {
    html!("{}{}", chip(row), like(row))
}

fn like(row: &RowView) -> Option<Html> {
    let (_, like, _) = row.behaves.as_ref()?;
    Some(html!("<small>behaves like {}</small>", like.to_lowercase()))
}

fn chip(row: &RowView) -> Html {
    let Some((slug, label)) = &row.tier else {
        let why = match row.followers {
            Some(_) => "below the tiers",
            None => "followers unknown",
        };
        return html!(r#"<span class="unk">{}</span>"#, why);
    };
    html!(
        r#"<span class="chip t-{}"><span class="g t-{}" aria-hidden="true"></span>{}</span>"#,
        slug,
        slug,
        label
    )
}

fn followers(row: &RowView) -> Html {
    match row.followers {
        Some(n) => html!("{}", format::compact_followers(n as f64)),
        None => unknown(),
    }
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
        .then(|| html!(r#"<span class="high"><span aria-hidden="true">!</span><span class="sr"> Look at it: the details say why</span></span>"#));
    let peer = row.percentile.map(|percentile| {
        html!(
            r#"<span class="peer" data-css="--v:{}" role="img" aria-label="percentile {} among peers"><i></i></span>"#,
            fixed(f64::from(percentile), 1),
            fixed(f64::from(percentile), 0)
        )
    });
    // Without a place among peers its room stays, so that the figures stand one under another.
    let peer = peer.unwrap_or_else(|| html!(r#"<span class="peer is-none"></span>"#));
    html!(
        r#"<span class="er"><b>{}{}</b>{}</span><small>{}</small>"#,
        format::percent(*rate),
        review,
        peer,
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
            let (usual, code) = &row.usual_fee;
            let currency = Currency::parse(code).unwrap_or(Currency::USD);
            let fee = format::money_compact(f64::from(*usual), currency);
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
