//! The roster is changed by hand: in the table, in the drawer, for many at once, and where the file was wrong.

use crate::roster::{kept, matched, taken};
use anyhow::{Result, ensure};
use browser_tests::Page;
use fantoccini::key::Key;
use fantoccini::wd::Locator;

/// Types into the field with this label.
async fn type_into(page: &Page, label: &str, text: &str) -> Result<()> {
    page.run(
        "const [label, text] = arguments; \
         const named = e => e.checkVisibility() && (e.ariaLabel === label || e.labels?.[0]?.firstChild?.textContent === label); \
         const field = [...document.querySelectorAll('main input, main select, main textarea')].find(named); \
         if (!field) throw new Error('no field ' + label); \
         field.focus(); field.value = text; \
         field.dispatchEvent(new Event('input', {bubbles: true})); \
         field.dispatchEvent(new Event('change', {bubbles: true}))",
        vec![label.into(), text.into()],
    )
    .await?;
    Ok(())
}

async fn says(page: &Page, words: &str) -> Result<()> {
    page.wait(
        &format!("the page to say “{words}”"),
        &format!("document.querySelector('main').innerText.includes({words:?})"),
    )
    .await
}

async fn open_first(page: &Page) -> Result<String> {
    let handle = page.attribute("roster-row", "data-handle").await?;
    page.by_testid("roster-row")
        .await?
        .find(Locator::Css("[data-on=open]"))
        .await?
        .click()
        .await?;
    page.wait("the drawer", "document.querySelector('.drawer')")
        .await?;
    Ok(handle)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_about_a_creator_is_kept_and_found() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    let handle = open_first(&page).await?;
    type_into(&page, "Stage", "negotiating").await?;
    type_into(&page, "Tags", "spring").await?;
    page.click_words("Add tag").await?;
    type_into(&page, "Day of the next step", "2027-03-01").await?;
    type_into(&page, "What the next step is", "Ask for the draft").await?;
    page.click_words("Save step").await?;
    type_into(&page, "Posts in the package", "3").await?;
    type_into(&page, "Price of the package", "much").await?;
    page.run(
        "[...document.querySelectorAll('.care form')].at(-2).requestSubmit()",
        vec![],
    )
    .await?;
    says(&page, "This is no number").await?;
    type_into(&page, "Price of the package", "900 EUR").await?;
    page.run(
        "[...document.querySelectorAll('.care form')].at(-2).requestSubmit()",
        vec![],
    )
    .await?;
    says(&page, "€300 a post").await?;
    type_into(&page, "What was sent", "Two candles").await?;
    type_into(&page, "What it cost", "24").await?;
    page.click_words("Note it").await?;
    says(&page, "Two candles").await?;
    kept(&page).await?;
    page.reload().await?;
    let filter = page.by_testid("roster-filter").await?;
    filter
        .send_keys("stage:negotiating tag:spring due:2027-03-01")
        .await?;
    matched(&page, "1").await?;
    ensure!(
        page.attribute("roster-row", "data-handle").await? == handle,
        "another one"
    );
    open_first(&page).await?;
    says(&page, "Two candles").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_typed_in_the_table_and_in_the_drawer() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    let handle = page.attribute("roster-row", "data-handle").await?;
    let cell = format!("[data-handle=\"{handle}\"] .c-followers");
    page.run(
        "document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('dblclick', {bubbles: true}))",
        vec![cell.clone().into()],
    )
    .await?;
    page.wait(
        "a field",
        "document.activeElement.ariaLabel === 'Followers'",
    )
    .await?;
    page.type_text("1,2M").await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the figure to be taken",
        &format!("document.querySelector('{cell}')?.textContent === '1.2M'"),
    )
    .await?;
    page.click_words("Undo").await?;
    page.wait(
        "the figure to be as it was",
        &format!("document.querySelector('{cell}')?.textContent !== '1.2M'"),
    )
    .await?;
    open_first(&page).await?;
    page.click_words("Change what is known").await?;
    type_into(&page, "Followers", "loads").await?;
    says(&page, "This is no number").await?;
    type_into(&page, "Followers", "2,3M").await?;
    page.wait(
        "the figure to be taken",
        &format!("document.querySelector('{cell}')?.textContent === '2.3M'"),
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn cells_are_typed_by_keyboard_and_nothing_moves() -> Result<()> {
    const WIDTHS: &str =
        "JSON.stringify([...document.querySelectorAll('.rt thead th')].map(e => e.offsetWidth))";
    let page = Page::open().await?;
    taken(&page).await?;
    let handle = page.attribute("roster-row", "data-handle").await?;
    // The only row, so that it stays where it is.
    page.by_testid("roster-filter")
        .await?
        .send_keys(&handle)
        .await?;
    page.wait(
        "only this row",
        "document.querySelectorAll('[data-testid=roster-row]').length < 5",
    )
    .await?;
    let row = format!("[data-handle=\"{handle}\"]");
    page.run(
        "document.querySelector(arguments[0]).focus()",
        vec![format!("{row} [data-on=open]").into()],
    )
    .await?;
    let before = page.text_of(WIDTHS).await?;
    page.press(&[Key::F2]).await?;
    page.wait("a field", "document.activeElement.matches('.in--cell')")
        .await?;
    page.tab_to(
        "the followers",
        "document.activeElement.ariaLabel === 'Followers'",
    )
    .await?;
    ensure!(page.text_of(WIDTHS).await? == before, "columns move");
    page.type_text("1,2M").await?;
    page.press(&[Key::Tab]).await?;
    page.wait(
        "the next cell",
        "document.activeElement.ariaLabel === 'Engagement rate'",
    )
    .await?;
    page.type_text("3%").await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "both figures to be taken and the focus to be at the name",
        &format!(
            "document.querySelector('{row} .c-followers').textContent === '1.2M' && \
             document.querySelector('{row} .c-engagement').textContent.startsWith('3%') && \
             document.activeElement.matches('{row} [data-on=open]')"
        ),
    )
    .await?;
    ensure!(
        page.text_of("document.querySelector('.drawer')")
            .await?
            .is_empty(),
        "Enter opened the creator"
    );
    page.press(&[Key::F2]).await?;
    page.type_text("TikTok").await?;
    page.press(&[Key::Escape]).await?;
    page.wait(
        "the focus to be at the name",
        &format!("document.activeElement.matches('{row} [data-on=open]')"),
    )
    .await?;
    let undo =
        "[...document.querySelectorAll('.rhead button')].find(b => b.textContent === 'Undo').title";
    let last = page.text_of(undo).await?;
    ensure!(
        !last.to_lowercase().contains("platform"),
        "Escape took: {last}"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_changed_at_once_and_columns_are_chosen() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    page.by_testid("roster-filter")
        .await?
        .send_keys("tier:nano")
        .await?;
    matched(&page, "33").await?;
    page.click_words("Change these 33").await?;
    type_into(&page, "Tag", "small").await?;
    page.click_words("Add tag").await?;
    page.by_testid("roster-filter").await?.clear().await?;
    page.by_testid("roster-filter")
        .await?
        .send_keys("tag:mal")
        .await?;
    matched(&page, "33").await?;
    page.click_words("Columns").await?;
    page.click_words("Tags").await?;
    page.wait(
        "the column of tags",
        "document.querySelector('.c-tags .tag')?.textContent === 'small'",
    )
    .await?;
    page.click_words("Undo").await?;
    matched(&page, "0").await?;
    page.reload().await?;
    page.wait(
        "the columns to be as chosen",
        "document.querySelector('th.c-tags')",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn weights_are_moved_and_the_scores_follow() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    let before = page.attribute("roster-row", "data-score").await?;
    page.click_words("What counts").await?;
    page.run(
        "const sliders = document.querySelectorAll('dialog[open] .wrows input'); \
         sliders.forEach((slider, at) => { slider.value = at === 0 ? 60 : 0; slider.dispatchEvent(new Event('input', {bubbles: true})) })",
        vec![],
    )
    .await?;
    page.click_words("Score by these").await?;
    page.wait(
        "other scores",
        &format!("document.querySelector('[data-testid=roster-row]').dataset.score !== '{before}'"),
    )
    .await?;
    page.click_words("Undo").await?;
    page.wait(
        "the scores of before",
        &format!("document.querySelector('[data-testid=roster-row]').dataset.score === '{before}'"),
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_are_put_right_and_read_again() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    page.click_words("See each line").await?;
    page.run(
        "const type = (line, text) => { \
           const field = document.querySelector(`dialog[open] [data-line=\"${line}\"]`); \
           field.value = text; field.dispatchEvent(new Event('change', {bubbles: true})) }; \
         const lines = [...document.querySelectorAll('dialog[open] [data-line]')].map(f => f.dataset.line); \
         type(lines[0], '@found.again'); type(lines[1], '7,5k')",
        vec![],
    )
    .await?;
    page.click_words("Read these 2 again").await?;
    page.wait(
        "the report to count them",
        "(report => report.taken === '123' && report.rejected === '1' && report.repaired === '1')\
         (document.querySelector('[data-testid=import-report]').dataset)",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_handles_of_the_ruler_move_by_keyboard_and_are_in_the_address() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    page.run("document.querySelector('.brush__h').focus()", vec![])
        .await?;
    for _ in 0..5 {
        page.chord(Key::Shift, Key::Right).await?;
    }
    page.wait(
        "only creators of 10K followers and more",
        "[...document.querySelectorAll('[data-testid=roster-row]')].every(row => row.dataset.tier !== 'nano') && \
         location.hash.includes('find=followers%3A10k..')",
    )
    .await?;
    page.press(&[Key::Home]).await?;
    matched(&page, "122").await?;
    page.finish().await
}
