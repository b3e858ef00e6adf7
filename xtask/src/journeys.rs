//! Which journeys run in which engines: the table in docs/engines.md.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

use crate::engine::Engine;
use crate::project;

const FILE: &str = "docs/engines.md";

/// The table.
pub(crate) struct Table {
    rows: Vec<Row>,
}

/// One row of it.
struct Row {
    /// A journey's whole name, or the beginning of several.
    name: String,
    engines: Vec<Engine>,
    /// Whether it can run in no other engine.
    only: bool,
}

impl Table {
    pub(crate) fn read() -> Result<Self> {
        Self::parse(&fs::read_to_string(project::root().join(FILE))?)
    }

    fn parse(text: &str) -> Result<Self> {
        let rows = text.lines().filter(|line| line.starts_with('|')).skip(2);
        let rows = rows.map(|line| row(line).with_context(|| format!("{FILE}: {line}")));
        let rows = rows.collect::<Result<_>>()?;
        Ok(Self { rows })
    }

    /// Each of `journeys` has a row, and each row a journey.
    pub(crate) fn check(&self, journeys: &[String]) -> Result<()> {
        let mut unused: BTreeSet<_> = self.rows.iter().map(|row| row.name.as_str()).collect();
        for journey in journeys {
            unused.remove(self.row(journey)?.name.as_str());
        }
        ensure!(
            unused.is_empty(),
            "{FILE} has rows without a journey: {unused:?}"
        );
        Ok(())
    }

    /// Whether a journey runs in an engine: as the table says, or in all that it can run in.
    pub(crate) fn runs(&self, journey: &str, engine: Engine, in_all: bool) -> Result<bool> {
        let row = self.row(journey)?;
        Ok(in_all && !row.only || row.engines.contains(&engine))
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
    let only = engines.ends_with(" only");
    let named = |name: &str| {
        let mut all = Engine::ALL.into_iter();
        let engine = all.find(|engine| engine.to_string() == name);
        engine.with_context(|| format!("there is no engine {name}"))
    };
    let engines = match engines.trim_end_matches(" only") {
        "all" => Engine::ALL.to_vec(),
        some => some.split(", ").map(named).collect::<Result<_>>()?,
    };
    let name = name.to_owned();
    Ok(Row {
        name,
        engines,
        only,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "Words.\n\n| journeys | engines | why |\n| --- | --- | --- |\n\
        | a | all | its own |\n| a::b | Chromium | not its own |\n| c | Chromium only | DevTools |\n";

    #[test]
    fn the_longest_name_that_fits_counts_and_only_is_not_run_elsewhere() -> Result<()> {
        let table = Table::parse(TABLE)?;
        for (journey, in_all, in_webkit) in [
            ("a::c", false, true),
            ("a::bc", false, true),
            ("a::b", false, false),
            ("a::b", true, true),
            ("c::d", true, false),
        ] {
            assert!(table.runs(journey, Engine::Chromium, in_all)?);
            assert_eq!(table.runs(journey, Engine::WebKit, in_all)?, in_webkit);
        }
        Ok(())
    }

    #[test]
    fn a_row_and_a_journey_without_the_other_are_errors_and_so_is_a_row_in_another_form() {
        let checked = |more: &str, journeys: &str| {
            let journeys = Vec::from_iter(journeys.split(' ').map(str::to_owned));
            Table::parse(&format!("{TABLE}{more}")).and_then(|table| table.check(&journeys))
        };
        checked("", "a::x a::b c::y").expect("all are there");
        assert!(checked("", "a::x c::y").is_err() && checked("", "a::x a::b c::y d::z").is_err());
        for wrong in ["| d | Gecko | x |", "| d | all |", "| d | all | |"] {
            assert!(checked(wrong, "a::x a::b c::y d").is_err(), "{wrong}");
        }
    }
}
