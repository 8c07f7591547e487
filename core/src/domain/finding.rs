//! Help with finding creators: searches to open, questions to ask, what to check, what to disclose.

use super::brief::{Brief, Geo, Platform};
use super::link::encode;
use super::niche::{self, Category};

/// A search on a platform, for the user to open. Tierwise itself requests nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindLink {
    /// The platform it opens.
    pub platform: Platform,
    /// What is searched: “#candletok” or “candle review”.
    pub label: String,
    /// Address, always https on the platform's own host, text percent-encoded.
    pub url: String,
    /// Whose audience it finds.
    pub why: Why,
}

/// Why a search is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The product's own category.
    Own,
    /// The user's own words for the product.
    Product,
    /// The place the customers live in.
    Local,
    /// A category next to it, by its label.
    Adjacent(&'static str),
}

/// Neighbors of the category that are searched.
const NEIGHBORS: usize = 3;

/// Longest hashtag made from the user's words, in characters.
const MAX_TAG: usize = 40;

/// Searches for a brief: own niche, the product's own words, the place, adjacent niches; on the platforms asked for
/// (all, where not sure). Without a category the product's words suggest one. Empty without either.
pub fn search_links(brief: &Brief) -> Vec<FindLink> {
    let own = brief
        .category
        .as_deref()
        .and_then(niche::category)
        .or_else(|| niche::suggest(&brief.product, 1).first().copied());
    let platforms = if brief.platforms.is_empty() {
        Platform::ALL
    } else {
        &brief.platforms
    };
    let mut searches: Vec<(Why, Search)> = Vec::new();
    if let Some(own) = own {
        searches.extend(own_searches(own));
    }
    if let Some(tag) = tag(&brief.product) {
        searches.push((
            Why::Product,
            Search {
                tag,
                words: brief.product.trim().to_lowercase(),
            },
        ));
    }
    searches.extend(local_search(brief, own));
    for next in own
        .iter()
        .flat_map(|c| c.adjacent)
        .filter_map(|slug| niche::category(slug))
        .take(NEIGHBORS)
    {
        searches.extend(first_search(next).map(|s| (Why::Adjacent(next.label), s)));
    }

    let mut links: Vec<FindLink> = Vec::new();
    for (why, search) in &searches {
        for platform in platforms {
            let link = search.open(*platform, why.clone());
            if !links.iter().any(|l| l.url == link.url) {
                links.push(link);
            }
        }
    }
    links
}

/// What is searched, in the two forms platforms take.
struct Search {
    tag: String,
    words: String,
}

impl Search {
    fn open(&self, platform: Platform, why: Why) -> FindLink {
        let (label, url) = match platform {
            Platform::Instagram => (
                format!("#{}", self.tag),
                format!(
                    "https://www.instagram.com/explore/tags/{}/",
                    encode(&self.tag)
                ),
            ),
            Platform::TikTok => match why {
                // People type words there; tags are for niches that have one.
                Why::Product | Why::Local => (
                    self.words.clone(),
                    format!("https://www.tiktok.com/search?q={}", encode(&self.words)),
                ),
                _ => (
                    format!("#{}", self.tag),
                    format!("https://www.tiktok.com/tag/{}", encode(&self.tag)),
                ),
            },
            Platform::YouTube => (
                self.words.clone(),
                format!(
                    "https://www.youtube.com/results?search_query={}",
                    encode(&self.words)
                ),
            ),
        };
        FindLink {
            platform,
            label,
            url,
            why,
        }
    }
}

fn own_searches(own: &'static Category) -> impl Iterator<Item = (Why, Search)> {
    let pairs = own.hashtags.iter().zip(own.keywords).take(3);
    pairs.map(|(tag, words)| {
        (
            Why::Own,
            Search {
                tag: (*tag).to_owned(),
                words: (*words).to_owned(),
            },
        )
    })
}

fn first_search(category: &'static Category) -> Option<Search> {
    let (tag, words) = category.hashtags.first().zip(category.keywords.first())?;
    Some(Search {
        tag: (*tag).to_owned(),
        words: (*words).to_owned(),
    })
}

/// A search in the place, where the brief names one and customers live in it.
fn local_search(brief: &Brief, own: Option<&'static Category>) -> Option<(Why, Search)> {
    let place = brief.place.trim().to_lowercase();
    if matches!(brief.geo, Some(Geo::World | Geo::Countries)) {
        return None;
    }
    let subject = own
        .and_then(|c| c.keywords.first())
        .copied()
        .unwrap_or_default();
    Some((
        Why::Local,
        Search {
            tag: tag(&place)?,
            words: format!("{subject} {place}").trim().to_owned(),
        },
    ))
}

/// Letters and digits of a text as a hashtag.
fn tag(text: &str) -> Option<String> {
    let tag: String = text
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(MAX_TAG)
        .collect();
    (!tag.is_empty()).then_some(tag)
}

/// One line of a list the user works through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// What to ask, check or write.
    pub text: &'static str,
    /// Why, with the threshold where there is one.
    pub why: &'static str,
    /// Ids of the sources.
    pub sources: &'static [&'static str],
}

/// One block for each item: text; why; sources.
macro_rules! items {
    ($($text:literal; $why:literal; [$($source:literal),+];)+) => {
        &[$(Item { text: $text, why: $why, sources: &[$($source),+] }),+]
    };
}

/// What to ask a creator for before agreeing on a fee.
pub const QUESTIONS_TO_ASK: &[Item] = items! {
    "Results of two or three earlier partnerships: reach, engagements, clicks, orders";
        "Partnership figures tell more about selling than follower counts do."; ["seed-000"];
    "Reach or views of the last ten posts, sponsored and not, as screenshots";
        "Shows what a normal post brings and how much a sponsored one loses."; ["modash", "seed-001"];
    "Where followers live, by country and city";
        "Count followers in your place, not followers. Ask for 70% in the target country."; ["unitedinfluencers", "hummingbirds"];
    "Age and gender of followers";
        "The audience has to be yours, not the creator."; ["seed-000"];
    "How many posts were sponsored in the last month, and for whom";
        "A feed full of ads is answered less; a competitor last week is a bad neighbor."; ["seed-001"];
    "The fee for one post, for a package, and with product or commission in part";
        "Nano and micro creators often take product or a share of orders."; ["seed-001"];
    "What reuse, exclusivity and raw footage cost, and for how long";
        "Rights cost extra: published add-ons run from a quarter of the fee to all of it."; ["bivex", "guide-75-15-10"];
    "Whether a link or code of your own can be used, and where it will stand";
        "Without one you cannot tell which creator sold."; ["influencer-hero-cases", "creatorlane-2026"];
    "Delivery: dates, drafts to approve, how long the post stays up";
        "Small creators may need more help with this, large ones have managers who negotiate it."; ["seed-001"];
};

/// What to check before sending product or money.
pub const VETTING: &[Item] = items! {
    "Credible followers: 80% or more is fine, under 75% ask, under 70% leave it";
        "Thresholds of three vendors; read the figure in an audit tool and keep its name, since tools count differently."; ["insense", "modash", "ranking-directive"];
    "Engagement rate against the benchmark of platform and tier, on the same basis";
        "Far below the benchmark or three times above it is a reason to look closer, not a verdict."; ["fit-rubric", "brandhero-2020"];
    "Growth over a year: no sudden jumps without a post that explains them";
        "Bought followers come in steps."; ["brandhero-2020"];
    "Comments: do they talk about the post?";
        "More than 40% repeated phrases or emoji alone point to a comment group."; ["brandhero-2020"];
    "Likes and comments against views";
        "Likes near or above views are not natural."; ["brandhero-2020"];
    "Accounts followed: at most about 30% of the followers, and fewer than 1,500";
        "Accounts that follow masses are often followed back, not followed."; ["insense", "hypeauditor-blog"];
    "Followers in your place: share times followers";
        "An account with 22,000 followers named after a city had about 1% of them there."; ["hummingbirds", "heepsy-guide"];
    "Sponsored posts against the rest";
        "A sponsored post that gets half of a normal one's engagement sells little."; ["modash"];
    "The last 20 posts for claims, language and topics you do not want to stand beside";
        "You answer for claims made in a paid post."; ["ftc-2023"];
    "Whether earlier ads are marked as ads";
        "Someone who hides ads will hide yours, and you are liable too."; ["ftc-2023", "asa-2023"];
};

/// Rules on marking paid posts, to remember. Not legal advice.
pub const DISCLOSURE: &[Item] = items! {
    "US: every material connection is disclosed: money, free or discounted product, family, employment";
        "FTC Endorsement Guides, revised June 29, 2023. A gift counts."; ["ftc-2023"];
    "US: clear and hard to miss, in the same form as the claim";
        "Said aloud in video, shown in a picture; “Ad”, “#ad” or “Sponsored by” and your name at the start."; ["ftc-2023"];
    "US: do not rely on the platform's own label alone";
        "A built-in paid partnership tag may not be enough."; ["ftc-2023"];
    "US: the brand has to instruct and to watch";
        "Write disclosure into the agreement, check each post, keep a screenshot."; ["ftc-2023"];
    "UK: “Ad” or “Advert” up front";
        "ASA, CAP and CMA guide, third edition, March 23, 2023. “Sp”, “spon”, “in association with” or your name alone do not do."; ["asa-2023"];
    "UK: gifts, discount codes and affiliate links count as payment";
        "Mark posts with any of them."; ["asa-2023"];
    "Beware of statistics pages on fines";
        "Some report that the FTC fined a dozen creators millions in 2023; lawyers' records show warning letters. Trust the regulator's page."; ["ftc-2023"];
};

/// What to say above [`DISCLOSURE`].
pub const DISCLOSURE_NOTE: &str = "Not legal advice. Rules differ by country and change: read the regulator's own page before you post.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::sources::source;

    const HOSTS: &[&str] = &[
        "https://www.instagram.com/explore/tags/",
        "https://www.tiktok.com/tag/",
        "https://www.tiktok.com/search?q=",
        "https://www.youtube.com/results?search_query=",
    ];

    #[test]
    fn a_candle_brief_gets_searches() {
        let brief = Brief {
            category: Some("home-fragrance".to_owned()),
            product: "Soy candle & wax melts".to_owned(),
            place: "Pacific Northwest".to_owned(),
            ..Brief::default()
        };
        let links = search_links(&brief);
        let has = |url: &str| links.iter().any(|l| l.url == url);
        assert!(has("https://www.instagram.com/explore/tags/candletok/"));
        assert!(has(
            "https://www.youtube.com/results?search_query=soy%20candle%20%26%20wax%20melts"
        ));
        assert!(has(
            "https://www.instagram.com/explore/tags/pacificnorthwest/"
        ));
        assert!(links.iter().any(|l| l.why == Why::Adjacent("Home decor")));
        assert_eq!(links.first().map(|l| l.why.clone()), Some(Why::Own));
        let tiktok = Brief {
            platforms: vec![Platform::TikTok],
            ..brief
        };
        assert!(
            search_links(&tiktok)
                .iter()
                .all(|l| l.platform == Platform::TikTok)
        );
        assert!(search_links(&Brief::default()).is_empty());
    }

    #[test]
    fn only_known_hosts_whatever_is_typed() {
        for text in [
            "<script>alert(1)</script>",
            "javascript:alert(1)",
            "../../x?y#z",
            "\"'&=%00",
            "日本 茶",
            "🕯️",
            "",
        ] {
            let brief = Brief {
                product: text.to_owned(),
                place: text.to_owned(),
                ..Brief::default()
            };
            for link in search_links(&brief) {
                let host = HOSTS
                    .iter()
                    .find(|h| link.url.starts_with(**h))
                    .unwrap_or_else(|| panic!("{}", link.url));
                let rest = link.url.strip_prefix(host).unwrap();
                let rest = rest.strip_suffix('/').unwrap_or(rest);
                assert!(
                    rest.bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b"-._~%,".contains(&b)),
                    "{}",
                    link.url
                );
            }
        }
    }

    #[test]
    fn lists_name_their_sources() {
        for item in QUESTIONS_TO_ASK.iter().chain(VETTING).chain(DISCLOSURE) {
            assert!(
                item.sources.iter().all(|s| source(s).is_some()),
                "{}",
                item.text
            );
            assert!(
                !item.why.is_empty() && !item.text.ends_with('.'),
                "{}",
                item.text
            );
        }
        assert!(QUESTIONS_TO_ASK.len() >= 7 && VETTING.len() >= 8 && DISCLOSURE.len() >= 5);
    }
}
