//! The claims themselves.

use super::Topic::{
    self, Budget, Conversion, Engagement, FakeFollowers, Fees, Geography, NicheFit, Reach, Returns,
    TestSize, Trust,
};
use super::{Claim, Figure};
use crate::domain::brief::Platform::{self, Instagram, TikTok, YouTube};
use crate::domain::evidence::Grade::{self, Judgement, Measured, Published, Quoted, Vendor};
use crate::domain::tier::TierKind::{self, Celebrity, Macro, Mega, Micro, Mid, Nano};

const fn claim(topic: Topic, source: &'static str, grade: Grade, text: &'static str) -> Claim {
    Claim {
        topic,
        text,
        value: None,
        tier: None,
        platform: None,
        basis: "",
        source,
        grade,
        stance: "",
    }
}

impl Claim {
    const fn tier(mut self, tier: TierKind) -> Self {
        self.tier = Some(tier);
        self
    }
    const fn on(mut self, platform: Platform) -> Self {
        self.platform = Some(platform);
        self
    }
    const fn range(mut self, low: f64, high: f64, unit: &'static str) -> Self {
        self.value = Some(Figure { low, high, unit });
        self
    }
    const fn at(self, value: f64, unit: &'static str) -> Self {
        self.range(value, value, unit)
    }
    const fn basis(mut self, basis: &'static str) -> Self {
        self.basis = basis;
        self
    }
    const fn but(mut self, stance: &'static str) -> Self {
        self.stance = stance;
        self
    }
}

/// Every claim, grouped by topic, the sources the product started from first.
pub const CLAIMS: &[Claim] = &[
    claim(Engagement, "seed-001", Vendor, "Micro creators often reach 5 to 20%")
        .tier(Micro)
        .range(5.0, 20.0, "%")
        .basis("not stated")
        .but("Far above every measured set: micro accounts measure about 0.5 to 4% by followers. Used as a norm, it would fail almost every real one."),
    claim(Engagement, "seed-001", Vendor, "Macro creators typically reach 1 to 3%")
        .tier(Macro)
        .range(1.0, 3.0, "%")
        .basis("not stated")
        .but("Agrees with measured sets, which give 0.8 to 3.7% by followers."),
    claim(Engagement, "seed-001", Vendor, "Nano creators have the highest engagement on every platform")
        .tier(Nano)
        .but("Agrees with the sets that compare sizes; a study of 36,000 accounts found hardly any difference above 20,000 followers."),
    claim(Engagement, "seed-004", Quoted, "Micro creators are engaged with more than macro creators, whose followers they know less well")
        .tier(Micro)
        .but("Direction agrees with most sets, no figure given."),
    claim(Engagement, "hypeauditor-2026", Quoted, "Average of accounts with 1,000 to 10,000 followers")
        .tier(Nano)
        .on(Instagram)
        .at(1.78, "%")
        .basis("by followers"),
    claim(Engagement, "hypeauditor-2026", Quoted, "Average of accounts with 10,000 to 50,000 followers")
        .tier(Micro)
        .on(Instagram)
        .at(0.54, "%")
        .basis("by followers")
        .but("About a tenth of the glossary's 5 to 20% for micro."),
    claim(Engagement, "hypeauditor-2026", Quoted, "Average of accounts above a million")
        .tier(Celebrity)
        .on(Instagram)
        .at(0.33, "%")
        .basis("by followers"),
    claim(Engagement, "hypeauditor-2023", Quoted, "Average of accounts with 1,000 to 10,000 followers, 2022")
        .tier(Nano)
        .on(Instagram)
        .at(2.78, "%")
        .basis("by followers"),
    claim(Engagement, "hypeauditor-2023", Quoted, "Average of TikTok accounts with 1,000 to 10,000 followers")
        .tier(Nano)
        .on(TikTok)
        .at(12.6, "%")
        .basis("by views")
        .but("By views: not comparable with figures by followers."),
    claim(Engagement, "statista-2023", Quoted, "Accounts with 1,000 to 10,000 followers; all creators together 1.85%")
        .tier(Nano)
        .on(Instagram)
        .at(2.19, "%")
        .basis("by followers"),
    claim(Engagement, "statista-us-2023", Quoted, "US accounts with 5,000 to 10,000 followers")
        .tier(Nano)
        .on(Instagram)
        .at(5.15, "%")
        .basis("by followers")
        .but("More than twice the worldwide figure of the same publisher."),
    claim(Engagement, "statista-us-2023", Quoted, "US accounts above a million")
        .tier(Celebrity)
        .on(Instagram)
        .at(2.54, "%")
        .basis("by followers"),
    claim(Engagement, "statista-uk-2021", Quoted, "UK accounts with 1,000 to 5,000 followers")
        .tier(Nano)
        .on(Instagram)
        .at(4.59, "%")
        .basis("by followers"),
    claim(Engagement, "statista-uk-2021", Quoted, "UK accounts with 5,000 to 20,000 followers")
        .tier(Micro)
        .on(Instagram)
        .at(2.26, "%")
        .basis("by followers"),
    claim(Engagement, "statista-se-2024", Quoted, "Swedish accounts with 1,000 to 10,000 followers")
        .tier(Nano)
        .on(Instagram)
        .at(3.41, "%")
        .basis("by followers"),
    claim(Engagement, "statista-se-2024", Quoted, "Swedish accounts above a million")
        .tier(Celebrity)
        .on(Instagram)
        .at(1.4, "%")
        .basis("by followers"),
    claim(Engagement, "later-fohr-2021", Quoted, "Accounts under 10,000, feed posts")
        .tier(Nano)
        .on(Instagram)
        .at(4.0, "%")
        .basis("by followers"),
    claim(Engagement, "trendhero", Quoted, "Average of US accounts with 2,000 to 5,000 followers; 17.7% counts as good")
        .tier(Nano)
        .on(Instagram)
        .at(4.6, "%")
        .basis("by followers"),
    claim(Engagement, "trendhero", Quoted, "Average of US accounts above a million; 7.2% counts as good")
        .tier(Celebrity)
        .on(Instagram)
        .at(1.5, "%")
        .basis("by followers"),
    claim(Engagement, "hypeauditor-blog", Published, "Between 1.54 and 1.62% for every size above 20,000 followers (36,000 accounts)")
        .on(Instagram)
        .range(1.54, 1.62, "%")
        .basis("by followers")
        .but("Speaks against the rule that engagement falls with size, above 20,000 followers."),
    claim(Engagement, "captiv8", Quoted, "Accounts under 10,000")
        .tier(Nano)
        .on(Instagram)
        .at(6.23, "%")
        .basis("by impressions")
        .but("By impressions: higher than figures by followers."),
    claim(Engagement, "creatoriq-2023", Quoted, "2.3 million posts")
        .tier(Nano)
        .on(Instagram)
        .at(8.7, "%")
        .basis("by estimated impressions")
        .but("By impressions: higher than figures by followers."),
    claim(Engagement, "creatoriq-2023", Quoted, "2.3 million posts")
        .tier(Micro)
        .on(Instagram)
        .at(3.9, "%")
        .basis("by estimated impressions"),
    claim(Engagement, "creatoriq-2023", Quoted, "2.3 million posts")
        .tier(Macro)
        .on(Instagram)
        .at(1.7, "%")
        .basis("by estimated impressions"),
    claim(Engagement, "creatoriq-2023", Quoted, "2.3 million posts")
        .tier(Mega)
        .on(Instagram)
        .at(1.2, "%")
        .basis("by estimated impressions"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Nano)
        .on(Instagram)
        .at(4.8, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Micro)
        .on(Instagram)
        .at(2.4, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Mid)
        .on(Instagram)
        .at(1.8, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Macro)
        .on(Instagram)
        .at(1.5, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Mega)
        .on(Instagram)
        .at(1.2, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Nano)
        .on(TikTok)
        .at(10.3, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Micro)
        .on(TikTok)
        .at(8.1, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Mid)
        .on(TikTok)
        .at(6.3, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Macro)
        .on(TikTok)
        .at(5.5, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Mega)
        .on(TikTok)
        .at(4.9, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Nano)
        .on(YouTube)
        .at(3.2, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Micro)
        .on(YouTube)
        .at(2.1, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Mid)
        .on(YouTube)
        .at(1.5, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Macro)
        .on(YouTube)
        .at(1.2, "%")
        .basis("not stated"),
    claim(Engagement, "organicmediabuying", Quoted, "Average by tier, said to come from three statistics firms")
        .tier(Mega)
        .on(YouTube)
        .at(0.9, "%")
        .basis("not stated"),
    claim(Engagement, "socialcat", Vendor, "“Average” band of accounts with 1,000 to 5,000 followers")
        .tier(Nano)
        .on(Instagram)
        .range(3.38, 4.42, "%")
        .basis("by followers"),
    claim(Engagement, "socialcat", Vendor, "“Average” band of accounts with 10,000 to 50,000 followers")
        .tier(Micro)
        .on(Instagram)
        .range(0.84, 1.11, "%")
        .basis("by followers"),
    claim(Engagement, "socialcat", Vendor, "“Average” band of accounts with 100,000 to 500,000 followers")
        .tier(Macro)
        .on(Instagram)
        .range(0.87, 1.14, "%")
        .basis("by followers"),
    claim(Engagement, "data-spain", Measured, "Median of 100,000 to 500,000 followers; the middle half lies between 0.62 and 3.35%")
        .tier(Macro)
        .on(Instagram)
        .at(1.49, "%")
        .basis("by followers"),
    claim(Engagement, "data-spain", Measured, "Median of 500,000 to a million followers")
        .tier(Mega)
        .on(Instagram)
        .at(1.29, "%")
        .basis("by followers"),
    claim(Engagement, "data-spain", Measured, "Median above a million followers")
        .tier(Celebrity)
        .on(Instagram)
        .at(1.3, "%")
        .basis("by followers"),
    claim(Engagement, "data-singapore", Measured, "Median of ten nano accounts")
        .tier(Nano)
        .on(Instagram)
        .at(3.31, "%")
        .basis("by followers"),
    claim(Engagement, "data-singapore", Measured, "Median; the middle half lies between 1.79 and 6.73%")
        .tier(Micro)
        .on(Instagram)
        .at(3.0, "%")
        .basis("by followers"),
    claim(Engagement, "data-singapore", Measured, "Median of fourteen macro accounts")
        .tier(Macro)
        .on(Instagram)
        .at(2.12, "%")
        .basis("by followers"),
    claim(Engagement, "data-us", Measured, "Median of nano accounts, mostly in Austin")
        .tier(Nano)
        .on(Instagram)
        .at(5.16, "%")
        .basis("by followers"),
    claim(Engagement, "data-us", Measured, "Median of micro accounts, mostly in Austin")
        .tier(Micro)
        .on(Instagram)
        .at(3.81, "%")
        .basis("by followers"),
    claim(Engagement, "data-us", Measured, "Median of macro accounts, mostly in Austin")
        .tier(Macro)
        .on(Instagram)
        .at(3.66, "%")
        .basis("by followers"),
    claim(Engagement, "data-kol", Measured, "Median of nano accounts")
        .tier(Nano)
        .on(Instagram)
        .at(3.95, "%")
        .basis("by followers"),
    claim(Engagement, "data-kol", Measured, "Median of micro accounts")
        .tier(Micro)
        .on(Instagram)
        .at(2.0, "%")
        .basis("by followers"),
    claim(Engagement, "data-kol", Measured, "Median of macro accounts")
        .tier(Macro)
        .on(Instagram)
        .at(2.8, "%")
        .basis("by followers")
        .but("Higher than micro in the same list."),
    claim(Engagement, "data-indonesia", Measured, "Median of 33 micro accounts in a list of top accounts")
        .tier(Micro)
        .on(Instagram)
        .at(11.05, "%")
        .basis("by followers")
        .but("The only measured set inside the glossary's 5 to 20%; a top list, so it shows the exceptions."),
    claim(Engagement, "data-indonesia", Measured, "Median of macro accounts in a list of top accounts")
        .tier(Macro)
        .on(Instagram)
        .at(0.81, "%")
        .basis("by followers"),
    claim(Engagement, "insense", Vendor, "Asked of a nano creator before hiring")
        .tier(Nano)
        .on(Instagram)
        .range(4.0, 8.0, "%")
        .basis("by followers")
        .but("A bar, not an average."),
    claim(Engagement, "insense", Vendor, "Asked of a micro creator before hiring")
        .tier(Micro)
        .on(Instagram)
        .range(2.0, 4.0, "%")
        .basis("by followers")
        .but("A bar, not an average."),
    claim(Engagement, "tides", Measured, "Mean likes of a video for each follower, over the account's lifetime")
        .tier(Nano)
        .on(TikTok)
        .at(13.2, "%")
        .basis("likes only, by followers")
        .but("Five to seven times the vendor's averages for the same platform and basis."),
    claim(Engagement, "tides", Measured, "Mean likes of a video for each follower, over the account's lifetime")
        .tier(Micro)
        .on(TikTok)
        .at(5.65, "%")
        .basis("likes only, by followers"),
    claim(Engagement, "tides", Measured, "Mean likes of a video for each follower, over the account's lifetime")
        .tier(Macro)
        .on(TikTok)
        .at(3.06, "%")
        .basis("likes only, by followers"),
    claim(Engagement, "tides", Measured, "Mean likes of a video for each follower, over the account's lifetime")
        .tier(Mega)
        .on(TikTok)
        .at(2.71, "%")
        .basis("likes only, by followers"),
    claim(Engagement, "tides", Measured, "Mean likes of a video for each follower, over the account's lifetime")
        .tier(Celebrity)
        .on(TikTok)
        .at(2.42, "%")
        .basis("likes only, by followers"),
    claim(Engagement, "influencerhero-tiktok", Published, "“Average” band of accounts with 1,000 to 5,000 followers")
        .tier(Nano)
        .on(TikTok)
        .range(1.79, 2.18, "%")
        .basis("by followers"),
    claim(Engagement, "influencerhero-tiktok", Published, "“Average” band of accounts with 50,000 to 100,000 followers")
        .tier(Micro)
        .on(TikTok)
        .range(0.5, 0.87, "%")
        .basis("by followers"),
    claim(Engagement, "influencerhero-tiktok", Published, "“Average” band of accounts with 100,000 to 500,000 followers")
        .tier(Macro)
        .on(TikTok)
        .range(0.68, 1.0, "%")
        .basis("by followers"),
    claim(Engagement, "influencerhero-tiktok", Published, "“Average” band of accounts with 500,000 to a million followers")
        .tier(Mega)
        .on(TikTok)
        .range(0.96, 1.29, "%")
        .basis("by followers"),
    claim(Engagement, "influencerhero-tiktok", Published, "“Average” band of accounts above a million")
        .tier(Celebrity)
        .on(TikTok)
        .range(1.11, 1.43, "%")
        .basis("by followers"),
    claim(Engagement, "influencertools", Vendor, "“Good” band of accounts with 1,000 to 10,000 followers")
        .tier(Nano)
        .on(TikTok)
        .range(9.1, 17.1, "%")
        .basis("by views"),
    claim(Engagement, "influencertools", Vendor, "“Good” band of accounts with 10,000 to 30,000 followers")
        .tier(Micro)
        .on(TikTok)
        .range(10.1, 17.4, "%")
        .basis("by views"),
    claim(Engagement, "influencertools", Vendor, "“Good” band of accounts with 100,000 to a million followers")
        .tier(Macro)
        .on(TikTok)
        .range(8.7, 13.2, "%")
        .basis("by views"),
    claim(Engagement, "influencertools", Vendor, "“Good” band of accounts above a million")
        .tier(Mega)
        .on(TikTok)
        .range(8.9, 12.7, "%")
        .basis("by views")
        .but("By views: hardly falls with size."),
    claim(Engagement, "influencerhero-youtube", Published, "“Above average” band of channels with 10,000 to 50,000 subscribers; the median of all is 0.54%")
        .tier(Micro)
        .on(YouTube)
        .range(0.49, 1.81, "%")
        .basis("by subscribers"),
    claim(Engagement, "influencerhero-youtube", Published, "“Above average” band of channels with 100,000 to 500,000 subscribers; the median of all is 0.54%")
        .tier(Macro)
        .on(YouTube)
        .range(0.29, 0.95, "%")
        .basis("by subscribers"),
    claim(Engagement, "influencerhero-youtube", Published, "“Above average” band of channels with 500,000 to a million subscribers; the median of all is 0.54%")
        .tier(Mega)
        .on(YouTube)
        .range(0.19, 0.81, "%")
        .basis("by subscribers"),
    claim(Engagement, "influencerhero-youtube", Published, "“Above average” band of channels above a million subscribers; the median of all is 0.54%")
        .tier(Celebrity)
        .on(YouTube)
        .range(0.21, 0.61, "%")
        .basis("by subscribers"),
    claim(Reach, "seed-001", Vendor, "Limited reach, because audiences are small")
        .tier(Nano),
    claim(Reach, "seed-001", Vendor, "Larger audiences than nano that still share an interest")
        .tier(Micro),
    claim(Reach, "seed-001", Vendor, "Large and broad audiences")
        .tier(Macro),
    claim(Reach, "startmotion-2024", Quoted, "Followers who see a feed post")
        .tier(Nano)
        .on(Instagram)
        .range(20.0, 40.0, "%")
        .basis("by followers")
        .but("No method; the direction agrees with brand accounts."),
    claim(Reach, "startmotion-2024", Quoted, "Followers who see a feed post")
        .tier(Micro)
        .on(Instagram)
        .range(15.0, 30.0, "%")
        .basis("by followers"),
    claim(Reach, "startmotion-2024", Quoted, "Followers who see a feed post")
        .tier(Macro)
        .on(Instagram)
        .range(10.0, 20.0, "%")
        .basis("by followers"),
    claim(Reach, "startmotion-2024", Quoted, "Followers who see a feed post")
        .tier(Celebrity)
        .on(Instagram)
        .range(5.0, 12.0, "%")
        .basis("by followers"),
    claim(Reach, "rivaliq", Quoted, "Followers of small brand accounts who see a post; of the largest, 8%")
        .on(Instagram)
        .at(34.0, "%")
        .basis("brand accounts, by followers"),
    claim(Reach, "sponsorrate", Published, "Constant of a calculator for a feed post; 40% for a reel, 10% for a story")
        .on(Instagram)
        .at(25.0, "%")
        .basis("by followers"),
    claim(Reach, "femehk", Published, "Constant of a calculator; TikTok 50%, YouTube 25%")
        .on(Instagram)
        .at(30.0, "%")
        .basis("by followers"),
    claim(Reach, "tides", Measured, "Mean views of a video for each subscriber, over the channel's lifetime")
        .tier(Nano)
        .on(YouTube)
        .at(84.0, "%")
        .basis("by subscribers"),
    claim(Reach, "tides", Measured, "Mean views of a video for each subscriber, over the channel's lifetime")
        .tier(Micro)
        .on(YouTube)
        .at(41.0, "%")
        .basis("by subscribers"),
    claim(Reach, "tides", Measured, "Mean views of a video for each subscriber, over the channel's lifetime")
        .tier(Macro)
        .on(YouTube)
        .at(30.0, "%")
        .basis("by subscribers"),
    claim(Reach, "tides", Measured, "Mean views of a video for each subscriber, over the channel's lifetime")
        .tier(Mega)
        .on(YouTube)
        .at(27.0, "%")
        .basis("by subscribers"),
    claim(Reach, "tides", Measured, "Mean views of a video for each subscriber, over the channel's lifetime")
        .tier(Celebrity)
        .on(YouTube)
        .at(28.0, "%")
        .basis("by subscribers"),
    claim(Fees, "seed-001", Vendor, "The cheapest to work with; open to gifting and affiliate terms")
        .tier(Nano)
        .range(10.0, 200.0, "USD a post")
        .basis("platform not stated")
        .but("Earnings reports name averages above $1,000, from a marketplace that pays more."),
    claim(Fees, "seed-001", Vendor, "Somewhat more than nano; some are open to gifting and affiliate terms")
        .tier(Micro)
        .on(Instagram)
        .range(50.0, 1000.0, "USD a post")
        .basis("a post")
        .but("An agency's rate card asks about the upper end for a single photo."),
    claim(Fees, "seed-001", Vendor, "High rates")
        .tier(Macro),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Nano)
        .on(Instagram)
        .range(10.0, 100.0, "USD a post")
        .basis("bounds 10K, 50K, 500K, 1M")
        .but("A tenth of what an earnings report gives for nano."),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Micro)
        .on(Instagram)
        .range(100.0, 500.0, "USD a post")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Mid)
        .on(Instagram)
        .range(500.0, 5000.0, "USD a post")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Macro)
        .on(Instagram)
        .range(5000.0, 10000.0, "USD a post")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Nano)
        .on(YouTube)
        .range(20.0, 200.0, "USD a video")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Micro)
        .on(YouTube)
        .range(200.0, 1000.0, "USD a video")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Mid)
        .on(YouTube)
        .range(1000.0, 10000.0, "USD a video")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Macro)
        .on(YouTube)
        .range(10000.0, 20000.0, "USD a video")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Nano)
        .on(TikTok)
        .range(5.0, 25.0, "USD a video")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Micro)
        .on(TikTok)
        .range(25.0, 125.0, "USD a video")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "standard-rates", Quoted, "Widely copied table")
        .tier(Mid)
        .on(TikTok)
        .range(125.0, 1250.0, "USD a video")
        .basis("bounds 10K, 50K, 500K, 1M"),
    claim(Fees, "izea-2022", Quoted, "Average paid for a post, under 10,000 followers, all platforms")
        .tier(Nano)
        .at(1105.0, "USD a post")
        .basis("paid on one marketplace")
        .but("Ten times the copied table."),
    claim(Fees, "izea-2022", Quoted, "Average paid for a post, 10,000 to 50,000 followers, all platforms")
        .tier(Micro)
        .at(1674.0, "USD a post")
        .basis("paid on one marketplace"),
    claim(Fees, "izea-2022", Quoted, "Average paid for a post, 50,000 to 200,000 followers, all platforms")
        .tier(Mid)
        .at(3396.0, "USD a post")
        .basis("paid on one marketplace"),
    claim(Fees, "izea-2022", Quoted, "Average paid for a post, 200,000 to 500,000 followers, all platforms")
        .tier(Macro)
        .at(4992.0, "USD a post")
        .basis("paid on one marketplace"),
    claim(Fees, "izea-2022", Quoted, "Average paid for a post, 500,000 to a million followers, all platforms")
        .tier(Mega)
        .at(5497.0, "USD a post")
        .basis("paid on one marketplace"),
    claim(Fees, "nz-card", Measured, "Median asked for a photo by 28 micro creators; a reel 1,808")
        .tier(Micro)
        .on(Instagram)
        .at(1125.0, "NZD a post")
        .basis("rate card"),
    claim(Fees, "nz-card", Measured, "Median asked for a photo by five macro creators; a reel 2,600")
        .tier(Macro)
        .on(Instagram)
        .at(1300.0, "NZD a post")
        .basis("rate card")
        .but("Hardly more than micro: fees rise far slower than followers."),
    claim(Fees, "nz-card", Measured, "Median asked for a photo by two nano creators")
        .tier(Nano)
        .on(Instagram)
        .at(415.0, "NZD a post")
        .basis("rate card"),
    claim(Fees, "klear-2019", Quoted, "Average of nano creators, 500 to 5,000 followers")
        .tier(Nano)
        .on(Instagram)
        .at(100.0, "USD a post")
        .basis("survey of 2,500"),
    claim(Fees, "klear-2019", Quoted, "Average of creators above 500,000")
        .tier(Celebrity)
        .on(Instagram)
        .at(3138.0, "USD a post")
        .basis("survey of 2,500"),
    claim(Fees, "captiv8", Quoted, "100,000 to 500,000 followers; 75,000 at 3 to 7 million")
        .tier(Macro)
        .on(Instagram)
        .at(5000.0, "USD a post")
        .basis("a post"),
    claim(Fees, "aaron-budget", Quoted, "Public planning guide")
        .tier(Nano)
        .on(Instagram)
        .range(50.0, 250.0, "USD a post")
        .basis("a post"),
    claim(Fees, "aaron-budget", Quoted, "Public planning guide")
        .tier(Micro)
        .on(Instagram)
        .range(250.0, 1000.0, "USD a post")
        .basis("a post"),
    claim(Fees, "aaron-budget", Quoted, "Public planning guide")
        .tier(Mid)
        .on(Instagram)
        .range(1000.0, 5000.0, "USD a post")
        .basis("a post"),
    claim(Fees, "aaron-budget", Quoted, "Public planning guide")
        .tier(Macro)
        .on(Instagram)
        .range(5000.0, 10000.0, "USD a post")
        .basis("a post"),
    claim(Fees, "grin-rule", Vendor, "Rule of thumb for one piece")
        .range(4.0, 9.0, "USD for 1,000 followers")
        .basis("by followers")
        .but("A straight line in followers; real rate cards bend."),
    claim(Fees, "rule-100", Quoted, "Rule of thumb for one post")
        .on(Instagram)
        .at(10.0, "USD for 1,000 followers")
        .basis("by followers")
        .but("Too low for micro on a real rate card, too high for macro."),
    claim(Fees, "traackr", Vendor, "Rule: pay for past engagement")
        .at(150.0, "USD for 1,000 engagements")
        .basis("by engagements"),
    claim(Fees, "inzpire", Published, "Own bookings in the Nordics over two years")
        .on(Instagram)
        .range(32.0, 42.0, "USD for 1,000 views")
        .basis("by impressions")
        .but("Three to six times what most guides state."),
    claim(Fees, "inzpire", Published, "Own bookings in the Nordics over two years")
        .on(TikTok)
        .range(25.0, 35.0, "USD for 1,000 views")
        .basis("by impressions"),
    claim(Fees, "inzpire", Published, "Own bookings in the Nordics over two years")
        .on(YouTube)
        .range(51.0, 61.0, "USD for 1,000 views")
        .basis("by impressions"),
    claim(Fees, "sponsorrate", Published, "Niche multiplies the fee: finance 1.5, technology 1.3, beauty 1.1, food 0.9, pets 0.8")
        .range(0.8, 1.5, "times")
        .basis("constants of a calculator"),
    claim(Fees, "hypeauditor-formats", Vendor, "Video costs more than a photo post; a carousel 20 to 30% more")
        .on(Instagram)
        .range(40.0, 50.0, "% more")
        .basis("against a photo post"),
    claim(FakeFollowers, "seed-001", Vendor, "Few fake followers: most are real people who answer")
        .tier(Nano)
        .but("Only 47% of nano creators have fewer than 10% suspicious followers, says another vendor."),
    claim(FakeFollowers, "seed-001", Vendor, "More fake followers than nano")
        .tier(Micro),
    claim(FakeFollowers, "seed-001", Vendor, "More fake followers than micro")
        .tier(Macro),
    claim(FakeFollowers, "heepsy", Vendor, "Creators with fewer than 10% suspicious followers")
        .tier(Nano)
        .at(47.0, "% of creators")
        .basis("share of creators"),
    claim(FakeFollowers, "heepsy", Vendor, "Creators with fewer than 10% suspicious followers")
        .tier(Micro)
        .at(42.7, "% of creators")
        .basis("share of creators"),
    claim(FakeFollowers, "heepsy", Vendor, "Creators with fewer than 10% suspicious followers")
        .tier(Celebrity)
        .at(22.1, "% of creators")
        .basis("share of creators"),
    claim(FakeFollowers, "hypeauditor-fraud", Quoted, "Creators with 1,000 to 5,000 followers involved in fraud, 2021")
        .tier(Nano)
        .at(42.0, "% of creators")
        .basis("share of creators"),
    claim(FakeFollowers, "hypeauditor-fraud", Quoted, "Creators above a million involved in fraud, 2021; about 60% in 2023")
        .tier(Celebrity)
        .at(66.0, "% of creators")
        .basis("share of creators"),
    claim(FakeFollowers, "hypeauditor-fraud", Quoted, "Creators of all sizes affected by fraud, 2023")
        .at(36.28, "% of creators")
        .basis("share of creators")
        .but("Counts creators, not followers: no source gives the share of fake followers for every tier."),
    claim(Trust, "seed-001", Vendor, "Consumers who trust a creator's recommendation more than regular advertising")
        .at(69.0, "% of consumers")
        .basis("survey not named")
        .but("The survey behind it is not named; it speaks of creators of any size."),
    claim(Trust, "seed-001", Vendor, "Marketers who name affordability as the main advantage of micro creators")
        .tier(Micro)
        .at(44.0, "% of marketers")
        .basis("survey not named")
        .but("The survey behind it is not named."),
    claim(Trust, "seed-001", Vendor, "Feeds full of sponsored posts look commercial and are answered less")
        .tier(Macro),
    claim(Trust, "seed-000", Vendor, "Followers trust what a specialist says about the specialty")
        .tier(Micro),
    claim(Trust, "seed-004", Quoted, "Followers find micro creators more authentic than large names")
        .tier(Micro),
    claim(Trust, "ih-10k", Published, "Credibility of the audience goes with conversions, over 10,325 commercial posts")
        .basis("correlation; size not visible"),
    claim(Conversion, "lookfluence-2026", Quoted, "Orders for each click")
        .tier(Nano)
        .at(2.41, "% of clicks")
        .basis("no method"),
    claim(Conversion, "lookfluence-2026", Quoted, "Orders for each click")
        .tier(Micro)
        .at(2.18, "% of clicks")
        .basis("no method"),
    claim(Conversion, "lookfluence-2026", Quoted, "Orders for each click")
        .tier(Macro)
        .at(1.42, "% of clicks")
        .basis("no method"),
    claim(Conversion, "lookfluence-2026", Quoted, "Orders for each click")
        .tier(Mega)
        .at(0.91, "% of clicks")
        .basis("no method"),
    claim(Conversion, "easyapps-2026", Quoted, "Orders for each click")
        .tier(Nano)
        .range(2.5, 4.2, "% of clicks")
        .basis("no method"),
    claim(Conversion, "easyapps-2026", Quoted, "Orders for each click")
        .tier(Micro)
        .range(1.8, 3.5, "% of clicks")
        .basis("no method"),
    claim(Conversion, "easyapps-2026", Quoted, "Orders for each click")
        .tier(Mid)
        .range(1.2, 2.5, "% of clicks")
        .basis("no method"),
    claim(Conversion, "easyapps-2026", Quoted, "Orders for each click")
        .tier(Macro)
        .range(0.8, 1.8, "% of clicks")
        .basis("no method"),
    claim(Conversion, "easyapps-2026", Quoted, "Orders for each click")
        .tier(Celebrity)
        .range(0.5, 1.2, "% of clicks")
        .basis("no method"),
    claim(Conversion, "influencer-hero-cases", Vendor, "Orders for each click on Cyber Monday, one brand")
        .at(4.0, "% of clicks")
        .basis("one case")
        .but("A single day of sales at a brand the vendor chose to show."),
    claim(Conversion, "influencer-hero-cases", Vendor, "Revenue for each click in a quarter, one brand")
        .at(3.2, "USD a click")
        .basis("one case")
        .but("210,000 clicks times $3.20 is $672,000; the case states $687,600."),
    claim(Conversion, "creatorlane-2026", Quoted, "Followers who click a link in a profile")
        .range(1.0, 3.0, "%")
        .basis("no method"),
    claim(Conversion, "creatorlane-2026", Quoted, "Viewers who tap a link in a story")
        .range(2.0, 5.0, "% of viewers")
        .basis("no method"),
    claim(Conversion, "seed-000", Vendor, "Several micro creators bring more sales than one large one")
        .tier(Micro)
        .but("Agrees with the purchase data of 2024."),
    claim(Returns, "beichert-2024", Quoted, "Revenue for each follower, direct sales")
        .tier(Nano)
        .at(0.265, "EUR a follower")
        .basis("1.88 million purchases")
        .but("Speaks for small accounts where direct sales count; a study of reposts speaks for large ones."),
    claim(Returns, "beichert-2024", Quoted, "Revenue for each follower, direct sales")
        .tier(Macro)
        .at(0.049, "EUR a follower")
        .basis("1.88 million purchases"),
    claim(Returns, "beichert-2024", Quoted, "Field studies: more than $1,000 back on about $50 of product, for nano; about $6,000 on more than $1,000 for macro")
        .tier(Nano)
        .at(20.0, "times")
        .basis("revenue by spend, your hours not counted")
        .but("Handling many small creators takes hours that this figure leaves out."),
    claim(Returns, "leung-2022", Quoted, "One standard deviation more followers brings more reposts for the money")
        .at(9.2, "% more")
        .basis("reposts by spend")
        .but("Speaks for large accounts where being passed on counts; purchase data speak for small ones."),
    claim(Returns, "leung-2022", Quoted, "One percent more spend brings more engagement")
        .at(0.46, "% more")
        .basis("reposts by spend"),
    claim(Returns, "leung-2022", Quoted, "Posts that only announce a new product do worse")
        .at(-30.5, "%")
        .basis("reposts by spend")
        .but("Where you test a product, ask for trials rather than announcements."),
    claim(Returns, "seed-001", Vendor, "High rates and lower engagement make for a lower return")
        .tier(Macro)
        .but("Agrees with purchase data, not with repost data."),
    claim(Returns, "imh-emv", Quoted, "Media value for each dollar, average")
        .at(5.78, "USD media value")
        .basis("earned media value")
        .but("Media value is not revenue."),
    claim(Returns, "hypeauditor-emv", Quoted, "Media value for each dollar, average")
        .at(4.87, "USD media value")
        .basis("earned media value")
        .but("Media value is not revenue."),
    claim(TestSize, "seed-001", Vendor, "Micro creators suit low-risk launches: direct feedback and word of mouth")
        .tier(Micro),
    claim(TestSize, "influencer-hero-cases", Vendor, "Creators tested a month, for nine months, before the season")
        .at(50.0, "creators a month")
        .basis("one case"),
    claim(TestSize, "guide-75-15-10", Vendor, "Small creators in a first program")
        .range(5.0, 8.0, "creators")
        .basis("rule")
        .but("Gives even odds of one winner at a 10% hit rate."),
    claim(TestSize, "ih-performance", Vendor, "Creators to work with before judging")
        .at(100.0, "creators")
        .basis("rule")
        .but("29 are enough for 95% confidence of one winner at a 10% hit rate."),
    claim(TestSize, "ih-performance", Vendor, "Creators who bring most of the revenue")
        .range(10.0, 20.0, "% of creators")
        .basis("rule"),
    claim(TestSize, "tierwise", Judgement, "Creators for 95% confidence of at least one winner, at a 10% hit rate; 16 for 80%")
        .at(29.0, "creators")
        .basis("ln(1 - confidence) / ln(1 - hit rate)")
        .but("The published test sizes are this formula at other hit rates and confidences."),
    claim(TestSize, "seedingops", Vendor, "Gifted creators who post; below 20% something is wrong")
        .range(30.0, 50.0, "% of creators")
        .basis("rule"),
    claim(TestSize, "demandcurve", Vendor, "First partnerships that disappoint")
        .at(60.0, "% of partnerships")
        .basis("rule"),
    claim(TestSize, "growthunders", Vendor, "Cost of a credible test with four to six mid-size channels")
        .tier(Mid)
        .on(YouTube)
        .range(25000.0, 40000.0, "USD")
        .basis("games on YouTube")
        .but("A far more expensive market than most."),
    claim(Geography, "seed-000", Vendor, "Followers in the creator's own city or area")
        .tier(Nano)
        .but("An example with 22,000 followers had about 1% of them in its own city."),
    claim(Geography, "seed-000", Vendor, "Communities that share an interest, not a place")
        .tier(Micro),
    claim(Geography, "seed-001", Vendor, "Local creators of this size extend a campaign in one area")
        .tier(Micro),
    claim(Geography, "heepsy-guide", Vendor, "Nano and micro audiences come mostly from one country or region, those of large accounts from all over"),
    claim(Geography, "hummingbirds", Vendor, "Followers in the named city of an account with 22,000")
        .tier(Micro)
        .at(1.0, "% of followers")
        .basis("one account")
        .but("A creator's home says little about where followers live: ask."),
    claim(Geography, "hyperlocal", Vendor, "Followers of a hyperlocal creator")
        .tier(Nano)
        .range(800.0, 5000.0, "followers")
        .basis("rule"),
    claim(Geography, "unitedinfluencers", Vendor, "Followers to ask for in the target country")
        .at(70.0, "% of followers")
        .basis("rule"),
    claim(Geography, "trackier", Vendor, "Use nano creators to try a new region")
        .tier(Nano),
    claim(NicheFit, "seed-001", Vendor, "Small creators suit niche products: their followers came for the niche")
        .tier(Nano),
    claim(NicheFit, "seed-002", Vendor, "Look in adjacent niches too: a maker of drinks with a cook, a maker of shoes with a traveler"),
    claim(NicheFit, "ranking-directive", Quoted, "Fit of an exact niche; 0.70 adjacent, 0.50 none stated, 0.20 conflicting")
        .at(0.95, "of 1")
        .basis("rubric"),
    claim(NicheFit, "ranking-directive", Quoted, "Fit of a very large account in the wrong niche")
        .tier(Mega)
        .at(0.15, "of 1")
        .basis("rubric"),
    claim(NicheFit, "leung-2022", Quoted, "Share of a creator's followers who already fit the brand at which reposts peak")
        .at(9.0, "% overlap")
        .basis("reposts by spend")
        .but("Perfect overlap is not the best: a creator can bring new people."),
    claim(Budget, "seed-001", Vendor, "Low budgets go to micro creators, who accept gifts and commission")
        .tier(Micro),
    claim(Budget, "bivex", Quoted, "$1,000 to $5,000: 5 to 15 nano creators")
        .tier(Nano)
        .range(1000.0, 5000.0, "USD")
        .basis("rule"),
    claim(Budget, "bivex", Quoted, "$5,000 to $20,000: 3 to 5 micro creators with 10 to 15 nano")
        .tier(Micro)
        .range(5000.0, 20000.0, "USD")
        .basis("rule"),
    claim(Budget, "bivex", Quoted, "$20,000 to $50,000: 2 or 3 mid-tier with 5 to 10 micro")
        .tier(Micro)
        .range(20000.0, 50000.0, "USD")
        .basis("rule"),
    claim(Budget, "bivex", Quoted, "$50,000 to $150,000: one macro, 3 to 5 mid-tier, 10 micro")
        .tier(Macro)
        .range(50000.0, 150000.0, "USD")
        .basis("rule"),
    claim(Budget, "bivex", Quoted, "$150,000 to $500,000: one or two mega or macro over a base of micro")
        .tier(Mega)
        .range(150000.0, 500000.0, "USD")
        .basis("rule"),
    claim(Budget, "syncly", Vendor, "Share of a budget for nano and micro; 20 to 30% for macro at launches")
        .range(50.0, 70.0, "% of budget")
        .basis("rule"),
    claim(Budget, "guide-75-15-10", Vendor, "Fees; 15% usage rights, 10% boosting")
        .at(75.0, "% of budget")
        .basis("rule"),
    claim(Budget, "aaron-budget", Quoted, "Boosting the posts that work")
        .range(10.0, 20.0, "% of budget")
        .basis("rule"),
    claim(Budget, "aaron-budget", Quoted, "More than this on one creator is a red flag")
        .at(40.0, "% of budget")
        .basis("rule"),
    claim(Budget, "foundersbackroom", Vendor, "$100,000: 30% in one account of 3.5 million, 30% in three of 750,000, 40% in eight of 200,000")
        .at(100000.0, "USD")
        .basis("one example")
        .but("Most other rules put half or more into nano and micro."),
    claim(Budget, "elev8or", Vendor, "Macro or mega for awareness, micro with a tight niche for conversion"),
    claim(Budget, "slice", Vendor, "Mega and macro for being seen, micro and nano for being believed"),
    claim(Budget, "drawdecisiontree", Quoted, "Awareness goes to macro or mega, engagement and trust to nano and micro"),
    claim(Budget, "growthunders", Vendor, "Less than this only explores")
        .at(15000.0, "USD")
        .basis("games on YouTube")
        .but("Other guides call $5,000 a good start."),
];
