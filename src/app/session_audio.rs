//! The sound of a session: opened in a tap, watched while it runs, and what the
//! phone knows of it.

use crate::platform::audio::{self, Sound};
use crate::platform::clock;
use crate::platform::media::{self, Asked, Carrier, Playing};
use crate::platform::voice::Spoken;
use hamstretch_core::app::{DeviceEvent, Event, Model, PausedBy, SessionEvent};
use hamstretch_core::diary::Speaker;
use hamstretch_core::method::{Schedule, Voice};
use std::sync::Arc;
use std::time::Duration;

/// A device that stands the sound still for longer than this has stopped it.
const STALL: Duration = Duration::from_millis(250);
/// A sound system takes up to two seconds to begin; one that takes longer is
/// not there.
const BEGINS_WITHIN: Duration = Duration::from_secs(4);
/// A sound system may run ahead at first, to fill what lies before the loudspeaker,
/// and then stand until that plays (WebKitGTK's: half a second ahead, then a second
/// still). A clock that has come this far keeps time.
const FILLS: Duration = Duration::from_secs(1);

/// What can be wrong with the sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoundError {
    /// It cannot be opened, or never began.
    IsNotThere,
    /// It was there, and the device stopped it.
    Stopped,
}

/// The sound, while a session has it: then its clock is the session's.
#[derive(Default)]
pub struct SessionAudio {
    sound: Option<Sound>,
    /// What the phone knows of it, …
    playing: Option<Playing>,
    /// … and by which sound.
    carrier: Option<Carrier>,
    /// Who is to speak, …
    speaker: Option<Speaker>,
    /// … and the voice, once it is there.
    spoken: Option<Spoken>,
    /// How audio and wall clock stood when last compared.
    compared: Option<Compared>,
}

#[derive(Clone, Copy)]
struct Compared {
    heard: Duration,
    wall: Duration,
    /// Whether the sound ran, then or since.
    ran: bool,
    state: ClockState,
}

/// How well the sound's clock is known to keep time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ClockState {
    /// It may never begin.
    Starting,
    /// It did, until the cues were put there anew, which may halt a slow machine's sound
    /// for a moment.
    Rescheduled,
    /// It does.
    Steady,
}

impl ClockState {
    /// Once the cues are put there anew.
    fn rescheduled(self) -> Self {
        match self {
            ClockState::Starting => ClockState::Starting,
            ClockState::Rescheduled | ClockState::Steady => ClockState::Rescheduled,
        }
    }
}

impl SessionAudio {
    /// What an event needs before its time is taken: sound can be opened in
    /// the tap only, and its clock is the one that counts. What the device does with it later
    /// is dispatched.
    ///
    /// # Errors
    /// [`SoundError::IsNotThere`] where sound is wanted and cannot be opened.
    pub fn prepare(
        &mut self,
        event: &Event,
        model: &Model,
        dispatch: impl Fn(SessionEvent) + Clone + 'static,
    ) -> Result<(), SoundError> {
        let settings = model.diary.settings;
        let opens = match event {
            event if model.opens_sound(event) => {
                // The last session's sound may still ring: its clock is not this one's.
                self.close();
                settings.sound || matches!(event, Event::Device(DeviceEvent::TrySound))
            }
            // What a call or a lock has stopped is opened anew.
            event if model.goes_on(event) => {
                let runs = self.sound.as_ref().is_some_and(Sound::runs);
                // Whoever is quick taps before the sound has begun that an earlier tap opened.
                let is_new = self.compared.is_none() || !self.has_begun();
                let is_beginning = model.waits() && self.sound.is_some() && is_new;
                let is_lost =
                    model.paused_by() == Some(PausedBy::Device) || !(runs || is_beginning);
                model.is_to_sound() && is_lost
            }
            _ => false,
        };
        if !opens {
            return Ok(());
        }
        self.compared = None;
        media::sound_over_silent(settings.over_silent);
        self.get_ready();
        if let (None, Some(carrier)) = (&self.playing, &self.carrier) {
            let dispatch = dispatch.clone();
            self.playing = Some(Playing::begin(carrier, move |asked| {
                dispatch(match asked {
                    Asked::Play => SessionEvent::Resume,
                    Asked::Pause => SessionEvent::Pause,
                    Asked::Stopped => SessionEvent::SoundStopped,
                });
            }));
        }
        let changed = move || dispatch(SessionEvent::Wake);
        self.sound = Sound::open(settings.volume, changed);
        match &mut self.sound {
            Some(sound) => {
                sound.speak_with(self.spoken.clone());
                Ok(())
            }
            None => Err(SoundError::IsNotThere),
        }
    }

    /// Wakes the device's sound system, unless a tap was quicker and has.
    pub fn warm(&self) {
        if self.sound.is_none() {
            audio::warm();
        }
    }

    /// Makes what need not be made in the tap that begins a session.
    pub fn get_ready(&mut self) {
        if self.carrier.is_none() {
            self.carrier = Carrier::new();
        }
    }

    /// Readings of the sound's clock, where there is one: what is heard, what was
    /// sent, and the first for which a sound can still be put there.
    pub fn clock(&self) -> Option<[Duration; 3]> {
        let sound = self.sound.as_ref()?;
        Some([sound.heard(), sound.sent(), sound.soon()])
    }

    /// Whether its clock keeps time, or there is none to wait for.
    pub fn has_begun(&self) -> bool {
        self.compared
            .is_none_or(|compared| compared.state != ClockState::Starting)
    }

    /// Puts the nearest cues on the clock; the others with [`SessionAudio::schedule_next`].
    ///
    /// # Errors
    /// [`SoundError::IsNotThere`] where the browser takes none.
    pub fn schedule(&mut self, schedule: Schedule) -> Result<(), SoundError> {
        if let Some(sound) = &mut self.sound {
            let scheduled = sound.schedule(schedule);
            scheduled.map_err(|_| SoundError::IsNotThere)?;
            let before = self.compared.map(|compared| compared.state);
            let state = before.map_or(ClockState::Starting, ClockState::rescheduled);
            self.compared = Some(Compared {
                heard: sound.heard(),
                wall: clock::since_opened(),
                ran: state == ClockState::Rescheduled || sound.runs(),
                state,
            });
        }
        Ok(())
    }

    /// Puts some more of them there; whether there are others yet.
    ///
    /// # Errors
    /// As there.
    pub fn schedule_next(&mut self) -> Result<bool, SoundError> {
        let is_unfinished = self.sound.as_mut().map_or(Ok(false), Sound::schedule_next);
        is_unfinished.map_err(|_| SoundError::IsNotThere)
    }

    /// Takes back every cue not yet heard.
    pub fn silence(&mut self) {
        if let Some(sound) = &mut self.sound {
            sound.silence();
        }
    }

    /// Tells the phone what is going on, and whether it plays.
    pub fn tell(&self, words: &str, plays: bool) {
        if let Some(playing) = &self.playing {
            playing.tell(words, plays);
        }
    }

    /// From now on this one is to speak.
    pub fn listen_to(&mut self, speaker: Speaker) {
        self.speaker = Some(speaker);
    }

    /// Takes a voice in; nothing where by now another is to speak.
    pub fn take_voice(&mut self, speaker: Speaker, spoken: Spoken) -> Option<Arc<Voice>> {
        if self.speaker != Some(speaker) {
            return None;
        }
        let voice = Arc::new(spoken.voice);
        if let Some(sound) = &mut self.sound {
            sound.speak_with(Some(spoken.clone()));
        }
        self.spoken = Some(spoken);
        Some(voice)
    }

    /// Whether the sound does what a running session needs of it.
    ///
    /// # Errors
    /// What it does instead.
    pub fn check(&mut self) -> Result<(), SoundError> {
        let (Some(sound), Some(compared)) = (&self.sound, &mut self.compared) else {
            return Ok(());
        };
        let (heard, wall) = (sound.heard(), clock::since_opened());
        let moved = heard.saturating_sub(compared.heard);
        let passed = wall.saturating_sub(compared.wall);
        let runs = sound.runs();
        let was_stopped = compared.ran && !runs;
        // Its clock may move before it says that it runs: Firefox' has by some 20 ms
        // when it first does.
        compared.ran |= runs;
        let stood_still = |limit| passed > moved + limit;
        let keeps_time = compared.ran && moved >= FILLS;
        let has_stalled = match compared.state {
            ClockState::Steady => was_stopped || stood_still(STALL),
            _ if was_stopped => true,
            ClockState::Starting | ClockState::Rescheduled if keeps_time => false,
            ClockState::Rescheduled if stood_still(FILLS) => true,
            ClockState::Starting if passed > BEGINS_WITHIN => return Err(SoundError::IsNotThere),
            ClockState::Starting | ClockState::Rescheduled => return Ok(()),
        };
        *compared = Compared {
            heard,
            wall,
            ran: true,
            state: ClockState::Steady,
        };
        match has_stalled {
            true => Err(SoundError::Stopped),
            false => Ok(()),
        }
    }

    /// Wakes it, where the phone made it stand still.
    pub fn wake(&self) {
        if let Some(sound) = &self.sound {
            sound.wake();
        }
    }

    /// A session is over: its clock need not be watched.
    pub fn rest(&mut self) {
        self.compared = None;
    }

    /// Closes the sound: from now on the wall clock counts.
    pub fn close(&mut self) {
        self.sound = None;
        self.playing = None;
        self.compared = None;
    }
}
