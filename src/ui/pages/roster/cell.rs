//! Typing a cell of the table anew: a double click puts a field over it, or F2 on anything in the row over its first one.
//! Enter takes what is typed, Escape leaves it, and Tab takes it and goes on to the next cell. The field stays until the
//! desk has answered; where it declines, with what was typed and why.

use std::cell::RefCell;
use std::collections::VecDeque;

use leptos::prelude::*;
use tierwise_roster::wire::Edit;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, Event, FocusEvent, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent,
};

use crate::platform::timing;

use super::desk::{self, Desk};

thread_local! {
    /// Fields whose texts are on their way, the first one first.
    static SENT: RefCell<VecDeque<HtmlInputElement>> = const { RefCell::new(VecDeque::new()) };
}

/// What a field says of itself that was declined, and the id of why.
const DECLINED: &str = "data-declined";
const WHY: &str = "cell-declined";

/// Cells that can be typed.
const TYPED: &str = "td[data-field]";

/// Puts a field over the cell that was double-clicked, if it can be typed.
pub fn by_pointer(desk: &Desk, event: &MouseEvent) {
    if let Some(cell) = around(event, TYPED) {
        open(desk, &cell);
    }
}

/// Puts a field over the first cell of the row where F2 is pressed.
pub fn by_key(desk: &Desk, event: &KeyboardEvent) {
    let row = around(event, "tr[data-who]").filter(|_| event.key() == "F2");
    if let Some(cell) = row.and_then(|row| cells(&row).into_iter().next()) {
        event.prevent_default();
        open(desk, &cell);
    }
}

/// What an event happened in.
fn around(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok()?
}

/// The cells of a row that can be typed and are seen: a narrow page leaves columns out.
fn cells(row: &Element) -> Vec<Element> {
    let Ok(all) = row.query_selector_all(TYPED) else {
        return Vec::new();
    };
    let all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok());
    let seen = all.filter(|cell| cell.offset_parent().is_some());
    seen.map(Element::from).collect()
}

/// The cell before or after another one.
fn beside(cell: &Element, back: bool) -> Option<Element> {
    let all = cells(&cell.parent_element()?);
    let at = all.iter().position(|other| other == cell)?;
    let at = if back { at.checked_sub(1)? } else { at + 1 };
    all.into_iter().nth(at)
}

fn open(desk: &Desk, cell: &Element) {
    let row = cell.closest("tr[data-who]").ok().flatten();
    let who = row.and_then(|row| row.get_attribute("data-who")?.parse().ok());
    let field = cell.get_attribute("data-field").unwrap_or_default();
    if let (Some(who), Some(at)) = (who, desk::field(&field))
        && cell.query_selector("input").ok().flatten().is_none()
    {
        let now = cell.get_attribute("data-now").unwrap_or_default();
        let taking = desk.clone();
        field_over(desk, cell, &field, now, move |text| {
            taking.edit(who, Edit::Field { field: at, text });
        });
    }
}

/// Puts a field over a cell and takes it away when it is left. What is under it stays, so that nothing moves.
fn field_over(
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
    desk.typing.set(true);
    let _ = cell.append_child(&input);
    let _ = input.focus();
    input.select();
    let (leaving, left) = (leaving(desk, &input, cell, now.clone()), {
        let (desk, input) = (desk.clone(), input.clone());
        Closure::<dyn FnMut(FocusEvent)>::new(move |_| {
            let text = input.value();
            let why = unmark(&input);
            if text == now || why.is_some() {
                input.remove();
                desk.declined.set(why.filter(|_| text != now));
                go_on(&desk);
            } else {
                input.set_read_only(true);
                SENT.with_borrow_mut(|sent| sent.push_back(input.clone()));
                take(text);
            }
        })
    });
    let _ = input.add_event_listener_with_callback("keydown", leaving.as_ref().unchecked_ref());
    let _ = input.add_event_listener_with_callback("blur", left.as_ref().unchecked_ref());
    // The browser lets go of them with the field.
    drop((leaving.into_js_value(), left.into_js_value()));
}

/// The desk took what was typed in the field that waits longest, or declined it. Says whether one waited.
pub fn answered(desk: &Desk, declined: Option<&str>) -> bool {
    let Some(input) = SENT.with_borrow_mut(VecDeque::pop_front) else {
        return false;
    };
    match (declined, input.parent_element()) {
        (Some(why), Some(cell)) => mark(&input, &cell, why),
        // Until the row is drawn anew, which waits while its next cell is typed.
        (None, Some(cell)) => cell.set_text_content(Some(&input.value())),
        (_, None) => {}
    }
    go_on(desk);
    true
}

/// Has the field of a text that was declined say why.
fn mark(input: &HtmlInputElement, cell: &Element, why: &str) {
    input.set_read_only(false);
    let marks = [
        (DECLINED, input.value()),
        ("aria-invalid", "true".to_owned()),
        ("aria-describedby", WHY.to_owned()),
    ];
    for (name, value) in marks {
        let _ = input.set_attribute(name, &value);
    }
    if let Ok(said) = document().create_element("span") {
        said.set_class_name("err err--cell");
        said.set_id(WHY);
        let _ = said.set_attribute("role", "alert");
        said.set_text_content(Some(why));
        let _ = cell.append_child(&said);
    }
}

/// Takes that away again. Gives back why, where the text is still the one that was declined.
fn unmark(input: &HtmlInputElement) -> Option<String> {
    let declined = input.get_attribute(DECLINED);
    let said = input.next_element_sibling().filter(|e| e.id() == WHY);
    let why = said.as_ref().and_then(|said| said.text_content());
    if let Some(said) = &said {
        said.remove();
    }
    for name in [DECLINED, "aria-invalid", "aria-describedby"] {
        let _ = input.remove_attribute(name);
    }
    why.filter(|_| declined == Some(input.value()))
}

/// Has the rows drawn anew when no field is over a cell any more. One that was declined is gone to before.
fn go_on(desk: &Desk) {
    let field = |which: &str| document().query_selector(which).ok().flatten();
    if SENT.with_borrow(|sent| !sent.is_empty()) || field(".in--cell:focus").is_some() {
        return;
    }
    let declined = field(".in--cell[aria-invalid]");
    match declined.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        // What was just pressed has the focus first.
        Some(field) => timing::after_paint(move || {
            let _ = field.focus();
            field.select();
        }),
        None => desk.typing.set(false),
    }
}

/// Enter and Escape leave the field and give the focus to the row's name, Tab goes to the next cell while there is one.
fn leaving(
    desk: &Desk,
    input: &HtmlInputElement,
    cell: &Element,
    now: String,
) -> Closure<dyn FnMut(KeyboardEvent)> {
    let (desk, input, cell) = (desk.clone(), input.clone(), cell.clone());
    Closure::new(move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Tab" => {
                if let Some(next) = beside(&cell, event.shift_key()) {
                    event.prevent_default();
                    // First, so that what is typed is taken before the next field is there.
                    drop(input.blur());
                    open(&desk, &next);
                }
                return;
            }
            // It would be declined again.
            "Enter" if input.get_attribute(DECLINED) == Some(input.value()) => return,
            "Enter" => {}
            "Escape" => input.set_value(&now),
            _ => return,
        }
        // Enter would press the button that gets the focus.
        event.prevent_default();
        let name = cell
            .parent_element()
            .and_then(|row| row.query_selector("[data-on=open]").ok()?);
        match name.and_then(|name| name.dyn_into::<HtmlElement>().ok()) {
            Some(name) => drop(name.focus()),
            None => drop(input.blur()),
        }
    })
}
