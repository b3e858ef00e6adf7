//! A small script and wasm in the shape wasm-bindgen gives them, made smaller.

use std::sync::LazyLock;

use wasm_encoder::{
    CodeSection, CustomSection, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    ImportSection, MemorySection, MemoryType, Module, TypeSection,
};

use super::*;

/// As wasm-bindgen writes it, with an import that only an export nobody asks for
/// keeps, and one that nothing calls.
pub(in crate::finish) const SCRIPT: &str = r#"function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_abort_0123456789abcdef: function() {
            stream.abort();
        },
        __wbg_remove_0123456789abcdef: function(arg0) {
            // of an element
            arg0.remove();
        },
        __wbg_say_0123456789abcdef: function() { return handleError(function (arg0) {
            say(arg0 + wasm.memory.buffer.byteLength);
        }, arguments); },
        __wbg_unused_0123456789abcdef: function(arg0) {
            unused(arg0);
        },
    };
    return {
        __proto__: null,
        "./app_bg.js": import0,
    };
}

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        wasm.__wbindgen_exn_store(e);
    }
}

if (!('encodeInto' in cachedTextEncoder)) {
    oldBrowser();
}

let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
    wasmInstance = instance;
    wasm = instance.exports;
    wasmModule = module;
    cachedDataViewMemory0 = null;
    wasm.__wbindgen_start();
    return wasm;
}

async function __wbg_load(module, imports) {
        return await WebAssembly.instantiate(bytes, imports);
}

async function __wbg_init_once(module_or_path) {
    const imports = __wbg_get_imports();

    if (typeof module_or_path === 'string') {
        module_or_path = fetch(module_or_path);
    }
}

export { initSync, __wbg_init as default };
"#;

/// The wasm to [`SCRIPT`].
pub(in crate::finish) fn wasm() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([wasm_encoder::ValType::I32], []);
    let mut imports = ImportSection::new();
    for (name, kind) in [
        ("__wbg_unused_0123456789abcdef", 1),
        ("__wbg_remove_0123456789abcdef", 1),
        ("__wbg_abort_0123456789abcdef", 0),
        ("__wbg_say_0123456789abcdef", 1),
    ] {
        imports.import("./app_bg.js", name, EntityType::Function(kind));
    }
    imports.import("./snippets/own.js", "say", EntityType::Function(1));
    // Each of these calls some of the imports.
    let functions: [(&str, u32, &[u32]); 3] = [
        ("__wbindgen_start", 0, &[1, 3, 4]),
        ("__wbindgen_exn_store", 1, &[1]),
        ("__wbg_sink_free", 1, &[2]),
    ];
    let (mut kinds, mut exports, mut code) = (
        FunctionSection::new(),
        ExportSection::new(),
        CodeSection::new(),
    );
    exports.export("memory", ExportKind::Memory, 0);
    for (index, (name, kind, calls)) in (5..).zip(functions) {
        kinds.function(kind);
        exports.export(name, ExportKind::Func, index);
        let mut body = Function::new([]);
        let mut instructions = body.instructions();
        for call in calls {
            if *call != 2 {
                instructions.i32_const(7);
            }
            instructions.call(*call);
        }
        instructions.end();
        code.function(&body);
    }
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    Module::new()
        .section(&types)
        .section(&imports)
        .section(&kinds)
        .section(&memories)
        .section(&exports)
        .section(&code)
        .section(&CustomSection {
            name: "producers".into(),
            data: (&[0]).into(),
        })
        .clone()
        .finish()
}

fn made_smaller(script: &str, wasm: &[u8]) -> Result<Short> {
    static OPTIMISER: LazyLock<Optimiser> =
        LazyLock::new(|| Optimiser::ready().expect("it can be installed"));
    shortened(script, wasm, None, &OPTIMISER)
}

#[test]
fn both_sides_agree_on_the_new_names() {
    let pair = made_smaller(SCRIPT, &wasm()).expect("the known shape");
    let outline = Outline::of(&pair.wasm).expect("a module");
    let imports: Vec<_> = outline
        .imports
        .iter()
        .map(|(module, name)| (module.as_str(), name.as_str()))
        .collect();
    assert_eq!(
        imports,
        [("a", "0"), ("a", "1"), ("./snippets/own.js", "say")]
    );
    assert!(pair.script.contains("\"a\": import0"), "{}", pair.script);
    let (_, list) = pair.script.split_once("import0 = [").expect("a list");
    let (list, _) = list.split_once("];").expect("its end");
    let words: Vec<_> = list.split_whitespace().collect();
    assert_eq!(
        words.join(" "),
        "(arg0) => { arg0.remove(); }, caught((arg0) => { say(arg0 + wasm.a.buffer.byteLength); })"
    );
    assert_eq!(outline.exports, ["a", "b", "c"]);
    assert!(
        pair.script.contains("wasm.b();") && pair.script.contains("wasm.c(e);"),
        "memory, the start and the error's store, in the wasm's order: {}",
        pair.script
    );
}

#[test]
fn what_nobody_asks_for_is_gone_from_both_sides() {
    let pair = made_smaller(SCRIPT, &wasm()).expect("the known shape");
    for gone in ["abort", "unused", "oldBrowser", "initSync"] {
        assert!(!pair.script.contains(gone), "{gone} in {}", pair.script);
    }
    let custom = wasmparser::Parser::new(0)
        .parse_all(&pair.wasm)
        .any(|payload| matches!(payload, Ok(wasmparser::Payload::CustomSection(_))));
    assert!(!custom);
}

#[test]
fn what_the_app_exports_itself_stays() {
    let own = "export function own() {\n    return wasm.__wbg_sink_free();\n}\n";
    let pair = made_smaller(&format!("{own}{SCRIPT}"), &wasm()).expect("the known shape");
    let outline = Outline::of(&pair.wasm).expect("a module");
    assert_eq!(outline.exports.len(), 4);
    assert!(
        pair.script
            .starts_with("export function own() {\n    return wasm.")
    );
    assert!(pair.script.contains("stream.abort()"), "{}", pair.script);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let one = made_smaller(SCRIPT, &wasm()).expect("the known shape");
    let two = made_smaller(SCRIPT, &wasm()).expect("the known shape");
    assert_eq!((one.script, one.wasm), (two.script, two.wasm));
}

#[test]
fn a_script_in_another_shape_is_refused() {
    for (found, instead, said) in [
        ("const import0", "const imports", "has wasm-bindgen changed"),
        ("\"./app_bg.js\": import0", "import0", "have no name"),
        (
            "wasm = instance.exports",
            "wasm = {}",
            "there is no `let wasmModule",
        ),
        ("wasm.__wbindgen_start();\n", "", "its loader has no"),
        ("imports);", "imports, options);", "its loader has no"),
        ("stream.abort()", "get(wasmModule)", "asks for `wasmModule`"),
        ("stream.abort()", "wasm.no_such_export()", "no_such_export"),
        ("__wbg_say_0123456789abcdef", "__wbg_say", "does not give"),
    ] {
        let script = SCRIPT.replace(found, instead);
        let error = made_smaller(&script, &wasm()).err().expect(instead);
        assert!(format!("{error:#}").contains(said), "{said}: {error:#}");
    }
}

#[test]
fn a_wasm_that_is_none_is_refused() {
    let error = made_smaller(SCRIPT, b"wasm").err().expect("four bytes");
    assert!(format!("{error:#}").contains("cannot be read"), "{error:#}");
}

#[test]
fn exports_are_named_with_as_few_letters_as_there_need_be() {
    let names: Vec<_> = letters().take(730).collect();
    assert_eq!([&names[0], &names[25], &names[26]], ["a", "z", "aa"]);
    assert_eq!([&names[701], &names[702]], ["zz", "aaa"]);
    let distinct: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), names.len());
}
