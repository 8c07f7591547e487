//! Taking a filter apart: its parts, and what each asks for.

use std::ops::Range;

use memchr::memmem::Finder;

use tierwise_core::domain::creator::Network;
use tierwise_core::domain::tier::TierScheme;

use super::{Asked, Known, Test, range};
use crate::lines;
use crate::places::{Place, Stands, Target};
use crate::relation::{self, Stage};

/// Longest text that is taken apart, in characters.
const LONGEST: usize = 400;

/// A part of the line: where it stands, and what stands there without quotes.
pub struct Token {
    at: Range<usize>,
    text: String,
}

/// Words, and words in quotes, also behind a key.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut token, mut start) = (String::new(), 0);
    let mut quoted = false;
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |c| c.0);
    let line = text.get(..end).unwrap_or_default();
    let mut done = |token: &mut String, at: Range<usize>| {
        if !token.is_empty() {
            let text = std::mem::take(token);
            tokens.push(Token { at, text });
        }
    };
    for (at, c) in line.char_indices() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => {
                done(&mut token, start..at);
                start = at + c.len_utf8();
            }
            c => token.push(c),
        }
    }
    done(&mut token, start..end);
    tokens
}

/// What is asked about, in words, and the value.
type Read = (Test, &'static str, String);

/// What a part asks for.
///
/// # Errors
/// How to write it, where it is not understood.
pub fn asked(token: Token, known: &Known) -> Result<Asked, String> {
    let (bare, wanted) = match token.text.strip_prefix('-') {
        Some(rest) if !rest.is_empty() => (rest, false),
        _ => (token.text.as_str(), true),
    };
    let (test, about, value) = test(bare, known)?;
    let about = match (about, wanted) {
        (about, true) => about.to_owned(),
        (MENTIONS, false) => "Does not mention".to_owned(),
        (about, false) => format!("{about} not"),
    };
    let key = token.text.find(':').and_then(|at| token.text.get(..=at));
    Ok(Asked {
        at: token.at,
        key: key.unwrap_or_default().to_owned(),
        test,
        wanted,
        said: (about, value),
    })
}

const MENTIONS: &str = "Mentions";

fn test(token: &str, known: &Known) -> Result<Read, String> {
    let lower = token.to_lowercase();
    if let Some(read) = FLAGS.iter().find(|(name, ..)| *name == lower) {
        return Ok((read.1.clone(), "Is", read.2.to_owned()));
    }
    let Some((key, value)) = token.split_once(':').filter(|(_, value)| !value.is_empty()) else {
        return Ok(words(token));
    };
    let key = key.to_lowercase();
    let typed = value.to_owned();
    let value = value.to_lowercase();
    if let Some((figure, example)) = range::figure(&key) {
        return range::Range::read(figure, &value, known)
            .map(|(range, said)| (Test::Between(range), figure.label(), said))
            .ok_or_else(|| format!("“{lower}” is not understood. Write it like {example}."));
    }
    match key.as_str() {
        "is" => match value.as_str() {
            "review" | "flagged" => Ok((Test::Review, "Rate", "to be looked at".to_owned())),
            "outside" => Ok((Test::Outside, "Creator or audience", "elsewhere".to_owned())),
            flag => FLAGS
                .iter()
                .find(|(name, ..)| *name == flag)
                .map(|(_, test, said)| (test.clone(), "Is", (*said).to_owned()))
                .ok_or_else(|| {
                    format!(
                        "“{lower}” is not understood. Write is:pinned, is:excluded, is:review or is:outside."
                    )
                }),
        },
        "stage" => stage(&value),
        "tag" => {
            let tag = typed.trim_start_matches('#').to_owned();
            Ok((Test::Tag(tag.to_lowercase()), "Tag", tag))
        }
        "due" => match value.as_str() {
            "any" => Ok((Test::Due(i32::MAX), "Next step", "any".to_owned())),
            day => relation::day_of(day)
                .map(|date| (Test::Due(lines::day(date)), "Next step", format!("by {day}")))
                .ok_or_else(|| {
                    format!("“{lower}” is not understood. Write due:any or due:2026-03-01.")
                }),
        },
        "tier" => tiers(&value, known.scheme),
        "platform" | "network" | "on" => Network::ALL
            .iter()
            .find(|n| n.slug() == value || n.label().to_lowercase() == value)
            .or_else(|| Network::ALL.iter().find(|n| n.slug().starts_with(&value)))
            .map(|n| (Test::Network(*n), "Platform", n.label().to_owned()))
            .ok_or_else(|| format!("“{lower}” names no platform. Write it like platform:tiktok.")),
        "country" | "city" | "in" => {
            let mut stands = Stands::default();
            stands.follow(&Target::of(&value), known.places);
            Ok((Test::Country(stands), "In", typed))
        }
        "place" => {
            let (place, said) = match value.as_str() {
                "yes" | "inside" => (Place::Inside, "inside"),
                "no" | "outside" => (Place::Outside, "outside"),
                "unknown" => (Place::Unknown, "unknown"),
                _ => {
                    return Err(format!(
                        "“{lower}” is not understood. Write place:inside, place:outside or place:unknown."
                    ));
                }
            };
            Ok((Test::Placed(place), "Place of your brief", said.to_owned()))
        }
        "niche" | "category" => {
            let holds = |niche: &String| niche.to_lowercase().contains(&value);
            let niches = known.niches.iter().map(holds).collect();
            Ok((Test::Niche(niches), "Niche", typed))
        }
        _ => Ok(words(token)),
    }
}

/// Marks that are asked for by their name alone, too.
const FLAGS: [(&str, Test, &str); 2] = [
    ("pinned", Test::Pinned, "pinned"),
    ("excluded", Test::Excluded, "excluded"),
];

fn words(typed: &str) -> Read {
    let sought = typed.trim_start_matches('@').to_lowercase();
    let finder = Finder::new(&sought).into_owned();
    (Test::Text(Box::new(finder)), MENTIONS, format!("“{typed}”"))
}

fn stage(value: &str) -> Result<Read, String> {
    let read = |stage, said: &str| (Test::Staged(stage), "Stage", said.to_owned());
    if value == "none" {
        return Ok(read(None, value));
    }
    let is = |stage: &&Stage| stage.slug() == value || stage.label().to_lowercase() == value;
    let at = Stage::ALL.iter().position(|stage| is(&stage));
    let stage = at.and_then(|at| Some((u8::try_from(at).ok()?, Stage::ALL.get(at)?)));
    stage
        .map(|(at, stage)| read(Some(at), stage.label()))
        .ok_or_else(|| {
            let slugs: Vec<&str> = Stage::ALL.iter().map(|s| s.slug()).collect();
            format!(
                "“stage:{value}” is no stage. There are none, {}.",
                slugs.join(", ")
            )
        })
}

fn tiers(value: &str, scheme: &TierScheme) -> Result<Read, String> {
    let asked: Vec<&str> = value.split([',', '|']).collect();
    let is = |name: &str| {
        let name = name.to_lowercase();
        asked
            .iter()
            .any(|asked| name == *asked || name.replace('-', "") == *asked)
    };
    let bands = scheme.bands().iter();
    let tiers: Vec<bool> = bands
        .map(|band| is(band.tier.slug()) || is(band.name()))
        .collect();
    let named = scheme.bands().iter().zip(&tiers);
    let mut named: Vec<&str> = named
        .filter_map(|(band, asked)| asked.then_some(band.name()))
        .collect();
    let [below, unknown] = ["below", "unknown"].map(|word| asked.contains(&word));
    named.extend(below.then_some("below the tiers"));
    named.extend(unknown.then_some("unknown"));
    if !named.is_empty() {
        let said = named.join(" or ");
        let test = Test::Tier {
            bands: tiers,
            below,
            unknown,
        };
        return Ok((test, "Tier", said));
    }
    let names: Vec<&str> = scheme.bands().iter().map(|b| b.tier.slug()).collect();
    Err(format!(
        "“tier:{value}” is no tier of the scheme in use. It has {}, tier:below finds creators with too few followers \
         for any, and tier:unknown those whose followers are unknown.",
        names.join(", ")
    ))
}
