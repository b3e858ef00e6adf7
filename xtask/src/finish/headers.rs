//! `_headers`: what a host is to send along, for the many that read such a file.
//!
//! The page carries its own policy, for hosts that send nothing; a header says the
//! same, and what a page cannot say of itself: that no other page may frame it, and
//! that a file whose name holds a hash of its contents never changes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::is_named_after_contents;
use super::page::Page;

/// What the hosts that read it know it by.
pub(crate) const FILE: &str = "_headers";
/// What only a header can say, for every file. Nothing is asked of a device that
/// the app has no use for.
const ALWAYS: [&str; 4] = [
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Cross-Origin-Opener-Policy: same-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
];
const FOR_EVER: &str = "Cache-Control: public, max-age=31536000, immutable";

/// Writes the file into the finished build. It is for the root of a site: under a
/// path of its own, a host does not look for it.
pub(super) fn write(page: &Page, folder: &Path) -> Result<()> {
    let policy = policy(page)?.context("the page has no content security policy")?;
    let mut text = format!("/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n");
    for header in ALWAYS {
        text.push_str(&format!("  {header}\n"));
    }
    for file in super::files(folder)? {
        if is_named_after_contents(&file) {
            text.push_str(&format!("/{file}\n  {FOR_EVER}\n"));
        }
    }
    fs::write(folder.join(FILE), text).context("writing _headers")
}

/// What such a file says for every file: each header's name and value.
pub(crate) fn for_every_file(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().skip_while(|line| *line != "/*").skip(1);
    let lines = lines.take_while(|line| line.starts_with("  "));
    lines.filter_map(|line| line.trim().split_once(": "))
}

/// The policy that the page carries.
fn policy(page: &Page) -> Result<Option<String>> {
    let elements = page.elements()?;
    let is_policy = Some("Content-Security-Policy");
    let found = elements
        .iter()
        .find(|element| element.value(page, "http-equiv") == is_policy);
    Ok(found.and_then(|element| Some(element.value(page, "content")?.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_told_the_page_s_policy_and_which_files_never_change() {
        let folder = tempfile::tempdir().expect("a temp folder");
        for name in ["app-0123456789abcdef.js", "index.html", "worker.js"] {
            fs::write(folder.path().join(name), "x").expect("a file");
        }
        let html = r#"<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
        let page = Page { html: html.into() };
        write(&page, folder.path()).expect("a policy");
        let text = fs::read_to_string(folder.path().join(FILE)).expect("it is there");
        assert!(text.starts_with(
            "/*\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n  X-Content"
        ));
        assert!(text.ends_with(&format!("\n/app-0123456789abcdef.js\n  {FOR_EVER}\n")));
        assert_eq!(text.matches("Cache-Control").count(), 1, "{text}");
    }

    #[test]
    fn a_page_without_a_policy_is_refused() {
        let folder = tempfile::tempdir().expect("a temp folder");
        let page = Page {
            html: "<meta charset=utf-8>".into(),
        };
        assert!(write(&page, folder.path()).is_err());
    }
}
