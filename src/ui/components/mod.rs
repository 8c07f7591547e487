//! Parts that several pages use.

pub mod banner;
pub mod icons;
pub mod save_picture;
pub mod working;
