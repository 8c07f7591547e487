//! Browser tests. `cargo xtask test --only browser` runs them over the build in `dist/`.

mod agency;
mod boot;
mod brands;
mod brief_link;
mod data;
mod failing;
mod journey;
mod kept;
mod keyboard;
mod offline;
mod paper;
mod parts;
mod plans;
mod releases;
mod roster;
mod roster_edits;
mod roster_import;
mod roster_kept;
mod same_answer;
mod saved;
mod share;
mod shortlist;
mod shortlist_head;
mod walk;
mod workbook;
