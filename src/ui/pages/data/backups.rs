//! Taking a copy of everything.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Here, office};
use crate::platform::intl;
use crate::ui::boxed::{hear, memo, words};
use crate::ui::format;

/// The section.
pub fn section(here: Here) -> AnyView {
    let save = hear(move |_: web_sys::MouseEvent| {
        spawn_local(async move {
            let done = office::back_up(here.state).await;
            here.say(done.map(|()| {
                "The backup is in your downloads. Keep it where you keep your other files."
                    .to_owned()
            }));
            here.look();
        });
    });
    let last = move || {
        here.view.with(|v| match v {
            Some(Ok(view)) => {
                let changes = format!(
                    "{} {}",
                    format::whole(view.unbacked as f64),
                    format::plural(view.unbacked, "change", "changes")
                );
                match view.backed_up.as_str() {
                    "" if view.unbacked == 0 => "There is nothing to back up yet.".to_owned(),
                    "" => format!("No backup was made yet, and {changes} could be lost."),
                    day if view.unbacked == 0 => format!(
                        "The last backup is of {}. Nothing was changed since.",
                        intl::day(day)
                    ),
                    day => format!(
                        "The last backup is of {}, with {changes} since.",
                        intl::day(day)
                    ),
                }
            }
            _ => String::new(),
        })
    };
    // It is what to do here only where something could be lost.
    let due = memo(move || {
        here.view
            .with(|v| matches!(v, Some(Ok(view)) if view.unbacked > 0))
    });
    view! {
        <section class="sec" aria-labelledby="backup">
            <div class="sec__head"><h2 id="backup">"Backup"</h2>
                <p>"One file with everything of all brands: briefs, settings, rosters, short lists. It is not encrypted: whoever has the file can read it."</p></div>
            <p class="acts"><button type="button" class="btn" class:btn--go=move || due.get() data-testid="backup-save" on:click=save>"Save a backup"</button></p>
            <p class="sm q" data-testid="backup-last">{words(last)}</p>
        </section>
    }
    .into_any()
}
