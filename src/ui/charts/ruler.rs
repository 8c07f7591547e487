//! The ruler: how often each tier comes first, standing on the follower axis.

use leptos::prelude::*;
use tierwise_core::domain::advice::Lead;
use tierwise_core::domain::decimal::fixed;
use tierwise_core::domain::tier::Band;

use super::parts::chip;
use super::{pct, readings, scale, tier_class};
use crate::ui::boxed::{attr, dynamic, memo, when, words};
use crate::ui::markup::{Html, follow, html, show};

/// A band narrower than this share of the axis has no room for text inside.
const NARROW: f64 = 12.0;
/// A bar lower than this has no room for the mix inside.
const LOW: f64 = 30.0;

/// What the ruler draws for one band.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Where the bar stands.
    pub band: Band,
    /// Height, 0 to 100.
    pub value: f64,
    /// The height in words.
    pub label: String,
    /// “6 × $520” and “$3,120” where the tier is in the mix.
    pub mix: Option<(String, String)>,
    /// Whether the tier comes first.
    pub leads: bool,
}

/// One bar per tier, none with a mix.
pub fn bars(lead: &Lead) -> Vec<Bar> {
    let counts = readings::of_hundred(lead);
    lead.tiers
        .iter()
        .zip(counts)
        .map(|(tier, (kind, count))| {
            let label = if count == 0 && tier.acceptability > 0.0 {
                "<1".to_owned()
            } else {
                count.to_string()
            };
            Bar {
                band: tier.band.clone(),
                value: tier.acceptability * 100.0,
                label,
                mix: None,
                leads: lead.leader == Some(kind),
            }
        })
        .collect()
}

/// The ruler. Bars keep their elements while the scheme stays the same, so that they grow from their last height.
#[component]
pub fn Ruler(
    /// The bars, one per band.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
    /// Heights to compare with, 0 to 100, drawn as dashed lines.
    #[prop(optional, into)]
    before: Signal<Vec<f64>>,
) -> impl IntoView {
    let bands =
        memo(move || bars.with(|bars| bars.iter().map(|b| b.band.clone()).collect::<Vec<_>>()));
    let columns = dynamic(move || {
        bands
            .get()
            .iter()
            .enumerate()
            .map(|(i, band)| column(i, band, bars, before))
            .collect_view()
            .into_any()
    });
    let names = dynamic(move || bands.get().iter().map(name).collect_view().into_any());
    view! {
        <div class="ruler" aria-hidden="true">
            <div class="ruler__plot">
                <div class="ruler__grid ruler__grid--full"><span>"100"</span></div>
                <div class="ruler__grid ruler__grid--half"><span>"50"</span></div>
                {columns}
            </div>
            {show(scale::axis())}
            <div class="ruler__names">{names}</div>
        </div>
    }
    .into_any()
}

/// The mix as a list, for where the bars have no room for it: the styles of the page say which of it is shown.
pub fn mix_as_list(bars: &[Bar]) -> Html {
    let rows: Vec<Html> = bars.iter().filter_map(row).collect();
    if rows.is_empty() {
        return Html::default();
    }
    html!(
        r#"<ul class="ruler__mix">{}</ul>"#,
        rows.into_iter().collect::<Html>()
    )
}

fn row(bar: &Bar) -> Option<Html> {
    let (each, all) = bar.mix.as_ref()?;
    let (_, width) = scale::extent(&bar.band);
    let class = if width < NARROW { "is-narrow" } else { "" };
    let name = chip(bar.band.tier, bar.band.name());
    Some(html!(
        r#"<li class="{}">{}<b>{}</b><span>{}</span></li>"#,
        class,
        name,
        each,
        all
    ))
}

fn column(i: usize, band: &Band, bars: Signal<Vec<Bar>>, before: Signal<Vec<f64>>) -> AnyView {
    let (left, width) = scale::extent(band);
    if width <= 0.0 {
        return ().into_any();
    }
    let class = tier_class(band.tier);
    let narrow = width < NARROW;
    let bar = memo(move || bars.with(|bars| bars.get(i).cloned()));
    let is = move |what: fn(&Bar) -> bool| when(move || bar.with(|b| b.as_ref().is_some_and(what)));
    let dashed = follow(move || {
        let was = before.with(|b| b.get(i).copied());
        was.map(|was| html!(r#"<s data-css="--was:{}"></s>"#, fixed(was, 2)))
            .into()
    });
    let mix = follow(move || {
        let mix = bar.with(|b| b.as_ref().and_then(|b| b.mix.clone()));
        mix.filter(|_| !narrow)
            .map(|(each, all)| html!("<em><strong>{}</strong>{}</em>", each, all))
            .into()
    });
    view! {
        <div
            class=format!("rb {class}")
            class:is-narrow=narrow
            class:is-lead=is(|b| b.leads)
            class:is-bench=is(|b| !b.leads && b.mix.is_some())
            class:is-low=is(|b| b.value < LOW)
            style:left=pct(left)
            style:width=pct(width)
            style:--v=attr(move || bar.with(|b| b.as_ref().map(|b| fixed(b.value, 2))))
        >
            <i></i>
            {dashed}
            <b>{words(move || bar.with(|b| b.as_ref().map(|b| b.label.clone())).unwrap_or_default())}</b>
            {mix}
        </div>
    }
    .into_any()
}

fn name(band: &Band) -> AnyView {
    let (left, width) = scale::extent(band);
    if width <= 0.0 {
        return ().into_any();
    }
    let class = tier_class(band.tier);
    // A narrow band's name may need the room to its left.
    let narrow = width < NARROW;
    view! {
        <span
            class=format!("chip {class}")
            class:is-narrow=narrow
            style:left=pct(left)
            style:--right=pct(100.0 - left - width)
        >
            <span class=format!("g {class}")></span>
            {band.name().to_owned()}
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_core::domain::advice::lead;
    use tierwise_core::domain::brief::Brief;
    use tierwise_core::domain::settings::Context;
    use tierwise_core::domain::tier::TierKind;

    #[test]
    fn every_tier_of_the_mix_is_listed_and_narrow_ones_are_marked() {
        let mut bars = bars(&lead(&Brief::neutral(), &Context::default(), 100));
        assert!(mix_as_list(&bars).is_empty());
        let narrow = |bar: &Bar| scale::extent(&bar.band).1 < NARROW;
        for bar in &mut bars {
            let is_in = narrow(bar) || bar.band.tier == TierKind::Micro;
            bar.mix = is_in.then(|| ("6 × $520".to_owned(), "$3,120".to_owned()));
        }
        let list = mix_as_list(&bars).to_string();
        let in_it = bars.iter().filter(|bar| bar.mix.is_some());
        assert_eq!(list.matches("<li").count(), in_it.count(), "{list}");
        let narrow = bars.iter().filter(|bar| narrow(bar)).count();
        assert_eq!(list.matches("is-narrow").count(), narrow, "{list}");
        assert!(narrow > 0 && list.contains(">Micro"), "{list}");
    }
}
