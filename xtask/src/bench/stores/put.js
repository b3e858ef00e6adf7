// Puts records where the app keeps them: in `localStorage`, and the same in
// IndexedDB, whose database is made where the app has not made it yet.
const records = RECORDS;
for (const [key, text] of records) localStorage.setItem(key, text);
return new Promise((tell) => {
  const open = indexedDB.open("hamstretch");
  open.onupgradeneeded = () => open.result.createObjectStore("kept");
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
