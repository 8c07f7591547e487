//! One hundred readings of the brief as dots, and the rounding that keeps every count on the page the same.

use tierwise_core::domain::advice::Lead;
use tierwise_core::domain::tier::TierKind;

use super::tier_class;
use crate::ui::format;
use crate::ui::markup::{Html, html};

/// Whole readings of a hundred for each tier, in the order of the scheme. They add up to 100: the leader's count is
/// the one of the headline, and largest remainders share out the rest.
pub fn of_hundred(lead: &Lead) -> Vec<(TierKind, u32)> {
    let mut counts: Vec<(TierKind, u32, f64)> = lead
        .tiers
        .iter()
        .map(|t| {
            let share = t.acceptability * 100.0;
            if lead.leader == Some(t.band.tier) {
                (t.band.tier, format::of_hundred(t.acceptability), 0.0)
            } else {
                (t.band.tier, share.floor() as u32, share.fract())
            }
        })
        .collect();
    let mut missing = 100u32.saturating_sub(counts.iter().map(|c| c.1).sum());
    while missing > 0 {
        let Some(next) = counts
            .iter_mut()
            .filter(|c| c.2 > 0.0)
            .max_by(|a, b| a.2.total_cmp(&b.2))
        else {
            break;
        };
        next.1 += 1;
        next.2 = 0.0;
        missing -= 1;
    }
    counts.into_iter().map(|(tier, n, _)| (tier, n)).collect()
}

/// The same, the tier that comes first most often in front.
pub fn ranked(lead: &Lead) -> Vec<(TierKind, u32)> {
    let mut counts = of_hundred(lead);
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

/// The hundred dots.
pub fn waffle(counts: &[(TierKind, u32)]) -> Html {
    let label = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(tier, n)| format!("{n} {}", tier.label().to_lowercase()))
        .collect::<Vec<_>>()
        .join(", ");
    let mut place = 0;
    let dots: Html = counts
        .iter()
        .map(|(tier, n)| {
            let from = place;
            place += n;
            // A line of no length with round ends is a dot.
            let dots: String = (from..place)
                .map(|dot| format!("M{} {}h0", dot % 20 * 15 + 8, dot / 20 * 16 + 8))
                .collect();
            html!(r#"<path class="{}" d="{}"/>"#, tier_class(*tier), dots)
        })
        .collect();
    html!(
        r#"<svg class="waffle" viewBox="0 0 300 80" role="img" aria-label="100 dots, one per reading: {}">{}</svg>"#,
        label,
        dots
    )
}
