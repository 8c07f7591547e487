//! What a short list lacks against the mix that the advice recommends.

use tierwise_core::domain::advice::mix::Mix;
use tierwise_core::domain::brief::{Brief, Geo};

use crate::wire::{Counted, KindView, Picked};

/// A tier of the mix or of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Slug of the tier.
    pub slug: String,
    /// What the user reads.
    pub label: String,
    /// Creators that the advice recommends.
    pub wanted: u32,
    /// Creators on the list.
    pub picked: u32,
    /// What is missing where, and what to do about it.
    pub words: String,
}

/// Tier by tier, largest first; nothing without a mix or a list.
pub fn gaps(mix: &Mix, picked: &Picked, brief: &Brief) -> Vec<Gap> {
    if mix.rows.is_empty() || picked.count == 0 {
        return Vec::new();
    }
    let tiers = picked.kinds.iter().rev();
    let tiers = tiers.filter(|kind| kind.group == Counted::Tier);
    let gap = |kind: &KindView| {
        let row = mix.rows.iter().find(|row| row.tier.slug() == kind.slug);
        let wanted = row.map_or(0, |row| row.count);
        (wanted > 0 || kind.picked > 0).then(|| Gap {
            slug: kind.slug.clone(),
            label: kind.label.clone(),
            wanted,
            picked: kind.picked,
            words: words(kind, wanted, &inside(brief)),
        })
    };
    tiers.filter_map(gap).collect()
}

/// “ in Oregon”, where the brief names a place: only whose audience can be there may be chosen.
fn inside(brief: &Brief) -> String {
    match (brief.geo, brief.place.trim()) {
        (Some(Geo::World), _) | (_, "") => String::new(),
        (_, place) => format!(" in {place}"),
    }
}

fn words(kind: &KindView, wanted: u32, place: &str) -> String {
    let (picked, able) = (kind.picked, kind.able);
    let of_tier = |n: u32| {
        let creators = if n == 1 { "creator" } else { "creators" };
        format!("{n} {} {creators}", kind.label.to_lowercase())
    };
    match wanted.checked_sub(picked) {
        Some(0) => "As recommended.".to_owned(),
        Some(missing) if able < wanted => format!(
            "{} missing{place}: {able} of your roster may be chosen. Look for {} more.",
            of_tier(missing),
            wanted - able
        ),
        Some(missing) => format!(
            "{} missing{place}: with these fees, scores and limits others bring more. Set a fewest to keep to the mix.",
            of_tier(missing)
        ),
        None => format!(
            "{} more than recommended: with these fees, scores and limits the set brings more with them.",
            of_tier(picked - wanted)
        ),
    }
}

#[cfg(test)]
mod tests {
    use tierwise_core::domain::advice::mix::MixRow;
    use tierwise_core::domain::money::Minor;
    use tierwise_core::domain::tier::TierKind;

    use super::*;
    use crate::plan::Bounds;

    fn mix(rows: &[(TierKind, u32)]) -> Mix {
        let none = Minor::default();
        let row = |(tier, count): &(TierKind, u32)| MixRow {
            tier: *tier,
            count: *count,
            fee: none,
            each: none,
            cost: none,
            hours: 0.0,
        };
        Mix {
            rows: rows.iter().map(row).collect(),
            ..Mix::default()
        }
    }

    /// A list: of each tier who may be chosen and who is in.
    fn list(kinds: &[(TierKind, u32, u32)]) -> Picked {
        let kind = |(tier, able, picked): &(TierKind, u32, u32)| KindView {
            group: Counted::Tier,
            slug: tier.slug().to_owned(),
            label: tier.label().to_owned(),
            bounds: Bounds::default(),
            able: *able,
            picked: *picked,
        };
        Picked {
            count: kinds.iter().map(|(_, _, picked)| picked).sum(),
            kinds: kinds.iter().map(kind).collect(),
            ..Picked::default()
        }
    }

    fn brief(place: &str, geo: Geo) -> Brief {
        Brief {
            place: place.to_owned(),
            geo: Some(geo),
            ..Brief::default()
        }
    }

    fn said(gaps: &[Gap]) -> Vec<&str> {
        gaps.iter().map(|gap| gap.words.as_str()).collect()
    }

    #[test]
    fn who_is_missing_is_told_by_tier_and_place() {
        let mix = mix(&[(TierKind::Micro, 6), (TierKind::Nano, 4)]);
        let list = list(&[
            (TierKind::Nano, 9, 3),
            (TierKind::Micro, 4, 3),
            (TierKind::Macro, 5, 2),
            (TierKind::Mega, 3, 0),
        ]);
        let gaps = gaps(&mix, &list, &brief(" Oregon ", Geo::Region));
        assert_eq!(
            said(&gaps),
            [
                "2 macro creators more than recommended: with these fees, scores and limits the set brings more with them.",
                "3 micro creators missing in Oregon: 4 of your roster may be chosen. Look for 2 more.",
                "1 nano creator missing in Oregon: with these fees, scores and limits others bring more. Set a fewest to keep to the mix.",
            ]
        );
        let counts: Vec<(u32, u32)> = gaps.iter().map(|gap| (gap.wanted, gap.picked)).collect();
        assert_eq!(counts, [(0, 2), (6, 3), (4, 3)]);
    }

    #[test]
    fn without_a_place_none_is_named_and_without_a_list_nothing_is_said() {
        let mix = mix(&[(TierKind::Nano, 2)]);
        let short = list(&[(TierKind::Nano, 1, 1)]);
        let missing = "1 nano creator missing: 1 of your roster may be chosen. Look for 1 more.";
        for brief in [brief("", Geo::Region), brief("Oregon", Geo::World)] {
            assert_eq!(said(&gaps(&mix, &short, &brief)), [missing]);
        }
        let kept = list(&[(TierKind::Nano, 5, 2)]);
        let brief = brief("Oregon", Geo::Region);
        assert_eq!(said(&gaps(&mix, &kept, &brief)), ["As recommended."]);
        assert!(gaps(&mix, &Picked::default(), &brief).is_empty());
        assert!(gaps(&Mix::default(), &kept, &brief).is_empty());
    }
}
