//! The roster, driven as a user would: an ugly export is brought in, explained, found through, and kept.

use anyhow::{Result, bail, ensure};
use browser_tests::{LOOKS, Look, Page};
use fantoccini::key::Key;
use fantoccini::wd::Locator;

use super::saved::saved;
use super::shortlist::sound;

/// Invented, and made ugly on purpose: see its first lines.
const EXPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/export.csv");
const BRIEF: &str = "niche=specialist&category=home-fragrance&budget=5000&currency=EUR&geo=region&place=Oregon&goal=engagement";

/// Opens the roster for the candle brief and has the export proposed.
pub async fn proposed(page: &Page) -> Result<()> {
    page.goto(&format!("#/roster?{BRIEF}")).await?;
    page.type_into("import-file", EXPORT).await?;
    page.by_testid("import-confirm").await?;
    Ok(())
}

pub async fn taken(page: &Page) -> Result<()> {
    proposed(page).await?;
    page.click("import-confirm").await?;
    page.by_testid("roster-row").await?;
    Ok(())
}

pub async fn matched(page: &Page, count: &str) -> Result<()> {
    page.wait(
        &format!("{count} creators to match"),
        &format!(
            "document.querySelector('[data-testid=roster-count]')?.dataset.matched === '{count}'"
        ),
    )
    .await
}

pub async fn kept(page: &Page) -> Result<()> {
    page.wait(
        "the roster to be kept",
        "document.querySelector('[data-testid=saved-state]').dataset.state === 'saved' && \
         Object.keys(localStorage).some(key => key.startsWith('tierwise.roster.list'))",
    )
    .await
}

/// Names in the table that do not fit into their column.
const CUT: &str = "[...document.querySelectorAll('[data-testid=roster-row] .c-name .hlink')]\
     .filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent).join(' ')";

#[tokio::test(flavor = "multi_thread")]
async fn names_are_whole_beside_the_drawer_at_every_width_that_has_both() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    page.run(
        "document.querySelector('[data-testid=roster-row] [data-on=open]').click()",
        vec![],
    )
    .await?;
    page.wait("the drawer", "document.querySelector('.drawer')")
        .await?;
    for width in [1100, 1240, 1340, 1440] {
        page.look(Look { width, dark: false }).await?;
        page.wait(
            &format!("whole names at {width}"),
            &format!("innerWidth === {width} && document.querySelector('[data-testid=roster-row]') && !{CUT}"),
        )
        .await?;
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_on_from_a_roster_is_a_short_list() -> Result<()> {
    const ON: &str = "document.querySelector('.rhead a[href*=\"#/shortlist\"]')";
    let page = Page::open().await?;
    page.goto("#/roster").await?;
    page.by_testid("import-paste").await?;
    ensure!(
        page.text_of(&format!("!{ON}")).await? == "true",
        "nobody is there to be listed"
    );
    taken(&page).await?;
    page.wait("the way on", ON).await?;
    page.click_words("Build a short list").await?;
    page.by_testid("shortlist-proof").await?;
    // Whoever looks for some of them has the list drawn from those.
    page.go("#/roster").await?;
    page.by_testid("roster-row").await?;
    page.type_into("roster-filter", "tier:micro").await?;
    matched(&page, "30").await?;
    page.click_words("Build a short list from these 30").await?;
    page.wait(
        "the list to be of those",
        "document.querySelector('.p-short .phead p')?.innerText.startsWith('Short list from 30 of 122 creators')",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_list_tries_made_up_creators() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/roster").await?;
    page.click("import-sample").await?;
    page.click("import-confirm").await?;
    matched(&page, "48").await?;
    page.click_words("Undo this import").await?;
    page.by_testid("import-sample").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_drawer_leads_on_through_the_table_and_marks_who_is_open() -> Result<()> {
    let handle = |row: u32| {
        format!("document.querySelectorAll('[data-testid=roster-row]')[{row}].dataset.handle")
    };
    let page = Page::open().await?;
    taken(&page).await?;
    page.run("document.querySelector('.hlink').click()", vec![])
        .await?;
    let is_open = |row: u32| {
        format!(
            "document.activeElement.id === 'drawer-title' && document.activeElement.innerText === '@' + {}",
            handle(row)
        )
    };
    page.wait("the first creator to be opened", &is_open(0))
        .await?;
    page.press(&[Key::Right]).await?;
    page.wait("the second", &is_open(1)).await?;
    page.press(&[Key::Right, Key::Left]).await?;
    page.wait("the second again", &is_open(1)).await?;
    page.run(
        "document.querySelector('.drawer [aria-label^=\"Creator before\"]').click()",
        vec![],
    )
    .await?;
    page.wait("the first again", &is_open(0)).await?;
    // Nobody is before the first.
    page.press(&[Key::Left]).await?;
    for (label, mark) in [("Pin", "pin"), ("Exclude", "exclude")] {
        page.run(
            &format!(
                "[...document.querySelectorAll('.dr-marks button')].find(b => b.innerText === '{label}').click()"
            ),
            vec![],
        )
        .await?;
        page.wait(
            &format!("{label} to be set in the drawer and in the row"),
            &format!(
                "[...document.querySelectorAll('.dr-marks button')].find(b => b.innerText === '{label}').ariaPressed === 'true' && \
                 document.querySelector('[data-testid=roster-row] [data-on={mark}]').ariaPressed === 'true'"
            ),
        )
        .await?;
    }
    // In a field the arrows move in the text.
    page.run(
        "const field = document.querySelector('.drawer input:not([type=file])'); field.closest('details')?.setAttribute('open', ''); field.focus()",
        vec![],
    )
    .await?;
    page.press(&[Key::Right]).await?;
    ensure!(
        page.text_of("document.querySelector('#drawer-title').innerText.slice(1)")
            .await?
            == page.text_of(&handle(0)).await?,
        "another creator was opened while something was typed"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_to_many_is_said_with_a_way_back() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    page.click_words("Change these 122").await?;
    page.click_words("Remove from the roster").await?;
    page.by_testid("import-paste").await?;
    page.wait(
        "it to be said",
        "document.querySelector('.toast')?.innerText.includes('removing 122 creators')",
    )
    .await?;
    page.click("undo").await?;
    matched(&page, "122").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ugly_export_comes_in_and_every_line_is_explained() -> Result<()> {
    let page = Page::open().await?;
    proposed(&page).await?;
    sound(&page, "what is proposed").await?;
    page.click("import-confirm").await?;
    matched(&page, "122").await?;
    let mut counts = Vec::new();
    for name in ["data-taken", "data-repaired", "data-rejected"] {
        counts.push(page.attribute("import-report", name).await?);
    }
    ensure!(counts == ["122", "2", "2"], "{counts:?}");
    page.click_words("See each line").await?;
    let told = page
        .text_of("document.querySelector('dialog[open]').innerText")
        .await?;
    for words in ["viele", "600K-800K", "names nobody", "already"] {
        ensure!(
            told.contains(words),
            "the report does not say “{words}”: {told}"
        );
    }
    sound(&page, "the report with rows that did not come in").await?;
    page.press(&[Key::Escape]).await?;
    // The whole import is taken back, and made again.
    page.click_words("Undo this import").await?;
    page.by_testid("import-paste").await?;
    page.click_words("Redo").await?;
    matched(&page, "122").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn creators_are_found_pinned_and_opened_by_keyboard() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    let filter = page.by_testid("roster-filter").await?;
    filter.send_keys("tier:micro in:oregon -gaming").await?;
    page.wait(
        "only micro creators to be shown",
        "(rows => rows.length > 0 && rows.every(row => row.dataset.tier === 'micro'))\
         ([...document.querySelectorAll('[data-testid=roster-row]')])",
    )
    .await?;
    let handle = page.attribute("roster-row", "data-handle").await?;
    page.tab_to(
        "the pin of the first row",
        "document.activeElement.dataset.on === 'pin'",
    )
    .await?;
    page.press(&[Key::Enter]).await?;
    page.wait(
        "the pin to be set, with the focus still on it",
        "document.activeElement.dataset.on === 'pin' && document.activeElement.ariaPressed === 'true'",
    )
    .await?;
    page.press(&[Key::Tab, Key::Enter]).await?;
    page.wait(
        "the creator to be opened, with the focus on the name",
        &format!("document.activeElement.textContent === '@{handle}' && document.querySelector('.drawer')"),
    )
    .await?;
    let parts = page
        .text_of(
            "[...document.querySelectorAll('.brk tbody tr')].reduce((sum, row) => sum + Number(row.lastChild.textContent), 0)",
        )
        .await?;
    let score = page
        .text_of("document.querySelector('.brk tfoot td:last-child').textContent")
        .await?;
    let (parts, score): (f64, f64) = (parts.parse()?, score.parse()?);
    ensure!(
        (parts - score).abs() < 0.35,
        "the parts make {parts}, the score is {score}"
    );
    page.press(&[Key::Escape]).await?;
    page.wait(
        "the focus to be back at the row",
        "!document.querySelector('.drawer') && document.activeElement.dataset.on === 'open'",
    )
    .await?;
    kept(&page).await?;
    page.reload().await?;
    // What was found is in the address.
    let filter = page.by_testid("roster-filter").await?;
    let there = filter.prop("value").await?.unwrap_or_default();
    ensure!(there == "tier:micro in:oregon -gaming", "{there}");
    filter.clear().await?;
    filter.send_keys("is:pinned").await?;
    matched(&page, "1").await?;
    ensure!(
        page.attribute("roster-row", "data-handle").await? == handle,
        "another one is pinned"
    );
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_is_shown_in_words_and_what_keeps_everybody_out_is_named() -> Result<()> {
    let page = Page::open().await?;
    taken(&page).await?;
    let filter = page.by_testid("roster-filter").await?;
    filter.send_keys("tier:micro er:>90% -gaming").await?;
    let chips = "[...document.querySelectorAll('[data-testid=filter-tokens] li')]\
        .map(chip => chip.firstChild.innerText).join('; ')";
    page.wait(
        "what is asked for, in words",
        &format!("{chips} === 'Tier Micro; Engagement rate over 90%; Does not mention “gaming”'"),
    )
    .await?;
    page.wait(
        "what keeps most out to be named",
        "document.querySelector('[data-testid=roster-nobody]')?.innerText.includes('“Engagement rate over 90%”')",
    )
    .await?;
    sound(&page, "a line that nobody matches").await?;
    // The words lead to their part of the line.
    page.run(
        "document.querySelector('[data-token=\"1\"][data-on=change]').click()",
        vec![],
    )
    .await?;
    let chosen = "(field => field.value.slice(field.selectionStart, field.selectionEnd))(document.activeElement)";
    ensure!(page.text_of(chosen).await? == "er:>90%");
    // The nearest rate is offered with how many have it, and so many come.
    let offered = page
        .text_of(
            "[...document.querySelectorAll('[data-testid=roster-nobody] button')].at(-1).innerText",
        )
        .await?;
    let count = offered
        .strip_prefix("Engagement rate ")
        .and_then(|rest| rest.split_once("% or more: "))
        .and_then(|(_, count)| count.split_once(' '))
        .map(|(count, _)| count.to_owned());
    let Some(count) = count else {
        bail!("no rate is offered: {offered}");
    };
    page.click_words(&offered).await?;
    matched(&page, &count).await?;
    let asked = filter.prop("value").await?.unwrap_or_default();
    ensure!(
        asked.starts_with("tier:micro er:>=") && asked.ends_with("% -gaming"),
        "{asked}"
    );
    ensure!(
        page.text_of("document.activeElement.dataset.testid")
            .await?
            == "roster-filter",
        "the button is gone, and the focus with it"
    );
    // A part is taken out by its sign; the others stay.
    page.run(
        "document.querySelector('[data-token=\"1\"][data-on=out]').click()",
        vec![],
    )
    .await?;
    page.wait(
        "the two other parts to be left",
        &format!("{chips} === 'Tier Micro; Does not mention “gaming”'"),
    )
    .await?;
    let asked = filter.prop("value").await?.unwrap_or_default();
    ensure!(asked == "tier:micro -gaming", "{asked}");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_roster_holds_in_every_look() -> Result<()> {
    let page = Page::open().await?;
    let mut wrong = Vec::new();
    for look in LOOKS {
        page.look(look).await?;
        for (what, script) in [
            ("the table", ""),
            ("a creator", "document.querySelector('.hlink').click()"),
            (
                "the import",
                "[...document.querySelectorAll('.rhead button')].find(b => b.innerText === 'Bring in creators').click()",
            ),
        ] {
            if page
                .text_of("document.querySelectorAll('[data-testid=roster-row]').length")
                .await?
                == "0"
            {
                taken(&page).await?;
            }
            page.run(script, vec![]).await?;
            page.settled().await?;
            for violation in page.axe().await? {
                wrong.push(format!("{what} at {}: {violation}", look.name()));
            }
            let over = page
                .text_of(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
                )
                .await?;
            if over != "0" {
                wrong.push(format!(
                    "{what} at {} scrolls sideways by {over} pixels",
                    look.name()
                ));
            }
            page.press(&[Key::Escape]).await?;
        }
    }
    ensure!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    page.finish().await
}

/// Fills the store and brings rows in for which there is no room.
async fn overfull(page: &Page) -> Result<String> {
    taken(page).await?;
    kept(page).await?;
    // Room for two more pieces' worth of characters, not for the rows below.
    page.run(
        "localStorage.setItem('filler', 'x'.repeat(5242880 - 1500 - [...Array(localStorage.length).keys()]\
         .map(i => localStorage.key(i)).reduce((n, k) => n + k.length + localStorage.getItem(k).length, 6)))",
        vec![],
    )
    .await?;
    let before = page.text_of("Object.keys(localStorage).length").await?;
    page.click_words("Bring in creators").await?;
    let rows: String = (0..900)
        .map(|i| format!("extra{}x{i},{}\\n", i * 7919 % 1009, 1000 + i))
        .collect();
    page.run(
        &format!(
            "const field = document.querySelector('dialog [data-testid=import-paste]'); \
             field.value = 'handle,followers\\n{rows}'; field.dispatchEvent(new Event('input', {{bubbles: true}}))"
        ),
        vec![],
    )
    .await?;
    page.click("import-confirm").await?;
    page.by_testid("roster-trouble").await?;
    Ok(before)
}

/// Presses the pin of the first row.
async fn pin_first(page: &Page) -> Result<()> {
    let row = page.by_testid("roster-row").await?;
    let pin = row.find(Locator::Css("[data-on=pin]")).await?;
    Ok(pin.click().await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_there_is_no_room_for_goes_on_in_the_tab_and_out_as_a_file() -> Result<()> {
    let page = Page::open().await?;
    overfull(&page).await?;
    let all = page.attribute("roster-count", "data-matched").await?;
    page.click_words("Go on in this tab only").await?;
    let said = "document.querySelector('[data-testid=roster-trouble]').innerText";
    page.wait(
        "the note that stays",
        &format!("{said}.includes('in this tab only')"),
    )
    .await?;
    page.wait(
        "the focus in it",
        "document.activeElement.closest('[data-testid=roster-trouble]')",
    )
    .await?;
    // It stays with the next change, which is not kept either, and on the other page of the roster.
    pin_first(&page).await?;
    page.wait(
        "the change to be made, and not kept",
        "document.querySelector('[data-testid=roster-row] [data-on=pin]').ariaPressed === 'true' && \
         document.querySelector('[data-testid=saved-state]').dataset.state === 'failed'",
    )
    .await?;
    page.go("#/shortlist").await?;
    page.wait(
        "the note there",
        &format!("{said}.includes('in this tab only')"),
    )
    .await?;
    let violations = page.axe().await?;
    let told: Vec<String> = violations.iter().map(ToString::to_string).collect();
    ensure!(told.is_empty(), "{}", told.join("\n"));
    let (name, csv) = saved(&page, "roster-save-all").await?;
    ensure!(name == "tierwise-roster.csv", "{name}");
    let csv = String::from_utf8(csv)?;
    ensure!(
        csv.contains("extra0x0"),
        "what is not kept is not in the file"
    );
    page.click("roster-make-room").await?;
    page.wait(
        "the page of what is kept",
        "location.hash.startsWith('#/data')",
    )
    .await?;
    // With room again it is kept, and nothing is said any more.
    page.run("localStorage.removeItem('filler')", vec![])
        .await?;
    page.go("#/roster").await?;
    page.click("roster-keep-again").await?;
    kept(&page).await?;
    page.wait(
        "the note to go",
        "!document.querySelector('[data-testid=roster-trouble]')",
    )
    .await?;
    page.reload().await?;
    matched(&page, &all).await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_store_never_keeps_half_a_roster() -> Result<()> {
    let page = Page::open().await?;
    let before = overfull(&page).await?;
    ensure!(
        page.attribute("saved-state", "data-state").await? == "failed",
        "it says that it is saved"
    );
    ensure!(
        page.text_of("Object.keys(localStorage).length").await? == before,
        "pieces of a roster that was not kept were left behind"
    );
    page.click_words("Take it back").await?;
    matched(&page, "122").await?;
    page.reload().await?;
    matched(&page, "122").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_piece_gives_the_state_before_and_says_so() -> Result<()> {
    let page = Page::open().await?;
    // With a journal it would be mended from there.
    page.before_load("Object.defineProperty(window, 'indexedDB', { value: undefined })")
        .await?;
    taken(&page).await?;
    kept(&page).await?;
    let pieces =
        "Object.keys(localStorage).filter(key => key.startsWith('tierwise.roster.piece.'))";
    let first = page.text_of(&format!("{pieces}[0]")).await?;
    pin_first(&page).await?;
    page.wait("the change to be kept", &format!("{pieces}.length === 2"))
        .await?;
    page.run(
        &format!(
            "const newer = {pieces}.find(key => key !== '{first}'); \
             localStorage.setItem(newer, localStorage.getItem(newer).slice(0, 500))"
        ),
        vec![],
    )
    .await?;
    page.reload().await?;
    matched(&page, "122").await?;
    let said = page.by_testid("roster-trouble").await?.text().await?;
    ensure!(said.contains("before the last change"), "{said}");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_write_stays_text() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/roster").await?;
    page.by_testid("import-paste").await?;
    page.run(
        "const field = document.querySelector('[data-testid=import-paste]'); \
         field.value = 'handle,name,followers,notes\\nx1,\"<img src=x onerror=alert(1)>\",5000,\"=1+1\"\\n\
         \"\\\"><script>alert(1)</script>\",Two,9000,<b>bold</b>\\n'; \
         field.dispatchEvent(new Event('input', {bubbles: true}))",
        vec![],
    )
    .await?;
    page.click("import-confirm").await?;
    page.by_testid("roster-row").await?;
    page.run("document.querySelector('.hlink').click()", vec![])
        .await?;
    page.settled().await?;
    let made = page
        .text_of("document.querySelectorAll('main img, main script, .drawer b b').length")
        .await?;
    ensure!(made == "0", "text became markup");
    let words = page.words().await?;
    ensure!(words.contains("<img src=x onerror=alert(1)>"), "{words}");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_does_not_come_is_said() -> Result<()> {
    let page = Page::open().await?;
    // The evidence brings the roster's page along, but not its worker.
    page.goto("#/evidence").await?;
    crate::parts::offline(&page, true).await?;
    for expected in ["ERR_INTERNET_DISCONNECTED", "Failed to fetch", "desk.js"] {
        page.expect_fault(expected);
    }
    page.go("#/roster").await?;
    let said = page.by_testid("desk-failed").await?.text().await?;
    ensure!(said.contains("Reload the page"), "{said}");
    page.finish().await
}
