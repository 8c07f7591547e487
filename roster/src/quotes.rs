//! Which price of somebody's stands for a profile.

use tierwise_core::domain::creator::Network;
pub use tierwise_import::network_paid as named;

/// The place of the price that stands for a profile on a network, by what the prices name: the first of its own network,
/// else the first that names none. What somebody asks for on one network is not what they ask for on another; of a profile
/// whose network nobody knows it may be any.
pub fn standing(
    prices: impl Iterator<Item = Option<Network>> + Clone,
    network: Option<Network>,
) -> Option<usize> {
    let mut own = prices.clone();
    let own = own.position(|named| named.is_some() && named == network);
    let open = || prices.clone().position(|named| named.is_none());
    let any = || prices.clone().next().filter(|_| network.is_none());
    own.or_else(open).or_else(|| any().map(|_| 0))
}

/// How many prices could stand for a profile on a network as well as the one that does, with that one.
pub fn rivals(
    prices: impl Iterator<Item = Option<Network>> + Clone,
    network: Option<Network>,
) -> usize {
    let stands = standing(prices.clone(), network).and_then(|at| prices.clone().nth(at));
    let as_good = |named: &Option<Network>| network.is_none() || Some(*named) == stands;
    prices.filter(as_good).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_that_could_stand_as_well_are_counted() {
        let of = |prices: &[&str], network| {
            let prices = prices.iter().map(|words| named(words));
            rivals(prices, network)
        };
        let list = ["Story", "TikTok video", "Reel", "TikTok", "TikTok live"];
        assert_eq!(of(&list, Some(Network::TikTok)), 3);
        assert_eq!(of(&list, Some(Network::Instagram)), 2);
        assert_eq!(of(&list, None), 5);
        assert_eq!(of(&["Fee"], Some(Network::Instagram)), 1);
        assert_eq!(of(&[], None), 0);
    }

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
        assert_eq!(of(&["TikTok video", "Instagram"], None), Some(0));
        assert_eq!(of(&[], None), None);
        assert_eq!(of(&["Rate IG Reel", "TT video"], tiktok), Some(1));
        assert_eq!(of(&["Text and 2 x story"], Some(Network::X)), Some(0));
        assert_eq!(of(&["Story", "X post"], Some(Network::X)), Some(1));
    }
}
