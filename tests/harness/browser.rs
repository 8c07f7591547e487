//! The browsers that tests drive: how each is started, and what its driver can do.

use serde_json::{Value, json};
use std::path::Path;
use xtask::shell::which;

/// A browser with its driver.
#[derive(Debug)]
pub struct Browser {
    /// What it is called.
    pub name: &'static str,
    /// The program that drives it.
    pub(crate) driver: &'static str,
    /// What the driver says before the port it chose. Without, it has to be told one.
    pub(crate) says: Option<&'static str>,
    /// Whether it needs a screen.
    pub(crate) screen: bool,
    /// Whether it has Chromium's own protocol, which tells of every request, changes themes and runs scripts before the
    /// page's own. Elsewhere a page has to watch itself ([`crate::watched`]).
    pub(crate) devtools: bool,
    /// The hosts it asks things of itself, whatever the page does.
    pub(crate) own: &'static [&'static str],
    /// Whether what it keeps outlives it.
    pub keeps: bool,
    /// Whether its driver prints.
    pub prints: bool,
    /// What the driver is asked for, with the folder of the profile.
    pub(crate) wanted: fn(Option<&Path>) -> Value,
}

/// In which most tests run.
pub static CHROMIUM: Browser = Browser {
    name: "Chromium",
    driver: "chromedriver",
    says: Some("started successfully on port "),
    screen: false,
    devtools: true,
    own: &[],
    keeps: true,
    prints: true,
    wanted: chromium,
};

/// Debian's Firefox.
pub static FIREFOX: Browser = Browser {
    name: "Firefox",
    driver: "geckodriver",
    says: Some("Listening on 127.0.0.1:"),
    screen: false,
    devtools: false,
    own: &[".mozilla.com:443", ".mozilla.net:443", ".mozilla.org:443"],
    keeps: true,
    prints: true,
    wanted: firefox,
};

/// The engine of Safari, in the browser that comes with its driver. It keeps nothing when it is driven.
pub static WEBKIT: Browser = Browser {
    name: "WebKitGTK",
    driver: "WebKitWebDriver",
    says: None,
    screen: true,
    devtools: false,
    own: &[],
    keeps: false,
    prints: false,
    wanted: |_| json!({}),
};

/// Works as root, in a container, without a screen, and asks nothing of the network.
const FLAGS: [&str; 16] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    // Each test has a browser of its own: what no page needs is a tenth of its start.
    "--disable-extensions",
    "--disable-default-apps",
    "--disable-component-extensions-with-background-pages",
    "--disable-client-side-phishing-detection",
    "--disable-breakpad",
    "--no-default-browser-check",
    "--disable-features=Translate,OptimizationHints,MediaRouter",
];

fn chromium(profile: Option<&Path>) -> Value {
    let folder = profile.map(|folder| format!("--user-data-dir={}", folder.display()));
    let flags: Vec<&str> = FLAGS.into_iter().chain(folder.as_deref()).collect();
    let mut options = json!({ "binary": which("chromium"), "args": flags });
    if let Some(folder) = profile {
        options["prefs"] = json!({ "download.default_directory": folder });
    }
    json!({
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn firefox(profile: Option<&Path>) -> Value {
    json!({ "moz:firefoxOptions": {
        "binary": which("firefox-esr"),
        "args": ["-headless", "-profile", profile],
        "prefs": { "browser.download.folderList": 2, "browser.download.dir": profile },
    }})
}
