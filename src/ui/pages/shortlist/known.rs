//! What has to be known of a list before it is passed on: prices that nobody named, limits that it does not keep to, and
//! the one that keeps it from being larger.

use tierwise_roster::wire::{Picked, Stop};

use super::figures::{joined, money};
use crate::ui::format;
use crate::ui::markup::{Html, html};
use crate::ui::results;

/// Limits that are told of those that keep a list from being larger.
const STOPS: usize = 2;

/// All of it, and what is missing in the brief.
pub fn list(picked: &Picked, missing: Option<Html>) -> Html {
    let over = picked.over_share.iter();
    let over = over.map(|(name, cost)| above(picked, name, *cost));
    let said = [results::estimates(picked.estimates, picked.count)]
        .into_iter()
        .flatten();
    let said = said
        .chain(over)
        .chain(stopped(&picked.stops, picked.able > picked.count));
    let said = said.map(|text| html!("<li>{}</li>", text));
    let missing = missing.map(|text| html!("<li>{}</li>", text));
    html!(
        r#"<ul class="plain toknow" data-testid="shortlist-known">{}</ul>"#,
        said.chain(missing).collect::<Html>()
    )
}

/// Somebody who has to be in though they cost more than may go to one creator.
fn above(picked: &Picked, name: &str, cost: i64) -> String {
    let budget = picked.terms.budget.unwrap_or(0) as f64;
    let most = (budget * picked.terms.share).round() as i64;
    format!(
        "{name} costs {}, above your most on one creator of {} ({} of the budget), and is in because you marked them “Must have”.",
        money(picked, cost),
        money(picked, most),
        results::share(picked.terms.share)
    )
}

/// Which limit keeps the list from being larger. `others` tells whether there is anybody else who may be chosen.
fn stopped(stops: &[Stop], others: bool) -> Option<String> {
    let said = stops.iter().take(STOPS).map(|stop| {
        let kept = format::plural(stop.count.into(), "other", "others");
        format!("{}, which keeps {} {kept} out", stop.words, stop.count)
    });
    let said: Vec<String> = said.collect();
    match said.is_empty() {
        false => Some(format!(
            "What keeps the list from being larger: {}.",
            joined(&said)
        )),
        true if !others => Some("Everybody who may be chosen is on the list.".to_owned()),
        true => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_that_keep_most_out_are_named() {
        let stop = |words: &str, count| Stop {
            words: words.to_owned(),
            count,
        };
        let stops = [
            stop("no more than 25 hours of yours", 9),
            stop("no more than $2 for one creator", 1),
            stop("at most 2 of micro", 1),
        ];
        assert_eq!(
            stopped(&stops, true).unwrap(),
            "What keeps the list from being larger: no more than 25 hours of yours, which keeps 9 others out and no more \
             than $2 for one creator, which keeps 1 other out."
        );
        assert_eq!(stopped(&[], true), None);
        assert!(stopped(&[], false).is_some());
    }
}
