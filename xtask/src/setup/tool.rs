//! One tool in one version: is it there, and if not, how it is installed.
//!
//! A tool counts as there only when it says the right version itself: its programs run and
//! print it, or the file it is has it written in its first line. So a half-finished install is
//! never taken for a whole one.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::cache::Cache;
use crate::steps::{answer, run};

/// A build tool in the version this repository wants.
#[derive(Debug, Clone)]
pub struct Tool {
    pub(super) registry: Registry,
    pub(super) package: &'static str,
    pub(super) version: Cow<'static, str>,
    /// Its programs, or its file.
    pub(super) brings: &'static [&'static str],
}

/// Where it comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Registry {
    /// crates.io: compiled so much optimised, with these flags. The tools run for seconds, so
    /// quick to compile counts for more than quick to run.
    Cargo(&'static str, &'static [&'static str]),
    Npm,
    /// A package without programs, of which a file is wanted.
    NpmFile,
}

use Registry::{Cargo, Npm, NpmFile};

impl Tool {
    /// The folder its programs or its file are in, after installing it when need be.
    pub(super) fn ready(&self, cache: &Cache) -> Result<PathBuf> {
        if let Some(found) = self.find(cache) {
            return Ok(found);
        }
        let _alone = cache.lock()?;
        // Another set-up may have installed it while this one waited.
        if let Some(found) = self.find(cache) {
            return Ok(found);
        }
        let Self {
            package, version, ..
        } = self;
        eprintln!("Installing {package} {version} (3 minutes at most, once)…");
        let folder = cache.folder(package, version);
        match self.registry {
            Cargo(optimised, flags) => self.cargo_install(&folder, optimised, flags)?,
            Npm | NpmFile => self.npm_install(&folder)?,
        }
        let place = self.place_in(&folder);
        if !self.is_whole(&place) {
            bail!(
                "{} does not work: remove that folder and try again",
                folder.display()
            );
        }
        Ok(place)
    }

    /// In the cache, or else, as far as it is programs, on the `PATH` in this very version.
    pub(super) fn find(&self, cache: &Cache) -> Option<PathBuf> {
        let mut places = vec![self.place_in(&cache.folder(self.package, &self.version))];
        if !matches!(self.registry, NpmFile) {
            let path = std::env::var_os("PATH").unwrap_or_default();
            places.extend(std::env::split_paths(&path));
        }
        places.into_iter().find(|folder| self.is_whole(folder))
    }

    fn place_in(&self, folder: &Path) -> PathBuf {
        match self.registry {
            Cargo(..) => folder.join("bin"),
            Npm => folder.join("node_modules/.bin"),
            NpmFile => folder.join("node_modules").join(self.package),
        }
    }

    fn is_whole(&self, folder: &Path) -> bool {
        self.brings
            .iter()
            .map(|name| folder.join(name))
            .all(|file| {
                let said = match self.registry {
                    _ if !file.is_file() => None,
                    NpmFile => fs::read_to_string(&file).ok(),
                    Cargo(..) | Npm => answer(&file, &["--version"]),
                };
                let line = said.as_deref().and_then(|said| said.lines().next());
                line.is_some_and(|line| says(line, &self.version))
            })
    }

    fn cargo_install(&self, folder: &Path, optimised: &str, flags: &[&str]) -> Result<()> {
        let install = |more: &[&str]| {
            let mut cargo = Command::new("cargo");
            cargo
                .args([
                    "install",
                    self.package,
                    "--version",
                    &self.version,
                    "--root",
                ])
                .arg(folder)
                .args([flags, more].concat())
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimised);
            run(&format!("installing {}", self.package), cargo)
        };
        // Its lock file may name versions newer than the registry at hand has.
        install(&["--locked"]).or_else(|_| install(&[]))
    }

    /// npm writes a package file by file, so it writes into a folder of another name, which
    /// takes its own only when all is there.
    fn npm_install(&self, folder: &Path) -> Result<()> {
        let unfinished = folder.with_extension("part");
        for old in [unfinished.as_path(), folder] {
            if old.exists() {
                fs::remove_dir_all(old).with_context(|| format!("removing {}", old.display()))?;
            }
        }
        let mut npm = Command::new("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "--ignore-scripts",
        ])
        .args(["--loglevel", "error", "--prefix"])
        .arg(&unfinished)
        .arg(format!("{}@{}", self.package, self.version));
        run(&format!("installing {}", self.package), npm)?;
        fs::rename(&unfinished, folder).with_context(|| format!("moving {}", self.package))
    }
}

/// Whether an answer names this version: a word of it, with or without its `v`, so that `132`
/// is not found in `1.132.0`.
fn says(answer: &str, version: &str) -> bool {
    let mut words = answer.split_whitespace();
    words.any(|word| word.strip_prefix('v').unwrap_or(word) == version)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_version_is_a_whole_word() {
        assert!(says("wasm-opt version 132 (version_132)", "132"));
        assert!(says("/*! axe v4.14.1", "4.14.1"));
        assert!(!says("trunk 0.21.140", "0.21.14") && !says("", "132"));
    }

    fn tool(registry: Registry, brings: &'static [&'static str]) -> Tool {
        Tool {
            registry,
            package: "tool",
            version: Cow::Borrowed("77.0.1"),
            brings,
        }
    }

    #[test]
    fn only_a_whole_install_of_the_very_version_counts_and_is_not_installed_again() {
        let home = tempfile::tempdir().expect("a temp folder");
        let cache = Cache::at(home.path());
        let tool = tool(Cargo("0", &[]), &["no-such-program"]);
        let programs = home.path().join("tool-77.0.1/bin");
        fs::create_dir_all(&programs).expect("a folder");
        assert_eq!(tool.find(&cache), None);
        let program = programs.join("no-such-program");
        for (script, is_it) in [
            ("exit 1", false),
            ("echo 77.0.0", false),
            ("echo 77.0.1", true),
        ] {
            fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("a program");
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it may run");
            assert_eq!(tool.find(&cache).is_some(), is_it, "{script}");
        }
        assert_eq!(tool.ready(&cache).expect("it is there"), programs);
    }

    #[test]
    fn a_package_that_is_a_file_is_known_by_the_version_in_its_first_line() {
        let home = tempfile::tempdir().expect("a temp folder");
        let cache = Cache::at(home.path());
        let tool = tool(NpmFile, &["a.js"]);
        let folder = home.path().join("tool-77.0.1/node_modules/tool");
        fs::create_dir_all(&folder).expect("a folder");
        assert_eq!(tool.find(&cache), None);
        for (text, is_it) in [
            ("", false),
            ("/*\n * v77.0.1\n", false),
            ("/*! v77.0.1\n", true),
        ] {
            fs::write(folder.join("a.js"), text).expect("a file");
            assert_eq!(tool.find(&cache).is_some(), is_it, "{text}");
        }
    }
}
