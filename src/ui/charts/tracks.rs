//! What each source calls a tier: one track per source on the follower axis.

use tierwise_core::domain::evidence::schemes::{self, Agreement};
use tierwise_core::domain::tier::{Band, TierScheme};

use super::picture::Part;
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

/// A scheme's bands that are on the axis, with left edge and width.
fn bands(scheme: &TierScheme) -> impl Iterator<Item = (&Band, f64, f64)> {
    let bands = scheme
        .bands()
        .iter()
        .map(|band| (band, scale::extent(band)));
    bands
        .map(|(band, (left, width))| (band, left, width))
        .filter(|(_, _, width)| *width > 0.0)
}

/// Where a band starts, if that is on the axis and elsewhere than in `ours`.
fn bound(band: &Band, left: f64, ours: Option<&TierScheme>) -> Option<String> {
    let same = |b: &Band| b.tier == band.tier && b.lower == band.lower;
    let differs = ours.is_some_and(|ours| !ours.bands().iter().any(same));
    (differs && left > 0.0).then(|| scale::short(band.lower as f64))
}

/// A scheme's bands on the axis, drawn as segments with their names.
pub fn segments(scheme: &TierScheme, ours: Option<&TierScheme>) -> Html {
    bands(scheme)
        .map(|(band, left, width)| {
            html!(
                r#"<div class="ev__seg {}{}" data-css="left:{};width:{}"><i></i><span>{} {}</span></div>"#,
                tier_class(band.tier),
                if width < 9.0 { " tiny" } else { "" },
                pct(left),
                pct(width),
                band.name(),
                bound(band, left, ours).map(|bound| html!("<em>{}</em>", bound))
            )
        })
        .collect()
}

/// The same as the parts of a picture's track.
pub fn parts(scheme: &TierScheme, ours: Option<&TierScheme>) -> Vec<Part> {
    bands(scheme)
        .map(|(band, left, width)| {
            let bound = bound(band, left, ours).map(|bound| format!(" {bound}"));
            Part {
                place: (left / 100.0, (left + width) / 100.0),
                color: tier_class(band.tier),
                label: format!("{}{}", band.name(), bound.unwrap_or_default()),
                ..Part::default()
            }
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

impl Stretch {
    /// Left edge and width on the axis.
    fn extent(&self) -> (f64, f64) {
        let left = scale::position(self.from as f64);
        (left, scale::position(self.to as f64) - left)
    }

    /// The share of those who have a word for such accounts.
    fn share(&self) -> f64 {
        let Agreement { same, other, .. } = self.agreement;
        if same + other == 0 {
            0.0
        } else {
            same as f64 / (same + other) as f64
        }
    }
}

/// The agreement as steps: the share of those who have a word for such accounts.
pub fn steps(stretches: &[Stretch]) -> Html {
    stretches
        .iter()
        .map(|s| {
            let (left, width) = s.extent();
            let Agreement { same, other, .. } = s.agreement;
            let label = (width >= 4.0).then(|| html!("<b>{}</b>", same));
            html!(
                r#"<div class="ev__ag{}" data-css="left:{};width:{}"><i data-css="height:{}"></i>{}</div>"#,
                if same < other { " low" } else { "" },
                pct(left),
                pct(width),
                pct(s.share() * 100.0),
                label
            )
        })
        .collect()
}

/// The same as the parts of a picture's track.
pub fn step_parts(stretches: &[Stretch]) -> Vec<Part> {
    stretches
        .iter()
        .map(|s| {
            let (left, width) = s.extent();
            Part {
                place: (left / 100.0, (left + width) / 100.0),
                color: "mark",
                label: s.agreement.same.to_string(),
                tall: Some(s.share()),
                ..Part::default()
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_has_the_bands_and_steps_of_the_page() {
        let ours = schemes::default_scheme();
        let scheme = schemes::all().first().unwrap();
        let page = segments(scheme, Some(&ours)).to_string();
        for part in parts(scheme, Some(&ours)) {
            assert!(page.contains(&pct(part.place.0 * 100.0)), "{}", part.label);
        }
        let stretches = stretches(&ours);
        let parts = step_parts(&stretches);
        assert!(parts.first().is_some_and(|p| p.place.0.abs() < 1e-9));
        assert!(parts.last().is_some_and(|p| (p.place.1 - 1.0).abs() < 1e-9));
        assert!(
            parts
                .iter()
                .all(|p| p.tall.is_some_and(|t| (0.0..=1.0).contains(&t)))
        );
    }
}
