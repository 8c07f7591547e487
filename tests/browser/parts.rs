//! Pages that come in files of their own: what happens when a file does not arrive, and what a first visit asks for.

use anyhow::{Result, ensure};
use browser_tests::{EXAMPLE_LINK, Page};
use serde_json::json;

/// Cuts the connection, or gives it back.
pub async fn offline(page: &Page, cut: bool) -> Result<()> {
    page.devtools("Network.enable", json!({})).await?;
    let conditions = json!({
        "offline": cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
    });
    page.devtools("Network.emulateNetworkConditions", conditions)
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_does_not_arrive_says_so_and_can_be_tried_again() -> Result<()> {
    let page = Page::open().await?;
    page.start_brief("Candles").await?;
    offline(&page, true).await?;
    for expected in ["ERR_INTERNET_DISCONNECTED", "Failed to fetch"] {
        page.expect_fault(expected);
    }
    page.go("#/evidence").await?;
    let said = page.by_testid("part-missing").await?.text().await?;
    ensure!(said.contains("Check the connection"), "it says: {said}");
    page.go("#/brief").await?;
    let product = page
        .text_of("document.querySelector('[data-testid=product]').value")
        .await?;
    ensure!(product == "Candles", "the answer was lost: {product}");
    page.go("#/evidence").await?;
    page.by_testid("part-missing").await?;
    offline(&page, false).await?;
    page.click("part-retry").await?;
    page.wait(
        "the page to arrive",
        "document.querySelector('#benchmarks') && !document.querySelector('[data-testid=part-missing]')",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_asks_only_for_the_files_of_its_page() -> Result<()> {
    for (hash, needed, not_needed) in [
        ("#/brief", "split_brief", "split_evidence"),
        (EXAMPLE_LINK, "split_advice", "split_brief"),
    ] {
        let page = Page::open().await?;
        page.goto(hash).await?;
        let asked = page.requests().await?.join(" ");
        ensure!(asked.contains(needed), "{hash} did not ask for {needed}");
        ensure!(!asked.contains(not_needed), "{hash} asked for {not_needed}");
        page.finish().await?;
    }
    Ok(())
}
