//! The roster: creators in columns.

use std::hash::{BuildHasher, Hash, Hasher};
use std::num::NonZeroU32;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};
use serde::{Deserialize, Serialize};

use tierwise_core::domain::creator::{Creator, Network, Price};

use crate::accounts::{Account, Accounts};
use crate::relation::Relation;
use crate::texts::{Text, Texts, Word, Words};

/// Between the niches of one creator: no text of a file holds it.
const BETWEEN: char = '\u{1f}';

/// Where something stands among its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Span {
    start: u32,
    len: u32,
}

impl Span {
    fn range(self) -> Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}

/// A creator of the roster, by number. Numbers are given once and never again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Who(pub u32);

/// Where something that most creators have none of stands among its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Tie(Option<NonZeroU32>);

impl Tie {
    /// Keeps something behind its like.
    fn to<T>(all: &mut Vec<T>, one: T) -> Self {
        all.push(one);
        Self(NonZeroU32::new(all.len() as u32))
    }

    fn of<T>(self, all: &[T]) -> Option<&T> {
        all.get(self.0?.get() as usize - 1)
    }
}

/// What the user decided about a creator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// Kept at hand, and in every short list.
    pub pinned: bool,
    /// Out of every short list.
    pub excluded: bool,
}

/// A creator, with texts and profiles kept elsewhere: copying one is cheap, so that undo can keep many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Person {
    /// Name.
    pub name: Text,
    /// Niches, all of them as one word.
    pub niches: Word,
    /// Country as the file words it.
    pub country: Word,
    /// City or region as the file words it.
    pub city: Word,
    /// What the user decided.
    pub marks: Marks,
    rest: Tie,
    relation: Tie,
    /// Whether they are in the roster; what is undone or removed leaves its number behind.
    here: bool,
    profiles: Span,
    prices: Span,
}

impl Person {
    const NOBODY: Self = Self {
        name: Text::NONE,
        niches: Word::NONE,
        country: Word::NONE,
        city: Word::NONE,
        marks: Marks {
            pinned: false,
            excluded: false,
        },
        rest: Tie(None),
        relation: Tie(None),
        here: false,
        profiles: Span { start: 0, len: 0 },
        prices: Span { start: 0, len: 0 },
    };

    /// The same, no more in the roster.
    fn gone(self) -> Self {
        Self {
            here: false,
            ..self
        }
    }
}

/// What many files say nothing of.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rest {
    /// The file's own key.
    pub id: Text,
    /// How to reach them.
    pub contact: Text,
    /// Discount code.
    pub code: Text,
    /// Notes.
    pub notes: Text,
    /// Language of their posts as the file words it.
    pub language: Word,
    /// Their tier as the file words it.
    pub stated_tier: Word,
    /// Share of the audience that is real, as the file has it.
    pub credible: Option<f64>,
}

/// A price of a person.
pub type Quote = Price<Word>;

/// What happens to a creator who is in the roster already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Twice {
    /// The new row is left out.
    #[default]
    Skip,
    /// The new row takes the place of what is there.
    Replace,
    /// What is there stays; what it lacks is taken from the new row.
    Fill,
    /// Both stay.
    Keep,
}

impl Twice {
    /// All of them, in the order in which they are offered, with what the user reads.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Skip, "Keep the one I have"),
        (Self::Fill, "Fill its gaps from the file"),
        (Self::Replace, "Replace it by the file’s"),
        (Self::Keep, "Keep both"),
    ];
}

/// What became of a creator that was brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// New.
    New(Who),
    /// Somebody who was there has changed.
    Changed(Who),
    /// There already, and left as they were.
    Skipped(Who),
}

/// People as they were before a change. Taking one over gives the one that leads back.
#[derive(Debug, Clone, Default)]
pub struct Change {
    people: Vec<(Who, Person)>,
    /// Those who were not there.
    new: Vec<Who>,
}

impl Change {
    /// Number of creators it concerns.
    pub fn len(&self) -> usize {
        self.people.len() + self.new.len()
    }

    /// Whom it concerns.
    pub fn whose(&self) -> impl Iterator<Item = Who> {
        let people = self.people.iter().map(|(who, _)| *who);
        people.chain(self.new.iter().copied())
    }

    /// Whether it concerns nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Creators in columns.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    people: Vec<Person>,
    rest: Vec<Rest>,
    accounts: Accounts,
    quotes: Vec<Quote>,
    texts: Texts,
    niches: Words,
    places: Words,
    /// Deliverables, languages, tiers of files.
    labels: Words,
    /// Relations one after another; what is replaced stays, for undo.
    relations: Vec<Relation>,
    known: Known,
    count: usize,
}

/// Who is there, by network and handle, else by name and id.
#[derive(Debug, Clone, Default)]
struct Known {
    /// Hash of a key and whose it is. Keys that somebody no longer has stay, so a find is looked at.
    table: HashTable<(u64, u32)>,
    hasher: DefaultHashBuilder,
}

/// By what a creator is told from others.
#[derive(Clone, Copy)]
struct Key<'a> {
    network: Option<Network>,
    name: &'a str,
    id: &'a str,
}

impl Key<'_> {
    fn lower(text: &str) -> impl Iterator<Item = char> {
        text.chars().flat_map(char::to_lowercase)
    }

    fn hash(self, hasher: &DefaultHashBuilder) -> u64 {
        let mut state = hasher.build_hasher();
        self.network.hash(&mut state);
        let mut lower = [0; 32];
        if self.name.is_ascii() {
            for piece in self.name.as_bytes().chunks(lower.len()) {
                for (to, from) in lower.iter_mut().zip(piece) {
                    *to = from.to_ascii_lowercase();
                }
                state.write(lower.get(..piece.len()).unwrap_or(piece));
            }
        } else {
            let name: String = Self::lower(self.name).collect();
            for piece in name.as_bytes().chunks(lower.len()) {
                state.write(piece);
            }
        }
        state.write_u8(0);
        self.id.hash(&mut state);
        state.finish()
    }

    fn is(self, other: Key) -> bool {
        self.network == other.network
            && self.id == other.id
            && (self.name.eq_ignore_ascii_case(other.name)
                || Self::lower(self.name).eq(Self::lower(other.name)))
    }
}

impl Roster {
    /// Number of creators.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Everybody, in the order in which they came.
    pub fn everybody(&self) -> impl Iterator<Item = (Who, &Person)> {
        let numbered = self.people.iter().enumerate();
        numbered
            .filter(|(_, person)| person.here)
            .map(|(at, person)| (Who(at as u32), person))
    }

    /// Numbers given so far: a column beside the roster needs as many rows.
    pub fn numbers(&self) -> usize {
        self.people.len()
    }

    /// A creator; `None` where there is nobody of this number any more.
    pub fn person(&self, who: Who) -> Option<&Person> {
        self.people.get(who.0 as usize).filter(|p| p.here)
    }

    /// The profiles of a person.
    pub fn accounts(&self, person: &Person) -> impl DoubleEndedIterator<Item = Account> {
        let places = person.profiles.range();
        places.filter_map(|at| self.accounts.get(at))
    }

    /// What else is known of a person.
    pub fn rest(&self, person: &Person) -> Rest {
        person.rest.of(&self.rest).copied().unwrap_or_default()
    }

    /// What a person asks for.
    pub fn quotes(&self, person: &Person) -> &[Quote] {
        self.quotes.get(person.prices.range()).unwrap_or(&[])
    }

    /// A text of a person.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text)
    }

    /// Country or city.
    pub fn place(&self, word: Word) -> &str {
        self.places.get(word)
    }

    /// What a price is for, a language, a tier of a file.
    pub fn label(&self, word: Word) -> &str {
        self.labels.get(word)
    }

    /// What there is between the marketer and a person; `None` where nothing was said.
    pub fn relation(&self, person: &Person) -> Option<&Relation> {
        person.relation.of(&self.relations)
    }

    /// The niches of a person.
    pub fn niches(&self, word: Word) -> impl Iterator<Item = &str> {
        let all = self.niches.get(word);
        all.split(BETWEEN).filter(|niche| !niche.is_empty())
    }

    /// As [`Roster::niche_words`], each combination as one text.
    pub fn niche_texts(&self) -> &[String] {
        self.niches.all()
    }

    /// All combinations of niches that occur, in the order of [`Word::index`].
    pub fn niche_words(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        let all = self.niches.all().iter();
        all.map(|word| word.split(BETWEEN).filter(|niche| !niche.is_empty()))
    }

    /// All countries and cities that occur, in the order of [`Word::index`].
    pub fn place_words(&self) -> &[String] {
        self.places.all()
    }

    /// All labels that occur, in the order of [`Word::index`].
    pub fn label_words(&self) -> &[String] {
        self.labels.all()
    }

    /// Everybody with whom there is something, and what.
    pub fn relations(&self) -> impl Iterator<Item = (Who, &Relation)> {
        let all = self.everybody();
        all.filter_map(|(who, person)| Some((who, self.relation(person)?)))
    }

    /// The profile that stands for a person, with its place among theirs: of these networks, if any, the one with most
    /// followers.
    pub fn main_account(&self, person: &Person, networks: &[Network]) -> Option<(usize, Account)> {
        let rank = |(_, account): &(usize, Account)| {
            let asked = account.network.is_some_and(|n| networks.contains(&n));
            (asked, account.followers)
        };
        let all = (0..person.profiles.len as usize).zip(self.accounts(person));
        // Of equals the first.
        all.reduce(|best, next| {
            if rank(&next) > rank(&best) {
                next
            } else {
                best
            }
        })
    }

    /// A creator as they came, with texts.
    pub fn creator(&self, person: &Person) -> Creator {
        let rest = self.rest(person);
        let text = |text: Text| self.text(text).to_owned();
        let place = |word: Word| Some(self.place(word).to_owned()).filter(|p| !p.is_empty());
        let profile = |account: Account| account.with_handle(text(account.handle));
        let price =
            |quote: &Quote| quote.with_deliverable(self.label(quote.deliverable).to_owned());
        Creator {
            name: text(person.name),
            id: text(rest.id),
            profiles: self.accounts(person).map(profile).collect(),
            categories: self.niches(person.niches).map(str::to_owned).collect(),
            country: place(person.country),
            city: place(person.city),
            prices: self.quotes(person).iter().map(price).collect(),
            credible: rest.credible,
            contact: text(rest.contact),
            code: text(rest.code),
            language: self.label(rest.language).to_owned(),
            stated_tier: self.label(rest.stated_tier).to_owned(),
            notes: text(rest.notes),
        }
    }

    /// Brings a creator in. Who changes is noted in `before` as they were.
    pub fn add(&mut self, creator: &Creator, twice: Twice, before: &mut Change) -> Added {
        let (there, first) = self.known(creator);
        match there {
            Some(who) if twice == Twice::Skip => return Added::Skipped(who),
            Some(who) if twice == Twice::Replace => {
                self.replace(who, creator, before);
                return Added::Changed(who);
            }
            Some(who) if twice == Twice::Fill => {
                let changes = before.len();
                self.complete(who, creator, before);
                if before.len() == changes {
                    return Added::Skipped(who);
                }
                return Added::Changed(who);
            }
            _ => {}
        }
        let person = self.columns(creator);
        let who = Who(self.people.len() as u32);
        before.new.push(who);
        self.people.push(person);
        self.count += 1;
        self.learn(who, Some(first), |_, _| true);
        Added::New(who)
    }

    /// Makes room for creators to come, so that it need not be made bit by bit.
    pub fn reserve(&mut self, creators: usize) {
        self.people.reserve(creators);
        self.accounts.reserve(creators);
        self.known.table.reserve(creators, |at| at.0);
    }

    /// Leaves numbers out up to the next multiple, so that what is added next begins there.
    pub fn pad(&mut self, multiple: usize) {
        let numbers = self.people.len().next_multiple_of(multiple);
        self.people.resize(numbers, Person::NOBODY);
    }

    /// Puts other figures and texts in the place of somebody's. What the user decided about them stays.
    pub fn replace(&mut self, who: Who, creator: &Creator, before: &mut Change) {
        if let Some(there) = self.person(who).copied() {
            let person = Person {
                marks: there.marks,
                relation: there.relation,
                ..self.columns(creator)
            };
            self.put(who, person, before);
        }
    }

    /// Takes from a creator what is unknown of somebody.
    pub fn complete(&mut self, who: Who, creator: &Creator, before: &mut Change) {
        let there = self.person(who).map(|person| self.creator(person));
        if let Some(mut there) = there
            && fill(&mut there, creator)
        {
            self.replace(who, &there, before);
        }
    }

    /// Changes what there is between the marketer and somebody.
    pub fn relate(&mut self, who: Who, relation: Relation, before: &mut Change) {
        if let Some(there) = self.person(who).copied() {
            let tie = if relation.is_empty() {
                Tie(None)
            } else {
                Tie::to(&mut self.relations, relation)
            };
            self.put(
                who,
                Person {
                    relation: tie,
                    ..there
                },
                before,
            );
        }
    }

    /// Changes what the user decided about somebody.
    pub fn mark(&mut self, who: Who, marks: Marks, before: &mut Change) {
        if let Some(person) = self.person(who).copied() {
            self.put(who, Person { marks, ..person }, before);
        }
    }

    /// Takes somebody out.
    pub fn remove(&mut self, who: Who, before: &mut Change) {
        if let Some(person) = self.person(who).copied() {
            self.put(who, person.gone(), before);
        }
    }

    /// Goes back to how it was before a change, and gives the way forward again.
    pub fn swap(&mut self, change: Change) -> Change {
        let mut back = Change::default();
        // Who was new may have been changed after that.
        for (who, person) in change.people.into_iter().rev() {
            self.put(who, person, &mut back);
        }
        for who in change.new.into_iter().rev() {
            self.remove(who, &mut back);
        }
        back
    }

    fn put(&mut self, who: Who, person: Person, before: &mut Change) {
        if let Some(there) = self.people.get_mut(who.0 as usize) {
            self.count = self.count + usize::from(person.here) - usize::from(there.here);
            before.people.push((who, std::mem::replace(there, person)));
            self.learn(who, None, |known, entry| {
                known.find(entry.0, |at| at == entry).is_none()
            });
        }
    }

    fn columns(&mut self, creator: &Creator) -> Person {
        let profiles = Span {
            start: self.accounts.len() as u32,
            len: creator.profiles.len() as u32,
        };
        for profile in &creator.profiles {
            let handle = self.texts.keep(&profile.handle);
            self.accounts.push(profile, handle);
        }
        let prices = Span {
            start: self.quotes.len() as u32,
            len: creator.prices.len() as u32,
        };
        for price in &creator.prices {
            let deliverable = self.labels.keep(&price.deliverable);
            self.quotes.push(price.with_deliverable(deliverable));
        }
        // Where the handle is the name, it is kept once.
        let named = creator
            .profiles
            .iter()
            .position(|p| p.handle == creator.name);
        let name = match named {
            Some(at) => self.accounts.named(profiles.start as usize + at).1,
            None => self.texts.keep(&creator.name),
        };
        let niches = match creator.categories.as_slice() {
            [] => Word::default(),
            [one] => self.niches.keep(one),
            several => self.niches.keep(&several.join(&BETWEEN.to_string())),
        };
        Person {
            name,
            niches,
            country: self.places.keep(creator.country.as_deref().unwrap_or("")),
            city: self.places.keep(creator.city.as_deref().unwrap_or("")),
            rest: self.keep_rest(creator),
            marks: Marks::default(),
            relation: Tie(None),
            here: true,
            profiles,
            prices,
        }
    }

    fn keep_rest(&mut self, creator: &Creator) -> Tie {
        let rest = Rest {
            id: self.texts.keep(&creator.id),
            contact: self.texts.keep(&creator.contact),
            code: self.texts.keep(&creator.code),
            notes: self.texts.keep(&creator.notes),
            language: self.labels.keep(&creator.language),
            stated_tier: self.labels.keep(&creator.stated_tier),
            credible: creator.credible,
        };
        if rest == Rest::default() {
            return Tie(None);
        }
        Tie::to(&mut self.rest, rest)
    }

    /// Somebody with one of the creator's profiles, or with their name and id where they have none.
    pub fn find(&self, creator: &Creator) -> Option<Who> {
        self.known(creator).0
    }

    /// The same, with the hash of the creator's first key.
    fn known(&self, creator: &Creator) -> (Option<Who>, u64) {
        let profiles = creator.profiles.iter().filter(|p| !p.handle.is_empty());
        let mut keys = profiles.map(|p| Key {
            network: p.network,
            name: &p.handle,
            id: "",
        });
        let alone = Key {
            network: None,
            name: &creator.name,
            id: &creator.id,
        };
        let first = keys.next().unwrap_or(alone);
        let hash = first.hash(&self.known.hasher);
        let rest = |key: Key| self.whose(key, key.hash(&self.known.hasher));
        let there = self.whose(first, hash).or_else(|| keys.find_map(rest));
        (there, hash)
    }

    fn whose(&self, key: Key, hash: u64) -> Option<Who> {
        let same = |at: &(u64, u32)| {
            self.person(Who(at.1))
                .is_some_and(|person| self.keys(person).any(|other| key.is(other)))
        };
        self.known.table.find(hash, same).map(|at| Who(at.1))
    }

    fn keys<'a>(&'a self, person: &'a Person) -> impl Iterator<Item = Key<'a>> {
        let named = person.profiles.range().map(|at| self.accounts.named(at));
        let named = named.filter(|(_, handle)| !handle.is_empty());
        let alone = named.clone().next().is_none().then(|| Key {
            network: None,
            name: self.text(person.name),
            id: self.text(self.rest(person).id),
        });
        let handles = named.map(|(network, handle)| Key {
            network,
            name: self.text(handle),
            id: "",
        });
        handles.chain(alone)
    }

    /// Has somebody found by those of their keys that are new. The hash of their first one may be known.
    fn learn(
        &mut self,
        who: Who,
        mut first: Option<u64>,
        is_new: impl Fn(&HashTable<(u64, u32)>, &(u64, u32)) -> bool,
    ) {
        let Some(person) = self.person(who).copied() else {
            return;
        };
        let mut known = std::mem::take(&mut self.known.table);
        for key in self.keys(&person) {
            let hash = first.take().unwrap_or_else(|| key.hash(&self.known.hasher));
            let entry = (hash, who.0);
            if is_new(&known, &entry) {
                known.insert_unique(entry.0, entry, |at| at.0);
            }
        }
        self.known.table = known;
    }
}

/// Takes from another row what a creator lacks. Says whether that was anything.
fn fill(there: &mut Creator, other: &Creator) -> bool {
    let before = there.clone();
    let texts = [
        (&mut there.name, &other.name),
        (&mut there.id, &other.id),
        (&mut there.contact, &other.contact),
        (&mut there.code, &other.code),
        (&mut there.language, &other.language),
        (&mut there.stated_tier, &other.stated_tier),
        (&mut there.notes, &other.notes),
    ];
    for (text, other) in texts {
        if text.is_empty() {
            text.clone_from(other);
        }
    }
    if there.categories.is_empty() {
        there.categories.clone_from(&other.categories);
    }
    if there.prices.is_empty() {
        there.prices.clone_from(&other.prices);
    }
    there.country = there.country.take().or_else(|| other.country.clone());
    there.city = there.city.take().or_else(|| other.city.clone());
    there.credible = there.credible.or(other.credible);
    for profile in &other.profiles {
        match there
            .profiles
            .iter_mut()
            .find(|p| p.network == profile.network)
        {
            Some(same) => {
                same.complete(profile);
            }
            None => there.profiles.push(profile.clone()),
        }
    }
    *there != before
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_core::domain::creator::Profile;
    use tierwise_core::domain::money::{Currency, Minor};

    fn creator(handle: &str, followers: Option<u64>) -> Creator {
        Creator {
            name: handle.to_owned(),
            profiles: vec![Profile {
                network: Some(Network::Instagram),
                handle: handle.to_owned(),
                followers,
                ..Profile::default()
            }],
            categories: vec!["food".to_owned(), "family".to_owned()],
            ..Creator::default()
        }
    }

    fn everybody(roster: &Roster) -> Vec<Creator> {
        roster.everybody().map(|(_, p)| roster.creator(p)).collect()
    }

    #[test]
    fn creators_come_back_as_they_were() {
        let mut roster = Roster::default();
        let mut before = Change::default();
        let mut full = creator("Zoë", Some(12_000));
        full.name = "Zoë \"Z\" Smith\n".to_owned();
        full.id = "6812345678901234567".to_owned();
        full.country = Some("US".to_owned());
        full.credible = Some(0.8);
        full.prices.push(Price {
            deliverable: "Reel".to_owned(),
            amount: Minor::new(12_345).unwrap(),
            currency: Currency::USD,
            stated: true,
        });
        let all = [
            full,
            creator("b", None),
            Creator {
                name: "n".to_owned(),
                ..Creator::default()
            },
        ];
        for one in &all {
            assert!(matches!(
                roster.add(one, Twice::Skip, &mut before),
                Added::New(_)
            ));
        }
        assert_eq!(everybody(&roster), all);
        assert_eq!((roster.len(), before.len()), (3, 3));
    }

    #[test]
    fn who_comes_twice_is_treated_as_asked() {
        let old = creator("soap", Some(10));
        let mut new = creator("SOAP", Some(20));
        new.city = Some("Eugene".to_owned());
        for (twice, people, followers, city) in [
            (Twice::Skip, 1, Some(10), None),
            (Twice::Replace, 1, Some(20), Some("Eugene")),
            (Twice::Fill, 1, Some(10), Some("Eugene")),
            (Twice::Keep, 2, Some(10), None),
        ] {
            let mut roster = Roster::default();
            let mut before = Change::default();
            roster.add(&old, Twice::Skip, &mut before);
            roster.add(&new, twice, &mut before);
            let all = everybody(&roster);
            assert_eq!(all.len(), people, "{twice:?}");
            assert_eq!(all[0].profiles[0].followers, followers, "{twice:?}");
            assert_eq!(all[0].city.as_deref(), city, "{twice:?}");
        }
    }

    #[test]
    fn a_change_can_be_taken_back_and_made_again() {
        let mut roster = Roster::default();
        let mut first = Change::default();
        roster.add(&creator("a", Some(1)), Twice::Skip, &mut first);
        roster.add(&creator("b", Some(2)), Twice::Skip, &mut first);
        let after_first = everybody(&roster);
        let mut second = Change::default();
        roster.add(&creator("a", Some(9)), Twice::Replace, &mut second);
        roster.add(&creator("c", Some(3)), Twice::Replace, &mut second);
        roster.remove(Who(1), &mut second);
        let after_second = everybody(&roster);
        assert_eq!(roster.len(), 2);
        let forward = roster.swap(second);
        assert_eq!(everybody(&roster), after_first);
        let back = roster.swap(forward);
        assert_eq!(everybody(&roster), after_second);
        roster.swap(back);
        roster.swap(first);
        assert!(everybody(&roster).is_empty() && roster.is_empty());
        // Who was undone is not in the way of coming again.
        let added = roster.add(&creator("a", Some(1)), Twice::Skip, &mut Change::default());
        assert!(matches!(added, Added::New(_)));
    }
}
