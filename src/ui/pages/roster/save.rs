//! Creators as a file of the user's choice.

use leptos::prelude::*;
use tierwise_roster::wire::{Format, Request, Whose};

use crate::ui::boxed::hear;

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
        let item = |format: Format| {
            let desk = desk.clone();
            let save = hear(move |_: web_sys::MouseEvent| {
                desk.ask(Request::Export(whose, format));
                close.now();
            });
            let name = format!("{slug}-{}", format.ending());
            view! { <button type="button" class="menu__i" data-testid=name disabled=none on:click=save>{label(format)}</button> }
        };
        Format::ALL.map(item).collect_view().into_any()
    })
}
