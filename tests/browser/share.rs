//! A plan leaves the desk in a link: made, opened elsewhere, played with, refused where it is not whole.

use anyhow::{Result, ensure};
use browser_tests::Page;

use super::shortlist::{listed, sound};

/// The link of the share page, as soon as it holds what is wanted.
pub async fn link(page: &Page, what: &str) -> Result<String> {
    page.wait(
        "the link",
        &format!(
            "document.querySelector('[data-testid=share-link]')?.dataset.href?.includes('{what}')"
        ),
    )
    .await?;
    page.attribute("share-link", "data-href").await
}

/// The part of a link behind the page's own address.
pub fn hash(link: &str) -> String {
    format!("#{}", link.split_once('#').map_or("", |(_, hash)| hash))
}

pub async fn shared(page: &Page) -> Result<()> {
    page.by_testid("shared-plan").await?;
    page.wait(
        "the answer",
        "document.querySelector('[data-testid=advice-leader]')?.ariaBusy === 'false'",
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_opens_the_link_plays_with_it_and_keeps_nothing() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    page.go("#/share").await?;
    page.by_testid("share-title")
        .await?
        .send_keys("Plan for Saltmoss")
        .await?;
    page.wait(
        "the list to be in the link",
        "document.querySelector('[data-testid=share-list]')",
    )
    .await?;
    let made = link(&page, "#/s/1.").await?;
    // Another browser, which never saw Tierwise.
    let client = Page::open().await?;
    client.load(&hash(&made)).await?;
    shared(&client).await?;
    let address = client.text_of("location.hash").await?;
    ensure!(
        address == "#/s",
        "the plan stayed in the address: {address}"
    );
    let names = client
        .text_of("document.querySelectorAll('[data-testid=shared-creator]').length")
        .await?;
    ensure!(names.parse::<u32>()? > 0, "no creators came along");
    let before = client
        .text_of("document.querySelector('#mix').innerText")
        .await?;
    client
        .run(
            "const s = document.querySelector('[data-testid=whatif-budget]'); s.value = 190; \
             s.dispatchEvent(new Event('input', { bubbles: true }))",
            vec![],
        )
        .await?;
    client.by_testid("whatif-back").await?;
    client
        .wait(
            "the mix to follow",
            &format!(
                "document.querySelector('#mix').innerText !== {}",
                serde_json::to_string(&before)?
            ),
        )
        .await?;
    client.reload().await?;
    shared(&client).await?;
    let kept = client.text_of("Object.keys(localStorage).length").await?;
    ensure!(kept == "0", "{kept} things were kept at the client's");
    client.finish().await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn own_work_is_only_replaced_when_asked_and_with_a_way_back() -> Result<()> {
    let page = Page::open().await?;
    page.start_brief("Oat soap").await?;
    page.go("#/share").await?;
    let made = link(&page, "#/s/1.").await?;
    let other = Page::open().await?;
    other.start_brief("Tea").await?;
    other.load(&hash(&made)).await?;
    shared(&other).await?;
    other.go("#/brief/product").await?;
    let own = "document.querySelector('#main').querySelector('input').value === 'Tea'";
    other.wait("the own brief to be untouched", own).await?;
    other.load(&hash(&made)).await?;
    shared(&other).await?;
    other.by_testid("shared-copy").await?.click().await?;
    other
        .wait("the advice", "location.hash === '#/advice'")
        .await?;
    other.click_words("Undo").await?;
    other.go("#/brief/product").await?;
    other.wait("the own brief to be back", own).await?;
    other.finish().await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_opens_it_and_another_does_not() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=sales").await?;
    page.by_testid("share-passphrase")
        .await?
        .send_keys("tide and salt")
        .await?;
    let made = link(&page, "#/s/1p.").await?;
    page.load(&hash(&made)).await?;
    let field = page.by_testid("shared-passphrase").await?;
    field.send_keys("tide and sand").await?;
    page.click_words("Open the plan").await?;
    page.wait("the refusal", "document.querySelector('#pass-error .err')")
        .await?;
    field.clear().await?;
    field.send_keys("tide and salt").await?;
    page.click_words("Open the plan").await?;
    shared(&page).await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn links_that_are_not_whole_are_refused_in_words() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=sales").await?;
    let made = hash(&link(&page, "#/s/1.").await?);
    let cases = [
        (made[..made.len() - 9].to_owned(), "not complete"),
        (made.replacen("/1.", "/7.", 1), "newer version"),
        (
            format!("#/s/1.{}", "A".repeat(1 << 20)),
            "more than any plan",
        ),
        ("#/s/hello".to_owned(), "no shared plan"),
    ];
    for (hash, words) in cases {
        page.load(&hash).await?;
        // The first screen may still be over it when it stands.
        page.wait(
            &format!("the page to say “{words}”"),
            &format!("document.body.innerText.includes('{words}')"),
        )
        .await?;
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn sharing_is_for_everybody_at_every_width() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    page.go("#/share").await?;
    let made = link(&page, "#/s/1.").await?;
    sound(&page, "passing on").await?;
    page.load(&hash(&made)).await?;
    shared(&page).await?;
    sound(&page, "the shared plan").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_link_in_the_same_tab_shows_the_other_plan() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=sales").await?;
    page.by_testid("share-title")
        .await?
        .send_keys("First")
        .await?;
    page.wait(
        "the title to be in the link",
        "document.querySelector('[data-testid=share-title]').value === 'First'",
    )
    .await?;
    let first = hash(&link(&page, "#/s/1.").await?);
    page.by_testid("share-title")
        .await?
        .send_keys(" and second")
        .await?;
    let second = hash(&link(&page, "#/s/1.").await?);
    ensure!(first != second, "the title is not in the link");
    page.load(&first).await?;
    shared(&page).await?;
    let says =
        |words: &str| format!("document.querySelector('.shead').innerText.includes('{words}')");
    page.wait("the first plan", &says("First")).await?;
    page.go(&second).await?;
    page.wait("the second plan", &says("First and second"))
        .await?;
    page.run("history.back()", vec![]).await?;
    page.wait("the first plan again", &format!("!{}", says("second")))
        .await?;
    page.finish().await
}
