//! Shared links: the first byte says how deep the others lie. Checksums are made to fit, since no input would get past them
//! by chance.
#![no_main]

use miniz_oxide::deflate::compress_to_vec;
use tierwise_core::persist::share::{CREATORS, Unreadable, read, sealed, unpack};
use tierwise_fuzz::link;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        Some((b't', text)) => opens(&String::from_utf8_lossy(text)),
        Some((b'd', deflated)) => opens(&link(deflated)),
        // The numbers of creators before the texts, as version 3 has them; one byte says how many bytes they take.
        Some((b'n', [length @ ..=127, rest @ ..])) => {
            let (numbers, texts) = rest.split_at(rest.len().min((*length).into()));
            let head = [0b111, numbers.len() as u8];
            opens(&link(&[&head[..], numbers, &compress_to_vec(texts, 1)].concat()));
        }
        Some((_, plain)) => opens(&link(&compress_to_vec(plain, 1))),
        None => {}
    }
});

/// Reads a link as the page does; what is locked as if the passphrase were none.
fn opens(text: &str) {
    let plan = match read(text) {
        Err(Unreadable::Locked) => sealed(text).and_then(|bytes| unpack(&bytes)),
        other => other,
    };
    if let Some(list) = plan.ok().and_then(|plan| plan.list) {
        assert!(list.creators.len() <= CREATORS);
    }
}
