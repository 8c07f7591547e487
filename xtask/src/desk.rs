//! Puts the roster's worker and styles, which only its page asks for, into a folder named after their content: Trunk
//! does not hash the files of workers.

use crate::split::{hash, optimise};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{self, Reencode};

/// What every folder's name begins with.
pub const FOLDER: &str = "desk-";
/// The worker as Trunk leaves it, and the styles.
const FILES: [&str; 3] = ["desk.js", "desk_bg.wasm", "roster.css"];

/// Moves the files and tells the page where they are.
///
/// # Errors
/// When Trunk left none, or a tool fails.
pub fn place(staging: &Path, release: bool) -> Result<()> {
    let script = staging.join("desk.js");
    let mut text = fs::read_to_string(&script).context("Trunk left no desk.js")?;
    if !text.contains("export") || !text.contains("__wbg_init as default") {
        bail!("wasm-bindgen no longer exports how to start the worker; see xtask/src/desk.rs");
    }
    // A worker starts itself.
    text.push_str("\nawait __wbg_init();\n");
    fs::write(&script, text)?;
    drop_relocations(&staging.join("desk_bg.wasm"))?;
    let mut content = Vec::new();
    for name in FILES {
        content.extend(fs::read(staging.join(name)).with_context(|| format!("{name} is missing"))?);
    }
    let folder = format!("{FOLDER}{:016x}", hash(&content));
    fs::create_dir_all(staging.join(&folder))?;
    for name in FILES {
        fs::rename(staging.join(name), staging.join(&folder).join(name))?;
    }
    if release {
        let wasm = staging.join(&folder).join("desk_bg.wasm");
        optimise(&wasm, "-O3")?;
        crate::names::shorten(&staging.join(&folder).join("desk.js"), &wasm)?;
    }
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index)?;
    let named = format!(" data-desk=\"{folder}\" data-js=");
    fs::write(index, page.replacen(" data-js=", &named, 1))?;
    Ok(())
}

/// The linker leaves relocations for cutting the page's file. The worker's is not cut.
fn drop_relocations(file: &Path) -> Result<()> {
    let mut out = wasm_encoder::Module::new();
    WithoutRelocations
        .parse_core_module(&mut out, wasmparser::Parser::new(0), &fs::read(file)?)
        .map_err(|error| anyhow!("{error:?}"))?;
    fs::write(file, out.finish())?;
    Ok(())
}

struct WithoutRelocations;

impl Reencode for WithoutRelocations {
    type Error = std::convert::Infallible;

    fn parse_custom_section(
        &mut self,
        module: &mut wasm_encoder::Module,
        section: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        if section.name() == "linking" || section.name().starts_with("reloc.") {
            return Ok(());
        }
        reencode::utils::parse_custom_section(self, module, section)
    }
}
