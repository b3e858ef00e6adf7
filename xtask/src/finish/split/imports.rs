//! What the two wasms ask for and offer, and the script that gives it to them.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Deserialize;
use wasmparser::{Parser, Payload};

/// What wasm-bindgen makes of the first wasm.
const SCRIPT: &str = "app_bg.js";
/// What the first wasm imports to load the second.
const LOAD: &str = "__wasm_split_load_lazy";

/// An import of a wasm.
#[derive(Deserialize)]
pub(super) struct Import {
    pub(super) module: String,
    /// What it is in wasm-bindgen's script.
    function: String,
    name: String,
}

/// The imports of a wasm, in order.
pub(super) fn imports_of(wasm: &[u8]) -> Result<Vec<Import>> {
    let mut imports = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                let [module, name] = [import.module, import.name].map(str::to_owned);
                let function = name.clone();
                imports.push(Import {
                    module,
                    function,
                    name,
                });
            }
        }
    }
    Ok(imports)
}

/// What src/load.js gives the wasms: the first, functions of wasm-bindgen's script and its own;
/// the second, what is `shared` of the first. Quoted names stay, others may become shorter.
pub(super) fn imports_script(imports: &[Import], shared: &[Import]) -> String {
    let functions = imports.iter().map(|import| import.function.as_str());
    let functions = Vec::from_iter(functions.filter(|function| *function != LOAD)).join(", ");
    let given = object(imports, |import| match import.function.as_str() {
        LOAD => "load".to_owned(),
        function => function.to_owned(),
    });
    let shared = object(shared, |import| match import.name.starts_with("__canary") {
        // A debug build has a number by which it is told from others.
        true => "~0xdead".to_owned(),
        false => format!("first.{}", import.name),
    });
    format!(
        "import {{ {functions} }} from \"./{SCRIPT}\";\n\
         export const imports = (load) => ({{\n{given}}});\n\
         export const shared = (first) => ({{\n{shared}}});\n"
    )
}

/// The members of an object that has an object for each module, with the imports' values.
fn object(imports: &[Import], value: impl Fn(&Import) -> String) -> String {
    let mut modules: BTreeMap<&str, String> = BTreeMap::new();
    for import in imports {
        let member = format!("\"{}\": {},\n", import.name, value(import));
        *modules.entry(&import.module).or_default() += &member;
    }
    let module = |(module, members)| format!("\"{module}\": {{\n{members}}},\n");
    modules.into_iter().map(module).collect()
}
