//! The pages, one folder each.

pub mod advice;
pub mod brief;
mod data;
pub mod evidence;
pub mod later;
mod roster;
mod share;
mod shared;
mod shortlist;
pub mod unknown;
