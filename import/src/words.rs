//! Headers and cells as comparable words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without blanks at its ends. Most cells have none, which this sees at once.
pub fn trim(text: &str) -> &str {
    if ends_are_seen(text) {
        text
    } else {
        text.trim()
    }
}

/// Whether the first and the last character can be nothing but seen.
pub fn ends_are_seen(text: &str) -> bool {
    let ends = [text.as_bytes().first(), text.as_bytes().last()];
    ends.iter().all(|end| end.is_some_and(u8::is_ascii_graphic))
}

/// Lower-case words without accents and signs: `"Nº d’Abonnés\n"` and `numberOfFollowers` become `no d abonnes` and
/// `number of followers`. A percent sign is a word.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        let joins = c.is_alphanumeric();
        // followerCount and InfluencerID are two words each.
        let hump = c.is_uppercase() && before.is_lowercase();
        if (hump || !joins) && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        match c {
            '%' => out.push_str("% "),
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'ø' | 'Ø' => out.push('o'),
            c if joins => out.extend(c.to_lowercase()),
            _ => {}
        }
        before = c;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Signs that pages write as entities, and files copied from pages keep so.
const ENTITIES: [(&str, &str); 7] = [
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&apos;", "'"),
    ("&quot;", "\""),
    ("&lt;", "<"),
    ("&gt;", ">"),
    // Last: what stands behind it is text.
    ("&amp;", "&"),
];

/// The text with the signs that its entities stand for.
pub fn without_entities(text: &str) -> String {
    let signs = ENTITIES.iter();
    signs.fold(text.to_owned(), |text, (entity, sign)| {
        text.replace(entity, sign)
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn headers_become_words() {
        for (header, said) in [
            ("#Followers", "followers"),
            ("\nFollowers", "followers"),
            ("Authentic engagement\r\n", "authentic engagement"),
            ("60_day_eng_rate", "60 day eng rate"),
            ("followerCount", "follower count"),
            ("InfluencerID", "influencer id"),
            ("Nombre d’abonnés", "nombre d abonnes"),
            ("Número de seguidores", "numero de seguidores"),
            ("Engagement rate (%)", "engagement rate %"),
            ("Größe", "grosse"),
        ] {
            assert_eq!(words(header), said);
        }
    }
}
