//! What is known of a page in a browser that tells nothing of its own: the page watches itself, and a proxy hears every
//! request that leaves.

use anyhow::{Context, Result};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use xtask::shell::files;

/// Gives back what the page saw since it was last asked. A page that is not watched has nothing to say.
pub const SEEN: &str = "return window.takeSeen?.() ?? []";

const SCRIPT: &str = "watch.js";

/// A copy of the build whose pages keep what goes wrong in them. Without compressed copies: what is changed is what is
/// sent.
///
/// # Errors
/// When the build is missing.
pub fn watched(name: &str) -> Result<PathBuf> {
    let site = site_copy(name)?;
    fs::write(site.join(SCRIPT), include_str!("watch.js"))?;
    let index = site.join("index.html");
    let page = fs::read_to_string(&index)?;
    let (head, rest) = page
        .split_once("<script")
        .context("the page has no script")?;
    fs::write(
        index,
        format!("{head}<script src=\"./{SCRIPT}\"></script>\n<script{rest}"),
    )?;
    xtask::offline::write(&site)?;
    Ok(site)
}

/// A copy of the build that a test may change, without compressed copies.
///
/// # Errors
/// When the build is missing.
pub fn site_copy(name: &str) -> Result<PathBuf> {
    let site = xtask::output("sites").join(name);
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    for file in files(&xtask::dist())? {
        if !file.extension().is_some_and(|e| e == "br" || e == "gz") {
            let copy = site.join(file.strip_prefix(xtask::dist())?);
            fs::create_dir_all(copy.parent().context("a file is in a folder")?)?;
            fs::copy(file, copy)?;
        }
    }
    Ok(site)
}

/// A proxy that lets nothing through and remembers what was asked of it.
pub struct Proxy {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Listens until the tests end.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?.to_string();
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let heard = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                drop(stream.set_read_timeout(Some(Duration::from_secs(5))));
                let mut line = String::new();
                let _ = BufReader::new(stream.take(4096)).read_line(&mut line);
                if let Ok(mut heard) = heard.lock() {
                    heard.push(line.trim().to_owned());
                }
            }
        });
        Ok(Self { address, asked })
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The first line of each request since it was last asked.
    pub fn take(&self) -> Vec<String> {
        self.asked
            .lock()
            .map(|mut asked| std::mem::take(&mut *asked))
            .unwrap_or_default()
    }
}
