//! The whole brief and the advice with the keyboard alone.

use anyhow::{Result, ensure};
use browser_tests::{Key, Look, Page};

/// The first five questions and what is pressed at each; `None` leaves it at "not sure".
const CHOICES: [(&str, Option<(&str, &str)>); 5] = [
    ("product", Some(("niche", "specialist"))),
    ("budget", None),
    ("geography", Some(("geo", "region"))),
    ("goal", Some(("goal", "engagement"))),
    ("test", Some(("test", "yes"))),
];

#[tokio::test(flavor = "multi_thread")]
async fn brief_and_advice_by_keyboard_on_a_desktop() -> Result<()> {
    run(1280).await
}

#[tokio::test(flavor = "multi_thread")]
async fn brief_and_advice_by_keyboard_on_a_phone() -> Result<()> {
    run(390).await
}

async fn run(width: u32) -> Result<()> {
    let page = Page::open().await?;
    page.look(Look { width, dark: false }).await?;
    page.goto("#/brief").await?;
    for (step, choice) in CHOICES {
        page.wait(
            &format!("the question {step}"),
            &format!("location.hash.endsWith('/{step}') || ('{step}' === 'product' && /^#.brief$|^$/.test(location.hash))"),
        )
        .await?;
        if step == "product" {
            page.tab_to("the product", "e.id === 'product'").await?;
            page.type_text("Soy candles").await?;
            page.tab_to("the category", "e.id === 'category'").await?;
            page.type_text("Home fr").await?;
        }
        if step == "budget" {
            page.tab_to("the budget", "e.tagName === 'INPUT' && e.type === 'text' && /budget/.test(e.id + e.dataset.testid)")
                .await?;
            page.type_text("5000").await?;
        }
        if let Some((name, value)) = choice {
            page.tab_to(
                &format!("the answers of {step}"),
                &format!("e.type === 'radio' && e.name === '{name}'"),
            )
            .await?;
            for _ in 0..12 {
                if page.text_of("document.activeElement.value").await? == value {
                    break;
                }
                page.press(&[Key::Down]).await?;
            }
            page.type_text(" ").await?;
            let picked = page
                .text_of(&format!(
                    "document.querySelector('input[name={name}]:checked').value"
                ))
                .await?;
            ensure!(picked == value, "{step}: {picked} is picked, not {value}");
        }
        page.tab_to("Continue", "e.dataset.testid === 'continue'")
            .await?;
        seen(&page).await?;
        page.press(&[Key::Enter]).await?;
        page.settled().await?;
        let focus = page.text_of("document.activeElement.tagName").await?;
        ensure!(
            focus == "H1" || focus == "MAIN",
            "after {step} the focus is on {focus}, not at the start of the new question"
        );
    }
    page.tab_to("the way to the advice", "e.dataset.testid === 'skip'")
        .await?;
    page.press(&[Key::Enter]).await?;
    page.wait("the advice", "location.hash.startsWith('#/advice')")
        .await?;
    page.settled().await?;
    let leader = page.attribute("advice-leader", "data-tier").await?;
    ensure!(
        !leader.is_empty() && leader != "none",
        "no tier leads: {leader:?}"
    );
    page.tab_to(
        "something to open on the advice page",
        "e.tagName === 'SUMMARY' && document.querySelector('main').contains(e)",
    )
    .await?;
    seen(&page).await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "it to open",
        "document.activeElement.closest('details').open",
    )
    .await?;
    page.finish().await
}

/// What has the focus is marked and inside the window.
async fn seen(page: &Page) -> Result<()> {
    let marked = page
        .text_of(
            "(() => { const s = getComputedStyle(document.activeElement); const r = document.activeElement\
             .getBoundingClientRect(); return (s.outlineStyle !== 'none' || s.boxShadow !== 'none') && \
             r.bottom > 0 && r.top < innerHeight })()",
        )
        .await?;
    ensure!(
        marked == "true",
        "the focus is not to be seen on {}",
        page.focused().await?
    );
    Ok(())
}
