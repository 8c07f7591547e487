//! Profiles in columns that hold only what is known: of most files two or three of fourteen figures are, and memory that is
//! never touched costs no time.

use tierwise_core::domain::creator::{Basis, Engagement, Network, Profile};

use crate::texts::Text;

/// A profile of a person.
pub type Account = Profile<Text>;

/// Figures that a profile may have.
const FIGURES: usize = 14;

/// The figures of a profile, in the order in which they are kept. Counts are exact up to 2^53.
fn figures<H>(profile: &Profile<H>) -> [Option<f64>; FIGURES] {
    let count = |n: Option<u64>| n.map(|n| n as f64);
    [
        count(profile.followers),
        count(profile.following),
        count(profile.posts),
        profile.likes,
        profile.comments,
        profile.shares,
        profile.views,
        profile.reach,
        profile.interactions,
        profile.engagement.map(|engagement| engagement.rate),
        profile.saves,
        profile.sponsored,
        profile.paid_effect,
        profile.conversions,
    ]
}

/// The profile with such figures.
fn account(row: &Row, figures: [Option<f64>; FIGURES]) -> Account {
    let count = |n: Option<f64>| n.map(|n| n as u64);
    let [
        followers,
        following,
        posts,
        likes,
        comments,
        shares,
        views,
        reach,
        interactions,
        rate,
        saves,
        sponsored,
        paid_effect,
        conversions,
    ] = figures;
    Profile {
        network: row.network,
        handle: row.handle,
        followers: count(followers),
        following: count(following),
        posts: count(posts),
        likes,
        comments,
        shares,
        views,
        reach,
        interactions,
        saves,
        sponsored,
        paid_effect,
        conversions,
        engagement: rate.map(|rate| Engagement {
            rate,
            basis: row.basis,
        }),
    }
}

/// A profile without its figures.
#[derive(Debug, Clone, Copy)]
struct Row {
    handle: Text,
    /// Where its figures begin.
    first: u32,
    /// Which figures it has: a bit for each.
    has: u16,
    network: Option<Network>,
    /// What its engagement rate, if it has one, is a share of.
    basis: Basis,
}

/// Profiles one after another. What is replaced stays until the roster is stored and read again.
#[derive(Debug, Clone, Default)]
pub struct Accounts {
    rows: Vec<Row>,
    figures: Vec<f64>,
}

impl Accounts {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Makes room for more.
    pub fn reserve(&mut self, profiles: usize) {
        self.rows.reserve(profiles);
    }

    /// Adds a profile with its handle in another form.
    pub fn push<H>(&mut self, profile: &Profile<H>, handle: Text) {
        let first = self.figures.len() as u32;
        let mut has = 0;
        for (at, figure) in figures(profile).into_iter().enumerate() {
            has |= u16::from(figure.is_some()) << at;
            self.figures.extend(figure);
        }
        self.rows.push(Row {
            handle,
            first,
            has,
            network: profile.network,
            basis: profile.engagement.map_or(Basis::Unknown, |e| e.basis),
        });
    }

    /// A profile.
    pub fn get(&self, at: usize) -> Option<Account> {
        let row = self.rows.get(at)?;
        let mut kept = [None; FIGURES];
        let mut has = row.has;
        for figure in self.figures.get(row.first as usize..)? {
            let Some(at) = kept.get_mut(has.trailing_zeros() as usize) else {
                break;
            };
            *at = Some(*figure);
            has &= has - 1;
        }
        Some(account(row, kept))
    }

    /// Network and handle of a profile, without its figures.
    pub fn named(&self, at: usize) -> (Option<Network>, Text) {
        let row = self.rows.get(at);
        row.map_or((None, Text::NONE), |row| (row.network, row.handle))
    }
}
