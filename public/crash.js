// The page for when the app could not go on: says what is kept, hands the diary
// out, opens the app again at a tap, and tells what a person may report. It has
// neither wasm nor words of its own, and changes nothing that is stored unless a
// button says so.
(() => {
  // As in core/src/diary/key.rs and src/platform/idb_store.rs.
  const PREFIX = "hamstretch.";
  const ASIDE = PREFIX + "aside.";
  const RUNNING = PREFIX + "running";
  const CHECK = PREFIX + "check";
  // What stands between a record and its version, as in core/src/diary/record.rs. A
  // record of nothing else is a tombstone.
  const AT = "&at=";
  const DATABASE = "hamstretch";
  const STORE = "kept";
  // Crashes so close to each other are one trouble, in milliseconds (choice).
  const SOON = 5 * 60 * 1000;
  // How long the database may take to open, in milliseconds (choice).
  const OPENS = 3000;
  // How long a newer build may take to have its turn, in milliseconds (choice).
  const TURNS = 3000;
  // How long fetching the app anew may take, in milliseconds (choice).
  const FETCHES = 20000;
  // What the worker says where it must not.
  const REFUSED = "a page has a session";
  // That a newer build's turn was asked for and did not come in time.
  const LATE = "hamstretch.late";

  const at = (id) => document.getElementById(id);
  const show = (id, is) => {
    at(id).hidden = !is;
  };

  // -- What happened.

  const crashes = (() => {
    try {
      return JSON.parse(sessionStorage["hamstretch.crash"] || "[]");
    } catch (_) {
      return [];
    }
  })();
  const last = crashes[crashes.length - 1] || { stands: true };
  const soon = crashes.filter((each) => Date.now() - each.when < SOON);
  const isAgain = soon.length > 1;

  // A wasm with what the app's needs: sign extension, conversions that saturate, bulk
  // memory and reference types. A browser that finds fault with it is too old.
  const NEEDS =
    "AGFzbQEAAAABBAFgAAADAgEABQMBAAAKHAEaAEEAwBpDAAAAAPwAGkEAQQBBAPwLANBwGgs=";
  const isTooOld = () => {
    if (last.what === "too old" || last.what === "SyntaxError") return true;
    return self.WebAssembly && !WebAssembly.validate(Uint8Array.from(atob(NEEDS), (letter) => letter.charCodeAt(0)));
  };

  // Lockdown Mode has none; a policy of the browser's or the host's forbids what is there.
  const isSwitchedOff = () =>
    last.what !== "too old" &&
    (!self.WebAssembly || (last.what === "CompileError" && /disallow|refuse|block/i.test(last.says)));

  // A sandboxed frame: nothing in it may be fetched or stored.
  const isFramed = self.origin === "null";

  // Some browsers throw where others have none.
  const workers = (() => {
    try {
      return navigator.serviceWorker;
    } catch (_) {
      return null;
    }
  })();

  // Only what is known to be no words of the person's, and no more of it than one reads:
  // Firefox tells more than a hundred frames of a stack that overflowed.
  const details = () => {
    const main = document.querySelector("main").dataset;
    const only = (pattern, text) => (String(text || "").match(pattern) || []).slice(0, 30).join("\n");
    return [
      `${main.file} ${main.version} ${only(/[\w-]+\.js$/, last.build)}`,
      only(/^[A-Za-z ]{1,30}/, last.what) + (last.says ? `: ${last.says}` : ""),
      only(/[\w-]+\.js:[\d:]+|[\w.-]*:?wasm-function\[\d+\](:0x\w+)?/g, last.stack),
      `${only(/^#\/[a-z]*$/, last.where) || "#/"} ${last.stands ? "" : "at start "}${soon.length}x`,
      last.when ? new Date(last.when).toISOString() : "",
      navigator.userAgent,
      [
        navigator.onLine ? "online" : "offline",
        (workers || {}).controller ? "worker" : "no worker",
        `${innerWidth}x${innerHeight}`,
      ].join(", "),
    ].filter((line) => line).join("\n");
  };

  // -- What is stored.

  const inStorage = () => {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => [key, localStorage.getItem(key)]);
    } catch (_) {
      return null;
    }
  };

  const hasRoom = () => {
    const name = PREFIX + "room";
    try {
      localStorage.setItem(name, "x".repeat(1000));
      return true;
    } catch (_) {
      return false;
    } finally {
      try {
        localStorage.removeItem(name);
      } catch (_) {
        // What does not store has stored nothing.
      }
    }
  };

  // Calls `then` with the database's store, and not at all where there is none. One
  // that is not there is not made: the app would take it for its own.
  const withDatabase = (mode, then) => new Promise((done) => {
    setTimeout(done, OPENS);
    try {
      const asked = indexedDB.open(DATABASE);
      asked.onupgradeneeded = () => asked.transaction.abort();
      asked.onerror = () => done();
      asked.onsuccess = () => {
        try {
          const work = asked.result.transaction(STORE, mode, { durability: "strict" });
          const got = then(work.objectStore(STORE));
          work.oncomplete = () => {
            asked.result.close();
            done(got && got());
          };
          work.onerror = work.onabort = () => done();
        } catch (_) {
          done();
        }
      };
    } catch (_) {
      done();
    }
  });

  const inDatabase = () => withDatabase("readonly", (objects) => {
    const [keys, texts] = [objects.getAllKeys(), objects.getAll()];
    return () => keys.result.map((key, index) => [key, texts.result[index]]);
  }).then((pairs) => pairs || []);

  // What both have of one name stands in the file twice: the app's own law decides.
  const both = () => inDatabase().then((stored) => {
    const pairs = inStorage() || [];
    const known = new Map(pairs);
    const isNews = ([key, text]) =>
      key.startsWith(PREFIX) && typeof text === "string" && known.get(key) !== text;
    return pairs.concat(stored.filter(isNews));
  });

  const isRunning = ([key, text]) =>
    (key === RUNNING || key.startsWith(RUNNING + ".")) && !text.startsWith(AT);

  // -- The diary as a file: each record as it is stored, for the app's own reader
  // to make of it what it can (docs/diary-format.md).

  const line = ([key, text]) => {
    const name = key.slice((key.startsWith(ASIDE) ? ASIDE : PREFIX).length);
    return JSON.stringify({ kind: "aside", key: name, text });
  };

  // The answers to the safety check hold for one device.
  const isForFile = ([key]) => key !== CHECK;

  const save = () => both().then((pairs) => {
    const lines = pairs.filter(isForFile).map(line);
    const file = `{"format":"hamstretch-diary","version":2,"records":[\n${lines.join(",\n")}\n]}\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
    const now = new Date();
    const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    link.download = `${document.querySelector("main").dataset.file}-${today}.json`;
    link.click();
    show("saved", true);
  });

  // -- The session that broke off may be what breaks the app: it is moved to where
  // the app keeps what it cannot read, and a tombstone takes its place, in both stores.

  const hex = (number, digits) => Math.min(number, 16 ** digits - 1).toString(16).padStart(digits, "0");

  // Later than the record's own version, also where the clock ran backwards.
  const nextTime = (text) => {
    const [, time] = /&at=([0-9a-f]{12})-[0-9a-f]{4}-[0-9a-f]{8}$/.exec(text) || [];
    return Math.max(Date.now(), parseInt(time || "0", 16) + 1);
  };
  const version = (time) =>
    `${AT}${hex(time, 12)}-0000-${hex(Math.floor(Math.random() * 2 ** 32), 8)}`;

  const setAside = () => both().then((pairs) => {
    const moves = pairs.filter(isRunning).flatMap(([key, text], index) => {
      const mark = `~${hex(Date.now(), 12)}${hex(index, 4)}`;
      const value = text.replace(/&at=[0-9a-f-]{26}$/, "");
      const now = nextTime(text);
      // The copy is the later: a file that has both has the session.
      return [
        [ASIDE + key.slice(PREFIX.length) + mark, value + version(now + 1)],
        [key, version(now)],
      ];
    });
    try {
      // In this order: what has no room ends it before anything is replaced.
      moves.forEach(([key, text]) => localStorage.setItem(key, text));
    } catch (_) {
      // It stays, and the app may well open all the same.
    }
    return withDatabase("readwrite", (objects) => {
      moves.forEach(([key, text]) => objects.put(text, key));
    });
  });

  // -- What the browser holds may be what keeps the app from starting: a host in
  // mid-deployment may have answered for a file with a page, to be held for a year. So
  // whatever the page names is asked for anew; the worker sees to what it keeps itself.

  const askAnew = () => new Promise((done) => {
    if (last.stands) return done();
    setTimeout(done, FETCHES);
    const anew = (file) => fetch(file, { cache: "reload" }).then((answer) => answer.text());
    const named = (page) => page.match(/[\w-]+-[0-9a-f]{16}\.\w+/g) || [];
    anew("./").then((page) => Promise.all(named(page).map(anew))).then(done, done);
  });

  // -- A newer build may mend it, and waits for as long as a page of this one is open.
  // To open the app again lets it have its turn, unless another tab has a session. Now and
  // then Chromium gives it no turn before the page that asked is gone (1 of some 25 on a
  // busy machine). The page that is here next, if the app breaks down again, goes on for it.

  const isLate = (() => {
    try {
      const asked = sessionStorage[LATE];
      delete sessionStorage[LATE];
      return Date.now() - asked < FETCHES + TURNS;
    } catch (_) {
      return false;
    }
  })();
  const setLate = () => {
    try {
      // A tap leads to one page more at the most.
      if (!isLate) sessionStorage[LATE] = Date.now();
    } catch (_) {
      // Then it takes another tap.
    }
  };

  const letNewer = () => new Promise((done) => {
    if (!stored || !workers) return done();
    const turn = setTimeout(() => done(setLate()), TURNS);
    const end = () => done(clearTimeout(turn));
    workers.addEventListener("controllerchange", end);
    workers.addEventListener("message", (event) => event.data === REFUSED && end());
    workers.getRegistration().then((worker) => {
      if (!worker || !worker.waiting) return end();
      worker.waiting.postMessage("take over");
    }).catch(end);
  });

  const open = () => letNewer().then(askAnew).then(() => location.replace(at("open").href));

  // -- The page.

  const select = () => getSelection().selectAllChildren(at("details"));
  const copy = () => {
    const told = (id) => () => {
      show("copied", id === "copied");
      show("not-copied", id === "not-copied");
      if (id === "not-copied") select();
    };
    try {
      navigator.clipboard.writeText(at("details").textContent).then(told("copied"), told("not-copied"));
    } catch (_) {
      told("not-copied")();
    }
  };

  // A frame that stores nothing does not tell how far the app came.
  show("went-wrong", last.stands && !isFramed);
  show("cannot-start", !last.stands || isFramed);
  const isOff = isSwitchedOff();
  show("switched-off", isOff && !isFramed);
  show("too-old", !last.stands && !isOff && !isFramed && isTooOld());
  show("framed", isFramed);
  at("framed-at").textContent = at("open").href;
  if (isFramed) at("open").target = "_blank";
  at("details").textContent = details();
  show("report", true);
  at("copy").onclick = copy;
  at("save").onclick = save;
  at("open").onclick = (event) => {
    if (isFramed) return;
    event.preventDefault();
    open();
  };
  at("without").onclick = () => setAside().then(open);

  const stored = inStorage();
  show("not-kept", !stored);
  show("no-room", stored && !hasRoom());
  both().then((pairs) => {
    const isThere = pairs.some((pair) => isForFile(pair) && !pair[1].startsWith(AT));
    const isBrokenOff = pairs.some(isRunning);
    show("kept", isThere);
    show("broken-off", isBrokenOff);
    show("save", isThere);
    show("again", isAgain && isThere);
    // What is said to come first, does.
    if (isAgain) at("open").before(at("save"));
    show("without", isBrokenOff && (isAgain || !last.stands));
  });
  if (isLate) open();
  // Whoever made this may have mended it meanwhile.
  if (stored && workers) {
    workers.getRegistration().then((worker) => {
      if (!worker) return;
      if (worker.active) worker.active.postMessage("what is kept");
      return worker.update();
    }).catch(() => {});
  }
})();
