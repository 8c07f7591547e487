//! Numbers, alone and as a column whose other numbers say what its separators mean.
#![no_main]

use tierwise_import::figure;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some((value, _)) = figure(text) {
        assert!(value.is_finite(), "{text}: {value}");
    }
    let rows = text.lines().enumerate().map(|(at, cell)| {
        let cell = cell.replace('"', "\"\"");
        format!("@pine_{at},\"{cell}\",\"{cell}\",\"{cell}\"\n")
    });
    let file = format!("Handle,Followers,ER,Fee\n{}", rows.collect::<String>());
    tierwise_fuzz::file(file.as_bytes());
});
