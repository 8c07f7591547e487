//! Charts. Each one takes plain figures and draws them; none of them computes an answer.
//!
//! Positions travel through CSS custom properties set on the element (CSSOM), because the content security policy
//! forbids style attributes. Every chart is hidden from assistive technology and stands beside a table or sentence
//! that says the same.

pub mod bars;
pub mod flip_axis;
pub mod parts;
pub mod picture;
pub mod readings;
pub mod ruler;
pub mod scale;
pub mod tracks;

use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::tier::TierKind;

/// The class that sets a tier's local colors and dot size.
pub fn tier_class(tier: TierKind) -> &'static str {
    match tier {
        TierKind::Nano => "t-nano",
        TierKind::Micro => "t-micro",
        TierKind::Mid => "t-mid",
        TierKind::Macro => "t-macro",
        TierKind::Mega => "t-mega",
        TierKind::Celebrity => "t-celebrity",
    }
}

/// A CSS percentage.
pub fn pct(x: f64) -> String {
    format!("{}%", fixed(x, 2))
}
