//! Letters to creators: templates, and the fields in them that are filled in with what is known of somebody.

/// What is known of a creator, and of who writes; empty where it is not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Name, else the handle.
    pub name: String,
    /// Handle with its at sign, else the name.
    pub handle: String,
    /// Where they post.
    pub platform: String,
    /// Niches.
    pub niche: String,
    /// City.
    pub city: String,
    /// Their discount code.
    pub code: String,
    /// What they ask for a post.
    pub fee: String,
    /// Posts of the package.
    pub posts: String,
    /// Price of the package.
    pub package: String,
    /// What the brief is about.
    pub product: String,
    /// Who writes.
    pub brand: String,
}

/// A field as it is written, and what stands in its place.
type Field = (&'static str, fn(&Facts) -> &str);

/// The fields of a letter, in the order in which they are offered.
pub const FIELDS: [Field; 12] = [
    ("{first name}", |f| first(&f.name)),
    ("{name}", |f| &f.name),
    ("{handle}", |f| &f.handle),
    ("{platform}", |f| &f.platform),
    ("{niche}", |f| &f.niche),
    ("{city}", |f| &f.city),
    ("{brand}", |f| &f.brand),
    ("{product}", |f| &f.product),
    ("{fee}", |f| &f.fee),
    ("{code}", |f| &f.code),
    ("{posts}", |f| &f.posts),
    ("{package}", |f| &f.package),
];

/// The first word of a name.
fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or("")
}

/// A letter with its fields still in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// What the user chooses it by.
    pub name: &'static str,
    /// Subject of the mail.
    pub subject: &'static str,
    /// The text.
    pub text: &'static str,
}

/// Letters to begin with.
pub const TEMPLATES: [Template; 4] = [
    Template {
        name: "First message",
        subject: "{brand} and {handle}",
        text: "Hi {first name}, we make {product} and like what you share about {niche} on {platform}. Would you be open to a paid post? If so: what do you ask for one, and who follows you (countries, ages)?",
    },
    Template {
        name: "Product gift",
        subject: "A gift from {brand}",
        text: "Hi {first name}, we make {product}. May we send you one, without any obligation? If you share it, please mark it as a gift. Where should it go?",
    },
    Template {
        name: "Package offer",
        subject: "{posts} posts for {brand}",
        text: "Hi {first name}, thank you for your answer. Could we agree on {posts} posts for {package}, as a paid partnership marked as such, with the right for us to reuse the content for three months?",
    },
    Template {
        name: "Reminder",
        subject: "Once more: {brand} and {handle}",
        text: "Hi {first name}, I wrote to you a week ago about {product}. Is it something for you? A short no is fine too.",
    },
];

/// The marketer's own letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// Subject of the mail.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// Between subject and text of a stored letter: nobody types it.
const BETWEEN: char = '\u{1f}';

impl Letter {
    /// As it is stored.
    pub fn stored(&self) -> String {
        format!("{}{BETWEEN}{}", self.subject, self.text)
    }

    /// From the stored form; what was stored before there were subjects has none.
    pub fn of(stored: &str) -> Self {
        let (subject, text) = stored.split_once(BETWEEN).unwrap_or(("", stored));
        Self {
            subject: subject.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// A text with its fields filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The text. A field that nothing is known for stays, so that nobody sends a gap unseen.
    pub text: String,
    /// Fields that nothing is known for, each once.
    pub unknown: Vec<String>,
    /// What looks like a field and is none, each once.
    pub strange: Vec<String>,
}

/// Fills the fields of a text in, once: what a creator's name holds is no field.
pub fn fill(text: &str, facts: &Facts) -> Filled {
    let mut filled = Filled::default();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        filled.text.push_str(before);
        let end = from.find('}').map(|end| end + 1);
        let Some((field, after)) = end.and_then(|end| from.split_at_checked(end)) else {
            rest = from;
            break;
        };
        let known = FIELDS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(field));
        let (value, list) = match known {
            Some((_, value)) => (value(facts), &mut filled.unknown),
            None => ("", &mut filled.strange),
        };
        if value.is_empty() {
            filled.text.push_str(field);
            if !list.iter().any(|told| told == field) {
                list.push(field.to_owned());
            }
        } else {
            filled.text.push_str(value);
        }
        rest = after;
    }
    filled.text.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts {
            name: "Ada Pine {niche}".to_owned(),
            handle: "@ada".to_owned(),
            brand: "Halden".to_owned(),
            code: "ADA10".to_owned(),
            ..Facts::default()
        }
    }

    #[test]
    fn what_is_known_is_filled_in_and_what_is_not_is_told() {
        let filled = fill(
            "Hi {first name} ({Name}), {brand} pays {fee} for {code}, {fee} {frist name}.",
            &facts(),
        );
        assert_eq!(
            filled.text,
            "Hi Ada (Ada Pine {niche}), Halden pays {fee} for ADA10, {fee} {frist name}."
        );
        assert_eq!(
            (filled.unknown, filled.strange),
            (vec!["{fee}".to_owned()], vec!["{frist name}".to_owned()])
        );
    }

    #[test]
    fn a_brace_alone_is_text() {
        for text in ["", "a { b", "} {", "é{", "{{name}"] {
            let filled = fill(text, &Facts::default());
            assert_eq!(filled.text, text);
        }
    }

    #[test]
    fn every_field_of_the_templates_is_one() {
        for template in TEMPLATES {
            for text in [template.subject, template.text] {
                assert_eq!(fill(text, &facts()).strange, [""; 0], "{}", template.name);
            }
        }
    }

    #[test]
    fn a_letter_comes_back_and_an_old_text_has_no_subject() {
        let letter = Letter {
            subject: "Candles".to_owned(),
            text: "Hi\n{name}".to_owned(),
        };
        assert_eq!(Letter::of(&letter.stored()), letter);
        let old = Letter::of("Hi {name}");
        assert_eq!((old.subject.as_str(), old.text.as_str()), ("", "Hi {name}"));
    }
}
