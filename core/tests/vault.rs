//! Brands in a store that fails: whichever call it is, the last good state is there and the caller was told.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod failing;

use std::collections::BTreeMap;

use failing::Fake;
use tierwise_core::domain::workspace::Workspace;
use tierwise_core::persist::brands::{Listed, REGISTER, Register, Stage, UNNAMED, key};
use tierwise_core::persist::vault::{
    Arrival, Change, Changed, Failure, Texts, catch_up, change, changes, for_journal, texts_of,
};
use tierwise_core::persist::{encode, seal};

fn register(store: &Fake) -> Register {
    match store.texts.get(REGISTER) {
        None => Register::default(),
        Some(text) => match Register::open(text) {
            Listed::Ok(register) => register,
            other => panic!("{other:?}"),
        },
    }
}

fn make(store: &mut Fake, what: Change) -> Result<Changed, Failure> {
    let (register, kept) = (register(store), store.texts.clone());
    change(store, &register, &kept, what)
}

/// What the user has: every brand with its texts.
fn work(store: &Fake) -> Vec<(String, Stage, Texts)> {
    let brands = register(store).brands;
    brands
        .into_iter()
        .map(|b| (b.name, b.stage, texts_of(&store.texts, b.id)))
        .collect()
}

fn text(key: &str, text: &str) -> (String, String) {
    (key.to_owned(), text.to_owned())
}

fn start() -> Fake {
    let workspace = encode(&Workspace::default(), 3);
    Fake {
        texts: BTreeMap::from([
            ("tierwise.workspace".to_owned(), workspace),
            text("tierwise.roster.list.a", &seal(3, 4, b"list")),
            text("tierwise.roster.piece.00000000000000aa", "piece"),
            text("tierwise.theme", "dark"),
        ]),
        ..Fake::default()
    }
}

/// Create, rename, duplicate, archive, restore both ways, delete, bring back, remove.
fn script() -> Vec<Change> {
    let arrival = |name: &str, archived| Arrival {
        name: name.to_owned(),
        archived,
        kept: vec![
            text("workspace", &encode(&Workspace::default(), 9)),
            text("roster.list.b", &seal(3, 2, b"other")),
        ],
    };
    vec![
        Change::Rename {
            id: 1,
            name: "Saltmoss".to_owned(),
        },
        Change::Create {
            name: "Halden Bakes".to_owned(),
            kept: vec![text("workspace", &encode(&Workspace::default(), 1))],
        },
        Change::Duplicate {
            id: 1,
            name: "Saltmoss, spring".to_owned(),
        },
        Change::Stage {
            id: 3,
            stage: Stage::Archived,
        },
        Change::Switch { id: 1 },
        Change::Restore {
            brands: vec![arrival("Brindle Pet", false)],
            replace: None,
        },
        Change::Stage {
            id: 1,
            stage: Stage::Deleted(5),
        },
        Change::Stage {
            id: 1,
            stage: Stage::Active,
        },
        Change::Restore {
            brands: vec![arrival("Old", true), arrival("New", false)],
            replace: Some(6),
        },
        Change::Purge { until: 6 },
    ]
}

#[test]
fn a_run_without_failures() {
    let mut store = start();
    for step in script() {
        make(&mut store, step).unwrap();
    }
    let names: Vec<_> = register(&store)
        .brands
        .into_iter()
        .map(|b| (b.id, b.name, b.stage))
        .collect();
    assert_eq!(
        names,
        [
            (5, "Old".to_owned(), Stage::Archived),
            (6, "New".to_owned(), Stage::Active)
        ]
    );
    assert_eq!(register(&store).current, 6);
    let keys: Vec<&String> = store.texts.keys().collect();
    assert_eq!(keys.len(), 6, "what was removed is gone: {keys:?}");
    assert_eq!(store.texts["tierwise.theme"], "dark");
}

#[test]
fn whichever_call_fails_the_last_good_state_is_there_and_it_is_told() {
    for (for_good, halves) in [(false, false), (true, false), (false, true)] {
        let mut calls = u32::MAX;
        let mut at = 1;
        while at <= calls {
            let mut store = Fake {
                fails_at: at,
                for_good,
                halves,
                ..start()
            };
            for (number, step) in script().into_iter().enumerate() {
                let before = work(&store);
                let expected = {
                    let mut well = Fake {
                        texts: store.texts.clone(),
                        ..Fake::default()
                    };
                    make(&mut well, step.clone()).map(|_| work(&well))
                };
                match make(&mut store, step) {
                    Ok(_) => assert_eq!(
                        Ok(work(&store)),
                        expected,
                        "call {at}, step {number}: it says it is done"
                    ),
                    // Where not even the way back can be written, the new state may stand: it is whole, too.
                    Err(_) => assert!(
                        work(&store) == before || (for_good && Ok(work(&store)) == expected),
                        "call {at}, step {number}: it says that it failed"
                    ),
                }
                assert_eq!(store.texts["tierwise.theme"], "dark");
            }
            if at == 1 {
                let mut well = start();
                script()
                    .into_iter()
                    .for_each(|step| drop(make(&mut well, step).unwrap()));
                calls = well.calls.get();
                assert!(calls > 40, "{calls}");
            }
            at += 1;
        }
    }
}

#[test]
fn nothing_left_over_comes_into_a_new_brand() {
    let mut store = start();
    store.texts.extend([
        text(&key(2, "roster.list.a"), "left over"),
        text(&key(2, "roster.piece.1"), "left over"),
    ]);
    let made = make(
        &mut store,
        Change::Create {
            name: String::new(),
            kept: Vec::new(),
        },
    )
    .unwrap();
    assert_eq!(made.cleared, [2]);
    assert_eq!(texts_of(&store.texts, 2), []);
    assert_eq!(register(&store).brand(2).unwrap().name, UNNAMED);
}

#[test]
fn a_copy_of_a_plan_is_a_brand_of_its_own_and_touches_no_other() {
    let mut store = start();
    let before = texts_of(&store.texts, 1);
    let plan = vec![text("workspace", &encode(&Workspace::default(), 1))];
    make(
        &mut store,
        Change::Create {
            name: "Plan for Saltmoss".to_owned(),
            kept: plan.clone(),
        },
    )
    .unwrap();
    assert_eq!(register(&store).current, 2);
    assert_eq!(texts_of(&store.texts, 2), plan);
    assert_eq!(texts_of(&store.texts, 1), before);
}

#[test]
fn what_makes_no_sense_changes_nothing() {
    let mut store = start();
    for (step, said) in [
        (
            Change::Rename {
                id: 9,
                name: "x".to_owned(),
            },
            "not there",
        ),
        (
            Change::Rename {
                id: 1,
                name: " ".to_owned(),
            },
            "needs a name",
        ),
        (Change::Switch { id: 2 }, "not there"),
        (
            Change::Stage {
                id: 2,
                stage: Stage::Archived,
            },
            "not there",
        ),
    ] {
        let before = store.texts.clone();
        match make(&mut store, step) {
            Err(Failure::No(why)) => assert!(why.contains(said), "{why}"),
            other => panic!("{other:?}"),
        }
        assert_eq!(store.texts, before);
    }
}

#[test]
fn a_journal_that_is_ahead_is_caught_up_with() {
    let list = |revision| seal(3, revision, format!("{revision}").as_bytes());
    let mut kept = BTreeMap::from([
        ("tierwise.roster.list.a".to_owned(), list(4)),
        ("tierwise.roster.list.b".to_owned(), list(5)),
        (
            "tierwise.workspace".to_owned(),
            encode(&Workspace::default(), 8),
        ),
        text("tierwise.roster.piece.1", "damaged"),
    ]);
    let journal = vec![
        ("tierwise.roster.list".to_owned(), list(6)),
        text("tierwise.roster.piece.1", "whole"),
        (
            "tierwise.workspace".to_owned(),
            encode(&Workspace::default(), 7),
        ),
        (key(2, "workspace"), encode(&Workspace::default(), 1)),
        text(&key(3, "workspace"), "damaged"),
    ];
    catch_up(&mut kept, journal);
    assert_eq!(kept["tierwise.roster.list.a"], list(6));
    assert_eq!(kept["tierwise.roster.list.b"], list(5));
    assert_eq!(kept["tierwise.roster.piece.1"], "whole");
    assert_eq!(kept["tierwise.workspace"], encode(&Workspace::default(), 8));
    assert!(kept.contains_key(&key(2, "workspace")) && !kept.contains_key(&key(3, "workspace")));
    assert_eq!(changes(&kept), 6 + 8 + 1);
    let written: Vec<(String, String)> = kept.into_iter().collect();
    let journal: BTreeMap<String, String> = for_journal(&written).into_iter().collect();
    assert_eq!(journal["tierwise.roster.list"], list(6));
    assert!(!journal.contains_key("tierwise.roster.list.a"));
}
