//! A chart that stands by itself, for slides and mails: title, marks, figures and source in one SVG. Colours and fonts are
//! named by the tokens of the page; static/picture.js puts in what they are.

use tierwise_core::domain::decimal::fixed;

use crate::ui::markup::{Html, html};

const WIDTH: f64 = 960.0;
/// Paper around everything.
const EDGE: f64 = 40.0;
/// Where the plot begins, and how wide it is.
const PLOT: (f64, f64) = (290.0, 410.0);
/// Height of a row, and of a curve.
const ROW: f64 = 44.0;
const CURVE: f64 = 240.0;
/// Characters of the head of a row.
const HEAD: usize = 30;

/// What is drawn.
pub struct Picture {
    /// What it says.
    pub title: String,
    /// What of.
    pub note: String,
    /// What stands at the left, in the middle and at the right of the plot.
    pub axis: [String; 3],
    /// The marks.
    pub shape: Shape,
    /// Where it comes from.
    pub source: String,
}

/// The marks of a picture.
pub enum Shape {
    /// Rows with a mark each.
    Rows(Vec<Row>),
    /// A line from left to right.
    Curve(Curve),
}

/// A row.
pub struct Row {
    /// What it is about.
    pub head: String,
    /// The token of its colour; that of a tier is called as its class.
    pub color: &'static str,
    /// Its mark.
    pub mark: Mark,
    /// The mark in words.
    pub value: String,
}

/// The mark of a row. Places are shares of the plot.
pub enum Mark {
    /// A bar from the left.
    Bar(f64),
    /// A bar from the middle to the right, or to the left below zero: at most a half.
    Signed(f64),
    /// A band with a line in it: its ends and the line.
    Band(f64, f64, f64),
}

/// A line. Places are shares of the plot, from its left and from its foot.
pub struct Curve {
    /// Its points.
    pub points: Vec<(f64, f64)>,
    /// The own one, and what it is called.
    pub own: Option<((f64, f64), String)>,
    /// What the highest place is in words.
    pub most: String,
}

impl Picture {
    /// The picture as a file of its own, once tokens are replaced.
    pub fn svg(&self) -> String {
        let (title, y) = paragraph(Look::Title, &self.title, EDGE);
        let (note, y) = paragraph(Look::Quiet, &self.note, y + 4.0);
        let top = y + 50.0;
        let (marks, height) = match &self.shape {
            Shape::Rows(all) => (rows(all, top), all.len() as f64 * ROW),
            Shape::Curve(one) => (curve(one, top), CURVE),
        };
        let axis = axis(&self.axis, top, height);
        let (source, y) = paragraph(Look::Quiet, &self.source, top + height + 20.0);
        html!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" font-family="var(--sans)" font-size="15" fill="var(--ink)"><rect width="100%" height="100%" fill="var(--paper)"/>{}{}{}{}{}</svg>"#,
            fixed(WIDTH, 0),
            fixed(y + EDGE - 10.0, 0),
            title,
            note,
            axis,
            marks,
            source
        )
        .to_string()
    }
}

/// How words look.
#[derive(Clone, Copy)]
enum Look {
    Title,
    Quiet,
    Head,
    Value,
    Axis(&'static str),
}

impl Look {
    fn attributes(self) -> Html {
        match self {
            Self::Title => html!(r#"font-family="var(--serif)" font-size="28""#),
            Self::Quiet => html!(r#"font-size="14" fill="var(--ink-2)""#),
            Self::Head => html!(r#"font-weight="600""#),
            Self::Value => html!(r#"text-anchor="end""#),
            Self::Axis(anchor) => {
                html!(
                    r#"font-size="13" fill="var(--ink-2)" text-anchor="{}""#,
                    anchor
                )
            }
        }
    }

    /// Characters that fit into a line, and how far apart lines are.
    const fn line(self) -> (usize, f64) {
        match self {
            Self::Title => (60, 36.0),
            _ => (120, 21.0),
        }
    }
}

fn words(x: f64, y: f64, look: Look, text: &str) -> Html {
    html!(
        r#"<text x="{}" y="{}" {}>{}</text>"#,
        fixed(x, 1),
        fixed(y, 1),
        look.attributes(),
        text
    )
}

/// Words over as many lines as they need below a height, and the height at which they end.
fn paragraph(look: Look, text: &str, mut y: f64) -> (Html, f64) {
    let (most, step) = look.line();
    let lines = lines(text, most).into_iter().map(|line| {
        y += step;
        words(EDGE, y, look, &line)
    });
    (lines.collect(), y)
}

/// A text in lines of so many characters, a longer word in one of its own.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn place(share: f64) -> f64 {
    PLOT.0 + share.clamp(0.0, 1.0) * PLOT.1
}

fn line(from: (f64, f64), to: (f64, f64), color: &str) -> Html {
    html!(
        r#"<path d="M{} {}L{} {}" stroke="var(--{})"/>"#,
        fixed(from.0, 1),
        fixed(from.1, 1),
        fixed(to.0, 1),
        fixed(to.1, 1),
        color
    )
}

fn block(x: (f64, f64), y: f64, height: f64, color: &str) -> Html {
    html!(
        r#"<rect x="{}" y="{}" width="{}" height="{}" fill="var(--{})"/>"#,
        fixed(x.0, 1),
        fixed(y, 1),
        fixed(x.1 - x.0, 1),
        fixed(height, 1),
        color
    )
}

/// Three upright lines behind the marks, and their words above.
fn axis(labels: &[String; 3], top: f64, height: f64) -> Html {
    let places = [(0.0, "start"), (0.5, "middle"), (1.0, "end")];
    let each = places.into_iter().zip(labels);
    each.map(|((share, anchor), label)| {
        let x = place(share);
        html!(
            "{}{}",
            words(x, top - 14.0, Look::Axis(anchor), label),
            line((x, top - 6.0), (x, top + height), "line-2")
        )
    })
    .collect()
}

fn rows(rows: &[Row], top: f64) -> Html {
    let each = rows.iter().enumerate();
    each.map(|(at, row)| {
        let top = top + at as f64 * ROW;
        let foot = top + ROW * 0.5 + 5.0;
        html!(
            "{}{}{}{}",
            line((EDGE, top), (WIDTH - EDGE, top), "line"),
            words(EDGE, foot, Look::Head, &short(&row.head)),
            mark(row, top),
            words(WIDTH - EDGE, foot, Look::Value, &row.value)
        )
    })
    .collect()
}

fn mark(row: &Row, top: f64) -> Html {
    let tall = |from, to| block((place(from), place(to)), top + 11.0, ROW - 22.0, row.color);
    match row.mark {
        Mark::Bar(share) => tall(0.0, share),
        Mark::Signed(half) => tall(0.5 + half.min(0.0), 0.5 + half.max(0.0)),
        Mark::Band(low, mid, high) => html!(
            "{}{}",
            block((place(low), place(high)), top + 16.0, ROW - 32.0, "mark-w"),
            block(
                (place(mid) - 1.5, place(mid) + 1.5),
                top + 11.0,
                ROW - 22.0,
                row.color
            )
        ),
    }
}

fn curve(curve: &Curve, top: f64) -> Html {
    let at = |(x, y): (f64, f64)| (place(x), top + CURVE * (1.0 - y.clamp(0.0, 1.0)));
    let path: Vec<String> = curve
        .points
        .iter()
        .map(|point| {
            let (x, y) = at(*point);
            format!("{} {}", fixed(x, 1), fixed(y, 1))
        })
        .collect();
    let own = curve.own.as_ref().map(|(own, name)| {
        let (x, y) = at(*own);
        html!(
            r#"<circle cx="{}" cy="{}" r="6" fill="var(--accent)"/>{}"#,
            fixed(x, 1),
            fixed(y, 1),
            words(x + 12.0, y + 20.0, Look::Head, name)
        )
    });
    html!(
        r#"{}{}{}<path d="M{}" fill="none" stroke="var(--mark)" stroke-width="2.5"/>{}"#,
        line((EDGE, top), (WIDTH - EDGE, top), "line"),
        words(EDGE, top + 20.0, Look::Head, &curve.most),
        line((EDGE, top + CURVE), (WIDTH - EDGE, top + CURVE), "line"),
        path.join("L"),
        own
    )
}

/// The head of a row, cut where it would run into the plot.
fn short(head: &str) -> String {
    match head.char_indices().nth(HEAD) {
        Some((at, _)) => format!("{}…", head.get(..at).unwrap_or(head).trim_end()),
        None => head.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_take_several_lines() {
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(short(&"x".repeat(40)), format!("{}…", "x".repeat(HEAD)));
    }
}
