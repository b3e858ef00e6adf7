//! A sound server and a recorder for it: found on the `PATH`, else installed
//! from Debian's packages. Only what listens to the app needs them.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::debian;
use crate::steps::find;

/// The programs of a private sound device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoundServer {
    /// `pulseaudio`
    pub server: PathBuf,
    /// `parec`, which writes down what a device plays.
    pub recorder: PathBuf,
}

impl SoundServer {
    /// Both, if they are there.
    #[must_use]
    pub fn find() -> Option<Self> {
        Some(Self {
            server: find("pulseaudio")?,
            recorder: find("parec")?,
        })
    }
}

/// Installs Debian's packages, and finds them.
pub(super) fn install() -> Result<SoundServer> {
    debian::install(
        "listening to the app needs pulseaudio and parec",
        &["pulseaudio", "pulseaudio-utils"],
        "seconds",
    )?;
    SoundServer::find().context("pulseaudio and parec were installed, but are not on the PATH")
}
