// Runs before the app, in every page of the sweep: breaks the browser as `window.name`
// says, counts what is called of it, and presses what can be pressed.
//
// A point is one thing the browser has: `Navigator.clipboard`, `Clipboard.writeText`,
// `window.fetch`, `new AudioContext`.
(() => {
  const told = JSON.parse(window.name || "{}");
  const { mode = "", points = [], names = [], seed = {} } = told;

  // The test's own clock, whatever becomes of the page's.
  const clock = Date.now;
  const timeout = setTimeout;
  // The app gives up what never answers after some time: its timers run so much faster.
  if (told.haste) window.setTimeout = (then, ms, ...given) => timeout(then, ms / told.haste, ...given);

  // What belongs to the language and the page itself: where that is broken there is no app.
  const NEVER = new Set(`Object Function Array String Number Boolean Symbol Promise RegExp Map Set
    WeakMap WeakSet ArrayBuffer DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array
    Int32Array Float32Array Float64Array Uint8ClampedArray BigInt64Array BigUint64Array Error
    TypeError RangeError Date Reflect WebAssembly Node Element HTMLElement Document Text Comment
    CharacterData EventTarget Event UIEvent MouseEvent PointerEvent KeyboardEvent Location ShadowRoot
    DocumentFragment HTMLDocument NodeList HTMLCollection TextDecoder TextEncoder Iterator
    FinalizationRegistry MessageEvent CustomEvent DOMException Attr AbortSignal DOMTokenList
    CSSStyleDeclaration Range Selection StorageEvent HashChangeEvent SVGElement HTMLInputElement
    HTMLTextAreaElement HTMLTemplateElement HTMLScriptElement HTMLLinkElement HTMLAnchorElement
    HTMLButtonElement HTMLMetaElement HTMLStyleElement PromiseRejectionEvent ErrorEvent`.split(/\s+/));
  const NEVER_OF_WINDOW = new Set(`document location navigator setTimeout clearTimeout setInterval
    clearInterval queueMicrotask self window name addEventListener removeEventListener close length
    top parent opener event status origin stop focus blur`.split(/\s+/));

  // -- What was called, by whom.

  const log = new Map();
  let calls = 0;
  let isDriving = false;
  let now = "start";
  const note = (point, promises) => {
    if (isDriving) return;
    calls += 1;
    const known = log.get(point) ?? { at: [], promises: false };
    if (!known.at.includes(now)) known.at.push(now);
    known.promises ||= promises;
    log.set(point, known);
  };

  const isPromise = (it) => it instanceof Promise;

  // -- One point: where it is, and what it is replaced by.

  const place = (point) => {
    if (point.startsWith("new ")) {
      const path = point.slice(4).split(".");
      const name = path.pop();
      return [path.reduce((at, part) => at[part], window), name];
    }
    const [, of, name] = /^(.*)\.([^.]+)$/.exec(point);
    if (of === "window") return [name in Window.prototype ? Window.prototype : window, name];
    if (of.startsWith("static ")) return [window[of.slice(7)], name];
    return [window[of]?.prototype, name];
  };

  const refused = () => new DOMException("this browser refuses", "NotAllowedError");

  const instead = {
    throwing: () => {
      throw refused();
    },
    rejecting: () => Promise.reject(refused()),
    never: () => new Promise(() => {}),
  };

  // Requests that are asked for, and never answer.
  const isDeaf = (it) => it instanceof IDBRequest || it instanceof IDBTransaction;
  const deafen = (it) => {
    it.addEventListener = () => {};
    return it;
  };

  const put = (point, how) => {
    const [at, name] = place(point);
    let own = at && Object.getOwnPropertyDescriptor(at, name);
    // Some of the window's own stand on its prototype, some on itself.
    const there = own ? at : window;
    if (point.startsWith("window.")) own ??= Object.getOwnPropertyDescriptor(window, name);
    if (!own?.configurable) return;
    const define = (made) => Object.defineProperty(there, name, { configurable: true, ...made });
    const isMade = point.startsWith("new ");
    if (how === "missing") {
      delete there[name];
      return;
    }
    if (own.get) {
      define({
        set: own.set && function (value) {
          note(point, false);
          if (how === "throwing") throw refused();
          return own.set.call(this, value);
        },
        get() {
          if (how === "throwing" && !isDriving) throw refused();
          let result = own.get.call(this);
          note(point, isPromise(result));
          if (isPromise(result) && instead[how]) result = instead[how]();
          return result;
        },
      });
    } else if (typeof own.value === "function") {
      const old = own.value;
      const made = function (...given) {
        if (isDriving) return isMade ? Reflect.construct(old, given) : old.apply(this, given);
        if (how === "throwing") {
          note(point, false);
          throw refused();
        }
        const result = new.target ? Reflect.construct(old, given, new.target === made ? old : new.target)
          : old.apply(this, given);
        note(point, isPromise(result) || isDeaf(result));
        if (isPromise(result) && instead[how]) {
          result.catch(() => {});
          return instead[how]();
        }
        return how === "never" && isDeaf(result) ? deafen(result) : result;
      };
      made.prototype = old.prototype;
      Object.setPrototypeOf(made, old);
      define({ value: made, writable: true });
    }
  };

  // -- Every point that the app's own script may use: the names in it, wherever the
  // browser has them.

  const candidates = () => {
    const known = new Set(names);
    const all = [];
    for (const name of Object.getOwnPropertyNames(window)) {
      if (known.has(name) && !NEVER_OF_WINDOW.has(name) && /^[a-z]/.test(name)) {
        all.push(`window.${name}`);
      }
      if (!/^[A-Z]/.test(name) || NEVER.has(name)) continue;
      const made = window[name];
      if (typeof made !== "function") continue;
      if (known.has(`new ${name}`)) all.push(`new ${name}`);
      for (const [of, at] of [[`static ${name}`, made], [name, made.prototype]]) {
        for (const own of at ? Object.getOwnPropertyNames(at) : []) {
          if (known.has(own) && own !== "constructor" && own !== "prototype" && own !== "length") {
            all.push(`${of}.${own}`);
          }
        }
      }
    }
    // Of what is left out above, what no page depends on.
    all.push("new Intl.DateTimeFormat", "Element.animate", "HTMLElement.focus", "Selection.selectAllChildren");
    return all;
  };

  // -- The diary that is there at the beginning, and what must not happen in a test.

  if (seed && Object.keys(seed).length) {
    try {
      localStorage.clear();
      for (const [name, text] of Object.entries(seed)) localStorage[name] = text;
      indexedDB.deleteDatabase("hamstretch");
    } catch {
      // As the mode has it.
    }
  }
  // What nobody caught.
  const problems = [];
  const problem = (what) => problems.includes(what) || problems.push(what);
  addEventListener("error", (event) => problem(`uncaught: ${event.message}`));
  addEventListener("unhandledrejection", (event) => problem(`rejected: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => problem(`policy: ${event.violatedDirective}`));

  const quietly = (at, name) => {
    const old = at[name];
    at[name] = function (...given) {
      calls += 1;
      const isFile = this instanceof HTMLAnchorElement && this.hasAttribute("download");
      if (this instanceof HTMLAnchorElement && !isFile) return old.apply(this, given);
      if (this instanceof HTMLElement && !isFile) return old.apply(this, given);
    };
  };
  quietly(window, "print");
  quietly(HTMLElement.prototype, "click");
  if (told.before !== undefined) window.__acts[told.before]();

  // What brings the app itself is broken once it is there.
  const isLate = (point) => /fetch|^Response|^Headers/.test(point);
  const breakLate = () => points.filter(isLate).forEach((point) => put(point, mode));

  if (mode === "record") for (const point of candidates()) put(point, "count");
  else {
    for (const point of told.counted ?? []) if (!points.includes(point)) put(point, "count");
    for (const point of points.filter((each) => !isLate(each))) put(point, mode);
  }

  // -- What a person does.

  // In milliseconds: how long a control takes to answer; how long on a busy machine, or where the
  // app first gives something up; and longer than anything takes.
  const ANSWER = 700;
  const SLOW_ANSWER = 4000;
  const TIMEOUT = 30000;

  const wait = (ms) => new Promise((done) => timeout(done, ms));
  const until = async (is, ms) => {
    const end = clock() + ms;
    for (;;) {
      if (is()) return true;
      if (clock() > end) return false;
      await wait(8);
    }
  };
  const quiet = (act) => {
    isDriving = true;
    try {
      return act();
    } finally {
      isDriving = false;
    }
  };
  const look = () => quiet(() => document.body.innerHTML + location.href);

  const CONTROLS = "button, a[href], textarea, input, select";
  const nameOf = (control) =>
    `${control.tagName} ${control.getAttribute("aria-label") || control.textContent.trim()}`.slice(0, 80);
  const controls = () => quiet(() => {
    const seen = new Map();
    return [...document.querySelectorAll(CONTROLS)]
      .filter((each) => !each.disabled && each.checkVisibility())
      .map((each) => {
        const name = nameOf(each);
        const nth = (seen.get(name) ?? 0) + 1;
        seen.set(name, nth);
        return [nth > 1 ? `${name} ${nth}` : name, each];
      });
  });

  // What is as it is wanted already, and need not change.
  const mayStay = (control) =>
    control.getAttribute("aria-checked") === "true" && control.getAttribute("role") === "radio" ||
    control.hash !== undefined && control.hash === location.hash ||
    ["file", "time"].includes(control.type) || control.classList.contains("step") ||
    // In the first second of a wait, and in the first rep, there is nothing to go back to.
    inSession() && /More time|Back one rep/.test(nameOf(control));

  const act = (control) => {
    if (control.tagName === "TEXTAREA") {
      control.value = "words";
      control.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (control.inputMode === "numeric") {
      // Too much: that is said.
      control.value = "162";
      control.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (control.type === "time") {
      control.value = "19:15";
      control.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (control.type !== "file") {
      HTMLElement.prototype.click.call(control);
    }
  };

  const dead = [];
  const blank = [];

  const press = async (screen, name, control) => {
    now = `${screen}|${name}`;
    const [was, had] = [look(), calls];
    const stays = mayStay(control);
    act(control);
    const changes = () => look() !== was || calls > had + 1;
    // What cannot be done is said, and was perhaps said before.
    const isSaid = () => (told.said ?? []).some((words) => quiet(() => document.body.innerText.includes(words)));
    const answers = await until(changes, stays ? 0 : ANSWER) || stays
      || await until(() => changes() || isSaid(), SLOW_ANSWER);
    if (!answers) dead.push(`${screen}: ${name}`);
    await wait(0);
  };

  const go = async (screen) => {
    now = `${screen}|`;
    const isThere = () => {
      const isAt = location.hash === screen;
      // What was pressed before may lead elsewhere only now.
      if (!isAt) location.hash = screen;
      return isAt && quiet(() => document.querySelector("main h1, main .entry, [data-phase]"));
    };
    if (await until(isThere, TIMEOUT)) return wait(20);
    const reads = quiet(() => document.body.innerText.slice(0, 300));
    blank.push(`${screen}: at ${location.hash} it reads ${reads}`);
  };

  const inSession = () => quiet(() => {
    const root = document.querySelector("[data-phase]");
    return root && root.dataset.phase !== "done";
  });

  // Whatever can be pressed in a session, then its end.
  const session = async () => {
    const done = new Set();
    for (let round = 0; round < 40 && inSession(); round += 1) {
      const all = controls();
      const last = /Stop|Enough|enough|hurt/i;
      const [name, control] = all.find(([each]) => !done.has(each) && !last.test(each))
        ?? all.find(([each]) => !done.has(each)) ?? [];
      if (!control) break;
      done.add(name);
      await press("session", name, control);
    }
    if (!inSession()) return;
    await until(() => !inSession(), 500);
  };

  const sweep = async (screens, wanted) => {
    for (const screen of screens) {
      const done = new Set();
      for (let round = 0; round < 140; round += 1) {
        await go(screen);
        const next = controls().find(([name]) => !done.has(name) && (!wanted || wanted.includes(`${screen}|${name}`)));
        if (!next) break;
        done.add(next[0]);
        await press(screen, ...next);
        if (inSession()) await session();
      }
    }
    return report();
  };

  const report = () => ({
    dead,
    blank,
    used: [...log].map(([point, { at, promises }]) => ({ point, at, promises })),
    text: document.body.innerText,
    problems,
  });

  // Whether the app has taken the frame's place.
  const stands = async () => {
    const isThere = () => quiet(() => !document.querySelector(".frame") &&
      document.querySelector(".week, main:not(.home)"));
    const stands = await until(isThere, TIMEOUT);
    breakLate();
    return stands;
  };

  // Presses what is called so, on the screen where one is.
  const pressNamed = async (name) => {
    const found = () => controls().find(([each]) => each.includes(name));
    if (!(await until(found, TIMEOUT))) return problem(`no ${name}`);
    await press("here", ...found());
    if (inSession()) await wait(50);
  };

  // Follows a way through the app: addresses, what is pressed (">Start"), and words that are
  // to be read ("=Saved."), and acts of the test ("!3").
  const walk = async (way) => {
    for (const step of way) {
      if (step.startsWith("#")) await go(step);
      else if (step.startsWith(">")) await pressNamed(step.slice(1));
      else if (step.startsWith("=")) {
        const reads = () => quiet(() => document.body.innerText.includes(step.slice(1)));
        if (!(await until(reads, TIMEOUT))) problem(`not said: ${step.slice(1)}`);
      } else window.__acts[Number(step.slice(1))]();
    }
    return report();
  };

  window.__sweep = { stands, sweep, walk };
})();
