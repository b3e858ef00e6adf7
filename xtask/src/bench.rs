//! `cargo xtask bench`: what a first visit costs, and how a session keeps time
//! on a machine that is idle, slow, or slow and stuck. Each number stands
//! beside its bar.

mod scenario;

use anyhow::Result;

pub use scenario::{Outcome, SCENARIOS, Scenario, play};

use crate::site::{Options, Site};
use crate::{build, project, setup, sizes};

/// Everything the page names, as brotli, in bytes.
const FIRST_LOAD: u64 = 100 * 1024;
/// Milliseconds of main thread per second of session, on an idle machine.
const BUSY: f64 = 10.0;

/// Builds the app, then measures it.
///
/// # Errors
/// When the app cannot be built or driven.
pub fn bench() -> Result<()> {
    let tools = setup::building()?;
    setup::browser()?;
    build::build_with(&tools)?;
    let mut missed = print_sizes()?;
    missed += print_timing()?;
    match missed {
        0 => println!("\nEvery bar is kept."),
        // A measurement is news, not a failure.
        _ => println!("\n{missed} of the bars above are missed."),
    }
    Ok(())
}

/// Prints the sizes, and says how many bars they miss.
fn print_sizes() -> Result<usize> {
    let dist = project::dist();
    let load = sizes::first_load(&dist)?;
    println!(
        "\n== Sizes ==\n{:<48}{:>10}{:>10}",
        "file (* first load)", "raw", "brotli"
    );
    for file in sizes::all(&dist)? {
        let mark = if load.files.contains(&file) { "*" } else { " " };
        println!(
            "{mark} {:<46}{:>10}{:>10}",
            file.file, file.raw, file.brotli
        );
    }
    let code = load.code();
    println!(
        "page, scripts, styles and wasm: {} as brotli",
        sizes::in_kb(code)
    );
    let all = load.brotli();
    let verdict = verdict(all <= FIRST_LOAD);
    println!(
        "first load: {} as brotli; the bar is {}: {verdict}",
        sizes::in_kb(all),
        sizes::in_kb(FIRST_LOAD)
    );
    Ok(usize::from(all > FIRST_LOAD))
}

/// Plays a short session in each scenario, prints how it went, and says how
/// many bars were missed.
fn print_timing() -> Result<usize> {
    let site = Site::serve(&project::dist(), Options::default())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    println!("\n== A short session ==");
    let mut missed = 0;
    for scenario in SCENARIOS {
        let outcome = runtime.block_on(play(&site.url(), &scenario))?;
        println!(
            "{}: {:.0} s, {} sounds",
            scenario.name, outcome.seconds, outcome.sounds
        );
        let worst = outcome.late.iter().copied().fold(0.0, f64::max) * 1000.0;
        let in_time = outcome.late.is_empty();
        println!(
            "  put on the audio clock too late: {} (worst {worst:.1} ms); the bar is none: {}",
            outcome.late.len(),
            verdict(in_time),
        );
        missed += usize::from(!in_time);
        if scenario.is_idle() {
            let calm = outcome.busy <= BUSY;
            println!(
                "  main thread busy: {:.1} ms a second; the bar is {BUSY} ms: {}",
                outcome.busy,
                verdict(calm),
            );
            missed += usize::from(!calm);
        }
        for problem in &outcome.problems {
            println!("  the page complained: {problem}");
        }
    }
    Ok(missed)
}

fn verdict(kept: bool) -> &'static str {
    if kept { "kept" } else { "MISSED" }
}
