//! PapaParse's own parse cases (papaparse/LICENSE, commit a51bdc7 of its repository), each with the rows it expects,
//! less those that hold no text: none of them is a creator. What asks for a setting that the reader has not, or
//! would cost rows, is in papaparse/left_out.json, with the reason.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use serde::Deserialize;
use tierwise_import::Table;

/// Cases that PapaParse has, disabled ones included.
const CASES: usize = 167;

#[derive(Deserialize)]
struct Case {
    description: String,
    input: String,
    /// Told to PapaParse by a setting, to us by a first line.
    delimiter: Option<String>,
    expected: Vec<Vec<String>>,
}

#[test]
fn every_case_of_papaparse_that_applies_is_read_as_it_expects() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("papaparse/cases.json")).unwrap();
    for case in &cases {
        let input = match &case.delimiter {
            Some(delimiter) => format!("sep={delimiter}\n{}", case.input),
            None => case.input.clone(),
        };
        let table = Table::paste(&input).unwrap();
        let cells = |row| table.cells(row).map(str::to_owned).collect();
        let read: Vec<Vec<String>> = (0..table.rows()).map(cells).collect();
        assert_eq!(read, case.expected, "{}", case.description);
    }
    let left_out = include_str!("papaparse/left_out.json");
    let left_out: BTreeMap<String, Vec<String>> = serde_json::from_str(left_out).unwrap();
    let left_out: usize = left_out.values().map(Vec::len).sum();
    assert_eq!(cases.len() + left_out, CASES);
}
