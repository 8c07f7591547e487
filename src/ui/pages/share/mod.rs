//! Passing a plan on: what goes along, the link with its size and its code, and files.

mod code;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tierwise_core::domain::workspace::Workspace;
use tierwise_core::persist::share::{self, Shared};
use tierwise_roster::handout::{self, Along};
use tierwise_roster::plan::Plans;
use tierwise_roster::wire::{Picked, Proof, Request};

use super::roster::{self, desk::Desk};
use crate::platform::{crypto, intl, tab, timing};
use crate::ui::boxed::{dynamic, effect, hear, maybe, memo, words};
use crate::ui::brand;
use crate::ui::components::copy_link;
use crate::ui::format;
use crate::ui::markup::show;
use crate::ui::state::{AppState, use_state};
use crate::ui::styles;

/// Lengths up to which a link goes through: most chats and mails, then most browsers.
const EASY: usize = 2_000;
const LONG: usize = 30_000;

/// A switch: what it lets along, and what that means.
struct Switch {
    testid: &'static str,
    label: &'static str,
    hint: &'static str,
    /// Whether it concerns the short list.
    of_list: bool,
    /// What it sets.
    slot: fn(&mut Along) -> &mut bool,
}

const SWITCHES: [Switch; 4] = [
    Switch {
        testid: "share-list",
        label: "The short list",
        hint: "Off, only the advice goes along.",
        of_list: false,
        slot: |along| &mut along.list,
    },
    Switch {
        testid: "share-names",
        label: "Names, handles and places",
        hint: "Off, creators are numbered, followers rounded, places and contacts left out.",
        of_list: true,
        slot: |along| &mut along.names,
    },
    Switch {
        testid: "share-fees",
        label: "Fees",
        hint: "Off, nobody sees what a creator costs. The brief goes along with its budget in any case.",
        of_list: true,
        slot: |along| &mut along.fees,
    },
    Switch {
        testid: "share-contacts",
        label: "Contacts",
        hint: "E-mail addresses and the like.",
        of_list: true,
        slot: |along| &mut along.contacts,
    },
];

/// The fields that are remembered, by what tests and what is kept call them.
const TITLE: &str = "share-title";
const FROM: &str = "share-from";

/// Pause in typing after which a plan is sealed anew.
const TYPING: Duration = Duration::from_millis(400);

#[derive(Clone, Copy)]
struct Form {
    title: RwSignal<String>,
    from: RwSignal<String>,
    along: RwSignal<Along>,
    passphrase: RwSignal<String>,
}

/// The page, once its styles are there.
pub fn page() -> AnyView {
    let state = use_state();
    let desk = Desk::open(state);
    roster::follow_brief(state, desk.clone());
    desk.ask(Request::Pick { on: true, out: 0 });
    let leaving = desk.clone();
    on_cleanup(move || leaving.ask(Request::Pick { on: false, out: 0 }));
    styles::page(&["advice.css", "shared.css"], "Share", move || {
        body(state, &desk)
    })
}

fn body(state: AppState, desk: &Desk) -> AnyView {
    let form = Form {
        title: remembered(state, TITLE),
        from: remembered(state, FROM),
        along: RwSignal::new(Along::default()),
        passphrase: RwSignal::default(),
    };
    let picked = desk.picked.clone();
    let ready = memo(move || picked.with(|p| p.as_ref().is_none_or(is_settled)));
    let list = desk.picked.clone();
    let listed = memo(move || list.with(|p| p.as_ref().filter(|p| fits(p)).map_or(0, |p| p.count)));
    let long = desk.picked.clone();
    let long = memo(move || long.with(|p| p.as_ref().filter(|p| !fits(p)).map(too_long)));
    let plans = desk.plans.clone();
    let plan = memo(move || plans.with(Plans::open_among_others));
    let unsafe_here = RwSignal::new(false);
    let href = address(link(state, desk, form, unsafe_here));
    view! {
        <div class="wrap p-share">
            <div class="phead"><p>{words(move || match listed.get() {
                0 => "The advice, as it stands now".to_owned(),
                n => {
                    let creators = format::plural(n.into(), "creator", "creators");
                    let of = plan.with(|p| p.as_ref().map_or(String::new(), |name| format!(" of “{name}”")));
                    format!("The advice, and the short list{of}: {n} {creators}")
                }
            })}</p></div>
            <h1>"Share the plan"</h1>
            <p class="lede">"Everything is in the link itself: whoever has it can open it, on any device, without an account. Nothing is uploaded, and what they change stays with them."</p>
            <div class="shareg">
                <section class="sec" aria-labelledby="along">
                    <div class="sec__head"><h2 id="along">"What goes along"</h2></div>
                    {field("Title", TITLE, "Plan for Saltmoss, October", form.title)}
                    {field("From", FROM, "Your name or agency", form.from)}
                    {maybe(move || (listed.get() > 0).then(|| switches(form)))}
                    {passphrase(form)}
                </section>
                <section class="sec" aria-labelledby="link">
                    <div class="sec__head"><h2 id="link">"The link"</h2></div>
                    {maybe(move || (!ready.get()).then(|| view! { <p class="sm q" role="status">"The short list is still being searched. The link holds the best one found so far."</p> }.into_any()))}
                    {maybe(move || unsafe_here.get().then(|| view! { <p class="err" role="alert">"This browser seals nothing at an address without https. Open Tierwise by https, or leave the passphrase empty."</p> }.into_any()))}
                    {maybe(move || long.get().map(|why| view! { <p class="sm" role="status" data-testid="share-too-long">{why}</p> }.into_any()))}
                    {linked(href)}
                    {dynamic(move || show(href.with(|h| code::svg(h.as_deref().unwrap_or_default()))))}
                </section>
            </div>
        </div>
    }
    .into_any()
}

/// What is typed into a field, kept for the open brand as long as the tab. A brief from a link is of another brand, so
/// that nothing is known of it and nothing is kept.
fn remembered(state: AppState, field: &'static str) -> RwSignal<String> {
    let key = brand::key(field);
    let own = move || state.visiting.with_untracked(Option::is_none);
    let kept = tab::read(&key).filter(|_| own()).unwrap_or_default();
    let typed = RwSignal::new(kept);
    effect(move || {
        let typed = typed.get();
        if own() {
            tab::write(&key, &typed);
        }
    });
    typed
}

fn is_settled(picked: &Picked) -> bool {
    !matches!(picked.proof, Proof::Searching(true) | Proof::Gap(_, true))
}

/// Whether a link holds everybody on the list. Part of a list, passed on as a list, would be another one.
fn fits(picked: &Picked) -> bool {
    picked.count as usize <= picked.picks.len()
}

fn too_long(picked: &Picked) -> String {
    let count = |n: usize| format::whole(n as f64);
    format!(
        "A link holds up to {} creators, and your short list has {}. So it carries the advice only: send the list as a file, which you save on the Short list page.",
        count(picked.picks.len()),
        count(picked.count as usize)
    )
}

fn field(
    label: &'static str,
    testid: &'static str,
    hint: &'static str,
    text: RwSignal<String>,
) -> AnyView {
    view! {
        <label class="shf"><span>{label}</span>
            <input class="in" data-testid=testid maxlength="120" placeholder=hint autocomplete="off"
                prop:value=move || text.get() on:input=hear(move |e: web_sys::Event| text.set(event_target_value(&e))) />
        </label>
    }
    .into_any()
}

fn switches(form: Form) -> AnyView {
    let rows = SWITCHES.iter().map(|switch| {
        let on = move || *(switch.slot)(&mut form.along.get());
        let off = move || switch.of_list && !form.along.get().list;
        let toggle = hear(move |event: web_sys::Event| {
            let now = event_target_checked(&event);
            form.along.update(|along| *(switch.slot)(along) = now);
        });
        view! {
            <label class="shs"><input type="checkbox" data-testid=switch.testid prop:checked=on prop:disabled=off on:change=toggle /><span><b>{switch.label}</b><small>{switch.hint}</small></span></label>
        }
    });
    view! { <fieldset class="shss"><legend class="sr">"What goes along"</legend>{rows.collect_view()}</fieldset> }.into_any()
}

fn passphrase(form: Form) -> AnyView {
    view! {
        {field("Passphrase (optional)", "share-passphrase", "Leave empty for none", form.passphrase)}
        <p class="sm q">"With one, the plan is sealed (AES-GCM, key by PBKDF2 with 600,000 rounds) before it goes into the link. Tell it to your client by another way than the link. Nobody can open the plan without it, Tierwise neither."</p>
    }
    .into_any()
}

/// The text of the link, made anew after every change.
fn link(
    state: AppState,
    desk: &Desk,
    form: Form,
    unsafe_here: RwSignal<bool>,
) -> RwSignal<Option<String>> {
    let link = RwSignal::new(None);
    let newest = RwSignal::new(0_u32);
    let picked = desk.picked.clone();
    effect(move || {
        let workspace = Workspace {
            brief: state.brief.get(),
            context: state.context.get(),
        };
        let along = form.along.get();
        let list = picked.with(|p| handout::list(p.as_ref().filter(|p| fits(p))?, along));
        let shared = Shared {
            title: form.title.get(),
            from: form.from.get(),
            made: intl::today(),
            workspace,
            list,
            repairs: Vec::new(),
        };
        let passphrase = form.passphrase.get();
        let mine = newest.get_untracked() + 1;
        newest.set(mine);
        if passphrase.is_empty() {
            link.set(Some(share::write(&shared)));
            return;
        }
        link.set(None);
        let shared = Arc::new(shared);
        spawn_local(async move {
            // A key is dear to derive: not one for every letter.
            timing::wait(TYPING).await;
            if newest.try_get_untracked() != Some(mine) {
                return;
            }
            let sealed = crypto::seal(&share::pack(&shared), &passphrase).await;
            // Something else may have been typed meanwhile, or the page is gone.
            if newest.try_get_untracked() == Some(mine) {
                let _ = unsafe_here.try_set(sealed.is_none());
                let _ = link.try_set(sealed.map(|sealed| share::locked(&sealed)));
            }
        });
    });
    link
}

/// The whole address; `None` while it is made.
fn address(link: RwSignal<Option<String>>) -> Memo<Option<String>> {
    memo(move || link.with(|text| Some(copy_link::to_plan(text.as_ref()?))))
}

/// The link with what can be done with it.
fn linked(href: Memo<Option<String>>) -> AnyView {
    let length = memo(move || href.with(|h| h.as_ref().map_or(0, String::len)));
    let button = ("btn btn--go", "share-copy");
    view! {
        <div class="shlink" data-testid="share-link" data-href=move || href.get()>
            {copy_link::text(Signal::derive(move || href.get().unwrap_or_else(|| "Sealing…".to_owned())))}
            <p class="acts">
                {copy_link::button("Copy the link", button, href.into(), RwSignal::new(false))}
                <a class="btn" href=move || href.get() target="_blank" rel="noopener">"Open it as your client"</a>
            </p>
        </div>
        {dynamic(move || meter(length.get()))}
        <p class="sm q">"Browsers keep opened links in their history, and mail programs keep them in their mail. Whoever has the link has the plan."</p>
    }
    .into_any()
}

/// How long the link is, and where that goes through.
fn meter(length: usize) -> AnyView {
    let (what, full) = match length {
        0..=EASY => ("Short enough for chats, mails and codes.", EASY),
        _ if length <= LONG => (
            "Goes through mail; some chats cut links this long. Try it, or share fewer creators.",
            LONG,
        ),
        _ => (
            "Too long for most chats and mails. Share fewer creators, or send the file instead.",
            length,
        ),
    };
    view! {
        <p class="shmeter sm" data-testid="share-size" data-length=length.to_string()>
            <meter min="0" max=full.to_string() value=length.to_string() aria-label="Length of the link"></meter>
            <span>{format::whole(length as f64)}" characters. "{what}</span>
        </p>
    }
    .into_any()
}
