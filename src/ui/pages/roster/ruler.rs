//! Where the creators stand on the follower axis: every dot some of them, those that match in full color; and how many
//! there are in each tier.

use leptos::prelude::*;
use tierwise_core::domain::decimal::fixed;
use tierwise_roster::wire::{BandCount, Shown};

use crate::platform::timing;
use crate::ui::boxed::{dynamic, effect};
use crate::ui::charts::scale;
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show_live};

use super::brush;
use super::desk::Desk;

/// Height of the plot and distance of the dots, in units of the drawing.
const HEIGHT: f64 = 116.0;
const STEP: f64 = 3.3;

/// What the section shows.
#[derive(Debug, Clone, PartialEq)]
struct Counts {
    /// What was asked for.
    filter: String,
    bands: Vec<BandCount>,
    /// All, and those matched, along the axis.
    density: Vec<(u32, u32)>,
    /// All whose followers are unknown, and those matched.
    unknown: (u32, u32),
}

impl Counts {
    fn of(shown: &Shown) -> Self {
        Self {
            filter: shown.look.filter.clone(),
            bands: shown.bands.clone(),
            density: shown.density.clone(),
            unknown: shown.unknown,
        }
    }
}

/// What was counted last. It follows when the rows are painted: those are what one looks at while typing.
fn counts(desk: &Desk) -> RwSignal<Counts> {
    let shown = desk.shown.clone();
    let counts = RwSignal::new(shown.with_untracked(Counts::of));
    effect(move || {
        let now = shown.with(Counts::of);
        if counts.with_untracked(|before| *before != now) {
            timing::after_paint(move || {
                // The page may be gone by then.
                let _ = counts.try_set(now);
            });
        }
    });
    counts
}

/// The section.
pub fn section(desk: &Desk) -> AnyView {
    let tiers = desk.clone();
    let counts = counts(desk);
    view! {
        <section class="rsec" aria-label="Creators by followers">
            <p class="rsec__c">
                <b>{move || each(counts.with(unit))}</b>
                <span class="q">" The ones in full color match. Drag the blue handles to change the range of followers."</span>
            </p>
            <div class="ruler rbrush">
                <div class="ruler__plot" style:--h=format!("{HEIGHT}px")>
                    {follow(move || counts.with(swarm))}
                    {brush::brush(desk)}
                </div>
                {crate::ui::markup::show(scale::axis())}
            </div>
            {dynamic(move || band_list(&tiers, counts))}
        </section>
    }
    .into_any()
}

fn each(unit: u32) -> String {
    match unit {
        1 => "Every dot is a creator.".to_owned(),
        n => format!(
            "Every dot is up to {} creators.",
            format::whole(f64::from(n))
        ),
    }
}

/// Creators for each dot, so that the highest column fits.
fn unit(counts: &Counts) -> u32 {
    let highest = counts
        .density
        .iter()
        .map(|(all, _)| *all)
        .max()
        .unwrap_or(0);
    let room = (HEIGHT / STEP) as u32;
    highest.div_ceil(room).max(1)
}

/// One dashed line for each column of dots: round ends make every dash a dot.
fn swarm(counts: &Counts) -> Html {
    let unit = unit(counts);
    let width = 1000.0 / counts.density.len().max(1) as f64;
    // For each tier all dots, and those that match.
    let mut paths = vec![[String::new(), String::new()]; counts.bands.len()];
    for (at, (all, matched)) in counts.density.iter().enumerate() {
        let x = (at as f64 + 0.5) * width;
        let followers = scale::followers_at(x / 10.0);
        let tiers = counts.bands.iter().take_while(|b| b.lower <= followers);
        let tier = tiers.count().checked_sub(1);
        let Some(paths) = tier.and_then(|at| paths.get_mut(at)) else {
            continue;
        };
        for (path, count) in paths.iter_mut().zip([all, matched]) {
            path.push_str(&column(x, count.div_ceil(unit)));
        }
    }
    let paths: Html = counts
        .bands
        .iter()
        .zip(paths)
        .map(|(band, [all, matched])| {
            html!(
                r#"<path class="off t-{}" d="{}"></path><path class="hit t-{}" d="{}"></path>"#,
                band.tier.as_str(),
                all,
                band.tier.as_str(),
                matched
            )
        })
        .collect();
    html!(
        r#"<svg class="swarm" viewBox="0 0 1000 {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>"#,
        fixed(HEIGHT, 0),
        paths
    )
}

/// A column of so many dots.
fn column(x: f64, dots: u32) -> String {
    if dots == 0 {
        return String::new();
    }
    // A little longer than the last dot's place: a line without length would show none.
    let top = HEIGHT - 2.1 - f64::from(dots - 1) * STEP;
    format!("M{} {}V{}", fixed(x, 2), HEIGHT - 2.0, fixed(top, 1))
}

/// The tiers, each a button that shows only it.
fn band_list(desk: &Desk, counts: RwSignal<Counts>) -> AnyView {
    let row = |filter: &str, tier: &str, label: &str, (all, matched): (u32, u32)| {
        let token = format!("tier:{tier}");
        let on = filter.split_whitespace().any(|other| other == token);
        let share = f64::from(matched) / f64::from(all.max(1)) * 100.0;
        html!(
            r#"<li class="t-{}"><button type="button" aria-pressed="{}" data-on="{}"><span class="chip"><span class="g t-{}" aria-hidden="true"></span>{}</span><b>{}</b> <small>of {}</small><span class="bar" aria-hidden="true"><i data-css="width:{}%"></i></span></button></li>"#,
            tier,
            if on { "true" } else { "false" },
            tier,
            tier,
            label,
            format::whole(f64::from(matched)),
            format::whole(f64::from(all)),
            fixed(share, 2)
        )
    };
    let rows: Html = counts.with(|counts| {
        let row = |tier: &str, label: &str, both| row(&counts.filter, tier, label, both);
        let bands = counts.bands.iter();
        let bands = bands.map(|b| row(&b.tier, &b.label, (b.all, b.matched)));
        let unknown = (counts.unknown.0 > 0).then(|| row("unknown", "Unknown", counts.unknown));
        bands.chain(unknown).collect()
    });
    let desk = desk.clone();
    let listener = hear_tier(desk);
    show_live(
        html!(
            r#"<ul class="thist" aria-label="Creators by tier">{}</ul>"#,
            rows
        ),
        listener,
    )
}

fn hear_tier(desk: Desk) -> impl Fn(&leptos::ev::Event, &web_sys::HtmlElement) {
    move |event, element| {
        if event.type_() != "click" {
            return;
        }
        let token = format!(
            "tier:{}",
            element.get_attribute("data-on").unwrap_or_default()
        );
        desk.look_anew(|look| {
            let on = look.filter.split_whitespace().any(|t| t == token);
            let others = look
                .filter
                .split_whitespace()
                .filter(|t| !t.starts_with("tier:"));
            let mut kept: Vec<String> = others.map(str::to_owned).collect();
            if !on {
                kept.insert(0, token);
            }
            look.filter = kept.join(" ");
        });
    }
}
