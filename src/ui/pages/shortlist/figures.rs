//! Figures of a short list in words.

use tierwise_core::domain::money::{Currency, Minor};
use tierwise_core::domain::tier::TierKind;
use tierwise_roster::wire::{Counted, Face, KindView, PickView, Picked, Swap};

use crate::ui::charts::parts::chip;
use crate::ui::format;
use crate::ui::markup::Html;

/// An amount of a list.
pub fn money(picked: &Picked, minor: i64) -> String {
    format::money(Minor::new(minor).unwrap_or_default(), currency(picked))
}

/// An amount of a list in major units.
pub fn major(picked: &Picked, minor: i64) -> f64 {
    let minor = Minor::new(minor).unwrap_or_default();
    minor.major(currency(picked))
}

/// The currency of a list.
pub fn currency(picked: &Picked) -> Currency {
    Currency::parse(&picked.terms.currency).unwrap_or(Currency::USD)
}

/// Results: whole from ten on, with a decimal below.
pub fn results(number: f64) -> String {
    if number.abs() < 10.0 {
        format::decimal(number, 1)
    } else {
        format::whole(number)
    }
}

/// A change of results with its sign. One that would round to nothing has another figure.
pub fn change(number: f64) -> String {
    let decimals = match number.abs() {
        10.0.. => 0,
        0.05.. => 1,
        _ => 2,
    };
    format::points(number, decimals)
}

/// A change of results, from what was found to what it is at most: “−120 to −80”, “−120” where that is proven.
pub fn span(swap: &Swap) -> String {
    let (least, most) = (change(swap.change), change(swap.most));
    if least == most {
        least
    } else {
        format!("{least} to {most}")
    }
}

/// “Instagram, 48.2K, Portland, OR”.
pub fn about(face: &Face) -> String {
    let followers = face.followers.map(|f| format::compact_followers(f as f64));
    let named = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let parts = [named(&face.network.1), followers, named(&face.place)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The mark and name of a tier.
pub fn tier(slug: &str, label: &str) -> Html {
    TierKind::from_slug(slug).map_or_else(|| label.into(), |kind| chip(kind, label))
}

/// The class that colors a tier.
pub fn class(slug: &str) -> &'static str {
    TierKind::from_slug(slug).map_or("none", crate::ui::charts::tier_class)
}

/// The tiers of a list, largest first.
pub fn tiers(picked: &Picked) -> impl DoubleEndedIterator<Item = &KindView> {
    picked
        .kinds
        .iter()
        .filter(|kind| kind.group == Counted::Tier)
        .rev()
}

/// Those of a tier who are shown one by one.
pub fn of_tier<'a>(picked: &'a Picked, slug: &'a str) -> impl Iterator<Item = &'a PickView> {
    let is = move |pick: &&PickView| pick.face.tier.as_ref().map_or("", |t| t.0.as_str()) == slug;
    picked.picks.iter().filter(is)
}

/// Names that are said; the rest is counted.
const SAID: usize = 3;

/// “@a, @b and @c”, “@a, @b, @c and 4 others”; “nobody” for none.
pub fn names(names: &[String]) -> String {
    match names {
        [first @ .., _] if names.len() > SAID + 1 => {
            let said: Vec<&str> = first.iter().take(SAID).map(String::as_str).collect();
            format!("{} and {} others", said.join(", "), names.len() - SAID)
        }
        [] => "nobody".to_owned(),
        all => joined(all),
    }
}

/// What dropping somebody would change, and who else would come and go with them.
pub fn without(change: &str, swap: &Swap) -> String {
    let joins = (!swap.joins.is_empty()).then(|| format!("with {} instead", names(&swap.joins)));
    let leaves = (!swap.leaves.is_empty()).then(|| format!("and without {}", names(&swap.leaves)));
    let parts = [Some(change.to_owned()), joins, leaves];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    format!("Without: {}.", said.join(", "))
}

/// Who would go if somebody had to be in, and who else would come with them.
pub fn with(swap: &Swap) -> String {
    let (joins, leaves) = (names(&swap.joins), names(&swap.leaves));
    match (swap.joins.is_empty(), swap.leaves.is_empty()) {
        (true, true) => "Fits beside the others, but adds nothing.".to_owned(),
        (false, true) => format!("Fits beside the others with {joins}, but adds nothing."),
        (true, false) => format!("Would push out {leaves}."),
        (false, false) => format!("Would push out {leaves}, and bring in {joins} as well."),
    }
}

/// “a”, “a and b”, “a, b and c”.
pub fn joined(all: &[String]) -> String {
    match all {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        all => all.concat(),
    }
}

/// How far a set may be from the best.
pub fn gap(share: f64) -> String {
    // A gap is never told as none where there is one.
    if share > 0.0 && share < 0.000_05 {
        "under 0.01%".to_owned()
    } else {
        format!("{}%", format::decimal(share * 100.0, 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swap(joins: &[&str], leaves: &[&str]) -> Swap {
        let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect();
        Swap {
            joins: names(joins),
            leaves: names(leaves),
            ..Swap::default()
        }
    }

    #[test]
    fn dropping_somebody_says_who_comes_and_who_goes_besides() {
        let said = |joins: &[&str], leaves: &[&str]| without("−120", &swap(joins, leaves));
        assert_eq!(said(&[], &[]), "Without: −120.");
        assert_eq!(
            said(&["@a", "@b", "@c"], &[]),
            "Without: −120, with @a, @b and @c instead."
        );
        assert_eq!(
            said(&["@a"], &["@x", "@y"]),
            "Without: −120, with @a instead, and without @x and @y."
        );
        assert_eq!(
            said(&["@a", "@b", "@c", "@d", "@e", "@f"], &["@x"]),
            "Without: −120, with @a, @b, @c and 3 others instead, and without @x."
        );
    }

    #[test]
    fn bringing_somebody_in_says_who_goes_and_who_comes_besides() {
        let said = |joins: &[&str], leaves: &[&str]| with(&swap(joins, leaves));
        assert_eq!(said(&[], &["@x", "@y"]), "Would push out @x and @y.");
        assert_eq!(
            said(&["@a"], &["@x"]),
            "Would push out @x, and bring in @a as well."
        );
        assert_eq!(said(&[], &[]), "Fits beside the others, but adds nothing.");
    }
}
