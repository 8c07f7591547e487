//! Schema 1, as it was: without what there is between marketer and creator, and without following, posts, shares,
//! language and stated tier. Nothing here changes any more.

use serde::Deserialize;

use super::{Columns, List, PieceId};

/// The list of schema 1.
#[derive(Debug, Deserialize)]
pub struct List1 {
    pieces: Vec<PieceId>,
    creators: u32,
}

impl From<List1> for List {
    fn from(old: List1) -> Self {
        Self {
            pieces: old.pieces,
            creators: old.creators,
            ..Self::default()
        }
    }
}

/// What a piece of schema 1 holds.
#[derive(Debug, Deserialize)]
pub struct Columns1 {
    names: Vec<String>,
    ids: Vec<String>,
    contacts: Vec<String>,
    codes: Vec<String>,
    notes: Vec<String>,
    niches: Vec<Vec<String>>,
    countries: Vec<Option<String>>,
    cities: Vec<Option<String>>,
    credible: Vec<Option<f64>>,
    pinned: Vec<bool>,
    excluded: Vec<bool>,
    profiles: Vec<u32>,
    networks: Vec<Option<String>>,
    handles: Vec<Option<String>>,
    followers: Vec<Option<u64>>,
    rates: Vec<Option<(f64, String)>>,
    likes: Vec<Option<f64>>,
    comments: Vec<Option<f64>>,
    views: Vec<Option<f64>>,
    reach: Vec<Option<f64>>,
    interactions: Vec<Option<f64>>,
    prices: Vec<u32>,
    deliverables: Vec<String>,
    amounts: Vec<i64>,
    currencies: Vec<String>,
    stated: Vec<bool>,
}

impl From<Columns1> for Columns {
    fn from(old: Columns1) -> Self {
        Self {
            names: old.names,
            ids: old.ids,
            contacts: old.contacts,
            codes: old.codes,
            notes: old.notes,
            niches: old.niches,
            countries: old.countries,
            cities: old.cities,
            credible: old.credible,
            pinned: old.pinned,
            excluded: old.excluded,
            profiles: old.profiles,
            networks: old.networks,
            handles: old.handles,
            followers: old.followers,
            rates: old.rates,
            likes: old.likes,
            comments: old.comments,
            views: old.views,
            reach: old.reach,
            interactions: old.interactions,
            prices: old.prices,
            deliverables: old.deliverables,
            amounts: old.amounts,
            currencies: old.currencies,
            stated: old.stated,
            ..Self::default()
        }
    }
}
