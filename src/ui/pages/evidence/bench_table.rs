//! The benchmarks, to look up and to type over.

use leptos::prelude::*;
use tierwise_core::domain::evidence::Grade;
use tierwise_core::domain::evidence::benchmarks::{
    ANCHOR_FOLLOWERS, ANCHOR_TIERS, Group, Row, TABLE,
};
use tierwise_core::domain::evidence::sources::source;
use tierwise_core::domain::settings::Context;
use tierwise_core::domain::workspace::Action;

use super::editable::{self, Editable};
use super::figure;
use crate::ui::boxed::{dynamic, memo};
use crate::ui::charts::parts::{chip, plate, plates, scrolling, th, th_num};
use crate::ui::charts::tier_class;
use crate::ui::format;
use crate::ui::markup::{Html, html, show_live};
use crate::ui::state::AppState;

/// All groups, with the grades below.
pub fn body(state: AppState) -> AnyView {
    // Only a reset builds the table anew: a field must not go away while it is typed in.
    let resets = RwSignal::new(0_u32);
    let edited = memo(move || state.context.with(|c| c.overrides.len()));
    let reset = move || {
        let n = edited.get();
        if n == 0 {
            return ().into_any();
        }
        let said = html!(
            r#"<p class="bt__reset">{} {} of yours in force. <button class="btn btn--sm" type="button" data-on="reset-all">Go back to all of ours</button></p>"#,
            n,
            format::plural(n as u64, "value", "values")
        );
        show_live(said, move |event, _| {
            if event.type_() == "click" {
                // Going back to shipped values is never refused.
                let _ = state.dispatch(Action::ResetBenches);
                resets.update(|n| *n += 1);
                crate::ui::focus::first("#benchmarks h2");
            }
        })
    };
    let groups = move || {
        resets.track();
        let context = state.context.get_untracked();
        let groups = Group::ALL.iter().map(|g| group(*g, &context)).collect();
        show_live(groups, move |event, field| {
            editable::heard(state, event, field)
        })
    };
    let sizes = ANCHOR_FOLLOWERS.map(format::compact_followers).join(", ");
    view! {
        <p class="bt__lead">
            {format!(
                "Columns are accounts of {sizes} followers; other sizes are read off the curve between them, so changing the bounds of a tier moves its figures along. Money is in US dollars.",
            )}
        </p>
        <div aria-live="polite">{dynamic(reset)}</div>
        {dynamic(groups)}
        {crate::ui::markup::show(grades())}
    }
    .into_any()
}

fn group(group: Group, context: &Context) -> Html {
    let table = html!(
        r#"<table class="tb bt5"><caption class="sr">Benchmarks: {}</caption><thead><tr>{}{}{}</tr></thead><tbody>{}</tbody></table>"#,
        group.label(),
        th("Benchmark"),
        ANCHOR_TIERS
            .iter()
            .map(|t| th_num(chip(*t, t.label())))
            .collect::<Html>(),
        th("Source"),
        TABLE
            .iter()
            .filter(|r| r.group == group)
            .map(|r| row(r, context))
            .collect::<Html>()
    );
    html!(
        r#"<h3 class="bt__g" id="benchmarks-{}">{}<small>{}</small></h3>{}"#,
        group.slug(),
        group.label(),
        group.help(),
        scrolling(&format!("Benchmarks: {}", group.label()), table)
    )
}

fn row(row: &Row, context: &Context) -> Html {
    let cells: Html = ANCHOR_TIERS
        .iter()
        .zip(&row.cells)
        .map(|(tier, (low, _, high))| {
            let range = (low < high).then(|| {
                html!(
                    r#"<small class="bt__r"><span class="sr">P10 to P90: </span>{}</small>"#,
                    figure::range(row.unit, *low, *high)
                )
            });
            html!(
                r#"<td class="num {}">{}{}</td>"#,
                tier_class(*tier),
                Editable::Bench(row.bench, *tier).field(context),
                range
            )
        })
        .collect();
    let also = (!row.also.is_empty()).then(|| {
        html!(
            r#"<small class="bt__also">bounded by {}</small>"#,
            plates(row.also)
        )
    });
    let cited = source(row.source).map(|s| s.grade);
    let grade = (cited != Some(row.grade)).then(|| grade_mark(row.grade));
    let year = row
        .year
        .map(|y| html!(r#"<span class="q">{}</span>"#, u32::from(y)));
    html!(
        r#"<tr id="row-{}"><th scope="row" class="hd">{}<small>{} ({})</small></th>{}<td class="bt__s"><span class="bt__p">{}{}{}</span>{}</td></tr>"#,
        row.bench.slug(),
        row.bench.label(),
        row.bench.help(),
        row.basis,
        cells,
        plate(row.source),
        grade,
        year,
        also
    )
}

/// A figure's own grade, where it is not its source's.
fn grade_mark(grade: Grade) -> Html {
    html!(
        r#"<b class="grade" title="{}">{}<span class="sr">: {}</span></b>"#,
        grade.label(),
        grade.letter().to_string(),
        grade.label()
    )
}

/// What the letters mean.
pub fn grades() -> Html {
    let items: Html = Grade::ALL
        .iter()
        .map(|g| {
            html!(
                "<div><dt>{}</dt><dd><b>{}</b> {}</dd></div>",
                g.letter().to_string(),
                g.label(),
                g.help()
            )
        })
        .collect();
    html!(r#"<dl class="grades">{}</dl>"#, items)
}
