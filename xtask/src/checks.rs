//! `cargo xtask test`: every check there is, from formatting to journeys in
//! browsers of three engines, on a machine that may have nothing yet. What fails
//! most often and soonest comes first, and the first that fails ends it.

use std::io::Seek;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::engine::Engine;
use crate::journeys::{Extent, Table};
use crate::setup::{
    self, AXE as AXE_CORE, Chromium, DENY, Firefox, GECKODRIVER, Packaged, SoundServer, Tools,
    WASM, WebKit,
};
use crate::steps::run;
use crate::{build, project};

/// The variable that tells the journeys which build to open.
pub const DIST: &str = "HAMSTRETCH_DIST";
/// The variable that tells the journeys where axe-core's script is.
pub const AXE: &str = "HAMSTRETCH_AXE";

/// The variable that tells the journeys which engine to drive.
pub const ENGINE: &str = "HAMSTRETCH_ENGINE";

/// The wasm tests.
const EDGES: [&str; 3] = ["--test=edges", "--test=panics", "--test=stores"];

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
        SoundServer::ready()?;
        setup::program(&GECKODRIVER)?;
        Firefox::ready()?;
        WebKit::ready()?;
        let (axe, deny) = (setup::program(&AXE_CORE)?, setup::program(&DENY)?);
        Ok((setup::building()?, Chromium::ready()?, axe, deny))
    })?;
    report.step("Formatting", || {
        run("formatting", cargo(&["fmt", "--all", "--check"]))
    })?;
    report.step("Dependencies", || dependencies(&deny))?;
    report.step("Clippy, host", || {
        let every = ["clippy", "--workspace"];
        // What `cargo test` leaves out is not among all targets, nor can it be
        // asked for beside them.
        let left_out = ["--test=journeys", "--test=browser", "--test=sessions"];
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
                .args(["--", "-D", "warnings"]),
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
    let mut tests = cargo(&["test", "--target", WASM, "-p", "hamstretch"]);
    let runner = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
    tests
        .args(EDGES)
        .env("PATH", tools.path()?)
        .env(runner, "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &chromium.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", WASM_TEST_SECONDS);
    run("testing the browser's edges", tests)
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
        // The workspace as a whole, so that its crates are those of the host tests and
        // need no second compilation.
        let mut tests = cargo(&["test", "--workspace", "--test=browser", "--test=journeys"]);
        if engine == Engine::Chromium {
            // The bench's own, on a processor that only Chromium can be told to slow down.
            tests.arg("--test=sessions");
        }
        tests.args(["--", &format!("--test-threads={at_once}")]);
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

/// Two at once; what the second prints is shown when it has ended.
fn side_by_side(first: (&str, Command), (what, mut second): (&str, Command)) -> Result<()> {
    let mut printed = tempfile::tempfile()?;
    second
        .stdout(printed.try_clone()?)
        .stderr(printed.try_clone()?);
    let mut second = second.spawn().context(what.to_owned())?;
    let first = run(first.0, first.1);
    let ended = second.wait()?;
    printed.rewind()?;
    std::io::copy(&mut printed, &mut std::io::stdout())?;
    ensure!(ended.success(), "{what} failed ({ended})");
    first
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
        println!("-- {name}: {} s", took.as_secs());
        self.steps.push((name, took, done.is_ok()));
        done.with_context(|| format!("“{name}” failed"))
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
    fn a_failed_step_is_named_and_kept_in_the_table() {
        let mut report = Report::default();
        report.step("One", || Ok(1)).expect("it works");
        let error = report.step("Two", || -> Result<()> { anyhow::bail!("no") });
        let error = error.expect_err("it fails");
        assert_eq!(format!("{error:#}"), "“Two” failed: no");
        let verdicts = report
            .steps
            .iter()
            .map(|(name, _, passed)| (*name, *passed));
        assert_eq!(Vec::from_iter(verdicts), [("One", true), ("Two", false)]);
    }

    #[test]
    fn of_two_side_by_side_either_may_fail() {
        for (one, two, passes) in [
            ("true", "true", true),
            ("false", "true", false),
            ("true", "false", false),
        ] {
            let [one, two] = [one, two].map(|name| (name, Command::new(name)));
            assert_eq!(side_by_side(one, two).is_ok(), passes);
        }
    }
}
