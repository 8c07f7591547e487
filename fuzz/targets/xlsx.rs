//! Excel workbooks: packed files as they are, and parts that are packed here, since hardly a change of a packed file gets
//! past its checksums.
#![no_main]

use std::io::{Cursor, Write};

use tierwise_fuzz::{BETWEEN, PARTS, workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF") {
        workbook(bytes.to_vec());
    } else if let Some(packed) = packed(bytes) {
        workbook(packed);
    }
});

/// The parts as a packed file, not compressed; `None` where there are more than a workbook has here.
fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, plain).ok()?;
        zip.write_all(bytes).ok()
    };
    // It is only asked whether it is there.
    put("[Content_Types].xml", b"")?;
    let mut names = PARTS.iter();
    for part in bytes.split(|byte| *byte == BETWEEN) {
        let name = names.next()?;
        if !part.is_empty() {
            put(name, part)?;
        }
    }
    Some(zip.finish().ok()?.into_inner())
}
