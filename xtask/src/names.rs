//! Shorter names between a script and its WebAssembly. wasm-bindgen ends every import with a checksum, which no
//! compression makes smaller and which stands in both files.

use anyhow::{Result, anyhow};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{self, Reencode};

/// What every such name begins with, and how many hex digits it ends with.
const START: &str = "__wb";
const CHECKSUM: usize = 16;

/// Renames them in both files.
///
/// # Errors
/// When a file is missing or is no WebAssembly.
pub fn shorten(script: &Path, wasm: &Path) -> Result<()> {
    let text = fs::read_to_string(script)?;
    let mut short = BTreeMap::new();
    for name in identifiers(&text).filter(|name| is_import(name)) {
        let next = format!("i{}", short.len());
        short.entry(name).or_insert(next);
    }
    let mut module = wasm_encoder::Module::new();
    Renamed(&short)
        .parse_core_module(&mut module, wasmparser::Parser::new(0), &fs::read(wasm)?)
        .map_err(|error| anyhow!("{error:?}"))?;
    fs::write(wasm, module.finish())?;
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    for name in identifiers(&text) {
        let Some(to) = short.get(name) else { continue };
        let at = rest.find(name).unwrap_or(0);
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push_str(to);
        rest = &after[name.len()..];
    }
    out.push_str(rest);
    fs::write(script, out)?;
    Ok(())
}

fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$')
        .filter(|name| !name.is_empty())
}

fn is_import(name: &str) -> bool {
    let Some(end) = name.len().checked_sub(CHECKSUM) else {
        return false;
    };
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    name.starts_with(START) && name.as_bytes()[end..].iter().all(|b| hex(*b))
}

struct Renamed<'a>(&'a BTreeMap<&'a str, String>);

impl Reencode for Renamed<'_> {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        imports: &mut wasm_encoder::ImportSection,
        group: wasmparser::Imports<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        let wasmparser::Imports::Single(at, import) = group else {
            return reencode::utils::parse_imports(self, imports, group);
        };
        let name = self.0.get(import.name).map_or(import.name, String::as_str);
        let import = wasmparser::Import { name, ..import };
        reencode::utils::parse_imports(self, imports, wasmparser::Imports::Single(at, import))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_checksum_are_imports() {
        assert!(is_import("__wbg_call_0123456789abcdef"));
        for name in [
            "__wbindgen_malloc",
            "__wbg_call",
            "call_0123456789abcdef",
            "__wb",
            "é",
        ] {
            assert!(!is_import(name), "{name}");
        }
    }
}
