//! Sound: cues put on the audio hardware's own clock, all of them within some tasks,
//! so that nothing the page does or suffers later can delay one.

mod scheduled;

use super::clock;
use super::promise::let_be;
use super::voice::Spoken;
use super::window;
use gloo_events::EventListener;
use hamstretch_core::method::Schedule;
use js_sys::JsString;
use scheduled::{Rendered, Scheduled};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{AudioContext, AudioContextOptions};

#[wasm_bindgen]
extern "C" {
    // Not in web-sys; Safari has no such number.
    #[wasm_bindgen(extends = AudioContext)]
    type AudioContextExt;
    #[wasm_bindgen(method, catch, getter, js_name = outputLatency)]
    fn output_latency(this: &AudioContextExt) -> Result<Option<f64>, JsValue>;
    // To web-sys these never throw.
    #[wasm_bindgen(method, catch, getter, js_name = currentTime)]
    fn current_seconds(this: &AudioContextExt) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, catch, getter, js_name = state)]
    fn state_now(this: &AudioContextExt) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getOutputTimestamp)]
    fn output_timestamp(this: &AudioContextExt) -> Result<OutputTimestamp, JsValue>;

    /// To look through a text in Rust takes a kilobyte more.
    type Navigator;
    #[wasm_bindgen(method, catch, getter, js_name = userAgent)]
    fn user_agent(this: &Navigator) -> Result<Option<JsString>, JsValue>;

    /// Which sample was leaving the loudspeaker, and when by the page's clock, in ms.
    type OutputTimestamp;
    #[wasm_bindgen(method, getter, js_name = contextTime)]
    fn context_time(this: &OutputTimestamp) -> Option<f64>;
    #[wasm_bindgen(method, getter, js_name = performanceTime)]
    fn performance_time(this: &OutputTimestamp) -> Option<f64>;
}

/// From the tap to the first instant on the audio clock: long enough to put the
/// nearest sounds there on a slow phone, short enough to feel immediate.
const LEAD: Duration = Duration::from_millis(150);

/// No output is this late; a browser that says so is wrong.
const MOST_LATENCY: f64 = 1.0;

/// How far ahead of the page's clock a piece of sound that is just leaving may be
/// stamped, in seconds; a browser that stamps it later is wrong.
const MOST_AHEAD: f64 = 0.25;

/// The browser that is not asked how late its sound is: every so often Firefox on Linux
/// then stood still for good, its page, its sound and the sound server each waiting for
/// the next (seen once in a debugger). It is known by name, since asking is what seems
/// to do it; on Android it says `Android` instead.
const MUST_NOT_BE_ASKED: [&str; 2] = ["Linux", "Firefox/"];

/// An open way to the loudspeaker, with the only clock that sound obeys.
#[must_use = "dropping it closes the sound"]
pub struct Sound {
    context: AudioContextExt,
    loudness: f32,
    /// Whether it can be asked how late it is.
    tells: bool,
    spoken: Option<Spoken>,
    scheduled: Option<Scheduled>,
    rendered: Rendered,
    _changes: EventListener,
}

impl Sound {
    /// Opens the way to the loudspeaker, with a volume from 1 to 10. Must be
    /// called in a tap. `changed` is told when the device stops or starts the
    /// sound. `None` where the browser has no Web Audio or no output at all.
    pub fn open(volume: u8, mut changed: impl FnMut() + 'static) -> Option<Sound> {
        // In long pieces: nothing here is in a hurry, and a busy phone does not
        // run dry between them.
        let options = AudioContextOptions::new();
        options.set_latency_hint(&"playback".into());
        let context = AudioContext::new_with_context_options(&options).ok()?;
        let changes = EventListener::new(&context, "statechange", move |_| changed());
        let share = f32::from(volume) / 10.0;
        let sound = Sound {
            context: context.unchecked_into(),
            // Loudness is heard by its logarithm: the square is near enough.
            loudness: share * share,
            tells: tells(),
            spoken: None,
            scheduled: None,
            rendered: Rendered::default(),
            _changes: changes,
        };
        sound.wake();
        Some(sound)
    }

    /// From the next schedule on, words are said with this voice.
    pub fn speak_with(&mut self, spoken: Option<Spoken>) {
        self.spoken = spoken;
    }

    /// Asks the context to run, where it does not. Must be called in a tap.
    pub fn wake(&self) {
        if !self.runs() {
            self.context.resume().into_iter().for_each(let_be);
        }
    }

    /// Whether the audio clock is meant to move. iPhones know a state that
    /// web-sys does not, so only "running" counts.
    pub fn runs(&self) -> bool {
        let state = self.context.state_now().ok().flatten();
        state.as_deref() == Some("running")
    }

    /// The audio clock's reading of what is being heard now.
    pub fn heard(&self) -> Duration {
        if !self.tells {
            return self.sent();
        }
        let sent = self.sent().as_secs_f64();
        let latency = self.context.output_latency().ok().flatten();
        // That clock goes in steps of a piece; between them the page's tells how
        // far it is. It cannot be further than what was sent.
        let heard = self.leaving_now();
        let heard = heard.unwrap_or_else(|| sent - latency.unwrap_or(0.0));
        // Not `clamp`: its panic prints floats, which is 7 KB more to download.
        clock::seconds(heard.max(sent - MOST_LATENCY).min(sent).max(0.0))
    }

    fn leaving_now(&self) -> Option<f64> {
        let output = self.context.output_timestamp().ok()?;
        let since = clock::since_opened().as_secs_f64() - output.performance_time()? / 1000.0;
        // WebKitGTK's stamps run away from its clock, to twice as fast: nothing
        // that is being heard now is heard then.
        if since < -MOST_AHEAD {
            return None;
        }
        // Before anything has left, both are nothing.
        output
            .context_time()
            .filter(|time| *time > 0.0)
            .map(|time| time + since)
    }

    /// The audio clock's reading of what has been handed to the loudspeaker.
    pub fn sent(&self) -> Duration {
        // A clock that does not tell stands still: then there is no sound.
        clock::seconds(self.context.current_seconds().unwrap_or_default())
    }

    /// The first reading at which a sound can still begin.
    pub fn soon(&self) -> Duration {
        self.sent() + LEAD
    }

    /// Puts the nearest cues on the clock; the others with [`Sound::schedule_next`]. What
    /// was there before is taken back.
    ///
    /// # Errors
    /// Where the browser has no room for another node, or none at all.
    pub fn schedule(&mut self, schedule: Schedule) -> Result<(), JsValue> {
        self.silence();
        self.scheduled = Some(Scheduled::begin(&self.context, self.loudness, schedule)?);
        self.schedule_next().map(drop)
    }

    /// Puts some more of them there; whether there are others yet.
    ///
    /// # Errors
    /// As there.
    pub fn schedule_next(&mut self) -> Result<bool, JsValue> {
        let Some(scheduled) = &mut self.scheduled else {
            return Ok(false);
        };
        scheduled.schedule_next(&self.context, self.spoken.as_ref(), &mut self.rendered)
    }

    /// Ends what sounds, with a short fade, and takes back what has not begun.
    pub fn silence(&mut self) {
        if let Some(scheduled) = self.scheduled.take() {
            scheduled.take_back(self.context.current_seconds().unwrap_or_default());
        }
    }
}

/// Has the device's sound system begin while nobody waits: to open the first way to the
/// loudspeaker took Chromium on a desk 78 to 101 ms with the processor 6x slower, the
/// next 4 to 24.
pub fn warm() {
    if let Ok(context) = AudioContext::new() {
        context.close().into_iter().for_each(let_be);
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        self.context.close().into_iter().for_each(let_be);
    }
}

fn tells() -> bool {
    let navigator: Navigator = window().navigator().unchecked_into();
    let name = navigator.user_agent().ok().flatten();
    name.is_none_or(|name| !MUST_NOT_BE_ASKED.iter().all(|part| name.includes(part, 0)))
}
