//! The roster in Chromium beside PapaParse, which marketers' web tools read files with: prints one table.
//! Argument: a CSV file; without one, 101,805 invented creators in the shape of the public collection of 33,935.

use anyhow::{Context, Result};
use browser_tests::Page;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs, of which the median counts. In every second one the columns are confirmed at once, which nobody can, in the
/// others a little later, and sooner than anybody does: that time is the user's and does not count.
const RUNS: usize = 14;
/// Milliseconds after which the columns are confirmed, and what that is called.
const CONFIRMED: [(u32, &str); 2] = [
    (0, "Tierwise to scored rows, confirmed at once"),
    (300, "  the same, confirmed 0.3 s later"),
];
const CREATORS: u32 = 101_805;

/// Notes when the page did what; `T` has the times, `L` the tasks over 50 ms.
const WATCH: &str = "window.T = {}; window.L = []; \
    new PerformanceObserver(l => L.push(...l.getEntries().map(e => e.duration))).observe({type: 'longtask'}); \
    addEventListener('change', e => { if (e.target.type === 'file') T.change = performance.now() }, true); \
    const painted = name => requestAnimationFrame(() => setTimeout(() => T[name] = performance.now())); \
    const watch = new MutationObserver(() => { \
        const confirm = document.querySelector('[data-testid=import-confirm]'); \
        if (confirm && !T.proposed) { T.proposed = performance.now(); \
            const click = () => { T.clicked = performance.now(); confirm.click() }; \
            if (WAIT) setTimeout(click, WAIT); else click() } \
        if (T.clicked && document.querySelector('[data-testid=roster-row]')) { watch.disconnect(); painted('rows') } \
    }); \
    watch.observe(document.body, {childList: true, subtree: true}); 0";

/// Does something and gives the time until what follows is painted.
const STEP: &str = "new Promise(done => { \
    const count = document.querySelector('[data-testid=roster-count]'); \
    const rows = document.querySelector('.rt tbody:nth-of-type(2)'); \
    const start = performance.now(); \
    const watch = new MutationObserver(() => { watch.disconnect(); \
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))) }); \
    watch.observe(rows, {childList: true}); setTimeout(() => done(NaN), 10000); ACT })";

/// Opens the dialog of the weights, and moves one of them; [`SCORE`] scores by it.
const WEIGHTS: &str = "[...document.querySelectorAll('.rhead .btn')].find(b => b.textContent === 'What counts').click(); 0";
const WEIGH: &str = "const reach = document.querySelector('.wrow input'); \
    reach.value = 60; reach.dispatchEvent(new Event('input', {bubbles: true})); 0";
const SCORE: &str = "[...document.querySelectorAll('dialog .btn')].find(b => b.textContent === 'Score by these').click()";

/// Scrolls for two seconds, faster than anybody reads, and gives the longest time between two frames.
const SCROLL: &str = "new Promise(done => { let last, longest = 0, frames = 0; \
    const frame = now => { \
        if (last) longest = Math.max(longest, now - last); \
        last = now; scrollBy(0, 90); \
        if (++frames < 120) requestAnimationFrame(frame); else { scrollTo(0, 0); done(longest) } }; \
    requestAnimationFrame(frame) })";

/// Chooses other bounds where they are chosen, and gives the time until that is painted.
const BOUNDS: &str = "new Promise(done => { \
    const select = document.querySelector('#scheme'); \
    const start = performance.now(); \
    select.selectedIndex = (select.selectedIndex + 1) % select.options.length; \
    select.dispatchEvent(new Event('change', {bubbles: true})); \
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))) })";

/// Goes back to the roster, and gives the time until its rows are painted in the tiers of those bounds.
const BACK: &str = "new Promise(done => { \
    const start = performance.now(); location.hash = '#/roster'; \
    const frame = () => requestAnimationFrame(() => setTimeout(() => \
        document.querySelector('[data-testid=roster-row]') ? done(performance.now() - start) : frame())); \
    frame() })";

#[tokio::main]
async fn main() -> Result<()> {
    let file = match std::env::args().nth(1) {
        Some(file) => PathBuf::from(file)
            .canonicalize()
            .context("there is no such file")?,
        None => invented()?,
    };
    let papa =
        fs::read_to_string(xtask::tools().join("npm/node_modules/papaparse/papaparse.min.js"))?;
    let text = fs::read_to_string(&file)?;
    let mut figures: Vec<(&str, Vec<f64>)> = Vec::new();
    let mut longest: f64 = 0.0;
    let mut note = |name: &'static str, value: f64| match figures.iter_mut().find(|f| f.0 == name) {
        Some((_, values)) => values.push(value),
        None => figures.push((name, vec![value])),
    };
    for run in 0..RUNS {
        eprintln!("run {} of {RUNS}", run + 1);
        let page = Page::open().await?;
        page.goto("#/roster").await?;
        page.by_testid("import-paste").await?;
        page.evaluate(&format!("{papa}; 0")).await?;
        let parse = format!(
            "(text => {{ const start = performance.now(); \
             Papa.parse(text, {{header: true, dynamicTyping: true}}); return performance.now() - start }})({})",
            serde_json::to_string(&text)?
        );
        note(
            "PapaParse 5.7, parsing alone",
            number(page.evaluate(&parse).await?),
        );
        page.settled().await?;
        let (wait, called) = CONFIRMED.get(run % 2).copied().unwrap_or_default();
        page.evaluate(&WATCH.replace("WAIT", &wait.to_string()))
            .await?;
        let field = page.by_testid("import-file").await?;
        field.send_keys(&file.to_string_lossy()).await?;
        page.wait("the rows to be painted", "window.T.rows").await?;
        for (name, own) in [
            (called, "T.proposed - T.change + T.rows - T.clicked"),
            ("  of these to what is proposed", "T.proposed - T.change"),
        ] {
            note(name, number(page.evaluate(own).await?));
        }
        page.wait(
            "the roster to be kept",
            "Object.keys(localStorage).some(key => key.startsWith('tierwise.roster.list'))",
        )
        .await?;
        page.settled().await?;
        longest = longest.max(number(page.evaluate("Math.max(0, ...L)").await?));
        let find = "const f = document.querySelector('[data-testid=roster-filter]'); \
             f.value = 'tier:micro pet'; f.dispatchEvent(new Event('input', {bubbles: true}))";
        let [by_name, by_followers] = ["name", "followers"].map(|column| {
            format!("document.querySelector('.rt thead .c-{column} button').click()")
        });
        for (name, act) in [
            ("filter, to the next paint", find),
            ("sort by name, to the next paint", &by_name),
            ("sort by followers, the same", &by_followers),
        ] {
            note(
                name,
                number(page.evaluate(&STEP.replace("ACT", act)).await?),
            );
        }
        page.settled().await?;
        note(
            "scrolling, longest frame",
            number(page.evaluate(SCROLL).await?),
        );
        page.settled().await?;
        page.evaluate(WEIGHTS).await?;
        page.wait("the weights", "document.querySelector('.wrow input')")
            .await?;
        page.evaluate(WEIGH).await?;
        page.settled().await?;
        let scored = page.evaluate(&STEP.replace("ACT", SCORE)).await?;
        note("another weight, to the next paint", number(scored));
        page.evaluate("location.hash = '#/evidence'; 0").await?;
        page.wait("the bounds", "document.querySelector('#scheme')")
            .await?;
        page.settled().await?;
        note(
            "other bounds, to the next paint",
            number(page.evaluate(BOUNDS).await?),
        );
        note(
            "  and back to the roster's rows",
            number(page.evaluate(BACK).await?),
        );
        let kept = "Object.keys(localStorage).filter(k => k.startsWith('tierwise.roster.')) \
             .reduce((n, k) => n + k.length + localStorage[k].length, 0)";
        note(
            "characters of localStorage",
            number(page.evaluate(kept).await?),
        );
        page.finish().await?;
    }
    println!(
        "{} in Chromium, median of {RUNS} (least, most):",
        file.display()
    );
    for (name, mut values) in figures {
        values.sort_by(f64::total_cmp);
        let at = |i: usize| values.get(i).copied().unwrap_or(f64::NAN);
        let last = values.len().saturating_sub(1);
        println!(
            "{name:<44} {:>6.0} ({:.0}, {:.0})",
            at(values.len() / 2),
            at(0),
            at(last)
        );
    }
    println!("{:<44} {longest:>6.0}", "longest task until it is kept, ms");
    Ok(())
}

fn number(value: serde_json::Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// A file of invented creators: names, niches and followers spread as real ones are.
fn invented() -> Result<PathBuf> {
    const NICHES: [&str; 9] = [
        "beauty", "family", "fashion", "fitness", "food", "interior", "pet", "travel", "other",
    ];
    let mut text = "Username,Category,#Followers,#Followees,#Posts\r\n".to_owned();
    let mut state = 7_u32;
    for at in 0..CREATORS {
        // Numerical Recipes' generator: the figures need only look unlike each other.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let share = f64::from(state >> 8) / f64::from(1 << 24);
        let followers = 10_f64.powf(3.0 + 4.0 * share * share) as u64;
        let niche = NICHES.get(at as usize % NICHES.len()).unwrap_or(&"other");
        text.push_str(&format!(
            "creator_{state:x}_{at},{niche},{followers},{},{}\r\n",
            state % 5_000,
            state % 3_000
        ));
    }
    let file = Path::new(&xtask::output("roster.csv")).to_path_buf();
    fs::write(&file, text)?;
    Ok(file)
}
