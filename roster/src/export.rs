//! Creators as files that this and every other tool reads back.
//!
//! One row for each creator. Figures of a network stand in columns that name it, prices in columns that name what they
//! are for and their currency, in the words the import knows. A short list has its own columns before these. Texts are
//! never formulas, figures are figures, and both read back as they were.

use std::collections::BTreeSet;

use tierwise_core::domain::creator::{Basis, Creator, Network, Price, Profile};
use tierwise_core::domain::money::Currency;

use crate::decided;
use crate::people::{Roster, Who};
use crate::relation::{self, Audience, Relation, Stage};
use crate::wire::Format;

mod book;
mod csv;
mod json;
mod sheet;

use sheet::{Cell, Sheet};

/// Texts and figures of a creator, each with its header.
type Column<T> = (&'static str, fn(&T) -> Cell);

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

const OF_PROFILE: [Column<Profile>; 14] = [
    ("handle", |p| Cell::Text(p.handle.clone())),
    ("followers", |p| Cell::Figure(p.followers.map(|n| n as f64))),
    ("following", |p| Cell::Figure(p.following.map(|n| n as f64))),
    ("posts", |p| Cell::Figure(p.posts.map(|n| n as f64))),
    ("avg likes", |p| Cell::Figure(p.likes)),
    ("avg comments", |p| Cell::Figure(p.comments)),
    ("avg shares", |p| Cell::Figure(p.shares)),
    ("avg saves", |p| Cell::Figure(p.saves)),
    ("conversions per post", |p| Cell::Figure(p.conversions)),
    ("sponsored posts %", |p| Cell::Percent(p.sponsored)),
    ("sponsored to organic engagement %", |p| {
        Cell::Percent(p.paid_effect)
    }),
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

/// What was noted of an audience, where anything was. The place is a checksum of what the brief said of it: its words are
/// kept nowhere.
const OF_AUDIENCE: [Column<Relation>; 2] = [
    ("Noted audience", |r| {
        Cell::Share(r.audience.map(Audience::share))
    }),
    ("Place of the noted audience", |r| {
        Cell::Text(r.audience.map_or(String::new(), Audience::place_text))
    }),
];

/// A short list: what its columns are called, and its creators in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// What results are counted in.
    pub unit: String,
    /// The currency of the costs.
    pub currency: Currency,
    /// Who is on it.
    pub picks: Vec<Pick>,
}

/// Somebody on a short list.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// Who.
    pub who: Who,
    /// Name of the tier; empty where there is none.
    pub tier: String,
    /// Results to expect.
    pub results: f64,
    /// These, times the score as a share.
    pub value: f64,
    /// What they cost, in major units.
    pub cost: f64,
    /// Whether nobody has named that price yet.
    pub estimate: bool,
}

/// Those who are not on a short list, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Absentees {
    /// The currency of the costs.
    pub currency: Currency,
    /// Who.
    pub rows: Vec<Absent>,
}

/// Somebody who is not on a short list.
#[derive(Debug, Clone, PartialEq)]
pub struct Absent {
    /// Who.
    pub who: Who,
    /// The kind of reason.
    pub because: &'static str,
    /// The reason; empty where the kind says it all.
    pub words: String,
    /// Of those who may be chosen, what they bring and what they cost, in major units.
    pub worth: Option<(f64, f64)>,
}

/// What a file says of creators before what the roster knows of them.
pub trait Lead {
    /// Whom.
    fn whose(&self) -> Vec<Who>;
    /// Adds its columns. None of their headers is one that the import knows.
    fn heads(&self, sheet: &mut dyn Sheet);
    /// Adds the cells of the one at this place, from 0.
    fn row(&self, at: usize, sheet: &mut dyn Sheet);
}

impl Lead for Absentees {
    fn whose(&self) -> Vec<Who> {
        self.rows.iter().map(|row| row.who).collect()
    }

    fn heads(&self, sheet: &mut dyn Sheet) {
        sheet.head("Not listed because");
        sheet.head("In full");
        sheet.head("Fit-weighted value");
        sheet.head(&format!("Total cost ({})", self.currency.code()));
    }

    fn row(&self, at: usize, sheet: &mut dyn Sheet) {
        let Some(row) = self.rows.get(at) else {
            return;
        };
        sheet.cell(Cell::Text(row.because.to_owned()));
        sheet.cell(Cell::Text(row.words.clone()));
        sheet.cell(Cell::Figure(row.worth.map(|(value, _)| hundredths(value))));
        sheet.cell(Cell::Figure(row.worth.map(|(_, cost)| cost)));
    }
}

impl Lead for List {
    fn whose(&self) -> Vec<Who> {
        self.picks.iter().map(|pick| pick.who).collect()
    }

    fn heads(&self, sheet: &mut dyn Sheet) {
        sheet.head("Short list rank");
        sheet.head("Short list tier");
        sheet.head(&format!("Expected {}", self.unit));
        sheet.head("Fit-weighted value");
        sheet.head(&format!("Total cost ({})", self.currency.code()));
        sheet.head("Estimate");
    }

    fn row(&self, at: usize, sheet: &mut dyn Sheet) {
        if let Some(pick) = self.picks.get(at) {
            pick.row(at + 1, sheet);
        }
    }
}

fn hundredths(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}

impl Pick {
    fn row(&self, rank: usize, sheet: &mut dyn Sheet) {
        let figure = |figure: f64| Cell::Figure(Some(figure));
        sheet.cell(figure(rank as f64));
        sheet.cell(Cell::Text(self.tier.clone()));
        sheet.cell(figure(hundredths(self.results)));
        sheet.cell(figure(hundredths(self.value)));
        sheet.cell(figure(self.cost));
        let estimate = if self.estimate { "yes" } else { "no" };
        sheet.cell(Cell::Text(estimate.to_owned()));
    }
}

/// Creators as a file; as the table of one where it is a workbook (`tierwise_workbook::write`).
pub fn roster(roster: &Roster, whose: &[Who], format: Format) -> Vec<u8> {
    file(roster, whose, None, format)
}

/// A short list, or who is not on it, as a file, in the same way.
pub fn list(roster: &Roster, list: &dyn Lead, format: Format) -> Vec<u8> {
    file(roster, &list.whose(), Some(list), format)
}

fn file(roster: &Roster, whose: &[Who], list: Option<&dyn Lead>, format: Format) -> Vec<u8> {
    let table = Table::of(roster, whose, list);
    let mut sheet: Box<dyn Sheet> = match format {
        Format::Csv => Box::<csv::Csv>::default(),
        Format::Json => Box::<json::Json>::default(),
        Format::Xlsx => Box::<book::Book>::default(),
    };
    table.write(sheet.as_mut());
    sheet.file()
}

/// A row of the file.
struct Row {
    creator: Creator,
    relation: Relation,
    mark: &'static str,
}

/// What is to be written.
struct Table<'a> {
    rows: Vec<Row>,
    shape: Shape,
    related: Option<Related>,
    list: Option<&'a dyn Lead>,
}

impl<'a> Table<'a> {
    fn of(roster: &Roster, whose: &[Who], list: Option<&'a dyn Lead>) -> Self {
        let people = whose.iter().filter_map(|who| roster.person(*who));
        let row = |person| Row {
            creator: roster.creator(person),
            relation: roster.relation(person).cloned().unwrap_or_default(),
            mark: decided::mark(person.marks),
        };
        let rows: Vec<Row> = people.map(row).collect();
        let related = roster.relations().next();
        Self {
            shape: Shape::of(&rows),
            related: related.map(|_| Related::of(&rows)),
            rows,
            list,
        }
    }

    /// Writes headers and rows.
    fn write(&self, sheet: &mut dyn Sheet) {
        if let Some(list) = self.list {
            list.heads(sheet);
        }
        self.shape.heads(sheet);
        sheet.head("Mark");
        if let Some(related) = &self.related {
            related.heads(sheet);
        }
        sheet.end();
        for (at, row) in self.rows.iter().enumerate() {
            if let Some(list) = self.list {
                list.row(at, sheet);
            }
            self.shape.row(&row.creator, sheet);
            sheet.cell(Cell::Text(row.mark.to_owned()));
            if let Some(related) = &self.related {
                related.row(&row.relation, sheet);
            }
            sheet.end();
        }
    }
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
    fn of(rows: &[Row]) -> Self {
        let all = || rows.iter().map(|row| &row.creator);
        let profiles = || all().flat_map(|c| &c.profiles);
        let figures = profiles().flat_map(|profile| {
            let held = OF_PROFILE.iter().enumerate();
            let held = held.filter(|(_, (_, cell))| cell(profile).is_used());
            held.map(|(at, _)| (profile.network, at))
                .collect::<Vec<_>>()
        });
        let texts = OF_CREATOR.iter().enumerate();
        let texts = texts.filter(|(at, (_, cell))| *at == 0 || all().any(|c| cell(c).is_used()));
        Self {
            networks: profiles().map(|p| p.network).collect(),
            figures: figures.collect(),
            rates: profiles()
                .filter_map(|p| Some((p.network, p.engagement?.basis)))
                .collect(),
            prices: priced(all()),
            texts: texts.map(|(at, _)| at).collect(),
        }
    }

    fn heads(&self, sheet: &mut dyn Sheet) {
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

    fn row(&self, creator: &Creator, sheet: &mut dyn Sheet) {
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
            "" => "Fee".to_owned(),
            // Whatever is done there.
            network if Network::ALL.iter().any(|n| n.label() == network) => {
                format!("{network} fee")
            }
            what => what.to_owned(),
        };
        match before {
            0 => format!("{what} {code}"),
            more => format!("{what} {} {code}", more + 1),
        }
    }
}

/// Columns in which the prices of everybody stand in their order: the first price is the one that counts. Who has two of
/// the same, or has them in another order than others, gets a second column of the same.
fn priced<'a>(all: impl Iterator<Item = &'a Creator>) -> Vec<Priced> {
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
    /// Whether any audience was noted.
    audience: bool,
}

impl Related {
    fn of(rows: &[Row]) -> Self {
        let packages = rows.iter().filter_map(|row| row.relation.package);
        Self {
            currencies: packages.map(|package| package.currency).collect(),
            audience: rows.iter().any(|row| row.relation.audience.is_some()),
        }
    }

    fn columns(&self) -> impl Iterator<Item = &'static Column<Relation>> {
        let noted = OF_AUDIENCE.iter().filter(|_| self.audience);
        OF_RELATION.iter().chain(noted)
    }

    fn heads(&self, sheet: &mut dyn Sheet) {
        for (label, _) in self.columns() {
            sheet.head(label);
        }
        for currency in &self.currencies {
            // A total, so that nobody who reads the file takes it for the price of a post.
            sheet.head(&format!("Total package price ({})", currency.code()));
        }
    }

    fn row(&self, relation: &Relation, sheet: &mut dyn Sheet) {
        for (_, cell) in self.columns() {
            sheet.cell(cell(relation));
        }
        for currency in &self.currencies {
            let package = relation.package.filter(|p| p.currency == *currency);
            sheet.cell(Cell::Figure(package.map(|p| p.price.major(p.currency))));
        }
    }
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
    use tierwise_workbook::Workbook;

    use super::*;
    use crate::decided::Decided;
    use crate::intake::{Apart, Assumed, Draft, Intake};
    use crate::people::{Added, Change, Marks, Twice};
    use crate::places::Target;

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
        let more = (
            mean(),
            mean(),
            option::of(self::rate(100)),
            option::of(self::rate(9_000)),
        );
        ("[a-z]{1,8}", count(), count(), count(), rate, means, more).prop_map(
            move |(handle, followers, following, posts, rate, means, more)| Profile {
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
                saves: more.0,
                conversions: more.1,
                sponsored: more.2,
                paid_effect: more.3,
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
        let audience = option::of((0..=10_000_u16, any::<u64>()));
        let audience = audience.prop_map(|noted| Audience::of(noted?.0, noted?.1));
        let one = (stage, option::of(next), option::of(package), audience);
        (one, lists, marks).prop_map(|((stage, next, package, audience), (tags, gifts), marks)| {
            let mut relation = Relation {
                stage,
                next,
                package,
                audience,
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

    /// With figures of fifteen digits.
    fn rounded(
        (mut creator, marks, relation): (Creator, Marks, Relation),
    ) -> (Creator, Marks, Relation) {
        for profile in &mut creator.profiles {
            let means = [
                &mut profile.likes,
                &mut profile.comments,
                &mut profile.shares,
                &mut profile.saves,
                &mut profile.conversions,
                &mut profile.views,
                &mut profile.reach,
                &mut profile.interactions,
            ];
            for mean in means {
                *mean = mean.map(|mean| format!("{mean:.14e}").parse().unwrap());
            }
        }
        (creator, marks, relation)
    }

    /// What a file brings into an empty roster.
    fn brought(file: &[u8]) -> Draft {
        let apart = Apart::read(String::new(), file).unwrap();
        let intake = Intake::of(apart, &[], &Target::default());
        intake.draft(
            &Roster::default(),
            Assumed {
                currency: Currency::USD,
                place: None,
            },
        )
    }

    fn out(roster: &Roster) -> String {
        let everybody: Vec<Who> = roster.everybody().map(|(who, _)| who).collect();
        String::from_utf8(super::roster(roster, &everybody, Format::Csv)).unwrap()
    }

    #[test]
    fn a_price_that_names_a_network_reads_back_with_it() {
        let price = |what: &str, minor| Price {
            deliverable: what.to_owned(),
            amount: Minor::new(minor).unwrap(),
            currency: Currency::USD,
            stated: true,
        };
        let on = |network, handle: &str| Profile {
            network: Some(network),
            handle: handle.to_owned(),
            ..Profile::default()
        };
        let all = [Creator {
            name: "Ada Pine".to_owned(),
            profiles: vec![
                on(Network::Instagram, "soap.pine"),
                on(Network::TikTok, "pine"),
            ],
            prices: vec![
                price("Instagram", 15_000),
                price("Instagram", 16_000),
                price("TikTok", 9_000),
                price("TikTok", 8_000),
                price("X (Twitter)", 7_000),
                price("X (Twitter)", 6_000),
                price("Rate IG Reel", 5_000),
            ],
            ..Creator::default()
        }];
        let text = out(&roster(&all));
        let table = Table::read(text.as_bytes()).unwrap();
        let (read, issues) = creators::read(&table, &Mapping::propose(&table), Currency::USD);
        assert_eq!(
            (read.as_slice(), issues.len()),
            (all.as_slice(), 0),
            "{text}"
        );
        assert!(text.contains("Instagram fee (USD)") && text.contains("TikTok fee 2 (USD)"));
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
    }

    proptest! {
        // Every case is seven files.
        #![proptest_config(ProptestConfig::with_cases(48))]

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
            let whose: Vec<Who> = there.everybody().map(|(who, _)| who).collect();
            let pick = |who: &Who| Pick {
                who: *who,
                tier: "Micro".to_owned(),
                results: 1_234.5,
                value: 900.0,
                cost: 120.0,
                estimate: true,
            };
            let short = List { unit: "engagements".to_owned(), currency: Currency::USD, picks: whose.iter().map(pick).collect() };
            let row = |who: &Who| Absent {
                who: *who,
                because: "You keep them out",
                words: "Costs $400; $120 is left.".to_owned(),
                worth: Some((900.0, 120.0)),
            };
            let absent = Absentees { currency: Currency::USD, rows: whose.iter().map(row).collect() };
            for format in [Format::Csv, Format::Json] {
                let file = super::roster(&there, &whose, format);
                let draft = brought(&file);
                let text = String::from_utf8_lossy(&file);
                prop_assert_eq!(everybody(&draft.roster), everybody(&there), "{}", text);
                prop_assert_eq!(draft.counts.repaired, 0, "{}", text);
                prop_assert_eq!(&super::roster(&draft.roster, &whose, format), &file);
                for lead in [&short as &dyn Lead, &absent] {
                    let file = list(&there, lead, format);
                    let draft = brought(&file);
                    let text = String::from_utf8_lossy(&file);
                    prop_assert_eq!(everybody(&draft.roster), everybody(&there), "{}", text);
                    prop_assert_eq!(draft.counts.repaired, 0, "{}", text);
                }
            }
            // A spreadsheet computes with fifteen digits, so a figure with more comes back rounded.
            for list in [None, Some(&short as &dyn Lead), Some(&absent)] {
                let table = super::file(&there, &whose, list, Format::Xlsx);
                let book = tierwise_workbook::write(&table).unwrap();
                let rows = Workbook::open(book).unwrap().read(0, &mut |_| {}).unwrap();
                let draft = brought(&rows);
                let text = String::from_utf8_lossy(&rows);
                let all = everybody(&draft.roster);
                prop_assert_eq!(all, everybody(&there).into_iter().map(rounded).collect::<Vec<_>>(), "{}", text);
                prop_assert_eq!(draft.counts.repaired, 0, "{}", text);
            }
        }
    }
}
