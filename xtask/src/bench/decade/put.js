// Puts records where the app keeps them: in `localStorage`, and the same in
// IndexedDB, which the app has made before.
const records = RECORDS;
for (const [key, text] of records) localStorage.setItem(key, text);
return new Promise((tell) => {
  const open = indexedDB.open("hamstretch");
  open.onerror = () => tell(false);
  open.onsuccess = () => {
    const change = open.result.transaction("kept", "readwrite");
    for (const [key, text] of records) change.objectStore("kept").put(text, key);
    change.onabort = () => tell(false);
    change.oncomplete = () => {
      open.result.close();
      tell(true);
    };
  };
});
