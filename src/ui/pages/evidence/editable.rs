//! Figures to type over: benchmarks and exchange rates. What is typed moves the advice on every page.
//!
//! There are hundreds of them, so they are markup; one listener on the part they stand in hears all of them.

use leptos::ev;
use leptos::prelude::*;
use tierwise_core::domain::entry::parse_figure;
use tierwise_core::domain::evidence::benchmarks::{ANCHOR_TIERS, Bench};
use tierwise_core::domain::money::{Currency, Rates};
use tierwise_core::domain::settings::Context;
use tierwise_core::domain::tier::TierKind;
use tierwise_core::domain::workspace::Action;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::figure;
use crate::ui::format;
use crate::ui::markup::{Html, html};
use crate::ui::state::AppState;

/// A figure that can be replaced.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Editable {
    /// The typical value of a benchmark for a tier with a column.
    Bench(Bench, TierKind),
    /// Units of a currency for one US dollar.
    Rate(Currency),
}

impl Editable {
    /// Id of the field.
    fn id(self) -> String {
        match self {
            Self::Bench(bench, tier) => format!("bench-{}-{}", bench.slug(), tier.slug()),
            Self::Rate(currency) => format!("rate-{}", currency.code()),
        }
    }

    /// What the field's markup says it is about.
    fn read(field: &Element) -> Option<Self> {
        let get = |name: &str| field.get_attribute(name);
        match get("data-currency") {
            Some(code) => Currency::parse(&code).map(Self::Rate),
            None => Some(Self::Bench(
                Bench::from_slug(&get("data-bench")?)?,
                TierKind::from_slug(&get("data-tier")?)?,
            )),
        }
    }

    fn label(self) -> String {
        match self {
            Self::Bench(bench, tier) => format!("{}, {}", bench.label(), tier.label()),
            Self::Rate(currency) => format!("{} for one US dollar", currency.code()),
        }
    }

    fn shipped(self) -> Option<f64> {
        match self {
            Self::Bench(bench, tier) => {
                let column = ANCHOR_TIERS.iter().position(|t| *t == tier)?;
                bench
                    .row()
                    .cells
                    .get(column)
                    .map(|(_, typical, _)| *typical)
            }
            Self::Rate(currency) => Rates::default_rate(currency),
        }
    }

    fn own(self, context: &Context) -> Option<f64> {
        match self {
            Self::Bench(bench, tier) => context.overrides.get(bench, tier),
            Self::Rate(currency) => context
                .rates
                .edited()
                .find(|(c, _)| *c == currency)
                .map(|(_, rate)| rate),
        }
    }

    fn words(self, value: f64) -> String {
        match self {
            Self::Bench(bench, _) => figure::words(bench.row().unit, value),
            Self::Rate(_) => format::decimal(value, if value >= 100.0 { 1 } else { 4 }),
        }
    }

    fn shown(self, context: &Context) -> String {
        self.own(context)
            .or(self.shipped())
            .map(|v| self.words(v))
            .unwrap_or_default()
    }

    /// Replaces the figure by a typed one; nothing typed goes back to ours.
    fn set(self, state: AppState, text: &str) -> Result<(), String> {
        let value = match self {
            _ if text.trim().is_empty() => None,
            Self::Bench(bench, _) => Some(figure::parse(bench.row().unit, text)?),
            // What is no number is refused with the same words as a rate of zero.
            Self::Rate(_) => Some(parse_figure(text).unwrap_or(0.0)),
        };
        // The shipped value typed again is no edit.
        let value = value.filter(|v| {
            self.shipped()
                .is_none_or(|shipped| (v / shipped - 1.0).abs() > 5e-4)
        });
        state.dispatch(match self {
            Self::Bench(bench, tier) => Action::SetBench {
                bench: bench.slug().to_owned(),
                tier,
                value,
            },
            Self::Rate(currency) => Action::SetRate {
                currency,
                rate: value,
            },
        })
    }

    /// The field, with what is wrong under it, or what the value was and a way back.
    pub fn field(self, context: &Context) -> Html {
        let about = match self {
            Self::Bench(bench, tier) => html!(
                r#"data-bench="{}" data-tier="{}""#,
                bench.slug(),
                tier.slug()
            ),
            Self::Rate(currency) => html!(r#"data-currency="{}""#, currency.code()),
        };
        html!(
            r#"<span class="bf{}" data-on="field" {}><input class="in in--sm num" id="{}" inputmode="decimal" autocomplete="off" aria-label="{}" aria-describedby="{}-note" value="{}"><span id="{}-note" aria-live="polite">{}</span></span>"#,
            if self.own(context).is_some() {
                " is-ed"
            } else {
                ""
            },
            about,
            self.id(),
            self.label(),
            self.id(),
            self.shown(context),
            self.id(),
            self.note(context)
        )
    }

    fn note(self, context: &Context) -> Html {
        match (self.own(context), self.shipped()) {
            (Some(_), Some(shipped)) => html!(
                r#"<small>was {} <button class="link" type="button" data-on="reset">Reset<span class="sr"> {}</span></button></small>"#,
                self.words(shipped),
                self.label()
            ),
            (None, None) => {
                html!("<small>No rate is known: 1 is used until you enter one.</small>")
            }
            _ => Html::default(),
        }
    }
}

/// Takes a change or a press on “Reset”. Changes count when a field is left or Enter is pressed.
pub fn heard(state: AppState, event: &ev::Event, about: &HtmlElement) {
    let on = about.get_attribute("data-on");
    let Ok(Some(field)) = about.closest("[data-on=field]") else {
        return;
    };
    let Some(input) = field
        .query_selector("input")
        .ok()
        .flatten()
        .and_then(|i| i.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    let Some(figure) = Editable::read(&field) else {
        return;
    };
    let typed = match (event.type_().as_str(), on.as_deref()) {
        ("change", _) => input.value(),
        ("click", Some("reset")) => {
            // The button goes away with the edit.
            let _ = input.focus();
            String::new()
        }
        _ => return,
    };
    let refused = figure.set(state, &typed).err();
    let context = state.context.get_untracked();
    let note = match &refused {
        Some(message) => html!(r#"<span class="err">{}</span>"#, message),
        None => figure.note(&context),
    };
    if refused.is_none() {
        input.set_value(&figure.shown(&context));
    }
    let _ = match refused {
        Some(_) => input.set_attribute("aria-invalid", "true"),
        None => input.remove_attribute("aria-invalid"),
    };
    let _ = field
        .class_list()
        .toggle_with_force("is-ed", figure.own(&context).is_some());
    if let Some(under) = input.next_element_sibling() {
        under.set_inner_html(&note.to_string());
    }
}
