//! Sound: cues put on the audio hardware's own clock, all of them at once, so
//! that nothing the page does or suffers can delay one.

use super::promise::let_be;
use crate::stretch::{Schedule, Signal, palette};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{
    AudioBuffer, AudioBufferSourceNode, AudioContext, AudioContextState, AudioScheduledSourceNode,
    GainNode,
};

#[wasm_bindgen]
extern "C" {
    // Not in web-sys; Safari has no such number.
    #[wasm_bindgen(extends = AudioContext)]
    type Delayed;
    #[wasm_bindgen(method, getter, js_name = outputLatency)]
    fn output_latency(this: &Delayed) -> Option<f64>;
}

/// From the tap to the first instant on the audio clock: long enough to put the
/// nearest sounds there on a slow phone, short enough to feel immediate.
const LEAD: Duration = Duration::from_millis(150);

/// Sound is faded in and out over this, so that it never clicks.
const FADE: f64 = 0.012;

/// No output is this late; a browser that says so is wrong.
const MOST_LATENCY: f64 = 1.0;

/// An open way to the loudspeaker, with the only clock that sound obeys.
#[must_use = "dropping it closes the sound"]
pub struct Sound {
    context: Delayed,
    scheduled: Option<Scheduled>,
    rendered: Vec<(Signal, Duration, AudioBuffer)>,
}

/// What lies on the clock.
struct Scheduled {
    way_out: GainNode,
    sources: Vec<(AudioBufferSourceNode, f64, f64)>,
}

impl Sound {
    /// Opens the way to the loudspeaker. Must be called in a tap. `None` where
    /// the browser has no Web Audio or no output at all.
    pub fn open() -> Option<Sound> {
        let context = AudioContext::new().ok()?;
        let sound = Sound {
            context: context.unchecked_into(),
            scheduled: None,
            rendered: Vec::new(),
        };
        sound.wake();
        Some(sound)
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
        let latency = self.context.output_latency().unwrap_or(0.0);
        let latency = latency.clamp(0.0, MOST_LATENCY);
        Duration::from_secs_f64((self.context.current_time() - latency).max(0.0))
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
            .linear_ramp_to_value_at_time(1.0, now + FADE)?;
        way_out.connect_with_audio_node(&self.context.destination())?;
        let sources = self.scheduled.insert(Scheduled {
            way_out,
            sources: Vec::with_capacity(cues.len()),
        });
        let way_out = sources.way_out.clone();
        for cue in cues {
            let buffer = self.rendered(cue.signal, cue.lasts)?;
            let source = self.context.create_buffer_source()?;
            source.set_buffer(Some(&buffer));
            source.connect_with_audio_node(&way_out)?;
            // A sound in mid-course begins now, from its middle.
            let begun = from.since(cue.at).as_secs_f64();
            let starts = now + cue.at.since(*from).as_secs_f64();
            let ends = starts + cue.lasts.as_secs_f64() - begun;
            source.start_with_when_and_grain_offset(starts, begun)?;
            AudioScheduledSourceNode::stop_with_when(&source, ends)?;
            if let Some(scheduled) = &mut self.scheduled {
                scheduled.sources.push((source, starts, ends));
            }
        }
        Ok(())
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

    fn rendered(&mut self, signal: Signal, lasts: Duration) -> Result<AudioBuffer, JsValue> {
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
