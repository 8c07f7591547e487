//! Where the creators stand on the follower axis: every dot some of them, those that match in full color; and how many
//! there are in each tier.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::tier::TierKind;
use tierwise_roster::wire::{BandCount, Shown};

use crate::ui::boxed::{dynamic, later, words};
use crate::ui::charts::picture::{DOTS, Dots, Grain, Mark, Panel, Picture, Row, Shape};
use crate::ui::charts::{scale, tier_class};
use crate::ui::components::save_picture::{self, Chart};
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show_live};

use super::brush;
use super::desk::Desk;

/// Height of the plot, and size and distance of the smallest dots, in units of the drawing.
const HEIGHT: f64 = DOTS.1;
const DOT: f64 = 2.7;
const STEP: f64 = 3.3;
/// How many times as large dots can be: so many steps of the axis stand as one column. All tiers of the usual schemes
/// begin with a column.
const LARGER: [u8; 3] = [4, 2, 1];

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
    /// The same of those with too few followers for any tier.
    below: (u32, u32),
    /// How many have too few for the axis.
    off: u32,
}

impl Counts {
    fn of(shown: &Shown) -> Self {
        Self {
            filter: shown.look.filter.clone(),
            bands: shown.bands.clone(),
            density: shown.density.clone(),
            unknown: shown.unknown,
            below: shown.below,
            off: shown.off,
        }
    }

    /// Those below the tiers, every tier, those whose followers are unknown: slug, name, all and those that match.
    fn rows<T>(&self, row: impl Fn(&str, &str, (u32, u32)) -> T) -> Vec<T> {
        let bands = self.bands.iter();
        let bands = bands.map(|b| row(&b.tier, &b.label, (b.all, b.matched)));
        let more = |slug, label, of: (u32, u32)| (of.0 > 0).then(|| row(slug, label, of));
        let below = more("below", "Below the tiers", self.below);
        let unknown = more("unknown", "Unknown", self.unknown);
        below.into_iter().chain(bands).chain(unknown).collect()
    }
}

/// The section.
pub fn section(desk: &Desk) -> AnyView {
    let tiers = desk.clone();
    let counts = desk.after_rows(Counts::of);
    let drawn = desk.shown.clone();
    view! {
        <section class="rsec" aria-label="Creators by followers">
            <p class="rsec__c">
                <b>{words(move || each(counts.with(|c| grain(&c.density).1)))}</b>
                <span class="q">" The ones in full color match. Drag the blue handles to change the range of followers."{words(move || off(counts.with(|c| c.off)))}</span>
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

/// Who is not on the axis, which begins at 1,000.
fn off(creators: u32) -> String {
    match u64::from(creators) {
        0 => String::new(),
        n => format!(
            " {} with fewer than 1K followers {} off the axis.",
            format::whole(f64::from(creators)),
            format::plural(n, "is", "are")
        ),
    }
}

/// Steps of the axis that stand as one column: all, and those that match.
fn columns(density: &[(u32, u32)], times: u8) -> impl Iterator<Item = (u32, u32)> {
    let together = |(all, matched), (more, of_them): &(u32, u32)| (all + more, matched + of_them);
    let columns = density.chunks(usize::from(times).max(1));
    columns.map(move |steps| steps.iter().fold((0, 0), together))
}

/// The largest dots with which the highest column fits, and creators for each: more than one where even the smallest
/// are too many.
fn grain(density: &[(u32, u32)]) -> (Grain, u32) {
    let highest = |times| {
        columns(density, times)
            .map(|(all, _)| all)
            .max()
            .unwrap_or(0)
    };
    for times in LARGER {
        let (least, most) = (DOT * f64::from(times), STEP * f64::from(times));
        let room = (HEIGHT - least) / f64::from(highest(times).max(2) - 1);
        if room >= least {
            let step = room.min(most);
            return (Grain { times, step }, 1);
        }
    }
    let unit = highest(1).div_ceil((HEIGHT / STEP) as u32);
    let smallest = Grain {
        times: 1,
        step: STEP,
    };
    (smallest, unit)
}

/// The dots of a tier: all, and those that match.
struct Swarm<'a> {
    band: &'a BandCount,
    all: String,
    matched: String,
}

/// One dashed line for each column of dots: round ends make every dash a dot. Also how large they are, and creators
/// for each.
fn swarm(counts: &Counts, width: f64) -> (Vec<Swarm<'_>>, Grain, u32) {
    let (grain, unit) = grain(&counts.density);
    let step = width / counts.density.len().max(1) as f64 * f64::from(grain.times);
    let none = |band| Swarm {
        band,
        all: String::new(),
        matched: String::new(),
    };
    let mut tiers: Vec<Swarm> = counts.bands.iter().map(none).collect();
    for (at, (all, matched)) in columns(&counts.density, grain.times).enumerate() {
        let x = (at as f64 + 0.5) * step;
        let followers = scale::followers_at(x / width * 100.0);
        let below = tiers.iter().take_while(|t| t.band.lower <= followers);
        let tier = below.count().checked_sub(1);
        let Some(tier) = tier.and_then(|at| tiers.get_mut(at)) else {
            continue;
        };
        tier.all.push_str(&column(x, all.div_ceil(unit), grain));
        tier.matched
            .push_str(&column(x, matched.div_ceil(unit), grain));
    }
    (tiers, grain, unit)
}

fn plot(counts: &Counts) -> Html {
    let (tiers, grain, _) = swarm(counts, 1000.0);
    let paths: Html = tiers
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
        r#"<svg class="swarm swarm-{}" viewBox="0 0 1000 {}" preserveAspectRatio="none" aria-hidden="true" stroke-dasharray="0 {}">{}</svg>"#,
        grain.times.to_string(),
        fixed(HEIGHT, 0),
        fixed(grain.step, 2),
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
    let (tiers, grain, unit) = swarm(&counts, DOTS.0);
    let dots = tiers.into_iter().map(|of| Dots {
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
            each(unit)
        ),
        panels: vec![
            Panel {
                axis: scale::decades(),
                shape: Shape::Dots(dots.collect(), grain),
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
fn column(x: f64, dots: u32, grain: Grain) -> String {
    if dots == 0 {
        return String::new();
    }
    let foot = HEIGHT - 0.7 - DOT / 2.0 * f64::from(grain.times);
    // A little longer than the last dot's place: a line without length would show none.
    let top = foot - 0.1 - f64::from(dots - 1) * grain.step;
    format!("M{} {}V{}", fixed(x, 2), fixed(foot, 1), fixed(top, 1))
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

    /// A density of as many steps as the ruler has, with these numbers of creators from a step on.
    fn density(from: usize, all: &[u32]) -> Vec<(u32, u32)> {
        let mut density = vec![(0, 0); 320];
        for (step, all) in density[from..].iter_mut().zip(all) {
            *step = (*all, all / 2);
        }
        density
    }

    #[test]
    fn dots_stand_in_their_tier_however_wide_they_are_drawn() {
        // From step 80 on there are micro creators: the ruler's first quarter ends at 10,000 followers.
        let counts = Counts {
            filter: String::new(),
            bands: vec![band("nano", 0), band("micro", 10_000)],
            density: density(76, &[40, 0, 0, 30, 40, 40]),
            unknown: (0, 0),
            below: (0, 0),
            off: 0,
        };
        for (width, first) in [(1000.0, "M239.06 "), (DOTS.0, "M210.38 ")] {
            let (tiers, ..) = swarm(&counts, width);
            let columns: Vec<_> = tiers
                .iter()
                .map(|t| (t.all.matches('M').count(), t.matched.matches('M').count()))
                .collect();
            assert_eq!(columns, [(2, 2), (2, 2)], "{width}");
            assert!(tiers[0].all.starts_with(first), "{}", tiers[0].all);
        }
    }

    #[test]
    fn dots_are_as_large_as_the_highest_column_allows_and_none_is_cut() {
        for (all, times, unit) in [
            (&[3, 2, 1, 1, 2][..], 4, 1),
            (&[10, 0, 0, 0, 1], 4, 1),
            (&[11, 0, 0, 0, 1], 2, 1),
            (&[30, 4, 0, 0, 1], 1, 1),
            (&[36, 4, 0, 0, 1], 1, 1),
            (&[44, 4, 0, 0, 1], 1, 2),
            (&[4_000, 4, 0, 0, 1], 1, 115),
            (&[], 4, 1),
        ] {
            let density = density(0, all);
            let (grain, creators) = grain(&density);
            assert_eq!((grain.times, creators), (times, unit), "{all:?}");
            let dot = DOT * f64::from(grain.times);
            assert!(grain.step >= dot, "dots of a column touch at most");
            for (all, _) in columns(&density, grain.times) {
                let dots = f64::from(all.div_ceil(creators).max(1));
                assert!((dots - 1.0) * grain.step + dot <= HEIGHT + 1.0, "{all}");
            }
        }
    }

    #[test]
    fn every_tier_has_a_row_and_so_have_those_in_none() {
        let counts = Counts {
            filter: String::new(),
            bands: vec![band("nano", 0)],
            density: Vec::new(),
            unknown: (2, 1),
            below: (5, 4),
            off: 3,
        };
        let rows = counts.rows(|tier, _, of| (tier.to_owned(), of));
        let expected = [("below", (5, 4)), ("nano", (3, 1)), ("unknown", (2, 1))];
        assert_eq!(rows, expected.map(|(tier, of)| (tier.to_owned(), of)));
    }
}
