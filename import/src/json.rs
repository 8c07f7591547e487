//! JSON as a table: a list of objects, wherever it stands in the file, with the parts of nested objects as columns of
//! their own.

use serde_json::{Map, Value};
use tierwise_core::domain::creator::Network;

use crate::headers::network;
use crate::number::exact;
use crate::table::{MOST_COLUMNS, Table, Unreadable};
use crate::text::Encoding;

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
        Value::Object(object) if !object.values().any(holds_list) && !is_keyed(&object) => {
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
        Value::Object(object) => is_keyed(object) || object.values().any(holds_list),
        _ => false,
    }
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
/// Keys under which a profile says where it is.
const PLACES: [&str; 8] = [
    "platform", "network", "type", "name", "site", "channel", "social", "provider",
];

/// Keys and values as text; the parts of `{"more": {"country": …}}` under `country`, under `more country` where
/// `country` is taken. Parts of a network keep its name: `instagram followers`.
fn flat(object: &Object) -> Vec<(String, String)> {
    let mut cells = Vec::with_capacity(object.len());
    add(object, "", "", &mut cells);
    cells
}

fn add(object: &Object, on: &str, above: &str, cells: &mut Vec<(String, String)>) {
    for (key, value) in object {
        match value {
            Value::Object(part) => {
                let on = if network(key).is_some() { key } else { on };
                add(part, on, key, cells);
                continue;
            }
            Value::Array(items) if add_profiles(items, key, cells) => continue,
            _ => {}
        }
        let key = match (on, above) {
            ("", above) if GENERIC.contains(&key.as_str()) => format!("{above} {key}"),
            ("", _) => key.clone(),
            (on, _) => format!("{on} {key}"),
        };
        let taken = cells.iter().any(|(other, _)| *other == key);
        let key = if taken { format!("{above} {key}") } else { key };
        cells.push((key, text(value)));
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
        add(profile, on, above, cells);
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
