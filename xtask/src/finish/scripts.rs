//! The app's scripts: Trunk's inline start script becomes a file of its own, and the app's
//! script and wasm are named after what is really in them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::minify::{Kind, Minifier};
use super::names::{integrity, named};
use super::page::{Element, Page};

/// What Trunk's own inline scripts hold: the start, and in debug builds the reload on
/// change. Any other inline script is not Trunk's.
const TRUNKS: [(&str, &str); 2] = [("start", "TrunkApplicationStarted"), ("reload", "trunk/ws")];
/// Where the start script waits for the wasm.
const WAITS: &str = "await init(";

/// Moves Trunk's inline scripts into files beside the page, the start made small in a
/// release build.
pub(super) fn move_out(page: &mut Page, folder: &Path, minifier: Option<&Minifier>) -> Result<()> {
    let mut edits = Vec::new();
    for element in page.elements()? {
        let code = page.html[element.inside.clone()].trim();
        let known = TRUNKS.iter().find(|(_, holds)| code.contains(holds));
        let Some((name, _)) = known.filter(|_| element.is_inline_script()) else {
            continue;
        };
        let code = match minifier {
            Some(minifier) => minifier.minify(Kind::Module, &told(code)?)?,
            None => code.to_owned(),
        };
        let file = named(name, "js", code.as_bytes());
        fs::write(folder.join(&file), &code).with_context(|| format!("writing {file}"))?;
        let kind = if *name == "start" {
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

/// The start with its failure told to watch.js: Firefox tells nobody of a wasm that ends
/// too early.
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
    let elements = page.elements()?;
    let only = |end: &str| {
        let files = elements
            .iter()
            .filter(|it| preloads(it))
            .filter_map(Element::file);
        let mut found = files.filter(|file| !file.contains('/') && file.ends_with(end));
        let first = found
            .next()
            .with_context(|| format!("the page preloads no {end}"))?;
        match found.next() {
            None => Ok(first.to_owned()),
            Some(second) => bail!("the page preloads {first} and {second}: which is the app's?"),
        }
    };
    Ok(App {
        script: only(".js")?,
        wasm: only(".wasm")?,
    })
}

fn preloads(element: &Element) -> bool {
    element.is_link("modulepreload")
        || element.is_link("preload") && element.value("as") == Some("fetch")
}

/// A file's name after its contents, in the place of Trunk's.
pub(super) fn renamed(file: &str, contents: &[u8]) -> Result<String> {
    let (name, rest) = file
        .rsplit_once('-')
        .context("no hash in a name: is `filehash` off?")?;
    let extension = rest.rsplit('.').next().unwrap_or_default();
    Ok(named(name, extension, contents))
}

/// Minifies the scripts the page preloads, and names them and the wasm after their contents,
/// in the page as on disk. wasm-bindgen's snippets keep their names, since the app's script
/// names them.
pub(super) fn name_after_contents(
    page: &mut Page,
    folder: &Path,
    minifier: &Minifier,
) -> Result<()> {
    app(page)?;
    for element in page.elements()?.iter().filter(|element| preloads(element)) {
        let file = element.file().context("a preload without an href")?;
        let path = folder.join(file);
        let mut contents = fs::read(&path).with_context(|| format!("the page preloads {file}"))?;
        if file.ends_with(".js") {
            let code =
                String::from_utf8(contents).with_context(|| format!("{file} is not text"))?;
            contents = minifier.minify(Kind::Module, &code)?.into_bytes();
            fs::write(&path, &contents)?;
        }
        if file.contains('/') {
            continue;
        }
        let renamed = renamed(file, &contents)?;
        fs::rename(&path, folder.join(&renamed))?;
        page.html = page.html.replace(file, &renamed);
    }
    Ok(())
}
