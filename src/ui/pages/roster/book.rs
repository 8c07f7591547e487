//! Workbooks to be saved: the worker that knows about them makes one of the desk's table.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use tierwise_workbook::wire::Tell;
use wasm_bindgen::JsCast;

use crate::platform::download;
use crate::platform::worker::{Hired, bytes};

use super::desk::Desk;

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// What is said where the worker does not come up or breaks off.
const STOPPED: &str = "The part of Tierwise that makes Excel workbooks did not load, or had too little memory. Check the \
                       connection and save again, or save as CSV.";

thread_local! {
    /// While it is at it.
    static MAKER: RefCell<Option<Hired>> = const { RefCell::new(None) };
}

/// Has a workbook made, and offers it.
pub fn make(desk: &Desk, name: String, table: &[u8]) {
    let table = Uint8Array::from(table);
    let (listening, failing) = (desk.clone(), desk.clone());
    let maker = Hired::start(
        "workbook",
        move |message| told(&listening, &name, &table, &message.unchecked_into()),
        move || end(&failing, Some(STOPPED.to_owned())),
    );
    match maker {
        Some(maker) => MAKER.set(Some(maker)),
        None => end(desk, Some(STOPPED.to_owned())),
    }
}

fn told(desk: &Desk, name: &str, table: &Uint8Array, message: &Array) {
    match bytes(message.get(0)).map(|bytes| postcard::from_bytes(&bytes)) {
        Some(Ok(Tell::Ready)) => MAKER.with_borrow(|maker| {
            if let Some(maker) = maker {
                maker.send(table);
            }
        }),
        Some(Ok(Tell::Written)) => {
            download::offer(name, KIND, &bytes(message.get(1)).unwrap_or_default());
            end(desk, None);
        }
        Some(Ok(Tell::Refused(why))) => end(desk, Some(why)),
        _ => {}
    }
}

fn end(desk: &Desk, why: Option<String>) {
    MAKER.set(None);
    desk.declined.set(why);
}
