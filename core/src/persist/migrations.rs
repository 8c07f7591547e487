//! Numbered steps from older schemas to the newest. A step never changes once it is released, and brings the stored
//! form of its schema along; every schema has a golden file in `tests/golden` that a test opens.

/// Lifts a payload by one schema; `None` if it is none of its schema.
type Migration = fn(&[u8]) -> Option<Vec<u8>>;

/// Step `i` lifts schema `i + 1` to `i + 2`.
const MIGRATIONS: &[Migration] = &[];

/// Newest schema, the one this build writes.
pub const SCHEMA: u32 = MIGRATIONS.len() as u32 + 1;

/// A payload of schema `from` (at least 1) in the newest form.
pub(super) fn lift(payload: Vec<u8>, from: u32) -> Option<Vec<u8>> {
    climb(MIGRATIONS, payload, from)
}

fn climb(steps: &[Migration], payload: Vec<u8>, from: u32) -> Option<Vec<u8>> {
    steps
        .iter()
        .skip(from.saturating_sub(1) as usize)
        .try_fold(payload, |payload, step| step(&payload))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_takes_the_steps_above_its_schema() {
        let steps: [Migration; 3] = [
            |p| Some([p, b"2"].concat()),
            |p| (p != b"odd").then(|| [p, b"3"].concat()),
            |p| Some([p, b"4"].concat()),
        ];
        let lifted = |payload: &[u8], from| climb(&steps, payload.to_vec(), from);
        assert_eq!(lifted(b"1", 1), Some(b"1234".to_vec()));
        assert_eq!(lifted(b"3", 3), Some(b"34".to_vec()));
        assert_eq!(lifted(b"4", 4), Some(b"4".to_vec()));
        assert_eq!(lifted(b"odd", 2), None);
    }
}
