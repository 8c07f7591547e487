//! A browser whose stores fail: whichever call it is, at the start or while work is saved, what the page said to be saved
//! is there afterwards, and what is not was told. The order in which a roster's and a brand's texts are written is tried
//! natively, call by call (roster/tests/kept.rs, core/tests); here it is the page itself, and IndexedDB.

use anyhow::{Context, Result, ensure};
use browser_tests::Page;
use serde_json::json;

use crate::data::create;
use crate::roster::kept;

/// How a call fails: at once, or by an event where it makes a request.
const WAYS: [&str; 2] = ["at once", "later"];

/// Work that is changed while calls fail.
struct Work {
    /// The page it is done on.
    route: &'static str,
    /// The stores whose calls fail.
    stores: &'static [&'static str],
    /// Whether the page shows it.
    stands: &'static str,
    /// What it is, as text.
    shown: &'static str,
    /// Makes the change of number `k`.
    change: &'static str,
}

const DATABASE: [&str; 4] = [
    "IDBFactory",
    "IDBDatabase",
    "IDBTransaction",
    "IDBObjectStore",
];

const BRIEF: Work = Work {
    route: "#/brief",
    stores: &[
        "Storage",
        "IDBFactory",
        "IDBDatabase",
        "IDBTransaction",
        "IDBObjectStore",
    ],
    stands: "document.querySelector('[data-testid=product]')",
    shown: "document.querySelector('[data-testid=product]').value",
    change: "const field = document.querySelector('[data-testid=product]'); \
             field.value = `Candles ${k}`; field.dispatchEvent(new Event('input', { bubbles: true }))",
};

const ROSTER: Work = Work {
    route: "#/roster",
    stores: &DATABASE,
    stands: "document.querySelector('[data-testid=roster-row]')",
    shown: "[...document.querySelectorAll('[data-testid=roster-row]')]\
            .filter(row => row.querySelector('[data-on=pin]').ariaPressed === 'true')\
            .map(row => row.dataset.handle).sort().join(' ')",
    change: "document.querySelector(`[data-handle=maker${k % 5}] [data-on=pin]`).click()",
};

/// What became of a run.
struct Outcome {
    /// The work after each change, and what was said of it.
    seen: Vec<(String, String)>,
    /// Whether the call that was to fail was made for the first change or before it.
    failed: bool,
}

impl Work {
    /// Loads the page with the call of this number failing; 0 is none.
    async fn load(&self, page: &Page, way: &str, at: u64) -> Result<()> {
        let plan = json!({ "stores": self.stores, "at": at, "way": way }).to_string();
        page.run("sessionStorage.failing = arguments[0]", vec![plan.into()])
            .await?;
        page.reload().await?;
        page.wait("the page to stand", self.stands).await
    }

    /// Makes a change and, when it is known what became of it, another one.
    async fn change(&self, page: &Page, run: u64) -> Result<Outcome> {
        let (shown, change) = (self.shown, self.change);
        let script = format!(
            "(async () => {{ \
               const frame = () => new Promise(requestAnimationFrame); \
               const said = () => document.querySelector('[data-testid=saved-state]').dataset.state; \
               const seen = []; \
               let failed; \
               for (const k of [{run} * 2, {run} * 2 + 1]) {{ \
                 {{ {change} }} \
                 await frame(); await frame(); \
                 while (said() === 'saving') await frame(); \
                 seen.push([{shown}, said()]); \
                 failed ??= failing.calls >= failing.at; \
               }} \
               return [seen, failed]; }})()"
        );
        let outcome = page.evaluate(&script).await?;
        let (seen, failed) = serde_json::from_value(outcome)?;
        Ok(Outcome { seen, failed })
    }
}

/// Has each call of a start and of a change fail, one after the other, each on what the one before left. Gives back how
/// often it was told that something is not saved.
async fn each_call_fails(page: &Page, work: &Work) -> Result<usize> {
    let mut told = 0;
    let mut run = 0;
    for way in WAYS {
        work.load(page, way, 0).await?;
        let start = page.run("return failing.calls", vec![]).await?;
        let start = start.as_u64().context("no number of calls")?;
        let mut may = vec![page.text_of(work.shown).await?];
        for at in 1.. {
            let call = format!("call {at}, of which {start} are at the start, fails {way}");
            work.load(page, way, if at <= start { at } else { 0 })
                .await?;
            let there = page.text_of(work.shown).await?;
            if may.contains(&there) {
                may = vec![there];
            } else {
                let said = page.attribute("saved-state", "data-state").await?;
                ensure!(
                    at <= start && said == "failed",
                    "{call}: {there:?} instead of {may:?}"
                );
            }
            if at > start {
                page.run(
                    "failing.at = failing.calls + arguments[0]",
                    vec![(at - start).into()],
                )
                .await?;
            }
            run += 1;
            let outcome = work.change(page, run).await.context(call.clone())?;
            told += usize::from(outcome.seen.iter().any(|(_, said)| said == "failed"));
            may = left(may, outcome.seen);
            if !outcome.failed {
                break;
            }
        }
        work.load(page, way, 0).await?;
        let there = page.text_of(work.shown).await?;
        ensure!(
            may.contains(&there),
            "at the end {there:?} instead of {may:?}"
        );
    }
    println!("{told} of {run} runs told of a failure");
    Ok(told)
}

/// What may be there: what was last said to be saved, or what came after it and was said not to be.
fn left(mut may: Vec<String>, seen: Vec<(String, String)>) -> Vec<String> {
    for (work, said) in seen {
        if said == "saved" {
            may.clear();
        }
        may.push(work);
    }
    may
}

#[tokio::test(flavor = "multi_thread")]
async fn whichever_call_fails_the_brief_is_there_or_it_is_told() -> Result<()> {
    let page = Page::open().await?;
    page.before_load(include_str!("failing.js")).await?;
    // The second brand: also which one is open has to be read.
    page.goto("#/data").await?;
    create(&page, "Halden Bakes").await?;
    page.goto(BRIEF.route).await?;
    let told = each_call_fails(&page, &BRIEF).await?;
    ensure!(told >= 6, "only {told} failures were told");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn whichever_call_of_the_journal_fails_the_roster_is_there_or_it_is_told() -> Result<()> {
    let page = Page::open().await?;
    page.before_load(include_str!("failing.js")).await?;
    page.goto(ROSTER.route).await?;
    page.by_testid("import-paste").await?;
    page.run(
        "const field = document.querySelector('[data-testid=import-paste]'); \
         field.value = 'handle,followers\\n' + [0, 1, 2, 3, 4].map(n => `maker${n},${5000 + n}\\n`).join(''); \
         field.dispatchEvent(new Event('input', { bubbles: true }))",
        vec![],
    )
    .await?;
    page.click("import-confirm").await?;
    kept(&page).await?;
    let told = each_call_fails(&page, &ROSTER).await?;
    ensure!(told >= 6, "only {told} failures were told");
    page.finish().await
}
