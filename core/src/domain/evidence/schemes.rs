//! Published tier schemes, side by side, and the editor for the user's own.

use std::sync::OnceLock;

use crate::domain::entry::{clean_text, parse_followers};
use crate::domain::sort::sort_short;
use crate::domain::tier::TierKind::{self, Celebrity, Macro, Mega, Micro, Mid, Nano};
use crate::domain::tier::{Band, SchemeError, TierScheme};

/// Id and source of every scheme the user drew.
pub const USER: &str = "user";

/// A source that names tiers but draws no bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unbounded {
    /// Stable id, in the same name space as the schemes.
    pub id: &'static str,
    /// Name to show.
    pub name: &'static str,
    /// Id of the source.
    pub source: &'static str,
    /// What it weighs instead of a count: label and question.
    pub weighs: &'static [(&'static str, &'static str)],
    /// One sentence for the ruler.
    pub text: &'static str,
}

/// The agency post that draws no line between micro and macro.
pub const NO_BOUNDS: Unbounded = Unbounded {
    id: "agency-post",
    name: "Agency post",
    source: "seed-002",
    weighs: &[
        ("Reach", "How many people follow the account?"),
        (
            "Engagement",
            "How often do account and followers really answer each other?",
        ),
        ("Influence", "Do followers take the account's advice?"),
    ],
    text: "No bounds: weighs reach, engagement and influence. An account with 50,000 followers may have influence where one with 100,000 has none.",
};

/// A scheme as its source prints it. Bands start where the one before ends; the first number is the lowest bound.
struct Preset {
    id: &'static str,
    name: &'static str,
    source: &'static str,
    year: Option<u16>,
    from: u64,
    /// Tier, the source's own word where it differs, upper bound (0 for none).
    bands: &'static [(TierKind, &'static str, u64)],
}

const K: u64 = 1_000;
const M: u64 = 1_000_000;

macro_rules! presets {
    ($($id:literal $name:literal, $source:literal $year:expr, from $from:expr, [$($tier:ident $word:literal $upper:expr),+], $note:literal;)+) => {
        static PRESETS: &[Preset] = &[$(Preset {
            id: $id, name: $name, source: $source, year: $year, from: $from, bands: &[$(($tier, $word, $upper)),+],
        }),+];

        /// Id and note of each: apart, so that a page without the notes does not carry them.
        static NOTES: &[(&str, &str)] = &[$(($id, $note)),+];
    };
}

// The default first, then the sources the product started from, then by name.
presets! {
    "influencer-hero" "Influencer Hero", "seed-001" None, from K,
        [Nano "" 10 * K, Micro "" 100 * K, Macro "" 500 * K, Mega "" M, Celebrity "" 0],
        "The glossary gives mega 500,000 and more, celebrities 1 million and more; from 1 million up the higher tier counts.";
    "planoly" "PLANOLY", "seed-000" None, from K, [Nano "" 10 * K, Micro "" 100 * K],
        "Defines no tier above 100,000.";
    "popular-pays" "Popular Pays", "seed-003" None, from 0, [Micro "" 100 * K],
        "Defines micro only, up to and including 100,000.";
    "explainer" "Explainer post", "seed-004" None, from K, [Micro "" 100 * K],
        "Defines micro only.";
    "asv-world" "asv.world", "asv-world" None, from 0, [Nano "" 10 * K, Micro "" 200 * K, Macro "" M, Mega "" 0],
        "";
    "elysian" "Elysian", "elysian" None, from 0, [Nano "" 3 * K, Micro "" 100 * K, Macro "" 500 * K, Mega "" 0],
        "";
    "favikon" "Favikon", "favikon" None, from 0, [Nano "" 10 * K, Micro "" 100 * K, Macro "" 500 * K, Mega "" 0],
        "";
    "heepsy" "Heepsy", "heepsy" None, from K, [Nano "" 5 * K, Micro "" 50 * K],
        "The page goes on with mega from 1 million; nothing is said of 50,000 to 1 million, so mega is left out.";
    "hypeauditor-blog" "HypeAuditor, oldest", "hypeauditor-blog" None, from K,
        [Nano "Rookie" 5 * K, Micro "" 20 * K, Mid "Prosumer" 100 * K, Macro "Maven" M, Celebrity "" 0],
        "";
    "hypeauditor-2021" "HypeAuditor 2021, Statista", "hypeauditor-2021" Some(2021), from K,
        [Nano "" 5 * K, Micro "" 20 * K, Mid "" 100 * K, Macro "" M, Mega "" 0],
        "";
    "hypeauditor-2023" "HypeAuditor 2023 to 2026", "hypeauditor-2023" Some(2023), from K,
        [Nano "" 10 * K, Micro "" 50 * K, Mid "" 500 * K, Macro "" M, Mega "" 0],
        "";
    "impact" "impact.com", "impact" None, from 250 * K, [Macro "" M, Mega "" 0],
        "Defines macro and mega only; calls mega celebrities too.";
    "inbeat-cost" "inBeat, cost calculator", "inbeat" None, from K,
        [Nano "" 10 * K, Micro "" 50 * K, Mid "" 300 * K, Macro "" M, Mega "" 0],
        "The same company's budget calculator draws other bounds.";
    "inbeat-spend" "inBeat, budget calculator", "inbeat" None, from K, [Nano "" 5 * K, Micro "" 50 * K, Macro "" 250 * K],
        "The same company's cost calculator draws other bounds.";
    "influencertools" "Influencertools (TikTok)", "influencertools" None, from K,
        [Nano "" 10 * K, Micro "" 30 * K, Mid "" 100 * K, Macro "" M, Mega "" 0],
        "For TikTok.";
    "imh-2024" "Influencer Marketing Hub 2024", "imh-2024" Some(2024), from K,
        [Nano "" 10 * K, Micro "" 100 * K, Macro "" M, Mega "" 0],
        "";
    "imh-early" "Influencer Marketing Hub, early", "imh-early" None, from 0,
        [Nano "" K, Micro "" 40 * K, Macro "" M, Mega "" 0],
        "That nano means under 1,000 is from memory.";
    "izea" "IZEA", "izea-tiers" Some(2022), from 0,
        [Nano "" 10 * K, Micro "" 50 * K, Mid "" 200 * K, Macro "" 500 * K, Mega "" M, Celebrity "" 0],
        "";
    "klear" "Klear 2019", "klear-2019" Some(2019), from 500,
        [Nano "" 5 * K, Micro "" 30 * K, Mid "Power user" 500 * K, Celebrity "" 0],
        "The bound between micro and power user is from memory.";
    "later-fohr" "Later and Fohr 2021", "later-fohr-2021" Some(2021), from 0,
        [Nano "" 10 * K, Micro "" 100 * K, Mid "" 500 * K, Macro "" M, Mega "Mega macro" 0],
        "";
    "mediakix" "Mediakix and TIDES", "mediakix" None, from K,
        [Nano "" 10 * K, Micro "" 50 * K, Mid "" 500 * K, Macro "" M, Mega "" 0],
        "The upper tiers were cut off in our copy and come from pages that repeat the scheme.";
    "shopify" "Shopify", "shopify" None, from K,
        [Nano "" 10 * K, Micro "" 100 * K, Mid "" 500 * K, Macro "" M, Mega "" 0],
        "";
    "upfluence" "Upfluence", "upfluence" None, from 0,
        [Nano "" 15 * K, Micro "" 50 * K, Mid "" 100 * K, Macro "" 500 * K, Mega "" M, Celebrity "" 0],
        "Brackets of a search filter; the tier words are ours, in order of size.";
}

impl Preset {
    fn build(&self) -> Result<TierScheme, SchemeError> {
        let lowers =
            std::iter::once(self.from).chain(self.bands.iter().map(|(_, _, upper)| *upper));
        let bands = self
            .bands
            .iter()
            .zip(lowers)
            .map(|((tier, word, upper), lower)| Band {
                tier: *tier,
                label: (!word.is_empty()).then(|| (*word).to_owned()),
                lower,
                upper: (*upper > 0).then_some(*upper),
            })
            .collect();
        TierScheme::new(self.id, self.name, self.source, self.year, bands)
    }
}

/// The scheme the model starts with: the Influencer Hero glossary, its overlap resolved to the higher tier.
pub fn default_scheme() -> TierScheme {
    match PRESETS.first().map(Preset::build) {
        Some(Ok(scheme)) => scheme,
        // A constant; the test below builds it.
        _ => unreachable!(),
    }
}

/// Every published scheme with bounds, the default first.
pub fn presets() -> Vec<TierScheme> {
    all().to_vec()
}

/// [`presets`] without a copy.
pub fn all() -> &'static [TierScheme] {
    static ALL: OnceLock<Vec<TierScheme>> = OnceLock::new();
    ALL.get_or_init(|| PRESETS.iter().filter_map(|p| p.build().ok()).collect())
}

/// The preset with this id.
pub fn scheme(id: &str) -> Option<TierScheme> {
    all().iter().find(|s| s.id() == id).cloned()
}

/// What had to be decided to turn a source's words into contiguous bounds; empty where nothing had to.
pub fn note(id: &str) -> &'static str {
    NOTES
        .iter()
        .find(|(scheme, _)| *scheme == id)
        .map_or("", |(_, note)| note)
}

/// Schemes that give an account another tier than the active one: name and tier, `None` where the scheme has no tier
/// of that size.
pub fn disagreements(followers: u64, active: &TierScheme) -> Vec<(String, Option<TierKind>)> {
    let own = active.band_of(followers).map(|b| b.tier);
    others(active)
        .map(|s| (s.name().to_owned(), s.band_of(followers).map(|b| b.tier)))
        .filter(|(_, tier)| *tier != own)
        .collect()
}

/// How many published schemes call an account by the active scheme's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Schemes that use the same tier.
    pub same: usize,
    /// Schemes that use another tier.
    pub other: usize,
    /// Schemes that have no tier for this size.
    pub silent: usize,
}

/// Counts the presets, without the active scheme itself.
pub fn agreement(active: &TierScheme, followers: u64) -> Agreement {
    let own = active.band_of(followers).map(|b| b.tier);
    others(active).fold(Agreement::default(), |mut a, s| {
        match s.band_of(followers).map(|b| b.tier) {
            None => a.silent += 1,
            tier if tier == own => a.same += 1,
            Some(_) => a.other += 1,
        }
        a
    })
}

fn others(active: &TierScheme) -> impl Iterator<Item = &'static TierScheme> {
    all().iter().filter(move |s| s.id() != active.id())
}

/// Followers that change tier between two schemes, half-open like a band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierChange {
    /// First number of followers concerned.
    pub lower: u64,
    /// First number no longer concerned; `None` for no end.
    pub upper: Option<u64>,
    /// Tier under the old scheme; `None` below or above its bands.
    pub from: Option<TierKind>,
    /// Tier under the new scheme.
    pub to: Option<TierKind>,
}

/// Which follower ranges change tier, from small to large.
pub fn changes(from: &TierScheme, to: &TierScheme) -> Vec<TierChange> {
    let tier = |scheme: &TierScheme, followers| scheme.band_of(followers).map(|b| b.tier);
    let bounds = from
        .bands()
        .iter()
        .chain(to.bands())
        .flat_map(|b| std::iter::once(b.lower).chain(b.upper));
    let mut bounds: Vec<u64> = std::iter::once(0).chain(bounds).collect();
    sort_short(&mut bounds, Ord::cmp);
    bounds.dedup();
    let ends = bounds.iter().skip(1).copied().map(Some).chain([None]);

    let mut changes: Vec<TierChange> = Vec::new();
    for (&lower, upper) in bounds.iter().zip(ends) {
        let (old, new) = (tier(from, lower), tier(to, lower));
        match changes.last_mut() {
            Some(last) if last.upper == Some(lower) && (last.from, last.to) == (old, new) => {
                last.upper = upper
            }
            _ if old != new => changes.push(TierChange {
                lower,
                upper,
                from: old,
                to: new,
            }),
            _ => {}
        }
    }
    changes
}

/// One tier's bounds as typed. Both empty: the tier is not in the scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandEntry {
    /// The tier of the row.
    pub tier: TierKind,
    /// Followers from which it counts; empty takes over where the tier before it ends, or zero.
    pub lower: String,
    /// First number that no longer counts; empty takes over where the next tier starts, or no end.
    pub upper: String,
}

/// Which field of the editor an error belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditField {
    /// The scheme's name.
    Name,
    /// The lower bound of a tier.
    Lower(TierKind),
    /// The upper bound of a tier.
    Upper(TierKind),
    /// The scheme as a whole.
    Scheme,
}

/// What is wrong in one field, in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditError {
    /// The field.
    pub field: EditField,
    /// What is wrong and what to enter.
    pub message: String,
}

/// The rows of the editor filled with a scheme's bounds, one per tier in order, absent tiers empty.
pub fn edit_rows(scheme: &TierScheme) -> Vec<BandEntry> {
    let text = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    TierKind::ALL
        .iter()
        .map(|&tier| {
            let band = scheme.bands().iter().find(|b| b.tier == tier);
            BandEntry {
                tier,
                lower: text(band.map(|b| b.lower)),
                upper: text(band.and_then(|b| b.upper)),
            }
        })
        .collect()
}

/// Builds the user's scheme from typed bounds (“10k”, “10,000”, “”). Rows may come in any order. A tier that ends one
/// follower before the next starts (“9,999”, “10,000”) is read as ending there.
///
/// # Errors
/// Every field that is wrong, in plain words naming the tier.
pub fn validate_edit(name: &str, rows: &[BandEntry]) -> Result<TierScheme, Vec<EditError>> {
    let name = clean_text(name);
    if name.is_empty() {
        let message = "Give the scheme a name, for instance My tiers.".to_owned();
        return Err(vec![EditError {
            field: EditField::Name,
            message,
        }]);
    }
    let mut errors = Vec::new();
    let mut typed: Vec<(TierKind, Option<u64>, Option<u64>)> = Vec::new();
    for row in rows
        .iter()
        .filter(|r| !(r.lower.trim().is_empty() && r.upper.trim().is_empty()))
    {
        let mut read = |text: &str, field: EditField, end: &str| {
            if text.trim().is_empty() {
                return None;
            }
            let bad = |e| EditError {
                field,
                message: format!("Where {} {end}: {e}", row.tier.label()),
            };
            parse_followers(text).map_err(|e| errors.push(bad(e))).ok()
        };
        let lower = read(&row.lower, EditField::Lower(row.tier), "starts");
        let upper = read(&row.upper, EditField::Upper(row.tier), "ends");
        typed.push((row.tier, lower, upper));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    sort_short(&mut typed, |a, b| a.0.cmp(&b.0));

    let before = std::iter::once(None).chain(typed.iter().map(Some));
    let after = typed.iter().skip(1).map(Some).chain([None]);
    let mut bands = Vec::new();
    for ((&(tier, lower, upper), before), after) in typed.iter().zip(before).zip(after) {
        let lower = lower.or(match before {
            None => Some(0),
            Some((_, _, end)) => *end,
        });
        let next = after.and_then(|(_, start, _)| *start);
        let upper = match (upper, next) {
            (Some(end), Some(start)) if end.checked_add(1) == Some(start) => Some(start),
            (end, start) => end.or(start),
        };
        match lower {
            Some(lower) => bands.push(Band {
                tier,
                label: None,
                lower,
                upper,
            }),
            None => errors.push(EditError {
                field: EditField::Lower(tier),
                message: format!(
                    "Enter where {} starts, or where the tier before it ends.",
                    tier.label()
                ),
            }),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    TierScheme::new(USER, name, USER, None, bands).map_err(|e| {
        vec![EditError {
            field: field_of(&e),
            message: e.to_string(),
        }]
    })
}

fn field_of(error: &SchemeError) -> EditField {
    match error {
        SchemeError::Empty => EditField::Scheme,
        SchemeError::NotIncreasing { tier, .. } | SchemeError::OpenInside { tier } => {
            EditField::Upper(*tier)
        }
        SchemeError::Gap { above, .. } | SchemeError::Overlap { above, .. } => {
            EditField::Lower(*above)
        }
        SchemeError::Order { second, .. } => EditField::Lower(*second),
        SchemeError::TooLarge { tier } => EditField::Lower(*tier),
    }
}

/// A scheme with its names as they may be kept: one line, bounded.
pub fn tidy(scheme: TierScheme) -> TierScheme {
    let bands = scheme
        .bands()
        .iter()
        .map(|b| Band {
            label: b.label.as_deref().map(clean_text),
            ..b.clone()
        })
        .collect();
    let (id, name, source) = (
        clean_text(scheme.id()),
        clean_text(scheme.name()),
        clean_text(scheme.source()),
    );
    TierScheme::new(id, name, source, scheme.year(), bands).unwrap_or(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::sources::source;

    #[test]
    fn every_preset_builds_and_has_a_source() {
        for p in PRESETS {
            let scheme = p.build().unwrap_or_else(|e| panic!("{}: {e}", p.id));
            assert!(source(scheme.source()).is_some(), "{}", p.id);
            assert_eq!(
                all().iter().filter(|s| s.id() == p.id).count(),
                1,
                "{}",
                p.id
            );
            assert_ne!(p.id, NO_BOUNDS.id);
            assert_eq!(super::scheme(p.id).as_ref(), Some(&scheme));
        }
        assert_eq!(all().len(), PRESETS.len());
        assert_eq!(all().first(), Some(&default_scheme()));
        assert!(source(NO_BOUNDS.source).is_some());
    }

    #[test]
    fn the_default_resolves_the_overlap_upwards() {
        let d = default_scheme();
        let tier = |n| d.band_of(n).map(|b| b.tier);
        assert_eq!(
            [tier(999), tier(1_000), tier(9_999)],
            [None, Some(Nano), Some(Nano)]
        );
        assert_eq!([tier(10_000), tier(100_000)], [Some(Micro), Some(Macro)]);
        assert_eq!(
            [tier(999_999), tier(1_000_000), tier(u64::MAX)],
            [Some(Mega), Some(Celebrity), Some(Celebrity)]
        );
    }

    #[test]
    fn sources_disagree_where_they_do() {
        let d = default_scheme();
        let at = disagreements(60_000, &d);
        assert!(at.contains(&("Mediakix and TIDES".to_owned(), Some(Mid))));
        assert!(at.contains(&("Heepsy".to_owned(), None)));
        assert!(
            !at.iter()
                .any(|(name, _)| name == "PLANOLY" || name == d.name())
        );
        let a = agreement(&d, 60_000);
        assert_eq!(a.same + a.other + a.silent, all().len() - 1);
        assert_eq!(a.other + a.silent, at.len());
        assert!(a.same >= 8);
    }

    #[test]
    fn changes_cover_exactly_what_differs() {
        let (a, b) = (default_scheme(), scheme("shopify").unwrap());
        assert_eq!(
            changes(&a, &b),
            [
                TierChange {
                    lower: 100_000,
                    upper: Some(500_000),
                    from: Some(Macro),
                    to: Some(Mid)
                },
                TierChange {
                    lower: 500_000,
                    upper: Some(1_000_000),
                    from: Some(Mega),
                    to: Some(Macro)
                },
                TierChange {
                    lower: 1_000_000,
                    upper: None,
                    from: Some(Celebrity),
                    to: Some(Mega)
                },
            ]
        );
        assert!(changes(&a, &a).is_empty());
        for a in all() {
            for b in all() {
                let ranges = changes(a, b);
                for n in [
                    0, 1, 499, 999, 1_000, 4_999, 20_000, 45_000, 99_999, 100_000, 350_000,
                    999_999, 1_000_000, 90_000_000,
                ] {
                    let differs = a.band_of(n).map(|b| b.tier) != b.band_of(n).map(|b| b.tier);
                    let inside = ranges
                        .iter()
                        .any(|r| n >= r.lower && r.upper.is_none_or(|u| n < u));
                    assert_eq!(differs, inside, "{} to {} at {n}", a.id(), b.id());
                }
            }
        }
    }

    fn rows(cells: &[(TierKind, &str, &str)]) -> Vec<BandEntry> {
        cells
            .iter()
            .map(|(tier, l, u)| BandEntry {
                tier: *tier,
                lower: (*l).into(),
                upper: (*u).into(),
            })
            .collect()
    }

    #[test]
    fn typed_bounds_become_a_scheme() {
        let typed = rows(&[
            (Nano, "1k", "9,999"),
            (Micro, "10,000", ""),
            (Mid, "", ""),
            (Macro, "100k", "1M"),
            (Mega, "", ""),
        ]);
        let s = validate_edit("  Mine ", &typed).unwrap();
        assert_eq!((s.id(), s.name(), s.source()), (USER, "Mine", USER));
        let bounds: Vec<_> = s
            .bands()
            .iter()
            .map(|b| (b.tier, b.lower, b.upper))
            .collect();
        assert_eq!(
            bounds,
            [
                (Nano, 1_000, Some(10_000)),
                (Micro, 10_000, Some(100_000)),
                (Macro, 100_000, Some(1_000_000))
            ]
        );
        for preset in all() {
            let again = validate_edit("x", &edit_rows(preset)).unwrap();
            assert!(changes(preset, &again).is_empty(), "{}", preset.id());
        }
    }

    #[test]
    fn wrong_bounds_are_named() {
        let first = |cells: &[(TierKind, &str, &str)]| {
            validate_edit("x", &rows(cells)).unwrap_err().remove(0)
        };
        let e = first(&[(Nano, "lots", "10k"), (Micro, "10k", "-5")]);
        assert_eq!(e.field, EditField::Lower(Nano));
        assert!(
            e.message
                .starts_with("Where Nano starts: Enter a number of followers"),
            "{}",
            e.message
        );
        assert_eq!(
            first(&[(Nano, "1k", "5k"), (Micro, "10k", "")]).field,
            EditField::Lower(Micro)
        );
        assert_eq!(
            first(&[(Nano, "1k", "20k"), (Micro, "10k", "")]).field,
            EditField::Lower(Micro)
        );
        assert_eq!(first(&[(Nano, "10k", "1k")]).field, EditField::Upper(Nano));
        assert_eq!(
            first(&[(Nano, "1k", ""), (Micro, "", "50k")]).field,
            EditField::Lower(Micro)
        );
        assert_eq!(first(&[]).field, EditField::Scheme);
        assert_eq!(
            validate_edit(" ", &[]).unwrap_err().remove(0).field,
            EditField::Name
        );
        assert_eq!(
            validate_edit("x", &rows(&[(Nano, "a", "b"), (Micro, "c", "d")]))
                .unwrap_err()
                .len(),
            4
        );
    }
}
