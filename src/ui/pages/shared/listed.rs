//! What the short list of a plan comes to, in sums and in words. Where a plan names its creators, they are the plan; the
//! advice is what they are compared with.

use tierwise_core::domain::advice::Advice;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::money::Minor;
use tierwise_core::domain::tier::{Band, TierKind, TierScheme};
use tierwise_core::persist::share::{Shared, SharedCreator, SharedList};

use crate::ui::format;
use crate::ui::pages::advice::words::{self, Count, MoneyWords};
use crate::ui::results::{self, Counted};

/// A short list, and what the plan says of it besides.
pub struct Listed {
    /// Whom it names, and what they should bring.
    pub list: SharedList,
    /// The brief of the plan: what is tried on the page changes another one.
    pub brief: Brief,
    /// By tier: first the one with most creators, then from the largest to the smallest, then those of none.
    pub groups: Vec<Group>,
    scheme: TierScheme,
}

/// The creators of a tier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// The tier; `None` for those of whom none is known.
    pub tier: Option<TierKind>,
    /// How many they are.
    pub count: u32,
    /// What they cost; nothing where fees are not shared.
    pub cost: Minor,
}

impl Listed {
    /// The list of a plan; `None` where it names nobody.
    pub fn of(plan: &Shared) -> Option<Self> {
        let list = plan.list.clone().filter(|list| !list.creators.is_empty())?;
        Some(Self {
            groups: groups(&list.creators),
            list,
            brief: plan.workspace.brief.clone(),
            scheme: plan.workspace.context.scheme.clone(),
        })
    }

    /// What a tier is called.
    pub fn tier(&self, tier: TierKind) -> &str {
        let band = self.scheme.bands().iter().find(|band| band.tier == tier);
        band.map_or(tier.label(), Band::name)
    }

    fn tier_in_words(&self, tier: TierKind) -> String {
        self.tier(tier).to_lowercase()
    }

    /// Creators of all tiers.
    pub fn count(&self) -> u32 {
        self.groups.iter().map(|group| group.count).sum()
    }

    /// “17 creators”.
    pub fn creators(&self) -> String {
        let count = self.count();
        format!(
            "{count} {}",
            format::plural(count.into(), "creator", "creators")
        )
    }

    /// What all of them cost; `None` where fees are not shared.
    pub fn cost(&self) -> Option<Minor> {
        let sum = self
            .groups
            .iter()
            .fold(Minor::ZERO, |sum, group| sum.plus(group.cost));
        Some(sum).filter(|sum| *sum > Minor::ZERO)
    }

    /// “7 micro”, “2 without a tier”.
    pub fn counted(&self, group: &Group) -> String {
        let tier = group.tier.map(|tier| self.tier_in_words(tier));
        format!(
            "{} {}",
            group.count,
            tier.as_deref().unwrap_or("without a tier")
        )
    }

    /// What is counted; `None` for what this version knows no name for.
    pub fn unit(&self) -> Option<&'static Counted> {
        results::counted(&self.list.unit)
    }

    /// Those of known tiers.
    pub fn counts(&self) -> Vec<Count> {
        let known = |group: &Group| Some((group.tier?, group.count));
        self.groups.iter().filter_map(known).collect()
    }

    /// The headline.
    pub fn heading(&self) -> String {
        match self.counts().as_slice() {
            [leading, others @ ..] => words::heading(*leading, others, &self.brief, &|tier| {
                self.tier_in_words(tier)
            }),
            [] => self.creators(),
        }
    }

    /// The sentences under the headline.
    pub fn lede(&self, money: MoneyWords) -> String {
        let leading = self.groups.first().and_then(|group| group.tier);
        let what = |group: &Group, plural| match group.tier {
            Some(tier) => words::purpose(leading, &self.brief, tier, plural),
            None if plural => "have no known tier".to_owned(),
            None => "has no known tier".to_owned(),
        };
        let who = |group: &Group| {
            let who = match group.tier {
                Some(tier) => words::counted_as(self.tier_in_words(tier), (tier, group.count)),
                None => format!(
                    "{} {}",
                    words::number(group.count),
                    format::plural(group.count.into(), "creator", "creators")
                ),
            };
            match group.cost {
                Minor::ZERO => who,
                cost => format!("{who} for {}", money(cost)),
            }
        };
        // Tiers that are there for the same stand beside each other, and are told together.
        let alike = self
            .groups
            .chunk_by(|one, next| what(one, true) == what(next, true));
        let said = alike.map(|alike| {
            let all: Vec<String> = alike.iter().map(who).collect();
            let what = match alike {
                [only] => what(only, only.count != 1),
                [first, ..] => what(first, true),
                [] => String::new(),
            };
            format!("{} {what}.", words::sentence(&words::listed(&all)))
        });
        said.collect::<Vec<_>>().join(" ")
    }

    /// What the advice recommends, and why the list is another. `tried` where it is the advice for other answers than
    /// the plan's.
    pub fn beside(&self, advice: &Advice, tried: bool, money: MoneyWords) -> String {
        let rows = &advice.mix.rows;
        let said = recommended(advice, money);
        if tried {
            return format!(
                "With what is tried under “What if”, the advice would be {said}. The list stays as it is."
            );
        }
        let as_many = self.counts().len() == self.groups.len()
            && rows.len() == self.groups.len()
            && rows
                .iter()
                .all(|row| self.counts().contains(&(row.tier, row.count)));
        let drawn = "drawn from the creators at hand";
        let why = match (as_many, self.other_budget()) {
            (true, _) => format!("The list has as many of each tier, {drawn}."),
            (false, None) => format!("This list differs because it is {drawn}."),
            (false, Some(budget)) => format!(
                "This list differs because it is for {} and {drawn}.",
                money(budget)
            ),
        };
        format!("The advice was {said}. {why}")
    }

    /// Money that the list is for: its own, else the brief's.
    pub fn budget(&self) -> Option<Minor> {
        self.list.budget.and_then(Minor::new).or(self.brief.budget)
    }

    /// The list's own money, where that is not the brief's.
    fn other_budget(&self) -> Option<Minor> {
        self.budget().filter(|own| self.brief.budget != Some(*own))
    }

    /// Money there is for the list, or what it costs where that is more.
    pub fn whole(&self) -> Minor {
        let spent = self.cost().unwrap_or_default();
        self.budget().unwrap_or_default().max(spent)
    }

    /// Money that goes to nobody on the list.
    pub fn rest(&self) -> Minor {
        self.whole().minus(self.cost().unwrap_or_default())
    }

    /// What goes to nobody: its class, what it is called and how much it is. Links of version 1 do not say what of it is
    /// kept for what.
    pub fn rests(&self) -> impl Iterator<Item = (&'static str, &'static str, Minor)> {
        let rest = self.rest();
        let kept = match self.list.budget {
            Some(_) => Minor::new(self.list.kept).unwrap_or_default().min(rest),
            None => Minor::ZERO,
        };
        let left = match self.list.budget {
            Some(_) => ("left", "Left over", rest.minus(kept)),
            None => ("kept", "For boosting, or left over", rest),
        };
        let all = [("kept", "Kept for boosting", kept), left];
        all.into_iter()
            .filter(|(_, _, amount)| *amount > Minor::ZERO)
    }

    /// By how much the list is over its budget.
    pub fn over(&self) -> Option<(Minor, Minor)> {
        let budget = self.budget()?;
        let over = self.cost()?.minus(budget);
        (over > Minor::ZERO).then_some((budget, over))
    }

    /// A part of the money there is, 0 to 1.
    pub fn share(&self, amount: Minor) -> f64 {
        amount.get() as f64 / self.whole().get().max(1) as f64
    }
}

/// Creators by tier, first the one with most: it is the same whether fees are shared or not.
fn groups(creators: &[SharedCreator]) -> Vec<Group> {
    let tiers = TierKind::ALL.iter().rev().copied().map(Some).chain([None]);
    let mut groups: Vec<Group> = tiers.filter_map(|tier| group(creators, tier)).collect();
    let leading = (0_usize..)
        .zip(&groups)
        .filter(|(_, group)| group.tier.is_some())
        .max_by_key(|(_, group)| group.count)
        .map_or(0, |(at, _)| at);
    if let Some(before) = groups.get_mut(..=leading) {
        before.rotate_right(1);
    }
    groups
}

/// Those of a tier; `None` where there are none.
fn group(creators: &[SharedCreator], tier: Option<TierKind>) -> Option<Group> {
    let nobody = Group {
        tier,
        count: 0,
        cost: Minor::ZERO,
    };
    let all = creators
        .iter()
        .filter(|creator| TierKind::from_slug(&creator.tier) == tier)
        .fold(nobody, |sum, creator| Group {
            tier,
            count: sum.count + 1,
            cost: sum
                .cost
                .plus(creator.cost.and_then(Minor::new).unwrap_or_default()),
        });
    (all.count > 0).then_some(all)
}

/// The mix that the advice recommends, as what it would be.
pub fn recommended(advice: &Advice, money: MoneyWords) -> String {
    let rows = &advice.mix.rows;
    if rows.is_empty() {
        return "to pay nobody, because the budget is too small at typical fees".to_owned();
    }
    let said: Vec<String> = rows.iter().map(|row| words::counted(advice, row)).collect();
    let sum = rows.iter().fold(Minor::ZERO, |sum, row| sum.plus(row.cost));
    format!(
        "{} for {} at typical fees",
        words::listed(&said),
        money(sum)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_core::domain::advice::advise;
    use tierwise_core::domain::brief::Goal;
    use tierwise_core::domain::settings::Context;
    use tierwise_core::domain::workspace::Workspace;
    use tierwise_roster::handout::{self, Along};
    use tierwise_roster::wire::{Face, PickView, Picked, Sum};

    fn dollars(m: Minor) -> String {
        format!("${}", m.get() / 100)
    }

    fn creators(tier: &str, count: usize, cost: Option<i64>) -> Vec<SharedCreator> {
        let one = SharedCreator {
            tier: tier.to_owned(),
            cost,
            ..SharedCreator::default()
        };
        vec![one; count]
    }

    fn plan(creators: Vec<SharedCreator>) -> Shared {
        let brief = Brief {
            goal: Some(Goal::Engagement),
            ..Brief::default()
        };
        Shared {
            workspace: Workspace {
                brief: brief.with_budget_major(5_000),
                ..Workspace::default()
            },
            list: Some(SharedList {
                unit: "engagements".to_owned(),
                creators,
                ..SharedList::default()
            }),
            ..Shared::default()
        }
    }

    fn listed(creators: Vec<SharedCreator>) -> Listed {
        Listed::of(&plan(creators)).unwrap()
    }

    #[test]
    fn the_list_is_told_by_tier_and_adds_up() {
        let mut all = creators("nano", 10, Some(13_800));
        all.extend(creators("micro", 7, Some(44_450)));
        all.extend(creators("", 2, Some(1_000)));
        let listed = listed(all);
        assert_eq!(
            listed.heading(),
            "Nano creators, with micro creators beside"
        );
        assert_eq!(
            listed.lede(&dollars),
            "Ten nano creators for $1380 start the conversations. Seven micro creators for $3111 add reach that small \
             audiences cannot. Two creators for $20 have no known tier."
        );
        assert_eq!(listed.creators(), "19 creators");
        assert_eq!(listed.cost(), Minor::new(451_150));
        assert_eq!(Some(listed.rest()), Minor::new(48_850));
        assert_eq!(rests(&listed), [("For boosting, or left over", 48_850)]);
        assert_eq!(listed.over(), None);
        let shares = listed.groups.iter().map(|group| listed.share(group.cost));
        let all = shares.sum::<f64>() + listed.share(listed.rest());
        assert!((all - 1.0).abs() < 1e-9, "{all}");
    }

    fn rests(listed: &Listed) -> Vec<(&'static str, i64)> {
        let rests = listed.rests();
        rests
            .map(|(_, label, amount)| (label, amount.get()))
            .collect()
    }

    #[test]
    fn without_fees_no_money_is_told() {
        let mut all = creators("nano", 3, None);
        all.extend(creators("macro", 1, None));
        let listed = listed(all);
        assert_eq!(listed.cost(), None);
        assert_eq!(
            listed.heading(),
            "Nano creators, with one macro creator beside"
        );
        assert_eq!(
            listed.lede(&dollars),
            "Three nano creators start the conversations. One macro creator adds reach that small audiences cannot."
        );
    }

    #[test]
    fn a_list_may_know_no_tier_and_cost_more_than_there_is() {
        let listed = listed(creators("", 1, Some(600_000)));
        assert_eq!(listed.heading(), "1 creator");
        assert_eq!(
            listed.lede(&dollars),
            "One creator for $6000 has no known tier."
        );
        assert_eq!(listed.rest(), Minor::ZERO);
        let over = Minor::new(500_000).zip(Minor::new(100_000));
        assert_eq!(listed.over(), over);
        let one = listed.groups.first().map(|group| listed.share(group.cost));
        assert_eq!(one, Some(1.0));
    }

    #[test]
    fn the_headline_is_the_same_with_and_without_fees() {
        let mut all = creators("nano", 10, None);
        all.extend(creators("micro", 7, None));
        assert_eq!(
            listed(all).heading(),
            "Nano creators, with micro creators beside"
        );
    }

    #[test]
    fn tiers_that_are_there_for_the_same_are_told_together() {
        let mut all = creators("nano", 10, None);
        all.extend(creators("micro", 7, None));
        all.extend(creators("macro", 1, None));
        assert_eq!(
            listed(all).lede(&dollars),
            "Ten nano creators start the conversations. One macro creator and seven micro creators add reach that small \
             audiences cannot."
        );
    }

    #[test]
    fn a_list_may_be_for_other_money_than_the_brief() {
        let mut plan = plan(creators("nano", 10, Some(65_000)));
        plan.list.as_mut().unwrap().budget = Some(800_000);
        let listed = Listed::of(&plan).unwrap();
        assert_eq!(listed.over(), None);
        assert_eq!(Some(listed.rest()), Minor::new(150_000));
        assert_eq!(rests(&listed), [("Left over", 150_000)]);
        plan.list.as_mut().unwrap().kept = 80_000;
        let listed = Listed::of(&plan).unwrap();
        let told = [("Kept for boosting", 80_000), ("Left over", 70_000)];
        assert_eq!(rests(&listed), told);
        let advice = advise(&listed.brief, &Context::default());
        let said = listed.beside(&advice, false, &dollars);
        assert!(
            said.ends_with("because it is for $8000 and drawn from the creators at hand."),
            "{said}"
        );
    }

    /// A list of the tool with two creators, as it goes into a link.
    fn handed_out() -> (Picked, Listed) {
        let pick = |cost| PickView {
            face: Face {
                cost,
                ..Face::default()
            },
            ..PickView::default()
        };
        let picked = Picked {
            unit: ("clicks".to_owned(), String::new()),
            picks: vec![pick(120_050), pick(66_000)],
            sum: Sum {
                cost: 186_050,
                results: (100.0, 200.0, 400.0),
                ..Sum::default()
            },
            ..Picked::default()
        };
        let mut plan = plan(Vec::new());
        plan.list = handout::list(&picked, Along::default());
        (picked, Listed::of(&plan).unwrap())
    }

    #[test]
    fn a_result_costs_a_client_what_it_costs_on_the_short_list() {
        let (picked, listed) = handed_out();
        let counted = results::counted(&picked.unit.0).unwrap();
        let own = counted.cost_of(1_860.50, picked.sum.results);
        let cost = listed.cost().unwrap().major(listed.brief.currency);
        let shown = listed.unit().unwrap().cost_of(cost, listed.list.results);
        assert_eq!(shown, own);
        assert_eq!(shown.map(|[_, middle, _]| middle), Some(9.3025));
    }

    #[test]
    fn nobody_is_no_list() {
        assert!(Listed::of(&plan(Vec::new())).is_none());
        assert!(Listed::of(&Shared::default()).is_none());
    }

    #[test]
    fn the_advice_is_told_as_what_the_list_is_compared_with() {
        let plan = plan(creators("celebrity", 1, Some(100)));
        let other = Listed::of(&plan).unwrap();
        let advice = advise(&other.brief, &Context::default());
        let said = other.beside(&advice, false, &dollars);
        assert!(
            said.starts_with("The advice was ")
                && said
                    .ends_with("This list differs because it is drawn from the creators at hand."),
            "{said}"
        );
        let said = other.beside(&advice, true, &dollars);
        assert!(said.contains("the advice would be "), "{said}");
        let same = advice.mix.rows.iter();
        let same = same.flat_map(|row| creators(row.tier.slug(), row.count as usize, Some(100)));
        let same = listed(same.collect());
        let said = same.beside(&advice, false, &dollars);
        assert!(said.contains("as many of each tier"), "{said}");
        let poor = advise(&Brief::default().with_budget_major(20), &Context::default());
        let said = other.beside(&poor, false, &dollars);
        assert!(said.starts_with("The advice was to pay nobody, "), "{said}");
    }
}
