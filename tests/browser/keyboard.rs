//! The whole brief, the advice, the short list, a link and the client's view with the keyboard alone.

use anyhow::{Result, ensure};
use browser_tests::{Key, Look, Page};

use super::share::{LINK, hash, held, link, shared};
use super::shortlist::{listed, settled};

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

#[tokio::test(flavor = "multi_thread")]
async fn short_list_by_keyboard() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    reach(
        &page,
        "the budget",
        "e.dataset.testid === 'shortlist-budget'",
    )
    .await?;
    page.type_text("2000").await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the budget to be taken",
        "Number(document.querySelector('[data-testid=shortlist-total]').dataset.cost) <= 180000",
    )
    .await?;
    settled(&page, "proven").await?;
    let pinned = decide(&page, "pin").await?;
    page.wait(
        "the creator to have to be in",
        &format!(
            "document.querySelector('[data-testid=shortlist-row][data-handle=\"{pinned}\"] [data-on=unpin]')"
        ),
    )
    .await?;
    settled(&page, "proven").await?;
    let out = decide(&page, "exclude").await?;
    page.wait(
        "the creator to be out",
        &format!("!document.querySelector('[data-testid=shortlist-row][data-handle=\"{out}\"]')"),
    )
    .await?;
    settled(&page, "proven").await?;
    reach(
        &page,
        "the way to the link",
        "e.getAttribute('href') === '#/share'",
    )
    .await?;
    page.press(&[Key::Enter]).await?;
    page.wait("the page of the link", "location.hash === '#/share'")
        .await?;
    page.settled().await?;
    page.finish().await
}

/// Presses the first button of a kind that Tab comes to. Gives back whom it is about.
async fn decide(page: &Page, on: &str) -> Result<String> {
    // The table is drawn anew until it is worked out what dropping each would cost, which more money comes after.
    page.wait("everything to be told", "document.querySelector('#next')")
        .await?;
    let button = format!(
        "e.dataset.on === '{on}' && e.closest('[data-testid=shortlist-row]:not(:has([data-on=unpin]))')"
    );
    reach(page, on, &button).await?;
    let handle = page
        .text_of("document.activeElement.closest('tr').dataset.handle")
        .await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the focus to stay at the table",
        "document.activeElement.closest('.acting')?.ariaLabel === 'Who is in'",
    )
    .await?;
    Ok(handle)
}

#[tokio::test(flavor = "multi_thread")]
async fn link_and_shared_plan_by_keyboard() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    page.go("#/share").await?;
    page.by_testid("share-list").await?;
    reach(&page, "the title", "e.dataset.testid === 'share-title'").await?;
    page.type_text("Plan for Saltmoss").await?;
    reach(&page, "the fees", "e.dataset.testid === 'share-fees'").await?;
    page.type_text(" ").await?;
    page.wait(
        "fees to be off",
        "!document.querySelector('[data-testid=share-fees]').checked",
    )
    .await?;
    reach(
        &page,
        "the button that copies",
        "e.tagName === 'BUTTON' && e.innerText.includes('Copy the link')",
    )
    .await?;
    reach(
        &page,
        "the client's view",
        "e.tagName === 'A' && e.href.includes('#/s/3.')",
    )
    .await?;
    reach(
        &page,
        "the code",
        "e.tagName === 'SUMMARY' && e.closest('[data-testid=share-code]')",
    )
    .await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the code to be shown",
        "document.querySelector('[data-testid=share-code]').open",
    )
    .await?;
    let plan = held(&page).await?;
    ensure!(plan.title == "Plan for Saltmoss", "{}", plan.title);
    let free = |list: &tierwise_core::persist::share::SharedList| {
        list.creators.iter().all(|c| c.cost.is_none())
    };
    ensure!(
        plan.list.as_ref().is_some_and(free),
        "fees are in the link: {:?}",
        plan.list
    );
    let made = hash(&link(&page, LINK).await?);
    page.load(&made).await?;
    shared(&page).await?;
    page.settled().await?;
    reach(
        &page,
        "the button that copies the link",
        "e.dataset.testid === 'shared-copy-link'",
    )
    .await?;
    for slider in ["whatif-budget", "whatif-hours"] {
        reach(&page, slider, &format!("e.dataset.testid === '{slider}'")).await?;
        let value = "document.activeElement.value";
        let before = page.text_of(value).await?;
        page.press(&[Key::Right, Key::Right]).await?;
        ensure!(page.text_of(value).await? != before, "{slider} stays");
        page.by_testid("whatif-back").await?;
    }
    reach(
        &page,
        "another goal",
        "e.closest('.wigoal') && e.ariaPressed === 'false'",
    )
    .await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the goal to be chosen",
        "document.activeElement.ariaPressed === 'true'",
    )
    .await?;
    reach(&page, "the way back", "e.dataset.testid === 'whatif-back'").await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the plan to be back",
        "!document.querySelector('[data-testid=whatif-back]')",
    )
    .await?;
    shared(&page).await?;
    page.settled().await?;
    reach(&page, "a source", "e.matches('main a.src')").await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the source to have the focus, in the plan",
        "document.activeElement.closest('.srcs li') && location.hash === '#/s'",
    )
    .await?;
    reach(&page, "the copy", "e.dataset.testid === 'shared-copy'").await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the question, with the focus",
        "document.activeElement.closest('[data-testid=shared-copying]')",
    )
    .await?;
    reach(&page, "the yes", "e.dataset.testid === 'shared-copy-make'").await?;
    page.finish().await
}

/// Tabs to something, and holds that it is seen there.
async fn reach(page: &Page, what: &str, expression: &str) -> Result<()> {
    page.tab_to(what, expression).await?;
    seen(page).await
}
