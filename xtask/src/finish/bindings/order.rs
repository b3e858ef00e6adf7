//! Functions next to those like them. Nothing asks for them in any order, but
//! compression finds what a function repeats the better the nearer it is.

mod likeness;

use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionSectionReader, Parser, Payload, TypeRef,
};

use super::module::BROKEN;

/// The module with each function where those before it are most like it: 0.9 KB
/// of brotli less (88.7 KB with them in the order of their types and lengths,
/// when it was measured).
pub(super) fn alike_together(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut sorted = Sorted::of(wasm).context(BROKEN)?;
    let mut module = Module::new();
    sorted
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context(BROKEN)?;
    Ok(module.finish())
}

#[derive(Default)]
struct Sorted {
    /// The number each function gets, those that are imported included.
    numbers: Vec<u32>,
    /// The functions that are not imported, as they were counted, in their new order.
    order: Vec<usize>,
}

impl Sorted {
    fn of(wasm: &[u8]) -> Result<Self> {
        let (mut imported, mut bodies) = (0_u32, Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let order = likeness::order(&bodies);
        let mut numbers: Vec<u32> = (0..imported).collect();
        numbers.resize(numbers.len() + order.len(), 0);
        for (number, &function) in (imported..).zip(&order) {
            numbers[imported as usize + function] = number;
        }
        Ok(Self { numbers, order })
    }

    /// The number a function gets. One out of range stays: the module was wrong before.
    fn number(&self, function: u32) -> u32 {
        let number = self.numbers.get(function as usize);
        number.copied().unwrap_or(function)
    }

    fn in_order<'a, T: Clone>(&'a self, all: &'a [T]) -> impl Iterator<Item = T> + 'a {
        self.order
            .iter()
            .filter_map(|&function| all.get(function).cloned())
    }
}

impl Reencode for Sorted {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.number(function))
    }

    fn parse_function_section(
        &mut self,
        all: &mut FunctionSection,
        section: FunctionSectionReader,
    ) -> Result<(), Error> {
        let types: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for kind in self.in_order(&types) {
            all.function(kind);
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader,
    ) -> Result<(), Error> {
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        all: &mut CodeSection,
        section: CodeSectionReader,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        let bodies: Vec<_> = self.in_order(&bodies).collect();
        for body in bodies {
            utils::parse_function_body(self, all, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasmparser::Validator;

    use super::super::tests::wasm;
    use super::*;

    #[test]
    fn functions_are_called_by_their_new_numbers() {
        let sorted = alike_together(&wasm()).expect("a module");
        Validator::new().validate_all(&sorted).expect("a valid one");
        let exported: Vec<u32> = Parser::new(0)
            .parse_all(&sorted)
            .filter_map(|payload| match payload {
                Ok(Payload::ExportSection(section)) => Some(section),
                _ => None,
            })
            .flatten()
            .map(|export| export.expect("an export").index)
            .collect();
        // The memory, then the functions: the longest came first.
        assert_eq!(exported, [0, 7, 6, 5]);
    }
}
