//! What is kept, and what happens where nothing can be kept or what was kept is no good.

use anyhow::{Result, ensure};
use browser_tests::{EXAMPLE_LINK, Page};

use crate::shortlist::sound;

const KEY: &str = "tierwise.workspace";

#[tokio::test(flavor = "multi_thread")]
async fn answers_survive_a_reload() -> Result<()> {
    let page = Page::open().await?;
    page.start_brief("Candles").await?;
    page.click("niche-specialist").await?;
    saved(&page, "Candles").await?;
    page.reload().await?;
    page.wait(
        "the answers to be back",
        "document.querySelector('[data-testid=product]').value === 'Candles' && \
         document.querySelector('[data-testid=niche-specialist]').checked",
    )
    .await?;
    page.finish().await
}

async fn saved(page: &Page, word: &str) -> Result<()> {
    page.wait(
        "the page to say that it is saved, and it to be so",
        &format!(
            "document.querySelector('[data-testid=saved-state]').dataset.state === 'saved' && \
             (localStorage.getItem('{KEY}') || '').includes('{word}')"
        ),
    )
    .await
}

/// How storage can fail, as a script that runs before the page.
const BROKEN: [(&str, &str); 3] = [
    (
        "touching it throws",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    ),
    (
        "it is null",
        "Object.defineProperty(window, 'localStorage', { get() { return null } })",
    ),
    (
        "it is full",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn without_storage_it_says_so_and_goes_on() -> Result<()> {
    let page = Page::open().await?;
    for (how, script) in BROKEN {
        // Scripts that run before a page's own belong to their tab.
        page.new_tab().await?;
        page.before_load(script).await?;
        page.start_brief("Candles").await?;
        page.wait(
            &format!("the page to say that nothing is saved, when {how}"),
            "document.querySelector('[data-testid=saved-state]').dataset.state === 'failed' && \
             document.querySelector('[data-testid=notice]')",
        )
        .await?;
        page.go("#/advice").await?;
        page.by_testid("advice-leader").await?;
        page.go("#/brief").await?;
        let product = page
            .text_of("document.querySelector('[data-testid=product]').value")
            .await?;
        ensure!(
            product == "Candles",
            "the answer was lost inside the page, when {how}"
        );
        page.goto(EXAMPLE_LINK).await?;
        page.by_testid("visit-banner").await?;
    }
    page.finish().await
}

/// Seals a changed text as a newer version would: with a checksum that fits (CRC-32, IEEE 802.3).
const SEAL: &str = "const seal = (text) => { \
    const [line, payload] = [text.slice(0, text.indexOf('\\n')), text.slice(text.indexOf('\\n') + 1)]; \
    const head = line.slice(0, line.indexOf(' checksum')); \
    let crc = ~0; \
    for (const c of head + payload) { crc ^= c.charCodeAt(0); \
        for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xEDB88320 : crc >>> 1; } \
    return head + ' checksum ' + (~crc >>> 0).toString(16).padStart(8, '0') + '\\n' + payload; };";

#[tokio::test(flavor = "multi_thread")]
async fn work_of_a_newer_version_is_left_exactly_as_it_is() -> Result<()> {
    let page = Page::open().await?;
    page.start_brief("Candles").await?;
    saved(&page, "Candles").await?;
    let good = page
        .text_of(&format!("localStorage.getItem('{KEY}')"))
        .await?;
    page.load("").await?;
    let resealed = format!("{SEAL} return seal(arguments[0]) === arguments[0]");
    let same = page.run(&resealed, vec![good.clone().into()]).await?;
    ensure!(same == true, "the test seals otherwise than the page does");
    page.run(
        &format!(
            "{SEAL} sessionStorage.newer = seal(arguments[0].replace('schema 1', 'schema 2')); \
             localStorage.setItem('{KEY}', sessionStorage.newer)"
        ),
        vec![good.into()],
    )
    .await?;
    page.goto("#/brief").await?;
    let notice = page.by_testid("notice").await?.text().await?;
    ensure!(notice.contains("newer version"), "it says: {notice}");
    page.type_into("product", "Soap").await?;
    page.go("#/advice").await?;
    page.by_testid("advice-leader").await?;
    let kept = page
        .text_of(&format!(
            "localStorage.getItem('{KEY}') === sessionStorage.newer && localStorage.length"
        ))
        .await?;
    ensure!(kept == "1", "something was written: {kept}");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_store_is_said_and_saving_goes_on_when_there_is_room() -> Result<()> {
    let page = Page::open().await?;
    page.start_brief("Candles").await?;
    saved(&page, "Candles").await?;
    page.run(
        "for (let piece = 'x'.repeat(1 << 20), i = 0; piece;) \
           try { localStorage.setItem('fill' + i++, piece) } catch { piece = piece.slice(piece.length / 2 + 1) }",
        vec![],
    )
    .await?;
    let long = "Soap that needs more room than is left";
    page.type_into("product", long).await?;
    let notice = page.by_testid("notice").await?.text().await?;
    ensure!(notice.contains("no room left"), "it says: {notice}");
    page.wait(
        "the page not to claim that it is saved, and the last good work to be there",
        &format!(
            "document.querySelector('[data-testid=saved-state]').dataset.state === 'failed' && \
             localStorage.getItem('{KEY}').includes('Candles')"
        ),
    )
    .await?;
    sound(&page, "a full store").await?;
    page.run("localStorage.removeItem('fill0')", vec![]).await?;
    page.type_into("product", "!").await?;
    saved(&page, "CandlesSoap").await?;
    page.finish().await
}

/// What may lie under our key, and whether it may be replaced after it was put aside.
const STRANGE: [(&str, &str); 7] = [
    ("not ours", "\"hello\""),
    ("brackets", "\"{{{{\""),
    ("empty", "\"\""),
    ("a number", "\"42\""),
    ("truncated", "good.slice(0, good.length / 2)"),
    ("changed", "good.replace('Candles', 'Bandles')"),
    (
        "of a later version",
        "good.replace(/^tierwise 1/, 'tierwise 9')",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn strange_stored_data_is_put_aside_and_never_lost() -> Result<()> {
    let page = Page::open().await?;
    page.start_brief("Candles").await?;
    saved(&page, "Candles").await?;
    let good = page
        .text_of(&format!("localStorage.getItem('{KEY}')"))
        .await?;
    let mut wrong = Vec::new();
    for (what, make) in STRANGE {
        // The page that is open has nothing left to save.
        page.run(
            &format!(
                "const good = arguments[0]; const bad = {make}; sessionStorage.bad = bad; \
                 localStorage.clear(); localStorage.setItem('{KEY}', bad)"
            ),
            vec![good.clone().into()],
        )
        .await?;
        page.goto("#/brief").await?;
        let notice = page.by_testid("notice").await?.text().await?;
        if !notice.contains("Download") {
            wrong.push(format!("{what}: no download is offered: {notice}"));
        }
        // What was damaged in the one store is whole in the other.
        let field = page.by_testid("product").await?;
        let there = field.prop("value").await?.unwrap_or_default();
        if what != "of a later version" && !there.starts_with("Candles") {
            wrong.push(format!(
                "{what}: the second copy is not gone on with: {there}"
            ));
        }
        field.send_keys("Soap").await?;
        page.wait(
            "saving to have come to an end",
            "document.querySelector('[data-testid=saved-state]').dataset.state !== 'saving'",
        )
        .await?;
        let there = page
            .text_of("Object.values(localStorage).includes(sessionStorage.bad)")
            .await?;
        if there != "true" {
            wrong.push(format!("{what}: the stored text is gone"));
        }
    }
    ensure!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_said_to_be_saved_are_there_after_the_browser_was_killed() -> Result<()> {
    let mut page = Page::open_profile("killed-brief").await?;
    // Where nothing was stored before, and over what was.
    for product in ["candle", "soap"] {
        page.goto("#/brief").await?;
        page.fill("product", product).await?;
        saved(&page, product).await?;
        page.kill_and_reopen().await?;
        page.goto("#/brief").await?;
        let there = page.by_testid("product").await?.prop("value").await?;
        ensure!(
            there.as_deref() == Some(product),
            "{there:?} instead of {product}"
        );
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_the_disk_does_not_take_is_told() -> Result<()> {
    let page = Page::open().await?;
    page.before_load(crate::roster_kept::NO_ROOM).await?;
    page.start_brief("Candles").await?;
    saved(&page, "Candles").await?;
    page.run("globalThis.full = true", vec![]).await?;
    page.click("niche-specialist").await?;
    page.wait(
        "the page to say that the answer is not saved",
        "document.querySelector('[data-testid=saved-state]').dataset.state === 'failed'",
    )
    .await?;
    page.run("globalThis.full = false", vec![]).await?;
    page.type_into("product", " and soap").await?;
    saved(&page, "soap").await?;
    page.finish().await
}

/// While a tab is blind, the journal is there but cannot be read.
const BLIND: &str = "const get = IDBObjectStore.prototype.get; \
    IDBObjectStore.prototype.get = function (...what) { \
        if (sessionStorage.blind) throw new DOMException('this call fails', 'UnknownError'); \
        return get.apply(this, what) }";

/// A browser that was killed has an older text in localStorage than in the journal. Where the next start cannot read that
/// one, the first save is of the same revision as what it holds.
#[tokio::test(flavor = "multi_thread")]
async fn what_only_the_journal_has_is_not_written_over_unread() -> Result<()> {
    let page = Page::open().await?;
    page.before_load(BLIND).await?;
    page.start_brief("Candles").await?;
    saved(&page, "Candles").await?;
    let older = format!("sessionStorage.older = localStorage.getItem('{KEY}')");
    page.run(&older, vec![]).await?;
    page.type_into("product", " and soap").await?;
    saved(&page, "soap").await?;
    for (choice, product) in [
        ("Use the other tab's", "Candles and soap"),
        ("Keep this one", "Candles and tea"),
    ] {
        let kill = format!(
            "localStorage.setItem('{KEY}', sessionStorage.older); sessionStorage.blind = 1"
        );
        page.run(&kill, vec![]).await?;
        page.goto("#/brief").await?;
        let field = page.by_testid("product").await?;
        let there = field.prop("value").await?;
        ensure!(there.as_deref() == Some("Candles"), "{there:?} was read");
        page.run("sessionStorage.removeItem('blind')", vec![])
            .await?;
        field.send_keys(" and tea").await?;
        page.click_words(choice).await?;
        let chosen = format!(
            "document.querySelector('[data-testid=product]').value === '{product}' && \
             !document.querySelector('[data-testid=notice]')"
        );
        page.wait("what was chosen to be shown", &chosen).await?;
        // As it is stored, blanks are written otherwise.
        saved(&page, product.trim_start_matches("Candles and ")).await?;
        page.reload().await?;
        page.wait("what was chosen to be there again", &chosen)
            .await?;
    }
    page.finish().await
}
