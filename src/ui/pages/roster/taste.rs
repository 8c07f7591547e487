//! How much each part of the score counts, and who is out of the place asked for.

use leptos::prelude::*;
use tierwise_roster::taste::{GATE, Taste};
use tierwise_roster::weights::{Component, whole};
use tierwise_roster::wire::Request;

use crate::ui::boxed::{effect, hear, maybe, memo, words};
use crate::ui::focus;
use crate::ui::format;

use super::desk::Desk;
use super::sheet::sheet;

/// The button, and the dialog it opens.
pub fn panel(desk: &Desk) -> AnyView {
    let open = RwSignal::new(false);
    let desk = desk.clone();
    let show = hear(move |_: web_sys::MouseEvent| open.set(true));
    view! {
        <button type="button" class="btn btn--sm" on:click=show>"What counts"</button>
        {sheet(open, "What counts in the score", || {}, move || body(&desk, open))}
    }
    .into_any()
}

/// Own weights are said where their scores are seen, with the way back.
pub fn own(desk: &Desk) -> AnyView {
    let (shown, desk) = (desk.shown.clone(), desk.clone());
    let own = memo(move || shown.with(|s| s.taste.weights.is_some()));
    maybe(move || {
        let desk = desk.clone();
        let back = hear(move |_: web_sys::MouseEvent| {
            let gate = desk.shown.with_untracked(|s| s.taste.gate);
            desk.ask(Request::Taste(Taste {
                weights: None,
                gate,
            }));
            focus::first("[data-testid=roster-filter]");
        });
        own.get().then(|| {
            view! {
                <p class="note sm" role="status" data-testid="own-weights">
                    "Scored by your own weights, not by those of your brief’s goal. "
                    <button type="button" class="link" on:click=back>"Score by the goal’s again"</button>
                </p>
            }
            .into_any()
        })
    })
}

fn body(desk: &Desk, open: RwSignal<bool>) -> AnyView {
    let shown = desk.shown.clone();
    let (weights, preset) = shown.with_untracked(|s| (s.weights, whole(s.preset)));
    let typed = RwSignal::new(whole(weights));
    let sum = memo(move || typed.get().iter().sum::<f64>());
    let rows = Component::ALL.into_iter().enumerate().map(|(at, component)| {
        let now = move || typed.with(|t| t.get(at).copied().unwrap_or(0.0));
        let change = hear(move |event: web_sys::Event| {
            let value = event_target_value(&event).parse::<f64>().unwrap_or(0.0);
            typed.update(|t| {
                if let Some(slot) = t.get_mut(at) {
                    *slot = value.clamp(0.0, 100.0);
                }
            });
        });
        let of_brief = preset.get(at).copied().unwrap_or(0.0);
        view! {
            <label class="wrow">
                <span><b>{component.label()}</b><small>{component.formula()}"."</small></span>
                <input type="range" min="0" max="60" step="1" prop:value=move || now().to_string() on:input=change />
                <output class="num">{words(move || format::whole(now()))}</output>
                <small class="num q">"brief "{format::whole(of_brief)}</small>
            </label>
        }
    });
    let gated = RwSignal::new(shown.with_untracked(|s| s.taste.gate));
    let asked = RwSignal::new(false);
    // The dialog makes way when the new order is there: to draw the page twice would take longer.
    let scored = desk.shown.clone();
    effect(move || {
        scored.track();
        if asked.get_untracked() {
            open.set(false);
        }
    });
    let save = {
        let desk = desk.clone();
        hear(move |_: web_sys::MouseEvent| {
            let own = typed.get_untracked();
            let weights = (own != preset).then_some(own);
            desk.ask(Request::Taste(Taste {
                weights,
                gate: gated.get_untracked(),
            }));
            asked.set(true);
        })
    };
    let back = hear(move |_: web_sys::MouseEvent| {
        typed.set(preset);
        gated.set(None);
    });
    let sum_words = move || match sum.get() {
        0.0 => "Nothing counts yet: give at least one part a weight.".to_owned(),
        sum => format!(
            "Together {}. Only the proportions count: they are brought to 100%.",
            format::whole(sum)
        ),
    };
    view! {
        <p class="q">"Your brief’s goal proposes these weights. Move them to what you care for; every score, the order and the points in each creator’s sum follow."</p>
        <div class="wrows">{rows.collect_view()}</div>
        <p class="sm" role="status">{words(sum_words)}</p>
        {gate(gated)}
        <div class="acts sheet__f">
            <button type="button" class="btn btn--go" disabled=move || sum.get() == 0.0 on:click=save>"Score by these"</button>
            <button type="button" class="btn" on:click=back>"Back to the brief’s"</button>
        </div>
    }
    .into_any()
}

/// The gate: a share of the audience that has to be in the place of the brief.
fn gate(gated: RwSignal<Option<f64>>) -> AnyView {
    let toggle = hear(move |event: web_sys::Event| {
        gated.set(event_target_checked(&event).then_some(GATE));
    });
    let change = hear(move |event: web_sys::Event| {
        if let Ok(percent) = event_target_value(&event).parse::<f64>() {
            gated.set(Some((percent / 100.0).clamp(0.0, 1.0)));
        }
    });
    let percent = move || gated.get().unwrap_or(GATE) * 100.0;
    view! {
        <h3>"Audience in the place of your brief"</h3>
        <label class="pick">
            <input type="checkbox" prop:checked=move || gated.get().is_some() on:change=toggle />
            "Put creators last when too little of their audience can be there"
        </label>
        <label class="wrow">
            <span><b>"At least"</b><small>"A creator is out where even a generous guess (P90) of the share is below this. Who says nothing about their place is judged by the benchmark for their size."</small></span>
            <input type="range" min="0" max="100" step="1" prop:value=move || percent().round().to_string() on:input=change />
            <output class="num">{words(move || format::percent_whole(percent() / 100.0))}</output>
            <small></small>
        </label>
    }
    .into_any()
}
