//! Bringing creators in: a file or pasted rows, and what their columns hold.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use tierwise_roster::Twice;
use tierwise_roster::wire::{Choice, Counts, Drafted, Guess, Proposal, Request};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlInputElement};

use crate::platform::timing;
use crate::ui::boxed::{dynamic, hear, maybe, memo};
use crate::ui::components::banner::{Kind, act, banner};
use crate::ui::focus;
use crate::ui::format;
use crate::ui::markup::{Html, html};

use super::desk::Desk;
use super::sheet::sheet;
use super::workbook;

/// How long typing pauses before the rows are read.
const PAUSE: Duration = Duration::from_millis(400);
/// What the ids of the choices begin with.
const CHOICE: &str = "import-choice-";
/// What a browser offers first when a file is chosen.
const KINDS: &str = ".xlsx,.xlsm,.csv,.tsv,.txt,.json,.jsonl,text/csv,application/json";

/// The file field, which every button for choosing a file opens.
pub fn input(desk: &Desk, sheet: RwSignal<bool>) -> AnyView {
    let desk = desk.clone();
    let choose = hear(move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(files) = input.files() {
            bring(&desk, sheet, &files);
        }
        // The same file can be chosen again.
        input.set_value("");
    });
    view! {
        <input
            type="file"
            id="import-file"
            class="sr"
            tabindex="-1"
            data-testid="import-file"
            aria-label="File of creators"
            accept=KINDS
            on:change=choose
        />
    }
    .into_any()
}

/// Has some files read, one after another.
fn bring(desk: &Desk, sheet: RwSignal<bool>, files: &FileList) {
    let files = (0..files.length()).filter_map(|at| files.get(at));
    make_room(desk, sheet);
    desk.read_first(files.collect());
}

/// An empty roster has room on the page for what is read.
fn make_room(desk: &Desk, sheet: RwSignal<bool>) {
    sheet.set(desk.shown.with_untracked(|s| s.total > 0));
}

/// The button that has the next of several files read.
pub fn next(desk: &Desk, sheet: RwSignal<bool>) -> AnyView {
    let desk = desk.clone();
    maybe(move || {
        let name = desk.queue.with(|names| names.first().cloned())?;
        let desk = desk.clone();
        let read = hear(move |_: web_sys::MouseEvent| {
            make_room(&desk, sheet);
            desk.read_next();
        });
        Some(
            view! { <button type="button" class="btn btn--sm" data-testid="import-next" on:click=read>"Read "{name}" next"</button> }
                .into_any(),
        )
    })
}

/// Which files wait: one is read at a time.
fn waiting(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    maybe(move || {
        let names = desk.queue.get();
        (!names.is_empty()).then(|| {
            let skip = desk.clone();
            banner(
                Kind::News,
                "import-waiting",
                view! { <b>"One file is read at a time. "</b>"When this one is in, its report offers the next: "{names.join(", ")}"." }.into_any(),
                act("Go on with the next", "import-skip", move || skip.read_next()),
            )
        })
    })
}

/// Takes files that are dropped anywhere on the page: a browser would leave it to show them.
pub fn take_drop(desk: &Desk, sheet: RwSignal<bool>, event: &DragEvent) {
    let files = event.data_transfer().and_then(|data| data.files());
    // Words that are dropped on a field are the field's.
    if let Some(files) = files.filter(|files| files.get(0).is_some()) {
        event.prevent_default();
        bring(desk, sheet, &files);
    }
}

fn open_files() {
    let input = document().get_element_by_id("import-file");
    if let Some(input) = input.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        input.click();
    }
}

/// The page of a roster without creators.
pub fn inline(desk: &Desk) -> AnyView {
    let sample = {
        let desk = desk.clone();
        hear(move |_: web_sys::MouseEvent| desk.sample())
    };
    view! {
        <p class="lede">
            "Bring the list you have, as it is. Tierwise says of every creator which tier they are in, how well they fit your brief, and how sure that is."
        </p>
        <p class="sm q">
            "A handle in each row is enough. Followers, engagement rate, views, niche, place and fee make the score surer. No list at hand? "
            <button type="button" class="link" data-testid="import-sample" on:click=sample>"Look at 48 made-up creators"</button>
        </p>
        <h2 class="sr">"Bring in creators"</h2>
        <div class="bring">{panel(desk)}</div>
    }
    .into_any()
}

/// The same in a dialog over a roster with creators.
pub fn dialog(desk: &Desk, open: RwSignal<bool>) -> AnyView {
    let (leaving, desk) = (desk.clone(), desk.clone());
    sheet(
        open,
        "Bring in creators",
        move || leaving.leave(),
        move || panel(&desk),
    )
}

fn panel(desk: &Desk) -> AnyView {
    let (proposed, refused, busy) = (desk.clone(), desk.refused.clone(), desk.busy.clone());
    view! {
        <div class="imp2">{drop_zone()}{paste(desk)}</div>
        <div role="status">
            {maybe(move || busy.get().map(|what| view! { <p class="busy">{what}"…"</p> }.into_any()))}
        </div>
        {workbook::cancel(desk)}
        {maybe(move || {
            refused
                .get()
                .map(|why| banner(Kind::Alert, "import-refused", view! { <b>"This could not be read. "</b>{why} }.into_any(), ().into_any()))
        })}
        {waiting(desk)}
        {workbook::choice(desk)}
        {dynamic(move || match proposed.proposal.get() {
            Some(proposal) => mapping(&proposed, &proposal),
            None => ().into_any(),
        })}
    }
    .into_any()
}

fn drop_zone() -> AnyView {
    let over = RwSignal::new(false);
    view! {
        <div
            class="dropz"
            class:is-over=move || over.get()
            on:dragover=hear(move |_: DragEvent| over.set(true))
            on:dragleave=hear(move |_: DragEvent| over.set(false))
            on:drop=hear(move |_: DragEvent| over.set(false))
        >
            <p class="dropz__h">"Drop a file here"</p>
            <p class="sm q">"Excel, CSV, TSV or JSON, with a creator in each row, up to 100,000 of them. It is read on this device and sent nowhere."</p>
            <button type="button" class="btn" id=workbook::CHOOSE on:click=hear(|_: web_sys::MouseEvent| open_files())>"Choose a file"</button>
        </div>
    }
    .into_any()
}

fn paste(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let typed = desk.typed.clone();
    let on_type = hear(move |event: web_sys::Event| {
        let text = event_target_value(&event);
        desk.typed.set(text.clone());
        let desk = desk.clone();
        timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(move || desk.paste(text), PAUSE).ok();
        });
    });
    view! {
        <label class="field">
            <span>"Or paste rows from a spreadsheet, or type them"</span>
            <textarea
                class="in"
                rows="6"
                data-testid="import-paste"
                spellcheck="false"
                placeholder="@soap.and.pine, instagram, 12.5k"
                prop:value=move || typed.get()
                on:input=on_type
            ></textarea>
        </label>
    }
    .into_any()
}

fn mapping(desk: &Desk, proposal: &Proposal) -> AnyView {
    let what = match proposal.name.as_str() {
        "" => "The pasted rows".to_owned(),
        name => name.to_owned(),
    };
    let doubt = proposal.doubt.clone().map(|doubt| {
        banner(
            Kind::Alert,
            "import-doubt",
            view! { <b>"Is this a roster? "</b>{doubt} }.into_any(),
            ().into_any(),
        )
    });
    let remembered = proposal.remembered.then(|| {
        view! { <p class="note sm">"The columns are read as you had them read the last time."</p> }
    });
    let above = (!proposal.above.is_empty()).then(|| {
        let lines = proposal.above.join(" / ");
        view! { <p class="note sm q">"Above the header, left out: "{lines}</p> }
    });
    let told = proposal
        .told
        .iter()
        .map(|told| view! { <p class="note sm">{told.clone()}</p> });
    let told = told.collect_view();
    let columns = proposal.columns.iter().enumerate();
    let columns = columns.map(|(at, guess)| column(desk, at as u32, guess, &proposal.fields));
    let (taking, dropping) = (desk.clone(), desk.clone());
    let take = hear(move |_: web_sys::MouseEvent| taking.ask(Request::Take));
    let cancel = hear(move |_: web_sys::MouseEvent| {
        dropping.leave();
        dropping.queue.set(Vec::new());
    });
    let none = memo({
        let drafted = desk.drafted.clone();
        move || drafted.with(|d| d.as_ref().is_some_and(|d| d.counts.taken == 0))
    });
    let (rows_say, counted, called) = (desk.clone(), desk.drafted.clone(), desk.drafted.clone());
    // Else what is taken would not be what is on its way.
    let reading = desk.workbook.reading.clone();
    // A corrected column builds the section anew: the focus stays where it was. A new one is read from its heading.
    let active = document().active_element();
    let types = active.as_ref().is_some_and(|e| e.tag_name() == "TEXTAREA");
    let focused = active.map(|e| e.id());
    let focused = focused.filter(|id| id.starts_with(CHOICE));
    let heading: NodeRef<leptos::html::H3> = NodeRef::new();
    heading.on_load(move |heading| match &focused {
        Some(id) => focus::first_with_id(id.clone()),
        // Whoever types goes on.
        None if types => {}
        // A focus before would have the section laid out twice.
        None => timing::after_paint(move || drop(heading.focus())),
    });
    view! {
        <section aria-label="Columns">
            <h3 tabindex="-1" node_ref=heading>"Columns of "{what}</h3>
            <p class="sm q">{proposal.written.clone()}"."</p>
            {doubt}
            {remembered}{above}{told}
            <div class="scroll" tabindex="0" role="region" aria-label="Columns and what they are read as">
                <table class="tb mapt">
                    <thead>
                        <tr>
                            <th scope="col">"Your column"</th>
                            <th scope="col">"First values"</th>
                            <th scope="col">"Read as"</th>
                            <th scope="col" class="num">"Cells that fit"</th>
                        </tr>
                    </thead>
                    <tbody>{columns.collect_view()}</tbody>
                </table>
            </div>
            {whole(desk, "basis", "Engagement rates are", &proposal.basis, Request::Basis)}
            {maybe(move || rows_say.drafted.with(|d| d.as_ref().map(|d| rows_say_not(&rows_say, d))))}
            {duplicates(desk, proposal.twice)}
            <p class="note sm">{move || counted.with(|d| d.as_ref().map_or(COUNTING.to_owned(), |d| become_of(d.counts)))}</p>
            <div class="acts acts--yes">
                <button type="button" class="btn btn--go" data-testid="import-confirm" disabled=move || none.get() || reading.get() on:click=take>
                    {move || called.with(|d| d.as_ref().map_or("Take them in".to_owned(), |d| take_in(d.counts)))}
                </button>
                <button type="button" class="btn" on:click=cancel>"Cancel"</button>
            </div>
        </section>
    }
    .into_any()
}

/// What stands in the place of the counts of a long file for a moment.
const COUNTING: &str = "Its rows are being counted…";

fn become_of(counts: Counts) -> String {
    let number = |count: u32| format::whole(f64::from(count));
    format!(
        "{} {}: {} {} in, {} of them repaired, {} left out.{}",
        number(counts.rows),
        format::plural(u64::from(counts.rows), "row", "rows"),
        number(counts.taken),
        format::plural(u64::from(counts.taken), "comes", "come"),
        number(counts.repaired),
        number(counts.rejected),
        match counts.repaired + counts.rejected {
            0 => "",
            _ => " The report lists each.",
        }
    )
}

fn take_in(counts: Counts) -> String {
    format!(
        "Take in {} {}",
        format::whole(f64::from(counts.creators)),
        format::plural(u64::from(counts.creators), "creator", "creators")
    )
}

/// What its rows leave open, to be said of all of them.
fn rows_say_not(desk: &Desk, drafted: &Drafted) -> AnyView {
    view! {
        {whole(desk, "network", "Platform of these creators", &drafted.network, Request::Network)}
        {whole(desk, "currency", "Currency of the amounts", &drafted.currency, Request::Currency)}
    }
    .into_any()
}

fn column(desk: &Desk, at: u32, guess: &Guess, fields: &[String]) -> AnyView {
    let name = if guess.header.is_empty() {
        format!("Column {}", at + 1)
    } else {
        guess.header.clone()
    };
    let desk = desk.clone();
    let choose = hear(move |event: web_sys::Event| {
        let field = event_target_value(&event).parse().ok();
        desk.ask(Request::Assign { column: at, field });
    });
    let chosen = guess.field;
    let places = (0..fields.len()).map(|at| at.to_string());
    let fields = places.zip(fields.iter().map(String::as_str));
    let chosen = chosen.map_or(String::new(), |at| at.to_string());
    let options = options("Leave out", fields, &chosen);
    let said = (!guess.said.is_empty()).then(|| view! { <small>{guess.said.clone()}</small> });
    let read = (!guess.read.is_empty())
        .then(|| view! { <small>"read as "{guess.read.join(" · ")}</small> });
    let fits = match guess.unkept.as_str() {
        "" => guess.fits.map_or(String::new(), format::percent_whole),
        why => why.to_owned(),
    };
    view! {
        <tr>
            <th scope="row"><b>{name.clone()}</b>{said}</th>
            <td class="q samples">{guess.samples.join(" · ")}{read}</td>
            <td>
                <select class="sel sel--sm" id=format!("{CHOICE}{at}") aria-label=format!("Read {name} as") inner_html=options on:change=choose></select>
            </td>
            <td class="num q">{fits}</td>
        </tr>
    }
    .into_any()
}

/// What can be chosen, as markup: for every column of a file there are some forty, which are slow to build one by one.
fn options<'a>(
    nothing: &'a str,
    all: impl Iterator<Item = (String, &'a str)>,
    chosen: &str,
) -> String {
    let option = |(value, label): (String, &str)| {
        let selected = if value == chosen { " selected" } else { "" };
        html!(
            r#"<option value="{}"{}>{}</option>"#,
            value,
            selected,
            label
        )
    };
    let nothing = std::iter::once((String::new(), nothing));
    let all: Html = nothing.chain(all).map(option).collect();
    all.to_string()
}

/// What a person can say of the file as a whole; nothing where there is nothing to say.
fn whole(
    desk: &Desk,
    id: &'static str,
    label: &'static str,
    choice: &Choice,
    request: fn(String) -> Request,
) -> AnyView {
    if choice.options.is_empty() {
        return ().into_any();
    }
    let desk = desk.clone();
    let choose = hear(move |event: web_sys::Event| desk.ask(request(event_target_value(&event))));
    let all = choice.options.iter();
    let all = all.map(|(value, label)| (value.clone(), label.as_str()));
    let options = options(&choice.nothing, all, &choice.chosen);
    let told = choice.told.clone();
    let told_id = told.is_some().then(|| format!("import-{id}-told"));
    let told = told.map(|told| view! { <p class="note sm" id=told_id.clone()>{told}</p> });
    view! {
        <label class="field field--row">
            <span>{label}</span>
            <select class="sel sel--sm" id=format!("{CHOICE}{id}") aria-describedby=told_id inner_html=options on:change=choose></select>
        </label>
        {told}
    }
    .into_any()
}

fn duplicates(desk: &Desk, chosen: Twice) -> AnyView {
    let desk = desk.clone();
    let choose = hear(move |event: web_sys::Event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        if let Some((twice, _)) = at.and_then(|at| Twice::ALL.get(at)) {
            desk.ask(Request::Duplicates(*twice));
        }
    });
    let options = Twice::ALL.iter().enumerate().map(|(at, (twice, label))| {
        view! { <option value=at.to_string() selected=*twice == chosen>{*label}</option> }
    });
    view! {
        <label class="field field--row">
            <span>"A creator who is there already, or twice in the file"</span>
            <select class="sel sel--sm" id=format!("{CHOICE}twice") on:change=choose>{options.collect_view()}</select>
        </label>
    }
    .into_any()
}
