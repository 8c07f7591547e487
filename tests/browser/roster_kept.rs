//! The roster is where the page says it is: on the disk, in the other tab, and nowhere half.

use crate::roster::{kept, matched, taken};
use anyhow::{Context, Result, ensure};
use browser_tests::Page;
use std::collections::BTreeSet;

/// How often the browser is killed. More with `TIERWISE_KILLS=50`.
const KILLS: usize = 4;
/// Steps of a walk through the numbers below 101 that looks like chance and is the same every time.
const STEP: usize = 37;

/// The pinned creators that the page shows.
async fn pinned(page: &Page) -> Result<BTreeSet<String>> {
    page.fill("roster-filter", "is:pinned").await?;
    page.settled().await?;
    page.wait(
        "only pinned creators to be shown",
        "[...document.querySelectorAll('.r-pin [data-on=pin]')].every(b => b.ariaPressed === 'true')",
    )
    .await?;
    let handles = page
        .text_of("[...document.querySelectorAll('[data-testid=roster-row]')].map(r => r.dataset.handle).join(' ')")
        .await?;
    Ok(handles.split_whitespace().map(str::to_owned).collect())
}

/// Pins or unpins the row at a place, and gives back its handle once the page says that it is saved.
async fn pin(page: &Page, at: usize) -> Result<String> {
    let handle = page
        .run(
            "const row = document.querySelectorAll('[data-testid=roster-row]')[arguments[0]]; \
             row.querySelector('[data-on=pin]').click(); return row.dataset.handle",
            vec![at.into()],
        )
        .await?;
    page.wait(
        "the pin to be saved",
        "document.querySelector('[data-testid=saved-state]').dataset.state === 'saved'",
    )
    .await?;
    handle.as_str().map(str::to_owned).context("no handle")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_to_be_saved_is_there_after_the_browser_was_killed() -> Result<()> {
    let mut page = Page::open_profile("killed").await?;
    taken(&page).await?;
    kept(&page).await?;
    let mut expected = BTreeSet::new();
    for round in 0..browser_tests::kills(KILLS) {
        // One to three changes, then the end, at once.
        for change in 0..=round % 3 {
            let handle = pin(&page, (round * STEP + change * 5) % 8).await?;
            if !expected.remove(&handle) {
                expected.insert(handle);
            }
        }
        page.kill_and_reopen().await?;
        page.goto("#/roster").await?;
        matched(&page, "122").await?;
        let there = pinned(&page).await?;
        ensure!(
            there == expected,
            "round {round}: {there:?}, saved were {expected:?}"
        );
        page.by_testid("roster-filter").await?.clear().await?;
        page.click_words("Show all").await.ok();
        matched(&page, "122").await?;
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_piece_is_mended_from_the_journal() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    // A generation of its own: changes that come quickly are packed together.
    kept(&page).await?;
    pin(&page, 2).await?;
    page.run(
        "for (const key of Object.keys(localStorage).filter(k => k.startsWith('tierwise.roster.piece.'))) \
           localStorage.setItem(key, localStorage.getItem(key).slice(0, 500))",
        vec![],
    )
    .await?;
    page.reload().await?;
    matched(&page, "122").await?;
    ensure!(pinned(&page).await?.len() == 1, "the last change is lost");
    let short = page
        .text_of("Object.keys(localStorage).filter(k => k.startsWith('tierwise.roster.piece.') && localStorage.getItem(k).length <= 500).length")
        .await?;
    // The piece of the generation before is not the journal's.
    ensure!(
        short == "1",
        "localStorage still holds {short} damaged pieces"
    );
    page.finish().await
}

/// Opens the page in a second tab and goes there; gives back the first one.
async fn second_tab(page: &Page) -> Result<fantoccini::wd::WindowHandle> {
    let first = page.client().window().await?;
    let second = page.client().new_window(true).await?;
    page.client().switch_to_window(second.handle).await?;
    page.goto("#/roster").await?;
    matched(page, "122").await?;
    Ok(first)
}

#[tokio::test(flavor = "multi_thread")]
async fn another_tab_follows() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    kept(&page).await?;
    let first = second_tab(&page).await?;
    let handle = pin(&page, 1).await?;
    page.client().switch_to_window(first).await?;
    page.wait(
        "the first tab to show the pin of the second",
        &format!(
            "document.querySelector('[data-handle=\"{handle}\"] [data-on=pin]')?.ariaPressed === 'true'"
        ),
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_that_change_at_once_lose_nothing_silently() -> Result<()> {
    let page = Page::open().await?;
    // Neither tab hears of the other's saves, as when both write at the same moment.
    page.before_load(
        "addEventListener('storage', event => event.stopImmediatePropagation(), true)",
    )
    .await?;
    taken(&page).await?;
    kept(&page).await?;
    let first = page.client().window().await?;
    let second = page.client().new_window(true).await?;
    page.client().switch_to_window(second.handle).await?;
    page.goto("#/roster").await?;
    matched(&page, "122").await?;
    let theirs = pin(&page, 1).await?;
    page.client().switch_to_window(first).await?;
    page.run(
        "document.querySelectorAll('[data-testid=roster-row]')[3].querySelector('[data-on=pin]').click()",
        vec![],
    )
    .await?;
    let asked = page.by_testid("roster-trouble").await?.text().await?;
    ensure!(asked.contains("Nothing was overwritten"), "{asked}");
    page.click_words("Use the other tab's").await?;
    page.settled().await?;
    let there = pinned(&page).await?;
    ensure!(
        there == BTreeSet::from([theirs]),
        "another roster than the other tab's: {there:?}"
    );
    page.finish().await
}

/// Has every transaction of the journal fail while `full` is set, as where the disk is.
pub const NO_ROOM: &str = "const put = IDBObjectStore.prototype.put; \
    IDBObjectStore.prototype.put = function (...what) { \
        const request = put.apply(this, what); \
        if (globalThis.full) this.transaction.abort(); \
        return request }";

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_the_disk_does_not_take_is_told_and_written_again() -> Result<()> {
    let page = Page::open().await?;
    page.before_load(NO_ROOM).await?;
    taken(&page).await?;
    kept(&page).await?;
    page.run(
        "globalThis.full = true; document.querySelector('[data-testid=roster-row] [data-on=pin]').click()",
        vec![],
    )
    .await?;
    page.wait(
        "the page to say that the change is not saved",
        "(said => said.dataset.state === 'failed' && said.textContent.includes('could not write'))\
         (document.querySelector('[data-testid=saved-state]'))",
    )
    .await?;
    let said = page.by_testid("roster-trouble").await?.text().await?;
    ensure!(said.contains("not on the disk"), "it says: {said}");
    // Nothing is stored for a change that changes nothing, and still the last one is not on the disk.
    page.run(
        "document.querySelector('[data-testid=roster-row] [data-on=open]').click()",
        vec![],
    )
    .await?;
    page.wait("the drawer", "document.querySelector('.care select')")
        .await?;
    page.run(
        "document.querySelector('.care select').dispatchEvent(new Event('change', {bubbles: true}))",
        vec![],
    )
    .await?;
    page.wait(
        "the page to say so still",
        "document.querySelector('[data-testid=saved-state]').dataset.state === 'failed'",
    )
    .await?;
    page.run("globalThis.full = false", vec![]).await?;
    page.click_words("Try again").await?;
    kept(&page).await?;
    page.wait(
        "the banner to go",
        "!document.querySelector('[data-testid=roster-trouble]')",
    )
    .await?;
    page.reload().await?;
    matched(&page, "122").await?;
    ensure!(pinned(&page).await?.len() == 1, "the change is lost");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_dies_with_a_change_is_told() -> Result<()> {
    let page = Page::open().await?;
    page.before_load(
        "globalThis.workers = []; \
         globalThis.Worker = class extends Worker { constructor(...how) { super(...how); workers.push(this) } }",
    )
    .await?;
    taken(&page).await?;
    kept(&page).await?;
    page.run(
        "const desk = workers.at(-1); desk.terminate(); \
         document.querySelector('[data-testid=roster-row] [data-on=pin]').click(); \
         desk.dispatchEvent(new ErrorEvent('error'))",
        vec![],
    )
    .await?;
    page.by_testid("desk-failed").await?;
    page.wait(
        "the page to say that the change is not saved",
        "document.querySelector('[data-testid=saved-state]').dataset.state === 'failed'",
    )
    .await?;
    page.finish().await
}
