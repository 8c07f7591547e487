//! What the targets share: what must hold of a file whatever is in it.

use tierwise_core::domain::money::Currency;
use tierwise_import::creators::read;
use tierwise_import::{Mapping, Table};

/// Reads a file to the end. Every row is taken or told, and a table that can be read is proposed a mapping for.
///
/// # Panics
/// Where that does not hold.
pub fn file(bytes: &[u8]) {
    let Ok(table) = Table::read(bytes) else {
        return;
    };
    let mapping = Mapping::propose(&table);
    assert_eq!(mapping.columns.len(), table.width());
    let (creators, issues) = read(&table, &mapping, Currency::USD);
    let left_out = issues.iter().filter(|issue| !issue.problem.is_taken());
    let rows = table.rows().saturating_sub(mapping.first_row());
    assert_eq!(creators.len() + left_out.count(), rows);
}

/// The name that a stored piece has: FNV-1a with 64 bits.
pub fn name(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
