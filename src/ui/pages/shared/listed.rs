//! What the short list of a plan comes to, in sums and in words. Where a plan names its creators, they are the plan; the
//! advice is what they are compared with.

use tierwise_core::domain::advice::Advice;
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::model::lookup::Lookup;
use tierwise_core::domain::money::Minor;
use tierwise_core::domain::settings::Context;
use tierwise_core::domain::tier::{Band, TierKind};
use tierwise_core::persist::share::{Shared, SharedCreator, SharedList};

use crate::ui::format;
use crate::ui::pages::advice::words::{self, Count, MoneyWords};
use crate::ui::results::{self, Counted, ORDERS};
use crate::ui::returns::{Returns, Spending};

/// Tiers that the headline names one by one.
const TOLD: usize = 3;

/// A short list, and what the plan says of it besides.
pub struct Listed {
    /// Whom it names, and what they should bring.
    pub list: SharedList,
    /// The brief of the plan: what is tried on the page changes another one.
    pub brief: Brief,
    /// By tier, from the smallest to the largest as everywhere on the page, then those of none.
    pub groups: Vec<Group>,
    context: Context,
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
            context: plan.workspace.context.clone(),
        })
    }

    /// What a tier is called.
    pub fn tier(&self, tier: TierKind) -> &str {
        let mut bands = self.context.scheme.bands().iter();
        let band = bands.find(|band| band.tier == tier);
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

    /// The tier that most of the money goes to; the one with most creators where fees are not shared.
    fn leading(&self) -> Option<TierKind> {
        let known = self.groups.iter().filter(|group| group.tier.is_some());
        let most = known.max_by_key(|group| (group.cost, group.count));
        most.and_then(|group| group.tier)
    }

    /// Whom the list pays: “10 nano and 7 micro creators”, “34 creators” where that would be long.
    fn whom(&self) -> String {
        if self.groups.len() > TOLD || self.counts().len() < self.groups.len() {
            return self.creators();
        }
        let tiers: Vec<String> = self
            .groups
            .iter()
            .map(|group| self.counted(group))
            .collect();
        let creators = format::plural(self.count().into(), "creator", "creators");
        format!("{} {creators}", words::listed(&tiers))
    }

    /// The headline: what the money goes to, and what comes of it.
    pub fn heading(&self, money: MoneyWords, brings: Option<&str>) -> String {
        let about = if self.is_guessed() { "About " } else { "" };
        let cost = self
            .cost()
            .map(|cost| format!("{about}{} for ", money(cost)));
        let brings = brings.map(|brings| format!(" should bring {brings}"));
        let (cost, brings) = (cost.unwrap_or_default(), brings.unwrap_or_default());
        format!("{cost}{}{brings}", self.whom())
    }

    /// How many fees are told that nobody has named yet.
    pub fn estimates(&self) -> u32 {
        let creators = self.list.creators.iter();
        creators.filter(|c| c.estimate && c.cost.is_some()).count() as u32
    }

    fn is_guessed(&self) -> bool {
        2 * self.estimates() >= self.count()
    }

    /// What the list earns; `None` where it is for something else than sales, or nobody knows what an order is worth.
    pub fn returns(&self) -> Option<Returns> {
        let sells = self.list.unit == ORDERS;
        let orders = sells.then(|| results::spread(self.list.results))?;
        Returns::of(&self.brief, orders, self.spending())
    }

    /// What goes out for it; `None` where fees are not shared.
    fn spending(&self) -> Option<Spending> {
        let cash = self.cost()?.plus(self.kept());
        let lookup = Lookup::of(&self.context);
        let handling = |creator: &SharedCreator| {
            let followers = creator.followers.filter(|followers| *followers > 0);
            lookup.curves.handling(followers.map(|f| f as f64))
        };
        // In whole minutes each, as the short list adds them up.
        let hours = self.list.creators.iter().map(handling);
        let hours = hours.map(|hours| (hours * 60.0).round() / 60.0);
        let cash = cash.major(self.brief.currency);
        let spending = Spending::with_hours(cash, hours.sum(), &self.brief, &self.context);
        Some(spending)
    }

    /// The sentences under the headline.
    pub fn lede(&self, money: MoneyWords) -> String {
        let leading = self.leading();
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

    /// What is kept for boosting; links of version 1 do not say.
    fn kept(&self) -> Minor {
        let kept = self.list.budget.and_then(|_| Minor::new(self.list.kept));
        kept.unwrap_or_default().min(self.rest())
    }

    /// What goes to nobody: its class, what it is called and how much it is. Links of version 1 do not say what of it is
    /// kept for what.
    pub fn rests(&self) -> impl Iterator<Item = (&'static str, &'static str, Minor)> {
        let (rest, kept) = (self.rest(), self.kept());
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

/// Creators by tier, in the one order of the page: it tells nothing of fees that are not shared.
fn groups(creators: &[SharedCreator]) -> Vec<Group> {
    let tiers = TierKind::ALL.iter().copied().map(Some).chain([None]);
    tiers.filter_map(|tier| group(creators, tier)).collect()
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
    let tiers = TierKind::ALL.iter();
    let rising = tiers.filter_map(|tier| rows.iter().find(|row| row.tier == *tier));
    let said: Vec<String> = rising.map(|row| words::counted(advice, row)).collect();
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
    use tierwise_core::domain::brief::{Goal, Share};
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
            listed.heading(&dollars, Some("about 900 engagements")),
            "$4511 for 19 creators should bring about 900 engagements"
        );
        assert_eq!(
            listed.lede(&dollars),
            "Ten nano creators for $1380 spread the risk over more audiences. Seven micro creators for $3111 start the \
             conversations. Two creators for $20 have no known tier."
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
            listed.heading(&dollars, None),
            "3 nano and 1 macro creators"
        );
        assert_eq!(
            listed.lede(&dollars),
            "Three nano creators start the conversations. One macro creator adds reach that small audiences cannot."
        );
    }

    #[test]
    fn a_list_may_know_no_tier_and_cost_more_than_there_is() {
        let listed = listed(creators("", 1, Some(600_000)));
        assert_eq!(listed.heading(&dollars, None), "$6000 for 1 creator");
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
    fn the_headline_leads_with_the_money_and_with_what_comes_of_it() {
        let mut all = creators("micro", 7, Some(44_450));
        all.extend(creators("nano", 10, Some(13_800)));
        let brings = Some("about 12,300 engagements");
        assert_eq!(
            listed(all.clone()).heading(&dollars, brings),
            "$4491 for 10 nano and 7 micro creators should bring about 12,300 engagements"
        );
        all.iter_mut().for_each(|creator| creator.estimate = true);
        let guessed = listed(all.clone());
        assert_eq!(guessed.estimates(), 17);
        assert!(
            guessed
                .heading(&dollars, brings)
                .starts_with("About $4491 for")
        );
        all.iter_mut().for_each(|creator| creator.cost = None);
        assert_eq!(
            listed(all).heading(&dollars, brings),
            "10 nano and 7 micro creators should bring about 12,300 engagements"
        );
    }

    #[test]
    fn tiers_stand_from_small_to_large_whatever_they_cost() {
        let mut all = creators("macro", 1, Some(300_000));
        all.extend(creators("", 1, Some(1)));
        all.extend(creators("micro", 9, Some(1_000)));
        all.extend(creators("nano", 2, Some(1_000)));
        let all = listed(all);
        let tiers: Vec<&str> = all
            .groups
            .iter()
            .map(|g| g.tier.map_or("", TierKind::slug))
            .collect();
        assert_eq!(tiers, ["nano", "micro", "macro", ""]);
        assert_eq!(all.leading(), Some(TierKind::Macro));
    }

    #[test]
    fn what_a_list_for_sales_earns_is_told_where_its_fees_are() {
        let sales = |creators, unit: &str| {
            let mut plan = plan(creators);
            let brief = &mut plan.workspace.brief;
            (brief.order_value, brief.margin) = (Minor::new(4_000), Share::from_fraction(0.5));
            let list = plan.list.as_mut().unwrap();
            (list.unit, list.results) = (unit.to_owned(), (10.0, 20.0, 40.0));
            Listed::of(&plan).unwrap()
        };
        let paid = sales(creators("nano", 2, Some(50_000)), ORDERS);
        assert!(paid.returns().is_some() && paid.spending().is_some());
        assert!(paid.spending().unwrap().hours > 0.0);
        let hidden = sales(creators("nano", 2, None), ORDERS);
        assert!(hidden.returns().unwrap().loss().is_none());
        assert!(
            sales(creators("nano", 2, Some(50_000)), "clicks")
                .returns()
                .is_none()
        );
    }

    #[test]
    fn tiers_that_are_there_for_the_same_are_told_together() {
        let mut all = creators("nano", 10, None);
        all.extend(creators("micro", 7, None));
        all.extend(creators("macro", 1, None));
        assert_eq!(
            listed(all).lede(&dollars),
            "Ten nano creators start the conversations. Seven micro creators and one macro creator add reach that small \
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
