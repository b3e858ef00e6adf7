//! One tool in one version: is it there, and if not, how it is installed.
//!
//! A tool counts as there only when it says the right version itself: its
//! programs run and print it, or the file it is has it written in its first
//! line. So a half-finished install is never taken for a whole one.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::cache::Cache;
use super::compiled::Compiled;
use super::say;
use crate::steps::{answer, run};

/// A build tool in the version this repository wants.
pub(super) struct Tool {
    /// The package's name, and its folder's in the cache.
    package: &'static str,
    version: String,
    brings: Brings,
    /// How long an install takes on two cores.
    takes: &'static str,
    registry: Registry,
}

/// How much of a file is read for its first line.
const LONGEST_LINE: u64 = 1000;

/// What of a package is used, and what its version is read from.
enum Brings {
    /// Programs.
    Programs(&'static [&'static str]),
    /// A file to be read by others, in the package's own folder.
    File(&'static str),
}

enum Registry {
    /// crates.io.
    Cargo(Compiled),
    Npm,
}

impl Tool {
    pub(super) fn trunk(version: &str) -> Self {
        Self {
            // What it would fetch from the network is here before it is asked.
            registry: Registry::Cargo(Compiled {
                defaults: false,
                ..Compiled::QUICKLY
            }),
            ..Self::of_cargo("trunk", version, &["trunk"], "about 3 minutes")
        }
    }

    pub(super) fn wasm_bindgen(version: &str) -> Self {
        let programs = &["wasm-bindgen", "wasm-bindgen-test-runner"];
        Self {
            registry: Registry::Cargo(Compiled {
                // Its lock file may name versions newer than the registry at hand has.
                unlocked_too: true,
                // The tests have it go through many megabytes.
                optimised: "1",
                ..Compiled::QUICKLY
            }),
            ..Self::of_cargo("wasm-bindgen-cli", version, programs, "about 3 minutes")
        }
    }

    pub(super) fn geckodriver(version: &str) -> Self {
        Self::of_cargo("geckodriver", version, &["geckodriver"], "about 1 minute")
    }

    pub(super) fn deny(version: &str) -> Self {
        Self::of_cargo("cargo-deny", version, &["cargo-deny"], "about 1 minute")
    }

    fn of_cargo(
        package: &'static str,
        version: &str,
        programs: &'static [&'static str],
        takes: &'static str,
    ) -> Self {
        Self {
            package,
            version: version.to_owned(),
            brings: Brings::Programs(programs),
            takes,
            registry: Registry::Cargo(Compiled::QUICKLY),
        }
    }

    pub(super) fn npm(
        package: &'static str,
        version: &str,
        programs: &'static [&'static str],
    ) -> Self {
        Self::of_npm(package, version, Brings::Programs(programs))
    }

    /// A package without programs, of which `file` is what is wanted.
    pub(super) fn npm_file(package: &'static str, version: &str, file: &'static str) -> Self {
        Self::of_npm(package, version, Brings::File(file))
    }

    fn of_npm(package: &'static str, version: &str, brings: Brings) -> Self {
        Self {
            package,
            version: version.to_owned(),
            brings,
            takes: "seconds",
            registry: Registry::Npm,
        }
    }

    /// The folder its programs or its file are in, after installing it when
    /// need be.
    pub(super) fn ready(&self, cache: &Cache) -> Result<PathBuf> {
        if let Some(found) = self.find(cache) {
            return Ok(found);
        }
        let _alone = cache.lock()?;
        // Another set-up may have installed it while this one waited.
        if let Some(found) = self.find(cache) {
            return Ok(found);
        }
        say(&format!(
            "Installing {} {} ({}, once)…",
            self.package, self.version, self.takes
        ));
        let folder = cache.folder(self.package, &self.version);
        match &self.registry {
            Registry::Cargo(compiled) => compiled.install(self.package, &self.version, &folder)?,
            Registry::Npm => self.npm_install(&folder)?,
        }
        let place = self.place_in(&folder);
        if !self.is_whole(&place) {
            bail!(
                "{} {} was installed in {}, but cannot be used there: remove that folder and try again",
                self.package,
                self.version,
                folder.display()
            );
        }
        Ok(place)
    }

    /// In the cache, or else, as far as it is programs, on the `PATH` in this
    /// very version.
    pub(super) fn find(&self, cache: &Cache) -> Option<PathBuf> {
        let cached = self.place_in(&cache.folder(self.package, &self.version));
        let path = match self.brings {
            Brings::Programs(_) => std::env::var_os("PATH").unwrap_or_default(),
            Brings::File(_) => OsString::new(),
        };
        std::iter::once(cached)
            .chain(std::env::split_paths(&path))
            .find(|folder| self.is_whole(folder))
    }

    fn place_in(&self, folder: &Path) -> PathBuf {
        match (&self.registry, &self.brings) {
            (Registry::Cargo(_), _) => folder.join("bin"),
            (Registry::Npm, Brings::Programs(_)) => folder.join("node_modules/.bin"),
            (Registry::Npm, Brings::File(_)) => folder.join("node_modules").join(self.package),
        }
    }

    fn is_whole(&self, folder: &Path) -> bool {
        let is_it = |said: Option<String>| said.is_some_and(|said| says(&said, &self.version));
        match self.brings {
            Brings::Programs(programs) => programs.iter().all(|program| {
                let program = folder.join(program);
                program.is_file() && is_it(answer(&program, &["--version"]))
            }),
            Brings::File(file) => is_it(first_line(&folder.join(file))),
        }
    }

    /// npm writes a package file by file, so it writes into a folder of another
    /// name, which takes its own only when all is there.
    fn npm_install(&self, folder: &Path) -> Result<()> {
        let mut unfinished = folder.as_os_str().to_owned();
        unfinished.push(".part");
        let unfinished = PathBuf::from(unfinished);
        for old in [unfinished.as_path(), folder] {
            if old.exists() {
                fs::remove_dir_all(old).with_context(|| format!("removing {}", old.display()))?;
            }
        }
        let what = format!("installing {}", self.package);
        run(
            &what,
            Command::new("npm")
                .args([
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--no-save",
                    "--ignore-scripts",
                ])
                .args(["--loglevel", "error", "--prefix"])
                .arg(&unfinished)
                .arg(format!("{}@{}", self.package, self.version)),
        )?;
        fs::rename(&unfinished, folder).context(what)
    }
}

/// Whether an answer to `--version`, or a file's first line, names this version:
/// a word of it, with or without its `v`, so that `132` is not found in `1.132.0`.
fn says(answer: &str, version: &str) -> bool {
    answer
        .split_whitespace()
        .any(|word| word.strip_prefix('v').unwrap_or(word) == version)
}

/// The first line of a text, where there is such a file.
fn first_line(file: &Path) -> Option<String> {
    let mut line = String::new();
    let file = BufReader::new(File::open(file).ok()?);
    // A file that is no text may have no line's end for long.
    file.take(LONGEST_LINE).read_line(&mut line).ok()?;
    Some(line)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_version_is_a_whole_word() {
        assert!(says("trunk 0.21.14", "0.21.14"));
        assert!(says("wasm-opt version 132 (version_132)", "132"));
        assert!(says("/*! axe v4.14.1", "4.14.1"));
        assert!(!says("trunk 0.21.140", "0.21.14"));
        assert!(!says("", "132"));
    }

    fn pretend(folder: &Path, script: &str) {
        let programs = folder.join("bin");
        fs::create_dir_all(&programs).expect("a folder");
        let program = programs.join("trunk");
        fs::write(&program, script).expect("a program");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it may run");
    }

    #[test]
    fn what_is_there_is_not_installed_again() {
        let home = tempfile::tempdir().expect("a temp folder");
        let cache = Cache::at(home.path());
        let tool = Tool::trunk("77.0.1");
        pretend(
            &cache.folder("trunk", "77.0.1"),
            "#!/bin/sh\necho trunk 77.0.1\n",
        );
        let found = tool.ready(&cache).expect("it is there");
        assert_eq!(found, home.path().join("trunk-77.0.1/bin"));
    }

    #[test]
    fn a_broken_or_older_install_does_not_count() {
        let home = tempfile::tempdir().expect("a temp folder");
        let cache = Cache::at(home.path());
        let tool = Tool::trunk("77.0.1");
        let folder = cache.folder("trunk", "77.0.1");
        assert_eq!(tool.find(&cache), None);
        pretend(&folder, "#!/bin/sh\nexit 1\n");
        assert_eq!(tool.find(&cache), None);
        pretend(&folder, "#!/bin/sh\necho trunk 77.0.0\n");
        assert_eq!(tool.find(&cache), None);
    }

    #[test]
    fn a_package_that_is_a_file_is_known_by_the_version_in_its_first_line() {
        let home = tempfile::tempdir().expect("a temp folder");
        let cache = Cache::at(home.path());
        let tool = Tool::npm_file("axe-core", "77.0.1", "axe.min.js");
        let folder = home.path().join("axe-core-77.0.1/node_modules/axe-core");
        fs::create_dir_all(&folder).expect("a folder");
        assert_eq!(tool.find(&cache), None);
        let file = folder.join("axe.min.js");
        for other in ["", "/*! axe v77.0.0\n", "/*!\n * axe v77.0.1\n"] {
            fs::write(&file, other).expect("a file");
            assert_eq!(tool.find(&cache), None, "{other}");
        }
        fs::write(&file, "/*! axe v77.0.1\n * (c)\n").expect("a file");
        assert_eq!(tool.ready(&cache).expect("it is there"), folder);
    }
}
