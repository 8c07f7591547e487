//! The brief: what the marketer answered. `None` (or an empty set or text) is "not sure", everywhere.

use super::choice::choices;
use super::money::{Currency, Minor};

choices! {
    /// How specialised the product is.
    Niche {
        Mass = "mass", "Almost anyone", "Soap, snacks, phone cases: mass market";
        Specialist = "specialist", "People with an interest", "Candles, running shoes, houseplants";
        Hyper = "hyper", "A narrow group", "Film photographers, koi keepers: hyper-niche";
    }
}

choices! {
    /// Where the customers are, from narrow to wide.
    Geo {
        Neighbourhood = "neighbourhood", "A neighborhood", "A shop, a studio, a restaurant and its streets";
        City = "city", "One city", "A city and its suburbs";
        Region = "region", "One region", "A few states or provinces";
        Country = "country", "One country", "You deliver everywhere in it";
        Countries = "countries", "Several countries", "Two or more, each with its own creators";
        World = "world", "Worldwide", "Anyone who can order";
    }
}

choices! {
    /// What the campaign is for.
    Goal {
        Awareness = "awareness", "Get known", "As many new people as possible: awareness";
        Engagement = "engagement", "Start conversations", "Likes, comments, shares, story replies: engagement";
        Traffic = "traffic", "Bring visitors", "Clicks to your site: traffic";
        Leads = "leads", "Collect leads", "Sign-ups, samples asked for, bookings";
        Sales = "sales", "Sell", "Orders with a code or link";
        Content = "content", "Get content", "Photos and video you may reuse: UGC";
        Loyalty = "loyalty", "Build loyalty", "Trust, ambassadors, repeat buyers";
        Feedback = "feedback", "Get feedback", "What people think of the product";
    }
}

choices! {
    /// How creators are paid.
    Pay {
        Cash = "cash", "Cash fee", "An agreed fee for each package";
        Gifting = "gifting", "Free product only", "The product, no fee: most larger creators decline";
        Affiliate = "affiliate", "Affiliate share", "A percentage of each order, no fee";
        Mixed = "mixed", "Fee plus product or share", "A lower fee, with product or commission on top";
    }
}

choices! {
    /// What the content has to look like.
    Content {
        Raw = "raw", "Raw and personal", "Looks like a friend's post";
        Polished = "polished", "Polished", "Fit for your shop, ads and print";
    }
}

choices! {
    /// Age group to reach.
    Age {
        A13 = "13-17", "13 to 17", "Teenagers; check your market's rules on advertising to them";
        A18 = "18-24", "18 to 24", "Younger Gen Z adults";
        A25 = "25-34", "25 to 34", "Younger millennials";
        A35 = "35-44", "35 to 44", "Older millennials";
        A45 = "45-54", "45 to 54", "Generation X";
        A55 = "55+", "55 and over", "Older adults";
    }
}

choices! {
    /// Platforms with benchmarks.
    Platform {
        Instagram = "instagram", "Instagram", "Posts, Reels and Stories";
        TikTok = "tiktok", "TikTok", "Short video";
        YouTube = "youtube", "YouTube", "Videos with a sponsored part";
    }
}

/// A share in basis points: 0 to 10,000 stand for 0% to 100%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u16);

impl Share {
    /// A share from basis points; `None` above 100%.
    pub const fn from_bp(bp: u16) -> Option<Self> {
        if bp <= 10_000 { Some(Self(bp)) } else { None }
    }
    /// A share from a fraction 0..=1, rounded to a basis point; `None` outside.
    pub fn from_fraction(x: f64) -> Option<Self> {
        if (0.0..=1.0).contains(&x) {
            Some(Self(libm::round(x * 10_000.0) as u16))
        } else {
            None
        }
    }
    /// 0.0 to 1.0.
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }
    /// 0 to 10,000.
    pub const fn bp(self) -> u16 {
        self.0
    }
}

/// A quantity in tenths (hours a week, weeks of a campaign), bounded by its type parameter's range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenths<const MIN: u16, const MAX: u16>(u16);

impl<const MIN: u16, const MAX: u16> Tenths<MIN, MAX> {
    /// Smallest and largest value allowed, in whole units.
    pub const RANGE: (f64, f64) = (MIN as f64 / 10.0, MAX as f64 / 10.0);
    /// From tenths; `None` out of range.
    pub const fn from_tenths(t: u16) -> Option<Self> {
        if t >= MIN && t <= MAX {
            Some(Self(t))
        } else {
            None
        }
    }
    /// From whole units, rounded to a tenth; `None` out of range or not a number.
    pub fn from_units(x: f64) -> Option<Self> {
        let t = libm::round(x * 10.0);
        if t >= f64::from(MIN) && t <= f64::from(MAX) {
            Self::from_tenths(t as u16)
        } else {
            None
        }
    }
    /// In whole units.
    pub fn units(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}
impl<const MIN: u16, const MAX: u16> From<Tenths<MIN, MAX>> for u16 {
    fn from(t: Tenths<MIN, MAX>) -> u16 {
        t.0
    }
}

/// Hours a week for the campaign, 0.1 to 168.
pub type Hours = Tenths<1, 1680>;
/// Length of the campaign in weeks, 1 to 104.
pub type Weeks = Tenths<10, 1040>;

/// One month, in which a budget is meant unless the brief says otherwise: 4.3 weeks.
pub const MONTH: Weeks = match Weeks::from_tenths(43) {
    Some(w) => w,
    None => unreachable!(),
};

/// The brief. Amounts are minor units of `currency` and cover the whole period of `weeks`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Brief {
    /// What is sold, in the user's words.
    pub product: String,
    /// Slug of a category in [`super::niche::CATEGORIES`]; unknown slugs never get in here.
    pub category: Option<String>,
    /// How specialised the product is.
    pub niche: Option<Niche>,
    /// Age group to reach.
    pub age: Option<Age>,
    /// Cash for the whole period: fees, goods, shipping, commission, boosting.
    pub budget: Option<Minor>,
    /// Currency of every amount in the brief.
    pub currency: Currency,
    /// Length of the campaign; `None` is one month.
    pub weeks: Option<Weeks>,
    /// Where the customers are.
    pub geo: Option<Geo>,
    /// Place names in the user's words.
    pub place: String,
    /// Main goal.
    pub goal: Option<Goal>,
    /// Secondary goals, each weighing half of the main one; never contains the main goal, no duplicates.
    pub also: Vec<Goal>,
    /// Whether a product is tested.
    pub test: Option<bool>,
    /// What is tested, in the user's words.
    pub tested: String,
    /// Creators in the test, 1 to 10,000; `None` is "advise me".
    pub test_size: Option<u16>,
    /// Expected share of creators that turn out winners.
    pub hit_rate: Option<Share>,
    /// Hours a week for finding, writing, shipping, checking, paying.
    pub hours: Option<Hours>,
    /// What an hour of that costs.
    pub hour_cost: Option<Minor>,
    /// How creators are paid.
    pub pay: Option<Pay>,
    /// Raw or polished content.
    pub content: Option<Content>,
    /// Whether brand safety matters more than usual.
    pub safety: Option<bool>,
    /// Platforms to use; empty is "not sure".
    pub platforms: Vec<Platform>,
    /// Average order value.
    pub order_value: Option<Minor>,
    /// Share of an order's value that is left after the product's cost.
    pub margin: Option<Share>,
    /// Cost of the goods sent to one creator.
    pub goods: Option<Minor>,
    /// Postage for one creator.
    pub shipping: Option<Minor>,
}

impl Default for Brief {
    /// Nothing answered.
    fn default() -> Self {
        Self {
            product: String::new(),
            category: None,
            niche: None,
            age: None,
            budget: None,
            currency: Currency::USD,
            weeks: None,
            geo: None,
            place: String::new(),
            goal: None,
            also: Vec::new(),
            test: None,
            tested: String::new(),
            test_size: None,
            hit_rate: None,
            hours: None,
            hour_cost: None,
            pay: None,
            content: None,
            safety: None,
            platforms: Vec::new(),
            order_value: None,
            margin: None,
            goods: None,
            shipping: None,
        }
    }
}

impl Brief {
    /// The neutral brief of model.md section 3: everything "not sure" but $10,000 for one month.
    pub fn neutral() -> Self {
        Self::default().with_budget_major(10_000)
    }

    /// The same brief with a budget in whole units of its currency.
    pub fn with_budget_major(mut self, major: u64) -> Self {
        self.budget = Minor::from_major(major as f64, self.currency);
        self
    }

    /// The same brief with one question back at "not sure".
    pub fn without(mut self, question: Question) -> Self {
        let nothing = Self::default();
        match question {
            Question::Product => {
                self.product = nothing.product;
                self.category = nothing.category;
                self.niche = nothing.niche;
                self.age = nothing.age;
            }
            Question::Budget => self.budget = nothing.budget,
            Question::Geography => {
                self.geo = nothing.geo;
                self.place = nothing.place;
            }
            Question::Goal => {
                self.goal = nothing.goal;
                self.also = nothing.also;
            }
            Question::Test => {
                self.test = nothing.test;
                self.tested = nothing.tested;
                self.test_size = nothing.test_size;
                self.hit_rate = nothing.hit_rate;
            }
            Question::Platform => self.platforms = nothing.platforms,
            Question::Hours => {
                self.hours = nothing.hours;
                self.hour_cost = nothing.hour_cost;
            }
            Question::Payment => self.pay = nothing.pay,
            Question::Content => {
                self.content = nothing.content;
                self.safety = nothing.safety;
            }
            Question::Value => {
                self.order_value = nothing.order_value;
                self.margin = nothing.margin;
                self.goods = nothing.goods;
                self.shipping = nothing.shipping;
            }
        }
        self
    }

    /// Length in weeks; one month where unanswered.
    pub fn weeks_or_month(&self) -> f64 {
        self.weeks.unwrap_or(MONTH).units()
    }
}

choices! {
    /// The questions of the brief, in order; the first five are the core ones.
    Question {
        Product = "product", "Product", "What are you selling?";
        Budget = "budget", "Budget", "How much can you spend?";
        Geography = "geography", "Geography", "Where do your customers live?";
        Goal = "goal", "Goal", "What should this campaign do?";
        Test = "test", "Product test", "Are you testing a product?";
        Platform = "platform", "Platform", "Which platforms?";
        Hours = "hours", "Hours", "How many hours a week can you give this?";
        Payment = "payment", "Payment", "How will you pay?";
        Content = "content", "Content", "What content do you need?";
        Value = "value", "Sale value", "What is a sale worth to you?";
    }
}

impl Question {
    /// One of the five questions of the mission, the rest sharpen the answer.
    pub const fn is_core(self) -> bool {
        matches!(
            self,
            Self::Product | Self::Budget | Self::Geography | Self::Goal | Self::Test
        )
    }

    /// Whether the brief answers the question, at least in part.
    pub fn is_answered(self, b: &Brief) -> bool {
        match self {
            Self::Product => {
                b.niche.is_some() || b.category.is_some() || !b.product.trim().is_empty()
            }
            Self::Budget => b.budget.is_some(),
            Self::Geography => b.geo.is_some(),
            Self::Goal => b.goal.is_some() || !b.also.is_empty(),
            Self::Test => b.test.is_some(),
            Self::Platform => !b.platforms.is_empty(),
            Self::Hours => b.hours.is_some() || b.hour_cost.is_some(),
            Self::Payment => b.pay.is_some(),
            Self::Content => b.content.is_some() || b.safety.is_some(),
            Self::Value => {
                b.order_value.is_some()
                    || b.margin.is_some()
                    || b.goods.is_some()
                    || b.shipping.is_some()
            }
        }
    }
}
