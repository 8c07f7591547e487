//! Money: integer minor units plus currency. No amount is ever a float; floats appear only inside the model.

use super::replaced::Replaced;

/// An ISO 4217 currency code, three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// US dollar, the currency of the benchmarks.
    pub const USD: Self = Self(*b"USD");

    /// Parses three letters, in any case; `None` for anything else. Codes outside [`RATES`] are accepted: the user
    /// can give their rate.
    pub fn parse(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        code.iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(code.map(|b| b.to_ascii_uppercase())))
    }

    /// The code, for instance `USD`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("USD")
    }

    /// Minor units in one major unit: 100, 1 (yen, won ...) or 1,000 (dinars). ISO 4217, active list.
    pub fn minor_per_major(&self) -> i64 {
        match self.code() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF"
            | "UGX" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 1,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 1_000,
            _ => 100,
        }
    }
}

/// An amount in minor units of a currency known from context (the brief's). Never negative, at most 10^15.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Minor(i64);

/// Largest amount taken, in minor units: ten trillion dollars in cents.
pub const MAX_MINOR: i64 = 1_000_000_000_000_000;

impl Minor {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From minor units; `None` if negative or absurd.
    pub const fn new(minor: i64) -> Option<Self> {
        if minor >= 0 && minor <= MAX_MINOR {
            Some(Self(minor))
        } else {
            None
        }
    }

    /// From major units, rounded to the minor unit; `None` if negative, absurd or not a number.
    pub fn from_major(major: f64, currency: Currency) -> Option<Self> {
        let minor = libm::round(major * currency.minor_per_major() as f64);
        if (0.0..=MAX_MINOR as f64).contains(&minor) {
            Some(Self(minor as i64))
        } else {
            None
        }
    }

    /// The integer.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// In major units, for the model and for display.
    pub fn major(self, currency: Currency) -> f64 {
        self.0 as f64 / currency.minor_per_major() as f64
    }

    /// Sum, stopping at the largest amount.
    pub const fn plus(self, other: Self) -> Self {
        let sum = self.0.saturating_add(other.0);
        Self(if sum > MAX_MINOR { MAX_MINOR } else { sum })
    }

    /// Difference, stopping at zero.
    pub const fn minus(self, other: Self) -> Self {
        Self(if other.0 > self.0 {
            0
        } else {
            self.0 - other.0
        })
    }

    /// `n` times the amount, stopping at the largest amount.
    pub const fn times(self, n: u32) -> Self {
        let p = self.0.saturating_mul(n as i64);
        Self(if p > MAX_MINOR { MAX_MINOR } else { p })
    }
}

/// Day on which the default rates were written down.
pub const RATES_DATE: &str = "2025-11";

/// Units of a currency for one US dollar: rounded mid-market rates, for turning US dollar benchmarks into the
/// brief's currency. Judgement grade: the user can replace each one.
pub const RATES: &[(&str, &str, f64)] = &[
    ("USD", "US dollar", 1.0),
    ("EUR", "Euro", 0.86),
    ("GBP", "British pound", 0.76),
    ("CAD", "Canadian dollar", 1.40),
    ("AUD", "Australian dollar", 1.53),
    ("NZD", "New Zealand dollar", 1.76),
    ("CHF", "Swiss franc", 0.80),
    ("SEK", "Swedish krona", 9.5),
    ("NOK", "Norwegian krone", 10.1),
    ("DKK", "Danish krone", 6.4),
    ("PLN", "Polish zloty", 3.65),
    ("CZK", "Czech koruna", 20.9),
    ("HUF", "Hungarian forint", 331.0),
    ("RON", "Romanian leu", 4.38),
    ("TRY", "Turkish lira", 42.0),
    ("UAH", "Ukrainian hryvnia", 42.0),
    ("JPY", "Japanese yen", 154.0),
    ("KRW", "South Korean won", 1460.0),
    ("CNY", "Chinese yuan", 7.1),
    ("HKD", "Hong Kong dollar", 7.78),
    ("TWD", "New Taiwan dollar", 31.0),
    ("SGD", "Singapore dollar", 1.30),
    ("MYR", "Malaysian ringgit", 4.15),
    ("IDR", "Indonesian rupiah", 16_700.0),
    ("PHP", "Philippine peso", 58.8),
    ("THB", "Thai baht", 32.4),
    ("VND", "Vietnamese dong", 26_300.0),
    ("INR", "Indian rupee", 88.7),
    ("PKR", "Pakistani rupee", 281.0),
    ("BDT", "Bangladeshi taka", 122.0),
    ("AED", "UAE dirham", 3.67),
    ("SAR", "Saudi riyal", 3.75),
    ("ILS", "Israeli shekel", 3.25),
    ("EGP", "Egyptian pound", 47.3),
    ("ZAR", "South African rand", 17.2),
    ("NGN", "Nigerian naira", 1440.0),
    ("KES", "Kenyan shilling", 129.0),
    ("BRL", "Brazilian real", 5.35),
    ("MXN", "Mexican peso", 18.4),
    ("ARS", "Argentine peso", 1420.0),
    ("CLP", "Chilean peso", 935.0),
    ("COP", "Colombian peso", 3800.0),
    ("PEN", "Peruvian sol", 3.37),
];

/// Rates the user has replaced, in units for one US dollar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rates(Replaced<Currency>);

impl Rates {
    /// Units of `currency` for one US dollar: the user's rate, else the default, else 1 (a currency without a rate
    /// is said on the page).
    pub fn per_usd(&self, currency: Currency) -> f64 {
        self.0
            .get(currency)
            .or_else(|| Self::default_rate(currency))
            .unwrap_or(1.0)
    }

    /// The shipped rate.
    pub fn default_rate(currency: Currency) -> Option<f64> {
        RATES
            .iter()
            .find(|(code, _, _)| *code == currency.code())
            .map(|(_, _, rate)| *rate)
    }

    /// Whether the user or the table gives a rate.
    pub fn is_known(&self, currency: Currency) -> bool {
        self.0.get(currency).is_some() || Self::default_rate(currency).is_some()
    }

    /// Replaces a rate; `None` goes back to the default. Rates that are not positive numbers are refused.
    ///
    /// # Errors
    /// A sentence that says what to enter.
    pub fn set(&mut self, currency: Currency, rate: Option<f64>) -> Result<(), String> {
        if rate.is_some_and(|r| !(1e-6..=1e9).contains(&r)) {
            return Err(format!(
                "Enter how many {} one US dollar buys, a number above zero.",
                currency.code()
            ));
        }
        self.0.set(currency, rate);
        Ok(())
    }

    /// The replaced rates, by code.
    pub fn edited(&self) -> impl Iterator<Item = (Currency, f64)> + '_ {
        self.0.iter()
    }
}
