//! Creators of a brand: keeping, scoring, filtering and sorting a hundred thousand of them.
//!
//! [`Desk`] holds all of it and answers [`wire::Request`]s; it runs in a worker. The rooms below it know nothing of it.

mod accounts;
pub mod backup;
pub mod calendar;
mod checksum;
mod cities;
pub mod columns;
mod countries;
mod decided;
mod desk;
pub mod edit;
pub mod export;
pub mod filter;
pub mod gaps;
pub mod handout;
mod intake;
pub mod keep;
pub mod lines;
pub mod niches;
pub mod outreach;
mod people;
pub mod pick;
pub mod places;
pub mod plan;
mod quotes;
mod regions;
pub mod relation;
pub mod score;
mod search;
mod shelf;
pub mod stability;
mod table;
pub mod taste;
mod texts;
pub mod told;
pub mod weights;
pub mod wire;
pub mod writer;

pub use accounts::Account;
pub use desk::Desk;
pub use people::{Added, Change, Marks, Person, Quote, Roster, Twice, Who};
pub use texts::{Text, Word};
pub use tierwise_import::Field;
