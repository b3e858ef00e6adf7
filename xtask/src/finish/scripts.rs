//! The app's scripts: Trunk's inline start script becomes a file of its own,
//! and the app's script and wasm are named after what is really in them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::minify::{Kind, Minifier};
use super::names::{integrity, named};
use super::page::Page;
use super::tags::Element;

/// What Trunk's own inline scripts hold: the start, and in debug builds the
/// reload on change. Any other inline script is not Trunk's.
const START: &str = "TrunkApplicationStarted";
const RELOAD: &str = "trunk/ws";
/// Where the start script waits for the wasm.
const WAITS: &str = "await init(";

/// Moves Trunk's inline scripts into files beside the page.
pub(super) fn move_out(page: &mut Page, folder: &Path) -> Result<()> {
    let mut edits = Vec::new();
    for element in page.elements()? {
        let Some(name) = name_of(&element, page) else {
            continue;
        };
        let code = page.html[element.inside.clone()].trim();
        let file = named(name, "js", code.as_bytes());
        fs::write(folder.join(&file), code).with_context(|| format!("writing {file}"))?;
        let kind = if name == "start" {
            r#" type="module""#
        } else {
            ""
        };
        let integrity = integrity(code.as_bytes());
        let script = format!(r#"<script{kind} src="./{file}" integrity="{integrity}"></script>"#);
        edits.push((element.whole, script));
    }
    if edits.is_empty() {
        bail!("Trunk's start script is not in the page: has Trunk changed what it writes?");
    }
    page.edit(edits);
    Ok(())
}

fn name_of(element: &Element, page: &Page) -> Option<&'static str> {
    let code = &page.html[element.inside.clone()];
    if !element.is_inline_script(page) {
        None
    } else if code.contains(START) {
        Some("start")
    } else if code.contains(RELOAD) {
        Some("reload")
    } else {
        None
    }
}

/// Minifies the start script.
pub(super) fn minify_start(page: &mut Page, minifier: &Minifier) -> Result<()> {
    let mut edits = Vec::new();
    for element in page.elements()? {
        if name_of(&element, page) == Some("start") {
            let code = told(&page.html[element.inside.clone()])?;
            edits.push((element.inside, minifier.minify(Kind::Module, &code)?));
        }
    }
    page.edit(edits);
    Ok(())
}

/// The start with its failure told to watch.js: Firefox tells nobody of a wasm that
/// ends too early.
fn told(start: &str) -> Result<String> {
    let begins = start
        .find(WAITS)
        .context("Trunk's start script waits for no wasm")?;
    let ends = start[begins..].find(';').context("and goes on")?;
    let (waits, goes_on) = start.split_at(begins + ends);
    Ok(format!("{waits}.catch(self.failed){goes_on}"))
}

/// The app's two files, as the page preloads them.
pub(super) struct App {
    pub(super) script: String,
    pub(super) wasm: String,
}

/// The one script and the one wasm that the page preloads from its own folder.
pub(super) fn app(page: &Page) -> Result<App> {
    let preloaded = preloaded(page)?;
    let only = |extension| {
        let mut found = preloaded
            .iter()
            .map(|(file, _)| file)
            .filter(|file| !file.contains('/') && file.ends_with(extension));
        found.next().filter(|_| found.next().is_none()).cloned()
    };
    match (only(".js"), only(".wasm")) {
        (Some(script), Some(wasm)) => Ok(App { script, wasm }),
        _ => bail!(
            "the page should preload the app's one script and one wasm, but it preloads {preloaded:?}"
        ),
    }
}

/// Every file the page preloads, and whether it is a script.
fn preloaded(page: &Page) -> Result<Vec<(String, bool)>> {
    let mut preloaded = Vec::new();
    for element in page.elements()? {
        let is_script = element.is_link(page, "modulepreload");
        if is_script
            || (element.is_link(page, "preload") && element.value(page, "as") == Some("fetch"))
        {
            let href = element
                .value(page, "href")
                .context("a preload without an href")?;
            preloaded.push((href.trim_start_matches("./").to_owned(), is_script));
        }
    }
    Ok(preloaded)
}

/// Minifies the scripts the page preloads, and names them and the wasm after
/// their contents, in the page as on disk. wasm-bindgen's snippets keep their
/// names, since the app's script names them.
pub(super) fn name_after_contents(
    page: &mut Page,
    folder: &Path,
    minifier: &Minifier,
) -> Result<()> {
    for (file, is_script) in preloaded(page)? {
        let path = folder.join(&file);
        let mut contents = fs::read(&path).with_context(|| format!("the page preloads {file}"))?;
        if is_script {
            let code =
                String::from_utf8(contents).with_context(|| format!("{file} is not text"))?;
            contents = minifier.minify(Kind::Module, &code)?.into_bytes();
            fs::write(&path, &contents)?;
        }
        if file.contains('/') {
            continue;
        }
        let (name, rest) = file
            .rsplit_once('-')
            .with_context(|| format!("{file} has no hash in its name: is `filehash` off?"))?;
        let extension = rest.rsplit('.').next().unwrap_or_default();
        let renamed = named(name, extension, &contents);
        fs::rename(&path, folder.join(&renamed))?;
        page.html = page.html.replace(&file, &renamed);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_fails_is_told() {
        let start = "const wasm = await init({ module_or_path: './a.wasm' });\ngo(wasm);";
        let expected = "const wasm = await init({ module_or_path: './a.wasm' }).catch(self.failed);\ngo(wasm);";
        assert_eq!(told(start).expect("the known shape"), expected);
        assert!(told("init();").is_err());
    }
}
