//! What a browser's store gives back: the first byte says what the others are. Checksums and names are made to fit, since
//! no input would get past them by chance.
#![no_main]

use miniz_oxide::deflate::compress_to_vec;
use tierwise_core::persist::brands::{Listed, Register, open_brand};
use tierwise_core::persist::{open, seal, unseal};
use tierwise_fuzz::name;
use tierwise_roster::{Roster, backup};
use tierwise_roster::keep::{List, SCHEMA, pack, unpack};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    match kind {
        b'w' => {
            let _ = open(&seal(1, 1, rest));
        }
        b't' => {
            let text = String::from_utf8_lossy(rest);
            let _ = (open(&text), unseal(&text));
        }
        b'r' => register(&seal(1, 1, rest)),
        b'b' => drop(backup::read(&String::from_utf8_lossy(rest))),
        b'l' => {
            for schema in 1..=SCHEMA {
                if let Some(list) = List::decode(schema, rest) {
                    // By its bytes: a weight that is no number, which is only left out at the opening, equals nothing.
                    let again = List::decode(SCHEMA, &list.encode());
                    assert_eq!(again.map(|again| again.encode()), Some(list.encode()));
                }
            }
        }
        _ => (1..=SCHEMA).for_each(|schema| piece(schema, rest)),
    }
});

/// Whatever a list of brands holds, what is read of it is written as it is, and a start sees the same open one.
fn register(text: &str) {
    let open = open_brand(text);
    if let Listed::Ok(register) = Register::open(text) {
        assert!(open.is_none_or(|open| open.id == register.current));
        assert_eq!(Register::open(&register.encode()), Listed::Ok(register));
    }
}

/// Whatever a piece holds, what is kept of it is kept again.
fn piece(schema: u64, bytes: &[u8]) {
    let packed = compress_to_vec(bytes, 1);
    let mut roster = Roster::default();
    if unpack(schema, name(&packed), &packed, &mut roster).is_err() {
        return;
    }
    if let Some((id, packed)) = pack(&roster, 0) {
        let mut again = Roster::default();
        assert_eq!(unpack(SCHEMA, id, &packed, &mut again), Ok(0));
        let creators = |roster: &Roster| {
            roster
                .everybody()
                .map(|(_, p)| format!("{:?}", roster.creator(p)))
                .collect::<Vec<_>>()
        };
        assert!(
            creators(&again)
                .iter()
                .eq(creators(&roster).iter().take(again.numbers()))
        );
    }
}
