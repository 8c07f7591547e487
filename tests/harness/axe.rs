//! axe-core, run inside the page.

use serde_json::Value;
use std::fmt;

/// One rule that does not hold, and where.
pub struct Violation {
    rule: String,
    help: String,
    places: Vec<String>,
}

/// The script that runs axe with all its rules and gives back the violations.
pub const RUN: &str = include_str!("axe.js");

/// Reads what [`RUN`] gave back.
pub fn read(found: &Value) -> Vec<Violation> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    found
        .as_array()
        .into_iter()
        .flatten()
        .map(|v| Violation {
            rule: text(&v["id"]),
            help: text(&v["help"]),
            places: v["nodes"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|n| {
                    format!(
                        "{}  {}",
                        n["target"],
                        text(&n["failureSummary"]).replace('\n', " ")
                    )
                })
                .collect(),
        })
        .collect()
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: {} ({} places)",
            self.rule,
            self.help,
            self.places.len()
        )?;
        for place in self.places.iter().take(5) {
            writeln!(f, "     {place}")?;
        }
        Ok(())
    }
}
