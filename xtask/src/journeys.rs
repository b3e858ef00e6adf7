//! Which journeys run in which engines: the table in docs/engines.md.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail, ensure};

use crate::engine::Engine;
use crate::project;

const FILE: &str = "docs/engines.md";

/// The table.
#[derive(Debug)]
pub struct Table {
    rows: Vec<Row>,
}

/// One row of it.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    /// A journey's whole name, or the beginning of several.
    name: String,
    engines: Vec<Engine>,
    /// Whether it can run in no other engine.
    only: bool,
}

/// How much is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Each journey in the engines that the table names.
    ByNeed,
    /// Each in every engine that it can run in.
    Whole,
}

impl Table {
    /// Reads the table.
    ///
    /// # Errors
    /// When the file is missing or a row is not in its form.
    pub fn read() -> Result<Self> {
        let text = fs::read_to_string(project::root().join(FILE));
        Self::parse(&text.with_context(|| format!("reading {FILE}"))?)
    }

    fn parse(text: &str) -> Result<Self> {
        let rows = text.lines().filter(|line| line.starts_with('|')).skip(2);
        let rows = rows.map(|line| row(line).with_context(|| format!("{FILE}: {line}")));
        Ok(Self {
            rows: rows.collect::<Result<_>>()?,
        })
    }

    /// Each of `journeys` has a row, and each row a journey.
    ///
    /// # Errors
    /// With those that have none.
    pub fn check(&self, journeys: &[String]) -> Result<()> {
        let mut used = BTreeSet::new();
        for journey in journeys {
            let row = self.row(journey)?;
            used.insert(row.name.as_str());
        }
        let unused = self.rows.iter().map(|row| row.name.as_str());
        let unused: Vec<_> = unused.filter(|name| !used.contains(name)).collect();
        ensure!(
            unused.is_empty(),
            "{FILE} has rows without a journey: {unused:?}"
        );
        Ok(())
    }

    /// Whether a journey runs in an engine.
    ///
    /// # Errors
    /// When it has no row.
    pub fn runs(&self, journey: &str, engine: Engine, extent: Extent) -> Result<bool> {
        let row = self.row(journey)?;
        let runs_anywhere = extent == Extent::Whole && !row.only;
        Ok(runs_anywhere || row.engines.contains(&engine))
    }

    /// The row with the longest name that fits.
    fn row(&self, journey: &str) -> Result<&Row> {
        let fits = |row: &&Row| {
            let rest = journey.strip_prefix(row.name.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        };
        let rows = self.rows.iter().filter(fits);
        rows.max_by_key(|row| row.name.len())
            .with_context(|| format!("{FILE} has no row for {journey}"))
    }
}

fn row(line: &str) -> Result<Row> {
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [name, engines, why] = cells[..] else {
        bail!("a row has three cells");
    };
    ensure!(!name.is_empty() && !why.is_empty(), "a cell is empty");
    let (engines, only) = match engines.strip_suffix(" only") {
        Some(engines) => (engines, true),
        None => (engines, false),
    };
    let named = |name: &str| {
        let mut all = Engine::ALL.into_iter();
        let engine = all.find(|engine| engine.to_string() == name);
        engine.with_context(|| format!("there is no engine {name}"))
    };
    let engines = match engines {
        "all" => Engine::ALL.to_vec(),
        some => some.split(", ").map(named).collect::<Result<_>>()?,
    };
    Ok(Row {
        name: name.to_owned(),
        engines,
        only,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "Words.\n\n| journeys | engines | why |\n| --- | --- | --- |\n\
        | a | all | its own |\n| a::b | Chromium | not its own |\n| c | Chromium only | DevTools |\n";

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_longest_name_that_fits_counts_and_only_is_not_run_elsewhere() -> Result<()> {
        let table = Table::parse(TABLE)?;
        let runs = |journey, extent| -> Result<Vec<Engine>> {
            let mut all = Vec::new();
            for engine in Engine::ALL {
                if table.runs(journey, engine, extent)? {
                    all.push(engine);
                }
            }
            Ok(all)
        };
        assert_eq!(runs("a::c", Extent::ByNeed)?, Engine::ALL);
        assert_eq!(runs("a::bc", Extent::ByNeed)?, Engine::ALL);
        assert_eq!(runs("a::b", Extent::ByNeed)?, [Engine::Chromium]);
        assert_eq!(runs("a::b", Extent::Whole)?, Engine::ALL);
        assert_eq!(runs("c::d", Extent::Whole)?, [Engine::Chromium]);
        Ok(())
    }

    #[test]
    fn a_journey_without_a_row_and_a_row_without_a_journey_are_errors() -> Result<()> {
        let table = Table::parse(TABLE)?;
        table.check(&names(&["a::x", "a::b", "c::y"]))?;
        for wrong in [&["a::x", "c::y"][..], &["a::x", "a::b", "c::y", "d::z"]] {
            assert!(table.check(&names(wrong)).is_err(), "{wrong:?}");
        }
        Ok(())
    }

    #[test]
    fn a_row_that_is_not_in_its_form_is_an_error() {
        for wrong in ["| a | Gecko | x |", "| a | all |", "| a | all | |"] {
            let table = format!("| j | e | w |\n| --- | --- | --- |\n{wrong}\n");
            assert!(Table::parse(&table).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_table_can_be_read() -> Result<()> {
        Table::read().map(|_| ())
    }
}
