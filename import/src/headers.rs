//! What a header says: the field, the network and whether it is the price of something.

use tierwise_core::domain::creator::{Basis, Network};
use tierwise_core::domain::money::Currency;

use crate::fields::{Field, NETWORK_WORDS};
use crate::words::{trim, words};

/// Letters of a network's name that is known with other words after it: X and IG may be anything.
const SHORTEST: usize = 5;

/// Words that change nothing about what a column holds.
const FILLERS: [&str; 71] = [
    "s",
    "main",
    "primary",
    "home",
    "content",
    "per",
    "pro",
    "par",
    "por",
    "post",
    "video",
    "creator",
    "creators",
    "influencer",
    "influencers",
    "kol",
    "talent",
    "profile",
    "account",
    "in",
    "%",
    "o",
    "of",
    "the",
    "on",
    "no",
    "nr",
    "nb",
    "num",
    "est",
    "de",
    "d",
    "du",
    "des",
    "do",
    "da",
    "di",
    "del",
    "en",
    "sur",
    "auf",
    "bei",
    "im",
    "contact",
    "avg",
    "average",
    "mean",
    "median",
    "approx",
    "estimated",
    "current",
    "latest",
    "moyen",
    "moyenne",
    "moyens",
    "moyennes",
    "promedio",
    "durchschnitt",
    "durchschn",
    "durchschnittlich",
    "durchschnittliche",
    "durchschnittlicher",
    "medio",
    "medios",
    "media",
    "medias",
    "rata",
    "by",
    "nach",
    "sobre",
    "berdasarkan",
];

/// What the words begin with that say what a rate is a share of, and what that is. Followers last: “views by followers”
/// are views.
const BASES: [(Basis, &[&str]); 3] = [
    (
        Basis::Reach,
        &["reach", "portee", "alcance", "reichweite", "jangkauan"],
    ),
    (
        Basis::Views,
        &[
            "view",
            "vue",
            "visuali",
            "vista",
            "reproduc",
            "aufruf",
            "tayangan",
            "penayangan",
        ],
    ),
    (
        Basis::Followers,
        &[
            "follower",
            "abonne",
            "abonnent",
            "seguidor",
            "suscriptor",
            "subscriber",
            "inscrito",
            "pengikut",
        ],
    ),
];

/// Words for the price of something.
const PRICES: [&str; 24] = [
    "fee", "fees", "price", "prices", "pricing", "cost", "ratecard", "tarif", "tarifs", "prix",
    "preis", "preise", "honorar", "precio", "tarifa", "preco", "cache", "harga", "biaya", "prezzo",
    "costo", "tariffa", "prijs", "cena",
];

/// What is paid for: “Story rate” is a price, “Response rate” is none.
pub const DELIVERABLES: [&str; 12] = [
    "story",
    "stories",
    "reel",
    "reels",
    "video",
    "post",
    "shorts",
    "ugc",
    "day",
    "carousel",
    "integration",
    "package",
];

/// Words of headers that have one of those and name no price of a post.
const NO_PRICES: [&str; 35] = [
    "gmv",
    "emv",
    "revenue",
    "sales",
    "spend",
    "spent",
    "earnings",
    "value",
    "aov",
    "payout",
    "engagement",
    "er",
    "click",
    "clicks",
    "cpc",
    "cpm",
    "cpe",
    "cpv",
    "order",
    "acquisition",
    "lead",
    "shipping",
    "product",
    "commission",
    "response",
    "growth",
    "conversion",
    "total",
    "date",
    "view",
    "follower",
    "followers",
    "result",
    "results",
    "install",
];

/// Words for sums over all posts. A sum of followers is their number; a sum of likes is not the likes of a post.
const SUMS: [&str; 8] = [
    "total",
    "gesamt",
    "sum",
    "all",
    "overall",
    "insgesamt",
    "totales",
    "jumlah",
];

/// Codes of the money of countries (ISO 4217), less two that are words: ALL and TOP.
const CODES: &str = "AED AFN AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF \
    GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK \
    LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD \
    OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN \
    SVC SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER \
    ZAR ZMW";

/// The code of a currency that stands in brackets at the end of a header, and what stands before it.
pub fn bracketed(header: &str) -> Option<(&str, Currency)> {
    let (before, code) = header.strip_suffix(')')?.rsplit_once('(')?;
    let known = code.len() == 3 && CODES.contains(code);
    let code = Currency::parse(code).filter(|_| known)?;
    Some((before.trim(), code))
}

/// The field and network that a header names: by all its words, else without what stands in brackets, else without
/// words that change nothing.
pub fn understood(header: &str) -> (Option<Field>, Option<Network>) {
    let whole = named(&words(header));
    if whole.0.is_some() {
        return whole;
    }
    let (outside, inside) = brackets(header);
    let outside = words(&outside);
    let kept: Vec<&str> = outside
        .split(' ')
        .filter(|word| !FILLERS.contains(word))
        .collect();
    let found = [named(&outside), named(&kept.join(" "))];
    let network = found.iter().find_map(|(_, network)| *network).or(whole.1);
    let rate = || rate_of_something(&kept);
    let field = found.into_iter().find_map(|(field, _)| field).or_else(rate);
    let sum = words(&inside).split(' ').any(|word| SUMS.contains(&word));
    let of_a_post = |field: &Field| {
        use Field::{Comments, Engagements, Likes, Reach, Saves, Shares, Views};
        [Likes, Comments, Shares, Saves, Views, Reach, Engagements].contains(field)
    };
    (field.filter(|field| !(sum && of_a_post(field))), network)
}

/// “Taux d’engagement par vues”: a rate, with what it is a share of.
fn rate_of_something(kept: &[&str]) -> Option<Field> {
    let others = kept.iter().copied().filter(|word| basis_of(word).is_none());
    let (field, _) = named(&others.collect::<Vec<_>>().join(" "));
    field.filter(|field| *field == Field::EngagementRate)
}

/// What a word says that a rate is a share of.
fn basis_of(word: &str) -> Option<Basis> {
    let says = |(_, starts): &&(Basis, &[&str])| starts.iter().any(|start| word.starts_with(start));
    BASES.iter().find(says).map(|(basis, _)| *basis)
}

/// What a header says that a rate is a share of.
pub fn basis(header: &str) -> Basis {
    let said = words(header);
    let said: Vec<Basis> = said.split(' ').filter_map(basis_of).collect();
    let first = BASES.iter().find(|(basis, _)| said.contains(basis));
    first.map_or(Basis::Unknown, |(basis, _)| *basis)
}

/// The number of a rate without what it is a share of, and that: “10.1% of views”, “ca. 3,4 % (Reichweite)”.
pub fn rate_cell(cell: &str) -> (&str, Basis) {
    let figure = cell.rfind(|c: char| c.is_ascii_digit() || c == '%');
    let Some((number, rest)) = figure.and_then(|at| cell.split_at_checked(at + 1)) else {
        return (cell, Basis::Unknown);
    };
    // A letter that the number ends with belongs to it: 12k.
    match basis(rest) {
        known if known != Basis::Unknown && !rest.starts_with(char::is_alphabetic) => {
            (number, known)
        }
        _ => (cell, Basis::Unknown),
    }
}

/// What stands outside brackets, and what inside.
pub fn brackets(header: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut depth = 0_u32;
    for c in header.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
        if matches!(c, '(' | ')' | '[' | ']') {
            outside.push(' ');
            inside.push(' ');
        }
    }
    (outside, inside)
}

/// The field, network and rest of the words that a header consists of.
pub fn named(header: &str) -> (Option<Field>, Option<Network>) {
    if let Some(field) = Field::called(header) {
        return (Some(field), None);
    }
    for (word, network) in NETWORK_WORDS {
        let Some(rest) = without(header, word) else {
            continue;
        };
        if rest.is_empty() {
            return (Some(Field::Handle), Some(network));
        }
        if is_times(header, word) {
            continue;
        }
        if let Some(field) = Field::called(&rest) {
            return (Some(field), Some(network));
        }
    }
    let network = NETWORK_WORDS
        .into_iter()
        .find(|(word, _)| without(header, word).is_some() && !is_times(header, word))
        .map(|(_, network)| network);
    (None, network)
}

/// Whether a word among others is an X between them, which is a times sign: “precio x reel”.
fn is_times(header: &str, word: &str) -> bool {
    word == "x" && !header.starts_with("x ") && !header.ends_with(" x")
}

/// The words without one of them, or two in a row.
pub fn without(words: &str, word: &str) -> Option<String> {
    // Most words are in no header.
    if !words.contains(word) {
        return None;
    }
    let padded = format!(" {words} ");
    let (before, after) = padded.split_once(&format!(" {word} "))?;
    Some(
        format!("{} {}", before.trim(), after.trim())
            .trim()
            .to_owned(),
    )
}

/// Whether a header, as words, names the price of something.
pub fn is_price(said: &str) -> bool {
    let mut all = said.split(' ');
    !is_no_price(said)
        && (said.starts_with("rate ")
            || all.clone().any(|word| PRICES.contains(&word))
            || (said.ends_with(" rate") && all.any(|word| DELIVERABLES.contains(&word))))
}

/// What stands between networks in one cell.
const BETWEEN: [char; 6] = ['/', '&', ',', '+', ';', '|'];

/// The network that a cell names, alone or with what is done there: “YouTube Shorts”; of several the first.
pub fn network(cell: &str) -> Option<Network> {
    let first = || cell.split(BETWEEN).find_map(alone);
    alone(cell).or_else(|| cell.contains(BETWEEN).then(first)?)
}

/// The network that the words of a price name: “TikTok video”, “Rate IG Reel”. An X behind other words is a times sign.
pub fn network_paid(what: &str) -> Option<Network> {
    let said = words(what);
    let is = |word: &str| {
        let found = without(&said, word);
        found.is_some() && (word.len() > 1 || said.starts_with(word))
    };
    let found = NETWORK_WORDS.into_iter().find(|(word, _)| is(word));
    found.map(|(_, network)| network)
}

/// Words that join networks in one cell; an X between two is one of them.
const AND: [&str; 9] = ["and", "et", "y", "e", "und", "dan", "plus", "or", "x"];

/// Whether a cell names more than one network.
pub fn names_several(cell: &str) -> bool {
    let one_word = |c: char| BETWEEN.contains(&c) || c.is_whitespace();
    if !trim(cell).contains(one_word) {
        return false;
    }
    let named = networks(cell);
    named.iter().any(|other| Some(other) != named.first())
}

/// The networks that a cell names, one after another.
pub fn networks(cell: &str) -> Vec<Network> {
    let mut all = Vec::new();
    for part in cell.split(BETWEEN) {
        let said = words(part);
        let mut rest = said.as_str();
        while let Some((network, after)) = first_named(rest) {
            all.push(network);
            let after = after.trim_start();
            rest = match after.split_once(' ') {
                Some((word, others)) if AND.contains(&word) => others,
                _ => after,
            };
        }
    }
    all
}

/// The network that a text begins with.
fn alone(text: &str) -> Option<Network> {
    let said = words(text);
    let (network, rest) = first_named(&said)?;
    // “IG” before other words may be anything.
    let word = said.len() - rest.len();
    (rest.is_empty() || word >= SHORTEST).then_some(network)
}

/// The network that words begin with, and the words after it.
fn first_named(said: &str) -> Option<(Network, &str)> {
    let named = |(word, network): (&str, Network)| {
        let rest = said.strip_prefix(word)?;
        (rest.is_empty() || rest.starts_with(' ')).then_some((network, rest))
    };
    NETWORK_WORDS.into_iter().find_map(named)
}

/// Whether a header, as words, names money that is no price of a post.
pub fn is_no_price(said: &str) -> bool {
    said.split(' ').any(|word| NO_PRICES.contains(&word))
}
