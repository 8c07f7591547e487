//! A score opened up: the figures that each part rests on, those it is compared with, and what the file lacks. Of one
//! creator, who is looked at.

use tierwise_core::domain::brief::{Goal, Platform};
use tierwise_core::domain::creator::{Basis, Network};
use tierwise_core::domain::evidence::benchmarks::Bench;
use tierwise_core::domain::evidence::sources::source;
use tierwise_core::domain::niche;
use tierwise_core::domain::settings::Context;

use super::{Fee, Ground, Range, SIGNS, Scorer, Seen, doubts};
use crate::accounts::Account;
use crate::people::{Person, Quote, Rest, Roster};
use crate::places::Place;
use crate::quotes;
use crate::weights::COMPONENTS;
use crate::wire::{Given, Peers, Value};

/// What a part rests on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Opened {
    /// The figures of this creator.
    pub given: Vec<Given>,
    /// Those it is compared with.
    pub peers: Option<Peers>,
}

/// What is known of somebody.
struct Known<'a> {
    account: Option<&'a Account>,
    seen: Seen,
    person: &'a Person,
    rest: Rest,
    quote: Option<&'a Quote>,
    /// Share of the audience in the place asked for, where it was noted.
    noted: Option<f64>,
}

/// What a score can rest on, and whether somebody's file has it.
type Input = (&'static str, fn(&Known) -> bool);

const INPUTS: [Input; 8] = [
    ("followers", |k| k.seen.size.is_some()),
    ("engagement rate", |k| k.seen.engagement.is_some()),
    ("reach or views", |k| k.seen.reach.is_some()),
    ("likes with comments, shares or saves", |k| {
        SIGNS.iter().any(|sign| (sign.of)(&k.seen).is_some())
    }),
    ("niche", |k| k.person.niches.index() > 0),
    ("place", |k| {
        k.person.city.index() > 0 || k.person.country.index() > 0
    }),
    ("credible share", |k| k.rest.credible.is_some()),
    ("fee", |k| k.quote.is_some()),
];

/// Number of figures that a score can rest on.
pub const ALL_INPUTS: usize = INPUTS.len();

impl Scorer {
    /// What the parts of somebody's score rest on, in the order of the parts.
    pub fn opened(
        &self,
        roster: &Roster,
        person: &Person,
        context: &Context,
    ) -> [Opened; COMPONENTS] {
        let account = self.account(roster, person);
        let known = self.known(roster, person, account.as_ref());
        let peers = |bench: Bench,
                     what: String,
                     range: Option<(f64, f64, f64)>,
                     write: fn(f64) -> Value| {
            let changed = context.overrides.iter().any(|(of, ..)| of == bench);
            let row = bench.row();
            let (low, typical, high) = range?;
            Some(Peers {
                who: who(&known, context),
                what,
                low: write(libm::exp(low)),
                typical: write(libm::exp(typical)),
                high: write(libm::exp(high)),
                source: match source(row.source) {
                    _ if changed => "your own figures (Evidence page)".to_owned(),
                    Some(source) => {
                        format!("{} ({})", source.title, row.grade.label().to_lowercase())
                    }
                    None => row.grade.label().to_lowercase(),
                },
            })
        };
        let seen = &known.seen;
        let at = |bench: Bench| Some(self.curves.at_ln(bench, seen.size?));
        let of_peers =
            |bench: Bench, range, write| peers(bench, bench.label().to_owned(), range, write);
        let reach = Bench::reach(seen.bench);
        let rate = Bench::engagement(seen.bench);
        let basis = seen
            .engagement
            .map_or(Basis::Unknown, |(rate, _)| rate.basis);
        let same_basis = at(rate).map(|(low, typical, high)| {
            // As a rate is compared: in the distances that rates by followers have.
            let usual = seen
                .size
                .map_or(typical, |size| self.typical_rate(seen, size, basis));
            (usual + low - typical, usual, usual + high - typical)
        });
        let fee = Bench::fee(seen.bench);
        let usual_fee = seen.size.map(|size| {
            let fee = self.benchmark_fee(seen.bench, size);
            let factor = self.logs.fee_factor;
            (fee.low + factor, fee.expected + factor, fee.high + factor)
        });
        // A rate of an unknown basis is compared as one by followers.
        let compared = match basis {
            Basis::Unknown => Basis::Followers,
            known => known,
        };
        let fitting = format!("{}, {}", rate.label(), compared.label().to_lowercase());
        [
            Opened {
                given: self.reach_given(&known),
                peers: of_peers(reach, at(reach), Value::Share),
            },
            Opened {
                given: engagement_given(&known),
                peers: peers(rate, fitting, same_basis, Value::Share),
            },
            Opened {
                given: influence_given(seen),
                peers: None,
            },
            Opened {
                given: self.niche_given(roster, person),
                peers: None,
            },
            Opened {
                given: known.rest.credible.map_or(Vec::new(), |share| {
                    vec![given("Credible followers", Value::Share(share), "")]
                }),
                peers: of_peers(Bench::Credible, at(Bench::Credible), Value::Share),
            },
            Opened {
                given: self.cost_given(roster, &known),
                peers: of_peers(fee, usual_fee, Value::Usd),
            },
        ]
    }

    /// What a score can rest on and somebody's file does not have.
    pub fn missing(&self, roster: &Roster, person: &Person) -> Vec<&'static str> {
        let account = self.account(roster, person);
        let known = self.known(roster, person, account.as_ref());
        let lacks = INPUTS.iter().filter(|(_, has)| !has(&known));
        lacks.map(|(label, _)| *label).collect()
    }

    /// Why somebody's rate is to be looked at, in sentences.
    pub fn doubts(&self, roster: &Roster, person: &Person) -> Vec<&'static str> {
        let Some(account) = self.account(roster, person) else {
            return Vec::new();
        };
        let mut all: Vec<_> = doubts::of(&account).collect();
        if all.is_empty() && self.card(roster, person).review {
            all.push(
                "The engagement rate is more than three times the typical one. It may be bought, of one lucky post, or \
                 misread, so it counts as unknown.",
            );
        }
        all
    }

    fn known<'a>(
        &self,
        roster: &'a Roster,
        person: &'a Person,
        account: Option<&'a Account>,
    ) -> Known<'a> {
        Known {
            account,
            seen: Seen::of(account),
            person,
            rest: roster.rest(person),
            quote: self.quote(roster, person, account),
            noted: self.noted(roster, person),
        }
    }

    fn reach_given(&self, known: &Known) -> Vec<Given> {
        let seen = &known.seen;
        let mut all = Vec::new();
        if let Some(followers) = known.account.and_then(|a| a.followers) {
            all.push(given("Followers", Value::Count(followers as f64), ""));
        }
        let (reach, ground) = self.reach(seen);
        if let Some(reach) = reach {
            let note = match ground {
                Ground::File => "",
                Ground::Derived => "its views",
                Ground::Benchmark | Ground::Nothing => "estimated from the followers",
            };
            let people = Value::Count(libm::exp(reach.expected));
            all.push(given("People reached by a post", people, note));
        }
        let place = self.place(known.person);
        if let (Some(share), true) = (self.in_target(seen, place, known.noted), self.geo.is_some())
        {
            let note = match place {
                _ if known.noted.is_some() => "as you noted it",
                Place::Inside => "estimated, for they live there",
                Place::Outside => "estimated, for they live elsewhere",
                Place::Unknown => "estimated, for where they live is not known",
            };
            let share = Value::Share(libm::exp(share.expected).min(1.0));
            all.push(given("Audience in your place", share, note));
        }
        let need = self.need.get(seen.bench as usize).copied();
        let full = Value::Count(libm::exp(need.unwrap_or_default()));
        all.push(given("People in your place that give 100", full, ""));
        all.push(self.chance(&self.fee(known.quote, seen)));
        all
    }

    fn chance(&self, fee: &Fee<Range>) -> Given {
        let chance = Value::Share(self.affordable(fee.ln));
        given("Chance that you can pay them", chance, "")
    }

    fn niche_given(&self, roster: &Roster, person: &Person) -> Vec<Given> {
        let niches: Vec<&str> = roster.niches(person.niches).collect();
        let asked = self.category.as_deref().and_then(niche::category);
        let words = [
            ("Niche", niches.join(", ")),
            (
                "Category of your brief",
                asked.map_or(String::new(), |c| c.label.to_owned()),
            ),
        ];
        let said = words.into_iter().filter(|(_, words)| !words.is_empty());
        said.map(|(label, words)| given(label, Value::Words(words), ""))
            .collect()
    }

    /// Where a fee of the file comes from: which of several it is, and where nothing says which is right.
    fn fee_note(&self, roster: &Roster, known: &Known, quote: &Quote) -> String {
        let all = roster.quotes(known.person).iter();
        let network = known.account.and_then(|account| account.network);
        let rivals = quotes::rivals(all.map(|quote| self.paid(quote)), network);
        let mut note = "from your file".to_owned();
        let what = roster.label(quote.deliverable);
        if !what.is_empty() {
            note.extend([": ", what]);
        }
        if rivals > 1 {
            note.push_str(&format!(", one of {rivals} fees that may be the right one"));
        }
        if network.is_none() && (rivals > 1 || self.paid(quote).is_some()) {
            note.push_str("; which platform they are on is not known");
        }
        note
    }

    fn cost_given(&self, roster: &Roster, known: &Known) -> Vec<Given> {
        let seen = &known.seen;
        let fee: Fee<Range> = self.fee(known.quote, seen);
        let from = |quote| self.fee_note(roster, known, quote);
        let mut all = vec![match known.quote {
            Some(quote) => {
                let code = quote.currency.code().to_owned();
                given("Fee", Value::Money(quote.amount.get(), code), &from(quote))
            }
            None => given("Fee", Value::Usd(fee.usd.expected), "estimated"),
        }];
        let size = seen.size.unwrap_or(self.logs.usual);
        let own = self.own_cost(size);
        all.push(given("Goods and your hours", Value::Usd(own), ""));
        let (reach, _) = self.reach(seen);
        let share = self.in_target(seen, self.place(known.person), known.noted);
        if let (Some(reach), Some(share), Some(_)) = (reach, share, seen.size) {
            let results = reach.expected + share.expected + self.results(self.goal, seen, size);
            let cost = libm::log(fee.usd.expected + own) - results;
            let middle = self.middle.get(seen.bench as usize).copied();
            let each = each(self.goal);
            all.push(given("Cost", Value::Usd(libm::exp(cost)), each));
            let middle = Value::Usd(libm::exp(middle.unwrap_or_default()));
            all.push(given("Middle of the benchmarks", middle, each));
        }
        all.push(self.chance(&fee));
        all
    }
}

fn engagement_given(known: &Known) -> Vec<Given> {
    let mut all = Vec::new();
    if let Some((rate, ground)) = known.seen.engagement {
        let from = if ground == Ground::Derived {
            ", from the figures of a post"
        } else {
            ""
        };
        let note = format!("{}{from}", rate.basis.label().to_lowercase());
        all.push(given("Engagement rate", Value::Share(rate.rate), &note));
    }
    all
}

fn influence_given(seen: &Seen) -> Vec<Given> {
    let counts = [
        ("Likes a post", seen.likes),
        ("Comments a post", seen.comments),
        ("Shares a post", seen.shares),
        ("Saves a post", seen.saves),
    ];
    let counts = counts
        .into_iter()
        .filter_map(|(label, figure)| Some(given(label, Value::Count(figure?), "")));
    let signs = SIGNS.iter().filter_map(|sign| {
        let figure = (sign.of)(seen)?;
        let value = if sign.is_share {
            Value::Share(figure)
        } else {
            Value::Count(figure)
        };
        let worth = sign.worth(figure, libm::log(sign.full / sign.half));
        Some(given(sign.name, value, &format!("gives {worth:.0}")))
    });
    counts.chain(signs).collect()
}

fn given(label: &str, value: Value, note: &str) -> Given {
    Given {
        label: label.to_owned(),
        value,
        note: note.to_owned(),
    }
}

/// What one result is, as costs are counted.
const fn each(goal: Option<Goal>) -> &'static str {
    match goal {
        None | Some(Goal::Awareness | Goal::Content) => "for each person reached in your place",
        Some(Goal::Traffic | Goal::Leads | Goal::Sales) => "for each click",
        Some(Goal::Engagement | Goal::Loyalty | Goal::Feedback) => "for each engagement",
    }
}

/// Whom somebody is compared with: their tier on their platform, or on Instagram where there are no figures of theirs.
fn who(known: &Known, context: &Context) -> String {
    let followers = known.account.and_then(|a| a.followers);
    let band = followers.and_then(|f| context.scheme.band_of(f));
    let tier = band.map_or("creators of this size".to_owned(), |b| {
        b.name().to_lowercase()
    });
    let network = known.account.and_then(|a| a.network);
    let own = network.and_then(Network::platform);
    let platform = own.unwrap_or(Platform::Instagram).label();
    match (own, network) {
        (None, Some(network)) => format!(
            "{tier} on {platform}, for want of figures of {}",
            network.label()
        ),
        _ => format!("{tier} on {platform}"),
    }
}
