//! How Tierwise decides: which tier of creators fits a brief, in what mix, for how much, and how sure that is.
//!
//! Pure and deterministic: the same input gives the same output on every engine and natively. The crate knows no
//! web crate and does no input or output; `ARCHITECTURE.md` states the invariants.
//!
//! ```
//! use tierwise_core::domain::{advice::advise, brief::{Brief, Goal}, settings::Context};
//!
//! let brief = Brief { goal: Some(Goal::Engagement), ..Brief::default() }.with_budget_major(5_000);
//! let advice = advise(&brief, &Context::default());
//! let total: f64 = advice.tiers.iter().map(|t| t.acceptability).sum();
//! assert!((total - 1.0).abs() < 1e-9);
//! ```

pub mod domain;
pub mod persist;
