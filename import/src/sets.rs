//! Several profiles of a creator in one row, each in columns of its own: “Handle 1, Followers 1, Handle 2, Followers 2”, or
//! the same headers once more for the second.

use tierwise_core::domain::creator::Network;

use crate::fields::{Field, Kind};
use crate::headers::understood;
use crate::words::words;

/// Profiles that a row has in numbered columns at most.
pub const MOST: usize = 9;

/// A column of a profile among others.
struct Numbered {
    /// The words of its header without the number.
    key: String,
    /// Which profile it is of, from 1.
    number: u8,
    /// Whether it names the profile or its network, and not a figure of it.
    is_name: bool,
}

/// Which profile of the row each column is of, from 1: 0 for those that are of no such profile. There are several where
/// two numbers at least have both a name and a figure.
pub fn of(headers: &[&str]) -> Vec<u8> {
    let mut seen: Vec<Option<Numbered>> = Vec::with_capacity(headers.len());
    for header in headers {
        let next = numbered(header, &seen);
        seen.push(next);
    }
    let columns = || seen.iter().flatten();
    let has = |number: u8, is_name: bool| {
        columns().any(|column| (column.number, column.is_name) == (number, is_name))
    };
    let whole = |number: u8| has(number, true) && has(number, false);
    if (1..=MOST as u8).filter(|number| whole(*number)).count() < 2 {
        return vec![0; headers.len()];
    }
    let is_repeated = |column: &Numbered| {
        columns().any(|other| other.key == column.key && other.number != column.number)
    };
    let number = |column: &Option<Numbered>| match column {
        Some(column) if whole(column.number) && is_repeated(column) => column.number,
        _ => 0,
    };
    seen.iter().map(number).collect()
}

/// A header without the number of its profile.
pub fn without_number(header: &str) -> String {
    let Some((_, number)) = parted(&words(header)) else {
        return header.to_owned();
    };
    header.replacen(&number.to_string(), "", 1)
}

/// What a column is of, if it may be one of several profiles'. Without a number it is of the one behind those before.
fn numbered(header: &str, before: &[Option<Numbered>]) -> Option<Numbered> {
    let said = words(header);
    let (key, number) = match parted(&said) {
        Some((key, number)) => (key, Some(number)),
        None => (said, None),
    };
    let bare = number.map_or(header.to_owned(), |_| without_number(header));
    let is_name = is_name(understood(&bare).0?)?;
    let same = before.iter().flatten().filter(|other| other.key == key);
    let number = number.or_else(|| u8::try_from(same.count() + 1).ok())?;
    Some(Numbered {
        key,
        number,
        is_name,
    })
}

/// Whether a field names a profile; `None` for what is not about one.
fn is_name(field: Field) -> Option<bool> {
    match field.kind() {
        Kind::Handle | Kind::Network => Some(true),
        Kind::Count if !field.is_decision() => Some(false),
        _ => (field == Field::EngagementRate).then_some(false),
    }
}

/// The words of a header without the only number in them, and that: “handle 1”, “handle1”, “profile 2 followers”.
fn parted(said: &str) -> Option<(String, u8)> {
    let at = said.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = said.split_at_checked(at)?;
    let (digit, after) = rest.split_at_checked(1)?;
    let is_apart = (after.is_empty() || after.starts_with(' ')) && !before.is_empty();
    let number = digit.parse().ok().filter(|number| *number > 0)?;
    let only = !after.contains(|c: char| c.is_ascii_digit());
    let key = format!("{} {}", before.trim(), after.trim());
    (is_apart && only).then(|| (key.trim().to_owned(), number))
}

/// Where the profiles of a row are, while it is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Placed {
    networks: [Option<Network>; MOST + 1],
    /// Which of them have been given a network, and with it the profile on that network.
    taken: [bool; MOST + 1],
    /// Which of them are left out, and told.
    told: [bool; MOST + 1],
}

impl Placed {
    /// The network of a profile.
    pub fn network(&self, set: u8) -> Option<Network> {
        self.networks.get(usize::from(set)).copied().flatten()
    }

    /// Says on which network a profile is, if that is not known.
    pub fn say(&mut self, set: u8, network: Option<Network>) {
        if let Some(known) = self.networks.get_mut(usize::from(set)) {
            *known = known.or(network);
        }
    }

    /// Gives the profile on a network to one of the numbered ones, unless it is another's: a creator has one on each.
    pub fn take(&mut self, set: u8, network: Option<Network>) -> bool {
        let mut others = self.networks.iter().zip(&self.taken).enumerate();
        let is_others = others.any(|(other, (known, taken))| {
            *taken && other != usize::from(set) && *known == network
        });
        let place = usize::from(set);
        if let (false, Some(taken), Some(known)) = (
            is_others,
            self.taken.get_mut(place),
            self.networks.get_mut(place),
        ) {
            // What stands first in a cell says where the figures belong.
            if !std::mem::replace(taken, true) {
                *known = network;
            }
        }
        !is_others
    }

    /// Whether it is still to be told that a profile is left out: once for all its cells.
    pub fn is_untold(&mut self, set: u8) -> bool {
        let told = self.told.get_mut(usize::from(set));
        told.is_some_and(|told| !std::mem::replace(told, true))
    }
}
