//! The columns of the table: what they are called, which are shown, how they sort.

use serde::{Deserialize, Serialize};

/// How a column sorts when it is first asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Not at all.
    Never,
    /// From A to Z, from the soonest, from the cheapest.
    Rising,
    /// From the largest.
    Falling,
}

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// How addresses name it.
    pub slug: &'static str,
    /// What the user reads.
    pub label: &'static str,
    /// Whether it is shown unless the user says otherwise.
    pub shown: bool,
    /// Whether it holds figures.
    pub figures: bool,
    /// How it sorts.
    pub sort: Sort,
}

macro_rules! columns {
    ($($(#[$meta:meta])* $name:ident = $slug:literal, $label:literal, $shown:literal, $figures:literal, $sort:ident;)+) => {
        /// Which column.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        pub enum Column { $($(#[$meta])* $name),+ }

        impl Column {
            /// All columns, in the order in which they stand.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// What there is to know about it.
            pub const fn about(self) -> About {
                match self {
                    $(Self::$name => About {
                        slug: $slug,
                        label: $label,
                        shown: $shown,
                        figures: $figures,
                        sort: Sort::$sort,
                    }),+
                }
            }
        }
    };
}

columns! {
    /// Name, handle and place.
    Name = "name", "Creator", true, false, Rising;
    /// Network of the main profile.
    Network = "platform", "Platform", true, false, Rising;
    /// Tier of the scheme.
    Tier = "tier", "Tier", true, false, Falling;
    /// Followers, which decide on the tier.
    Followers = "followers", "Followers", true, true, Falling;
    /// Engagement rate and its percentile among peers.
    Engagement = "engagement", "Engagement, among peers", true, false, Falling;
    /// Mean views of a video.
    Views = "views", "Views a video", false, true, Falling;
    /// How many a post reaches in the place asked for.
    Reach = "reach", "Reach score", false, true, Falling;
    /// Whether the audience answers.
    Influence = "influence", "Influence", false, true, Falling;
    /// Niches as the file words them.
    Niche = "niche", "Niche", false, false, Rising;
    /// Niche fit.
    Fit = "fit", "Niche fit", true, true, Falling;
    /// Authenticity.
    Authentic = "authentic", "Authentic", true, true, Falling;
    /// Share of the audience in the place asked for.
    Share = "in-place", "Audience in place", false, true, Falling;
    /// Fee.
    Fee = "fee", "Fee", true, true, Rising;
    /// What a result costs.
    Cost = "cost", "Cost score", false, true, Falling;
    /// How far one has come.
    Stage = "stage", "Stage", false, false, Falling;
    /// Tags.
    Tags = "tags", "Tags", false, false, Never;
    /// What comes next.
    Next = "next", "Next step", false, false, Rising;
    /// Language of the posts.
    Language = "language", "Language", false, false, Rising;
    /// How to reach them.
    Contact = "contact", "Contact", false, false, Rising;
    /// Score.
    #[default]
    Score = "score", "Score", true, false, Falling;
}

impl Column {
    /// Whether it is always there: who it is, and the score that the rows are about.
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Name | Self::Score)
    }

    /// The column that addresses name so.
    pub fn from_slug(slug: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|column| column.about().slug == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name_of_its_own() {
        for column in Column::ALL {
            assert_eq!(Column::from_slug(column.about().slug), Some(*column));
        }
    }
}
