//! Numbered steps from older schemas to the newest. A step never changes once it is released; every schema has a
//! golden file in `tests/golden` that a test opens.

use serde_json::Value;

/// Lifts a payload by one schema.
type Migration = fn(Value) -> Value;

/// Step `i` lifts schema `i + 1` to `i + 2`.
const MIGRATIONS: &[Migration] = &[];

/// Newest schema, the one this build writes.
pub const SCHEMA: u32 = MIGRATIONS.len() as u32 + 1;

/// A payload of schema `from` (at least 1) in the newest form.
pub(super) fn lift(payload: Value, from: u32) -> Value {
    MIGRATIONS
        .iter()
        .skip(from.saturating_sub(1) as usize)
        .fold(payload, |value, step| step(value))
}
