//! One page in one browser, and what a test does with it.

use crate::axe::{self, Violation};
use crate::browser::{Browser, CHROMIUM};
use crate::driver::{self, Driver, Extra};
use crate::keys;
use crate::log::Log;
use crate::watch::{self, Proxy};
use anyhow::{Context, Result, bail, ensure};
use fantoccini::Client;
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use fantoccini::wd::{Locator, WindowHandle};
use serde_json::{Value, json};
use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use xtask::server::Server;

/// The pages that are built, by their route. A page that is not built stays out of here.
pub const PAGES: [&str; 7] = [
    "#/brief",
    "#/brief/check",
    "#/advice",
    "#/roster",
    "#/evidence",
    "#/data",
    "#/nowhere",
];

/// The steps of the brief after the first.
pub const STEPS: [&str; 9] = [
    "#/brief/budget",
    "#/brief/geography",
    "#/brief/goal",
    "#/brief/test",
    "#/brief/platform",
    "#/brief/hours",
    "#/brief/payment",
    "#/brief/content",
    "#/brief/value",
];

/// A width and a theme.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Whether the system asks for a dark page.
    pub dark: bool,
}

impl Look {
    /// Short name, for files.
    #[must_use]
    pub fn name(self) -> String {
        format!(
            "{}-{}",
            self.width,
            if self.dark { "dark" } else { "light" }
        )
    }
}

/// The looks that every page must hold in.
pub const LOOKS: [Look; 4] = [
    Look {
        width: 390,
        dark: false,
    },
    Look {
        width: 390,
        dark: true,
    },
    Look {
        width: 1280,
        dark: false,
    },
    Look {
        width: 1280,
        dark: true,
    },
];

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(40);

/// What a driver says of an element that cannot be used yet.
const EARLY: [ErrorStatus; 4] = [
    ErrorStatus::ElementNotInteractable,
    ErrorStatus::ElementClickIntercepted,
    ErrorStatus::StaleElementReference,
    ErrorStatus::NoSuchElement,
];

/// Without service workers, which would answer what a test has the server or the connection not answer, and fetch what
/// a test does not expect. Only pages of [`Page::open_kept`] have them.
const NO_WORKERS: &str = "delete Navigator.prototype.serviceWorker";

/// A fresh browser on a fresh server over `dist/`.
pub struct Page {
    client: Client,
    server: Option<Server>,
    origin: String,
    home: String,
    log: Mutex<Log>,
    expected: Mutex<Vec<String>>,
    browser: &'static Browser,
    driver: Driver,
    profile: Option<PathBuf>,
    proxy: Option<Proxy>,
    workers: bool,
}

impl Page {
    /// Opens a browser, without a page in it yet, 1280 wide and light.
    ///
    /// # Errors
    /// When the release build or a tool is missing.
    pub async fn open() -> Result<Self> {
        Self::open_folder(&xtask::dist(), "/").await
    }

    /// As [`Page::open`], for another folder or under another path.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn open_folder(folder: &Path, prefix: &str) -> Result<Self> {
        Self::start(&CHROMIUM, folder, prefix, None, false).await
    }

    /// As [`Page::open`], with what the browser keeps in a folder that outlives it.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn open_profile(name: &str) -> Result<Self> {
        let profile = fresh_profile(name)?;
        Self::start(&CHROMIUM, &xtask::dist(), "/", Some(profile), false).await
    }

    /// As [`Page::open_folder`], with what the browser keeps in a folder that outlives it, and with the service worker
    /// that keeps the page.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn open_kept(folder: &Path, prefix: &str, name: &str) -> Result<Self> {
        let profile = fresh_profile(name)?;
        Self::start(&CHROMIUM, folder, prefix, Some(profile), true).await
    }

    /// As [`Page::open_kept`], in any browser. Only in Chromium does the folder not have to be [`crate::watched`] for
    /// faults to be seen.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn open_in(browser: &'static Browser, folder: &Path, name: &str) -> Result<Self> {
        Self::start(browser, folder, "/", Some(fresh_profile(name)?), true).await
    }

    async fn start(
        browser: &'static Browser,
        folder: &Path,
        prefix: &str,
        profile: Option<PathBuf>,
        workers: bool,
    ) -> Result<Self> {
        let server = Server::start(folder, prefix, 0)?;
        let proxy = match browser.devtools {
            true => None,
            false => Some(Proxy::start()?),
        };
        let mut driver = Driver::start(browser, profile.as_deref())?;
        let client = driver
            .browser(profile.as_deref(), proxy.as_ref().map(Proxy::address))
            .await?;
        let mut page = Self {
            client,
            browser,
            origin: server.origin(),
            home: server.url(),
            server: Some(server),
            log: Mutex::default(),
            expected: Mutex::default(),
            driver,
            profile,
            proxy,
            workers,
        };
        page.begin().await?;
        Ok(page)
    }

    /// Kills the browser, all of it and without a warning, and opens another one on what it left on the disk.
    ///
    /// # Errors
    /// When the page has no profile of its own, or a browser does not start.
    pub async fn kill_and_reopen(&mut self) -> Result<()> {
        let profile = self.profile.clone().context("it has no profile")?;
        driver::kill(&profile)?;
        // The driver of a dead browser is of no use, and its end ends what is left.
        self.driver = Driver::start(self.browser, Some(&profile))?;
        self.open_again(&profile).await
    }

    /// Closes the browser as a user would, and opens another one on what it left on the disk.
    ///
    /// # Errors
    /// As [`Page::kill_and_reopen`].
    pub async fn close_and_reopen(&mut self) -> Result<()> {
        let profile = self.profile.clone().context("it has no profile")?;
        self.client.clone().close().await?;
        self.open_again(&profile).await
    }

    async fn open_again(&mut self, profile: &Path) -> Result<()> {
        let proxy = self.proxy.as_ref().map(Proxy::address);
        self.client = self.driver.browser(Some(profile), proxy).await?;
        self.begin().await
    }

    async fn begin(&mut self) -> Result<()> {
        // What the browser itself shows at first is not the page's doing.
        self.client.goto("about:blank").await?;
        drop(self.faults().await?);
        self.log = Mutex::default();
        self.prepare().await
    }

    async fn prepare(&self) -> Result<()> {
        if self.browser.devtools {
            // A breach of the policy ends up in the console, where `finish` finds it.
            self.before_load(
                "addEventListener('securitypolicyviolation', (e) => console.error(\
                 'content security policy', e.violatedDirective, e.blockedURI, e.sourceFile));",
            )
            .await?;
        }
        if !self.workers {
            self.before_load(NO_WORKERS).await?;
        }
        self.look(Look {
            width: 1280,
            dark: false,
        })
        .await
    }

    /// Opens another tab and goes on in it. Gives back the one before.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        let before = self.client.window().await?;
        let tab = self.client.new_window(true).await?;
        self.client.switch_to_window(tab.handle).await?;
        self.prepare().await?;
        Ok(before)
    }

    /// The WebDriver client, for what has no helper.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The browser it is in.
    #[must_use]
    pub fn browser(&self) -> &'static Browser {
        self.browser
    }

    /// A file that the page had the user save, once it is there and whole.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn saved_file(&self, name: &str) -> Result<Vec<u8>> {
        let folder = self.profile.as_deref().context("it has no profile")?;
        let file = folder.join(name);
        let end = Instant::now() + PATIENCE;
        loop {
            // The browsers write under another name first, or make an empty file of the name.
            if let Ok(bytes) = fs::read(&file)
                && !bytes.is_empty()
            {
                return Ok(bytes);
            }
            ensure!(
                Instant::now() < end,
                "{name} was not saved\n{}",
                self.describe().await
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// The address of the start page.
    #[must_use]
    pub fn home(&self) -> &str {
        &self.home
    }

    /// Loads the page afresh at a route such as `#/brief` and waits until the app stands.
    ///
    /// # Errors
    /// When the app does not come up.
    pub async fn goto(&self, hash: &str) -> Result<()> {
        self.load(hash).await?;
        self.settled().await
    }

    /// Loads the brief afresh and types a product into it.
    ///
    /// # Errors
    /// As [`Page::goto`].
    pub async fn start_brief(&self, product: &str) -> Result<()> {
        self.goto("#/brief").await?;
        self.type_into("product", product).await
    }

    /// Loads the page afresh without waiting for the app.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn load(&self, hash: &str) -> Result<()> {
        if !self.browser.devtools {
            // A page that is left while its styles come takes that for a fault.
            self.wait(
                "the styles to be there",
                "[...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)",
            )
            .await?;
            // What a page saw itself may go with it.
            self.read_log().await?;
        }
        // Going from one fragment to another would not load anything.
        self.client.goto("about:blank").await?;
        Ok(self.client.goto(&format!("{}{hash}", self.home)).await?)
    }

    /// Goes to a route inside the running app.
    ///
    /// # Errors
    /// When the app does not come to rest.
    pub async fn go(&self, hash: &str) -> Result<()> {
        self.run("location.hash = arguments[0]", vec![json!(hash)])
            .await?;
        self.settled().await
    }

    /// Reloads the page.
    ///
    /// # Errors
    /// When the app does not come up again.
    pub async fn reload(&self) -> Result<()> {
        self.client.refresh().await?;
        self.settled().await
    }

    /// Waits until the app has mounted and nothing is busy.
    ///
    /// # Errors
    /// When that does not come about.
    pub async fn settled(&self) -> Result<()> {
        self.wait(
            "the app to mount and come to rest",
            "!document.getElementById('boot') && document.querySelector('h1') \
             && !document.querySelector('[aria-busy=true]')",
        )
        .await?;
        // Two frames: effects of the last change have run.
        self.client
            .execute_async(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))",
                vec![],
            )
            .await?;
        Ok(())
    }

    /// Waits until a JavaScript expression is true; `what` is said when it never is.
    ///
    /// # Errors
    /// When it does not become true in time; says what the page shows instead.
    pub async fn wait(&self, what: &str, expression: &str) -> Result<()> {
        let script = format!("try {{ return !!({expression}) }} catch (e) {{ return false }}");
        let end = Instant::now() + PATIENCE;
        loop {
            // The script itself throws nothing: the driver does, when the page is just about to be another one.
            let failed = match self.client.execute(&script, vec![]).await {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(_) => String::new(),
                Err(error) => format!(" ({error})"),
            };
            if Instant::now() > end {
                bail!(
                    "waited in vain for {what}{failed}\n{}",
                    self.describe().await
                );
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Runs a script; `return` gives a value back.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, args).await?)
    }

    /// The value of an expression, as text; empty for null.
    ///
    /// # Errors
    /// When the expression throws.
    pub async fn text_of(&self, expression: &str) -> Result<String> {
        let value = self
            .run(&format!("return {expression}"), vec![])
            .await
            .with_context(|| format!("in {expression}"))?;
        Ok(match value {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        })
    }

    /// All words the page shows.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn words(&self) -> Result<String> {
        self.text_of("document.body.innerText").await
    }

    /// Waits for the first element with this `data-testid`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn by_testid(&self, id: &str) -> Result<Element> {
        let selector = format!("[data-testid=\"{id}\"]");
        self.wait(
            &format!("an element with the test id {id}"),
            &format!("document.querySelector('{selector}')"),
        )
        .await?;
        Ok(self.client.find(Locator::Css(&selector)).await?)
    }

    /// An attribute of the first element with this `data-testid`; empty when it has none.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn attribute(&self, testid: &str, name: &str) -> Result<String> {
        let element = self.by_testid(testid).await?;
        Ok(element.attr(name).await?.unwrap_or_default())
    }

    /// Clicks the first element with this `data-testid`, as soon as it can be clicked: it may be in a dialog that is
    /// about to open, or be built anew.
    ///
    /// # Errors
    /// When there is none, or it cannot be clicked in time.
    pub async fn click(&self, id: &str) -> Result<()> {
        self.once_ready(id, async |element| element.click().await)
            .await
    }

    /// Types into the first element with this `data-testid`, as soon as it takes it.
    ///
    /// # Errors
    /// When there is none, or it takes nothing in time.
    pub async fn type_into(&self, id: &str, text: &str) -> Result<()> {
        self.once_ready(id, async |element| element.send_keys(text).await)
            .await
    }

    /// Types into the first element with this `data-testid` in the place of what is in it.
    ///
    /// # Errors
    /// As [`Page::type_into`].
    pub async fn fill(&self, id: &str, text: &str) -> Result<()> {
        self.once_ready(id, async |element| {
            element.clear().await?;
            element.send_keys(text).await
        })
        .await
    }

    async fn once_ready(
        &self,
        id: &str,
        act: impl AsyncFn(Element) -> Result<(), CmdError>,
    ) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let early = match act(self.by_testid(id).await?).await {
                Ok(()) => return Ok(()),
                Err(CmdError::Standard(error)) if EARLY.contains(&error.error) => error,
                Err(error) => return Err(error.into()),
            };
            if Instant::now() > end {
                bail!("{id} is not to be used: {early}\n{}", self.describe().await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Clicks the first visible control whose accessible words contain `words`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn click_words(&self, words: &str) -> Result<()> {
        let find = format!(
            "[...document.querySelectorAll('a,button,label,summary,input[type=submit]')]\
             .find(e => e.getClientRects().length && ((e.innerText || '') + ' ' + \
             (e.getAttribute('aria-label') || '')).includes({}))",
            json!(words)
        );
        self.wait(&format!("a control that says \"{words}\""), &find)
            .await?;
        self.run(&format!("({find}).click()"), vec![]).await?;
        self.settled().await
    }

    /// Sets the width and the system's theme; motion is off, so that pictures hold still. Elsewhere than in Chromium it
    /// is the window that gets the width, or the narrowest that it can have.
    ///
    /// # Errors
    /// When the browser fails, or cannot be asked for a dark page.
    pub async fn look(&self, look: Look) -> Result<()> {
        let height = if look.width < 600 { 844 } else { 900 };
        if !self.browser.devtools {
            ensure!(!look.dark, "{} is always light", self.browser.name);
            return Ok(self.client.set_window_size(look.width, height).await?);
        }
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": look.width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await?;
        let theme = if look.dark { "dark" } else { "light" };
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": theme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ]}),
        )
        .await?;
        Ok(())
    }

    /// Runs a script in every document before the page's own.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn before_load(&self, script: &str) -> Result<()> {
        let params = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", params)
            .await?;
        Ok(())
    }

    /// A command of the browser's own protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, method: &str, params: Value) -> Result<Value> {
        self.client
            .issue_cmd(Extra::devtools(method, &params))
            .await
            .with_context(|| method.to_owned())
    }

    /// Presses keys one after the other.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn press(&self, wanted: &[Key]) -> Result<()> {
        let keys: Vec<char> = wanted.iter().map(|key| char::from(*key)).collect();
        keys::press(&self.client, &keys).await
    }

    /// Types text into whatever has the focus.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        keys::press(&self.client, &text.chars().collect::<Vec<_>>()).await
    }

    /// Presses a key while another is held.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn chord(&self, held: Key, key: Key) -> Result<()> {
        keys::chord(&self.client, held, key).await
    }

    /// Presses Tab until an expression over the focused element `e` is true.
    ///
    /// # Errors
    /// When the focus went all round without it; says where it stopped on the way.
    pub async fn tab_to(&self, what: &str, expression: &str) -> Result<()> {
        let mut seen = Vec::new();
        let test = format!(
            "(() => {{ const e = document.activeElement; try {{ return !!({expression}) }} \
             catch (x) {{ return false }} }})()"
        );
        for _ in 0..250 {
            self.press(&[Key::Tab]).await?;
            if self.text_of(&test).await? == "true" {
                return Ok(());
            }
            seen.push(self.focused().await?);
        }
        seen.dedup();
        bail!(
            "the Tab key never reaches {what}; it stops at:\n  {}",
            seen.join("\n  ")
        )
    }

    /// What has the focus, in words.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn focused(&self) -> Result<String> {
        self.text_of(
            "(() => { const e = document.activeElement; return [e.tagName, e.type, e.id, \
             e.dataset && e.dataset.testid, e.value, (e.labels && e.labels[0] || e).innerText]\
             .filter(Boolean).join(' ').slice(0, 90) })()",
        )
        .await
    }

    /// The rules of axe-core that the page breaks.
    ///
    /// # Errors
    /// When axe cannot run.
    pub async fn axe(&self) -> Result<Vec<Violation>> {
        let file = xtask::tools().join("npm/node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(&file)
            .with_context(|| format!("{} is missing; type: cargo xtask setup", file.display()))?;
        // Evaluated by the browser itself, which the page's policy does not concern.
        self.evaluate(&format!("globalThis.axe || (() => {{ {source} }})(); 0"))
            .await?;
        let found = self.evaluate(axe::RUN).await?;
        let text = found.as_str().context("axe gave no answer")?;
        Ok(axe::read(&serde_json::from_str(text)?))
    }

    /// The value of an expression; a promise is waited for.
    ///
    /// # Errors
    /// When it throws.
    pub async fn evaluate(&self, expression: &str) -> Result<Value> {
        let params =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.devtools("Runtime.evaluate", params).await?;
        let thrown = &answer["exceptionDetails"];
        ensure!(thrown.is_null(), "the page threw {thrown}");
        Ok(answer["result"]["value"].clone())
    }

    /// Writes a picture of the whole page, as long as it is; elsewhere than in Chromium of what is seen of it.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        let picture = match self.browser.devtools {
            true => self.whole().await?,
            false => self.client.screenshot().await?,
        };
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, picture).with_context(|| format!("cannot write {}", file.display()))
    }

    /// A picture of the whole page.
    async fn whole(&self) -> Result<Vec<u8>> {
        let wide = self.text_of("innerWidth").await?.parse::<f64>()?;
        let long = self
            .text_of("document.documentElement.scrollHeight")
            .await?
            .parse::<f64>()?;
        let clip =
            json!({ "x": 0, "y": 0, "width": wide, "height": long.min(12_000.0), "scale": 1 });
        let params = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let answer = self.devtools("Page.captureScreenshot", params).await?;
        base64(answer["data"].as_str().context("no picture")?)
    }

    /// A fault that contains this text is part of the test.
    pub fn expect_fault(&self, part: &str) {
        if let Ok(mut expected) = self.expected.lock() {
            expected.push(part.to_owned());
        }
    }

    /// Stops the server, as when the connection is gone.
    ///
    /// # Errors
    /// When somebody still answers.
    pub fn stop_server(&mut self) -> Result<()> {
        self.server = None;
        let address = self.origin.trim_start_matches("http://");
        ensure!(
            TcpStream::connect(address).is_err(),
            "the server is not stopped"
        );
        Ok(())
    }

    /// Starts it again where it was.
    ///
    /// # Errors
    /// When the folder is missing or somebody else took its place.
    pub fn start_server(&mut self, folder: &Path) -> Result<()> {
        let port = self.origin.rsplit(':').next().context("no port")?;
        let prefix = self.home.trim_start_matches(&self.origin);
        self.server = Some(Server::start(folder, prefix, port.parse()?)?);
        Ok(())
    }

    /// Every address asked for so far.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn requests(&self) -> Result<Vec<String>> {
        self.read_log().await?;
        Ok(self
            .log
            .lock()
            .map(|log| log.requests().to_vec())
            .unwrap_or_default())
    }

    async fn read_log(&self) -> Result<()> {
        if let Some(proxy) = &self.proxy {
            let seen = self.run(watch::SEEN, vec![]).await?;
            let own = |line: &String| self.browser.own.iter().any(|host| line.contains(host));
            let left = proxy.take().into_iter().filter(|line| !own(line));
            if let Ok(mut log) = self.log.lock() {
                log.watched(&seen, left);
            }
            return Ok(());
        }
        let console = self.client.issue_cmd(Extra::log("browser")).await?;
        let network = self.client.issue_cmd(Extra::log("performance")).await?;
        if let Ok(mut log) = self.log.lock() {
            log.console(&console);
            log.network(&network, &self.origin);
        }
        Ok(())
    }

    /// Console errors, failed requests and the like so far, but for the expected ones.
    ///
    /// # Errors
    /// When the browser fails.
    pub async fn faults(&self) -> Result<Vec<String>> {
        self.read_log().await?;
        let expected = self.expected.lock().map(|e| e.clone()).unwrap_or_default();
        Ok(self
            .log
            .lock()
            .map(|log| log.unexpected(&expected))
            .unwrap_or_default())
    }

    /// Ends the test: fails on anything wrong in the console or on the network.
    ///
    /// # Errors
    /// When there was a fault.
    pub async fn finish(self) -> Result<()> {
        let faults = self.faults().await?;
        ensure!(
            faults.is_empty(),
            "the page is not clean:\n  {}",
            faults.join("\n  ")
        );
        Ok(())
    }

    /// What the page shows, for the message of a failed test, with a picture.
    async fn describe(&self) -> String {
        let url = self
            .client
            .current_url()
            .await
            .map(String::from)
            .unwrap_or_default();
        let words: String = self
            .words()
            .await
            .unwrap_or_default()
            .chars()
            .take(1200)
            .collect();
        let faults = self.faults().await.unwrap_or_default().join("\n  ");
        let name = std::thread::current()
            .name()
            .unwrap_or("page")
            .replace("::", "-");
        let file = xtask::output("failures").join(format!("{name}.png"));
        let picture = match self.screenshot(&file).await {
            Ok(()) => file.display().to_string(),
            Err(error) => format!("none: {error:#}"),
        };
        format!("address: {url}\nfaults: {faults}\npicture: {picture}\nthe page says:\n{words}")
    }
}

/// An empty folder for what a browser keeps.
fn fresh_profile(name: &str) -> Result<PathBuf> {
    let profile = xtask::output("profiles").join(format!("{name}-{}", std::process::id()));
    if profile.exists() {
        fs::remove_dir_all(&profile)?;
    }
    fs::create_dir_all(&profile)?;
    Ok(profile)
}

/// Decodes what the browser sends pictures in.
fn base64(text: &str) -> Result<Vec<u8>> {
    use base64::Engine;
    Ok(base64::engine::general_purpose::STANDARD.decode(text)?)
}
