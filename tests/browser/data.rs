//! Brands stay apart, backups come back, and what is deleted is gone when it should be and not before.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use browser_tests::{LOOKS, Page};
use serde_json::json;

use crate::roster::{kept, matched, taken};
use crate::shortlist::{limit, listed, settled};

/// Catches what is offered as a file.
const CATCH: &str = "const make = URL.createObjectURL; \
     URL.createObjectURL = (b) => { b.text().then(t => window.caught = t); return make.call(URL, b) }";

/// Seals as the page does: with a checksum that fits (CRC-32, IEEE 802.3).
pub const SEAL: &str = "const seal = (rev, payload) => { \
     const head = `tierwise 1 schema 1 revision ${rev}`; let crc = ~0; \
     for (const c of head + payload) { crc ^= c.charCodeAt(0); \
       for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xEDB88320 : crc >>> 1; } \
     return head + ' checksum ' + (~crc >>> 0).toString(16).padStart(8, '0') + '\\n' + payload; };";

pub async fn saved(page: &Page) -> Result<()> {
    page.wait(
        "everything to be saved",
        "document.querySelector('[data-testid=saved-state]')?.dataset.state === 'saved'",
    )
    .await
}

/// Types the product of the open brand.
pub async fn product(page: &Page, product: &str) -> Result<()> {
    page.go("#/brief").await?;
    page.fill("product", product).await?;
    page.wait(
        "it to be typed and saved",
        &format!(
            "document.querySelector('[data-testid=saved-state]').dataset.state === 'saved' && \
             Object.keys(localStorage).some(k => k.endsWith('workspace') && localStorage[k].includes({}))",
            json!(product)
        ),
    )
    .await
}

pub async fn product_is(page: &Page, wanted: &str) -> Result<()> {
    page.go("#/brief").await?;
    page.wait(
        &format!("the brief to be of {wanted:?}"),
        &format!(
            "document.querySelector('[data-testid=product]').value === {}",
            json!(wanted)
        ),
    )
    .await
}

/// The page of brands, with its list.
pub async fn office(page: &Page) -> Result<()> {
    page.go("#/data").await?;
    page.by_testid("brand-row").await?;
    Ok(())
}

/// Makes a brand and waits until it is open.
pub async fn create(page: &Page, name: &str) -> Result<()> {
    office(page).await?;
    page.type_into("brand-new", name).await?;
    page.click("brand-create").await?;
    open_is(page, name).await
}

pub async fn open_is(page: &Page, name: &str) -> Result<()> {
    page.wait(
        &format!("{name} to be open"),
        &format!(
            "!document.getElementById('boot') && document.querySelector('button.brand b').textContent === {}",
            json!(name)
        ),
    )
    .await?;
    page.settled().await
}

/// Presses a button of a brand's row.
pub async fn act(page: &Page, name: &str, testid: &str) -> Result<()> {
    let button = format!(
        "[...document.querySelectorAll('[data-testid=brand-row]')].find(r => r.dataset.name === {})\
         ?.querySelector('[data-testid={testid}]:not(:disabled)')",
        json!(name)
    );
    page.wait(&format!("{testid} of {name}"), &button).await?;
    page.run(&format!("({button}).click()"), vec![]).await?;
    Ok(())
}

pub async fn said(page: &Page, words: &str) -> Result<()> {
    page.wait(
        &format!("the page to say {words:?}"),
        &format!(
            "document.querySelector('[data-testid=data-said]')?.textContent.includes({})",
            json!(words)
        ),
    )
    .await
}

/// The brands of one of the lists.
pub async fn names(page: &Page, list: &str) -> Result<String> {
    page.text_of(&format!(
        "[...document.querySelectorAll('[data-testid={list}] [data-testid=brand-row]')].map(r => r.dataset.name).join(', ')"
    ))
    .await
}

/// Saves a backup and gives back the file's text.
async fn backup(page: &Page) -> Result<String> {
    office(page).await?;
    page.run("window.caught = null", vec![]).await?;
    page.click("backup-save").await?;
    page.wait("the backup to be offered", "window.caught")
        .await?;
    page.text_of("window.caught").await
}

/// Puts a text into a file and chooses it.
async fn choose(page: &Page, name: &str, text: &str) -> Result<()> {
    let folder = xtask::output("profiles");
    fs::create_dir_all(&folder)?;
    let file: PathBuf = folder.join(format!("{name}-{}.json", std::process::id()));
    fs::write(&file, text)?;
    let path = file.to_str().context("no path")?;
    page.type_into("restore-file", path).await?;
    Ok(())
}

/// Two brands: Saltmoss with candles and a roster, Halden Bakes with bread.
pub async fn two(page: &Page) -> Result<()> {
    page.before_load(CATCH).await?;
    taken(page).await?;
    kept(page).await?;
    page.goto("#/brief").await?;
    product(page, "Candles").await?;
    office(page).await?;
    act(page, "My brand", "brand-rename").await?;
    page.fill("brand-name", "Saltmoss\n").await?;
    said(page, "Saltmoss").await?;
    create(page, "Halden Bakes").await?;
    product_is(page, "").await?;
    product(page, "Bread").await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_brands_stay_apart() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    page.go("#/roster").await?;
    page.by_testid("import-file").await?;
    page.reload().await?;
    open_is(&page, "Halden Bakes").await?;
    product_is(&page, "Bread").await?;
    // By the list in the frame, with the keyboard.
    page.run("document.querySelector('button.brand').focus()", vec![])
        .await?;
    page.press(&[browser_tests::Key::Enter]).await?;
    page.wait(
        "both to be listed",
        "document.querySelectorAll('[data-testid=brand-choose]').length === 2",
    )
    .await?;
    page.wait(
        "the focus to be in the list",
        "document.activeElement.closest('dialog')",
    )
    .await?;
    page.press(&[browser_tests::Key::Escape]).await?;
    page.wait(
        "the list to be closed",
        "!document.querySelector('dialog.brands').open",
    )
    .await?;
    page.press(&[browser_tests::Key::Enter]).await?;
    page.click("brand-choose").await?;
    open_is(&page, "Saltmoss").await?;
    product_is(&page, "Candles").await?;
    page.go("#/roster").await?;
    matched(&page, "122").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_brand_is_copied_archived_deleted_and_brought_back() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    office(&page).await?;
    act(&page, "Saltmoss", "brand-duplicate").await?;
    said(&page, "Saltmoss copy").await?;
    act(&page, "Saltmoss", "brand-archive").await?;
    said(&page, "archived").await?;
    ensure!(names(&page, "brands-archived").await? == "Saltmoss");
    // The one that is open: another one opens.
    act(&page, "Halden Bakes", "brand-delete").await?;
    open_is(&page, "Saltmoss copy").await?;
    product_is(&page, "Candles").await?;
    page.go("#/roster").await?;
    matched(&page, "122").await?;
    office(&page).await?;
    act(&page, "Halden Bakes", "brand-back").await?;
    said(&page, "is back").await?;
    act(&page, "Halden Bakes", "brand-open").await?;
    open_is(&page, "Halden Bakes").await?;
    product_is(&page, "Bread").await?;
    office(&page).await?;
    act(&page, "Saltmoss copy", "brand-delete").await?;
    said(&page, "deleted").await?;
    page.click("brands-purge").await?;
    said(&page, "for good").await?;
    let left = page
        .text_of("Object.keys(localStorage).filter(k => k.startsWith('tierwise.brand-3.')).length")
        .await?;
    ensure!(
        left == "0",
        "{left} texts of the deleted brand are still there"
    );
    // A deleted one's time is up after a day.
    act(&page, "Saltmoss", "brand-delete").await?;
    said(&page, "deleted").await?;
    page.before_load("const now = Date.now; Date.now = () => now() + 25 * 3600e3")
        .await?;
    page.goto("#/brief").await?;
    page.wait(
        "its texts to be gone",
        "!localStorage.getItem('tierwise.workspace')",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_brings_everything_into_another_browser() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    let file = backup(&page).await?;
    page.finish().await?;
    let other = Page::open().await?;
    other.goto("#/data").await?;
    choose(&other, "whole", &file).await?;
    let shown = other.by_testid("restore-preview").await?.text().await?;
    for word in [
        "2 brands",
        "Saltmoss",
        "122 creators",
        "Halden Bakes",
        "no creators",
    ] {
        ensure!(shown.contains(word), "{word} is not in: {shown}");
    }
    other.click("restore-replace").await?;
    open_is(&other, "Saltmoss").await?;
    product_is(&other, "Candles").await?;
    other.go("#/roster").await?;
    matched(&other, "122").await?;
    office(&other).await?;
    act(&other, "Halden Bakes", "brand-open").await?;
    open_is(&other, "Halden Bakes").await?;
    product_is(&other, "Bread").await?;
    // What came in is no change that another backup would have to hold.
    ensure!(
        other
            .text_of("!document.querySelector('[data-testid=backup-due]')")
            .await?
            == "true"
    );
    other.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_added_or_takes_the_place_of_what_is_there() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    let file = backup(&page).await?;
    product(&page, "Cake").await?;
    office(&page).await?;
    choose(&page, "merged", &file).await?;
    page.click("restore-merge").await?;
    said(&page, "2 brands came in").await?;
    let all = names(&page, "brands").await?;
    ensure!(
        all == "Saltmoss, Halden Bakes, Saltmoss (from backup), Halden Bakes (from backup)",
        "{all}"
    );
    choose(&page, "replaced", &file).await?;
    page.click("restore-replace").await?;
    open_is(&page, "Saltmoss").await?;
    office(&page).await?;
    ensure!(names(&page, "brands").await? == "Saltmoss, Halden Bakes");
    // The brand with the cake has number 2 and is not lost.
    page.wait(
        "four brands to be deleted",
        "document.querySelectorAll('[data-testid=brands-deleted] li').length === 4",
    )
    .await?;
    page.run(
        "document.querySelectorAll('[data-testid=brands-deleted] li')[1].querySelector('button').click()",
        vec![],
    )
    .await?;
    said(&page, "is back").await?;
    page.run(
        "[...document.querySelectorAll('[data-testid=brands] li')].find(r => r.innerText.includes('Cake')).querySelector('[data-testid=brand-open]').click()",
        vec![],
    )
    .await?;
    open_is(&page, "Halden Bakes").await?;
    product_is(&page, "Cake").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_backups_are_refused_and_what_a_crash_left_comes_in() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    let file = backup(&page).await?;
    let before = page.text_of("JSON.stringify(localStorage)").await?;
    for (name, text, why) in [
        ("cut", &file[..file.len() / 2], "cut or changed"),
        ("other", "name,followers\nx,1", "no backup"),
        (
            "newer",
            "{\"format\":\"tierwise-backup\",\"version\":9}",
            "newer version",
        ),
    ] {
        choose(&page, name, text).await?;
        page.wait(
            &format!("the page to refuse it: {why}"),
            &format!("document.querySelector('[data-testid=restore-refused]')?.textContent.includes('{why}')"),
        )
        .await?;
    }
    // One damaged brand beside a good one.
    choose(&page, "half", &file.replacen("Candles", "Bandles", 1)).await?;
    let shown = page.by_testid("restore-preview").await?.text().await?;
    ensure!(
        shown.contains("was changed after it was made") && shown.contains("“Saltmoss” is damaged"),
        "{shown}"
    );
    ensure!(
        page.text_of("JSON.stringify(localStorage)").await? == before,
        "something was written before the yes"
    );
    // What boot.js offers when the page has stopped.
    page.run(
        "window.caught = null; dispatchEvent(new Event('tierwise-panic'))",
        vec![],
    )
    .await?;
    page.click_words("Download my data").await?;
    page.wait("the file", "window.caught").await?;
    let rescue = page.text_of("window.caught").await?;
    page.goto("#/data").await?;
    choose(&page, "rescue", &rescue).await?;
    let shown = page.by_testid("restore-preview").await?.text().await?;
    ensure!(
        shown.contains("Kept when the page stopped") && shown.contains("122 creators"),
        "{shown}"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_deleted_when_the_word_is_typed() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    page.go("#/share").await?;
    page.type_into("share-from", "Northfold").await?;
    let of_tab = "Object.keys(sessionStorage).filter(k => k.startsWith('tierwise.')).join(', ')";
    page.wait("the tab to remember it", of_tab).await?;
    office(&page).await?;
    ensure!(
        page.by_testid("wipe")
            .await?
            .attr("disabled")
            .await?
            .is_some(),
        "it deletes without a question"
    );
    page.type_into("wipe-word", "delete").await?;
    page.click("wipe").await?;
    open_is(&page, "My brand").await?;
    product_is(&page, "").await?;
    let left = page.text_of("Object.keys(localStorage).join(', ')").await?;
    ensure!(left.is_empty(), "still there: {left}");
    let left = page.text_of(of_tab).await?;
    ensure!(left.is_empty(), "the tab still has {left}");
    let journal = page
        .client()
        .execute_async(
            "const done = arguments[0]; indexedDB.open('tierwise').onsuccess = e => \
             e.target.result.transaction('journal').objectStore('journal').count().onsuccess = c => done(c.target.result)",
            vec![],
        )
        .await?;
    ensure!(journal == 0, "the journal holds {journal} texts");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_tab_hears_of_what_is_done_to_its_brand() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    let first = page.client().window().await?;
    let second = page.client().new_window(true).await?;
    page.client()
        .switch_to_window(second.handle.clone())
        .await?;
    page.goto("#/data").await?;
    act(&page, "Saltmoss", "brand-open").await?;
    open_is(&page, "Saltmoss").await?;
    page.client().switch_to_window(first.clone()).await?;
    let told = page.by_testid("brand-elsewhere").await?.text().await?;
    ensure!(
        told.contains("opened “Saltmoss”") && told.contains("“Halden Bakes”"),
        "{told}"
    );
    // It goes on with its own.
    product(&page, "Buns").await?;
    page.client().switch_to_window(second.handle).await?;
    product_is(&page, "Candles").await?;
    office(&page).await?;
    act(&page, "Halden Bakes", "brand-delete").await?;
    said(&page, "deleted").await?;
    let there = page
        .text_of("localStorage.getItem('tierwise.brand-2.workspace')")
        .await?;
    page.client().switch_to_window(first).await?;
    let told = page.by_testid("brand-away").await?.text().await?;
    ensure!(told.contains("deleted in another tab"), "{told}");
    page.type_into("product", "!").await?;
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    ensure!(
        page.attribute("saved-state", "data-state").await? == "failed",
        "it says that it is saved"
    );
    ensure!(
        page.text_of("localStorage.getItem('tierwise.brand-2.workspace')")
            .await?
            == there,
        "it was written over"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_store_changes_no_brand_and_says_so() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    office(&page).await?;
    let before = names(&page, "brands").await?;
    // The n-th write of a copy fails, for every n.
    for at in 1..=4 {
        page.run(
            "window.set ??= Storage.prototype.setItem; let left = arguments[0]; \
             Storage.prototype.setItem = function (key, text) { \
               if (--left === 0) throw new DOMException('full', 'QuotaExceededError'); return window.set.call(this, key, text) }",
            vec![at.into()],
        )
        .await?;
        act(&page, "Saltmoss", "brand-duplicate").await?;
        let why = page.by_testid("data-refused").await?.text().await?;
        ensure!(
            why.contains("not enough room") && why.contains("Nothing was changed"),
            "{why}"
        );
        ensure!(names(&page, "brands").await? == before, "at {at}");
        let stray = page
            .text_of(
                "Object.keys(localStorage).filter(k => k.startsWith('tierwise.brand-3.')).length",
            )
            .await?;
        ensure!(stray == "0", "at {at}: {stray} texts are left over");
        page.run("Storage.prototype.setItem = window.set", vec![])
            .await?;
        act(&page, "Saltmoss", "brand-rename").await?;
        page.fill("brand-name", "Saltmoss\n").await?;
        said(&page, "Saltmoss").await?;
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_asked_for_after_many_changes() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    // As after many changes: what was seen is forgotten, and the brief's revision is high.
    page.run(
        &format!(
            "{SEAL} localStorage.removeItem('tierwise.backed-up'); \
             const text = localStorage.getItem('tierwise.workspace'); \
             localStorage.setItem('tierwise.workspace', seal(400, text.slice(text.indexOf('\\n') + 1)))"
        ),
        vec![],
    )
    .await?;
    page.goto("#/data").await?;
    page.run("document.querySelector('button.brand').click()", vec![])
        .await?;
    let asked = page.by_testid("backup-due").await?.text().await?;
    ensure!(asked.contains("changes are in no backup"), "{asked}");
    page.press(&[browser_tests::Key::Escape]).await?;
    page.run("window.caught = null", vec![]).await?;
    page.click("backup-now").await?;
    page.wait("the backup", "window.caught?.includes('tierwise-backup')")
        .await?;
    page.wait(
        "the question to be gone",
        "!document.querySelector('[data-testid=backup-due]')",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_is_asked_to_keep_the_work_once_a_short_list_is_kept() -> Result<()> {
    for (promise, words) in [
        (true, "promised to keep your work"),
        (false, "may delete data"),
    ] {
        let page = Page::open().await?;
        page.before_load(&format!(
            "window.asked = 0; if (window.StorageManager) Object.assign(StorageManager.prototype, {{ \
               persisted: async () => false, \
               persist: async () => {{ window.asked++; return {promise} }} \
             }})"
        ))
        .await?;
        listed(&page).await?;
        kept(&page).await?;
        limit(&page, "shortlist-budget", "2000").await?;
        page.wait(
            "the promise",
            &format!(
                "document.querySelector('[data-testid=promise-said]')?.textContent.includes('{words}')"
            ),
        )
        .await?;
        // Once is enough, also at the next visit.
        settled(&page, "proven").await?;
        limit(&page, "shortlist-budget", "3000").await?;
        saved(&page).await?;
        ensure!(page.text_of("window.asked").await? == "1", "asked again");
        page.reload().await?;
        settled(&page, "proven").await?;
        limit(&page, "shortlist-budget", "1500").await?;
        settled(&page, "proven").await?;
        saved(&page).await?;
        let again = "window.asked + document.querySelectorAll('[data-testid=promise-said]').length";
        ensure!(page.text_of(again).await? == "0", "asked at the next visit");
        page.finish().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_and_the_list_are_clean_in_every_look() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    office(&page).await?;
    act(&page, "Saltmoss", "brand-duplicate").await?;
    said(&page, "copy").await?;
    act(&page, "Saltmoss copy", "brand-delete").await?;
    said(&page, "deleted").await?;
    act(&page, "Saltmoss", "brand-archive").await?;
    said(&page, "archived").await?;
    let file = backup(&page).await?;
    choose(&page, "look", &file).await?;
    page.by_testid("restore-preview").await?;
    for look in LOOKS {
        page.look(look).await?;
        let faults: Vec<String> = page.axe().await?.iter().map(ToString::to_string).collect();
        ensure!(faults.is_empty(), "{}: {faults:?}", look.name());
        let over = page
            .text_of("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await?;
        ensure!(over == "0", "{}: scrolls sideways by {over}", look.name());
        page.run("[...document.querySelectorAll('button.brand')].find(b => b.getClientRects().length).click()", vec![]).await?;
        page.by_testid("brand-choose").await?;
        let faults: Vec<String> = page.axe().await?.iter().map(ToString::to_string).collect();
        ensure!(faults.is_empty(), "{}, list: {faults:?}", look.name());
        page.press(&[browser_tests::Key::Escape]).await?;
        page.wait(
            "the list to be closed",
            "!document.querySelector('dialog.brands').open",
        )
        .await?;
    }
    page.finish().await
}
