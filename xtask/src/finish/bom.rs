//! What the app is made of: every crate that is compiled into it, in its version, with its
//! licence and the hash of what was downloaded, as a CycloneDX list that programs read which
//! look for known faults. `cargo tree` knows them all; a tool that writes such lists would
//! take a fresh machine minutes to compile.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use fs_err as fs;
use serde_json::{Value, json};
use xshell::cmd;

use crate::project::{self, Locked};
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
    let tree = cmd!(shell, "cargo tree --locked --package {APP}");
    let tree = tree.args(["--edges", "normal", "--target", WASM]);
    let tree = tree.args(["--prefix", "none", "--format", "{p}|{l}|"]);
    let mut components = BTreeMap::new();
    for line in tree.read()?.lines() {
        let [package, licence, _] = Vec::from_iter(line.split('|'))[..] else {
            bail!("not a package and its licence: {line}");
        };
        let mut package = package.split(' ');
        let name = package.next().context("a package without a name")?;
        let version = package.next().and_then(|version| version.strip_prefix('v'));
        let version = version.context("a package without a version")?;
        let address = format!("pkg:cargo/{name}@{version}");
        let (kind, reference) = match name {
            APP => ("application", APP),
            _ => ("library", address.as_str()),
        };
        // Cargo still takes the slash for `OR`; the list does not.
        let mut component = json!({
            "type": kind, "bom-ref": reference, "name": name, "version": version,
            "licenses": [{"expression": licence.replace('/', " OR ")}],
        });
        if name != APP {
            component["purl"] = reference.into();
        }
        let is_it = |it: &&Locked| it.name == name && it.version == version;
        if let Some(Locked {
            checksum: Some(hash),
            ..
        }) = locked.iter().find(is_it)
        {
            component["hashes"] = json!([{"alg": "SHA-256", "content": hash}]);
        }
        components.insert(reference.to_owned(), component);
    }
    let app = components.remove(APP);
    let app = app.context("cargo tree does not name the app")?;
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": app},
        "components": Vec::from_iter(components.into_values()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_what_is_compiled_in_and_nothing_that_only_tests() -> Result<()> {
        let list = list()?;
        let components = list["components"].as_array().context("a list")?;
        let find = |name: &str| components.iter().find(|one| one["name"] == name);
        let leptos = find("leptos").context("it is compiled in")?;
        let hash = leptos["hashes"][0]["content"].as_str();
        assert_eq!(hash.map(str::len), Some(64));
        assert_eq!(leptos["licenses"][0]["expression"], "MIT");
        assert!(find("xtask").is_none() && find("proptest").is_none());
        Ok(())
    }
}
