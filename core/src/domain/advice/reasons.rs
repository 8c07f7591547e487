//! Contrastive reasons: the leader's lead over one rival, split by criterion and by answer.
//!
//! The lead is counted in points: how many more readings of 100 put the leader first than the rival, the same numbers as
//! the headline's. A row is what the lead would lose if that one answer were "not sure", or that one criterion did not
//! count: up to 200 points, where every reading goes over from one of the two to the other, so that points are never
//! told as readings. What answers or criteria do only together is a row of its own, so that every ledger
//! sums to the lead.

use super::words::{self, answer, creators, money, money_major, percent};
use super::{Criterion, CriterionKey, LedgerKey, TierAdvice, Typical, answered};
use crate::domain::brief::{Brief, Goal, Question};
use crate::domain::evidence::benchmarks::Bench;
use crate::domain::model::outcome::World;
use crate::domain::model::smaa::{self, Tally};
use crate::domain::settings::Context;
use crate::domain::sort::sort_short;
use crate::domain::tier::TierKind;

/// Leader against rival, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Reasons {
    /// The tier argued for.
    pub leader: TierKind,
    /// The tier it is compared with.
    pub rival: TierKind,
    /// Readings of 100 with the leader first minus those with the rival first: the sum of either ledger.
    pub lead: f64,
    /// The lead split by criterion: criteria (for by size, then against by size), together. Sums to `lead`.
    pub by_criterion: Vec<CriterionReason>,
    /// The lead split by answer: start, answers (for by size, then against by size), together. Sums to `lead`.
    pub by_answer: Vec<AnswerReason>,
}

/// One criterion's part of the lead.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionReason {
    /// Which criterion.
    pub key: CriterionKey,
    /// Points for the leader, between −200 and 200; negative speaks for the rival.
    pub points: f64,
    /// One sentence with the figures behind it.
    pub text: String,
    /// Ids of the sources behind it.
    pub sources: Vec<&'static str>,
}

/// One answer's part of the lead.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerReason {
    /// Which answer.
    pub key: LedgerKey,
    /// Points for the leader, between −200 and 200; negative speaks for the rival.
    pub points: f64,
    /// The answer in words, for instance “$5,000 for one month”.
    pub answer: String,
    /// One sentence with the figures behind it.
    pub text: String,
    /// Ids of the sources behind it.
    pub sources: Vec<&'static str>,
}

/// Draws for the ledger by answers, which is one small simulation for each answer.
const LEDGER_DRAWS: usize = 512;

/// Splits the lead of `leader` over `rival`.
pub(super) fn reasons(
    brief: &Brief,
    context: &Context,
    tally: &Tally,
    tiers: &[TierAdvice],
    leader: TierKind,
    rival: TierKind,
) -> Option<Reasons> {
    let pair = Pair::new(brief, context, tiers, leader, rival)?;
    let lead = 100.0 * (pair.leader.acceptability - pair.rival.acceptability);
    Some(Reasons {
        leader,
        rival,
        lead,
        by_criterion: pair.by_criterion(tally, lead),
        by_answer: pair.by_answer(lead),
    })
}

/// The two tiers that are compared.
struct Pair<'a> {
    brief: &'a Brief,
    context: &'a Context,
    leader: &'a TierAdvice,
    rival: &'a TierAdvice,
    positions: (usize, usize),
}

/// For by size, then against by size.
fn ledger_order(a: f64, b: f64) -> std::cmp::Ordering {
    (b >= 0.0)
        .cmp(&(a >= 0.0))
        .then(b.abs().total_cmp(&a.abs()))
}

impl<'a> Pair<'a> {
    fn new(
        brief: &'a Brief,
        context: &'a Context,
        tiers: &'a [TierAdvice],
        leader: TierKind,
        rival: TierKind,
    ) -> Option<Self> {
        let position = |kind: TierKind| tiers.iter().position(|t| t.band.tier == kind);
        let positions = (position(leader)?, position(rival)?);
        Some(Self {
            brief,
            context,
            leader: tiers.get(positions.0)?,
            rival: tiers.get(positions.1)?,
            positions,
        })
    }

    /// Lead in points from counts of first places.
    fn lead_of(&self, firsts: &[u32], draws: usize) -> f64 {
        let share = |t: usize| f64::from(firsts.get(t).copied().unwrap_or(0)) / draws.max(1) as f64;
        100.0 * (share(self.positions.0) - share(self.positions.1))
    }

    /// Lead under another brief, from the first draws.
    fn lead_under(&self, brief: &Brief) -> f64 {
        let world = World::new(brief, self.context);
        let tally = smaa::tally(&world, LEDGER_DRAWS, false);
        100.0 * (tally.acceptability(self.positions.0) - tally.acceptability(self.positions.1))
    }

    fn by_criterion(&self, tally: &Tally, lead: f64) -> Vec<CriterionReason> {
        let without = Criterion::ALL
            .iter()
            .zip(&tally.first_without)
            .map(|(c, firsts)| (CriterionKey::One(*c), self.lead_of(firsts, tally.draws)))
            .chain([(
                CriterionKey::Affordable,
                self.lead_of(&tally.first_ungated, tally.draws),
            )]);
        let mut rows: Vec<CriterionReason> = without
            .map(|(key, other_lead)| (key, lead - other_lead))
            .filter(|(_, points)| points.abs() > 1e-9)
            .map(|(key, points)| {
                let (text, sources) = self.criterion_text(key);
                CriterionReason {
                    key,
                    points,
                    text,
                    sources,
                }
            })
            .collect();
        sort_short(&mut rows, |a, b| ledger_order(a.points, b.points));
        let together = lead - rows.iter().map(|r| r.points).sum::<f64>();
        let (text, sources) = self.criterion_text(CriterionKey::Together);
        rows.push(CriterionReason {
            key: CriterionKey::Together,
            points: together,
            text,
            sources,
        });
        rows
    }

    fn by_answer(&self, lead: f64) -> Vec<AnswerReason> {
        let nothing = answered(self.brief).fold(self.brief.clone(), |b, q| b.without(q));
        let start = self.lead_under(&nothing);
        let with_all = self.lead_under(self.brief);
        let mut answers: Vec<AnswerReason> = answered(self.brief)
            .map(|question| {
                let (text, sources) = self.answer_text(question);
                AnswerReason {
                    key: LedgerKey::Answer(question),
                    points: with_all - self.lead_under(&self.brief.clone().without(question)),
                    answer: answer(self.brief, question),
                    text,
                    sources,
                }
            })
            .collect();
        sort_short(&mut answers, |a, b| ledger_order(a.points, b.points));
        let together = lead - start - answers.iter().map(|a| a.points).sum::<f64>();
        let (leader, rival) = self.names();
        let mut rows = vec![AnswerReason {
            key: LedgerKey::Start,
            points: start,
            answer: "Nothing answered".into(),
            text: format!(
                "{} against {rival}, over all plausible briefs.",
                self.leader.band.name()
            ),
            sources: vec!["tierwise"],
        }];
        let one_answer = answers.len() == 1;
        rows.extend(answers);
        match rows.last_mut().filter(|_| one_answer) {
            // With one answer nothing acts together: the rounding of the smaller simulation belongs to it.
            Some(only) => only.points += together,
            None => rows.push(AnswerReason {
                key: LedgerKey::Together,
                points: together,
                answer: "All answers together".into(),
                text: format!(
                    "Answers overlap: where several speak for {leader}, taking away one changes little. This row is what only their combination does."
                ),
                sources: vec!["tierwise"],
            }),
        }
        rows
    }

    fn names(&self) -> (String, String) {
        (
            self.leader.band.name().to_lowercase(),
            self.rival.band.name().to_lowercase(),
        )
    }

    fn typical(&self) -> (&Typical, &Typical) {
        (&self.leader.typical, &self.rival.typical)
    }

    fn goal_word(&self) -> &'static str {
        match self.brief.goal.or(self.brief.also.first().copied()) {
            Some(Goal::Awareness) => "person reached in the market",
            Some(Goal::Traffic) => "useful click",
            Some(Goal::Leads) => "lead",
            Some(Goal::Sales) => "order",
            Some(Goal::Content) => "usable piece of content",
            Some(Goal::Loyalty) => "trusting engagement",
            Some(Goal::Feedback) => "answer",
            Some(Goal::Engagement) | None => "useful engagement",
        }
    }

    fn criterion_text(&self, key: CriterionKey) -> (String, Vec<&'static str>) {
        let (l, r) = self.typical();
        let (leader, rival) = self.names();
        let currency = self.brief.currency;
        let unit = self.goal_word();
        match key {
            CriterionKey::One(Criterion::Efficiency) => (
                format!(
                    "One {unit} costs about {} with {leader} and {} with {rival}, hours of work included.",
                    money_major(l.cost_per_useful, currency),
                    money_major(r.cost_per_useful, currency)
                ),
                vec!["tierwise", "beichert-2024", "leung-2022"],
            ),
            CriterionKey::One(Criterion::Volume) => (
                format!(
                    "Budget, hours and supply allow about {} or {}, worth {} and {} results.",
                    creators(volume(l), &leader),
                    creators(volume(r), &rival),
                    number(volume(l) * l.useful),
                    number(volume(r) * r.useful)
                ),
                vec!["tierwise", "hypeauditor-2026"],
            ),
            CriterionKey::One(Criterion::Trust) => (
                format!(
                    "The closer the audience, the more a recommendation counts: trust falls with size, and {leader} and {rival} differ by size."
                ),
                Bench::Trust.sources(),
            ),
            CriterionKey::One(Criterion::Effort) => (
                format!(
                    "A {leader} creator takes about {} hours of work for {} results, a {rival} creator {} for {}.",
                    number(l.hours),
                    number(l.useful),
                    number(r.hours),
                    number(r.useful)
                ),
                Bench::Handling.sources(),
            ),
            CriterionKey::One(Criterion::Polish) => (
                "Content and brand safety count because the brief asks for them.".into(),
                Bench::Polish.sources(),
            ),
            CriterionKey::One(Criterion::Learning) => (
                format!(
                    "A test wants many separate creators: about {} {leader} against {} {rival}.",
                    number(volume(l)),
                    number(volume(r))
                ),
                vec!["ih-10k", "influencer-hero-cases"],
            ),
            CriterionKey::Together => (
                format!(
                    "Criteria overlap: where several speak for {leader}, leaving out one changes little. This row is what only their combination does."
                ),
                vec!["tierwise"],
            ),
            CriterionKey::Affordable => (
                format!(
                    "In {} of 100 readings the budget buys enough {leader} creators, in {} enough {rival} creators.",
                    number(self.leader.affordable * 100.0),
                    number(self.rival.affordable * 100.0)
                ),
                Bench::FeeInstagram.sources(),
            ),
        }
    }

    fn answer_text(&self, question: Question) -> (String, Vec<&'static str>) {
        let (l, r) = self.typical();
        let (leader, rival) = self.names();
        let currency = self.brief.currency;
        match question {
            Question::Product => (
                format!(
                    "About {} of a {leader} audience could want it, and {} of a {rival} audience.",
                    percent(l.interested),
                    percent(r.interested)
                ),
                Bench::interested(
                    self.brief
                        .niche
                        .unwrap_or(crate::domain::brief::Niche::Specialist),
                )
                .sources(),
            ),
            Question::Budget => (
                format!(
                    "It buys {} at {} or {} at {}, goods and postage included.",
                    creators(f64::from(l.affordable_count), &leader),
                    money(l.cash, currency),
                    creators(f64::from(r.affordable_count), &rival),
                    money(r.cash, currency)
                ),
                Bench::FeeInstagram.sources(),
            ),
            Question::Geography => (
                format!(
                    "About {} of a suitable {leader} creator's audience is there, and {} of a {rival} creator's.",
                    percent(l.in_target),
                    percent(r.in_target)
                ),
                Bench::in_target(self.brief.geo.unwrap_or(crate::domain::brief::Geo::Country))
                    .sources(),
            ),
            Question::Goal => (self.goal_text(), self.goal_sources()),
            Question::Test => (
                if self.brief.test == Some(true) {
                    format!(
                        "A test learns from separate creators: the money and hours allow about {} {leader} or {} {rival}.",
                        number(volume(l)),
                        number(volume(r))
                    )
                } else {
                    "Without a test, the number of separate creators does not count by itself."
                        .into()
                },
                vec!["ih-10k", "influencer-hero-cases", "seed-001"],
            ),
            Question::Platform => (
                format!(
                    "On {}, {leader} earns {} engagement by followers for about {}, {rival} {} for about {}.",
                    self.brief
                        .platforms
                        .first()
                        .map_or("the platform", |p| p.label()),
                    percent(l.engagement_rate.mid),
                    money(l.fee, currency),
                    percent(r.engagement_rate.mid),
                    money(r.fee, currency)
                ),
                self.brief
                    .platforms
                    .first()
                    .map_or_else(Vec::new, |p| Bench::engagement(*p).sources()),
            ),
            Question::Hours => (
                format!(
                    "They manage about {} or {} ({} and {} hours each).",
                    creators(f64::from(l.manageable_count), &leader),
                    creators(f64::from(r.manageable_count), &rival),
                    number(l.hours),
                    number(r.hours)
                ),
                Bench::Handling.sources(),
            ),
            Question::Payment => (
                format!(
                    "On these terms about {} suitable {leader} and {} suitable {rival} creators would accept.",
                    number(l.supply),
                    number(r.supply)
                ),
                self.brief
                    .pay
                    .map_or_else(Vec::new, |p| Bench::acceptance(p).sources()),
            ),
            Question::Content => (
                format!(
                    "It decides how much the look of the content and careful handling count for {leader} and {rival}."
                ),
                Bench::Polish.sources(),
            ),
            Question::Value => (
                format!(
                    "Goods and postage make one {leader} creator cost {} and one {rival} creator {}.",
                    money(l.cash, currency),
                    money(r.cash, currency)
                ),
                vec!["tierwise"],
            ),
        }
    }

    fn goal_text(&self) -> String {
        let (l, r) = self.typical();
        let (leader, rival) = self.names();
        match self.brief.goal {
            Some(Goal::Awareness) => format!(
                "One {leader} creator reaches about {} people, one {rival} creator {}; closeness counts little here.",
                number(l.reach),
                number(r.reach)
            ),
            Some(Goal::Sales | Goal::Leads | Goal::Traffic) => format!(
                "About {} of {leader} clicks and {} of {rival} clicks become orders.",
                percent(l.conversion),
                percent(r.conversion)
            ),
            Some(Goal::Content) => format!(
                "A usable piece costs about {} with {leader} and {} with {rival}, hours of work included.",
                money_major(l.cost_per_useful, self.brief.currency),
                money_major(r.cost_per_useful, self.brief.currency)
            ),
            _ => format!(
                "Typical {leader} earns {} engagement by followers, {rival} {}, and closeness counts.",
                percent(l.engagement_rate.mid),
                percent(r.engagement_rate.mid)
            ),
        }
    }

    /// Where two studies disagree because they measure different outcomes, both are cited and the goal decides.
    fn goal_sources(&self) -> Vec<&'static str> {
        match self.brief.goal {
            Some(Goal::Awareness) => vec!["elev8or", "drawdecisiontree", "leung-2022"],
            Some(Goal::Sales | Goal::Leads | Goal::Traffic) => {
                vec!["beichert-2024", "leung-2022", "lookfluence-2026"]
            }
            Some(Goal::Content) => vec!["bivex", "seed-001"],
            _ => vec!["seed-001", "drawdecisiontree", "leung-2022"],
        }
    }
}

/// A number as words have it; none is 0, not a small one.
fn number(x: f64) -> String {
    if x > 0.0 {
        words::number(x)
    } else {
        "0".to_owned()
    }
}

/// Creators that money, hours and supply allow at typical figures.
fn volume(t: &Typical) -> f64 {
    f64::from(t.affordable_count.min(t.manageable_count)).min(t.supply)
}

#[cfg(test)]
mod tests {
    use crate::domain::advice::advise;
    use crate::domain::brief::{Brief, Content, Goal, Hours};
    use crate::domain::settings::Context;

    /// Whether a text speaks to whoever made the brief.
    fn speaks_to_the_owner(text: &str) -> bool {
        let words = text.split(|c: char| !c.is_alphabetic());
        let mut words = words.map(str::to_lowercase);
        words.any(|w| ["you", "your", "yours"].contains(&w.as_str()))
    }

    #[test]
    fn reasons_can_be_read_by_a_client_too() {
        let mut read = 0;
        for goal in Goal::ALL {
            let brief = Brief {
                goal: Some(*goal),
                test: Some(true),
                safety: Some(true),
                content: Some(Content::Polished),
                hours: Hours::from_units(6.0),
                ..Brief::neutral()
            }
            .with_budget_major(5_000);
            let Some(reasons) = advise(&brief, &Context::default()).reasons else {
                continue;
            };
            let answers = reasons.by_answer.iter().flat_map(|r| [&r.answer, &r.text]);
            let criteria = reasons.by_criterion.iter().map(|r| &r.text);
            for text in answers.chain(criteria) {
                assert!(!speaks_to_the_owner(text), "{text}");
                read += 1;
            }
        }
        assert!(read > 50, "only {read} sentences");
    }
}
