//! Parts that several pages use.

pub mod banner;
pub mod copy_link;
pub mod icons;
pub mod save_picture;
pub mod working;
