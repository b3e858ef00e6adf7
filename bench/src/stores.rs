//! The two stores of the app's origin, `localStorage` and IndexedDB: written and read from
//! outside the app.

use anyhow::{Result, ensure};
use hamstretch_core::diary::{Diary, PREFIX, WriteTime};
use harness::webdriver::Browser;
use serde::Deserialize;
use serde_json::json;

/// Keys and their texts.
pub(crate) type Records = Vec<(String, String)>;

/// So many records are handed to the browser at a time.
const BATCH: usize = 500;

/// Puts RECORDS into both stores, on the disk in the database, which is made where the app has
/// not made it yet.
const PUT: &str = "const records = RECORDS;
for (const [key, text] of records) localStorage.setItem(key, text);
return new Promise((tell) => {
  const open = indexedDB.open('hamstretch');
  open.onupgradeneeded = () => open.result.createObjectStore('kept');
  open.onerror = () => tell(false);
  open.onsuccess = () => {
    const change = open.result.transaction('kept', 'readwrite', { durability: 'strict' });
    for (const [key, text] of records) change.objectStore('kept').put(text, key);
    change.onabort = () => tell(false);
    change.oncomplete = () => { open.result.close(); tell(true); };
  };
});";

/// A database that is not there is not made: the app would find one without a store in it.
const READ: &str = "return (async () => {
  const settled = (request) => new Promise((tell, fail) => {
    request.onsuccess = () => tell(request.result);
    request.onerror = () => fail(request.error);
  });
  const local_storage = Object.entries(localStorage);
  const names = (await indexedDB.databases()).map((it) => it.name);
  if (!names.includes('hamstretch')) return { local_storage, database: [] };
  const opened = await settled(indexedDB.open('hamstretch'));
  const objects = opened.transaction('kept').objectStore('kept');
  const [keys, texts] = await Promise.all([objects.getAllKeys(), objects.getAll()].map(settled));
  opened.close();
  return { local_storage, database: keys.map((key, index) => [key, texts[index]]) };
})();";

/// What both stores hold.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub(crate) struct Stores {
    pub(crate) local_storage: Records,
    pub(crate) database: Records,
}

impl Stores {
    /// Reads both, be the app in the page or not.
    pub(crate) async fn read(browser: &Browser) -> Result<Self> {
        browser.read(READ).await
    }
}

/// Puts records into both stores, from a page of the origin.
pub(crate) async fn put(browser: &Browser, records: &Records) -> Result<()> {
    for batch in records.chunks(BATCH) {
        let put = PUT.replace("RECORDS", &json!(batch).to_string());
        ensure!(browser.holds(&put).await?, "nothing could be put");
    }
    Ok(())
}

/// The records as the app reads them; those of the page's own are none.
pub(crate) fn diary(records: &Records) -> Diary {
    let own = records.iter().filter(|(key, _)| key.starts_with(PREFIX));
    Diary::read(own.cloned().collect(), WriteTime::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_read_counts_and_the_page_s_own_do_not() {
        for (key, count) in [
            ("hamstretch.routine", 1),
            ("hamstretch.aside.x", 1),
            ("other", 0),
        ] {
            let records = vec![(key.to_owned(), "?".to_owned())];
            assert_eq!(diary(&records).unreadable(), count, "{key}");
        }
    }
}
