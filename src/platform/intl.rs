//! The browser's own number formatting, so that no locale tables are shipped.

use std::cell::RefCell;
use tierwise_core::domain::decimal::short;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Style<'a> {
    /// With this many decimals at least and at most.
    Decimal(u32, u32),
    /// Rounded to this many significant figures.
    Significant(u32),
    /// Short, with K, M or their equivalents, to this many significant figures.
    Compact(u32),
    /// A fraction as a percentage, with this many decimals at most.
    Percent(u32),
    /// Money, with exactly this many decimals.
    Money(&'a str, u32),
    /// Money, short: $2.5M.
    MoneyCompact(&'a str),
}

thread_local! {
    /// Building a formatter costs about 50 µs, using one about 1 µs.
    static BUILT: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Writes the number in the browser's locale, with a true minus sign.
pub fn format(number: f64, style: Style) -> String {
    let key = format!("{style:?}");
    let formatter = BUILT.with_borrow_mut(|built| {
        if let Some((_, function)) = built.iter().find(|(k, _)| *k == key) {
            return function.clone();
        }
        let function = Intl::NumberFormat::new(&Array::new(), &options(style)).format();
        built.push((key, function.clone()));
        function
    });
    let text = formatter.call1(&JsValue::UNDEFINED, &JsValue::from_f64(number));
    text.ok()
        .and_then(|t| t.as_string())
        .unwrap_or_else(|| short(number, 2))
        .replace('-', "−")
}

/// The sign of a currency in the browser's locale, for instance `$` or `A$`, and whether it stands before the number.
pub fn currency_sign(code: &str) -> (String, bool) {
    let parts = Intl::NumberFormat::new(&Array::new(), &options(Style::Money(code, 0)))
        .format_to_parts(1.0);
    let mut number_seen = false;
    for part in parts.iter() {
        let get = |name: &str| {
            Reflect::get(&part, &name.into())
                .ok()
                .and_then(|v| v.as_string())
        };
        match get("type").as_deref() {
            Some("integer") => number_seen = true,
            Some("currency") => {
                return (
                    get("value").unwrap_or_else(|| code.to_owned()),
                    !number_seen,
                );
            }
            _ => {}
        }
    }
    (code.to_owned(), true)
}

/// The decimal mark of the browser's locale.
pub fn decimal_mark() -> char {
    if format(1.5, Style::Decimal(1, 1)).contains(',') {
        ','
    } else {
        '.'
    }
}

fn options(style: Style) -> Object {
    let options = Object::new();
    let set = |name: &str, value: JsValue| {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value);
    };
    let decimals = |least: u32, most: u32| {
        set("minimumFractionDigits", least.into());
        set("maximumFractionDigits", most.into());
    };
    match style {
        Style::Decimal(least, most) => decimals(least, most),
        Style::Significant(figures) => set("maximumSignificantDigits", figures.into()),
        Style::Compact(figures) => {
            set("notation", "compact".into());
            set("maximumSignificantDigits", figures.into());
        }
        Style::Percent(most) => {
            set("style", "percent".into());
            decimals(0, most);
        }
        Style::Money(code, digits) => {
            set("style", "currency".into());
            set("currency", code.into());
            decimals(digits, digits);
        }
        Style::MoneyCompact(code) => {
            set("style", "currency".into());
            set("currency", code.into());
            set("notation", "compact".into());
            set("maximumSignificantDigits", 3.into());
        }
    }
    options
}

/// A day written as 2026-03-01, as the browser's locale writes it; as it is where it is none.
pub fn day(iso: &str) -> String {
    // With a time the browser takes the day where the user is, without one where Greenwich is.
    let date = js_sys::Date::new(&JsValue::from_str(&format!("{iso}T00:00")));
    if date.get_time().is_nan() {
        return iso.to_owned();
    }
    let options = Object::new();
    for (key, value) in [("day", "numeric"), ("month", "short"), ("year", "numeric")] {
        // Setting a property of a fresh object is never refused.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    // No locale is named: what a browser calls its language need not be one that it takes, such as C.
    let format = Intl::DateTimeFormat::new(&Array::new(), &options).format();
    let text = format.call1(&JsValue::UNDEFINED, &date);
    text.ok()
        .and_then(|t| t.as_string())
        .unwrap_or_else(|| iso.to_owned())
}

/// Today where the user is, as 2026-03-01.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
