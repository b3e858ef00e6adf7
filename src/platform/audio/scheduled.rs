//! What lies on the audio clock: every cue a node of its own, with its beginning
//! and its end.

use crate::platform::voice::Spoken;
use hamstretch_core::method::{Cue, Schedule, Signal, palette};
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AudioBuffer, AudioBufferSourceNode, AudioContext, AudioNode, AudioParam,
    AudioScheduledSourceNode, GainNode,
};

// To web-sys these never throw.
#[wasm_bindgen]
extern "C" {
    type AudioNodeExt;
    #[wasm_bindgen(method, catch, getter)]
    fn gain(this: &AudioNodeExt) -> Result<AudioParam, JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn destination(this: &AudioNodeExt) -> Result<AudioNode, JsValue>;
    #[wasm_bindgen(method, catch, getter, js_name = sampleRate)]
    fn per_second(this: &AudioNodeExt) -> Result<f32, JsValue>;

    type AudioParamExt;
    #[wasm_bindgen(method, catch, setter)]
    fn set_value(this: &AudioParamExt, value: f32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, setter)]
    fn set_buffer(this: &AudioParamExt, buffer: &AudioBuffer) -> Result<(), JsValue>;
}

fn gain(node: &GainNode) -> Result<AudioParam, JsValue> {
    node.unchecked_ref::<AudioNodeExt>().gain()
}

/// So many cues are laid in one task, about half a minute of a session: to lay the 210
/// of a whole one took some 50 to 150 ms with the processor 6x slower.
const AT_ONCE: usize = 24;

/// Sound is faded in and out over this, so that it never clicks.
const FADE: f64 = 0.012;

/// A voice's clips are made at -20 dBFS with peaks of at most -2; this brings
/// them near the loudness of the tones, short of clipping.
const VOICE: f32 = 1.25;

/// A tone that is spoken over sinks to this, 20 dB below the word: at 14 a recogniser
/// took "Pull" over the pull's tone for another word, …
const DUCKED: f32 = 0.1;
/// … within about three times this, in seconds, …
const DUCKS_IN: f64 = 0.015;
/// … and has by the time the word begins: its first consonant is soft.
const DUCKS_BEFORE: f64 = 0.05;

/// The cues on the clock, and those that are to come there.
pub(super) struct Scheduled {
    way_out: GainNode,
    /// Tones go through a gain of their own, to sink under words.
    tones: GainNode,
    words: GainNode,
    schedule: Schedule,
    /// How many of the schedule's cues are scheduled.
    laid: usize,
    /// Each with its beginning and its end, by the clock.
    sources: Vec<(AudioBufferSourceNode, f64, f64)>,
}

/// Tones that were made once, to be heard again.
#[derive(Default)]
pub(super) struct Rendered(Vec<(Signal, Duration, AudioBuffer)>);

impl Scheduled {
    /// The way out, open from the schedule's beginning on.
    pub(super) fn begin(
        context: &AudioContext,
        loudness: f32,
        schedule: Schedule,
    ) -> Result<Scheduled, JsValue> {
        let now = schedule.now.as_secs_f64();
        let way_out = context.create_gain()?;
        let rises = gain(&way_out)?;
        rises.set_value_at_time(0.0, 0.0)?;
        rises.set_value_at_time(0.0, now)?;
        rises.linear_ramp_to_value_at_time(loudness, now + FADE)?;
        let loudspeaker = context.unchecked_ref::<AudioNodeExt>().destination()?;
        way_out.connect_with_audio_node(&loudspeaker)?;
        let into = |value: f32| {
            let node = context.create_gain()?;
            gain(&node)?
                .unchecked_ref::<AudioParamExt>()
                .set_value(value)?;
            node.connect_with_audio_node(&way_out)?;
            Ok::<_, JsValue>(node)
        };
        Ok(Scheduled {
            tones: into(1.0)?,
            words: into(VOICE)?,
            way_out,
            sources: Vec::with_capacity(schedule.cues.len()),
            schedule,
            laid: 0,
        })
    }

    /// Lays the next cues; whether there are others yet.
    pub(super) fn schedule_next(
        &mut self,
        context: &AudioContext,
        spoken: Option<&Spoken>,
        rendered: &mut Rendered,
    ) -> Result<bool, JsValue> {
        let Schedule { now, from, cues } = &self.schedule;
        let now = now.as_secs_f64();
        for cue in cues.iter().skip(self.laid).take(AT_ONCE) {
            self.laid += 1;
            let source = context.create_buffer_source()?;
            let sounding: &AudioParamExt = source.unchecked_ref();
            // A sound in mid-course begins now, from its middle.
            let begun = from.since(cue.at).as_secs_f64();
            let starts = now + cue.at.since(*from).as_secs_f64();
            let ends = starts + cue.lasts.as_secs_f64() - begun;
            let offset = match cue.signal {
                Signal::Says(word) => {
                    let Some(spoken) = spoken else {
                        continue;
                    };
                    sounding.set_buffer(&spoken.sound)?;
                    source.connect_with_audio_node(&self.words)?;
                    let gain = gain(&self.tones)?;
                    let ducks = (starts - DUCKS_BEFORE).max(now);
                    gain.set_target_at_time(DUCKED, ducks, DUCKS_IN)?;
                    gain.set_target_at_time(1.0, ends, DUCKS_IN)?;
                    spoken.starts(word)
                }
                _ => {
                    sounding.set_buffer(&rendered.tone(context, cue)?)?;
                    source.connect_with_audio_node(&self.tones)?;
                    begun
                }
            };
            source.start_with_when_and_grain_offset(starts, offset)?;
            AudioScheduledSourceNode::stop_with_when(&source, ends)?;
            self.sources.push((source, starts, ends));
        }
        Ok(self.laid < self.schedule.cues.len())
    }

    /// Ends what sounds at `now`, with a short fade, and takes back what has not begun.
    pub(super) fn take_back(self, now: f64) {
        let faded = gain(&self.way_out)
            .and_then(|gain| gain.cancel_scheduled_values(now))
            .and_then(|gain| gain.set_target_at_time(0.0, now, FADE / 3.0));
        let fade = if faded.is_ok() { 2.0 * FADE } else { 0.0 };
        for (source, starts, ends) in self.sources {
            let stop = if starts <= now { now + fade } else { now };
            if ends > now {
                // It was started, so it can be stopped.
                let _ = AudioScheduledSourceNode::stop_with_when(&source, stop);
            }
        }
    }
}

impl Rendered {
    fn tone(&mut self, context: &AudioContext, cue: &Cue) -> Result<AudioBuffer, JsValue> {
        let Cue { signal, lasts, .. } = *cue;
        let known = self
            .0
            .iter()
            .find(|(known, length, _)| (*known, *length) == (signal, lasts));
        if let Some((_, _, buffer)) = known {
            return Ok(buffer.clone());
        }
        let per_second = context.unchecked_ref::<AudioNodeExt>().per_second()?;
        let samples = palette::samples(signal, lasts, per_second);
        let buffer = context.create_buffer(1, samples.len().max(1) as u32, per_second)?;
        buffer.copy_to_channel(&samples, 0)?;
        self.0.push((signal, lasts, buffer.clone()));
        Ok(buffer)
    }
}
