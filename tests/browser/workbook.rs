//! Workbooks, brought in as a user would: of several sheets one is chosen, reading is cancelled, damage is told.

use anyhow::{Result, ensure};
use browser_tests::Page;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use std::fs;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Writes a file to be brought, and gives its path.
pub fn file(name: &str, bytes: &[u8]) -> Result<String> {
    let folder = xtask::output("workbooks");
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, bytes)?;
    Ok(path.to_string_lossy().into_owned())
}

/// Adds a sheet of creators, with rates as shares and fees in pounds.
pub fn creators(book: &mut Workbook, name: &str, count: u32) -> Result<()> {
    let percent = Format::new().set_num_format("0.0%");
    let pounds = Format::new().set_num_format("[$£-809]#,##0");
    let sheet: &mut Worksheet = book.add_worksheet().set_name(name)?;
    for (column, header) in (0..).zip(["Handle", "TikTok Followers", "ER", "Fee"]) {
        sheet.write(0, column, header)?;
    }
    for row in 1..=count {
        sheet.write(
            row,
            0,
            format!("@{}_{row}", name.to_lowercase().replace(' ', "_")),
        )?;
        sheet.write(row, 1, 5_000 + row)?;
        sheet.write_with_format(row, 2, 0.035, &percent)?;
        sheet.write_with_format(row, 3, 250, &pounds)?;
    }
    Ok(())
}

pub async fn bring(page: &Page, file: &str) -> Result<()> {
    page.type_into("import-file", file).await?;
    Ok(())
}

/// Waits until the columns of this are proposed and can be confirmed.
pub async fn proposed(page: &Page, what: &str) -> Result<()> {
    page.wait(
        &format!("{what} to be proposed"),
        &format!(
            "document.querySelector('section[aria-label=Columns] h3').textContent === 'Columns of {what}' && \
             !document.querySelector('[data-testid=import-confirm]').disabled"
        ),
    )
    .await
}

async fn choose(page: &Page, sheet: &str) -> Result<()> {
    page.by_testid("import-sheet")
        .await?
        .select_by_value(sheet)
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sheet_of_a_workbook_is_chosen_and_comes_in() -> Result<()> {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("Read me")?
        .write(0, 0, "Rates hold until June")?;
    creators(&mut book, "Old list", 30)?;
    creators(&mut book, "Équipe 2026", 12)?;
    let brought = file("sheets.xlsx", &book.save_to_buffer()?)?;
    let page = Page::open().await?;
    page.goto("#/roster").await?;
    page.by_testid("import-paste").await?;
    ensure!(
        !page.requests().await?.join(" ").contains("workbook"),
        "the worker came before a workbook"
    );
    bring(&page, &brought).await?;
    proposed(&page, "sheets.xlsx (Old list)").await?;
    let violations: Vec<String> = page.axe().await?.iter().map(ToString::to_string).collect();
    ensure!(violations.is_empty(), "{}", violations.join("\n"));
    choose(&page, "2").await?;
    proposed(&page, "sheets.xlsx (Équipe 2026)").await?;
    page.wait(
        "the focus to stay on the sheet",
        "document.activeElement.dataset.testid === 'import-sheet'",
    )
    .await?;
    page.click("import-confirm").await?;
    page.wait(
        "its 12 creators",
        "document.querySelector('[data-testid=roster-count]').dataset.matched === '12'",
    )
    .await?;
    let words = page.words().await?;
    for told in ["équipe_2026_1", "3.5%", "£250"] {
        ensure!(words.contains(told), "no {told} in {words}");
    }
    page.finish().await
}

/// Cancels at the first word of rows that were read. It runs before anything else that the worker said is heard. Counts
/// the workers that were ended.
const CANCEL: &str = "const end = Worker.prototype.terminate; window.ended = 0; \
    Worker.prototype.terminate = function () { window.ended += 1; end.call(this) }; \
    const watch = new MutationObserver(() => { \
        const cancel = document.querySelector('[data-testid=import-cancel]'); \
        const busy = document.querySelector('.busy'); \
        if (!cancel || !/: 5,000 rows/.test(busy?.textContent)) return; \
        watch.disconnect(); cancel.focus(); \
        window.cancelled = document.activeElement === cancel && busy.textContent; \
        window.ended = 0; cancel.click() }); \
    window.cancelled = ''; \
    watch.observe(document.body, {childList: true, subtree: true, characterData: true})";

async fn cancelled(page: &Page, focus: &str) -> Result<()> {
    page.wait("reading to be cancelled", "window.cancelled")
        .await?;
    page.wait(
        "the focus to be where it began",
        &format!("document.activeElement.id === '{focus}'"),
    )
    .await?;
    let left = "document.querySelectorAll('.busy, [data-testid=import-cancel], [data-testid=import-refused]').length";
    ensure!(
        page.text_of(left).await? == "0",
        "reading goes on: {}",
        page.words().await?
    );
    ensure!(
        page.text_of("window.ended").await? != "0",
        "the worker works on"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelling_leaves_everything_as_it_was() -> Result<()> {
    let mut book = Workbook::new();
    creators(&mut book, "Few", 3)?;
    creators(&mut book, "Many", 20_000)?;
    let brought = file("many.xlsx", &book.save_to_buffer()?)?;
    let page = Page::open().await?;
    page.goto("#/roster").await?;
    page.by_testid("import-paste").await?;
    page.run(CANCEL, vec![]).await?;
    bring(&page, &brought).await?;
    cancelled(&page, "import-choose").await?;
    let proposal = "document.querySelectorAll('section[aria-label=Columns], [data-testid=import-sheet]').length";
    ensure!(
        page.text_of(proposal).await? == "0",
        "something is proposed"
    );
    // To the end this time, and back from another sheet.
    bring(&page, &brought).await?;
    proposed(&page, "many.xlsx (Many)").await?;
    choose(&page, "0").await?;
    proposed(&page, "many.xlsx (Few)").await?;
    page.run(CANCEL, vec![]).await?;
    choose(&page, "1").await?;
    cancelled(&page, "import-choice-sheet").await?;
    proposed(&page, "many.xlsx (Few)").await?;
    let sheet = "document.querySelector('[data-testid=import-sheet]').value";
    ensure!(
        page.text_of(sheet).await? == "0",
        "another sheet is said to be chosen"
    );
    // Its worker is gone, and comes again.
    choose(&page, "1").await?;
    proposed(&page, "many.xlsx (Many)").await?;
    page.finish().await
}

/// Notes how long every message of a worker is.
const LENGTHS: &str = "globalThis.lengths = []; \
    globalThis.Worker = class extends Worker { constructor(...how) { \
        super(...how); this.addEventListener('message', event => lengths.push(event.data?.byteLength ?? 0)) } }";

#[tokio::test(flavor = "multi_thread")]
async fn the_worker_stops_reading_what_is_cancelled() -> Result<()> {
    let mut rows = "Handle,Platform,Followers,Engagement rate\n".to_owned();
    for n in 0..100_000 {
        rows.push_str(&format!("many.{n},Instagram,{},3%\n", 1_000 + n));
    }
    let page = Page::open().await?;
    page.before_load(LENGTHS).await?;
    page.goto("#/roster").await?;
    page.by_testid("import-paste").await?;
    // Cancelled while the file is taken apart, so that the worker hears of it before the next piece.
    page.run(
        "lengths.length = 0; const watch = new MutationObserver(() => { \
            const cancel = document.querySelector('[data-testid=import-cancel]'); \
            if (cancel) { watch.disconnect(); cancel.click() } }); \
         watch.observe(document.body, {childList: true, subtree: true})",
        vec![],
    )
    .await?;
    bring(&page, &file("many.csv", rows.as_bytes())?).await?;
    // “Given up” is a byte; a proposal names everything that a column can be read as.
    page.wait("the worker to give up", "lengths.includes(1)")
        .await?;
    let lengths = page.text_of("lengths.join(' ')").await?;
    ensure!(
        page.text_of("Math.max(...lengths) < 200").await? == "true",
        "it was read on: {lengths}"
    );
    let left = "document.querySelectorAll('.busy, [data-testid=import-cancel], section[aria-label=Columns]').length";
    ensure!(page.text_of(left).await? == "0", "something is proposed");
    // The next one is read as ever.
    bring(
        &page,
        &file("few.csv", b"Handle,Followers\nfew.one,2000\n")?,
    )
    .await?;
    proposed(&page, "few.csv").await?;
    ensure!(
        page.text_of("lengths.filter(length => length === 1).length")
            .await?
            == "1",
        "that was given up too"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_that_cannot_be_read_is_told() -> Result<()> {
    let mut book = Workbook::new();
    creators(&mut book, "Creators", 40)?;
    let bytes = book.save_to_buffer()?;
    let page = Page::open().await?;
    page.goto("#/roster").await?;
    page.by_testid("import-paste").await?;
    crate::parts::offline(&page, true).await?;
    for expected in ["ERR_INTERNET_DISCONNECTED", "workbook.js"] {
        page.expect_fault(expected);
    }
    bring(&page, &file("whole.xlsx", &bytes)?).await?;
    let said = page.by_testid("import-refused").await?.text().await?;
    ensure!(said.contains("did not load"), "{said}");
    crate::parts::offline(&page, false).await?;
    // Known by what it is, not by its name.
    bring(&page, &file("whole.csv", &bytes)?).await?;
    proposed(&page, "whole.csv").await?;
    let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
    bring(&page, &file("half.csv", half)?).await?;
    let said = page.by_testid("import-refused").await?.text().await?;
    ensure!(said.contains("cut off on its way"), "{said}");
    let left = "document.querySelectorAll('.busy, section[aria-label=Columns]').length";
    ensure!(
        page.text_of(left).await? == "0",
        "the workbook before it is still proposed"
    );
    page.finish().await
}

/// The workbook with twenty million styles in it, which take a few bytes each in the file and hundreds in memory.
fn with_styles(book: &[u8]) -> Result<Vec<u8>> {
    let mut parts = ZipArchive::new(Cursor::new(book))?;
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let part = parts.by_index_raw(at)?;
        if part.name()? != "xl/styles.xml" {
            made.raw_copy_file(part)?;
        }
    }
    let styles = format!(
        "<styleSheet><cellXfs>{}</cellXfs></styleSheet>",
        "<xf/>".repeat(20_000_000)
    );
    made.start_file("xl/styles.xml", SimpleFileOptions::default())?;
    made.write_all(styles.as_bytes())?;
    Ok(made.finish()?.into_inner())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_that_takes_all_memory_takes_only_its_worker() -> Result<()> {
    let mut book = Workbook::new();
    creators(&mut book, "Creators", 40)?;
    let bytes = book.save_to_buffer()?;
    let page = Page::open().await?;
    page.goto("#/roster").await?;
    page.by_testid("import-paste").await?;
    page.expect_fault("unreachable");
    bring(&page, &file("styles.xlsx", &with_styles(&bytes)?)?).await?;
    let said = page.by_testid("import-refused").await?.text().await?;
    ensure!(said.contains("too much for the memory"), "{said}");
    bring(&page, &file("after.xlsx", &bytes)?).await?;
    proposed(&page, "after.xlsx").await?;
    page.finish().await
}
