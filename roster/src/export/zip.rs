//! Files packed into one, as the parts of a workbook are: deflated, no larger than four gigabytes.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};

/// How hard it packs, of ten: what follows brings little and takes long.
const LEVEL: i32 = 4;
/// Raw deflate, without a header of its own.
const RAW: i32 = -15;
/// 1980-01-01, the first day that the format knows: the same creators make the same file.
const DAY: u16 = 0x21;
/// The method, the version that reads it, and names as UTF-8.
const DEFLATED: u16 = 8;
const VERSION: u16 = 20;
const UTF8: u16 = 0x800;

/// A packed file that is being made.
#[derive(Default)]
pub struct Zip {
    out: Vec<u8>,
    /// What stands at its end: of each part where it is.
    directory: Vec<u8>,
    parts: u16,
}

/// A part of it that is being written.
pub struct Part {
    zip: Zip,
    name: &'static str,
    begins: usize,
    data: usize,
    packer: Box<CompressorOxide>,
    sum: u32,
    size: u32,
}

impl Zip {
    /// Begins a part.
    pub fn part(mut self, name: &'static str) -> Part {
        let begins = self.out.len();
        // Sum and sizes are known when it ends.
        self.out.extend(b"PK\x03\x04");
        self.out.extend(header(name, 0, 0, 0));
        self.out.extend(name.as_bytes());
        let flags = create_comp_flags_from_zip_params(LEVEL, RAW, 0);
        Part {
            data: self.out.len(),
            zip: self,
            name,
            begins,
            packer: Box::new(CompressorOxide::new(flags)),
            sum: u32::MAX,
            size: 0,
        }
    }

    /// Adds a part that is there as a whole.
    pub fn with(self, name: &'static str, text: &str) -> Self {
        let mut part = self.part(name);
        part.write(text.as_bytes());
        part.end()
    }

    /// The file.
    pub fn file(mut self) -> Vec<u8> {
        let begins = self.out.len() as u32;
        self.out.extend(&self.directory);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend(self.parts.to_le_bytes());
        self.out.extend(self.parts.to_le_bytes());
        self.out.extend((self.directory.len() as u32).to_le_bytes());
        self.out.extend(begins.to_le_bytes());
        self.out.extend([0, 0]);
        self.out
    }
}

impl Part {
    /// Writes on.
    pub fn write(&mut self, bytes: &[u8]) {
        self.sum = checked(self.sum, bytes);
        self.size += bytes.len() as u32;
        self.pack(bytes, TDEFLFlush::None);
    }

    fn pack(&mut self, bytes: &[u8], flush: TDEFLFlush) {
        let out = &mut self.zip.out;
        compress_to_output(&mut self.packer, bytes, flush, |packed| {
            out.extend(packed);
            true
        });
    }

    /// Ends it.
    pub fn end(mut self) -> Zip {
        self.pack(&[], TDEFLFlush::Finish);
        let packed = (self.zip.out.len() - self.data) as u32;
        let header = header(self.name, !self.sum, packed, self.size);
        let there = self.begins + 4..self.begins + 4 + header.len();
        if let Some(there) = self.zip.out.get_mut(there) {
            there.copy_from_slice(&header);
        }
        let directory = &mut self.zip.directory;
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(header);
        // Neither a comment nor attributes, on the first of one disks.
        directory.extend([0; 10]);
        directory.extend((self.begins as u32).to_le_bytes());
        directory.extend(self.name.as_bytes());
        self.zip.parts += 1;
        self.zip
    }
}

/// What stands both before a part and in the directory.
fn header(name: &str, sum: u32, packed: u32, size: u32) -> [u8; 26] {
    let mut header = [0; 26];
    let parts: [&[u8]; 9] = [
        &VERSION.to_le_bytes(),
        &UTF8.to_le_bytes(),
        &DEFLATED.to_le_bytes(),
        &[0, 0],
        &DAY.to_le_bytes(),
        &sum.to_le_bytes(),
        &packed.to_le_bytes(),
        &size.to_le_bytes(),
        &(name.len() as u16).to_le_bytes(),
    ];
    let bytes = parts.into_iter().flatten();
    for (to, from) in header.iter_mut().zip(bytes) {
        *to = *from;
    }
    header
}

/// CRC-32 of every byte.
const SUMS: [u32; 256] = {
    let mut sums = [0; 256];
    let mut at = 0;
    while at < sums.len() {
        let mut sum = at as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = (sum >> 1) ^ (if sum & 1 == 1 { 0xedb8_8320 } else { 0 });
            bit += 1;
        }
        // It is below the length.
        #[allow(clippy::indexing_slicing)]
        {
            sums[at] = sum;
        }
        at += 1;
    }
    sums
};

/// The sum with more bytes in it.
fn checked(sum: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(sum, |sum, byte| {
        let at = (sum ^ u32::from(*byte)) & 0xff;
        (sum >> 8) ^ SUMS.get(at as usize).copied().unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(!checked(u32::MAX, b"123456789"), 0xcbf4_3926);
    }
}
