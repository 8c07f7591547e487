//! Without a connection and from version to version: the server is really stopped, and files are really exchanged.

use crate::releases::{corrupt, deploy_next, mend, switch_off};
use crate::roster::{matched, taken};
use crate::saved::{picture, saved};
use crate::workbook::{bring, creators, file, proposed};
use anyhow::{Result, ensure};
use browser_tests::{EXAMPLE_LINK, LOOKS, Look, PAGES, Page, site_copy};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Waits until the page says that it works offline.
pub async fn ready(page: &Page) -> Result<()> {
    let said = page.by_testid("offline-ready").await?;
    let said = said.prop("textContent").await?.unwrap_or_default();
    ensure!(said.contains("Ready to work offline"), "it says: {said}");
    Ok(())
}

/// Opens the brief of a copy of the build and waits until it is kept.
async fn open(name: &str) -> Result<(Page, PathBuf)> {
    let site = site_copy(name)?;
    let page = Page::open_kept(&site, "/", name).await?;
    page.start_brief("Candles").await?;
    ready(&page).await?;
    Ok((page, site))
}

/// The release that is open: empty for the first.
async fn release(page: &Page) -> Result<String> {
    page.text_of("document.documentElement.dataset.release")
        .await
}

async fn product(page: &Page) -> Result<String> {
    page.text_of("document.querySelector('[data-testid=product]').value")
        .await
}

/// Waits until so many versions are kept.
async fn versions(page: &Page, count: usize) -> Result<()> {
    page.wait(
        &format!("{count} versions to be kept"),
        &format!(
            "(caches.keys().then(names => window.kept = names.length), window.kept === {count})"
        ),
    )
    .await
}

/// Has the offered version take over, and waits until it is open.
pub async fn take_over(page: &Page) -> Result<()> {
    page.click("update-take").await?;
    page.wait(
        "the second release",
        "document.documentElement.dataset.release === '2'",
    )
    .await?;
    page.settled().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_journey_needs_no_server() -> Result<()> {
    journey("/", "journey").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_journey_needs_no_server_at_another_path() -> Result<()> {
    journey("/clients/some-page/", "journey-below").await
}

async fn journey(prefix: &str, name: &str) -> Result<()> {
    let mut page = Page::open_kept(&xtask::dist(), prefix, name).await?;
    page.goto("#/brief").await?;
    ready(&page).await?;
    let asked = page.requests().await?.join(" ");
    ensure!(
        !asked.contains("split_evidence"),
        "the page itself asked for all files"
    );
    ensure!(page.faults().await?.is_empty(), "not clean before");
    page.stop_server()?;
    page.close_and_reopen().await?;
    page.start_brief("Candles").await?;
    for route in PAGES {
        page.goto(route).await?;
        ready(&page).await?;
    }
    page.goto(EXAMPLE_LINK).await?;
    let leader = page.attribute("advice-leader", "data-tier").await?;
    ensure!(!leader.is_empty(), "no tier comes first");
    picture(&page, "answer", &["of 100"]).await?;
    page.go("#/evidence").await?;
    page.wait("the evidence", "document.querySelector('#benchmarks')")
        .await?;
    taken(&page).await?;
    matched(&page, "122").await?;
    let mut book = Workbook::new();
    creators(&mut book, "List", 12)?;
    bring(
        &page,
        &file(&format!("{name}.xlsx"), &book.save_to_buffer()?)?,
    )
    .await?;
    proposed(&page, &format!("{name}.xlsx")).await?;
    page.click("import-confirm").await?;
    matched(&page, "134").await?;
    let (_, book) = saved(&page, "roster-xlsx").await?;
    ensure!(book.starts_with(b"PK"), "no workbook was made");
    page.type_into("roster-filter", "tier:micro in:oregon")
        .await?;
    page.wait(
        "only micro creators to be shown",
        "(rows => rows.length > 0 && rows.every(row => row.dataset.tier === 'micro'))\
         ([...document.querySelectorAll('[data-testid=roster-row]')])",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_fetched_for_later_before_the_first_answer() -> Result<()> {
    let page = Page::open_kept(&xtask::dist(), "/", "after-the-answer").await?;
    page.before_load(
        "new MutationObserver(() => { if (!window.answered && document.querySelector('h1') && \
           !document.querySelector('#boot, [aria-busy=true]')) window.answered = performance.now() })\
         .observe(document, { childList: true, subtree: true, attributes: true })",
    )
    .await?;
    page.goto(EXAMPLE_LINK).await?;
    ready(&page).await?;
    let waited = page
        .text_of(
            "performance.getEntriesByType('resource').find(e => e.name.endsWith('/offline.js')).startTime \
             - window.answered",
        )
        .await?;
    ensure!(
        waited.parse::<f64>()? >= 0.0,
        "it began {waited} ms after the answer"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrupted_update_is_not_taken() -> Result<()> {
    let (mut page, site) = open("corrupted").await?;
    deploy_next(&site)?;
    let good = corrupt(&site)?;
    // The browser says in its console why it refuses a file.
    page.expect_fault("digest");
    page.reload().await?;
    let said = page.by_testid("update-refused").await?;
    let said = said.prop("textContent").await?.unwrap_or_default();
    ensure!(
        said.trim() == "An update could not be checked and was not taken.",
        "it says: {said}"
    );
    ready(&page).await?;
    versions(&page, 1).await?;
    // None of the first release's files is on the server any more.
    page.go("#/evidence").await?;
    page.wait("the evidence", "document.querySelector('#benchmarks')")
        .await?;
    page.go("#/brief").await?;
    ensure!(release(&page).await?.is_empty(), "another release is open");
    ensure!(product(&page).await? == "Candles", "the answer was lost");
    mend(&good)?;
    page.reload().await?;
    page.by_testid("update-offer").await?;
    page.stop_server()?;
    page.close_and_reopen().await?;
    page.goto("#/brief").await?;
    ensure!(
        release(&page).await? == "2" && product(&page).await? == "Candles",
        "a version that arrived whole waits although no page is open"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_comes_past_what_the_browser_keeps_for_long() -> Result<()> {
    let site = site_copy("stale")?;
    cached_for_long(&site)?;
    let page = Page::open_kept(&site, "/", "stale").await?;
    page.start_brief("Candles").await?;
    ready(&page).await?;
    deploy_next(&site)?;
    // The browser's own copy of the page really is in the way of whoever does not ask past it.
    let worker = site.join("sw.js");
    let good = fs::read_to_string(&worker)?;
    let asks = "cache:\"reload\"";
    ensure!(good.contains(asks), "the worker asks otherwise: {good}");
    fs::write(&worker, good.replace(asks, "cache:\"default\""))?;
    page.expect_fault("digest");
    page.reload().await?;
    page.by_testid("update-refused").await?;
    fs::write(&worker, good)?;
    look_for_update(&page).await?;
    take_over(&page).await?;
    ensure!(product(&page).await? == "Candles", "the answer was lost");
    page.finish().await
}

/// Has the server let every file be kept for a year without a question.
fn cached_for_long(site: &Path) -> Result<()> {
    let headers = site.join("_headers");
    let told: Vec<String> = fs::read_to_string(&headers)?
        .lines()
        .filter(|line| !line.contains("Cache-Control"))
        .map(|line| match line {
            "/*" => "/*\n  Cache-Control: max-age=31536000".to_owned(),
            line => line.to_owned(),
        })
        .collect();
    Ok(fs::write(headers, told.join("\n"))?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_version_is_offered_and_taken_without_loss() -> Result<()> {
    let (mut page, site) = open("offered").await?;
    deploy_next(&site)?;
    page.reload().await?;
    let offer = page.by_testid("update-offer").await?.text().await?;
    ensure!(offer.contains("A new version is ready"), "it says: {offer}");
    ensure!(release(&page).await?.is_empty(), "it was forced");
    page.type_into("product", " and soap").await?;
    take_over(&page).await?;
    ensure!(
        product(&page).await? == "Candles and soap",
        "the answer was lost"
    );
    page.go("#/evidence").await?;
    page.wait("the evidence", "document.querySelector('#benchmarks')")
        .await?;
    // Nobody has the first one open any more.
    versions(&page, 1).await?;
    page.stop_server()?;
    page.close_and_reopen().await?;
    page.goto("#/advice").await?;
    ensure!(release(&page).await? == "2", "the older release is back");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_cannot_be_saved_keeps_the_page_as_it_is() -> Result<()> {
    let (page, site) = open("unsaved").await?;
    deploy_next(&site)?;
    page.reload().await?;
    page.by_testid("update-offer").await?;
    page.run(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        vec![],
    )
    .await?;
    page.type_into("product", " and soap").await?;
    page.click("update-take").await?;
    page.wait(
        "the page to say why it stays",
        "document.querySelector('[data-testid=update-offer]').innerText.includes('The page stays as it is. Not saved')",
    )
    .await?;
    ensure!(
        product(&page).await? == "Candles and soap",
        "the answer was lost"
    );
    page.click("update-not-now").await?;
    page.wait(
        "the offer to go",
        "!document.querySelector('[data-testid=update-offer]')",
    )
    .await?;
    ensure!(release(&page).await?.is_empty(), "it was forced");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_tab_goes_on_with_its_own_files() -> Result<()> {
    let (page, site) = open("old-tab").await?;
    let old = page.new_tab().await?;
    page.goto("#/brief").await?;
    ready(&page).await?;
    deploy_next(&site)?;
    page.reload().await?;
    page.by_testid("update-offer").await?;
    take_over(&page).await?;
    let new = page.client().window().await?;
    page.client().switch_to_window(old).await?;
    ensure!(release(&page).await?.is_empty(), "the old tab was reloaded");
    ensure!(
        !page.requests().await?.join(" ").contains("split_evidence"),
        "the evidence had come before"
    );
    page.go("#/evidence").await?;
    page.wait("the evidence", "document.querySelector('#benchmarks')")
        .await?;
    versions(&page, 2).await?;
    page.client().close_window().await?;
    page.client().switch_to_window(new).await?;
    page.reload().await?;
    versions(&page, 1).await?;
    ensure!(release(&page).await? == "2", "the older release is back");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worker_can_be_switched_off_from_the_server() -> Result<()> {
    let (page, site) = open("switched-off").await?;
    deploy_next(&site)?;
    switch_off(&site)?;
    page.reload().await?;
    page.wait(
        "the worker to be gone",
        "(navigator.serviceWorker.getRegistrations().then(all => window.left = all.length), window.left === 0)",
    )
    .await?;
    // The page that is still open is offered what the server has.
    take_over(&page).await?;
    versions(&page, 0).await?;
    ensure!(product(&page).await? == "Candles", "the answer was lost");
    page.go("#/evidence").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_holds_in_every_look() -> Result<()> {
    let (page, site) = open("looks").await?;
    deploy_next(&site)?;
    corrupt_and_back(&page, &site).await?;
    let mut wrong = Vec::new();
    for look in LOOKS {
        page.look(look).await?;
        page.settled().await?;
        wrong.extend(faults(&page, look).await?);
    }
    ensure!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    page.finish().await
}

/// Has both an update refused and one offered.
async fn corrupt_and_back(page: &Page, site: &Path) -> Result<()> {
    let good = corrupt(site)?;
    page.expect_fault("digest");
    page.reload().await?;
    page.by_testid("update-refused").await?;
    mend(&good)?;
    look_for_update(page).await
}

/// Has the browser ask for the worker again, and waits for what it offers.
async fn look_for_update(page: &Page) -> Result<()> {
    page.evaluate("navigator.serviceWorker.ready.then(worker => worker.update()).then(() => 0)")
        .await?;
    page.by_testid("update-offer").await?;
    Ok(())
}

async fn faults(page: &Page, look: Look) -> Result<Vec<String>> {
    let violations = page.axe().await?;
    let mut wrong: Vec<String> = violations.iter().map(ToString::to_string).collect();
    let over = page
        .text_of("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .await?;
    if over != "0" {
        wrong.push(format!("scrolls sideways by {over} pixels"));
    }
    let seen = page
        .text_of("[...document.querySelectorAll('.offline')].filter(line => line.getClientRects().length)\
             .map(line => line.textContent).join(' ')")
        .await?;
    if seen != "Ready to work offline. An update could not be checked and was not taken." {
        wrong.push(format!("what is seen in the frame: {seen}"));
    }
    Ok(wrong
        .into_iter()
        .map(|fault| format!("{}: {fault}", look.name()))
        .collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_be_installed_and_its_shortcuts_lead_to_pages() -> Result<()> {
    let page = Page::open_kept(&xtask::dist(), "/clients/some-page/", "installed").await?;
    page.goto("#/brief").await?;
    ready(&page).await?;
    let errors = page
        .devtools("Page.getInstallabilityErrors", json!({}))
        .await?;
    ensure!(
        errors["installabilityErrors"] == json!([]),
        "it cannot be installed: {errors}"
    );
    let manifest = page.devtools("Page.getAppManifest", json!({})).await?;
    ensure!(manifest["errors"] == json!([]), "{}", manifest["errors"]);
    let manifest: Value = serde_json::from_str(manifest["data"].as_str().unwrap_or_default())?;
    for shortcut in manifest["shortcuts"].as_array().into_iter().flatten() {
        let link = shortcut["url"].as_str().unwrap_or_default();
        page.goto(link.trim_start_matches("./")).await?;
        let current = page
            .text_of("document.querySelector('.side [aria-current=page] span')?.textContent")
            .await?;
        ensure!(
            shortcut["name"] == current,
            "{} leads to {current:?}",
            shortcut["name"]
        );
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_opened_with_the_page_is_brought_to_the_roster() -> Result<()> {
    let page = Page::open_kept(&xtask::dist(), "/", "launched").await?;
    page.before_load(
        "const file = new File(['handle,followers\\nanna,5000\\n'], 'list.csv'); \
         Object.defineProperty(window, 'launchQueue', { value: \
           { setConsumer: (take) => take({ files: [{ getFile: async () => file }] }) } })",
    )
    .await?;
    page.goto("#/roster").await?;
    page.click("import-confirm").await?;
    matched(&page, "1").await?;
    page.finish().await
}
