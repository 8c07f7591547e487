//! How much room is used, whether the browser promised to keep it, and deleting all of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Here, office};
use crate::platform::room;
use crate::ui::boxed::{dynamic, hear, memo};
use crate::ui::format;
use crate::ui::pages::roster::QUOTA;
use crate::ui::saving::Keeper;

/// What has to be typed before everything is deleted.
const WORD: &str = "delete";

/// Room and promise.
pub fn section(here: Here) -> AnyView {
    let used = memo(move || {
        here.view.with(|v| match v {
            Some(Ok(view)) => view.used,
            _ => 0,
        })
    });
    let promised = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let _ = promised.try_set(room::is_promised().await);
    });
    let asked = RwSignal::new(false);
    let ask = hear(move |_: web_sys::MouseEvent| {
        spawn_local(async move {
            let answer = room::ask_promise().await;
            let _ = promised.try_set(answer);
            let _ = asked.try_set(true);
        });
    });
    let ask = StoredValue::new_local(Some(ask));
    let words = move || match (promised.get(), asked.get()) {
        (Some(true), _) => {
            "This browser promised to keep your work, also when it runs out of room."
        }
        (_, true) => {
            "This browser did not promise it. Most do once you come often or put the page among your bookmarks or on your home screen. Until then a backup is what keeps your work safe."
        }
        _ => "This browser may delete data when it runs out of room. Ask it to keep yours.",
    };
    view! {
        <section class="sec" aria-labelledby="room">
            <div class="sec__head"><h2 id="room">"Room on this device"</h2></div>
            <p data-testid="storage-meter" data-used=move || used.get().to_string() data-quota=QUOTA.to_string()>
                <meter min="0" max=QUOTA.to_string() high=(QUOTA * 9 / 10).to_string() prop:value=move || used.get() as f64 aria-label="Room that is used"></meter>
                <br />
                {move || format::percent_whole(used.get() as f64 / QUOTA as f64)}" of the room that this browser gives a page is used ("
                {move || format::whole(used.get() as f64)}" of "{format::whole(QUOTA as f64)}" characters)."
            </p>
            <p class="dprom" data-testid="promise" data-promised=move || promised.get().is_some_and(|p| p).to_string() aria-live="polite">{words}</p>
            {dynamic(move || if promised.get() == Some(true) { ().into_any() } else {
                let ask = hear(move |e: web_sys::MouseEvent| ask.update_value(|ask| if let Some(ask) = ask { ask(e) }));
                view! { <p class="acts"><button type="button" class="btn" data-testid="promise-ask" on:click=ask>"Ask the browser to keep it"</button></p> }.into_any()
            })}
        </section>
    }
    .into_any()
}

/// Deleting everything.
pub fn wipe(here: Here) -> AnyView {
    let keeper: StoredValue<Keeper, LocalStorage> = expect_context();
    let typed = RwSignal::new(String::new());
    let sure = memo(move || typed.with(|t| t.trim().eq_ignore_ascii_case(WORD)));
    let submit = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if sure.get_untracked() {
            spawn_local(async move {
                match office::wipe(keeper).await {
                    Ok(()) => {
                        let _ = window().location().set_hash("#/brief");
                        office::reload();
                    }
                    Err(why) => here.say(Err(why)),
                }
            });
        }
    });
    view! {
        <section class="sec" aria-labelledby="wipe">
            <div class="sec__head"><h2 id="wipe">"Delete everything"</h2>
                <p>"All brands with their briefs, settings, rosters and short lists, archived and deleted ones too, texts that were put aside, and what is kept for use without a connection. Of this browser only: backups and shared links stay. This cannot be taken back."</p></div>
            <form class="dnew" on:submit=submit>
                <label class="field"><span>"Type “"{WORD}"” to confirm"</span>
                    <input class="in" data-testid="wipe-word" autocomplete="off" autocapitalize="off" prop:value=move || typed.get()
                        on:input=hear(move |e: web_sys::Event| typed.set(event_target_value(&e))) />
                </label>
                <button type="submit" class="btn" data-testid="wipe" disabled=move || !sure.get()>"Delete everything"</button>
            </form>
        </section>
    }
    .into_any()
}
