//! What the app is made of: every crate that is compiled into it, in its version,
//! with its licence and the hash of what was downloaded, as a CycloneDX list that
//! programs read which look for known faults.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::project;
use crate::setup::WASM;

/// Its name is how such lists are found.
pub(super) const FILE: &str = "bom.cdx.json";
const APP: &str = "hamstretch";

/// Writes the list beside the page.
pub(super) fn write(folder: &Path) -> Result<()> {
    let metadata = metadata()?;
    let lock = fs::read_to_string(project::root().join("Cargo.lock"))?;
    let list = list(&metadata, &lock).context("cargo's metadata is not as it was")?;
    let text = serde_json::to_string_pretty(&list)?;
    fs::write(folder.join(FILE), text + "\n").with_context(|| format!("writing {FILE}"))
}

/// What cargo knows of the packages, as compiled for the phone.
fn metadata() -> Result<Value> {
    let arguments = ["metadata", "--locked", "--format-version", "1"];
    let output = Command::new("cargo")
        .args(arguments)
        .args(["--filter-platform", WASM])
        .current_dir(project::root())
        .output()
        .context("running cargo metadata")?;
    if !output.status.success() {
        bail!(
            "cargo metadata: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// `None` when something is missing that cargo always says.
fn list(metadata: &Value, lock: &str) -> Option<Value> {
    let packages: BTreeMap<&str, &Value> = (metadata["packages"].as_array()?.iter())
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = (metadata["resolve"]["nodes"].as_array()?.iter())
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let (app, _) = packages
        .iter()
        .find(|(_, package)| package["name"] == APP)?;
    let mut used = BTreeSet::new();
    let mut open = vec![*app];
    while let Some(id) = open.pop() {
        if used.insert(id) {
            open.extend(linked_into(nodes.get(id)?)?);
        }
    }
    used.remove(app);
    let mut components = used
        .into_iter()
        .map(|id| component(packages.get(id)?, lock))
        .collect::<Option<Vec<_>>>()?;
    components.sort_by_key(|component| component["bom-ref"].to_string());
    let version = &packages.get(app)?["version"];
    let licence = &packages.get(app)?["license"];
    Some(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {
            "type": "application", "bom-ref": APP, "name": APP, "version": version,
            "licenses": [{"expression": licence}],
        }},
        "components": components,
    }))
}

/// What a package needs as it runs or to be compiled, but not to be tested.
fn linked_into(node: &Value) -> Option<Vec<&str>> {
    let is_wanted = |kind: &Value| kind["kind"] != "dev" && kind["kind"] != "build";
    let mut ids = Vec::new();
    for dependency in node["deps"].as_array()? {
        if dependency["dep_kinds"].as_array()?.iter().any(is_wanted) {
            ids.push(dependency["pkg"].as_str()?);
        }
    }
    Some(ids)
}

fn component(package: &Value, lock: &str) -> Option<Value> {
    let name = package["name"].as_str()?;
    let version = package["version"].as_str()?;
    let address = format!("pkg:cargo/{name}@{version}");
    let mut component = json!({
        "type": "library", "bom-ref": address, "name": name, "version": version, "purl": address,
    });
    if let Some(licence) = package["license"].as_str() {
        // Cargo still takes the slash for `OR`; the list does not.
        let licence = licence.replace(" / ", " OR ").replace('/', " OR ");
        component["licenses"] = json!([{"expression": licence}]);
    }
    if let Some(hash) = hash_in(lock, name, version) {
        component["hashes"] = json!([{"alg": "SHA-256", "content": hash}]);
    }
    Some(component)
}

/// What Cargo.lock says a package's download hashes to; the repository's own have none.
fn hash_in<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let begins = format!("name = \"{name}\"\nversion = \"{version}\"\n");
    let (_, rest) = lock.split_once(&begins)?;
    let own = rest.split("[[package]]").next()?;
    let (_, hash) = own.split_once("checksum = \"")?;
    hash.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_what_is_compiled_in_and_nothing_that_only_tests() {
        let lock = fs::read_to_string(project::root().join("Cargo.lock")).expect("a lock file");
        let list = list(&metadata().expect("cargo is there"), &lock).expect("its shape is known");
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
            let licence = one["licenses"][0]["expression"]
                .as_str()
                .expect("a licence");
            assert!(!licence.contains('/'), "{licence}");
        }
    }

    #[test]
    fn a_hash_is_that_of_the_very_version() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1\"\n\n[[package]]\nname = \"a\"\n\
                    version = \"2\"\nchecksum = \"00ff\"\n";
        assert_eq!(hash_in(lock, "a", "2"), Some("00ff"));
        assert_eq!(hash_in(lock, "a", "1"), None);
    }
}
