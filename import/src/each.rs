//! Figures of several profiles in one cell: “12k IG / 45k TT”, or “12k, 45k” beside “Instagram, TikTok”.

use tierwise_core::domain::creator::Network;

use crate::headers::network;
use crate::words::trim;

/// What stands between the figures, what separates most first.
const BETWEEN: [&str; 7] = ["\n", ";", "|", "/", "+", "&", ", "];

/// What may stand around the name of a network.
const AROUND: [char; 5] = ['(', ')', '[', ']', ':'];

/// The figures of a cell, each with the network that it names or that stands in its place among those named `beside` it.
/// `None` where they are not one figure for each of several networks.
pub fn each(cell: &str, beside: &[Network]) -> Option<Vec<(Network, String)>> {
    let between = BETWEEN.into_iter().find(|sign| cell.contains(sign))?;
    let parts = cell.split(between).map(trim).filter(|p| !p.is_empty());
    let parts: Vec<(Option<Network>, String)> = parts.map(named).collect();
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
