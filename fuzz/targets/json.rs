//! JSON and JSON lines: from bytes to creators.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"{") || bytes.starts_with(b"[") {
        tierwise_fuzz::file(bytes);
    }
});
