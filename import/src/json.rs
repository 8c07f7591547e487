//! JSON as a table: a list of objects, wherever it stands in the file, with the parts of nested objects as columns of
//! their own.

use serde_json::{Map, Value};
use tierwise_core::domain::creator::Network;

use crate::fields::{Field, Kind};
use crate::headers::{is_no_price, is_price, named, network, network_paid, understood};
use crate::number::exact;
use crate::table::{MOST_COLUMNS, Table, Unreadable};
use crate::text::Encoding;
use crate::words::words;

type Object = Map<String, Value>;

/// Whether the text begins as JSON does.
pub fn looks_like_it(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('{')
        || text.starts_with('[') && text.trim_end().ends_with([']', ',', '}', ':', '"'])
}

/// The list of objects as a table, keys in its first row.
pub fn table(text: &str, encoding: Encoding) -> Result<Table, Unreadable> {
    let (objects, told) = objects(text)?;
    let rows: Vec<Vec<(String, String)>> = objects.iter().map(flat).collect();
    let mut headers: Vec<&str> = Vec::new();
    for (key, _) in rows.iter().flatten() {
        if headers.len() < MOST_COLUMNS && !headers.contains(&key.as_str()) {
            headers.push(key);
        }
    }
    let mut table = Table::empty(encoding, '{', text.len());
    table.told = told;
    table.push(1, headers.iter().copied());
    for (at, row) in rows.iter().enumerate() {
        let cell = |header: &&str| {
            row.iter()
                .find(|(key, _)| key == header)
                .map_or("", |(_, value)| value.as_str())
        };
        // Lines of JSON say nothing to a person: rows are counted instead.
        table.push(at as u32 + 2, headers.iter().map(cell));
    }
    Ok(table)
}

/// The objects, and what is left out beside them.
fn objects(text: &str) -> Result<(Vec<Object>, Vec<String>), Unreadable> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => match by_line(text) {
            Some(objects) => return Ok((objects, Vec::new())),
            None => {
                return Err(Unreadable(format!(
                    "This looks like JSON but cannot be read from line {} on: {error}. Export the file again, or save it as CSV.",
                    error.line()
                )));
            }
        },
    };
    if let Some(objects) = rows_of_cells(&value) {
        return Ok((objects, Vec::new()));
    }
    let mut lists = Vec::new();
    match value {
        Value::Object(object) if !lists_somebody(&object) && !is_keyed(&object) => {
            return Ok((vec![object], Vec::new()));
        }
        value => find(value, "", None, &mut lists),
    }
    joined(lists).ok_or_else(|| {
        Unreadable(
            "This JSON holds no list of objects, so there is nobody in it. Export a list of creators.".to_owned(),
        )
    })
}

/// The longest list with those of the same kind, and what is said of the others.
fn joined(lists: Vec<List>) -> Option<(Vec<Object>, Vec<String>)> {
    let longest = lists.iter().max_by_key(|list| list.objects.len())?;
    let placed = longest.network.is_some();
    let keys: Vec<String> = longest.objects.first()?.keys().cloned().collect();
    let alike = |object: &Object| {
        let known = object.keys().filter(|key| keys.contains(key)).count();
        known * 2 > object.len()
    };
    let (mut all, mut told) = (Vec::new(), Vec::new());
    for list in lists {
        let (length, name) = (list.objects.len(), list.name());
        if list.others > 0 {
            told.push(format!(
                "{} of {name} are no creators with names for their figures, and are left out.",
                entries(list.others)
            ));
        }
        if (placed && list.network.is_some()) || list.objects.first().is_some_and(alike) {
            all.extend(list.on_network());
        } else {
            told.push(format!(
                "{name} holds {} of another kind, which are left out.",
                entries(length)
            ));
        }
    }
    Some((all, told))
}

fn entries(count: usize) -> String {
    match count {
        1 => "1 entry".to_owned(),
        more => format!("{more} entries"),
    }
}

/// JSON lines: an object in every line.
fn by_line(text: &str) -> Option<Vec<Object>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let objects: Option<Vec<Object>> = lines.map(|line| serde_json::from_str(line).ok()).collect();
    objects.filter(|objects| objects.len() > 1)
}

/// `{"columns": ["handle"], "rows": [["soap"]]}` and `[["handle"], ["soap"]]`: lists of cells below a list of names.
fn rows_of_cells(value: &Value) -> Option<Vec<Object>> {
    let is_names = |value: &&Value| {
        let names = value.as_array().filter(|names| !names.is_empty());
        names.is_some_and(|names| names.iter().all(Value::is_string))
    };
    let is_rows = |value: &&Value| {
        let rows = value.as_array().filter(|rows| !rows.is_empty());
        rows.is_some_and(|rows| rows.iter().all(Value::is_array))
    };
    let parts: Vec<&Value> = match value {
        Value::Object(object) => object.values().collect(),
        _ => vec![value],
    };
    let rows = parts.iter().copied().find(is_rows)?.as_array()?;
    let beside = parts.iter().copied().find(is_names);
    let (names, rows) = match beside {
        Some(names) => (names, rows.as_slice()),
        None => rows.split_first()?,
    };
    let names = Some(names).filter(is_names)?.as_array()?;
    let object = |row: &Value| {
        let cells = row.as_array()?.iter().cloned();
        let names = names.iter().filter_map(Value::as_str).map(str::to_owned);
        Some(names.zip(cells).collect())
    };
    rows.iter().map(object).collect()
}

/// A list of objects.
struct List {
    /// The key that it stands under; empty where there is none.
    key: String,
    /// The network that a key above it names.
    network: Option<Network>,
    objects: Vec<Object>,
    /// What stands in it besides and is no object.
    others: usize,
}

impl List {
    /// What it is called in a sentence.
    fn name(&self) -> String {
        match self.key.as_str() {
            "" => "The list".to_owned(),
            key => format!("“{key}”"),
        }
    }

    /// Its objects, which say where they are.
    fn on_network(self) -> impl Iterator<Item = Object> {
        let network = self.network.map(|network| network.label());
        self.objects.into_iter().map(move |mut object| {
            if let Some(label) = network
                && !object.contains_key("platform")
            {
                object.insert("platform".to_owned(), Value::String(label.to_owned()));
            }
            object
        })
    }
}

/// Whether there is a list of objects in the value.
fn holds_list(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(Value::is_object),
        Value::Object(object) => is_keyed(object) || lists_somebody(object),
        _ => false,
    }
}

/// Whether a part of the object holds such a list. A list of prices names nobody.
fn lists_somebody(object: &Object) -> bool {
    let mut parts = object.iter();
    parts.any(|(key, part)| holds_list(part) && !is_fee(key))
}

/// Every list of objects in the value, which stands under a key.
fn find(value: Value, key: &str, on: Option<Network>, lists: &mut Vec<List>) {
    // An X may be anything.
    let on = network(key).filter(|_| key.len() > 1).or(on);
    let mut add = |objects: Vec<Object>, others: usize| {
        if !objects.is_empty() {
            lists.push(List {
                key: key.to_owned(),
                network: on,
                objects,
                others,
            });
        }
    };
    match value {
        Value::Array(items) => {
            let all = items.len();
            let objects = items.into_iter().filter_map(|item| match item {
                Value::Object(object) => Some(object),
                _ => None,
            });
            let objects: Vec<Object> = objects.collect();
            let others = all - objects.len();
            add(objects, others);
        }
        Value::Object(object) if is_keyed(&object) => add(keyed(object), 0),
        Value::Object(object) => {
            for (key, part) in object {
                find(part, &key, on, lists);
            }
        }
        _ => {}
    }
}

/// `{"soap": {"followers": 5}, "pine": {"followers": 6}}`: creators under their handles or numbers. They are told from
/// parts of one thing by their keys, which are the same.
fn is_keyed(object: &Object) -> bool {
    let parts: Option<Vec<&Object>> = object.values().map(Value::as_object).collect();
    let Some(parts) = parts.filter(|parts| parts.len() > 1) else {
        return false;
    };
    let Some(first) = parts.first() else {
        return false;
    };
    let alike = |part: &&Object| {
        part.keys().filter(|key| first.contains_key(*key)).count() * 2 > part.len()
    };
    parts.iter().all(alike) && object.keys().all(|key| network(key).is_none())
}

/// The creators of such an object, each with its key.
fn keyed(object: Object) -> Vec<Object> {
    let with_key = |(key, part): (String, Value)| {
        let Value::Object(part) = part else {
            return None;
        };
        let numbers = key.bytes().all(|byte| byte.is_ascii_digit());
        let said = (if numbers { "id" } else { "handle" }).to_owned();
        let mut whole = Object::new();
        whole.insert(said, Value::String(key));
        whole.extend(part);
        Some(whole)
    };
    object.into_iter().filter_map(with_key).collect()
}

/// Keys that say nothing without the one above them.
const GENERIC: [&str; 6] = ["count", "value", "total", "amount", "text", "rate"];
/// Those of them that add nothing to it: an amount of followers is followers.
const SILENT: [&str; 3] = ["value", "amount", "text"];
/// Keys of tools that mean by them what nobody else does.
const OF_TOOLS: [(&str, &str); 1] = [("uniqueId", "username")];
/// Keys under which a profile says where it is.
const PLACES: [&str; 8] = [
    "platform", "network", "type", "name", "site", "channel", "social", "provider",
];
/// Keys under which an entry of a price list says where a thing is published, and those under which it says what it is.
const SOLD: [&[&str]; 2] = [
    &["platform", "network", "channel", "social"],
    &[
        "deliverable",
        "type",
        "format",
        "contentType",
        "content_type",
        "service",
        "product",
        "package",
        "item",
        "name",
        "title",
        "label",
    ],
];
/// Keys for the least and the most of something.
const ENDS: [(&str, &str); 4] = [
    ("min", "max"),
    ("minimum", "maximum"),
    ("from", "to"),
    ("low", "high"),
];

/// Where in a creator an object stands.
#[derive(Clone, Copy)]
struct Within<'a> {
    /// What the columns of its parts begin with: the network, what is sold.
    on: &'a str,
    /// The key that it stands under.
    above: &'a str,
    /// Whether it is a part of prices.
    of_fees: bool,
}

/// Keys and values as text; the parts of `{"more": {"country": …}}` under `country`, under `more country` where
/// `country` is taken. Parts of a network keep its name, `instagram followers`, and parts of prices say that they are
/// prices: `reel price`.
fn flat(object: &Object) -> Vec<(String, String)> {
    let mut cells = Vec::with_capacity(object.len());
    let nowhere = Within {
        on: "",
        above: "",
        of_fees: false,
    };
    add(object, nowhere, &mut cells);
    cells
}

fn add(object: &Object, within: Within<'_>, cells: &mut Vec<(String, String)>) {
    let amount = Amount::of(object, within);
    // What stands beside an amount is about it, and is no other thing with a price.
    let sells = within.of_fees && amount.is_none() && !object.keys().any(|key| is_amount(key));
    for (key, value) in object {
        let mut called = key.as_str();
        let said = match &amount {
            Some(amount) if amount.key == key => {
                called = amount.called;
                amount.said.clone()
            }
            Some(amount) if amount.others.contains(&key.as_str()) => continue,
            _ => match value {
                Value::Object(part) => {
                    add_part(part, key, within, cells);
                    continue;
                }
                Value::Array(items)
                    if add_prices(items, key, within, cells) || add_profiles(items, key, cells) =>
                {
                    continue;
                }
                _ => text(value),
            },
        };
        let key = within.header(called, sells);
        let taken = cells.iter().any(|(other, _)| *other == key);
        let key = if taken {
            format!("{} {key}", within.above)
        } else {
            key
        };
        cells.push((key, said));
    }
}

/// An object under a key.
fn add_part(part: &Object, key: &str, within: Within<'_>, cells: &mut Vec<(String, String)>) {
    let fee = is_fee(key);
    let on = match network(key) {
        _ if fee => match network_paid(key).map(|network| network.label()) {
            Some(label) if within.on.is_empty() => label.to_owned(),
            _ => within.on.to_owned(),
        },
        // Below prices stands what is sold.
        _ if within.of_fees && !GENERIC.contains(&key) => joined_words(&[within.on, key]),
        Some(_) => key.to_owned(),
        None => within.on.to_owned(),
    };
    let below = Within {
        on: &on,
        above: key,
        of_fees: within.of_fees || fee,
    };
    add(part, below, cells);
}

impl Within<'_> {
    /// The header of a part that stands under a key; `sells` where the key may name a thing that has a price.
    fn header(&self, key: &str, sells: bool) -> String {
        let key = OF_TOOLS
            .iter()
            .find(|(theirs, _)| *theirs == key)
            .map_or(key, |(_, ours)| *ours);
        let silent = SILENT.contains(&key);
        if self.of_fees && silent {
            let plain = self.on.is_empty() && is_amount(self.above);
            return joined_words(&[self.on, if plain { self.above } else { "price" }]);
        }
        if sells && is_sold(key) {
            return joined_words(&[self.on, key, "price"]);
        }
        if self.of_fees || !GENERIC.contains(&key) {
            return joined_words(&[self.on, key]);
        }
        let above = if self.on == self.above {
            ""
        } else {
            self.above
        };
        let says = silent && understood(above).0.is_some();
        joined_words(&[self.on, above, if says { "" } else { key }])
    }
}

/// The words that are there, one behind another.
fn joined_words(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|p| !p.is_empty()).collect();
    parts.join(" ")
}

/// Whether a key names a price or prices.
fn is_fee(key: &str) -> bool {
    let said = words(key);
    matches!(named(&said).0, Some(Field::Fee)) || is_price(&said)
}

/// Whether a key names an amount and not what it is for.
fn is_amount(key: &str) -> bool {
    matches!(key, "value" | "amount") || Field::called(&words(key)) == Some(Field::Fee)
}

/// Whether a key among prices names a thing that is sold: none that is understood as something else.
fn is_sold(key: &str) -> bool {
    let free = match understood(key) {
        (None | Some(Field::Caption | Field::Posts), _) | (Some(Field::Handle), Some(_)) => true,
        (Some(_), _) => false,
    };
    free && !is_fee(key) && !is_no_price(&words(key))
}

/// An amount of which an object says more than the number: `{"amount": 350, "currency": "USD"}` is one cell.
struct Amount<'a> {
    /// The key that the cell stands under.
    key: &'a str,
    /// What it is called: of a range, neither of its ends.
    called: &'a str,
    /// The cell.
    said: String,
    /// Keys of what is in it besides.
    others: Vec<&'a str>,
}

impl<'a> Amount<'a> {
    /// The one amount of a part of a creator. Of several a currency beside them says nothing that a column of its own
    /// would not.
    fn of(object: &'a Object, within: Within<'_>) -> Option<Self> {
        if within.above.is_empty() {
            return None;
        }
        let currency = object.iter().find_map(|(key, value)| {
            let code = value.as_str()?;
            let says = Field::called(&words(key)) == Some(Field::Currency);
            says.then_some((key.as_str(), code))
        });
        // Most parts have to do with no money: their keys are not looked at.
        if currency.is_none() && !within.of_fees {
            return None;
        }
        let mut amounts = object.keys().filter(|key| is_amount(key) || is_fee(key));
        match (amounts.next(), amounts.next()) {
            (Some(key), None) => {
                let (beside, code) = currency?;
                Some(Self {
                    said: in_currency(&text(object.get(key)?), code),
                    key,
                    called: key,
                    others: vec![beside],
                })
            }
            (None, _) if within.of_fees => Self::between(object, currency),
            _ => None,
        }
    }

    /// `{"min": 100, "max": 200}` among prices.
    fn between(object: &'a Object, currency: Option<(&'a str, &str)>) -> Option<Self> {
        let ends = ENDS.iter().find_map(|(least, most)| {
            let (key, least) = object.get_key_value(*least)?;
            let (other, most) = object.get_key_value(*most)?;
            Some((key, text(least), other, text(most)))
        });
        let (key, least, other, most) = ends?;
        let both = !least.is_empty() && !most.is_empty();
        let said = format!("{least}{}{most}", if both { " - " } else { "" });
        let code = currency.map_or("", |(_, code)| code);
        let others = std::iter::once(other.as_str()).chain(currency.map(|(key, _)| key));
        Some(Self {
            key,
            called: "amount",
            said: in_currency(&said, code),
            others: others.collect(),
        })
    }
}

/// An amount with its currency, which words have none of.
fn in_currency(amount: &str, code: &str) -> String {
    if amount.bytes().any(|byte| byte.is_ascii_digit()) {
        joined_words(&[amount, code])
    } else {
        amount.to_owned()
    }
}

/// `[{"type": "reel", "price": 350}]`: each price under what it is for. Says whether these were prices.
fn add_prices(
    items: &[Value],
    above: &str,
    within: Within<'_>,
    cells: &mut Vec<(String, String)>,
) -> bool {
    let of_fees = within.of_fees || is_fee(above);
    let sold: Option<Vec<_>> = items.iter().map(|item| Sold::of(item, of_fees)).collect();
    let Some(sold) = sold.filter(|sold| !sold.is_empty()) else {
        return false;
    };
    for Sold { what, rest } in &sold {
        let on = joined_words(&[within.on, what]);
        let below = Within {
            on: &on,
            above,
            of_fees: true,
        };
        add(rest, below, cells);
    }
    true
}

/// An entry of a price list.
struct Sold {
    /// What is sold, behind the network that is named with it.
    what: String,
    /// Its price, and what else is said of it.
    rest: Object,
}

impl Sold {
    /// The entry, if it is one: it says what it is for and what that costs, and counts nobody, as a profile would.
    fn of(item: &Value, of_fees: bool) -> Option<Self> {
        let item = item.as_object()?;
        let costs = |key: &String| is_fee(key) || of_fees && is_amount(key);
        let of_profile = |key: &String| {
            let field = understood(key).0;
            field.is_some_and(|f| matches!(f.kind(), Kind::Handle | Kind::Count))
        };
        if !item.keys().any(costs) || item.keys().any(of_profile) {
            return None;
        }
        let mut rest = item.clone();
        let mut what = Vec::new();
        for keys in SOLD {
            let said = |key: &&&str| rest.get(**key).is_some_and(Value::is_string);
            let key = keys.iter().find(said).copied();
            if let Some(Value::String(said)) = key.and_then(|key| rest.remove(key)) {
                what.push(said);
            }
        }
        let what = what.join(" ").trim().to_owned();
        (!what.is_empty()).then_some(Self { what, rest })
    }
}

/// `[{"platform": "tiktok", "followers": 5}]`: each profile under the network that it names itself. Says whether these
/// were profiles.
fn add_profiles(items: &[Value], above: &str, cells: &mut Vec<(String, String)>) -> bool {
    let profile = |item: &Value| {
        let profile = item.as_object()?.clone();
        let places = PLACES.iter().filter_map(|key| profile.get(*key));
        let said = places.filter_map(Value::as_str);
        let on = said
            .into_iter()
            .find(|said| network(said).is_some())?
            .to_owned();
        Some((on, profile))
    };
    let profiles: Option<Vec<_>> = items.iter().map(profile).collect();
    let Some(profiles) = profiles.filter(|profiles| !profiles.is_empty()) else {
        return false;
    };
    for (on, profile) in &profiles {
        let below = Within {
            on,
            above,
            of_fees: false,
        };
        add(profile, below, cells);
    }
    true
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::Object(object) => object.values().map(text).collect::<Vec<_>>().join(", "),
        // Its mark is a point whatever the column looks like. Whole numbers keep every digit.
        Value::Number(number) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(figure) => exact(figure),
            None => number.to_string(),
        },
        Value::Bool(_) => value.to_string(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use tierwise_core::domain::money::Currency;

    use super::*;
    use crate::creators::read;
    use crate::mapping::Mapping;

    /// Headers and cells of a creator.
    fn cells(file: &str) -> Vec<(String, String)> {
        let Value::Object(object) = serde_json::from_str(file).unwrap() else {
            panic!("{file} is no object");
        };
        flat(&object)
    }

    /// What the only creator asks: `reel price 350 USD`.
    fn prices(file: &str) -> Vec<String> {
        let table = Table::read(file.as_bytes()).unwrap();
        let pounds = Currency::parse("GBP").unwrap();
        let (creators, issues) = read(&table, &Mapping::propose(&table), pounds);
        assert!(
            issues.iter().all(|issue| issue.problem.is_taken()),
            "{file}: {issues:?}"
        );
        assert_eq!(creators.len(), 1, "{file}");
        let price = creators[0].prices.iter().map(|price| {
            let amount = price.amount.major(price.currency).to_string();
            joined_words(&[&price.deliverable, &amount, price.currency.code()])
        });
        price.collect()
    }

    #[test]
    fn prices_are_read_however_they_are_nested() {
        for (parts, expected) in [
            (r#""price": 350, "currency": "EUR""#, &["350 EUR"][..]),
            (
                r#""pricing": {"post": {"amount": 350, "currency": "USD"}}"#,
                &["350 USD"],
            ),
            (
                r#""pricing": {"reel": {"amount": 350.5, "currency": "USD"}, "story": {"amount": "120", "currency": "EUR"}}"#,
                &["reel price 350.5 USD", "story price 120 EUR"],
            ),
            (r#""fee": {"value": 350, "currency": "EUR"}"#, &["350 EUR"]),
            (r#""fee": {"value": 350}"#, &["350 GBP"]),
            (
                r#""pricing": {"amount": 350, "currency": "EUR", "negotiable": true}"#,
                &["350 EUR"],
            ),
            (
                r#""rates": {"reel": 350, "story": 120}"#,
                &["reel price 350 GBP", "story price 120 GBP"],
            ),
            (
                r#""rates": {"currency": "EUR", "reel": 350, "story": 120, "engagement_rate": 0.034}"#,
                &["reel price 350 EUR", "story price 120 EUR"],
            ),
            (
                r#""rates": [{"type": "reel", "price": 350}, {"type": "story", "price": 120}]"#,
                &["reel price 350 GBP", "story price 120 GBP"],
            ),
            (
                r#""rate_card": [{"name": "Reel", "price": {"amount": 350, "currency": "USD"}, "days": 7}]"#,
                &["Reel price 350 USD"],
            ),
            (
                r#""rates": [{"platform": "instagram", "type": "reel", "amount": 350, "currency": "USD"}, {"platform": "tiktok", "type": "video", "amount": 90, "currency": "USD"}]"#,
                &["instagram reel price 350 USD", "TikTok 90 USD"],
            ),
            (
                r#""instagram": {"followers": 12500, "rates": {"reel": 350}}, "tiktok_rates": {"story": {"price": 90}}"#,
                &["instagram reel price 350 GBP", "TikTok story price 90 GBP"],
            ),
            (
                r#""price_range": {"min": 100, "max": 200, "currency": "USD"}"#,
                &["150 USD"],
            ),
            (r#""pricing": {"cpm": 12, "shipping": 5}"#, &[]),
        ] {
            let creator = format!("{{\"handle\": \"ada\", {parts}}}");
            assert_eq!(prices(&format!("[{creator}]")), expected, "{parts}");
            // Alone, too: a list of prices is no list of creators.
            assert_eq!(prices(&creator), expected, "{parts}");
        }
    }

    #[test]
    fn a_list_of_what_somebody_sells_is_a_price_list_whatever_it_is_called() {
        let file = r#"[{"handle": "ada", "services": [{"name": "Reel", "price": 350}, {"name": "Story", "price": null}]}]"#;
        assert_eq!(prices(file), ["Reel price 350 GBP"]);
        // Of a list that stands under such a name alone, creators are the likelier thing.
        let file = r#"{"status": "ok", "talents": [{"name": "Ada Pine", "price": 350}]}"#;
        assert_eq!(prices(file), ["350 GBP"]);
        let profiles =
            r#"[{"name": "Ada", "profiles": [{"platform": "tiktok", "followers": 5, "fee": 90}]}]"#;
        assert_eq!(prices(profiles), ["TikTok 90 GBP"]);
    }

    #[test]
    fn keys_that_say_nothing_leave_it_to_those_above() {
        for (file, expected) in [
            (
                r#"{"followers": {"value": 5}, "engagement": {"rate": 0.03}, "bio": {"text": "Soap"}}"#,
                &["followers", "engagement rate", "bio"][..],
            ),
            (
                r#"{"instagram": {"followers": {"count": 5}, "total": 6}}"#,
                &["instagram followers count", "instagram total"],
            ),
            (
                r#"{"user": {"uniqueId": "ada.tt", "nickname": "Ada"}, "stats": {"followerCount": 12000}}"#,
                &["username", "nickname", "followerCount"],
            ),
            (
                r#"{"gmv": {"amount": 12, "currency": "USD"}}"#,
                &["gmv amount"],
            ),
        ] {
            let headers: Vec<String> = cells(file).into_iter().map(|(key, _)| key).collect();
            assert_eq!(headers, expected, "{file}");
        }
    }

    #[test]
    fn a_profile_of_tiktok_has_its_handle_under_a_key_of_its_own() {
        let file = r#"[{"user": {"uniqueId": "ada.tt", "nickname": "Ada"}, "stats": {"followerCount": 12000}}]"#;
        let table = Table::read(file.as_bytes()).unwrap();
        let (creators, _) = read(&table, &Mapping::propose(&table), Currency::USD);
        assert_eq!(creators[0].name, "Ada");
        assert_eq!(creators[0].profiles[0].handle, "ada.tt");
        assert_eq!(creators[0].profiles[0].followers, Some(12_000));
    }
}
