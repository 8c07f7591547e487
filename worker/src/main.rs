//! The worker: hands what the page asks to the desk, and what the desk answers to the page.
//!
//! A message to the worker is an array of a request in postcard's form and, where one is to be read, a file. A message
//! from it is a reply in that form.

mod files;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use tierwise_roster::Desk;
use tierwise_roster::wire::{Reply, Request};
use tierwise_workbook::is_office_file;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, console};

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console::error_1(&JsValue::from_str(&info.to_string()));
    }));
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk = Rc::new(RefCell::new(Desk::default()));
    let keep = keeper(&scope, &desk);
    let prepare = preparer(&desk);
    let search = Rc::new(Pump::new(&scope, &desk));
    let hear = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message: Array = event.data().unchecked_into();
            let request: Uint8Array = message.get(0).unchecked_into();
            let mut then = None;
            let mut say = |reply| post(&scope, &reply);
            match postcard::from_bytes::<Request>(&request.to_vec()) {
                Ok(request) => {
                    then = match request {
                        Request::Open(_) => Some(&prepare),
                        _ => request.is_change().then_some(&keep),
                    };
                    let mut desk = desk.borrow_mut();
                    match files::read(&message.get(1)) {
                        Ok(file) if !is_workbook(&file) => {
                            desk.hear(request, &file.to_vec(), &mut say);
                        }
                        // It is not this worker's to open.
                        other => {
                            desk.stop_reading(&mut say);
                            say(other.map_or_else(Reply::Refused, |_| Reply::Workbook));
                        }
                    }
                }
                // Page and worker are of one build, so this is a mistake of ours and not of the user's.
                Err(error) => console::error_1(&JsValue::from_str(&error.to_string())),
            }
            search.start();
            if let Some(then) = then {
                let wait = scope.set_timeout_with_callback_and_timeout_and_arguments_0(then, PAUSE);
                // It is refused nowhere.
                drop(wait);
            }
        })
    };
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It lives as long as the worker.
    hear.forget();
    post(&scope, &Reply::Ready);
}

/// Bytes at the start of a file that tell a workbook.
const SIGN: u32 = 4;

fn is_workbook(file: &Uint8Array) -> bool {
    is_office_file(&file.subarray(0, SIGN).to_vec())
}

/// Milliseconds between an answer and what is done after it.
const PAUSE: i32 = 150;

/// Milliseconds of a turn at what the desk does unasked: requests are heard between turns. They are shorter while other
/// pages are looked at than the one that waits for it.
const TURN: f64 = 25.0;
const TURN_ASIDE: f64 = 5.0;
/// Work after which the clock is looked at: about a millisecond.
const WORK: u64 = 200_000;

/// Has the desk go on with what takes long, turn by turn.
struct Pump {
    scope: DedicatedWorkerGlobalScope,
    turn: js_sys::Function,
    /// Whether a turn is on its way.
    going: Rc<Cell<bool>>,
}

impl Pump {
    fn new(scope: &DedicatedWorkerGlobalScope, desk: &Rc<RefCell<Desk>>) -> Self {
        let going = Rc::new(Cell::new(false));
        let (own, desk, on) = (scope.clone(), Rc::clone(desk), Rc::clone(&going));
        let again: Rc<RefCell<Option<js_sys::Function>>> = Rc::default();
        let next = Rc::clone(&again);
        let turn = Closure::<dyn FnMut()>::new(move || {
            let begun = js_sys::Date::now();
            let mut desk = desk.borrow_mut();
            let turn = if desk.is_watched() { TURN } else { TURN_ASIDE };
            // A piece of a file is a turn of its own: whoever cancels is heard before the next one.
            let read = desk.read_on(&mut |reply| post(&own, &reply));
            while !read && js_sys::Date::now() - begun < turn {
                if !desk.work(WORK, &mut |reply| post(&own, &reply)) {
                    on.set(false);
                    return;
                }
            }
            if let Some(turn) = next.borrow().as_ref() {
                soon(&own, turn);
            }
        });
        // It lives as long as the worker.
        let turn: js_sys::Function = turn.into_js_value().unchecked_into();
        again.replace(Some(turn.clone()));
        Self {
            scope: scope.clone(),
            turn,
            going,
        }
    }

    /// Begins, where nothing is going on.
    fn start(&self) {
        if !self.going.replace(true) {
            soon(&self.scope, &self.turn);
        }
    }
}

fn soon(scope: &DedicatedWorkerGlobalScope, turn: &js_sys::Function) {
    let wait = scope.set_timeout_with_callback_and_timeout_and_arguments_0(turn, 0);
    // It is refused nowhere.
    drop(wait);
}

/// Packs what has changed and sends it.
fn keeper(scope: &DedicatedWorkerGlobalScope, desk: &Rc<RefCell<Desk>>) -> js_sys::Function {
    let (scope, desk) = (scope.clone(), Rc::clone(desk));
    let keep = Closure::<dyn FnMut()>::new(move || {
        let mut desk = desk.borrow_mut();
        post(&scope, &desk.keep());
        desk.prepare();
    });
    // It lives as long as the worker.
    keep.into_js_value().unchecked_into()
}

/// Does what the next request would have to wait for.
fn preparer(desk: &Rc<RefCell<Desk>>) -> js_sys::Function {
    let desk = Rc::clone(desk);
    let prepare = Closure::<dyn FnMut()>::new(move || desk.borrow_mut().prepare());
    // It lives as long as the worker.
    prepare.into_js_value().unchecked_into()
}

fn post(scope: &DedicatedWorkerGlobalScope, reply: &Reply) {
    let Ok(bytes) = postcard::to_allocvec(reply) else {
        return;
    };
    let bytes = Uint8Array::from(bytes.as_slice());
    let buffer = Array::of1(&bytes.buffer());
    // It can only be refused where there is no page left to hear it.
    let _ = scope.post_message_with_transfer(&bytes, &buffer);
}
