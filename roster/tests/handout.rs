//! What is switched off is not in the link: whatever it is, the link is the same to the letter. What is switched on is
//! read back as it was.
#![allow(clippy::unwrap_used)]

use tierwise_core::persist::share::{self, Shared, SharedList};
use tierwise_roster::Desk;
use tierwise_roster::handout::{Along, list};
use tierwise_roster::wire::{Face, PickView, Picked, Proof, Reply, Request, Sum};

mod help;
use help::{ask, settings as settings_of};

/// What a list is made of that may be switched off.
#[derive(Clone, Copy)]
struct Secret {
    name: &'static str,
    followers: u64,
    cost: i64,
    estimate: bool,
    contact: &'static str,
    place: &'static str,
}

const RAIN: Secret = Secret {
    name: "@rainroom.rituals",
    followers: 48_213,
    cost: 61_000,
    estimate: false,
    contact: "hello@rainroom.example",
    place: "Portland, OR",
};
const PORCH: Secret = Secret {
    name: "@porchlight.pdx",
    followers: 48_790,
    cost: 56_050,
    estimate: true,
    contact: "+1 503 555 0142",
    place: "Eugene, OR",
};

fn picked(secret: Secret) -> Picked {
    let face = |name: String| Face {
        who: 7,
        handle: name.trim_start_matches('@').to_owned(),
        name,
        network: ("instagram".to_owned(), "Instagram".to_owned()),
        tier: Some(("micro".to_owned(), "Micro".to_owned())),
        followers: Some(secret.followers),
        cost: secret.cost,
        estimate: secret.estimate,
        contact: secret.contact.to_owned(),
        place: secret.place.to_owned(),
        ..Face::default()
    };
    let pick = |at: usize| PickView {
        face: face(format!("{}{at}", secret.name)),
        ..PickView::default()
    };
    Picked {
        unit: ("engagements".to_owned(), String::new()),
        proof: Proof::Gap(0.25, false),
        picks: (0..3).map(pick).collect(),
        sum: Sum {
            results: (100.0, 200.0, 300.0),
            cost: 3 * secret.cost,
            kept: 200_000 - 3 * secret.cost,
            ..Sum::default()
        },
        ..Picked::default()
    }
}

/// The link of a list, and what is read of it elsewhere.
fn link(secret: Secret, along: Along) -> (String, Option<SharedList>) {
    let shared = Shared {
        title: "Plan for Saltmoss".to_owned(),
        list: list(&picked(secret), along),
        ..Shared::default()
    };
    let link = share::write(&shared);
    let read = share::read(&link).unwrap();
    assert_eq!(read, shared);
    (link, read.list)
}

/// Every setting of the four switches.
fn settings() -> impl Iterator<Item = Along> {
    (0_u8..16).map(|bits| Along {
        list: bits & 1 != 0,
        names: bits & 2 != 0,
        fees: bits & 4 != 0,
        contacts: bits & 8 != 0,
    })
}

#[test]
fn what_is_switched_off_changes_nothing_in_the_link() {
    for along in settings() {
        let mut other = RAIN;
        if !along.list || !along.names {
            (other.name, other.followers) = (PORCH.name, PORCH.followers);
            other.place = PORCH.place;
        }
        if !along.list || !along.fees {
            (other.cost, other.estimate) = (PORCH.cost, PORCH.estimate);
        }
        if !along.list || !along.names || !along.contacts {
            other.contact = PORCH.contact;
        }
        assert_eq!(link(RAIN, along), link(other, along), "{along:?}");
    }
}

#[test]
fn what_is_switched_on_is_read_back() {
    for along in settings() {
        let (text, list) = link(RAIN, along);
        assert_eq!(list.is_some(), along.list);
        let Some(list) = list else { continue };
        assert_eq!((list.gap, list.creators.len()), (0.25, 3));
        for creator in &list.creators {
            assert_eq!(creator.name.starts_with(RAIN.name), along.names);
            assert_eq!(
                creator.followers,
                Some(if along.names { 48_213 } else { 48_000 })
            );
            assert_eq!(creator.cost, along.fees.then_some(RAIN.cost));
            let told = |on: bool, text: &str| if on { text.to_owned() } else { String::new() };
            assert_eq!(creator.place, told(along.names, RAIN.place));
            assert_eq!(
                creator.contact,
                told(along.names && along.contacts, RAIN.contact)
            );
        }
        // What is on does change the link.
        for (on, other) in [
            (
                along.names,
                Secret {
                    name: PORCH.name,
                    ..RAIN
                },
            ),
            (
                along.names,
                Secret {
                    place: PORCH.place,
                    ..RAIN
                },
            ),
            (
                along.fees,
                Secret {
                    cost: PORCH.cost,
                    ..RAIN
                },
            ),
            (
                along.names && along.contacts,
                Secret {
                    contact: PORCH.contact,
                    ..RAIN
                },
            ),
        ] {
            assert_eq!(link(other, along).0 != text, on, "{along:?}");
        }
    }
}

#[test]
fn contacts_go_along_only_on_purpose_and_an_empty_list_does_not() {
    let (_, list) = link(RAIN, Along::default());
    let mut all = list.unwrap().creators.into_iter();
    assert!(all.all(|c| c.contact.is_empty() && c.place == RAIN.place));
    let nobody = Picked::default();
    assert_eq!(
        tierwise_roster::handout::list(&nobody, Along::default()),
        None
    );
}

#[test]
fn the_link_of_a_list_has_its_money_and_results() {
    let mut desk = Desk::default();
    ask(&mut desk, settings_of("budget=900&goal=traffic&goods=12"));
    let rows = (1..30_u32).map(|n| format!("m{n},Instagram,{},{}\n", 2_000 + n * 700, 37 + n * 9));
    let head = "Handle,Platform,Followers,Fee (USD)\n".to_owned();
    ask(&mut desk, Request::Paste(head + &rows.collect::<String>()));
    ask(&mut desk, Request::Take);
    let mut last = None;
    let mut hear = |reply| {
        if let Reply::Picked(picked) = reply {
            last = Some(*picked);
        }
    };
    desk.hear(Request::Pick { on: true, out: 8 }, &[], &mut hear);
    while desk.work(50_000, &mut hear) {}
    let picked = last.unwrap();
    let shared = Shared {
        list: list(&picked, Along::default()),
        ..Shared::default()
    };
    let list = share::read(&share::write(&shared)).unwrap().list.unwrap();
    let fees = list.creators.iter().filter_map(|creator| creator.cost);
    assert_eq!(
        fees.sum::<i64>(),
        picked.sum.cost,
        "a client reads another cost"
    );
    // A link has seven digits of them.
    let digits = |(low, middle, high): (f64, f64, f64)| [low, middle, high].map(|n| n as f32);
    assert_eq!(digits(list.results), digits(picked.sum.results));
    assert_eq!(list.unit, picked.unit.0);
    let others = picked.forecast.iter().filter(|of| of.unit.0 != list.unit);
    let others: Vec<_> = others
        .map(|of| (of.unit.0.clone(), digits(of.results)))
        .collect();
    let told = list
        .forecast
        .iter()
        .map(|(unit, of)| (unit.clone(), digits(*of)));
    assert_eq!(told.collect::<Vec<_>>(), others);
    assert!(others.len() > 1, "{others:?}");
    assert_eq!((list.budget, list.kept), (Some(90_000), picked.sum.kept));
    assert!(list.creators.len() > 3 && picked.terms.goods == 1_200);
}
