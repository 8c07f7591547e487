//! What the browser logged, and which of it is a fault.

use serde_json::Value;

/// Everything logged since the page was opened.
#[derive(Default)]
pub struct Log {
    faults: Vec<String>,
    requests: Vec<String>,
}

impl Log {
    /// Takes in entries of the console log.
    pub fn console(&mut self, entries: &Value) {
        for entry in entries.as_array().into_iter().flatten() {
            let message = entry["message"].as_str().unwrap_or_default();
            if entry["level"] == "SEVERE" {
                self.faults.push(format!("console error: {message}"));
            }
        }
    }

    /// Takes in entries of the network log.
    pub fn network(&mut self, entries: &Value, origin: &str) {
        for entry in entries.as_array().into_iter().flatten() {
            let text = entry["message"].as_str().unwrap_or_default();
            let event: Value = serde_json::from_str(text).unwrap_or_default();
            let params = &event["message"]["params"];
            match event["message"]["method"].as_str().unwrap_or_default() {
                "Network.requestWillBeSent" => {
                    let url = params["request"]["url"].as_str().unwrap_or_default();
                    let home = format!("{origin}/");
                    let inside = ["data:", "blob:", "about:", home.as_str()];
                    if !inside.iter().any(|start| url.starts_with(start)) {
                        self.faults
                            .push(format!("request leaves the origin: {url}"));
                    }
                    self.requests.push(url.to_owned());
                }
                "Network.responseReceived" => {
                    let status = params["response"]["status"].as_i64().unwrap_or(0);
                    let url = params["response"]["url"].as_str().unwrap_or_default();
                    if status >= 400 {
                        self.faults.push(format!("answer {status} for {url}"));
                    }
                }
                // What the page itself called off, by going elsewhere, is no failure.
                "Network.loadingFailed" if params["canceled"] != true => {
                    self.faults
                        .push(format!("request failed: {}", params["errorText"]));
                }
                _ => {}
            }
        }
    }

    /// Takes in what a watched page saw, and what a proxy was asked to fetch elsewhere.
    pub fn watched(&mut self, seen: &Value, left: impl Iterator<Item = String>) {
        let seen = seen.as_array().into_iter().flatten();
        self.faults
            .extend(seen.filter_map(Value::as_str).map(str::to_owned));
        self.faults
            .extend(left.map(|line| format!("request leaves the origin: {line}")));
    }

    /// The faults that no expectation covers.
    pub fn unexpected(&self, expected: &[String]) -> Vec<String> {
        self.faults
            .iter()
            .filter(|fault| !expected.iter().any(|part| fault.contains(part.as_str())))
            .cloned()
            .collect()
    }

    /// Every address that was asked for.
    pub fn requests(&self) -> &[String] {
        &self.requests
    }
}
