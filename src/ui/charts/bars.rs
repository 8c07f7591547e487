//! Small bars that stand inside table rows: intervals, differences, parts of a whole.

use tierwise_core::domain::advice::Range;
use tierwise_core::domain::decimal::fixed;

use super::pct;
use crate::ui::markup::{Html, html};

/// The scale of a column of interval bars: each is drawn against its own middle, from a `factor`th of it to `factor`
/// times it, on a log scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    factor: f64,
}

impl Spread {
    /// The narrowest of a few round factors that holds all ranges.
    pub fn holding<'a>(ranges: impl Iterator<Item = &'a Range>) -> Self {
        let needed = ranges
            .filter(|r| r.mid > 0.0)
            .map(|r| (r.p90 / r.mid).max(r.mid / r.p10.max(r.mid * 1e-3)))
            .fold(1.0, f64::max);
        let factor = [2.0, 3.0, 5.0, 10.0, 30.0, 100.0]
            .into_iter()
            .find(|f| needed <= *f)
            .unwrap_or(1000.0);
        Self { factor }
    }

    /// Where a value stands, 0 to 100, in the bar of the range around this middle.
    pub fn place(self, x: f64, mid: f64) -> f64 {
        if x <= 0.0 || mid <= 0.0 {
            return 0.0;
        }
        (50.0 + 50.0 * (x / mid).ln() / self.factor.ln()).clamp(0.0, 100.0)
    }

    /// What stands at both ends and in the middle.
    pub fn ends(self) -> [String; 3] {
        let (low, high) = if self.factor == 2.0 {
            ("half".to_owned(), "double".to_owned())
        } else {
            (
                format!("1/{}", fixed(self.factor, 0)),
                format!("{} times", fixed(self.factor, 0)),
            )
        };
        [low, "middle".to_owned(), high]
    }

    /// The axis of the column.
    pub fn axis(self) -> Html {
        let [low, middle, high] = self.ends();
        html!(
            r#"<div class="ivax" aria-hidden="true"><span data-css="left:0">{}</span><span data-css="left:50%">{}</span><span data-css="left:100%">{}</span></div>"#,
            low,
            middle,
            high
        )
    }

    /// The bar: a band from P10 to P90 with a tick for the middle, and a dotted line where `threshold` is.
    pub fn bar(self, range: &Range, threshold: Option<f64>) -> Html {
        let set = |x: f64| fixed(self.place(x, range.mid), 2);
        let line = threshold
            .filter(|_| range.mid > 0.0)
            .map(|t| html!(r#"<u data-css="--be:{}"></u>"#, set(t)));
        html!(
            r#"<div class="iv" aria-hidden="true" data-css="--lo:{};--v:{};--hi:{}"><i></i><b></b>{}</div>"#,
            set(range.p10),
            set(range.mid),
            set(range.p90),
            line
        )
    }
}

/// A bar that grows from a zero line to the right (for) or the left (against). `scale` fills one side.
pub fn diverging(points: f64, scale: f64) -> Html {
    let length = if scale > 0.0 {
        (points.abs() / scale * 50.0).min(50.0)
    } else {
        0.0
    };
    let class = if points < 0.0 { "against" } else { "for" };
    html!(
        r#"<div class="dv" aria-hidden="true" data-css="--v:{}"><i class="{}"></i></div>"#,
        fixed(length, 2),
        class
    )
}

/// A thin bar, 0 to 1 of its cell.
pub fn share(x: f64) -> Html {
    html!(
        r#"<span class="sharebar" aria-hidden="true"><i data-css="width:{}"></i></span>"#,
        pct(x.clamp(0.0, 1.0) * 100.0)
    )
}

/// One part of a whole: its class and its share, 0 to 1.
pub type Part = (&'static str, f64);

/// Money as one bar, cut in proportion.
pub fn money(parts: &[Part]) -> Html {
    let parts: Html = parts
        .iter()
        .filter(|(_, share)| *share > 0.0)
        .map(|(class, share)| {
            html!(
                r#"<div class="{}" data-css="--share:{}"></div>"#,
                *class,
                fixed(share * 100.0, 4)
            )
        })
        .collect();
    html!(r#"<div class="mbar" aria-hidden="true">{}</div>"#, parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(p10: f64, mid: f64, p90: f64) -> Range {
        Range { p10, mid, p90 }
    }

    #[test]
    fn the_spread_holds_every_range() {
        let ranges = [range(60.0, 100.0, 180.0), range(10.0, 100.0, 300.0)];
        let spread = Spread::holding(ranges.iter());
        assert_eq!(spread.factor, 10.0);
        assert!(spread.place(10.0, 100.0) >= 0.0 && spread.place(300.0, 100.0) < 100.0);
        assert!((spread.place(100.0, 100.0) - 50.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_to_draw_stays_inside() {
        let spread = Spread::holding([range(0.0, 0.0, 0.0)].iter());
        assert_eq!(spread.place(0.0, 0.0), 0.0);
    }
}
