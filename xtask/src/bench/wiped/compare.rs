//! Two copies of a diary, compared record by record.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// What a copy holds: each record under its kind and, where it has one, its id.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Copy(BTreeMap<String, Value>);

/// The records in which one copy is not another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Differences {
    pub(super) missing: Vec<String>,
    pub(super) different: Vec<String>,
    pub(super) added: Vec<String>,
}

impl Copy {
    /// Reads the file as `docs/diary-format.md` has it: a record on each line.
    pub(super) fn read(file: &str) -> Result<Self> {
        let whole: Value = serde_json::from_str(file).context("a copy is JSON")?;
        let records = whole["records"].as_array();
        let records = records.context("a copy has records")?;
        let mut copy = BTreeMap::new();
        for record in records {
            let named = |field: &str| record[field].as_str().unwrap_or_default();
            let own = ["id", "key", "setting"].map(named).concat();
            let name = format!("{} {own}", named("kind"));
            if copy.insert(name.clone(), record.clone()).is_some() {
                bail!("`{name}` stands twice in a copy");
            }
        }
        let lines = file.lines().count();
        // The first line and the last are no records.
        if lines != copy.len() + 2 {
            bail!("a copy of {} records has {lines} lines", copy.len());
        }
        Ok(Self(copy))
    }

    /// The same without versions: what an earlier build stored has none.
    pub(super) fn without_versions(&self) -> Self {
        let mut copy = self.clone();
        for record in copy.0.values_mut() {
            if let Some(fields) = record.as_object_mut() {
                fields.remove("at");
            }
        }
        copy
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// In what `later` is not the same.
    pub(super) fn compare(&self, later: &Self) -> Differences {
        let mut differences = Differences::default();
        for (name, record) in &self.0 {
            match later.0.get(name) {
                None => differences.missing.push(name.clone()),
                Some(same) if same == record => {}
                Some(other) => {
                    let line = format!("{name}: {record} became {other}");
                    differences.different.push(line);
                }
            }
        }
        let added = later.0.keys().filter(|name| !self.0.contains_key(*name));
        differences.added.extend(added.cloned());
        differences
    }
}

impl Differences {
    pub(super) fn are_none(&self) -> bool {
        *self == Self::default()
    }

    /// A line about each.
    pub(super) fn lines(&self) -> Vec<String> {
        let listed = |what: &str, names: &[String]| -> Vec<String> {
            names
                .iter()
                .map(|name| format!("  {what}: {name}"))
                .collect()
        };
        [
            listed("missing", &self.missing),
            listed("different", &self.different),
            listed("added", &self.added),
        ]
        .concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THING: &str = r#"{"kind":"thing","thing":"shoes"}"#;
    const ONE: &str = r#"{"kind":"session","id":"1","left":15}"#;
    const TWO: &str = r#"{"kind":"session","id":"2","left":12}"#;

    fn file(records: &[&str]) -> String {
        format!(
            "{{\"format\":\"hamstretch-diary\",\"version\":1,\"records\":[\n{}\n]}}\n",
            records.join(",\n")
        )
    }

    fn copy(records: &[&str]) -> Copy {
        Copy::read(&file(records)).expect("a copy")
    }

    #[test]
    fn the_same_records_are_no_difference_in_whatever_order() {
        let before = copy(&[THING, ONE, TWO]);
        let fields_moved = r#"{"left":12,"id":"2","kind":"session"}"#;
        let after = copy(&[fields_moved, ONE, THING]);
        assert!(before.compare(&after).are_none());
        assert_eq!(before.len(), 3);
    }

    #[test]
    fn what_is_missing_different_or_added_is_told() {
        let before = copy(&[THING, ONE]);
        let after = copy(&[&ONE.replace("15", "14"), TWO]);
        let differences = before.compare(&after);
        assert_eq!(differences.missing, ["thing "]);
        assert_eq!(differences.added, ["session 2"]);
        assert_eq!(differences.different.len(), 1);
        assert!(differences.different[0].starts_with("session 1: "));
        assert_eq!(differences.lines().len(), 3);
        assert!(!differences.are_none());
    }

    #[test]
    fn what_is_no_copy_is_not_compared() {
        for bad in [
            "",
            "{}",
            &file(&[ONE, ONE]),
            &file(&[ONE]).replace('\n', ""),
        ] {
            assert!(Copy::read(bad).is_err(), "{bad}");
        }
    }
}
