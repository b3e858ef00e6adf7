//! How much a first visit downloads.

use anyhow::Result;

use super::Bench;
use crate::sizes;

/// Everything the page names, as brotli, in bytes.
const FIRST_LOAD: u64 = 100 * 1024;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let dist = &bench.dist;
    let load = sizes::first_load(dist)?;
    println!("{:<48}{:>10}{:>10}", "file (* first load)", "raw", "brotli");
    for file in sizes::all(dist)? {
        let mark = if load.files.contains(&file) { "*" } else { " " };
        println!(
            "{mark} {:<46}{:>10}{:>10}",
            file.file, file.raw, file.brotli
        );
    }
    let code = sizes::in_kb(load.code());
    bench
        .report
        .note(&format!("page, scripts, styles and wasm: {code} as brotli"));
    let all = load.brotli();
    bench.report.bar(
        &format!("first load: {} as brotli", sizes::in_kb(all)),
        &sizes::in_kb(FIRST_LOAD),
        all <= FIRST_LOAD,
    );
    Ok(())
}
