//! Puts the stylesheets into one file: one request, and the compressor sees the words they share.

use crate::split::hash;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

const START: &str = "<link rel=\"stylesheet\" href=\"./";

/// Replaces the links to stylesheets in the built index.html by one, to a file named after its content. The files
/// are joined in the order of their links; each says itself which media it is for.
///
/// # Errors
/// When index.html or a stylesheet cannot be read or written.
pub fn join(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let mut page = fs::read_to_string(&index)?;
    let mut styles = String::new();
    let mut place = None;
    while let Some(start) = page.find(START) {
        let end = page
            .get(start..)
            .and_then(|rest| rest.find('>'))
            .context("a link in index.html does not end")?;
        let link: String = page.drain(start..=start + end).collect();
        let name = link
            .trim_start_matches(START)
            .split('"')
            .next()
            .unwrap_or("");
        let file = folder.join(name);
        styles
            .push_str(&fs::read_to_string(&file).with_context(|| format!("{name} is not there"))?);
        fs::remove_file(file)?;
        place.get_or_insert(start);
    }
    let Some(place) = place else {
        return Ok(());
    };
    let name = format!("style-{:016x}.css", hash(styles.as_bytes()));
    page.insert_str(
        place,
        &format!("<link rel=\"stylesheet\" href=\"./{name}\">"),
    );
    fs::write(folder.join(name), styles)?;
    fs::write(index, page)?;
    Ok(())
}
