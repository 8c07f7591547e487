//! Everything of all brands as one file, and what can be brought back out of such a file.
//!
//! A backup is JSON: `format`, `version`, the day it was `made`, a `checksum`, and in `kept` the stored texts under
//! their keys. The file that the page offers when it has crashed has the same `kept` and no checksum. Each text carries
//! a checksum of its own, so what is whole in a damaged file still comes in, and what is not is told.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use tierwise_core::domain::brief::Question;
use tierwise_core::persist::brands::{
    ALL, BrandId, Listed, MAX_BRANDS, REGISTER, Register, Stage, owner,
};
use tierwise_core::persist::vault::{Arrival, texts_of};
use tierwise_core::persist::{self, Opened, Unsealed, bytes_of, unseal};

use crate::keep::{List, PieceId, SCHEMA, is_whole};

/// What the files call themselves: a backup, and what is offered after a crash.
const FORMATS: [&str; 2] = ["tierwise-backup", "tierwise-rescue"];
/// Newest version of both.
const VERSION: u64 = 1;
/// Largest file that is read, in bytes: a full store, with every character written as `\u0000`.
pub const MAX_FILE: usize = 40 << 20;
/// The user's ways, which belong to no brand. They come in where there are none.
pub const WAYS: [&str; 3] = ["tierwise.theme", "tierwise.columns", "tierwise.outreach"];
/// The letter of a brand's own to its creators.
const LETTER: &str = "roster.outreach";
/// Longest text of a way or a letter, in bytes.
const MAX_WAY: usize = 100_000;

const WORKSPACE: &str = "workspace";
const LISTS: [&str; 2] = ["roster.list.a", "roster.list.b"];
const PIECE: &str = "roster.piece.";

/// A backup that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// The day it was made (`2026-11-23`); empty in the file of a crash.
    pub made: String,
    /// The brands that can come in.
    pub brands: Vec<Found>,
    /// What cannot, and why, as sentences.
    pub told: Vec<String>,
    /// The user's ways, by key.
    pub ways: Vec<(String, String)>,
}

/// A brand that can come in.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its name and texts.
    pub arrival: Arrival,
    /// Questions of the brief that are answered.
    pub answers: usize,
    /// Creators of its roster.
    pub creators: u32,
}

/// The file. `kept` is everything that is stored, by key; what was deleted stays behind.
pub fn write(made: &str, kept: &BTreeMap<String, String>) -> String {
    let deleted: BTreeSet<BrandId> = match kept.get(REGISTER).map(|text| Register::open(text)) {
        Some(Listed::Ok(register)) => {
            let gone = |b: &&persist::brands::Brand| matches!(b.stage, Stage::Deleted(_));
            register.brands.iter().filter(gone).map(|b| b.id).collect()
        }
        _ => BTreeSet::new(),
    };
    let stays = |key: &str| owner(key).is_some_and(|(id, _)| deleted.contains(&id));
    let mut texts = Map::new();
    for (key, text) in kept {
        if key.starts_with(ALL) && !stays(key) {
            texts.insert(key.clone(), Value::String(text.clone()));
        }
    }
    let mut file = Map::new();
    file.insert("format".to_owned(), FORMATS[0].into());
    file.insert("version".to_owned(), VERSION.into());
    file.insert("made".to_owned(), made.into());
    file.insert("checksum".to_owned(), checksum(made, &texts).into());
    file.insert("kept".to_owned(), Value::Object(texts));
    Value::Object(file).to_string()
}

/// FNV-1a over the day, and over keys and texts in the order of the keys.
fn checksum(made: &str, texts: &Map<String, Value>) -> String {
    let mut sorted: Vec<(&str, &str)> = texts
        .iter()
        .filter_map(|(key, text)| Some((key.as_str(), text.as_str()?)))
        .collect();
    sorted.sort_unstable();
    let words = sorted.into_iter().flat_map(|(key, text)| [key, text]);
    let hash = [made].into_iter().chain(words).fold(FNV, |hash, word| {
        // An end that no text has, so that no letter can move from one to the next.
        let bytes = word.bytes().chain([0xff]);
        bytes.fold(hash, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    });
    format!("{hash:016x}")
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

/// Reads a file.
///
/// # Errors
/// Where nothing of it can be brought in; why, as a sentence.
pub fn read(text: &str) -> Result<Backup, String> {
    if text.len() > MAX_FILE {
        return Err("This file is far larger than any backup.".to_owned());
    }
    let file: Map<String, Value> = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|_| match text.contains("\"tierwise-") {
            true => "This backup was cut or changed: its end does not fit its beginning. Nothing of it was brought in.".to_owned(),
            false => "This file is no backup of Tierwise.".to_owned(),
        })?;
    let format = file.get("format").and_then(Value::as_str);
    let rescued = match format.and_then(|f| FORMATS.iter().position(|known| *known == f)) {
        None => return Err("This file is no backup of Tierwise.".to_owned()),
        Some(at) => at == 1,
    };
    match file.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => {
            return Err("This backup was made by a newer version of Tierwise. Reload the page to get it, then try again.".to_owned());
        }
        _ => return Err("This backup names no version that ever was.".to_owned()),
    }
    let Some(Value::Object(texts)) = file.get("kept") else {
        return Err("This backup holds nothing.".to_owned());
    };
    let made = file.get("made").and_then(Value::as_str).unwrap_or_default();
    let made: String = made
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '-')
        .take(10)
        .collect();
    let whole = rescued
        || file.get("checksum").and_then(Value::as_str) == Some(checksum(&made, texts).as_str());
    // A letter has no checksum of its own.
    let certain = |key: &str| whole || !key.ends_with(LETTER);
    let kept: BTreeMap<String, String> = texts
        .iter()
        .filter(|(key, _)| certain(key))
        .filter_map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned())))
        .collect();
    let mut told = Vec::new();
    if !whole {
        told.push("The file was changed after it was made. Only what is whole by its own checksum comes in.".to_owned());
    }
    let register = register(&kept, &mut told);
    let brands = register
        .brands
        .iter()
        .filter(|b| !matches!(b.stage, Stage::Deleted(_)))
        .take(MAX_BRANDS)
        .filter_map(|b| found(&kept, b, &mut told))
        .collect();
    let way = |key: &&str| kept.get(*key).filter(|text| whole && text.len() <= MAX_WAY);
    let ways = WAYS
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), way(key)?.clone())))
        .collect();
    let backup = Backup {
        made,
        brands,
        told,
        ways,
    };
    match backup.brands.is_empty() {
        true => Err(backup
            .told
            .into_iter()
            .next_back()
            .unwrap_or_else(|| "This backup holds no brand.".to_owned())),
        false => Ok(backup),
    }
}

fn register(kept: &BTreeMap<String, String>, told: &mut Vec<String>) -> Register {
    let by_keys = || Register::from_keys(kept.keys().map(String::as_str));
    let unnamed = "The names of the brands cannot be read, so they are numbered.";
    match kept.get(REGISTER).map(|text| Register::open(text)) {
        Some(Listed::Ok(register)) => register,
        Some(_) => {
            told.push(unnamed.to_owned());
            by_keys()
        }
        None => by_keys(),
    }
}

fn found(
    kept: &BTreeMap<String, String>,
    brand: &persist::brands::Brand,
    told: &mut Vec<String>,
) -> Option<Found> {
    let name = &brand.name;
    let texts: BTreeMap<String, String> = texts_of(kept, brand.id).into_iter().collect();
    let mut good = Vec::new();
    let mut answers = 0;
    let mut bad = false;
    if let Some(text) = texts.get(WORKSPACE) {
        match persist::open(text) {
            Opened::Ok { workspace, .. } => {
                let asked = Question::ALL.iter();
                answers = asked.filter(|q| q.is_answered(&workspace.brief)).count();
                good.push((WORKSPACE.to_owned(), text.clone()));
            }
            Opened::FromTheFuture { .. } => {
                told.push(format!(
                    "The brief of “{name}” is of a newer version and stays out."
                ));
                bad = true;
            }
            Opened::Damaged { .. } | Opened::NotOurs => {
                told.push(format!("The brief of “{name}” is damaged and stays out."));
                bad = true;
            }
        }
    }
    let creators = match roster(&texts) {
        Ok((creators, parts, whole)) => {
            if !whole {
                told.push(format!(
                    "Part of the roster of “{name}” is damaged: its last whole state comes in."
                ));
            }
            good.extend(parts);
            creators
        }
        Err(why) => {
            told.push(format!("The roster of “{name}” {why} and stays out."));
            bad = true;
            0
        }
    };
    if bad && good.is_empty() {
        return None;
    }
    let letter = texts.get(LETTER).filter(|text| text.len() <= MAX_WAY);
    good.extend(letter.map(|text| (LETTER.to_owned(), text.clone())));
    Some(Found {
        arrival: Arrival {
            name: name.clone(),
            archived: brand.stage == Stage::Archived,
            kept: good,
        },
        answers,
        creators,
    })
}

/// Texts by what their keys end with.
type Texts = Vec<(String, String)>;
/// Creators, texts, and whether everything was whole.
type Parts = (u32, Texts, bool);

/// The newest list all of whose pieces are whole, with them.
fn roster(texts: &BTreeMap<String, String>) -> Result<Parts, &'static str> {
    let mut why = None;
    let mut best: Option<(u64, u32, Texts)> = None;
    for key in LISTS {
        let Some(text) = texts.get(key) else { continue };
        let (revision, list) = match unseal(text) {
            Unsealed::Sealed { schema, .. } if schema > SCHEMA => {
                why = Some("is of a newer version");
                continue;
            }
            Unsealed::Newer(_) => {
                why = Some("is of a newer version");
                continue;
            }
            Unsealed::Sealed {
                schema,
                revision,
                payload,
            } => (revision, List::decode(schema, &payload)),
            Unsealed::Damaged(_) | Unsealed::NotOurs => (0, None),
        };
        let parts = list.and_then(|list| {
            let pieces: Option<Vec<_>> = list.pieces.iter().map(|id| piece(texts, *id)).collect();
            Some((list.creators, pieces?))
        });
        match parts {
            None => why = why.or(Some("is damaged")),
            Some(_) if best.as_ref().is_some_and(|(there, ..)| *there >= revision) => {}
            Some((creators, mut parts)) => {
                parts.push((key.to_owned(), text.clone()));
                best = Some((revision, creators, parts));
            }
        }
    }
    match (best, why) {
        (Some((_, creators, parts)), why) => Ok((creators, parts, why.is_none())),
        (None, Some(why)) => Err(why),
        (None, None) => Ok((0, Vec::new(), true)),
    }
}

fn piece(texts: &BTreeMap<String, String>, id: PieceId) -> Option<(String, String)> {
    let key = format!("{PIECE}{id:016x}");
    let text = texts.get(&key)?;
    is_whole(id, &bytes_of(text)?).then(|| (key, text.clone()))
}
