//! What an import tells: before the yes, in its report, and of that report later.

use crate::roster::kept;
use crate::shortlist::sound;
use anyhow::{Result, ensure};
use browser_tests::{Look, Page};
use fantoccini::key::Key;

/// Two creators in four rows: one is a second row of somebody, one names nobody.
const ROWS: &str = "handle,followers,fee\npine,5000,90\nfern,12OO,80\npine,7000,95\n,300,10\n";

async fn says(page: &Page, words: &str) -> Result<()> {
    page.wait(
        &format!("the page to say “{words}”"),
        &format!("document.querySelector('main').innerText.includes({words:?})"),
    )
    .await
}

/// Brings rows into the roster of a new page.
async fn brought(page: &Page) -> Result<()> {
    page.goto("#/roster").await?;
    page.fill("import-paste", ROWS).await?;
    page.click("import-confirm").await?;
    page.by_testid("roster-row").await?;
    Ok(())
}

/// The words of the dialog.
async fn dialog(page: &Page) -> Result<String> {
    page.text_of("document.querySelector('dialog[open]').innerText")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_says_whose_a_line_is_and_keeps_what_the_file_has() -> Result<()> {
    let page = Page::open().await?;
    brought(&page).await?;
    page.click_words("See each line").await?;
    ensure!(
        dialog(&page).await?.contains("2 creators are in"),
        "the title"
    );
    page.run(
        "const field = document.querySelector('dialog[open] [data-on=fix][data-line=\"3\"]'); \
         field.value = 'loads'; field.dispatchEvent(new Event('input', {bubbles: true}))",
        vec![],
    )
    .await?;
    page.click_words("Read this line again").await?;
    says(&page, "in the file: 12OO").await?;
    let told = dialog(&page).await?;
    for words in ["@fern", "@pine", "loads"] {
        ensure!(told.contains(words), "“{words}” is not said: {told}");
    }
    page.click_words("Take this row instead").await?;
    page.wait(
        "one line less to be left out",
        "document.querySelector('[data-testid=import-report]').dataset.rejected === '1'",
    )
    .await?;
    let told = dialog(&page).await?;
    ensure!(
        told.contains("2 creators are in"),
        "rows are counted for creators: {told}"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_report_is_found_again_after_it_was_closed_and_after_a_reload() -> Result<()> {
    let page = Page::open_profile("last-report").await?;
    brought(&page).await?;
    page.click_words("Close").await?;
    page.click_words("See its report").await?;
    page.click_words("See each line").await?;
    ensure!(
        dialog(&page).await?.contains("What is right"),
        "lines cannot be put right while the file is there"
    );
    page.press(&[Key::Escape]).await?;
    kept(&page).await?;
    page.reload().await?;
    says(&page, "Last import: Pasted rows, 4 rows read").await?;
    page.click_words("See its report").await?;
    page.click_words("See each line").await?;
    let told = dialog(&page).await?;
    for words in ["12OO", "@fern", "names nobody", "loaded anew"] {
        ensure!(told.contains(words), "“{words}” is not said: {told}");
    }
    ensure!(
        !told.contains("Take this row instead"),
        "the file is gone, and its row is offered: {told}"
    );
    sound(&page, "the report of the last import").await?;
    page.click_words("Save every line as CSV").await?;
    let saved = page.saved_file("tierwise-import-report.csv").await?;
    let saved = String::from_utf8(saved)?;
    ensure!(
        saved.contains(",300,10"),
        "the row that was left out: {saved}"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_goes_with_the_import_that_is_taken_back() -> Result<()> {
    let page = Page::open().await?;
    brought(&page).await?;
    page.click_words("Undo this import").await?;
    page.by_testid("import-paste").await?;
    page.reload().await?;
    page.by_testid("import-paste").await?;
    let told = page.words().await?;
    ensure!(!told.contains("Last import"), "{told}");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_show_their_values_on_a_phone_and_the_yes_stays_in_sight() -> Result<()> {
    let page = Page::open().await?;
    page.look(Look {
        width: 390,
        dark: false,
    })
    .await?;
    page.goto("#/roster").await?;
    page.fill(
        "import-paste",
        "@ana, instagram, 12.5k\n@bo, tiktok, 1O.2k\n@cy, instagram, 8k\n",
    )
    .await?;
    says(&page, "1O.2k").await?;
    let read = page
        .text_of("[...document.querySelectorAll('.mapt select')].map(s => s.selectedOptions[0].label).join()")
        .await?;
    ensure!(read == "Handle,Platform,Followers", "{read}");
    sound(&page, "columns on a phone").await?;
    let wide: Vec<String> = (0..30).map(|n| format!("note {n}")).collect();
    let rows = format!("handle,{}\nana,{}\n", wide.join(","), wide.join(","));
    page.fill("import-paste", &rows).await?;
    says(&page, "1 row: 1 comes in").await?;
    for look in [390, 1280] {
        page.look(Look {
            width: look,
            dark: false,
        })
        .await?;
        page.run(
            "document.querySelector('.mapt').scrollIntoView({block: 'start', behavior: 'instant'})",
            vec![],
        )
        .await?;
        page.wait(
            &format!("the yes in sight at {look}"),
            "(({top, bottom}) => top > 0 && bottom <= innerHeight)(document.querySelector('[data-testid=import-confirm]').getBoundingClientRect())",
        )
        .await?;
    }
    page.finish().await
}
