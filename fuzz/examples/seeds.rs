//! Writes inputs for the target `stored` into a folder: the files of another folder as a roster, in its stored forms.

use std::path::PathBuf;

use tierwise_core::domain::money::Currency;
use tierwise_core::domain::workspace::Workspace;
use tierwise_core::persist::{bytes_of, encode};
use tierwise_import::creators::Rows;
use tierwise_import::{Mapping, Table};
use tierwise_roster::keep::{List, pack};
use tierwise_roster::{Change, Roster, Twice};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        return Err(std::io::Error::other("seeds FROM TO"));
    };
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        let Ok(table) = Table::read(&std::fs::read(&path)?) else {
            continue;
        };
        let mapping = Mapping::propose(&table);
        let mut rows = Rows::new(&table, &mapping, Currency::USD);
        let mut roster = Roster::default();
        while rows.next().is_some() {
            roster.add(rows.creator(), Twice::Keep, &mut Change::default());
        }
        let Some((id, packed)) = pack(&roster, 0) else {
            continue;
        };
        let bytes = miniz_oxide::inflate::decompress_to_vec(&packed).unwrap_or_default();
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        std::fs::write(
            to.join(format!("piece-{name}")),
            [b"p", bytes.as_slice()].concat(),
        )?;
        let list = List {
            pieces: vec![id; 3],
            creators: roster.numbers() as u32,
            ..List::default()
        };
        std::fs::write(
            to.join(format!("list-{name}")),
            [b"l", list.encode().as_slice()].concat(),
        )?;
    }
    let stored = encode(&Workspace::default(), 1);
    let payload = stored
        .split_once('\n')
        .and_then(|(_, payload)| bytes_of(payload))
        .unwrap_or_default();
    std::fs::write(to.join("workspace"), [b"w", payload.as_slice()].concat())?;
    std::fs::write(to.join("text"), format!("t{stored}"))
}
