//! What a link carries: a plan with its short list, packed into the address itself. Nothing of it is on a server.
//!
//! The text is `VERSION.PAYLOAD`: a digit, and in base64 for addresses a checksum and deflated bytes. What is read is
//! bounded before it is unpacked. A payload under a passphrase is sealed and opened by the page; here it is bytes.
//!
//! ```
//! use tierwise_core::persist::share::{self, Shared};
//!
//! let link = share::write(&Shared { title: "Plan for Saltmoss".to_owned(), ..Shared::default() });
//! assert_eq!(share::read(&link).unwrap().title, "Plan for Saltmoss");
//! assert!(share::read(&link[..link.len() - 5]).is_err());
//! ```

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::envelope::crc32;
use super::{Repair, gate};
use crate::domain::workspace::Workspace;

mod packed;

use packed::Packed;

/// Version that is written: the first character of a link. Every older one stays readable.
const VERSION: char = '2';
/// What follows the version where the rest opens with a passphrase only.
const LOCKED: char = 'p';
/// Longest text that is read, in characters.
pub const LONGEST: usize = 200_000;
/// Most bytes that a text may unpack to.
const MOST: usize = 256 << 10;
/// Effort of the compressor, of 10.
const LEVEL: u8 = 9;
/// Bytes of the checksum before the deflated bytes.
const CHECK: usize = 4;
/// Creators that go into a link and are read of one: a list of a thousand with contacts stays within the bounds above.
pub const CREATORS: usize = 1_000;

/// What is shared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shared {
    /// What the plan is called.
    pub title: String,
    /// Who made it.
    pub from: String,
    /// When it was made, as 2026-03-01.
    pub made: String,
    /// The answers and the settings the advice rests on.
    pub workspace: Workspace,
    /// The short list, where it is shared.
    pub list: Option<SharedList>,
    /// What was dropped or changed on the way in.
    pub repairs: Vec<Repair>,
}

/// A short list as it is shared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SharedList {
    /// What is counted: engagements, people reached.
    pub unit: String,
    /// Results to expect of all together: P10, middle, P90.
    pub results: (f64, f64, f64),
    /// Share, 0 to 1, by which another set could be better; 0 where this one is proven best.
    pub gap: f64,
    /// Whom it names: the first [`CREATORS`] of them.
    pub creators: Vec<SharedCreator>,
    /// Money it was drawn for, in minor units, which need not be the brief's; `None` where that is not known.
    pub budget: Option<i64>,
    /// Money of it that is kept for boosting, in minor units.
    pub kept: i64,
}

/// A creator as shared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SharedCreator {
    /// Handle or name; empty where names are not shared.
    pub name: String,
    /// Slug of the network; empty where it is not known.
    pub network: String,
    /// Slug of the tier; empty where it is not known.
    pub tier: String,
    /// Followers.
    pub followers: Option<u64>,
    /// What they cost, in minor units; `None` where fees are not shared.
    pub cost: Option<i64>,
    /// Whether nobody has named that price yet.
    pub estimate: bool,
    /// Where they live, and how to reach them where contacts are shared: what stands beside the network.
    pub contact: String,
}

/// Why a link cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not all there, or was changed on the way.
    Cut,
    /// It was made by a newer version.
    Newer,
    /// It holds more than any plan does.
    TooLarge,
    /// It is no shared plan at all.
    NotOurs,
    /// It opens with a passphrase.
    Locked,
}

impl Unreadable {
    /// In plain words, with what to do.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Cut => {
                "The link is not complete: it was cut or changed on the way, as some mail and chat programs do. Ask for \
                 it again, and copy all of it."
            }
            Self::Newer => {
                "The link was made by a newer version of Tierwise. Reload this page to get that version, then open the \
                 link again."
            }
            Self::TooLarge => {
                "The link holds more than any plan does, so it was not opened. Ask whoever sent it for another one."
            }
            Self::NotOurs => {
                "There is no shared plan in this link. Ask whoever sent it for another one."
            }
            Self::Locked => "The plan opens with the passphrase that you got with the link.",
        }
    }
}

/// A plan as the text of a link.
pub fn write(shared: &Shared) -> String {
    format!("{VERSION}.{}", URL_SAFE_NO_PAD.encode(pack(shared)))
}

/// The bytes of a plan, for whoever seals them under a passphrase.
pub fn pack(shared: &Shared) -> Vec<u8> {
    checked(&miniz_oxide::deflate::compress_to_vec(
        &Packed::of(shared).encode(),
        LEVEL,
    ))
}

/// Bytes behind their checksum.
fn checked(bytes: &[u8]) -> Vec<u8> {
    let check = !crc32(u32::MAX, bytes);
    [check.to_be_bytes().as_slice(), bytes].concat()
}

/// The bytes behind a checksum that fits.
fn unchecked(bytes: &[u8]) -> Result<&[u8], Unreadable> {
    let (check, rest) = bytes.split_at_checked(CHECK).ok_or(Unreadable::Cut)?;
    if check == (!crc32(u32::MAX, rest)).to_be_bytes() {
        Ok(rest)
    } else {
        Err(Unreadable::Cut)
    }
}

/// Reads the text of a link.
///
/// # Errors
/// Why it cannot be read.
pub fn read(text: &str) -> Result<Shared, Unreadable> {
    let (locked, bytes) = body(text)?;
    if locked {
        unchecked(&bytes)?;
        return Err(Unreadable::Locked);
    }
    unpack(&bytes)
}

/// What [`pack`] made, once more a plan.
///
/// # Errors
/// Why it is none.
pub fn unpack(bytes: &[u8]) -> Result<Shared, Unreadable> {
    let deflated = unchecked(bytes)?;
    let plain =
        miniz_oxide::inflate::decompress_to_vec_with_limit(deflated, MOST).map_err(|e| {
            if e.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput {
                Unreadable::TooLarge
            } else {
                Unreadable::Cut
            }
        })?;
    let packed = Packed::decode(&plain).ok_or(Unreadable::Cut)?;
    let (payload, mut shared) = packed.parts();
    (shared.workspace, shared.repairs) = gate::admit(payload);
    Ok(shared)
}

/// Sealed bytes as the text of a link that opens with a passphrase. Their checksum stands outside, so that a link that
/// was cut is not taken for a wrong passphrase.
pub fn locked(sealed: &[u8]) -> String {
    format!(
        "{VERSION}{LOCKED}.{}",
        URL_SAFE_NO_PAD.encode(checked(sealed))
    )
}

/// The sealed bytes of such a link.
///
/// # Errors
/// Why it is none.
pub fn sealed(text: &str) -> Result<Vec<u8>, Unreadable> {
    let (locked, bytes) = body(text)?;
    if locked {
        unchecked(&bytes).map(<[u8]>::to_vec)
    } else {
        Err(Unreadable::NotOurs)
    }
}

/// Whether a passphrase is needed, and the bytes.
fn body(text: &str) -> Result<(bool, Vec<u8>), Unreadable> {
    // Before anything of it is looked at: a megabyte costs no more than this.
    if text.len() > LONGEST {
        return Err(Unreadable::TooLarge);
    }
    let (head, payload) = text.split_once('.').ok_or(Unreadable::NotOurs)?;
    let version: String = head.chars().take_while(char::is_ascii_digit).collect();
    let rest = head.strip_prefix(&version).unwrap_or_default();
    match version.parse::<u32>() {
        Err(_) | Ok(0) => return Err(Unreadable::NotOurs),
        Ok(known) if Some(known) > VERSION.to_digit(10) => return Err(Unreadable::Newer),
        Ok(_) => {}
    }
    let locked = match rest {
        "" => false,
        "p" => true,
        _ => return Err(Unreadable::NotOurs),
    };
    // What stands behind a link in a sentence is often taken for a part of it.
    let is_of_it = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let bytes = URL_SAFE_NO_PAD
        .decode(payload.trim_end_matches(|c| !is_of_it(c)))
        .map_err(|_| Unreadable::Cut)?;
    Ok((locked, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::brief::Goal;
    use crate::domain::evidence::schemes;
    use proptest::prelude::*;

    /// A plan with so many invented creators.
    fn plan(creators: usize) -> Shared {
        let sounds = [
            "ra", "mi", "lo", "wick", "fern", "tide", "sol", "ember", "nook", "vale",
        ];
        let sound = |n: usize| sounds[n % sounds.len()];
        let creator = |n: usize| SharedCreator {
            name: format!(
                "{}{}.{}{}",
                sound(n * 7 + 3),
                sound(n * 3),
                sound(n / 3 + 1),
                sound(n * n + 5)
            ),
            network: ["instagram", "tiktok"][n % 2].to_owned(),
            tier: ["nano", "micro"][n % 3 / 2].to_owned(),
            followers: Some(1_000 + (n as u64 * 7_919) % 90_000),
            cost: Some(4_000 + (n as i64 * 1_234_567) % 60_000),
            estimate: n.is_multiple_of(5),
            contact: String::new(),
        };
        let mut workspace = Workspace::default();
        workspace.brief.product = "Scented candles".to_owned();
        workspace.brief.goal = Some(Goal::Engagement);
        Shared {
            title: "Plan for Saltmoss, October 2025".to_owned(),
            from: "Northfold".to_owned(),
            made: "2025-10-01".to_owned(),
            workspace,
            list: Some(SharedList {
                unit: "engagements".to_owned(),
                results: (5_300.0, 8_200.0, 12_100.0),
                gap: 0.0,
                creators: (0..creators).map(creator).collect(),
                budget: Some(800_000),
                kept: 150_000,
            }),
            repairs: Vec::new(),
        }
    }

    #[test]
    fn a_plan_with_fifty_creators_fits_into_two_thousand_characters() {
        let link = write(&plan(50));
        assert!(link.len() <= 2_000, "{}", link.len());
        assert_eq!(read(&link), Ok(plan(50)));
    }

    /// Links as they were made by each version. They never change: such links are out there.
    const GOLDEN: [&str; 2] = [
        include_str!("../../tests/golden/link-1.txt"),
        include_str!("../../tests/golden/link-2.txt"),
    ];

    #[test]
    fn a_link_of_every_version_stays_readable() {
        let [first, second] = GOLDEN.map(|link| read(link.trim_end()));
        assert_eq!(second, Ok(plan(3)));
        // The first said nothing of the money of a list.
        let mut plan = plan(3);
        let list = plan.list.as_mut().unwrap();
        (list.budget, list.kept) = (None, 0);
        assert_eq!(first, Ok(plan));
    }

    #[test]
    fn settings_travel_with_the_plan() {
        let mut shared = plan(0);
        shared.workspace.context.scheme = schemes::all()[1].clone();
        assert_eq!(read(&write(&shared)), Ok(shared));
    }

    #[test]
    fn what_is_not_a_whole_link_is_told() {
        let link = write(&plan(3));
        let cases = [
            (String::new(), Unreadable::NotOurs),
            ("hello".to_owned(), Unreadable::NotOurs),
            ("x.abc".to_owned(), Unreadable::NotOurs),
            ("1q.abc".to_owned(), Unreadable::NotOurs),
            (link.replacen('2', "3", 1), Unreadable::Newer),
            (link.replacen('2', "4000000000", 1), Unreadable::Newer),
            (locked(b"sealed"), Unreadable::Locked),
            (format!("1.{}", "A".repeat(LONGEST)), Unreadable::TooLarge),
            (link.replacen(VERSION, "0", 1), Unreadable::NotOurs),
        ];
        for (text, why) in cases {
            assert_eq!(read(&text), Err(why), "{text}");
        }
        for end in 2..link.len() {
            assert_eq!(read(&link[..end]), Err(Unreadable::Cut), "{end}");
        }
    }

    #[test]
    fn what_follows_a_link_in_a_sentence_is_no_part_of_it() {
        let link = write(&plan(3));
        for end in [".", ",", ")", " ", "\u{a0}", "”.", ">"] {
            assert_eq!(read(&format!("{link}{end}")), read(&link), "{end}");
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; MOST + 1], LEVEL);
        let check = (!crc32(u32::MAX, &bomb)).to_be_bytes();
        let text = format!(
            "1.{}",
            URL_SAFE_NO_PAD.encode([check.as_slice(), &bomb].concat())
        );
        assert_eq!(read(&text), Err(Unreadable::TooLarge));
    }

    #[test]
    fn what_is_sealed_comes_back_as_it_was() {
        let link = locked(b"sealed");
        assert_eq!(sealed(&link), Ok(b"sealed".to_vec()));
        assert_eq!(sealed(&write(&plan(1))), Err(Unreadable::NotOurs));
        for end in 3..link.len() {
            assert_eq!(read(&link[..end]), Err(Unreadable::Cut), "{end}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,400}") {
            drop(read(&text));
        }

        #[test]
        fn a_changed_link_is_never_another_plan(at in 0_usize..800, letter in "[A-Za-z0-9_.-]") {
            let link = write(&plan(20));
            let at = at % link.len();
            let mut changed = link.clone();
            changed.replace_range(at..=at, &letter);
            // An older version in front of it changes nothing: what version 2 adds stands behind what version 1 has.
            prop_assert!(changed == link || read(&changed).is_err() || read(&changed) == read(&link));
        }

        /// Behind a checksum that fits, so that everything behind it is reached.
        #[test]
        fn any_bytes_are_read_or_refused(plain in proptest::collection::vec(any::<u8>(), 0..600)) {
            let deflated = miniz_oxide::deflate::compress_to_vec(&plain, 1);
            let check = (!crc32(u32::MAX, &deflated)).to_be_bytes();
            drop(unpack(&[check.as_slice(), &deflated].concat()));
        }
    }
}
