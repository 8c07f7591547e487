//! What is on paper: names, sums and sources, and nothing to press.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{EXAMPLE_LINK, Page};
use serde_json::json;

use super::share::{CONTACTS, LINK, going, hash, link, shared};
use super::shortlist::listed;

/// What can be pressed or typed into and is there for the eye.
const CONTROLS: &str = "[...document.querySelectorAll('button, input, select, textarea, summary, a.btn, [role=slider]')]\
     .filter(e => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden')\
     .map(e => e.outerHTML.slice(0, 120)).join(' ')";

/// Words with single spaces between them, however they are set.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands at these places of the screen: what paper has to say too.
async fn on_screen(page: &Page, places: &[&str]) -> Result<Vec<String>> {
    let mut words = Vec::new();
    for place in places {
        page.wait(place, &format!("document.querySelector('{place}')"))
            .await?;
        let read = format!(
            "return [...document.querySelectorAll('{place}')].map(e => e.innerText).filter(t => t.trim())"
        );
        let said: Vec<String> = serde_json::from_value(page.run(&read, vec![]).await?)?;
        ensure!(!said.is_empty(), "nothing at {place}");
        words.extend(said.iter().map(|text| plain(text)));
    }
    Ok(words)
}

/// What is written on paper, with nothing on it to press. The paper itself comes out, page by page.
async fn on_paper(page: &Page) -> Result<String> {
    let media = |media: &str| json!({ "media": media });
    page.devtools("Emulation.setEmulatedMedia", media("print"))
        .await?;
    // What is for paper only comes when nothing else is to do.
    page.wait(
        "white paper",
        "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() === '#fff'",
    )
    .await?;
    let controls = page.text_of(CONTROLS).await?;
    ensure!(controls.is_empty(), "to be pressed on paper: {controls}");
    let written = page.text_of("document.body.innerText").await?;
    let file = page.devtools("Page.printToPDF", json!({})).await?;
    let file = file["data"].as_str().context("no paper came out")?;
    let pages = sheets(&STANDARD.decode(file)?);
    ensure!((1..=12).contains(&pages), "{pages} sheets of paper");
    page.devtools("Emulation.setEmulatedMedia", media(""))
        .await?;
    Ok(plain(&written))
}

/// Sheets of a printed file.
fn sheets(pdf: &[u8]) -> usize {
    const SHEET: &[u8] = b"/Type /Page";
    let here = pdf.windows(SHEET.len() + 1);
    here.filter(|at| at.starts_with(SHEET) && !at.ends_with(b"s"))
        .count()
}

/// Prints the page, and checks that what stands at these places of the screen is on the paper.
async fn printed(page: &Page, places: &[&str]) -> Result<String> {
    let words = on_screen(page, places).await?;
    let paper = on_paper(page).await?;
    for word in words {
        ensure!(
            paper.contains(&word),
            "“{word}” is not on the paper: {paper}"
        );
    }
    Ok(paper)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_plan_has_its_sums_names_and_sources() -> Result<()> {
    let page = Page::open().await?;
    going(&page, "contacts.csv", CONTACTS, 3).await?;
    page.type_into("share-title", "Plan for Saltmoss").await?;
    page.wait(
        "the title to be typed",
        "document.querySelector('[data-testid=share-title]').value === 'Plan for Saltmoss'",
    )
    .await?;
    let made = link(&page, LINK).await?;
    page.load(&hash(&made)).await?;
    shared(&page).await?;
    let paper = printed(
        &page,
        &[
            "h1",
            ".hero .lede",
            "[data-testid=shared-advice]",
            "[data-testid=plan-figures] b",
            "[data-testid=list-row] th",
            "[data-testid=list-row] td.num",
            ".lbill tfoot td.num",
            "[data-testid=reason-row] .lg__p",
            "[data-testid=list-forecast] tbody td",
            "[data-testid=shared-creator] th",
            "[data-testid=shared-creator] td:last-child",
            "#sources .srcs li",
        ],
    )
    .await?;
    for said in [
        "Plan for Saltmoss",
        "mossyhearth",
        "$410",
        "3 creators for $725",
    ] {
        ensure!(
            paper.contains(said),
            "“{said}” is not on the paper: {paper}"
        );
    }
    for kept_off in ["What if", "As pictures", "Copy this link", "Open as a copy"] {
        ensure!(!paper.contains(kept_off), "“{kept_off}” is on the paper");
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_short_list_has_its_names_and_sums() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    printed(
        &page,
        &[
            "h1",
            ".hero .lede",
            ".proof__h",
            ".mbar__key li",
            "[data-testid=shortlist-row] .p-h b",
            "[data-testid=shortlist-row] .p-f",
            ".grp .p-f",
            "[data-testid=shortlist-total] th",
            "[data-testid=shortlist-total] .p-f",
        ],
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_advice_has_its_sums_and_sources() -> Result<()> {
    let page = Page::open().await?;
    page.goto(EXAMPLE_LINK).await?;
    page.by_testid("flip-point").await?;
    let paper = printed(
        &page,
        &[
            "h1",
            ".hero .lede",
            "[data-testid=mix-row] td.num",
            ".bill tfoot td.num",
            ".fo__m",
        ],
    )
    .await?;
    // The list of sources is for paper only.
    let sources = "return [...document.querySelectorAll('.printnote .srcs li > span:last-child')].map(e => e.firstChild.data)";
    let sources: Vec<String> = serde_json::from_value(page.run(sources, vec![]).await?)?;
    ensure!(!sources.is_empty(), "no sources");
    for source in sources {
        ensure!(
            paper.contains(&plain(&source)),
            "{source} is not on the paper"
        );
    }
    page.finish().await
}
