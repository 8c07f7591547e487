//! Why the others are out.

use tierwise_core::domain::decimal::fixed;
use tierwise_roster::wire::{Answer, OutView, Picked, Swap, Why};

use super::figures::{self, about, change, money, span};
use crate::ui::format;
use crate::ui::markup::{Html, html};
use crate::ui::pages::roster::rows::score;

/// The nearest misses first, in the order in which the desk tells them.
pub fn section(picked: &Picked) -> Html {
    if picked.out.is_empty() {
        return Html::default();
    }
    html!(
        r#"<section class="sec" aria-labelledby="whyout"><div class="sec__head"><h2 id="whyout" tabindex="-1">Why the others are out</h2><p class="sec__r">Change in the sum if they had to be in</p></div><p class="sm q">Nearest first: those who would cost the sum least, then those who are least above your most on one creator, then those whom something else bars.</p>{}</section>"#,
        rows(picked, &picked.out, "Creators left out and why")
    )
}

/// A table of some of them.
pub fn rows(picked: &Picked, out: &[OutView], caption: &str) -> Html {
    let losses = out.iter().map(|out| match &out.why {
        Why::Answer(Answer::Swap(swap)) => -swap.change,
        _ => 0.0,
    });
    let most = losses.fold(0.0, f64::max);
    let rows: Html = out.iter().map(|out| row(picked, out, most)).collect();
    html!(
        r#"<table class="tb wy"><caption class="sr">{}</caption><thead><tr><th scope="col">Creator</th><th scope="col" class="w-s">Score</th><th scope="col" class="num">Cost</th><th scope="col" colspan="2" class="num">Change</th><th scope="col">Why</th><th scope="col"><span class="sr">Bring in</span></th></tr></thead><tbody>{}</tbody></table>"#,
        caption,
        rows
    )
}

fn row(picked: &Picked, out: &OutView, most: f64) -> Html {
    let face = &out.face;
    let (low, expected, high) = face.score;
    let (said, why) = match &out.why {
        Why::In => ("in".to_owned(), "Is on the list.".to_owned()),
        Why::Yours => ("yours".to_owned(), "You keep them out.".to_owned()),
        Why::TooDear(0) => (
            "limit".to_owned(),
            "Your most on one creator is 0.".to_owned(),
        ),
        Why::TooDear(most) => {
            let (over, most) = (money(picked, face.cost - most), money(picked, *most));
            let why = format!("{over} more than {most}, your most on one creator.");
            ("limit".to_owned(), why)
        }
        Why::Limit(why) => ("limit".to_owned(), why.clone()),
        Why::Others(why) => (String::new(), why.clone()),
        Why::Answer(answer) => answered(answer),
    };
    let bar = match &out.why {
        Why::Answer(Answer::Swap(swap)) => loss(swap, most),
        _ => Html::default(),
    };
    let cost = if face.cost > 0 {
        money(picked, face.cost)
    } else {
        String::new()
    };
    let estimate = face.estimate.then(|| html!("<small>estimate</small>"));
    let tier = face
        .tier
        .as_ref()
        .map(|(_, label)| format!("{label}, "))
        .unwrap_or_default();
    let action = match &out.why {
        Why::Yours => button("readmit", "Let in", face.who, &face.name),
        Why::In => Html::default(),
        // Whoever has to be in is in whatever else bars them.
        _ => button("pin", "Must have", face.who, &face.name),
    };
    html!(
        r#"<tr data-testid="shortlist-out" data-handle="{}"><th scope="row" class="p-h"><b>{}</b><small>{}{}</small></th><td class="w-s">{}</td><td class="num w-f">{}{}</td><td class="w-b">{}</td><td class="num w-d">{}</td><td class="w-t q">{}</td><td class="p-a">{}</td></tr>"#,
        &face.handle,
        &face.name,
        tier,
        about(face),
        score(f64::from(low), f64::from(expected), f64::from(high)),
        cost,
        estimate,
        bar,
        said,
        why,
        action
    )
}

/// What would be if somebody had to be in: the change, and in words.
fn answered(answer: &Answer) -> (String, String) {
    match answer {
        Answer::Waiting | Answer::Unasked => (String::new(), "Being worked out.".to_owned()),
        Answer::Never => (
            "limit".to_owned(),
            "No set within your limits has them.".to_owned(),
        ),
        Answer::AtMost(most) => (
            format!("{} at best", change(*most)),
            "No set with them was found in the time: not worked out exactly.".to_owned(),
        ),
        Answer::Swap(swap) => (span(swap), figures::with(swap)),
    }
}

/// How much the sum loses, against the most that anybody costs it.
fn loss(swap: &Swap, most: f64) -> Html {
    let share = if most > 0.0 { -swap.change / most } else { 0.0 };
    html!(
        r#"<span class="loss" aria-hidden="true"><i data-css="width:{}%"></i></span>"#,
        fixed(share.clamp(0.0, 1.0) * 100.0, 2)
    )
}

fn button(on: &str, label: &str, who: u32, name: &str) -> Html {
    html!(
        r#"<button type="button" class="link" data-on="{}" data-who="{}" aria-label="{}: {}">{}</button>"#,
        on,
        who,
        label,
        name,
        label
    )
}

/// “Shown: 13 of the 196 who are out.”
pub fn shown(shown: u32, all: u32) -> Option<String> {
    (all > 0).then(|| {
        let count = |n: u32| format::whole(f64::from(n));
        if shown >= all {
            format!("All {} who are out are shown.", count(all))
        } else {
            format!("Shown: {} of the {} who are out.", count(shown), count(all))
        }
    })
}
