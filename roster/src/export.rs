//! Creators as CSV that this and every other tool reads back.
//!
//! One row for each creator. Figures of a network stand in columns that name it, prices in columns that name what they
//! are for and their currency, in the words the import knows. Texts are guarded against formulas, figures are figures.

use std::collections::BTreeSet;

use tierwise_core::domain::creator::{Basis, Creator, Network, Profile};
use tierwise_core::domain::money::Currency;
use tierwise_import::guarded;

use crate::people::{Roster, Who};
use crate::relation::{self, Relation, Stage};

/// Texts and figures of a creator, each with its header.
type Column<T> = (&'static str, fn(&T) -> Cell);

enum Cell {
    Text(String),
    Figure(Option<f64>),
    Share(Option<f64>),
}

const OF_CREATOR: [Column<Creator>; 11] = [
    ("Name", |c| Cell::Text(c.name.clone())),
    ("Niche", |c| Cell::Text(c.categories.join("; "))),
    ("Country", |c| {
        Cell::Text(c.country.clone().unwrap_or_default())
    }),
    ("City", |c| Cell::Text(c.city.clone().unwrap_or_default())),
    ("Language", |c| Cell::Text(c.language.clone())),
    ("Tier", |c| Cell::Text(c.stated_tier.clone())),
    ("Credibility", |c| Cell::Share(c.credible)),
    ("E-mail", |c| Cell::Text(c.contact.clone())),
    ("Discount code", |c| Cell::Text(c.code.clone())),
    ("Id", |c| Cell::Text(c.id.clone())),
    ("Notes", |c| Cell::Text(c.notes.clone())),
];

const OF_PROFILE: [Column<Profile>; 10] = [
    ("handle", |p| Cell::Text(p.handle.clone())),
    ("followers", |p| Cell::Figure(p.followers.map(|n| n as f64))),
    ("following", |p| Cell::Figure(p.following.map(|n| n as f64))),
    ("posts", |p| Cell::Figure(p.posts.map(|n| n as f64))),
    ("avg likes", |p| Cell::Figure(p.likes)),
    ("avg comments", |p| Cell::Figure(p.comments)),
    ("avg shares", |p| Cell::Figure(p.shares)),
    ("avg views", |p| Cell::Figure(p.views)),
    ("avg reach", |p| Cell::Figure(p.reach)),
    ("avg interactions", |p| Cell::Figure(p.interactions)),
];

const OF_RELATION: [Column<Relation>; 6] = [
    ("Stage", |r| {
        Cell::Text(r.stage.map_or("", Stage::label).to_owned())
    }),
    ("Tags", |r| Cell::Text(r.tags.join("; "))),
    ("Next step", |r| {
        Cell::Text(r.next.as_ref().map_or(String::new(), |s| s.what.clone()))
    }),
    ("Next step on", |r| {
        Cell::Text(
            r.next
                .as_ref()
                .map_or(String::new(), |s| relation::day_text(s.on)),
        )
    }),
    ("Package posts", |r| {
        Cell::Figure(r.package.map(|p| f64::from(p.posts)))
    }),
    ("Package price", |r| {
        Cell::Figure(r.package.map(|p| p.price.major(p.currency)))
    }),
];

/// Creators as CSV.
pub fn csv(roster: &Roster, whose: &[Who]) -> String {
    let people: Vec<_> = whose.iter().filter_map(|who| roster.person(*who)).collect();
    let all: Vec<Creator> = people.iter().map(|p| roster.creator(p)).collect();
    let relations = people
        .iter()
        .map(|p| roster.relation(p).cloned().unwrap_or_default());
    let related = roster.relations().next().is_some();
    let shape = Shape::of(&all);
    let mut sheet = Sheet::default();
    shape.heads(&mut sheet, related);
    for ((creator, relation), person) in all.iter().zip(relations).zip(&people) {
        shape.row(creator, &mut sheet);
        sheet.cell(Cell::Text(
            mark(person.marks.pinned, person.marks.excluded).to_owned(),
        ));
        if related {
            for (_, cell) in OF_RELATION {
                sheet.cell(cell(&relation));
            }
        }
        sheet.end();
    }
    sheet.text
}

const fn mark(pinned: bool, excluded: bool) -> &'static str {
    match (pinned, excluded) {
        (true, false) => "pinned",
        (false, true) => "excluded",
        (true, true) => "pinned, excluded",
        (false, false) => "",
    }
}

/// Which columns there are.
struct Shape {
    networks: BTreeSet<Option<Network>>,
    /// By network: which figures somebody has.
    figures: BTreeSet<(Option<Network>, usize)>,
    rates: BTreeSet<(Option<Network>, Basis)>,
    prices: BTreeSet<(String, Currency)>,
    texts: BTreeSet<usize>,
}

impl Shape {
    fn of(all: &[Creator]) -> Self {
        let profiles = || all.iter().flat_map(|c| &c.profiles);
        let used = |cell: Cell| match cell {
            Cell::Text(text) => !text.is_empty(),
            Cell::Figure(figure) | Cell::Share(figure) => figure.is_some(),
        };
        let figures = profiles().flat_map(|profile| {
            let held = OF_PROFILE.iter().enumerate();
            let held = held.filter(|(_, (_, cell))| used(cell(profile)));
            held.map(|(at, _)| (profile.network, at))
                .collect::<Vec<_>>()
        });
        let texts = OF_CREATOR.iter().enumerate();
        let texts = texts.filter(|(at, (_, cell))| *at == 0 || all.iter().any(|c| used(cell(c))));
        Self {
            networks: profiles().map(|p| p.network).collect(),
            figures: figures.collect(),
            rates: profiles()
                .filter_map(|p| Some((p.network, p.engagement?.basis)))
                .collect(),
            prices: all
                .iter()
                .flat_map(|c| &c.prices)
                .map(|p| (p.deliverable.clone(), p.currency))
                .collect(),
            texts: texts.map(|(at, _)| at).collect(),
        }
    }

    fn heads(&self, sheet: &mut Sheet, related: bool) {
        for (_, (label, _)) in self.creator_columns() {
            sheet.head(label);
        }
        for network in &self.networks {
            let named = |what: &str| match network {
                Some(network) => format!("{} {what}", network.label()),
                None => what.to_owned(),
            };
            for (_, (label, _)) in self.profile_columns(*network) {
                sheet.head(&named(label));
            }
            for (_, basis) in self.rates_of(*network) {
                sheet.head(&match basis {
                    Basis::Unknown => named("engagement rate %"),
                    basis => named(&format!(
                        "engagement rate {} %",
                        basis.label().to_lowercase()
                    )),
                });
            }
        }
        for (deliverable, currency) in &self.prices {
            let what = if deliverable.is_empty() {
                "Fee"
            } else {
                deliverable
            };
            sheet.head(&format!("{what} ({})", currency.code()));
        }
        sheet.head("Mark");
        if related {
            for (label, _) in OF_RELATION {
                sheet.head(label);
            }
        }
        sheet.end();
    }

    fn row(&self, creator: &Creator, sheet: &mut Sheet) {
        for (_, (_, cell)) in self.creator_columns() {
            sheet.cell(cell(creator));
        }
        for network in &self.networks {
            let profile = creator.profiles.iter().find(|p| p.network == *network);
            for (_, (_, cell)) in self.profile_columns(*network) {
                sheet.cell(profile.map_or(Cell::Figure(None), cell));
            }
            for (_, basis) in self.rates_of(*network) {
                let rate = profile.and_then(|p| p.engagement);
                let rate = rate.filter(|rate| rate.basis == *basis);
                sheet.cell(Cell::Share(rate.map(|rate| rate.rate)));
            }
        }
        for (deliverable, currency) in &self.prices {
            let mut prices = creator.prices.iter();
            let price = prices.find(|p| p.deliverable == *deliverable && p.currency == *currency);
            sheet.cell(Cell::Figure(price.map(|p| p.amount.major(p.currency))));
        }
    }

    fn creator_columns(&self) -> impl Iterator<Item = (usize, &'static Column<Creator>)> {
        let columns = OF_CREATOR.iter().enumerate();
        columns.filter(|(at, _)| self.texts.contains(at))
    }

    fn profile_columns(
        &self,
        network: Option<Network>,
    ) -> impl Iterator<Item = (usize, &'static Column<Profile>)> {
        let columns = OF_PROFILE.iter().enumerate();
        columns.filter(move |(at, _)| self.figures.contains(&(network, *at)))
    }

    fn rates_of(
        &self,
        network: Option<Network>,
    ) -> impl Iterator<Item = &(Option<Network>, Basis)> {
        self.rates.iter().filter(move |(of, _)| *of == network)
    }
}

#[derive(Default)]
struct Sheet {
    text: String,
    begun: bool,
}

impl Sheet {
    fn head(&mut self, label: &str) {
        self.cell(Cell::Text(label.to_owned()));
    }

    fn cell(&mut self, cell: Cell) {
        if std::mem::replace(&mut self.begun, true) {
            self.text.push(',');
        }
        match cell {
            Cell::Text(text) if text.is_empty() => {}
            Cell::Text(text) => self.text.push_str(&guarded(&text)),
            Cell::Figure(None) | Cell::Share(None) => {}
            Cell::Figure(Some(figure)) => self.text.push_str(&figure.to_string()),
            Cell::Share(Some(share)) => {
                // A percentage with as many digits as tell any two rates of a file apart.
                let percent = libm::round(share * 1e12) / 1e10;
                self.text.push_str(&percent.to_string());
            }
        }
    }

    fn end(&mut self) {
        self.text.push_str("\r\n");
        self.begun = false;
    }
}
