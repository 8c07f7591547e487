//! Brands are where the page says they are: after the browser was killed, and with another tab that changes them, too.

use anyhow::{Result, ensure};
use browser_tests::{Page, kills};
use serde_json::json;

use crate::data::{
    SEAL, act, create, names, office, open_is, product, product_is, said, saved, two,
};

/// How often the browser is killed: once after every kind of change. More with `TIERWISE_KILLS=50`.
const KILLS: usize = 6;

/// The brands as the page lists them: names by stage, and which is open.
const LISTED: &str = "JSON.stringify(['brands', 'brands-archived', 'brands-deleted'].map(list => \
     [...document.querySelectorAll(`[data-testid=${list}] [data-testid=brand-row]`)].map(r => r.dataset.name).sort())\
     .concat(document.querySelector('button.brand b').textContent))";

/// The brands as they have to be.
struct Brands {
    active: Vec<String>,
    archived: Vec<String>,
    open: String,
}

impl Brands {
    /// Does what is done in a round: each kind of change in its turn. Comes back when the page says that it is done.
    async fn change(&mut self, page: &Page, round: usize) -> Result<()> {
        let name = format!("Brand of round {round}");
        let open = self.open.clone();
        let other = self.active.iter().find(|b| **b != open).cloned();
        match (round % 6, other) {
            (1, _) => {
                create(page, &name).await?;
                self.active.push(name.clone());
                self.open = name;
            }
            (2, Some(other)) => {
                act(page, &other, "brand-open").await?;
                open_is(page, &other).await?;
                self.open = other;
            }
            (3, _) => {
                act(page, &open, "brand-duplicate").await?;
                said(page, "copy").await?;
                self.active.push(format!("{open} copy"));
            }
            (4, Some(other)) => {
                act(page, &other, "brand-archive").await?;
                said(page, "archived").await?;
                self.active.retain(|b| *b != other);
                self.archived.push(other);
            }
            // The one that is open: another one opens.
            (5, Some(other)) => {
                act(page, &open, "brand-archive").await?;
                open_is(page, &other).await?;
                self.active.retain(|b| *b != open);
                self.archived.push(open);
                self.open = other;
            }
            _ => {
                act(page, &open, "brand-rename").await?;
                page.fill("brand-name", &format!("{name}\n")).await?;
                said(page, &name).await?;
                saved(page).await?;
                self.active
                    .iter_mut()
                    .filter(|b| **b == open)
                    .for_each(|b| b.clone_from(&name));
                self.open = name;
            }
        }
        Ok(())
    }

    async fn are_there(&self, page: &Page, round: usize) -> Result<()> {
        let [active, archived] = [&self.active, &self.archived].map(|names| {
            let mut names = names.clone();
            names.sort();
            names
        });
        let wanted = json!([active, archived, [], self.open]).to_string();
        page.wait(
            &format!("round {round}: {wanted} to be there"),
            &format!("{LISTED} === {}", json!(wanted)),
        )
        .await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn brands_said_to_be_saved_are_there_after_the_browser_was_killed() -> Result<()> {
    let mut page = Page::open_profile("killed-brands").await?;
    page.goto("#/data").await?;
    let first = "My brand".to_owned();
    let mut brands = Brands {
        active: vec![first.clone()],
        archived: Vec::new(),
        open: first,
    };
    for round in 0..kills(KILLS) {
        product(&page, &format!("Soap{round}")).await?;
        office(&page).await?;
        let copied = (round % 6 == 3).then(|| format!("{} copy", brands.open));
        brands.change(&page, round).await?;
        page.kill_and_reopen().await?;
        page.goto("#/data").await?;
        brands.are_there(&page, round).await?;
        // A copy has its texts, too.
        if let Some(copy) = copied {
            act(&page, &copy, "brand-open").await?;
            open_is(&page, &copy).await?;
            product_is(&page, &format!("Soap{round}")).await?;
            brands.open = copy;
        }
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_tab_makes_a_brand_while_another_opens_one() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    office(&page).await?;
    let first = page.new_tab().await?;
    page.goto("#/data").await?;
    page.by_testid("brand-row").await?;
    let second = page.client().window().await?;
    page.client().switch_to_window(first.clone()).await?;
    page.type_into("brand-new", "Brindle Pet").await?;
    // Both before either has come back.
    page.run(
        "document.querySelector('[data-testid=brand-create]').click()",
        vec![],
    )
    .await?;
    page.client().switch_to_window(second.clone()).await?;
    act(&page, "Saltmoss", "brand-open").await?;
    for (tab, typed) in [(second, "Cups"), (first, "Mugs")] {
        page.client().switch_to_window(tab).await?;
        page.wait(
            "another brand to be open",
            "!document.getElementById('boot') && document.querySelector('button.brand b').textContent !== 'Halden Bakes'",
        )
        .await?;
        office(&page).await?;
        page.wait(
            "all three to be there",
            "document.querySelectorAll('[data-testid=brands] [data-testid=brand-row]').length === 3",
        )
        .await?;
        ensure!(names(&page, "brands").await? == "Saltmoss, Halden Bakes, Brindle Pet");
        // What is typed goes into the brand that the tab shows.
        let shown = page
            .text_of("document.querySelector('button.brand b').textContent")
            .await?;
        let key = match shown.as_str() {
            "Saltmoss" => "tierwise.workspace",
            _ => "tierwise.brand-3.workspace",
        };
        product(&page, typed).await?;
        let there = page
            .text_of(&format!("localStorage['{key}'].includes('{typed}')"))
            .await?;
        ensure!(there == "true", "{typed} is not in {shown}");
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_comes_back_with_another_brand_says_so() -> Result<()> {
    let page = Page::open().await?;
    two(&page).await?;
    office(&page).await?;
    // Another tab opens the first brand after this one has made one, and before it is loaded anew.
    page.run(
        &format!(
            "{SEAL} addEventListener('pagehide', () => {{ \
               const text = localStorage.getItem('tierwise.brands'); \
               const payload = text.slice(text.indexOf('\\n') + 1).replace(/^3 (.*) Brindle Pet/, '1 $1 Saltmoss'); \
               localStorage.setItem('tierwise.brands', seal(99, payload)) }})"
        ),
        vec![],
    )
    .await?;
    create_over(&page, "Brindle Pet", "Saltmoss").await?;
    let told = page.by_testid("data-refused").await?.text().await?;
    ensure!(told.contains("“Brindle Pet” is there"), "{told}");
    // Once is enough.
    page.reload().await?;
    page.by_testid("brand-row").await?;
    let again = page
        .text_of("!!document.querySelector('[data-testid=data-refused]')")
        .await?;
    ensure!(again == "false", "it is said again");
    page.finish().await
}

/// Makes a brand, and waits for another one to be open.
async fn create_over(page: &Page, name: &str, other: &str) -> Result<()> {
    page.type_into("brand-new", name).await?;
    page.click("brand-create").await?;
    open_is(page, other).await
}
