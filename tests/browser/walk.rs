//! Every page, at both widths, in both themes: clean console, nothing leaves the origin, the
//! content security policy holds, no axe violation, one main heading, no sideways scrolling.

use anyhow::{Result, ensure};
use browser_tests::{EXAMPLE_LINK, LOOKS, Look, PAGES, Page, STEPS};

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_clean_on_a_phone() -> Result<()> {
    walk([LOOKS[0], LOOKS[1]]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_clean_on_a_desktop() -> Result<()> {
    walk([LOOKS[2], LOOKS[3]]).await
}

async fn walk(looks: [Look; 2]) -> Result<()> {
    let page = Page::open().await?;
    let mut wrong = Vec::new();
    for route in PAGES.into_iter().chain(STEPS).chain([EXAMPLE_LINK]) {
        println!("{route}");
        page.look(looks[0]).await?;
        page.goto(route).await?;
        // What is folded away has to hold too.
        page.run(
            "document.querySelectorAll('details').forEach(d => d.open = true)",
            vec![],
        )
        .await?;
        for look in looks {
            page.look(look).await?;
            page.settled().await?;
            wrong.extend(faults_of(&page).await?.into_iter().map(|fault| {
                format!(
                    "{} at {}: {fault}",
                    route.split('?').next().unwrap_or(route),
                    look.name()
                )
            }));
        }
    }
    ensure!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    page.finish().await
}

async fn faults_of(page: &Page) -> Result<Vec<String>> {
    let mut wrong: Vec<String> = page.axe().await?.iter().map(ToString::to_string).collect();
    let headings = page
        .text_of("document.querySelectorAll('h1').length")
        .await?;
    if headings != "1" {
        wrong.push(format!("{headings} main headings"));
    }
    let over = page
        .text_of("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .await?;
    if over != "0" {
        wrong.push(format!("scrolls sideways by {over} pixels"));
    }

    let nameless = page
        .text_of(
            "[...document.querySelectorAll('a,button,input,select,textarea,summary')].filter(e => \
             e.getClientRects().length && !(e.getAttribute('aria-label') || e.innerText || \
             (e.labels && e.labels.length) || e.getAttribute('aria-labelledby'))).length",
        )
        .await?;
    if nameless != "0" {
        wrong.push(format!("{nameless} controls without a name"));
    }
    Ok(wrong)
}

/// An axe that is asked too little would call every page clean.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_for_some_is_seen_in_the_light_and_in_the_dark() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/evidence").await?;
    // One of many that are alike but for this.
    page.run(
        "const texts = [...document.querySelectorAll('main td')].filter(cell => cell.firstChild?.nodeType === 3 && cell.checkVisibility()); \
         texts[texts.length >> 2].style.color = 'rgb(128 128 128 / 0.4)'; \
         document.querySelector('main').append(document.createElement('button'))",
        vec![],
    )
    .await?;
    for (look, wanted) in [
        (LOOKS[2], &["color-contrast: ", "button-name: "][..]),
        (LOOKS[3], &["color-contrast: "]),
    ] {
        page.look(look).await?;
        let seen: Vec<String> = page.axe().await?.iter().map(ToString::to_string).collect();
        for rule in wanted {
            ensure!(
                seen.iter().any(|seen| seen.starts_with(rule)),
                "{rule} is not seen at {}: {seen:?}",
                look.name()
            );
        }
    }
    page.finish().await
}
