//! The seam between the app's script and its wasm, made small.
//!
//! wasm-bindgen names each import and export at length and with a hash, in both
//! files, which no compression helps; it brings exports for a dependency's sake
//! that nobody asks for; and its start suits every caller there may be. At
//! this point of the build the callers are known: one page, which calls the one
//! default export. So what nobody asks for goes, on both sides, the imports are
//! told apart by their number, and the exports by a letter or two.

mod module;
mod optimiser;
mod order;
mod script;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::page::Page;
use super::{scripts, split};
use module::Outline;
use optimiser::Optimiser;
use script::Script;

/// What the script calls the object the imports are in.
const IMPORTS: &str = "a";

/// Makes the page's script and wasm smaller, in place, and with them what else
/// builds upon that wasm; gives that.
pub(super) fn shorten(
    page: &Page,
    folder: &Path,
    second: Option<Vec<u8>>,
) -> Result<Option<Vec<u8>>> {
    let app = scripts::app(page)?;
    let (script_file, wasm_file) = (folder.join(&app.script), folder.join(&app.wasm));
    let script = fs::read_to_string(&script_file)
        .with_context(|| format!("the page preloads {}", app.script))?;
    let wasm = fs::read(&wasm_file).with_context(|| format!("the page preloads {}", app.wasm))?;
    let short =
        shortened(&script, &wasm, second.as_deref(), &Optimiser::ready()?).with_context(|| {
            format!(
                "making {} and {} agree on shorter names",
                app.script, app.wasm
            )
        })?;
    fs::write(&script_file, short.script)?;
    fs::write(&wasm_file, short.wasm)?;
    Ok(short.second)
}

/// A script and its wasm, made smaller, and what else builds upon that.
pub(super) struct Short {
    script: String,
    pub(super) wasm: Vec<u8>,
    pub(super) second: Option<Vec<u8>>,
}

/// Makes a script and its wasm smaller, and with them what else builds upon that
/// wasm.
pub(super) fn shortened(
    script: &str,
    wasm: &[u8],
    second: Option<&[u8]>,
    optimiser: &Optimiser,
) -> Result<Short> {
    let mut script = Script::read(script)?;
    let before = Outline::of(wasm)?;
    let mut used = script.exports();
    let second = match second {
        Some(second) => Some(alone(second, optimiser)?),
        None => None,
    };
    if let Some(second) = &second {
        let asked = Outline::of(second)?.imports.into_iter();
        used.extend(asked.map(|(_, name)| name));
    }
    if let Some(missing) = used.iter().find(|name| !before.exports.contains(*name)) {
        bail!("`wasm.{missing}` is used, which the wasm does not export");
    }

    // Without the exports that the script no longer names, wasm-opt finds more
    // that is never used, imports among it.
    let leaner = module::with_names(
        wasm,
        |module, name| (module.to_owned(), name.to_owned()),
        |name| used.contains(name).then(|| name.to_owned()),
    )?;
    let optimised = optimiser.optimise(&leaner)?;
    let after = Outline::of(&optimised)?;

    let order: Vec<&str> = after
        .imports
        .iter()
        .filter(|(module, _)| module == script.module())
        .map(|(_, name)| name.as_str())
        .collect();
    let numbers: BTreeMap<&str, String> = order
        .iter()
        .enumerate()
        .map(|(number, name)| (*name, number.to_string()))
        .collect();
    let letters: BTreeMap<String, String> = after.exports.iter().cloned().zip(letters()).collect();
    let wasm = module::with_names(
        &optimised,
        |module, name| match numbers.get(name) {
            Some(number) if module == script.module() => (IMPORTS.to_owned(), number.clone()),
            _ => (module.to_owned(), name.to_owned()),
        },
        |name| letters.get(name).cloned(),
    )?;
    let wasm = order::alike_together(&wasm)?;
    script.keep(&order)?;
    let script = script.write(IMPORTS, &letters)?;
    let second = match second {
        Some(second) => Some(order::alike_together(&module::with_names(
            &second,
            |module, name| {
                let letter = letters.get(name).cloned();
                (module.to_owned(), letter.unwrap_or_default())
            },
            |_| None,
        )?)?),
        None => None,
    };
    Ok(Short {
        script,
        wasm,
        second,
    })
}

/// The second wasm, optimised. It exports nothing: it puts itself into the
/// first one's table.
fn alone(second: &[u8], optimiser: &Optimiser) -> Result<Vec<u8>> {
    let same = |module: &str, name: &str| (module.to_owned(), name.to_owned());
    let second = module::with_names(second, same, |_| None)?;
    let second = optimiser.optimise(&second)?;
    let other = Outline::of(&second)?.imports.into_iter();
    let mut other = other.filter(|(module, _)| module != split::FIRST);
    match other.next() {
        None => Ok(second),
        Some((module, name)) => bail!("the second wasm asks for `{name}` of `{module}`"),
    }
}

/// `a`, `b`, … `z`, `aa`, `ab`, …
fn letters() -> impl Iterator<Item = String> {
    const ALL: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
    (0..).map(|number: usize| {
        let mut name = String::new();
        let mut left = number + 1;
        while left > 0 {
            left -= 1;
            name.insert(0, char::from(ALL[left % ALL.len()]));
            left /= ALL.len();
        }
        name
    })
}

#[cfg(test)]
pub(super) mod tests;
