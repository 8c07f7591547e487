//! The report of the last import as the browser keeps it. One of another schema is not read: it is told of nothing that
//! is not in the roster, or in the file that it names.

use tierwise_core::persist::{Unsealed, seal, unseal};

use crate::wire::Report;

/// Grows with every change of [`Report`] and what it is made of.
pub const SCHEMA: u64 = 1;

/// A report, and every line of it as CSV, as a text.
pub fn encode(report: &Report, csv: &str) -> String {
    let payload = postcard::to_allocvec(&(report, csv)).unwrap_or_default();
    seal(SCHEMA, 0, &payload)
}

/// What such a text holds.
pub fn decode(text: &str) -> Option<(Report, String)> {
    match unseal(text) {
        Unsealed::Sealed {
            schema: SCHEMA,
            payload,
            ..
        } => postcard::from_bytes(&payload).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Apart, Counts, Group, Said, Told};

    /// A report with something in everything that it is made of.
    fn report() -> Report {
        let told = Told {
            line: 3,
            whose: "@pine".to_owned(),
            place: Some(1),
            column: "Followers".to_owned(),
            value: "loads".to_owned(),
            in_file: Some("1O.2k".to_owned()),
            now: "10200".to_owned(),
            instead: vec!["10.2k".to_owned()],
            apart: Some(vec![Apart {
                what: "City".to_owned(),
                here: Said::Nothing,
                there: Said::Words("Salem".to_owned()),
            }]),
        };
        Report {
            name: "list.csv".to_owned(),
            counts: Counts {
                rows: 12,
                taken: 11,
                repaired: 2,
                rejected: 1,
                creators: 10,
            },
            groups: vec![Group {
                words: "This is no number.".to_owned(),
                taken: true,
                count: 2,
                first: vec![told],
            }],
            last_line: 13,
            marks: vec![230],
            undo: "import of list.csv".to_owned(),
        }
    }

    fn hex(text: &str) -> String {
        text.chars()
            .map(|c| format!("{:02x}", u32::from(c)))
            .collect()
    }

    #[test]
    fn what_was_kept_is_read_again_and_another_schema_is_not() {
        let text = encode(&report(), "line,value\r\n3,loads\r\n");
        let (report_again, csv) = decode(&text).unwrap();
        assert_eq!((report_again, csv.len()), (report(), 21));
        assert_eq!(
            hex(&text),
            include_str!("../tests/golden/report-1.txt").trim(),
            "a report is stored otherwise than it was: raise SCHEMA and write this as its golden file"
        );
        let payload = postcard::to_allocvec(&(report(), "")).unwrap();
        assert_eq!(decode(&seal(SCHEMA + 1, 0, &payload)), None);
        assert_eq!(decode(&text.replace("loads", "roads")), None, "a checksum");
    }
}
