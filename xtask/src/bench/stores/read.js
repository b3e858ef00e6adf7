// Reads all of `localStorage`, and all that the app has in IndexedDB. A database
// that is not there is not made: the app would find one without a store in it.
return (async () => {
  const settled = (request) => new Promise((tell, fail) => {
    request.onsuccess = () => tell(request.result);
    request.onerror = () => fail(request.error);
  });
  const local_storage = Object.entries(localStorage);
  const names = (await indexedDB.databases()).map((it) => it.name);
  if (!names.includes("hamstretch")) return { local_storage, database: [] };
  const opened = await settled(indexedDB.open("hamstretch"));
  try {
    const objects = opened.transaction("kept").objectStore("kept");
    const [keys, texts] = await Promise.all([
      settled(objects.getAllKeys()),
      settled(objects.getAll()),
    ]);
    const database = keys.map((key, index) => [String(key), String(texts[index])]);
    return { local_storage, database };
  } finally {
    opened.close();
  }
})();
