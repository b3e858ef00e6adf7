//! A build that traps when a page asks it to, made of a finished one without compiling
//! anything: crash journeys run the release build itself, with one check added to the
//! beginning of each function.
//!
//! Each wasm imports a counter that the page owns. While the counter is above zero each
//! call takes one off it, and the call that takes the last one traps, as a panic does:
//! deep in the app's own code, with its own frames on the stack. While the counter is
//! below zero, a call recurses until the stack overflows.

use std::convert::Infallible;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    BlockType, CodeSection, EntityType, Function, FunctionSection, GlobalType, ImportSection,
    InstructionSink, Module, TypeSection, ValType,
};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, ImportSectionReader, Parser, Payload,
    TypeRef, TypeSectionReader,
};

use xtask::finish::{fake_update, files};

/// The module that the counters are imported from.
const MODULE: &str = "counters";
/// The two wasms of a build, as their files' names begin: their counters are named so.
const WASMS: [&str; 2] = ["hamstretch", "lazy"];

/// Gives the page the counters: it has to run before the app's own scripts.
///
/// `counters.hamstretch.value = 100` makes the first wasm trap at the hundredth call from
/// then on. What `localStorage` has under `counter` holds from the start of the app.
pub const COUNTERS: &str = "if (self.WebAssembly) {
    const counter = (value) => new WebAssembly.Global({ value: 'i32', mutable: true }, value);
    const atStart = Number(localStorage.getItem('counter'));
    self.counters = { hamstretch: counter(atStart), lazy: counter(0) };
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = (code, imports) => {
            imports.counters = self.counters;
            return real.call(WebAssembly, code, imports);
        };
    }
}";

/// Makes such a build of the release build in `dist`.
///
/// # Errors
/// When `dist` is no release build, or one of its wasms cannot be read.
pub fn crashable(dist: &Path) -> Result<TempDir> {
    fake_update(dist, &[], |folder| {
        for name in WASMS {
            let is_it = |file: &String| {
                file.ends_with(".wasm")
                    && file
                        .strip_prefix(name)
                        .is_some_and(|it| it.starts_with('-'))
            };
            let file = files(folder)?.into_iter().find(is_it);
            let file = folder.join(file.with_context(|| format!("there is no {name}-….wasm"))?);
            let wasm = fs::read(&file)?;
            let counted = counted(&wasm, name).with_context(|| format!("adding to {name}"))?;
            fs::write(&file, counted)?;
        }
        Ok(())
    })
}

/// The module with that check in each of its functions.
fn counted(wasm: &[u8], name: &'static str) -> Result<Vec<u8>> {
    let mut counted = Counted::of(wasm, name)?;
    let mut module = Module::new();
    counted
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("the wasm cannot be read")?;
    Ok(module.finish())
}

/// A module's items, counted where new ones are added.
struct Counted {
    /// What its counter is called.
    name: &'static str,
    types: u32,
    functions: u32,
    imported_globals: u32,
}

impl Counted {
    fn of(wasm: &[u8], name: &'static str) -> Result<Self> {
        let (mut types, mut functions, mut imported_globals) = (0, 0, 0);
        let mut has_imports = false;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(section) => {
                    for group in section {
                        types += u32::try_from(group?.types().len())?;
                    }
                }
                Payload::ImportSection(section) => {
                    has_imports = true;
                    for import in section.into_imports() {
                        match import?.ty {
                            TypeRef::Func(_) | TypeRef::FuncExact(_) => functions += 1,
                            TypeRef::Global(_) => imported_globals += 1,
                            _ => {}
                        }
                    }
                }
                Payload::FunctionSection(section) => functions += section.count(),
                _ => {}
            }
        }
        ensure!(
            has_imports && functions > 0,
            "it has no imports or no functions"
        );
        Ok(Self {
            name,
            types,
            functions,
            imported_globals,
        })
    }

    /// The counter comes after all globals that are imported.
    fn counter(&self) -> u32 {
        self.imported_globals
    }

    /// The function that counts comes after all others.
    fn counting(&self) -> u32 {
        self.functions
    }

    /// `if counter != 0 { count() }`
    fn check(&self, code: &mut InstructionSink<'_>) {
        code.global_get(self.counter())
            .if_(BlockType::Empty)
            .call(self.counting())
            .end();
    }

    /// Takes one off the counter and traps at zero; below zero, calls itself for ever.
    fn count(&self) -> Function {
        let mut function = Function::new([]);
        function
            .instructions()
            .global_get(self.counter())
            .i32_const(0)
            .i32_lt_s()
            .if_(BlockType::Empty)
            // Twice: a single call at the end may be made a jump.
            .call(self.counting())
            .call(self.counting())
            .else_()
            .global_get(self.counter())
            .i32_const(1)
            .i32_sub()
            .global_set(self.counter())
            .global_get(self.counter())
            .i32_eqz()
            .if_(BlockType::Empty)
            .unreachable()
            .end()
            .end()
            .end();
        function
    }
}

impl Reencode for Counted {
    type Error = Infallible;

    fn global_index(&mut self, global: u32) -> Result<u32, Error<Infallible>> {
        Ok(global + u32::from(global >= self.imported_globals))
    }

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: TypeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_type_section(self, types, section)?;
        types.ty().function([], []);
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_import_section(self, imports, section)?;
        let counter = GlobalType {
            val_type: ValType::I32,
            mutable: true,
            shared: false,
        };
        imports.import(MODULE, self.name, EntityType::Global(counter));
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_function_section(self, functions, section)?;
        functions.function(self.types);
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_code_section(self, code, section)?;
        code.function(&self.count());
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        self.check(&mut function.instructions());
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            function.instruction(&self.parse_instruction(&mut reader)?);
        }
        code.function(&function);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, ExportKind, ExportSection, GlobalSection};

    /// A function that returns a global of the module's own, and imports one of each kind.
    fn small() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let constant = GlobalType {
            val_type: ValType::I32,
            mutable: false,
            shared: false,
        };
        let mut imports = ImportSection::new();
        imports.import("a", "function", EntityType::Function(0));
        imports.import("a", "global", EntityType::Global(constant));
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut globals = GlobalSection::new();
        globals.global(constant, &ConstExpr::i32_const(7));
        let mut exports = ExportSection::new();
        exports.export("seven", ExportKind::Func, 1);
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instructions().global_get(1).end();
        code.function(&function);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&globals)
            .section(&exports)
            .section(&code);
        module.finish()
    }

    #[test]
    fn what_is_added_moves_the_globals_alone_and_the_module_is_valid() {
        let counted = counted(&small(), "lazy").expect("it is a module");
        wasmparser::validate(&counted).expect("so is this");
        let text: Vec<String> = Parser::new(0)
            .parse_all(&counted)
            .filter_map(|payload| match payload {
                Ok(Payload::CodeSectionEntry(body)) => Some(body),
                _ => None,
            })
            .map(|body| {
                let operators = body.get_operators_reader().expect("it has operators");
                let operators = operators.into_iter().map(|it| format!("{it:?}"));
                operators.collect::<Vec<_>>().join(" ")
            })
            .collect();
        // Function 2 counts, global 1 is the counter, and global 2 was 1.
        assert_eq!(
            text[0],
            "Ok(GlobalGet { global_index: 1 }) Ok(If { blockty: Empty }) \
             Ok(Call { function_index: 2 }) Ok(End) Ok(GlobalGet { global_index: 2 }) Ok(End)"
        );
        assert!(text[1].contains("Unreachable"), "{}", text[1]);
        assert_eq!(text.len(), 2);
    }
}
