//! Starting: what is seen before the app runs, where it cannot run, and when it has stopped.

use anyhow::{Result, ensure};
use browser_tests::{EXAMPLE_LINK, Page};
use std::fs;

#[test]
fn the_first_heading_is_in_the_page_itself() -> Result<()> {
    let html = fs::read_to_string(xtask::dist().join("index.html"))?;
    ensure!(
        html.contains("What are you selling?</h1>"),
        "no heading in index.html"
    );
    ensure!(
        html.contains("<noscript>"),
        "no word for browsers without JavaScript"
    );
    ensure!(
        !html.contains("<script>") && !html.contains("style=\""),
        "inline script or style"
    );
    ensure!(
        !html.contains("=\"/"),
        "an address that only holds at the top of a host"
    );
    Ok(())
}

#[test]
fn the_policy_in_the_page_is_the_one_in_the_headers() -> Result<()> {
    let html = fs::read_to_string(xtask::dist().join("index.html"))?;
    let headers = fs::read_to_string(xtask::dist().join("_headers"))?;
    let policy = html
        .split("http-equiv=\"Content-Security-Policy\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or("none in the page");
    let wanted = format!("Content-Security-Policy: {policy}; frame-ancestors 'none'");
    ensure!(headers.contains(&wanted), "_headers lacks: {wanted}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn heading_and_a_word_are_seen_without_the_app() -> Result<()> {
    let page = Page::open().await?;
    page.expect_fault("app-");
    page.expect_fault("Failed to");
    page.expect_fault("request failed");
    page.devtools("Network.enable", serde_json::json!({}))
        .await?;
    page.devtools(
        "Network.setBlockedURLs",
        serde_json::json!({ "urls": ["*.wasm"] }),
    )
    .await?;
    page.load("").await?;
    page.wait(
        "the message that it could not start, with nothing over it",
        "(() => { const box = document.querySelector('#crash'); const at = box.getBoundingClientRect(); \
         return box.contains(document.elementFromPoint(at.left + at.width / 2, at.top + 4)) })()",
    )
    .await?;
    let words = page.words().await?;
    for wanted in [
        "What are you selling?",
        "Tierwise could not start",
        "Reload",
    ] {
        ensure!(
            words.contains(wanted),
            "\"{wanted}\" is missing in:\n{words}"
        );
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_is_said_and_offers_the_data() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/brief").await?;
    page.run("localStorage.setItem('tierwise.note', 'kept'); dispatchEvent(new CustomEvent('tierwise-panic'))", vec![])
        .await?;
    page.wait(
        "the crash banner to have the focus",
        "document.activeElement.id === 'crash'",
    )
    .await?;
    let words = page.words().await?;
    for wanted in ["Tierwise has stopped", "Download my data", "Reload"] {
        ensure!(
            words.contains(wanted),
            "\"{wanted}\" is missing in:\n{words}"
        );
    }
    let violations: Vec<String> = page.axe().await?.iter().map(ToString::to_string).collect();
    ensure!(violations.is_empty(), "{}", violations.join("\n"));
    // The download is caught before the browser takes it.
    page.run(
        "const make = URL.createObjectURL; URL.createObjectURL = (b) => { b.text().then(t => window.saved = t); \
         return make.call(URL, b) }",
        vec![],
    )
    .await?;
    page.click_words("Download my data").await?;
    page.wait(
        "the download to hold what was kept",
        "JSON.parse(window.saved).kept['tierwise.note'] === 'kept'",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn it_runs_under_any_path() -> Result<()> {
    let page = Page::open_folder(&xtask::dist(), "/clients/some-page/").await?;
    for route in ["#/brief", EXAMPLE_LINK, "#/evidence"] {
        page.goto(route).await?;
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chosen_theme_is_there_before_the_app() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/brief").await?;
    page.click_words("Dark").await?;
    page.before_load(
        "document.addEventListener('DOMContentLoaded', () => window.themeAtStart = \
         document.documentElement.dataset.theme + (document.getElementById('boot') ? '' : ' too late'))",
    )
    .await?;
    page.reload().await?;
    let theme = page.text_of("window.themeAtStart").await?;
    ensure!(theme == "dark", "at the start the theme was {theme}");
    page.finish().await
}

/// A harness that sees nothing would call every page clean.
#[tokio::test(flavor = "multi_thread")]
async fn the_harness_notices_what_is_forbidden() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/brief").await?;
    ensure!(page.faults().await?.is_empty(), "not clean before");
    page.run(
        "document.body.setAttribute('style', 'color: red'); \
         document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.invalid/x.png' })); \
         fetch('./missing.json')",
        vec![],
    )
    .await?;
    page.wait(
        "the answer to the missing file",
        "performance.getEntriesByName(new URL('missing.json', document.baseURI).href).length",
    )
    .await?;
    let faults = page.faults().await?.join("\n");
    for wanted in [
        "content security policy",
        "style-src",
        "elsewhere.invalid",
        "answer 404",
    ] {
        ensure!(
            faults.contains(wanted),
            "{wanted} was not noticed:\n{faults}"
        );
    }
    Ok(())
}
