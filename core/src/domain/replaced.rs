//! Shipped figures that the user has replaced.

/// The user's values by key, in the order of the keys.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Replaced<K>(Vec<(K, f64)>);

impl<K> Default for Replaced<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + Ord> Replaced<K> {
    /// The user's value, if there is one.
    pub(super) fn get(&self, key: K) -> Option<f64> {
        self.iter().find(|(k, _)| *k == key).map(|(_, value)| value)
    }

    /// Replaces a value; `None` goes back to the shipped one.
    pub(super) fn set(&mut self, key: K, value: Option<f64>) {
        self.0.retain(|(k, _)| *k != key);
        if let Some(value) = value {
            let place = self.0.partition_point(|(k, _)| *k < key);
            self.0.insert(place, (key, value));
        }
    }

    /// All of them, by key.
    pub(super) fn iter(&self) -> impl Iterator<Item = (K, f64)> + '_ {
        self.0.iter().copied()
    }
}
