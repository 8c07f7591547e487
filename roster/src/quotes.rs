//! Which price of somebody's stands for a profile.

use tierwise_core::domain::creator::Network;

/// The network that the words of a price name: “TikTok video”.
pub fn named(deliverable: &str) -> Option<Network> {
    let words = deliverable.to_lowercase();
    let mut networks = Network::ALL.iter().copied();
    // “x” stands in many words.
    networks.find(|network| network.slug().len() > 1 && words.contains(network.slug()))
}

/// The place of the price that stands for a profile on a network, by what the prices name: the first of its own network,
/// else the first that names none. What somebody asks for on one network is not what they ask for on another.
pub fn standing(
    prices: impl Iterator<Item = Option<Network>> + Clone,
    network: Option<Network>,
) -> Option<usize> {
    let mut own = prices.clone();
    let own = own.position(|named| named.is_some() && named == network);
    own.or_else(|| prices.clone().position(|named| named.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_stands_for_the_network_that_it_names() {
        let of = |prices: &[&str], network| {
            let prices = prices.iter().map(|words| named(words));
            standing(prices, network)
        };
        let (instagram, tiktok) = (Some(Network::Instagram), Some(Network::TikTok));
        let list = ["Story", "TikTok video", "Instagram Reel"];
        assert_eq!(of(&list, instagram), Some(2));
        assert_eq!(of(&list, tiktok), Some(1));
        assert_eq!(of(&list, Some(Network::YouTube)), Some(0));
        assert_eq!(of(&list, None), Some(0));
        assert_eq!(of(&["TikTok video"], instagram), None);
        assert_eq!(of(&["Text and 2 x story"], Some(Network::X)), Some(0));
    }
}
