//! The bytes of a shared plan: texts and numbers, creators column by column, which compresses best.

use std::mem;

use serde::{Deserialize, Serialize};

use super::bits;
use super::{CREATORS, Shared, SharedCreator, SharedList};
use crate::domain::entry::clean_text;
use crate::domain::evidence::schemes;
use crate::domain::money::MAX_MINOR;
use crate::persist::payload::{Payload, Scheme};

/// Longest text that is taken over, in characters.
const LONGEST: usize = 200;
/// Figures of a forecast that are taken over.
const FIGURES: usize = 12;

/// A shared plan, unchecked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Packed {
    title: String,
    from: String,
    made: String,
    brief: String,
    /// `None` for the default.
    scheme: Option<Scheme>,
    overrides: Vec<(String, String, f64)>,
    rates: Vec<(String, f64)>,
    list: Option<Columns>,
    /// What version 2 adds behind all of it.
    #[serde(skip)]
    money: Money,
    /// What version 3 adds behind that. It has followers and costs elsewhere.
    #[serde(skip)]
    more: More,
}

/// The money that a short list was drawn for, unchecked.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Money {
    budget: Option<i64>,
    kept: i64,
}

/// What else is to be expected of a short list, and where its creators live, unchecked.
#[derive(Debug, Default, Serialize, Deserialize)]
struct More {
    forecast: Vec<(String, (f32, f32, f32))>,
    /// As long as `names`; `None` where nobody's is known.
    places: Option<String>,
}

/// A short list, unchecked. Columns of creators are as long as `names`; amounts are `None` as one where they are not
/// shared.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Columns {
    unit: String,
    results: (f32, f32, f32),
    gap: f32,
    names: String,
    networks: Vec<u8>,
    tiers: Vec<u8>,
    /// The slugs that `networks` and `tiers` count in.
    slugs: Vec<String>,
    /// One more than they are; 0 where they are not known.
    followers: Vec<u64>,
    costs: Option<Vec<i64>>,
    estimates: Vec<bool>,
    contacts: Option<String>,
}

/// Between texts that stand in one: no name holds it, since names are cleaned.
const BETWEEN: char = '\n';

impl Packed {
    pub(super) fn of(shared: &Shared) -> Self {
        let Payload {
            brief,
            scheme,
            overrides,
            rates,
        } = Payload::of(&shared.workspace);
        let default = shared.workspace.context.scheme == schemes::default_scheme();
        Self {
            title: shared.title.clone(),
            from: shared.from.clone(),
            made: shared.made.clone(),
            brief,
            scheme: (!default).then_some(scheme),
            overrides,
            rates,
            list: shared.list.as_ref().map(Columns::of),
            money: shared.list.as_ref().map(Money::of).unwrap_or_default(),
            more: shared.list.as_ref().map(More::of).unwrap_or_default(),
        }
    }

    /// The numbers of creators, and all else.
    pub(super) fn encode(mut self) -> (Vec<u8>, Vec<u8>) {
        let numbers = self
            .list
            .as_mut()
            .map(Columns::take_numbers)
            .unwrap_or_default();
        // A vector grows, and every length is known.
        let texts = postcard::to_allocvec(&self).unwrap_or_default();
        let behind = (&self.money, &self.more);
        (
            numbers,
            postcard::to_extend(&behind, texts).unwrap_or_default(),
        )
    }

    /// What was encoded. The first two versions had the numbers among all else, and nothing behind it, or money only.
    pub(super) fn decode(texts: &[u8], numbers: Option<&[u8]>) -> Option<Self> {
        let (mut packed, mut rest): (Self, _) = postcard::take_from_bytes(texts).ok()?;
        if !rest.is_empty() {
            (packed.money, rest) = postcard::take_from_bytes(rest).ok()?;
        }
        if let Some(numbers) = numbers {
            (packed.more, rest) = postcard::take_from_bytes(rest).ok()?;
            match &mut packed.list {
                Some(list) => list.put_numbers(numbers)?,
                None if numbers.is_empty() => {}
                None => return None,
            }
        }
        rest.is_empty().then_some(packed)
    }

    /// The workspace, unchecked, and all else, checked.
    pub(super) fn parts(self) -> (Payload, Shared) {
        let default = || Payload::of(&crate::domain::workspace::Workspace::default()).scheme;
        let payload = Payload {
            brief: self.brief,
            scheme: self.scheme.unwrap_or_else(default),
            overrides: self.overrides,
            rates: self.rates,
        };
        let shared = Shared {
            title: text(&self.title),
            from: text(&self.from),
            made: text(&self.made),
            list: self.list.map(|columns| SharedList {
                budget: self.money.budget.map(amount),
                kept: amount(self.money.kept),
                forecast: self.more.forecast(),
                ..columns.list(self.more.places.as_deref())
            }),
            ..Shared::default()
        };
        (payload, shared)
    }
}

impl Money {
    fn of(list: &SharedList) -> Self {
        Self {
            budget: list.budget,
            kept: list.kept,
        }
    }
}

impl More {
    fn of(list: &SharedList) -> Self {
        let places = || {
            list.creators
                .iter()
                .take(CREATORS)
                .map(|c| c.place.as_str())
        };
        let forecast = list.forecast.iter().take(FIGURES);
        Self {
            forecast: forecast
                .map(|(unit, of)| (unit.clone(), short(*of)))
                .collect(),
            places: places().any(|p| !p.is_empty()).then(|| joined(places())),
        }
    }

    fn forecast(&self) -> Vec<(String, (f64, f64, f64))> {
        let all = self.forecast.iter().take(FIGURES);
        all.map(|(unit, of)| (text(unit), numbers(*of))).collect()
    }
}

impl Columns {
    fn of(list: &SharedList) -> Self {
        let mut columns = Self {
            unit: list.unit.clone(),
            results: short(list.results),
            gap: list.gap as f32,
            ..Self::default()
        };
        let all = || list.creators.iter().take(CREATORS);
        columns.names = joined(all().map(|c| c.name.as_str()));
        columns.followers = all()
            .map(|c| c.followers.map_or(0, |f| f.saturating_add(1)))
            .collect();
        columns.estimates = all().map(|c| c.estimate).collect();
        columns.costs = all().map(|c| c.cost).collect();
        let contacts = || all().map(|c| c.contact.as_str());
        columns.contacts = contacts()
            .any(|c| !c.is_empty())
            .then(|| joined(contacts()));
        for creator in all() {
            let network = columns.slug(&creator.network);
            columns.networks.push(network);
            let tier = columns.slug(&creator.tier);
            columns.tiers.push(tier);
        }
        columns
    }

    /// Takes what is packed as bits: followers, and costs where they are shared.
    fn take_numbers(&mut self) -> Vec<u8> {
        let mut bytes = bits::pack(&mem::take(&mut self.followers));
        if let Some(costs) = &mut self.costs {
            let costs: Vec<u64> = mem::take(costs)
                .into_iter()
                .map(|c| amount(c) as u64)
                .collect();
            bytes.extend(bits::pack(&costs));
        }
        bytes
    }

    /// Puts them back; `None` where they are not those of all creators.
    fn put_numbers(&mut self, bytes: &[u8]) -> Option<()> {
        let count = self.estimates.len();
        if count > CREATORS {
            return None;
        }
        let (followers, mut rest) = bits::unpack(bytes, count)?;
        self.followers = followers;
        if let Some(costs) = &mut self.costs {
            let unpacked;
            (unpacked, rest) = bits::unpack(rest, count)?;
            *costs = unpacked
                .into_iter()
                .map(|c| i64::try_from(c).ok())
                .collect::<Option<_>>()?;
        }
        rest.is_empty().then_some(())
    }

    /// The place of a slug, which is added where it is new. There are fewer than 256 of them.
    fn slug(&mut self, slug: &str) -> u8 {
        let at = self.slugs.iter().position(|known| known == slug);
        let at = at.unwrap_or_else(|| {
            self.slugs.push(slug.to_owned());
            self.slugs.len() - 1
        });
        u8::try_from(at).unwrap_or(u8::MAX)
    }

    fn list(self, places: Option<&str>) -> SharedList {
        let names = self.names.split(BETWEEN);
        let contacts = split(self.contacts.as_deref());
        let places = split(places);
        let slug = |column: &[u8], at: usize| {
            let slug = column.get(at).and_then(|s| self.slugs.get(usize::from(*s)));
            slug.map_or(String::new(), |s| text(s))
        };
        let creator = |(at, name): (usize, &str)| SharedCreator {
            name: text(name),
            network: slug(&self.networks, at),
            tier: slug(&self.tiers, at),
            followers: self.followers.get(at).and_then(|f| f.checked_sub(1)),
            cost: self
                .costs
                .as_ref()
                .and_then(|c| c.get(at))
                .map(|c| amount(*c)),
            estimate: self.estimates.get(at).copied().unwrap_or(false),
            place: places.get(at).map_or(String::new(), |p| text(p)),
            contact: contacts.get(at).map_or(String::new(), |c| text(c)),
        };
        let count = self.estimates.len().min(CREATORS);
        SharedList {
            unit: text(&self.unit),
            results: numbers(self.results),
            gap: number(self.gap).min(1.0),
            creators: names.take(count).enumerate().map(creator).collect(),
            ..SharedList::default()
        }
    }
}

/// The texts that stand in one.
fn split(texts: Option<&str>) -> Vec<&str> {
    texts.into_iter().flat_map(|t| t.split(BETWEEN)).collect()
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let clean: Vec<String> = texts.map(text).collect();
    clean.join("\n")
}

fn text(text: &str) -> String {
    clean_text(text).chars().take(LONGEST).collect()
}

fn amount(minor: i64) -> i64 {
    minor.clamp(0, MAX_MINOR)
}

/// P10, middle and P90 as they are written.
fn short((low, middle, high): (f64, f64, f64)) -> (f32, f32, f32) {
    (low as f32, middle as f32, high as f32)
}

fn numbers((low, middle, high): (f32, f32, f32)) -> (f64, f64, f64) {
    (number(low), number(middle), number(high))
}

fn number(value: f32) -> f64 {
    if value.is_finite() {
        f64::from(value.max(0.0))
    } else {
        0.0
    }
}
