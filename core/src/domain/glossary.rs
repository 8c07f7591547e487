//! Trade terms, explained on the spot.

/// A term with a line for a tooltip and a paragraph for the glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Stable slug for anchors.
    pub slug: &'static str,
    /// The term.
    pub term: &'static str,
    /// One line, without a full stop.
    pub short: &'static str,
    /// A few sentences.
    pub long: &'static str,
    /// Id of the source.
    pub source: &'static str,
}

/// One block for each term: slug, term; short; long; source.
macro_rules! terms {
    ($($slug:literal, $term:literal; $short:literal; $long:literal; $source:literal;)+) => {
        &[$(Term { slug: $slug, term: $term, short: $short, long: $long, source: $source }),+]
    };
}

/// All terms, in alphabetical order.
pub const TERMS: &[Term] = terms! {
    "acceptability", "Acceptability"; "In how many of 10,000 readings of your brief a tier comes first";
        "Every answer you left open, every benchmark's range and the weights of the criteria are drawn at random, 10,000 times. A tier's acceptability is the share of draws in which it comes first: “83 of 100” is this number. It is not the chance that a campaign succeeds.";
        "smaa-2001";
    "affiliate", "Affiliate share"; "A percentage of each order instead of a fee";
        "The creator gets a link or code and a share of what it sells, often 10 to 20%. You pay only for orders; creators with other offers may decline.";
        "seed-001";
    "attribution", "Attribution"; "Which creator an order is counted for";
        "A code or a link tells where an order came from. Codes are found by coupon sites and people buy without either, so tracked orders are a lower bound.";
        "tierwise";
    "boosting", "Boosting"; "Paying the platform to show a post to more people";
        "Published plans keep 10 to 20% of a budget for boosting the posts that work on their own.";
        "aaron-budget";
    "brand-ambassador", "Brand ambassador"; "Someone who stands for a brand over months, not for one post";
        "An ambassador may be a creator of any size, or a customer. What counts is the lasting relation: repeated posts, often for product, commission or a retainer.";
        "seed-000";
    "break-even", "Break-even"; "Where orders pay for everything they cost";
        "Orders needed = all-in cost / (order value x margin). Break-even ROAS = 1 / margin: with a margin of 50%, two dollars of revenue for each dollar spent.";
        "tierwise";
    "celebrity", "Celebrity"; "A public figure known outside the platform";
        "From 1 million followers in the default scheme. Widest reach, highest fees, lowest engagement rate.";
        "seed-001";
    "central-weights", "Central weights"; "What someone who would be right to choose a tier cares about";
        "The average weights of the criteria over all draws in which the tier comes first. If they are yours, the tier is yours.";
        "smaa-2001";
    "cpa", "CPA"; "Cost for one order";
        "Cost per acquisition: cost / orders. Say whether the cost is cash or includes your hours.";
        "tierwise";
    "cpc", "CPC"; "Cost for one click";
        "Cost per click: cost / clicks.";
        "tierwise";
    "cpe", "CPE"; "Cost for one engagement";
        "Cost per engagement: cost / (likes, comments, saves and shares).";
        "tierwise";
    "cpm", "CPM"; "Cost for 1,000 people reached or 1,000 views";
        "Cost / impressions x 1,000. Tierwise counts people reached and says so; vendors count impressions or views, which are more.";
        "hypeauditor-blog";
    "credible-followers", "Credible followers"; "Followers who are real people";
        "Tools estimate the share from pictures, texts, age and behavior of accounts. They count differently: keep the name of the tool beside the figure.";
        "modash";
    "emv", "EMV"; "Earned media value: what likes and views would have cost as ads";
        "Each vendor multiplies by its own prices, so one campaign can be worth $650 or $2,000. It is not revenue. Tierwise shows it on request only.";
        "later-emv";
    "engagement-rate", "Engagement rate"; "Likes, comments, saves and shares in percent of something";
        "By followers: divided by followers. By reach or impressions: divided by those who saw it. By views: divided by views of a video. The same post can be 3% by followers and 15% by reach, so figures are compared on one basis only.";
        "modash";
    "flip-point", "Flip point"; "Where another tier takes over";
        "Tierwise moves one answer at a time, keeps the others, and reports the nearest value at which another tier comes first.";
        "tierwise";
    "gifting", "Gifting"; "Paying with the product alone";
        "Also called seeding. Accepted by many small creators and few large ones; 30 to 50% of those who get a product post. A gift has to be disclosed like money.";
        "seedingops";
    "grade", "Grade"; "How good a figure is, A to E";
        "A measured, B published with a method, C quoted by someone else, D claimed by a vendor, E our own judgement.";
        "tierwise";
    "impressions", "Impressions"; "How often a post was shown";
        "One person who sees it three times makes three impressions and counts once in reach. Impressions are never fewer than reach.";
        "tierwise";
    "macro", "Macro creator"; "A large account, often with an agency";
        "100,000 to 500,000 followers in the default scheme. Broad reach, professional content, higher fees.";
        "seed-001";
    "margin", "Margin"; "Share of an order's value left after the product's cost";
        "Order value 40, product and delivery 20: a margin of 50%.";
        "tierwise";
    "mega", "Mega creator"; "A very large account";
        "500,000 to 1 million followers in the default scheme; most other schemes say 1 million and more.";
        "seed-001";
    "micro", "Micro creator"; "A specialist with a following of their own";
        "10,000 to 100,000 followers in the default scheme; others start at 1,000 or end at 50,000. Known for a subject, used to working with brands.";
        "seed-000";
    "mid-tier", "Mid-tier creator"; "Between micro and macro, in schemes that know it";
        "Often 50,000 to 500,000 followers. The default scheme goes from micro to macro directly.";
        "mediakix";
    "nano", "Nano creator"; "A small account, often known in one place";
        "1,000 to 10,000 followers in the default scheme. Closest to its followers, least expensive, needs most help.";
        "seed-000";
    "aov", "Order value"; "What an average order brings in";
        "Revenue divided by orders, before the cost of the product. With the margin it says what an order is worth to you.";
        "tierwise";
    "p10-p50-p90", "P10, P50, P90"; "Low, middle and high of a range";
        "One in ten draws lies below P10, half below P50, one in ten above P90. Eight in ten lie between P10 and P90.";
        "tierwise";
    "posterior", "Posterior"; "What is known after seeing results";
        "A starting range from the benchmarks, narrowed by your own clicks and orders. Two orders of fifty clicks move it little, sixty of two thousand a lot.";
        "tierwise";
    "profit-roi", "Profit ROI"; "Profit from orders against all-in cost";
        "(Net revenue x margin - all-in cost) / all-in cost. Zero is break-even. The strictest of the three returns.";
        "tierwise";
    "reach", "Reach"; "How many people saw a post";
        "Each person counts once. Followers are not reach: a post reaches a part of them, and some others.";
        "tierwise";
    "revenue-roi", "Revenue ROI"; "Revenue left after cost, against cost";
        "(Revenue - cost) / cost. One less than ROAS. Some vendors use the name for ROAS itself.";
        "tierwise";
    "roas", "ROAS"; "Revenue for each dollar spent";
        "Return on ad spend: revenue / spend. Knows nothing of the product's cost.";
        "tierwise";
    "smaa", "SMAA"; "The method behind “83 of 100”";
        "Stochastic multicriteria acceptability analysis, by Lahdelma and Salminen: instead of asking for exact weights and figures, try all plausible ones and count who wins.";
        "smaa-2001";
    "tier", "Tier"; "A size class of creators by followers";
        "No standard exists: sources draw the lines differently. Choose a scheme on the evidence page, or draw your own.";
        "mediakix";
    "ugc", "UGC"; "Content made by creators or customers that you may reuse";
        "User-generated content: photos and video for your shop, ads and posts. May be bought without a post on the creator's account.";
        "seed-001";
    "usage-rights", "Usage rights"; "Leave to use a creator's content elsewhere";
        "Agreed for a time and a place: shop, ads, print. Costs extra.";
        "guide-75-15-10";
    "whitelisting", "Whitelisting"; "Running ads through a creator's account";
        "The ad carries the creator's name; you pay the platform and target the audience. Costs extra, published add-ons run from 20 to 40% for a month.";
        "bivex";
};

/// The term with this slug.
pub fn term(slug: &str) -> Option<&'static Term> {
    TERMS.iter().find(|t| t.slug == slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::sources::source;

    #[test]
    fn terms_are_sorted_sourced_and_unique() {
        let names: Vec<String> = TERMS.iter().map(|t| t.term.to_lowercase()).collect();
        assert!(names.is_sorted(), "{names:?}");
        for t in TERMS {
            assert_eq!(term(t.slug), Some(t));
            assert!(source(t.source).is_some(), "{}", t.slug);
            assert!(
                !t.short.ends_with('.') && t.long.ends_with('.'),
                "{}",
                t.slug
            );
        }
        assert!(TERMS.len() >= 25);
    }
}
