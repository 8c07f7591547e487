//! The parts of the line that finds creators, in words, each to be changed or taken out; and what is in the way where
//! nobody matches.

use leptos::prelude::*;
use tierwise_roster::wire::{Shown, Strict, TokenView};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::ui::boxed::{dynamic, memo};
use crate::ui::format;
use crate::ui::markup::{Html, html, show_live};

use super::desk::Desk;

/// The line as it was read.
#[derive(Debug, Clone, PartialEq, Default)]
struct Understood {
    line: String,
    tokens: Vec<TokenView>,
    strict: Option<Strict>,
}

impl Understood {
    fn of(shown: &Shown) -> Self {
        Self {
            line: shown.look.filter.clone(),
            tokens: shown.tokens.clone(),
            strict: shown.strict.clone(),
        }
    }

    /// The line without one of its parts.
    fn without(&self, token: usize) -> String {
        let at = self.tokens.get(token).map_or((0, 0), |token| token.at);
        let part = |from: Option<u32>, to: Option<u32>| {
            let to = to.map_or(self.line.len(), |to| to as usize);
            let part = self.line.get(from.unwrap_or(0) as usize..to);
            part.unwrap_or_default().trim().to_owned()
        };
        let rest = [part(None, Some(at.0)), part(Some(at.1), None)];
        let rest: Vec<_> = rest.into_iter().filter(|part| !part.is_empty()).collect();
        rest.join(" ")
    }

    /// Where a part stands, in the units that a field counts in.
    fn place(&self, token: usize) -> Option<(u32, u32)> {
        let (from, to) = self.tokens.get(token)?.at;
        let units =
            |bytes: u32| Some(self.line.get(..bytes as usize)?.encode_utf16().count() as u32);
        Some((units(from)?, units(to)?))
    }

    fn said(&self, token: u32) -> String {
        let token = self.tokens.get(token as usize);
        token.map_or(String::new(), |t| format!("{} {}", t.about, t.value))
    }
}

/// The parts of the line.
pub fn tokens(desk: &Desk) -> AnyView {
    let understood = desk.after_rows(Understood::of);
    let listed = memo(move || understood.with(|u| u.tokens.clone()));
    let desk = desk.clone();
    dynamic(move || {
        let desk = desk.clone();
        show_live(listed.with(|tokens| list(tokens)), move |event, about| {
            let token = about.dataset().get("token").and_then(|at| at.parse().ok());
            let (Some(token), "click") = (token, event.type_().as_str()) else {
                return;
            };
            let understood = understood.get_untracked();
            match about.dataset().get("on").as_deref() {
                Some("change") => select(understood.place(token)),
                Some("out") => {
                    desk.look_anew(|look| look.filter = understood.without(token));
                    // The button is gone with its part.
                    select(None);
                }
                _ => {}
            }
        })
    })
}

fn list(tokens: &[TokenView]) -> Html {
    if tokens.is_empty() {
        return Html::default();
    }
    let chip = |(at, token): (usize, &TokenView)| {
        html!(
            r#"<li class="token"><button type="button" data-on="change" data-token="{}">{} <b>{}</b></button><button type="button" data-on="out" data-token="{}" aria-label="Take out: {} {}">×</button></li>"#,
            at.to_string(),
            &token.about,
            &token.value,
            at.to_string(),
            &token.about,
            &token.value
        )
    };
    let chips: Html = tokens.iter().enumerate().map(chip).collect();
    html!(
        r#"<ul class="tokens" data-testid="filter-tokens" aria-label="What is asked for">{}</ul>"#,
        chips
    )
}

/// Goes into the line, to this part of it.
fn select(part: Option<(u32, u32)>) {
    let field = document().query_selector("[data-testid=roster-filter]");
    let field = field.ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        let _ = field.focus();
        if let Some((from, to)) = part {
            let _ = field.set_selection_range(from, to);
        }
    }
}

/// What is in the way, where there are creators and nobody matches.
pub fn nobody(desk: &Desk) -> AnyView {
    let shown = desk.shown.clone();
    let none = memo(move || {
        let none = |s: &Shown| s.matched == 0 && s.total > 0;
        shown.with(|s| none(s).then(|| Understood::of(s)))
    });
    let desk = desk.clone();
    dynamic(move || {
        let desk = desk.clone();
        let offered = none.with(|u| u.as_ref().map(|u| offer(u, &creators)));
        let markup = offered.map(|offer| offer.html()).unwrap_or_default();
        show_live(markup, move |event, about| {
            if event.type_() == "click"
                && let Some(line) = about.dataset().get("line")
            {
                desk.look_anew(|look| look.filter = line);
                select(None);
            }
        })
    })
}

/// What is said, and lines that somebody matches: how each is offered, and the line.
struct Offer {
    said: String,
    lines: Vec<(String, String)>,
}

fn creators(n: u32) -> String {
    let word = format::plural(u64::from(n), "creator", "creators");
    format!("{} {word}", format::whole(f64::from(n)))
}

fn offer(understood: &Understood, creators: &dyn Fn(u32) -> String) -> Offer {
    let leave_out = |token: u32| {
        let line = understood.without(token as usize);
        (format!("Leave out “{}”", understood.said(token)), line)
    };
    match &understood.strict {
        Some(Strict::One {
            token,
            without,
            nearest,
        }) => {
            let about = understood.tokens.get(*token as usize);
            let about = about.map_or("", |token| &token.about);
            let mut lines = vec![leave_out(*token)];
            lines.extend(nearest.as_ref().map(|nearest| {
                let said = format!("{about} {}: {}", nearest.value, creators(nearest.count));
                (said, nearest.line.clone())
            }));
            Offer {
                said: format!(
                    "Most are kept out by “{}”: without it, {} would match.",
                    understood.said(*token),
                    creators(*without)
                ),
                lines,
            }
        }
        Some(Strict::Nobody { token }) => Offer {
            said: format!(
                "Nobody has “{}”, and something else is in the way as well.",
                understood.said(*token)
            ),
            lines: vec![leave_out(*token)],
        },
        Some(Strict::Several) | None => Offer {
            said: "Whichever part of the line is left out, still nobody matches.".to_owned(),
            lines: vec![("Show all".to_owned(), String::new())],
        },
    }
}

impl Offer {
    fn html(&self) -> Html {
        let buttons: Html = self
            .lines
            .iter()
            .map(|(said, line)| {
                html!(
                    r#"<button type="button" class="btn btn--sm" data-on="look" data-line="{}">{}</button>"#,
                    line,
                    said
                )
            })
            .collect();
        html!(
            r#"<div class="empty" role="status" data-testid="roster-nobody"><h2>Nobody matches all of this</h2><p>{}</p><p class="acts">{}</p></div>"#,
            &self.said,
            buttons
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_roster::wire::Nearest;

    fn understood(line: &str, parts: &[&str]) -> Understood {
        let token = |part: &&str| {
            let from = line.find(part).unwrap();
            TokenView {
                at: (from as u32, (from + part.len()) as u32),
                about: "About".to_owned(),
                value: (*part).to_owned(),
            }
        };
        Understood {
            line: line.to_owned(),
            tokens: parts.iter().map(token).collect(),
            strict: None,
        }
    }

    #[test]
    fn a_part_is_taken_out_of_the_line_and_found_in_it() {
        let line = understood(
            " café  er:>3% \"slow living\"",
            &["café", "er:>3%", "\"slow living\""],
        );
        assert_eq!(line.without(0), "er:>3% \"slow living\"");
        assert_eq!(line.without(1), "café \"slow living\"");
        assert_eq!(line.without(2), "café  er:>3%");
        assert_eq!(line.place(1), Some((7, 13)), "an é is one unit");
        assert_eq!(line.place(3), None);
    }

    fn count(n: u32) -> String {
        format!("{n} of them")
    }

    #[test]
    fn what_is_in_the_way_is_offered_to_be_left_out() {
        let mut line = understood("tier:micro er:>9%", &["tier:micro", "er:>9%"]);
        line.strict = Some(Strict::One {
            token: 1,
            without: 1,
            nearest: Some(Nearest {
                line: "tier:micro er:>=7.4%".to_owned(),
                value: "7.4% or more".to_owned(),
                count: 1,
            }),
        });
        let offered = offer(&line, &count);
        assert!(
            offered.said.contains("without it, 1 of them would"),
            "{}",
            offered.said
        );
        let lines: Vec<&str> = offered
            .lines
            .iter()
            .map(|(_, line)| line.as_str())
            .collect();
        assert_eq!(lines, ["tier:micro", "tier:micro er:>=7.4%"]);
        assert_eq!(offered.lines[1].0, "About 7.4% or more: 1 of them");
        line.strict = Some(Strict::Nobody { token: 0 });
        assert_eq!(offer(&line, &count).lines[0].1, "er:>9%");
        line.strict = Some(Strict::Several);
        assert_eq!(offer(&line, &count).lines[0].1, "");
    }
}
