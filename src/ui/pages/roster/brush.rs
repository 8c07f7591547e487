//! The range of followers on the ruler, with two handles. It is a word of the line for finding creators:
//! `followers:1.5k..80k`.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use crate::ui::boxed::{attr, hear, memo, words};
use crate::ui::charts::scale;
use crate::ui::format;

use super::desk::Desk;

/// What the word begins with.
const KEY: &str = "followers:";
/// Steps of the arrow keys, in hundredths of the axis; the larger one with Shift.
const STEPS: (f64, f64) = (1.0, 5.0);
/// The handles stay apart by this.
const APART: f64 = 1.0;

/// One of the two handles.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Fewest,
    Most,
}

/// A range on the axis, 0 to 100; at its ends it is open.
#[derive(Clone, Copy, PartialEq)]
struct Range {
    from: f64,
    to: f64,
}

impl Range {
    const ALL: Self = Self {
        from: 0.0,
        to: 100.0,
    };

    /// The range that a line asks for.
    fn of(filter: &str) -> Self {
        let asked = filter.split_whitespace().find_map(|t| t.strip_prefix(KEY));
        let Some((from, to)) = asked.and_then(|range| range.split_once("..")) else {
            return Self::ALL;
        };
        let place = |text: &str, open: f64| number(text).map_or(open, scale::position);
        Self {
            from: place(from, 0.0),
            to: place(to, 100.0),
        }
    }

    /// The line with this range in the place of the one it asks for.
    fn into_line(self, filter: &str) -> String {
        let others = filter.split_whitespace().filter(|t| !t.starts_with(KEY));
        let mut tokens: Vec<String> = others.map(str::to_owned).collect();
        if self != Self::ALL {
            let end = |place: f64, open: f64| {
                if place == open {
                    return String::new();
                }
                scale::short(scale::followers_at(place) as f64).to_lowercase()
            };
            tokens.insert(
                0,
                format!("{KEY}{}..{}", end(self.from, 0.0), end(self.to, 100.0)),
            );
        }
        tokens.join(" ")
    }

    fn moved(self, end: End, place: f64) -> Self {
        match end {
            End::Fewest => Self {
                from: place.clamp(0.0, self.to - APART),
                ..self
            },
            End::Most => Self {
                to: place.clamp(self.from + APART, 100.0),
                ..self
            },
        }
    }

    const fn end(self, end: End) -> f64 {
        match end {
            End::Fewest => self.from,
            End::Most => self.to,
        }
    }
}

/// A number of followers as the line has it.
fn number(text: &str) -> Option<f64> {
    let (digits, unit) = match text.strip_suffix('k') {
        Some(digits) => (digits, 1e3),
        None => text
            .strip_suffix('m')
            .map_or((text, 1.0), |digits| (digits, 1e6)),
    };
    Some(digits.parse::<f64>().ok()? * unit)
}

/// The handles and what they enclose, to lie over the plot.
pub fn brush(desk: &Desk) -> AnyView {
    let look = desk.look.clone();
    let range = memo(move || look.with(|l| Range::of(&l.filter)));
    let change = {
        let look = desk.clone();
        move |range: Range| {
            look.look_anew(|look| look.filter = range.into_line(&look.filter));
        }
    };
    let left = move || format!("{:.2}%", range.get().from);
    let width = move || format!("{:.2}%", range.get().to - range.get().from);
    view! {
        <div class="brush" class:is-on=move || range.get() != Range::ALL style:left=left style:width=width></div>
        {handle(End::Fewest, "Fewest followers", range, change.clone())}
        {handle(End::Most, "Most followers", range, change)}
    }
    .into_any()
}

fn handle(
    end: End,
    label: &'static str,
    range: Memo<Range>,
    change: impl Fn(Range) + Clone + 'static,
) -> AnyView {
    let dragging = RwSignal::new(false);
    let to = {
        let change = change.clone();
        move |place: f64| {
            let now = range.get_untracked();
            let next = now.moved(end, place);
            if next != now {
                change(next);
            }
        }
    };
    let by_key = {
        let to = to.clone();
        hear(move |event: KeyboardEvent| {
            let now = range.get_untracked().end(end);
            let step = if event.shift_key() { STEPS.1 } else { STEPS.0 };
            let place = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => now - step,
                "ArrowRight" | "ArrowUp" => now + step,
                "Home" => 0.0,
                "End" => 100.0,
                _ => return,
            };
            event.prevent_default();
            to(place);
        })
    };
    let take = hear(move |event: PointerEvent| {
        if let Some(handle) = element(&event) {
            let _ = handle.set_pointer_capture(event.pointer_id());
            dragging.set(true);
        }
    });
    let drag = hear(move |event: PointerEvent| {
        if dragging.get_untracked()
            && let Some(plot) = element(&event).and_then(|handle| handle.parent_element())
        {
            let place = plot.get_bounding_client_rect();
            let along = (f64::from(event.client_x()) - place.left()) / place.width().max(1.0);
            to(along * 100.0);
        }
    });
    let followers = move || scale::followers_at(range.get().end(end)) as f64;
    let said = move || match (end, range.get().end(end)) {
        (End::Fewest, 0.0) => "no lower limit".to_owned(),
        (End::Most, 100.0) => "no upper limit".to_owned(),
        _ => format::whole(followers()),
    };
    let shown = words(move || match range.get().end(end) {
        0.0 | 100.0 => String::new(),
        place => scale::short(scale::followers_at(place) as f64),
    });
    view! {
        <button
            type="button"
            class="brush__h"
            role="slider"
            aria-label=label
            aria-valuemin="1000"
            aria-valuemax="10000000"
            aria-valuenow=attr(move || Some(followers().to_string()))
            aria-valuetext=attr(move || Some(said()))
            style:left=move || format!("{:.2}%", range.get().end(end))
            on:keydown=by_key
            on:pointerdown=take
            on:pointermove=drag
            on:pointerup=hear(move |_: PointerEvent| dragging.set(false))
            on:pointercancel=hear(move |_: PointerEvent| dragging.set(false))
        >
            <span class="brush__t" aria-hidden="true">{shown}</span>
        </button>
    }
    .into_any()
}

fn element(event: &PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}
