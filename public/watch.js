// Sees to it that the app comes, and never just stops. When something comes out of
// the wasm that nobody caught, the wasm is in no state to go on, while the sounds of
// the session are still on the audio clock and its locks are held. Leaving the page
// ends all of that, so this goes to crash.html, once; from there only a tap leads
// back. Where that page cannot be had, a few words of this one are made a page.
//
// It runs before the app does, in browsers that cannot run the app, too: hence
// the plain old JavaScript.
(() => {
  // How long crash.html may take to come, in milliseconds.
  const PATIENCE = 3000;
  // Ends in a trap, or never gets as far: those messages are the engine's own.
  const TRAP = /^(Runtime|Compile|Link)Error$/;
  // Named after the build it is of.
  const SCRIPT = "[rel=modulepreload]";
  const files = document.getElementById("app-files");
  let isLeft, isGoing;

  // Whether the app has taken the place of the frame that was painted before it.
  const stands = () => !document.querySelector(".frame");

  // What crash.html tells of it: what a panic has left (src/platform/panic_hook.rs) or the
  // engine's message, never another, nor what is behind an address's question mark, since
  // there could be words of the diary in those.
  // WebKit's own errors may have no stack.
  const save = (error, what) => {
    const name = "hamstretch.crash";
    const crashes = JSON.parse(sessionStorage[name] || "[]");
    crashes.push({
      what: what || error.name,
      says: TRAP.test(error.name) ? self.panicked || error.message : "",
      stack: what ? "" : (error.stack || "").replace(error.message, ""),
      where: location.hash.split("?")[0],
      build: (document.querySelector(SCRIPT) || files.content.querySelector(SCRIPT)).href,
      stands: stands(),
      when: Date.now(),
    });
    sessionStorage[name] = JSON.stringify(crashes);
  };

  const leave = (error, what) => {
    if (isLeft || isGoing) return;
    isLeft = true;
    try {
      save(error, what);
    } catch (_) {
      // Without such storage there are no details.
    }
    const words = document.getElementById("crash").content;
    document.body.textContent = "";
    document.body.appendChild(words);
    setTimeout(stay, PATIENCE);
    // A sandboxed frame may show what it must not fetch.
    if (self.origin === "null") return location.replace("crash.html");
    try {
      fetch("crash.html").then((answer) => (answer.ok ? location.replace("crash.html") : stay()), stay);
    } catch (_) {
      stay();
    }
  };

  // What the app's start comes to, where it fails.
  self.failed = (error) => {
    leave(error);
    throw error;
  };

  // A page that needs no network. It has no folder of its own.
  const stay = () => {
    const style = document.querySelector("style, [rel=stylesheet]");
    const link = document.querySelector(".start");
    link.href = link.href;
    if (style.href) style.href = style.href;
    const page = [
      "<!DOCTYPE html><meta name=viewport content=width=device-width>",
      style.outerHTML,
      document.body.innerHTML,
    ];
    location.replace(URL.createObjectURL(new Blob(page, { type: "text/html" })));
  };

  // Programs that show pages put scripts of their own into them, whose errors are
  // not ours. What a network failed to bring may not say where it was asked for.
  // Once the app stands, a promise that failed is no harm done, but for a trap.
  const look = (error, file, isThrown) => {
    const from = file + (error || "").stack;
    const isOurs = stands() ? isThrown && /wasm/ : /wasm|\/(start|hamstretch)-|^failed (undefined)?$/;
    if (TRAP.test((error || "").name) || (isOurs && isOurs.test(from))) leave(error || {});
  };

  addEventListener(
    "error",
    (event) => {
      const file = event.target.src;
      if (!file) look(event.error, event.filename, true);
      else if (/\/start-/.test(file)) leave(0, "not loaded");
    },
    true,
  );
  // Whoever reloads a page that is still fetching ends that, which some engines tell it
  // as a failure. A page that was told to go and stays is looked after again.
  const go = () => {
    clearTimeout(isGoing);
    isGoing = setTimeout(() => (isGoing = 0), PATIENCE);
  };
  addEventListener("beforeunload", go);
  addEventListener("pagehide", go);
  addEventListener("unhandledrejection", (event) => look(event.reason, "failed "));
  if (!("noModule" in document.createElement("script"))) return leave(0, "too old");
  // Every browser with modules has it, unless it is switched off, as Lockdown Mode does.
  if (!self.WebAssembly) return leave(0, "no wasm");

  // What fetches the app, held back by the build until the page was seen. With nobody
  // looking, or where the worker has it all, there is nothing to wait for.
  // Each in a task of its own: a slow phone takes its time over every one.
  const fetchApp = () => {
    const next = files && files.content.firstElementChild;
    if (!next) return;
    document.head.append(next);
    setTimeout(fetchApp);
  };
  // In case the browser draws nothing, or has not what follows: a sandboxed frame throws
  // where it is asked for its worker.
  setTimeout(fetchApp, 500);
  try {
    if (document.hidden || (navigator.serviceWorker || {}).controller) return fetchApp();
    if (((self.PerformanceObserver || {}).supportedEntryTypes || []).includes("paint")) {
      // It has reached the screen.
      const seen = new PerformanceObserver(() => (seen.disconnect(), fetchApp()));
      seen.observe({ type: "paint", buffered: true });
    } else {
      // The first is called before the frame is drawn, the second once it was.
      requestAnimationFrame(() => requestAnimationFrame(fetchApp));
    }
  } catch (_) {
    // Then it is fetched in half a second.
  }
})();
