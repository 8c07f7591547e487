//! Text that no spreadsheet runs as a formula, and back.

use std::borrow::Cow;

/// What makes a spreadsheet run a cell (OWASP, CSV injection), full-width forms included.
const TRIGGERS: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];

/// What spreadsheets in several languages call the formula that makes a link.
const LINKS: [&str; 5] = [
    "HYPERLINK",
    "LIEN_HYPERTEXTE",
    "HIPERVINCULO",
    "HIPERLINK",
    "COLLEG.IPERTESTUALE",
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

/// The text of a cell without the apostrophe that keeps a spreadsheet from running it, and of a formula that does nothing
/// but show a text, that text. Most cells are neither, which their first byte tells.
pub fn unguarded(cell: &str) -> &str {
    let text = match cell.as_bytes().first() {
        Some(b'\'') => cell.strip_prefix('\'').filter(|text| is_risky(text)),
        Some(b'=') => cell.strip_prefix('=').and_then(shown),
        _ => None,
    };
    text.unwrap_or(cell)
}

/// What a formula shows that is a text in quotes or a link: programs write `="00482"` so that Excel keeps the text as it
/// is. Of a link where it leads, which says more of somebody than the words on it.
fn shown(formula: &str) -> Option<&str> {
    let formula = formula.trim();
    if let Some((text, rest)) = quoted(formula) {
        return rest.is_empty().then_some(text);
    }
    let (name, arguments) = formula.strip_suffix(')')?.split_once('(')?;
    let is_link = LINKS.iter().any(|link| link.eq_ignore_ascii_case(name));
    let (address, rest) = quoted(arguments.trim_start())?;
    let rest = rest.trim_start();
    (is_link && (rest.is_empty() || rest.starts_with([',', ';']))).then_some(address)
}

/// The text in quotes that something begins with, and what follows. None where the text has quotes of its own: they are
/// doubled, and no part of the cell is that text.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (inside, rest) = text.strip_prefix('"')?.split_once('"')?;
    (!rest.starts_with('"')).then_some((inside, rest))
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

    #[test]
    fn formulas_that_only_show_a_text_are_that_text() {
        for (cell, text) in [
            ("=\"@ada\"", "@ada"),
            ("=\"48210\"", "48210"),
            ("= \"48210\" ", "48210"),
            ("=\"\"", ""),
            (
                "=HYPERLINK(\"https://www.instagram.com/ada\",\"@ada\")",
                "https://www.instagram.com/ada",
            ),
            (
                "=hyperlink( \"https://www.instagram.com/ada\" ; \"@ada\" )",
                "https://www.instagram.com/ada",
            ),
            ("=HYPERLINK(\"instagram.com/ada\")", "instagram.com/ada"),
            (
                "=LIEN_HYPERTEXTE(\"instagram.com/ada\";A2)",
                "instagram.com/ada",
            ),
        ] {
            assert_eq!(unguarded(cell), text);
        }
    }

    #[test]
    fn other_formulas_stay_as_they_are() {
        for cell in [
            "=1+1",
            "=",
            "=\"",
            "=\"a\"&\"b\"",
            "=\"say \"\"hi\"\"\"",
            "=HYPERLINK(A1,\"@ada\")",
            "=HYPERLINK(\"instagram.com/\"&A1,\"@ada\")",
            "=HYPERLINK(\"instagram.com/ada\"",
            "=WEBSERVICE(\"instagram.com/ada\")",
        ] {
            assert_eq!(unguarded(cell), cell);
        }
        // A text of ours that reads like a formula is one behind its apostrophe.
        assert_eq!(unguarded("'=\"@ada\""), "=\"@ada\"");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(
            text in "['=+@ \\-a-c\u{feff}＝\t\n]{0,6}|'{0,2}=?(HYPERLINK\\()?\"{0,2}[a-b\"]{0,2}\"[,;]?\\)?"
        ) {
            let cell = guarded(&text);
            let inside = cell[1..cell.len() - 1].replace("\"\"", "\"");
            prop_assert_eq!(unguarded(&inside), text.as_str());
            let shielded = shielded(&text);
            prop_assert_eq!(unguarded(&shielded), text.as_str());
        }
    }
}
