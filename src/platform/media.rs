//! What the phone knows of the session: a sound that plays on and on, too soft
//! to be heard, with a name and a pause button on the lock screen and on the
//! headset.
//!
//! Web Audio alone is nothing to a phone: no focus, no lock-screen button, and
//! a page that may be put to sleep. An `<audio>` element longer than 5 s that
//! really sounds, if only just, is.

use super::promise::let_be;
use super::{files, window};
use gloo_events::EventListener;
use hamstretch_core::words::NAME;
use js_sys::{Function, Object};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAudioElement, Url};

// web-sys has these behind an unstable flag only, or not at all.
#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(method, catch, getter, js_name = mediaSession)]
    fn media_session_if_any(this: &Navigator) -> Result<Option<MediaSession>, JsValue>;
    #[wasm_bindgen(method, catch, getter, js_name = audioSession)]
    fn audio_session_if_any(this: &Navigator) -> Result<Option<AudioSession>, JsValue>;

    type MediaSession;
    #[wasm_bindgen(method, catch, setter, js_name = metadata)]
    fn set_metadata(this: &MediaSession, metadata: Option<&Metadata>) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, setter, js_name = playbackState)]
    fn set_playback_state(this: &MediaSession, state: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setActionHandler)]
    fn set_action_handler(
        this: &MediaSession,
        action: &str,
        handler: Option<&Function>,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(js_name = MediaMetadata)]
    type Metadata;
    #[wasm_bindgen(catch, constructor, js_class = "MediaMetadata")]
    fn new(words: &About) -> Result<Metadata, JsValue>;

    #[wasm_bindgen(extends = Object)]
    type About;
    #[wasm_bindgen(method, setter)]
    fn set_title(this: &About, title: &str);
    #[wasm_bindgen(method, setter)]
    fn set_artist(this: &About, artist: &str);

    // To web-sys these never throw.
    type Player;
    #[wasm_bindgen(method, catch, setter, js_name = loop)]
    fn set_loop(this: &Player, is_set: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn src(this: &Player) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, catch, setter)]
    fn set_src(this: &Player, address: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn paused(this: &Player) -> Result<Option<bool>, JsValue>;

    type Pressed;
    #[wasm_bindgen(method, getter)]
    fn action(this: &Pressed) -> String;

    type AudioSession;
    #[wasm_bindgen(method, catch, setter, js_name = type)]
    fn set_type(this: &AudioSession, kind: &str) -> Result<(), JsValue>;
}

/// What was asked for from outside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Stand still.
    Pause,
    /// Go on.
    Play,
    /// Nobody asked: the phone took the sound away.
    Stopped,
}

/// Whether this browser lets a page choose how its sound goes with the phone's
/// silent switch and with other sound. iPhones do.
pub fn has_silent_switch() -> bool {
    audio_session().is_some()
}

/// Sounds over the silent switch, and in the background, at the price of
/// stopping other sound; or not.
pub fn sound_over_silent(over: bool) {
    if let Some(session) = audio_session() {
        // A browser that refuses leaves it as it is.
        let _ = session.set_type(if over { "playback" } else { "ambient" });
    }
}

fn audio_session() -> Option<AudioSession> {
    navigator().audio_session_if_any().ok().flatten()
}

fn navigator() -> Navigator {
    window().navigator().unchecked_into()
}

/// What plays the soft sound, and what it is made of. One serves every session of a
/// page: WebKitGTK stands still for good when it throws a player away that is still
/// loading (seen in a debugger: its collector of garbage waited for the thread that
/// read the sound, and that for it).
#[must_use = "dropping it takes it back"]
pub struct Carrier {
    element: HtmlAudioElement,
    address: String,
}

impl Carrier {
    /// Makes it. `None` where the browser has no room for it.
    pub fn new() -> Option<Carrier> {
        let element = HtmlAudioElement::new().ok()?;
        player(&element).set_loop(true).ok()?;
        let address = files::address(&carrier(), "audio/wav")?;
        Some(Carrier { element, address })
    }
}

impl Drop for Carrier {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.address);
    }
}

/// The soft sound that plays on and on.
#[must_use = "dropping it ends the sound"]
pub struct Playing {
    element: HtmlAudioElement,
    session: Option<MediaSession>,
    _pressed: Closure<dyn FnMut(Pressed)>,
    _stopped: EventListener,
}

fn player(element: &HtmlAudioElement) -> &Player {
    element.unchecked_ref()
}

const ACTIONS: [&str; 2] = ["play", "pause"];

impl Playing {
    /// Begins. Must be called in a tap.
    pub fn begin(carrier: &Carrier, asked: impl Fn(Asked) + Clone + 'static) -> Playing {
        let element = carrier.element.clone();
        let src = player(&element).src().ok().flatten();
        if src.unwrap_or_default().is_empty() {
            // Without it nothing plays, and the phone is told nothing.
            let _ = player(&element).set_src(&carrier.address);
        }
        let tell = asked.clone();
        let pressed = Closure::<dyn FnMut(Pressed)>::new(move |pressed: Pressed| {
            tell(match pressed.action().as_str() {
                "play" => Asked::Play,
                _ => Asked::Pause,
            });
        });
        let heard = element.clone();
        let stopped = EventListener::new(&element, "pause", move |_| {
            // Word of a pause comes late: it may play again.
            if player(&heard).paused().ok().flatten() == Some(true) {
                asked(Asked::Stopped);
            }
        });
        let session = navigator().media_session_if_any().ok().flatten();
        for action in ACTIONS {
            if let Some(session) = &session {
                // A browser without this button just has no such button.
                let _ = session.set_action_handler(action, Some(pressed.as_ref().unchecked_ref()));
            }
        }
        let playing = Playing {
            element,
            session,
            _pressed: pressed,
            _stopped: stopped,
        };
        // In the tap itself: an iPhone takes no later one for granted.
        playing.play();
        playing
    }

    fn play(&self) {
        self.element.play().into_iter().for_each(let_be);
    }

    /// Says what is going on, and whether it goes on or stands still.
    pub fn tell(&self, title: &str, plays: bool) {
        if plays {
            self.play();
        } else {
            // A browser that cannot pause did not play.
            let _ = self.element.pause();
        }
        if let Some(session) = &self.session {
            let about: About = Object::new().unchecked_into();
            about.set_title(title);
            about.set_artist(NAME);
            // A phone that is told nothing shows the page's name.
            if let Ok(metadata) = Metadata::new(&about) {
                let _ = session.set_metadata(Some(&metadata));
            }
            let _ = session.set_playback_state(if plays { "playing" } else { "paused" });
        }
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        let _ = self.element.pause();
        if let Some(session) = &self.session {
            for action in ACTIONS {
                let _ = session.set_action_handler(action, None);
            }
            let _ = session.set_metadata(None);
            let _ = session.set_playback_state("none");
        }
    }
}

/// Six seconds of a 40 Hz hum at about -60 dBFS, as a WAV file: above the -72 dBFS
/// under which Chromium takes a page for silent, below what a phone's speaker
/// can give.
fn carrier() -> Vec<u8> {
    const PER_SECOND: u32 = 8_000;
    const SAMPLES: u32 = 6 * PER_SECOND;
    const PERIOD: i16 = 200;
    let mut wav = Vec::with_capacity(44 + 2 * SAMPLES as usize);
    wav.extend_from_slice(b"RIFF");
    wav.extend_from_slice(&(36 + 2 * SAMPLES).to_le_bytes());
    // One channel of 16-bit samples.
    wav.extend_from_slice(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    wav.extend_from_slice(&PER_SECOND.to_le_bytes());
    wav.extend_from_slice(&(2 * PER_SECOND).to_le_bytes());
    wav.extend_from_slice(b"\x02\0\x10\0data");
    wav.extend_from_slice(&(2 * SAMPLES).to_le_bytes());
    // A triangle between -50 and 50 of 32,767. Made once and copied: sample by sample
    // it kept a slow phone's tap waiting.
    let period: Vec<u8> = (0..PERIOD)
        .flat_map(|sample| ((sample - PERIOD / 2).abs() - PERIOD / 4).to_le_bytes())
        .collect();
    wav.extend(period.repeat(SAMPLES as usize / PERIOD as usize));
    wav
}
