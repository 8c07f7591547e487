//! The outer form: a line with versions, revision and checksum, then the payload.

use super::payload::Payload;
use super::{MAX_BYTES, Opened, SCHEMA, gate, migrations};
use crate::domain::workspace::Workspace;

/// What every text starts with, up to the envelope's own version.
const MARK: &str = "tierwise ";
/// Version of the envelope.
const ENVELOPE: u64 = 1;

/// The workspace as text, with schema, revision and checksum.
pub fn encode(workspace: &Workspace, revision: u64) -> String {
    seal(
        u64::from(SCHEMA),
        revision,
        &Payload::of(workspace).encode(),
    )
}

/// A payload of any kind as text, with schema, revision and checksum.
pub fn seal(schema: u64, revision: u64, payload: &[u8]) -> String {
    let mut text = line(schema, revision, payload);
    text.push('\n');
    text.push_str(&text_of(payload));
    text
}

/// The first line.
fn line(schema: u64, revision: u64, payload: &[u8]) -> String {
    let head = format!("{MARK}{ENVELOPE} schema {schema} revision {revision}");
    let checksum = !crc32(crc32(u32::MAX, head.as_bytes()), payload);
    format!("{head} checksum {checksum:08x}")
}

/// Reads a stored text.
pub fn open(text: &str) -> Opened {
    read(text).unwrap_or_else(|reason| Opened::Damaged {
        reason: reason.to_owned(),
    })
}

const START: &str = "The start of the stored text was changed or cut.";

/// Reads a stored text, or says why it is damaged.
fn read(text: &str) -> Result<Opened, &'static str> {
    let (schema, revision, payload) = match unseal(text) {
        Unsealed::Sealed {
            schema,
            revision,
            payload,
        } => (schema, revision, payload),
        Unsealed::Damaged(reason) => return Err(reason),
        Unsealed::Newer(schema) => return Ok(Opened::FromTheFuture { schema }),
        Unsealed::NotOurs => return Ok(Opened::NotOurs),
    };
    let from = match u32::try_from(schema) {
        Ok(schema @ 1..=SCHEMA) => schema,
        _ => return Ok(Opened::FromTheFuture { schema }),
    };
    let payload = migrations::lift(payload, from)
        .and_then(|payload| Payload::decode(&payload))
        .ok_or("The stored text holds no workspace.")?;
    let (workspace, repairs) = gate::admit(payload);
    Ok(Opened::Ok {
        workspace: Box::new(workspace),
        revision,
        repairs,
    })
}

/// What [`seal`] made, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsealed {
    /// Whole, as it was written.
    Sealed {
        /// Its schema, at least 1.
        schema: u64,
        /// Its revision.
        revision: u64,
        /// What it holds.
        payload: Vec<u8>,
    },
    /// Ours, but changed or cut since it was written; why that is known.
    Damaged(&'static str),
    /// In a newer envelope.
    Newer(u64),
    /// Something else.
    NotOurs,
}

/// Takes apart what [`seal`] made.
pub fn unseal(text: &str) -> Unsealed {
    whole(text).unwrap_or_else(Unsealed::Damaged)
}

fn whole(text: &str) -> Result<Unsealed, &'static str> {
    let Some(rest) = text.strip_prefix(MARK) else {
        return Ok(Unsealed::NotOurs);
    };
    if text.len() > MAX_BYTES {
        return Err("The stored text is far larger than any workspace.");
    }
    let (first, payload) = text.split_once('\n').unwrap_or((text, ""));
    let envelope = rest
        .split([' ', '\n'])
        .next()
        .and_then(number)
        .ok_or(START)?;
    if envelope > ENVELOPE {
        return Ok(Unsealed::Newer(envelope));
    }
    let words: Vec<&str> = first.split(' ').collect();
    let [_, _, _, schema, _, revision, ..] = words.as_slice() else {
        return Err(START);
    };
    let schema = number(schema).ok_or(START)?;
    let revision = number(revision).ok_or(START)?;
    let payload = bytes_of(payload)
        .filter(|payload| line(schema, revision, payload) == first)
        .ok_or(
            "The stored text was changed or cut after it was written: its checksum does not fit.",
        )?;
    if schema == 0 {
        return Err("The stored text names no version.");
    }
    Ok(Unsealed::Sealed {
        schema,
        revision,
        payload,
    })
}

/// Bytes as the characters U+0000 to U+00FF, for which every engine's store has the most room.
pub fn text_of(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// The bytes of [`text_of`]; `None` if there are other characters.
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|c| u8::try_from(c).ok()).collect()
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok()
}

/// CRC-32 (IEEE 802.3), without the final inversion.
pub(super) fn crc32(start: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(start, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| {
            if c & 1 == 1 {
                (c >> 1) ^ 0xEDB8_8320
            } else {
                c >> 1
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::payload::Band;
    use super::*;
    use crate::domain::brief::Goal;
    use crate::domain::evidence::schemes;

    #[test]
    fn crc_is_the_standard_one() {
        assert_eq!(!crc32(u32::MAX, b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn other_texts_are_told_apart() {
        for text in [
            "",
            "{}",
            "null",
            "tier",
            "\u{0}",
            "tierwise",
            "{\"tierwise\":1}",
        ] {
            assert_eq!(open(text), Opened::NotOurs, "{text}");
        }
        let newer = u64::from(SCHEMA) + 1;
        for (text, schema) in [
            (seal(newer, 3, b"unheard of"), newer),
            (seal(u64::MAX, 3, b""), u64::MAX),
            ("tierwise 2 in another form".to_owned(), 2),
            ("tierwise 3\n".to_owned(), 3),
        ] {
            assert_eq!(open(&text), Opened::FromTheFuture { schema }, "{text}");
        }
        let whole = Payload::of(&Workspace::default()).encode();
        let long = vec![b'x'; MAX_BYTES];
        for text in [
            "tierwise ".to_owned(),
            "tierwise 1".to_owned(),
            "tierwise one".to_owned(),
            "tierwise 1 schema 1 revision 3 checksum 00000000\n".to_owned(),
            seal(1, 3, b""),
            seal(1, 3, b"no payload"),
            seal(1, 3, &[&whole[..], b"\0"].concat()),
            seal(0, 3, &whole),
            seal(1, 3, &long),
            seal(1, 3, &whole).replace("schema 1", "schema 01"),
            seal(1, 3, &whole).replace("revision", "revisions"),
            seal(1, 3, &whole) + "\u{100}",
        ] {
            assert!(matches!(open(&text), Opened::Damaged { .. }), "{text}");
        }
    }

    #[test]
    fn every_cut_payload_is_damage() {
        let whole = Payload::of(&Workspace::default()).encode();
        for end in 0..whole.len() {
            let cut = seal(1, 3, whole.get(..end).unwrap());
            assert!(matches!(open(&cut), Opened::Damaged { .. }), "{end}");
        }
    }

    /// What a payload becomes, and what is said about it.
    fn admitted(payload: &Payload) -> (Workspace, Vec<String>) {
        match open(&seal(1, 3, &payload.encode())) {
            Opened::Ok {
                workspace, repairs, ..
            } => {
                let said = repairs.iter().map(|r| format!("{}: {}", r.what, r.message));
                (*workspace, said.collect())
            }
            other => panic!("{other:?}"),
        }
    }

    fn empty() -> Payload {
        Payload::of(&Workspace::default())
    }

    #[test]
    fn one_bad_value_is_dropped_alone() {
        let bench = |slug: &str, tier: &str, value| (slug.to_owned(), tier.to_owned(), value);
        let (w, said) = admitted(&Payload {
            brief: "goal=sales&also=traffic,nonsense&budget=-5&category=gone&hours=4&margin=2&colour=red".to_owned(),
            overrides: vec![
                bench("er-instagram", "micro", 0.02),
                bench("er-instagram", "nano", -1.0),
                bench("er-instagram", "mid", 0.1),
                bench("er-instagram", "macro", f64::NAN),
                bench("nothing", "micro", 1.0),
            ],
            rates: vec![
                ("EUR".to_owned(), 0.9),
                ("GBP".to_owned(), 0.0),
                ("pounds".to_owned(), 1.0),
            ],
            ..empty()
        });
        assert_eq!(
            (w.brief.goal, w.brief.also.as_slice()),
            (Some(Goal::Sales), [Goal::Traffic].as_slice())
        );
        assert_eq!(
            (w.brief.budget, &w.brief.category, w.brief.margin),
            (None, &None, None)
        );
        assert_eq!(w.brief.hours.map(|h| h.units()), Some(4.0));
        assert_eq!(w.context.overrides.len(), 1);
        assert_eq!(w.context.rates.edited().count(), 1);
        assert_eq!(said.len(), 11, "{said:#?}");
        for start in [
            "Budget: “-5” was not taken",
            "colour: This version does not know it",
            "Engagement rate, Instagram: ",
            "Exchange rate pounds: ",
        ] {
            assert!(said.iter().any(|s| s.starts_with(start)), "{said:#?}");
        }
    }

    #[test]
    fn a_scheme_that_is_none_is_ours() {
        let band = |tier: &str, lower, upper| Band {
            tier: tier.to_owned(),
            label: None,
            lower,
            upper,
        };
        for bands in [
            vec![],
            vec![band("giant", 0, None)],
            vec![band("micro", 10, Some(5))],
            vec![band("micro", 0, None), band("nano", 5, None)],
        ] {
            let mut payload = empty();
            payload.scheme.bands = bands;
            let (w, said) = admitted(&payload);
            assert_eq!(w.context.scheme, schemes::default_scheme());
            assert!(said.len() == 1 && said.iter().all(|s| s.starts_with("Tier scheme: ")));
        }
    }

    #[test]
    fn repairs_are_bounded() {
        let (_, said) = admitted(&Payload {
            brief: (0..5_000).map(|i| format!("k{i}={i}&")).collect(),
            rates: (0..5_000).map(|i| (i.to_string(), 1.0)).collect(),
            ..empty()
        });
        assert_eq!(said.len(), gate::MAX_REPAIRS + 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

        /// Hand-made payloads under a right checksum: read or refused, and what was read needs no second repair.
        #[test]
        fn any_payload_is_survived(
            noise in prop::collection::vec(any::<u8>(), 0..300),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        ) {
            let mut near = empty().encode();
            for (at, byte) in &changes {
                let at = at.index(near.len());
                near[at] = *byte;
            }
            for payload in [noise, near] {
                if let Opened::Ok { workspace, .. } = open(&seal(1, 3, &payload)) {
                    let again = Opened::Ok { workspace: workspace.clone(), revision: 4, repairs: vec![] };
                    prop_assert_eq!(open(&encode(&workspace, 4)), again);
                }
            }
        }
    }
}
