//! No bytes make the reader panic, and no row is lost without a word.

use proptest::collection::vec;
use proptest::prelude::{any, prop_oneof, proptest};
use proptest::sample::select;
use proptest::strategy::{Just, Strategy};
use proptest::{prop_assert, prop_assert_eq};
use tierwise_core::domain::money::Currency;
use tierwise_import::creators::{Problem, read};
use tierwise_import::{Mapping, Table};

/// Pieces that files are made of, good and bad.
const PIECES: [&str; 34] = [
    "Handle",
    "Followers",
    "Engagement rate",
    "Instagram Reel (NZD)",
    "Platform",
    "@pine",
    "12.5k",
    "16,037 M",
    "3,5 %",
    "€1.200,00",
    "N/A",
    "https://x.com/",
    "-5",
    "\u{feff}",
    "ß",
    "\u{1F3AD}",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\"",
    "{",
    "[",
    ":",
    "null",
    "Handle 2",
    "Followers 2",
    "(k)",
    "(%)",
    "12,500",
    "=\"12500\"",
    "a@pine.example",
    "@moss https://instagram.com/p/abc",
];

fn file() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..400),
        vec(
            prop_oneof![4 => select(&PIECES[..]), 1 => Just(",")],
            0..120
        )
        .prop_map(|p| p.concat().into_bytes()),
    ]
}

proptest! {
    #[test]
    fn every_row_is_taken_or_told(bytes in file()) {
        let Ok(table) = Table::read(&bytes) else {
            return Ok(());
        };
        let mapping = Mapping::propose(&table);
        prop_assert_eq!(mapping.columns.len(), table.width());
        let (creators, issues) = read(&table, &mapping, Currency::USD);
        let left_out = issues.iter().filter(|i| !i.problem.is_taken()).count();
        prop_assert_eq!(creators.len() + left_out, table.rows().saturating_sub(mapping.first_row()));
        prop_assert!(issues.iter().all(|i| i.problem != Problem::Nameless || i.column.is_empty()));
    }

    #[test]
    fn a_table_written_as_csv_is_the_same_table(cells in vec(vec("[ -~\u{e9}\n]{1,9}", 2..5), 2..9)) {
        let text: String = cells
            .iter()
            .map(|row| {
                let quoted: Vec<String> = row.iter().map(|c| format!("\"x{}\"", c.replace('"', "\"\""))).collect();
                quoted.join(",") + "\r\n"
            })
            .collect();
        let Ok(table) = Table::read(text.as_bytes()) else {
            return Ok(());
        };
        for (at, row) in cells.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                prop_assert_eq!(table.cell(at, column), format!("x{cell}"));
            }
        }
    }
}
