//! Pictures of every page at both widths in both themes, for people to look at.
//! Arguments are routes such as `#/brief`; without any, all pages and the example advice.

use anyhow::Result;
use browser_tests::{EXAMPLE_LINK, LOOKS, PAGES, Page};

#[tokio::main]
async fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let mut routes: Vec<String> = PAGES.iter().map(|page| (*page).to_owned()).collect();
    routes.push(EXAMPLE_LINK.to_owned());
    if !asked.is_empty() {
        routes = asked;
    }
    let folder = xtask::output("screens");
    let page = Page::open().await?;
    for route in &routes {
        for look in LOOKS {
            page.look(look).await?;
            page.goto(route).await?;
            let name = if route == EXAMPLE_LINK {
                "advice-example".to_owned()
            } else {
                plain(route)
            };
            let file = folder.join(format!("{name}-{}.png", look.name()));
            page.screenshot(&file).await?;
            println!("{}", file.display());
        }
    }
    for fault in page.faults().await? {
        println!("not clean: {fault}");
    }
    Ok(())
}

/// A route as a file name.
fn plain(route: &str) -> String {
    let name: String = route
        .trim_start_matches(['#', '/'])
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(60)
        .collect();
    if name.is_empty() {
        "start".to_owned()
    } else {
        name
    }
}
