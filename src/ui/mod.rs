//! The views and what drives them.

mod advising;
pub mod app;
pub mod boxed;
mod brand;
pub mod brings;
pub mod charts;
pub mod components;
pub mod fields;
mod first_screen;
pub mod focus;
pub mod format;
pub mod log_scale;
pub mod markup;
mod navigation;
mod notices;
pub mod pages;
pub mod results;
pub mod returns;
pub mod router;
mod saving;
mod shell;
pub mod state;
mod styles;
mod theme;
mod toast;
mod turns;
