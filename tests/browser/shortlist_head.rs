//! What a short list and the plan that a client opens say before anything else: money, results, losses, guesses, and what
//! keeps the list from being larger.

use anyhow::{Context, Result, ensure};
use browser_tests::Page;
use fantoccini::key::Key;
use serde_json::json;

use super::share::{LINK, hash, link, shared};
use super::shortlist::{limit, listed, settled, sound};
use super::workbook::{bring, file};

/// Creators of three tiers, all of whom can be paid.
const PRICED: &str = "handle,platform,followers,price,city,country\n\
     mossyhearth,instagram,171831,1900,Portland,US\n\
     tide.kiln,instagram,16089,220,Eugene,US\n\
     lantern_lane,tiktok,9082,95,Leeds,UK\n";

/// Brings creators in for a brief and finds the list.
async fn found(page: &Page, brief: &str, creators: &str) -> Result<()> {
    page.goto(&format!("#/roster?{brief}")).await?;
    bring(page, &file("priced.csv", creators.as_bytes())?).await?;
    page.click("import-confirm").await?;
    page.by_testid("roster-row").await?;
    page.click_words("Keep as mine").await?;
    page.go("#/shortlist").await?;
    settled(page, "proven").await?;
    Ok(())
}

/// Opens the list as a client does.
async fn client(page: &Page) -> Result<Page> {
    page.go("#/share").await?;
    page.by_testid("share-list").await?;
    let made = hash(&link(page, LINK).await?);
    let client = Page::open().await?;
    client.load(&made).await?;
    shared(&client).await?;
    Ok(client)
}

async fn said(page: &Page, css: &str) -> Result<String> {
    let said = format!("document.querySelector('{css}')?.innerText ?? ''");
    page.text_of(&said).await
}

/// The figures in one line whose names these are.
async fn figures(page: &Page, names: &[&str]) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for name in names {
        let figure = format!(
            "[...document.querySelectorAll('[data-testid=plan-figures] div')]\
             .find(f => f.querySelector('dt').innerText === '{name}')?.innerText ?? ''"
        );
        let figure = page.text_of(&figure).await?;
        ensure!(!figure.is_empty(), "{name} is not told");
        all.push(figure);
    }
    Ok(all)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loss_is_said_first_and_the_client_reads_the_same() -> Result<()> {
    const SALES: &str = "budget=5000&currency=USD&goal=sales&aov=40&margin=0.5&hourcost=30";
    const EARNED: [&str; 4] = ["Orders", "Revenue", "ROAS", "Break-even"];
    let page = Page::open().await?;
    found(&page, SALES, PRICED).await?;
    let (loss, own) = (
        said(&page, "[data-testid=list-loss]").await?,
        figures(&page, &EARNED).await?,
    );
    ensure!(
        loss.starts_with("Expected result: a loss of about $"),
        "“{loss}” is told"
    );
    let first = "document.querySelector('h1').nextElementSibling.innerText";
    let first = page.text_of(first).await?;
    ensure!(first == loss, "{first} stands below the headline");
    let orders = own.first().context("no orders")?;
    ensure!(!orders.contains('.'), "parts of orders: {orders}");
    sound(&page, "a list that loses money").await?;
    let client = client(&page).await?;
    let told = said(&client, "[data-testid=list-loss]").await?;
    ensure!(told == loss, "{told} is told to the client, not {loss}");
    let told = figures(&client, &EARNED).await?;
    ensure!(told == own, "{told:?} to the client, not {own:?}");
    sound(&client, "a plan that loses money").await?;
    client.finish().await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_without_a_list_says_its_loss_above_its_figures() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&currency=USD&goal=sales&aov=10&margin=0.2&hourcost=30")
        .await?;
    let made = hash(&link(&page, LINK).await?);
    page.load(&made).await?;
    shared(&page).await?;
    figures(&page, &["Revenue", "ROAS", "Break-even"]).await?;
    let loss = said(&page, "[data-testid=list-loss]").await?;
    ensure!(loss.contains("a loss of about $"), "“{loss}” is told");
    sound(&page, "an advice that loses money").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_order_is_worth_is_asked_for_where_nobody_said_it() -> Result<()> {
    let page = Page::open().await?;
    found(&page, "budget=5000&currency=USD&goal=sales", PRICED).await?;
    let known = said(&page, "[data-testid=shortlist-known]").await?;
    ensure!(known.contains("an order value and a margin"), "{known}");
    page.finish().await
}

/// The names of tiers in the order in which parts of a page have them.
const TIERS: &str = "['.lede', '[data-testid=plan-figures] div:nth-child(2)', '.lbill tbody', '.whog']\
     .map(part => document.querySelector(part).innerText.toLowerCase().match(/nano|micro|mid|macro/g))\
     .map(all => [...new Set(all)].join()).join(';')";

#[tokio::test(flavor = "multi_thread")]
async fn a_client_reads_of_money_and_results_and_of_tiers_in_one_order() -> Result<()> {
    let page = Page::open().await?;
    found(
        &page,
        "budget=5000&currency=USD&goal=engagement&geo=world",
        PRICED,
    )
    .await?;
    let client = client(&page).await?;
    let title = said(&client, "h1").await?;
    ensure!(
        title.starts_with("$2,215 for 1 nano, 1 micro and 1 ")
            && title.contains("should bring about "),
        "{title}"
    );
    let tiers = client.text_of(TIERS).await?;
    let mut orders = tiers.split(';');
    let first = orders.next().context("no tiers")?;
    ensure!(
        first.starts_with("nano,micro,") && orders.all(|order| order == first),
        "{tiers}"
    );
    let who = said(&client, ".whog").await?;
    ensure!(who.contains("Portland") && who.contains("Leeds"), "{who}");
    client.finish().await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn guessed_fees_places_and_the_limit_that_binds_are_told() -> Result<()> {
    let page = Page::open().await?;
    let guessed = PRICED
        .replace("1900", "")
        .replace("220", "")
        .replace("95,", ",");
    found(
        &page,
        "budget=20000&currency=USD&goal=engagement&geo=world",
        &guessed,
    )
    .await?;
    let title = said(&page, "h1").await?;
    ensure!(title.contains("for an estimated $"), "{title}");
    let known = said(&page, "[data-testid=shortlist-known]").await?;
    ensure!(
        known.contains("3 of 3 fees are estimates")
            && known.contains("Everybody who may be chosen"),
        "{known}"
    );
    let rows = "[...document.querySelectorAll('[data-testid=shortlist-row]')].map(row => row.innerText).join()";
    let rows = page.text_of(rows).await?;
    ensure!(
        rows.contains("Portland") && rows.contains("Leeds"),
        "{rows}"
    );
    limit(&page, "shortlist-most", "2").await?;
    page.wait(
        "the limit that binds to be named",
        "document.querySelector('[data-testid=shortlist-known]').innerText\
         .includes('no more than 2 creators, which keeps 1 other out')",
    )
    .await?;
    let client = client(&page).await?;
    let told = said(&client, "[data-testid=shared-estimates]").await?;
    ensure!(told.contains("2 of 2 fees are estimates"), "{told}");
    client.finish().await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_is_kept_is_the_same_wherever_it_is_told() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    limit(&page, "shortlist-most", "3").await?;
    settled(&page, "proven").await?;
    page.wait(
        "the headline, the field and the table to agree",
        "(minor => { \
           const amount = text => Number(text.replace(/[^0-9]/g, '')); \
           const title = document.querySelector('h1').innerText.split(', '); \
           const told = what => amount(title.find(part => part.endsWith(what)) ?? ''); \
           const foot = what => [...document.querySelectorAll('.pk tfoot tr')] \
             .find(row => row.innerText.startsWith(what))?.querySelector('.p-f').innerText ?? ''; \
           return told(' left') > 0 && told(' left') === amount(foot('Left over')) && \
             told('kept for boosting') === amount(foot('Kept')) && \
             told('kept for boosting') === amount(document.querySelector('[data-testid=shortlist-kept]').placeholder) \
         })()",
    )
    .await?;
    page.finish().await
}

/// Ctrl+Z, or with Shift, where the focus is.
const TURN: &str = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', \
     {key: arguments[0] ? 'Z' : 'z', ctrlKey: true, shiftKey: arguments[0], bubbles: true, cancelable: true}))";

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_goes_on_where_it_was_and_takes_back() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    let second = "[...document.querySelectorAll('[data-testid=shortlist-row]')][1]";
    let out = page.text_of(&format!("{second}.dataset.handle")).await?;
    let row =
        format!("document.querySelector('[data-testid=shortlist-row][data-handle=\"{out}\"]')");
    page.run(
        &format!("{second}.querySelector('[data-on=exclude]').focus()"),
        vec![],
    )
    .await?;
    page.press(&[Key::Enter]).await?;
    page.wait("the creator to be out", &format!("!{row}"))
        .await?;
    settled(&page, "proven").await?;
    page.wait(
        "the changes to be worked out",
        "document.querySelector('[data-testid=shortlist-working]').innerText.includes('worked out below')",
    )
    .await?;
    let place = "(f => f.dataset.on === 'exclude' && f.closest('.acting').ariaLabel === 'Who is in')(document.activeElement)";
    page.wait("the focus to be at the next creator", place)
        .await?;
    page.run(TURN, vec![json!(false)]).await?;
    page.wait("the creator to be back", &row).await?;
    page.run(TURN, vec![json!(true)]).await?;
    page.wait("the creator to be out again", &format!("!{row}"))
        .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_bounds_nothing_by_itself_and_must_haves_above_the_most_are_told() -> Result<()> {
    let page = Page::open().await?;
    let cost = listed(&page).await?;
    let add =
        "const field = document.querySelector('[aria-label^=\"Country, state\"]'); field.focus()";
    page.run(add, vec![]).await?;
    page.type_text("Oregon").await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the place, with nothing asked of it",
        "document.querySelector('[aria-label^=\"Fewest oregon\" i]')?.value === ''",
    )
    .await?;
    ensure!(settled(&page, "proven").await? == cost, "another list");
    limit(&page, "shortlist-share", "5").await?;
    settled(&page, "proven").await?;
    page.run(
        "document.querySelector('[aria-labelledby=whyout] [data-on=pin]').click()",
        vec![],
    )
    .await?;
    page.wait(
        "it to be told who is above the most on one creator",
        "(said => said.includes('above your most on one creator') && said.includes('Must have'))\
         (document.querySelector('[data-testid=shortlist-known]')?.innerText ?? '')",
    )
    .await?;
    sound(&page, "a must-have above the most").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creators_other_money_is_told_in_the_briefs_too() -> Result<()> {
    let page = Page::open().await?;
    let dollars = "handle,platform,followers,fee (USD)\nmossyhearth,instagram,71831,410\n";
    page.goto("#/roster?budget=5000&currency=EUR&goal=sales")
        .await?;
    bring(&page, &file("dollars.csv", dollars.as_bytes())?).await?;
    page.click("import-confirm").await?;
    page.by_testid("roster-row").await?;
    page.run("document.querySelector('[data-on=open]').click()", vec![])
        .await?;
    page.wait("the drawer", "document.querySelector('.drawer .brk')")
        .await?;
    let money =
        "document.querySelector('.drawer').innerText.match(/[$€][\\d,.]+[^\\n]{0,12}/g).join('|')";
    let money = page.text_of(money).await?;
    let alone = money
        .split('|')
        .filter(|said| said.starts_with('$') && !said.contains("about €"));
    let alone: Vec<&str> = alone.collect();
    ensure!(
        money.contains("$410, about €") && alone.is_empty(),
        "{money}"
    );
    page.finish().await
}
