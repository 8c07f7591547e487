//! What the browser gives us, behind small functions with plain types.

pub mod clipboard;
pub mod crypto;
pub mod download;
pub mod intl;
pub mod journal;
pub mod lock;
pub mod panic;
pub mod room;
pub mod storage;
pub mod tab;
pub mod timing;
pub mod worker;
