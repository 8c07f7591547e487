//! The table: only the rows near the window are in the document, the rest is room above and below them.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::*;
use tierwise_roster::columns::{Column, Sort};
use tierwise_roster::wire::{Edit, Mark, Shown};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::platform::timing;
use crate::ui::boxed::{attr, dynamic, effect, hear, memo, when, words};
use crate::ui::format;

use super::desk::Desk;
use super::drawn::Drawn;
use super::tokens;
use super::{cell, chooser};

/// Rows kept ready above and below the window.
const SPARE: f64 = 10.0;
/// Rows of these that are missing before others are asked for: few, so that writing them takes no whole frame.
const FEW: f64 = 3.0;
/// Columns from which the table may be wider than the page, and scrolls for itself.
const WIDE: usize = 13;
/// The attribute by which rows are found.
const NAME: &str = "data-testid";
/// Rows the page counts with until it has measured one.
const ROW: f64 = 47.0;

/// The table.
pub fn table(desk: &Desk) -> AnyView {
    let body: NodeRef<leptos::html::Tbody> = NodeRef::new();
    let height = RwSignal::new(ROW);
    let drawn = RwSignal::new(0..0);
    let shown = desk.shown.clone();
    let matched = memo(move || shown.with(|s| s.matched as usize));
    let (count, size) = (desk.shown.clone(), desk.shown.clone());
    let window = Window::new();
    let near = near(desk, body, height, window.clone());
    follow_scroll(near.clone());
    fill(desk, body, height, drawn, window, near);
    let heads = {
        let desk = desk.clone();
        dynamic(move || {
            let heads = desk
                .columns
                .get()
                .into_iter()
                .map(|column| head(&desk, column));
            heads.collect_view().into_any()
        })
    };
    let click = {
        let desk = desk.clone();
        hear(move |event: web_sys::MouseEvent| clicked(&desk, &event))
    };
    let retype = {
        let desk = desk.clone();
        hear(move |event: web_sys::MouseEvent| cell::by_pointer(&desk, &event))
    };
    let by_key = {
        let desk = desk.clone();
        hear(move |event: web_sys::KeyboardEvent| cell::by_key(&desk, &event))
    };
    let columns = desk.columns.clone();
    let width = memo(move || columns.with(Vec::len) + 2);
    let wide = memo(move || width.get() > WIDE);
    let own = {
        let columns = desk.columns.clone();
        memo(move || {
            columns.track();
            chooser::is_own()
        })
    };
    hold_head(body, move || wide.get_untracked() || own.get_untracked());
    let span = move || width.get().to_string();
    let room = move |rows: usize| format!("{}px", rows as f64 * height.get());
    let above = move || room(drawn.with(|d| d.start));
    let below = move || room(matched.get().saturating_sub(drawn.with(|d| d.end)));
    view! {
        {sorting(desk)}
        <div class="rt-w" class:is-wide=when(move || wide.get()) class:is-own=when(move || own.get())>
        <table class="tb rt" role="table" aria-rowcount=move || (count.with(|s| s.matched) + 1).to_string()>
            <caption class="sr">"Creators that match, in the order of the marked column. F2 on a creator changes what stands in the row."</caption>
            // A phone lays rows out as cards: without roles of their own they would be no rows there.
            <thead role="rowgroup">
                <tr role="row" aria-rowindex="1"><th role="columnheader" scope="col" class="r-pin"><span class="sr">"Pin"</span></th>{heads}<th role="columnheader" scope="col" class="r-x"><span class="sr">"Exclude"</span></th></tr>
            </thead>
            <tbody class="room" aria-hidden="true"><tr><td colspan=span style:height=above></td></tr></tbody>
            <tbody role="rowgroup" node_ref=body on:click=click on:dblclick=retype on:keydown=by_key></tbody>
            <tbody class="room" aria-hidden="true"><tr><td colspan=span style:height=below></td></tr></tbody>
        </table>
        </div>
        {tokens::nobody(desk)}
        <p class="rt-note sm q">
            {move || size.with(shown_words)}
            " ≠2 means that two published definitions put this creator into another tier. The score is for the brief that is shown; open a creator to see what it is made of. Double-click a cell to change it, or press F2 on a creator; Tab goes on to the next cell. Ctrl+Z (⌘Z) takes the last change back, with Shift it is made again."
        </p>
    }
    .into_any()
}

fn shown_words(shown: &Shown) -> String {
    let number = |n: u32| format::whole(f64::from(n));
    if shown.matched == 0 {
        return String::new();
    }
    format!("{} creators, listed as you scroll.", number(shown.matched))
}

fn head(desk: &Desk, column: Column) -> AnyView {
    let about = column.about();
    let figures = if about.figures { "num " } else { "" };
    let class = format!("{figures}c-{}", about.slug);
    if about.sort == Sort::Never {
        return view! { <th role="columnheader" scope="col" class=class><span>{about.label}</span></th> }.into_any();
    }
    let look = desk.look.clone();
    let sort = attr(move || {
        let (now, rising) = look.with(|l| (l.by, l.rising));
        let direction = if rising { "ascending" } else { "descending" };
        (now == column).then(|| direction.to_owned())
    });
    let desk = desk.clone();
    let click = hear(move |_: web_sys::MouseEvent| sort_by(&desk, column));
    view! {
        <th role="columnheader" scope="col" class=class aria-sort=sort>
            <button type="button" class="sortb" on:click=click>{about.label}</button>
        </th>
    }
    .into_any()
}

/// Sorts by a column, or the other way round where that is the one already.
fn sort_by(desk: &Desk, column: Column) {
    desk.look_anew(|look| {
        look.rising = if look.by == column {
            !look.rising
        } else {
            column.about().sort == Sort::Rising
        };
        look.by = column;
    });
}

/// What the heads of the columns do, for phones, where there is no room for them.
fn sorting(desk: &Desk) -> AnyView {
    let (now, choosing, turning) = (desk.look.clone(), desk.clone(), desk.clone());
    let sorted = memo(move || now.with(|look| (look.by, look.rising)));
    let choose = hear(move |event: web_sys::Event| {
        let column = Column::from_slug(&event_target_value(&event));
        if let Some(column) = column.filter(|column| *column != sorted.get_untracked().0) {
            sort_by(&choosing, column);
        }
    });
    let turn = hear(move |_: web_sys::MouseEvent| sort_by(&turning, sorted.get_untracked().0));
    let direction = move || {
        if sorted.get().1 {
            "↑ Ascending"
        } else {
            "↓ Descending"
        }
    };
    let columns = Column::ALL.iter().map(|column| column.about());
    let options = columns
        .filter(|about| about.sort != Sort::Never)
        .map(|about| view! { <option value=about.slug>{about.label}</option> });
    view! {
        <div class="rsort">
            <label>
                <span>"Sort by"</span>
                <select class="sel sel--sm" data-testid="roster-sort" prop:value=move || sorted.get().0.about().slug on:change=choose>
                    {options.collect_view()}
                </select>
            </label>
            <button type="button" class="btn btn--sm" data-testid="roster-direction" on:click=turn>
                {words(move || direction().to_owned())}
            </button>
        </div>
    }
    .into_any()
}

/// Writes the rows as markup, keeps the focus where it was, and measures them.
fn fill(
    desk: &Desk,
    body: NodeRef<leptos::html::Tbody>,
    height: RwSignal<f64>,
    places: RwSignal<Range<usize>>,
    window: Window,
    near: impl Fn() + Clone + 'static,
) {
    let (shown, ahead, columns) = (desk.shown.clone(), desk.ahead.clone(), desk.columns.clone());
    let any = {
        let shown = desk.shown.clone();
        memo(move || shown.with(|s| s.total > 0))
    };
    let rows = memo(move || match any.get() {
        true => shown.with(|s| (s.look.from as usize, s.rows.clone())),
        false => (0, ahead.get()),
    });
    let more = RwSignal::new(());
    let typing = desk.typing.clone();
    let drawn = RefCell::new(Drawn::default());
    // The focus goes back to a row that is written in a later turn.
    let sought = RefCell::new(None);
    effect(move || {
        more.track();
        // Before the rows, which ask it, too: what one of them has asked counts for no change to another.
        let there = any.get();
        let Some(body) = body.get() else {
            return;
        };
        if typing.get() {
            // What is typed into a row stays in it until all are written anew.
            drawn.take();
            return;
        }
        let focused = focused_in(&body).or_else(|| sought.take());
        let mut drawn = drawn.borrow_mut();
        let whole = rows.with(|(from, rows)| {
            columns.with(|c| drawn.follow(&body, (*from, rows), c, window.get()));
            drawn.places() == (*from..from + rows.len())
        });
        call_rows(&body, there);
        places.set(drawn.places());
        if let Some(selector) = focused
            && !focus(&body, &selector)
            && !whole
        {
            sought.replace(Some(selector));
        }
        let near = near.clone();
        // Then the rows are laid out, and measuring them costs nothing.
        timing::after_paint(move || {
            measure(&body, height);
            if whole {
                near();
            } else {
                // The page may be gone by then.
                let _ = more.try_set(());
            }
        });
    });
    mark_open(desk, body, move || places.track());
}

/// Gives rows the name that they are found by, or takes it from rows that are laid out ahead and not there for anybody.
fn call_rows(body: &Element, there: bool) {
    let rows = body.children();
    for row in (0..rows.length()).filter_map(|at| rows.item(at)) {
        // Neither is ever refused.
        let _ = match there {
            true if row.has_attribute(NAME) => return,
            true => row.set_attribute(NAME, "roster-row"),
            false => row.remove_attribute(NAME),
        };
    }
}

/// Marks the row of the creator who is opened up, whenever that is another one or rows were written.
fn mark_open(desk: &Desk, body: NodeRef<leptos::html::Tbody>, written: impl Fn() + 'static) {
    let detail = desk.detail.clone();
    let open = memo(move || detail.with(|d| d.as_ref().map(|d| d.row.who)));
    effect(move || {
        written();
        let Some(body) = body.get() else {
            return;
        };
        if let Ok(Some(before)) = body.query_selector("tr[aria-current]") {
            // It is there, so it can be taken away.
            let _ = before.remove_attribute("aria-current");
        }
        let row = open.get().and_then(|who| {
            body.query_selector(&format!("tr[data-who=\"{who}\"]"))
                .ok()?
        });
        if let Some(row) = row {
            // The name is valid.
            let _ = row.set_attribute("aria-current", "true");
        }
    });
}

/// Takes over how high a row is.
fn measure(body: &Element, height: RwSignal<f64>) {
    let lines = body.child_element_count();
    let each = body.get_bounding_client_rect().height() / f64::from(lines.max(1));
    // The page may be gone by the time this is called.
    let known = height.try_get_untracked().unwrap_or(each);
    if (each - known).abs() > 0.2 && each > 10.0 {
        height.set(each);
    }
}

/// How to find the button that has the focus again.
fn focused_in(body: &Element) -> Option<String> {
    let active = document().active_element()?;
    if !body.contains(Some(&active)) {
        return None;
    }
    let who = active.get_attribute("data-who")?;
    let on = active.get_attribute("data-on")?;
    Some(format!("[data-who=\"{who}\"][data-on=\"{on}\"]"))
}

/// The places of the rows in the window, as they were when that was last worked out.
#[derive(Clone)]
struct Window(Rc<Cell<(f64, f64)>>);

impl Window {
    /// Before anything is laid out, all might be in it.
    fn new() -> Self {
        Self(Rc::new(Cell::new((0.0, f64::INFINITY))))
    }

    fn get(&self) -> Range<usize> {
        let (first, last) = self.0.get();
        first as usize..last.ceil() as usize
    }
}

/// Puts the focus on a button of the table; whether it is there.
fn focus(body: &Element, selector: &str) -> bool {
    let button = body.query_selector(selector).ok().flatten();
    let button = button.and_then(|b| b.dyn_into::<HtmlElement>().ok());
    button.is_some_and(|button| button.focus().is_ok())
}

/// Asks for the rows near the window, when that is called and they are not there.
fn near(
    desk: &Desk,
    body: NodeRef<leptos::html::Tbody>,
    height: RwSignal<f64>,
    seen: Window,
) -> impl Fn() + Clone + 'static {
    let desk = desk.clone();
    move || {
        // The page may be gone by the time this is called.
        let Some(each) = height.try_get_untracked() else {
            return;
        };
        let table = body.try_get_untracked().flatten();
        let Some(table) = table.and_then(|b| b.parent_element()) else {
            return;
        };
        let top = -table.get_bounding_client_rect().top();
        let view = window()
            .inner_height()
            .ok()
            .and_then(|h| h.as_f64())
            .unwrap_or(800.0);
        let matched = desk.shown.with_untracked(|shown| shown.matched);
        // Built ahead of its rows.
        if matched == 0 {
            return;
        }
        let from = ((top / each - SPARE).max(0.0) as u32).min(matched);
        let count = (view / each + 2.0 * SPARE) as u32;
        let now = desk.look.get_untracked();
        let first = (top / each).max(0.0);
        let last = first + view / each;
        seen.0.set((first, ((top + view) / each).max(first + FEW)));
        let has = f64::from(now.from)..f64::from(now.from + now.count);
        let spare = SPARE - FEW;
        let above = now.from == 0 || has.start + spare <= first;
        let below = now.from + now.count >= matched || last + spare <= has.end;
        let enough = above && below;
        if !enough || now.count < count / 2 {
            desk.look(|look| {
                look.from = from;
                look.count = count.max(look.count);
            });
        }
    }
}

fn follow_scroll(near: impl Fn() + 'static) {
    let handle = window_event_listener(leptos::ev::scroll, move |_| near());
    on_cleanup(move || handle.remove());
}

/// Keeps the heads of the columns in sight where the table scrolls for itself: what sticks there sticks to the table, which
/// is as high as its rows.
fn hold_head(body: NodeRef<leptos::html::Tbody>, scrolls: impl Fn() -> bool + 'static) {
    let hold = move || {
        let table = body.get_untracked()?.parent_element()?;
        let head = table.query_selector("thead").ok()??;
        let head = head.dyn_into::<HtmlElement>().ok()?;
        let (all, own) = (
            table.get_bounding_client_rect(),
            head.get_bounding_client_rect(),
        );
        let down = (-all.top()).clamp(0.0, (all.height() - own.height()).max(0.0));
        head.style()
            .set_property("--down", &format!("{down}px"))
            .ok()
    };
    let handle = window_event_listener(leptos::ev::scroll, move |_| {
        if scrolls() {
            // Where there is no table there is no head.
            let _ = hold();
        }
    });
    on_cleanup(move || handle.remove());
}

fn clicked(desk: &Desk, event: &web_sys::MouseEvent) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|t| t.closest("[data-on]").ok().flatten()) else {
        return;
    };
    let attribute = |name: &str| button.get_attribute(name).unwrap_or_default();
    let Ok(who) = attribute("data-who").parse() else {
        return;
    };
    let on = attribute("aria-pressed") != "true";
    let mark = |mark| desk.edit(who, Edit::Mark { mark, on });
    match attribute("data-on").as_str() {
        "pin" => mark(Mark::Pinned),
        "exclude" => mark(Mark::Excluded),
        _ => desk.look_at(Some(who)),
    }
}
