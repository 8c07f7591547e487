//! Sorting of short lists.

use std::cmp::Ordering;

/// Sorts a list of at most a few dozen by insertion; what compares equal keeps its order. The standard sort is built
/// for millions, and every type it is used with costs the page two kilobytes.
pub(crate) fn sort_short<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    for end in 1..list.len() {
        for i in (1..=end).rev() {
            match list.get(i - 1..=i) {
                Some([before, here]) if compare(before, here).is_gt() => list.swap(i - 1, i),
                _ => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_is_the_stable_sort(list in prop::collection::vec((0u8..5, any::<u8>()), 0..40)) {
            let (mut ours, mut stds) = (list.clone(), list);
            sort_short(&mut ours, |a, b| a.0.cmp(&b.0));
            stds.sort_by_key(|x| x.0);
            prop_assert_eq!(ours, stds);
        }
    }
}
