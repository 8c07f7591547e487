//! The short list, driven as a user would: found, proved, bounded, explained, kept.

use anyhow::{Result, ensure};
use browser_tests::{LOOKS, Page};
use fantoccini::key::Key;

use super::roster::{kept, taken};

/// Waits until a set stands, and gives back its sum in minor units.
pub async fn settled(page: &Page, status: &str) -> Result<i64> {
    page.wait(
        &format!("the list to be {status}"),
        &format!(
            "(plate => plate?.dataset.status === '{status}' && plate.ariaBusy === 'false')\
             (document.querySelector('[data-testid=shortlist-proof]'))"
        ),
    )
    .await?;
    if status == "infeasible" {
        return Ok(0);
    }
    Ok(page
        .attribute("shortlist-total", "data-cost")
        .await?
        .parse()?)
}

/// Brings the export in and goes to the list.
pub async fn listed(page: &Page) -> Result<i64> {
    taken(page).await?;
    page.click_words("Keep as mine").await?;
    page.go("#/shortlist").await?;
    settled(page, "proven").await
}

/// Checks in every look that axe has no complaint and that nothing is wider than the screen.
pub async fn sound(page: &Page, what: &str) -> Result<()> {
    let mut wrong = Vec::new();
    for look in LOOKS {
        page.look(look).await?;
        for violation in page.axe().await? {
            wrong.push(format!("{what} at {}: {violation}", look.name()));
        }
        let over = page
            .text_of("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await?;
        if over != "0" {
            let widest = page
                .text_of(
                    "[...document.querySelectorAll('body *')]\
                     .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)\
                     .map(e => `${e.tagName}.${e.className}`).slice(0, 5).join(' ')",
                )
                .await?;
            wrong.push(format!(
                "{what} at {}: {over} px too wide: {widest}",
                look.name()
            ));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Types into a limit, over what is there, and takes it.
pub async fn limit(page: &Page, testid: &str, text: &str) -> Result<()> {
    page.by_testid(testid).await?.clear().await?;
    page.by_testid(testid).await?.send_keys(text).await?;
    page.by_testid("shortlist-run").await?.click().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_best_set_is_found_proved_and_adds_up() -> Result<()> {
    let page = Page::open().await?;
    let cost = listed(&page).await?;
    let rows = page
        .text_of(
            "[...document.querySelectorAll('[data-testid=shortlist-row]')]\
             .reduce((sum, row) => sum + Number(row.dataset.cost), 0)",
        )
        .await?;
    ensure!(rows == cost.to_string(), "rows {rows}, total {cost}");
    // A tenth of the brief's 5,000 is kept for boosting.
    ensure!(cost <= 450_000, "{cost}");
    limit(&page, "shortlist-budget", "1000").await?;
    let less = settled(&page, "proven").await?;
    ensure!(less <= 90_000, "{less}");
    page.wait(
        "what more money adds, and why others are out",
        "document.querySelector('#next') && document.querySelectorAll('[data-testid=shortlist-out]').length >= 8",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_are_kept_and_conflicts_are_told() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    limit(&page, "shortlist-most", "3").await?;
    settled(&page, "proven").await?;
    let rows = page
        .text_of("document.querySelectorAll('[data-testid=shortlist-row]').length")
        .await?;
    ensure!(rows == "3", "{rows} creators");
    // Four of a tier where three are the most in all.
    let fewest = "document.querySelector('[aria-label^=\"Fewest Micro\"]')";
    page.run(&format!("{fewest}.focus(); {fewest}.select()"), vec![])
        .await?;
    page.type_text("4").await?;
    page.press(&[Key::Enter]).await?;
    settled(&page, "infeasible").await?;
    let said = page
        .text_of("document.querySelector('[data-testid=shortlist-proof]').innerText")
        .await?;
    ensure!(
        said.contains("no more than 3") && said.contains("at least 4"),
        "{said}"
    );
    // What cannot be read is told at its field, and the rest stays.
    limit(&page, "shortlist-budget", "a lot").await?;
    page.wait(
        "the mistake to be told",
        "document.querySelector('.rules .err')",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_wanted_is_in_and_all_of_it_is_there_again() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    let out = page.attribute("shortlist-row", "data-handle").await?;
    page.run(
        "document.querySelector('[data-testid=shortlist-row] [data-on=exclude]').click()",
        vec![],
    )
    .await?;
    page.wait(
        "the creator to be out, with the focus at the table",
        &format!(
            "!document.querySelector('[data-testid=shortlist-row][data-handle=\"{out}\"]') && \
             document.activeElement.ariaLabel === 'Who is in'"
        ),
    )
    .await?;
    settled(&page, "proven").await?;
    limit(&page, "shortlist-budget", "2000").await?;
    let cost = settled(&page, "proven").await?;
    kept(&page).await?;
    page.reload().await?;
    ensure!(
        settled(&page, "proven").await? == cost,
        "another list after a reload"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn plans_stand_side_by_side() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    page.click_words("Compare with another plan").await?;
    limit(&page, "shortlist-budget", "1500").await?;
    settled(&page, "proven").await?;
    page.wait(
        "both plans to be worked out",
        "document.querySelectorAll('#compare ~ *, [aria-labelledby=compare] tbody tr').length >= 2 && \
         !document.querySelector('[aria-labelledby=compare]').innerText.includes('worked out')",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_plan_is_taken_back_where_it_was_removed() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    page.click_words("Compare with another plan").await?;
    limit(&page, "shortlist-budget", "1500").await?;
    page.click_words("Remove this plan").await?;
    let plans = "document.querySelectorAll('.plans .seg button').length";
    page.wait("one plan to be left", &format!("{plans} === 0"))
        .await?;
    page.wait(
        "the way back to say what it brings",
        "document.querySelector('[title=\"Undo: removal of a plan\"]')",
    )
    .await?;
    page.click_words("Undo").await?;
    page.wait(
        "the plan to be back, with its limit",
        &format!("{plans} === 2 && document.querySelector('[data-testid=shortlist-budget]').value === '1500'"),
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_list_is_for_everybody_at_every_width() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    sound(&page, "short list").await?;
    page.finish().await
}
