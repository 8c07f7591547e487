//! Checks on what the files say: nothing that holds on one machine only, no package host, and a
//! core that knows of no browser.

use crate::shell::{capture, command};
use anyhow::{Context, Result};
use std::fs;

/// A check by name, and what it found wrong.
pub struct Check {
    /// What is checked, in words.
    pub name: &'static str,
    /// One line for each fault; none means it holds.
    pub faults: Vec<String>,
}

/// Runs every check.
///
/// # Errors
/// When the files cannot be listed.
pub fn check() -> Result<Vec<Check>> {
    let files = texts()?;
    Ok(vec![
        Check {
            name: "no file names a path of one machine",
            faults: find(&files, &machine_paths()),
        },
        Check {
            name: "no file names a package host",
            faults: find(&files, &package_hosts()),
        },
        Check {
            name: "the core depends on no web crate",
            faults: web_crates_in_core()?,
        },
    ])
}

/// Every text file that is tracked or would be.
fn texts() -> Result<Vec<(String, String)>> {
    let list = capture(command("git").args(["ls-files", "-co", "--exclude-standard"]))
        .context("git does not list the files of the checkout")?;
    Ok(list
        .lines()
        .filter_map(|name| {
            let text = fs::read_to_string(crate::root().join(name)).ok()?;
            Some((name.to_owned(), text))
        })
        .collect())
}

fn find(files: &[(String, String)], words: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, text) in files {
        for (index, line) in text.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(word.as_str())) {
                faults.push(format!("{name}:{} has {word}", index + 1));
            }
        }
    }
    faults
}

/// Written in parts, so that this file does not hold what it forbids.
fn machine_paths() -> Vec<String> {
    ["tmp", "work", "root", "home"]
        .iter()
        .map(|top| format!("/{top}/"))
        .chain(
            crate::root()
                .to_str()
                .filter(|path| path.len() > 4)
                .map(str::to_owned),
        )
        .collect()
}

/// The hosts the package clients of this machine are set to, and the public ones.
fn package_hosts() -> Vec<String> {
    let dots = |parts: &[&str]| parts.join(".");
    let mut hosts = vec![
        dots(&["registry", "npmjs", "org"]),
        dots(&["index", "crates", "io"]),
        dots(&["static", "crates", "io"]),
        dots(&["pypi", "org"]),
        dots(&["deb", "debian", "org"]),
    ];
    let npm = capture(command("npm").args(["config", "get", "registry"])).unwrap_or_default();
    hosts.extend(hosts_in(&npm));
    let cargo = std::env::var("CARGO_HOME")
        .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")))
        .unwrap_or_default();
    for file in [format!("{cargo}/config.toml"), "/etc/pip.conf".to_owned()] {
        hosts.extend(hosts_in(&fs::read_to_string(file).unwrap_or_default()));
    }
    hosts.sort();
    hosts.dedup();
    hosts
}

fn hosts_in(text: &str) -> Vec<String> {
    text.split("://")
        .skip(1)
        .filter_map(|rest| {
            let authority = rest.split(['/', '"', '\'', '?', ' ', '\n']).next()?;
            let host = authority.rsplit('@').next()?.split(':').next()?;
            (host.contains('.')).then(|| host.to_owned())
        })
        .collect()
}

fn web_crates_in_core() -> Result<Vec<String>> {
    let tree = capture(command("cargo").args([
        "tree",
        "-p",
        "tierwise-core",
        "-e",
        "normal",
        "--prefix",
        "none",
        "--target",
        "all",
    ]))
    .context("cargo tree fails")?;
    let web = ["leptos", "wasm-bindgen", "web-sys", "js-sys", "gloo"];
    Ok(tree
        .lines()
        .filter(|line| web.iter().any(|name| line.starts_with(name)))
        .map(|line| format!("tierwise-core reaches {line}"))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_forbidden() {
        let files = vec![("a.md".to_owned(), format!("fine\nsee /{}/x", "tmp"))];
        assert_eq!(
            find(&files, &machine_paths()),
            [format!("a.md:2 has /{}/", "tmp")]
        );
        assert_eq!(
            hosts_in("x = https://user@host.example:80/a b"),
            ["host.example"]
        );
    }
}
