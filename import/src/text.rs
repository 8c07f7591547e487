//! Bytes to text.

/// The characters of the bytes 0x80 to 0x9F in Windows-1252 (WHATWG Encoding Standard, index-windows-1252). All other
/// bytes are the character of the same number. A table of 32 here saves the 200 kB of tables of every encoding.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

use std::borrow::Cow;

/// How the characters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little end first, as Windows writes it.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Windows-1252, what Western European spreadsheets wrote before UTF-8.
    Windows1252,
}

impl Encoding {
    /// What the user reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Bytes looked at to tell UTF-16 without a mark from text of single bytes.
const SAMPLE: usize = 4_096;

/// Takes the text out of a file. Every file has one: bytes that no encoding explains are Windows-1252, which explains
/// all. In a file that is UTF-8 but for a few bytes those become replacement characters.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    // Most files by far. Bytes of UTF-16 without letters beyond ASCII are UTF-8 too, with zeros in it.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        return (restored(text), Encoding::Utf8);
    }
    let encoding = sniff(bytes);
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Windows1252 => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    };
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    (Cow::Owned(text), encoding)
}

/// How letters look that were UTF-8, were read as Windows-1252 and written as UTF-8 again.
const WRITTEN_TWICE: [&str; 4] = ["Ã", "Â", "â€", "ðŸ"];

/// The text with every line that was written twice as it was at first.
fn restored(text: &str) -> Cow<'_, str> {
    let twice = |text: &str| WRITTEN_TWICE.iter().any(|sign| text.contains(sign));
    if text.is_ascii() || !twice(text) {
        return Cow::Borrowed(text);
    }
    let once = |line: &str| {
        let bytes: Option<Vec<u8>> = line.chars().map(byte_of_windows_1252).collect();
        String::from_utf8(bytes.filter(|_| twice(line))?).ok()
    };
    let lines = text.split_inclusive('\n');
    let lines = lines.map(|line| once(line).map_or(Cow::Borrowed(line), Cow::Owned));
    Cow::Owned(lines.collect())
}

fn byte_of_windows_1252(c: char) -> Option<u8> {
    let special = WINDOWS_1252.iter().position(|known| *known == c);
    match special {
        Some(at) => u8::try_from(0x80 + at).ok(),
        None => u8::try_from(c).ok(),
    }
}

/// Halves of pairs that stand alone become replacement characters, as does a last odd byte.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    text.chain(odd.iter().map(|_| char::REPLACEMENT_CHARACTER))
        .collect()
}

fn windows_1252(byte: u8) -> char {
    let special = byte.checked_sub(0x80).map(usize::from);
    let special = special.and_then(|at| WINDOWS_1252.get(at).copied());
    special.unwrap_or(char::from(byte))
}

fn sniff(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Encoding::Utf8,
        [0xFF, 0xFE, ..] => return Encoding::Utf16Le,
        [0xFE, 0xFF, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    // Headers and handles are mostly ASCII: in UTF-16 every other byte is then zero.
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or(bytes);
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd > sample.len() / 4 && even == 0 {
        return Encoding::Utf16Le;
    }
    if even > sample.len() / 4 && odd == 0 {
        return Encoding::Utf16Be;
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // In Windows-1252 an accented letter is hardly ever followed by what UTF-8 asks for.
    if bad > good / 10 {
        Encoding::Windows1252
    } else {
        Encoding::Utf8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF_u16);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(bytes)
            .collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Nom;Abonnés\nZoë;12,5k\n";
        let files = [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), Encoding::Utf8),
            (utf16(text, u16::to_le_bytes, true), Encoding::Utf16Le),
            (utf16(text, u16::to_be_bytes, true), Encoding::Utf16Be),
            (utf16(text, u16::to_le_bytes, false), Encoding::Utf16Le),
            (utf16(text, u16::to_be_bytes, false), Encoding::Utf16Be),
            (
                encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
                Encoding::Windows1252,
            ),
        ];
        for (bytes, encoding) in files {
            assert_eq!(decode(&bytes), (text.into(), encoding));
        }
    }

    #[test]
    fn what_was_written_twice_is_restored_and_nothing_else() {
        let twice = |text: &str| text.bytes().map(windows_1252).collect::<String>();
        let text = "Zoë’s soap 🌲, 150 €\nGrößer\n";
        assert_eq!(decode(twice(text).as_bytes()).0, text);
        for right in ["SÃO PAULO Â\n", "Zoë, Ångström, â\n"] {
            assert_eq!(decode(right.as_bytes()).0, right);
        }
        let mixed = format!("Zoë\n{}", twice("Zoë"));
        assert_eq!(decode(mixed.as_bytes()).0, "Zoë\nZoë");
    }

    #[test]
    fn a_single_broken_byte_does_not_spoil_a_file() {
        let mut bytes = "été, où, naïve, Zoë, señor, größer, "
            .repeat(3)
            .into_bytes();
        bytes.extend(b"cut \xC3");
        let (text, encoding) = decode(&bytes);
        assert_eq!(encoding, Encoding::Utf8);
        assert!(text.contains("señor") && text.ends_with('\u{fffd}'));
    }

    /// Every byte of Windows-1252, and every pair of bytes of UTF-16, against the library that browsers use.
    #[test]
    fn what_is_decoded_is_what_the_standard_says() {
        let all: Vec<u8> = (0..=255).collect();
        let ours: String = all.iter().map(|byte| windows_1252(*byte)).collect();
        assert_eq!(
            ours,
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(&all)
                .0
        );
        let units: Vec<u16> = (0..=u16::MAX)
            .chain([0xD83D, 0xDD6F, 0xDD6F, 0xD83D, 0x41])
            .collect();
        let little: Vec<u8> = units
            .iter()
            .flat_map(|u| u.to_le_bytes())
            .chain([7])
            .collect();
        let big: Vec<u8> = units
            .iter()
            .flat_map(|u| u.to_be_bytes())
            .chain([7])
            .collect();
        let standard = |encoding: &'static encoding_rs::Encoding, bytes: &[u8]| {
            encoding.decode_without_bom_handling(bytes).0.into_owned()
        };
        assert_eq!(
            super::utf16(&little, u16::from_le_bytes),
            standard(encoding_rs::UTF_16LE, &little)
        );
        assert_eq!(
            super::utf16(&big, u16::from_be_bytes),
            standard(encoding_rs::UTF_16BE, &big)
        );
    }
}
