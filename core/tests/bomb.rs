//! What a link that unpacks to far too much costs: it is refused before there is memory for it. A program of its own,
//! since all of its memory is counted.
#![allow(clippy::unwrap_used)]

use peak_alloc::PeakAlloc;
use tierwise_core::persist::share::{self, Shared, Unreadable};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1 << 20;

/// Bytes that reading takes beyond those that are there, and what it comes to.
fn read(text: &str) -> (usize, Result<Shared, Unreadable>) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let outcome = share::read(text);
    (MEMORY.peak_usage().saturating_sub(before), outcome)
}

/// A link whose checksum fits, whatever it holds: what is locked has the same one.
fn link(plain: &[u8]) -> String {
    let deflated = miniz_oxide::deflate::compress_to_vec(plain, 6);
    share::locked(&deflated).replacen('p', "", 1)
}

#[test]
fn a_link_that_unpacks_to_a_hundred_megabytes_is_refused_without_the_memory() {
    // Zeros pack best; what does not pack makes the link a megabyte long.
    let mut plain = vec![0; 100 * MEGABYTE];
    let short = link(&plain);
    assert!(
        short.len() < share::LONGEST,
        "{} characters are not looked at",
        short.len()
    );
    let mut number = 1_u32;
    for byte in plain.iter_mut().take(MEGABYTE * 5 / 8) {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte = (number >> 24) as u8;
    }
    let long = link(&plain);
    assert!(long.len() > 900_000, "{} characters", long.len());
    drop(plain);
    // A megabyte of text is not even decoded; a short one is unpacked as far as a plan may go.
    for (text, most) in [(long, 1_000), (short, MEGABYTE)] {
        let (taken, outcome) = read(&text);
        assert_eq!(outcome, Err(Unreadable::TooLarge));
        assert!(
            taken <= most,
            "{} characters take {taken} bytes",
            text.len()
        );
    }
    // The most that is made of what may be unpacked: texts of no letters, one byte each.
    let count = 250_000_u32;
    let head = [0, 0, 0, 0, 0, 0, 0, 1];
    let list = [
        vec![0; 1 + 12 + 4 + 1 + 1 + 1],
        varint(count),
        vec![0; count as usize],
    ]
    .concat();
    let (taken, outcome) = read(&link(&[head.to_vec(), list, vec![0; 4]].concat()));
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(taken < 16 * MEGABYTE, "{taken} bytes");
}

/// A number as it stands in a plan.
fn varint(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}
