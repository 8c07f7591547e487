//! One way to define an answer with named alternatives: the table is the enum.

/// Declares an enum whose variants carry a stable slug (used in links and storage), a label and a one-line help.
///
/// Screens, link parsing and stored data all derive from the one table, so an alternative cannot exist in one
/// place and be missing in another.
#[macro_export]
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $slug:literal, $label:literal, $help:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $help] $variant),+ }

        impl $name {
            /// Every alternative, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable identifier for links and stored data.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// What the user reads.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// One line that explains the label.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$variant => $help),+ }
            }

            /// The alternative with this slug, if there is one.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|c| c.slug() == slug)
            }
        }
    };
}

pub use choices;
