//! The whole way, in every engine: a brief, its advice, a roster, a short list, files, a link for the client, paper. After
//! the first visit there is no server any more.

use anyhow::{Result, ensure};
use browser_tests::{Browser, CHROMIUM, FIREFOX, Key, LOOKS, Page, WEBKIT, watched};
use fantoccini::wd::PrintConfiguration;
use serde_json::Value;
use std::fs;
use std::path::Path;

use super::offline::ready;
use super::roster::{kept, matched};
use super::share::{LINK, hash, link, shared};
use super::shortlist::{listed, settled};

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_journey_in_chromium() -> Result<()> {
    journey(&CHROMIUM).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_journey_in_firefox() -> Result<()> {
    journey(&FIREFOX).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_journey_in_webkitgtk() -> Result<()> {
    journey(&WEBKIT).await
}

async fn journey(browser: &'static Browser) -> Result<()> {
    let name = format!("journey-{}", browser.name);
    let site = watched(&name)?;
    let mut page = Page::open_in(browser, &site, &name).await?;
    brief(&page).await?;
    page.stop_server()?;
    again(&mut page).await?;
    advice(&page).await?;
    let cost = listed(&page).await?;
    roster(&page).await?;
    files(&page).await?;
    let made = plan(&page).await?;
    client(browser, &site, &hash(&made)).await?;
    kept(&page).await?;
    visit(&page, &hash(&made)).await?;
    again(&mut page).await?;
    page.goto("#/shortlist").await?;
    ensure!(settled(&page, "proven").await? == cost, "another list");
    printed(&page, "#/shortlist").await?;
    printed(&page, "#/advice").await?;
    page.finish().await
}

/// Answers two questions by hand, in a page that is then kept.
async fn brief(page: &Page) -> Result<()> {
    page.start_brief("Candles").await?;
    page.click_words("People with an interest").await?;
    kept_answers(page).await?;
    ready(page).await
}

async fn kept_answers(page: &Page) -> Result<()> {
    page.wait(
        "the answers to be saved",
        "document.querySelector('[data-testid=saved-state]').dataset.state === 'saved' && \
         localStorage['tierwise.workspace'].includes('Candles')",
    )
    .await
}

/// Comes back later: in another browser on the same disk, or by a reload where the browser keeps nothing.
async fn again(page: &mut Page) -> Result<()> {
    let faults = page.faults().await?;
    ensure!(faults.is_empty(), "not clean: {}", faults.join("\n"));
    if page.browser().keeps {
        return page.close_and_reopen().await;
    }
    page.reload().await
}

/// The answers are still there, and somebody comes first.
async fn advice(page: &Page) -> Result<()> {
    page.goto("#/brief").await?;
    let product = page.by_testid("product").await?.prop("value").await?;
    ensure!(product.as_deref() == Some("Candles"), "{product:?}");
    page.click_words("Advice").await?;
    page.wait(
        "somebody to come first",
        "document.querySelector('[data-testid=advice-leader]')?.ariaBusy === 'false'",
    )
    .await?;
    let leader = page.attribute("advice-leader", "data-tier").await?;
    ensure!(!["", "none"].contains(&leader.as_str()), "{leader:?} first");
    Ok(())
}

/// Finds among those who were brought in, at the width of a phone too.
async fn roster(page: &Page) -> Result<()> {
    page.click_words("Roster").await?;
    matched(page, "122").await?;
    for look in [LOOKS[0], LOOKS[2]] {
        page.look(look).await?;
        let over = page
            .text_of("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await?;
        ensure!(over == "0", "{} scrolls sideways by {over}", look.name());
    }
    page.type_into("roster-filter", "tier:micro in:oregon")
        .await?;
    page.wait(
        "only micro creators to be shown",
        "(rows => rows.length > 0 && rows.every(row => row.dataset.tier === 'micro'))\
         ([...document.querySelectorAll('[data-testid=roster-row]')])",
    )
    .await
}

/// Saves the short list as files of every kind.
async fn files(page: &Page) -> Result<()> {
    page.click_words("Short list").await?;
    settled(page, "proven").await?;
    let rows = page
        .text_of("document.querySelectorAll('[data-testid=shortlist-row]').length")
        .await?
        .parse::<usize>()?;
    let csv = String::from_utf8(save(page, "csv").await?)?;
    ensure!(csv.lines().count() == rows + 1, "{rows} creators:\n{csv}");
    let json: Value = serde_json::from_slice(&save(page, "json").await?)?;
    ensure!(json.to_string().contains("handle"), "{json}");
    let workbook = save(page, "xlsx").await?;
    zip::ZipArchive::new(std::io::Cursor::new(workbook))?.by_name("xl/workbook.xml")?;
    Ok(())
}

async fn save(page: &Page, ending: &str) -> Result<Vec<u8>> {
    let item = format!("shortlist-{ending}");
    let button = page.by_testid(&item).await?;
    page.run(
        "document.querySelector(`[data-testid=${arguments[0]}]`).closest('details').open = true",
        vec![item.into()],
    )
    .await?;
    button.click().await?;
    page.saved_file(&format!("tierwise-short-list.{ending}"))
        .await
}

/// The link for the client.
pub async fn plan(page: &Page) -> Result<String> {
    page.click_words("Share").await?;
    page.type_into("share-title", "Plan for Saltmoss").await?;
    page.wait(
        "the list to be in the link",
        "document.querySelector('[data-testid=share-list]')",
    )
    .await?;
    link(page, LINK).await
}

/// Opens the link in a browser that never saw Tierwise, on a phone, and plays with it.
pub async fn client(browser: &'static Browser, site: &Path, hash: &str) -> Result<()> {
    let page = Page::open_in(browser, site, &format!("client-{}", browser.name)).await?;
    page.look(LOOKS[0]).await?;
    page.load(hash).await?;
    shared(&page).await?;
    ensure!(
        page.words().await?.contains("Plan for Saltmoss"),
        "no title"
    );
    page.by_testid("shared-creator").await?;
    let advice = "document.querySelector('[data-testid=shared-advice]').innerText";
    let before = serde_json::to_string(&page.text_of(advice).await?)?;
    page.run(
        "document.querySelector('[data-testid=whatif-budget]').focus()",
        vec![],
    )
    .await?;
    page.press(&[Key::End]).await?;
    page.by_testid("whatif-back").await?;
    page.wait("the advice to follow", &format!("{advice} !== {before}"))
        .await?;
    printed(&page, "").await?;
    let own = page.text_of("Object.keys(localStorage).length").await?;
    ensure!(own == "0", "{own} things are kept at the client's");
    page.finish().await
}

/// Opens the link where there is no server any more, beside work of one's own.
async fn visit(page: &Page, hash: &str) -> Result<()> {
    page.load(hash).await?;
    shared(page).await?;
    page.by_testid("shared-creator").await?;
    printed(page, "").await
}

/// What the page would be on paper.
async fn printed(page: &Page, hash: &str) -> Result<()> {
    if !hash.is_empty() {
        page.goto(hash).await?;
    }
    if page.browser().prints {
        let paper = page.client().print(PrintConfiguration::default()).await?;
        ensure!(paper.starts_with(b"%PDF-"), "that is no paper");
    }
    // What is for paper only is put on the screen, as soon as it is there: for the screen it is of no hurry.
    page.run(
        "window.toPaper = () => { \
           const paper = (media) => { if (media.mediaText === 'print') media.mediaText = 'all' }; \
           for (const sheet of document.styleSheets) { \
             paper(sheet.media); \
             for (const rule of sheet.cssRules) if (rule.media) paper(rule.media); \
           } \
         }",
        vec![],
    )
    .await?;
    page.wait(
        "white paper without buttons",
        "(toPaper(), getComputedStyle(document.documentElement).getPropertyValue('--paper') === '#fff' && \
         ![...document.querySelectorAll('.btn, .side, .bottombar, .whatif')].some(e => e.getClientRects().length))",
    )
    .await?;
    // More of what paper says: paper.rs.
    page.wait(
        "everybody and every sum to be on it",
        "(rows => rows.length && rows.every(e => e.getClientRects().length && e.innerText.trim()))\
         ([...document.querySelectorAll('[data-testid=shared-creator], [data-testid=shortlist-row], [data-testid=list-row], [data-testid=mix-row]')])",
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_is_seen_in_firefox() -> Result<()> {
    seen(&FIREFOX).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_is_seen_in_webkitgtk() -> Result<()> {
    seen(&WEBKIT).await
}

/// The journeys would be green with eyes closed.
async fn seen(browser: &'static Browser) -> Result<()> {
    let name = format!("seen-{}", browser.name);
    let site = watched(&name)?;
    // A script of the page's own: what the driver runs is not the page to Firefox.
    fs::write(
        site.join("wrong.js"),
        "console.error('said'); \
         Promise.reject('rejected'); \
         new Image().src = 'http://foreign.invalid/'; \
         new Worker('./none.js'); \
         document.body.append(Object.assign(new Image(), { src: './none.png' })); \
         throw new Error('thrown')",
    )?;
    let page = Page::open_in(browser, &site, &name).await?;
    page.goto("#/brief").await?;
    page.run(
        "document.head.append(Object.assign(document.createElement('script'), { src: './wrong.js' }))",
        vec![],
    )
    .await?;
    let wanted = [
        "console error: said",
        "thrown",
        "rejected",
        "foreign.invalid",
        "in a worker",
        "none.png",
    ];
    for words in wanted {
        told(&page, words).await?;
    }
    // Where a page goes, its policy has no say.
    let _ = page.client().goto("http://elsewhere.invalid/").await;
    told(&page, "leaves the origin: GET http://elsewhere.invalid/").await
}

async fn told(page: &Page, words: &str) -> Result<()> {
    for _ in 0..200 {
        let faults = page.faults().await?;
        if faults.iter().any(|fault| fault.contains(words)) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    anyhow::bail!("nobody saw “{words}”: {:?}", page.faults().await?)
}
