//! The same brief gives the same answer natively and in the browser, to the last bit of every share.

use anyhow::{Result, ensure};
use browser_tests::{EXAMPLE_LINK, Page};
use tierwise_core::domain::advice::advise;
use tierwise_core::domain::link;
use tierwise_core::domain::settings::Context;

const BRIEFS: [&str; 5] = [
    "#/advice?budget=10000",
    "#/advice?niche=mass&budget=250000&goal=awareness",
    "#/advice?budget=800&geo=city",
    "#/advice?budget=120000&currency=JPY&geo=country&goal=sales&also=content&pay=affiliate&test=yes",
    EXAMPLE_LINK,
];

#[tokio::test(flavor = "multi_thread")]
async fn shares_and_money_are_the_native_ones() -> Result<()> {
    let page = Page::open().await?;
    for hash in BRIEFS {
        page.goto(hash).await?;
        page.by_testid("advice-leader").await?;
        let query = hash.split_once('?').map_or("", |(_, query)| query);
        let advice = advise(&link::parse(query).0, &Context::default());
        let shares: Vec<String> = advice
            .tiers
            .iter()
            .map(|t| format!("{} {}", t.band.tier.slug(), t.acceptability))
            .collect();
        let shown = page
            .text_of(
                "[...document.querySelectorAll('[data-testid=advice-acceptability]')]\
                 .map(e => `${e.dataset.tier} ${Number(e.dataset.value)}`).join()",
            )
            .await?;
        ensure!(
            shown == shares.join(","),
            "{hash}: {shown} in the browser, {shares:?} natively"
        );
        let rows: Vec<String> = advice
            .mix
            .rows
            .iter()
            .map(|r| format!("{} {} {}", r.tier.slug(), r.count, r.cost.get()))
            .collect();
        let shown = page
            .text_of(
                "[...document.querySelectorAll('[data-testid=mix-row]')].filter(e => e.dataset.tier)\
                 .map(e => `${e.dataset.tier} ${e.dataset.count} ${e.dataset.cost}`).join()",
            )
            .await?;
        ensure!(
            shown == rows.join(","),
            "{hash}: {shown} in the browser, {rows:?} natively"
        );
    }
    page.finish().await
}
