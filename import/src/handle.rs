//! Handles, with or without an at sign, and addresses of profiles.

use tierwise_core::domain::creator::Network;

use crate::words::{ends_are_seen, trim};

/// Hosts of profile addresses.
const HOSTS: [(&str, Network); 15] = [
    ("instagram.com", Network::Instagram),
    ("instagr.am", Network::Instagram),
    ("tiktok.com", Network::TikTok),
    ("youtube.com", Network::YouTube),
    ("youtu.be", Network::YouTube),
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
];

/// A host with an address of its own in every country.
const IN_EVERY_COUNTRY: (&str, Network) = ("pinterest.", Network::Pinterest);

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

/// What a cell with a handle or an address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<'a> {
    /// Where the address leads, if it is one.
    pub network: Option<Network>,
    /// Without the at sign.
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
    let rest = match text.split_once("://") {
        Some((scheme, rest))
            if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") =>
        {
            rest
        }
        _ => text,
    };
    rest.split_once('/')
}

fn address(text: &str) -> Option<Named<'_>> {
    let (host, path) = parted(text)?;
    let network = network_of(&host.to_ascii_lowercase())?;
    let (path, query) = path.split_once(['?', '#']).unwrap_or((path, ""));
    let is_one = |step: &&str, words: &[&str]| words.contains(&step.to_ascii_lowercase().as_str());
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let step = steps.find(|step| !is_one(step, &BEFORE))?;
    // The profile of somebody without a name on Facebook: its number is the handle.
    let step = match query.strip_prefix("id=") {
        Some(number) if step == "profile.php" => number.split('&').next().unwrap_or(""),
        _ if is_one(&step, &NOBODY) => "",
        _ => step,
    };
    Some(Named {
        network,
        handle: step.trim_start_matches('@'),
    })
}

/// The network of a host; nothing where it has no profiles.
fn network_of(host: &str) -> Option<Option<Network>> {
    let is = |known: &str| {
        host.strip_suffix(known)
            .is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
    };
    if let Some((_, network)) = HOSTS.iter().find(|(known, _)| is(known)) {
        return Some(Some(*network));
    }
    let (name, network) = IN_EVERY_COUNTRY;
    if host.starts_with(name) || host.contains(&format!(".{name}")) {
        return Some(Some(network));
    }
    LISTS.iter().any(|known| is(known)).then_some(None)
}

/// The handles of a cell: one for most, several where each can be nothing but a handle.
pub fn each(text: &str) -> impl Iterator<Item = Named<'_>> {
    let text = trim(text);
    let between = |byte: u8| matches!(byte, b',' | b';' | b'|' | b'\n' | b'\r' | b' ');
    let parts = move || {
        let parts = text.split(move |c: char| c.is_ascii() && between(c as u8));
        parts.filter(|part| !part.is_empty())
    };
    let several = text.bytes().any(between) && parts().all(is_marked);
    let one = (!several).then_some(text);
    one.into_iter()
        .chain(several.then(parts).into_iter().flatten())
        .map(read)
}

/// Whether a cell can only be a handle: one with an at sign, or the address of a profile.
pub fn is_marked(text: &str) -> bool {
    let text = bare(text);
    text.strip_prefix('@').is_some_and(looks_like_one) || address(text).is_some()
}

/// Whether a cell is the address of a post: it may say whose, but who is listed by their posts stands there once for each.
pub fn is_post(text: &str) -> bool {
    let Some((host, path)) = parted(bare(text)) else {
        return false;
    };
    let host = host.to_ascii_lowercase();
    if network_of(&host).flatten().is_none() {
        return false;
    }
    let is_one = |step: &str| POSTS.contains(&step.to_ascii_lowercase().as_str());
    let path = path.split(['?', '#']).next().unwrap_or("");
    let steps = path.split('/').filter(|step| !step.is_empty());
    // Nothing stands behind “youtube.com/@soap/videos”, all of somebody's videos.
    let mut before_others = steps.clone().zip(steps.clone().skip(1));
    host == "youtu.be"
        || before_others.any(|(step, _)| is_one(step))
        || steps
            .into_iter()
            .any(|step| step.eq_ignore_ascii_case("watch"))
}

/// Whether a cell could be a handle: one word of letters, digits, points, dashes and underscores.
pub fn looks_like_one(text: &str) -> bool {
    let text = bare(text);
    let text = text.strip_prefix('@').unwrap_or(text);
    address(text).is_some()
        || (2..=40).contains(&text.chars().count())
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
