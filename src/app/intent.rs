//! What goes in and what comes out of the [`Model`](super::Model).

use super::{Screen, Storing};
use crate::diary::{Id, Key, Stamp};
use crate::stretch::{Buzz, First, Part, Reason, Schedule};
use std::time::Duration;

/// What a person or the browser wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Begin the routine shown on the home screen.
    Start,
    /// Stand still.
    Pause,
    /// Go on.
    Resume,
    /// End the present phase.
    Skip,
    /// Do the rep before again.
    BackOneRep,
    /// Stand still and ask what happened.
    AskToStop,
    /// The answer: nothing, go on.
    KeepGoing,
    /// The answer: this.
    Stop(Reason),
    /// Time has passed.
    Wake,
    /// The device stopped the sound in mid-session.
    SoundStopped,
    /// Sound cannot be had after all: go on without.
    SoundFailed,
    /// The address changed to this.
    Went(String),
    /// One press of a stepper of the person's own routine.
    Step(Part, bool),
    /// Begin with another leg.
    BeginWith(First),
    /// The method's own routine again.
    UsualRoutine,
    /// Keep the offered routine as the person's own.
    KeepOffer,
    /// Cues are to be heard, or not.
    SetSound(bool),
    /// Cues are to be felt, or not.
    SetVibration(bool),
    /// One day a week more, or less.
    StepDays(bool),
    /// Take an entry out of the diary.
    Delete(Id),
    /// Put it back.
    Undo,
    /// Storage did not take what was to be stored there.
    NotStored(Key, Storing),
    /// Something unreadable could not be set aside: it stays where it is.
    NotSetAside(String),
    /// Try once more to store what was not.
    StoreAgain,
    /// The screen cannot be kept on.
    ScreenNotHeld,
    /// The page came back into view.
    Returned,
    /// Everything the app consists of lies on this device.
    IsKept,
}

/// When an intent comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The session clock's reading of what is heard now.
    pub now: Duration,
    /// The reading of what has been handed to the loudspeaker: it will be heard
    /// whatever happens, so a pause begins there.
    pub sent: Duration,
    /// The first reading for which a sound can still be put on that clock.
    pub soon: Duration,
    /// The calendar's.
    pub stamp: Stamp,
    /// A number nobody can guess.
    pub chance: u32,
}

/// What the model asks of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put these cues on the session's clock.
    Schedule(Schedule),
    /// Take back every cue not yet heard, and end what sounds or buzzes.
    Silence,
    /// Vibrate.
    Buzz(Buzz),
    /// Keep the screen on.
    HoldScreen,
    /// Keep the screen on again, after the page was hidden.
    HoldScreenAgain,
    /// The screen may go dark.
    ReleaseScreen,
    /// Store a text.
    Store(Key, String),
    /// Remove what is stored.
    Forget(Key),
    /// Move what is stored under this name to a name of its own, aside.
    SetAside(String),
    /// Show another screen.
    Go(Screen),
    /// Show another screen in place of this one, so that Back does not return.
    GoInstead(Screen),
    /// Undo the step back that would have left the session.
    ReturnToSession,
}
