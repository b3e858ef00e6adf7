//! The two stores of the app's origin, `localStorage` and IndexedDB: written and read
//! from outside the app.

use anyhow::{Result, ensure};
use hamstretch_core::diary::{Diary, Key, Settings, WriteTime};
use serde::Deserialize;

use crate::drive::Browser;

/// Keys and their texts.
pub(super) type Records = Vec<(String, String)>;

/// Settings as the app stores them: a record each.
pub(super) fn settings_records(settings: &Settings) -> Records {
    let fields = settings.fields().into_iter();
    let records = fields.filter_map(|(name, text)| Some((Key::Setting(name).name(), text?)));
    records.collect()
}

/// So many records are handed to the browser at a time.
const BATCH: usize = 500;

/// What both stores hold.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub(super) struct Stores {
    pub(super) local_storage: Records,
    pub(super) database: Records,
}

impl Stores {
    /// Reads both, be the app in the page or not.
    pub(super) async fn read(browser: &Browser) -> Result<Self> {
        browser.read(include_str!("stores/read.js")).await
    }

    pub(super) fn is_empty(&self) -> bool {
        self.local_storage.is_empty() && self.database.is_empty()
    }

    /// Whether each store holds these records and nothing else.
    pub(super) fn hold(&self, records: &Records) -> bool {
        let sorted = |records: &Records| {
            let mut records = records.clone();
            records.sort_unstable();
            records
        };
        let due = sorted(records);
        sorted(&self.local_storage) == due && sorted(&self.database) == due
    }

    /// How many records nobody can read, those the app has set aside among them.
    pub(super) fn unreadable(&self) -> usize {
        let unreadable =
            |records: &Records| Diary::read(records.clone(), WriteTime::default()).unreadable();
        unreadable(&self.local_storage) + unreadable(&self.database)
    }
}

/// Puts records into both stores, from a page of the origin.
pub(super) async fn put(browser: &Browser, records: &Records) -> Result<()> {
    for batch in records.chunks(BATCH) {
        let batch = serde_json::to_string(batch)?;
        let put = include_str!("stores/put.js").replace("RECORDS", &batch);
        ensure!(browser.read::<bool>(&put).await?, "nothing could be put");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(all: &[(&str, &str)]) -> Records {
        let owned = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
        all.iter().map(owned).collect()
    }

    #[test]
    fn each_store_is_to_hold_all_of_it_in_any_order() {
        let due = records(&[("a", "1"), ("b", "2")]);
        let mut stores = Stores {
            local_storage: records(&[("b", "2"), ("a", "1")]),
            database: due.clone(),
        };
        assert!(stores.hold(&due) && !stores.is_empty());
        stores.database.pop();
        assert!(!stores.hold(&due));
        assert!(Stores::default().is_empty() && !Stores::default().hold(&due));
    }

    #[test]
    fn a_record_nobody_can_read_counts_in_either_store_and_the_page_s_own_do_not() {
        let stores = Stores {
            local_storage: records(&[("hamstretch.settings", "?"), ("other", "?")]),
            database: records(&[("hamstretch.aside.routine", "?")]),
        };
        assert_eq!(stores.unreadable(), 2);
        assert_eq!(Stores::default().unreadable(), 0);
    }
}
