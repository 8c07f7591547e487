//! Numbers with words around them: `approx. 12k followers`, `from USD 1,200.00/post`, and words that stand for one.

use tierwise_core::domain::money::{Currency, Rates};

use crate::fields::NETWORK_WORDS;
use crate::headers::without;
use crate::number::{Decimals, Mark, Number, one, plain, range};
use crate::words::words;

/// Words before a number that is only about right, as [`words`] writes them, longest first among those that begin alike.
const ABOUT: [&str; 36] = [
    "about",
    "approximately",
    "approx",
    "around",
    "roughly",
    "circa",
    "ca",
    "c",
    "nearly",
    "almost",
    "over",
    "more than",
    "at least",
    "under",
    "less than",
    "up to",
    "from",
    "starting at",
    "starts at",
    "environ",
    "env",
    "plus de",
    "moins de",
    "a partir de",
    "des",
    "etwa",
    "rund",
    "uber",
    "unter",
    "ab",
    "mas de",
    "mais de",
    "desde",
    "sekitar",
    "mulai",
    "min",
];

/// What may be written after a number and changes nothing about it, as [`words`] writes it.
const UNITS: [&str; 30] = [
    "vat",
    "ht",
    "ttc",
    "netto",
    "brutto",
    "gross",
    "mwst",
    "iva",
    "followers",
    "follower",
    "subscribers",
    "subscriber",
    "subs",
    "fans",
    "abonnes",
    "abonnenten",
    "seguidores",
    "suscriptores",
    "inscritos",
    "pengikut",
    "likes",
    "views",
    "comments",
    "vues",
    "aufrufe",
    "visualizaciones",
    "only",
    "each",
    "net",
    "plus",
];

/// What stands before the thing that a price is for: `150 €/post`, `200 USD per reel`.
const EACH: [&str; 9] = [
    " (", " per ", " a ", " par ", " pro ", " por ", " for ", " je ", " untuk ",
];

/// Percent signs in words.
pub const PERCENT: [&str; 4] = ["pct", "percent", "prozent", "procent"];

/// Currencies by name, as [`words`] writes them, longer names before those that end them.
const MONEY: [(&str, &str); 45] = [
    ("us dollars", "USD"),
    ("canadian dollars", "CAD"),
    ("australian dollars", "AUD"),
    ("new zealand dollars", "NZD"),
    ("hong kong dollars", "HKD"),
    ("singapore dollars", "SGD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("dolares", "USD"),
    ("bucks", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("british pounds", "GBP"),
    ("pounds sterling", "GBP"),
    ("pounds", "GBP"),
    ("pound sterling", "GBP"),
    ("pound", "GBP"),
    ("swiss francs", "CHF"),
    ("indian rupees", "INR"),
    ("pakistani rupees", "PKR"),
    ("rupees", "INR"),
    ("reais", "BRL"),
    ("rupiah", "IDR"),
    ("mexican pesos", "MXN"),
    ("pesos", "MXN"),
    ("korean won", "KRW"),
    ("won", "KRW"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("rmb", "CNY"),
    ("zloty", "PLN"),
    ("zlotys", "PLN"),
    ("kronor", "SEK"),
    ("forint", "HUF"),
    ("hryvnia", "UAH"),
    ("lira", "TRY"),
    ("ringgit", "MYR"),
    ("baht", "THB"),
    ("taka", "BDT"),
    ("naira", "NGN"),
    ("rand", "ZAR"),
    ("dirhams", "AED"),
    ("riyals", "SAR"),
    ("shekels", "ILS"),
];

/// Names and codes that mean other things, too, or the money of several countries: in a sentence they say nothing.
const DOUBTFUL: [&str; 19] = [
    "dollars", "dollar", "dolares", "bucks", "pounds", "pound", "rupees", "pesos", "won", "rand",
    "lira", "baht", "try", "cop", "pen", "ron", "php", "ars", "ils",
];

/// What is asked for a post that costs nothing, as [`words`] writes it.
const FREE: [&str; 14] = [
    "free",
    "gifted",
    "gifting",
    "gift",
    "gifts",
    "product only",
    "barter",
    "exchange",
    "gratis",
    "gratuit",
    "kostenlos",
    "umsonst",
    "contra",
    "permuta",
];

/// The currency that stands by name in the header of a price, with its name.
pub fn money_in(said: &str) -> Option<(&'static str, Currency)> {
    let found = MONEY.iter().find(|(name, _)| without(said, name).is_some());
    found.and_then(|(name, code)| Some((*name, Currency::parse(code)?)))
}

/// The currency that a title or the name of a file says, if it says one: `Fees in NZD.csv`, `cost_krw.csv`.
pub fn currency_in(text: &str) -> Option<Currency> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let code = |part: &str| {
        let plain = part.bytes().all(|byte| byte.is_ascii_uppercase())
            || !DOUBTFUL.contains(&part.to_lowercase().as_str());
        let code = Currency::parse(part).filter(|_| plain)?;
        Rates::default_rate(code).map(|_| code)
    };
    let said = words(text);
    let by_name = money_in(&said).filter(|(name, _)| !DOUBTFUL.contains(name));
    let mut all = parts.filter_map(code).chain(by_name.map(|(_, code)| code));
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Whether a word, as [`words`] writes it, may stand after a number.
pub fn is_unit(word: &str) -> bool {
    UNITS.contains(&word)
}

/// Whether a cell for a price says that nothing is asked.
pub fn is_free(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && FREE.contains(&words(text).as_str())
}

/// A number with words around it: `approx. 12k followers`, `from USD 1,200.00/post`, `1.2E+06`.
pub fn worded(text: &str, mark: Mark) -> Option<Number> {
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let spaces = text.match_indices(' ').map(|(at, _)| at + 1);
    let begins = std::iter::once(0).chain(spaces.take_while(|at| *at <= digit));
    begins.into_iter().find_map(|at| {
        let (before, rest) = text.split_at_checked(at)?;
        let before = words(before);
        // “IG: 20k” is as exact as the number alone.
        let place = NETWORK_WORDS.iter().any(|(word, _)| *word == before);
        let number = before.is_empty() || place || ABOUT.contains(&before.as_str());
        let number = number.then(|| trailed(rest, mark))??;
        Some(Number {
            about: number.about || !(before.is_empty() || place),
            ..number
        })
    })
}

/// A number with words after it.
fn trailed(text: &str, mark: Mark) -> Option<Number> {
    // A slash before anything else stands in a date.
    let slash = text.match_indices('/').find(|(at, _)| {
        let after = text.get(at + 1..).unwrap_or("").trim_start();
        after == "100" || after.starts_with(char::is_alphabetic)
    });
    let each = EACH.iter().filter_map(|word| text.find(word));
    let ends = each.chain(slash.map(|(at, _)| at)).min();
    let mut text = ends.and_then(|at| text.get(..at)).unwrap_or(text);
    let (mut currency, mut percent) = (None, false);
    loop {
        text = text.trim_end_matches(['*', '+', ' ']);
        // “150,-” is 150.
        let short = text.trim_end_matches(['-', '–', '—']);
        text = short
            .strip_suffix([',', '.'])
            .filter(|_| short != text)
            .unwrap_or(text);
        let number = one(text, mark)
            .or_else(|| range(text, mark))
            .or_else(|| scientific(text));
        if let Some(number) = number {
            return Some(Number {
                // “$500 CAD”.
                currency: number.currency_among(&[currency]),
                shared: number.shared && currency.is_none(),
                percent: number.percent || percent,
                ..number
            });
        }
        let (rest, word) = text.rsplit_once(' ')?;
        let word = words(word);
        let named = MONEY
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, code)| *code);
        let code = Currency::parse(named.unwrap_or(&word));
        let code = code.filter(|code| Rates::default_rate(*code).is_some());
        let sign = PERCENT.contains(&word.as_str());
        if code.is_none() && !sign && !is_unit(&word) {
            return None;
        }
        currency = currency.or(code);
        percent |= sign;
        text = rest;
    }
}

/// `1.2E+06`, what a spreadsheet leaves of a long number.
fn scientific(text: &str) -> Option<Number> {
    let (digits, exponent) = text.split_once("E+")?;
    let exponent: i32 = exponent.parse().ok().filter(|e| *e < 16)?;
    Some(Number {
        value: plain(digits, Mark::Point, true, Decimals::Any)? * 10_f64.powi(exponent),
        about: true,
        ..Number::NOTHING
    })
}
