//! Plans of the short list are where the page says they are: on the disk, in the other tab, and nowhere half.

use anyhow::{Result, ensure};
use browser_tests::{Page, kills};
use fantoccini::wd::WindowHandle;
use serde_json::json;

use crate::roster::kept;
use crate::shortlist::{limit, listed, settled};

/// How often the browser is killed: once after every kind of change. More with `TIERWISE_KILLS=50`.
const KILLS: usize = 6;
/// Plans that are kept side by side.
const PLANS: usize = 6;

/// What is asked for, as the page shows it: the names of the plans, which of them is looked at, its budget and its most
/// creators, and who has to be in.
const ASKED: &str = "JSON.stringify([\
     [...document.querySelectorAll('.plans .seg button')].map(b => b.textContent), \
     [...document.querySelectorAll('.plans .seg button')].findIndex(b => b.ariaPressed === 'true'), \
     document.querySelector('[data-testid=shortlist-budget]').value, \
     document.querySelector('[data-testid=shortlist-most]').value, \
     [...document.querySelectorAll('[data-on=unpin]')].map(b => b.closest('tr').dataset.handle)])";

/// Whether somebody is in.
fn is_in(handle: &str) -> String {
    format!("document.querySelector('[data-testid=shortlist-row][data-handle=\"{handle}\"]')")
}

/// The name that is typed, the budget and the most creators of a plan.
#[derive(Clone)]
struct Plan {
    name: String,
    budget: String,
    most: String,
}

/// What is asked for, as it has to be.
struct Asked {
    plans: Vec<Plan>,
    current: usize,
    must: Option<String>,
    out: Vec<String>,
}

impl Asked {
    fn plan(&mut self) -> &mut Plan {
        &mut self.plans[self.current]
    }

    /// Does what is done in a round: each kind of change in its turn. Comes back when the page says that it is saved.
    async fn change(&mut self, page: &Page, round: usize) -> Result<()> {
        match round % 6 {
            0 => {
                let budget = (2_000 + round * 10).to_string();
                limit(page, "shortlist-budget", &budget).await?;
                self.plan().budget = budget;
            }
            1 => {
                page.click_words("Compare with another plan").await?;
                let name = String::new();
                let copy = Plan {
                    name,
                    ..self.plan().clone()
                };
                self.current = self.plans.len();
                self.plans.push(copy);
            }
            2 => {
                let most = (5 + round % 7).to_string();
                limit(page, "shortlist-most", &most).await?;
                self.plan().most = most;
            }
            3 => self.must = press(page, if self.must.is_some() { "unpin" } else { "pin" }).await?,
            4 => self.out.extend(press(page, "exclude").await?),
            _ => self.change_plans(page, round).await?,
        }
        saved(page).await
    }

    /// Another name, another plan that is looked at, or one less.
    async fn change_plans(&mut self, page: &Page, round: usize) -> Result<()> {
        if self.plans.len() >= PLANS - 1 {
            page.click_words("Remove this plan").await?;
            self.plans.remove(self.current);
            self.current = self.current.saturating_sub(1);
        } else if round % 12 == 5 {
            let name = format!("Round {round}");
            let field = "const field = document.querySelector('.plans__n input'); field.value = arguments[0]; \
                         field.dispatchEvent(new Event('change', {bubbles: true}))";
            page.run(field, vec![json!(name)]).await?;
            self.plan().name = name;
        } else {
            let button = "document.querySelectorAll('.plans .seg button')[arguments[0]].click()";
            self.current = (self.current + 1) % self.plans.len();
            page.run(button, vec![json!(self.current)]).await?;
        }
        Ok(())
    }

    async fn is_there(&self, page: &Page, round: usize) -> Result<()> {
        let name = |(at, plan): (usize, &Plan)| match plan.name.as_str() {
            "" => format!("Plan {}", at + 1),
            name => name.to_owned(),
        };
        let names: Vec<String> = match self.plans.len() {
            1 => Vec::new(),
            _ => self.plans.iter().enumerate().map(name).collect(),
        };
        let current = if names.is_empty() {
            -1
        } else {
            self.current as i64
        };
        let plan = &self.plans[self.current];
        let must: Vec<&String> = self.must.iter().collect();
        let wanted = json!([names, current, plan.budget, plan.most, must]).to_string();
        settled(page, "proven").await?;
        page.wait(
            &format!("round {round}: {wanted} to be there"),
            &format!("{ASKED} === {}", json!(wanted)),
        )
        .await?;
        for handle in &self.out {
            ensure!(
                page.text_of(&is_in(handle)).await?.is_empty(),
                "round {round}: {handle} is in again"
            );
        }
        Ok(())
    }
}

/// Presses the first button of a kind in the table. Gives back whom it was about; nobody where it took that back.
async fn press(page: &Page, on: &str) -> Result<Option<String>> {
    settled(page, "proven").await?;
    let row = "const button = document.querySelector(`[data-testid=shortlist-row]:not(:has([data-on=unpin])) [data-on=${arguments[0]}], \
               [data-testid=shortlist-row] [data-on=unpin][data-on=${arguments[0]}]`); button.click(); \
               return arguments[0] === 'unpin' ? '' : button.closest('tr').dataset.handle";
    let handle = page.run(row, vec![json!(on)]).await?;
    let handle = handle.as_str().unwrap_or_default().to_owned();
    Ok(Some(handle).filter(|handle| !handle.is_empty()))
}

async fn saved(page: &Page) -> Result<()> {
    page.wait(
        "the page to say that it is saved",
        "document.querySelector('[data-testid=saved-state]').dataset.state === 'saved'",
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn plans_said_to_be_saved_are_there_after_the_browser_was_killed() -> Result<()> {
    let mut page = Page::open_profile("killed-plans").await?;
    listed(&page).await?;
    kept(&page).await?;
    let brief = Plan {
        name: String::new(),
        budget: String::new(),
        most: String::new(),
    };
    let mut asked = Asked {
        plans: vec![brief],
        current: 0,
        must: None,
        out: Vec::new(),
    };
    for round in 0..kills(KILLS) {
        asked.change(&page, round).await?;
        page.kill_and_reopen().await?;
        page.goto("#/shortlist").await?;
        asked.is_there(&page, round).await?;
    }
    page.finish().await
}

/// Opens the short list in a second tab, too; gives back the first one.
async fn second_tab(page: &Page) -> Result<WindowHandle> {
    kept(page).await?;
    let first = page.new_tab().await?;
    page.goto("#/shortlist").await?;
    settled(page, "proven").await?;
    Ok(first)
}

/// Waits until a field of the limits shows this.
async fn shows(page: &Page, testid: &str, text: &str) -> Result<()> {
    page.wait(
        &format!("{testid} to show {text:?}"),
        &format!("document.querySelector('[data-testid={testid}]').value === '{text}'"),
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_tab_follows_the_plans() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    let first = second_tab(&page).await?;
    limit(&page, "shortlist-budget", "2000").await?;
    page.client().switch_to_window(first).await?;
    shows(&page, "shortlist-budget", "2000").await?;
    // What is asked for next is of what stands there now.
    limit(&page, "shortlist-most", "3").await?;
    saved(&page).await?;
    page.reload().await?;
    settled(&page, "proven").await?;
    shows(&page, "shortlist-budget", "2000").await?;
    shows(&page, "shortlist-most", "3").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_that_ask_at_once_lose_nothing_silently() -> Result<()> {
    let page = Page::open().await?;
    // Neither tab hears of the other's saves, as when both write at the same moment.
    let deaf = "addEventListener('storage', event => event.stopImmediatePropagation(), true)";
    page.before_load(deaf).await?;
    listed(&page).await?;
    kept(&page).await?;
    let first = page.new_tab().await?;
    page.before_load(deaf).await?;
    page.goto("#/shortlist").await?;
    settled(&page, "proven").await?;
    let second = page.client().window().await?;
    limit(&page, "shortlist-most", "3").await?;
    saved(&page).await?;
    page.client().switch_to_window(first.clone()).await?;
    limit(&page, "shortlist-budget", "1500").await?;
    let told = page.by_testid("roster-trouble").await?.text().await?;
    ensure!(told.contains("Nothing was overwritten"), "{told}");
    ensure!(page.attribute("saved-state", "data-state").await? == "failed");
    page.click_words("Keep this one").await?;
    saved(&page).await?;
    // The other one asks, too, before it writes over what it has not seen.
    page.client().switch_to_window(second).await?;
    limit(&page, "shortlist-hours", "30").await?;
    let told = page.by_testid("roster-trouble").await?.text().await?;
    ensure!(told.contains("Nothing was overwritten"), "{told}");
    page.click_words("Use the other tab's").await?;
    settled(&page, "proven").await?;
    for (testid, text) in [
        ("shortlist-budget", "1500"),
        ("shortlist-most", ""),
        ("shortlist-hours", ""),
    ] {
        shows(&page, testid, text).await?;
    }
    page.finish().await
}

/// What is changed in the moment in which another tab's save is heard of is neither dropped nor said to be saved.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_while_another_tabs_save_is_read_is_asked_about() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    let first = second_tab(&page).await?;
    let second = page.client().window().await?;
    page.client().switch_to_window(first.clone()).await?;
    page.run(
        "globalThis.out = null; addEventListener('storage', event => { \
           if (out || !event.key?.includes('roster.list')) return; \
           const row = document.querySelector('[data-testid=shortlist-row]'); \
           out = row.dataset.handle; row.querySelector('[data-on=exclude]').click() })",
        vec![],
    )
    .await?;
    page.client().switch_to_window(second).await?;
    limit(&page, "shortlist-most", "3").await?;
    saved(&page).await?;
    page.client().switch_to_window(first).await?;
    let told = page.by_testid("roster-trouble").await?.text().await?;
    ensure!(told.contains("Nothing was overwritten"), "{told}");
    page.click_words("Keep this one").await?;
    saved(&page).await?;
    let out = page.text_of("globalThis.out").await?;
    page.reload().await?;
    settled(&page, "proven").await?;
    ensure!(
        !out.is_empty() && page.text_of(&is_in(&out)).await?.is_empty(),
        "{out:?} is in again"
    );
    page.finish().await
}
