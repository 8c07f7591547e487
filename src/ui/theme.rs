//! Light, dark, or as the system says. `early.js` applies the choice before the first paint; this changes it.

use leptos::prelude::document;

use crate::platform::storage;

/// Where the choice is kept; `early.js` reads the same key.
const KEY: &str = "tierwise.theme";

/// A choice of theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// What the user reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Auto => "Auto",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    fn slug(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The choice of last time.
    pub fn stored() -> Self {
        let stored = storage::read(KEY).ok().flatten();
        Self::ALL
            .into_iter()
            .find(|t| t.slug() == stored.as_deref())
            .unwrap_or(Self::Auto)
    }

    /// Shows the theme and remembers it. Where storage is blocked it holds for this visit.
    pub fn apply(self) {
        let root = document().document_element();
        let _ = match self.slug() {
            Some(slug) => {
                if let Some(root) = root {
                    let _ = root.set_attribute("data-theme", slug);
                }
                storage::write(KEY, slug)
            }
            None => {
                if let Some(root) = root {
                    let _ = root.remove_attribute("data-theme");
                }
                storage::forget(KEY)
            }
        };
    }
}
