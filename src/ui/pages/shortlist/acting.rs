//! Parts whose buttons change creators. Each is drawn anew after a change, and while it is worked out what others would
//! change; whoever works in it goes on where they were.

use std::time::Duration;

use leptos::prelude::*;
use tierwise_roster::wire::{Edit, Mark, Picked};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::following;
use crate::ui::boxed::dynamic;
use crate::ui::focus;
use crate::ui::markup::{Html, show_live};
use crate::ui::pages::roster::desk::Desk;

/// Such a part of the list.
pub fn part(desk: &Desk, label: &'static str, part: fn(&Picked) -> Html) -> AnyView {
    on(desk, label, following(desk, part))
}

/// The same with what follows more than the list.
pub fn on(desk: &Desk, label: &'static str, html: Memo<Html>) -> AnyView {
    let desk = desk.clone();
    let spot = StoredValue::new(None::<Spot>);
    let inner = dynamic(move || {
        let desk = desk.clone();
        let html = html.get();
        spot.update_value(|spot| *spot = Spot::next(label, spot.take()));
        // The page may be gone by the time.
        let take_up = move || {
            let _ = spot.try_update_value(|spot| spot.iter_mut().for_each(|s| s.take_up(label)));
        };
        set_timeout(take_up, Duration::ZERO);
        show_live(html, move |event, about| {
            if act(&desk, event, about) {
                // Not every browser focuses what is clicked.
                focus::on(about);
            }
        })
    });
    view! { <div class="acting" role="group" tabindex="-1" aria-label=label>{inner}</div> }
        .into_any()
}

/// Does to a creator what the button says; whether it says anything.
pub fn act(desk: &Desk, event: &web_sys::Event, about: &HtmlElement) -> bool {
    let data = |name: &str| about.dataset().get(name);
    let who = data("who").and_then(|who| who.parse().ok());
    let Some(who) = who.filter(|_| event.type_() == "click") else {
        return false;
    };
    let mark = |mark, on| desk.edit(who, Edit::Mark { mark, on });
    match data("on").as_deref() {
        Some("pin") => mark(Mark::Pinned, true),
        Some("unpin" | "release") => mark(Mark::Pinned, false),
        Some("exclude") => mark(Mark::Excluded, true),
        Some("readmit") => mark(Mark::Excluded, false),
        _ => return false,
    }
    true
}

/// Where in a part the focus is: on a button about somebody.
#[derive(Clone)]
struct Spot {
    on: String,
    who: String,
    /// Which of the buttons that do the same.
    at: usize,
    /// Whether drawing took the focus and it is not given back yet: the part may be drawn anew once more before.
    lost: bool,
}

impl Spot {
    /// Where the focus is before the part is drawn anew. It waits at the part itself while nobody is told of in it.
    fn next(label: &str, before: Option<Self>) -> Option<Self> {
        let (around, focused) = (around(label)?, document().active_element()?);
        if focused == around {
            return before;
        }
        if is_nowhere(&focused) {
            return before.filter(|spot| spot.lost);
        }
        let about = focused
            .dyn_ref::<HtmlElement>()
            .filter(|f| around.contains(Some(f)))?;
        let data = |name: &str| about.dataset().get(name);
        let (on, who) = (data("on")?, data("who")?);
        let at = doing(&around, &on)
            .iter()
            .position(|button| *button == focused)?;
        let lost = true;
        Some(Self { on, who, at, lost })
    }

    /// Gives the focus back where drawing took it: to the same creator, else to whoever took their place.
    fn take_up(&mut self, label: &str) {
        let Some(around) = around(label) else {
            return;
        };
        let focused = document().active_element();
        if !focused.is_none_or(|focused| focused == around || is_nowhere(&focused)) {
            self.lost = false;
            return;
        }
        let next = self.next_button(&around);
        self.lost = next.is_none();
        let to = next.unwrap_or(around);
        to.dyn_ref::<HtmlElement>().into_iter().for_each(focus::on);
    }

    fn next_button(&self, around: &Element) -> Option<Element> {
        let Self { on, who, at, .. } = self;
        let same = doing(around, on);
        let own = all(around, &format!("[data-who=\"{who}\"][data-on]"));
        let is_same = |button: &&Element| same.contains(button);
        let own = own.iter().find(is_same).or(own.first());
        let last = same.len().checked_sub(1);
        own.or_else(|| same.get((*at).min(last?))).cloned()
    }
}

fn is_nowhere(focused: &Element) -> bool {
    focused.tag_name() == "BODY"
}

fn around(label: &str) -> Option<Element> {
    let part = format!(".acting[aria-label=\"{label}\"]");
    document().query_selector(&part).ok()?
}

/// The buttons that do the same.
fn doing(around: &Element, on: &str) -> Vec<Element> {
    all(around, &format!("[data-on=\"{on}\"]"))
}

fn all(around: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = around.query_selector_all(selector) else {
        return Vec::new();
    };
    let each = (0..found.length()).filter_map(|at| found.item(at));
    each.filter_map(|node| node.dyn_into().ok()).collect()
}
