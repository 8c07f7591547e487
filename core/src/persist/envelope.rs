//! The outer form: header, checksum, payload.

use super::{MAX_BYTES, Opened, SCHEMA, gate, migrations};
use crate::domain::workspace::Workspace;

/// What every text starts with, up to the envelope's own version.
const MARK: &str = "{\"tierwise\":";
/// Version of the envelope.
const ENVELOPE: u64 = 1;

/// The workspace as text, with schema, revision and checksum.
pub fn encode(workspace: &Workspace, revision: u64) -> String {
    let payload = match serde_json::to_string(workspace) {
        Ok(payload) => payload,
        // Only maps with keys that are no text can fail, and there are none: the property tests write thousands.
        Err(error) => unreachable!("{error}"),
    };
    wrap(u64::from(SCHEMA), revision, &payload)
}

fn wrap(schema: u64, revision: u64, payload: &str) -> String {
    let checksum = checksum(schema, revision, payload);
    format!(
        "{MARK}{ENVELOPE},\"schema\":{schema},\"revision\":{revision},\"checksum\":\"{checksum}\",\"payload\":{payload}}}"
    )
}

/// Reads a stored text.
pub fn open(text: &str) -> Opened {
    let text = text.trim_start_matches('\u{feff}').trim();
    let Some(rest) = text.strip_prefix(MARK) else {
        return Opened::NotOurs;
    };
    let damaged = |reason: &str| Opened::Damaged {
        reason: reason.to_owned(),
    };
    if text.len() > MAX_BYTES {
        return damaged("The stored text is far larger than any workspace.");
    }
    let Some((envelope, rest)) = number(rest) else {
        return damaged("The start of the stored text was changed or cut.");
    };
    if envelope > ENVELOPE {
        return Opened::FromTheFuture { schema: envelope };
    }
    let Some(header) = header(rest).filter(|_| envelope == ENVELOPE) else {
        return damaged("The start of the stored text was changed or cut.");
    };
    if checksum(header.schema, header.revision, header.payload) != header.checksum {
        return damaged(
            "The stored text was changed or cut after it was written: its checksum does not fit.",
        );
    }
    let schema = match u32::try_from(header.schema) {
        Ok(schema @ 1..=SCHEMA) => schema,
        Ok(0) => return damaged("The stored text names no version."),
        _ => {
            return Opened::FromTheFuture {
                schema: header.schema,
            };
        }
    };
    let Ok(payload) = serde_json::from_str(header.payload) else {
        return damaged("The stored text cannot be read.");
    };
    match gate::admit(migrations::lift(payload, schema)) {
        Some((workspace, repairs)) => Opened::Ok {
            workspace: Box::new(workspace),
            revision: header.revision,
            repairs,
        },
        None => damaged("The stored text holds no workspace."),
    }
}

struct Header<'t> {
    schema: u64,
    revision: u64,
    checksum: &'t str,
    payload: &'t str,
}

/// The rest of the header in exactly the form in which [`encode`] writes it.
fn header(text: &str) -> Option<Header<'_>> {
    let (schema, rest) = number(text.strip_prefix(",\"schema\":")?)?;
    let (revision, rest) = number(rest.strip_prefix(",\"revision\":")?)?;
    let (checksum, rest) = rest.strip_prefix(",\"checksum\":\"")?.split_once('"')?;
    let payload = rest.strip_prefix(",\"payload\":")?.strip_suffix('}')?;
    Some(Header {
        schema,
        revision,
        checksum,
        payload,
    })
}

/// A number without leading zeros and what follows it.
fn number(text: &str) -> Option<(u64, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let number: u64 = digits.parse().ok()?;
    (number.to_string() == digits).then_some((number, rest))
}

fn checksum(schema: u64, revision: u64, payload: &str) -> String {
    let head = format!("{schema}:{revision}:");
    format!(
        "{:08x}",
        !crc32(crc32(u32::MAX, head.as_bytes()), payload.as_bytes())
    )
}

/// CRC-32 (IEEE 802.3), without the final inversion.
fn crc32(start: u32, bytes: &[u8]) -> u32 {
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
    use super::*;

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
            "[]",
            "{\"tier",
            "{\"brief\":{}}",
            "\u{0}",
            "tierwise",
        ] {
            assert_eq!(open(text), Opened::NotOurs, "{text}");
        }
        let future = wrap(u64::from(SCHEMA) + 1, 3, "{\"unheard\":[]}");
        assert_eq!(
            open(&future),
            Opened::FromTheFuture {
                schema: u64::from(SCHEMA) + 1
            }
        );
        assert_eq!(
            open("{\"tierwise\":2,\"anything\":true}"),
            Opened::FromTheFuture { schema: 2 }
        );
        for payload in ["[]", "{", "", "7"] {
            assert!(
                matches!(open(&wrap(1, 3, payload)), Opened::Damaged { .. }),
                "{payload}"
            );
        }
        assert!(matches!(open(&wrap(0, 3, "{}")), Opened::Damaged { .. }));
        let long = wrap(1, 3, &format!("\"{}\"", "x".repeat(MAX_BYTES)));
        assert!(matches!(open(&long), Opened::Damaged { .. }));
        let deep = wrap(
            1,
            3,
            &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        );
        assert!(matches!(open(&deep), Opened::Damaged { .. }));
    }

    fn repairs(payload: &str) -> (Workspace, Vec<String>) {
        match open(&wrap(1, 3, payload)) {
            Opened::Ok {
                workspace, repairs, ..
            } => (
                *workspace,
                repairs
                    .into_iter()
                    .map(|r| format!("{}: {}", r.what, r.message))
                    .collect(),
            ),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_bad_answer_is_dropped_alone() {
        let (w, said) = repairs(
            r#"{"brief":{"goal":"sales","also":["traffic","nonsense"],"budget":-5,"category":"gone","hours":40,
                "platforms":"instagram","margin":20000,"colour":"red"},
               "context":{"scheme":{"id":"x","name":"x","source":"user","year":null,"bands":[]},
                 "overrides":{"er-instagram":{"micro":0.02,"nano":-1,"mid":0.1},"nothing":{"micro":1}},
                 "rates":{"EUR":0.9,"GBP":0,"pounds":1}}}"#,
        );
        use crate::domain::brief::Goal;
        assert_eq!(
            (w.brief.goal, w.brief.also.as_slice()),
            (Some(Goal::Sales), [Goal::Traffic].as_slice())
        );
        assert_eq!(
            (w.brief.budget, w.brief.category, w.brief.margin),
            (None, None, None)
        );
        assert_eq!(w.brief.hours.map(|h| h.units()), Some(4.0));
        assert_eq!(
            w.context.scheme,
            crate::domain::evidence::schemes::default_scheme()
        );
        assert_eq!(w.context.overrides.len(), 1);
        assert_eq!(w.context.rates.edited().count(), 1);
        assert_eq!(said.len(), 12, "{said:#?}");
        assert!(said.iter().any(|s| s.starts_with("Budget: ")), "{said:#?}");
    }

    #[test]
    fn missing_parts_are_not_sure() {
        for payload in ["{}", "{\"brief\":{}}", "{\"brief\":{},\"context\":{}}"] {
            assert_eq!(
                repairs(payload),
                (Workspace::default(), vec![]),
                "{payload}"
            );
        }
        let (w, said) = repairs("{\"brief\":7,\"context\":[]}");
        assert_eq!((w, said.len()), (Workspace::default(), 2));
    }

    #[test]
    fn repairs_are_bounded() {
        let many: Vec<String> = (0..5_000).map(|i| format!("\"k{i}\":{i}")).collect();
        let (_, said) = repairs(&format!("{{\"brief\":{{{}}}}}", many.join(",")));
        assert!(said.len() <= super::gate::MAX_REPAIRS + 1, "{}", said.len());
    }
}
