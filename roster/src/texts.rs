//! Texts of a hundred thousand creators without an allocation for each.

use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

/// A text in [`Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Text {
    start: u32,
    len: u32,
}

impl Text {
    /// No text.
    pub const NONE: Self = Self { start: 0, len: 0 };

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// Texts one after another. What is replaced stays until the roster is stored and read again.
#[derive(Debug, Clone, Default)]
pub struct Texts(String);

impl Texts {
    /// Keeps a text.
    pub fn keep(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::default();
        }
        let start = self.0.len() as u32;
        self.0.push_str(text);
        Text {
            start,
            len: text.len() as u32,
        }
    }

    /// The text itself.
    pub fn get(&self, text: Text) -> &str {
        let start = text.start as usize;
        self.0.get(start..start + text.len as usize).unwrap_or("")
    }
}

/// A text of which few different ones occur: a niche, a country, a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word(u32);

impl Word {
    /// No text.
    pub const NONE: Self = Self(0);

    /// Where it stands among its [`Words`], from 0 for the empty one.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Texts that occur often, each once. The first is the empty one.
#[derive(Debug, Clone)]
pub struct Words {
    words: Vec<String>,
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// The word that was kept last: a file often says the same in many rows, one after another.
    last: Word,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            words: vec![String::new()],
            places: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            last: Word::NONE,
        }
    }
}

impl Words {
    /// Keeps a text, once.
    pub fn keep(&mut self, text: &str) -> Word {
        if text.is_empty() {
            return Word::default();
        }
        if self.get(self.last) == text {
            return self.last;
        }
        let Self {
            words,
            places,
            hasher,
            last,
        } = self;
        let at = |place: &u32| words.get(*place as usize).map_or("", String::as_str);
        let place = places.entry(
            hasher.hash_one(text),
            |place| at(place) == text,
            |place| hasher.hash_one(at(place)),
        );
        let place = match place {
            Entry::Occupied(there) => *there.get(),
            Entry::Vacant(free) => {
                let place = words.len() as u32;
                free.insert(place);
                words.push(text.to_owned());
                place
            }
        };
        *last = Word(place);
        *last
    }

    /// The text itself.
    pub fn get(&self, word: Word) -> &str {
        self.words.get(word.index()).map_or("", String::as_str)
    }

    /// All of them, in the order of [`Word::index`].
    pub fn all(&self) -> &[String] {
        &self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were() {
        let mut texts = Texts::default();
        let kept = ["", "Zoë", "", "\0\n", "🕯"].map(|t| (t, texts.keep(t)));
        for (text, place) in kept {
            assert_eq!(texts.get(place), text);
            assert_eq!(place.is_empty(), text.is_empty());
        }
    }

    #[test]
    fn a_word_is_kept_once() {
        let mut words = Words::default();
        let first = words.keep("food");
        let places: Vec<Word> = (0..1_000).map(|i| words.keep(&format!("w{i}"))).collect();
        assert_eq!(words.keep("food"), first);
        assert_eq!(words.all().len(), 1_002);
        for (i, place) in places.iter().enumerate() {
            assert_eq!(words.get(*place), format!("w{i}"));
            assert_eq!(words.keep(&format!("w{i}")), *place);
        }
        assert_eq!(words.keep(""), Word::default());
    }
}
