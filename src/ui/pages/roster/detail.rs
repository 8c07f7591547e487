//! A creator opened up: what the score is made of, and everything their file says.

use leptos::prelude::*;
use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::money::{Currency, Minor, Rates};
use tierwise_roster::wire::{
    Detail, Edit, Given, Mark, PartView, Peers, PriceView, ProfileView, RowView, Value,
};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::ui::boxed::{hear, maybe, memo, truth, words};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html};
use crate::ui::state::{AppState, use_state};

use super::desk::Desk;
use super::{care, fields, outreach, rows};

/// The drawer, while somebody is looked at. It leaves the table usable.
pub fn drawer(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    let detail = desk.detail.clone();
    let who = memo(move || detail.with(|d| d.as_ref().map(|d| d.row.who)));
    // Built once for each creator: what is typed stays while their figures follow.
    maybe(move || Some(open(&desk, who.get()?)))
}

fn open(desk: &Desk, who: u32) -> AnyView {
    let close = {
        let desk = desk.clone();
        move || {
            desk.look_at(None);
            back_to(who);
        }
    };
    let keys = {
        let (desk, close) = (desk.clone(), close.clone());
        hear(
            move |event: web_sys::KeyboardEvent| match event.key().as_str() {
                "Escape" => close(),
                "ArrowRight" if !is_typed_in(&event) => go(&desk, true),
                "ArrowLeft" if !is_typed_in(&event) => go(&desk, false),
                _ => {}
            },
        )
    };
    let to = |after: bool, label: &'static str, sign: &'static str| {
        let desk = desk.clone();
        let go = hear(move |_: web_sys::MouseEvent| go(&desk, after));
        view! { <button type="button" class="x" aria-label=label on:click=go>{sign}</button> }
    };
    let head: NodeRef<leptos::html::H2> = NodeRef::new();
    head.on_load(|head| drop(head.focus()));
    let state = use_state();
    let shown = |part: fn(&Detail, &Purse) -> Html| {
        let detail = desk.detail.clone();
        follow(move || {
            let purse = Purse::of(state);
            detail.with(|d| d.as_ref().map(|d| part(d, &purse)).unwrap_or_default())
        })
    };
    let title = {
        let detail = desk.detail.clone();
        move || detail.with(|d| d.as_ref().map_or(String::new(), |d| rows::label(&d.row)))
    };
    let declined = desk.declined.clone();
    view! {
        <aside
            class="drawer"
            aria-labelledby="drawer-title"
            on:keydown=keys
        >
            <div class="sheet__head">
                <h2 id="drawer-title" tabindex="-1" node_ref=head>{words(title)}</h2>
                {to(false, "Creator before, in the table", "‹")}
                {to(true, "Next creator, in the table", "›")}
                <button type="button" class="x" aria-label="Close" on:click=hear(move |_: web_sys::MouseEvent| close())>"×"</button>
            </div>
            {shown(summary)}
            <p class="err drawer__err" role="alert" hidden=move || declined.with(Option::is_none)>{
                let declined = desk.declined.clone();
                words(move || declined.get().unwrap_or_default())
            }</p>
            {marks(desk, who)}
            <details class="more-in" open><summary>"How the score adds up"</summary>{shown(score)}</details>
            {care::section(desk, who)}
            <details class="more-in"><summary>"Change what is known"</summary>{fields::section(desk, who)}</details>
            <details class="more-in"><summary>"Write to them"</summary>{outreach::section(desk)}</details>
            {shown(rest)}
        </aside>
    }
    .into_any()
}

/// Opens whoever stands before or after in the table, if there is such a row.
fn go(desk: &Desk, after: bool) {
    if let Some(other) = desk.beside(after) {
        desk.look_at(Some(other));
        bring_near(other);
    }
}

/// Scrolls the table to somebody's row: more rows are asked for as it is scrolled.
fn bring_near(who: u32) {
    if let Some(button) = opener(who) {
        let near = web_sys::ScrollIntoViewOptions::new();
        near.set_block(web_sys::ScrollLogicalPosition::Center);
        button.scroll_into_view_with_scroll_into_view_options(&near);
    }
}

/// Whether a key goes into a field.
fn is_typed_in(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let field = target.and_then(|t| t.closest("input, textarea, select").ok()?);
    field.is_some()
}

/// Pin and exclude, as in the row.
fn marks(desk: &Desk, who: u32) -> AnyView {
    let button = |label: &'static str, mark: Mark, is: fn(&RowView) -> bool| {
        let detail = desk.detail.clone();
        let on = memo(move || detail.with(|d| d.as_ref().is_some_and(|d| is(&d.row))));
        let desk = desk.clone();
        let set = hear(move |_: web_sys::MouseEvent| {
            let on = !on.get_untracked();
            desk.edit(who, Edit::Mark { mark, on });
        });
        view! {
            <button type="button" class="btn btn--sm" aria-pressed=truth(move || on.get()) on:click=set>{label}</button>
        }
    };
    view! {
        <p class="acts dr-marks">
            {button("Pin", Mark::Pinned, |row| row.pinned)}
            {button("Exclude", Mark::Excluded, |row| row.excluded)}
        </p>
    }
    .into_any()
}

/// The button in somebody's row that opens them.
fn opener(who: u32) -> Option<web_sys::HtmlElement> {
    let selector = format!("[data-on=\"open\"][data-who=\"{who}\"]");
    document().query_selector(&selector).ok()??.dyn_into().ok()
}

/// Puts the focus back to the row that was opened.
fn back_to(who: u32) {
    if let Some(button) = opener(who) {
        let _ = button.focus();
    }
}

/// Tier, place and score.
fn summary(detail: &Detail, _: &Purse) -> Html {
    let row = &detail.row;
    let (low, expected, high) = row.score;
    let [low, expected, high] = [low, expected, high].map(f64::from);
    let like = row.behaves.as_ref().map(|(_, like, sure)| {
        html!(
            r#"<p class="sm">Behaves like <b>{}</b>: by engagement and niches it is that with {}, for all its followers.</p>"#,
            like.to_lowercase(),
            format::percent_whole(f64::from(*sure))
        )
    });
    let away = row.outside.then(|| {
        html!(
            r#"<p class="sm high">Too few of the audience can be in the place of your brief.</p>"#
        )
    });
    let doubts = detail.doubts.iter();
    let doubts: Html = doubts
        .map(|why| html!(r#"<p class="sm high">{}</p>"#, why.as_str()))
        .collect();
    html!(
        r#"<p class="dr-t">{} <span class="sm q">{}</span></p>{}<div class="dr-score"><b>{}</b><div><p class="sm">Score for your brief, likely <b>{} to {}</b></p>{}{}{}</div></div>{}{}{}"#,
        rows::tier(row),
        row.place.as_str(),
        others(detail),
        fixed(expected, 0),
        fixed(low, 0),
        fixed(high, 0),
        rows::score(low, expected, high),
        missing(detail),
        detail.stable.map(stable),
        like,
        away,
        doubts
    )
}

/// What of all that a score can rest on is not known.
fn missing(detail: &Detail) -> Html {
    let lacks = detail.missing.len() as u64;
    let said = match lacks {
        0 => format!(
            "Your file has all {} figures that a score rests on.",
            detail.inputs
        ),
        n => format!(
            "{n} of {} {} missing from your file: {}.",
            detail.inputs,
            format::plural(n, "figures is", "figures are"),
            detail.missing.join(", ")
        ),
    };
    html!(
        r#"<p class="sm q" data-testid="detail-missing">{}</p>"#,
        said
    )
}

fn stable(share: f64) -> Html {
    html!(
        r#"<p class="sm q">Among the first ten in {} of weightings that differ by up to 20%.</p>"#,
        format::percent_whole(share)
    )
}

/// How the score adds up.
fn score(detail: &Detail, purse: &Purse) -> Html {
    parts(&detail.parts, f64::from(detail.row.score.1), purse)
}

/// Profiles, prices, and everything else their file says.
fn rest(detail: &Detail, purse: &Purse) -> Html {
    html!(
        r#"<h3>Profiles</h3>{}{}{}"#,
        detail.profiles.iter().map(profile).collect::<Html>(),
        prices(&detail.prices, purse),
        facts(&detail.facts)
    )
}

/// Published definitions that put the creator into another tier.
fn others(detail: &Detail) -> Option<Html> {
    let (other, of) = detail.row.differ;
    let named = detail.others.iter();
    let named: Html = named
        .map(|(name, tier)| html!("<li>{}: {}</li>", name, tier))
        .collect();
    (!named.is_empty()).then(|| {
        html!(
            r#"<details class="sm"><summary>≠{} of {} published definitions use another word</summary><ul class="plain">{}</ul></details>"#,
            u32::from(other),
            u32::from(of),
            named
        )
    })
}

fn parts(parts: &[PartView], expected: f64, purse: &Purse) -> Html {
    let rows: Html = parts
        .iter()
        .map(|part| {
            let (low, value, high) = part.range;
            let range = if high - low > 1.0 {
                format!("{} to {}", fixed(low, 0), fixed(high, 0))
            } else {
                String::new()
            };
            html!(
                r#"<tr><th scope="row" class="hd">{}{}{}<small>{}. {}.</small></th><td class="num">{}<small>{}</small></td><td class="num q">{}%</td><td class="num">{}</td></tr>"#,
                part.label.as_str(),
                given(&part.given, purse),
                part.peers.as_ref().map(|of| peers(of, purse)),
                part.formula.as_str(),
                capital(&part.ground),
                fixed(value, 0),
                range,
                fixed(part.weight, 1),
                fixed(part.weight * value / 100.0, 1)
            )
        })
        .collect();
    html!(
        r#"<table class="tb tb--sum brk"><caption class="sr">How the score adds up</caption><thead><tr><th scope="col">Part</th><th scope="col" class="num">Value</th><th scope="col" class="num">Weight</th><th scope="col" class="num">Points</th></tr></thead><tbody>{}</tbody><tfoot><tr class="dbl"><th scope="row">Score</th><td></td><td class="num">100%</td><td class="num">{}</td></tr></tfoot></table>"#,
        rows,
        fixed(expected, 1)
    )
}

/// The figures of this creator that a part rests on.
fn given(given: &[Given], purse: &Purse) -> Html {
    let rows = given.iter().map(|given| {
        let note = (!given.note.is_empty()).then(|| format!(" {}", given.note));
        html!(
            "<li>{}: <b>{}</b>{}</li>",
            given.label.as_str(),
            purse.value(&given.value),
            note.unwrap_or_default()
        )
    });
    html!(r#"<ul class="given">{}</ul>"#, rows.collect::<Html>())
}

/// What is usual among those that a part compares with.
fn peers(peers: &Peers, purse: &Purse) -> Html {
    html!(
        r#"<p class="peers">Among {}: {} {} to {}, typically <b>{}</b>. Source: {}.</p>"#,
        peers.who.as_str(),
        peers.what.as_str(),
        purse.value(&peers.low),
        purse.value(&peers.high),
        purse.value(&peers.typical),
        peers.source.as_str()
    )
}

/// The money of the brief, and what other money is in it.
struct Purse {
    currency: Currency,
    rates: Rates,
}

impl Purse {
    fn of(state: AppState) -> Self {
        Self {
            currency: state.brief.with(|brief| brief.currency),
            rates: state.context.with(|context| context.rates.clone()),
        }
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Share(share) => format::percent(*share),
            Value::Count(count) => format::count(*count),
            Value::Usd(usd) => self.of_usd(*usd),
            Value::Money(minor, code) => self.amount(*minor, code).unwrap_or_default(),
            Value::Words(words) => words.clone(),
        }
    }

    /// Dollars of the model, as the brief counts.
    fn of_usd(&self, usd: f64) -> String {
        format::money_major(usd * self.rates.per_usd(self.currency), self.currency)
    }

    /// An amount as it was named, and what it is about as the brief counts where that is other money.
    fn amount(&self, minor: i64, code: &str) -> Option<String> {
        let (amount, currency) = (Minor::new(minor)?, Currency::parse(code)?);
        let named = format::money(amount, currency);
        if currency == self.currency {
            return Some(named);
        }
        let usd = amount.major(currency) / self.rates.per_usd(currency);
        Some(format!(
            "{named}, about {} in your brief’s currency",
            self.of_usd(usd)
        ))
    }
}

/// A sentence that begins with a capital.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

fn profile(profile: &ProfileView) -> Html {
    let mut said = Vec::new();
    if let Some(followers) = profile.followers {
        said.push(format!("{} followers", format::whole(followers as f64)));
    }
    if let Some((rate, basis)) = &profile.rate {
        said.push(format!(
            "engagement rate {} ({basis})",
            format::percent(*rate)
        ));
    }
    for (label, figure) in &profile.figures {
        said.push(format!("{} {label}", format::count(*figure)));
    }
    let handle = if profile.handle.is_empty() {
        String::new()
    } else {
        format!(" @{}", profile.handle)
    };
    html!(
        r#"<p class="sm"><b>{}{}</b><br>{}</p>"#,
        profile.network.as_str(),
        handle,
        said.join(", ")
    )
}

fn prices(prices: &[PriceView], purse: &Purse) -> Option<Html> {
    let rows: Html = prices
        .iter()
        .filter_map(|price| {
            let amount = purse.amount(price.minor, &price.currency)?;
            let what = match price.deliverable.as_str() {
                "" => "Fee",
                what => what,
            };
            let guess = if price.stated {
                ""
            } else {
                " (currency of your brief)"
            };
            Some(html!(
                "<div><dt>{}</dt><dd>{}{}</dd></div>",
                what,
                amount,
                guess
            ))
        })
        .collect();
    (!rows.is_empty()).then(|| html!(r#"<h3>Prices</h3><dl class="facts sm">{}</dl>"#, rows))
}

fn facts(facts: &[(String, String)]) -> Option<Html> {
    let rows: Html = facts
        .iter()
        .map(|(label, text)| html!("<div><dt>{}</dt><dd>{}</dd></div>", label, text))
        .collect();
    (!rows.is_empty()).then(|| {
        html!(
            r#"<h3>From your file</h3><dl class="facts sm">{}</dl>"#,
            rows
        )
    })
}
