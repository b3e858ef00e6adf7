//! Which journeys run in which engines: the table in docs/engines.md.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};

use crate::engine::Engine;

/// Where the table is.
pub(crate) const FILE: &str = "docs/engines.md";

/// A row of it: a journey's whole name, or the beginning of several.
#[derive(Clone)]
struct Row {
    name: String,
    engines: Vec<Engine>,
    /// Whether it can run in no other engine.
    only: bool,
}

/// The journeys, each with what its row says.
pub(crate) struct Journeys(Vec<Row>);

impl Journeys {
    /// Each has a row of the table in this text, the one with the longest name that fits, and
    /// each row has a journey.
    pub(crate) fn of<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Result<Self> {
        let lines = text.lines().filter(|line| line.starts_with('|')).skip(2);
        let rows = lines.map(|line| row(line).with_context(|| format!("{FILE}: {line}")));
        let rows: Vec<Row> = rows.collect::<Result<_>>()?;
        let mut unused: BTreeSet<_> = rows.iter().map(|row| &row.name).collect();
        let mut journeys = Vec::new();
        for name in names {
            let fits = |row: &&Row| {
                let rest = name.strip_prefix(row.name.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            };
            let fitting = rows.iter().filter(fits).max_by_key(|row| row.name.len());
            let row = fitting.with_context(|| format!("{FILE} has no row for {name}"))?;
            unused.remove(&row.name);
            let name = name.to_owned();
            journeys.push(Row {
                name,
                ..row.clone()
            });
        }
        ensure!(unused.is_empty(), "{FILE}: no journey for {unused:?}");
        Ok(Self(journeys))
    }

    /// Those that run in an engine, and those that do not: by the table, or where each runs in
    /// all that it can run in.
    pub(crate) fn runs(&self, engine: Engine, in_all: bool) -> (Vec<&str>, Vec<&str>) {
        let runs = |row: &Row| in_all && !row.only || row.engines.contains(&engine);
        let names = |that_run: bool| {
            let rows = self.0.iter().filter(|row| runs(row) == that_run);
            rows.map(|row| row.name.as_str()).collect()
        };
        (names(true), names(false))
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
        let journeys = Journeys::of(TABLE, ["a::c", "a::bc", "a::b", "c::d"])?;
        assert_eq!(journeys.runs(Engine::Chromium, false).0.len(), 4);
        let (run, left_out) = journeys.runs(Engine::WebKit, false);
        assert_eq!(
            (run, left_out),
            (vec!["a::c", "a::bc"], vec!["a::b", "c::d"])
        );
        assert_eq!(journeys.runs(Engine::WebKit, true).1, ["c::d"]);
        Ok(())
    }

    #[test]
    fn a_row_and_a_journey_without_the_other_are_errors_and_so_is_a_row_in_another_form() {
        for names in [&["a::x", "c::y"][..], &["a::x", "a::b", "c::y", "d::z"]] {
            assert!(
                Journeys::of(TABLE, names.iter().copied()).is_err(),
                "{names:?}"
            );
        }
        for wrong in ["| d | Gecko | x |", "| d | all |", "| d | all | |"] {
            let table = format!("{TABLE}{wrong}");
            assert!(Journeys::of(&table, ["a", "a::b", "c", "d"]).is_err());
        }
    }
}
