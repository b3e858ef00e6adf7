//! How much a build weighs, file by file, and how much of it a first visit downloads.
//! `--write` puts the same into `docs/size.md`.

use std::fmt::Write;

use anyhow::{Context, Result};
use xtask::sizes::FIRST_LOAD;
use xtask::{project, sizes};

use crate::{Asked, Bench};

const REPORT: &str = "docs/size.md";

pub(crate) fn measure(bench: &mut Bench, asked: Asked) -> Result<()> {
    let load = sizes::first_load(&bench.dist)?;
    let mut table =
        String::from("| file | bytes | as brotli | first load |\n| --- | --: | --: | --- |\n");
    for file in sizes::all(&bench.dist)? {
        let is_first = load.files.contains(&file);
        let first = if is_first { "yes" } else { "" };
        let sizes::Sized { file, raw, brotli } = file;
        // Without the hash of its contents, which changes with each build.
        let name = sizes::plain_name(&file);
        writeln!(table, "| `{name}` | {raw} | {brotli} | {first} |")?;
    }
    print!("{table}");
    let (all, code) = (sizes::in_kb(load.brotli()), sizes::in_kb(load.code()));
    println!("page, scripts, styles and wasm: {code} as brotli");
    let (budget, kept) = (sizes::in_kb(FIRST_LOAD), load.brotli() <= FIRST_LOAD);
    let is = format!("first load: {all} as brotli");
    bench.report.bar(&is, &budget, kept);
    if asked.write {
        let text = format!(
            "# What the build weighs\n\nWritten by `cargo xtask bench sizes --write`. The first load \
             is {all} as brotli, of {budget} that it may be; 1 KB is 1024 bytes.\n\n{table}"
        );
        std::fs::write(project::root().join(REPORT), text).context("writing docs/size.md")?;
    }
    Ok(())
}
