//! Tells the service worker (static/sw.js) which files there are and what must be in them. The list is made of what the
//! build left, so that nobody has to think of it.

use crate::shell::files;
use crate::split::hash;
use anyhow::{Context, Result};
use base64::Engine;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The service worker.
const WORKER: &str = "sw.js";
/// What is put in its place to be rid of it.
const OFF: &str = "sw-off.js";
/// What the line with the list begins with.
const LIST: &str = "const RELEASE=";
/// Where the page says its version. A page without one registers no worker.
const VERSION: &str = " data-version=\"";

/// Whether a file only comes after the first answer.
#[must_use]
pub fn is_later(name: &str) -> bool {
    is_worker(name)
        || ["/offline.js", "/focus.js"]
            .iter()
            .any(|script| name.ends_with(script))
}

fn is_worker(name: &str) -> bool {
    [WORKER, OFF].contains(&name)
}

/// Writes the list into the worker and the version into the page; over an older list where there is one.
///
/// # Errors
/// When the folder holds no build.
pub fn write(folder: &Path) -> Result<()> {
    let worker = folder.join(WORKER);
    let text = fs::read_to_string(&worker).context("sw.js is missing")?;
    let script = match text.split_once('\n') {
        Some((line, rest)) if line.starts_with(LIST) => rest,
        _ => text.as_str(),
    };
    let index = folder.join("index.html");
    let page = with_version(&fs::read_to_string(&index)?, "")?;
    let mut list = listed(folder)?;
    // The page says the version, so the version goes by the page without it.
    list.insert(String::new(), integrity(page.as_bytes()));
    let version = format!("{:016x}", hash(format!("{list:?}{script}").as_bytes()));
    let page = with_version(&page, &version)?;
    list.insert(String::new(), integrity(page.as_bytes()));
    let release = serde_json::json!({ "version": version, "files": list });
    fs::write(index, page)?;
    fs::write(worker, format!("{LIST}{release};\n{script}"))?;
    Ok(())
}

/// Has whoever was here with a release before be rid of its worker: in development every visit asks the server.
///
/// # Errors
/// When the files are missing.
pub fn switch_off(folder: &Path) -> Result<()> {
    fs::copy(folder.join(OFF), folder.join(WORKER)).context("sw-off.js is missing")?;
    Ok(())
}

fn with_version(page: &str, version: &str) -> Result<String> {
    let (start, rest) = page
        .split_once(VERSION)
        .context("index.html has no data-version; see xtask/src/offline.rs")?;
    let (_, end) = rest
        .split_once('"')
        .context("index.html ends in data-version")?;
    Ok(format!("{start}{VERSION}{version}\"{end}"))
}

/// Every file that the page can ask for but the page itself. What begins with `_` is for the host, compressed copies are
/// its own affair.
fn listed(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut list = BTreeMap::new();
    for path in files(folder)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        let elsewhere = name == "index.html" || is_worker(&name) || name.starts_with('_');
        if !elsewhere && !name.ends_with(".br") && !name.ends_with(".gz") {
            list.insert(name, integrity(&fs::read(&path)?));
        }
    }
    Ok(list)
}

/// What a browser holds a file to (Subresource Integrity).
fn integrity(bytes: &[u8]) -> String {
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(bytes));
    format!("sha256-{digest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn release(folder: &Path) -> Value {
        let text = fs::read_to_string(folder.join(WORKER)).unwrap();
        let (line, script) = text.split_once('\n').unwrap();
        assert_eq!(script, "work();\n");
        let json = line.strip_prefix(LIST).unwrap().trim_end_matches(';');
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn every_file_is_listed_with_what_is_in_it() {
        let folder = crate::output("offline-test");
        fs::create_dir_all(folder.join("parts-1")).unwrap();
        for (name, text) in [
            ("index.html", "<script src=\"a.js\" data-version=\"\">"),
            ("sw.js", "work();\n"),
            ("sw-off.js", "stop();\n"),
            ("_headers", "/*"),
            ("a.js", "hello"),
            ("a.js.br", "h"),
            ("parts-1/b.wasm", "code"),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        write(&folder).unwrap();
        let first = release(&folder);
        let names: Vec<&String> = first["files"].as_object().unwrap().keys().collect();
        assert_eq!(names, ["", "a.js", "parts-1/b.wasm"]);
        // As `openssl dgst -sha256 -binary | base64` says of "hello".
        let hello = "sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
        assert_eq!(first["files"]["a.js"], hello);
        let page = fs::read(folder.join("index.html")).unwrap();
        assert_eq!(first["files"][""], integrity(&page));
        let version = first["version"].as_str().unwrap();
        assert!(String::from_utf8(page).unwrap().contains(version));
        write(&folder).unwrap();
        assert_eq!(
            release(&folder),
            first,
            "the same files are the same version"
        );
        fs::write(folder.join("parts-1/b.wasm"), "more code").unwrap();
        write(&folder).unwrap();
        assert_ne!(release(&folder)["version"], first["version"]);
    }
}
