//! What somebody costs: a price from the file, else what such a creator usually asks.

use tierwise_core::domain::advice::words;
use tierwise_core::domain::money::{Currency, Minor};

use super::{Frame, Source};
use crate::accounts::Account;
use crate::people::Person;

/// What somebody costs for a package on a profile, in minor units of the brief's currency, and whether nobody has
/// named that price yet.
pub fn cost(source: Source, frame: &Frame, person: &Person, account: &Account) -> (i64, bool) {
    let rates = &source.context.rates;
    let from_usd = |usd: f64| {
        let amount = Minor::from_major(usd * rates.per_usd(frame.currency), frame.currency);
        amount.map_or(0, Minor::get)
    };
    let (fee, estimate) = match source.scorer.quote(source.roster, person, Some(account)) {
        Some(quote) if quote.currency == frame.currency => (quote.amount.get(), false),
        Some(quote) => (
            from_usd(source.scorer.usd(quote.amount, quote.currency)),
            false,
        ),
        // An estimate in cents would be a precision that nobody has.
        None => {
            let unit = frame.currency.minor_per_major();
            let fee = from_usd(frame.fee * source.scorer.usual_fee(account));
            ((fee + unit / 2) / unit * unit, true)
        }
    };
    (fee + frame.goods, estimate)
}

/// An amount as words have it, in whole units.
pub fn money(minor: i64, currency: Currency) -> String {
    words::money_major((minor / currency.minor_per_major()) as f64, currency)
}
