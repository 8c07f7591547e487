//! Marks that stand in tables: tiers, sources, working receipts. The same as the views of `components`, as markup.

use tierwise_core::domain::evidence::sources::SOURCES;
use tierwise_core::domain::tier::TierKind;

use super::tier_class;
use crate::ui::components::working::Line;
use crate::ui::markup::{Html, html};

/// A tier's mark and name: the dot in the ring grows with the tier, so that color is never alone.
pub fn chip(tier: TierKind, name: &str) -> Html {
    let class = tier_class(tier);
    html!(
        r#"<span class="chip {}"><span class="g {}" aria-hidden="true"></span>{}</span>"#,
        class,
        class,
        name
    )
}

/// A line's mark and name where it stands for no tier.
pub fn key(class: &str, name: &str) -> Html {
    html!(
        r#"<span class="chip"><span class="{}" aria-hidden="true"></span>{}</span>"#,
        class,
        name
    )
}

/// The plate of a source; nothing for an id that does not exist.
pub fn plate(id: &str) -> Html {
    let Some((i, source)) = SOURCES.iter().enumerate().find(|(_, s)| s.id == id) else {
        return Html::default();
    };
    html!(
        r##"<a class="src" href="#/evidence/source-{}" title="{}"><span class="sr">Source {}, {}: </span><span><i>{}</i><span class="sr"> grade </span><b>{}</b></span></a>"##,
        id,
        source.title,
        i + 1,
        source.title,
        i + 1,
        source.grade.letter().to_string()
    )
}

/// The plates of several sources.
pub fn plates(ids: &[&'static str]) -> Html {
    ids.iter().map(|id| plate(id)).collect()
}

/// A receipt that stands open.
pub fn slip(title: &str, formula: &str, lines: &[Line], foot: &str) -> Html {
    let lines: Html = lines
        .iter()
        .map(|l| {
            let class = if l.is_sum { "sum end" } else { "" };
            html!(
                r#"<div class="{}"><dt>{}</dt><dd>{}</dd></div>"#,
                class,
                &l.name,
                &l.value
            )
        })
        .collect();
    html!(
        r#"<div class="slip"><p class="slip__t">{}</p><p>{}</p><dl>{}</dl><p>{}</p></div>"#,
        title,
        formula,
        lines,
        foot
    )
}

/// A wide table in a region that scrolls and can be reached by keyboard.
pub fn scrolling(label: &str, table: Html) -> Html {
    html!(
        r#"<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>"#,
        label,
        table
    )
}

/// A column's head.
pub fn th(text: impl Into<Html>) -> Html {
    html!(r#"<th scope="col">{}</th>"#, text.into())
}

/// A column's head over figures.
pub fn th_num(text: impl Into<Html>) -> Html {
    html!(r#"<th scope="col" class="num">{}</th>"#, text.into())
}

/// A figure in a table.
pub fn td_num(text: impl Into<Html>) -> Html {
    html!(r#"<td class="num">{}</td>"#, text.into())
}
