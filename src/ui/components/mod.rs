//! Parts that several pages use.

pub mod banner;
pub mod icons;
pub mod working;
