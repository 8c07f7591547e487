//! Which columns the table shows.

use leptos::prelude::*;
use tierwise_roster::columns::Column;

use crate::platform::storage;
use crate::ui::boxed::hear;

use super::desk::Desk;
use super::menu::menu;

/// Where the choice is kept.
const KEY: &str = "tierwise.columns";

/// The columns chosen on this device, else those shown first.
pub fn stored() -> Vec<Column> {
    let stored = storage::read(KEY).ok().flatten();
    let chosen = |column: &Column| match &stored {
        Some(slugs) => column.is_fixed() || slugs.split(',').any(|s| s == column.about().slug),
        None => column.about().shown,
    };
    let all = Column::ALL.iter().copied();
    all.filter(chosen).collect()
}

/// Whether they were chosen: then a narrow window leaves none of them out.
pub fn is_own() -> bool {
    matches!(storage::read(KEY), Ok(Some(_)))
}

fn store(columns: &[Column]) {
    let slugs: Vec<&str> = columns.iter().map(|c| c.about().slug).collect();
    // A choice that cannot be kept lasts as long as the page.
    let _ = storage::write(KEY, &slugs.join(","));
}

/// The button with its list of columns.
pub fn chooser(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    let boxes = Column::ALL.iter().filter(|c| !c.is_fixed()).map(move |column| {
        let column = *column;
        let (chosen, changing) = (desk.columns.clone(), desk.columns.clone());
        let toggle = hear(move |_: web_sys::Event| {
            changing.update(|columns| {
                let all = Column::ALL.iter().copied();
                let has = |c: Column| columns.contains(&c) != (c == column);
                *columns = all.filter(|c| has(*c)).collect();
                store(columns);
            });
        });
        let on = move || chosen.with(|columns| columns.contains(&column));
        view! {
            <label class="pick"><input type="checkbox" prop:checked=on on:change=toggle />{column.about().label}</label>
        }
    });
    menu("Columns".into_any(), "Columns of the table", move |_| {
        boxes.collect_view().into_any()
    })
}
