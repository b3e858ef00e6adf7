//! `cargo xtask test`: every check there is, from formatting to journeys in
//! browsers of three engines, on a machine that may have nothing yet. What fails
//! most often and soonest comes first, and the first that fails ends it.

use std::ffi::OsStr;
use std::io::Seek;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use xshell::{Cmd, Shell, cmd};

use crate::engine::Engine;
use crate::journeys::{FILE, Journeys};
use crate::project;
use crate::setup::{self, Chromium, Firefox, Packaged, SoundServer, WASM, WebKit};
use crate::steps::shell;

/// The variable that tells the journeys which build to open.
pub const DIST: &str = "HAMSTRETCH_DIST";

/// The wasm tests.
const EDGES: [&str; 3] = ["--test=edges", "--test=panics", "--test=stores"];

const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// How long one wasm test may take, in seconds: a cold browser on a busy
/// machine needs more than the runner's own 20.
const WASM_TEST_SECONDS: &str = "180";

/// Installs what is missing, then runs every check, and of the journeys each in the engines that
/// the table names, or in all that it can run in.
pub(crate) fn test(in_all: bool) -> Result<()> {
    let mut report = Report::default();
    let checked = check_all(&mut report, in_all);
    report.print();
    checked
}

fn check_all(report: &mut Report, in_all: bool) -> Result<()> {
    let shell = shell()?;
    let (path, chromium, deny) = report.step("Set-up", || {
        setup::checking()?;
        SoundServer::ready()?;
        setup::program(&setup::GECKODRIVER)?;
        Firefox::ready()?;
        WebKit::ready()?;
        setup::program(&setup::AXE)?;
        let deny = setup::program(&setup::DENY)?;
        Ok((setup::building()?, Chromium::ready()?, deny))
    })?;
    report.run("Formatting", cmd!(shell, "cargo fmt --all --check"))?;
    report.step("Dependencies", || dependencies(&shell, &deny))?;
    // What `cargo test` leaves out is not among all targets, nor can it be asked for beside them.
    let left_out = ["--test=journeys", "--test=browser", "--test=sessions"];
    report.step("Clippy, host", || {
        for targets in [&["--all-targets"][..], &left_out] {
            let clippy = cmd!(shell, "cargo clippy --workspace {targets...}");
            clippy.args(DENY_WARNINGS).run()?;
        }
        Ok(())
    })?;
    // Half of a build is one processor at work.
    let xtask = std::env::current_exe()?;
    report.step("Tests on the host, release build", || {
        let tests = cmd!(shell, "cargo test --workspace");
        side_by_side(tests, cmd!(shell, "{xtask} build"))
    })?;
    let table = report.step("Table of journeys", || {
        let tests = cmd!(shell, "cargo test --workspace --test journeys --");
        let list = tests.args(["--list", "--format", "terse"]).read()?;
        let names = list.lines().filter_map(|line| line.strip_suffix(": test"));
        Journeys::of(&fs::read_to_string(project::root().join(FILE))?, names)
    })?;
    // As the release build is made. Not `--all-targets`: the other tests are the host's.
    let clippy = cmd!(shell, "cargo clippy --target {WASM} -p hamstretch --bins");
    let clippy = clippy.arg("--lib").args(EDGES).args(DENY_WARNINGS);
    report.run("Clippy, wasm", clippy)?;
    report.step("Tests of the browser's edges", || edges(&path, &chromium))?;
    shell.set_var(DIST, project::dist());
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let tests = |engine, at_once| journeys(&shell, engine, at_once, table.runs(engine, in_all));
    report.step("Journeys in Chromium", || {
        // Journeys mostly wait.
        Ok(tests(Engine::Chromium, 2 * processors).run()?)
    })?;
    report.step("Journeys in Firefox, WebKit", || {
        let firefox = tests(Engine::Firefox, processors);
        side_by_side(firefox, tests(Engine::WebKit, processors))
    })
}

/// Licences, sources and doubles by deny.toml; and known faults, where the list of
/// them can be had: it comes from no package registry.
fn dependencies(shell: &Shell, deny: &Path) -> Result<()> {
    let check = || cmd!(shell, "{deny} --workspace check --hide-inclusion-graph");
    check().args(["licenses", "bans", "sources"]).run()?;
    let fetch = cmd!(shell, "{deny} fetch db").ignore_stderr();
    if fetch.run().is_ok() {
        return Ok(check().arg("advisories").run()?);
    }
    println!("The list of known faults cannot be fetched from here: NOT looked for.");
    Ok(())
}

/// The wasm tests, each in a page of headless Chromium. webdriver.json has the
/// browser's flags.
fn edges(path: &OsStr, chromium: &Chromium) -> Result<()> {
    let shell = shell()?;
    let runner = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
    shell.set_var("PATH", path);
    shell.set_var(runner, "wasm-bindgen-test-runner");
    shell.set_var("CHROMEDRIVER", &chromium.driver);
    shell.set_var("WASM_BINDGEN_TEST_TIMEOUT", WASM_TEST_SECONDS);
    Ok(cmd!(shell, "cargo test --target {WASM} -p hamstretch {EDGES...}").run()?)
}

/// Runs in an engine what runs there, without what does not, so many at once.
fn journeys<'a>(
    shell: &'a Shell,
    engine: Engine,
    at_once: usize,
    (run, left_out): (Vec<&str>, Vec<&str>),
) -> Cmd<'a> {
    println!("{} journeys in {engine}, {at_once} at once.", run.len());
    // The workspace as a whole, so that its crates are those of the host tests and
    // need no second compilation.
    let tests = cmd!(shell, "cargo test --workspace --test=journeys");
    // The bench's own, on a processor that only Chromium can be told to slow down.
    let sessions = (engine == Engine::Chromium).then_some("--test=sessions");
    let threads = format!("--test-threads={at_once}");
    let skips = left_out.iter().flat_map(|name| ["--skip", name]);
    let tests = tests.arg("--test=browser").args(sessions);
    let tests = tests.args(["--", &threads]).args(skips);
    tests.env(Engine::VARIABLE, engine.name())
}

/// Two at once; what the second prints is shown when it has ended.
fn side_by_side(first: Cmd, second: Cmd) -> Result<()> {
    let mut printed = tempfile::tempfile()?;
    let mut second = Command::from(second);
    second.stdout(printed.try_clone()?);
    let mut second = second.stderr(printed.try_clone()?).spawn()?;
    let first = first.run();
    let ended = second.wait()?;
    printed.rewind()?;
    std::io::copy(&mut printed, &mut std::io::stdout())?;
    ensure!(ended.success(), "the second failed ({ended})");
    Ok(first?)
}

/// What was done so far, and how long each took.
#[derive(Default)]
struct Report {
    steps: Vec<(&'static str, Duration, bool)>,
}

impl Report {
    fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n== {name} ==");
        let begun = Instant::now();
        let done = work();
        let took = begun.elapsed();
        println!("-- {name}: {} s", took.as_secs());
        self.steps.push((name, took, done.is_ok()));
        done.with_context(|| format!("“{name}” failed"))
    }

    fn run(&mut self, name: &'static str, command: Cmd) -> Result<()> {
        self.step(name, || Ok(command.run()?))
    }

    fn print(&self) {
        println!("\n== What took how long ==");
        for (name, took, passed) in &self.steps {
            let verdict = if *passed { "" } else { "  FAILED" };
            println!("{name:<30}{:>6} s{verdict}", took.as_secs());
        }
        let total: u64 = self.steps.iter().map(|(_, took, _)| took.as_secs()).sum();
        println!("{:<30}{total:>6} s", "in all");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_side_by_side_either_may_fail() -> Result<()> {
        let shell = shell()?;
        for (one, two) in [("true", "true"), ("false", "true"), ("true", "false")] {
            let done = side_by_side(cmd!(shell, "{one}"), cmd!(shell, "{two}"));
            assert_eq!(done.is_ok(), one == two);
        }
        Ok(())
    }
}
