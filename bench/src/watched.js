// Runs in the page before the app does, and takes the time: of each task that writes a
// session to storage, whose names begin with ENTRY, of the way to a usable home, and of the
// way to Progress with NEWEST on it.
(() => {
  "use strict";
  if (window.__watched) return;
  const watched = { saved: [], home: null, progress: [] };
  window.__watched = watched;
  const now = () => performance.now();

  // What the writes of this task have taken so far, and whether one of them was a session:
  // those of one task are one saving.
  let task = null;
  const taskNow = () => {
    if (!task) {
      task = { took: 0, isSaving: false };
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => {
        if (task.isSaving) watched.saved.push(task.took);
        task = null;
      };
      port1.postMessage(null);
    }
    return task;
  };

  // Times a method, from its call until it gives the thread back.
  const time = (type, name) => {
    const old = type.prototype[name];
    type.prototype[name] = function (...given) {
      const begun = now();
      try {
        return old.apply(this, given);
      } finally {
        const took = now() - begun;
        const task = taskNow();
        task.took += took;
        task.isSaving ||= name === "setItem" && String(given[0]).startsWith(ENTRY);
      }
    };
  };
  time(Storage, "setItem");
  time(Storage, "removeItem");
  time(IDBDatabase, "transaction");
  time(IDBObjectStore, "put");
  time(IDBObjectStore, "delete");

  // Once `stands` holds in a frame, when the next one begins: by then the first is painted.
  const whenPainted = (stands, tell) => {
    const look = () => requestAnimationFrame(stands() ? () => tell(now()) : look);
    requestAnimationFrame(look);
  };

  // The app is drawn behind the frame that was painted before it.
  const isAt = (address) => !document.querySelector(".frame")
    && document.querySelector(`nav a[aria-current=page][href="${address}"]`);
  const hasStart = () => isAt("#/") && document.querySelector("main button.start");
  whenPainted(hasStart, (at) => { watched.home = at; });
  const hasNewest = () => isAt("#/progress")
    && document.querySelector("main").textContent.includes(NEWEST);
  addEventListener("click", (event) => {
    if (event.target.closest("a")?.getAttribute("href") !== "#/progress") return;
    whenPainted(hasNewest, (at) => watched.progress.push(at - event.timeStamp));
  }, true);
})();
