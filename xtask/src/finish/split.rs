//! The app's wasm, taken apart at src/main.rs by wasm-split, bound to its script anew, and
//! both made small: by tools alone, with features that they document.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::Deserialize;
use serde_json::json;
use wasm_split_cli_support::{Options, transform};
use wasmparser::{DataKind, Operator, Parser, Payload};

use super::minify::Minifier;
use super::names::named;
use super::page::Page;
use super::{Symbols, scripts};
use crate::steps::run;
use crate::{project, setup};

/// What wasm-bindgen makes of the first wasm, …
const SCRIPT: &str = "app_bg.js";
const FIRST: &str = "app_bg.wasm";
/// … and what the first wasm imports to load the second.
const LOAD: &str = "__wasm_split_load_lazy";
/// What src/load.js calls the second.
const SECOND: &str = "lazy.wasm";

/// What rustc may use for this target, and all browsers have that have the reference types
/// wasm-bindgen asks for.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Flat code, with its branches found anew, is as a rule the smaller once it is folded again.
/// Functions whose names are alike are alike, and compress better side by side.
const SMALLER: [&str; 8] = [
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--reorder-functions-by-name",
];

/// Takes the wasm that cargo has `linked` apart, and puts the first part, its script and the
/// second part in the place of what Trunk has made of it.
pub(super) fn split(page: &Page, folder: &Path, linked: &Path, minifier: &Minifier) -> Result<()> {
    let app = scripts::app(page)?;
    let parts = Parts::of(linked)?;
    let second = parts.second()?;
    fs::write(folder.join(named("lazy", "wasm", &second)), &second)?;
    let first = parts.first()?;
    fs::write(folder.join(&app.wasm), &first)?;
    let bundle = parts.bundle(minifier, &imports_of(&first)?, None)?;
    fs::write(folder.join(&app.script), bundle)?;
    Ok(())
}

/// The same, with all of it as small as the tools make it. Gives the functions' names.
pub(super) fn split_small(
    page: &Page,
    folder: &Path,
    linked: &Path,
    minifier: &Minifier,
) -> Result<Symbols> {
    let app = scripts::app(page)?;
    let parts = Parts::of(linked)?;
    let mut symbols = Symbols::new();
    let (_, names) = parts.optimise(SECOND, &[])?;
    let second = parts.second()?;
    let file = named("lazy", "wasm", &second);
    fs::write(folder.join(&file), &second)?;
    symbols.insert(file, names);

    parts.drop_unused(minifier)?;
    let minify = "--minify-imports-and-exports-and-modules";
    let (shorter, names) = parts.optimise(FIRST, &[minify])?;
    let shorter = shorter.context("wasm-opt does not say what it calls imports now")?;
    let first = parts.first()?;
    fs::write(folder.join(&app.wasm), &first)?;
    let name = app.wasm.split('-').next().unwrap_or_default();
    symbols.insert(named(name, "wasm", &first), names);
    let imports = shorter.imports();
    let exports = shorter.exports.into_iter().collect();
    let bundle = parts.bundle(minifier, &imports, Some(&exports))?;
    fs::write(folder.join(&app.script), bundle)?;
    Ok(symbols)
}

/// An import of the first wasm.
struct Import {
    module: String,
    name: String,
    /// What it is in wasm-bindgen's script.
    function: String,
}

fn imports_of(wasm: &[u8]) -> Result<Vec<Import>> {
    let mut imports = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                imports.push(Import {
                    module: import.module.to_owned(),
                    name: import.name.to_owned(),
                    function: import.name.to_owned(),
                });
            }
        }
    }
    Ok(imports)
}

/// What wasm-opt calls imports and exports now: each import with its module, its name and the
/// shorter one, each export with both names.
#[derive(Deserialize)]
struct Shorter {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

impl Shorter {
    /// All are of one module then.
    fn imports(&self) -> Vec<Import> {
        let import = |(_, function, name): &(String, String, String)| Import {
            module: "a".to_owned(),
            name: name.clone(),
            function: function.clone(),
        };
        self.imports.iter().map(import).collect()
    }
}

/// Both wasms and the script, in a folder of their own.
struct Parts {
    folder: tempfile::TempDir,
}

impl Parts {
    fn of(linked: &Path) -> Result<Self> {
        let linked = fs::read(linked).with_context(|| format!("reading {}", linked.display()))?;
        let folder = tempfile::tempdir()?;
        let first = folder.path().join("app.wasm");
        let mut options = Options::new(&linked);
        options.output_dir = folder.path();
        options.main_out_path = &first;
        let parts =
            transform(options).map_err(|error| anyhow!("taking the wasm apart: {error:#}"))?;
        let [second] = &parts.split_modules[..] else {
            bail!(
                "the wasm should come in two parts; beside the first: {:?}",
                parts.split_modules
            );
        };
        fs::rename(second, folder.path().join(SECOND))?;
        let mut binder = Command::new(setup::program(&setup::binder()?)?);
        binder
            .args([
                "--target",
                "bundler",
                "--no-typescript",
                "--out-name",
                "app",
            ])
            // The table of functions is one, which both parts need.
            .args(["--keep-lld-exports", "--out-dir"])
            .args([folder.path(), &first]);
        run("binding the first part of the wasm", binder)?;
        Ok(Self { folder })
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn first(&self) -> Result<Vec<u8>> {
        Ok(fs::read(self.path(FIRST))?)
    }

    fn second(&self) -> Result<Vec<u8>> {
        Ok(fs::read(self.path(SECOND))?)
    }

    /// The script that loads both: what it is to give the first wasm, and what that calls its
    /// exports where they have other names than in the script.
    fn bundle(
        &self,
        minifier: &Minifier,
        imports: &[Import],
        exports: Option<&BTreeMap<String, String>>,
    ) -> Result<String> {
        let loader = project::root().join("src/load.js");
        let loader = fs::read_to_string(&loader).context("reading src/load.js")?;
        let second = named("lazy", "wasm", &self.second()?);
        fs::write(self.path("load.js"), loader.replace(SECOND, &second))?;
        let shared = imports_of(&self.second()?)?;
        fs::write(self.path("imports.js"), imports_script(imports, &shared))?;
        minifier.bundle(&self.path("load.js"), exports)
    }

    /// Drops from the first wasm what nothing needs that the page or the second wasm can call.
    /// What it imports brings functions of the script, which may call more of it: so what
    /// nothing but the start needs is the beginning, and this ends when nothing is added.
    fn drop_unused(&self, minifier: &Minifier) -> Result<()> {
        let whole = self.path("whole.wasm");
        fs::rename(self.path(FIRST), &whole)?;
        let (exports, second) = (fs::read(&whole)?, self.second()?);
        let mut needed = Vec::new();
        loop {
            let before = needed.len();
            let script = self.bundle(minifier, &needed, None)?;
            self.keep_exports(&whole, &exports_used(&script, &second, &exports)?)?;
            needed = imports_of(&self.first()?)?;
            if needed.len() == before {
                return Ok(());
            }
        }
    }

    /// Writes the first wasm anew, with these exports of the whole one alone.
    fn keep_exports(&self, whole: &Path, used: &BTreeSet<String>) -> Result<()> {
        let export = |name: &String| json!({"name": name, "export": name, "root": true});
        let graph: Vec<_> = used.iter().map(export).collect();
        let graph_file = self.path("graph.json");
        fs::write(&graph_file, serde_json::to_string(&graph)?)?;
        let program = setup::program(&setup::BINARYEN)?.with_file_name("wasm-metadce");
        let mut dce = Command::new(program);
        dce.args(FEATURES)
            .args([Path::new("--graph-file"), &graph_file, whole])
            .args([Path::new("-g"), Path::new("-o"), &self.path(FIRST)])
            .stdout(Stdio::null());
        run("dropping what nobody uses from the wasm", dce)
    }

    /// Refuses data at the lowest addresses: `--low-memory-unused` has wasm-opt take a sum for
    /// an address apart without proving that it does not wrap, since one that did would lie
    /// there. The linker puts the stack there, which grows downwards.
    fn leaves_low_memory_unused(wasm: &[u8]) -> Result<()> {
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::DataSection(section) = payload? {
                for data in section {
                    if let DataKind::Active { offset_expr, .. } = data?.kind
                        && let Operator::I32Const { value } =
                            offset_expr.get_operators_reader().read()?
                    {
                        ensure!(!(0..1024).contains(&value), "the wasm has data at {value}");
                    }
                }
            }
        }
        Ok(())
    }

    /// Makes a wasm small. Gives what it calls imports and exports now, where `more` has it
    /// call them otherwise, and its functions' names in their order.
    fn optimise(&self, file: &str, more: &[&str]) -> Result<(Option<Shorter>, Vec<String>)> {
        Self::leaves_low_memory_unused(&fs::read(self.path(file))?)?;
        let mut optimiser = Command::new(setup::program(&setup::BINARYEN)?);
        optimiser
            .args(FEATURES)
            .arg("--low-memory-unused")
            .args(SMALLER)
            .args(["--symbolmap", "--strip-debug", "--strip-producers"])
            .args(more)
            .args([&self.path(file), Path::new("-o"), &self.path(file)]);
        let told = optimiser.output().context("running wasm-opt")?;
        ensure!(
            told.status.success(),
            "wasm-opt: {}",
            String::from_utf8_lossy(&told.stderr)
        );
        let told = String::from_utf8(told.stdout)?;
        let (names, shorter) = told.split_at(told.find("\n{").map_or(told.len(), |at| at + 1));
        let names = names.lines().filter_map(|line| line.split_once(':'));
        let names = names.map(|(_, name)| name.to_owned()).collect();
        let shorter = match shorter {
            "" => None,
            shorter => Some(serde_json::from_str(shorter).context("reading what wasm-opt says")?),
        };
        Ok((shorter, names))
    }
}

/// What src/load.js gives the wasms: the first, functions of wasm-bindgen's script and its own;
/// the second, what is `shared` of the first. Quoted names stay, others may become shorter.
fn imports_script(imports: &[Import], shared: &[Import]) -> String {
    let mut shared_modules: BTreeMap<&str, String> = BTreeMap::new();
    for Import { module, name, .. } in shared {
        // A debug build has a number by which it is told from others.
        let value = match name.starts_with("__canary") {
            true => "~0xdead".to_owned(),
            false => format!("first.{name}"),
        };
        *shared_modules.entry(module).or_default() += &format!("\"{name}\": {value},\n");
    }
    let is_load = |import: &&Import| import.function == LOAD;
    let functions = imports.iter().filter(|import| !is_load(import));
    let functions: Vec<_> = functions.map(|import| import.function.as_str()).collect();
    let mut modules: BTreeMap<&str, String> = BTreeMap::new();
    for import in imports {
        let function = match is_load(&import) {
            true => "load",
            false => &import.function,
        };
        *modules.entry(&import.module).or_default() +=
            &format!("\"{}\": {function},\n", import.name);
    }
    let object = |modules: BTreeMap<&str, String>| {
        let module = |(module, members)| format!("\"{module}\": {{\n{members}}},\n");
        modules.into_iter().map(module).collect::<String>()
    };
    format!(
        "import {{ {} }} from \"./{SCRIPT}\";\n\
         export const imports = (load) => ({{\n{}}});\n\
         export const shared = (first) => ({{\n{}}});\n",
        functions.join(", "),
        object(modules),
        object(shared_modules)
    )
}

/// The exports of the `whole` first wasm that anything names: the script, and the second wasm.
fn exports_used(script: &str, second: &[u8], whole: &[u8]) -> Result<BTreeSet<String>> {
    let asked = imports_of(second)?.into_iter().map(|import| import.name);
    let mut used: BTreeSet<String> = asked.collect();
    for payload in Parser::new(0).parse_all(whole) {
        if let Payload::ExportSection(section) = payload? {
            for export in section {
                let name = export?.name;
                let is_named = |object| script.contains(&format!("{object}.{name}"));
                if ["wasm", "first"].into_iter().any(is_named) {
                    used.insert(name.to_owned());
                }
            }
        }
    }
    Ok(used)
}

/// What cargo has made for Trunk.
pub(super) fn linked(profile: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project::root().join("target"), PathBuf::from);
    target
        .join(setup::WASM)
        .join(profile)
        .join("hamstretch.wasm")
}
