//! Who is found, and in which order.

use tierwise_core::domain::tier::TierScheme;

use super::tally::Tally;
use crate::columns::Column;
use crate::filter::{Filter, Known};
use crate::lines::Lines;
use crate::people::{Roster, Who};
use crate::table;
use crate::wire::Look;

/// Who is found, and in which order: what was worked out for a look stays for the next one that shares it.
#[derive(Default)]
pub(super) struct Found {
    /// Everybody in order, and which order that is.
    order: Vec<Who>,
    sorted: Option<(Column, bool)>,
    /// By number, whether the filter takes somebody, and which filter that is.
    taken: Vec<bool>,
    filtered: Option<String>,
    /// Those it takes, in order.
    pub matched: Vec<Who>,
    /// Counts of those.
    pub tally: Tally,
    /// Counts of everybody.
    pub all: Option<Tally>,
}

impl Found {
    /// Puts everybody in the order of the look and finds those it asks for. Says what it did not understand.
    pub fn follow(
        &mut self,
        look: &Look,
        roster: &Roster,
        lines: &Lines,
        scheme: &TierScheme,
    ) -> Vec<String> {
        let sorts = self.sorted != Some((look.by, look.rising));
        if sorts {
            self.order = table::sorted(roster, lines, look.by, look.rising);
            self.sorted = Some((look.by, look.rising));
        }
        let known = Known {
            scheme,
            places: roster.place_words(),
            niches: roster.niche_texts(),
        };
        let filter = Filter::read(&look.filter, &known);
        let finds = self.filtered.as_ref() != Some(&look.filter);
        if finds {
            self.find(&filter, roster, lines, scheme);
            self.filtered = Some(look.filter.clone());
        }
        if filter.is_empty() {
            if sorts || finds {
                self.matched.clone_from(&self.order);
            }
        } else if sorts || finds {
            let takes = |who: &&Who| self.taken.get(who.0 as usize) == Some(&true);
            self.matched = self.order.iter().filter(takes).copied().collect();
        }
        filter.problems
    }

    /// Asks everybody in the order in which they lie, which is many times faster than in the one they are sorted in.
    fn find(&mut self, filter: &Filter, roster: &Roster, lines: &Lines, scheme: &TierScheme) {
        let nobody = || Tally::new(scheme.bands().len());
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
        self.tally = nobody();
        self.taken.clear();
        self.taken.resize(roster.numbers(), false);
        for (who, line) in lines.all() {
            let words = search.map_or("", |search| search.words(who));
            if let Some(taken) = self.taken.get_mut(who.0 as usize)
                && filter.takes(line, words)
            {
                *taken = true;
                self.tally.count(line);
            }
        }
    }
}
