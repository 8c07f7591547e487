//! How creators of a roster are scored, with the tables the score is computed from.

use tierwise_roster::score::numbers;
use tierwise_roster::stability::{DRAWS, FIRST};
use tierwise_roster::weights::{Component, PRESETS};

use super::method::{formula, p, table, terms};
use crate::ui::format;
use crate::ui::markup::Html;

/// The part.
pub fn body() -> Html {
    let components = Component::ALL.iter();
    let components = components.map(|c| (c.label().to_owned(), format!("{}.", c.formula())));
    let head = std::iter::once("Goal".to_owned());
    let head = head.chain(Component::ALL.iter().map(|c| c.label().to_owned()));
    let presets = PRESETS.iter().map(|(label, weights)| {
        let weights = weights.iter().map(|w| format::whole(*w));
        std::iter::once((*label).to_owned())
            .chain(weights)
            .collect()
    });
    let numbers = numbers().into_iter();
    let numbers =
        numbers.map(|(what, value, ground)| (what.to_owned(), format!("{value} ({ground}).")));
    let stability = format!(
        "Stability: the weights are moved {DRAWS} times, each by up to a fifth, and it is counted how often a creator is \
         among the first {FIRST}."
    );
    [
        p("Six parts, each from 0 to 100, weighted by the goal of the brief or as you set them on the roster."),
        formula("score = Σ weight × part ÷ 100; its range adds the parts’ distances to P10 and P90 as squares"),
        terms(components),
        table("Weights by goal", head.collect(), presets.collect()),
        p("Several goals: main 1, each other one 0.5. With a product test, and for a small place, the mean with that row. Without a goal, the mean of the first three."),
        p("What a file does not say is never zero and never silently the average: the part takes the benchmark’s range for the platform and size, or the whole range, and the score shows it. Rates are only compared on one basis, within one platform and size."),
        p(stability.as_str()),
        p("“Behaves like”: the posterior over the tiers from followers, from the rate beside each tier’s benchmark, and from how many niches are stated. It is told where it differs from the tier of the size."),
        terms(numbers),
    ]
    .into_iter()
    .collect()
}
