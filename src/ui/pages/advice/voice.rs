//! Who reads an answer. Its parts are written so that both the brand, on its own pages, and whoever opens a shared plan
//! can read them: “the hours”, not “your hours”. What only the owner can do is said to the owner alone.

use crate::ui::markup::Html;

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Whose brief it is.
    Owner,
    /// Whoever was sent the plan: there are no fields to type into, and no brief to go back to.
    Client,
}

impl Voice {
    /// What is said to the owner alone.
    pub fn for_owner(self, say: impl FnOnce() -> Html) -> Option<Html> {
        (self == Self::Owner).then(say)
    }
}
