//! Creators as a file of the user's choice.

use leptos::prelude::*;
use tierwise_roster::wire::{Format, Request, Whose};

use crate::ui::boxed::hear;

use super::care;
use super::desk::Desk;
use super::menu;

/// What each kind of file is called in the menu.
const fn label(format: Format) -> &'static str {
    match format {
        Format::Csv => "CSV, for any program",
        Format::Xlsx => "Excel workbook (XLSX)",
        Format::Json => "JSON, for scripts",
    }
}

/// The button with the kinds of files, named `roster-csv` and so on in tests. Nothing can be saved while `none` holds.
pub fn menu(
    desk: &Desk,
    whose: Whose,
    slug: &'static str,
    none: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> AnyView {
    let desk = desk.clone();
    menu::menu("Save".into_any(), "Save as a file", move |close| {
        let item = |label: &'static str, ending: &str, ask: Box<dyn Fn(&Desk)>| {
            let desk = desk.clone();
            let save = hear(move |_: web_sys::MouseEvent| {
                ask(&desk);
                close.now();
            });
            let name = format!("{slug}-{ending}");
            view! { <button type="button" class="menu__i" data-testid=name disabled=none on:click=save>{label}</button> }
        };
        let files = Format::ALL.map(|format| {
            let ask = move |desk: &Desk| desk.ask(Request::Export(whose, format));
            item(label(format), format.ending(), Box::new(ask))
        });
        let steps = move |desk: &Desk| care::offer_steps(desk, whose);
        view! {
            {files.collect_view()}
            {item("Next steps, for a calendar (.ics)", "ics", Box::new(steps))}
        }
        .into_any()
    })
}
