//! What is searched for words: everything there is to read of somebody, in lower case.

use crate::people::{Person, Roster, Who};
use crate::texts::{Text, Texts};

/// The words of everybody.
#[derive(Debug, Clone, Default)]
pub struct Search {
    texts: Texts,
    /// By number.
    of: Vec<Text>,
}

impl Search {
    /// Writes down the words of everybody.
    pub fn of(roster: &Roster) -> Self {
        let mut all = Self {
            texts: Texts::default(),
            of: vec![Text::NONE; roster.numbers()],
        };
        let mut words = String::new();
        for (who, person) in roster.everybody() {
            words.clear();
            say(roster, person, &mut words);
            let text = all.texts.keep(&words);
            all.put(who, text);
        }
        all
    }

    /// Writes down somebody's words anew.
    pub fn renew(&mut self, who: Who, roster: &Roster) {
        let mut words = String::new();
        if let Some(person) = roster.person(who) {
            say(roster, person, &mut words);
        }
        let text = self.texts.keep(&words);
        self.put(who, text);
    }

    fn put(&mut self, who: Who, text: Text) {
        let at = who.0 as usize;
        if self.of.len() <= at {
            self.of.resize(at + 1, Text::NONE);
        }
        if let Some(slot) = self.of.get_mut(at) {
            *slot = text;
        }
    }

    /// Somebody's words.
    pub fn words(&self, who: Who) -> &str {
        let text = self.of.get(who.0 as usize).copied();
        self.texts.get(text.unwrap_or_default())
    }
}

/// Name, handles, niches, place and notes in lower case.
fn say(roster: &Roster, person: &Person, words: &mut String) {
    let mut add = |text: &str| {
        if text.is_empty() {
            return;
        }
        if !words.is_empty() {
            words.push('\n');
        }
        push_lower(words, text);
    };
    add(roster.text(person.name));
    for account in roster.accounts(person) {
        if account.handle != person.name {
            add(roster.text(account.handle));
        }
    }
    for niche in roster.niches(person.niches) {
        add(niche);
    }
    add(roster.place(person.country));
    add(roster.place(person.city));
    let rest = roster.rest(person);
    for text in [rest.notes, rest.contact, rest.code, rest.id] {
        add(roster.text(text));
    }
    for tag in roster.relation(person).map_or(&[][..], |r| &r.tags) {
        add(&tagged(tag));
    }
}

/// Adds a text in lower case. Most have plain letters only, which takes no allocation.
pub fn push_lower(words: &mut String, text: &str) {
    if !text.is_ascii() {
        words.push_str(&text.to_lowercase());
        return;
    }
    let start = words.len();
    words.push_str(text);
    if let Some(added) = words.get_mut(start..) {
        added.make_ascii_lowercase();
    }
}

/// A tag as it stands among the words, so that a filter tells it from a word of a note.
fn tagged(tag: &str) -> String {
    format!("#{tag}{TAG}")
}

/// The end of a tag.
const TAG: char = '\u{1f}';

/// The tags among somebody's words: they come last.
pub fn tags(words: &str) -> impl Iterator<Item = &str> {
    let lines = words.rsplit('\n');
    lines.map_while(|line| line.strip_prefix('#')?.strip_suffix(TAG))
}
