//! Whom the user means by a name.

use std::cmp::Reverse;

use crate::desk::Desk;
use crate::people::{Person, Who};
use crate::wire::{Edit, Mark, Reply, Whose};

impl Desk {
    /// Tells why those are out whose name or handle has this in it.
    pub(in crate::desk) fn ask_about(&mut self, typed: String, say: &mut dyn FnMut(Reply)) {
        self.picking.about = typed;
        let about = self.asked_about();
        if let Some(run) = &mut self.picking.run {
            run.about = about;
            run.explain_anew();
        }
        self.say_picks(say);
    }

    /// Who has in a name or handle what was typed: whoever is called exactly so, then those with the highest scores.
    pub(super) fn asked_about(&self) -> Vec<Who> {
        let typed = plain(&self.picking.about);
        if typed.is_empty() {
            return Vec::new();
        }
        let mut people = self.called(|name| name.contains(&typed));
        let exact = self.called(|name| name == typed);
        let score = |who| self.lines.get(who).map_or(0.0, |line| line.score);
        people.sort_by(|a, b| {
            let is = |who: &Who| Reverse(exact.binary_search(who).is_ok());
            let exact = is(a).cmp(&is(b));
            exact.then(score(*b).total_cmp(&score(*a))).then(a.cmp(b))
        });
        people
    }

    /// Marks whoever is called exactly so.
    pub(in crate::desk) fn mark(&mut self, name: &str, mark: Mark, say: &mut dyn FnMut(Reply)) {
        let typed = plain(name);
        let why = match self.called(|name| name == typed).as_slice() {
            [who] => {
                let edit = Edit::Mark { mark, on: true };
                return self.edit(Whose::One(who.0), &edit, say);
            }
            [] => format!(
                "Nobody in your roster is called {name}. Type the handle or name as it stands there."
            ),
            all => format!(
                "{} creators are called {name}. Mark the one you mean on the Roster page.",
                all.len()
            ),
        };
        say(Reply::Declined(why));
    }

    /// Those of whom the name or a handle, as [`plain`] writes it, fits.
    fn called(&self, fits: impl Fn(&str) -> bool) -> Vec<Who> {
        let is = |person: &Person| {
            let handles = self.roster.accounts(person).map(|account| account.handle);
            let mut names = handles.chain([person.name]);
            names.any(|name| fits(&plain(self.roster.text(name))))
        };
        let everybody = self.roster.everybody();
        everybody
            .filter(|(_, person)| is(person))
            .map(|(who, _)| who)
            .collect()
    }
}

/// A name as it is compared: in lower case, without spaces around it and without its sign.
fn plain(name: &str) -> String {
    name.trim().trim_start_matches('@').to_lowercase()
}
