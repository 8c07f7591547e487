//! Sorting, and creators in words.

use tierwise_core::domain::creator::{Creator, Engagement, Price, Profile};

use crate::columns::Column;
use crate::lines::{Line, Lines};
use crate::people::{Person, Roster, Who};
use crate::search::push_lower;
use crate::weights::Component;
use crate::wire::{PriceView, ProfileView};

/// Everybody in the order of a column. What is unknown comes last, of equals who came first.
pub fn sorted(roster: &Roster, lines: &Lines, by: Column, rising: bool) -> Vec<Who> {
    let number = |key: fn(&Line) -> Option<f32>| by_number(lines, rising, key);
    match by {
        Column::Name | Column::Tags => {
            let search = lines.search(roster);
            by_words(roster, rising, |who, _| search.words(who))
        }
        Column::Network => by_words(roster, rising, |who, _| {
            let network = lines.get(who).and_then(|line| line.network);
            network.map_or("", |n| n.label())
        }),
        Column::Niche => by_lower(roster, rising, |person| {
            roster.niches(person.niches).next().unwrap_or("")
        }),
        Column::Language => by_lower(roster, rising, |person| {
            roster.label(roster.rest(person).language)
        }),
        Column::Contact => by_lower(roster, rising, |person| {
            roster.text(roster.rest(person).contact)
        }),
        Column::Followers | Column::Tier => number(|l| l.followers.map(|f| f as f32)),
        Column::Engagement => number(Line::percentile),
        Column::Views => number(|l| l.views),
        Column::Reach => number(|l| Some(l.part(Component::Reach))),
        Column::Influence => number(|l| Some(l.part(Component::Influence))),
        Column::Fit => number(|l| Some(l.part(Component::Niche))),
        Column::Authentic => number(|l| Some(l.part(Component::Authenticity))),
        Column::Cost => number(|l| Some(l.part(Component::Cost))),
        Column::Share => number(|l| l.share),
        Column::Fee => number(|l| Some(l.fee_usd)),
        Column::Stage => number(|l| l.stage.map(f32::from)),
        // Days as whole numbers are exact up to the year 1677.
        Column::Next => number(|l| l.next.map(|day| day as f32)),
        Column::Score => number(|l| (!l.outside).then_some(l.score)),
    }
}

fn by_number(lines: &Lines, rising: bool, key: impl Fn(&Line) -> Option<f32>) -> Vec<Who> {
    let keyed = |(who, line): (Who, &Line)| {
        let key = key(line).map_or(f32::INFINITY, |key| if rising { key } else { -key });
        (key, who)
    };
    let mut keys: Vec<(f32, Who)> = lines.all().map(keyed).collect();
    // It leaves equals as they are.
    radsort::sort_by_key(&mut keys, |(key, _)| *key);
    keys.into_iter().map(|(_, who)| who).collect()
}

/// As [`by_words`], of words as somebody wrote them: capitals do not come before lower case.
fn by_lower<'a>(
    roster: &'a Roster,
    rising: bool,
    words: impl Fn(&'a Person) -> &'a str,
) -> Vec<Who> {
    // One text for all, and by number where somebody's words begin and end in it.
    let mut lower = String::new();
    let mut places = vec![0..0; roster.numbers()];
    for (who, person) in roster.everybody() {
        let start = lower.len();
        push_lower(&mut lower, words(person));
        if let Some(place) = places.get_mut(who.0 as usize) {
            *place = start..lower.len();
        }
    }
    by_words(roster, rising, |who, _| {
        let place = places.get(who.0 as usize).cloned();
        place.and_then(|place| lower.get(place)).unwrap_or("")
    })
}

fn by_words<'a>(
    roster: &'a Roster,
    rising: bool,
    words: impl Fn(Who, &'a Person) -> &'a str,
) -> Vec<Who> {
    let all = roster.everybody();
    let mut keys: Vec<(u64, &str, Who)> = Vec::with_capacity(roster.len());
    keys.extend(all.map(|(who, person)| {
        let words = words(who, person);
        (start(words, rising), words, who)
    }));
    sort_words(&mut keys, rising);
    keys.into_iter().map(|(.., who)| who).collect()
}

/// Puts words in order, each with its [`start`].
fn sort_words(keys: &mut [(u64, &str, Who)], rising: bool) {
    keys.sort_unstable_by(|a, b| {
        let order = match (a.1.is_empty(), b.1.is_empty()) {
            _ if a.0 != b.0 => a.0.cmp(&b.0),
            (false, false) if rising => a.1.cmp(b.1),
            (false, false) => b.1.cmp(a.1),
            (one, other) => one.cmp(&other),
        };
        order.then(a.2.cmp(&b.2))
    });
}

/// The first eight bytes as a number, in the order of the texts: most are told apart by it, without a look at the
/// texts. What says nothing comes last.
fn start(words: &str, rising: bool) -> u64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(words.bytes()) {
        *to = from;
    }
    match u64::from_be_bytes(bytes) {
        _ if words.is_empty() => u64::MAX,
        start if rising => start,
        start => !start,
    }
}

/// A rate, and in words what it is a share of.
pub fn rate(engagement: Engagement) -> (f64, String) {
    (engagement.rate, engagement.basis.label().to_lowercase())
}

/// A profile with its figures.
pub fn profile(profile: &Profile) -> ProfileView {
    let percent = |share: Option<f64>| share.map(|share| 100.0 * share);
    let figures = [
        ("following", profile.following.map(|n| n as f64)),
        ("posts", profile.posts.map(|n| n as f64)),
        ("likes a post", profile.likes),
        ("comments a post", profile.comments),
        ("shares a post", profile.shares),
        ("saves a post", profile.saves),
        ("% of posts sponsored", percent(profile.sponsored)),
        (
            "% of its engagement where a post is sponsored",
            percent(profile.paid_effect),
        ),
        ("conversions a post", profile.conversions),
        ("views a video", profile.views),
        ("people reached by a post", profile.reach),
        ("interactions a post", profile.interactions),
    ];
    let known = figures
        .into_iter()
        .filter_map(|(label, figure)| Some((label.to_owned(), figure?)));
    ProfileView {
        network: profile
            .network
            .map_or("Platform unknown", |n| n.label())
            .to_owned(),
        handle: profile.handle.clone(),
        followers: profile.followers,
        rate: profile.engagement.map(rate),
        figures: known.collect(),
    }
}

/// What else a file says of a creator: label and text.
pub fn facts(creator: &Creator) -> Vec<(String, String)> {
    let texts = [
        ("Niche", creator.categories.join(", ")),
        ("Language", creator.language.clone()),
        ("Tier in the file", creator.stated_tier.clone()),
        ("Contact", creator.contact.clone()),
        ("Discount code", creator.code.clone()),
        ("Notes", creator.notes.clone()),
        ("Id", creator.id.clone()),
    ];
    let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(label, text)| (label.to_owned(), text)).collect()
}

/// What a creator asks for.
pub fn prices(creator: &Creator) -> Vec<PriceView> {
    let price = |price: &Price| PriceView {
        deliverable: price.deliverable.clone(),
        minor: price.amount.get(),
        currency: price.currency.code().to_owned(),
        stated: price.stated,
    };
    creator.prices.iter().map(price).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Change, Twice};
    use tierwise_core::domain::brief::Brief;
    use tierwise_core::domain::evidence::schemes;
    use tierwise_core::domain::settings::Context;

    #[test]
    fn words_stand_in_their_order_whether_they_begin_with_capitals_or_not() {
        let mut roster = Roster::default();
        for words in ["beta", "Écru", "Alpha", "", "Gamma", "écrit", "alpine"] {
            let creator = Creator {
                name: format!("of {words}"),
                contact: words.to_owned(),
                language: words.to_owned(),
                categories: vec![words.to_owned()],
                ..Creator::default()
            };
            roster.add(&creator, Twice::Skip, &mut Change::default());
        }
        let scorer =
            crate::score::Scorer::new(&Brief::default(), &Context::default(), Default::default());
        let lines = Lines::of(&roster, &scorer, &schemes::default_scheme());
        let order = |by, rising| {
            let words = |who: Who| roster.text(roster.rest(roster.person(who).unwrap()).contact);
            let sorted = sorted(&roster, &lines, by, rising);
            sorted.into_iter().map(words).collect::<Vec<_>>()
        };
        let mut wanted = vec!["Alpha", "alpine", "beta", "Gamma", "écrit", "Écru", ""];
        for by in [Column::Contact, Column::Language, Column::Niche] {
            assert_eq!(order(by, true), wanted, "{by:?}");
        }
        wanted[..6].reverse();
        assert_eq!(order(Column::Contact, false), wanted);
    }
}
