//! The answer in words. Pure functions from the advice to sentences, so that they can be tested without a browser.

use tierwise_core::domain::advice::mix::MixRow;
use tierwise_core::domain::advice::{Advice, Note};
use tierwise_core::domain::brief::{Brief, Goal, Question};
use tierwise_core::domain::money::Minor;
use tierwise_core::domain::tier::TierKind;

use crate::ui::format;

/// What money looks like; passed in, so that tests need no browser.
pub type MoneyWords<'a> = &'a dyn Fn(Minor) -> String;

/// So many creators of a tier.
pub type Count = (TierKind, u32);

/// A tier's name in the active scheme, as it stands inside a sentence.
pub fn tier_name(advice: &Advice, tier: TierKind) -> String {
    advice
        .tier(tier)
        .map_or(tier.label(), |t| t.band.name())
        .to_lowercase()
}

/// “micro creators”, “celebrities”.
pub fn creators(advice: &Advice, tier: TierKind, count: u32) -> String {
    called(tier_name(advice, tier), tier, count)
}

/// The same of a tier that is called so inside a sentence.
fn called(name: String, tier: TierKind, count: u32) -> String {
    match (tier, count, name.as_str()) {
        (TierKind::Celebrity, 1, "celebrity") => name,
        (TierKind::Celebrity, _, "celebrity") => "celebrities".to_owned(),
        (_, 1, _) => format!("{name} creator"),
        _ => format!("{name} creators"),
    }
}

/// “six micro creators”, “14 nano creators”, “one macro creator”.
pub fn counted(advice: &Advice, row: &MixRow) -> String {
    counted_as(tier_name(advice, row.tier), (row.tier, row.count))
}

/// The same of a tier that is called so inside a sentence.
pub fn counted_as(name: String, (tier, count): Count) -> String {
    format!("{} {}", number(count), called(name, tier, count))
}

/// Up to twelve in letters.
pub fn number(n: u32) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(n as usize)
        .map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

/// The first letter large.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// “nano”, “nano and macro”, “nano, mid and macro”.
pub fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The headline.
pub fn headline(advice: &Advice, brief: &Brief) -> String {
    let Some(leader) = advice.leader else {
        return "No paid creator fits this budget".to_owned();
    };
    let rows = &advice.mix.rows;
    let count = rows
        .iter()
        .find(|r| r.tier == leader)
        .map_or(2, |r| r.count);
    let others: Vec<Count> = rows
        .iter()
        .filter(|r| r.tier != leader && r.count > 0)
        .map(|r| (r.tier, r.count))
        .collect();
    heading((leader, count), &others, brief, &|tier| {
        tier_name(advice, tier)
    })
}

/// A headline for creators of a tier and those of others beside them. `name` is what a tier is called inside a sentence.
pub fn heading(
    (leader, count): Count,
    others: &[Count],
    brief: &Brief,
    name: &dyn Fn(TierKind) -> String,
) -> String {
    let lead = if count == 1 {
        format!("one {}", called(name(leader), leader, 1))
    } else {
        called(name(leader), leader, 2)
    };
    let bench = brief.test == Some(true) && others.iter().all(|(tier, _)| *tier < leader);
    let names = listed(
        &others
            .iter()
            .map(|(tier, _)| name(*tier))
            .collect::<Vec<_>>(),
    );
    let tail = match others {
        [] => String::new(),
        _ if bench => format!(", with a {names} test bench"),
        [(tier, 1)] => format!(", with one {} beside", called(name(*tier), *tier, 1)),
        [(tier, _)] => format!(", with {} beside", called(name(*tier), *tier, 2)),
        _ => format!(", with {names} beside"),
    };
    sentence(&format!("{lead}{tail}"))
}

/// What the leading tier is there for.
fn carries(goal: Option<Goal>, plural: bool) -> &'static str {
    let (one, many) = match goal {
        Some(Goal::Awareness) => ("makes the brand known", "make the brand known"),
        Some(Goal::Engagement) => ("starts the conversations", "start the conversations"),
        Some(Goal::Traffic) => ("brings the visitors", "bring the visitors"),
        Some(Goal::Leads) => ("collects the leads", "collect the leads"),
        Some(Goal::Sales) => ("brings the orders", "bring the orders"),
        Some(Goal::Content) => ("makes the content", "make the content"),
        Some(Goal::Loyalty) => ("builds the trust", "build the trust"),
        Some(Goal::Feedback) => ("tells what people think", "tell what people think"),
        None => ("does the main work", "do the main work"),
    };
    if plural { many } else { one }
}

/// What the creators of a tier are there for, after “they”.
pub fn purpose_many(advice: &Advice, brief: &Brief, tier: TierKind) -> String {
    purpose(advice.leader, brief, tier, true)
}

/// What a tier is there for beside the one that leads, after its creators as subject.
pub fn purpose(leader: Option<TierKind>, brief: &Brief, tier: TierKind, plural: bool) -> String {
    if leader == Some(tier) || leader.is_none() {
        return carries(brief.goal, plural).to_owned();
    }
    let smaller = leader.is_some_and(|leader| tier < leader);
    if smaller && brief.test == Some(true) {
        let what = if brief.tested.trim().is_empty() {
            "the product"
        } else {
            brief.tested.trim()
        };
        return format!(
            "{} whether {what} sells before more is spent",
            if plural { "show" } else { "shows" }
        );
    }
    match (smaller, plural) {
        (true, true) => "spread the risk over more audiences".to_owned(),
        (true, false) => "spreads the risk over another audience".to_owned(),
        (false, true) => "add reach that small audiences cannot".to_owned(),
        (false, false) => "adds reach that small audiences cannot".to_owned(),
    }
}

/// The sentence under the headline.
pub fn lede(advice: &Advice, brief: &Brief, money: MoneyWords) -> String {
    if advice.leader.is_none() {
        let cheapest = advice.notes.iter().find_map(|n| match n {
            Note::NobodyAffordable { cheapest } => Some(*cheapest),
            _ => None,
        });
        let price = cheapest.map_or_else(String::new, |c| {
            format!(
                "One package of the cheapest tier costs about {}; the budget is {}. ",
                money(c),
                money(advice.mix.budget)
            )
        });
        return format!(
            "{price}Offer the product itself or a share of each order instead, and read below what that can and cannot do."
        );
    }
    let mut text: Vec<String> = advice
        .mix
        .rows
        .iter()
        .map(|row| {
            let who = sentence(&counted(advice, row));
            format!(
                "{who} for {} {}.",
                money(row.cost),
                purpose(advice.leader, brief, row.tier, row.count != 1)
            )
        })
        .collect();
    if text.is_empty() {
        text.push(
            "The budget buys no sensible number of them: see what speaks against it below."
                .to_owned(),
        );
    }
    if advice.mix.kept > Minor::ZERO {
        text.push(format!(
            "{} stays for boosting the posts that work.",
            money(advice.mix.kept)
        ));
    }
    text.join(" ")
}

/// A note as a sentence.
pub fn note(advice: &Advice, note: &Note, money: MoneyWords) -> String {
    match note {
        Note::BudgetAssumed(amount) => {
            format!("You gave no budget, so the mix is drawn up for {}.", money(*amount))
        }
        Note::NobodyAffordable { cheapest } => format!(
            "At a typical fee the cheapest creator costs {}, product and postage included. That is more than the budget.",
            money(*cheapest)
        ),
        Note::MinimumRelaxed { tier, minimum, bought } => format!(
            "{minimum} or more {} are sensible; the budget buys {}. One weak post then weighs heavily.",
            creators(advice, *tier, 2),
            number(*bought)
        ),
        Note::ShareCapRelaxed { tier } => format!(
            "More than 40% of the money goes to one {}, because fewer than three are affordable. If that post fails, so does the month.",
            creators(advice, *tier, 1)
        ),
        Note::NoExchangeRate => {
            "There is no exchange rate for your currency, so US dollar figures are used one to one. Enter a rate on the Evidence page.".to_owned()
        }
        Note::HoursAssumed(hours) => {
            format!("You gave no hours, so the mix is drawn up for {} a week.", format::decimal(*hours, 1))
        }
        Note::CashAssumed => "You are not sure how to pay, so the mix is drawn up for cash fees.".to_owned(),
        Note::HoursLimit => "Your hours limit the mix, not your money: more hours would let you run more small creators.".to_owned(),
        Note::SupplyLimit { tier } => format!(
            "There may not be more suitable {} for this product and place: their number limits the mix.",
            creators(advice, *tier, 2)
        ),
        Note::CloseCall { rival } => format!(
            "It is close: {} would do about as well. Choose by taste, or answer more questions.",
            creators(advice, *rival, 2)
        ),
    }
}

/// “5 of 10 questions answered”, or what to do where none is.
pub fn answered(brief: &Brief) -> String {
    let done = Question::ALL
        .iter()
        .filter(|q| q.is_answered(brief))
        .count();
    if done == 0 {
        "Advice on an empty brief: everything counts as “not sure”".to_owned()
    } else {
        let product = brief.product.trim();
        let on = if product.is_empty() {
            "the brief".to_owned()
        } else {
            format!("“{product}”")
        };
        format!(
            "Advice on {on}, {done} of {} questions answered",
            Question::ALL.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_core::domain::advice::advise;
    use tierwise_core::domain::brief::Geo;
    use tierwise_core::domain::settings::Context;

    fn dollars(m: Minor) -> String {
        format!("${}", m.get() / 100)
    }

    fn answer(brief: &Brief) -> Advice {
        advise(brief, &Context::default())
    }

    #[test]
    fn the_headline_names_the_leader() {
        for geo in Geo::ALL {
            let brief = Brief {
                geo: Some(*geo),
                ..Brief::neutral()
            };
            let advice = answer(&brief);
            let leader = advice
                .leader
                .map(|t| tier_name(&advice, t))
                .unwrap_or_default();
            let said = headline(&advice, &brief).to_lowercase();
            assert!(said.contains(&leader), "{}: {said}", geo.slug());
        }
    }

    #[test]
    fn a_test_gets_a_bench_of_smaller_creators() {
        let brief = Brief {
            test: Some(true),
            tested: "the new scents".to_owned(),
            ..Brief::neutral()
        };
        let advice = answer(&brief);
        if advice.mix.rows.len() > 1 {
            assert!(headline(&advice, &brief).contains("test bench"));
            assert!(
                lede(&advice, &brief, &dollars)
                    .contains("whether the new scents sells before more is spent")
            );
        }
    }

    #[test]
    fn a_budget_for_nobody_says_so_and_what_to_offer() {
        let brief = Brief::default().with_budget_major(20);
        let advice = answer(&brief);
        assert_eq!(
            headline(&advice, &brief),
            "No paid creator fits this budget"
        );
        assert!(lede(&advice, &brief, &dollars).contains("Offer the product itself"));
    }

    /// Whether a text speaks to whoever made the brief.
    fn speaks_to_the_owner(text: &str) -> bool {
        let words = text.split(|c: char| !c.is_alphabetic());
        let mut words = words.map(str::to_lowercase);
        words.any(|w| ["you", "your", "yours"].contains(&w.as_str()))
    }

    #[test]
    fn what_a_client_reads_too_speaks_to_nobody() {
        for goal in Goal::ALL.iter().copied().map(Some).chain([None]) {
            for (budget, test) in [(20, false), (5_000, true), (60_000, false)] {
                let brief = Brief {
                    goal,
                    test: Some(test),
                    ..Brief::neutral()
                }
                .with_budget_major(budget);
                let advice = answer(&brief);
                let said = [
                    headline(&advice, &brief),
                    lede(&advice, &brief, &dollars),
                    answered(&brief),
                ];
                for text in said {
                    assert!(!speaks_to_the_owner(&text), "{text}");
                }
            }
        }
        assert_eq!(
            answered(&Brief::neutral()).split(',').next(),
            Some("Advice on the brief")
        );
    }

    #[test]
    fn every_note_is_a_sentence() {
        let advice = answer(&Brief::default());
        let tier = TierKind::Micro;
        for n in [
            Note::BudgetAssumed(Minor::ZERO),
            Note::NobodyAffordable {
                cheapest: Minor::ZERO,
            },
            Note::MinimumRelaxed {
                tier,
                minimum: 3,
                bought: 2,
            },
            Note::ShareCapRelaxed { tier },
            Note::NoExchangeRate,
            Note::CashAssumed,
            Note::HoursLimit,
            Note::SupplyLimit { tier },
            Note::CloseCall { rival: tier },
        ] {
            let text = note(&advice, &n, &dollars);
            assert!(
                text.ends_with('.')
                    && text
                        .chars()
                        .next()
                        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()),
                "{text}"
            );
        }
    }
}
