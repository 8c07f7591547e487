//! What each source calls a tier: one track per source on the follower axis.

use tierwise_core::domain::evidence::schemes::{self, Agreement};
use tierwise_core::domain::tier::TierScheme;

use super::{pct, scale, tier_class};
use crate::ui::markup::{Html, html};

/// Agreement of the published schemes with one scheme on a stretch of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// First number of followers.
    pub from: u64,
    /// First number that no longer counts.
    pub to: u64,
    /// Who agrees.
    pub agreement: Agreement,
}

/// How many of the published schemes agree with `ours`, stretch by stretch between all bounds.
pub fn stretches(ours: &TierScheme) -> Vec<Stretch> {
    let (low, high) = (scale::LOW as u64, scale::HIGH as u64);
    let mut bounds: Vec<u64> = schemes::all()
        .iter()
        .chain([ours])
        .flat_map(TierScheme::bands)
        .flat_map(|b| [Some(b.lower), b.upper])
        .flatten()
        .filter(|b| *b > low && *b < high)
        .chain([low, high])
        .collect();
    bounds.sort_unstable();
    bounds.dedup();
    let mut stretches: Vec<Stretch> = Vec::new();
    for (from, to) in bounds.iter().zip(bounds.iter().skip(1)) {
        let agreement = schemes::agreement(ours, *from);
        match stretches.last_mut() {
            Some(last) if last.agreement == agreement => last.to = *to,
            _ => stretches.push(Stretch {
                from: *from,
                to: *to,
                agreement,
            }),
        }
    }
    stretches
}

/// A scheme's bands on the axis, drawn as segments with their names.
pub fn segments(scheme: &TierScheme, ours: Option<&TierScheme>) -> Html {
    scheme
        .bands()
        .iter()
        .map(|band| (band, scale::extent(band)))
        .filter(|(_, (_, width))| *width > 0.0)
        .map(|(band, (left, width))| {
            // Where the band starts elsewhere than ours, the number says so.
            let differs = ours.is_some_and(|o| !o.bands().iter().any(|b| b.tier == band.tier && b.lower == band.lower));
            let bound = (differs && left > 0.0).then(|| html!("<em>{}</em>", scale::short(band.lower as f64)));
            html!(
                r#"<div class="ev__seg {}{}" data-css="left:{};width:{}"><i></i><span>{} {}</span></div>"#,
                tier_class(band.tier),
                if width < 9.0 { " tiny" } else { "" },
                pct(left),
                pct(width),
                band.name(),
                bound
            )
        })
        .collect()
}

/// The bands in words, for those who do not see the track.
pub fn words(scheme: &TierScheme) -> String {
    let bands: Vec<String> = scheme
        .bands()
        .iter()
        .map(|b| format!("{} {}", b.name(), scale::range_words(b)))
        .collect();
    bands.join(", ")
}

/// The agreement as steps: the share of those who have a word for such accounts.
pub fn steps(stretches: &[Stretch]) -> Html {
    stretches
        .iter()
        .map(|s| {
            let left = scale::position(s.from as f64);
            let width = scale::position(s.to as f64) - left;
            let Agreement { same, other, .. } = s.agreement;
            let height = if same + other == 0 { 0.0 } else { same as f64 / (same + other) as f64 * 100.0 };
            let label = (width >= 4.0).then(|| html!("<b>{}</b>", same));
            html!(
                r#"<div class="ev__ag{}" data-css="left:{};width:{}"><i data-css="height:{}"></i>{}</div>"#,
                if same < other { " low" } else { "" },
                pct(left),
                pct(width),
                pct(height),
                label
            )
        })
        .collect()
}

/// Thin lines at a scheme's inner bounds, across all tracks.
pub fn boundaries(scheme: &TierScheme) -> Html {
    scheme
        .bands()
        .iter()
        .map(|b| scale::position(b.lower as f64))
        .filter(|x| *x > 0.0)
        .map(|x| html!(r#"<i data-css="left:{}"></i>"#, pct(x)))
        .collect()
}
