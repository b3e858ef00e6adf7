//! What the app has stored by now.

use super::{PATIENCE, Visit};
use anyhow::{Context, Result};
use hamstretch_core::diary::Records;
use harness::webdriver::wait_until;

impl Visit {
    /// Everything that is said in the diary's records, by name, once both stores hold
    /// the same: deletions are not in it, nor are versions.
    pub async fn stored(&self) -> Result<Vec<(String, String)>> {
        let agree = wait_until("two stores that agree", PATIENCE, async || {
            Ok(Records::read(self.in_local_storage().await?)
                == Records::read(self.in_database().await?))
        });
        let agree = self.or_what_is_there(agree.await).await;
        let records = Records::read(self.in_local_storage().await?);
        agree.with_context(|| format!("localStorage has {records:?}"))?;
        let values = records.values();
        Ok(values
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect())
    }

    /// The names of all that.
    pub async fn names_stored(&self) -> Result<Vec<String>> {
        let stored = self.stored().await?;
        Ok(stored.into_iter().map(|(name, _)| name).collect())
    }

    /// What was done and measured: sessions, angles and scores.
    pub async fn done_and_measured(&self) -> Result<Vec<(String, String)>> {
        let kinds = [
            "hamstretch.entry.",
            "hamstretch.angles.",
            "hamstretch.score.",
        ];
        let mut stored = self.stored().await?;
        stored.retain(|(name, _)| kinds.iter().any(|kind| name.starts_with(kind)));
        Ok(stored)
    }

    /// Everything under the app's prefix in `localStorage`, as it lies there.
    pub async fn in_local_storage(&self) -> Result<Vec<(String, String)>> {
        const ALL: &str = "return Object.entries(localStorage)
            .filter(([name]) => name.startsWith('hamstretch.'))";
        self.browser.read(ALL).await.context("localStorage")
    }

    /// Everything in the database, as it lies there.
    pub async fn in_database(&self) -> Result<Vec<(String, String)>> {
        const ALL: &str = "return new Promise((done, fail) => {
            const asked = indexedDB.open('hamstretch');
            // One that is not there is not made.
            asked.onupgradeneeded = () => asked.transaction.abort();
            asked.onerror = () => done([]);
            asked.onsuccess = () => {
                const database = asked.result;
                const objects = database.transaction('kept').objectStore('kept');
                const [keys, values] = [objects.getAllKeys(), objects.getAll()];
                values.onerror = fail;
                values.onsuccess = () => {
                    database.close();
                    done(keys.result.map((key, index) => [key, values.result[index]])
                        .filter(([key]) => key.startsWith('hamstretch.')));
                };
            };
        })";
        self.browser.read(ALL).await.context("IndexedDB")
    }
}
