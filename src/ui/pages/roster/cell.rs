//! Typing a cell of the table anew: a double click makes a field of it, Enter takes what is typed, Escape leaves it.

use leptos::prelude::*;
use tierwise_roster::wire::Edit;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, FocusEvent, HtmlInputElement, KeyboardEvent, MouseEvent};

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
        let desk = desk.clone();
        field_in(&cell, &field, now, move |text| {
            desk.edit(who, Edit::Field { field: at, text });
        });
    }
}

/// Puts a field into a cell and takes it out again when it is left.
fn field_in(cell: &Element, label: &str, now: String, take: impl Fn(String) + 'static) {
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
    cell.set_inner_html("");
    let _ = cell.append_child(&input);
    let _ = input.focus();
    input.select();
    let by_key = {
        let (input, now) = (input.clone(), now.clone());
        Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Enter" => drop(input.blur()),
                "Escape" => {
                    input.set_value(&now);
                    let _ = input.blur();
                }
                _ => {}
            }
        })
    };
    let left = {
        let (input, cell) = (input.clone(), cell.clone());
        Closure::<dyn FnMut(FocusEvent)>::new(move |_| {
            let text = input.value();
            // The row is drawn anew when the change has been made; until then it is as it was.
            cell.set_inner_html(&before);
            if text != now {
                take(text);
            }
        })
    };
    let _ = input.add_event_listener_with_callback("keydown", by_key.as_ref().unchecked_ref());
    let _ = input.add_event_listener_with_callback("blur", left.as_ref().unchecked_ref());
    // The browser lets go of them with the field.
    drop((by_key.into_js_value(), left.into_js_value()));
}
