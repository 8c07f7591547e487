//! A roster and its short lists in a store that fails: whichever call it is, the last good state is there and the caller
//! was told.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../core/tests/failing/mod.rs"]
mod failing;
mod help;

use std::collections::BTreeMap;

use failing::Fake;
use help::{ask, pin};
use tierwise_core::persist::brands::FIRST;
use tierwise_roster::Desk;
use tierwise_roster::plan::{Plan, Plans};
use tierwise_roster::wire::{Kept, Reply, Request};
use tierwise_roster::writer::{Unwritten, Writer};

/// More creators than a piece holds.
const CREATORS: u32 = 520;

fn plans(budgets: &[i64]) -> Request {
    let plan = |budget: &i64| Plan {
        currency: "USD".to_owned(),
        budget: Some(*budget),
        ..Plan::default()
    };
    Request::Plan {
        plans: Plans {
            all: budgets.iter().map(plan).collect(),
            current: budgets.len() as u32 - 1,
        },
        opening: 0,
    }
}

fn kept(replies: Vec<Reply>) -> Kept {
    let kept = replies.into_iter().rev().find_map(|reply| match reply {
        Reply::Keep(kept, _) => Some(kept),
        _ => None,
    });
    kept.unwrap()
}

/// What is to be stored after each of the changes: a file comes in, limits, marks in both pieces, a second plan, one plan
/// less, a mark that was set and taken off at once, and the way back.
fn script() -> Vec<Kept> {
    let mut desk = Desk::default();
    let rows = (0..CREATORS).map(|n| format!("maker{n},{}\n", 1_000 + n));
    let file = format!("Handle,Followers\n{}", rows.collect::<String>());
    ask(&mut desk, Request::Paste(file));
    let changes = [
        Request::Take,
        plans(&[200_000]),
        pin(3, true),
        plans(&[200_000, 150_000]),
        pin(CREATORS - 1, true),
        plans(&[150_000]),
    ];
    let mut script: Vec<Kept> = changes
        .into_iter()
        .map(|c| kept(ask(&mut desk, c)))
        .collect();
    desk.hear(pin(7, true), &[], &mut drop);
    script.push(kept(ask(&mut desk, pin(7, false))));
    script.push(kept(ask(&mut desk, Request::Undo)));
    script
}

/// What starts make of what is stored, by what that is: most runs come through the same.
type Starts = BTreeMap<BTreeMap<String, String>, Option<Vec<u8>>>;

/// What a start makes of what is stored, as it would be stored again: pieces are named by what they hold. `None` where it
/// finds nothing.
fn opened(store: &Fake) -> Option<Vec<u8>> {
    let texts = Fake {
        texts: store.texts.clone(),
        ..Fake::default()
    };
    let stored = Writer::of(FIRST).stored(&texts).unwrap();
    let mut desk = Desk::default();
    desk.hear(Request::Open(stored), &[], &mut drop);
    let kept = kept(ask(&mut desk, Request::KeepAll));
    (!kept.used.is_empty()).then_some(kept.list)
}

fn write(writer: &mut Writer, store: &mut Fake, kept: &Kept) -> Result<(), Unwritten> {
    writer.take(kept.clone());
    while let Some(outcome) = writer.write_piece(store) {
        outcome?;
    }
    writer.write_list(store)
}

#[test]
fn whichever_call_fails_the_last_good_state_is_there_and_it_is_told() {
    let script = script();
    let mut well = Fake::default();
    let mut writer = Writer::of(FIRST);
    for kept in &script {
        write(&mut writer, &mut well, kept).unwrap();
    }
    let mut starts = Starts::new();
    let calls = well.calls.get();
    assert!(calls > 80, "{calls}");
    for (for_good, halves) in [(false, false), (true, false), (false, true)] {
        for at in 1..=calls {
            let store = Fake {
                fails_at: at,
                for_good,
                halves,
                ..Fake::default()
            };
            run(&script, store, &mut starts);
        }
    }
}

/// Writes all of the script into a store that fails somewhere.
fn run(script: &[Kept], mut store: Fake, starts: &mut Starts) {
    let mut writer = Writer::of(FIRST);
    let mut last = None;
    let mut told = 0;
    for (number, kept) in script.iter().enumerate() {
        let outcome = write(&mut writer, &mut store, kept);
        if outcome.is_err() {
            writer.give_up(&mut store);
            told += 1;
        }
        let there = starts
            .entry(store.texts.clone())
            .or_insert_with(|| opened(&store));
        // Where it cannot even be looked at, what is told to be lost may stand.
        if outcome.is_ok() || (store.for_good && there.as_ref() == Some(&kept.list)) {
            last = Some(kept.list.clone());
        }
        assert!(
            *there == last,
            "call {}, step {number}: {outcome:?}",
            store.fails_at
        );
    }
    assert!(told > 0 || last == script.last().map(|kept| kept.list.clone()));
    assert!(store.for_good || told <= 1, "one failure is told once");
}

#[test]
fn what_somebody_else_wrote_is_not_written_over() {
    let script = script();
    let mut store = Fake::default();
    let (mut mine, mut theirs) = (Writer::of(FIRST), Writer::of(FIRST));
    let [first, second, third, ..] = script.as_slice() else {
        panic!("too short");
    };
    write(&mut mine, &mut store, first).unwrap();
    theirs.follow(mine.revision());
    write(&mut theirs, &mut store, second).unwrap();
    assert_eq!(write(&mut mine, &mut store, third), Err(Unwritten::Other));
    mine.give_up(&mut store);
    assert_eq!(opened(&store), Some(second.list.clone()));
}
