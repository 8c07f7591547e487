//! Handles, with or without an at sign, and addresses of profiles.

use tierwise_core::domain::creator::Network;

use crate::fields::NETWORK_WORDS;
use crate::guard::unguarded;
use crate::number::is_missing;
use crate::words::{ends_are_seen, trim, words};

/// Hosts of profile addresses.
const HOSTS: [(&str, Network); 18] = [
    ("instagram.com", Network::Instagram),
    ("instagr.am", Network::Instagram),
    ("tiktok.com", Network::TikTok),
    ("youtube.com", Network::YouTube),
    ("twitter.com", Network::X),
    ("x.com", Network::X),
    ("facebook.com", Network::Facebook),
    ("fb.com", Network::Facebook),
    ("threads.net", Network::Threads),
    ("threads.com", Network::Threads),
    ("linkedin.com", Network::LinkedIn),
    ("snapchat.com", Network::Snapchat),
    ("twitch.tv", Network::Twitch),
    ("medium.com", Network::Blog),
    ("youtu.be", Network::YouTube),
    ("fb.watch", Network::Facebook),
    ("pin.it", Network::Pinterest),
    ("lnkd.in", Network::LinkedIn),
];

/// A host with an address of its own in every country.
const IN_EVERY_COUNTRY: (&str, Network) = ("pinterest.", Network::Pinterest);

/// Those of short addresses, which say a network and nobody on it: what stands behind them is a key.
const SHORT: [&str; 6] = [
    "vm.tiktok.com",
    "vt.tiktok.com",
    "youtu.be",
    "fb.watch",
    "pin.it",
    "lnkd.in",
];

/// Hosts of pages that list the profiles of somebody: their handle is on no network.
const LISTS: [&str; 6] = [
    "linktr.ee",
    "beacons.ai",
    "linkin.bio",
    "bio.link",
    "campsite.bio",
    "taplink.cc",
];

/// Steps of an address that stand before the handle.
const BEFORE: [&str; 11] = [
    "channel", "c", "user", "in", "company", "school", "add", "stories", "pages", "people", "_u",
];

/// First steps of addresses that lead to a post, a group or a search: they name nobody.
const NOBODY: [&str; 14] = [
    "p", "reel", "reels", "tv", "watch", "shorts", "playlist", "explore", "hashtag", "groups",
    "events", "share", "search", "embed",
];

/// Steps of an address behind which a post is named, whoever it is by.
const POSTS: [&str; 11] = [
    "p", "reel", "reels", "tv", "video", "videos", "shorts", "status", "posts", "post", "pin",
];

/// The same of one network: elsewhere somebody may be called so.
const NOBODY_ON: [(Network, &[&str]); 9] = [
    (Network::Instagram, &["accounts", "direct", "s"]),
    (
        Network::TikTok,
        &["t", "v", "tag", "music", "discover", "foryou"],
    ),
    (Network::X, &["i", "intent", "home", "login"]),
    (Network::YouTube, &["feed", "results", "live", "clip"]),
    (
        Network::Facebook,
        &[
            "profile.php",
            "story.php",
            "permalink.php",
            "photo.php",
            "photo",
            "login",
        ],
    ),
    (Network::Threads, &["t"]),
    (Network::LinkedIn, &["posts", "feed", "pulse", "jobs"]),
    (Network::Pinterest, &["pin"]),
    (Network::Snapchat, &["spotlight", "discover"]),
];

/// First steps of addresses whose query names somebody all the same, and by what. Who has no name on Facebook has a
/// number.
const ASKED: [(&str, &str); 2] = [("profile.php", "id="), ("intent", "screen_name=")];

/// Words between two handles of a cell.
const AND: [&str; 13] = [
    "/", "&", "+", "and", "und", "et", "y", "e", "en", "och", "or", "oder", "ou",
];

/// Words around a handle that say nothing.
const ASIDE: [&str; 10] = [
    "-", "–", "—", "=", "on", "auf", "sur", "handle", "account", "profile",
];

/// What a cell begins with that says in words that there is no handle.
const NONE: [&str; 13] = [
    "no", "not", "none", "without", "kein", "keine", "pas", "sans", "sin", "sem", "senza", "geen",
    "nicht",
];

/// What follows those words, but for networks.
const OF_NONE: [&str; 26] = [
    "a",
    "an",
    "any",
    "the",
    "on",
    "in",
    "yet",
    "here",
    "there",
    "auf",
    "sur",
    "de",
    "handle",
    "handles",
    "username",
    "account",
    "accounts",
    "profile",
    "profil",
    "konto",
    "compte",
    "cuenta",
    "available",
    "found",
    "known",
    "given",
];

/// What a cell with a handle or an address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<'a> {
    /// Where the address leads, if it is one, or what stands beside the handle.
    pub network: Option<Network>,
    /// Without the at sign. Empty where an address leads to nobody.
    pub handle: &'a str,
}

/// Reads a handle: `@name`, `name`, `https://www.instagram.com/name/?hl=en`. Text that is neither stays as it is.
pub fn read(text: &str) -> Named<'_> {
    let text = bare(text);
    if let Some(named) = address(text) {
        return named;
    }
    Named {
        network: None,
        handle: trim(text.trim_start_matches(['@', '＠'])),
    }
}

/// The text without what is not seen at its ends. Most texts have nothing there.
fn bare(text: &str) -> &str {
    if ends_are_seen(text) {
        text
    } else {
        text.trim_matches(is_unseen)
    }
}

/// Blanks, and marks that tell a reader the direction of the text or nothing at all: pages leave them at its ends.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The host of an address and what stands behind it.
fn parted(text: &str) -> Option<(&str, &str)> {
    // Most handles: what follows would look for more of an address first.
    if !text.as_bytes().contains(&b'/') {
        return None;
    }
    let rest = without_scheme(text);
    let ends = |byte| matches!(byte, b'/' | b'?' | b'#');
    let end = rest.bytes().position(ends).unwrap_or(rest.len());
    rest.split_at_checked(end)
}

fn address(text: &str) -> Option<Named<'_>> {
    let (host, path) = parted(text)?;
    let host = host.to_ascii_lowercase();
    let network = network_of(&host)?;
    let handle = if SHORT.contains(&host.as_str()) {
        ""
    } else {
        named_in(network, path)
    };
    Some(Named { network, handle })
}

/// An address from its host on.
fn without_scheme(text: &str) -> &str {
    let behind = text.split_once('/').and_then(|(scheme, rest)| {
        let is_scheme = is_one_of(&["https:", "http:", ""], scheme);
        rest.strip_prefix('/').filter(|_| is_scheme)
    });
    behind.unwrap_or(text)
}

fn is_one_of(words: &[&str], text: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Who is named by an address behind its host; empty where it leads to nobody.
fn named_in(network: Option<Network>, path: &str) -> &str {
    let (path, query) = path.split_once(['?', '#']).unwrap_or((path, ""));
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let step = steps.find(|step| !is_one_of(&BEFORE, step)).unwrap_or("");
    let here = NOBODY_ON.iter().find(|(on, _)| Some(*on) == network);
    let nobody = is_one_of(&NOBODY, step) || here.is_some_and(|(_, steps)| is_one_of(steps, step));
    if nobody {
        return asked_for(step, query).unwrap_or("");
    }
    let step = step.strip_prefix("%40").unwrap_or(step);
    step.trim_start_matches('@')
}

/// Whom the query of an address names.
fn asked_for<'a>(step: &str, query: &'a str) -> Option<&'a str> {
    let (_, key) = ASKED.iter().find(|(known, _)| *known == step)?;
    query
        .split(['&', '#'])
        .find_map(|part| part.strip_prefix(key))
}

/// Whether a host is a known one, or a part of it.
fn is_host(host: &str, known: &str) -> bool {
    host.strip_suffix(known)
        .is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
}

/// The network of a host; nothing where it has no profiles.
fn network_of(host: &str) -> Option<Option<Network>> {
    if let Some((_, network)) = HOSTS.iter().find(|(known, _)| is_host(host, known)) {
        return Some(Some(*network));
    }
    let (name, network) = IN_EVERY_COUNTRY;
    if host.starts_with(name) || host.contains(&format!(".{name}")) {
        return Some(Some(network));
    }
    LISTS
        .iter()
        .any(|known| is_host(host, known))
        .then_some(None)
}

/// The handles of a cell: one for most, several or none where each word is understood, and none where the cell says that
/// there is none.
pub fn each(text: &str) -> impl Iterator<Item = Named<'_>> {
    let text = trim(text);
    let several = if is_of_parts(text) { apart(text) } else { None };
    let one = several.is_none().then(|| read(text));
    let one = one.filter(|named| named.network.is_some() || !is_nobody(text));
    one.into_iter().chain(several.into_iter().flatten())
}

/// Whether something in a cell may stand between two handles, or a handle and its network. Most cells are one handle or
/// one address.
fn is_of_parts(text: &str) -> bool {
    let between = |byte| {
        matches!(
            byte,
            b',' | b';' | b'|' | b'\n' | b'\r' | b' ' | b'(' | b'['
        )
    };
    let joins = |byte| matches!(byte, b'/' | b'&' | b'+');
    if !text
        .bytes()
        .any(|byte| between(byte) || joins(byte) || byte == b':')
    {
        return false;
    }
    // That of an address stands before a slash.
    let mut colon = text.bytes().skip_while(|byte| *byte != b':');
    text.bytes().any(between)
        || text.starts_with('@') && text.bytes().any(joins)
        || colon.next().is_some() && colon.next() != Some(b'/')
}

/// The handles of a cell with words for nothing else than handles, their networks and what stands between: “@soap / @pine”,
/// “IG @soap | TT @pine”, “soap (IG)”. None where a word may be anything.
fn apart(text: &str) -> Option<Vec<Named<'_>>> {
    let between = [',', ';', '|', '\n', '\r'];
    if !text.contains(['@', '/', ':', '(', '[']) {
        // Nothing here can only be a handle. A cell of commas is none.
        let is_blank = text.split(between).all(|part| trim(part).is_empty());
        return is_blank.then(Vec::new);
    }
    let mut parts = Parts::default();
    for group in text.split(between) {
        for word in group.split([' ', '\u{a0}', '\t', '(', ')', '[', ']']) {
            parts.word(bare(word))?;
        }
        parts.end()?;
    }
    parts.is_understood.then_some(parts.named)
}

/// The handles of a cell while its words are read.
#[derive(Default)]
struct Parts<'a> {
    named: Vec<Named<'a>>,
    /// Of those, how many stand before the words that are read now.
    before: usize,
    /// The networks among those words.
    networks: Vec<Network>,
    /// Whether one of those words is a handle only if a network stands beside it.
    is_bare: bool,
    /// Whether there was a handle, or an address that is no handle.
    is_understood: bool,
}

impl<'a> Parts<'a> {
    /// Reads on. None where a word may be anything.
    fn word(&mut self, word: &'a str) -> Option<()> {
        let bare = word.trim_end_matches(':');
        if bare.is_empty() || is_one_of(&ASIDE, bare) {
            return Some(());
        }
        if is_one_of(&AND, word) {
            return self.end();
        }
        if is_mail(word) {
            self.is_understood = true;
            return Some(());
        }
        if is_marked_word(word) {
            self.named.push(read(word));
            return Some(());
        }
        if word.starts_with('@') {
            return self.joined(word);
        }
        if let Some((label, handle)) = word.split_once(':') {
            self.networks.extend(labels(label)?);
            return self.labelled(handle);
        }
        if let Some(networks) = labels(word) {
            self.networks.extend(networks);
            return Some(());
        }
        self.bare(word)
    }

    /// Handles with nothing but a sign between them: “@soap/@pine”.
    fn joined(&mut self, word: &'a str) -> Option<()> {
        for part in word.split(['/', '&', '+']) {
            if !is_marked_word(part) {
                return None;
            }
            self.named.push(read(part));
        }
        Some(())
    }

    /// What stands behind the colon of a network, if not the next word.
    fn labelled(&mut self, handle: &'a str) -> Option<()> {
        if handle.is_empty() {
            return Some(());
        }
        if is_marked_word(handle) {
            self.named.push(read(handle));
            return Some(());
        }
        self.bare(handle)
    }

    /// A handle without its sign.
    fn bare(&mut self, word: &'a str) -> Option<()> {
        if self.is_bare || !is_word(word) {
            return None;
        }
        self.is_bare = true;
        self.named.push(read(word));
        Some(())
    }

    /// Gives the handles since the last end their networks: each its own, or the only one all of them.
    fn end(&mut self) -> Option<()> {
        let networks = std::mem::take(&mut self.networks);
        let is_bare = std::mem::take(&mut self.is_bare);
        let handles = self.named.len() - self.before;
        match (handles, networks.len()) {
            (_, 0) if is_bare => return None,
            (0, 0) => return Some(()),
            // “@soap, Instagram”: what is named alone is of the handle before.
            (0, _) if !self.named.is_empty() => self.spread(&networks),
            (1, 1..) => self.spread(&networks),
            (_, 0) => {}
            (handles, networks_said) if handles == networks_said => {
                let fresh = self.named.iter_mut().skip(self.before);
                for (named, network) in fresh.zip(networks) {
                    named.network = named.network.or(Some(network));
                }
            }
            _ => return None,
        }
        self.before = self.named.len();
        self.is_understood = true;
        Some(())
    }

    /// The last handle is on all of these networks.
    fn spread(&mut self, networks: &[Network]) {
        for network in networks {
            let Some(last) = self.named.last_mut() else {
                return;
            };
            let handle = last.handle;
            if last.network.is_none() {
                last.network = Some(*network);
            } else if last.network != Some(*network) {
                self.named.push(Named {
                    network: Some(*network),
                    handle,
                });
            }
        }
    }
}

/// The networks that a word consists of: “IG”, “IG/TT”.
fn labels(word: &str) -> Option<Vec<Network>> {
    word.split(['/', '&', '+']).map(label).collect()
}

fn label(word: &str) -> Option<Network> {
    let said = words(word);
    let found = NETWORK_WORDS.iter().find(|(name, _)| *name == said);
    found.map(|(_, network)| *network)
}

/// Whether a cell of handles says that there is none: `@N/A`, an address of mail, “not on Instagram”. With its sign a
/// word is somebody, also one that means nothing.
fn is_nobody(text: &str) -> bool {
    match text.strip_prefix('@') {
        Some(rest) => is_missing(rest) && !is_word(rest),
        None => is_mail(text) || is_denial(text),
    }
}

/// The address of mail in a cell, alone or among handles. Few cells have an at sign behind anything that may stand before
/// one in such an address.
pub fn mail_in(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut signs = memchr::memchr_iter(b'@', bytes);
    let is_inside = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        before.is_some_and(|byte| !b" /,;:|&([<\t\n".contains(byte))
    };
    if !signs.any(is_inside) {
        return None;
    }
    let between =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '(' | ')' | '<' | '>');
    let mut words = text
        .split(between)
        .map(|word| word.trim_start_matches("mailto:"));
    words.find(|word| is_mail(word))
}

/// Whether a word is an address of mail.
pub fn is_mail(word: &str) -> bool {
    let Some((user, host)) = word.split_once('@') else {
        return false;
    };
    let is_one = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let ends = !host.starts_with('.') && !host.ends_with('.');
    let host = host.contains('.') && ends && host.chars().all(is_one);
    host && !user.is_empty() && !user.contains(|c: char| c.is_whitespace() || c == '/')
}

/// Whether a cell says in words that there is no handle.
fn is_denial(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(' ') else {
        return false;
    };
    let mut rest = rest.split_whitespace();
    is_one_of(&NONE, first) && rest.all(|word| is_one_of(&OF_NONE, word) || label(word).is_some())
}

/// Whether a cell can only be handles: one with an at sign, or the address of a profile, or several beginning so.
pub fn is_marked(text: &str) -> bool {
    let text = bare(unguarded(text));
    is_marked_word(text) || text.starts_with('@') && text.contains(' ') && apart(text).is_some()
}

/// Whether a cell is the address of a post: it may say whose, but who is listed by their posts stands there once for each.
pub fn is_post(text: &str) -> bool {
    let Some((host, path)) = parted(bare(text)) else {
        return false;
    };
    let host = host.to_ascii_lowercase();
    // Other short addresses lead to profiles as often.
    let is_video = host == "youtu.be";
    if network_of(&host).flatten().is_none() {
        return false;
    }
    let is_one = |step: &str| POSTS.contains(&step.to_ascii_lowercase().as_str());
    let path = path.split(['?', '#']).next().unwrap_or("");
    let steps = path.split('/').filter(|step| !step.is_empty());
    // Nothing stands behind “youtube.com/@soap/videos”, all of somebody's videos.
    let mut before_others = steps.clone().zip(steps.clone().skip(1));
    is_video
        || before_others.any(|(step, _)| is_one(step))
        || steps
            .into_iter()
            .any(|step| step.eq_ignore_ascii_case("watch"))
}

fn is_marked_word(text: &str) -> bool {
    match text.strip_prefix('@').map(bare) {
        Some(rest) => is_word(rest.strip_prefix('@').unwrap_or(rest)) || address(rest).is_some(),
        None => address(text).is_some(),
    }
}

/// Whether a cell could be a handle: one word of letters, digits, points, dashes and underscores, or one with its network.
pub fn looks_like_one(text: &str) -> bool {
    let text = bare(unguarded(text));
    let word = text.strip_prefix('@').unwrap_or(text);
    is_word(word)
        || address(word).is_some()
        || is_of_parts(text) && apart(text).is_some_and(|named| !named.is_empty())
}

fn is_word(text: &str) -> bool {
    (2..=40).contains(&text.chars().count())
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'))
        && text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_and_addresses() {
        for (text, network, handle) in [
            ("@soap.and_pine", None, "soap.and_pine"),
            ("  soap ", None, "soap"),
            ("\u{200e}@soap\u{200b}", None, "soap"),
            (
                "https://www.instagram.com/soap/?hl=en",
                Some(Network::Instagram),
                "soap",
            ),
            ("instagram.com/soap", Some(Network::Instagram), "soap"),
            (
                "https://www.tiktok.com/@soap",
                Some(Network::TikTok),
                "soap",
            ),
            (
                "https://m.youtube.com/channel/UC_x-1",
                Some(Network::YouTube),
                "UC_x-1",
            ),
            (
                "http://youtube.com/@soap/videos",
                Some(Network::YouTube),
                "soap",
            ),
            ("https://x.com/soap", Some(Network::X), "soap"),
            (
                "https://www.pinterest.co.uk/soap/",
                Some(Network::Pinterest),
                "soap",
            ),
            (
                "https://m.facebook.com/soap",
                Some(Network::Facebook),
                "soap",
            ),
            (
                "facebook.com/profile.php?id=1000123&sk=about",
                Some(Network::Facebook),
                "1000123",
            ),
            ("https://linktr.ee/soap", None, "soap"),
            (
                "https://www.instagram.com/p/Cabc123/",
                Some(Network::Instagram),
                "",
            ),
            (
                "HTTPS://Instagram.com/soap/reel/Cabc",
                Some(Network::Instagram),
                "soap",
            ),
            ("youtube.com/watch?v=abc", Some(Network::YouTube), ""),
            ("//instagram.com/soap", Some(Network::Instagram), "soap"),
            (
                "https://www.tiktok.com/%40soap?lang=en",
                Some(Network::TikTok),
                "soap",
            ),
            (
                "twitter.com/intent/user?ref=a&screen_name=soap#top",
                Some(Network::X),
                "soap",
            ),
            (
                "https://notinstagram.com/soap",
                None,
                "https://notinstagram.com/soap",
            ),
        ] {
            let read = read(text);
            assert_eq!((read.network, read.handle), (network, handle), "{text}");
        }
    }

    #[test]
    fn addresses_that_lead_to_nobody_say_the_network() {
        for (text, network) in [
            ("https://www.tiktok.com/t/ZTRabc9/", Network::TikTok),
            ("https://vm.tiktok.com/ZMabc123/", Network::TikTok),
            ("https://vt.tiktok.com/ZSabc123", Network::TikTok),
            ("x.com/i/user/1", Network::X),
            ("twitter.com/intent/tweet?text=hi", Network::X),
            (
                "instagram.com/accounts/login/?next=/ada/",
                Network::Instagram,
            ),
            ("https://www.instagram.com/p/Cabc", Network::Instagram),
            ("https://www.instagram.com/reel/Cabc", Network::Instagram),
            ("https://www.instagram.com/", Network::Instagram),
            ("https://instagram.com", Network::Instagram),
            ("https://instagram.com?hl=en", Network::Instagram),
            ("https://youtu.be/abc", Network::YouTube),
            ("youtube.com/watch?v=abc", Network::YouTube),
            ("https://youtube.com/channel/", Network::YouTube),
            ("https://www.facebook.com/profile.php", Network::Facebook),
        ] {
            let named = Named {
                network: Some(network),
                handle: "",
            };
            assert_eq!(read(text), named, "{text}");
            assert!(each(text).eq([named]), "{text}");
        }
        // Elsewhere somebody may be called so.
        assert_eq!(read("instagram.com/t").handle, "t");
    }

    #[test]
    fn a_handle_may_stand_beside_its_network() {
        use Network::{Instagram, TikTok};
        type Handles = &'static [(Option<Network>, &'static str)];
        let cases: [(&str, Handles); 22] = [
            ("@bo / @bo.tt", &[(None, "bo"), (None, "bo.tt")]),
            ("@bo/@bo.tt", &[(None, "bo"), (None, "bo.tt")]),
            ("@gi & @gi.tt", &[(None, "gi"), (None, "gi.tt")]),
            ("@jo and @jo2", &[(None, "jo"), (None, "jo2")]),
            ("@cy (IG)", &[(Some(Instagram), "cy")]),
            ("@cy(IG)", &[(Some(Instagram), "cy")]),
            ("cy (IG)", &[(Some(Instagram), "cy")]),
            ("@cy on TikTok", &[(Some(TikTok), "cy")]),
            ("@cy, Instagram", &[(Some(Instagram), "cy")]),
            ("Instagram: di.ig", &[(Some(Instagram), "di.ig")]),
            ("Instagram:di.ig", &[(Some(Instagram), "di.ig")]),
            ("IG handle: @di.ig", &[(Some(Instagram), "di.ig")]),
            (
                "IG @fi | TT @fi.tt",
                &[(Some(Instagram), "fi"), (Some(TikTok), "fi.tt")],
            ),
            (
                "IG @fi TT @fi.tt",
                &[(Some(Instagram), "fi"), (Some(TikTok), "fi.tt")],
            ),
            (
                "@fi (IG), @fi.tt (TT)",
                &[(Some(Instagram), "fi"), (Some(TikTok), "fi.tt")],
            ),
            (
                "IG: fi / TT: fi.tt",
                &[(Some(Instagram), "fi"), (Some(TikTok), "fi.tt")],
            ),
            (
                "@fi (IG/TT)",
                &[(Some(Instagram), "fi"), (Some(TikTok), "fi")],
            ),
            (
                "@fi (IG, TT)",
                &[(Some(Instagram), "fi"), (Some(TikTok), "fi")],
            ),
            (
                "@fi / tiktok.com/@fi.tt",
                &[(None, "fi"), (Some(TikTok), "fi.tt")],
            ),
            ("@fi, fi@pine.com", &[(None, "fi")]),
            // Words that may be anything leave the cell as it is.
            ("Fi Pine (IG)", &[(None, "Fi Pine (IG)")]),
            ("Fi (formerly @pine)", &[(None, "Fi (formerly @pine)")]),
        ];
        for (text, handles) in cases {
            let read: Vec<_> = each(text).map(|n| (n.network, n.handle)).collect();
            assert_eq!(read, handles, "{text}");
        }
        for text in ["@bo / @bo.tt", "@cy (IG)"] {
            assert!(is_marked(text) && looks_like_one(text), "{text}");
        }
        assert!(looks_like_one("Instagram: di.ig") && !is_marked("Instagram (macro)"));
    }

    #[test]
    fn a_cell_may_say_that_there_is_no_handle() {
        for text in [
            "@N/A",
            "@-",
            "@",
            "not on IG",
            "No handle",
            "no TikTok account yet",
            "ada@pine.co.uk",
        ] {
            assert_eq!(each(text).count(), 0, "{text}");
        }
        for (text, handle) in [
            ("@none", "none"),
            ("@not", "not"),
            ("No Limits", "No Limits"),
            ("%@", "%@"),
        ] {
            assert!(each(text).map(|n| n.handle).eq([handle]), "{text}");
        }
    }

    /// What strangers write must not go deeper the longer it is.
    #[test]
    fn long_cells_are_read_in_one_go() {
        for piece in ["@", "IG:", "@:", "@ab/", "(", "@ab, ", "a:"] {
            let text = piece.repeat(50_000);
            let _ = (each(&text).count(), is_marked(&text), looks_like_one(&text));
        }
    }

    #[test]
    fn a_formula_that_shows_a_handle_is_one() {
        assert!(is_marked("=\"@soap\"") && looks_like_one("=\"soap\""));
        assert!(is_marked(
            "=HYPERLINK(\"https://www.instagram.com/soap\",\"Soap\")"
        ));
        assert!(!is_marked("=A1") && !looks_like_one("=SUM(A1)"));
    }

    #[test]
    fn a_cell_may_hold_several() {
        let read = |text| each(text).map(|named| named.handle).collect::<Vec<_>>();
        assert_eq!(read("@soap, @pine"), ["soap", "pine"]);
        assert_eq!(
            read("instagram.com/soap\ntiktok.com/@pine"),
            ["soap", "pine"]
        );
        assert_eq!(read("Soap, Pine"), ["Soap, Pine"]);
        assert_eq!(read("@soap and friends"), ["soap and friends"]);
    }

    #[test]
    fn addresses_of_posts_are_told_from_those_of_profiles() {
        for post in [
            "https://www.instagram.com/p/Cabc123/",
            "instagram.com/reel/Cabc?igsh=1",
            "instagram.com/soap/reel/Cabc",
            "https://www.tiktok.com/@soap/video/72",
            "https://www.youtube.com/watch?v=abc",
            "youtube.com/shorts/abc",
            "https://youtu.be/abc",
            "https://x.com/soap/status/17",
        ] {
            assert!(is_post(post), "{post}");
        }
        for profile in [
            "https://www.instagram.com/p",
            "instagram.com/soap/reels/?hl=en",
            "instagram.com/watchmaker",
            "youtube.com/@soap/videos",
            "https://example.com/p/abc",
            "@soap",
            "soap",
        ] {
            assert!(!is_post(profile), "{profile}");
        }
    }

    #[test]
    fn names_of_people_are_no_handles() {
        assert!(looks_like_one("kylie.j_99") && looks_like_one("@soap"));
        assert!(!looks_like_one("Kylie J") && !looks_like_one("12345") && !looks_like_one("a"));
    }
}
