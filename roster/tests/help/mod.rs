//! A desk with a file in it, asked as the page asks it.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use tierwise_core::domain::link;
use tierwise_core::domain::workspace::Workspace;
use tierwise_core::persist;
use tierwise_roster::Desk;
use tierwise_roster::columns::Column;
use tierwise_roster::wire::{
    Drafted, Edit, Look, Mark, Proposal, Reply, Report, Request, Shown, Stored, Whose,
};

pub const FILE: &str = "\
Export of 1 October;;;;;;
Handle;Plattform;Follower;Engagement rate;Preis (EUR);Nische;Ort
@soap.and_pine;Instagram;12,5k;3,4 %;480;Kerzen;Portland, Oregon
mossyhearth;tiktok;4.300;10,1 % ;90;Haus;Seattle
@big.one;Instagram;1,2M;0,9%;12.000;Gaming;Berlin
@soap.and_pine;Instagram;12,5k;3,4 %;480;Kerzen;Portland, Oregon
;Instagram;100;;;;
@unclear;Instagram;many;;;;
";

pub fn ask(desk: &mut Desk, request: Request) -> Vec<Reply> {
    let mut replies = Vec::new();
    let mut hear = |reply| replies.push(reply);
    desk.hear(request, FILE.as_bytes(), &mut hear);
    while desk.read_on(&mut hear) {}
    // The worker does so a little later.
    replies.push(desk.keep());
    replies
}

pub fn shown(replies: Vec<Reply>) -> Shown {
    let last = replies.into_iter().rev().find_map(|reply| match reply {
        Reply::Shown(shown) => Some(*shown),
        _ => None,
    });
    last.unwrap()
}

pub fn proposal(replies: Vec<Reply>) -> Proposal {
    let found = replies.into_iter().find_map(|reply| match reply {
        Reply::Proposed(proposal) => Some(*proposal),
        _ => None,
    });
    found.unwrap()
}

/// What the rows of a file that is not a long one say.
pub fn drafted(proposal: &Proposal) -> Drafted {
    proposal.drafted.clone().unwrap()
}

pub fn report(replies: &[Reply]) -> Report {
    let found = replies.iter().find_map(|reply| match reply {
        Reply::Taken(report) => Some(report.clone()),
        _ => None,
    });
    found.unwrap()
}

pub fn look(filter: &str, by: Column, rising: bool) -> Request {
    Request::Look(Look {
        filter: filter.to_owned(),
        by,
        rising,
        from: 0,
        count: 50,
    })
}

pub fn names(shown: &Shown) -> Vec<&str> {
    shown.rows.iter().map(|row| row.name.as_str()).collect()
}

/// What the page tells of a brief: its answers as a link has them.
pub fn settings(query: &str) -> Request {
    let workspace = Workspace {
        brief: link::parse(query).0,
        ..Workspace::default()
    };
    Request::Settings(persist::encode(&workspace, 1))
}

/// A desk with the candle brief and the file taken in.
pub fn desk() -> Desk {
    let mut desk = Desk::default();
    let query = "niche=specialist&category=home-fragrance&budget=5000&geo=region&place=Oregon,%20Washington&goal=engagement";
    ask(&mut desk, settings(query));
    ask(
        &mut desk,
        Request::Read {
            name: "october.csv".to_owned(),
        },
    );
    ask(&mut desk, Request::Take);
    ask(&mut desk, look("", Column::Score, false));
    desk
}

/// Pins somebody, or no more.
pub fn pin(who: u32, on: bool) -> Request {
    edit(
        who,
        Edit::Mark {
            mark: Mark::Pinned,
            on,
        },
    )
}

/// Changes somebody.
pub fn edit(who: u32, edit: Edit) -> Request {
    Request::Edit {
        whose: Whose::One(who),
        edit,
        opening: 0,
    }
}

/// The same request for a roster that was opened so often.
pub fn opened_times(request: Request, opening: u32) -> Request {
    match request {
        Request::Edit { whose, edit, .. } => Request::Edit {
            whose,
            edit,
            opening,
        },
        other => other,
    }
}

/// The number of whoever has this name.
pub fn who(desk: &mut Desk, name: &str) -> u32 {
    let all = shown(ask(desk, look("", Column::Name, true)));
    all.rows.iter().find(|row| row.name == name).unwrap().who
}

/// What was stored once: a list and its pieces, a line each, bytes as hexadecimal digits.
pub fn golden(text: &str) -> Stored {
    let unhex = |text: &str| -> Vec<u8> {
        let pairs = (0..text.len()).step_by(2);
        pairs
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
            .collect()
    };
    let mut stored = Stored::default();
    for line in text.lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        match parts.as_slice() {
            ["list", list] => stored.lists.push(String::from_utf8(unhex(list)).unwrap()),
            ["piece", id, bytes] => stored
                .pieces
                .push((u64::from_str_radix(id, 16).unwrap(), unhex(bytes))),
            _ => panic!("{line}"),
        }
    }
    stored
}
