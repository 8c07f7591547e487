//! A workbook of 100,000 rows and 12 columns in Chromium: how long until its rows are read, and until they are proposed.
//! Argument: a workbook; without one, invented creators.

use anyhow::{Context, Result};
use browser_tests::Page;
use rust_xlsxwriter::{Format, Workbook};
use std::path::{Path, PathBuf};

/// Runs, of which the median counts.
const RUNS: usize = 7;
const ROWS: u32 = 100_000;

/// Notes when the file was chosen, when its rows came, and when the proposal stood; `L` has the tasks over 50 ms.
const WATCH: &str = "window.T = {}; window.L = []; \
    new PerformanceObserver(l => L.push(...l.getEntries().map(e => e.duration))).observe({type: 'longtask'}); \
    addEventListener('change', e => { if (e.target.type === 'file') T.change = performance.now() }, true); \
    const Plain = Worker; \
    window.Worker = class extends Plain { constructor(...all) { super(...all); \
        this.addEventListener('message', e => { if (e.data.length > 1) T.rows = performance.now() }) } }; \
    const watch = new MutationObserver(() => { \
        if (document.querySelector('[data-testid=import-confirm]')) { watch.disconnect(); T.proposed = performance.now() } }); \
    watch.observe(document.body, {childList: true, subtree: true}); 0";

#[tokio::main]
async fn main() -> Result<()> {
    let file = match std::env::args().nth(1) {
        Some(file) => PathBuf::from(file)
            .canonicalize()
            .context("there is no such file")?,
        None => invented(&xtask::output("workbook.xlsx"))?,
    };
    let mut figures = [
        ("chosen to rows out of the workbook, ms", Vec::new()),
        ("chosen to columns proposed, ms", Vec::new()),
        ("longest task of the page, ms", Vec::new()),
    ];
    for run in 0..RUNS {
        eprintln!("run {} of {RUNS}", run + 1);
        let page = Page::open().await?;
        page.goto("#/roster").await?;
        page.by_testid("import-paste").await?;
        page.settled().await?;
        page.evaluate(WATCH).await?;
        let field = page.by_testid("import-file").await?;
        field.send_keys(&file.to_string_lossy()).await?;
        page.wait("the columns to be proposed", "window.T.proposed")
            .await?;
        let read = [
            "T.rows - T.change",
            "T.proposed - T.change",
            "Math.max(0, ...L)",
        ];
        for ((_, values), expression) in figures.iter_mut().zip(read) {
            values.push(
                page.evaluate(expression)
                    .await?
                    .as_f64()
                    .unwrap_or(f64::NAN),
            );
        }
        page.finish().await?;
    }
    println!(
        "{} in Chromium, median of {RUNS} (least, most):",
        file.display()
    );
    for (name, mut values) in figures {
        values.sort_by(f64::total_cmp);
        let at = |i: usize| values.get(i).copied().unwrap_or(f64::NAN);
        println!(
            "{name:<40} {:>8.0} ({:.0}, {:.0})",
            at(RUNS / 2),
            at(0),
            at(RUNS - 1)
        );
    }
    Ok(())
}

/// Creators in twelve columns: texts, many of which occur once, numbers, shares and amounts.
fn invented(file: &Path) -> Result<PathBuf> {
    let mut book = Workbook::new();
    let percent = Format::new().set_num_format("0.00%");
    let dollars = Format::new().set_num_format("[$$-409]#,##0");
    let sheet = book.add_worksheet();
    let header = [
        "Handle",
        "Name",
        "Email",
        "Country",
        "Category",
        "Followers",
        "Posts",
        "Likes",
        "Comments",
        "ER",
        "Fee",
        "Notes",
    ];
    for (column, word) in (0..).zip(header) {
        sheet.write(0, column, word)?;
    }
    let mut state = 7_u32;
    for row in 1..=ROWS {
        // Numerical Recipes' generator: the figures need only look unlike each other.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let place = (row % 7) as usize;
        let country = ["US", "GB", "DE", "FR", "NZ", "KR", "TN"]
            .get(place)
            .unwrap_or(&"");
        let category = [
            "beauty", "food", "pets", "travel", "home", "family", "fitness",
        ]
        .get(place)
        .unwrap_or(&"");
        sheet.write(row, 0, format!("@creator_{state:x}_{row}"))?;
        sheet.write(row, 1, format!("Creator {row}"))?;
        sheet.write(row, 2, format!("c{row}@example.org"))?;
        sheet.write(row, 3, *country)?;
        sheet.write(row, 4, *category)?;
        sheet.write(row, 5, 1_000 + state % 900_000)?;
        sheet.write(row, 6, state % 3_000)?;
        sheet.write(row, 7, state % 20_000)?;
        sheet.write(row, 8, state % 700)?;
        sheet.write_with_format(row, 9, f64::from(state % 900) / 10_000.0, &percent)?;
        sheet.write_with_format(row, 10, 50 + state % 5_000, &dollars)?;
        sheet.write(row, 11, format!("Answers in {} days", state % 9))?;
    }
    book.save(file)?;
    Ok(file.to_path_buf())
}
