//! The list in one sentence, how good it is, and where the money goes.

use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::decimal::fixed;
use tierwise_roster::wire::{Clash, Picked, Proof, Request, Subtotal, Whose};

use super::acting::act;
use super::figures::{self, gap as gap_words, joined, money, results as counted};
use super::{earned, following, known, more};
use crate::ui::boxed::{attr, dynamic, hear, maybe, memo, truth, words};
use crate::ui::charts::picture::{Panel, Part, Picture, Shape, Track};
use crate::ui::components::save_picture::{self, Chart};
use crate::ui::focus;
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show_live};
use crate::ui::pages::roster::{desk::Desk, save, turns};
use crate::ui::results;
use crate::ui::state::AppState;

/// Who is chosen from, and what can be done with the list.
pub fn head(desk: &Desk) -> AnyView {
    let said = desk.picked.clone();
    let said = memo(move || said.with(|p| p.as_ref().map(among).unwrap_or_default()));
    let any = desk.picked.clone();
    let none = memo(move || any.with(|p| p.as_ref().is_none_or(|p| p.picks.is_empty())));
    view! {
        <div class="phead">
            <p>{words(move || said.get())}</p>
            <div class="acts">
                {turns(desk)}
                <a class="btn btn--sm btn--go" href="#/share">"Share"</a>
                {save::menu(desk, Whose::Picked, "shortlist", move || none.get())}
                <button type="button" class="btn btn--sm" on:click=hear(|_: web_sys::MouseEvent| drop(window().print()))>"Print"</button>
            </div>
        </div>
    }
    .into_any()
}

fn among(picked: &Picked) -> String {
    let count = |n: u32| format::whole(f64::from(n));
    let who = if picked.among == picked.total {
        format!("Short list from all {} creators", count(picked.total))
    } else {
        format!(
            "Short list from {} of {} creators",
            count(picked.among),
            count(picked.total)
        )
    };
    format!("{who}, {} of whom may be chosen", count(picked.able))
}

/// The heading with what has to be known beside it, the plate, the figures and the bar.
pub fn hero(state: AppState, desk: &Desk) -> AnyView {
    let title = desk.picked.clone();
    let title = memo(move || title.with(|p| p.as_ref().map(heading).unwrap_or_default()));
    let lede = desk.picked.clone();
    let lede = memo(move || lede.with(|p| p.as_ref().map(sentence).unwrap_or_default()));
    let [loss, figures] = [earned::loss, earned::figures].map(|part| {
        let picked = desk.picked.clone();
        memo(move || picked.with(|p| p.as_ref().map(|p| part(state, p)).unwrap_or_default()))
    });
    let known = desk.picked.clone();
    let known = memo(move || {
        known.with(|p| {
            let p = p.as_ref().filter(|p| !p.picks.is_empty());
            p.map(|p| known::list(p, earned::missing(state, p)))
                .unwrap_or_default()
        })
    });
    let bar = following(desk, bar);
    let drawn = desk.picked.clone();
    view! {
        <div class="hero hero--s">
            <div>
                <h1 tabindex="-1">{words(move || title.get())}</h1>
                {follow(move || loss.get())}
                <p class="lede">{words(move || lede.get())}</p>
                {follow(move || known.get())}
            </div>
            {plate(desk)}
        </div>
        {follow(move || figures.get())}
        {follow(move || bar.get())}
        {save_picture::one(Chart {
            name: "money",
            label: "Save this bar",
            draw: Arc::new(move || drawn.with(|p| p.as_ref().and_then(picture))),
        })}
    }
    .into_any()
}

fn heading(picked: &Picked) -> String {
    let creators = picked.count;
    match &picked.proof {
        Proof::NoBudget => "How much is there to spend?".to_owned(),
        Proof::Nobody => "Nobody may be chosen".to_owned(),
        Proof::Infeasible(_) => "No set keeps to all your limits".to_owned(),
        Proof::TooLarge => "These amounts are too large".to_owned(),
        Proof::Searching(true) => "Searching for the best set…".to_owned(),
        Proof::Searching(false) => "No set found yet".to_owned(),
        _ if creators == 0 => "Nobody fits into your limits".to_owned(),
        _ => {
            let about = if mostly_estimates(picked) {
                "an estimated "
            } else {
                ""
            };
            let who = format!(
                "{creators} {} for {about}{}",
                format::plural(creators.into(), "creator", "creators"),
                money(picked, picked.sum.cost)
            );
            let rest = [
                (picked.kept(), "kept for boosting"),
                (picked.left(), "left"),
            ];
            let rest = rest.into_iter().filter(|(minor, _)| *minor > 0);
            let rest = rest.map(|(minor, what)| format!("{} {what}", money(picked, minor)));
            std::iter::once(who)
                .chain(rest)
                .collect::<Vec<_>>()
                .join(", ")
        }
    }
}

/// Whether nobody has named most of the prices yet.
fn mostly_estimates(picked: &Picked) -> bool {
    2 * picked.estimates >= picked.count
}

fn sentence(picked: &Picked) -> String {
    match &picked.proof {
        Proof::NoBudget => {
            "Type a budget among your limits, or answer the question about money in the brief.".to_owned()
        }
        Proof::Nobody => barred(picked),
        Proof::Infeasible(limits) if limits.is_empty() => {
            "Two or more of your limits are in each other’s way. Loosen one of them.".to_owned()
        }
        Proof::Infeasible(limits) => match limits.len() {
            1 => format!("Nobody can be chosen with this limit: {}. Loosen it.", all(limits)),
            _ => format!(
                "These are in each other’s way: {}. Loosen one of them.",
                all(limits)
            ),
        },
        Proof::TooLarge => "The sums are beyond what is added up exactly. Check the fees and followers of your file.".to_owned(),
        Proof::Searching(true) => String::new(),
        Proof::Searching(false) => {
            "The search took its time and found no set that keeps to all your limits, nor that there is none. Search on, or loosen a limit.".to_owned()
        }
        _ if picked.picks.is_empty() => {
            let budget = picked.terms.budget.unwrap_or(0) as f64;
            let most = (budget * picked.terms.share) as i64;
            unaffordable(picked, &|| money(picked, most))
        }
        _ => expect(picked),
    }
}

/// Why nobody may be chosen.
fn barred(picked: &Picked) -> String {
    if picked.among == 0 {
        return "Nobody is found by the line in “Only creators found by”. Change it, or empty it."
            .to_owned();
    }
    let said = "Your limits or what the file says about them bar everybody.";
    below(picked, said, "what bars whom")
}

/// Why nobody is on a list that keeps to its limits. `most` is what may go to one creator.
fn unaffordable(picked: &Picked, most: &dyn Fn() -> String) -> String {
    let said = if picked.able > 0 {
        "Everybody who may be chosen takes more money or hours than there are.".to_owned()
    } else if picked.terms.share > 0.0 {
        format!(
            "Everybody whom nothing else bars costs more than {}, your most on one creator. Raise it, or the budget.",
            most()
        )
    } else {
        "Your most on one creator is 0%, so nobody can be paid. Raise it among your limits."
            .to_owned()
    };
    below(picked, &said, "what each costs")
}

/// A sentence, and the way to what is said of each, where that is there.
fn below(picked: &Picked, said: &str, what: &str) -> String {
    if picked.out.is_empty() {
        said.to_owned()
    } else {
        format!("{said} Below it says {what}.")
    }
}

fn all(limits: &[Clash]) -> String {
    let words: Vec<&str> = limits.iter().map(|limit| limit.words.as_str()).collect();
    words.join("; ")
}

fn expect(picked: &Picked) -> String {
    let (_, middle, _) = picked.sum.results;
    let tiers = picked.subtotals.iter().filter(|of| !of.tier.0.is_empty());
    let tiers: Vec<String> = tiers
        .map(|of| format!("{} {}", of.count, of.tier.1.to_lowercase()))
        .collect();
    let who = if tiers.is_empty() {
        String::new()
    } else {
        format!("{}: ", joined(&tiers))
    };
    let (they, counted) = match picked.picks.len() {
        1 => ("this creator should bring", ""),
        _ => (
            "together they should bring",
            " People who follow several of them are counted with each.",
        ),
    };
    format!(
        "{who}{they} about {} {}, {} in eight cases of ten, before boosting.{counted}",
        results::told(middle),
        picked.unit.0,
        results::range(picked.sum.results)
    )
}

/// How good the set is.
fn plate(desk: &Desk) -> AnyView {
    let picked = desk.picked.clone();
    let facts = memo(move || {
        picked.with(|p| {
            let p = p.as_ref()?;
            Some((p.proof.clone(), p.sum.value, p.sum.bound, p.unit.clone()))
        })
    });
    let busy = desk.picking();
    let status = memo(move || {
        facts.with(|f| match f.as_ref().map(|(proof, ..)| proof) {
            _ if busy.with(Option::is_some) => "searching",
            None | Some(Proof::Searching(true) | Proof::Gap(_, true)) => "searching",
            Some(Proof::Proven) => "proven",
            Some(Proof::Searching(false) | Proof::Gap(_, false)) => "gap",
            Some(Proof::Infeasible(_)) => "infeasible",
            Some(Proof::NoBudget | Proof::Nobody | Proof::TooLarge) => "none",
        })
    });
    let slug = attr(move || Some(status.get().to_owned()));
    let gap = attr(move || {
        facts.with(|f| match f.as_ref()? {
            (Proof::Proven, ..) => Some("0".to_owned()),
            (Proof::Gap(gap, _), ..) => Some(fixed(*gap, 6)),
            _ => None,
        })
    });
    let searching = truth(move || status.get() == "searching");
    // One button, so that whoever pressed it keeps the focus.
    let pressed = RwSignal::new(false);
    let open = memo(move || {
        facts.with(|f| match f.as_ref().map(|(proof, ..)| proof) {
            Some(Proof::Gap(..) | Proof::Searching(false)) => true,
            Some(Proof::Searching(true)) => pressed.get(),
            _ => false,
        })
    });
    let goes = memo(move || {
        facts.with(|f| matches!(f, Some((Proof::Gap(_, true) | Proof::Searching(true), ..))))
    });
    let (on, acting) = (desk.clone(), desk.clone());
    view! {
        <div class="proof acting" role="status" tabindex="-1" data-testid="shortlist-proof" data-status=slug data-gap=gap aria-busy=searching>
            {dynamic(move || {
                let acting = acting.clone();
                let html = facts.with(|f| f.as_ref().map(|(proof, value, bound, unit)| proof_html(proof, *value, *bound, unit)).unwrap_or_default());
                show_live(html, move |event, about| {
                    if act(&acting, event, about) {
                        focus::first("[data-testid=shortlist-proof]");
                    }
                })
            })}
            {maybe(move || {
                let on = on.clone();
                let press = hear(move |_: web_sys::MouseEvent| {
                    pressed.set(true);
                    on.ask(Request::Search { on: !goes.get_untracked() });
                });
                open.get().then(|| view! {
                    <button type="button" class="btn btn--sm" data-testid="shortlist-on" on:click=press>
                        {words(move || if goes.get() { "Stop" } else { "Search on" }.to_owned())}
                    </button>
                }.into_any())
            })}
        </div>
    }
    .into_any()
}

fn proof_html(proof: &Proof, value: f64, bound: f64, unit: &(String, String)) -> Html {
    let (title, gap) = match proof {
        Proof::Proven => ("Best possible: proven".to_owned(), 0.0),
        Proof::Gap(gap, true) => ("Searching for a better one…".to_owned(), *gap),
        Proof::Gap(gap, false) => (format!("Within {} of best possible", gap_words(*gap)), *gap),
        Proof::Searching(true) => {
            return html!(r#"<p class="proof__h"><b>Searching…</b></p>"#);
        }
        Proof::Searching(false) => {
            return html!(r#"<p class="proof__h"><b>Neither found nor ruled out</b></p>"#);
        }
        Proof::Infeasible(limits) => {
            let items: Html = limits.iter().map(clash).collect();
            return html!(
                r#"<p class="proof__h"><b>In each other’s way</b></p><ul class="plain sm">{}</ul>"#,
                items
            );
        }
        Proof::NoBudget | Proof::Nobody | Proof::TooLarge => {
            return html!(r#"<p class="proof__h"><b>No search yet</b></p>"#);
        }
    };
    html!(
        r#"<p class="proof__h"><b>{}</b></p><dl><div><dt>This set</dt><dd>{}</dd></div><div><dt>No set can beat</dt><dd>{}</dd></div><div><dt>Gap</dt><dd>{}</dd></div></dl><details class="xs q"><summary>Fit-weighted {}, exact search</summary><p>Each creator counts {} to expect, times the score of 100. {}. Branch and bound proves that no other set within your limits adds up to more, or says how much more it could be.</p></details>"#,
        title,
        counted(value),
        counted(bound),
        gap_words(gap),
        &unit.0,
        &unit.0,
        &unit.1
    )
}

/// A limit that is in the way; whoever has to be in can be let go on the spot.
fn clash(limit: &Clash) -> Html {
    let release = limit.must.map(|who| {
        html!(
            r#" <button type="button" class="link" data-testid="shortlist-release" data-on="release" data-who="{}" aria-label="Let them go: {}">Let them go</button>"#,
            who,
            &limit.words
        )
    });
    html!("<li>{}{}</li>", &limit.words, release)
}

/// A part of the money.
struct Slice {
    /// Its class, which is also the token of a tier's colour.
    class: &'static str,
    minor: i64,
}

/// Where the money goes: the parts of each tier, one for each creator, then what is kept and what is left.
struct Split<'a> {
    budget: i64,
    tiers: Vec<(&'a Subtotal, Vec<Slice>)>,
    kept: i64,
    left: i64,
}

/// `None` where no money is shared out.
fn split(picked: &Picked) -> Option<Split<'_>> {
    let budget = picked
        .terms
        .budget
        .filter(|b| *b > 0 && !picked.picks.is_empty())?;
    let tiers = picked.subtotals.iter().map(|of| (of, slices(picked, of)));
    Some(Split {
        budget,
        tiers: tiers.collect(),
        kept: picked.kept(),
        left: picked.left(),
    })
}

/// Those of a tier who are not shown one by one are a part of their own.
fn slices(picked: &Picked, of: &Subtotal) -> Vec<Slice> {
    let class = figures::class(&of.tier.0);
    let costs = figures::of_tier(picked, &of.tier.0).map(|pick| pick.face.cost);
    let costs: Vec<i64> = costs.collect();
    let rest = of.cost - costs.iter().sum::<i64>();
    let all = costs.into_iter().chain((rest > 0).then_some(rest));
    all.map(|minor| Slice { class, minor }).collect()
}

impl Split<'_> {
    fn share(&self, minor: i64) -> f64 {
        minor as f64 / self.budget as f64
    }

    /// What goes to no creator: class, what it is called, how much.
    fn rest(&self) -> impl Iterator<Item = (&'static str, &'static str, i64)> {
        let rest = [
            ("kept", "Kept for boosting", self.kept),
            ("left", "Left over", self.left),
        ];
        rest.into_iter().filter(|(_, _, minor)| *minor > 0)
    }
}

/// Where the money goes, a part for each creator; the table below says the same.
fn bar(picked: &Picked) -> Html {
    let Some(split) = split(picked) else {
        return Html::default();
    };
    let part = |class: &str, minor: i64, wide: bool| {
        let label = wide.then(|| html!("<span>{}</span>", money(picked, minor)));
        html!(
            r#"<div class="{}" data-css="--share:{}">{}</div>"#,
            class,
            fixed(split.share(minor) * 100.0, 4),
            label
        )
    };
    let slices = split.tiers.iter().flat_map(|(_, slices)| slices);
    let picks: Html = slices
        .map(|of| part(of.class, of.minor, split.share(of.minor) > 0.07))
        .collect();
    let rest: Html = split
        .rest()
        .map(|(class, _, minor)| part(class, minor, class == "kept" && split.share(minor) > 0.09))
        .collect();
    html!(
        r#"<section class="msec" aria-label="Where the money goes"><div class="mbar mbar--tall" aria-hidden="true">{}{}</div>{}</section>"#,
        picks,
        rest,
        key(picked, &split)
    )
}

/// The bar as a picture: all of the money, then each tier's part of it where it stands.
fn picture(picked: &Picked) -> Option<Picture> {
    let split = split(picked)?;
    let mut spent = 0.0;
    let mut part = |color, minor: i64| {
        let from = spent;
        spent += split.share(minor);
        Part {
            place: (from, spent),
            color,
            label: money(picked, minor),
            ..Part::default()
        }
    };
    let track = |head: String, minor: i64, note: String, parts: Vec<Part>| Track {
        note: format!("{}, {note}", results::share(split.share(minor))),
        head,
        lanes: vec![parts],
        ..Track::default()
    };
    let mut tracks = Vec::new();
    for (of, slices) in &split.tiers {
        let parts = slices.iter().map(|slice| {
            let color = if slice.class == "none" {
                "mark-2"
            } else {
                slice.class
            };
            part(color, slice.minor)
        });
        let parts = parts.collect();
        let head = format!(
            "{} {} for {}",
            of.count,
            tier_label(of),
            money(picked, of.cost)
        );
        tracks.push(track(head, of.cost, costs(picked, of), parts));
    }
    for (_, label, minor) in split.rest() {
        let parts = vec![part("mark-2", minor)];
        tracks.push(track(label.to_owned(), minor, money(picked, minor), parts));
    }
    let ends = ["0%", "50%", "100% of the money"].map(str::to_owned);
    Some(Picture {
        title: heading(picked),
        note: format!(
            "Where {} goes, a part for each creator. {}",
            money(picked, split.budget),
            sentence(picked)
        ),
        panels: vec![Panel::new(ends, Shape::Tracks(tracks))],
        source: more::source(picked),
    })
}

fn tier_label(of: &Subtotal) -> &str {
    let (slug, label) = &of.tier;
    if slug.is_empty() { "No tier" } else { label }
}

/// “largest $900, smallest $120”.
fn costs(picked: &Picked, of: &Subtotal) -> String {
    let (least, most) = of.costs;
    format!(
        "largest {}, smallest {}",
        money(picked, most),
        money(picked, least)
    )
}

fn key(picked: &Picked, split: &Split) -> Html {
    let Split { kept, left, .. } = *split;
    let entry = |name: Html, more: String| html!("<li><b>{}</b><small>{}</small></li>", name, more);
    let tier = |of: &Subtotal| {
        let name = html!(
            "{} {} for {}",
            figures::tier(&of.tier.0, tier_label(of)),
            of.count,
            money(picked, of.cost)
        );
        entry(name, costs(picked, of))
    };
    let tiers: Html = picked.subtotals.iter().map(tier).collect();
    let kept = (kept > 0).then(|| {
        entry(
            html!("Kept {}", money(picked, kept)),
            "for boosting".to_owned(),
        )
    });
    let left = (left > 0).then(|| {
        entry(
            html!("Left {}", money(picked, left)),
            "nobody who fits adds more".to_owned(),
        )
    });
    html!(r#"<ul class="mbar__key">{}{}{}</ul>"#, tiers, kept, left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_roster::wire::{Face, OutView, Terms, Why};

    fn picked(among: u32, able: u32, share: f64, out: usize) -> Picked {
        let one = OutView {
            face: Face::default(),
            why: Why::Yours,
        };
        Picked {
            among,
            able,
            out: vec![one; out],
            terms: Terms {
                share,
                ..Terms::default()
            },
            ..Picked::default()
        }
    }

    #[test]
    fn below_is_named_only_where_something_stands_there() {
        assert!(barred(&picked(9, 0, 0.4, 3)).ends_with("Below it says what bars whom."));
        assert!(!barred(&picked(9, 0, 0.4, 0)).contains("elow"));
        let said = barred(&picked(0, 0, 0.4, 0));
        assert!(said.starts_with("Nobody is found by the line"), "{said}");
    }

    #[test]
    fn who_is_too_dear_is_not_told_of_money_that_is_short() {
        let said = |able, share| unaffordable(&picked(9, able, share, 9), &|| "$5".to_owned());
        assert!(said(3, 0.4).contains("more money or hours than there are"));
        assert!(said(0, 0.001).contains(" costs more than $5, your most on one creator."));
        let nothing = said(0, 0.0);
        assert!(
            nothing.starts_with("Your most on one creator is 0%"),
            "{nothing}"
        );
    }
}
