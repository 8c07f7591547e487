//! The harness of the browser tests: a static server over `dist/`, one driver and one fresh
//! browser profile a test, waiting without fixed sleeps, and a `finish` that fails on any console
//! error, failed request, request that leaves the origin, or breach of the content security policy.
//!
//! ```ignore
//! #[tokio::test(flavor = "multi_thread")]
//! async fn brief_opens() -> Result<()> {
//!     let page = Page::open().await?;
//!     page.goto("#/brief").await?;
//!     page.wait("the heading", "document.querySelector('h1').textContent != ''").await?;
//!     page.finish().await
//! }
//! ```

mod axe;
mod browser;
mod driver;
mod keys;
mod log;
mod page;
mod watch;

pub use axe::Violation;
pub use browser::{Browser, CHROMIUM, FIREFOX, WEBKIT};
pub use fantoccini::key::Key;
pub use page::{LOOKS, Look, PAGES, Page, STEPS};
pub use watch::{site_copy, watched};

/// The linked brief of the test contract: every key, all values good.
pub const EXAMPLE_LINK: &str = "#/advice?niche=specialist&category=home-fragrance&budget=5000\
&currency=USD&weeks=4&geo=region&place=Pacific%20Northwest&goal=engagement&also=sales&test=yes\
&testsize=20&hours=4&hourcost=30&pay=mixed&content=raw&safety=no&age=25-34\
&platform=instagram,tiktok&aov=40&margin=0.5&goods=12&shipping=6";

/// How often a test kills its browser: so many times, or as the variable says.
#[must_use]
pub fn kills(usual: usize) -> usize {
    let asked = std::env::var("TIERWISE_KILLS").ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(usual)
}
