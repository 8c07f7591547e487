//! The stored form of a roster: pieces of a few hundred creators each, and a list of them.
//!
//! A piece is named by what it holds, so two generations of the list share the pieces that did not change, a change of
//! one creator writes one piece, and a piece that was damaged is known by its name. Columns stand together inside a
//! piece, which compresses to about a third of the same rows one after another.

use serde::{Deserialize, Serialize};

use tierwise_core::domain::creator::{Basis, Creator, Engagement, Network, Price, Profile};
use tierwise_core::domain::money::{Currency, Minor};

use crate::checksum;
use crate::people::{Added, Change, Marks, Person, Roster, Twice, Who};
use crate::plan::Plans;
use crate::relation::{Audience, Plain, Relation};
use crate::taste::{Reading, Taste};

mod v1;
mod v2;
mod v3;
mod v4;
use v1::{Columns1, List1};
use v2::List2;
use v3::List3;
use v4::Behind4;

/// Creators of a piece. At 34,000 creators a piece is 1.5% of all.
pub const PIECE: usize = 512;
/// Newest schema of list and pieces.
pub const SCHEMA: u64 = 5;
/// Longest that a piece may unpack to, in bytes: more than the largest file that is read, so that whatever came in
/// opens again.
const MOST: usize = 256 << 20;
/// Effort of the compressor, of 10: beyond it little is gained.
const LEVEL: u8 = 6;

/// Name of a piece: a checksum of what it holds.
pub type PieceId = u64;

/// The list of a roster's pieces, and what is decided for all of them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct List {
    /// In order.
    pub pieces: Vec<PieceId>,
    /// Creators in all of them.
    pub creators: u32,
    /// How they are scored.
    pub taste: Taste,
    /// How columns of earlier files were read.
    pub readings: Vec<Reading>,
    /// What short lists are asked for.
    pub plans: Plans,
}

impl List {
    /// Its stored bytes.
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Reads the stored bytes of a schema.
    pub fn decode(schema: u64, bytes: &[u8]) -> Option<Self> {
        match schema {
            1 => whole::<List1>(bytes).map(Self::from),
            2 => whole::<List2>(bytes).map(Self::from),
            3 => whole::<List3>(bytes).map(Self::from),
            4 | SCHEMA => whole(bytes),
            _ => None,
        }
    }
}

/// What a piece holds, column by column. Alternatives stand there by slug, so that no enum's order can change their
/// meaning.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Columns {
    names: Vec<String>,
    ids: Vec<String>,
    contacts: Vec<String>,
    codes: Vec<String>,
    notes: Vec<String>,
    niches: Vec<Vec<String>>,
    countries: Vec<Option<String>>,
    cities: Vec<Option<String>>,
    credible: Vec<Option<f64>>,
    languages: Vec<String>,
    stated_tiers: Vec<String>,
    /// Place in the piece and what there is with whoever stands there; most have nothing.
    relations: Vec<(u32, Plain)>,
    pinned: Vec<bool>,
    excluded: Vec<bool>,
    profiles: Vec<u32>,
    networks: Vec<Option<String>>,
    /// `None` where it is the name.
    handles: Vec<Option<String>>,
    followers: Vec<Option<u64>>,
    rates: Vec<Option<(f64, String)>>,
    following: Vec<Option<u64>>,
    posts: Vec<Option<u64>>,
    likes: Vec<Option<f64>>,
    comments: Vec<Option<f64>>,
    shares: Vec<Option<f64>>,
    views: Vec<Option<f64>>,
    reach: Vec<Option<f64>>,
    interactions: Vec<Option<f64>>,
    prices: Vec<u32>,
    deliverables: Vec<String>,
    amounts: Vec<i64>,
    currencies: Vec<String>,
    stated: Vec<bool>,
    /// What came with later schemas stands behind the others.
    #[serde(skip)]
    behind: Behind,
}

/// What a piece holds behind the columns that schema 3 had.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Behind {
    /// Place in the piece, share and place of an audience.
    audiences: Vec<(u32, u16, u64)>,
    saves: Vec<Option<f64>>,
    sponsored: Vec<Option<f64>>,
    paid_effects: Vec<Option<f64>>,
    conversions: Vec<Option<f64>>,
}

impl Columns {
    /// From the bytes of a piece.
    fn decode(schema: u64, bytes: &[u8]) -> Option<Self> {
        match schema {
            1 => whole::<Columns1>(bytes).map(Self::from),
            2 | 3 => whole(bytes),
            _ => {
                let (columns, behind) = postcard::take_from_bytes::<Self>(bytes).ok()?;
                let behind = match schema {
                    4 => whole::<Behind4>(behind)?.into(),
                    _ => whole(behind)?,
                };
                Some(Self { behind, ..columns })
            }
        }
    }

    fn encode(&self) -> Option<Vec<u8>> {
        let bytes = postcard::to_allocvec(self).ok()?;
        postcard::to_extend(&self.behind, bytes).ok()
    }
}

/// Reads bytes that hold one thing and nothing after it.
fn whole<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    let (value, rest) = postcard::take_from_bytes(bytes).ok()?;
    rest.is_empty().then_some(value)
}

/// Packs the creators with numbers from `first` on; `None` where none of them is there any more.
pub fn pack(roster: &Roster, first: usize) -> Option<(PieceId, Vec<u8>)> {
    let numbers = first..(first + PIECE).min(roster.numbers());
    let mut columns = Columns::default();
    for person in numbers.filter_map(|number| roster.person(Who(number as u32))) {
        columns.push(person, roster.creator(person), roster.relation(person));
    }
    if columns.names.is_empty() {
        return None;
    }
    let bytes = columns.encode()?;
    let packed = miniz_oxide::deflate::compress_to_vec(&bytes, LEVEL);
    Some((name(&packed), packed))
}

/// Whether a piece is what it was when it was named.
pub fn is_whole(id: PieceId, packed: &[u8]) -> bool {
    name(packed) == id
}

/// Adds the creators of a piece, written in a schema, to a roster. Says how many values could not be kept.
///
/// # Errors
/// Where the bytes are not what the name says, or no piece.
pub fn unpack(
    schema: u64,
    id: PieceId,
    packed: &[u8],
    roster: &mut Roster,
) -> Result<usize, &'static str> {
    if !is_whole(id, packed) {
        return Err("A piece of the stored roster was changed or cut after it was written.");
    }
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MOST)
        .map_err(|_| "A piece of the stored roster cannot be unpacked.")?;
    let columns = Columns::decode(schema, &bytes)
        .ok_or("A piece of the stored roster holds something else.")?;
    Ok(columns.pour(roster))
}

fn name(bytes: &[u8]) -> PieceId {
    checksum::of(bytes.iter().copied())
}

impl Columns {
    fn push(&mut self, person: &Person, creator: Creator, relation: Option<&Relation>) {
        let place = self.names.len() as u32;
        self.relations
            .extend(relation.map(|relation| (place, relation.plain())));
        let audience = relation.and_then(|relation| relation.audience);
        self.behind
            .audiences
            .extend(audience.map(|audience| (place, audience.share, audience.place)));
        self.pinned.push(person.marks.pinned);
        self.excluded.push(person.marks.excluded);
        self.profiles.push(creator.profiles.len() as u32);
        for profile in creator.profiles {
            self.networks
                .push(profile.network.map(|n| n.slug().to_owned()));
            self.handles
                .push((profile.handle != creator.name).then_some(profile.handle));
            self.followers.push(profile.followers);
            self.rates.push(
                profile
                    .engagement
                    .map(|e| (e.rate, e.basis.slug().to_owned())),
            );
            self.following.push(profile.following);
            self.posts.push(profile.posts);
            self.likes.push(profile.likes);
            self.comments.push(profile.comments);
            self.shares.push(profile.shares);
            self.views.push(profile.views);
            self.reach.push(profile.reach);
            self.interactions.push(profile.interactions);
            self.behind.saves.push(profile.saves);
            self.behind.sponsored.push(profile.sponsored);
            self.behind.paid_effects.push(profile.paid_effect);
            self.behind.conversions.push(profile.conversions);
        }
        self.prices.push(creator.prices.len() as u32);
        for price in creator.prices {
            self.deliverables.push(price.deliverable);
            self.amounts.push(price.amount.get());
            self.currencies.push(price.currency.code().to_owned());
            self.stated.push(price.stated);
        }
        self.names.push(creator.name);
        self.ids.push(creator.id);
        self.contacts.push(creator.contact);
        self.codes.push(creator.code);
        self.languages.push(creator.language);
        self.stated_tiers.push(creator.stated_tier);
        self.notes.push(creator.notes);
        self.niches.push(creator.categories);
        self.countries.push(creator.country);
        self.cities.push(creator.city);
        self.credible.push(creator.credible);
    }

    /// Every value goes through the same checks as one that is typed; what fails them is left out and counted.
    fn pour(self, roster: &mut Roster) -> usize {
        let mut lost = 0;
        let mut good = |is: bool| {
            lost += usize::from(!is);
            is
        };
        let mut unkept = 0;
        let mut relations = self.relations.iter().peekable();
        let mut audiences = self.behind.audiences.iter().peekable();
        let (mut profile, mut price) = (0, 0);
        for (at, name) in self.names.iter().enumerate() {
            let text = |column: &Vec<String>| column.get(at).cloned().unwrap_or_default();
            let share = |x: &f64| (0.0..=1.0).contains(x);
            let count = |x: &f64| x.is_finite() && *x >= 0.0;
            let mut creator = Creator {
                name: name.clone(),
                id: text(&self.ids),
                contact: text(&self.contacts),
                code: text(&self.codes),
                language: text(&self.languages),
                stated_tier: text(&self.stated_tiers),
                notes: text(&self.notes),
                categories: self.niches.get(at).cloned().unwrap_or_default(),
                country: self.countries.get(at).cloned().flatten(),
                city: self.cities.get(at).cloned().flatten(),
                credible: figure(&self.credible, at).filter(|x| good(share(x))),
                ..Creator::default()
            };
            for _ in 0..self.profiles.get(at).copied().unwrap_or(0) {
                let Some(handle) = self.handles.get(profile) else {
                    good(false);
                    break;
                };
                let network = self.networks.get(profile).cloned().flatten();
                let rate = self.rates.get(profile).cloned().flatten();
                let rate = rate.map(|(rate, basis)| {
                    Some(Engagement {
                        rate: Some(rate).filter(count)?,
                        basis: Basis::from_slug(&basis)?,
                    })
                });
                creator.profiles.push(Profile {
                    network: network.and_then(|slug| {
                        let network = Network::from_slug(&slug);
                        good(network.is_some());
                        network
                    }),
                    handle: handle.clone().unwrap_or_else(|| name.clone()),
                    followers: self.followers.get(profile).copied().flatten(),
                    engagement: rate.and_then(|rate| {
                        good(rate.is_some());
                        rate
                    }),
                    following: self.following.get(profile).copied().flatten(),
                    posts: self.posts.get(profile).copied().flatten(),
                    likes: figure(&self.likes, profile).filter(|x| good(count(x))),
                    comments: figure(&self.comments, profile).filter(|x| good(count(x))),
                    shares: figure(&self.shares, profile).filter(|x| good(count(x))),
                    views: figure(&self.views, profile).filter(|x| good(count(x))),
                    reach: figure(&self.reach, profile).filter(|x| good(count(x))),
                    interactions: figure(&self.interactions, profile).filter(|x| good(count(x))),
                    saves: figure(&self.behind.saves, profile).filter(|x| good(count(x))),
                    sponsored: figure(&self.behind.sponsored, profile).filter(|x| good(share(x))),
                    paid_effect: figure(&self.behind.paid_effects, profile)
                        .filter(|x| good(count(x))),
                    conversions: figure(&self.behind.conversions, profile)
                        .filter(|x| good(count(x))),
                });
                profile += 1;
            }
            for _ in 0..self.prices.get(at).copied().unwrap_or(0) {
                let Some(amount) = self.amounts.get(price) else {
                    good(false);
                    break;
                };
                let currency = self
                    .currencies
                    .get(price)
                    .and_then(|code| Currency::parse(code));
                let deliverable = self.deliverables.get(price).cloned().unwrap_or_default();
                let stated = self.stated.get(price).copied().unwrap_or(false);
                match (Minor::new(*amount), currency) {
                    (Some(amount), Some(currency)) => creator.prices.push(Price {
                        deliverable,
                        amount,
                        currency,
                        stated,
                    }),
                    _ => drop(good(false)),
                }
                price += 1;
            }
            let flag = |column: &Vec<bool>| column.get(at).copied().unwrap_or(false);
            let marks = Marks {
                pinned: flag(&self.pinned),
                excluded: flag(&self.excluded),
            };
            let added = roster.add(&creator, Twice::Keep, &mut Change::default());
            if let Added::New(who) = added {
                roster.mark(who, marks, &mut Change::default());
                if let Some((_, plain)) = relations.next_if(|(place, _)| *place == at as u32) {
                    let (mut relation, gone) = Relation::of(plain);
                    unkept += gone;
                    if let Some((_, share, of)) =
                        audiences.next_if(|(place, ..)| *place == at as u32)
                    {
                        relation.audience = Audience::of(*share, *of);
                        unkept += usize::from(relation.audience.is_none());
                    }
                    roster.relate(who, relation, &mut Change::default());
                }
            }
        }
        lost + unkept + relations.count() + audiences.count()
    }
}

fn figure(column: &[Option<f64>], at: usize) -> Option<f64> {
    column.get(at).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_creator() -> impl Strategy<Value = (Creator, bool, bool)> {
        let figure = proptest::option::of(0.0..1e9_f64);
        let profile = (
            proptest::option::of(proptest::sample::select(Network::ALL)),
            ".{0,12}",
            proptest::option::of(0..5_000_000_000_u64),
            proptest::option::of((0.0..2.0_f64, proptest::sample::select(Basis::ALL))),
            [
                figure.clone(),
                figure.clone(),
                figure.clone(),
                figure.clone(),
                figure.clone(),
                figure,
            ],
            [
                proptest::option::of(any::<u64>()),
                proptest::option::of(any::<u64>()),
            ],
            [
                proptest::option::of(0.0..1.0_f64),
                proptest::option::of(0.0..9.0_f64),
                proptest::option::of(0.0..900.0_f64),
                proptest::option::of(0.0..1e6_f64),
            ],
        )
            .prop_map(
                |(network, handle, followers, rate, [a, b, c, d, e, f], counts, more)| {
                    let ([following, posts], [sponsored, paid_effect, conversions, saves]) =
                        (counts, more);
                    Profile {
                        sponsored,
                        paid_effect,
                        conversions,
                        saves,
                        network,
                        handle,
                        followers,
                        engagement: rate.map(|(rate, basis)| Engagement { rate, basis }),
                        following,
                        posts,
                        shares: f,
                        likes: a,
                        comments: b,
                        views: c,
                        reach: d,
                        interactions: e,
                    }
                },
            );
        let price =
            (".{0,8}", 0..1_000_000_i64, any::<bool>()).prop_map(|(what, minor, stated)| Price {
                deliverable: what,
                amount: Minor::new(minor).unwrap(),
                currency: Currency::USD,
                stated,
            });
        let texts = [
            ".{1,20}", ".{0,20}", ".{0,20}", ".{0,9}", ".{0,40}", ".{0,5}", ".{0,5}",
        ];
        let niches = proptest::collection::vec("[^\u{1f}]{1,8}", 0..3);
        let place = proptest::option::of(".{1,9}");
        (
            texts,
            proptest::collection::vec(profile, 0..3),
            proptest::collection::vec(price, 0..3),
            (
                niches,
                place.clone(),
                place,
                proptest::option::of(0.0..1.0_f64),
            ),
            (any::<bool>(), any::<bool>()),
        )
            .prop_map(
                |(
                    [name, id, contact, code, notes, language, stated_tier],
                    profiles,
                    prices,
                    more,
                    marks,
                )| {
                    let (categories, country, city, credible) = more;
                    let creator = Creator {
                        name,
                        id,
                        profiles,
                        categories,
                        country,
                        city,
                        prices,
                        credible,
                        contact,
                        code,
                        language,
                        stated_tier,
                        notes,
                    };
                    (creator, marks.0, marks.1)
                },
            )
    }

    fn all(roster: &Roster) -> Vec<(Creator, Marks, Option<Relation>)> {
        roster
            .everybody()
            .map(|(_, p)| (roster.creator(p), p.marks, roster.relation(p).cloned()))
            .collect()
    }

    /// Tags stand for all of a relation but the audience: what each thing in it keeps is for `relation` to test.
    fn any_relation() -> impl Strategy<Value = Relation> {
        let tags = proptest::collection::btree_set("[a-z]{1,5}", 0..3);
        let audience = proptest::option::of((0..=10_000_u16, any::<u64>()));
        (tags, audience).prop_map(|(tags, audience)| Relation {
            tags: tags.into_iter().collect(),
            audience: audience.and_then(|(share, place)| Audience::of(share, place)),
            ..Relation::default()
        })
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(people in proptest::collection::vec((any_creator(), any_relation()), 1..40)) {
            let mut roster = Roster::default();
            for ((creator, pinned, excluded), relation) in people {
                let mut change = Change::default();
                roster.add(&creator, Twice::Keep, &mut change);
                let who = change.whose().next().unwrap();
                roster.mark(who, Marks { pinned, excluded }, &mut change);
                roster.relate(who, relation, &mut change);
            }
            let (id, packed) = pack(&roster, 0).unwrap();
            let mut back = Roster::default();
            prop_assert_eq!(unpack(SCHEMA, id, &packed, &mut back), Ok(0));
            prop_assert_eq!(all(&back), all(&roster));
        }

        #[test]
        fn what_was_changed_is_known(bytes in proptest::collection::vec(any::<u8>(), 0..400), id: u64) {
            let mut roster = Roster::default();
            // Under its own name nonsense is still no piece, and does no harm.
            for id in [id, name(&bytes)] {
                if unpack(SCHEMA, id, &bytes, &mut roster).is_err() {
                    prop_assert!(roster.is_empty());
                }
            }
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; MOST + 1], 1);
        assert!(unpack(SCHEMA, name(&bomb), &bomb, &mut Roster::default()).is_err());
    }
}
