//! The wasm's imports and exports: what they are, and other names for them.
//! All else in the module stays byte for byte.

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{DataKind, Operator, Parser, Payload};

/// What a module asks for and offers.
pub(super) struct Outline {
    pub(super) imports: Vec<Import>,
    pub(super) exports: Vec<String>,
}

/// One import.
pub(super) struct Import {
    pub(super) module: String,
    pub(super) name: String,
    /// What it is, a function of which type for one; the same text for the same.
    pub(super) kind: String,
}

impl Outline {
    pub(super) fn of(wasm: &[u8]) -> Result<Self> {
        let mut outline = Self {
            imports: Vec::new(),
            exports: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context(BROKEN)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.context(BROKEN)?;
                        outline.imports.push(Import {
                            module: import.module.to_owned(),
                            name: import.name.to_owned(),
                            kind: format!("{:?}", import.ty),
                        });
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

const BROKEN: &str = "the wasm cannot be read";

/// The module with other names: `import` gives an import's from its module's
/// and its own, `export` an export's, or nothing to drop it. Custom sections,
/// which are for tools, are dropped.
pub(super) fn with_names(
    wasm: &[u8],
    import: impl Fn(&str, &str) -> (String, String),
    export: impl Fn(&str) -> Option<String>,
) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context(BROKEN)?;
        match payload {
            Payload::CustomSection(_) => {}
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for old in section.into_imports() {
                    let old = old.context(BROKEN)?;
                    let (from, name) = import(old.module, old.name);
                    let kind = RoundtripReencoder.entity_type(old.ty).context(BROKEN)?;
                    imports.import(&from, &name, kind);
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for old in section {
                    let old = old.context(BROKEN)?;
                    if let Some(name) = export(old.name) {
                        let kind = RoundtripReencoder.export_kind(old.kind).context(BROKEN)?;
                        exports.export(&name, kind, old.index);
                    }
                }
                module.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                    let data = wasm.get(range).context(BROKEN)?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(module.finish())
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
