//! Creators as CSV that this and every other tool reads back.
//!
//! One row for each creator. Figures of a network stand in columns that name it, prices in columns that name what they
//! are for and their currency, in the words the import knows. Texts are guarded against formulas, figures are figures, and
//! read back as they were.

use std::collections::BTreeSet;

use tierwise_core::domain::creator::{Basis, Creator, Network, Price, Profile};
use tierwise_core::domain::money::Currency;
use tierwise_import::{BYTE_ORDER_MARK, exact, guarded};

use crate::decided;
use crate::people::{Roster, Who};
use crate::relation::{self, Relation, Stage};

/// Texts and figures of a creator, each with its header.
type Column<T> = (&'static str, fn(&T) -> Cell);

enum Cell {
    Text(String),
    Figure(Option<f64>),
    /// A share with a percent sign, below a header without one.
    Share(Option<f64>),
    /// A share below a header with a percent sign.
    Percent(Option<f64>),
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
    ("Tags", |r| Cell::Text(decided::tags(r))),
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
    ("Gifts", |r| Cell::Text(decided::gifts(r))),
    ("Package posts", |r| {
        Cell::Figure(r.package.map(|p| f64::from(p.posts)))
    }),
];

/// Creators as CSV.
pub fn csv(roster: &Roster, whose: &[Who]) -> String {
    let people: Vec<_> = whose.iter().filter_map(|who| roster.person(*who)).collect();
    let all: Vec<Creator> = people.iter().map(|p| roster.creator(p)).collect();
    let relations = people
        .iter()
        .map(|p| roster.relation(p).cloned().unwrap_or_default());
    let relations: Vec<Relation> = relations.collect();
    let shape = Shape::of(&all);
    let related = roster.relations().next().map(|_| Related::of(&relations));
    let mut sheet = Sheet::default();
    shape.heads(&mut sheet);
    sheet.head("Mark");
    if let Some(related) = &related {
        related.heads(&mut sheet);
    }
    sheet.end();
    for ((creator, relation), person) in all.iter().zip(&relations).zip(&people) {
        shape.row(creator, &mut sheet);
        sheet.cell(Cell::Text(decided::mark(person.marks).to_owned()));
        if let Some(related) = &related {
            related.row(relation, &mut sheet);
        }
        sheet.end();
    }
    sheet.text
}

/// Which columns there are.
struct Shape {
    networks: BTreeSet<Option<Network>>,
    /// By network: which figures somebody has.
    figures: BTreeSet<(Option<Network>, usize)>,
    rates: BTreeSet<(Option<Network>, Basis)>,
    prices: Vec<Priced>,
    texts: BTreeSet<usize>,
}

impl Shape {
    fn of(all: &[Creator]) -> Self {
        let profiles = || all.iter().flat_map(|c| &c.profiles);
        let used = |cell: Cell| match cell {
            Cell::Text(text) => !text.is_empty(),
            Cell::Figure(figure) | Cell::Share(figure) | Cell::Percent(figure) => figure.is_some(),
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
            prices: priced(all),
            texts: texts.map(|(at, _)| at).collect(),
        }
    }

    fn heads(&self, sheet: &mut Sheet) {
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
        for (at, price) in self.prices.iter().enumerate() {
            let before = self.prices.iter().take(at);
            sheet.head(&price.header(before.filter(|other| *other == price).count()));
        }
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
                sheet.cell(Cell::Percent(rate.map(|rate| rate.rate)));
            }
        }
        let mut prices = creator.prices.iter().peekable();
        for column in &self.prices {
            let price = prices.next_if(|price| column.holds(price));
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

/// A column of prices: what for, in which currency.
#[derive(PartialEq, Eq)]
struct Priced {
    deliverable: String,
    currency: Currency,
}

impl Priced {
    fn holds(&self, price: &Price) -> bool {
        self.deliverable == price.deliverable && self.currency == price.currency
    }

    /// Its header behind so many of the same.
    fn header(&self, before: usize) -> String {
        let code = format!("({})", self.currency.code());
        // Rosters kept what files call a price with the code in it.
        let what = self.deliverable.strip_suffix(&code);
        let what = match what.unwrap_or(&self.deliverable).trim_end() {
            "" => "Fee",
            what => what,
        };
        match before {
            0 => format!("{what} {code}"),
            more => format!("{what} {} {code}", more + 1),
        }
    }
}

/// Columns in which the prices of everybody stand in their order: the first price is the one that counts. Who has two of
/// the same, or has them in another order than others, gets a second column of the same.
fn priced(all: &[Creator]) -> Vec<Priced> {
    let mut columns: Vec<Priced> = Vec::new();
    for creator in all {
        let mut at = 0;
        for price in &creator.prices {
            let ahead = columns.iter().skip(at).position(|c| c.holds(price));
            if ahead.is_none() {
                let column = Priced {
                    deliverable: price.deliverable.clone(),
                    currency: price.currency,
                };
                columns.insert(at, column);
            }
            at += ahead.unwrap_or(0) + 1;
        }
    }
    columns
}

/// Which columns there are for what there is between the marketer and the creators.
struct Related {
    /// In which currencies packages are.
    currencies: BTreeSet<Currency>,
}

impl Related {
    fn of(relations: &[Relation]) -> Self {
        let packages = relations.iter().filter_map(|r| r.package);
        Self {
            currencies: packages.map(|package| package.currency).collect(),
        }
    }

    fn heads(&self, sheet: &mut Sheet) {
        for (label, _) in OF_RELATION {
            sheet.head(label);
        }
        for currency in &self.currencies {
            // A total, so that nobody who reads the file takes it for the price of a post.
            sheet.head(&format!("Total package price ({})", currency.code()));
        }
    }

    fn row(&self, relation: &Relation, sheet: &mut Sheet) {
        for (_, cell) in OF_RELATION {
            sheet.cell(cell(relation));
        }
        for currency in &self.currencies {
            let package = relation.package.filter(|p| p.currency == *currency);
            sheet.cell(Cell::Figure(package.map(|p| p.price.major(p.currency))));
        }
    }
}

struct Sheet {
    text: String,
    begun: bool,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            text: BYTE_ORDER_MARK.to_owned(),
            begun: false,
        }
    }
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
            Cell::Figure(None) | Cell::Share(None) | Cell::Percent(None) => {}
            Cell::Figure(Some(figure)) => self.text.push_str(&exact(figure)),
            Cell::Share(Some(share)) => {
                self.text.push_str(&percent(share));
                self.text.push('%');
            }
            Cell::Percent(Some(share)) => self.text.push_str(&percent(share)),
        }
    }

    fn end(&mut self) {
        self.text.push_str("\r\n");
        self.begun = false;
    }
}

/// A percentage with as many digits as tell any two rates of a file apart.
fn percent(share: f64) -> String {
    exact(libm::round(share * 1e12) / 1e10)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};
    use tierwise_core::domain::creator::Engagement;
    use tierwise_core::domain::money::Minor;
    use tierwise_import::{Mapping, Table, creators};

    use super::*;
    use crate::decided::Decided;
    use crate::intake::{Draft, Intake};
    use crate::people::{Added, Change, Marks, Twice};

    /// A rate as files have them: a percentage with a few decimals.
    fn rate(highest: u32) -> impl Strategy<Value = f64> {
        (0..=highest, 0..=6_i32).prop_map(|(digits, decimals)| {
            let text = format!("{digits}e-{decimals}");
            text.parse::<f64>().unwrap() / 100.0
        })
    }

    /// A mean: any number at all, or one with three decimals, which could be taken for thousands.
    fn mean() -> impl Strategy<Value = Option<f64>> {
        let three = (0..9_999_999_u32).prop_map(|n| f64::from(n) / 1_000.0);
        option::of(prop_oneof![0.0..1e9_f64, three])
    }

    fn profile(network: Option<Network>) -> impl Strategy<Value = Profile> {
        let count = || option::of(0..5_000_000_000_u64);
        let rate = option::of((rate(9_000), select(Basis::ALL)));
        let means = (mean(), mean(), mean(), mean(), mean(), mean());
        ("[a-z]{1,8}", count(), count(), count(), rate, means).prop_map(
            move |(handle, followers, following, posts, rate, means)| Profile {
                network,
                handle,
                followers,
                following,
                posts,
                engagement: rate.map(|(rate, basis)| Engagement { rate, basis }),
                likes: means.0,
                comments: means.1,
                shares: means.2,
                views: means.3,
                reach: means.4,
                interactions: means.5,
            },
        )
    }

    fn profiles() -> impl Strategy<Value = Vec<Profile>> {
        let known = subsequence(Network::ALL.to_vec(), 1..4).prop_flat_map(|networks| {
            networks
                .into_iter()
                .map(|network| profile(Some(network)))
                .collect::<Vec<_>>()
        });
        prop_oneof![3 => known, 1 => vec(profile(None), 1)]
    }

    /// Several of nothing in particular; of each deliverable one, in the order of the file.
    fn prices() -> impl Strategy<Value = Vec<Price>> {
        let named = vec![
            "",
            "",
            "price per reel",
            "Story fee",
            "Unboxing",
            "Reel price",
        ];
        let named = subsequence(named, 0..6);
        let amounts = vec(
            (0..2_000_000_i64, select(vec!["USD", "JPY", "KWD", "EUR"])),
            6,
        );
        (named, amounts).prop_map(|(named, amounts)| {
            let price = |(what, (minor, code)): (&str, (i64, &str))| Price {
                deliverable: what.to_owned(),
                amount: Minor::new(minor).unwrap(),
                currency: Currency::parse(code).unwrap(),
                stated: true,
            };
            named.into_iter().zip(amounts).map(price).collect()
        })
    }

    fn creator() -> impl Strategy<Value = Creator> {
        let place = || option::of("L[a-z]{4,8}");
        let texts = (
            "[A-Z][a-z]{4,8} P[a-z]{4,9}",
            "(|[=+@-]?k[0-9]{4,9})",
            "(|[a-z]{4}@[a-z]{4}\\.example)",
        );
        let notes = "(|[=a-z,;\"' \n]{1,20}z)";
        let niches = vec("n[a-z]{4,6}", 0..3);
        (
            texts,
            notes,
            niches,
            (place(), place()),
            option::of(rate(100)),
            profiles(),
            prices(),
        )
            .prop_map(
                |(
                    (name, id, contact),
                    notes,
                    categories,
                    (country, city),
                    credible,
                    profiles,
                    prices,
                )| Creator {
                    name,
                    id,
                    profiles,
                    categories,
                    country,
                    city,
                    prices,
                    credible,
                    contact,
                    notes,
                    ..Creator::default()
                },
            )
    }

    /// A roster of creators, nobody twice.
    fn roster(creators: &[Creator]) -> Roster {
        let mut roster = Roster::default();
        for creator in creators {
            roster.add(creator, Twice::Keep, &mut Change::default());
        }
        roster
    }

    fn words() -> impl Strategy<Value = String> {
        r#"[=+@'a-z;\\,"0-9 é＝-]{0,18}[a-z;\\9]"#.prop_map(|text| text.trim().to_owned())
    }

    fn money() -> impl Strategy<Value = (Minor, Currency)> {
        let codes = select(vec!["USD", "JPY", "KWD", "EUR"]);
        (0..9_000_000_000_i64, codes)
            .prop_map(|(n, code)| (Minor::new(n).unwrap(), Currency::parse(code).unwrap()))
    }

    fn day() -> impl Strategy<Value = String> {
        (1..9_999_u32, 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"))
    }

    fn decided() -> impl Strategy<Value = Decided> {
        let gift = (day(), words(), money())
            .prop_map(|(on, what, (cost, code))| relation::gift(&on, &what, cost, code).unwrap());
        let package = (1..1_000_u32, money())
            .prop_map(|(posts, (price, code))| relation::package(posts, price, code).unwrap());
        let next = (day(), prop_oneof![Just(String::new()), words()])
            .prop_map(|(on, what)| relation::step(&on, &what).unwrap());
        let stage = option::of(select(Stage::ALL.to_vec()));
        let lists = (vec(words(), 0..4), vec(gift, 0..4));
        let marks = (any::<bool>(), any::<bool>());
        let some = (stage, lists, option::of(next), option::of(package), marks);
        some.prop_map(|(stage, (tags, gifts), next, package, marks)| {
            let mut relation = Relation {
                stage,
                next,
                package,
                ..Relation::default()
            };
            for tag in tags {
                relation.tag(&tag).unwrap();
            }
            for gift in gifts {
                relation.send(gift).unwrap();
            }
            let (pinned, excluded) = marks;
            Decided {
                marks: Marks { pinned, excluded },
                relation,
            }
        })
    }

    /// Everybody of a roster with what was decided.
    fn everybody(roster: &Roster) -> Vec<(Creator, Marks, Relation)> {
        let all = roster.everybody();
        all.map(|(_, person)| {
            let relation = roster.relation(person).cloned().unwrap_or_default();
            (roster.creator(person), person.marks, relation)
        })
        .collect()
    }

    /// What a file brings into an empty roster.
    fn brought(file: &[u8]) -> Draft {
        let intake = Intake::read(String::new(), file, &[], |_, _| {}).unwrap();
        intake.draft(&Roster::default(), Currency::USD)
    }

    fn out(roster: &Roster) -> String {
        let everybody: Vec<Who> = roster.everybody().map(|(who, _)| who).collect();
        csv(roster, &everybody)
    }

    proptest! {
        #[test]
        fn what_is_exported_reads_back_to_the_last_digit(mut all in vec(creator(), 1..12)) {
            for (at, creator) in all.iter_mut().enumerate() {
                for profile in &mut creator.profiles {
                    profile.handle.push_str(&at.to_string());
                }
            }
            let text = out(&roster(&all));
            let table = Table::read(text.as_bytes()).unwrap();
            let mapping = Mapping::propose(&table);
            let (read, issues) = creators::read(&table, &mapping, Currency::USD);
            prop_assert!(issues.is_empty(), "{issues:?}\n{text}");
            prop_assert_eq!(&read, &all, "{}", text);
            prop_assert_eq!(out(&roster(&read)), text);
        }

        #[test]
        fn what_was_decided_comes_back(all in vec((creator(), decided()), 1..8)) {
            let mut there = Roster::default();
            let mut change = Change::default();
            for (at, (mut creator, decided)) in all.into_iter().enumerate() {
                for profile in &mut creator.profiles {
                    profile.handle.push_str(&at.to_string());
                }
                let Added::New(who) = there.add(&creator, Twice::Keep, &mut change) else {
                    panic!("nobody is left out here");
                };
                decided.bring(&mut there, who, true, &mut change);
            }
            let text = out(&there);
            let draft = brought(text.as_bytes());
            prop_assert_eq!(everybody(&draft.roster), everybody(&there), "{}", text);
            prop_assert_eq!(draft.counts.repaired, 0, "{}", text);
            prop_assert_eq!(out(&draft.roster), text);
        }
    }
}
