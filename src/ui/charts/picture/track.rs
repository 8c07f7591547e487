//! Rows of a picture that are cut into parts: stretches of an axis, money, bands of followers.

use super::{
    EDGE, Html, Look, Numeral, Plot, WIDTH, anchor, block, html, line, lines, short, words,
};

/// Height of the parts of a track; of what stands above and below them, where something does and where nothing does.
const PART: f64 = 26.0;
const ABOVE: (f64, f64) = (24.0, 10.0);
const BELOW: (f64, f64) = (22.0, 10.0);
/// Characters of a line below the head of a track, and how far apart such lines are.
const NOTE: (usize, f64) = (36, 17.0);
/// About how wide a letter is inside and below parts.
const LETTER: f64 = 6.8;
/// A row that is cut into parts.
#[derive(Default)]
pub struct Track {
    /// What it is about.
    pub head: String,
    /// More of that, below.
    pub note: String,
    /// The parts; more than fit beside each other stand in several lanes.
    pub lanes: Vec<Vec<Part>>,
    /// Where the own value is, and what it is called.
    pub own: Option<Numeral>,
    /// Words below.
    pub numerals: Vec<Numeral>,
    /// The parts in words.
    pub words: String,
}

/// A part of a track. Places are shares of the plot.
#[derive(Default)]
pub struct Part {
    /// Where it begins and ends.
    pub place: (f64, f64),
    /// The token of its colour; that of a tier is called as its class.
    pub color: &'static str,
    /// What stands in it, where there is room.
    pub label: String,
    /// What stands below it, and whether that is the own answer.
    pub foot: (String, bool),
    /// How high it is, where that says something.
    pub tall: Option<f64>,
}

impl Track {
    /// Height of what stands above the parts.
    fn above(&self) -> f64 {
        if self.own.is_some() { ABOVE.0 } else { ABOVE.1 }
    }

    fn notes(&self) -> Vec<String> {
        lines(&self.note, NOTE.0)
    }

    pub(super) fn height(&self, plot: Plot) -> f64 {
        let lanes: f64 = self.lanes.iter().map(|lane| lane_height(lane, plot)).sum();
        let below = if self.numerals.is_empty() {
            BELOW.1
        } else {
            BELOW.0
        };
        let notes = self.notes().len() as f64 * NOTE.1;
        (self.above() + lanes + below).max(24.0 + notes + BELOW.1)
    }

    pub(super) fn said(&self) -> String {
        let parts = [&self.head, &self.note, &self.words];
        let said: Vec<&str> = parts
            .into_iter()
            .filter(|t| !t.is_empty())
            .map(String::as_str)
            .collect();
        said.join(": ")
    }
}

/// The rows, below each other.
pub(super) fn tracks(tracks: &[Track], plot: Plot, mut top: f64) -> Html {
    let each = tracks.iter();
    each.map(|track| {
        let drawn = html!(
            "{}{}{}",
            line((EDGE, top), (WIDTH - EDGE, top), "line"),
            track_head(track, top),
            track_plot(track, plot, top + track.above())
        );
        top += track.height(plot);
        drawn
    })
    .collect()
}

fn track_head(track: &Track, top: f64) -> Html {
    let notes = (1_u32..).zip(track.notes());
    let notes: Html = notes
        .map(|(at, line)| {
            words(
                EDGE,
                top + 24.0 + f64::from(at) * NOTE.1,
                Look::Axis("start"),
                &line,
            )
        })
        .collect();
    html!(
        "{}{}",
        words(EDGE, top + 24.0, Look::Head, &short(&track.head)),
        notes
    )
}

fn track_plot(track: &Track, plot: Plot, top: f64) -> Html {
    let mut foot = top;
    let lanes: Html = track
        .lanes
        .iter()
        .map(|lane| {
            let parts: Html = lane.iter().map(|one| part(one, plot, foot)).collect();
            foot += lane_height(lane, plot);
            parts
        })
        .collect();
    let own = track.own.as_ref().map(|(share, name)| {
        let x = plot.place(*share);
        let anchor = if *share > 0.6 { "end" } else { "start" };
        html!(
            "{}{}",
            block((x - 1.5, x + 1.5), top - 4.0, foot - top + 8.0, "accent"),
            words(x, top - 8.0, Look::Own(anchor), name)
        )
    });
    let numerals = track.numerals.iter();
    let numerals: Html = numerals
        .map(|(share, text)| {
            words(
                plot.place(*share),
                foot + 15.0,
                Look::Axis(anchor(*share)),
                text,
            )
        })
        .collect();
    html!("{}{}{}", lanes, own, numerals)
}

/// The words below a part, in lines that are as wide as it.
fn feet(part: &Part, plot: Plot) -> Vec<String> {
    let wide = (part.place.1 - part.place.0) * plot.1;
    lines(&part.foot.0, (wide / LETTER) as usize)
}

/// Lines below parts are as far apart as those below heads.
fn lane_height(lane: &[Part], plot: Plot) -> f64 {
    let most = lane
        .iter()
        .map(|part| feet(part, plot).len())
        .max()
        .unwrap_or(0);
    PART + most as f64 * NOTE.1
}

/// A part on the ground of its colour, with the colour itself as its foot.
fn part(part: &Part, plot: Plot, top: f64) -> Html {
    // Neighbours of a colour stay apart.
    let x = (plot.place(part.place.0), plot.place(part.place.1) - 1.0);
    let x = (x.0, x.1.max(x.0 + 0.5));
    let tall = PART * part.tall.unwrap_or(1.0).clamp(0.0, 1.0);
    let foot = top + PART;
    let fits = part.label.chars().count() as f64 * LETTER + 10.0 < x.1 - x.0;
    let label = fits.then(|| words(x.0 + 5.0, foot - 8.0, Look::Part, &part.label));
    let look = if part.foot.1 {
        Look::Own("start")
    } else {
        Look::Part
    };
    let feet: Html = (1_u32..)
        .zip(feet(part, plot))
        .map(|(at, line)| words(x.0, foot + f64::from(at) * NOTE.1 - 3.0, look, &line))
        .collect();
    html!(
        "{}{}{}{}",
        block(x, foot - tall, tall, &ground(part.color)),
        block(x, foot - tall.min(4.0), tall.min(4.0), part.color),
        label,
        feet
    )
}

/// The token of the ground that goes with a colour.
fn ground(color: &str) -> String {
    color
        .strip_prefix("t-")
        .map_or_else(|| "mark-w".to_owned(), |tier| format!("w-{tier}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: Plot = Plot(290.0, 630.0);

    fn track() -> Track {
        let part = |from, to, label: &str| Part {
            place: (from, to),
            color: "t-nano",
            label: label.to_owned(),
            ..Part::default()
        };
        Track {
            head: "Budget".to_owned(),
            lanes: vec![vec![part(0.0, 0.5, "Nano"), part(0.5, 0.51, "Narrow")]],
            own: Some((0.25, "You: $5,000".to_owned())),
            words: "Nano to a half".to_owned(),
            ..Track::default()
        }
    }

    #[test]
    fn a_part_is_named_where_its_name_fits() {
        let svg = tracks(&[track()], PLOT, 0.0).to_string();
        assert!(
            svg.contains(">Nano</text>") && svg.contains(">You: $5,000</text>"),
            "{svg}"
        );
        assert!(!svg.contains(">Narrow</text>"), "{svg}");
        assert!(
            svg.contains("var(--w-nano)") && svg.contains("var(--t-nano)"),
            "{svg}"
        );
    }

    #[test]
    fn what_stands_below_a_part_makes_room_for_itself() {
        let mut track = track();
        let before = track.height(PLOT);
        track.lanes[0][0].foot = ("Whatever there is to say of it ".repeat(4), false);
        assert!(track.height(PLOT) >= before + 2.0 * NOTE.1);
        let before = track.height(PLOT);
        track.lanes.push(vec![Part {
            place: (0.0, 0.5),
            color: "mark",
            ..Part::default()
        }]);
        assert!((track.height(PLOT) - before - PART).abs() < 1e-9);
    }
}
