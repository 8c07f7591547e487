//! The bytes of a shared plan: texts and numbers, creators column by column, which compresses best.

use serde::{Deserialize, Serialize};

use super::{CREATORS, Shared, SharedCreator, SharedList};
use crate::domain::entry::clean_text;
use crate::domain::evidence::schemes;
use crate::domain::money::MAX_MINOR;
use crate::persist::payload::{Payload, Scheme};

/// Longest text that is taken over, in characters.
const LONGEST: usize = 200;

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
}

/// The money that a short list was drawn for, unchecked.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Money {
    budget: Option<i64>,
    kept: i64,
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
            money: shared
                .list
                .as_ref()
                .map_or_else(Money::default, |list| Money {
                    budget: list.budget,
                    kept: list.kept,
                }),
        }
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        // A vector grows, and every length is known.
        let plan = postcard::to_allocvec(self).unwrap_or_default();
        postcard::to_extend(&self.money, plan).unwrap_or_default()
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (packed, rest): (Self, _) = postcard::take_from_bytes(bytes).ok()?;
        if rest.is_empty() {
            return Some(packed);
        }
        match postcard::take_from_bytes(rest) {
            Ok((money, [])) => Some(Self { money, ..packed }),
            _ => None,
        }
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
                ..columns.list()
            }),
            ..Shared::default()
        };
        (payload, shared)
    }
}

impl Columns {
    fn of(list: &SharedList) -> Self {
        let (low, middle, high) = list.results;
        let mut columns = Self {
            unit: list.unit.clone(),
            results: (low as f32, middle as f32, high as f32),
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

    /// The place of a slug, which is added where it is new. There are fewer than 256 of them.
    fn slug(&mut self, slug: &str) -> u8 {
        let at = self.slugs.iter().position(|known| known == slug);
        let at = at.unwrap_or_else(|| {
            self.slugs.push(slug.to_owned());
            self.slugs.len() - 1
        });
        u8::try_from(at).unwrap_or(u8::MAX)
    }

    fn list(self) -> SharedList {
        let names = self.names.split(BETWEEN);
        let contacts: Vec<&str> = self
            .contacts
            .iter()
            .flat_map(|c| c.split(BETWEEN))
            .collect();
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
            contact: contacts.get(at).map_or(String::new(), |c| text(c)),
        };
        let count = self.estimates.len().min(CREATORS);
        let (low, middle, high) = self.results;
        SharedList {
            unit: text(&self.unit),
            results: (number(low), number(middle), number(high)),
            gap: number(self.gap).min(1.0),
            creators: names.take(count).enumerate().map(creator).collect(),
            ..SharedList::default()
        }
    }
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

fn number(value: f32) -> f64 {
    if value.is_finite() {
        f64::from(value.max(0.0))
    } else {
        0.0
    }
}
