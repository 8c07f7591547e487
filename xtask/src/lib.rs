//! The workshop: what `cargo xtask` and the browser tests share.

pub mod bundle;
pub mod content;
pub mod desk;
pub mod fuzz;
pub mod measure;
pub mod minify;
pub mod names;
pub mod offline;
pub mod server;
pub mod setup;
pub mod shell;
pub mod split;
pub mod start;
pub mod styles;
pub mod suite;

use std::path::{Path, PathBuf};

/// The checkout: the folder that holds the workspace manifest.
///
/// Cargo sets `CARGO_MANIFEST_DIR` for what it runs; a binary started by hand is taken to be
/// started at the top of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    let beside = |dir: &Path| dir.join("Cargo.lock").is_file();
    let start = std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .or_else(|| std::env::current_dir().ok())
        .unwrap_or_default();
    start
        .ancestors()
        .find(|dir| beside(dir))
        .map_or_else(|| start.clone(), Path::to_path_buf)
}

/// Where the release build lies.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where tools are installed, inside the checkout.
#[must_use]
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Where screenshots, failures and figures are written.
#[must_use]
pub fn output(name: &str) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), PathBuf::from)
        .join(name)
}
