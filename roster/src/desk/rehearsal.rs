//! A rehearsal with invented creators. A browser compiles WebAssembly well only where it has seen it at work: the first
//! file of a fresh page, and what is first looked for in it, would otherwise be read at a third of the speed.

use std::fmt::Write;
use std::hint::black_box;

use super::Desk;
use crate::wire::{Look, Request};

/// Creators of the rehearsal: what runs for each of them is well compiled after some thousands.
const CREATORS: u32 = 8_000;

/// Bytes that a hundred thousand creators take while they come in. Memory costs time when it is first written to, of such
/// a file a sixth of all.
const ROOM: usize = 44 << 20;

/// Rows that are shown of whom is found.
const ROWS: u32 = 50;

/// What is looked for among them: words, and figures. Each is another line than the one before, which is kept.
const LINES: [&str; 4] = [
    "tier:micro body_4",
    "pets body_7",
    "tier:nano somebody",
    "followers:>5k food",
];

/// Reads, scores, finds and shows invented creators, of which nothing stays but room for others.
pub(super) fn run() {
    let mut desk = Desk::default();
    let mut say = |_| ();
    let read = Request::Read {
        name: String::new(),
    };
    for request in [read, Request::Take] {
        desk.hear(request, file().as_bytes(), &mut say);
        while desk.read_on(&mut say) {}
    }
    for line in LINES {
        let look = Look {
            filter: line.to_owned(),
            count: ROWS,
            ..Look::default()
        };
        desk.hear(Request::Look(look), &[], &mut say);
    }
    drop(black_box(vec![1_u8; ROOM]));
}

/// Creators as files have them: handle, niche and figures.
fn file() -> String {
    let mut file = "Username,Category,Followers,Following,Posts\n".to_owned();
    for at in 0..CREATORS {
        let followers = 1_000 + at * 997 % 900_000;
        // Writing to a string does not fail.
        let _ = writeln!(
            file,
            "somebody_{at},{},{followers},{at},{}",
            if at % 2 == 0 { "food" } else { "pets" },
            at % 500
        );
    }
    file
}
