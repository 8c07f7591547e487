//! The domain: briefs, tiers, evidence and the advice that follows from them.

pub mod advice;
pub mod brief;
pub mod choice;
pub mod creator;
pub mod decimal;
pub mod entry;
pub mod evidence;
pub mod finding;
pub mod glossary;
pub mod link;
pub mod model;
pub mod money;
pub mod niche;
mod replaced;
pub mod settings;
mod sort;
pub mod tier;
pub mod workspace;
