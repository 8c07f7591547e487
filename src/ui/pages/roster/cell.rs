//! Typing a cell of the table anew: a double click makes a field of it, Enter takes what is typed, Escape leaves it.

use leptos::prelude::*;
use tierwise_roster::wire::Edit;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, FocusEvent, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::desk::{self, Desk};

/// Makes a field of the cell that was double-clicked, if it can be typed.
pub fn open(desk: &Desk, event: &MouseEvent) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let Some(cell) = target.and_then(|t| t.closest("td[data-field]").ok().flatten()) else {
        return;
    };
    let row = cell.closest("tr[data-who]").ok().flatten();
    let who = row.and_then(|row| row.get_attribute("data-who")?.parse().ok());
    let field = cell.get_attribute("data-field").unwrap_or_default();
    if let (Some(who), Some(at)) = (who, desk::field(&field))
        && cell.query_selector("input").ok().flatten().is_none()
    {
        let now = cell.get_attribute("data-now").unwrap_or_default();
        let taking = desk.clone();
        field_in(desk, &cell, &field, now, move |text| {
            taking.edit(who, Edit::Field { field: at, text });
        });
    }
}

/// Puts a field into a cell and takes it out again when it is left.
fn field_in(
    desk: &Desk,
    cell: &Element,
    label: &str,
    now: String,
    take: impl Fn(String) + 'static,
) {
    let input = document().create_element("input");
    let Some(input) = input
        .ok()
        .and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    input.set_class_name("in in--cell");
    input.set_value(&now);
    let _ = input.set_attribute("aria-label", label);
    let before = cell.inner_html();
    desk.typing.set(true);
    cell.set_inner_html("");
    let _ = cell.append_child(&input);
    let _ = input.focus();
    input.select();
    let (by_key, left) = (by_key(&input, cell, now.clone()), {
        let (input, cell, typing) = (input.clone(), cell.clone(), desk.typing.clone());
        Closure::<dyn FnMut(FocusEvent)>::new(move |_| {
            let text = input.value();
            // The row is drawn anew when the change has been made; until then it is as it was.
            cell.set_inner_html(&before);
            typing.set(false);
            if text != now {
                take(text);
            }
        })
    });
    let _ = input.add_event_listener_with_callback("keydown", by_key.as_ref().unchecked_ref());
    let _ = input.add_event_listener_with_callback("blur", left.as_ref().unchecked_ref());
    // The browser lets go of them with the field.
    drop((by_key.into_js_value(), left.into_js_value()));
}

/// Enter and Escape leave the field and give the focus to the row's name.
fn by_key(
    input: &HtmlInputElement,
    cell: &Element,
    now: String,
) -> Closure<dyn FnMut(KeyboardEvent)> {
    let (input, row) = (input.clone(), cell.parent_element());
    Closure::new(move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Enter" => {}
            "Escape" => input.set_value(&now),
            _ => return,
        }
        let name = row
            .as_ref()
            .and_then(|row| row.query_selector("[data-on=open]").ok()?);
        match name.and_then(|name| name.dyn_into::<HtmlElement>().ok()) {
            Some(name) => drop(name.focus()),
            None => drop(input.blur()),
        }
    })
}
