//! The script wasm-bindgen writes, in the parts this step changes. The script
//! is the work of one version of one program, so its lines are taken at their
//! word, and any other shape is refused.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

const IMPORTS_START: &str = "\n    const import0 = {\n        __proto__: null,\n";
const IMPORTS_END: &str = "\n    };\n    return {\n        __proto__: null,\n";
/// The first lines of what finds, loads and starts the wasm, to the script's end.
const LOADER: &str = "\nlet wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
    wasmInstance = instance;
    wasm = instance.exports;
    wasmModule = module;
";
/// What that holds besides when it does nothing that [`OUR_LOADER`] does not.
const LOADS: [&str; 4] = [
    "    wasm.__wbindgen_start();\n    return wasm;\n}\n",
    "return await WebAssembly.instantiate(bytes, imports);",
    "    const imports = __wbg_get_imports();\n\n    if (typeof module_or_path === 'string'",
    "\nexport { initSync, __wbg_init as default };",
];
const OUR_LOADER: &str = include_str!("loader.js");

pub(super) struct Script {
    /// Up to the imports' object.
    before: String,
    /// What the wasm calls the imports' object.
    module: String,
    /// The imports: their names and functions, in the script's order.
    imports: Vec<(String, String)>,
    /// After the imports' object, up to the loader.
    after: String,
}

impl Script {
    pub(super) fn read(text: &str) -> Result<Self> {
        Self::parts(text).context(
            "the app's script is not in the known shape: has wasm-bindgen changed what it writes?",
        )
    }

    fn parts(text: &str) -> Result<Self> {
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        let text: String = text.split_inclusive('\n').filter(is_code).collect();
        let (before, rest) = split(&text, IMPORTS_START)?;
        let (imports, rest) = split(rest, IMPORTS_END)?;
        let (after, loader) = split(rest, LOADER)?;
        for phrase in LOADS {
            ensure!(loader.contains(phrase), "its loader has no `{phrase}`");
        }
        for gone in ["wasmModule", "wasmInstance"] {
            let left = [before, imports, after].map(|part| part.contains(gone));
            ensure!(!left.contains(&true), "something asks for `{gone}`");
        }
        let module = after
            .split('"')
            .nth(1)
            .filter(|module| after.starts_with(&format!("        \"{module}\": import0,\n")))
            .context("its first imports have no name")?;
        let mut after = after.to_owned();
        // For browsers older than the reference types the wasm needs.
        let start = "\nif (!('encodeInto' in cachedTextEncoder)) {\n";
        drop_block(&mut after, start, "\n}\n")?;
        // For calls that give no `realloc`; those end like this.
        if !text.contains("wasm.__wbindgen_malloc)") {
            let start = "\n    if (realloc === undefined) {\n";
            drop_block(&mut after, start, "\n    }\n")?;
        }
        Ok(Self {
            before: format!("{before}\n"),
            module: module.to_owned(),
            imports: entries(imports)?,
            after,
        })
    }

    pub(super) fn module(&self) -> &str {
        &self.module
    }

    /// The exports of the wasm that the script names.
    pub(super) fn exports(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for text in self.texts() {
            for part in after_wasm(text).skip(1) {
                names.insert(name_of(part).to_owned());
            }
        }
        names
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let functions = self.imports.iter().map(|(_, function)| function.as_str());
        [&self.before, &self.after, OUR_LOADER]
            .into_iter()
            .chain(functions)
    }

    /// The function an import stands for.
    pub(super) fn function(&self, import: &str) -> Option<&str> {
        let found = self.imports.iter().find(|(name, _)| name == import);
        found.map(|(_, function)| function.as_str())
    }

    /// Keeps these imports only, in this order.
    pub(super) fn keep(&mut self, order: &[&str]) -> Result<()> {
        self.imports = order
            .iter()
            .map(|name| {
                let function = self.function(name).with_context(|| {
                    format!("the wasm imports `{name}`, which the script does not give")
                })?;
                Ok(((*name).to_owned(), function.to_owned()))
            })
            .collect::<Result<_>>()?;
        Ok(())
    }

    /// The script, with the imports as a list in an object called `module`, and
    /// the exports under their new names.
    pub(super) fn write(&self, module: &str, exports: &BTreeMap<String, String>) -> Result<String> {
        let functions: Vec<_> = self
            .imports
            .iter()
            .map(|(_, function)| arrow(function))
            .collect();
        let text = format!(
            "{}    const import0 = [{}];\n    return {{\n        __proto__: null,\n{}\n{OUR_LOADER}",
            self.before,
            functions.join(",\n"),
            self.after
                .replacen(&format!("\"{}\"", self.module), &format!("\"{module}\""), 1),
        );
        let mut parts = after_wasm(&text);
        let mut renamed = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let old = name_of(part);
            let new = exports
                .get(old)
                .with_context(|| format!("the wasm no longer exports `{old}`"))?;
            renamed.push_str("wasm.");
            renamed.push_str(new);
            renamed.push_str(&part[old.len()..]);
        }
        Ok(renamed)
    }
}

/// The only place of `mark`, split there.
fn split<'a>(text: &'a str, mark: &str) -> Result<(&'a str, &'a str)> {
    let line = mark.trim().lines().next().unwrap_or_default();
    let parts = text
        .split_once(mark)
        .with_context(|| format!("there is no `{line}`"))?;
    ensure!(!parts.1.contains(mark), "there is more than one `{line}`");
    Ok(parts)
}

/// Removes what begins with `start`, up to the end of the next `end`, if there.
fn drop_block(text: &mut String, start: &str, end: &str) -> Result<()> {
    if let Some(from) = text.find(start) {
        let inside = from + start.len() - 1;
        let length = text[inside..]
            .find(end)
            .with_context(|| format!("`{}` does not end", start.trim()))?;
        // The line break at the start belongs to the line before.
        text.replace_range(from + 1..inside + length + end.len(), "");
    }
    Ok(())
}

/// `        name: function,` of the imports' object, taken apart.
fn entries(imports: &str) -> Result<Vec<(String, String)>> {
    const INDENT: &str = "        ";
    let starts = |line: &str| {
        line.strip_prefix(INDENT)
            .is_some_and(|line| line.split_once(": ").is_some_and(|(name, _)| is_name(name)))
    };
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in imports.lines() {
        if starts(line) {
            let (name, function) = line.trim_start().split_once(": ").unwrap_or_default();
            entries.push((name.to_owned(), function.to_owned()));
        } else {
            let (_, function) = entries
                .last_mut()
                .context("its imports begin with no name")?;
            function.push('\n');
            function.push_str(line);
        }
    }
    for (name, function) in &mut entries {
        ensure!(
            function.pop() == Some(','),
            "its import `{name}` ends oddly"
        );
    }
    Ok(entries)
}

/// A function as an arrow, which is half as long once it is minified. What asks
/// for `this` or its arguments as such is left as it is.
fn arrow(function: &str) -> String {
    const CATCHES: &str = "function() { return handleError(function ";
    let (inside, wrapped) = match function
        .strip_prefix(CATCHES)
        .and_then(|rest| rest.strip_suffix(", arguments); }"))
    {
        Some(inside) => (Some(inside), true),
        None => (function.strip_prefix("function"), false),
    };
    let asks = |word| inside.is_some_and(|inside: &str| inside.contains(word));
    let made = inside
        .filter(|_| !asks("this") && !asks("arguments"))
        .and_then(|inside| inside.split_once(") {"))
        .filter(|(parameters, _)| parameters.starts_with('('))
        .map(|(parameters, body)| format!("{parameters}) => {{{body}"));
    match made {
        Some(made) if wrapped => format!("caught({made})"),
        Some(made) => made,
        None => function.to_owned(),
    }
}

/// The text cut at each `wasm.`; all but the first part begin with a name.
fn after_wasm(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let mut at = 0;
    std::iter::from_fn(move || {
        if from > text.len() {
            return None;
        }
        while let Some(found) = text[at..].find("wasm.") {
            let start = at + found;
            at = start + "wasm.".len();
            let is_end = |letter: char| !is_part_of_name(letter) && letter != '.';
            let whole = text[..start].chars().next_back().is_none_or(is_end);
            if whole && !name_of(&text[at..]).is_empty() {
                let part = &text[from..start];
                from = at;
                return Some(part);
            }
        }
        let part = &text[from..];
        from = text.len() + 1;
        Some(part)
    })
}

/// The name a text begins with.
fn name_of(text: &str) -> &str {
    let end = text.find(|letter| !is_part_of_name(letter));
    &text[..end.unwrap_or(text.len())]
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && name_of(text) == text
}

fn is_part_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}
