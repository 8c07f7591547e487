//! The answers in words, each with a link to change it.

use leptos::prelude::*;
use tierwise_core::domain::advice::words;
use tierwise_core::domain::brief::{Brief, Question};

use super::money::period_words;
use crate::ui::format;
use crate::ui::markup::{Html, follow, html};
use crate::ui::router::{Route, Step};
use crate::ui::state::AppState;

/// An answer in words, money in the browser's locale; nothing where the question is open.
pub fn answer(question: Question, brief: &Brief) -> Option<String> {
    if !question.is_answered(brief) {
        return None;
    }
    let money = |m| format::money(m, brief.currency);
    let said = match question {
        Question::Budget => brief
            .budget
            .map(|b| format!("{} {}", money(b), period_words(brief.weeks))),
        Question::Hours => brief.hours.map(|h| {
            let hours = format!("{} hours a week", format::decimal(h.units(), 1));
            match brief.hour_cost {
                Some(cost) => format!("{hours}, {} an hour", money(cost)),
                None => hours,
            }
        }),
        Question::Value => {
            let parts = [
                brief.order_value.map(|m| format!("{} an order", money(m))),
                brief
                    .margin
                    .map(|m| format!("{} margin", format::percent(m.fraction()))),
                brief.goods.map(|m| format!("{} of goods", money(m))),
                brief.shipping.map(|m| format!("{} shipping", money(m))),
            ];
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        Question::Test if brief.test == Some(true) => {
            let parts = [
                Some(brief.tested.clone()).filter(|t| !t.trim().is_empty()),
                brief
                    .test_size
                    .map(|n| format!("{} creators a month", format::whole(f64::from(n)))),
                brief
                    .hit_rate
                    .map(|s| format!("{} winners", format::percent(s.fraction()))),
            ];
            let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            Some(if parts.is_empty() {
                "Yes".to_owned()
            } else {
                format!("Yes: {parts}")
            })
        }
        _ => None,
    };
    said.or_else(|| Some(words::answer(brief, question)))
}

/// The list of answers. With a current question: the core ones, and the optional ones that are answered.
pub fn list(state: AppState, current: Option<Question>) -> AnyView {
    follow(move || {
        let rows: Html = Question::ALL
            .iter()
            .map(|q| row(state, *q, current))
            .collect();
        html!(r#"<dl class="ans">{}</dl>"#, rows)
    })
}

fn row(state: AppState, question: Question, current: Option<Question>) -> Html {
    let said = state.ask(&|b| answer(question, b));
    let wrong = state
        .drafts
        .with(|d| state.ask(&|b| !d.problems_of(question, b).is_empty()));
    let open = said.is_none();
    let is_current = current == Some(question);
    if current.is_some() && !is_current && !question.is_core() && open && !wrong {
        return Html::default();
    }
    let (class, words) = match said {
        _ if is_current => ("cur", "Answering now".to_owned()),
        _ if wrong => ("bad", "Needs a correction: not counted".to_owned()),
        None => ("todo", "Not sure".to_owned()),
        Some(said) => ("", said),
    };
    let link = if is_current {
        Html::default()
    } else {
        html!(
            r#"<a href="{}">{}<span class="sr"> {}</span></a>"#,
            Route::Brief(Step::Ask(question)).href(),
            if open { "Answer" } else { "Change" },
            question.label()
        )
    };
    html!(
        r#"<div class="{}" data-testid="answer" data-question="{}"><dt>{}</dt><dd>{}</dd><dd class="num">{}</dd></div>"#,
        class,
        question.slug(),
        question.label(),
        words,
        link
    )
}
