//! `_headers`: what a host is to send along, for the many that read such a file.
//!
//! The page carries its own policy, for hosts that send nothing; a header says the same, and
//! what a page cannot say of itself: that no other page may frame it, and that a file whose
//! name holds a hash of its contents never changes.

use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;

use super::names::around_hash;
use super::page::Page;

/// What the hosts that read it know it by.
pub const FILE: &str = "_headers";
/// What only a header can say, for every file. Nothing is asked of a device that the app has
/// no use for.
const ALWAYS: &str = "  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
";
const FOR_EVER: &str = "Cache-Control: public, max-age=31536000, immutable";

/// Writes the file into the finished build. It is for the root of a site: under a path of
/// its own, a host does not look for it.
pub(super) fn write(page: &Page, folder: &Path) -> Result<()> {
    let elements = page.elements()?;
    let is_policy = Some("Content-Security-Policy");
    let mut policies = elements
        .iter()
        .filter(|it| it.value("http-equiv") == is_policy);
    let policy = policies.next().and_then(|element| element.value("content"));
    let policy = policy.context("the page has no content security policy")?;
    let mut text =
        format!("/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n{ALWAYS}");
    for file in super::files(folder)? {
        if around_hash(&file).is_some() {
            text += &format!("/{file}\n  {FOR_EVER}\n");
        }
    }
    Ok(fs::write(folder.join(FILE), text)?)
}

/// What such a file says for every file: each header's name and value.
pub fn for_every_file(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().skip_while(|line| *line != "/*").skip(1);
    let lines = lines.take_while(|line| line.starts_with("  "));
    lines.filter_map(|line| line.trim().split_once(": "))
}
