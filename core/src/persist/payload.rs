//! What is stored of a workspace: plain numbers and texts. Alternatives are stored by slug, so that no enum's order can
//! change their meaning.

use serde::{Deserialize, Serialize};

use crate::domain::link;
use crate::domain::workspace::Workspace;

/// A workspace of the newest schema, unchecked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Payload {
    /// The answers as the query of their link: one table reads and writes both.
    pub(super) brief: String,
    pub(super) scheme: Scheme,
    /// Benchmark, tier, typical value.
    pub(super) overrides: Vec<(String, String, f64)>,
    /// Currency, units for one US dollar.
    pub(super) rates: Vec<(String, f64)>,
}

/// A tier scheme, unchecked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Scheme {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) source: String,
    pub(super) year: Option<u16>,
    pub(super) bands: Vec<Band>,
}

/// A band of a scheme, unchecked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Band {
    pub(super) tier: String,
    pub(super) label: Option<String>,
    pub(super) lower: u64,
    pub(super) upper: Option<u64>,
}

impl Payload {
    /// What is stored of a workspace.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let context = &workspace.context;
        let scheme = &context.scheme;
        let bands = scheme.bands().iter().map(|b| Band {
            tier: b.tier.slug().to_owned(),
            label: b.label.clone(),
            lower: b.lower,
            upper: b.upper,
        });
        let overrides = context
            .overrides
            .iter()
            .map(|(bench, tier, value)| (bench.slug().to_owned(), tier.slug().to_owned(), value));
        let rates = context.rates.edited();
        Self {
            brief: link::write(&workspace.brief),
            scheme: Scheme {
                id: scheme.id().to_owned(),
                name: scheme.name().to_owned(),
                source: scheme.source().to_owned(),
                year: scheme.year(),
                bands: bands.collect(),
            },
            overrides: overrides.collect(),
            rates: rates
                .map(|(currency, rate)| (currency.code().to_owned(), rate))
                .collect(),
        }
    }

    /// As bytes.
    pub(super) fn encode(&self) -> Vec<u8> {
        match postcard::to_allocvec(self) {
            Ok(bytes) => bytes,
            // A vector grows, and every length is known: the property tests write thousands.
            Err(_) => unreachable!(),
        }
    }

    /// From bytes; `None` if they are no payload, or more than one.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        match postcard::take_from_bytes(bytes) {
            Ok((payload, [])) => Some(payload),
            _ => None,
        }
    }
}
