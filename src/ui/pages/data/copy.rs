//! A brand of one's own made of a shared plan: what it will be, or why there can be none.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::persist::brands::MAX_NAME;
use tierwise_core::persist::encode;
use tierwise_core::persist::share::Shared;
use tierwise_core::persist::vault::Change;

use super::{Here, Then, said, trouble};
use crate::ui::boxed::{dynamic, hear, memo};
use crate::ui::focus;
use crate::ui::pages::shared::{Asking, title};
use crate::ui::state::use_state;

/// Where the focus goes when it is asked for.
const HEADING: &str = "copying";

/// What is asked before a brand is made. The page that shows the plan provides it.
pub fn copy() -> AnyView {
    let plan: Arc<Shared> = expect_context();
    let here = Here::new(use_state());
    here.look();
    focus::first_with_id(HEADING.to_owned());
    let name: String = title(&plan).chars().take(MAX_NAME).collect();
    let heading = format!("“{name}” as a brand of its own");
    let listed = plan.list.is_some();
    // What is read anew after a try leaves the button in its place.
    let refused = memo(move || here.view.get().map(Result::err));
    view! {
        <section class="scopy hide-p" aria-labelledby=HEADING data-testid="shared-copying">
            <h2 id=HEADING tabindex="-1">{heading}</h2>
            {dynamic(move || match refused.get() {
                None => ().into_any(),
                Some(Some(why)) => trouble(format!("{why} So there can be no copy. The plan stays in its link: whoever keeps that can look at it and print it.")),
                Some(None) => ask(here, name.clone(), plan.clone(), listed),
            })}
            <div aria-live="polite">{dynamic(move || said(here.said.get()))}</div>
        </section>
    }
    .into_any()
}

fn ask(here: Here, name: String, plan: Arc<Shared>, listed: bool) -> AnyView {
    let make = hear(move |_: web_sys::MouseEvent| {
        let kept = vec![("workspace".to_owned(), encode(&plan.workspace, 1))];
        let name = name.clone();
        here.make(Change::Create { name, kept }, String::new(), Then::Advice);
    });
    let asking: Asking = expect_context();
    let cancel = hear(move |_: web_sys::MouseEvent| asking.end());
    let list = listed.then_some(" The list of creators is not copied: it stays in the link.");
    view! {
        <p>"It gets the answers and settings of the plan, and is opened. Your other brands keep everything they have; the button with the brand's name leads back to them."{list}</p>
        <p class="acts"><button type="button" class="btn btn--go" data-testid="shared-copy-make" disabled=move || here.busy.get() on:click=make>"Make the brand and open it"</button>
            <button type="button" class="btn" data-testid="shared-copy-cancel" on:click=cancel>"Cancel"</button></p>
    }
    .into_any()
}
