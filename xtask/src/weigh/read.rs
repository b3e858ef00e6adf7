//! A wasm cut into what is counted.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{CustomSectionReader, FunctionBody, KnownCustom, Name, Parser, Payload, TypeRef};

use super::{Part, Weights};

const BROKEN: &str = "the wasm cannot be read";

impl Weights {
    /// Weighs a wasm. Functions without names are counted as shared by several.
    ///
    /// # Errors
    /// When it is none.
    pub fn of(wasm: &[u8]) -> Result<Self> {
        let mut weights = Self::default();
        let (mut imported, mut bodies, mut names) = (0_u32, Vec::new(), BTreeMap::new());
        let mut counted = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            let mut add = |part, bytes: u64| {
                weights.add(Part::NoCode(part), bytes);
                counted += bytes;
            };
            match payload.context(BROKEN)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.context(BROKEN)?;
                        imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => weights.code = range.end - range.start,
                Payload::CodeSectionEntry(body) => bodies.push(framed(&body)),
                Payload::DataSection(section) => add("data", section_of(section.range())),
                Payload::ElementSection(section) => {
                    add("tables of functions", section_of(section.range()));
                }
                Payload::CustomSection(section) => {
                    // For tools: not in what is deployed, so not in the whole.
                    counted += section_of(section.range());
                    names.append(&mut names_in(&section)?);
                }
                _ => {}
            }
        }
        for (number, bytes) in (imported..).zip(bodies) {
            let part = names.get(&number).map(|name| Part::of(name));
            weights.add(part.unwrap_or(Part::Shared), bytes);
            counted += bytes;
        }
        let other = (wasm.len() as u64).checked_sub(counted).context(BROKEN)?;
        weights.add(Part::NoCode("types, imports and the like"), other);
        Ok(weights)
    }
}

/// The functions' names by their numbers.
fn names_in<'a>(section: &CustomSectionReader<'a>) -> Result<BTreeMap<u32, &'a str>> {
    let mut names = BTreeMap::new();
    if let KnownCustom::Name(all) = section.as_known() {
        for some in all {
            if let Name::Function(functions) = some.context(BROKEN)? {
                for function in functions {
                    let function = function.context(BROKEN)?;
                    names.insert(function.index, function.name);
                }
            }
        }
    }
    Ok(names)
}

/// A function's bytes, with those that say how many there are.
fn framed(body: &FunctionBody) -> u64 {
    let range = body.range();
    let length = range.end - range.start;
    length + digits(length)
}

/// A section's, with its kind as well.
fn section_of(contents: Range<u64>) -> u64 {
    let length = contents.end - contents.start;
    1 + digits(length) + length
}

/// How many bytes a number takes in LEB128, as it is written by every encoder here.
fn digits(number: u64) -> u64 {
    let bits = u64::BITS - number.leading_zeros();
    bits.div_ceil(7).max(1).into()
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, Function, FunctionSection, MemorySection, MemoryType,
        Module, NameMap, NameSection, TypeSection,
    };
    use wasm_encoder::{EntityType, ImportSection};

    use super::*;

    /// Functions of 4 bytes and 204, the first with the number 1, since one is imported.
    fn wasm(with_names: bool) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("a", "0", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut code = CodeSection::new();
        for length in [1, 200] {
            let mut body = Function::new([]);
            for _ in 0..length {
                body.instructions().nop();
            }
            body.instructions().end();
            code.function(&body);
        }
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(1024), [7; 300]);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&memories)
            .section(&code)
            .section(&data);
        if with_names {
            let mut functions = NameMap::new();
            functions.append(0, "__wbg_import");
            functions.append(1, "_RNvNtCsa1_10hamstretch5words3say");
            functions.append(2, "_RNvNtCsb2_6tachys4view3put");
            let mut names = NameSection::new();
            names.functions(&functions);
            module.section(&names);
        }
        module.finish()
    }

    #[test]
    fn each_function_counts_for_its_part_and_the_whole_is_the_file() {
        let weights = Weights::of(&wasm(true)).expect("a wasm");
        let of = |name: &str| {
            let mut found = weights.parts.iter();
            let found = found.find(|(part, _)| part.to_string() == name);
            found.map(|(_, bytes)| *bytes)
        };
        // The length, the number of locals, what is done, the end.
        assert_eq!(of("hamstretch::words"), Some(1 + 1 + 1 + 1));
        assert_eq!(of("tachys"), Some(2 + 1 + 200 + 1));
        // The section's frame, how many there are, where it lies, and its length.
        assert_eq!(of("(data)"), Some(3 + 1 + 5 + 2 + 300));
        assert_eq!(of("wasm_bindgen"), None, "an import has no body");
        assert_eq!(
            weights.total(),
            wasm(false).len() as u64,
            "names weigh nothing"
        );
        assert_eq!(weights.code, 1 + 4 + 204);
    }

    #[test]
    fn without_names_the_sizes_are_the_same_and_nobody_s() {
        let (named, plain) = (wasm(true), wasm(false));
        let named = Weights::of(&named).expect("a wasm");
        let plain = Weights::of(&plain).expect("a wasm");
        assert_eq!((named.code, named.total()), (plain.code, plain.total()));
        assert_eq!(plain.parts.get(&Part::Shared), Some(&208));
    }

    #[test]
    fn what_is_no_wasm_is_said() {
        let error = Weights::of(b"no wasm").expect_err("a text");
        assert!(format!("{error:#}").contains(BROKEN), "{error:#}");
    }
}
