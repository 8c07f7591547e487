//! What the page is told about a short list.

use serde::{Deserialize, Serialize};

use crate::plan::{Bounds, Plans};

/// A short list, as far as it has come.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Picked {
    /// [`super::Shown::opening`] that the numbers of creators belong to.
    pub opening: u32,
    /// Changes that were asked for when it was told: who asked for more waits for another one.
    pub heard: u32,
    /// What is asked, and what was asked besides.
    pub plans: Plans,
    /// What the plan comes to with this brief.
    pub terms: Terms,
    /// What is counted, and how it is worked out.
    pub unit: (String, String),
    /// Creators in the roster.
    pub total: u32,
    /// Creators whom the plan's line asks for.
    pub among: u32,
    /// Creators of these who may be chosen.
    pub able: u32,
    /// What of the plan's line was not understood.
    pub problems: Vec<String>,
    /// How many there are of each kind that can be bounded.
    pub kinds: Vec<KindView>,
    /// How good the set is.
    pub proof: Proof,
    /// What keeps the set from being larger; the limit that keeps most creators out first.
    pub stops: Vec<Stop>,
    /// Those who have to be in and cost more than may go to one creator: name and cost, in minor units.
    pub over_share: Vec<(String, i64)>,
    /// Creators who are in.
    pub count: u32,
    /// Those of them whose price nobody has named yet.
    pub estimates: u32,
    /// Who is in: by tier, largest first, and by value; the first of them where there are very many.
    pub picks: Vec<PickView>,
    /// What those of each tier come to, all of them, in the same order.
    pub subtotals: Vec<Subtotal>,
    /// All of them together.
    pub sum: Sum,
    /// What all of them bring together, by what is counted, the brief's own first.
    pub forecast: Vec<Expected>,
    /// Who is out and why, the nearest misses first.
    pub out: Vec<OutView>,
    /// Creators who are out, those of `out` among them.
    pub out_total: u32,
    /// Whom the user asked about by name.
    pub about: About,
    /// Who has to be in.
    pub must: Decided,
    /// Who is kept out.
    pub never: Decided,
    /// What more money would add; `None` while there is no set.
    pub more: Option<MoreView>,
    /// What other budgets bring, rising, as far as that is worked out.
    pub curve: Vec<AtBudget>,
    /// Answers that are not proven, or that nobody asked for yet: [`super::Request::Explain`] does.
    pub unsure: u32,
    /// By place of a plan, what it comes to; `None` until that is worked out.
    pub compared: Vec<Option<PlanView>>,
}

impl Picked {
    /// Money that goes to no creator and is kept for nothing. Whatever is said to be left is this.
    pub fn left(&self) -> i64 {
        let budget = self.terms.budget.unwrap_or(0);
        (budget - self.sum.cost - self.sum.kept).max(0)
    }

    /// What is kept for boosting: with the change that buys nobody, where a set stands.
    pub fn kept(&self) -> i64 {
        self.terms.kept.max(self.sum.kept)
    }
}

/// A limit that keeps creators out who may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The limit in words: “no more than 3 creators”.
    pub words: String,
    /// How many it keeps out.
    pub count: u32,
}

/// What a plan comes to.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PlanView {
    /// Creators of its list.
    pub creators: u32,
    /// All of them together.
    pub sum: Sum,
    /// How good the set is.
    pub proof: Proof,
}

/// What a plan comes to: its own figures, the brief's where it has none.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Terms {
    /// Currency of all amounts.
    pub currency: String,
    /// Money there is, in minor units.
    pub budget: Option<i64>,
    /// Money of it that no creator may have: it is kept for boosting, in minor units.
    pub kept: i64,
    /// Minutes there are for handling creators.
    pub minutes: Option<u64>,
    /// Most of the budget that may go to one creator, 0 to 1.
    pub share: f64,
    /// Goods and postage for each creator, in minor units, where the brief says what they cost.
    pub goods: i64,
}

/// What creators are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counted {
    /// Tiers of the scheme.
    Tier,
    /// Networks.
    Network,
    /// Places that the plan names.
    Place,
}

/// Creators of a kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KindView {
    /// What it is a kind of.
    pub group: Counted,
    /// Slug, or the place as it was typed.
    pub slug: String,
    /// What the user reads.
    pub label: String,
    /// How many the plan allows.
    pub bounds: Bounds,
    /// Creators of it who may be chosen.
    pub able: u32,
    /// Creators of it who are in.
    pub picked: u32,
}

/// How good a set is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum Proof {
    /// Nobody named a budget.
    #[default]
    NoBudget,
    /// Nobody may be chosen.
    Nobody,
    /// No set was found yet; whether the search goes on.
    Searching(bool),
    /// No set is better.
    Proven,
    /// Another one may be better by this share at most; whether the search goes on.
    Gap(f64, bool),
    /// No set keeps to all of it: the fewest limits that are in each other's way.
    Infeasible(Vec<Clash>),
    /// Figures are too large to be added up exactly.
    TooLarge,
}

/// A limit that is in the way of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// In words.
    pub words: String,
    /// The number of whoever has to be in by it, where that is the limit.
    pub must: Option<u32>,
}

/// Those of whom the marketer decided something.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Decided {
    /// How many.
    pub count: u32,
    /// Numbers and names of the first of them.
    pub first: Vec<(u32, String)>,
}

/// Those whom the user asked about.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct About {
    /// What was typed.
    pub typed: String,
    /// How many have it in a name or handle.
    pub count: u32,
    /// The first of them, whoever is called exactly so before the others.
    pub first: Vec<OutView>,
}

/// Somebody, as a short list shows them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Face {
    /// Number.
    pub who: u32,
    /// Handle with its sign, else the name.
    pub name: String,
    /// Handle as it is.
    pub handle: String,
    /// Slug and name of the network.
    pub network: (String, String),
    /// Slug and name of the tier, where it has one.
    pub tier: Option<(String, String)>,
    /// Followers of the profile.
    pub followers: Option<u64>,
    /// Score: P10, what to expect, P90.
    pub score: (f32, f32, f32),
    /// What they cost, in minor units.
    pub cost: i64,
    /// Whether nobody has named that price yet.
    pub estimate: bool,
    /// City and country, as the file words them.
    pub place: String,
    /// How to reach them.
    pub contact: String,
}

/// Somebody who is in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PickView {
    /// Who.
    pub face: Face,
    /// Results to expect.
    pub results: f64,
    /// These, times the score as a share.
    pub value: f64,
    /// Minutes of handling.
    pub minutes: u32,
    /// Whether the marketer wants them in.
    pub pinned: bool,
    /// What it would cost to drop them; `None` for whoever has to be in.
    pub drop: Option<Answer>,
}

/// An answer to what would be if something were different.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It is on its way.
    Waiting,
    /// It is not worked out until [`super::Request::Explain`] asks for it.
    Unasked,
    /// No set was found in the time. The sum of values would change by this at most.
    AtMost(f64),
    /// No set keeps to all limits then.
    Never,
    /// That set.
    Swap(Swap),
}

/// What another set would be.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Swap {
    /// By how much the sum of values changes.
    pub change: f64,
    /// By how much it changes at most: more than `change` where no proof was found in the time.
    pub most: f64,
    /// Who would be in besides; whom the question is about is not among them.
    pub joins: Vec<String>,
    /// Who would be out besides.
    pub leaves: Vec<String>,
}

/// Results of a set.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Expected {
    /// What is counted, and how it is worked out.
    pub unit: (String, String),
    /// How many: P10, middle, P90.
    pub results: (f64, f64, f64),
}

/// All who are in together.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Sum {
    /// What they cost, in minor units.
    pub cost: i64,
    /// What is kept for boosting: at least what the terms keep, and change that buys nobody where the plan names no sum.
    pub kept: i64,
    /// Minutes of handling.
    pub minutes: u64,
    /// Results to expect: P10, middle, P90.
    pub results: (f64, f64, f64),
    /// Sum of the values.
    pub value: f64,
    /// No set has more than this.
    pub bound: f64,
}

/// Those of a tier who are in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Subtotal {
    /// Slug and name of the tier; empty for those without one.
    pub tier: (String, String),
    /// How many.
    pub count: u32,
    /// Results to expect.
    pub results: f64,
    /// These, times the scores as shares.
    pub value: f64,
    /// What they cost, in minor units.
    pub cost: i64,
    /// What the cheapest and the dearest of them cost.
    pub costs: (i64, i64),
}

/// Somebody who is out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutView {
    /// Who.
    pub face: Face,
    /// Why.
    pub why: Why,
}

/// Why somebody is out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Why {
    /// They are in.
    In,
    /// The marketer keeps them out.
    Yours,
    /// They cost more than may go to one creator: that amount, in minor units.
    TooDear(i64),
    /// A limit, in words.
    Limit(String),
    /// Others are better, in words: what would be if they had to be in was not worked out.
    Others(String),
    /// Others are better: what would be if they had to be in.
    Answer(Answer),
}

/// What keeps somebody off the list, in the order in which they are told: who is closest to it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// They cost more than can still go to a creator.
    Dearer,
    /// So they do, and bring less for it than anybody who is in.
    Weaker,
    /// They take more hours than are left.
    Time,
    /// There are as many as the plan allows.
    Full,
    /// They bring nothing.
    Nothing,
    /// None of these: the search is not over, or what they bring is too little.
    Open,
    /// They cost more than may go to one creator.
    TooDear,
    /// Their tier is closed.
    Tier,
    /// They are on other networks than the brief names.
    Network,
    /// Their audience is elsewhere.
    Outside,
    /// Too little is known of them.
    Unknown,
    /// The plan's line does not ask for them.
    Line,
    /// The marketer keeps them out.
    Yours,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Dearer,
        Self::Weaker,
        Self::Time,
        Self::Full,
        Self::Nothing,
        Self::Open,
        Self::TooDear,
        Self::Tier,
        Self::Network,
        Self::Outside,
        Self::Unknown,
        Self::Line,
        Self::Yours,
    ];

    /// What the user reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Dearer => "Cost more than can still be spent",
            Self::Weaker => "Bring less for the money",
            Self::Time => "Take more hours than are left",
            Self::Full => "More than you allow of them",
            Self::Nothing => "Bring nothing for your goal",
            Self::Open => "Not settled yet",
            Self::TooDear => "Above your most on one creator",
            Self::Tier => "In a tier you closed",
            Self::Network => "On other networks",
            Self::Outside => "Audience elsewhere",
            Self::Unknown => "Too little is known",
            Self::Line => "Not among those you look for",
            Self::Yours => "You keep them out",
        }
    }
}

/// Which of those who are not on the list are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LeftLook {
    /// Only those with this reason; `None` for everybody.
    pub reason: Option<Reason>,
    /// First of them, from 0.
    pub from: u32,
    /// Number of them.
    pub count: u32,
}

/// Those who are not on the list: a window of them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Left {
    /// Which; the last window where less is there than was asked for.
    pub look: LeftLook,
    /// How many there are for each reason that anybody has.
    pub counts: Vec<(Reason, u32)>,
    /// The window.
    pub rows: Vec<OutView>,
}

impl Left {
    /// How many there are of those that are looked at.
    pub fn total(&self) -> u32 {
        let wanted = |reason| self.look.reason.is_none_or(|only| only == reason);
        let counts = self.counts.iter().filter(|(reason, _)| wanted(*reason));
        counts.map(|(_, count)| count).sum()
    }
}

/// What more money would add.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MoreView {
    /// How much more, in minor units.
    pub extra: i64,
    /// How much of it would be spent, in minor units.
    pub spent: i64,
    /// What would change.
    pub answer: Answer,
}

/// What a budget brings.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AtBudget {
    /// The budget, in minor units.
    pub budget: i64,
    /// The best sum of values that was found; `None` where no set was.
    pub value: Option<f64>,
    /// No set has more than this; 0 where there is none.
    pub bound: f64,
}
