//! The benchmark table: every figure of the model that differs by tier, with range, basis, source, year and grade.
//!
//! The five columns are accounts of typical size in the default scheme; other schemes and sizes are read off the
//! same curve, straight between the anchors on a log-log scale ([`Curves::ln_at`]). That makes tiers comparable
//! across schemes and leaves no jump at a bound.

use super::Grade;
use crate::domain::brief::{Geo, Niche, Pay, Platform};
use crate::domain::choice::choices;
use crate::domain::replaced::Replaced;
use crate::domain::tier::TierKind;

choices! {
    /// What a row of the table measures.
    Bench {
        ErInstagram = "er-instagram", "Engagement rate, Instagram", "Likes and comments for each follower and post";
        ErTikTok = "er-tiktok", "Engagement rate, TikTok", "Likes, comments and shares for each follower and video";
        ErYouTube = "er-youtube", "Engagement rate, YouTube", "Likes and comments for each subscriber and video";
        ReachInstagram = "reach-instagram", "Reach rate, Instagram", "Share of followers who see one post";
        ReachTikTok = "reach-tiktok", "View rate, TikTok", "Views of one video for each follower";
        ReachYouTube = "reach-youtube", "View rate, YouTube", "Views of one video for each subscriber";
        FeeInstagram = "fee-instagram", "Fee, Instagram post", "US dollars for one post";
        FeeTikTok = "fee-tiktok", "Fee, TikTok video", "US dollars for one video";
        FeeYouTube = "fee-youtube", "Fee, YouTube video", "US dollars for one video with a sponsored part";
        Clicks = "clicks", "Click rate", "Clicks for each interested person reached";
        Leads = "leads", "Lead rate", "Sign-ups or requests for each click";
        Conversion = "conversion", "Order rate", "Orders for each click";
        Credible = "credible", "Credible followers", "Share of followers who are real and active";
        Trust = "trust", "Trust", "Closeness between creator and audience, 0 to 100";
        Comments = "comments", "Answers", "Share of engagements that say something about the product";
        Usable = "usable", "Usable content", "Pieces fit for reuse from one package";
        Polish = "polish", "Content polish", "How finished the content looks, 0 to 100";
        Raw = "raw", "Personal look", "How much the content looks like a friend's, 0 to 100";
        Safety = "safety", "Brand safety", "Professional handling of briefs, claims and labels, 0 to 100";
        GeoNeighbourhood = "geo-neighbourhood", "Audience in the neighborhood", "Share of a suitable creator's audience in the place asked for";
        GeoCity = "geo-city", "Audience in the city", "Share of a suitable creator's audience in the place asked for";
        GeoRegion = "geo-region", "Audience in the region", "Share of a suitable creator's audience in the place asked for";
        GeoCountry = "geo-country", "Audience in the country", "Share of a suitable creator's audience in the place asked for";
        GeoCountries = "geo-countries", "Audience in the countries", "Share of a suitable creator's audience in the place asked for";
        GeoWorld = "geo-world", "Audience you can serve worldwide", "Share of a suitable creator's audience in the place asked for";
        InterestMass = "interest-mass", "Interested, mass market", "Share of the audience that could want a product for almost anyone";
        InterestSpecialist = "interest-specialist", "Interested, specialist", "Share of the audience that has the interest";
        InterestHyper = "interest-hyper", "Interested, hyper-niche", "Share of the audience that belongs to the narrow group";
        Handling = "handling", "Your hours, handling", "Briefing, shipping, checking and paying one creator";
        Minimum = "minimum", "Minimum sensible count", "Fewer creators of the tier than this are a bet on one post";
        Supply = "supply", "Suitable creators", "For a specialist product in one country and month";
        AcceptCash = "accept-cash", "Accepting a cash fee", "Share of creators asked who accept";
        AcceptMixed = "accept-mixed", "Accepting fee plus product", "Share of creators asked who accept";
        AcceptAffiliate = "accept-affiliate", "Accepting a share of orders", "Share of creators asked who accept";
        AcceptGifting = "accept-gifting", "Accepting the product only", "Share of creators asked who accept";
        PostsCash = "posts-cash", "Posting for a fee", "Share of creators who accept and then post as agreed";
        PostsMixed = "posts-mixed", "Posting for fee plus product", "Share of creators who accept and then post as agreed";
        PostsAffiliate = "posts-affiliate", "Posting for a share of orders", "Share of creators who accept and then post";
        PostsGifting = "posts-gifting", "Posting after a gift", "Share of creators who accept and then post: a gift binds nobody";
    }
}

choices! {
    /// Sections of the table.
    Group {
        Engagement = "engagement", "Engagement and reach", "What one package of one creator brings";
        Money = "money", "Fees", "What one package costs";
        Results = "results", "Clicks, leads, orders", "What follows from being seen";
        Audience = "audience", "Audience quality", "Credibility, closeness and content";
        Fit = "fit", "Place and interest", "How much of an audience is yours";
        Work = "work", "Work and supply", "Your hours, counts and acceptance";
    }
}

/// How a row's figures read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A fraction 0..1, shown in percent.
    Share,
    /// A fraction that may exceed 1 (views for each follower), shown in percent.
    Rate,
    /// US dollars.
    Dollars,
    /// Hours for one creator over the campaign.
    Hours,
    /// A number of creators.
    Count,
    /// 0..1, shown as points of 100.
    Points,
}

/// P10, typical (median) and P90 at one anchor.
pub type Cell = (f64, f64, f64);

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What it measures.
    pub bench: Bench,
    /// Section.
    pub group: Group,
    /// How the figures read.
    pub unit: Unit,
    /// What the figure is relative to, in words.
    pub basis: &'static str,
    /// Id of the main source; `tierwise` where the figures are our synthesis.
    pub source: &'static str,
    /// Ids of sources that bound the range or disagree.
    pub also: &'static [&'static str],
    /// Year of the main source.
    pub year: Option<u16>,
    /// Grade of the figures as they stand here.
    pub grade: Grade,
    /// Figures for nano, micro, macro, mega and celebrity ([`ANCHOR_TIERS`]).
    pub cells: [Cell; 5],
}

/// The tiers of the columns.
pub const ANCHOR_TIERS: [TierKind; 5] = [
    TierKind::Nano,
    TierKind::Micro,
    TierKind::Macro,
    TierKind::Mega,
    TierKind::Celebrity,
];

/// Followers of the columns: geometric means of the default scheme's bands, 2.5 million for the open top.
pub const ANCHOR_FOLLOWERS: [f64; 5] = [3_162.0, 31_623.0, 223_607.0, 707_107.0, 2_500_000.0];

macro_rules! rows {
    ($($bench:ident $group:ident $unit:ident $grade:ident $source:literal $year:expr, $basis:literal, [$($also:literal),*],
        [$($low:literal $typ:literal $high:literal),+];)+) => {
        &[$(Row {
            bench: Bench::$bench,
            group: Group::$group,
            unit: Unit::$unit,
            basis: $basis,
            source: $source,
            also: &[$($also),*],
            year: $year,
            grade: Grade::$grade,
            cells: [$(($low, $typ, $high)),+],
        }),+]
    };
}

/// The table, in the order of [`Bench`].
///
/// Engagement, reach and fees are our reading inside the ranges that measured and published sets span
/// (`also`); the geography, interest, trust, hours, supply and acceptance rows are judgements bounded by the
/// sources named. None is fitted to a single case; all of them are shown and can be replaced.
pub const TABLE: &[Row; Bench::ALL.len()] = rows![
    ErInstagram Engagement Rate Judgement "tierwise" Some(2025), "by followers, one post", ["hypeauditor-2026", "hypeauditor-2023", "statista-2023", "organicmediabuying", "seed-001"],
        [0.018 0.030 0.050, 0.006 0.018 0.039, 0.006 0.013 0.025, 0.005 0.011 0.020, 0.003 0.009 0.015];
    ErTikTok Engagement Rate Judgement "tierwise" Some(2025), "by followers, one video", ["tides", "influencerhero-tiktok", "organicmediabuying"],
        [0.04 0.09 0.13, 0.025 0.055 0.09, 0.014 0.030 0.06, 0.013 0.027 0.055, 0.013 0.024 0.045];
    ErYouTube Engagement Rate Judgement "tierwise" Some(2025), "by subscribers, one video", ["influencerhero-youtube", "organicmediabuying"],
        [0.010 0.032 0.065, 0.005 0.019 0.030, 0.003 0.0145 0.022, 0.002 0.012 0.018, 0.002 0.009 0.015];
    ReachInstagram Engagement Rate Judgement "tierwise" Some(2024), "of followers, one post", ["startmotion-2024", "sponsorrate", "femehk"],
        [0.20 0.30 0.40, 0.15 0.22 0.30, 0.10 0.16 0.22, 0.09 0.135 0.20, 0.05 0.105 0.15];
    ReachTikTok Engagement Rate Judgement "tierwise" Some(2024), "views by followers, one video", ["sponsorrate", "femehk", "tides"],
        [0.25 0.60 1.30, 0.20 0.45 0.95, 0.15 0.32 0.65, 0.13 0.29 0.60, 0.12 0.27 0.55];
    ReachYouTube Engagement Rate Judgement "tierwise" Some(2024), "views by subscribers, one video", ["tides", "sponsorrate", "femehk"],
        [0.30 0.60 1.00, 0.18 0.35 0.70, 0.14 0.28 0.60, 0.12 0.26 0.55, 0.11 0.25 0.55];
    FeeInstagram Money Dollars Judgement "tierwise" Some(2025), "one post, cash", ["standard-rates", "izea-2022", "nz-card", "seed-001", "aaron-budget", "captiv8", "grin-rule"],
        [20.0 75.0 250.0, 100.0 420.0 1700.0, 700.0 1900.0 5000.0, 3000.0 5500.0 10000.0, 10000.0 27000.0 75000.0];
    FeeTikTok Money Dollars Judgement "tierwise" Some(2025), "one video, cash", ["standard-rates", "aaron-budget", "nz-card"],
        [10.0 50.0 200.0, 60.0 280.0 1100.0, 350.0 1250.0 3800.0, 1200.0 3200.0 7500.0, 4000.0 15000.0 45000.0];
    FeeYouTube Money Dollars Judgement "tierwise" Some(2025), "one video, cash", ["standard-rates", "aaron-budget", "captiv8"],
        [40.0 150.0 500.0, 250.0 900.0 4000.0, 1500.0 4200.0 12000.0, 6000.0 11500.0 22000.0, 15000.0 45000.0 120000.0];
    // Published click rates are of everyone reached: 1 to 3%, median 1.8%. Here clicks come from those who are in the
    // target and interested, about two in five, so the rate among them is that much higher.
    Clicks Results Share Judgement "tierwise" Some(2026), "of interested people reached", ["creatorlane-2026"],
        [0.025 0.045 0.075, 0.025 0.045 0.075, 0.022 0.040 0.068, 0.020 0.038 0.065, 0.018 0.036 0.062];
    Leads Results Share Judgement "tierwise" None, "of clicks", ["lookfluence-2026"],
        [0.035 0.070 0.14, 0.033 0.066 0.13, 0.022 0.045 0.09, 0.018 0.036 0.07, 0.015 0.030 0.06];
    Conversion Results Share Quoted "lookfluence-2026" Some(2026), "of clicks", ["easyapps-2026", "beichert-2024", "influencer-hero-cases"],
        [0.012 0.024 0.042, 0.011 0.022 0.035, 0.008 0.014 0.020, 0.006 0.011 0.016, 0.005 0.009 0.012];
    Credible Audience Share Judgement "tierwise" None, "of followers", ["heepsy", "hypeauditor-fraud"],
        [0.82 0.89 0.95, 0.79 0.87 0.94, 0.76 0.85 0.93, 0.72 0.83 0.92, 0.68 0.81 0.91];
    Trust Audience Points Judgement "tierwise" None, "closeness to the audience", ["beichert-2024", "seed-001", "seed-002", "ih-10k"],
        [0.70 0.85 0.95, 0.60 0.75 0.88, 0.35 0.50 0.66, 0.28 0.42 0.58, 0.20 0.34 0.50];
    Comments Results Share Judgement "tierwise" None, "of engagements", ["seed-000", "seed-001"],
        [0.03 0.060 0.12, 0.025 0.050 0.10, 0.012 0.025 0.05, 0.009 0.018 0.036, 0.006 0.012 0.025];
    Usable Results Rate Judgement "tierwise" None, "pieces for one package", ["seed-001", "bivex"],
        [0.4 0.60 0.9, 0.55 0.80 1.0, 0.6 0.85 1.0, 0.6 0.85 1.0, 0.5 0.80 1.0];
    Polish Audience Points Judgement "tierwise" None, "editorial rating", ["seed-001"],
        [0.20 0.35 0.50, 0.45 0.62 0.78, 0.60 0.75 0.88, 0.65 0.80 0.90, 0.65 0.82 0.92];
    Raw Audience Points Judgement "tierwise" None, "editorial rating", ["seed-001"],
        [0.65 0.80 0.92, 0.45 0.62 0.78, 0.25 0.40 0.55, 0.18 0.32 0.48, 0.12 0.25 0.40];
    Safety Audience Points Judgement "tierwise" None, "editorial rating", ["seed-001", "heepsy"],
        [0.40 0.55 0.70, 0.50 0.65 0.78, 0.58 0.72 0.84, 0.60 0.74 0.85, 0.45 0.65 0.82];
    GeoNeighbourhood Fit Share Judgement "tierwise" None, "of the audience", ["hyperlocal", "hummingbirds"],
        [0.08 0.20 0.45, 0.004 0.015 0.05, 0.0008 0.003 0.010, 0.0004 0.0015 0.005, 0.0002 0.0008 0.003];
    GeoCity Fit Share Judgement "tierwise" None, "of the audience", ["hummingbirds", "hyperlocal", "seed-000", "heepsy-guide"],
        [0.25 0.45 0.75, 0.02 0.08 0.25, 0.006 0.020 0.06, 0.003 0.011 0.035, 0.002 0.007 0.02];
    GeoRegion Fit Share Judgement "tierwise" None, "of the audience", ["heepsy-guide", "seed-001"],
        [0.40 0.60 0.85, 0.22 0.42 0.70, 0.08 0.16 0.32, 0.05 0.10 0.20, 0.03 0.06 0.14];
    GeoCountry Fit Share Judgement "tierwise" None, "of the audience", ["unitedinfluencers", "heepsy-guide"],
        [0.72 0.85 0.96, 0.60 0.76 0.92, 0.36 0.55 0.76, 0.28 0.46 0.68, 0.20 0.38 0.60];
    GeoCountries Fit Share Judgement "tierwise" None, "of the audience", ["heepsy-guide", "trackier"],
        [0.65 0.80 0.94, 0.64 0.80 0.94, 0.58 0.76 0.92, 0.54 0.72 0.90, 0.50 0.70 0.88];
    GeoWorld Fit Share Judgement "tierwise" None, "of the audience", ["heepsy-guide"],
        [0.80 0.90 0.98, 0.82 0.92 0.98, 0.84 0.94 0.99, 0.84 0.94 0.99, 0.84 0.94 0.99];
    InterestMass Fit Share Judgement "tierwise" None, "of the audience", ["ranking-directive", "seed-001"],
        [0.40 0.55 0.75, 0.40 0.55 0.75, 0.36 0.50 0.70, 0.34 0.48 0.68, 0.32 0.46 0.66];
    InterestSpecialist Fit Share Judgement "tierwise" None, "of the audience", ["ranking-directive", "seed-001", "seed-002", "seed-004"],
        [0.28 0.42 0.62, 0.28 0.42 0.62, 0.13 0.23 0.40, 0.09 0.17 0.32, 0.06 0.12 0.24];
    InterestHyper Fit Share Judgement "tierwise" None, "of the audience", ["ranking-directive", "seed-001", "seed-003"],
        [0.15 0.30 0.55, 0.14 0.28 0.52, 0.03 0.07 0.16, 0.015 0.04 0.10, 0.008 0.022 0.06];
    Handling Work Hours Judgement "tierwise" None, "one creator, whole campaign", ["seed-001"],
        [0.8 1.5 3.0, 1.4 2.5 4.5, 2.4 4.0 7.0, 3.0 5.5 9.5, 5.0 9.0 16.0];
    Minimum Work Count Judgement "tierwise" None, "creators", ["guide-75-15-10", "aaron-budget"],
        [5.0 5.0 5.0, 3.0 3.0 3.0, 1.0 1.0 1.0, 1.0 1.0 1.0, 1.0 1.0 1.0];
    Supply Work Count Judgement "tierwise" None, "creators, one country", ["hypeauditor-2026", "hypeauditor-2023"],
        [1500.0 4000.0 10000.0, 300.0 800.0 2000.0, 35.0 90.0 230.0, 6.0 15.0 38.0, 1.5 4.0 10.0];
    AcceptCash Work Share Judgement "tierwise" None, "of creators asked", [],
        [0.35 0.50 0.70, 0.30 0.45 0.65, 0.22 0.35 0.55, 0.18 0.30 0.48, 0.10 0.20 0.36];
    AcceptMixed Work Share Judgement "tierwise" None, "of creators asked", ["seed-001"],
        [0.35 0.50 0.70, 0.25 0.40 0.60, 0.12 0.25 0.42, 0.07 0.15 0.30, 0.03 0.08 0.18];
    AcceptAffiliate Work Share Judgement "tierwise" None, "of creators asked", ["seed-001"],
        [0.20 0.35 0.55, 0.07 0.15 0.28, 0.008 0.020 0.05, 0.003 0.008 0.02, 0.001 0.003 0.008];
    AcceptGifting Work Share Judgement "tierwise" None, "of creators asked", ["seed-001", "heepsy-guide", "seedingops"],
        [0.20 0.35 0.55, 0.02 0.05 0.12, 0.003 0.008 0.02, 0.001 0.003 0.008, 0.0003 0.001 0.003];
    PostsCash Work Share Judgement "tierwise" None, "of creators who accepted", [],
        [0.88 0.95 0.99, 0.90 0.96 0.99, 0.93 0.97 1.0, 0.93 0.97 1.0, 0.93 0.97 1.0];
    PostsMixed Work Share Judgement "tierwise" None, "of creators who accepted", [],
        [0.85 0.92 0.98, 0.86 0.93 0.98, 0.88 0.94 0.99, 0.88 0.94 0.99, 0.88 0.94 0.99];
    PostsAffiliate Work Share Judgement "tierwise" None, "of creators who accepted", ["seedingops"],
        [0.40 0.60 0.80, 0.30 0.50 0.70, 0.15 0.30 0.50, 0.10 0.20 0.40, 0.05 0.12 0.30];
    PostsGifting Work Share Published "seedingops" None, "of creators who accepted; nano published, larger tiers our judgement", ["demandcurve"],
        [0.30 0.40 0.50, 0.10 0.20 0.35, 0.04 0.08 0.18, 0.02 0.05 0.12, 0.01 0.03 0.08];
];

impl Bench {
    /// The row of this measure.
    pub fn row(self) -> &'static Row {
        // TABLE is in the order of Bench (a test sees to it), so the position is the discriminant.
        TABLE.get(self as usize).unwrap_or(&TABLE[0])
    }

    /// Ids of the main source and of those that bound the range, at most four.
    pub fn sources(self) -> Vec<&'static str> {
        let row = self.row();
        std::iter::once(row.source)
            .chain(row.also.iter().copied())
            .take(4)
            .collect()
    }

    /// Engagement rate on a platform.
    pub const fn engagement(p: Platform) -> Self {
        match p {
            Platform::Instagram => Self::ErInstagram,
            Platform::TikTok => Self::ErTikTok,
            Platform::YouTube => Self::ErYouTube,
        }
    }
    /// Reach or view rate on a platform.
    pub const fn reach(p: Platform) -> Self {
        match p {
            Platform::Instagram => Self::ReachInstagram,
            Platform::TikTok => Self::ReachTikTok,
            Platform::YouTube => Self::ReachYouTube,
        }
    }
    /// Fee on a platform.
    pub const fn fee(p: Platform) -> Self {
        match p {
            Platform::Instagram => Self::FeeInstagram,
            Platform::TikTok => Self::FeeTikTok,
            Platform::YouTube => Self::FeeYouTube,
        }
    }
    /// Share of the audience in a target geography.
    pub const fn in_target(g: Geo) -> Self {
        match g {
            Geo::Neighbourhood => Self::GeoNeighbourhood,
            Geo::City => Self::GeoCity,
            Geo::Region => Self::GeoRegion,
            Geo::Country => Self::GeoCountry,
            Geo::Countries => Self::GeoCountries,
            Geo::World => Self::GeoWorld,
        }
    }
    /// Share of the audience interested in a product.
    pub const fn interested(n: Niche) -> Self {
        match n {
            Niche::Mass => Self::InterestMass,
            Niche::Specialist => Self::InterestSpecialist,
            Niche::Hyper => Self::InterestHyper,
        }
    }
    /// Share of creators who accept a kind of payment.
    pub const fn acceptance(p: Pay) -> Self {
        match p {
            Pay::Cash => Self::AcceptCash,
            Pay::Mixed => Self::AcceptMixed,
            Pay::Affiliate => Self::AcceptAffiliate,
            Pay::Gifting => Self::AcceptGifting,
        }
    }
}

impl Bench {
    /// Share of accepting creators who post, by kind of payment.
    pub const fn posting(p: Pay) -> Self {
        match p {
            Pay::Cash => Self::PostsCash,
            Pay::Mixed => Self::PostsMixed,
            Pay::Affiliate => Self::PostsAffiliate,
            Pay::Gifting => Self::PostsGifting,
        }
    }
}

/// Benchmarks the user has replaced: typical values by row and tier. The range moves along, in proportion.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overrides(Replaced<(Bench, TierKind)>);

impl Overrides {
    /// The user's value, if there is one.
    pub fn get(&self, bench: Bench, tier: TierKind) -> Option<f64> {
        self.0.get((bench, tier))
    }

    /// Replaces a typical value; `None` goes back to ours.
    ///
    /// # Errors
    /// A sentence that says what to enter: shares above 100%, zero, negative or absurd values, a tier without a column.
    pub fn set(&mut self, bench: Bench, tier: TierKind, value: Option<f64>) -> Result<(), String> {
        if !ANCHOR_TIERS.contains(&tier) {
            return Err(format!("The table has no column for {}.", tier.label()));
        }
        let (low, high, words) = bench.row().unit.limits();
        if value.is_some_and(|v| !(low..=high).contains(&v)) {
            return Err(format!("{}: enter {words}.", bench.label()));
        }
        self.0.set((bench, tier), value);
        Ok(())
    }

    /// Number of replaced values.
    pub fn len(&self) -> usize {
        self.0.iter().count()
    }

    /// Whether nothing is replaced.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The replaced values, by row and tier.
    pub fn iter(&self) -> impl Iterator<Item = (Bench, TierKind, f64)> + '_ {
        self.0.iter().map(|((bench, tier), v)| (bench, tier, v))
    }
}

impl Unit {
    /// Smallest and largest value taken, with words for the error.
    pub const fn limits(self) -> (f64, f64, &'static str) {
        match self {
            Self::Share | Self::Points => (1e-5, 1.0, "a share above 0% and up to 100%"),
            Self::Rate => (1e-5, 20.0, "a rate above 0% and up to 2,000%"),
            Self::Dollars => (
                0.01,
                10_000_000.0,
                "an amount above $0 and up to $10,000,000",
            ),
            Self::Hours => (0.01, 1_000.0, "hours above 0 and up to 1,000"),
            Self::Count => (0.01, 10_000_000.0, "a number above 0 and up to 10,000,000"),
        }
    }
}

/// The figures in force for a tier's column: the user's typical value with the range moved along, else ours.
pub fn cell(overrides: &Overrides, bench: Bench, column: usize) -> Cell {
    let (low, typ, high) = bench
        .row()
        .cells
        .get(column)
        .copied()
        .unwrap_or((1.0, 1.0, 1.0));
    match ANCHOR_TIERS
        .get(column)
        .and_then(|t| overrides.get(bench, *t))
    {
        Some(value) => (low * value / typ, value, high * value / typ),
        None => (low, typ, high),
    }
}

/// All rows in natural logs with the user's values in place, ready to be read at any number of followers.
#[derive(Debug, Clone)]
pub struct Curves {
    rows: Vec<[(f64, f64, f64); 5]>,
    /// Natural logs of [`ANCHOR_FOLLOWERS`].
    anchors: [f64; 5],
}

impl Curves {
    /// Curves for a set of overrides.
    pub fn new(overrides: &Overrides) -> Self {
        Self {
            anchors: ANCHOR_FOLLOWERS.map(libm::log),
            rows: Bench::ALL
                .iter()
                .map(|b| {
                    let mut logs = [(0.0, 0.0, 0.0); 5];
                    for (i, slot) in logs.iter_mut().enumerate() {
                        let (low, typ, high) = cell(overrides, *b, i);
                        *slot = (libm::log(low), libm::log(typ), libm::log(high));
                    }
                    logs
                })
                .collect(),
        }
    }

    /// Natural logs of P10, typical and P90 at a number of followers: straight between the anchors on a log-log
    /// scale, flat beyond them.
    pub fn ln_at(&self, bench: Bench, followers: f64) -> (f64, f64, f64) {
        self.at_ln(bench, libm::log(followers.max(1.0)))
    }

    /// Hours for handling a creator with so many followers; a usual account where that is not known.
    pub fn handling(&self, followers: Option<f64>) -> f64 {
        let [_, usual, ..] = ANCHOR_FOLLOWERS;
        libm::exp(self.ln_at(Bench::Handling, followers.unwrap_or(usual)).1)
    }

    /// As [`Curves::ln_at`], at the natural log of a number of followers.
    #[inline]
    pub fn at_ln(&self, bench: Bench, x: f64) -> (f64, f64, f64) {
        let Some(row) = self.rows.get(bench as usize) else {
            return (0.0, 0.0, 0.0);
        };
        let mut before = (self.anchors[0], row[0]);
        if x <= before.0 {
            return before.1;
        }
        for (anchor, logs) in self.anchors.iter().zip(row.iter()).skip(1) {
            let here = (*anchor, *logs);
            if x <= here.0 {
                let t = (x - before.0) / (here.0 - before.0);
                let mix = |a: f64, b: f64| a + (b - a) * t;
                return (
                    mix(before.1.0, here.1.0),
                    mix(before.1.1, here.1.1),
                    mix(before.1.2, here.1.2),
                );
            }
            before = here;
        }
        before.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_its_ids() {
        for (row, bench) in TABLE.iter().zip(Bench::ALL) {
            assert_eq!(row.bench, *bench);
        }
    }

    #[test]
    fn every_cell_is_a_range_with_a_known_source() {
        for row in TABLE {
            for (low, typ, high) in row.cells {
                assert!(
                    low > 0.0 && low <= typ && typ <= high,
                    "{}",
                    row.bench.slug()
                );
                let (min, max, _) = row.unit.limits();
                assert!(typ >= min && typ <= max, "{}", row.bench.slug());
            }
            for id in row.also.iter().chain([&row.source]) {
                assert!(
                    crate::domain::evidence::sources::source(id).is_some(),
                    "{} cites {id}",
                    row.bench.slug()
                );
            }
        }
    }

    #[test]
    fn fees_are_concave_in_followers() {
        for p in Platform::ALL {
            let row = Bench::fee(*p).row();
            let per_follower: Vec<f64> = row
                .cells
                .iter()
                .zip(ANCHOR_FOLLOWERS)
                .map(|(c, followers)| c.1 / followers)
                .collect();
            assert!(
                per_follower[0] > per_follower[1] && per_follower[1] > per_follower[2],
                "{}",
                p.slug()
            );
        }
    }

    #[test]
    fn narrower_places_and_products_favour_small_audiences_at_every_step() {
        let ratios = |b: Bench| -> Vec<f64> {
            let c = b.row().cells;
            [2, 3, 4]
                .iter()
                .flat_map(|l| [0, 1].map(|s| c[*l].1 / c[s].1))
                .collect()
        };
        for (narrow, wide) in Geo::ALL.iter().zip(&Geo::ALL[1..]) {
            for (n, w) in ratios(Bench::in_target(*narrow))
                .iter()
                .zip(ratios(Bench::in_target(*wide)))
            {
                assert!(*n <= w, "{} against {}", narrow.slug(), wide.slug());
            }
        }
        for (wide, narrow) in Niche::ALL.iter().zip(&Niche::ALL[1..]) {
            for (n, w) in ratios(Bench::interested(*narrow))
                .iter()
                .zip(ratios(Bench::interested(*wide)))
            {
                assert!(*n <= w, "{} against {}", narrow.slug(), wide.slug());
            }
        }
    }
}
