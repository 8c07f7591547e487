//! The Tierwise page. All decisions are made in `tierwise-core`; this crate shows them.

mod platform;
mod ui;

fn main() {
    platform::panic::report_panics();
    ui::app::run();
}
