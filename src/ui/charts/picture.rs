//! A chart that stands by itself, for slides and mails: title, marks, figures and source in one SVG, and in words for
//! those who do not see it. Colours and fonts are named by the tokens of the page; static/picture.js puts in what they
//! are.

use tierwise_core::domain::decimal::fixed;

use crate::ui::markup::{Html, html};

mod track;
use track::tracks;
pub use track::{Part, Track};

const WIDTH: f64 = 960.0;
/// Paper around everything.
const EDGE: f64 = 40.0;
/// Height of a row, and of a curve.
const ROW: f64 = 44.0;
const CURVE: f64 = 240.0;
/// Characters of the head of a row.
const HEAD: usize = 30;
/// How wide and high dots are drawn.
pub const DOTS: (f64, f64) = (WIDTH - 2.0 * EDGE, 116.0);

/// What is drawn.
pub struct Picture {
    /// What it says.
    pub title: String,
    /// What of.
    pub note: String,
    /// What stands below each other.
    pub panels: Vec<Panel>,
    /// Where it comes from.
    pub source: String,
}

/// Marks on an axis.
pub struct Panel {
    /// What stands above the plot, each at its share of it.
    pub axis: Vec<Numeral>,
    /// The marks.
    pub shape: Shape,
}

impl Panel {
    /// Marks below a left, a middle and a right end.
    pub fn new(axis: [String; 3], shape: Shape) -> Self {
        let axis = [0.0, 0.5, 1.0].into_iter().zip(axis).collect();
        Self { axis, shape }
    }
}

/// Words at a share of the plot.
pub type Numeral = (f64, String);

/// The marks of a panel.
pub enum Shape {
    /// Rows with a mark each.
    Rows(Vec<Row>),
    /// A line from left to right.
    Curve(Curve),
    /// Rows that are cut into parts.
    Tracks(Vec<Track>),
    /// Dots in columns, and how large they are.
    Dots(Vec<Dots>, Grain),
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

/// How large dots are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grain {
    /// How many times as large as the smallest.
    pub times: u8,
    /// From one to the next above it.
    pub step: f64,
}

/// Dots of a colour: those in full colour, over all. Paths within [`DOTS`].
pub struct Dots {
    /// The token of the colour.
    pub color: &'static str,
    /// All.
    pub all: String,
    /// Those in full colour.
    pub matched: String,
}

impl Picture {
    /// The picture as a file of its own, once tokens are replaced.
    pub fn svg(&self) -> String {
        let (title, y) = paragraph(Look::Title, &self.title, EDGE);
        let (note, mut y) = paragraph(Look::Quiet, &self.note, y + 4.0);
        let panels: Html = self
            .panels
            .iter()
            .map(|panel| {
                let top = y + if panel.axis.is_empty() { 20.0 } else { 50.0 };
                let height = panel.shape.height();
                y = top + height;
                html!("{}{}", axis(panel, top, height), panel.shape.marks(top))
            })
            .collect();
        let (source, y) = paragraph(Look::Quiet, &self.source, y + 20.0);
        html!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title words" width="{}" height="{}" font-family="var(--sans)" font-size="15" fill="var(--ink)"><title id="title">{}</title><desc id="words">{}</desc><rect width="100%" height="100%" fill="var(--paper)"/>{}{}{}{}</svg>"#,
            fixed(WIDTH, 0),
            fixed(y + EDGE - 10.0, 0),
            &self.title,
            self.words(),
            title,
            note,
            panels,
            source
        )
        .to_string()
    }

    /// What is to be seen, in words.
    fn words(&self) -> String {
        let marks = self.panels.iter().flat_map(|panel| panel.shape.words());
        let all: Vec<String> = [self.note.clone()].into_iter().chain(marks).collect();
        all.join(". ")
    }
}

impl Shape {
    /// Where the plot begins, and how wide it is.
    const fn plot(&self) -> Plot {
        match self {
            Self::Rows(_) | Self::Curve(_) => Plot(290.0, 410.0),
            Self::Tracks(_) => Plot(290.0, WIDTH - EDGE - 290.0),
            Self::Dots(..) => Plot(EDGE, DOTS.0),
        }
    }

    fn height(&self) -> f64 {
        match self {
            Self::Rows(all) => all.len() as f64 * ROW,
            Self::Curve(_) => CURVE,
            Self::Tracks(all) => all.iter().map(|track| track.height(self.plot())).sum(),
            Self::Dots(..) => DOTS.1,
        }
    }

    fn marks(&self, top: f64) -> Html {
        let plot = self.plot();
        match self {
            Self::Rows(all) => rows(all, plot, top),
            Self::Curve(one) => curve(one, plot, top),
            Self::Tracks(all) => tracks(all, plot, top),
            Self::Dots(all, grain) => dots(all, *grain, top),
        }
    }

    fn words(&self) -> Vec<String> {
        match self {
            Self::Rows(all) => all
                .iter()
                .map(|r| format!("{}: {}", r.head, r.value))
                .collect(),
            Self::Curve(one) => one.own.iter().map(|(_, name)| name.clone()).collect(),
            Self::Tracks(all) => all.iter().map(Track::said).collect(),
            Self::Dots(..) => Vec::new(),
        }
    }
}

/// Where a plot begins, and how wide it is.
#[derive(Clone, Copy)]
struct Plot(f64, f64);

impl Plot {
    fn place(self, share: f64) -> f64 {
        self.0 + share.clamp(0.0, 1.0) * self.1
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
    /// Inside or below a part.
    Part,
    /// The own value: where its words begin or end.
    Own(&'static str),
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
            Self::Part => html!(r#"font-size="12.5""#),
            Self::Own(anchor) => html!(
                r#"font-size="12.5" font-weight="600" fill="var(--accent)" text-anchor="{}""#,
                anchor
            ),
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

/// On which side of a share its words stand, so that they stay within the plot.
fn anchor(share: f64) -> &'static str {
    match share {
        x if x <= 0.0 => "start",
        x if x >= 1.0 => "end",
        _ => "middle",
    }
}

/// Upright lines behind the marks, and their words above.
fn axis(panel: &Panel, top: f64, height: f64) -> Html {
    let each = panel.axis.iter();
    each.map(|(share, label)| {
        let x = panel.shape.plot().place(*share);
        html!(
            "{}{}",
            words(x, top - 14.0, Look::Axis(anchor(*share)), label),
            line((x, top - 6.0), (x, top + height), "line-2")
        )
    })
    .collect()
}

fn rows(rows: &[Row], plot: Plot, top: f64) -> Html {
    let each = rows.iter().enumerate();
    each.map(|(at, row)| {
        let top = top + at as f64 * ROW;
        let foot = top + ROW * 0.5 + 5.0;
        html!(
            "{}{}{}{}",
            line((EDGE, top), (WIDTH - EDGE, top), "line"),
            words(EDGE, foot, Look::Head, &short(&row.head)),
            mark(row, plot, top),
            words(WIDTH - EDGE, foot, Look::Value, &row.value)
        )
    })
    .collect()
}

fn mark(row: &Row, plot: Plot, top: f64) -> Html {
    let place = |share| plot.place(share);
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

fn curve(curve: &Curve, plot: Plot, top: f64) -> Html {
    let at = |(x, y): (f64, f64)| (plot.place(x), top + CURVE * (1.0 - y.clamp(0.0, 1.0)));
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

/// Round ends make every dash of a column a dot.
fn dots(dots: &[Dots], grain: Grain, top: f64) -> Html {
    let path = |color: &str, strength: &str, wide: f64, path: &str| {
        html!(
            r#"<path d="{}" stroke="var(--{})" opacity="{}" stroke-width="{}"/>"#,
            path,
            color,
            strength,
            fixed(wide * f64::from(grain.times), 1)
        )
    };
    let each = dots.iter();
    let paths: Html = each
        .map(|tier| {
            html!(
                "{}{}",
                path(tier.color, "0.4", 2.2, &tier.all),
                path(tier.color, "1", 2.5, &tier.matched)
            )
        })
        .collect();
    html!(
        r#"<g transform="translate({} {})" fill="none" stroke-linecap="round" stroke-dasharray="0 {}">{}</g>{}"#,
        fixed(EDGE, 0),
        fixed(top, 1),
        fixed(grain.step, 2),
        paths,
        line((EDGE, top + DOTS.1), (WIDTH - EDGE, top + DOTS.1), "ink")
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

    fn picture(shape: Shape) -> Picture {
        Picture {
            title: "Salt & tide".to_owned(),
            note: "Of 3 < 4".to_owned(),
            panels: vec![Panel {
                axis: vec![(0.0, "none".to_owned()), (1.0, "all".to_owned())],
                shape,
            }],
            source: "Tierwise".to_owned(),
        }
    }

    #[test]
    fn a_picture_says_in_words_what_is_to_be_seen() {
        let track = Track {
            head: "Budget".to_owned(),
            words: "Nano to a half".to_owned(),
            ..Track::default()
        };
        let svg = picture(Shape::Tracks(vec![track])).svg();
        assert!(
            svg.contains(r#"<title id="title">Salt &amp; tide</title>"#),
            "{svg}"
        );
        assert!(
            svg.contains(r#"<desc id="words">Of 3 &lt; 4. Budget: Nano to a half</desc>"#),
            "{svg}"
        );
        assert!(!svg.contains("<script"), "{svg}");
    }
}
