//! Every source with its grade and how we know it, and the glossary.

use tierwise_core::domain::evidence::sources;
use tierwise_core::domain::glossary::TERMS;

use crate::ui::charts::parts::plate;
use crate::ui::markup::{Html, html};

/// The sources, numbered as on the plates.
pub fn list() -> Html {
    let items: Html = sources::listed()
        .enumerate()
        .map(|(i, (source, details))| {
            html!(
                r#"<li id="source-{}"><span class="srcl__n">{}</span><div><b>{}</b><span class="q">{}{} <span class="srcl__p">{}</span></span><p>{}</p><p class="q">How we know it: “{}”</p></div><span class="srcl__g"><b class="grade">{}</b> {}</span></li>"#,
                source.id,
                i + 1,
                source.title,
                details.publisher,
                details.year.map(|y| html!(", {}", u32::from(y))),
                details.place,
                details.note,
                details.seen,
                source.grade.letter().to_string(),
                source.grade.label()
            )
        })
        .collect();
    html!(r#"<ol class="srcl">{}</ol>"#, items)
}

/// Trade terms.
pub fn glossary() -> Html {
    let items: Html = TERMS
        .iter()
        .map(|t| {
            html!(
                r#"<div id="term-{}"><dt>{}</dt><dd>{} {}</dd></div>"#,
                t.slug,
                t.term,
                t.long,
                plate(t.source)
            )
        })
        .collect();
    html!(r#"<dl class="gloss">{}</dl>"#, items)
}
