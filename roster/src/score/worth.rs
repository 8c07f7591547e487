//! What a creator should bring for the goal of a brief: results of one package.

use tierwise_core::domain::brief::{Goal, Niche};
use tierwise_core::domain::evidence::benchmarks::Bench;
use tierwise_core::domain::model::scalars::sigma;

use super::extent::Extent;
use super::seen::Seen;
use super::{Range, Scorer};
use crate::accounts::Account;
use crate::people::{Person, Roster};

/// What is counted for a goal: its name for several, and how it is worked out, in words for a client, too.
pub const fn unit(goal: Option<Goal>) -> (&'static str, &'static str) {
    match goal {
        None | Some(Goal::Awareness) => (
            "people reached",
            "Followers or reach of the file, times the share of the audience in the brief’s place",
        ),
        Some(Goal::Engagement | Goal::Loyalty | Goal::Feedback) => (
            "engagements",
            "Followers, or people reached, times the engagement rate of the file by either and the share of the audience in \
             the brief’s place; without a rate, or with one to look at, the typical one of people reached",
        ),
        Some(Goal::Traffic) => (
            "clicks",
            "People reached in the brief’s place who are interested, times the typical click rate",
        ),
        Some(Goal::Leads) => (
            "leads",
            "People reached in the brief’s place who are interested, times the typical click and lead rates",
        ),
        Some(Goal::Sales) => (
            "orders",
            "People reached in the brief’s place who are interested, times the typical click and order rates",
        ),
        Some(Goal::Content) => (
            "pieces to reuse",
            "Pieces fit for reuse from one package of a creator of this size",
        ),
    }
}

impl Scorer {
    /// The goals whose results a forecast tells of: what a campaign is planned with whatever it is for, and the brief's
    /// own, first.
    pub fn forecast_goals(&self) -> Vec<Goal> {
        let own = self.goal.unwrap_or(Goal::Awareness);
        let told = unit(Some(own)).0;
        let usual = [
            Goal::Awareness,
            Goal::Engagement,
            Goal::Traffic,
            Goal::Sales,
        ];
        let others = usual.into_iter().filter(|goal| unit(Some(*goal)).0 != told);
        std::iter::once(own).chain(others).collect()
    }

    /// Results to expect from one package of somebody's profile for the goal of the brief.
    pub fn worth(&self, roster: &Roster, person: &Person, account: &Account) -> Option<Range> {
        self.outcome(self.goal, roster, person, account)
    }

    /// Results of a goal to expect from one package of somebody's profile: P10, middle, P90. `None` where the file says
    /// neither how many follow it nor how many it reaches.
    pub fn outcome(
        &self,
        goal: Option<Goal>,
        roster: &Roster,
        person: &Person,
        account: &Account,
    ) -> Option<Range> {
        let seen = Seen::of(Some(account));
        let ln = if goal == Some(Goal::Content) {
            let (low, expected, high) = self.curves.at_ln(Bench::Usable, seen.size?);
            Range {
                low,
                expected,
                high,
            }
        } else {
            let reach = self.reach(&seen).0?;
            let noted = self.noted(roster, person);
            let place = self.in_target(&seen, self.place(person), noted)?;
            reach.plus(place).plus(self.rate(goal, &seen)?)
        };
        Some(Range {
            low: libm::exp(ln.low),
            expected: libm::exp(ln.expected),
            high: libm::exp(ln.high),
        })
    }

    /// What somebody asks in US dollars for a package on this profile, where no file says it: the typical fee.
    pub fn usual_fee(&self, account: &Account) -> f64 {
        let seen = Seen::of(Some(account));
        self.typical_fee(seen.bench, seen.size.unwrap_or(self.logs.usual))
    }

    /// Hours for handling somebody with this profile: the typical ones for its size.
    pub fn handling(&self, account: &Account) -> f64 {
        let followers = account.followers.filter(|followers| *followers > 0);
        self.curves
            .handling(followers.map(|followers| followers as f64))
    }

    /// Results for each person reached, in logs; what is not known of somebody is the benchmark with its range.
    fn rate(&self, goal: Option<Goal>, seen: &Seen) -> Option<Range> {
        let bench = |bench: Bench| {
            let size = seen.size?;
            let (low, expected, high) = self.curves.at_ln(bench, size);
            Some(Range {
                low,
                expected,
                high,
            })
        };
        let clicks = || Some(bench(Bench::Clicks)?.plus(bench(self.interest())?));
        match goal {
            None | Some(Goal::Awareness | Goal::Content) => Some(Range::exact(0.0)),
            Some(Goal::Engagement | Goal::Loyalty | Goal::Feedback) => {
                let size = seen.size.unwrap_or(self.logs.usual);
                Some(Range::exact(self.results(goal, seen, size)))
            }
            Some(Goal::Traffic) => clicks(),
            Some(Goal::Leads) => Some(clicks()?.plus(bench(Bench::Leads)?)),
            Some(Goal::Sales) => Some(clicks()?.plus(bench(Bench::Conversion)?)),
        }
    }

    /// By how much sources disagree on the results of a goal, for everybody alike: a standard deviation in logs.
    pub fn disagreement(&self, goal: Option<Goal>) -> f64 {
        let place = if self.geo.is_some() {
            sigma::PLACE
        } else {
            0.0
        };
        let clicks = || [sigma::RESPONSE, place, sigma::CLICKS, sigma::INTEREST];
        let squares = |all: &[f64]| libm::sqrt(all.iter().map(|s| s * s).sum());
        match goal {
            Some(Goal::Content) => 0.0,
            Some(Goal::Traffic) => squares(&clicks()),
            Some(Goal::Leads | Goal::Sales) => {
                let conversion = [sigma::CONVERSION];
                squares(&[&clicks()[..], &conversion].concat())
            }
            _ => squares(&[sigma::RESPONSE, place]),
        }
    }

    /// The share of an audience that is interested; a specialist product where the brief does not say.
    fn interest(&self) -> Bench {
        Bench::interested(self.niche.unwrap_or(Niche::Specialist))
    }
}
