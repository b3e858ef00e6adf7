//! The wasm's imports and exports: what they are, and other names for them.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module, NameMap, NameSection};
use wasmparser::{
    CustomSectionReader, DataKind, Export, Import, ImportSectionReader, KnownCustom, Name,
    Operator, Parser, Payload,
};

pub(super) const BROKEN: &str = "the wasm cannot be read";

/// Whether a module's functions keep their names. It is deployed without, and
/// with them it tells what it consists of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::finish) enum Names {
    Kept,
    Dropped,
}

/// What a module asks for and offers.
#[derive(Default)]
pub(super) struct Outline {
    /// The imports, each by its module's name and its own.
    pub(super) imports: Vec<(String, String)>,
    pub(super) exports: Vec<String>,
}

impl Outline {
    pub(super) fn of(wasm: &[u8]) -> Result<Self> {
        let mut outline = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context(BROKEN)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let Import { module, name, .. } = import.context(BROKEN)?;
                        outline.imports.push((module.to_owned(), name.to_owned()));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        outline
                            .exports
                            .push(export.context(BROKEN)?.name.to_owned());
                    }
                }
                _ => {}
            }
        }
        Ok(outline)
    }
}

/// The module with other names: `import` gives an import's from its module's
/// and its own, `export` an export's, or nothing to drop it. Custom sections,
/// which are for tools, are dropped, but for the functions' names where they are kept.
pub(super) fn with_names(
    wasm: &[u8],
    import: impl Fn(&str, &str) -> (String, String),
    export: impl Fn(&str) -> Option<String>,
    names: Names,
) -> Result<Vec<u8>> {
    let mut module = Module::new();
    let mut renamed = Renamed {
        import,
        export,
        names,
    };
    renamed
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context(BROKEN)?;
    Ok(module.finish())
}

struct Renamed<I, E> {
    import: I,
    export: E,
    names: Names,
}

impl<I, E> Reencode for Renamed<I, E>
where
    I: Fn(&str, &str) -> (String, String),
    E: Fn(&str) -> Option<String>,
{
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        all: &mut ImportSection,
        section: ImportSectionReader,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            let (module, name) = (self.import)(import.module, import.name);
            all.import(&module, &name, self.entity_type(import.ty)?);
        }
        Ok(())
    }

    fn parse_export(&mut self, all: &mut ExportSection, export: Export) -> Result<(), Error> {
        if let Some(name) = (self.export)(export.name) {
            all.export(&name, self.export_kind(export.kind)?, export.index);
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader,
    ) -> Result<(), Error> {
        if self.names == Names::Kept {
            put_names(module, &section, |number| number)?;
        }
        Ok(())
    }
}

/// Puts the functions' names, where the section has them, into the module, by the
/// number that each now has.
pub(super) fn put_names(
    module: &mut Module,
    section: &CustomSectionReader,
    now: impl Fn(u32) -> u32,
) -> wasmparser::Result<()> {
    let KnownCustom::Name(all) = section.as_known() else {
        return Ok(());
    };
    let mut names = BTreeMap::new();
    for some in all {
        if let Name::Function(functions) = some? {
            for function in functions {
                let function = function?;
                names.insert(now(function.index), function.name);
            }
        }
    }
    let mut functions = NameMap::new();
    for (number, name) in names {
        functions.append(number, name);
    }
    let mut section = NameSection::new();
    section.functions(&functions);
    module.section(&section);
    Ok(())
}

/// Whether the module may put data below an address.
pub(super) fn has_data_below(wasm: &[u8], limit: u32) -> Result<bool> {
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::DataSection(section) = payload.context(BROKEN)? else {
            continue;
        };
        for data in section {
            if let DataKind::Active { offset_expr, .. } = data.context(BROKEN)?.kind {
                let first = offset_expr.get_operators_reader().read().context(BROKEN)?;
                let above =
                    matches!(first, Operator::I32Const { value } if value.cast_unsigned() >= limit);
                if !above {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}
