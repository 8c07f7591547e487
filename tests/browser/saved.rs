//! What is saved, as a user would: from the menus and buttons of the pages, looked into, and brought back in.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{EXAMPLE_LINK, Page};

use super::parts::offline;
use super::roster::{matched, taken};
use super::share::{CONTACTS, LINK, going, hash, link, shared};
use super::shortlist::{listed, sound};
use super::workbook::{bring, file, proposed};

/// Keeps what is offered as a file where a test sees it: its name, and its bytes as base64.
const CATCH: &str = "\
    if (!window.caught) {\
        const make = URL.createObjectURL;\
        URL.createObjectURL = (blob) => {\
            const reader = new FileReader();\
            reader.onload = () => window.caught.bytes = reader.result.split(',')[1];\
            reader.readAsDataURL(blob);\
            return make.call(URL, blob);\
        };\
        const click = HTMLAnchorElement.prototype.click;\
        HTMLAnchorElement.prototype.click = function () {\
            if (this.download) window.caught.name = this.download;\
            click.call(this);\
        };\
    }\
    window.caught = {};";

/// Presses what has this `data-testid`, in the menu it stands in, and gives back the file that is offered.
pub async fn saved(page: &Page, testid: &str) -> Result<(String, Vec<u8>)> {
    page.run(CATCH, vec![]).await?;
    press(page, testid).await?;
    page.wait(
        &format!("{testid} to be offered as a file"),
        "window.caught.name && window.caught.bytes",
    )
    .await?;
    let name = page.text_of("window.caught.name").await?;
    let bytes = page.text_of("window.caught.bytes").await?;
    Ok((name, STANDARD.decode(bytes)?))
}

async fn press(page: &Page, testid: &str) -> Result<()> {
    let button = page.by_testid(testid).await?;
    let open = "const menu = document.querySelector(`[data-testid=${arguments[0]}]`).closest('details'); \
                if (menu) menu.open = true";
    page.run(open, vec![testid.into()]).await?;
    button.click().await?;
    Ok(())
}

/// Brings a file into an empty roster, and checks that all of it is taken as it stands.
async fn comes_back(name: &str, bytes: &[u8], creators: usize) -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/roster").await?;
    bring(&page, &file(name, bytes)?).await?;
    proposed(&page, name).await?;
    page.click("import-confirm").await?;
    matched(&page, &creators.to_string()).await?;
    let mut counts = Vec::new();
    for count in ["data-taken", "data-repaired", "data-rejected"] {
        counts.push(page.attribute("import-report", count).await?);
    }
    ensure!(
        counts == [creators.to_string().as_str(), "0", "0"],
        "{name}: {counts:?}"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roster_is_saved_in_every_kind_and_comes_back() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    for kind in ["csv", "xlsx", "json"] {
        let (name, bytes) = saved(&page, &format!("roster-{kind}")).await?;
        ensure!(
            name == format!("tierwise-roster.{kind}"),
            "it is called {name}"
        );
        comes_back(&name, &bytes, 122).await?;
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_list_is_saved_in_every_kind_and_comes_back() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    let picks = "document.querySelectorAll('[data-testid=shortlist-row]').length";
    let picks: usize = page.text_of(picks).await?.parse()?;
    for kind in ["csv", "xlsx", "json"] {
        let (name, bytes) = saved(&page, &format!("shortlist-{kind}")).await?;
        ensure!(
            name == format!("tierwise-short-list.{kind}"),
            "it is called {name}"
        );
        comes_back(&name, &bytes, picks).await?;
    }
    press(&page, "shortlist-ics").await?;
    let said = page.by_testid("shortlist-declined").await?.text().await?;
    ensure!(
        said.contains("next step"),
        "without a next step it says: {said}"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_menu_is_for_everybody_at_every_width() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    page.click_words("Save").await?;
    sound(&page, "the short list's menu").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_that_cannot_be_made_is_told() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    offline(&page, true).await?;
    for expected in ["ERR_INTERNET_DISCONNECTED", "workbook.js"] {
        page.expect_fault(expected);
    }
    press(&page, "shortlist-xlsx").await?;
    let said = page.by_testid("shortlist-declined").await?.text().await?;
    ensure!(said.contains("save as CSV"), "it says: {said}");
    offline(&page, false).await?;
    let (_, book) = saved(&page, "shortlist-xlsx").await?;
    ensure!(book.starts_with(b"PK"), "no workbook was made");
    page.finish().await
}

/// Reads a picture as the file it is, away from the page: why it is none, and what is written in it. Scripts, links and
/// tokens of the page do not belong in it.
const READ: &str = "\
    const [text, done] = arguments;\
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');\
    const wrong = [];\
    const error = parsed.querySelector('parsererror');\
    if (error) wrong.push(error.textContent);\
    const root = parsed.documentElement;\
    const [title, words] = ['title', 'desc'].map(name => root.querySelector(`:scope > ${name}`)?.textContent.trim());\
    if (!title || !words) wrong.push('it does not say what it shows');\
    for (const bad of root.querySelectorAll('script, foreignObject, image, use, [href], [style]')) wrong.push(bad.outerHTML);\
    if (/var\\(|NaN|Infinity|undefined/.test(text)) wrong.push('a value is missing');\
    if (!root.getAttribute('font-family')) wrong.push('no font');\
    const said = [...root.querySelectorAll('text')].map(e => e.textContent).join(' ');\
    const end = () => done([wrong.join('; '), said]);\
    const image = new Image();\
    image.onload = () => {\
        if (!(image.naturalWidth > 0 && image.naturalHeight > 0)) wrong.push('nothing is drawn');\
        end();\
    };\
    image.onerror = () => { wrong.push('it does not open as an image'); end(); };\
    image.src = 'data:image/svg+xml,' + encodeURIComponent(text);";

/// Saves a picture as both kinds of files, and checks that they are pictures with these words.
pub async fn picture(page: &Page, name: &str, words: &[&str]) -> Result<()> {
    let (file, bytes) = saved(page, &format!("picture-{name}-svg")).await?;
    ensure!(
        file == format!("tierwise-{name}.svg"),
        "it is called {file}"
    );
    let svg = String::from_utf8(bytes)?;
    let read = page
        .client()
        .execute_async(READ, vec![svg.clone().into()])
        .await?;
    let (wrong, said): (String, String) = serde_json::from_value(read)?;
    ensure!(wrong.is_empty(), "{name}: {wrong}\n{svg}");
    for word in words {
        ensure!(said.contains(word), "{name} does not say {word}: {said}");
    }
    let (file, bytes) = saved(page, &format!("picture-{name}-png")).await?;
    ensure!(
        file == format!("tierwise-{name}.png"),
        "it is called {file}"
    );
    // The signature, then the width in the first part.
    ensure!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{name} is no PNG");
    let width = bytes.get(16..20).context("no header")?;
    ensure!(width == 1_920_u32.to_be_bytes(), "{name} is {width:?} wide");
    Ok(())
}

/// What the page shows there, as words that a picture of it has to have.
async fn shown(page: &Page, what: &str) -> Result<Vec<String>> {
    let read = format!(
        "return [...document.querySelectorAll('{what}')].map(e => e.textContent.trim()).filter(Boolean)"
    );
    let words: Vec<String> = serde_json::from_value(page.run(&read, vec![]).await?)?;
    ensure!(!words.is_empty(), "nothing at {what}");
    Ok(words)
}

/// Saves a picture, and checks that it has the figures that stand on the page.
async fn pictured(page: &Page, name: &str, figures: &str) -> Result<()> {
    let words = shown(page, figures).await?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    picture(page, name, &words).await
}

/// Everybody's charts of the answer.
async fn answer_pictured(page: &Page) -> Result<()> {
    pictured(page, "answer", ".acc tbody .chip").await?;
    picture(page, "answer", &["of 100"]).await?;
    picture(page, "mix", &["$5,000", "Kept for boosting"]).await?;
    pictured(page, "reasons", "[data-testid=reason-row] .lg__p").await?;
    picture(page, "reasons", &["for micro"]).await?;
    let criteria = ".lg__h3 ~ table tbody .lg__p";
    pictured(page, "criteria", criteria).await?;
    picture(page, "forecast", &["Engagements", "P10"]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn charts_are_saved_as_pictures() -> Result<()> {
    let page = Page::open().await?;
    page.goto(EXAMPLE_LINK).await?;
    answer_pictured(&page).await?;
    // The list may grow until nothing is left to try.
    page.wait(
        "everything that would change the answer",
        "document.querySelector('.flip') && !document.querySelector('#flip-progress')",
    )
    .await?;
    pictured(&page, "flips", ".flip h3").await?;
    pictured(&page, "flips", ".flip__ends span, .flip__you span").await?;
    page.goto("#/roster").await?;
    listed(&page).await?;
    picture(&page, "budgets", &["The best set for each budget"]).await?;
    pictured(&page, "money", ".grp .p-f").await?;
    page.go("#/roster").await?;
    page.by_testid("roster-row").await?;
    picture(&page, "creators", &["122 of 122 creators match"]).await?;
    pictured(&page, "creators", ".thist .chip").await?;
    page.go("#/evidence").await?;
    pictured(
        &page,
        "definitions",
        ".ev__row--us .ev__seg:not(.tiny) span",
    )
    .await?;
    picture(&page, "definitions", &["Your scheme", "10K"]).await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_saves_the_charts_of_a_plan() -> Result<()> {
    let page = Page::open().await?;
    page.goto(&EXAMPLE_LINK.replace("#/advice", "#/share"))
        .await?;
    let made = link(&page, LINK).await?;
    page.load(&hash(&made)).await?;
    shared(&page).await?;
    answer_pictured(&page).await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_saves_the_money_of_the_list_and_whose_forecast_there_is() -> Result<()> {
    let page = Page::open().await?;
    going(&page, "contacts.csv", CONTACTS, 3).await?;
    let made = link(&page, LINK).await?;
    page.load(&hash(&made)).await?;
    shared(&page).await?;
    let money = ["3 creators for $725", "Left over"];
    picture(&page, "mix", &money).await?;
    pictured(&page, "mix", "[data-testid=list-row] td:nth-child(3)").await?;
    picture(&page, "forecast", &["What the advice would bring"]).await?;
    page.finish().await
}
