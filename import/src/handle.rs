//! Handles, with or without an at sign, and addresses of profiles.

use tierwise_core::domain::creator::Network;

/// Hosts of profile addresses.
const HOSTS: [(&str, Network); 16] = [
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
    ("pinterest.com", Network::Pinterest),
    ("linkedin.com", Network::LinkedIn),
    ("snapchat.com", Network::Snapchat),
    ("twitch.tv", Network::Twitch),
    ("medium.com", Network::Blog),
];

/// Steps of an address that stand before the handle.
const BEFORE: [&str; 8] = [
    "channel", "c", "user", "in", "company", "add", "stories", "pages",
];

/// What a cell with a handle or an address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Where the address leads, if it is one.
    pub network: Option<Network>,
    /// Without the at sign.
    pub handle: String,
}

/// Reads a handle: `@name`, `name`, `https://www.instagram.com/name/?hl=en`. Text that is neither stays as it is.
pub fn read(text: &str) -> Named {
    let text = text.trim();
    if let Some(named) = address(text) {
        return named;
    }
    Named {
        network: None,
        handle: text.trim_start_matches(['@', '＠']).trim().to_owned(),
    }
}

fn address(text: &str) -> Option<Named> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .unwrap_or(text);
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let is = |known: &str| {
        host == known
            || host
                .strip_suffix(known)
                .is_some_and(|sub| sub.ends_with('.'))
    };
    let (_, network) = HOSTS.iter().find(|(known, _)| is(known))?;
    let path = path.split(['?', '#']).next().unwrap_or("");
    let handle = path
        .split('/')
        .find(|step| !step.is_empty() && !BEFORE.contains(&step.to_ascii_lowercase().as_str()))?;
    Some(Named {
        network: Some(*network),
        handle: handle.trim_start_matches('@').to_owned(),
    })
}

/// Whether a cell can only be a handle: one with an at sign, or the address of a profile.
pub fn is_marked(text: &str) -> bool {
    let text = text.trim();
    text.strip_prefix('@').is_some_and(looks_like_one) || address(text).is_some()
}

/// Whether a cell could be a handle: one word of letters, digits, points, dashes and underscores.
pub fn looks_like_one(text: &str) -> bool {
    let text = text.trim();
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
                "https://notinstagram.com/soap",
                None,
                "https://notinstagram.com/soap",
            ),
        ] {
            let read = read(text);
            assert_eq!(
                (read.network, read.handle.as_str()),
                (network, handle),
                "{text}"
            );
        }
    }

    #[test]
    fn names_of_people_are_no_handles() {
        assert!(looks_like_one("kylie.j_99") && looks_like_one("@soap"));
        assert!(!looks_like_one("Kylie J") && !looks_like_one("12345") && !looks_like_one("a"));
    }
}
