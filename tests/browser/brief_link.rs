//! A linked brief: it opens the advice at once and leaves the stored brief alone; what is bad in
//! it is named on the page and counts as "not sure".

use anyhow::{Result, ensure};
use browser_tests::{EXAMPLE_LINK, Look, Page};

const STORED: &str = "localStorage.getItem('tierwise.workspace')";
/// What is stored but for the line with the revision; the brief is in there as the query of its link.
const BRIEF_STORED: &str =
    "(localStorage.getItem('tierwise.workspace') || '').replace(/^.*\\n/, '')";

/// A page with a brief of its own in storage: a product is named.
async fn with_own_brief() -> Result<Page> {
    let page = Page::open().await?;
    page.start_brief("Own soap").await?;
    page.wait(
        "the brief to be stored",
        &format!("({STORED} || '').includes('product=Own%20soap')"),
    )
    .await?;
    Ok(page)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_advice_stands_at_once_and_the_own_brief_stays() -> Result<()> {
    let page = with_own_brief().await?;
    let before = page.text_of(BRIEF_STORED).await?;
    page.goto(EXAMPLE_LINK).await?;
    let leader = page.attribute("advice-leader", "data-tier").await?;
    let tiers = ["nano", "micro", "mid", "macro", "mega", "celebrity"];
    ensure!(tiers.contains(&leader.as_str()), "the leader is {leader:?}");
    for testid in [
        "visit-banner",
        "visit-keep",
        "visit-discard",
        "mix-row",
        "reason-row",
    ] {
        page.by_testid(testid).await?;
    }
    let shares = page
        .text_of(
            "[...document.querySelectorAll('[data-testid=advice-acceptability]')]\
             .reduce((s, e) => s + Number(e.dataset.value), 0)",
        )
        .await?;
    ensure!(
        (shares.parse::<f64>()? - 1.0).abs() < 1e-6,
        "the shares add up to {shares}"
    );
    ensure!(
        page.text_of(BRIEF_STORED).await? == before,
        "the stored brief was changed"
    );
    page.reload().await?;
    ensure!(
        page.attribute("advice-leader", "data-tier").await? == leader,
        "a reload changes the answer"
    );
    ensure!(
        page.text_of(BRIEF_STORED).await? == before,
        "the stored brief was changed by a reload"
    );

    page.client()
        .find(fantoccini::Locator::Css("[data-testid=visit-discard]"))
        .await?
        .click()
        .await?;
    page.settled().await?;
    page.goto("#/brief").await?;
    page.wait(
        "the own brief to be back",
        "document.querySelector('[data-testid=product]').value === 'Own soap'",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn keeping_takes_the_linked_brief_over() -> Result<()> {
    let page = with_own_brief().await?;
    page.goto(EXAMPLE_LINK).await?;
    page.click("visit-keep").await?;
    page.wait(
        "the linked brief to be stored",
        &format!("{BRIEF_STORED}.includes('home-fragrance')"),
    )
    .await?;
    page.goto("#/brief/budget").await?;
    page.wait("the linked budget in the brief", "document.body.innerText.includes('5,000') || \
               [...document.querySelectorAll('input')].some(i => i.value.replace(/[^0-9]/g, '').startsWith('5000'))")
        .await?;
    page.finish().await
}

/// Query, and what the page has to name.
const BAD: [(&str, &[&str]); 12] = [
    ("budget=lots&niche=specialist", &["budget", "lots"]),
    ("budget=-5&niche=specialist", &["budget", "-5"]),
    ("budget=0", &["budget"]),
    ("budget=99999999999999999999", &["budget"]),
    (
        "category=no-such-thing&budget=5000",
        &["category", "no-such-thing"],
    ),
    (
        "category=%3Cscript%3Ealert(1)%3C/script%3E&budget=5000",
        &["category", "<script>alert(1)</script>"],
    ),
    (
        "category=%3Cimg%20src=x%20onerror=alert(1)%3E",
        &["<img src=x onerror=alert(1)>"],
    ),
    ("colour=blue&budget=5000", &["colour"]),
    ("goal=fame&budget=5000", &["goal", "fame"]),
    ("geo=%E0%A4%A&budget=5000", &["geo"]),
    ("currency=GOLD&budget=5000", &["currency", "GOLD"]),
    (
        "margin=7&aov=x&weeks=never&platform=fax",
        &["margin", "aov", "weeks", "platform", "fax"],
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn bad_values_are_named_and_the_rest_goes_on() -> Result<()> {
    let page = Page::open().await?;
    page.before_load("window.alert = () => console.error('a script from the link ran')")
        .await?;
    let mut wrong = Vec::new();
    for (query, named) in BAD {
        page.goto(&format!("#/advice?{query}")).await?;
        page.by_testid("advice-leader").await?;
        let words = page.words().await?;
        for name in named {
            if !words.contains(name) {
                wrong.push(format!("{query}: the page does not name {name}"));
            }
        }
    }
    ensure!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_kilobytes_of_junk_are_survived() -> Result<()> {
    let page = Page::open().await?;
    for junk in [
        "x".repeat(100_000),
        "a=b&".repeat(25_000),
        "%".repeat(100_000),
        "budget=5".repeat(12_000),
    ] {
        page.goto("#/brief").await?;
        // Set from inside: the driver need not carry it.
        page.run(
            "location.hash = '#/advice?' + arguments[0]",
            vec![junk.into()],
        )
        .await?;
        page.settled().await?;
        page.by_testid("advice-leader").await?;
        let length = page.words().await?.len();
        ensure!(
            length < 40_000,
            "the page repeats the junk: {length} letters"
        );
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_the_mix_is_listed_under_the_ruler() -> Result<()> {
    let page = Page::open().await?;
    page.look(Look {
        width: 390,
        dark: false,
    })
    .await?;
    page.goto(EXAMPLE_LINK).await?;
    page.by_testid("mix-row").await?;
    let count = |part: &str| {
        format!("[...document.querySelectorAll('{part}')].filter(e => e.checkVisibility()).length")
    };
    let rows = page.text_of(&count("[data-testid=mix-row]")).await?;
    let listed = page.text_of(&count(".mixfig .ruler__mix li")).await?;
    ensure!(listed == rows, "{listed} of {rows} tiers under the ruler");
    let inside = page.text_of(&count(".herofig .rb em")).await?;
    ensure!(
        inside == "0",
        "{inside} bars hold what they have no room for"
    );
    page.finish().await
}
