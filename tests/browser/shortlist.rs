//! The short list, driven as a user would: found, proved, bounded, explained, kept.

use anyhow::{Result, ensure};
use browser_tests::{LOOKS, Page};
use fantoccini::key::Key;

use super::roster::{kept, taken};
use super::saved::saved;
use super::workbook::{bring, file, proposed};

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
    page.type_into(testid, text).await?;
    page.click("shortlist-run").await?;
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
    sound(&page, "limits that no list keeps").await?;
    // What cannot be read is told at its field, and the rest stays.
    limit(&page, "shortlist-budget", "a lot").await?;
    page.wait(
        "the mistake to be told",
        "document.querySelector('.rules .err')",
    )
    .await?;
    page.finish().await
}

/// Types a limit of the micro tier, as somebody would who then goes on to the next field.
async fn bound(page: &Page, which: &str, text: &str) -> Result<()> {
    page.run(
        "const field = document.querySelector(`[aria-label^=\"${arguments[0]} Micro\"]`); \
         field.value = arguments[1]; \
         for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {bubbles: true}))",
        vec![which.into(), text.into()],
    )
    .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_give_way_to_each_other_and_places_come_by_enter() -> Result<()> {
    const SAID: &str = "[...document.querySelectorAll('main .err')].some(e => e.textContent.includes('below the fewest'))";
    let page = Page::open().await?;
    listed(&page).await?;
    bound(&page, "Fewest", "30").await?;
    bound(&page, "Most", "5").await?;
    page.wait("the mistake to be told", SAID).await?;
    bound(&page, "Fewest", "3").await?;
    let both = "[3, 5].every((n, at) => document.querySelector(`[aria-label^=\"${['Fewest', 'Most'][at]} Micro\"]`).value == n)";
    page.wait("both to be taken", &format!("!{SAID} && {both}"))
        .await?;
    // None is a limit, too.
    bound(&page, "Fewest", "0").await?;
    bound(&page, "Most", "0").await?;
    settled(&page, "proven").await?;
    page.wait(
        "nobody of that tier to be in",
        "document.querySelectorAll('[data-testid=shortlist-row]').length > 0 && \
         ![...document.querySelectorAll('[data-testid=shortlist-row]')].some(row => row.innerText.includes('Micro'))",
    )
    .await?;
    for place in ["Oregon", "oregon"] {
        page.run(
            "document.querySelector('[aria-label^=\"Country, state\"]').focus()",
            vec![],
        )
        .await?;
        page.type_text(place).await?;
        page.press(&[Key::Enter]).await?;
        page.wait(
            "the place to be among the limits, once",
            "document.querySelectorAll('[aria-label^=\"Fewest oregon\" i]').length === 1 && \
             document.querySelector('[aria-label^=\"Country, state\"]').value === ''",
        )
        .await?;
    }
    page.run(
        "const remove = document.querySelector('[aria-label=\"Remove Oregon\"]'); remove.focus(); remove.click()",
        vec![],
    )
    .await?;
    page.wait(
        "the place to be gone, and the focus to be somewhere",
        "!document.querySelector('[aria-label^=\"Fewest oregon\" i]') && document.activeElement !== document.body",
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
        "the creator to be out, with the focus in the table",
        &format!(
            "!document.querySelector('[data-testid=shortlist-row][data-handle=\"{out}\"]') && \
             document.activeElement.closest('.acting')?.ariaLabel === 'Who is in'"
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
    sound(&page, "plans side by side").await?;
    page.go("#/share").await?;
    page.wait(
        "which of them goes along",
        "document.querySelector('.p-share .phead').innerText.includes('“Plan 2”')",
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

/// Types into a field and presses Enter.
async fn entered(page: &Page, css: &str, text: &str) -> Result<()> {
    let focus = "const field = document.querySelector(arguments[0]); field.focus(); field.select()";
    page.run(focus, vec![css.into()]).await?;
    page.type_text(text).await?;
    page.press(&[Key::Enter]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_very_many_goes_out_whole() -> Result<()> {
    const MANY: usize = 520;
    let mut rows = "Handle,Platform,Followers,Engagement rate,Fee (USD)\n".to_owned();
    for n in 0..MANY {
        let (followers, fee) = (2_000 + n % 2 * 20_000 + n, 40 + n % 9);
        rows.push_str(&format!("many{n},Instagram,{followers},3%,{fee}\n"));
    }
    let page = Page::open().await?;
    page.goto("#/roster?budget=100000&goal=engagement").await?;
    bring(&page, &file("many.csv", rows.as_bytes())?).await?;
    proposed(&page, "many.csv").await?;
    page.click("import-confirm").await?;
    page.by_testid("roster-row").await?;
    page.click_words("Keep as mine").await?;
    page.go("#/shortlist").await?;
    let cost = settled(&page, "proven").await?;
    ensure!(cost > 0, "it costs nothing");
    let total = page.by_testid("shortlist-total").await?.text().await?;
    ensure!(total.contains("520 creators"), "{total}");
    // Those who are not shown one by one are counted where they belong.
    let shown = page
        .text_of("document.querySelectorAll('[data-testid=shortlist-row]').length")
        .await?;
    let more = page.by_testid("shortlist-rest").await?.text().await?;
    let rest = MANY - shown.parse::<usize>()?;
    ensure!(more.contains(&format!("{rest} more")), "{shown} and {more}");
    let (_, csv) = saved(&page, "shortlist-csv").await?;
    let lines = String::from_utf8(csv)?.lines().count();
    ensure!(lines == MANY + 1, "the file has {lines} lines");
    // A link carries the whole list or none, and says so.
    page.go("#/share").await?;
    let said = page.by_testid("share-too-long").await?.text().await?;
    ensure!(said.contains("520") && said.contains("file"), "{said}");
    let switch = page
        .text_of("document.querySelector('[data-testid=share-list]')")
        .await?;
    ensure!(switch.is_empty(), "part of a list can be shared as a list");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_asked_about_is_explained() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    let field = "[data-testid=shortlist-ask]";
    let answer = "document.querySelector('[aria-label=\"Whom you asked about\"] [data-handle=\"tide.kiln\"]')";
    entered(&page, field, "@Tide.Kiln").await?;
    page.wait(
        "the reason why a creator is out",
        &format!("{answer}.innerText.match(/audience|push out|your most|No set|found by/)"),
    )
    .await?;
    // Somebody who is in is told to be.
    let inside = page.attribute("shortlist-row", "data-handle").await?;
    entered(&page, field, &inside).await?;
    page.wait(
        "somebody to be told to be in",
        &format!(
            "document.querySelector('[aria-label=\"Whom you asked about\"] [data-handle=\"{inside}\"]')\
             .innerText.includes('on the list')"
        ),
    )
    .await?;
    for (typed, said) in [("a", "of the"), ("nobody.at.all", "Nobody in your roster")] {
        entered(&page, field, typed).await?;
        page.wait(
            &format!("“{said}” for {typed}"),
            &format!(
                "document.querySelector('[data-testid=shortlist-asked]').innerText.includes('{said}')"
            ),
        )
        .await?;
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn must_haves_that_are_in_the_way_are_let_go() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    limit(&page, "shortlist-budget", "1500").await?;
    settled(&page, "proven").await?;
    let must = "[data-testid=shortlist-must]";
    let tokens = format!("document.querySelectorAll('{must} .token').length");
    // An account of 1.6 million followers costs more than there is.
    entered(&page, &format!("{must} input"), "@tide.kiln").await?;
    settled(&page, "infeasible").await?;
    ensure!(page.text_of(&tokens).await? == "1", "the must is not shown");
    page.click("shortlist-release").await?;
    settled(&page, "proven").await?;
    ensure!(
        page.text_of(&tokens).await? == "0",
        "the must is still there"
    );
    page.click_words("Undo").await?;
    settled(&page, "infeasible").await?;
    page.run(
        &format!("document.querySelector('{must} .token button').click()"),
        vec![],
    )
    .await?;
    settled(&page, "proven").await?;
    page.click_words("Undo").await?;
    settled(&page, "infeasible").await?;
    sound(&page, "a plan that cannot be kept").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_kept_out_by_name() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    let never = "[data-testid=shortlist-never]";
    let out = page.attribute("shortlist-row", "data-handle").await?;
    entered(&page, &format!("{never} input"), &out).await?;
    page.wait(
        "the creator to be out, and listed as such",
        &format!(
            "!document.querySelector('[data-testid=shortlist-row][data-handle=\"{out}\"]') && \
             document.querySelector('{never} .token').innerText.includes('{out}')"
        ),
    )
    .await?;
    settled(&page, "proven").await?;
    entered(&page, &format!("{never} input"), "nobody.at.all").await?;
    page.wait(
        "the mistake to be told where it was made",
        &format!(
            "document.querySelector('{never} .err').innerText.includes('Nobody in your roster')"
        ),
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_who_is_out_is_told_why_a_page_at_a_time() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    page.click("shortlist-left").await?;
    let around =
        "document.querySelector('.acting[aria-label=\"Everybody who is not on the list\"]')";
    let handles = format!(
        "[...{around}.querySelectorAll('[data-testid=shortlist-out]')].map(row => row.dataset.handle)"
    );
    let place = "document.querySelector('[data-testid=shortlist-left-place]').innerText";
    page.wait(
        "the first page of everybody who is out",
        &format!("{place}.startsWith('1 to 25 of')"),
    )
    .await?;
    let first = page.text_of(&format!("{handles}.join()")).await?;
    ensure!(first.split(',').count() == 25, "{first}");
    let said = page
        .text_of(&format!(
            "[...{around}.querySelectorAll('.w-t')].filter(cell => !cell.innerText.trim()).length"
        ))
        .await?;
    ensure!(said == "0", "{said} have no reason");
    sound(&page, "everybody who is out").await?;
    // The next ones are others, and the focus stays where the pages are turned.
    page.click("shortlist-left-next").await?;
    page.wait(
        "the second page",
        &format!(
            "{place}.startsWith('26 to') && !{handles}.some(handle => '{first}'.split(',').includes(handle)) && \
             document.activeElement.dataset.testid === 'shortlist-left-next'"
        ),
    )
    .await?;
    // Whoever is kept out is listed for that, and let in from there.
    let out = page.attribute("shortlist-row", "data-handle").await?;
    page.run(
        "document.querySelector('[data-testid=shortlist-row] [data-on=exclude]').click()",
        vec![],
    )
    .await?;
    settled(&page, "proven").await?;
    page.wait(
        "that reason to be among the others",
        "document.querySelector('[data-testid=shortlist-left-reason] option[value=\"You keep them out\"]')",
    )
    .await?;
    let choose = "const select = document.querySelector('[data-testid=shortlist-left-reason]'); \
                  select.value = 'You keep them out'; select.dispatchEvent(new Event('change', { bubbles: true }))";
    page.run(choose, vec![]).await?;
    page.wait(
        "the creator who is kept out",
        &format!("{handles}.join() === '{out}' && {place} === '1 to 1 of 1'"),
    )
    .await?;
    let (name, csv) = saved(&page, "left-csv").await?;
    let csv = String::from_utf8(csv)?;
    ensure!(name == "tierwise-not-listed.csv", "{name}");
    ensure!(
        csv.lines()
            .any(|line| line.contains("You keep them out") && line.contains(&out)),
        "{out} is not in the file"
    );
    page.run(
        &format!("{around}.querySelector('[data-on=readmit]').click()"),
        vec![],
    )
    .await?;
    page.wait(
        "nobody to be kept out, and that to be said",
        &format!("{place}.includes('Nobody is out for this reason')"),
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_search_goes_on_while_another_page_is_looked_at() -> Result<()> {
    let mut rows = "Handle,Platform,Followers,Engagement rate,Fee (USD)\n".to_owned();
    for n in 0..4_000_u64 {
        let (followers, rate) = (2_000 + n * n * 7 % 90_000, 1 + n * 13 % 7);
        let fee = followers / 40 + n * 31 % 97;
        rows.push_str(&format!("many{n},Instagram,{followers},{rate}%,{fee}\n"));
    }
    let page = Page::open().await?;
    page.goto("#/roster?budget=20000&goal=engagement&hours=900")
        .await?;
    bring(&page, &file("many.csv", rows.as_bytes())?).await?;
    proposed(&page, "many.csv").await?;
    page.click("import-confirm").await?;
    page.by_testid("roster-row").await?;
    page.click_words("Keep as mine").await?;
    // The worker hears that the list is looked at and that it is left in one go: it cannot have searched between.
    page.run(
        "const post = Worker.prototype.postMessage, held = []; \
         Worker.prototype.postMessage = function (...message) { held.push([this, message]) }; \
         const at = page => document.querySelector(`a[href=\"#/${page}\"][aria-current]`); \
         let left = false; \
         const watch = new MutationObserver(() => { \
            if (!left && at('shortlist')) { left = true; location.hash = '#/evidence' } \
            if (left && at('evidence') && held.length > 1) { \
                watch.disconnect(); \
                Worker.prototype.postMessage = post; \
                held.forEach(([worker, message]) => worker.postMessage(...message)) } }); \
         watch.observe(document.body, {attributes: true, childList: true, subtree: true}); \
         location.hash = '#/shortlist'",
        vec![],
    )
    .await?;
    page.wait(
        "the number of those who are found, beside the page's name",
        "location.hash.startsWith('#/evidence') && \
         /[1-9]/.test(document.querySelector('a[href=\"#/shortlist\"]').innerText)",
    )
    .await?;
    // It comes to its end there, and whoever comes back finds the list.
    page.go("#/roster").await?;
    page.by_testid("roster-row").await?;
    page.wait(
        "the search to be over",
        "!document.querySelector('[data-testid=roster-searching]')",
    )
    .await?;
    page.go("#/shortlist").await?;
    page.wait(
        "what was found, without a search",
        "['proven', 'gap'].includes(document.querySelector('[data-testid=shortlist-proof]')?.dataset.status) && \
         document.querySelectorAll('[data-testid=shortlist-row]').length",
    )
    .await?;
    page.finish().await
}
