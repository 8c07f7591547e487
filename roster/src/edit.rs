//! Changing creators by hand, one or many at a time.

use tierwise_core::domain::creator::{Basis, Creator, Engagement, Network, Profile};
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_import::creators::Problem;
use tierwise_import::{Field, creators, exact};

use crate::people::{Change, Person, Roster, Who};
use crate::quotes;
use crate::relation::{self, Relation, Stage};
use crate::wire::{Edit, Mark};

/// Fields that can be changed by hand, in the order in which they are offered.
pub const FIELDS: [Field; 24] = [
    Field::Name,
    Field::Handle,
    Field::Network,
    Field::Followers,
    Field::EngagementRate,
    Field::Category,
    Field::Country,
    Field::City,
    Field::Language,
    Field::Fee,
    Field::Credible,
    Field::Likes,
    Field::Comments,
    Field::Shares,
    Field::Saves,
    Field::Conversions,
    Field::Sponsored,
    Field::PaidEffect,
    Field::Views,
    Field::Reach,
    Field::Email,
    Field::Code,
    Field::Id,
    Field::Notes,
];

/// What can be changed by hand about somebody: place of the field, label, what it is now as one would type it.
pub fn fields(roster: &Roster, person: &Person, networks: &[Network]) -> Vec<(u8, String, String)> {
    let creator = roster.creator(person);
    let main = main(roster, person, networks);
    let field = |field: &Field| {
        let at = Field::ALL.iter().position(|f| f == field)?;
        let now = now(*field, &creator, main.as_ref());
        Some((u8::try_from(at).ok()?, field.label().to_owned(), now))
    };
    FIELDS.iter().filter_map(field).collect()
}

/// The profile that stands for somebody, with its handle.
fn main<'a>(roster: &'a Roster, person: &Person, networks: &[Network]) -> Option<Profile<&'a str>> {
    let (_, account) = roster.main_account(person, networks)?;
    Some(account.with_handle(roster.text(account.handle)))
}

/// A field as one would type it, so that it is the same when it is read.
fn now(field: Field, creator: &Creator, main: Option<&Profile<&str>>) -> String {
    let figure = |figure: Option<f64>| figure.map_or(String::new(), exact);
    let percent = |share: Option<f64>| {
        share.map_or(String::new(), |share| {
            // A rate is typed with a few digits; what binary fractions add is not shown.
            let rounded = libm::round(share * 1e8) / 1e6;
            format!("{rounded}%")
        })
    };
    let place = |place: &Option<String>| place.clone().unwrap_or_default();
    match field {
        Field::Name => creator.name.clone(),
        Field::Id => creator.id.clone(),
        Field::Email => creator.contact.clone(),
        Field::Code => creator.code.clone(),
        Field::Language => creator.language.clone(),
        Field::Notes => creator.notes.clone(),
        Field::Category => creator.categories.join(", "),
        Field::Country => place(&creator.country),
        Field::City => place(&creator.city),
        Field::Credible => percent(creator.credible),
        Field::Fee => {
            let at = fee(creator, main.and_then(|p| p.network));
            let price = at.and_then(|at| creator.prices.get(at));
            price.map_or(String::new(), |price| {
                let amount = exact(price.amount.major(price.currency));
                format!("{amount} {}", price.currency.code())
            })
        }
        Field::Handle => main.map_or("", |p| p.handle).to_owned(),
        Field::Network => main
            .and_then(|p| p.network)
            .map_or("", |n| n.label())
            .to_owned(),
        Field::Followers => figure(main.and_then(|p| p.followers).map(|f| f as f64)),
        Field::EngagementRate => percent(main.and_then(|p| p.engagement).map(|e| e.rate)),
        Field::Likes => figure(main.and_then(|p| p.likes)),
        Field::Comments => figure(main.and_then(|p| p.comments)),
        Field::Shares => figure(main.and_then(|p| p.shares)),
        Field::Saves => figure(main.and_then(|p| p.saves)),
        Field::Conversions => figure(main.and_then(|p| p.conversions)),
        Field::Sponsored => percent(main.and_then(|p| p.sponsored)),
        Field::PaidEffect => percent(main.and_then(|p| p.paid_effect)),
        Field::Views => figure(main.and_then(|p| p.views)),
        Field::Reach => figure(main.and_then(|p| p.reach)),
        _ => String::new(),
    }
}

/// The place of the price that counts for a profile on a network.
fn fee(creator: &Creator, network: Option<Network>) -> Option<usize> {
    let prices = creator.prices.iter();
    quotes::standing(
        prices.map(|price| quotes::named(&price.deliverable)),
        network,
    )
}

/// What a change by hand needs to know of the brief.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Its networks: figures of a profile go to the main one, which is of one of these where there is one.
    pub networks: &'a [Network],
    /// The currency of amounts without one.
    pub currency: Currency,
    /// The place it asks for ([`relation::Audience::place`]).
    pub place: Option<u64>,
}

/// Changes creators, all of them or, where one cannot be changed, none.
///
/// # Errors
/// Why it cannot be done, in plain words.
pub fn apply(
    roster: &mut Roster,
    whose: &[Who],
    edit: &Edit,
    asked: Asked,
) -> Result<(String, Change), String> {
    let mut change = Change::default();
    let said = said(edit, &whom(roster, whose));
    for who in whose {
        if let Err(why) = one(roster, *who, edit, asked, &mut change) {
            roster.swap(change);
            return Err(match whose {
                [_] => why,
                _ => format!("{}: {why} Nobody was changed.", whom(roster, &[*who])),
            });
        }
    }
    Ok((said, change))
}

fn one(
    roster: &mut Roster,
    who: Who,
    edit: &Edit,
    asked: Asked,
    change: &mut Change,
) -> Result<(), String> {
    let Some(person) = roster.person(who).copied() else {
        return Ok(());
    };
    match edit {
        Edit::Mark { mark, on } => {
            let mut marks = person.marks;
            // Nobody is both in every list and out of it: what is said last counts.
            match mark {
                Mark::Pinned => (marks.pinned, marks.excluded) = (*on, marks.excluded && !on),
                Mark::Excluded => (marks.excluded, marks.pinned) = (*on, marks.pinned && !on),
            }
            if marks != person.marks {
                roster.mark(who, marks, change);
            }
        }
        Edit::Remove => roster.remove(who, change),
        Edit::Field { field, text } => {
            let field = Field::ALL.get(usize::from(*field)).copied();
            let field = field.filter(|f| FIELDS.contains(f));
            let field = field.ok_or("This cannot be changed by hand.")?;
            let main = main(roster, &person, asked.networks);
            let network = main.as_ref().and_then(|profile| profile.network);
            let mut creator = roster.creator(&person);
            let before = creator.clone();
            let typed = Typed {
                text,
                now: &now(field, &creator, main.as_ref()),
                currency: asked.currency,
            };
            set(&mut creator, network, field, &typed)?;
            let names = matches!(field, Field::Handle | Field::Network | Field::Name);
            if names && roster.find(&creator).is_some_and(|other| other != who) {
                return Err("Another creator of the roster is called so already.".to_owned());
            }
            if creator != before {
                roster.replace(who, &creator, change);
            }
        }
        Edit::Stage(_)
        | Edit::Tag { .. }
        | Edit::Next(_)
        | Edit::Gift { .. }
        | Edit::Ungift(_)
        | Edit::Package(_)
        | Edit::Audience(_) => {
            let before = roster.relation(&person).cloned().unwrap_or_default();
            let mut relation = before.clone();
            relate(&mut relation, edit, asked)?;
            if relation != before {
                roster.relate(who, relation, change);
            }
        }
    }
    Ok(())
}

/// Changes what there is between the marketer and a creator.
fn relate(relation: &mut Relation, edit: &Edit, asked: Asked) -> Result<(), String> {
    let currency = asked.currency;
    match edit {
        Edit::Stage(slug) => {
            relation.stage = slug.as_deref().and_then(Stage::from_slug);
        }
        Edit::Tag { tag, on: true } => relation.tag(tag)?,
        Edit::Tag { tag, on: false } => relation.untag(tag.trim()),
        Edit::Next(next) => {
            let step = next
                .as_ref()
                .map(|step| relation::step(&step.on, &step.what));
            relation.next = step.transpose()?;
        }
        Edit::Gift { on, what, cost } => {
            let (cost, currency) = amount(cost, currency)?.unwrap_or((Minor::ZERO, currency));
            relation.send(relation::gift(on, what, cost, currency)?)?;
        }
        Edit::Ungift(at) => {
            let at = *at as usize;
            if at < relation.gifts.len() {
                relation.gifts.remove(at);
            }
        }
        Edit::Package(None) => relation.package = None,
        Edit::Package(Some((posts, price))) => {
            let posts = tierwise_import::figure(posts)
                .filter(|(n, percent)| !percent && n.fract() == 0.0 && *n >= 0.0)
                .ok_or("Write the number of posts, for instance 3.")?;
            let price = amount(price, currency)?.ok_or("Write what the posts cost together.")?;
            let package = relation::package(posts.0 as u32, price.0, price.1)?;
            relation.package = Some(package);
        }
        Edit::Audience(text) => {
            let place = asked
                .place
                .ok_or("The brief asks for no place. Say there where you sell.")?;
            relation.audience = relation::audience(text, place)?;
        }
        Edit::Mark { .. } | Edit::Remove | Edit::Field { .. } => {}
    }
    Ok(())
}

/// An amount as somebody types it; `None` where there is none.
fn amount(text: &str, currency: Currency) -> Result<Option<(Minor, Currency)>, String> {
    let typed = Typed {
        text,
        now: "",
        currency,
    };
    let read = typed.read(Field::Fee, None)?;
    Ok(read.prices.first().map(|p| (p.amount, p.currency)))
}

/// What somebody typed.
struct Typed<'a> {
    text: &'a str,
    /// What it is typed over.
    now: &'a str,
    /// The currency of amounts without one.
    currency: Currency,
}

impl Typed<'_> {
    /// As a column of that field would be read.
    fn read(&self, field: Field, network: Option<Network>) -> Result<Creator, String> {
        creators::typed(field, network, self.text, self.now, self.currency).map_err(declined)
    }

    /// As it stands: in a file “N/A” says that nothing is known, but nobody types that into an empty field.
    fn words(&self) -> String {
        self.text.trim().to_owned()
    }

    /// The same, where it says anything.
    fn said(&self) -> Option<String> {
        Some(self.words()).filter(|words| !words.is_empty())
    }
}

/// Sets a field to what was typed; nothing typed makes it unknown.
fn set(
    creator: &mut Creator,
    network: Option<Network>,
    field: Field,
    typed: &Typed<'_>,
) -> Result<(), String> {
    let read = typed.read(field, network)?;
    let profile = read.profiles.first();
    match field {
        Field::Name => creator.name = typed.words(),
        Field::Id => creator.id = typed.words(),
        Field::Email => creator.contact = typed.words(),
        Field::Code => creator.code = typed.words(),
        Field::Language => creator.language = typed.words(),
        Field::Notes => creator.notes.clone_from(&read.notes),
        Field::Category => {
            let niches = typed.text.split([',', ';']).map(str::trim);
            creator.categories = niches
                .filter(|n| !n.is_empty())
                .map(str::to_owned)
                .collect();
        }
        Field::Country => creator.country = typed.said(),
        Field::City => creator.city = typed.said(),
        Field::Credible => creator.credible = read.credible,
        Field::Fee => {
            // It takes the place of the price that counts, and stays the price of the same thing.
            let at = fee(creator, network);
            let before = at.map(|at| creator.prices.remove(at));
            let deliverable = before.map_or(String::new(), |price| price.deliverable);
            if let Some(price) = read.prices.first() {
                let at = at.unwrap_or(creator.prices.len());
                creator
                    .prices
                    .insert(at, price.with_deliverable(deliverable));
            }
        }
        Field::Network => {
            move_to(creator, network, profile.and_then(|p| p.network))?;
        }
        Field::Handle => {
            let handle = match typed.said() {
                Some(_) => one_handle(&read)?,
                None => String::new(),
            };
            // The address of a profile says where it is.
            let said = profile.and_then(|p| p.network);
            match (network, said) {
                (Some(now), Some(other)) if now != other => {
                    return Err(format!(
                        "This address leads to {}, and the profile is on {}. Change the platform first.",
                        other.label(),
                        now.label()
                    ));
                }
                (None, Some(_)) => move_to(creator, None, said)?,
                _ => {}
            }
            let named = on_profile(creator, said.or(network));
            let was = std::mem::replace(&mut named.handle, handle.clone());
            // Where the handle was the name, it still is.
            if creator.name == was {
                creator.name = handle;
            }
        }
        Field::EngagementRate => {
            let rate = profile.and_then(|p| p.engagement);
            let main = on_profile(creator, network);
            let basis = main.engagement.map(|e| e.basis);
            // “3.4% by views” says what it is a share of; else it is of what it was.
            main.engagement = rate.map(|typed| match (typed.basis, basis) {
                (Basis::Unknown, Some(basis)) => Engagement { basis, ..typed },
                _ => typed,
            });
        }
        Field::Followers => {
            on_profile(creator, network).followers = profile.and_then(|p| p.followers)
        }
        Field::Likes => on_profile(creator, network).likes = profile.and_then(|p| p.likes),
        Field::Comments => on_profile(creator, network).comments = profile.and_then(|p| p.comments),
        Field::Shares => on_profile(creator, network).shares = profile.and_then(|p| p.shares),
        Field::Saves => on_profile(creator, network).saves = profile.and_then(|p| p.saves),
        Field::Conversions => {
            on_profile(creator, network).conversions = profile.and_then(|p| p.conversions);
        }
        Field::Sponsored => {
            on_profile(creator, network).sponsored = profile.and_then(|p| p.sponsored);
        }
        Field::PaidEffect => {
            on_profile(creator, network).paid_effect = profile.and_then(|p| p.paid_effect);
        }
        Field::Views => on_profile(creator, network).views = profile.and_then(|p| p.views),
        Field::Reach => on_profile(creator, network).reach = profile.and_then(|p| p.reach),
        _ => {}
    }
    if creator.name.is_empty()
        && creator.id.is_empty()
        && creator.profiles.iter().all(|p| p.handle.is_empty())
    {
        return Err(
            "Then nothing would name the creator. Leave the name or the handle.".to_owned(),
        );
    }
    Ok(())
}

/// Moves a profile from one network to another.
fn move_to(
    creator: &mut Creator,
    from: Option<Network>,
    to: Option<Network>,
) -> Result<(), String> {
    if from != to && creator.profiles.iter().any(|p| p.network == to) {
        return Err("There is a profile on this platform already.".to_owned());
    }
    on_profile(creator, from).network = to;
    Ok(())
}

/// The handle that was typed.
fn one_handle(read: &Creator) -> Result<String, String> {
    let is_one = |handle: &str| !handle.is_empty() && !handle.contains(['@', ' ']);
    match read.profiles.as_slice() {
        [only] if is_one(&only.handle) => Ok(only.handle.clone()),
        _ => Err("This is no handle. Write a single one, for instance soap.and_pine.".to_owned()),
    }
}

/// The profile on a network, made where there is none.
fn on_profile(creator: &mut Creator, network: Option<Network>) -> &mut Profile {
    let at = creator.profiles.iter().position(|p| p.network == network);
    let at = at.unwrap_or_else(|| {
        creator.profiles.push(Profile {
            network,
            ..Profile::default()
        });
        creator.profiles.len() - 1
    });
    // It was found or made just now.
    #[allow(clippy::indexing_slicing)]
    &mut creator.profiles[at]
}

/// Whom a change concerns, in words.
fn whom(roster: &Roster, whose: &[Who]) -> String {
    match whose {
        [one] => roster
            .person(*one)
            .map_or(String::new(), |p| roster.text(p.name).to_owned()),
        many => format!("{} creators", many.len()),
    }
}

/// Why a value that was typed is not taken. What was known stays.
fn declined(problem: Problem) -> String {
    match problem {
        Problem::NoNumber => {
            "This is no number, so the figure stays as it was. Write a number, for instance 12.5k."
        }
        Problem::Mail => "This is an e-mail address and no handle, so the handle stays as it was.",
        Problem::NoNetwork => "This names no platform. Write it like TikTok.",
        Problem::Absurd => "No account has such a figure, so it stays as it was.",
        other => other.words(),
    }
    .to_owned()
}

/// What a change is called where it can be taken back.
fn said(edit: &Edit, whom: &str) -> String {
    match edit {
        Edit::Mark { mark, on } => {
            let what = match (mark, on) {
                (Mark::Pinned, true) => "pinning",
                (Mark::Pinned, false) => "unpinning",
                (Mark::Excluded, true) => "excluding",
                (Mark::Excluded, false) => "including",
            };
            format!("{what} {whom}")
        }
        Edit::Remove => format!("removing {whom}"),
        Edit::Stage(_) => format!("stage of {whom}"),
        Edit::Tag { tag, on: true } => format!("tag “{}” on {whom}", tag.trim()),
        Edit::Tag { tag, on: false } => format!("removing tag “{tag}” from {whom}"),
        Edit::Next(_) => format!("next step with {whom}"),
        Edit::Gift { .. } | Edit::Ungift(_) => format!("gifts to {whom}"),
        Edit::Package(_) => format!("package price of {whom}"),
        Edit::Audience(_) => format!("audience in place of {whom}"),
        Edit::Field { field, .. } => {
            let field = Field::ALL.get(usize::from(*field));
            let label = field.map_or(String::new(), |f| f.label().to_lowercase());
            format!("{label} of {whom}")
        }
    }
}
