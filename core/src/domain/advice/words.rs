//! Figures in words for reasons and flip points: short, rounded, US English.

use crate::domain::brief::{Brief, Question};
use crate::domain::decimal::{fixed, short};
use crate::domain::money::{Currency, Minor};
use crate::domain::niche;

/// “42%”, “0.8%” below 10.
pub fn percent(x: f64) -> String {
    let p = x * 100.0;
    let decimals = if p >= 9.95 { 0 } else { 1 };
    format!("{}%", short(p, decimals))
}

/// “12,300”, “8.4”, “0.012”: three figures from 1,000, fewer below.
pub fn number(x: f64) -> String {
    if x >= 1_000.0 {
        let scale = libm::pow(10.0, libm::floor(libm::log10(x)) - 2.0);
        grouped((libm::round(x / scale) * scale) as i64)
    } else if x >= 10.0 {
        fixed(x, 0)
    } else if x >= 0.095 {
        short(x, 1)
    } else {
        fixed(x, 3)
    }
}

/// “$1,900” for US dollars, “EUR 1,900” else; minor units only below 10.
pub fn money(amount: Minor, currency: Currency) -> String {
    money_major(amount.major(currency), currency)
}

/// [`money`] for an amount in major units.
pub fn money_major(major: f64, currency: Currency) -> String {
    let figures = if major >= 10.0 || libm::round(major * 100.0) % 100.0 == 0.0 {
        grouped(libm::round(major) as i64)
    } else {
        fixed(major, 2)
    };
    if currency == Currency::USD {
        format!("${figures}")
    } else {
        format!("{} {figures}", currency.code())
    }
}

/// “8 micro creators”, “1 micro creator”.
pub fn creators(count: f64, tier: &str) -> String {
    let figure = if count > 0.0 {
        number(count)
    } else {
        "no".to_owned()
    };
    let plural = if figure == "1" { "" } else { "s" };
    format!("{figure} {tier} creator{plural}")
}

fn grouped(n: i64) -> String {
    let digits = n.abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        out.push('−');
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// “one month”, “6 weeks”.
pub fn period(brief: &Brief) -> String {
    let weeks = brief.weeks_or_month();
    if (4.0..=4.5).contains(&weeks) {
        "one month".into()
    } else {
        format!("{} weeks", number(weeks))
    }
}

/// The brief's answer to a question in words.
pub fn answer(brief: &Brief, question: Question) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut text = |t: &str| {
        if !t.trim().is_empty() {
            parts.push(t.trim().to_owned());
        }
    };
    match question {
        Question::Product => {
            text(&brief.product);
            if let Some(category) = brief.category.as_deref().and_then(niche::category) {
                text(category.label);
            }
            text(brief.niche.map_or("", |n| n.label()));
            text(
                &brief
                    .age
                    .map_or(String::new(), |a| format!("aged {}", a.label())),
            );
        }
        Question::Budget => {
            if let Some(budget) = brief.budget {
                text(&format!(
                    "{} for {}",
                    money(budget, brief.currency),
                    period(brief)
                ));
            }
        }
        Question::Geography => {
            text(&brief.place);
            text(brief.geo.map_or("", |g| g.label()));
        }
        Question::Goal => {
            text(brief.goal.map_or("", |g| g.label()));
            for goal in &brief.also {
                text(&goal.label().to_lowercase());
            }
        }
        Question::Test => {
            text(match brief.test {
                Some(true) => "Yes",
                Some(false) => "No",
                None => "",
            });
            if brief.test == Some(true) {
                text(&brief.tested);
                text(
                    &brief
                        .test_size
                        .map_or(String::new(), |n| format!("{n} creators")),
                );
            }
        }
        Question::Platform => brief.platforms.iter().for_each(|p| text(p.label())),
        Question::Hours => {
            text(&brief.hours.map_or(String::new(), |h| {
                format!("{} hours a week", number(h.units()))
            }));
            text(&brief.hour_cost.map_or(String::new(), |c| {
                format!("{} an hour", money(c, brief.currency))
            }));
        }
        Question::Payment => text(brief.pay.map_or("", |p| p.label())),
        Question::Content => {
            text(brief.content.map_or("", |c| c.label()));
            text(match brief.safety {
                Some(true) => "Brand safety matters",
                Some(false) => "No special brand safety",
                None => "",
            });
        }
        Question::Value => {
            let amounts = [
                ("order value", brief.order_value),
                ("goods", brief.goods),
                ("shipping", brief.shipping),
            ];
            for (label, amount) in amounts {
                text(&amount.map_or(String::new(), |a| {
                    format!("{} {label}", money(a, brief.currency))
                }));
            }
            text(&brief.margin.map_or(String::new(), |m| {
                format!("{} margin", percent(m.fraction()))
            }));
        }
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_for_reading() {
        assert_eq!(percent(0.42), "42%");
        assert_eq!(percent(0.008), "0.8%");
        assert_eq!(percent(0.03), "3%");
        assert_eq!(number(12_345.0), "12,300");
        assert_eq!(number(8.42), "8.4");
        assert_eq!(money_major(5_000.0, Currency::USD), "$5,000");
        assert_eq!(money_major(1.5, Currency::USD), "$1.50");
    }
}
