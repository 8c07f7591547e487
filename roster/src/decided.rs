//! What the marketer decided about a creator, as cells of a file: written by the export, read by the intake.

use tierwise_core::domain::money::{Currency, Minor};
use tierwise_import::Field;
use tierwise_import::creators::Rows;

use crate::people::{Change, Marks, Roster, Who};
use crate::relation::{self, Audience, Gift, Relation, Stage};

/// What a row says about what was decided.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decided {
    /// Pinned, excluded.
    pub marks: Marks,
    /// What there is between the marketer and them.
    pub relation: Relation,
}

/// Marks in words.
pub const fn mark(marks: Marks) -> &'static str {
    match (marks.pinned, marks.excluded) {
        (true, false) => "pinned",
        (false, true) => "excluded",
        (true, true) => "pinned, excluded",
        (false, false) => "",
    }
}

/// Tags in one cell.
pub fn tags(relation: &Relation) -> String {
    list(relation.tags.iter().cloned())
}

/// What was sent, in one cell: `2026-02-01 Two candles 24 USD; 2026-03-01 Soap 4.5 EUR`.
pub fn gifts(relation: &Relation) -> String {
    list(relation.gifts.iter().map(|gift| {
        let cost = gift.cost.major(gift.currency);
        let (on, code) = (relation::day_text(gift.on), gift.currency.code());
        format!("{on} {} {cost} {code}", gift.what)
    }))
}

/// Things with semicolons between them; one inside a thing has a backslash before it.
fn list(things: impl Iterator<Item = String>) -> String {
    let escaped = things.map(|thing| thing.replace('\\', r"\\").replace(';', r"\;"));
    escaped.collect::<Vec<_>>().join("; ")
}

/// The things of such a list.
fn things(cell: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut signs = cell.chars().peekable();
    while let Some(sign) = signs.next() {
        let meant = signs.peek().copied().filter(|c| matches!(c, '\\' | ';'));
        match (sign, meant) {
            (';', _) => all.push(String::new()),
            (sign, meant) => {
                let escaped = meant.filter(|_| sign == '\\');
                if escaped.is_some() {
                    signs.next();
                }
                if let Some(last) = all.last_mut() {
                    last.push(escaped.unwrap_or(sign));
                }
            }
        }
    }
    let trimmed = all.iter().map(|thing| thing.trim().to_owned());
    trimmed.filter(|thing| !thing.is_empty()).collect()
}

impl Decided {
    /// What the row that was read last says. What cannot be taken is told. A share of an audience is of the place that
    /// is asked for, where the row does not say of which.
    pub fn of(rows: &mut Rows<'_>, line: u32, asked_place: Option<u64>) -> Self {
        let mut decided = Self::default();
        let mut wrong = Vec::new();
        let mut keep = |field: Field, kept: bool| {
            if !kept {
                wrong.push(field);
            }
        };
        if let Some(cell) = rows.said(Field::Mark) {
            for word in cell.split([',', ';']).map(str::trim) {
                match word.to_lowercase().as_str() {
                    "pinned" => decided.marks.pinned = true,
                    "excluded" => decided.marks.excluded = true,
                    other => keep(Field::Mark, other.is_empty()),
                }
            }
        }
        let relation = &mut decided.relation;
        if let Some(cell) = rows.said(Field::Stage) {
            let is = |stage: &&Stage| stage.label().eq_ignore_ascii_case(cell.trim());
            relation.stage = Stage::ALL.iter().find(is).copied();
            keep(Field::Stage, relation.stage.is_some());
        }
        for tag in things(rows.said(Field::Tags).unwrap_or_default()) {
            keep(Field::Tags, relation.tag(&tag).is_ok());
        }
        let what = rows.said(Field::NextStep).unwrap_or_default();
        if let Some(on) = rows.said(Field::NextOn) {
            relation.next = relation::step(on, what).ok();
            keep(Field::NextOn, relation.next.is_some());
        } else {
            keep(Field::NextStep, what.is_empty());
        }
        for thing in things(rows.said(Field::Gifts).unwrap_or_default()) {
            let sent = gift(&thing).and_then(|gift| relation.send(gift).ok());
            keep(Field::Gifts, sent.is_some());
        }
        let posts = rows.amount(Field::PackagePosts);
        let price = rows.amount(Field::PackagePrice);
        if let (Some((posts, _)), Some((price, currency))) = (posts, price) {
            relation.package = package(posts, price, currency);
            keep(Field::PackagePosts, relation.package.is_some());
        } else {
            keep(
                Field::PackagePosts,
                rows.said(Field::PackagePosts).is_none(),
            );
            keep(
                Field::PackagePrice,
                rows.said(Field::PackagePrice).is_none(),
            );
        }
        let place = match rows.said(Field::NotedPlace) {
            Some(said) => {
                let place = Audience::place_of(said);
                keep(Field::NotedPlace, place.is_some());
                place
            }
            None => asked_place,
        };
        if let Some(place) = place {
            let share = rows.part(Field::NotedAudience);
            keep(Field::NotedAudience, share != Some(None));
            relation.audience = share.flatten().map(|share| Audience::noted(share, place));
        }
        for field in wrong {
            rows.undecided(line, field);
        }
        decided
    }

    /// Whether files can say anything of the kind.
    pub fn are_in(rows: &Rows<'_>) -> bool {
        let is = |field: &&Field| field.is_decision() || **field == Field::NotedAudience;
        Field::ALL.iter().filter(is).any(|field| rows.has(*field))
    }

    /// Brings it to somebody. What was decided about them before stays, unless it is to be replaced by what the file
    /// says. Whether that changed anything.
    pub fn bring(self, roster: &mut Roster, who: Who, replaces: bool, change: &mut Change) -> bool {
        let Some(person) = roster.person(who).copied() else {
            return false;
        };
        let before = roster.relation(&person).cloned().unwrap_or_default();
        let marks = match (self.marks == Marks::default(), replaces) {
            (false, true) => self.marks,
            (false, false) if person.marks == Marks::default() => self.marks,
            _ => person.marks,
        };
        let (first, second) = if replaces {
            (self.relation, before.clone())
        } else {
            (before.clone(), self.relation)
        };
        let relation = completed(first, second);
        if marks != person.marks {
            roster.mark(who, marks, change);
        }
        let other = relation != before;
        if other {
            roster.relate(who, relation, change);
        }
        other || marks != person.marks
    }
}

/// A relation with what it lacks from another.
fn completed(relation: Relation, other: Relation) -> Relation {
    let some = |list: &[Gift]| !list.is_empty();
    Relation {
        stage: relation.stage.or(other.stage),
        tags: if relation.tags.is_empty() {
            other.tags
        } else {
            relation.tags
        },
        next: relation.next.or(other.next),
        gifts: if some(&relation.gifts) {
            relation.gifts
        } else {
            other.gifts
        },
        package: relation.package.or(other.package),
        audience: relation.audience.or(other.audience),
    }
}

fn gift(text: &str) -> Option<Gift> {
    let (on, rest) = text.split_once(' ')?;
    let (rest, code) = rest.rsplit_once(' ')?;
    let (what, cost) = rest.rsplit_once(' ')?;
    let currency = Currency::parse(code)?;
    let cost = Minor::from_major(cost.parse().ok()?, currency)?;
    relation::gift(on, what, cost, currency).ok()
}

fn package(posts: f64, price: f64, currency: Currency) -> Option<relation::Package> {
    let whole = posts.fract() == 0.0 && posts >= 0.0;
    let price = Minor::from_major(price, currency)?;
    relation::package(whole.then_some(posts as u32)?, price, currency).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_list_comes_back(all in proptest::collection::vec(r"[a-z;\\\\]([a-z; \\\\,]{0,6}[a-z;\\\\])?", 0..5)) {
            prop_assert_eq!(things(&list(all.iter().cloned())), all);
        }
    }

    #[test]
    fn a_backslash_of_somebody_else_stays() {
        assert_eq!(things(r"a\b; c"), [r"a\b", "c"]);
    }
}
