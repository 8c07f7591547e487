//! The whole brief and the advice with the keyboard alone.

use anyhow::{Result, ensure};
use browser_tests::{Key, Look, Page};

/// What is done at an input, with keys only.
enum Done {
    /// Typed into the field with this id.
    Typed(&'static str, &'static str),
    /// Picked with the arrow keys: name of the group and value.
    Picked(&'static str, &'static str),
    /// Ticked with the space bar: name of the boxes and value.
    Ticked(&'static str, &'static str),
}

use Done::{Picked, Ticked, Typed};

/// All questions, and what is answered at each.
const ANSWERS: [(&str, &[Done]); 10] = [
    (
        "product",
        &[
            Typed("product", "Soy candles"),
            Typed("category", "Home fr"),
            Picked("niche", "specialist"),
            Typed("age", "25"),
        ],
    ),
    ("budget", &[Typed("budget", "5000")]),
    (
        "geography",
        &[Picked("geo", "region"), Typed("place", "Oregon")],
    ),
    (
        "goal",
        &[Picked("goal", "engagement"), Ticked("also", "sales")],
    ),
    ("test", &[Picked("test", "yes"), Typed("testsize", "20")]),
    ("platform", &[Ticked("platform", "instagram")]),
    ("hours", &[Typed("hours", "4"), Typed("hourcost", "30")]),
    ("payment", &[Picked("pay", "mixed")]),
    (
        "content",
        &[Picked("content", "raw"), Picked("safety", "no")],
    ),
    ("value", &[Typed("aov", "40"), Typed("margin", "50")]),
];

/// What the address of the advice says afterwards.
const BRIEF: [&str; 17] = [
    "niche=specialist",
    "category=home-fragrance",
    "age=25-34",
    "budget=5000",
    "geo=region",
    "place=Oregon",
    "goal=engagement",
    "also=sales",
    "test=yes",
    "testsize=20",
    "platform=instagram",
    "hours=4",
    "hourcost=30",
    "pay=mixed",
    "content=raw",
    "aov=40",
    "margin=0.5",
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
    for (step, answers) in ANSWERS {
        page.wait(
            &format!("the question {step}"),
            &format!("location.hash.endsWith('/{step}') || ('{step}' === 'product' && /^#.brief$|^$/.test(location.hash))"),
        )
        .await?;
        for done in answers {
            answer(&page, step, done).await?;
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
    page.tab_to(
        "the way to the advice",
        "/advice/.test(e.getAttribute('href')) && document.querySelector('main').contains(e)",
    )
    .await?;
    page.press(&[Key::Enter]).await?;
    page.wait("the advice", "location.hash.startsWith('#/advice')")
        .await?;
    page.settled().await?;
    let link = page
        .text_of("document.querySelector('[data-on][data-query]')?.dataset.query ?? ''")
        .await?;
    for part in BRIEF {
        ensure!(
            link.split('&').any(|p| p == part),
            "{part} is missing in {link}"
        );
    }
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

/// Answers with keys only, starting wherever the focus is.
async fn answer(page: &Page, step: &str, done: &Done) -> Result<()> {
    match done {
        Typed(id, text) => {
            page.tab_to(id, &format!("e.id === '{id}'")).await?;
            page.type_text(text).await
        }
        Picked(name, value) => {
            page.tab_to(
                &format!("the answers of {name}"),
                &format!("e.type === 'radio' && e.name === '{name}'"),
            )
            .await?;
            for _ in 0..12 {
                if page.text_of("document.activeElement.value").await? == *value {
                    break;
                }
                page.press(&[Key::Down]).await?;
            }
            page.type_text(" ").await?;
            holds(page, step, name, value).await
        }
        Ticked(name, value) => {
            page.tab_to(
                &format!("{value} in {name}"),
                &format!("e.type === 'checkbox' && e.name === '{name}' && e.value === '{value}'"),
            )
            .await?;
            page.type_text(" ").await?;
            holds(page, step, name, value).await
        }
    }
}

/// An answer is marked as given.
async fn holds(page: &Page, step: &str, name: &str, value: &str) -> Result<()> {
    let given = page
        .text_of(&format!(
            "document.querySelector('input[name={name}][value={value}]').checked"
        ))
        .await?;
    ensure!(given == "true", "{step}: {value} of {name} is not given");
    Ok(())
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
