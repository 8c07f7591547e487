//! Cuts the built WebAssembly into the part that every visit needs and parts that are loaded with their page
//! (docs/adr/0004). Trunk runs this as a hook after it has put its files together.

use crate::shell::{command, run_quietly};
use anyhow::{Context, Result, anyhow, bail};
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use wasm_encoder::reencode::{self, Reencode};

/// The module that fetches the parts.
const LINK: &str = "./link.js";

/// What rustc emits for this target, so that wasm-opt may use it too.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// Replaces the page's JavaScript and WebAssembly in Trunk's staging folder by the part that every visit needs, and
/// puts the other parts in a folder beside them, named after their content.
///
/// # Errors
/// When it is not run by Trunk, or a tool fails.
pub fn split() -> Result<()> {
    let staging = PathBuf::from(
        std::env::var_os("TRUNK_STAGING_DIR")
            .context("this is Trunk's hook; type: cargo xtask build")?,
    );
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let profile = if release { "release" } else { "debug" };
    let input = crate::output("wasm32-unknown-unknown")
        .join(profile)
        .join("app.wasm");
    let module = fs::read(&input).with_context(|| format!("{} was not built", input.display()))?;
    let script = page_script(&staging)?;
    let parts = format!("parts-{:016x}", hash(&module));
    let folder = staging.join(&parts);
    let bench = crate::output("split");
    let main = bench.join("main.wasm");
    fs::create_dir_all(&bench)?;
    let map = cut(&module, &folder, &main, &script)?;
    any_host(&folder.join(LINK))?;
    bind(&main, &bench)?;
    drop_streams(&bench)?;
    place(&staging, &bench, &script, &parts)?;
    if release {
        let wasm = staging.join(script.replace(".js", "_bg.wasm"));
        // Which passes leave least after compression was tried: 1.2 kB of the brief's first load are saved by them.
        optimise(&wasm, &["-Oz", "-O2", "-Oz"])?;
        for file in wasm_files(&folder)? {
            optimise(&file, &["-Oz", "-O3", "-Oz"])?;
        }
        crate::names::shorten(&staging.join(&script), &wasm)?;
    }
    name_parts(&staging, &parts, &map)?;
    crate::desk::place(&staging, release)?;
    crate::styles::join(&staging)?;
    crate::start::place(&staging)?;
    if release {
        crate::minify::all(&staging)?;
        crate::offline::write(&staging)?;
    } else {
        crate::offline::switch_off(&staging)?;
    }
    Ok(())
}

/// The name of the script that starts the page, with Trunk's hash in it.
fn page_script(staging: &Path) -> Result<String> {
    fs::read_dir(staging)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with("app") && name.ends_with(".js"))
        .with_context(|| format!("Trunk left no app.js in {}", staging.display()))
}

/// A name for a content: the same content has the same name.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// Cuts the module. Gives back which files each later page needs.
fn cut(
    module: &[u8],
    folder: &Path,
    main: &Path,
    script: &str,
) -> Result<BTreeMap<String, Vec<String>>> {
    let main_module = format!("../{script}");
    let mut options = wasm_split_cli_support::Options::new(module);
    options.output_dir = folder;
    options.main_out_path = main;
    options.link_name = LINK;
    options.main_module = &main_module;
    let split = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:?}"))?;
    Ok(split.prefetch_map.into_iter().collect())
}

/// A host that does not know the type of WebAssembly must not keep a page away: the main file loads there too.
fn any_host(link: &Path) -> Result<()> {
    const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
    const EITHER_WAY: &str = "async function instantiate(source, imports) {
    const answer = await source;
    return answer.headers.get(\"content-type\")?.startsWith(\"application/wasm\")
        ? WebAssembly.instantiateStreaming(answer, imports)
        : WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}
";
    let text = fs::read_to_string(link)?;
    if !text.contains(STREAMING) {
        bail!("the module that fetches the parts has changed; see xtask/src/split.rs");
    }
    let text = text.replace(STREAMING, "instantiate(src, imports)");
    fs::write(link, text + EITHER_WAY)?;
    Ok(())
}

/// Writes the JavaScript around the main part.
fn bind(main: &Path, out: &Path) -> Result<()> {
    run_quietly(
        command("wasm-bindgen")
            .args([
                "--target",
                "web",
                "--no-typescript",
                // The parts use the memory and the function table of the main part.
                "--keep-lld-exports",
                "--out-name",
                "app",
                "--out-dir",
            ])
            .arg(out)
            .arg(main),
    )
}

/// Leptos brings wasm-streams for server functions. Nothing here streams, but its three classes are exported, which
/// keeps all their code: without the exports wasm-opt sweeps it out.
fn drop_streams(bench: &Path) -> Result<()> {
    let wasm = bench.join("app_bg.wasm");
    let mut out = wasm_encoder::Module::new();
    WithoutStreams
        .parse_core_module(&mut out, wasmparser::Parser::new(0), &fs::read(&wasm)?)
        .map_err(|error| anyhow!("{error:?}"))?;
    fs::write(&wasm, out.finish())?;
    let script = bench.join("app.js");
    let text = fs::read_to_string(&script)?;
    let mut kept = String::with_capacity(text.len());
    let mut dropping = false;
    for line in text.lines() {
        dropping |= line.starts_with("export class IntoUnderlying")
            || (line.starts_with("const IntoUnderlying") && line.contains("Finalization"));
        if !dropping && !line.starts_with("if (Symbol.dispose) IntoUnderlying") {
            kept.push_str(line);
            kept.push('\n');
        }
        dropping &= line != "}" && !line.starts_with("    : new FinalizationRegistry");
    }
    fs::write(script, kept)?;
    Ok(())
}

struct WithoutStreams;

impl Reencode for WithoutStreams {
    type Error = std::convert::Infallible;

    fn parse_export(
        &mut self,
        exports: &mut wasm_encoder::ExportSection,
        export: wasmparser::Export<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        if export.name.contains("intounderlying") {
            return Ok(());
        }
        reencode::utils::parse_export(self, exports, export)
    }
}

/// Puts the main part where Trunk's own files lie, under their names.
fn place(staging: &Path, bench: &Path, script: &str, parts: &str) -> Result<()> {
    let text = fs::read_to_string(bench.join("app.js"))?;
    let import = format!("from \"{LINK}\"");
    if !text.contains(&import) {
        bail!("wasm-bindgen no longer imports {LINK} as expected; see xtask/src/split.rs");
    }
    let text = text.replace(&import, &format!("from \"./{parts}/link.js\""));
    fs::write(staging.join(script), text)?;
    fs::copy(
        bench.join("app_bg.wasm"),
        staging.join(script.replace(".js", "_bg.wasm")),
    )?;
    Ok(())
}

fn wasm_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = crate::shell::files(folder)?;
    Ok(files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|e| e == "wasm"))
        .collect())
}

/// Makes a WebAssembly file smaller (`-Oz`) or faster (`-O3`) in place, level after level.
///
/// # Errors
/// When wasm-opt fails.
pub fn optimise(file: &Path, levels: &[&str]) -> Result<()> {
    run_quietly(
        command("wasm-opt")
            .args(levels)
            .arg("--strip-debug")
            .args(FEATURES)
            .arg(file)
            .arg("-o")
            .arg(file),
    )
}

/// Pages that come in the file of another one.
const WITH: [(&str, &str); 4] = [
    ("roster", "evidence"),
    ("shortlist", "evidence"),
    ("share", "evidence"),
    ("s", "details"),
];

/// Tells the page which files each later page needs, so that it can ask for them before it runs.
fn name_parts(staging: &Path, parts: &str, map: &BTreeMap<String, Vec<String>>) -> Result<()> {
    let index = staging.join("index.html");
    let text = fs::read_to_string(&index)?;
    let alike = WITH
        .iter()
        .filter_map(|(page, with)| Some((*page, map.get(*with)?)));
    let pages: Vec<String> = map
        .iter()
        .map(|(page, files)| (page.as_str(), files))
        .chain(alike)
        .map(|(page, files)| format!("{page}={}", files.join("+")))
        .collect();
    let named = format!(
        " data-parts=\"{parts}\" data-pages=\"{}\" data-js=",
        pages.join(" ")
    );
    if !text.contains(" data-js=") {
        bail!("index.html has no data-js attribute; see pattern_script in Trunk.toml");
    }
    let preload = format!("<link rel=\"modulepreload\" href=\"./{parts}/link.js\"></head>");
    let text = text
        .replacen(" data-js=", &named, 1)
        .replacen("</head>", &preload, 1);
    fs::write(index, text)?;
    Ok(())
}

/// Which parts each page needs, as [`split`] wrote it into index.html.
///
/// # Errors
/// When the page was built without this step.
pub fn pages(index: &str) -> Result<BTreeMap<String, Vec<String>>> {
    let (_, rest) = index
        .split_once(" data-pages=\"")
        .context("index.html names no parts; see the hook in Trunk.toml")?;
    let list = rest.split('"').next().unwrap_or("");
    Ok(list
        .split(' ')
        .filter_map(|page| page.split_once('='))
        .map(|(page, files)| {
            (
                page.to_owned(),
                files.split('+').map(str::to_owned).collect(),
            )
        })
        .collect())
}
