//! JSON as a table: a list of objects, wherever it stands in the file, with the parts of nested objects as columns of
//! their own.

use serde_json::{Map, Value};

use crate::table::{Table, Unreadable};
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
        if !headers.contains(&key.as_str()) {
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
    let value = match serde_json::from_str(text) {
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

/// Keys and values as text; the parts of `{"more": {"country": …}}` under `country`, under `more country` where
/// `country` is taken.
fn flat(object: &Object) -> Vec<(String, String)> {
    let mut cells = Vec::with_capacity(object.len());
    add(object, "", &mut cells);
    cells
}

fn add(object: &Object, above: &str, cells: &mut Vec<(String, String)>) {
    for (key, value) in object {
        if let Value::Object(part) = value {
            add(part, key, cells);
            continue;
        }
        let taken = cells.iter().any(|(other, _)| other == key);
        let key = if taken {
            format!("{above} {key}")
        } else {
            key.clone()
        };
        cells.push((key, text(value)));
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::Object(object) => object.values().map(text).collect::<Vec<_>>().join(", "),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}
