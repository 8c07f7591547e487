//! JSON as a table: a list of objects, wherever it stands in the file, with the parts of nested objects as columns of
//! their own.

use serde_json::{Map, Value};

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
    let objects = objects(text)?;
    let rows: Vec<Vec<(String, String)>> = objects.iter().map(flat).collect();
    let mut headers: Vec<&str> = Vec::new();
    for (key, _) in rows.iter().flatten() {
        if headers.len() < MOST_COLUMNS && !headers.contains(&key.as_str()) {
            headers.push(key);
        }
    }
    let mut table = Table::empty(encoding, '{', text.len());
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

fn objects(text: &str) -> Result<Vec<Object>, Unreadable> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => match by_line(text) {
            Some(objects) => return Ok(objects),
            None => {
                return Err(Unreadable(format!(
                    "This looks like JSON but cannot be read from line {} on: {error}. Export the file again, or save it as CSV.",
                    error.line()
                )));
            }
        },
    };
    let none = || {
        Unreadable(
            "This JSON holds no list of objects, so there is nobody in it. Export a list of creators.".to_owned(),
        )
    };
    if let Some(objects) = rows_of_cells(&value) {
        return Ok(objects);
    }
    let mut lists = Vec::new();
    find(value, &mut lists);
    lists.into_iter().max_by_key(Vec::len).ok_or_else(none)
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

/// Every list of objects in the value; an object that holds none is a list of one.
fn find(value: Value, lists: &mut Vec<Vec<Object>>) {
    let before = lists.len();
    match value {
        Value::Array(items) => {
            let objects: Vec<Object> = items
                .into_iter()
                .filter_map(|item| match item {
                    Value::Object(object) => Some(object),
                    _ => None,
                })
                .collect();
            if !objects.is_empty() {
                lists.push(objects);
            }
        }
        Value::Object(object) => {
            if let Some(keyed) = keyed(&object) {
                lists.push(keyed);
                return;
            }
            for (_, part) in object.clone() {
                if part.is_array() || part.is_object() {
                    find(part, lists);
                }
            }
            if lists.len() == before {
                lists.push(vec![object]);
            }
        }
        _ => {}
    }
}

/// `{"soap": {"followers": 5}, "pine": {"followers": 6}}`: creators under their handles or numbers. They are told from
/// parts of one thing by their keys, which are the same.
fn keyed(object: &Object) -> Option<Vec<Object>> {
    let parts: Option<Vec<_>> = object
        .iter()
        .map(|(key, part)| Some((key, part.as_object()?)))
        .collect();
    let parts = parts.filter(|parts| parts.len() > 1)?;
    let (_, first) = parts.first()?;
    let alike =
        |part: &Object| part.keys().filter(|key| first.contains_key(*key)).count() * 2 > part.len();
    let networks = parts.iter().any(|(key, _)| network(key).is_some());
    if networks || !parts.iter().all(|(_, part)| alike(part)) {
        return None;
    }
    let with_key = |(key, part): (&String, &Object)| {
        let numbers = key.bytes().all(|byte| byte.is_ascii_digit());
        let said = (if numbers { "id" } else { "handle" }).to_owned();
        let mut whole = Object::new();
        whole.insert(said, Value::String(key.clone()));
        whole.extend(part.iter().map(|(key, value)| (key.clone(), value.clone())));
        whole
    };
    Some(parts.into_iter().map(with_key).collect())
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
