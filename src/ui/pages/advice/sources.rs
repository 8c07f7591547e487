//! What the parts of an answer cite, by number and grade: so that a plate can be followed within a shared plan, and is
//! more than a number on paper. The Evidence page has all sources, and more about each.

use tierwise_core::domain::advice::Advice;
use tierwise_core::domain::evidence::claims::COMPARISON;
use tierwise_core::domain::evidence::sources;
use tierwise_core::domain::finding::{DISCLOSURE, QUESTIONS_TO_ASK, VETTING};

use super::mix;
use crate::ui::markup::{Html, html};

/// What the letters on the plates mean.
pub const GRADES: &str = "Grades: A measured, B published, C quoted, D vendor, E our judgement";

/// What is cited where a shared plan says why.
pub fn of_plan(advice: &Advice) -> Html {
    list(reasons(advice))
}

/// What is cited on the whole page of the advice.
pub fn of_page(advice: &Advice) -> Html {
    let compared = COMPARISON.iter().map(|row| row.source);
    let checks = [QUESTIONS_TO_ASK, VETTING, DISCLOSURE]
        .into_iter()
        .flatten();
    let mut cited = reasons(advice);
    cited.extend(compared.chain(checks.flat_map(|item| item.sources).copied()));
    list(cited)
}

/// What the reasons rest on, and what is said instead of a mix where nobody is affordable.
fn reasons(advice: &Advice) -> Vec<&'static str> {
    let reasons = advice.reasons.iter();
    let of_reasons = reasons.flat_map(|r| {
        let answers = r.by_answer.iter().flat_map(|row| &row.sources);
        answers.chain(r.by_criterion.iter().flat_map(|row| &row.sources))
    });
    let gifts = advice.mix.rows.is_empty().then_some(&mix::GIFTS);
    of_reasons.chain(gifts).copied().collect()
}

/// Each once, in the order of the numbers, under the id that the Evidence page has for it.
fn list(cited: Vec<&str>) -> Html {
    let items: Html = (1_usize..)
        .zip(sources::listed())
        .filter(|(_, (source, _))| cited.contains(&source.id))
        .map(|(number, (source, details))| {
            html!(
                r#"<li id="source-{}" tabindex="-1"><span class="src"><span><i>{}</i><span class="sr"> grade </span><b>{}</b></span></span><span>{}<small>{}{}</small></span></li>"#,
                source.id,
                number,
                source.grade.letter().to_string(),
                source.title,
                details.publisher,
                details.year.map(|year| html!(", {}", u32::from(year)))
            )
        })
        .collect();
    html!(r#"<ol class="srcs">{}</ol>"#, items)
}
