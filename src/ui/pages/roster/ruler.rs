//! Where the creators stand on the follower axis: every dot some of them, those that match in full color; and how many
//! there are in each tier.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::tier::TierKind;
use tierwise_roster::wire::{BandCount, Shown};

use crate::platform::timing;
use crate::ui::boxed::{dynamic, effect, later};
use crate::ui::charts::picture::{DOTS, Dots, Mark, Panel, Picture, Row, Shape};
use crate::ui::charts::{scale, tier_class};
use crate::ui::components::save_picture::{self, Chart};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show_live};

use super::brush;
use super::desk::Desk;

/// Height of the plot and distance of the dots, in units of the drawing.
const HEIGHT: f64 = DOTS.1;
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

    /// Every tier, then those whose followers are unknown: slug, name, all and those that match.
    fn rows<T>(&self, row: impl Fn(&str, &str, (u32, u32)) -> T) -> Vec<T> {
        let bands = self.bands.iter();
        let bands = bands.map(|b| row(&b.tier, &b.label, (b.all, b.matched)));
        let unknown = (self.unknown.0 > 0).then(|| row("unknown", "Unknown", self.unknown));
        bands.chain(unknown).collect()
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
    let drawn = desk.shown.clone();
    view! {
        <section class="rsec" aria-label="Creators by followers">
            <p class="rsec__c">
                <b>{move || each(counts.with(unit))}</b>
                <span class="q">" The ones in full color match. Drag the blue handles to change the range of followers."</span>
            </p>
            <div class="ruler rbrush">
                <div class="ruler__plot" style:--h=format!("{HEIGHT}px")>
                    {follow(move || counts.with(plot))}
                    {brush::brush(desk)}
                </div>
                {crate::ui::markup::show(scale::axis())}
            </div>
            {dynamic(move || band_list(&tiers, counts))}
            {later(move || {
                let drawn = drawn.clone();
                save_picture::always(&Chart {
                    name: "creators",
                    label: "Save this chart",
                    draw: Arc::new(move || drawn.with(picture)),
                })
            })}
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

/// The dots of a tier: all, and those that match.
struct Swarm<'a> {
    band: &'a BandCount,
    all: String,
    matched: String,
}

/// One dashed line for each column of dots: round ends make every dash a dot.
fn swarm(counts: &Counts, width: f64) -> Vec<Swarm<'_>> {
    let unit = unit(counts);
    let step = width / counts.density.len().max(1) as f64;
    let none = |band| Swarm {
        band,
        all: String::new(),
        matched: String::new(),
    };
    let mut tiers: Vec<Swarm> = counts.bands.iter().map(none).collect();
    for (at, (all, matched)) in counts.density.iter().enumerate() {
        let x = (at as f64 + 0.5) * step;
        let followers = scale::followers_at(x / width * 100.0);
        let below = tiers.iter().take_while(|t| t.band.lower <= followers);
        let tier = below.count().checked_sub(1);
        let Some(tier) = tier.and_then(|at| tiers.get_mut(at)) else {
            continue;
        };
        tier.all.push_str(&column(x, all.div_ceil(unit)));
        tier.matched.push_str(&column(x, matched.div_ceil(unit)));
    }
    tiers
}

fn plot(counts: &Counts) -> Html {
    let paths: Html = swarm(counts, 1000.0)
        .iter()
        .map(|of| {
            html!(
                r#"<path class="off t-{}" d="{}"></path><path class="hit t-{}" d="{}"></path>"#,
                &of.band.tier,
                &of.all,
                &of.band.tier,
                &of.matched
            )
        })
        .collect();
    html!(
        r#"<svg class="swarm" viewBox="0 0 1000 {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>"#,
        fixed(HEIGHT, 0),
        paths
    )
}

/// The same as a picture, with how many of each tier match.
fn picture(shown: &Shown) -> Option<Picture> {
    if shown.total == 0 {
        return None;
    }
    let counts = Counts::of(shown);
    let count = |n: u32| format::whole(f64::from(n));
    let dots = swarm(&counts, DOTS.0).into_iter().map(|of| Dots {
        color: color(&of.band.tier),
        all: of.all,
        matched: of.matched,
    });
    let row = |tier: &str, label: &str, (all, matched): (u32, u32)| Row {
        head: label.to_owned(),
        color: color(tier),
        mark: Mark::Bar(share(all, matched)),
        value: format!("{} of {}", count(matched), count(all)),
    };
    let filter = shown.look.filter.trim();
    let sought = if filter.is_empty() {
        String::new()
    } else {
        format!(" Sought: {filter}.")
    };
    let ends = ["0%", "50%", "100% match"].map(str::to_owned);
    Some(Picture {
        title: format!(
            "{} of {} creators match",
            count(shown.matched),
            count(shown.total)
        ),
        note: format!(
            "By followers. {} The ones in full color match.{sought}",
            each(unit(&counts))
        ),
        panels: vec![
            Panel {
                axis: scale::decades(),
                shape: Shape::Dots(dots.collect()),
            },
            Panel::new(ends, Shape::Rows(counts.rows(row))),
        ],
        source: "Tierwise, from the creators that were brought in.".to_owned(),
    })
}

/// The token of a tier's color.
fn color(slug: &str) -> &'static str {
    TierKind::from_slug(slug).map_or("mark-2", tier_class)
}

fn share(all: u32, matched: u32) -> f64 {
    f64::from(matched) / f64::from(all.max(1))
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
        let share = share(all, matched) * 100.0;
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
    let rows = counts
        .with(|counts| counts.rows(|tier, label, both| row(&counts.filter, tier, label, both)));
    let rows: Html = rows.into_iter().collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn band(tier: &str, lower: u64) -> BandCount {
        BandCount {
            tier: tier.to_owned(),
            label: tier.to_owned(),
            lower,
            all: 3,
            matched: 1,
        }
    }

    #[test]
    fn dots_stand_in_their_tier_however_wide_they_are_drawn() {
        let counts = Counts {
            filter: String::new(),
            bands: vec![band("nano", 0), band("micro", 10_000)],
            density: vec![(3, 1), (0, 0), (2, 2), (1, 0)],
            unknown: (0, 0),
        };
        for (width, first) in [(1000.0, "M125.00 "), (DOTS.0, "M110.00 ")] {
            let tiers = swarm(&counts, width);
            let columns: Vec<_> = tiers
                .iter()
                .map(|t| (t.all.matches('M').count(), t.matched.matches('M').count()))
                .collect();
            assert_eq!(columns, [(1, 1), (2, 1)], "{width}");
            assert!(tiers[0].all.starts_with(first), "{}", tiers[0].all);
        }
    }

    #[test]
    fn every_tier_has_a_row_and_so_have_the_unknown() {
        let counts = Counts {
            filter: String::new(),
            bands: vec![band("nano", 0)],
            density: Vec::new(),
            unknown: (2, 1),
        };
        let rows = counts.rows(|tier, _, of| (tier.to_owned(), of));
        let expected = [("nano", (3, 1)), ("unknown", (2, 1))];
        assert_eq!(rows, expected.map(|(tier, of)| (tier.to_owned(), of)));
    }
}
