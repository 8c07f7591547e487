//! Figures of several profiles in one cell: “12k IG / 45k TT”, or “12k, 45k” beside “Instagram, TikTok”.

use tierwise_core::domain::creator::Network;

use crate::headers::network;
use crate::number::{self, Mark, Read};
use crate::words::trim;

/// What stands between the figures, what separates most first.
const BETWEEN: [&str; 7] = ["\n", ";", "|", "/", "+", "&", ", "];

/// What may stand around the name of a network.
const AROUND: [char; 5] = ['(', ')', '[', ']', ':'];

/// The figures of a cell, each with the network that it names or that stands in its place among those named `beside` it.
/// `None` where they are not one figure for each of several networks.
pub fn each(cell: &str, beside: &[Network]) -> Option<Vec<(Network, String)>> {
    let parts: Vec<(Option<Network>, String)> = parts(cell)?.collect();
    let is_beside = parts.len() == beside.len() && parts.iter().all(|(own, _)| own.is_none());
    let places = parts.into_iter().enumerate();
    let figures = places.map(|(at, (own, figure))| {
        let network = if is_beside {
            beside.get(at).copied()
        } else {
            own
        };
        Some((network?, figure))
    });
    let figures: Vec<(Network, String)> = figures.collect::<Option<_>>()?;
    let is_once = |(at, (network, _)): (usize, &(Network, String))| {
        figures.iter().take(at).all(|(before, _)| before != network)
    };
    (figures.len() > 1 && figures.iter().enumerate().all(is_once)).then_some(figures)
}

/// Whether a cell holds several figures, whatever is said of their networks.
pub fn are_several(cell: &str, mark: Mark) -> bool {
    let is_figure = |(_, part): (_, String)| matches!(number::read(&part, mark), Read::Number(_));
    parts(cell).is_some_and(|mut parts| parts.all(is_figure))
}

/// The parts of a cell of several.
fn parts(cell: &str) -> Option<impl Iterator<Item = (Option<Network>, String)>> {
    let between = BETWEEN.into_iter().find(|sign| cell.contains(sign))?;
    let parts = cell.split(between).map(trim).filter(|p| !p.is_empty());
    Some(parts.map(named))
}

/// The network that a part names, and the part without it.
fn named(part: &str) -> (Option<Network>, String) {
    let words = || {
        part.split_whitespace()
            .map(|word| word.trim_matches(AROUND))
    };
    let found = words().find_map(|word| Some((word, network(word)?)));
    let Some((name, network)) = found else {
        return (None, part.to_owned());
    };
    let rest: Vec<&str> = words()
        .filter(|word| *word != name && *word != "on")
        .collect();
    (Some(network), rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Network::{Instagram, TikTok, YouTube};

    #[test]
    fn figures_are_told_from_words() {
        for (cell, several) in [
            ("12k, 45k", true),
            ("12k IG / 45k TT", true),
            ("12k", false),
            ("tea, candles", false),
            ("12k / none yet", false),
        ] {
            assert_eq!(are_several(cell, Mark::Point), several, "{cell}");
        }
    }

    #[test]
    fn each_figure_has_a_network() {
        let both = [Instagram, TikTok];
        for (cell, beside, expected) in [
            ("12k, 45k", &both[..], Some("12k 45k")),
            ("12,000 / 45,000", &both, Some("12,000 45,000")),
            ("12k IG / 45k TT", &[], Some("12k 45k")),
            ("IG: 12k\nTikTok: 45k", &[], Some("12k 45k")),
            (
                "12k on Instagram, 45k (TikTok)",
                &[YouTube],
                Some("12k 45k"),
            ),
            ("12k, 45k", &[], None),
            ("12k, 45k, 3k", &both, None),
            ("12k IG / 45k", &both, None),
            ("12k IG / 45k IG", &[], None),
            ("12k", &both, None),
        ] {
            let found = each(cell, beside).map(|figures| {
                let (networks, figures): (Vec<_>, Vec<_>) = figures.into_iter().unzip();
                assert_eq!(networks, both, "{cell}");
                figures.join(" ")
            });
            assert_eq!(found.as_deref(), expected, "{cell}");
        }
    }
}
