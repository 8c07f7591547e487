//! A brief in the form its fields promise.

use super::{MAX_TEST_SIZE, MAX_TEXT, clean_text, largest};
use crate::domain::brief::Brief;
use crate::domain::niche;

/// Brings a brief into the form its fields promise (bounded text, known category, goals without duplicates, sizes in
/// range) and says in plain words what was changed. Does nothing to a brief built through the parsers.
pub fn tidy(brief: &mut Brief) -> Vec<String> {
    let mut said = Vec::new();
    let currency = brief.currency;
    for (what, text) in [
        ("The product", &mut brief.product),
        ("The place", &mut brief.place),
        ("What is tested", &mut brief.tested),
    ] {
        let clean = clean_text(text);
        if clean != *text {
            said.push(format!(
                "{what} was shortened to one line of at most {MAX_TEXT} characters."
            ));
            *text = clean;
        }
    }
    if brief
        .category
        .as_deref()
        .is_some_and(|slug| niche::category(slug).is_none())
    {
        brief.category = None;
        said.push("The category is not one that Tierwise knows; it counts as not sure.".to_owned());
    }
    for (what, amount, zero_allowed) in [
        ("The budget", &mut brief.budget, false),
        ("The order value", &mut brief.order_value, false),
        ("The cost of an hour", &mut brief.hour_cost, true),
        ("The cost of goods", &mut brief.goods, true),
        ("Shipping", &mut brief.shipping, true),
    ] {
        if amount.is_some_and(|a| (a.get() == 0 && !zero_allowed) || a > largest(currency)) {
            *amount = None;
            said.push(format!("{what} was out of range; it counts as not sure."));
        }
    }
    if brief.test_size.is_some_and(|n| n == 0 || n > MAX_TEST_SIZE) {
        brief.test_size = None;
        said.push("The size of the test was out of range; it counts as not sure.".to_owned());
    }
    let (goals, platforms) = (brief.also.len(), brief.platforms.len());
    let main = brief.goal;
    keep_first(&mut brief.also);
    brief.also.retain(|g| Some(*g) != main);
    keep_first(&mut brief.platforms);
    if (goals, platforms) != (brief.also.len(), brief.platforms.len()) {
        said.push("A goal or platform was named twice; it counts once.".to_owned());
    }
    said
}

fn keep_first<T: Copy + PartialEq>(list: &mut Vec<T>) {
    let mut seen: Vec<T> = Vec::with_capacity(list.len());
    list.retain(|x| {
        let fresh = !seen.contains(x);
        if fresh {
            seen.push(*x);
        }
        fresh
    });
}
