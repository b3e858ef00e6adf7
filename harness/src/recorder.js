// Runs in the page before the app does, and writes down what the app asks of
// the browser: sounds, buzzes, the screen lock, and what its session shows.
// It wraps the browser's own functions, so the app cannot tell, and need not
// know. `recorder.rs` reads `window.__recorded` back.
(() => {
  "use strict";
  if (window.__recorded) return;
  const recorded = {
    contexts: 0, sounds: [], buzzes: [], locks: [], views: [], hidden_for: 0, problems: [],
  };
  window.__recorded = recorded;
  const now = () => performance.now();

  // What must outlive the page goes to the site at once.
  const tell = (what) => {
    if (window.__tell) navigator.sendBeacon(window.__tell, JSON.stringify(what));
  };

  // Replaces a method by `around`, which is given the old one.
  const wrap = (type, name, around) => {
    const old = type?.prototype?.[name];
    if (!old) return;
    Object.defineProperty(type.prototype, name, {
      configurable: true,
      writable: true,
      value: { [name](...given) { return around.call(this, old, given); } }[name],
    });
  };

  // What the session's root says of itself at this moment.
  let root = null;
  const view = () => {
    if (!root?.isConnected || !root.hasAttribute("data-phase")) {
      root = document.querySelector("[data-phase]");
    }
    const says = (name) => root?.getAttribute(`data-${name}`) ?? null;
    const rep = says("rep");
    return {
      phase: says("phase"),
      leg: says("leg"),
      rep: rep === null || rep === "" ? null : Number(rep),
      paused: says("paused") === "true",
    };
  };

  // When the newest audio context's zero would have been heard. Firefox on Linux may stop for
  // good when it is asked how late its sound is (src/platform/audio.rs).
  let newest = null;
  const tells = !/Linux.*Firefox\//.test(navigator.userAgent);
  const heardFrom = () => {
    if (newest?.state !== "running") return null;
    const { contextTime, performanceTime } = tells
      ? newest.getOutputTimestamp()
      : { contextTime: newest.currentTime, performanceTime: now() };
    return performanceTime - 1000 * contextTime;
  };

  // Every change of the view, as of the end of the task that made it.
  let last = JSON.stringify(view());
  new MutationObserver(() => {
    const seen = view();
    const text = JSON.stringify(seen);
    if (text === last) return;
    last = text;
    recorded.views.push({ at: now(), ...seen, heard_from: heardFrom() });
    tell({ view: seen });
  }).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-phase", "data-leg", "data-rep", "data-paused"],
  });

  // Whether anybody can see the page.
  let hidden = document.hidden ? now() : null;
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && hidden !== null) recorded.hidden_for += now() - hidden;
    hidden = document.hidden ? now() : null;
  });

  // Audio contexts: how many there are.
  const ids = new WeakMap();
  window.AudioContext = new Proxy(window.AudioContext, {
    construct(type, given, target) {
      newest = Reflect.construct(type, given, target);
      ids.set(newest, recorded.contexts);
      recorded.contexts += 1;
      return newest;
    },
  });

  // Sounds: each source node, once it is told to start.
  const sounds = new WeakMap();
  const start = function (old, given) {
    const done = old.apply(this, given);
    const [when = 0, offset = 0, duration = null] = given;
    if (!ids.has(this.context)) return done;
    const sound = {
      context: ids.get(this.context),
      when,
      offset,
      duration,
      buffer: this.buffer?.duration ?? null,
      rate: this.playbackRate?.value ?? 1,
      loops: this.loop === true,
      stop: null,
      time: this.context.currentTime,
      at: now(),
    };
    sounds.set(this, sound);
    recorded.sounds.push(sound);
    return done;
  };
  wrap(AudioBufferSourceNode, "start", start);
  wrap(AudioScheduledSourceNode, "start", start);

  // A node is silent from its stop on, which may be moved, or once it hangs on
  // nothing any more, or its context is closed.
  const silence = (sound, time) => {
    if (sound.stop === null || time < sound.stop) sound.stop = time;
  };
  wrap(AudioScheduledSourceNode, "stop", function (old, given) {
    const done = old.apply(this, given);
    const sound = sounds.get(this);
    if (sound) sound.stop = Math.max(given[0] ?? 0, this.context.currentTime);
    return done;
  });
  wrap(AudioNode, "disconnect", function (old, given) {
    if (sounds.has(this)) silence(sounds.get(this), this.context.currentTime);
    return old.apply(this, given);
  });
  wrap(AudioContext, "close", function (old, given) {
    const own = recorded.sounds.filter((sound) => sound.context === ids.get(this));
    for (const sound of own) silence(sound, this.currentTime);
    return old.apply(this, given);
  });

  // Buzzes, where the browser has any.
  wrap(Navigator, "vibrate", function (old, given) {
    const accepted = old.apply(this, given);
    if (accepted) recorded.buzzes.push([given[0]].flat());
    return accepted;
  });

  // The screen lock.
  const lock = (what) => recorded.locks.push(what);
  if (window.WakeLock) {
    wrap(WakeLock, "request", async function (old, given) {
      lock("asked");
      try {
        const sentinel = await old.apply(this, given);
        lock("held");
        sentinel.addEventListener("release", () => lock("released"));
        return sentinel;
      } catch (error) {
        lock("refused");
        throw error;
      }
    });
    wrap(WakeLockSentinel, "release", function (old, given) {
      lock("let go");
      return old.apply(this, given);
    });
  }

  // Whatever went wrong in the page without anybody catching it.
  const problem = (text) => {
    recorded.problems.push(String(text));
    tell({ problem: String(text) });
  };
  addEventListener("error", (event) => problem(event.message ?? `could not load ${event.target?.src}`));
  addEventListener("unhandledrejection", (event) => problem(event.reason));
  addEventListener("securitypolicyviolation", (event) => {
    problem(`the page's policy forbids ${event.blockedURI} (${event.violatedDirective})`);
  });
  const complain = console.error;
  console.error = (...given) => {
    problem(given.join(" "));
    complain.apply(console, given);
  };
})();
