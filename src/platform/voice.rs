//! The voices: files that are fetched once the app stands, and decoded.

use super::fetching;
use super::promise::when_settled;
use hamstretch_core::method::{Voice, Word};
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AudioBuffer, OfflineAudioContext, Response};

/// Decoded at the rate most loudspeakers run at, so that playing it needs no
/// resampling.
const PER_SECOND: f32 = 48_000.0;
/// What counts as audible, of full scale: as `tools/voice` measured it.
const AUDIBLE: f32 = 0.02;
/// Decoders put up to 50 ms of silence before a sound of ours, which begins
/// with 200 ms of its own.
const LOOK_IN: usize = PER_SECOND as usize / 2;

/// A voice that can be played.
#[derive(Clone)]
pub struct Spoken {
    /// All its words, one after the other.
    pub sound: AudioBuffer,
    /// Where each is.
    pub voice: Voice,
    /// By how much this browser's decoder shifts them, in seconds.
    shift: f64,
}

impl Spoken {
    /// Where a word begins, in seconds.
    pub fn starts(&self, word: Word) -> f64 {
        f64::from(self.voice.clip(word).starts) / 1000.0 + self.shift
    }
}

/// Fetches a voice by its name and decodes it; `then` is given nothing where that cannot be
/// done: then a session has tones alone.
pub fn fetch(name: &str, then: impl FnOnce(Option<Spoken>) + 'static) {
    let file = format!("voices/{name}.voice");
    when_settled(fetching::fetch(&file), move |answer| {
        let response = answer.ok().map(JsCast::unchecked_into::<Response>);
        let bytes = response
            .filter(Response::ok)
            .and_then(|response| response.array_buffer().ok());
        let Some(bytes) = bytes else {
            return then(None);
        };
        when_settled(bytes, move |bytes| match bytes {
            Ok(bytes) => decode(&bytes.unchecked_into(), then),
            Err(_) => then(None),
        });
    });
}

fn decode(file: &ArrayBuffer, then: impl FnOnce(Option<Spoken>) + 'static) {
    let header = file.slice_with_end(0, Voice::HEADER as u32 + 1);
    let voice = Voice::parse(&Uint8Array::new(&header).to_vec());
    let Some((voice, sound)) = voice.zip(decoded(&file.slice(Voice::HEADER as u32)).ok()) else {
        return then(None);
    };
    when_settled(sound, move |sound| {
        let sound = sound.ok().map(JsCast::unchecked_into::<AudioBuffer>);
        then(sound.map(|sound| Spoken {
            shift: shift(&sound, &voice),
            sound,
            voice,
        }));
    });
}

fn decoded(sound: &ArrayBuffer) -> Result<Promise, JsValue> {
    let context = OfflineAudioContext::new_with_number_of_channels_and_length_and_sample_rate(
        1, 1, PER_SECOND,
    )?;
    context.decode_audio_data(sound)
}

/// How much later than measured the first audible sample is, in seconds.
fn shift(sound: &AudioBuffer, voice: &Voice) -> f64 {
    let mut beginning = vec![0.0_f32; LOOK_IN];
    let copied = sound.copy_from_channel(&mut beginning, 0);
    let first = beginning
        .iter()
        .position(|sample| sample.abs() >= AUDIBLE)
        .filter(|_| copied.is_ok());
    let expected = f64::from(voice.first) / 1000.0;
    first.map_or(0.0, |first| first as f64 / f64::from(PER_SECOND) - expected)
}
