//! Bounds the memory of the worker that reads workbooks: whatever a file makes of its checks, the browser's tab survives.

/// Bytes: 2 GiB, about twice what the largest workbook that passes them takes.
const MEMORY: u32 = 1 << 31;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo:rustc-link-arg-bin=workbook=--max-memory={MEMORY}");
    }
}
