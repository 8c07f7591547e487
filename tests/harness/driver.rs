//! The driver process and the commands that plain WebDriver does not have.

use anyhow::{Context, Result, bail};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Works as root, in a container, without a screen, and asks nothing of the network.
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
];

/// A chromedriver that ends its browsers when dropped, also when a test panics.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver on a free port.
    pub fn start() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver does not start; type: cargo xtask setup")?;
        let out = process.stdout.take().context("chromedriver says nothing")?;
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let rest = line.split("started successfully on port ").nth(1)?;
            rest.trim_end_matches('.').trim().parse().ok()
        });
        // Its pipe must be read to the end, or it stops when the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        let Some(port) = port else {
            drop(process.kill());
            bail!("chromedriver did not say its port");
        };
        Ok(Self { process, port })
    }

    /// Opens a browser with a fresh profile, or with the one in a folder.
    pub async fn browser(&self, profile: Option<&Path>) -> Result<Client> {
        let chromium = xtask::shell::which("chromium")
            .context("chromium is missing; type: cargo xtask setup")?;
        let profile = profile.map(|folder| format!("--user-data-dir={}", folder.display()));
        let flags: Vec<&str> = FLAGS.into_iter().chain(profile.as_deref()).collect();
        let wanted = json!({
            "goog:chromeOptions": { "binary": chromium, "args": flags },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "timeouts": { "script": 120_000, "pageLoad": 60_000 },
        });
        let wanted: Capabilities = serde_json::from_value(wanted)?;
        ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .context("Chromium does not start")
    }
}

/// Ends every process of the browser with the profile in a folder at once, as when the machine loses its power.
///
/// # Errors
/// When processes cannot be listed.
pub fn kill(profile: &Path) -> Result<()> {
    let flag = format!("--user-data-dir={}", profile.display());
    for entry in std::fs::read_dir("/proc")? {
        let path = entry?.path();
        // A process may be gone by now.
        let Ok(line) = std::fs::read(path.join("cmdline")) else {
            continue;
        };
        let is_browser = line.split(|b| *b == 0).any(|arg| arg == flag.as_bytes());
        let id = path.file_name().and_then(|name| name.to_str());
        if let Some(id) = id.filter(|_| is_browser) {
            drop(Command::new("kill").args(["-KILL", id]).status());
        }
    }
    Ok(())
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked politely it closes its browsers; killed at once it would leave them behind.
        if let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) {
            drop(stream.set_read_timeout(Some(Duration::from_secs(5))));
            drop(stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
            drop(stream.read(&mut [0; 64]));
        }
        for _ in 0..100 {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A command of chromedriver's own: its address below the session, and its body.
#[derive(Debug)]
pub struct Extra {
    path: &'static str,
    body: Value,
}

impl Extra {
    /// A command of the browser's own protocol.
    pub fn devtools(method: &str, params: &Value) -> Self {
        Self {
            path: "goog/cdp/execute",
            body: json!({ "cmd": method, "params": params }),
        }
    }

    /// What the browser logged since it was last asked.
    pub fn log(kind: &str) -> Self {
        Self {
            path: "se/log",
            body: json!({ "type": kind }),
        }
    }
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
