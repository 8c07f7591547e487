//! The budget: an amount, its currency, and the time it is for.

use leptos::prelude::*;
use tierwise_core::domain::brief::Weeks;
use tierwise_core::domain::money::{Currency, RATES, RATES_DATE, Rates};

use super::inputs::{focus_input, input, not_sure, problem_line, typed};
use super::questions::select;
use super::slider::slider;
use crate::platform::intl;
use crate::ui::boxed::{attr, hear, maybe, memo, words};
use crate::ui::fields::{Field, change_currency};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html};
use crate::ui::state::AppState;

/// Periods to choose from, in tenths of a week; “0” is the month that is meant without an answer.
const PERIODS: [(&str, &str); 6] = [
    ("0", "for one month"),
    ("10", "for one week"),
    ("20", "for two weeks"),
    ("130", "for a quarter"),
    ("260", "for half a year"),
    ("520", "for a year"),
];
const OTHER: &str = "other";

/// The inputs of the question.
pub fn budget(state: AppState) -> AnyView {
    let sign = memo(move || state.ask(&|b| intl::currency_sign(b.currency.code())));
    let sign_if = move |side: bool| {
        follow(move || {
            sign.with(|(sign, before)| {
                if *before == side {
                    html!(r#"<i aria-hidden="true">{}</i>"#, sign)
                } else {
                    Html::default()
                }
            })
        })
    };
    view! {
        {problem_line(state, Field::Budget)}
        <div class="bud">
            <div class="money">
                {sign_if(true)}
                <label class="sr" for="budget">
                    {words(move || format!("Budget in {}", state.ask(&|b| currency_name(b.currency))))}
                </label>
                {input(state, Field::Budget, "money__in")}
                {sign_if(false)}
            </div>
            {currency(state)}
            {period(state)}
        </div>
        {slider(state)}
        {not_sure(state, Field::Budget, "Not sure: show what each tier would cost")}
        {no_rate(state)}
    }
    .into_any()
}

/// The length in words, after an amount: “for one month”.
pub fn period_words(weeks: Option<Weeks>) -> String {
    let Some(weeks) = weeks else {
        return "for one month".to_owned();
    };
    let known = PERIODS
        .iter()
        .find(|(tenths, _)| *tenths == u16::from(weeks).to_string());
    known.map_or_else(
        || format!("for {} weeks", format::decimal(weeks.units(), 1)),
        |(_, words)| (*words).to_owned(),
    )
}

fn period(state: AppState) -> AnyView {
    // A length that is in no list, or is just being typed.
    let other = RwSignal::new(
        state.brief.with_untracked(|b| {
            b.weeks.is_some_and(|w| {
                PERIODS
                    .iter()
                    .all(|(tenths, _)| *tenths != u16::from(w).to_string())
            })
        }) || state.drafts.with_untracked(|d| d.has(Field::Weeks)),
    );
    let chosen = Signal::derive(move || {
        if other.get() {
            return OTHER.to_owned();
        }
        state.ask(&|b| {
            b.weeks
                .map_or_else(|| "0".to_owned(), |w| u16::from(w).to_string())
        })
    });
    let choose = move |slug: String| {
        other.set(slug == OTHER);
        if slug == OTHER {
            request_animation_frame(|| focus_input("weeks"));
        } else {
            state.drafts.update(|d| d.forget(Field::Weeks));
            state.edit_brief(|b| b.weeks = slug.parse().ok().and_then(Weeks::from_tenths));
        }
    };
    let options = PERIODS
        .iter()
        .copied()
        .chain([(OTHER, "for another time")])
        .collect();
    view! {
        {select("period", "For how long?", "", options, chosen, choose)}
        {maybe(move || other.get().then(|| typed(state, Field::Weeks)))}
    }
    .into_any()
}

/// The currencies with a rate, and any other by its code.
fn currency(state: AppState) -> AnyView {
    let current = memo(move || state.ask(&|b| b.currency));
    let listed = |c: Currency| RATES.iter().any(|(code, _, _)| *code == c.code());
    let other = RwSignal::new(!listed(current.get_untracked()));
    let typed_code = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let chosen = Signal::derive(move || {
        if other.get() {
            OTHER.to_owned()
        } else {
            current.get().code().to_owned()
        }
    });
    let take = move |currency: Currency| {
        let drafts = state.drafts.get_untracked();
        state.edit_brief(|b| {
            change_currency(b, currency);
            drafts.read_amounts(b);
        });
    };
    let choose = move |code: String| {
        other.set(code == OTHER);
        match Currency::parse(&code) {
            Some(currency) => take(currency),
            None => request_animation_frame(|| focus_input("currency-code")),
        }
    };
    let type_code = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        let code = Currency::parse(&text);
        typed_code.set(text);
        if let Some(code) = code {
            wrong.set(false);
            take(code);
        }
    };
    let leave_code = move |_: web_sys::Event| {
        wrong.set(typed_code.with(|t| !t.trim().is_empty() && Currency::parse(t).is_none()))
    };
    let options = RATES
        .iter()
        .map(|(code, name, _)| (*code, *name))
        .chain([(OTHER, "Another currency")])
        .collect();
    let by_code = maybe(move || {
        other.get().then(|| {
            if typed_code.with_untracked(String::is_empty) && !listed(current.get_untracked()) {
                typed_code.set(current.get_untracked().code().to_owned());
            }
            view! {
                <div class="field">
                    <label class="label" for="currency-code">"Currency code"</label>
                    <small id="currency-code-hint">"Three letters, for instance ISK."</small>
                    {follow(move || if wrong.get() {
                        html!(r#"<p class="err" id="currency-code-error">Enter the three letters of the currency, for instance ISK.</p>"#)
                    } else {
                        Html::default()
                    })}
                    <input
                        class="in"
                        id="currency-code"
                        data-testid="currency-code"
                        maxlength="3"
                        autocomplete="off"
                        aria-describedby="currency-code-hint currency-code-error"
                        aria-invalid=attr(move || wrong.get().then(|| "true".to_owned()))
                        prop:value=typed_code
                        on:input=hear(type_code)
                        on:change=hear(leave_code)
                    />
                </div>
            }
            .into_any()
        })
    });
    view! { {select("currency", "Currency", "", options, chosen, choose)} {by_code} }.into_any()
}

/// Without a rate the benchmarks cannot be compared with the budget; the user can give one.
fn no_rate(state: AppState) -> AnyView {
    let unknown = memo(move || {
        let currency = state.ask(&|b| b.currency);
        (!state.context.with(|c| c.rates.is_known(currency))).then_some(currency)
    });
    let used = memo(move || {
        let currency = state.ask(&|b| b.currency);
        state.context.with(|c| {
            c.rates.is_known(currency).then(|| {
                (
                    currency,
                    c.rates.per_usd(currency),
                    c.rates == Rates::default(),
                )
            })
        })
    });
    follow(move || {
        if let Some(currency) = unknown.get() {
            let code = currency.code();
            return html!(
                r##"<p class="sm q">We have no exchange rate for {}: the advice counts one {} as one US dollar. <a href="#/evidence/rates">Enter the rate</a></p>"##,
                code,
                code
            );
        }
        let Some((currency, rate, shipped)) = used.get().filter(|(c, _, _)| *c != Currency::USD)
        else {
            return Html::default();
        };
        html!(
            r##"<p class="sm q">Benchmarks are in US dollars. They are converted at {} {} for one dollar{}. <a href="#/evidence/rates">Change the rate</a></p>"##,
            format::decimal(rate, 4),
            currency.code(),
            if shipped {
                format!(", as of {RATES_DATE}")
            } else {
                String::new()
            },
        )
    })
}

fn currency_name(currency: Currency) -> String {
    let listed = RATES.iter().find(|(code, _, _)| *code == currency.code());
    listed.map_or_else(
        || currency.code().to_owned(),
        |(_, name, _)| (*name).to_owned(),
    )
}
