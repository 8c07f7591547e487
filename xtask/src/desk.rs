//! Puts the roster's workers and styles, which only its page asks for, into a folder named after their content: Trunk
//! does not hash the files of workers.

use crate::split::{hash, optimise};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{self, Reencode};

/// What every folder's name begins with.
pub const FOLDER: &str = "desk-";
/// The workers, by the names of their programs: the one that holds the roster, and the one that reads workbooks.
pub const WORKERS: [&str; 2] = ["desk", "workbook"];
/// What comes with a page: its styles, and the script that makes pictures.
pub const LATER: [&str; 9] = [
    "picture.js",
    "data.css",
    "advice.css",
    "evidence.css",
    "figures.css",
    "print.css",
    "roster.css",
    "shared.css",
    "shortlist.css",
];

/// Moves the files and tells the page where they are.
///
/// # Errors
/// When Trunk left none, or a tool fails.
pub fn place(staging: &Path, release: bool) -> Result<()> {
    let mut names = LATER.map(str::to_owned).to_vec();
    for worker in WORKERS {
        let [script, wasm] = [format!("{worker}.js"), format!("{worker}_bg.wasm")];
        start_itself(&staging.join(&script))?;
        drop_relocations(&staging.join(&wasm))?;
        names.extend([script, wasm]);
    }
    let mut content = Vec::new();
    for name in &names {
        content.extend(fs::read(staging.join(name)).with_context(|| format!("{name} is missing"))?);
    }
    let folder = format!("{FOLDER}{:016x}", hash(&content));
    fs::create_dir_all(staging.join(&folder))?;
    for name in &names {
        let placed = staging.join(&folder).join(name);
        fs::rename(staging.join(name), &placed)?;
        if release && name.ends_with(".wasm") {
            optimise(&placed, &["-O3"])?;
        }
    }
    if release {
        for worker in WORKERS {
            let file = |end: &str| staging.join(&folder).join(format!("{worker}{end}"));
            crate::names::shorten(&file(".js"), &file("_bg.wasm"))?;
        }
    }
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index)?;
    let named = format!(" data-desk=\"{folder}\" data-js=");
    fs::write(index, page.replacen(" data-js=", &named, 1))?;
    Ok(())
}

/// A worker's script only says how it is started; nobody but itself is there to do it.
fn start_itself(script: &Path) -> Result<()> {
    let missing = || format!("Trunk left no {}", script.display());
    let mut text = fs::read_to_string(script).with_context(missing)?;
    if !text.contains("export") || !text.contains("__wbg_init as default") {
        bail!("wasm-bindgen no longer exports how to start the worker; see xtask/src/desk.rs");
    }
    text.push_str("\nawait __wbg_init();\n");
    fs::write(script, text)?;
    Ok(())
}

/// The linker leaves relocations for cutting the page's file. Those of the workers are not cut.
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
