//! How long a file takes, step by step: `cargo run --release -p tierwise-roster --example time -- FILE`.

use std::time::Instant;

use tierwise_roster::Desk;
use tierwise_roster::columns::Column;
use tierwise_roster::wire::{Look, Reply, Request};

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                continue;
            }
        };
        let mut desk = Desk::default();
        let look = |filter: &str, by| {
            Request::Look(Look {
                filter: filter.to_owned(),
                by,
                rising: false,
                from: 0,
                count: 40,
            })
        };
        let steps = [
            ("read and score", Request::Read { name: path.clone() }),
            ("take", Request::Take),
            ("look", look("", Column::Score)),
            ("filter", look("tier:micro an", Column::Score)),
            ("sort by name", look("", Column::Name)),
        ];
        for (what, request) in steps {
            let start = Instant::now();
            let mut said = String::new();
            let mut hear = |reply| {
                if let Reply::Counted(_) = reply {
                    said = format!(", counted after {:.0?}", start.elapsed());
                }
                if let Reply::Shown(shown) = reply {
                    said = format!(", {} of {}", shown.matched, shown.total);
                }
            };
            desk.hear(request, &bytes, &mut hear);
            while desk.read_on(&mut hear) {}
            println!("{what:<16} {:>8.1?}{said}", start.elapsed());
        }
    }
}
