//! `cargo xtask test`: every check there is, from formatting to journeys in
//! browsers of three engines, on a machine that may have nothing yet. What fails
//! most often and soonest comes first, and the first that fails ends it.

use std::io::Seek;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::engine::Engine;
use crate::journeys::{Extent, Table};
use crate::setup::{self, Chromium, Tools, WASM};
use crate::steps::run;
use crate::{build, project};

/// The variable that tells the journeys which build to open.
pub const DIST: &str = "HAMSTRETCH_DIST";
/// The variable that tells the journeys where axe-core's script is.
pub const AXE: &str = "HAMSTRETCH_AXE";

/// The bench's own sessions, on a processor that only Chromium can be told to slow down.
const OF_THE_BENCH: &str = "sessions::";

/// The wasm tests.
const EDGES: [&str; 4] = ["--test", "edges", "--test", "stores"];

/// How long one wasm test may take, in seconds: a cold browser on a busy
/// machine needs more than the runner's own 20.
const WASM_TEST_SECONDS: &str = "180";

/// Installs what is missing, then runs every check, and the journeys to that extent.
///
/// # Errors
/// With the first check that fails.
pub fn test(extent: Extent) -> Result<()> {
    let mut report = Report::default();
    let checked = check_all(&mut report, extent);
    report.print();
    checked
}

fn check_all(report: &mut Report, extent: Extent) -> Result<()> {
    let (tools, chromium, axe, deny) = report.step("Set-up", || {
        setup::checking()?;
        setup::sound()?;
        let axe = setup::accessibility()?;
        setup::firefox()?;
        setup::webkit()?;
        let deny = setup::dependencies()?;
        Ok((setup::building()?, setup::browser()?, axe, deny))
    })?;
    report.step("Formatting", || {
        run("formatting", cargo(&["fmt", "--all", "--check"]))
    })?;
    report.step("Dependencies", || dependencies(&deny))?;
    report.step("Clippy, host", || {
        let every = ["clippy", "--workspace"];
        // What `cargo test` leaves out is not among all targets, nor can it be
        // asked for beside them.
        let left_out = ["--test", "journeys", "--test", "browser"];
        for targets in [&["--all-targets"][..], &left_out] {
            let clippy = [&every[..], targets, &["--", "-D", "warnings"]].concat();
            run("clippy on the host", cargo(&clippy))?;
        }
        Ok(())
    })?;
    report.step("Tests on the host", || {
        run("testing on the host", cargo(&["test", "--workspace"]))
    })?;
    let journeys = report.step("Table of journeys", || Journeys::list(&axe, extent))?;
    report.step("Clippy, wasm", || {
        // Not `--all-targets`: the other tests are the host's.
        let target = ["clippy", "--target", WASM, "-p", "hamstretch"];
        let parts = ["--lib", "--bins"];
        // As the release build is made.
        run(
            "clippy on wasm",
            cargo(&target)
                .args(parts)
                .args(EDGES)
                .args(["--", "-D", "warnings", "--cfg", "apart"]),
        )
    })?;
    report.step("Tests of the browser's edges", || edges(&tools, &chromium))?;
    report.step("Release build", || build::build_with(&tools))?;
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    report.step("Journeys in Chromium", || {
        let command = journeys.command(Engine::Chromium, 2 * processors)?;
        run("testing in Chromium", command)
    })?;
    report.step("Journeys in Firefox, WebKit", || {
        let command = |engine| journeys.command(engine, processors);
        side_by_side(
            ("testing in Firefox", command(Engine::Firefox)?),
            ("testing in WebKit", command(Engine::WebKit)?),
        )
    })
}

/// Licences, sources and doubles by deny.toml; and known faults, where the list of
/// them can be had: it comes from no package registry.
fn dependencies(deny: &Path) -> Result<()> {
    let check = |checks: &[&str]| {
        let mut deny = Command::new(deny);
        deny.args(["--workspace", "check", "--hide-inclusion-graph"])
            .args(checks)
            .current_dir(project::root());
        run("looking through the dependencies", deny)
    };
    check(&["licenses", "bans", "sources"])?;
    let mut fetch = Command::new(deny);
    fetch
        .args(["fetch", "db"])
        .current_dir(project::root())
        .stderr(Stdio::null());
    if run("fetching the list of known faults", fetch).is_ok() {
        return check(&["advisories"]);
    }
    println!("The list of known faults cannot be fetched from here: NOT looked for.");
    Ok(())
}

/// The wasm tests, each in a page of headless Chromium. webdriver.json has the
/// browser's flags.
fn edges(tools: &Tools, chromium: &Chromium) -> Result<()> {
    run(
        "testing the browser's edges",
        cargo(&["test", "--target", WASM, "-p", "hamstretch"])
            .args(EDGES)
            .env("PATH", tools.path()?)
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("CHROMEDRIVER", &chromium.driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", WASM_TEST_SECONDS),
    )
}

/// The journeys, and what they need.
struct Journeys<'a> {
    names: Vec<String>,
    table: Table,
    extent: Extent,
    axe: &'a Path,
}

impl<'a> Journeys<'a> {
    /// Asks the compiled journeys for their names, and compares them with the table.
    fn list(axe: &'a Path, extent: Extent) -> Result<Self> {
        let mut list = cargo(&["test", "--workspace", "--test", "journeys"]);
        list.args(["--", "--list", "--format", "terse"]);
        let listed = list.stderr(Stdio::inherit()).output()?;
        ensure!(listed.status.success(), "the journeys do not compile");
        let listed = String::from_utf8(listed.stdout)?;
        let names = listed
            .lines()
            .filter_map(|line| line.strip_suffix(": test"));
        let names: Vec<String> = names.map(str::to_owned).collect();
        let table = Table::read()?;
        table.check(&names)?;
        Ok(Self {
            names,
            table,
            extent,
            axe,
        })
    }

    /// Runs in an engine what is to run there, so many at once: two for each processor
    /// at most, since journeys mostly wait.
    fn command(&self, engine: Engine, at_once: usize) -> Result<Command> {
        let mut tests = browser_tests();
        tests.args(["--", &format!("--test-threads={at_once}")]);
        if engine != Engine::Chromium {
            tests.args(["--skip", OF_THE_BENCH]);
        }
        let mut count = 0;
        for name in &self.names {
            if self.table.runs(name, engine, self.extent)? {
                count += 1;
            } else {
                tests.args(["--skip", name]);
            }
        }
        println!("{count} journeys in {engine}, {at_once} at once.");
        tests
            .env(Engine::VARIABLE, engine.name())
            .env(DIST, project::dist())
            .env(AXE, self.axe);
        Ok(tests)
    }
}

/// The workspace as a whole, so that its crates are those of the host tests and need no
/// second compilation.
fn browser_tests() -> Command {
    cargo(&[
        "test",
        "--workspace",
        "--test",
        "browser",
        "--test",
        "journeys",
    ])
}

/// Two at once; what the second prints is shown when it has ended.
fn side_by_side(first: (&str, Command), second: (&str, Command)) -> Result<()> {
    let mut printed = tempfile::tempfile()?;
    let (what, mut command) = second;
    command
        .stdout(printed.try_clone()?)
        .stderr(printed.try_clone()?);
    std::thread::scope(|scope| {
        let second = scope.spawn(move || run(what, command));
        let (what, command) = first;
        let first = run(what, command);
        let second = second.join().unwrap_or_else(|_| bail!("{what} panicked"));
        printed.rewind()?;
        std::io::copy(&mut printed, &mut std::io::stdout())?;
        first.and(second)
    })
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(arguments).current_dir(project::root());
    cargo
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
        println!("-- {name}: {}", in_words(took));
        self.steps.push((name, took, done.is_ok()));
        done.with_context(|| format!("“{name}” failed"))
    }

    fn print(&self) {
        println!("\n== What took how long ==");
        for (name, took, passed) in &self.steps {
            let verdict = if *passed { "" } else { "  FAILED" };
            println!("{name:<30}{:>12}{verdict}", in_words(*took));
        }
        let total = self.steps.iter().map(|(_, took, _)| *took).sum();
        println!("{:<30}{:>12}", "in all", in_words(total));
    }
}

fn in_words(time: Duration) -> String {
    let tenths = time.as_millis() / 100;
    if tenths < 600 {
        format!("{}.{} s", tenths / 10, tenths % 10)
    } else {
        format!("{} min {} s", tenths / 600, tenths % 600 / 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_is_named_and_kept_in_the_table() {
        let mut report = Report::default();
        report.step("One", || Ok(1)).expect("it works");
        let error = report
            .step("Two", || -> Result<()> { bail!("no") })
            .expect_err("it fails");
        assert_eq!(format!("{error:#}"), "“Two” failed: no");
        let verdicts: Vec<_> = report
            .steps
            .iter()
            .map(|(name, _, passed)| (*name, *passed))
            .collect();
        assert_eq!(verdicts, [("One", true), ("Two", false)]);
    }

    #[test]
    fn of_two_side_by_side_either_may_fail() {
        let command = |name| (name, Command::new(name));
        assert!(side_by_side(command("true"), command("true")).is_ok());
        assert!(side_by_side(command("false"), command("true")).is_err());
        assert!(side_by_side(command("true"), command("false")).is_err());
    }

    #[test]
    fn times_are_told_in_words() {
        assert_eq!(in_words(Duration::from_millis(59_999)), "59.9 s");
        assert_eq!(in_words(Duration::from_secs(125)), "2 min 5 s");
    }
}
