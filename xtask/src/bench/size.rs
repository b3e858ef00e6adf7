//! How much a first visit downloads, and what of the app it is.

use std::fs;

use anyhow::{Context, Result};

use super::Bench;
use crate::sizes::{self, Sized};
use crate::weigh::Weights;
use crate::{finish, weigh};

/// In seconds: the wasms are optimised once more.
pub(super) const TAKES: u64 = 40;
/// Everything the page names, as brotli, in bytes.
const FIRST_LOAD: u64 = 140 * 1024;

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
    weigh_all(bench)
}

/// What each part of the two wasms weighs. They have no names, so both are made
/// once more, with them.
fn weigh_all(bench: &Bench) -> Result<()> {
    let named = finish::with_names()?;
    println!(
        "\nWhat each part weighs. A part's brotli is its share of the file's, no more: a\n\
         compressed file has no parts. Below {} it is in the rest.",
        weigh::NAMED_FROM
    );
    for (start, named) in [("hamstretch-", named.first), ("apart-", named.second)] {
        let shipped = wasm(bench, start)?;
        let is = Weights::of(&fs::read(bench.dist.join(&shipped.file))?)?;
        let named = Weights::of(&named)?;
        println!(
            "\n{:<48}{:>10}{:>10}{:>10}",
            shipped.file, "raw", "share", "brotli"
        );
        print!("{}", named.table(shipped.brotli));
        bench.report.note(&format!(
            "{} bytes of code, against {} as shipped: {:+}",
            named.code,
            is.code,
            named.code.cast_signed() - is.code.cast_signed()
        ));
    }
    Ok(())
}

/// The build's wasm whose name starts so.
fn wasm(bench: &Bench, start: &str) -> Result<Sized> {
    let is_it = |file: &Sized| file.file.starts_with(start) && file.file.ends_with(".wasm");
    sizes::all(&bench.dist)?
        .into_iter()
        .find(is_it)
        .with_context(|| format!("there is no {start}….wasm in the build"))
}
