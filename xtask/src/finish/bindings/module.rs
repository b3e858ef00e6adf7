//! The wasm's imports and exports: what they are, and other names for them.

use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{
    CustomSectionReader, DataKind, Export, Import, ImportSectionReader, Operator, Parser, Payload,
};

pub(super) const BROKEN: &str = "the wasm cannot be read";

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
) -> Result<Vec<u8>> {
    let mut module = Module::new();
    let mut renamed = Renamed { import, export };
    renamed
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context(BROKEN)?;
    Ok(module.finish())
}

struct Renamed<I, E> {
    import: I,
    export: E,
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
        _: &mut Module,
        _: CustomSectionReader,
    ) -> Result<(), Error> {
        // Names are for whoever debugs; what is deployed has none.
        Ok(())
    }
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
