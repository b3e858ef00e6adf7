//! What the app is made of: every crate that is compiled into it, in its version, with its
//! licence and the hash of what was downloaded, as a CycloneDX list that programs read which
//! look for known faults. `cargo tree` knows them all; a tool that writes such lists would
//! take a fresh machine minutes to compile.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;
use serde_json::{Value, json};
use xshell::cmd;

use crate::project;
use crate::setup::WASM;
use crate::steps::shell;

/// Its name is how such lists are found.
pub(super) const FILE: &str = "bom.cdx.json";
const APP: &str = "hamstretch";

/// Writes the list beside the page.
pub(super) fn write(folder: &Path) -> Result<()> {
    let text = serde_json::to_string_pretty(&list()?)?;
    Ok(fs::write(folder.join(FILE), text + "\n")?)
}

fn list() -> Result<Value> {
    let (shell, locked) = (shell()?, project::locked()?);
    let form = ["--prefix", "none", "--format", "{p}|{l}|"];
    let tree = cmd!(
        shell,
        "cargo tree --locked --package {APP} --edges normal --target {WASM} {form...}"
    );
    let mut components = BTreeMap::new();
    let mut app = None;
    for line in tree.read()?.lines() {
        let mut parts = line.split('|');
        let mut package = parts.next().unwrap_or_default().split(' ');
        let name = package.next().context("a package without a name")?;
        let version = package.next().and_then(|version| version.strip_prefix('v'));
        let version = version.context("a package without a version")?;
        // Cargo still takes the slash for `OR`; the list does not.
        let licence = parts.next().context("a package without a licence")?;
        let licences = json!([{"expression": licence.replace('/', " OR ")}]);
        if name == APP {
            app = Some(json!({
                "type": "application", "bom-ref": APP, "name": APP, "version": version,
                "licenses": licences,
            }));
            continue;
        }
        let address = format!("pkg:cargo/{name}@{version}");
        let mut component = json!({
            "type": "library", "bom-ref": address, "name": name, "version": version,
            "purl": address, "licenses": licences,
        });
        let known = locked
            .iter()
            .find(|it| it.name == name && it.version == version);
        if let Some(hash) = known.and_then(|package| package.checksum.as_ref()) {
            component["hashes"] = json!([{"alg": "SHA-256", "content": hash}]);
        }
        components.insert(address, component);
    }
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": app.context("cargo tree does not name the app")?},
        "components": Vec::from_iter(components.into_values()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_what_is_compiled_in_and_nothing_that_only_tests() {
        let list = list().expect("cargo's answer is known");
        let components = list["components"].as_array().expect("a list");
        let find = |name: &str| components.iter().find(|one| one["name"] == name);
        let hash = &find("leptos").expect("it is compiled in")["hashes"][0]["content"];
        assert_eq!(hash.as_str().map(str::len), Some(64));
        assert!(find("xtask").is_none() && find("proptest").is_none());
        for one in components {
            let licence = one["licenses"][0]["expression"]
                .as_str()
                .unwrap_or_default();
            assert!(!licence.is_empty() && !licence.contains('/'), "{one}");
        }
    }
}
