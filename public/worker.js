// Keeps the whole build on the device, and answers for the build's own addresses
// from there. A file is kept only if its contents are what the build says, whatever
// the host calls it; what is lacking is asked for again. The app asks here whether
// everything is there before it says so.
//
// A new build waits until no page of the old one is open, or until the person wants
// it: it never takes over while any page has a session.

// Filled in when the app is built: a version, and of every file its address, the
// SHA-256 of its contents and its type.
const BUILD = {version: "", files: []};

const SCOPE = self.registration.scope;
const PREFIX = `hamstretch ${SCOPE} `;
const CACHE = PREFIX + BUILD.version;
// What a page holds while it has a session: the app's own name for it.
const SESSION = "hamstretch.session";
// A file with such a name never changes.
const NAMED_AFTER_CONTENTS = /-[0-9a-f]{16}\.\w+$/;
// What is kept of a host's headers: what it forbids the page. How the file came, and
// for whom, is no longer so: a kept `Vary` would hide the file, a kept encoding spoil it.
const POLICIES = /-policy$|^x-(frame|content-type)-options$/;

const files = new Map(
  BUILD.files.map(([path, digest, type]) => {
    const address = new URL(path, SCOPE).href;
    return [address, { address, digest, type }];
  }),
);

self.addEventListener("install", (event) => {
  event.waitUntil(keepBuild());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("message", (event) => {
  const [wants, script] = String(event.data).split("\n");
  if (wants === "take over") event.waitUntil(takeTurn(event.source));
  if (wants === "what is kept") event.waitUntil(tell(event.source, script));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const opens = request.mode === "navigate";
  const address = request.url.replace(/[?#].*/, "");
  const file = files.get(address === `${SCOPE}index.html` ? SCOPE : address);
  if (file) {
    const kept = find(file.address, { cacheName: CACHE });
    event.respondWith(kept.then((answer) => answer ?? fetch(request)));
    event.waitUntil(kept.then((answer) => answer ?? fill().catch(() => {})));
    if (opens) event.waitUntil(dropUnlessOpen(event.resultingClientId));
  } else if (!opens && address.startsWith(SCOPE) && NAMED_AFTER_CONTENTS.test(address)) {
    // A page of another build may be open still.
    event.respondWith(find(address, { ignoreVary: true }).then((answer) => answer ?? fetch(request)));
  }
  // All else within the scope is the host's.
});

// -- What is kept.

// Never a failure: where there is no storage, the host is asked.
async function find(address, where) {
  try {
    return await caches.match(address, where);
  } catch {
    return undefined;
  }
}

async function keepBuild() {
  const wasThere = await caches.has(CACHE);
  try {
    await fill();
  } catch (error) {
    // One that came before, and was deployed again, may have pages open.
    if (!wasThere) await caches.delete(CACHE);
    throw error;
  }
}

let filling;

// Obtains what is lacking, once at a time.
function fill() {
  filling ??= obtainAll().finally(() => {
    filling = undefined;
  });
  return filling;
}

async function obtainAll() {
  const cache = await caches.open(CACHE);
  const obtained = await Promise.allSettled(
    (await lacking()).map(async (file) => cache.put(file.address, await obtain(file))),
  );
  const failed = obtained.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}

// What is not there, or cannot be read, or is not what was kept.
async function lacking() {
  const all = [...files.values()];
  const areKept = await Promise.all(
    all.map(async ({ address, digest }) => {
      try {
        const kept = await caches.match(address, { cacheName: CACHE });
        return (await digestOf(await kept.arrayBuffer())) === digest;
      } catch {
        return false;
      }
    }),
  );
  return all.filter((_, index) => !areKept[index]);
}

// Wherever it comes from, its contents decide: another build may have the same, the
// browser may hold an older one or a host's excuse, and a host may be in mid-deployment.
async function obtain({ address, digest, type }) {
  const first = NAMED_AFTER_CONTENTS.test(address) ? "default" : "no-cache";
  const sources = [
    () => caches.match(address, { ignoreVary: true }),
    () => fetch(address, { cache: first }),
    () => fetch(address, { cache: "reload" }),
  ];
  for (const source of sources) {
    try {
      const found = await source();
      const contents = await found.arrayBuffer();
      if ((await digestOf(contents)) === digest) {
        const policies = [...found.headers].filter(([name]) => POLICIES.test(name));
        return new Response(contents, { headers: [...policies, ["content-type", type]] });
      }
    } catch {
      // It is not to be had there.
    }
  }
  throw new Error(`${address} cannot be had as the build has it`);
}

async function digestOf(contents) {
  const digest = await crypto.subtle.digest("SHA-256", contents);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

// Looks, tells, and sees to what is lacking. The page's script says which build it is
// of. A debug build lists nothing, and is not kept.
async function tell(page, script) {
  const isOther = script && !files.has(new URL(script, SCOPE).href);
  const isWhole = async () => files.size && !(await lacking()).length;
  const sayKept = () => page.postMessage(isOther ? "kept, of another build" : "kept");
  if (await isWhole()) return sayKept();
  page.postMessage("not kept");
  await fill().catch(() => {});
  if (await isWhole()) sayKept();
}

// -- Which build has its turn.

// Takes over at once, unless a page has a session, and lets none begin meanwhile; nor
// where the browser has emptied what was kept since, and it cannot be had anew.
async function takeTurn(page) {
  await fill().catch(() => {});
  if ((await lacking()).length) return;
  const locks = self.navigator.locks;
  if (!locks) return self.skipWaiting();
  await locks.request(SESSION, { ifAvailable: true }, (lock) =>
    lock ? self.skipWaiting() : page?.postMessage("a page has a session"),
  );
}

// A page that no worker answers came from the host just now: only the others are of
// the build before. Firefox, closed while a new build waits, loses its worker now and
// then, though not what that has kept; the next page comes from the host.
async function takeOver() {
  const open = await self.clients.matchAll({ type: "window" });
  if (!open.length) await dropOtherBuilds();
  await self.clients.claim();
}

// Once no page of theirs is open. The page that is being opened is of this one.
async function dropUnlessOpen(opening) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.every((page) => page.id === opening)) await dropOtherBuilds();
}

async function dropOtherBuilds() {
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}
