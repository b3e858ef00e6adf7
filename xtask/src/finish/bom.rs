//! What the app is made of: every crate that is compiled into it, in its version, with its
//! licence and the hash of what was downloaded, as a CycloneDX list that programs read which
//! look for known faults. `cargo tree` knows them all; a tool that writes such lists would
//! take a fresh machine minutes to compile.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::project;
use crate::setup::WASM;
use crate::steps::answer;

/// Its name is how such lists are found.
pub(super) const FILE: &str = "bom.cdx.json";
const APP: &str = "hamstretch";

/// Writes the list beside the page.
pub(super) fn write(folder: &Path) -> Result<()> {
    let text = serde_json::to_string_pretty(&list()?)?;
    fs::write(folder.join(FILE), text + "\n").with_context(|| format!("writing {FILE}"))
}

fn list() -> Result<Value> {
    let manifest = project::root()
        .join("Cargo.toml")
        .to_string_lossy()
        .into_owned();
    let tree = [
        "tree",
        "--locked",
        "--package",
        APP,
        "--edges",
        "normal",
        "--target",
        WASM,
    ];
    let form = [
        "--prefix",
        "none",
        "--format",
        "{p}|{l}|",
        "--manifest-path",
        &manifest,
    ];
    let tree = answer("cargo", &[&tree[..], &form].concat()).context("cargo tree failed")?;
    let lock = fs::read_to_string(project::root().join("Cargo.lock"))?;
    let mut components = BTreeMap::new();
    let mut app = None;
    for line in tree.lines() {
        let (package, licence) = line
            .split_once('|')
            .context("a package without a licence")?;
        let (name, version) = package
            .split_once(" v")
            .context("a package without a version")?;
        let version = version.split(' ').next().unwrap_or_default();
        // Cargo still takes the slash for `OR`; the list does not.
        let licence = licence
            .split('|')
            .next()
            .unwrap_or_default()
            .replace('/', " OR ");
        let licences = json!([{"expression": licence}]);
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
        if let Some(hash) = project::locked_hash(&lock, name, version) {
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
        for one in ["leptos", "wasm-bindgen", "qrcodegen-no-heap"] {
            let one = find(one).expect(one);
            assert_eq!(one["hashes"][0]["content"].as_str().map(str::len), Some(64));
        }
        for only_tests in ["xtask", "proptest", "thirtyfour", APP] {
            assert_eq!(find(only_tests), None, "{only_tests}");
        }
        for one in components {
            let licence = one["licenses"][0]["expression"].as_str();
            assert!(
                licence.is_some_and(|it| !it.is_empty() && !it.contains('/')),
                "{one}"
            );
        }
    }
}
