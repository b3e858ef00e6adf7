//! Sound: cues put on the audio hardware's own clock, all of them at once, so
//! that nothing the page does or suffers can delay one.

use super::clock;
use super::promise::let_be;
use super::voice::Spoken;
use super::window;
use crate::stretch::{Cue, Schedule, Signal, Word, palette};
use gloo_events::EventListener;
use js_sys::JsString;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{
    AudioBuffer, AudioBufferSourceNode, AudioContext, AudioContextOptions, AudioContextState,
    AudioScheduledSourceNode, GainNode,
};

#[wasm_bindgen]
extern "C" {
    // Not in web-sys; Safari has no such number.
    #[wasm_bindgen(extends = AudioContext)]
    type Delayed;
    #[wasm_bindgen(method, getter, js_name = outputLatency)]
    fn output_latency(this: &Delayed) -> Option<f64>;
    #[wasm_bindgen(method, catch, js_name = getOutputTimestamp)]
    fn output_timestamp(this: &Delayed) -> Result<Output, JsValue>;

    /// To look through a text in Rust takes a kilobyte more.
    type Named;
    #[wasm_bindgen(method, getter, js_name = userAgent)]
    fn user_agent(this: &Named) -> JsString;

    /// Which sample was leaving the loudspeaker, and when by the page's clock, in ms.
    type Output;
    #[wasm_bindgen(method, getter, js_name = contextTime)]
    fn context_time(this: &Output) -> Option<f64>;
    #[wasm_bindgen(method, getter, js_name = performanceTime)]
    fn performance_time(this: &Output) -> Option<f64>;
}

/// From the tap to the first instant on the audio clock: long enough to put the
/// nearest sounds there on a slow phone, short enough to feel immediate.
const LEAD: Duration = Duration::from_millis(150);

/// Sound is faded in and out over this, so that it never clicks.
const FADE: f64 = 0.012;

/// A voice's clips are made at -20 dBFS with peaks of at most -2; this brings
/// them near the loudness of the tones, short of clipping.
const VOICE: f32 = 1.25;

/// A tone that is spoken over sinks to this, …
const DUCKED: f32 = 0.2;
/// … within about three times this, in seconds, …
const DUCKS_IN: f64 = 0.015;
/// … and has by the time the word begins: its first consonant is soft.
const DUCKS_BEFORE: f64 = 0.05;

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
    context: Delayed,
    loudness: f32,
    /// Whether it can be asked how late it is.
    tells: bool,
    spoken: Option<Spoken>,
    scheduled: Option<Scheduled>,
    rendered: Vec<(Signal, Duration, AudioBuffer)>,
    _changes: EventListener,
}

/// What lies on the clock.
struct Scheduled {
    way_out: GainNode,
    sources: Vec<(AudioBufferSourceNode, f64, f64)>,
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
            rendered: Vec::new(),
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
        self.context.state() == AudioContextState::Running
    }

    /// The audio clock's reading of what is being heard now.
    pub fn heard(&self) -> Duration {
        let sent = self.context.current_time();
        if !self.tells {
            return self.sent();
        }
        let latency = self.context.output_latency().unwrap_or(0.0);
        // That clock goes in steps of a piece; between them the page's tells how
        // far it is. It cannot be further than what was sent.
        let heard = self.leaving_now().unwrap_or(sent - latency);
        Duration::from_secs_f64(heard.clamp(sent - MOST_LATENCY, sent).max(0.0))
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
        Duration::from_secs_f64(self.context.current_time())
    }

    /// The first reading at which a sound can still begin.
    pub fn soon(&self) -> Duration {
        self.sent() + LEAD
    }

    /// Puts cues on the clock. What was there before is taken back.
    pub fn schedule(&mut self, schedule: &Schedule) {
        self.silence();
        // A browser without room for another node stays silent and goes on.
        let _ = self.try_schedule(schedule);
    }

    fn try_schedule(&mut self, Schedule { now, from, cues }: &Schedule) -> Result<(), JsValue> {
        let now = now.as_secs_f64();
        let way_out = self.context.create_gain()?;
        way_out.gain().set_value_at_time(0.0, 0.0)?;
        way_out.gain().set_value_at_time(0.0, now)?;
        way_out
            .gain()
            .linear_ramp_to_value_at_time(self.loudness, now + FADE)?;
        way_out.connect_with_audio_node(&self.context.destination())?;
        // Tones go through a gain of their own, to sink under words.
        let tones = self.gain_into(&way_out, 1.0)?;
        let words = self.gain_into(&way_out, VOICE)?;
        let mut sources = Vec::with_capacity(cues.len());
        for cue in cues {
            let source = self.context.create_buffer_source()?;
            // A sound in mid-course begins now, from its middle.
            let begun = from.since(cue.at).as_secs_f64();
            let starts = now + cue.at.since(*from).as_secs_f64();
            let ends = starts + cue.lasts.as_secs_f64() - begun;
            let offset = match cue.signal {
                Signal::Says(word) => {
                    let Some((buffer, offset)) = self.clip(word) else {
                        continue;
                    };
                    source.set_buffer(Some(&buffer));
                    source.connect_with_audio_node(&words)?;
                    let gain = tones.gain();
                    let ducks = (starts - DUCKS_BEFORE).max(now);
                    gain.set_target_at_time(DUCKED, ducks, DUCKS_IN)?;
                    gain.set_target_at_time(1.0, ends, DUCKS_IN)?;
                    offset
                }
                _ => {
                    source.set_buffer(Some(&self.rendered(cue)?));
                    source.connect_with_audio_node(&tones)?;
                    begun
                }
            };
            source.start_with_when_and_grain_offset(starts, offset)?;
            AudioScheduledSourceNode::stop_with_when(&source, ends)?;
            sources.push((source, starts, ends));
        }
        self.scheduled = Some(Scheduled { way_out, sources });
        Ok(())
    }

    fn gain_into(&self, way_out: &GainNode, gain: f32) -> Result<GainNode, JsValue> {
        let node = self.context.create_gain()?;
        node.gain().set_value(gain);
        node.connect_with_audio_node(way_out)?;
        Ok(node)
    }

    /// Where a word is to be found, and from which second.
    fn clip(&self, word: Word) -> Option<(AudioBuffer, f64)> {
        let spoken = self.spoken.as_ref()?;
        Some((spoken.sound.clone(), spoken.starts(word)))
    }

    /// Ends what sounds, with a short fade, and takes back what has not begun.
    pub fn silence(&mut self) {
        let Some(Scheduled { way_out, sources }) = self.scheduled.take() else {
            return;
        };
        let now = self.context.current_time();
        let gain = way_out.gain();
        let faded = gain
            .cancel_scheduled_values(now)
            .and_then(|gain| gain.set_target_at_time(0.0, now, FADE / 3.0));
        let fade = if faded.is_ok() { 2.0 * FADE } else { 0.0 };
        for (source, starts, ends) in sources {
            let stop = if starts <= now { now + fade } else { now };
            if ends > now {
                // It was started, so it can be stopped.
                let _ = AudioScheduledSourceNode::stop_with_when(&source, stop);
            }
        }
    }

    fn rendered(&mut self, cue: &Cue) -> Result<AudioBuffer, JsValue> {
        let Cue { signal, lasts, .. } = *cue;
        let known = self
            .rendered
            .iter()
            .find(|(known, length, _)| (*known, *length) == (signal, lasts));
        if let Some((_, _, buffer)) = known {
            return Ok(buffer.clone());
        }
        let per_second = self.context.sample_rate();
        let samples = palette::samples(signal, lasts, per_second);
        let buffer = self
            .context
            .create_buffer(1, samples.len().max(1) as u32, per_second)?;
        buffer.copy_to_channel(&samples, 0)?;
        self.rendered.push((signal, lasts, buffer.clone()));
        Ok(buffer)
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        self.context.close().into_iter().for_each(let_be);
    }
}

fn tells() -> bool {
    let navigator: Named = window().navigator().unchecked_into();
    let name = navigator.user_agent();
    !MUST_NOT_BE_ASKED.iter().all(|part| name.includes(part, 0))
}
