//! Reasons for and against: the lead over the runner-up, split by answer and by criterion. Each column adds up to it.

use tierwise_core::domain::advice::Advice;
use tierwise_core::domain::advice::reasons::Reasons;
use tierwise_core::domain::decimal::fixed;

use super::pictures::{self, Seen};
use super::words;
use crate::ui::charts::bars;
use crate::ui::charts::parts::{plates, th, th_num};
use crate::ui::charts::picture::{Mark, Panel, Picture, Row, Shape};
use crate::ui::format;
use crate::ui::markup::{Html, html};

/// One line of either ledger.
struct Line {
    /// Bold part of the head.
    label: &'static str,
    /// Second line of the head.
    detail: String,
    text: String,
    points: f64,
    sources: Vec<&'static str>,
}

/// Both ledgers.
pub fn body(advice: &Advice) -> Html {
    let Some(reasons) = &advice.reasons else {
        return html!(
            r#"<p class="q">There is nothing to compare: no tier is affordable, or the bounds in use know only one.</p>"#
        );
    };
    let answers = reasons.by_answer.iter().map(|r| Line {
        label: r.key.label(),
        detail: r.answer.clone(),
        text: r.text.clone(),
        points: r.points,
        sources: r.sources.clone(),
    });
    let criteria = reasons.by_criterion.iter().map(|r| Line {
        label: r.key.label(),
        detail: String::new(),
        text: r.text.clone(),
        points: r.points,
        sources: r.sources.clone(),
    });
    html!(
        r#"{}<h3 class="lg__h3">The same lead, by what the tiers are compared on</h3>{}"#,
        ledger(advice, reasons, "Answer", answers.collect(), true),
        ledger(advice, reasons, "Criterion", criteria.collect(), false)
    )
}

/// What the answers do, as a picture.
pub fn by_answer(seen: &Seen) -> Option<Picture> {
    picture(seen.advice, |reasons| {
        let rows = reasons.by_answer.iter();
        rows.map(|r| (r.key.label(), r.points)).collect()
    })
}

/// What the criteria do, as a picture.
pub fn by_criterion(seen: &Seen) -> Option<Picture> {
    picture(seen.advice, |reasons| {
        let rows = reasons.by_criterion.iter();
        rows.map(|r| (r.key.label(), r.points)).collect()
    })
}

fn picture(advice: &Advice, rows: fn(&Reasons) -> Vec<(&'static str, f64)>) -> Option<Picture> {
    let reasons = advice.reasons.as_ref()?;
    let rows = rows(reasons);
    let scale = rows
        .iter()
        .map(|(_, points)| points.abs())
        .fold(1.0, f64::max);
    let rows = rows.into_iter().map(|(head, points)| Row {
        head: head.to_owned(),
        color: "mark",
        mark: Mark::Signed(points / scale / 2.0),
        value: format::points(points, 1),
    });
    let [leader, rival] = [reasons.leader, reasons.rival].map(|t| words::tier_name(advice, t));
    Some(Picture {
        title: format!("Why {leader} comes before {rival}"),
        note: note(advice),
        panels: vec![Panel::new(
            [
                format!("for {rival}"),
                String::new(),
                format!("for {leader}"),
            ],
            Shape::Rows(rows.collect()),
        )],
        source: pictures::source(advice),
    })
}

/// What the points mean, for the section's head.
pub fn note(advice: &Advice) -> String {
    advice.reasons.as_ref().map_or_else(String::new, |r| {
        format!(
            "In points: readings of 100 that put {} first minus those that put {} first",
            words::tier_name(advice, r.leader),
            words::tier_name(advice, r.rival)
        )
    })
}

fn ledger(
    advice: &Advice,
    reasons: &Reasons,
    head: &'static str,
    lines: Vec<Line>,
    answers: bool,
) -> Html {
    let scale = lines.iter().map(|l| l.points.abs()).fold(1.0, f64::max);
    let sum = |sign: f64| {
        lines
            .iter()
            .map(|l| l.points)
            .filter(|p| p * sign > 0.0)
            .sum::<f64>()
    };
    let (plus, minus) = (sum(1.0), sum(-1.0));
    let (leader, rival) = (
        words::tier_name(advice, reasons.leader),
        words::tier_name(advice, reasons.rival),
    );
    let mut balance = 0.0;
    let rows: Html = lines
        .into_iter()
        .map(|line| {
            balance += line.points;
            let marks = answers.then(|| {
                html!(
                    r#" data-testid="reason-row" data-tier="{}" data-delta="{}""#,
                    reasons.leader.slug(),
                    fixed(line.points, 4)
                )
            });
            let detail = (!line.detail.is_empty()).then(|| html!("<small>{}</small>", &line.detail));
            html!(
                r#"<tr role="row"{}><th role="rowheader" scope="row" class="hd lg__a">{}{}</th><td role="cell" class="lg__w">{}</td><td role="cell" class="lg__b">{}</td><td role="cell" class="num lg__p">{}</td><td role="cell" class="num q lg__s"><span class="sr">balance </span>{}</td><td role="cell" class="lg__e">{}</td></tr>"#,
                marks,
                line.label,
                detail,
                &line.text,
                bars::diverging(line.points, scale),
                format::points(line.points, 1),
                format::points(balance, 1),
                plates(&line.sources)
            )
        })
        .collect();
    let lead = format::points(reasons.lead, 1);
    html!(
        r#"<table class="tb tb--sum lg" role="table"><caption class="sr">{}: points for {} against {}. Bars to the right speak for {}, to the left for {}.</caption><thead role="rowgroup"><tr role="row">{}{}<th role="columnheader" scope="col" class="lg__h"><span>for {}</span><span>for {}</span></th>{}{}{}</tr></thead><tbody role="rowgroup">{}</tbody><tfoot role="rowgroup"><tr role="row"><th role="rowheader" scope="row">Lead of {}</th><td role="cell" class="lg__w">{} for, {} against</td><td role="cell"></td><td role="cell" class="num lg__p">{}</td><td role="cell" class="num lg__s"><span class="dbl">{}</span></td><td role="cell"></td></tr></tfoot></table>"#,
        head,
        &leader,
        &rival,
        &leader,
        &rival,
        th(head),
        th("What it does"),
        &rival,
        &leader,
        th_num("Points"),
        th_num("Balance"),
        th("Source"),
        rows,
        &leader,
        format::points(plus, 1),
        format::points(minus, 1),
        &lead,
        &lead
    )
}
