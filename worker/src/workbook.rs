//! The worker that takes sheets out of workbooks, and makes workbooks. The page starts it when one is brought or wanted and
//! ends it when it is done with or cancelled, so it may take its time.
//!
//! A message to the worker is the bytes of a table that is to become a workbook, or an array of the place of a sheet, or
//! nothing for the one with the most rows, and the file when it comes first. A message from it is an array of what it tells
//! in postcard's form and what comes along: the bytes of a workbook, or a file of rows, which the page hands to the desk
//! without ever seeing what is in it.

mod files;

use std::cmp::Reverse;

use js_sys::{Array, Uint8Array};
use tierwise_workbook::Workbook;
use tierwise_workbook::wire::{Stage, Tell};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent, console};

/// What is said where the browser refuses to hold the rows.
const NO_ROOM: &str = "The browser has no room for the rows of this sheet. Close other tabs and choose the workbook again, \
                       or save the sheet as CSV and bring that.";

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console::error_1(&JsValue::from_str(&info.to_string()));
    }));
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut open: Option<Workbook> = None;
    let hear = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = event.data();
            let done = match message.dyn_ref::<Uint8Array>() {
                Some(table) => make(&scope, &table.to_vec()),
                None => {
                    let message: Array = message.unchecked_into();
                    let sheet = message.get(0).as_f64().map(|sheet| sheet as u32);
                    answer(&scope, &mut open, sheet, &message.get(1))
                }
            };
            if let Err(why) = done {
                post(&scope, &Tell::Refused(why), None);
            }
        })
    };
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It lives as long as the worker.
    hear.forget();
    post(&scope, &Tell::Ready, None);
}

fn make(scope: &DedicatedWorkerGlobalScope, table: &[u8]) -> Result<(), String> {
    let book = tierwise_workbook::write(table)?;
    let book = Uint8Array::from(book.as_slice());
    post(scope, &Tell::Written, Some(&book));
    Ok(())
}

fn answer(
    scope: &DedicatedWorkerGlobalScope,
    open: &mut Option<Workbook>,
    sheet: Option<u32>,
    file: &JsValue,
) -> Result<(), String> {
    let tell = |stage| post(scope, &Tell::Doing(stage), None);
    let mut fullest = 0;
    if !file.is_undefined() {
        tell(Stage::Unpacking);
        let mut book = Workbook::open(files::read(file)?.to_vec()).map_err(|why| why.0)?;
        if book.len() > 1 {
            tell(Stage::Comparing);
            let sheets = book.sheets();
            let places = (0..).zip(&sheets);
            let most = places.min_by_key(|(_, sheet)| Reverse(sheet.rows));
            fullest = most.map_or(0, |(at, _)| at);
            post(scope, &Tell::Sheets(sheets), None);
        }
        *open = Some(book);
    }
    let Some(book) = open else {
        return Ok(());
    };
    let sheet = sheet.unwrap_or(fullest);
    tell(Stage::Reading(0));
    let read = book.read(sheet as usize, &mut |rows| tell(Stage::Reading(rows)));
    let rows = Uint8Array::from(read.map_err(|why| why.0)?.as_slice());
    match File::new_with_u8_array_sequence(&Array::of1(&rows), "rows") {
        Ok(file) => post(scope, &Tell::Rows { sheet }, Some(&file)),
        Err(_) => return Err(NO_ROOM.to_owned()),
    }
    Ok(())
}

fn post(scope: &DedicatedWorkerGlobalScope, tell: &Tell, more: Option<&JsValue>) {
    let Ok(bytes) = postcard::to_allocvec(tell) else {
        return;
    };
    let bytes = Uint8Array::from(bytes.as_slice());
    let message = match more {
        Some(more) => Array::of2(&bytes, more),
        None => Array::of1(&bytes),
    };
    // It can only be refused where there is no page left to hear it.
    let _ = scope.post_message(&message);
}
