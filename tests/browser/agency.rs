//! A week at an agency: two brands with a roster and a short list each, a link that the client opens in another browser
//! on a phone, the plug pulled, and on Monday a new version.

use anyhow::{Result, ensure};
use browser_tests::{CHROMIUM, FIREFOX, Page, watched};

use super::data::{act, create, names, office, open_is, product, product_is, said};
use super::journey::{client, plan};
use super::offline::{ready, take_over};
use super::releases::deploy_next;
use super::roster::{kept, matched};
use super::share::hash;
use super::shortlist::{limit, listed, settled};

#[tokio::test(flavor = "multi_thread")]
async fn an_agency_gets_through_its_week() -> Result<()> {
    let site = watched("agency")?;
    let mut page = Page::open_in(&CHROMIUM, &site, "agency").await?;
    let candles = listed(&page).await?;
    ready(&page).await?;
    office(&page).await?;
    act(&page, "My brand", "brand-rename").await?;
    page.fill("brand-name", "Saltmoss\n").await?;
    said(&page, "Saltmoss").await?;

    create(&page, "Halden Bakes").await?;
    product(&page, "Bread").await?;
    listed(&page).await?;
    limit(&page, "shortlist-budget", "900").await?;
    let bread = settled(&page, "proven").await?;
    ensure!(
        bread <= 90_000 && bread != candles,
        "{bread} for Halden Bakes"
    );
    let made = plan(&page).await?;
    client(&FIREFOX, &site, &hash(&made)).await?;
    kept(&page).await?;

    page.stop_server()?;
    page.close_and_reopen().await?;
    page.goto("#/shortlist").await?;
    ensure!(settled(&page, "proven").await? == bread, "another list");
    office(&page).await?;
    act(&page, "Saltmoss", "brand-open").await?;
    open_is(&page, "Saltmoss").await?;
    page.go("#/roster").await?;
    matched(&page, "122").await?;
    page.go("#/shortlist").await?;
    ensure!(settled(&page, "proven").await? == candles, "another list");
    product(&page, "Candlesticks").await?;

    deploy_next(&site)?;
    page.start_server(&site)?;
    page.reload().await?;
    take_over(&page).await?;
    product_is(&page, "Candlesticks").await?;
    office(&page).await?;
    let brands = names(&page, "brands").await?;
    ensure!(brands == "Saltmoss, Halden Bakes", "{brands}");
    act(&page, "Halden Bakes", "brand-open").await?;
    open_is(&page, "Halden Bakes").await?;
    page.go("#/shortlist").await?;
    ensure!(settled(&page, "proven").await? == bread, "another list");
    page.finish().await
}
