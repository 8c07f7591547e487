//! The fields of the brief that are typed: what they are called, how their text becomes an answer and back.
//!
//! What was typed stays as it is, also when it is no answer: texts live here as drafts, the brief holds only what
//! could be read. A field without a draft shows the brief.

use std::collections::BTreeMap;

use tierwise_core::domain::brief::{Brief, Question};
use tierwise_core::domain::decimal::short;
use tierwise_core::domain::entry::{self, EntryError, Problem};
use tierwise_core::domain::money::{Currency, Minor};

use crate::platform::intl::{self, Style};

/// A field that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What is sold.
    Product,
    /// Money for the whole period.
    Budget,
    /// Length of the campaign.
    Weeks,
    /// Place names.
    Place,
    /// What is tested.
    Tested,
    /// Creators in the test.
    TestSize,
    /// Expected share of winners.
    HitRate,
    /// Hours a week.
    Hours,
    /// What an hour costs.
    HourCost,
    /// Average order.
    OrderValue,
    /// What is left of an order.
    Margin,
    /// Cost of the goods for one creator.
    Goods,
    /// Postage for one creator.
    Shipping,
}

/// A field's definition.
pub struct Definition {
    /// Id of the input, used by labels, errors and tests.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// One sentence under the label; empty where the label says it all.
    pub hint: &'static str,
    /// The question it belongs to.
    pub question: Question,
    /// What stands after the input: “hours”, “%”; the currency's sign is added for money.
    pub unit: &'static str,
    /// Which keyboard a phone shows.
    pub keyboard: &'static str,
}

impl Field {
    /// Every field, in the order of the questions.
    pub const ALL: [Self; 13] = [
        Self::Product,
        Self::Budget,
        Self::Weeks,
        Self::Place,
        Self::Tested,
        Self::TestSize,
        Self::HitRate,
        Self::Hours,
        Self::HourCost,
        Self::OrderValue,
        Self::Margin,
        Self::Goods,
        Self::Shipping,
    ];

    /// The field's definition.
    pub const fn definition(self) -> Definition {
        use Question::{Budget, Geography, Hours, Product, Test, Value};
        let (id, label, hint, question, unit, keyboard) = match self {
            Self::Product => ("product", "Product", "", Product, "", "text"),
            Self::Budget => ("budget", "Budget", "", Budget, "", "decimal"),
            Self::Weeks => ("weeks", "How many weeks?", "", Budget, "weeks", "decimal"),
            Self::Place => (
                "place",
                "Which place?",
                "In your own words. Used later to match creators.",
                Geography,
                "",
                "text",
            ),
            Self::Tested => ("tested", "What do you want to learn?", "", Test, "", "text"),
            Self::TestSize => (
                "testsize",
                "Creators a month",
                "",
                Test,
                "creators",
                "numeric",
            ),
            Self::HitRate => (
                "hitrate",
                "How many of them will earn their cost?",
                "Your guess, in percent.",
                Test,
                "%",
                "decimal",
            ),
            Self::Hours => ("hours", "Hours a week", "", Hours, "hours", "decimal"),
            Self::HourCost => (
                "hourcost",
                "What does an hour cost?",
                "Wages, or what you could earn with it.",
                Hours,
                "",
                "decimal",
            ),
            Self::OrderValue => (
                "aov",
                "Average order value",
                "What a customer pays, without tax.",
                Value,
                "",
                "decimal",
            ),
            Self::Margin => (
                "margin",
                "Margin",
                "Share of an order that is left after the product's cost.",
                Value,
                "%",
                "decimal",
            ),
            Self::Goods => (
                "goods",
                "Product for one creator",
                "What the product you send costs you.",
                Value,
                "",
                "decimal",
            ),
            Self::Shipping => (
                "shipping",
                "Shipping for one creator",
                "Postage and packing.",
                Value,
                "",
                "decimal",
            ),
        };
        Definition {
            id,
            label,
            hint,
            question,
            unit,
            keyboard,
        }
    }

    /// Whether it is an amount of money.
    pub const fn is_money(self) -> bool {
        matches!(
            self,
            Self::Budget | Self::HourCost | Self::OrderValue | Self::Goods | Self::Shipping
        )
    }

    /// The text that stands for the brief's answer; empty where there is none.
    pub fn text(self, b: &Brief) -> String {
        let plain = |x: f64, decimals: u32| number_text(x, decimals);
        match self {
            Self::Product => b.product.clone(),
            Self::Place => b.place.clone(),
            Self::Tested => b.tested.clone(),
            Self::Weeks => b.weeks.map(|w| plain(w.units(), 1)).unwrap_or_default(),
            Self::TestSize => b.test_size.map(|n| n.to_string()).unwrap_or_default(),
            Self::HitRate => b
                .hit_rate
                .map(|s| plain(s.fraction() * 100.0, 2))
                .unwrap_or_default(),
            Self::Margin => b
                .margin
                .map(|s| plain(s.fraction() * 100.0, 2))
                .unwrap_or_default(),
            Self::Hours => b.hours.map(|h| plain(h.units(), 1)).unwrap_or_default(),
            Self::Budget | Self::HourCost | Self::OrderValue | Self::Goods | Self::Shipping => {
                amount(self, b)
                    .map(|m| amount_text(m, b.currency))
                    .unwrap_or_default()
            }
        }
    }

    /// Takes a text as the answer. A text that cannot be read leaves the question “not sure”.
    ///
    /// # Errors
    /// What to enter. An empty text is no error.
    pub fn take(self, text: &str, b: &mut Brief) -> Result<(), EntryError> {
        match self {
            Self::Product => b.product = entry::clean_text(text),
            Self::Place => b.place = entry::clean_text(text),
            Self::Tested => b.tested = entry::clean_text(text),
            Self::Weeks => {
                b.weeks = read(text, entry::parse_weeks).inspect_err(|_| b.weeks = None)?
            }
            Self::TestSize => {
                b.test_size = read(text, entry::parse_count).inspect_err(|_| b.test_size = None)?
            }
            Self::HitRate => {
                b.hit_rate = read(text, entry::parse_percent).inspect_err(|_| b.hit_rate = None)?
            }
            Self::Margin => {
                b.margin = read(text, entry::parse_percent).inspect_err(|_| b.margin = None)?
            }
            Self::Hours => {
                b.hours = read(text, entry::parse_hours).inspect_err(|_| b.hours = None)?
            }
            Self::Budget | Self::HourCost | Self::OrderValue => {
                let currency = b.currency;
                let taken = read(text, |t| entry::parse_amount(t, currency));
                *amount_mut(self, b) = taken.as_ref().ok().copied().flatten();
                taken?;
            }
            Self::Goods | Self::Shipping => {
                let currency = b.currency;
                let taken = read(text, |t| entry::parse_cost(t, currency));
                *amount_mut(self, b) = taken.as_ref().ok().copied().flatten();
                taken?;
            }
        }
        Ok(())
    }

    /// What is wrong with a text in this field, if anything.
    pub fn problem(self, text: &str, b: &Brief) -> Option<String> {
        self.take(text, &mut b.clone()).err().map(|e| e.message)
    }
}

/// Changes the currency and keeps the numbers as typed: 5,000 dollars become 5,000 euros.
pub fn change_currency(b: &mut Brief, to: Currency) {
    let from = b.currency;
    for field in Field::ALL.into_iter().filter(|f| f.is_money()) {
        let place = amount_mut(field, b);
        *place = place.and_then(|m| Minor::from_major(m.major(from), to));
    }
    b.currency = to;
}

/// An amount as text for a field: with group marks only where it reads back as the same amount.
pub fn amount_text(amount: Minor, currency: Currency) -> String {
    let digits = match currency.minor_per_major() {
        1 => 0,
        1_000 => 3,
        _ => 2,
    };
    let major = amount.major(currency);
    let decimals = if amount.get() % currency.minor_per_major() == 0 {
        0
    } else {
        digits
    };
    let grouped = intl::format(major, Style::Decimal(decimals, decimals));
    if entry::parse_cost(&grouped, currency) == Ok(amount) {
        grouped
    } else {
        number_text(major, digits)
    }
}

/// A number as text for a field, without group marks, with the locale's decimal mark.
fn number_text(x: f64, decimals: u32) -> String {
    let text = short(x, decimals);
    if intl::decimal_mark() == ',' {
        text.replace('.', ",")
    } else {
        text
    }
}

fn read<T>(
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, EntryError>,
) -> Result<Option<T>, EntryError> {
    match parse(text) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.problem == Problem::Empty => Ok(None),
        Err(error) => Err(error),
    }
}

fn amount(field: Field, b: &Brief) -> Option<Minor> {
    match field {
        Field::Budget => b.budget,
        Field::HourCost => b.hour_cost,
        Field::OrderValue => b.order_value,
        Field::Goods => b.goods,
        Field::Shipping => b.shipping,
        _ => None,
    }
}

fn amount_mut(field: Field, b: &mut Brief) -> &mut Option<Minor> {
    match field {
        Field::HourCost => &mut b.hour_cost,
        Field::OrderValue => &mut b.order_value,
        Field::Goods => &mut b.goods,
        Field::Shipping => &mut b.shipping,
        _ => &mut b.budget,
    }
}

/// Texts as they were typed, and in which fields the user has been told what is wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drafts {
    texts: BTreeMap<Field, String>,
    told: Vec<Field>,
    put_off: Vec<Field>,
}

impl Drafts {
    /// What a field shows.
    pub fn text(&self, field: Field, brief: &Brief) -> String {
        self.texts
            .get(&field)
            .cloned()
            .unwrap_or_else(|| field.text(brief))
    }

    /// Whether something was typed into a field.
    pub fn has(&self, field: Field) -> bool {
        self.texts.contains_key(&field)
    }

    /// Remembers what was typed.
    pub fn set(&mut self, field: Field, text: String) {
        self.texts.insert(field, text);
        self.put_off.retain(|f| *f != field);
    }

    /// The user is not sure after all. The text stays for when they are.
    pub fn put_off(&mut self, field: Field, text: String) {
        self.set(field, text);
        self.put_off.push(field);
    }

    /// Whether a field counts as “not sure”: nothing is typed, or what is typed does not count.
    pub fn is_unsure(&self, field: Field, brief: &Brief) -> bool {
        self.put_off.contains(&field) || self.text(field, brief).trim().is_empty()
    }

    /// Goes back to showing the brief.
    pub fn forget(&mut self, field: Field) {
        self.texts.remove(&field);
        self.told.retain(|f| *f != field);
        self.put_off.retain(|f| *f != field);
    }

    /// From now on errors of this field are shown while typing: it was left, or Continue was pressed.
    pub fn tell(&mut self, field: Field) {
        if !self.told.contains(&field) {
            self.told.push(field);
        }
    }

    /// Reads every typed amount again, after the currency has changed.
    pub fn read_amounts(&self, brief: &mut Brief) {
        for (field, text) in &self.texts {
            if field.is_money() && !self.put_off.contains(field) {
                // What is wrong is said at the field, from the draft.
                drop(field.take(text, brief));
            }
        }
    }

    /// What is wrong with a field, whether the user was told or not.
    pub fn problem(&self, field: Field, brief: &Brief) -> Option<String> {
        let typed = self
            .texts
            .get(&field)
            .filter(|_| !self.put_off.contains(&field));
        typed.and_then(|text| field.problem(text, brief))
    }

    /// What is wrong with a field, once the user may be told.
    pub fn shown_problem(&self, field: Field, brief: &Brief) -> Option<String> {
        if self.told.contains(&field) {
            self.problem(field, brief)
        } else {
            None
        }
    }

    /// The fields of a question that cannot be read, with what to enter.
    pub fn problems_of(&self, question: Question, brief: &Brief) -> Vec<(Field, String)> {
        Field::ALL
            .into_iter()
            .filter(|f| f.definition().question == question)
            .filter_map(|f| self.problem(f, brief).map(|p| (f, p)))
            .collect()
    }
}
