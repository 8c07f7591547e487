//! The rules of a plan about tiers, networks and places, as the search counts them.

use std::collections::BTreeMap;

use tierwise_core::domain::creator::Network;
use tierwise_core::domain::settings::Context;
use tierwise_shortlist::{Kind, Quota};

use crate::people::{Person, Roster};
use crate::places::{Place, Stands, Target};
use crate::plan::{Bounds, Plan};

/// The rules of a plan as the search counts.
pub fn quotas(plan: &Plan, context: &Context) -> BTreeMap<Kind, Quota> {
    let tier = |slug: &str| {
        let at = context
            .scheme
            .bands()
            .iter()
            .position(|b| b.tier.slug() == slug)?;
        Some(Kind::Tier(at as u8))
    };
    let network = |slug: &str| {
        let at = Network::ALL.iter().position(|n| n.slug() == slug)?;
        Some(Kind::Platform(at as u8))
    };
    let quota = |bounds: &Bounds| Quota {
        fewest: bounds.fewest,
        most: bounds.most,
    };
    let tiers = plan.tiers.iter().map(|(slug, b)| (tier(slug), b));
    let networks = plan.networks.iter().map(|(slug, b)| (network(slug), b));
    let places = (0..).zip(&plan.places);
    let places = places.map(|(at, (_, b))| (Some(Kind::Country(at)), b));
    tiers
        .chain(networks)
        .chain(places)
        .filter(|(_, bounds)| !bounds.is_free())
        .filter_map(|(kind, bounds)| Some((kind?, quota(bounds))))
        .collect()
}

/// The rules about places, looked up for every place of a roster once.
pub struct PlaceRules {
    /// For each rule, how every place of the roster stands to it.
    rules: Vec<Stands>,
}

impl PlaceRules {
    /// The rules of a plan for the places that a roster names.
    pub fn of(plan: &Plan, roster: &Roster) -> Self {
        let rule = |(place, _): &(String, Bounds)| {
            let mut stands = Stands::default();
            stands.follow(&Target::of(place), roster.place_words());
            stands
        };
        Self {
            rules: plan.places.iter().map(rule).collect(),
        }
    }

    /// The first rule that takes somebody in: their city decides, else their country.
    pub fn of_person(&self, person: &Person) -> Option<u16> {
        let inside = |stands: &Stands| match stands.of(person.city, person.country) {
            [Place::Unknown, country] => country == Place::Inside,
            [city, _] => city == Place::Inside,
        };
        let at = self.rules.iter().position(inside)?;
        u16::try_from(at).ok()
    }
}
