//! The profiles of a row: networks, handles and the figures of each.

use tierwise_core::domain::creator::{Basis, Creator, Engagement, Network, Profile};

use super::figures::{figure_in, rate_of};
use super::problem::Problem;
use super::row::Row;
use crate::each::each;
use crate::fields::Field;
use crate::handle;
use crate::headers::{names_several, network, networks, rate_cell};
use crate::mapping::Column;
use crate::number::{self, Read};
use crate::sets::Placed;

/// Where a share of a profile goes.
type Put = fn(&mut Profile, f64);

/// Shares of a profile and where they go.
const SHARES: [(Field, Put); 2] = [
    (Field::Sponsored, |p, share| p.sponsored = Some(share)),
    (Field::PaidEffect, |p, share| p.paid_effect = Some(share)),
];

impl Row<'_> {
    /// Reads the profiles of the row.
    pub(super) fn profiles(&mut self, creator: &mut Creator) {
        let (mut placed, beside) = self.placed();
        let of_all = placed.network(0).or(self.section).or(self.mapping.network);
        placed.say(0, of_all);
        for at in self.places.field(Field::Handle) {
            if let Some((column, cell)) = self.at(*at)
                && !number::is_missing(cell)
            {
                self.handles(creator, column, cell, &mut placed, (of_all, &beside));
            }
        }
        // Numbered profiles are several, whatever is known of their networks.
        if !self.places.numbered {
            join_handle(creator);
        }
        // Figures of a row with one profile are that profile's, and so are those of no number among several.
        let file_network = match creator.profiles.as_slice() {
            [only] => only.network,
            [first, ..] if self.places.numbered => first.network,
            _ => of_all,
        };
        self.counts(creator, &mut placed, file_network, &beside);
        self.rates(creator, &mut placed, file_network);
        self.shares(creator, &mut placed, file_network);
        if !self.places.numbered {
            share_handle(creator);
        }
        // Whose figures and handle are still to come is somewhere all the same.
        if creator.profiles.is_empty() && file_network.is_some() {
            on_profile(creator, file_network, |_| {});
        }
    }

    /// The networks that the row names, and those of a cell that names several with a count for each.
    fn placed(&mut self) -> (Placed, Vec<Network>) {
        // An X is a network here, and not nothing.
        let mut placed = Placed::default();
        let mut beside = Vec::new();
        for at in self.places.field(Field::Network) {
            let Some((column, cell)) = self.at(*at) else {
                continue;
            };
            let named = network(cell);
            if names_several(cell) {
                let all = networks(cell);
                if column.set == 0 && self.is_shared_out(&all) {
                    beside = all;
                    continue;
                }
                self.tell(column, cell, Problem::Several);
            }
            placed.say(column.set, named);
            if named.is_none() && !number::is_missing(cell) {
                self.tell(column, cell, Problem::NoNetwork);
            }
        }
        (placed, beside)
    }

    fn counts(
        &mut self,
        creator: &mut Creator,
        placed: &mut Placed,
        file_network: Option<Network>,
        beside: &[Network],
    ) {
        for (set, columns) in &self.places.counts {
            for at in columns {
                let Some((column, cell)) = self.at(*at) else {
                    continue;
                };
                let read = figure_in(column, cell);
                if read == Read::Wrong && self.share_out(creator, column, cell, beside, *set) {
                    continue;
                }
                if let Some(count) = self.count(column, cell, read)
                    && let Some(network) = self.network_of(column, cell, placed, file_network)
                {
                    on_profile(creator, network, |profile| set(profile, count));
                }
            }
        }
    }

    fn rates(&mut self, creator: &mut Creator, placed: &mut Placed, file_network: Option<Network>) {
        for at in self.places.field(Field::EngagementRate) {
            let Some((column, cell)) = self.at(*at) else {
                continue;
            };
            let Some(number) = self.number(column, cell) else {
                continue;
            };
            let Some(rate) = rate_of(&number, column) else {
                self.tell(column, cell, Problem::Absurd);
                continue;
            };
            let Some(network) = self.network_of(column, cell, placed, file_network) else {
                continue;
            };
            // What stands in the cell is about this rate, what its header says about all.
            let basis = match rate_cell(cell).1 {
                Basis::Unknown => column.basis,
                said => said,
            };
            on_profile(creator, network, |profile| {
                profile.engagement = Some(Engagement { rate, basis });
            });
        }
    }

    fn shares(
        &mut self,
        creator: &mut Creator,
        placed: &mut Placed,
        file_network: Option<Network>,
    ) {
        for (field, set) in SHARES {
            for at in self.places.field(field) {
                let Some((column, cell)) = self.at(*at) else {
                    continue;
                };
                let highest = field.highest().unwrap_or(1.0);
                if let Some(share) = self.share(column, cell, highest)
                    && let Some(network) = self.network_of(column, cell, placed, file_network)
                {
                    on_profile(creator, network, |profile| set(profile, share));
                }
            }
        }
    }

    /// The profiles that a cell names.
    fn handles(
        &mut self,
        creator: &mut Creator,
        column: &Column,
        cell: &str,
        placed: &mut Placed,
        (of_all, beside): (Option<Network>, &[Network]),
    ) {
        if let Some(mail) = handle::mail_in(cell) {
            self.mail(creator, column, cell, mail);
        }
        let (mut is_named, mut is_elsewhere) = (false, false);
        let is_beside = beside.len() > 1 && handle::each(cell).count() == beside.len();
        for (at, named) in handle::each(cell).enumerate() {
            let is_nobody = named.handle.is_empty();
            is_named |= !is_nobody;
            is_elsewhere |= is_nobody;
            let in_its_place = beside.get(at).copied().filter(|_| is_beside);
            let here = || in_its_place.or(placed.network(column.set)).or(of_all);
            let network = named.network.or(column.network).or_else(here);
            // Of two numbered profiles on one network only the first is read.
            let mut second = column.set > 0 && !placed.take(column.set, network);
            let room = &mut *self.room;
            on_profile(creator, network, |profile| {
                if profile.handle.is_empty() {
                    profile.handle = room.keep(named.handle);
                } else if is_nobody {
                    // The handle stands in a cell before, if not in this one.
                    is_named = true;
                } else {
                    second |= !profile.handle.eq_ignore_ascii_case(named.handle);
                }
            });
            if second && (column.set == 0 || placed.is_untold(column.set)) {
                self.tell(column, cell, Problem::Second);
            }
        }
        if is_named && is_elsewhere {
            self.tell_only(column, cell, Problem::Post);
        }
    }

    /// Whether counts of the row are one for each of these networks.
    fn is_shared_out(&self, networks: &[Network]) -> bool {
        let places = self.places.counts.iter().flat_map(|(_, columns)| columns);
        let mut cells = places.filter_map(|at| self.at(*at));
        cells.any(|(_, cell)| each(cell, networks).is_some())
    }

    /// Takes a cell with a count for each of several networks apart. Says whether it is one.
    fn share_out(
        &mut self,
        creator: &mut Creator,
        column: &Column,
        cell: &str,
        beside: &[Network],
        set: fn(&mut Profile, f64),
    ) -> bool {
        if column.set > 0 || column.network.is_some() {
            return false;
        }
        let Some(figures) = each(cell, beside) else {
            return false;
        };
        for (network, figure) in figures {
            if let Some(count) = self.count(column, &figure, figure_in(column, &figure)) {
                on_profile(creator, Some(network), |profile| set(profile, count));
            }
        }
        true
    }

    /// An address of mail in the place of a handle is where somebody is written to, unless another one is known.
    fn mail(&mut self, creator: &mut Creator, column: &Column, cell: &str, mail: &str) {
        let known = &mut creator.contact;
        if known.eq_ignore_ascii_case(mail) {
            return;
        }
        if known.is_empty() {
            known.push_str(mail);
        }
        self.tell_only(column, cell, Problem::Mail);
    }

    /// On which network the profile is that a figure is about; `None`, and told, where that profile is left out.
    fn network_of(
        &mut self,
        column: &Column,
        cell: &str,
        placed: &mut Placed,
        file_network: Option<Network>,
    ) -> Option<Option<Network>> {
        if column.set == 0 {
            return Some(column.network.or(file_network));
        }
        let network = column.network.or(placed.network(column.set));
        let network = network.or(self.section).or(self.mapping.network);
        if placed.take(column.set, network) {
            return Some(network);
        }
        if placed.is_untold(column.set) {
            self.tell(column, cell, Problem::Second);
        }
        None
    }
}

/// Changes the profile on a network, which is made where there is none yet.
fn on_profile(creator: &mut Creator, network: Option<Network>, change: impl FnOnce(&mut Profile)) {
    if let Some(known) = creator.profiles.iter_mut().find(|p| p.network == network) {
        return change(known);
    }
    let mut fresh = Profile {
        network,
        ..Profile::default()
    };
    change(&mut fresh);
    creator.profiles.push(fresh);
}

/// `Ada Pine (@soap.pine)`: the handle of whom no column has one.
pub(super) fn handle_in_name(creator: &mut Creator, network: Option<Network>) {
    if creator.profiles.iter().any(|p| !p.handle.is_empty()) {
        return;
    }
    let words = || {
        creator
            .name
            .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '|' | ','))
    };
    let Some(handle) = words().find(|word| word.starts_with('@') && handle::is_marked(word)) else {
        return;
    };
    let others = words().filter(|word| *word != handle && !word.is_empty());
    let name = others.collect::<Vec<_>>().join(" ");
    let handle = handle::read(handle).handle.to_owned();
    let network = match creator.profiles.as_slice() {
        [only] => only.network,
        _ => network,
    };
    on_profile(creator, network, |profile| profile.handle = handle);
    creator.name = name;
}

/// A handle of no network beside one profile, or beside one of the same handle, names it once more.
fn join_handle(creator: &mut Creator) {
    let Some(at) = creator.profiles.iter().position(|p| p.network.is_none()) else {
        return;
    };
    let mut others = creator.profiles.iter().filter(|p| p.network.is_some());
    let said = creator.profiles.get(at).map_or("", |p| &p.handle);
    let same = others.clone().any(|p| p.handle.eq_ignore_ascii_case(said));
    if same || (others.next().is_some() && others.next().is_none()) {
        let handle = creator.profiles.remove(at).handle;
        if let [only] = creator.profiles.as_mut_slice()
            && !handle.is_empty()
        {
            only.handle = handle;
        }
    }
}

/// A handle of no network beside figures of networks is the handle on all of them. Other figures of no network are taken
/// for the first profile that has followers: [`Mapping::unplaced`] names their columns.
fn share_handle(creator: &mut Creator) {
    let Some(at) = creator.profiles.iter().position(|p| p.network.is_none()) else {
        return;
    };
    if creator.profiles.len() == 1
        || creator
            .profiles
            .get(at)
            .is_some_and(|p| p.followers.is_some())
    {
        return;
    }
    let rest = creator.profiles.remove(at);
    for profile in creator.profiles.iter_mut().filter(|p| p.handle.is_empty()) {
        profile.handle.clone_from(&rest.handle);
    }
    let counted = creator.profiles.iter().position(|p| p.followers.is_some());
    if let Some(first) = creator.profiles.get_mut(counted.unwrap_or(0)) {
        first.complete(&rest);
    }
}
