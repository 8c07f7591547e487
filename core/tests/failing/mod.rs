//! A store in memory that fails when it is told to.

use std::cell::Cell;
use std::collections::BTreeMap;

use tierwise_core::persist::vault::{Refused, Store};

/// Of its calls, the one with the number fails, or all from there on.
#[derive(Clone, Default)]
pub struct Fake {
    pub texts: BTreeMap<String, String>,
    pub calls: Cell<u32>,
    pub fails_at: u32,
    pub for_good: bool,
    /// Takes half of a text and says nothing, as a full disk may.
    pub halves: bool,
}

impl Fake {
    fn call(&self) -> Result<(), Refused> {
        self.calls.set(self.calls.get() + 1);
        let now = self.calls.get();
        if now == self.fails_at || (self.for_good && self.fails_at > 0 && now > self.fails_at) {
            Err(Refused::Full)
        } else {
            Ok(())
        }
    }
}

impl Store for Fake {
    fn read(&self, key: &str) -> Result<Option<String>, Refused> {
        self.call()?;
        Ok(self.texts.get(key).cloned())
    }

    fn keys(&self, start: &str) -> Result<Vec<String>, Refused> {
        self.call()?;
        let keys = self.texts.keys().filter(|key| key.starts_with(start));
        Ok(keys.cloned().collect())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), Refused> {
        match self.call() {
            Err(_) if self.halves => {
                let half = text.chars().take(text.chars().count() / 2).collect();
                self.texts.insert(key.to_owned(), half);
                Ok(())
            }
            Err(refused) => Err(refused),
            Ok(()) => {
                self.texts.insert(key.to_owned(), text.to_owned());
                Ok(())
            }
        }
    }

    fn forget(&mut self, key: &str) -> Result<(), Refused> {
        self.call()?;
        self.texts.remove(key);
        Ok(())
    }
}
