//! Separated values, typed lines, every encoding: from bytes to creators.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tierwise_fuzz::file(bytes));
