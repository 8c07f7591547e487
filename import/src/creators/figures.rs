//! Cells to counts, rates and shares.

use tierwise_core::domain::decimal::short;

use crate::fields::{Field, Kind};
use crate::headers::rate_cell;
use crate::mapping::Column;
use crate::number::{self, Number, Read};

/// Nobody has more followers.
pub(crate) const MOST_FOLLOWERS: f64 = 5e9;
/// No post has more interactions than this for each follower.
const HIGHEST_RATE: f64 = 100.0;

/// The count that a number is: a plain one in a column of thousands counts those.
pub(super) fn count_of(number: &Number, column: &Column, cell: &str) -> f64 {
    let plain = cell.as_bytes().last().is_some_and(u8::is_ascii_digit);
    number.value * if plain { column.factor } else { 1.0 }
}

/// How a number in a column is read, in plain digits; `None` for what is none there, and in columns of words.
pub fn read_as(column: &Column, cell: &str) -> Option<String> {
    let field = column.field?;
    let Read::Number(number) = figure_in(column, cell) else {
        return None;
    };
    match field.kind() {
        Kind::Rate => {
            let share = match field.highest() {
                Some(highest) => share_of(&number, column, highest)?,
                None => rate_of(&number, column)?,
            };
            Some(format!("{}%", short(share * 100.0, 4)))
        }
        Kind::Count => Some(short(count_of(&number, column, cell), 2)),
        Kind::Money => Some(short(number.value, 2)),
        Kind::Text | Kind::Handle | Kind::Network | Kind::Result => None,
    }
}

/// What stands in a cell as a number. Beside a rate may stand what it is a share of.
pub(super) fn figure_in(column: &Column, cell: &str) -> Read {
    let is_rate = column.field.map(Field::kind) == Some(Kind::Rate);
    let bare = if is_rate { rate_cell(cell).0 } else { cell };
    // Nobody has 22.750 followers.
    let grouping = column.is_whole().then(|| number::grouping(bare)).flatten();
    number::read(bare, grouping.unwrap_or(column.mark))
}

/// The engagement rate that a number is; `None` where it is none. Nobody has more interactions than followers: above one
/// stands a percentage, whatever the others are.
pub(super) fn rate_of(number: &Number, column: &Column) -> Option<f64> {
    let percent = number.percent || number.value > 1.0 || column.factor < 1.0;
    let rate = if percent {
        number.value / 100.0
    } else {
        number.value
    };
    (0.0..=HIGHEST_RATE).contains(&rate).then_some(rate)
}

/// The share of a whole that a number is; `None` where it is none. Up to the highest share it is one, above that a
/// percentage.
pub(super) fn share_of(number: &Number, column: &Column, highest: f64) -> Option<f64> {
    let percent = number.percent || column.factor < 1.0 || number.value > highest;
    let share = if percent {
        number.value / 100.0
    } else {
        number.value
    };
    // More than the column's highest can only be a percentage that says so: 900% of engagement.
    let most = if highest > 1.0 { HIGHEST_RATE } else { 1.0 };
    (0.0..=most).contains(&share).then_some(share)
}
