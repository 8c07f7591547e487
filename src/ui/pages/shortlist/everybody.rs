//! Everybody who is not on the list, by reason and a page at a time.

use leptos::prelude::*;
use tierwise_roster::wire::{Left, LeftLook, Picked, Reason, Request, Whose};

use super::{acting, out};
use crate::ui::boxed::{attr, dynamic, effect, hear, maybe, memo, words};
use crate::ui::format;
use crate::ui::markup::Html;
use crate::ui::pages::roster::{desk::Desk, save};

/// Creators of a page.
const PAGE: u32 = 25;

/// The section. Nobody is asked for until it is opened.
pub fn section(desk: &Desk) -> AnyView {
    let look = RwSignal::new(None::<LeftLook>);
    let asking = desk.clone();
    effect(move || asking.ask(Request::Left(look.get())));
    let leaving = desk.clone();
    on_cleanup(move || {
        leaving.ask(Request::Left(None));
        leaving.left.set(None);
    });
    let picked = desk.picked.clone();
    let count =
        memo(move || picked.with(|p| p.as_ref().map_or(0, |p| p.total.saturating_sub(p.count))));
    let open = memo(move || look.with(Option::is_some));
    let toggle = hear(move |_: web_sys::MouseEvent| {
        look.update(|look| {
            *look = look.is_none().then_some(LeftLook {
                count: PAGE,
                ..LeftLook::default()
            });
        });
    });
    let inner = desk.clone();
    let desk = desk.clone();
    view! {
        <section class="sec" aria-labelledby="left">
            <div class="sec__head">
                <h2 id="left" tabindex="-1">"Everybody who is not on the list"</h2>
                <div class="acts">
                    <button type="button" class="btn btn--sm" data-testid="shortlist-left" aria-expanded=attr(move || Some(open.get().to_string())) on:click=toggle>
                        {words(move || if open.get() { "Hide them".to_owned() } else { format!("Show all {}", format::whole(f64::from(count.get()))) })}
                    </button>
                    {save::menu(&desk, Whose::Left, "left", move || count.get() == 0)}
                </div>
            </div>
            {maybe(move || open.get().then(|| list(&inner, look)))}
        </section>
    }
    .into_any()
}

/// The reasons to choose from, the page, and the way to the others.
fn list(desk: &Desk, look: RwSignal<Option<LeftLook>>) -> AnyView {
    let (left, picked) = (desk.left.clone(), desk.picked.clone());
    let html =
        memo(move || left.with(|left| picked.with(|picked| rows(picked.as_ref(), left.as_ref()))));
    let left = desk.left.clone();
    let place = memo(move || left.with(|left| left.as_ref().map(Place::of).unwrap_or_default()));
    let turn = move |on: bool| {
        let Place { from, total, .. } = place.get_untracked();
        let from = if on {
            from + PAGE
        } else {
            from.saturating_sub(PAGE)
        };
        if from < total {
            look.update(|look| {
                if let Some(look) = look {
                    look.from = from;
                }
            });
        }
    };
    // A button that cannot be pressed keeps the focus of whoever turned to the last page.
    let none = move |on: bool| {
        attr(move || {
            let Place { from, total, .. } = place.get();
            let end = if on { from + PAGE >= total } else { from == 0 };
            end.then(|| "true".to_owned())
        })
    };
    view! {
        {reasons(desk, look)}
        {acting::on(desk, "Everybody who is not on the list", html)}
        <div class="pages">
            <button type="button" class="btn btn--sm" aria-disabled=none(false) on:click=hear(move |_: web_sys::MouseEvent| turn(false))>"Previous"</button>
            <button type="button" class="btn btn--sm" data-testid="shortlist-left-next" aria-disabled=none(true) on:click=hear(move |_: web_sys::MouseEvent| turn(true))>"Next"</button>
            <p class="sm q" role="status" data-testid="shortlist-left-place">{words(move || place.get().words())}</p>
        </div>
    }
    .into_any()
}

/// Which of how many are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Place {
    from: u32,
    shown: u32,
    total: u32,
}

impl Place {
    fn of(left: &Left) -> Self {
        Self {
            from: left.look.from,
            shown: left.rows.len() as u32,
            total: left.total(),
        }
    }

    /// “26 to 50 of 1,204”.
    fn words(self) -> String {
        let count = |n: u32| format::whole(f64::from(n));
        match self.shown {
            0 => "Nobody is out for this reason.".to_owned(),
            shown => format!(
                "{} to {} of {}",
                count(self.from + 1),
                count(self.from + shown),
                count(self.total)
            ),
        }
    }
}

fn rows(picked: Option<&Picked>, left: Option<&Left>) -> Html {
    match (picked, left) {
        (Some(picked), Some(left)) if !left.rows.is_empty() => out::rows(
            picked,
            &left.rows,
            "Everybody who is not on the list, and why",
        ),
        _ => Html::default(),
    }
}

/// A choice of the reasons that there are, each with how many are out for it.
fn reasons(desk: &Desk, look: RwSignal<Option<LeftLook>>) -> AnyView {
    let left = desk.left.clone();
    let counts =
        memo(move || left.with(|left| left.as_ref().map(|l| l.counts.clone()).unwrap_or_default()));
    let choose = hear(move |event: web_sys::Event| {
        let chosen = event_target_value(&event);
        let reason = Reason::ALL
            .into_iter()
            .find(|reason| reason.label() == chosen);
        look.set(Some(LeftLook {
            reason,
            from: 0,
            count: PAGE,
        }));
    });
    let options = dynamic(move || {
        let chosen = look.with_untracked(|look| look.and_then(|look| look.reason));
        let count = |n: u32| format::whole(f64::from(n));
        let all: u32 = counts.with(|counts| counts.iter().map(|(_, n)| n).sum());
        // What was chosen stays to choose where nobody is out for it any more.
        let gone =
            chosen.filter(|reason| counts.with(|c| c.iter().all(|(other, _)| other != reason)));
        let there = counts
            .get()
            .into_iter()
            .chain(gone.map(|reason| (reason, 0)));
        let option = |(reason, n): (Reason, u32)| {
            let label = format!("{} ({})", reason.label(), count(n));
            view! { <option value=reason.label() selected=chosen == Some(reason)>{label}</option> }
        };
        view! {
            <option value="" selected=chosen.is_none()>{format!("Any ({})", count(all))}</option>
            {there.map(option).collect_view()}
        }
        .into_any()
    });
    view! {
        <label class="rule why"><span>"Reason"</span>
            <select class="sel sel--sm" data-testid="shortlist-left-reason" on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}
