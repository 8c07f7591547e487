//! The banners above every page: a brief from a link, and what has to be said about storage.

use leptos::prelude::*;

use crate::ui::boxed::{dynamic, maybe, memo};

use super::components::banner::{Kind, act, banner};
use super::pages::later::Part;
use super::saving::{self, Keeper};
use super::state::{AppState, Notice, Visit};
use crate::platform::download;

/// All banners that are up.
pub fn banners(state: AppState) -> AnyView {
    let keeper: StoredValue<Keeper, LocalStorage> = expect_context();
    // Editing a visiting brief must not rebuild its banner under the reader's fingers.
    let visiting = memo(move || {
        state
            .visiting
            // A shared plan says what it is itself.
            .with(|v| {
                v.as_ref()
                    .filter(|v| v.context.is_none())
                    .map(|v| v.issues.clone())
            })
    });
    let visit = maybe(move || visiting.get().map(|_| visit_banner(state)));
    let issues = maybe(move || {
        visiting.get().and_then(|_| {
            state
                .visiting
                .with_untracked(|v| v.as_ref().and_then(issue_list))
        })
    });
    let notices = dynamic(move || {
        state
            .notices
            .get()
            .into_iter()
            .map(|n| notice(state, keeper, n))
            .collect_view()
            .into_any()
    });
    // Only what knows all brands has something to say about them. It is called at every save, and built once: built anew it
    // would not know what it was saying.
    let called = memo(move || state.brands_called.get());
    let brands = maybe(move || called.get().then(|| Part::Brands.view()));
    view! { <div class="banners">{visit}{issues}{notices}{brands}</div> }.into_any()
}

fn visit_banner(state: AppState) -> AnyView {
    let text = view! {
        <b>"You are looking at a brief from a link."</b>
        " Your own brief is untouched. Changes stay in the address."
    };
    let acts = view! {
        {act("Keep as mine", "visit-keep", move || state.keep_visit())}
        {act("Discard", "visit-discard", move || state.discard_visit())}
    };
    banner(Kind::You, "visit-banner", text.into_any(), acts.into_any())
}

fn issue_list(visit: &Visit) -> Option<AnyView> {
    if visit.issues.is_empty() {
        return None;
    }
    let rows = visit
        .issues
        .iter()
        .map(|issue| {
            let named = match (issue.key.as_str(), issue.value.as_str()) {
                ("", _) => String::new(),
                (key, "") => format!("“{key}”: "),
                (key, value) => format!("{key} “{value}”: "),
            };
            view! { <li><b>{named}</b>{issue.message.clone()}</li> }
        })
        .collect_view();
    let text = view! {
        <b>"Parts of the link could not be read and count as “not sure”."</b>
        <ul>{rows}</ul>
    };
    Some(banner(
        Kind::Alert,
        "link-issues",
        text.into_any(),
        ().into_any(),
    ))
}

fn notice(state: AppState, keeper: StoredValue<Keeper, LocalStorage>, notice: Notice) -> AnyView {
    let mine = move || {
        download::offer(
            "tierwise-workspace.txt",
            "text/plain",
            saving::as_text(state).as_bytes(),
        )
    };
    let save_mine = move || act("Download my data", "download-data", mine);
    let file = |text: String| {
        act("Download it", "download-aside", move || {
            download::offer("tierwise-stored-data.txt", "text/plain", text.as_bytes());
        })
    };
    let dismissed = notice.clone();
    let dismiss = move || {
        let dismissed = dismissed.clone();
        act("Close", "close-banner", move || {
            state.settle(|n| *n == dismissed)
        })
    };
    match notice {
        Notice::StorageBlocked => alert(
            "This browser does not let the page keep anything.",
            "You can go on, and everything works. When you close the page your answers are gone: download them to keep them.".to_owned(),
            save_mine(),
        ),
        Notice::StorageFull => alert(
            "There is no room left in this browser's storage for this page.",
            "You can go on, but new changes are not saved. Download your data to keep them.".to_owned(),
            save_mine(),
        ),
        Notice::PutAside { reason, text, kept_aside, second } => alert(
            "What was stored here could not be opened.",
            if kept_aside {
                let on = if second { "go on with the copy of your last change" } else { "start with an empty brief" };
                format!("{reason} It was put aside unchanged, and you {on}.")
            } else {
                format!(
                    "{reason} There is no room to put it aside, so it stays where it is and nothing new is saved. Download it first."
                )
            },
            view! { {file(text)} {dismiss()} }.into_any(),
        ),
        Notice::FromTheFuture { text } => alert(
            "Your data was saved by a newer version of Tierwise.",
            "It stays as it is. You can go on here, but nothing from this tab is saved. Reload to get the newer version.".to_owned(),
            file(text),
        ),
        Notice::Repaired(what) => banner(
            Kind::News,
            "notice-repaired",
            view! {
                <b>"Parts of what was stored had to be repaired. A copy of the original was put aside."</b>
                <ul>{what.into_iter().map(|w| view! { <li>{w}</li> }).collect_view()}</ul>
            }
            .into_any(),
            dismiss(),
        ),
        Notice::OtherTab => alert(
            "Another tab saved a different version of your work.",
            "Nothing was overwritten. Choose which one to go on with.".to_owned(),
            view! {
                {act("Use the other tab's", "take-other", move || keeper.with_value(Keeper::choose_other))}
                {act("Keep this one", "keep-this", move || keeper.with_value(Keeper::keep_this))}
            }
            .into_any(),
        ),
    }
}

fn alert(what: &'static str, more: String, acts: AnyView) -> AnyView {
    banner(
        Kind::Alert,
        "notice",
        view! { <b>{what}</b>" "{more} }.into_any(),
        acts,
    )
}
