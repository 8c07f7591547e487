//! Text that no spreadsheet runs as a formula, and back.

use std::borrow::Cow;

/// What makes a spreadsheet run a cell (OWASP, CSV injection), full-width forms included.
const TRIGGERS: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];

/// What a file of separated values begins with, so that Excel takes it for UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Whether a spreadsheet would run a cell of this text, or would but for apostrophes before it. The second is guarded
/// too, so that [`unguarded`] gives every text back.
fn is_risky(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    let first = bare
        .trim_start_matches([' ', '\u{feff}', '\u{a0}'])
        .chars()
        .next();
    first.is_some_and(|c| TRIGGERS.contains(&c))
}

/// A cell of separated values: in quotes, and behind an apostrophe where a spreadsheet would run it.
pub fn guarded(text: &str) -> String {
    let guard = if is_risky(text) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// The text of a cell without the apostrophe that keeps a spreadsheet from running it.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_risky(text) => text,
        _ => cell,
    }
}

/// A text for a file that runs no formulas: as it is, but for one that [`unguarded`] would take an apostrophe from.
pub fn shielded(text: &str) -> Cow<'_, str> {
    if unguarded(text) == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("'{text}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_cell_runs_as_a_formula() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            " =1",
            "\u{feff}=1",
            "＝1",
            "\r\n=1",
            "'=1",
        ] {
            assert!(guarded(text).starts_with("\"'"), "{text:?}");
        }
        assert_eq!(
            guarded("say \"hi\", then go"),
            "\"say \"\"hi\"\", then go\""
        );
        assert_eq!(guarded("soap.and_pine"), "\"soap.and_pine\"");
        assert_eq!(guarded("'tis the season"), "\"'tis the season\"");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@ \\-a-c\u{feff}＝\t\n]{0,6}") {
            let cell = guarded(&text);
            let inside = cell[1..cell.len() - 1].replace("\"\"", "\"");
            prop_assert_eq!(unguarded(&inside), text.as_str());
            let shielded = shielded(&text);
            prop_assert_eq!(unguarded(&shielded), text.as_str());
        }
    }
}
