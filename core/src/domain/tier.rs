//! Tiers and the schemes that draw their bounds.

use super::choice::choices;

choices! {
    /// Size classes, ordered from small to large. `Mid` exists in schemes that split micro from macro.
    TierKind {
        Nano = "nano", "Nano", "Small, local accounts of people known to their followers";
        Micro = "micro", "Micro", "Specialists with a following of their own";
        Mid = "mid", "Mid-tier", "Between micro and macro, in schemes that know it";
        Macro = "macro", "Macro", "Large accounts, often managed by an agency";
        Mega = "mega", "Mega", "Very large accounts with broad audiences";
        Celebrity = "celebrity", "Celebrity", "Public figures known outside the platform";
    }
}

impl TierKind {
    /// Macro, mega or celebrity: the tiers the model's properties call "macro and above".
    pub const fn is_macro_or_above(self) -> bool {
        matches!(self, Self::Macro | Self::Mega | Self::Celebrity)
    }

    /// Nano or micro.
    pub const fn is_small(self) -> bool {
        matches!(self, Self::Nano | Self::Micro)
    }
}

/// One tier's followers: half-open `[lower, upper)`; the top band has no upper bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Which tier the band stands for.
    pub tier: TierKind,
    /// The word the source uses, where it differs from ours (“rookie”, “power middle”).
    pub label: Option<String>,
    /// Followers from which the band counts.
    pub lower: u64,
    /// First number of followers that no longer counts; `None` for the open top.
    pub upper: Option<u64>,
}

impl Band {
    /// The name to show: the source's word, else ours.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(self.tier.label())
    }

    /// A typical account of the band, in followers: the geometric mean of its bounds, since follower counts are
    /// spread evenly on a log scale inside a band; for the open top two and a half times the lower bound (accounts
    /// thin out quickly above it; judgement), for a band from zero a tenth of the upper bound upwards.
    pub fn typical_followers(&self) -> f64 {
        match self.upper {
            Some(upper) => {
                let lower = self.lower.max(upper / 10).max(1) as f64;
                libm::sqrt(lower * upper as f64)
            }
            None => self.lower.max(1) as f64 * 2.5,
        }
    }
}

/// A source's set of bounds. Bands are contiguous and increasing; [`TierScheme::new`] is the only way to build one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierScheme {
    id: String,
    name: String,
    source: String,
    year: Option<u16>,
    bands: Vec<Band>,
}

/// Why a set of bounds is not a scheme. The text says which bound and what to enter; the fields name the tiers and the
/// follower counts in question.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeError {
    /// No band at all.
    Empty,
    /// A band ends where it starts, or before.
    NotIncreasing {
        tier: TierKind,
        lower: u64,
        upper: u64,
    },
    /// Followers between two bands belong to neither.
    Gap {
        below: TierKind,
        above: TierKind,
        from: u64,
        to: u64,
    },
    /// Followers that belong to two bands.
    Overlap {
        below: TierKind,
        above: TierKind,
        from: u64,
        to: u64,
    },
    /// Tiers are not in the order nano < micro < mid < macro < mega < celebrity, or one appears twice.
    Order { first: TierKind, second: TierKind },
    /// A band that is not the last has no upper bound.
    OpenInside { tier: TierKind },
    /// Bounds above a hundred billion followers are a typing slip.
    TooLarge { tier: TierKind },
}

impl std::fmt::Display for SchemeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(
                f,
                "A scheme needs at least one tier. Enter a lower bound for one."
            ),
            Self::NotIncreasing { tier, lower, upper } => write!(
                f,
                "{} runs from {lower} to {upper} followers. Enter an upper bound above {lower}.",
                tier.label()
            ),
            Self::Gap {
                below,
                above,
                from,
                to,
            } => write!(
                f,
                "Nobody covers {from} to {to} followers: {} ends at {from}, {} starts at {to}. Enter the same number for both.",
                below.label(),
                above.label()
            ),
            Self::Overlap {
                below,
                above,
                from,
                to,
            } => write!(
                f,
                "{} and {} both claim {from} to {to} followers. Enter the same number where one ends and the other starts.",
                below.label(),
                above.label()
            ),
            Self::Order { first, second } => write!(
                f,
                "{} cannot come before {}. Keep nano, micro, mid, macro, mega, celebrity in this order, each once.",
                first.label(),
                second.label()
            ),
            Self::OpenInside { tier } => {
                write!(
                    f,
                    "{} has no upper bound but is not the last tier. Enter where it ends.",
                    tier.label()
                )
            }
            Self::TooLarge { tier } => {
                write!(
                    f,
                    "The bound of {} is larger than any audience on earth. Check the number of zeros.",
                    tier.label()
                )
            }
        }
    }
}

impl std::error::Error for SchemeError {}

const MAX_FOLLOWERS: u64 = 100_000_000_000;

impl TierScheme {
    /// Checks and builds a scheme.
    ///
    /// # Errors
    /// The first rule that the bands break, in plain words.
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        source: impl Into<String>,
        year: Option<u16>,
        bands: Vec<Band>,
    ) -> Result<Self, SchemeError> {
        check(&bands)?;
        Ok(Self {
            id: id.into(),
            name: name.into(),
            source: source.into(),
            year,
            bands,
        })
    }

    /// Stable id, used in links and storage.
    pub fn id(&self) -> &str {
        &self.id
    }
    /// Name to show.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// Id of the source in [`crate::domain::evidence::sources`], or `user`.
    pub fn source(&self) -> &str {
        &self.source
    }
    /// Year of the source, where it states one.
    pub fn year(&self) -> Option<u16> {
        self.year
    }
    /// The bands, from small to large.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The band of an account, `None` below the lowest band.
    pub fn band_of(&self, followers: u64) -> Option<&Band> {
        self.bands
            .iter()
            .rev()
            .find(|b| followers >= b.lower && b.upper.is_none_or(|u| followers < u))
    }
}

fn check(bands: &[Band]) -> Result<(), SchemeError> {
    if bands.is_empty() {
        return Err(SchemeError::Empty);
    }
    for band in bands {
        if band.lower > MAX_FOLLOWERS || band.upper.is_some_and(|u| u > MAX_FOLLOWERS) {
            return Err(SchemeError::TooLarge { tier: band.tier });
        }
        if let Some(upper) = band.upper
            && upper <= band.lower
        {
            return Err(SchemeError::NotIncreasing {
                tier: band.tier,
                lower: band.lower,
                upper,
            });
        }
    }
    for (below, above) in bands.iter().zip(bands.iter().skip(1)) {
        if below.tier >= above.tier {
            return Err(SchemeError::Order {
                first: below.tier,
                second: above.tier,
            });
        }
        let Some(upper) = below.upper else {
            return Err(SchemeError::OpenInside { tier: below.tier });
        };
        match upper.cmp(&above.lower) {
            std::cmp::Ordering::Less => {
                return Err(SchemeError::Gap {
                    below: below.tier,
                    above: above.tier,
                    from: upper,
                    to: above.lower,
                });
            }
            std::cmp::Ordering::Greater => {
                return Err(SchemeError::Overlap {
                    below: below.tier,
                    above: above.tier,
                    from: above.lower,
                    to: upper,
                });
            }
            std::cmp::Ordering::Equal => {}
        }
    }
    Ok(())
}
