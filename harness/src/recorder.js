// Runs in the page before the app does, and writes down what the app asks of
// the browser: sounds, buzzes, the screen lock, and what its session shows.
// It wraps the browser's own functions, so the app cannot tell, and need not
// know. `recorder.rs` reads `window.__recorded` back.
(() => {
  "use strict";
  if (window.__recorded) return;
  const recorded = {
    contexts: [], changes: [], sounds: [], buzzes: [], locks: [], views: [], showings: [],
    problems: [],
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

  // What the newest audio context says of the time. Firefox on Linux may stop for good
  // when it is asked how late its sound is (src/platform/audio.rs).
  let newest = null;
  const tells = !/Linux.*Firefox\//.test(navigator.userAgent);
  const clock = () => {
    if (newest?.state !== "running") return null;
    const heard = tells
      ? newest.getOutputTimestamp()
      : { contextTime: newest.currentTime, performanceTime: now() };
    return {
      heard_time: heard.contextTime,
      heard_at: heard.performanceTime,
    };
  };

  // Every change of the view, as of the end of the task that made it.
  let last = JSON.stringify(view());
  new MutationObserver(() => {
    const seen = view();
    const text = JSON.stringify(seen);
    if (text === last) return;
    last = text;
    recorded.views.push({ at: now(), ...seen, clock: clock() });
    tell({ view: seen });
  }).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-phase", "data-leg", "data-rep", "data-paused"],
  });

  // Whether anybody can see the page.
  const showing = () => recorded.showings.push({ at: now(), state: document.visibilityState });
  document.addEventListener("visibilitychange", showing);
  showing();

  // Audio contexts: which there are, and when their clocks ran.
  const ids = new WeakMap();
  const isOffline = (context) => context instanceof OfflineAudioContext;
  const idOf = (context) => {
    if (!ids.has(context)) {
      newest = context;
      ids.set(context, recorded.contexts.length);
      recorded.contexts.push({ at: now() });
      const note = () => recorded.changes.push({
        context: ids.get(context),
        at: now(),
        time: context.currentTime,
        state: context.state,
      });
      context.addEventListener("statechange", note);
    }
    return ids.get(context);
  };
  window.AudioContext = new Proxy(window.AudioContext, {
    construct(type, given, target) {
      const context = Reflect.construct(type, given, target);
      idOf(context);
      return context;
    },
  });
  for (const name of ["suspend", "resume", "close"]) {
    wrap(AudioContext, name, function (old, given) {
      recorded.changes.push({ context: idOf(this), at: now(), time: this.currentTime, state: name });
      return old.apply(this, given);
    });
  }

  // Sounds: each source node, once it is told to start.
  const sounds = new WeakMap();
  const started = (node, [when = 0, offset = 0, duration = null]) => {
    if (isOffline(node.context)) return;
    const sound = {
      id: recorded.sounds.length,
      context: idOf(node.context),
      when,
      offset,
      duration,
      buffer: node.buffer?.duration ?? null,
      rate: node.playbackRate?.value ?? 1,
      loops: node.loop === true,
      stop: null,
      time: node.context.currentTime,
      at: now(),
      view: view(),
    };
    sounds.set(node, sound);
    recorded.sounds.push(sound);
  };
  const start = function (old, given) {
    const done = old.apply(this, given);
    started(this, given);
    return done;
  };
  wrap(AudioBufferSourceNode, "start", start);
  wrap(AudioScheduledSourceNode, "start", start);

  // A node is silent from its stop on, which may be moved, or once it hangs on
  // nothing any more.
  wrap(AudioScheduledSourceNode, "stop", function (old, given) {
    const done = old.apply(this, given);
    const sound = sounds.get(this);
    if (sound) sound.stop = Math.max(given[0] ?? 0, this.context.currentTime);
    return done;
  });
  wrap(AudioNode, "disconnect", function (old, given) {
    const done = old.apply(this, given);
    const sound = sounds.get(this);
    const time = this.context.currentTime;
    if (sound && (sound.stop === null || time < sound.stop)) sound.stop = time;
    return done;
  });

  // Buzzes, where the browser has any.
  wrap(Navigator, "vibrate", function (old, given) {
    const accepted = old.apply(this, given);
    recorded.buzzes.push({ at: now(), pattern: [given[0]].flat(), accepted, view: view() });
    return accepted;
  });

  // The screen lock.
  const lock = (what) => recorded.locks.push({ at: now(), what });
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
