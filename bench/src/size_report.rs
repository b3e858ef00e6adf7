//! How much a build weighs, file by file, and how much of it a first visit downloads.
//! `--write` puts the same into `docs/size.md`.

use anyhow::{Context, Result};
use xtask::project;
use xtask::sizes::{FIRST_LOAD, first_load, in_kb, report};

use crate::Bench;

pub(crate) fn measure(bench: &mut Bench) -> Result<()> {
    let report = report(&bench.dist)?;
    print!("{report}");
    let load = first_load(&bench.dist)?.brotli();
    let is = format!("first load: {} as brotli", in_kb(load));
    bench
        .report
        .bar(&is, &in_kb(FIRST_LOAD), load <= FIRST_LOAD);
    if bench.args.write {
        let file = project::root().join("docs/size.md");
        std::fs::write(file, report).context("writing docs/size.md")?;
    }
    Ok(())
}
