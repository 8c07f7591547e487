//! Line icons on a 20-unit grid, and the product's mark.

use leptos::prelude::*;

/// An icon's strokes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon(&'static str);

/// A sheet of answers.
pub const BRIEF: Icon = Icon("M4 2.75h8.5L16 6.25v11H4zM7 9h6M7 12.5h4");
/// Bars on a rule.
pub const ADVICE: Icon = Icon("M2 16.5h16M4.5 16.5v-5M8.5 16.5V4M12.5 16.5V9.5M16 16.5v-2");
/// A list.
pub const ROSTER: Icon = Icon("M8 5h9.5M8 10h9.5M8 15h9.5M4 4v2M4 9v2M4 14v2");
/// A list with its marks.
pub const SHORT_LIST: Icon =
    Icon("M2.5 5.5l1.8 1.8L7.5 4M2.5 13l1.8 1.8L7.5 11.5M10.5 6h7M10.5 13.5h7");
/// Lines that disagree.
pub const EVIDENCE: Icon = Icon("M2.5 5h7M11.5 5h6M2.5 10h4.5M9 10h8.5M2.5 15h9M13.5 15h4");
/// There is more below.
pub const DOWN: Icon = Icon("M5 7.500l5 5 5-5");
/// News.
pub const INFO: Icon =
    Icon("M10 2.25a7.75 7.75 0 1 0 0 15.5a7.75 7.75 0 1 0 0-15.5M10 9v5M10 6v.5");
/// Trouble.
pub const ALERT: Icon = Icon("M10 2.5l8 14.5H2zM10 8v4.5M10 14.5v.5");
/// A link.
pub const LINK: Icon = Icon(
    "M8.5 11.5a3.5 3.5 0 0 0 5 0l2.5-2.5a3.5 3.5 0 0 0-5-5L9.750 5.250M11.5 8.500a3.5 3.5 0 0 0-5 0L4 11a3.5 3.5 0 0 0 5 5l1.250-1.250",
);

impl Icon {
    /// The drawing; the words beside it say what it means.
    pub fn view(self) -> AnyView {
        view! {
            <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
                <path d=self.0></path>
            </svg>
        }
        .into_any()
    }
}

/// The product's mark: growing dots on a ruler.
pub fn logo() -> AnyView {
    view! {
        <svg viewBox="0 0 34 18" aria-hidden="true">
            <path
                d="M.75 17.250h32.5M1.5 17v-4M7 17v-2.5M12 17v-2.5M17 17v-4M22 17v-2.5M27.5 17v-2.5M32.5 17v-4"
                stroke="currentColor"
                stroke-width="1.5"
                fill="none"
            ></path>
            <circle cx="4" cy="8.6" r="1.1" fill="currentColor"></circle>
            <circle cx="10" cy="7.8" r="2" fill="currentColor"></circle>
            <circle cx="18" cy="6.8" r="3.1" fill="currentColor"></circle>
            <circle cx="28" cy="5" r="4.7" fill="currentColor"></circle>
        </svg>
    }
    .into_any()
}
