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

use anyhow::{Context, Result};
use tempfile::TempDir;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    BlockType, CodeSection, EntityType, Function, FunctionSection, GlobalType, ImportSection,
    Module, TypeSection, ValType,
};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, ImportSectionReader, Parser, Payload,
    TypeRef, TypeSectionReader,
};

use crate::fake_update;
use xtask::finish::files;

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
                let rest = file.strip_prefix(name).unwrap_or_default();
                rest.starts_with('-') && rest.ends_with(".wasm")
            };
            let file = files(folder)?.into_iter().find(is_it);
            let file = folder.join(file.with_context(|| format!("there is no {name}-….wasm"))?);
            let wasm = fs::read(&file)?;
            let mut module = Module::new();
            let mut counted = Counted::of(&wasm, name)?;
            let parsed = counted.parse_core_module(&mut module, Parser::new(0), &wasm);
            parsed.with_context(|| format!("adding to {name}"))?;
            fs::write(&file, module.finish())?;
        }
        Ok(())
    })
}

/// A module's items, counted where new ones are added.
struct Counted {
    /// What its counter is called.
    name: &'static str,
    types: u32,
    /// The function that counts comes after all others.
    functions: u32,
    /// The counter comes after all globals that are imported.
    imported_globals: u32,
}

impl Counted {
    fn of(wasm: &[u8], name: &'static str) -> Result<Self> {
        let (mut types, mut functions, mut imported_globals) = (0, 0, 0);
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(section) => {
                    for group in section {
                        types += u32::try_from(group?.types().len())?;
                    }
                }
                Payload::ImportSection(section) => {
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
        Ok(Self {
            name,
            types,
            functions,
            imported_globals,
        })
    }

    /// Takes one off the counter and traps at zero; below zero, calls itself for ever.
    fn count(&self) -> Function {
        let (counter, counting) = (self.imported_globals, self.functions);
        let mut function = Function::new([]);
        let mut code = function.instructions();
        code.global_get(counter).i32_const(0).i32_lt_s();
        code.if_(BlockType::Empty);
        // Twice: a single call at the end may be made a jump.
        code.call(counting).call(counting);
        code.else_();
        code.global_get(counter).i32_const(1).i32_sub();
        code.global_set(counter).global_get(counter).i32_eqz();
        code.if_(BlockType::Empty).unreachable().end();
        code.end().end();
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
        // `if counter != 0 { count() }`
        let mut check = function.instructions();
        check.global_get(self.imported_globals);
        check.if_(BlockType::Empty).call(self.functions).end();
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            function.instruction(&self.parse_instruction(&mut reader)?);
        }
        code.function(&function);
        Ok(())
    }
}
