//! Who is found, and in which order.

use super::tally::Tally;
use crate::columns::Column;
use crate::filter::{Filter, Known};
use crate::lines::Lines;
use crate::people::{Roster, Who};
use crate::table;
use crate::wire::{Look, Strict};

/// By which column, and whether the smallest comes first.
type Sorting = (Column, bool);

/// Orders that are kept: each takes four bytes for every creator.
const KEPT: usize = 6;
/// What a table is most often sorted by, made ready in a pause: words take long to sort, and these are asked for first.
const READY: [Sorting; 3] = [
    (Column::Name, true),
    (Column::Followers, false),
    (Column::Score, false),
];

/// Who is found, and in which order: what was worked out for a look stays for the next one that shares it.
#[derive(Default)]
pub(super) struct Found {
    /// Everybody in the orders that were last asked for or made ready, the newest last, and which orders these are.
    orders: Vec<(Sorting, Vec<Who>)>,
    /// The order of those who are matched.
    sorted: Option<Sorting>,
    /// By number, whether the filter takes somebody, and which filter that is.
    taken: Vec<bool>,
    filtered: Option<String>,
    /// What keeps everybody out, where it takes nobody.
    pub strict: Option<Strict>,
    /// Those it takes, in order.
    pub matched: Vec<Who>,
    /// Counts of those.
    pub tally: Tally,
    /// Counts of everybody.
    pub all: Option<Tally>,
}

impl Found {
    /// Puts everybody in the order of the look and finds those it asks for. Gives back how its line was read.
    pub fn follow(&mut self, look: &Look, roster: &Roster, lines: &Lines, known: &Known) -> Filter {
        let sorting = (look.by, look.rising);
        let sorts = self.sorted != Some(sorting);
        self.sort(sorting, roster, lines);
        self.sorted = Some(sorting);
        let filter = Filter::read(&look.filter, known);
        let finds = self.filtered.as_ref() != Some(&look.filter);
        if finds {
            self.find(&filter, roster, lines, known);
            self.filtered = Some(look.filter.clone());
        }
        if sorts || finds {
            let order = self.orders.iter().find(|(kept, _)| *kept == sorting);
            let order = order.map_or(&[][..], |(_, order)| order);
            let takes = |who: &&Who| self.taken.get(who.0 as usize) == Some(&true);
            self.matched.clear();
            if filter.is_empty() {
                self.matched.extend_from_slice(order);
            } else {
                self.matched.extend(order.iter().filter(takes));
            }
        }
        filter
    }

    /// Makes the orders ready that are asked for most.
    pub fn prepare(&mut self, roster: &Roster, lines: &Lines) {
        for sorting in READY {
            self.sort(sorting, roster, lines);
        }
    }

    /// Puts everybody in an order, if that is not kept.
    fn sort(&mut self, (by, rising): Sorting, roster: &Roster, lines: &Lines) {
        if self.orders.iter().any(|(kept, _)| *kept == (by, rising)) {
            return;
        }
        if self.orders.len() == KEPT {
            self.orders.remove(0);
        }
        let order = table::sorted(roster, lines, by, rising);
        self.orders.push(((by, rising), order));
    }

    /// Asks everybody in the order in which they lie, which is many times faster than in the one they are sorted in.
    fn find(&mut self, filter: &Filter, roster: &Roster, lines: &Lines, known: &Known) {
        let nobody = || Tally::new(known.tiers());
        self.strict = None;
        let all = self.all.get_or_insert_with(|| {
            let mut all = nobody();
            lines.all().for_each(|(_, line)| all.count(line));
            all
        });
        if filter.is_empty() {
            self.tally = all.clone();
            return;
        }
        let search = filter.has_words().then(|| lines.search(roster));
        let words = |who: Who| search.map_or("", |search| search.words(who));
        self.tally = nobody();
        self.taken.clear();
        self.taken.resize(roster.numbers(), false);
        let mut takes = false;
        for (who, line) in lines.all() {
            if let Some(taken) = self.taken.get_mut(who.0 as usize)
                && filter.takes(line, words(who))
            {
                *taken = true;
                takes = true;
                self.tally.count(line);
            }
        }
        if !takes && lines.all().next().is_some() {
            let everybody = lines.all().map(|(who, line)| (line, words(who)));
            self.strict = Some(filter.strict(everybody, known));
        }
    }
}
