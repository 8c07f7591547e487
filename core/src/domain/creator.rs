//! Creators as a marketer's files describe them: a person with one profile or several. What a file does not say stays
//! unknown.

use super::brief::Platform;
use super::choice::choices;
use super::money::{Currency, Minor};

choices! {
    /// Where a profile is. A roster may name more networks than a brief can plan for: those with benchmarks are
    /// a [`Platform`].
    Network {
        Instagram = "instagram", "Instagram", "Posts, Reels and Stories";
        TikTok = "tiktok", "TikTok", "Short video";
        YouTube = "youtube", "YouTube", "Videos and Shorts";
        X = "x", "X (Twitter)", "Short posts";
        Facebook = "facebook", "Facebook", "Pages and groups";
        Threads = "threads", "Threads", "Short posts";
        Pinterest = "pinterest", "Pinterest", "Pins and boards";
        LinkedIn = "linkedin", "LinkedIn", "Professional posts";
        Snapchat = "snapchat", "Snapchat", "Stories and Spotlight";
        Twitch = "twitch", "Twitch", "Live video";
        Blog = "blog", "Blog", "A site of their own";
    }
}

/// A person or a team with profiles.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Creator {
    /// As the file calls them; the handle where it gives no name.
    pub name: String,
    /// The file's own key, digit for digit; empty where there is none.
    pub id: String,
    /// At least one; a network occurs once.
    pub profiles: Vec<Profile>,
    /// Niches as the file words them.
    pub categories: Vec<String>,
    /// Country as the file words it.
    pub country: Option<String>,
    /// City or region as the file words it.
    pub city: Option<String>,
    /// What they ask for, by deliverable.
    pub prices: Vec<Price>,
    /// Share of the audience that is real, 0..1, as the file has it.
    pub credible: Option<f64>,
    /// How to reach them.
    pub contact: String,
    /// Their discount code.
    pub code: String,
    /// Language of their posts as the file words it.
    pub language: String,
    /// Their tier as the file words it; which one they are in is for the scheme to say.
    pub stated_tier: String,
    /// What is noted about them.
    pub notes: String,
}

/// A profile on one network. Who keeps many of them keeps the handles elsewhere and has `H` point there.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Profile<H = String> {
    /// Unknown where the file does not say.
    pub network: Option<Network>,
    /// Without the at sign; empty where the file gives none.
    pub handle: H,
    /// Followers or subscribers.
    pub followers: Option<u64>,
    /// Engagement rate.
    pub engagement: Option<Engagement>,
    /// Accounts it follows.
    pub following: Option<u64>,
    /// Posts so far.
    pub posts: Option<u64>,
    /// Mean likes of a post.
    pub likes: Option<f64>,
    /// Mean comments of a post.
    pub comments: Option<f64>,
    /// Mean shares of a post.
    pub shares: Option<f64>,
    /// How often a post is saved, in the mean.
    pub saves: Option<f64>,
    /// Share of the posts that are paid for, 0..1.
    pub sponsored: Option<f64>,
    /// Engagement of posts that are paid for, for each of others: 0.8 stands for four fifths of it.
    pub paid_effect: Option<f64>,
    /// Orders or sign-ups that a post brought so far, in the mean.
    pub conversions: Option<f64>,
    /// Mean views of a video.
    pub views: Option<f64>,
    /// People reached by a post.
    pub reach: Option<f64>,
    /// Mean interactions of a post, where the file does not take them apart.
    pub interactions: Option<f64>,
}

impl<H> Profile<H> {
    /// Takes from another profile the figures that are unknown of this one.
    pub fn complete<O>(&mut self, other: &Profile<O>) {
        self.followers = self.followers.or(other.followers);
        self.engagement = self.engagement.or(other.engagement);
        self.following = self.following.or(other.following);
        self.posts = self.posts.or(other.posts);
        self.likes = self.likes.or(other.likes);
        self.comments = self.comments.or(other.comments);
        self.shares = self.shares.or(other.shares);
        self.saves = self.saves.or(other.saves);
        self.sponsored = self.sponsored.or(other.sponsored);
        self.paid_effect = self.paid_effect.or(other.paid_effect);
        self.conversions = self.conversions.or(other.conversions);
        self.views = self.views.or(other.views);
        self.reach = self.reach.or(other.reach);
        self.interactions = self.interactions.or(other.interactions);
    }
}

/// An engagement rate and what it is a share of: rates of two bases are never compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Engagement {
    /// Interactions for each follower, person reached or view: 0.03 stands for 3%.
    pub rate: f64,
    /// What it is a share of.
    pub basis: Basis,
}

choices! {
    /// What an engagement rate is a share of.
    Basis {
        Followers = "followers", "By followers", "Interactions of a post for each follower";
        Reach = "reach", "By reach", "Interactions of a post for each person reached";
        Views = "views", "By views", "Interactions of a video for each view";
        Unknown = "unknown", "Basis not stated", "The file does not say what the rate is a share of";
    }
}

/// The price of one deliverable. Who keeps many of them keeps the words elsewhere and has `D` point there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price<D = String> {
    /// As the file words it; empty where it says nothing.
    pub deliverable: D,
    /// The amount.
    pub amount: Minor,
    /// Its currency.
    pub currency: Currency,
    /// Whether the file says so, or the currency of the brief was taken.
    pub stated: bool,
}

impl Network {
    /// The platform with benchmarks, if this is one.
    pub const fn platform(self) -> Option<Platform> {
        match self {
            Self::Instagram => Some(Platform::Instagram),
            Self::TikTok => Some(Platform::TikTok),
            Self::YouTube => Some(Platform::YouTube),
            _ => None,
        }
    }
}

impl<H> Profile<H> {
    /// The same figures with the handle in another form.
    pub fn with_handle<T>(&self, handle: T) -> Profile<T> {
        Profile {
            handle,
            network: self.network,
            followers: self.followers,
            engagement: self.engagement,
            following: self.following,
            posts: self.posts,
            likes: self.likes,
            comments: self.comments,
            shares: self.shares,
            saves: self.saves,
            sponsored: self.sponsored,
            paid_effect: self.paid_effect,
            conversions: self.conversions,
            views: self.views,
            reach: self.reach,
            interactions: self.interactions,
        }
    }
}

impl<D> Price<D> {
    /// The same amount with its words in another form.
    pub fn with_deliverable<T>(&self, deliverable: T) -> Price<T> {
        Price {
            deliverable,
            amount: self.amount,
            currency: self.currency,
            stated: self.stated,
        }
    }
}

impl Creator {
    /// Forgets everything but the room it has, to be filled with the next row.
    pub fn clear(&mut self) {
        for text in [
            &mut self.name,
            &mut self.id,
            &mut self.contact,
            &mut self.code,
            &mut self.language,
            &mut self.stated_tier,
            &mut self.notes,
        ] {
            text.clear();
        }
        self.profiles.clear();
        self.categories.clear();
        self.prices.clear();
        self.country = None;
        self.city = None;
        self.credible = None;
    }

    /// The profile with most followers.
    pub fn largest(&self) -> Option<&Profile> {
        self.profiles.iter().max_by_key(|p| p.followers)
    }
}
