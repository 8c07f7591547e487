//! A plan leaves the desk in a link: made, opened elsewhere, played with, refused where it is not whole.

use std::collections::HashSet;

use anyhow::{Context, Result, anyhow, ensure};
use browser_tests::{EXAMPLE_LINK, Page};
use rqrr::PreparedImage;
use serde_json::json;
use tierwise_core::persist::share::{self, Shared, SharedCreator};

use super::data::{act, create, office, open_is, product, product_is};
use super::shortlist::{listed, settled, sound};
use super::workbook::{bring, file};

/// The link of the share page, as soon as it holds what is wanted.
pub async fn link(page: &Page, what: &str) -> Result<String> {
    page.wait(
        "the link",
        &format!(
            "document.querySelector('[data-testid=share-link]')?.dataset.href?.includes('{what}')"
        ),
    )
    .await?;
    page.attribute("share-link", "data-href").await
}

/// The part of a link behind the page's own address.
pub fn hash(link: &str) -> String {
    format!("#{}", link.split_once('#').map_or("", |(_, hash)| hash))
}

/// What the link holds now.
pub async fn held(page: &Page) -> Result<Shared> {
    let made = link(page, LINK).await?;
    let (_, text) = made.split_once("#/s/").context("no link")?;
    share::read(text).map_err(|why| anyhow!(why.words()))
}

/// Whether every plate of a part of the page has its source in the list beside it.
fn cited(plates: &str, list: &str) -> String {
    format!(
        "(plates => plates.length > 0 && plates.every(plate => \
         document.getElementById(plate.getAttribute('href').replace('#/evidence/', ''))?.closest('{list}')))\
         ([...document.querySelectorAll('{plates}')])"
    )
}

pub async fn shared(page: &Page) -> Result<()> {
    page.by_testid("shared-plan").await?;
    page.wait(
        "the answer",
        "document.querySelector('[data-testid=advice-leader]')?.ariaBusy === 'false'",
    )
    .await
}

/// What a plan says of its list before it names anybody: the headline, what is below it, the figures and the money.
const LISTED: &str = "['h1', '.hero .lede', '[data-testid=plan-figures]', '#mix']\
     .map(part => document.querySelector(part).innerText).join('\\n')";

/// What a plan with a list says of the advice.
const ADVISED: &str = "document.querySelector('[data-testid=shared-advice]').innerText";

/// Checks that everything which a plan says of creators and money is of the list in its link.
async fn of_the_list(page: &Page, plan: &Shared) -> Result<()> {
    let list = plan.list.as_ref().context("no list in the link")?;
    let (count, cost) = (
        list.creators.len(),
        list.creators.iter().filter_map(|c| c.cost).sum::<i64>(),
    );
    let said = page.text_of(LISTED).await?;
    for name in ["Budget", "Creators", "Engagements", "Cost per engagement"] {
        ensure!(said.contains(name), "{name} is not in {said}");
    }
    let figure = "[...document.querySelectorAll('[data-testid=plan-figures] div')]\
         .find(f => f.querySelector('dt').innerText === 'Creators').querySelector('b').innerText";
    let figure = page.text_of(figure).await?;
    ensure!(figure == count.to_string(), "{figure} creators of {count}");
    let rows = page
        .text_of(
            "[...document.querySelectorAll('[data-testid=list-row]')]\
             .reduce((sum, row) => sum + Number(row.dataset.cost), 0)",
        )
        .await?;
    ensure!(rows == cost.to_string(), "{rows} of {cost} is in the bill");
    let who = page
        .text_of("document.querySelector('#who').parentElement.innerText")
        .await?;
    let sum = who.split_once(" for ").context("no sum beside Who")?.1;
    ensure!(
        who.contains(&format!("{count} creators for ")) && said.contains(sum),
        "“{who}” beside: {said}"
    );
    Ok(())
}

/// Tries another budget.
async fn slide(page: &Page) -> Result<()> {
    page.run(
        "const s = document.querySelector('[data-testid=whatif-budget]'); s.value = 190; \
         s.dispatchEvent(new Event('input', { bubbles: true }))",
        vec![],
    )
    .await?;
    page.by_testid("whatif-back").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_is_no_list_everything_follows_the_sliders() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=engagement").await?;
    let made = hash(&link(&page, LINK).await?);
    page.load(&made).await?;
    shared(&page).await?;
    let planned = page.text_of(LISTED).await?;
    for name in ["Budget", "Creators", "Engagements", "Cost per engagement"] {
        ensure!(planned.contains(name), "{name} is not in {planned}");
    }
    ensure!(
        page.text_of(&format!("!!{}", ADVISED.trim_end_matches(".innerText")))
            .await?
            == "false",
        "the advice is compared with itself"
    );
    slide(&page).await?;
    for part in [".hero .lede", "[data-testid=plan-figures]", "#mix"] {
        page.wait(
            &format!("{part} to follow"),
            &format!(
                "!{}.includes(document.querySelector('{part}').innerText)",
                json!(planned)
            ),
        )
        .await?;
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_without_fees_is_told_without_money() -> Result<()> {
    let page = Page::open().await?;
    going(&page, "contacts.csv", CONTACTS, 3).await?;
    switched(&page, "share-fees").await?;
    let made = hash(&link(&page, LINK).await?);
    page.load(&made).await?;
    shared(&page).await?;
    let lede = "document.querySelector('.hero .lede').innerText";
    let lede = page.text_of(lede).await?;
    ensure!(
        lede.contains("Two micro creators") && !lede.contains('$'),
        "{lede}"
    );
    let figures = "document.querySelector('[data-testid=plan-figures]').innerText";
    let figures = page.text_of(figures).await?;
    ensure!(
        figures.contains("1 nano, 2 micro") && !figures.contains("Cost per"),
        "{figures}"
    );
    let bill = "!!document.querySelector('#mix, [data-testid=list-row]')";
    ensure!(page.text_of(bill).await? == "false", "there is a bill");
    sound(&page, "a plan without fees").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_opens_the_link_plays_with_it_and_keeps_nothing() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    page.go("#/share").await?;
    page.type_into("share-title", "Plan for Saltmoss").await?;
    page.wait(
        "the list to be in the link",
        "document.querySelector('[data-testid=share-list]')",
    )
    .await?;
    let made = link(&page, LINK).await?;
    let plan = held(&page).await?;
    // Another browser, which never saw Tierwise.
    let client = Page::open().await?;
    client.load(&hash(&made)).await?;
    shared(&client).await?;
    let address = client.text_of("location.hash").await?;
    ensure!(
        address == "#/s",
        "the plan stayed in the address: {address}"
    );
    let names = client
        .text_of("document.querySelectorAll('[data-testid=shared-creator]').length")
        .await?;
    ensure!(names.parse::<u32>()? > 0, "no creators came along");
    client
        .wait(
            "every plate to have its source in the plan",
            &cited("main a.src", ".srcs"),
        )
        .await?;
    client
        .run("document.querySelector('#why a.src').click()", vec![])
        .await?;
    client
        .wait(
            "the source to have the focus, in the plan",
            "document.activeElement.closest('.srcs li') && location.hash === '#/s'",
        )
        .await?;
    of_the_list(&client, &plan).await?;
    let spoken = spoken_to(&client).await?;
    ensure!(spoken.is_empty(), "{spoken:?}");
    let (listed, advised) = (
        client.text_of(LISTED).await?,
        client.text_of(ADVISED).await?,
    );
    ensure!(
        advised.starts_with("The advice was "),
        "the advice is not told: {advised}"
    );
    slide(&client).await?;
    client
        .wait(
            "the advice to follow, as what is tried",
            &format!(
                "(said => said.includes('“What if”') && said !== {})({ADVISED})",
                json!(advised)
            ),
        )
        .await?;
    let now = client.text_of(LISTED).await?;
    ensure!(now == listed, "the list did not stay:\n{listed}\n{now}");
    client.click("whatif-back").await?;
    client
        .wait(
            "the advice of the plan to be back",
            &format!("{ADVISED} === {}", json!(advised)),
        )
        .await?;
    client.reload().await?;
    shared(&client).await?;
    let kept = client.text_of("Object.keys(localStorage).length").await?;
    ensure!(kept == "0", "{kept} things were kept at the client's");
    client.finish().await?;
    page.finish().await
}

/// Opens the plan of a link and asks for a copy of it.
async fn asked_for_a_copy(page: &Page, made: &str) -> Result<()> {
    page.load(&hash(made)).await?;
    shared(page).await?;
    page.click("shared-copy").await?;
    page.wait(
        "the question, with the focus",
        "document.activeElement.closest('[data-testid=shared-copying]')",
    )
    .await
}

/// A plan of oat soap in a link.
async fn oat_soap() -> Result<String> {
    let page = Page::open().await?;
    page.start_brief("Oat soap").await?;
    page.go("#/share").await?;
    page.type_into("share-title", "Plan for Oat").await?;
    page.wait(
        "the title to be typed",
        "document.querySelector('[data-testid=share-title]').value === 'Plan for Oat'",
    )
    .await?;
    let made = link(&page, LINK).await?;
    page.finish().await?;
    Ok(made)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_a_brand_of_its_own_and_own_work_stays_as_it_is() -> Result<()> {
    let made = oat_soap().await?;
    let other = Page::open().await?;
    other.goto("#/brief").await?;
    product(&other, "Tea").await?;
    let own = "localStorage['tierwise.workspace']";
    let before = other.text_of(own).await?;
    asked_for_a_copy(&other, &made).await?;
    ensure!(
        other
            .text_of("Object.keys(localStorage).some(k => k.includes('brand-2'))")
            .await?
            == "false",
        "it was copied before the yes"
    );
    let wrong: Vec<String> = other.axe().await?.iter().map(ToString::to_string).collect();
    ensure!(wrong.is_empty(), "{wrong:?}");
    // Whoever thinks better of it is back where it was asked for.
    other.click("shared-copy-cancel").await?;
    other
        .wait(
            "the question to go, and the focus to where it was asked",
            "!document.querySelector('[data-testid=shared-copying]') && \
             document.activeElement.dataset.testid === 'shared-copy'",
        )
        .await?;
    other.click("shared-copy").await?;
    other.click("shared-copy-make").await?;
    open_is(&other, "Plan for Oat").await?;
    let place = other.text_of("location.hash").await?;
    ensure!(place == "#/advice", "it is open at {place}");
    product_is(&other, "Oat soap").await?;
    ensure!(other.text_of(own).await? == before, "own work was touched");
    office(&other).await?;
    act(&other, "My brand", "brand-open").await?;
    open_is(&other, "My brand").await?;
    product_is(&other, "Tea").await?;
    other.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_can_be_kept_there_is_no_copy_and_it_is_said() -> Result<()> {
    let made = oat_soap().await?;
    let full = Page::open().await?;
    asked_for_a_copy(&full, &made).await?;
    full.run(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        vec![],
    )
    .await?;
    full.click("shared-copy-make").await?;
    let why = full.by_testid("data-refused").await?.text().await?;
    ensure!(
        why.contains("not enough room") && why.contains("Nothing was changed"),
        "{why}"
    );
    full.finish().await?;
    let blocked = Page::open().await?;
    blocked
        .before_load(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError') } })",
        )
        .await?;
    asked_for_a_copy(&blocked, &made).await?;
    let why = blocked.by_testid("data-trouble").await?.text().await?;
    ensure!(
        why.contains("does not let the page keep anything") && why.contains("no copy"),
        "{why}"
    );
    let button = "!!document.querySelector('[data-testid=shared-copy-make]')";
    ensure!(
        blocked.text_of(button).await? == "false",
        "a copy is offered"
    );
    blocked.finish().await
}

/// Notes what is copied.
const COPIES: &str = "Object.defineProperty(navigator, 'clipboard', \
     { value: { writeText: async (text) => { window.copied = text } } })";

/// Does not let anything be copied.
const COPIES_NOTHING: &str = "Object.defineProperty(navigator, 'clipboard', \
     { value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } })";

/// Presses the button that copies, and waits until it says so.
async fn copy(page: &Page, said: &str) -> Result<()> {
    page.click("shared-copy-link").await?;
    page.wait(
        &format!("the button to say “{said}”"),
        &format!("document.querySelector('[data-testid=shared-copy-link]').innerText === '{said}'"),
    )
    .await
}

/// Copies the link of the plan that is shown: it is the one that was opened.
async fn copied(page: &Page, hash: &str) -> Result<()> {
    page.run("window.copied = ''", vec![]).await?;
    copy(page, "Copied").await?;
    let wanted = page.text_of("location.href.split('#')[0]").await? + hash;
    let copied = page.text_of("window.copied").await?;
    ensure!(copied == wanted, "{copied} was copied");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_can_be_copied_though_the_address_does_not_hold_it() -> Result<()> {
    let made = hash(&oat_soap().await?);
    let page = Page::open().await?;
    page.before_load(COPIES).await?;
    page.load(&made).await?;
    shared(&page).await?;
    copied(&page, &made).await?;
    page.go("#/brief").await?;
    page.run("history.back()", vec![]).await?;
    shared(&page).await?;
    copied(&page, &made).await?;
    page.run("history.forward()", vec![]).await?;
    page.by_testid("product").await?;
    page.run("history.back()", vec![]).await?;
    shared(&page).await?;
    copied(&page, &made).await?;
    page.reload().await?;
    shared(&page).await?;
    copied(&page, &made).await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_can_be_copied_the_link_is_shown() -> Result<()> {
    let made = hash(&oat_soap().await?);
    let page = Page::open().await?;
    page.before_load(COPIES_NOTHING).await?;
    page.load(&made).await?;
    shared(&page).await?;
    copy(&page, "Select it and copy").await?;
    page.wait(
        "the link to be there as text",
        &format!(
            "document.querySelector('[data-testid=shared-link] textarea').value === location.href.split('#')[0] + {}",
            json!(made)
        ),
    )
    .await?;
    sound(&page, "a link to be copied by hand").await?;
    page.finish().await
}

/// What stands in the fields for the title and for who sends it.
const FIELDS: &str = "['title', 'from'].map(f => document.querySelector(`[data-testid=share-${f}]`).value).join(', ')";

/// Goes to the page of the link, where this stands in the fields.
async fn filled(page: &Page, wanted: &str) -> Result<()> {
    page.go("#/share").await?;
    fields(page, wanted).await
}

async fn fields(page: &Page, wanted: &str) -> Result<()> {
    page.wait(
        &format!("“{wanted}” in the fields"),
        &format!("{FIELDS} === {}", json!(wanted)),
    )
    .await
}

/// Types the title and who sends it.
async fn signed(page: &Page) -> Result<()> {
    for (field, text) in [("share-title", "Plan for Oat"), ("share-from", "Northfold")] {
        page.type_into(field, text).await?;
    }
    fields(page, "Plan for Oat, Northfold").await
}

#[tokio::test(flavor = "multi_thread")]
async fn title_and_sender_stay_with_the_brand_while_the_tab_is_open() -> Result<()> {
    let page = Page::open().await?;
    page.start_brief("Oat soap").await?;
    page.go("#/share").await?;
    signed(&page).await?;
    page.go("#/brief").await?;
    filled(&page, "Plan for Oat, Northfold").await?;
    page.reload().await?;
    fields(&page, "Plan for Oat, Northfold").await?;
    let plan = held(&page).await?;
    ensure!(
        (plan.title.as_str(), plan.from.as_str()) == ("Plan for Oat", "Northfold"),
        "{} by {}",
        plan.title,
        plan.from
    );
    let kept = page.text_of("JSON.stringify(localStorage)").await?;
    ensure!(!kept.contains("Northfold"), "it is kept for longer: {kept}");
    // A brief from a link is nobody's yet.
    page.goto("#/share?budget=5000&goal=sales").await?;
    fields(&page, ", ").await?;
    create(&page, "Halden Bakes").await?;
    filled(&page, ", ").await?;
    office(&page).await?;
    act(&page, "My brand", "brand-open").await?;
    open_is(&page, "My brand").await?;
    filled(&page, "Plan for Oat, Northfold").await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_tab_remembers_nothing_links_are_made_all_the_same() -> Result<()> {
    let page = Page::open().await?;
    page.before_load(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('blocked', 'SecurityError') } })",
    )
    .await?;
    page.start_brief("Oat soap").await?;
    page.go("#/share").await?;
    signed(&page).await?;
    page.go("#/brief").await?;
    filled(&page, ", ").await?;
    link(&page, LINK).await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_opens_it_and_another_does_not() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=sales").await?;
    page.type_into("share-passphrase", "tide and salt").await?;
    let made = link(&page, LOCKED).await?;
    page.before_load(COPIES).await?;
    page.load(&hash(&made)).await?;
    let field = page.by_testid("shared-passphrase").await?;
    field.send_keys("tide and sand").await?;
    page.click_words("Open the plan").await?;
    page.wait("the refusal", "document.querySelector('#pass-error .err')")
        .await?;
    field.clear().await?;
    field.send_keys("tide and salt").await?;
    page.click_words("Open the plan").await?;
    shared(&page).await?;
    // What is passed on is as sealed as what came.
    copied(&page, &hash(&made)).await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn links_that_are_not_whole_are_refused_in_words() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=sales").await?;
    let made = hash(&link(&page, LINK).await?);
    let cases = [
        (made[..made.len() - 9].to_owned(), "not complete"),
        (made.replacen("/3.", "/7.", 1), "newer version"),
        (
            format!("#/s/3.{}", "A".repeat(1 << 20)),
            "more than any plan",
        ),
        ("#/s/hello".to_owned(), "no shared plan"),
    ];
    for (hash, words) in cases {
        page.load(&hash).await?;
        // The first screen may still be over it when it stands.
        page.wait(
            &format!("the page to say “{words}”"),
            &format!("document.body.innerText.includes('{words}')"),
        )
        .await?;
        page.settled().await?;
        sound(&page, words).await?;
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn links_that_were_written_otherwise_on_the_way_open() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=sales").await?;
    let made = hash(&link(&page, LINK).await?);
    page.load(&made.replace('/', "%2F")).await?;
    shared(&page).await?;
    page.load("#%2Fadvice%3Fbudget%3D7300%26goal%3Dsales")
        .await?;
    page.wait(
        "the advice of that brief",
        "document.querySelector('[data-testid=advice-leader]') && document.body.innerText.includes('$7,300')",
    )
    .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn sharing_is_for_everybody_at_every_width() -> Result<()> {
    let page = Page::open().await?;
    listed(&page).await?;
    page.go("#/share").await?;
    let made = link(&page, LINK).await?;
    sound(&page, "passing on").await?;
    page.load(&hash(&made)).await?;
    shared(&page).await?;
    sound(&page, "the shared plan").await?;
    page.finish().await
}

/// What the plan says, but for what speaks to its reader as a reader: the sliders, and how to copy the plan.
const SAID: &str = "(plan => [...plan.querySelectorAll('.whatif, .sfoot')]\
     .reduce((said, part) => said.replace(part.innerText, ''), plan.innerText))\
     (document.querySelector('[data-testid=shared-plan]'))";

/// The sentences of a plan that speak to whoever made it.
async fn spoken_to(page: &Page) -> Result<Vec<String>> {
    let said = page.text_of(SAID).await?;
    let to_the_owner = said.split(['.', '\n']).filter(|sentence| {
        let words = sentence.split(|c: char| !c.is_alphabetic());
        words
            .map(str::to_lowercase)
            .any(|w| ["you", "your", "yours"].contains(&w.as_str()))
    });
    Ok(to_the_owner.map(str::to_owned).collect())
}

/// Briefs with much answered and with little, with money for many and for nobody.
const BRIEFS: [&str; 4] = [
    "#/share?budget=5000&goal=sales&hours=4&hourcost=30&test=yes&content=polished&safety=yes",
    "#/share?budget=60000&goal=awareness&aov=40&margin=0.5&goods=12&shipping=6",
    "#/share?budget=20&goal=feedback",
    "#/share?goal=engagement&hours=1&goods=0",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_client_is_not_spoken_to_as_the_owner() -> Result<()> {
    let page = Page::open().await?;
    for brief in BRIEFS {
        page.goto(brief).await?;
        let made = hash(&link(&page, LINK).await?);
        page.load(&made).await?;
        shared(&page).await?;
        page.wait("all of the plan", "document.querySelector('#sources li, .offers') && !document.querySelector('.p-plan .skel')")
            .await?;
        let to_the_owner = spoken_to(&page).await?;
        ensure!(to_the_owner.is_empty(), "{brief}: {to_the_owner:?}");
        let out = "document.querySelectorAll('.p-plan a[href*=\"#/brief/\"]').length";
        ensure!(
            page.text_of(out).await? == "0",
            "{brief}: a link leads to the client's own brief"
        );
    }
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_link_in_the_same_tab_shows_the_other_plan() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=sales").await?;
    page.type_into("share-title", "First").await?;
    page.wait(
        "the title to be in the link",
        "document.querySelector('[data-testid=share-title]').value === 'First'",
    )
    .await?;
    let first = hash(&link(&page, LINK).await?);
    page.type_into("share-title", " and second").await?;
    let second = hash(&link(&page, LINK).await?);
    ensure!(first != second, "the title is not in the link");
    page.load(&first).await?;
    shared(&page).await?;
    let says =
        |words: &str| format!("document.querySelector('.shead').innerText.includes('{words}')");
    page.wait("the first plan", &says("First")).await?;
    page.go(&second).await?;
    page.wait("the second plan", &says("First and second"))
        .await?;
    page.run("history.back()", vec![]).await?;
    page.wait("the first plan again", &format!("!{}", says("second")))
        .await?;
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_says_what_the_numbers_of_sources_stand_for() -> Result<()> {
    let page = Page::open().await?;
    page.goto(EXAMPLE_LINK).await?;
    // Fields to type assumptions over are not printed.
    page.wait(
        "every plate of the advice to have its source on the paper",
        &cited("main a.src:not(.asm a)", ".printnote .srcs"),
    )
    .await?;
    page.finish().await
}

/// What the links of this version begin with, and those that open with a passphrase.
pub const LINK: &str = "#/s/3.";
const LOCKED: &str = "#/s/3p.";

/// Creators with everything that can be kept out of a link.
pub const CONTACTS: &str = "handle,platform,followers,price,email\n\
     mossyhearth,instagram,71831,410,hello@mossy.example\n\
     tide.kiln,instagram,16089,220,kiln@tide.example\n\
     lantern_lane,tiktok,9082,95,lane@lantern.example\n";

/// Brings so many creators in, all of whom can be paid, and goes to the page of the link.
pub async fn going(page: &Page, name: &str, creators: &str, count: usize) -> Result<()> {
    page.goto("#/roster?budget=5000&currency=USD&goal=engagement")
        .await?;
    bring(page, &file(name, creators.as_bytes())?).await?;
    page.click("import-confirm").await?;
    page.by_testid("roster-row").await?;
    page.click_words("Keep as mine").await?;
    page.go("#/shortlist").await?;
    settled(page, "proven").await?;
    page.go("#/share").await?;
    page.wait(
        "all of them to be on the list",
        &format!(
            "document.querySelector('.phead').innerText.includes('{count} creators') && \
             document.querySelector('[data-testid=share-list]')"
        ),
    )
    .await
}

/// Presses a switch, and gives back whom the link names then.
async fn switched(page: &Page, testid: &str) -> Result<Vec<SharedCreator>> {
    let before = page.attribute("share-link", "data-href").await?;
    page.click(testid).await?;
    page.wait(
        &format!("another link after {testid}"),
        &format!(
            "(now => now && now !== {})(document.querySelector('[data-testid=share-link]').dataset.href)",
            json!(before)
        ),
    )
    .await?;
    Ok(held(page).await?.list.map_or(Vec::new(), |l| l.creators))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_switched_off_is_not_in_the_link() -> Result<()> {
    let page = Page::open().await?;
    going(&page, "contacts.csv", CONTACTS, 3).await?;
    let all = held(&page).await?.list.context("no list")?.creators;
    ensure!(all.len() == 3, "{all:?}");
    ensure!(
        all.iter()
            .all(|c| !c.name.is_empty() && c.cost.is_some() && c.contact.is_empty()),
        "{all:?}"
    );
    let reachable = switched(&page, "share-contacts").await?;
    ensure!(
        reachable.iter().all(|c| c.contact.contains(".example")),
        "{reachable:?}"
    );
    let free = switched(&page, "share-fees").await?;
    ensure!(
        free.iter()
            .all(|c| c.cost.is_none() && !c.contact.is_empty()),
        "{free:?}"
    );
    let nameless = switched(&page, "share-names").await?;
    ensure!(
        nameless
            .iter()
            .all(|c| c.name.is_empty() && c.contact.is_empty() && c.cost.is_none()),
        "{nameless:?}"
    );
    let round: HashSet<_> = nameless.iter().map(|c| c.followers).collect();
    ensure!(
        round == HashSet::from([Some(71_000), Some(16_000), Some(9_000)]),
        "{round:?}"
    );
    let nobody = switched(&page, "share-list").await?;
    ensure!(nobody.is_empty(), "{nobody:?}");
    page.finish().await
}

/// Photographs the code on the page: it has to say the link, and to have whole pixels enough for a camera.
async fn photographed(page: &Page) -> Result<()> {
    link(page, LINK).await?;
    page.by_testid("share-code").await?;
    let drawn = page
        .run(
            "const svg = document.querySelector('[data-testid=share-code] svg'); svg.closest('details').open = true; \
             return [svg.viewBox.baseVal.width, svg.getBoundingClientRect().width, svg.querySelector('path').getAttribute('d'), \
             document.querySelector('[data-testid=share-link]').dataset.href]",
            vec![],
        )
        .await?;
    let modules = drawn[0].as_f64().context("no modules")?;
    let pixels = drawn[1].as_f64().context("no width")? / modules;
    ensure!(
        pixels >= 3.0 && pixels.fract() == 0.0,
        "{pixels} pixels a module"
    );
    let place = |step: &str| {
        let (x, rest) = step.split_once(' ')?;
        let (y, _) = rest.split_once('h')?;
        Some((x.parse::<usize>().ok()?, y.parse::<usize>().ok()?))
    };
    let path = drawn[2].as_str().context("no path")?;
    let dark: HashSet<(usize, usize)> = path.split('M').filter_map(place).collect();
    let (side, pixels) = (drawn[1].as_f64().unwrap_or(0.0) as usize, pixels as usize);
    let shade = |x, y| {
        if dark.contains(&(x / pixels, y / pixels)) {
            0
        } else {
            255
        }
    };
    let mut picture = PreparedImage::prepare_from_greyscale(side, side, shade);
    let grids = picture.detect_grids();
    let (_, said) = grids.first().context("no code is seen")?.decode()?;
    ensure!(drawn[3] == said.as_str(), "the code says {said}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_says_the_link_and_is_large_enough_for_a_camera() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=sales").await?;
    photographed(&page).await?;
    // Handles without a word in them, of which every one needs its eight bytes.
    let creators = |count: u64| {
        let row = |n: u64| {
            let handle = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            format!("a{handle:016x},instagram,{},10\n", 2_000 + n * 37)
        };
        let rows: String = (1..=count).map(row).collect();
        format!("handle,platform,followers,price\n{rows}")
    };
    going(&page, "fifty.csv", &creators(50), 50).await?;
    photographed(&page).await?;
    page.finish().await?;
    let page = Page::open().await?;
    going(&page, "many.csv", &creators(300), 300).await?;
    let told = page.by_testid("share-no-code").await?.text().await?;
    ensure!(told.contains("too long for a code"), "{told}");
    page.finish().await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_can_be_unsealed_the_passphrase_is_not_blamed() -> Result<()> {
    let page = Page::open().await?;
    page.goto("#/share?budget=5000&goal=sales").await?;
    page.type_into("share-passphrase", "tide and salt").await?;
    let made = link(&page, LOCKED).await?;
    // As at an address without https.
    page.before_load("Object.defineProperty(Crypto.prototype, 'subtle', { get() {} })")
        .await?;
    page.load(&hash(&made)).await?;
    page.wait(
        "the page to say what is the matter",
        "document.querySelector('[data-testid=shared-unreadable]').innerText.includes('https')",
    )
    .await?;
    page.finish().await
}
