//! Why somebody is out, whoever it is: a name is typed, and the answer stands below.

use leptos::prelude::*;
use tierwise_roster::wire::{Picked, Request};

use super::out;
use crate::ui::boxed::hear;
use crate::ui::format;
use crate::ui::markup::{Html, html};
use crate::ui::pages::roster::desk::Desk;

/// The field for the name.
pub fn field(desk: &Desk) -> AnyView {
    let asked = desk.picked.clone();
    let asked = asked.with_untracked(|p| p.as_ref().map(|p| p.about.typed.clone()));
    let typed = RwSignal::new(asked.unwrap_or_default());
    let desk = desk.clone();
    let ask = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.ask(Request::Why(typed.get_untracked()));
    });
    view! {
        <form class="addrow askrow" on:submit=ask>
            <label><span class="sm">"Ask about anybody"</span>
                <input class="in in--sm" data-testid="shortlist-ask" placeholder="@handle or name" autocomplete="off" spellcheck="false"
                    prop:value=move || typed.get() on:input=hear(move |e: web_sys::Event| typed.set(event_target_value(&e))) />
            </label>
            <button type="submit" class="btn btn--sm">"Why is this one out?"</button>
        </form>
    }
    .into_any()
}

/// Those who are called so, and why they are in or out.
pub fn answers(picked: &Picked) -> Html {
    let about = &picked.about;
    if about.typed.trim().is_empty() {
        return Html::default();
    }
    let count = |n: u32| format::whole(f64::from(n));
    let shown = about.first.len() as u32;
    let said = match about.count {
        0 => format!("Nobody in your roster is called “{}”.", about.typed.trim()),
        n if n > shown => format!(
            "{} of the {} who are called so. Type more of the name to see the others.",
            count(shown),
            count(n)
        ),
        _ => String::new(),
    };
    let table = (shown > 0).then(|| out::rows(picked, &about.first, "Whom you asked about"));
    html!(
        r#"<p class="sm q" role="status" data-testid="shortlist-asked">{}</p>{}"#,
        said,
        table
    )
}
