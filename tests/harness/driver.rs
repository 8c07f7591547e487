//! The driver process and the commands that plain WebDriver does not have.

use crate::browser::Browser;
use anyhow::{Context, Result, bail};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// How often a driver is started before it is said that it does not start.
const STARTS: usize = 4;
/// How long a driver may take to start its browser.
const START: Duration = Duration::from_secs(60);

/// A driver that ends its browsers when dropped, also when a test panics.
pub struct Driver {
    process: Child,
    port: u16,
    browser: &'static Browser,
    session: Option<String>,
    /// Goes after the browser that is on it.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts a driver on a free port. What its browser knows of the user is in `home`.
    ///
    /// A port that is free may be taken before the driver has it: chromedriver chooses one of IPv4, wants the same of IPv6,
    /// and ends where another program was given that. So it is started again, a few times.
    pub fn start(browser: &'static Browser, home: Option<&Path>) -> Result<Self> {
        let mut started = Self::start_once(browser, home);
        for _ in 1..STARTS {
            if started.is_ok() {
                break;
            }
            started = Self::start_once(browser, home);
        }
        started
    }

    fn start_once(browser: &'static Browser, home: Option<&Path>) -> Result<Self> {
        let screen = browser.screen.then(Screen::start).transpose()?;
        let told = browser.says.map_or_else(free_port, |_| Ok(0))?;
        let mut command = Command::new(browser.driver);
        command
            .arg(format!("--port={told}"))
            // A group of its own, so that its browsers can be ended with it.
            .process_group(0)
            .stdout(browser.says.map_or_else(Stdio::null, |_| Stdio::piped()))
            .stderr(Stdio::null());
        if let Some(screen) = &screen {
            // A bare machine has this locale; a page must not trip over it.
            command.env("DISPLAY", &screen.display).env("LC_ALL", "C");
            command.envs(home.map(|home| ("HOME", home)));
        }
        let process = command.spawn().with_context(|| {
            format!("{} does not start; type: cargo xtask setup", browser.driver)
        })?;
        let mut driver = Self {
            process,
            port: told,
            browser,
            session: None,
            _screen: screen,
        };
        match browser.says {
            Some(words) => driver.port = said(driver.process.stdout.take(), words)?,
            None => driver.answers()?,
        }
        Ok(driver)
    }

    /// Waits until the driver answers at the port it was told.
    fn answers(&mut self) -> Result<()> {
        for _ in 0..200 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok() {
                return Ok(());
            }
            if let Some(status) = self.process.try_wait()? {
                bail!("{} ended at once: {status}", self.browser.driver);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("{} does not answer", self.browser.driver)
    }

    /// Opens a browser with a fresh profile, or with the one in a folder. Where everything that leaves is to be heard of,
    /// it asks a proxy.
    pub async fn browser(&mut self, profile: Option<&Path>, proxy: Option<&str>) -> Result<Client> {
        let mut wanted = (self.browser.wanted)(profile);
        wanted["timeouts"] = json!({ "script": 120_000, "pageLoad": 60_000 });
        if let Some(proxy) = proxy {
            wanted["proxy"] = json!({
                "proxyType": "manual",
                "httpProxy": proxy,
                "sslProxy": proxy,
                "noProxy": ["127.0.0.1"],
            });
        }
        let wanted: Capabilities = serde_json::from_value(wanted)?;
        for _ in 0..STARTS {
            let asked = tokio::time::timeout(START, self.connect(wanted.clone())).await;
            let Ok(client) = asked else {
                // It was seen to take the request and to start no browser, for minutes.
                *self = Self::start(self.browser, profile)?;
                continue;
            };
            let client = client?;
            self.session = client.session_id().await?;
            return Ok(client);
        }
        bail!("{} starts no browser", self.browser.driver)
    }

    async fn connect(&self, wanted: Capabilities) -> Result<Client> {
        ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .with_context(|| {
                let name = self.browser.name;
                format!("{name} does not start; is it missing? type: cargo xtask setup")
            })
    }

    /// Asks something of the driver without waiting for long; whether it did it.
    fn ask(&self, request: &str) -> bool {
        let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) else {
            return false;
        };
        drop(stream.set_read_timeout(Some(Duration::from_secs(5))));
        drop(write!(
            stream,
            "{request} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n",
            self.port
        ));
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).is_ok() && answer.ends_with(b" 200")
    }
}

/// Reads what a driver prints until it says its port.
fn said(out: Option<ChildStdout>, words: &str) -> Result<u16> {
    let out = out.context("the driver says nothing")?;
    let mut lines = BufReader::new(out).lines().map_while(Result::ok);
    let mut printed = Vec::new();
    let port = lines.find_map(|line| {
        let port = line.split(words).nth(1);
        let port = port.and_then(|rest| rest.trim_end_matches('.').trim().parse().ok());
        printed.push(line);
        port
    });
    // Its pipe must be read to the end, or it stops when the pipe is full.
    std::thread::spawn(move || lines.for_each(drop));
    port.with_context(|| format!("the driver did not say its port: {}", printed.join(" / ")))
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

/// A screen that nobody sees.
struct Screen {
    process: Child,
    display: String,
}

impl Screen {
    fn start() -> Result<Self> {
        let mut process = Command::new("Xvfb")
            // It chooses a number that is free, and says it.
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb does not start; type: cargo xtask setup")?;
        let mut number = String::new();
        if let Some(out) = process.stdout.take() {
            BufReader::new(out).read_line(&mut number)?;
        }
        let display = format!(":{}", number.trim());
        Ok(Self { process, display })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
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
        // Asked politely it closes its browsers and clears up; killed at once it would leave them behind.
        if let Some(session) = &self.session {
            self.ask(&format!("DELETE /session/{session}"));
        }
        // Only chromedriver knows this.
        if self.ask("GET /shutdown") {
            for _ in 0..100 {
                if matches!(self.process.try_wait(), Ok(Some(_))) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
        }
        let group = format!("-{}", self.process.id());
        drop(Command::new("kill").args(["-KILL", "--", &group]).status());
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
