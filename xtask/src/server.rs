//! A static server for one folder, on the loopback only: what a plain static host would do,
//! with the compressed copies and the `_headers` file. One request a connection, so that
//! stopping it really cuts the page off.

use anyhow::{Context, Result};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A running server; it stops when dropped.
pub struct Server {
    address: SocketAddr,
    prefix: String,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

struct Site {
    folder: PathBuf,
    prefix: String,
    rules: Vec<Rule>,
}

/// One block of a `_headers` file: a path, or the start of one before `*`, and its headers.
struct Rule {
    path: String,
    headers: Vec<String>,
}

impl Server {
    /// Serves `folder` under `prefix` (such as `/` or `/some/path/`); port 0 takes a free one.
    ///
    /// # Errors
    /// When the folder is missing or the port is taken.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> Result<Self> {
        let folder = folder.canonicalize().with_context(|| {
            format!("{} is not there; type: cargo xtask build", folder.display())
        })?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} is taken; type: cargo xtask serve --port 0"))?;
        let address = listener.local_addr()?;
        let rules = fs::read_to_string(folder.join("_headers"))
            .map(|text| rules(&text))
            .unwrap_or_default();
        let prefix = prefix.to_owned();
        let site = Arc::new(Site {
            folder,
            prefix: prefix.clone(),
            rules,
        });
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                if let Ok(stream) = stream {
                    let site = Arc::clone(&site);
                    // A visitor who hangs up is no reason to stop serving.
                    thread::spawn(move || drop(site.answer(stream)));
                }
            }
        });
        Ok(Self {
            address,
            prefix,
            stop,
            thread: Some(thread),
        })
    }

    /// The address of the page, with the prefix.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.prefix)
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for the next visitor.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Site {
    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.set_write_timeout(Some(Duration::from_secs(30)))?;
        let mut reader = BufReader::new((&stream).take(64 * 1024));
        let mut request = String::new();
        reader.read_line(&mut request)?;
        let mut accepts = String::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            let lower = line.to_ascii_lowercase();
            if let Some(value) = lower.strip_prefix("accept-encoding:") {
                accepts = value.trim().to_owned();
            }
        }
        let mut words = request.split_whitespace();
        let method = words.next().unwrap_or("");
        let target = words.next().unwrap_or("");
        let (status, headers, body) = self.find(method, target, &accepts);
        let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        for header in headers {
            head.push_str(&header);
            head.push_str("\r\n");
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    fn find(&self, method: &str, target: &str, accepts: &str) -> (&str, Vec<String>, Vec<u8>) {
        let plain = || vec!["Content-Type: text/plain; charset=utf-8".to_owned()];
        if method != "GET" && method != "HEAD" {
            return (
                "405 Method Not Allowed",
                plain(),
                b"Only GET and HEAD.".to_vec(),
            );
        }
        let path = target.split(['?', '#']).next().unwrap_or("");
        let missing = || ("404 Not Found", plain(), b"Not found.".to_vec());
        let Some(name) = path.strip_prefix(self.prefix.as_str()) else {
            return missing();
        };
        let name = if name.is_empty() || name.ends_with('/') {
            format!("{name}index.html")
        } else {
            name.to_owned()
        };
        // Names of the build are plain; anything else, dots and escapes included, is not there.
        let sound = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
        };
        if !name.split('/').all(sound) {
            return missing();
        }
        let file = self.folder.join(&name);
        let mut headers = vec![format!("Content-Type: {}", content_type(&name))];
        headers.push("Vary: Accept-Encoding".to_owned());
        headers.extend(
            self.rules
                .iter()
                .filter(|rule| rule.covers(&format!("/{name}")))
                .flat_map(|rule| rule.headers.iter().cloned()),
        );
        for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
            let wanted = accepts
                .split(',')
                .any(|a| a.split(';').next().map(str::trim) == Some(encoding));
            if wanted && let Ok(body) = fs::read(self.folder.join(format!("{name}.{ending}"))) {
                headers.push(format!("Content-Encoding: {encoding}"));
                return ("200 OK", headers, body);
            }
        }
        match fs::read(&file) {
            Ok(body) => ("200 OK", headers, body),
            Err(_) => missing(),
        }
    }
}

impl Rule {
    fn covers(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        }
    }
}

/// Reads a `_headers` file. A later rule adds to an earlier one, so rules must not overlap in
/// what they set.
fn rules(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            if let Some(rule) = rules.last_mut() {
                rule.headers.push(line.trim().to_owned());
            }
        } else {
            rules.push(Rule {
                path: line.trim().to_owned(),
                headers: Vec::new(),
            });
        }
    }
    rules
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nAccept-Encoding: gzip, br\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn serves_its_folder_and_nothing_else() {
        let top = crate::output("server-test");
        let site = top.join("site");
        fs::create_dir_all(&site).unwrap();
        fs::write(top.join("secret.txt"), "secret").unwrap();
        fs::write(site.join("index.html"), "plain").unwrap();
        fs::write(site.join("index.html.br"), "squeezed").unwrap();
        fs::write(
            site.join("_headers"),
            "/*\n  X-One: 1\n/app-*\n  X-Two: 2\n",
        )
        .unwrap();
        let server = Server::start(&site, "/sub/", 0).unwrap();
        let home = get(&server, "/sub/?x=1");
        assert!(home.starts_with("HTTP/1.1 200") && home.ends_with("squeezed"));
        assert!(home.contains("Content-Encoding: br") && home.contains("X-One: 1"));
        assert!(!home.contains("X-Two"));
        for path in [
            "/",
            "/sub/../secret.txt",
            "/sub/..%2fsecret.txt",
            "/sub/%2e%2e/secret.txt",
            "/sub//etc/passwd",
            "/sub/none.js",
        ] {
            let answer = get(&server, path);
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
        let address = server.address;
        drop(server);
        assert!(
            TcpStream::connect(address).is_err(),
            "stopped means stopped"
        );
    }
}
