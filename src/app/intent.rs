//! What goes in and what comes out of the [`Model`](super::Model).

use super::{Build, Form, Install, Screen, Storing};
use crate::diary::{By, Found, Id, Key, Pain, Refusal, Reminders, Said, Setting, Speaker, Stamp};
use crate::stretch::{Buzz, First, Group, Leg, Note, Part, Reason, Routine, Schedule, Voice};
use std::sync::Arc;
use std::time::Duration;

/// What a person or the browser wants.
#[derive(Clone, Debug)]
pub enum Intent {
    /// Begin the routine shown on the home screen.
    Start,
    /// The safety check: this applies, or no longer.
    Tick(Group),
    /// The safety check is answered: what is ticked applies, and nothing else.
    Answered,
    /// A clinician was asked.
    HaveAsked,
    /// The answers to the safety check no longer hold.
    Withdraw,
    /// Go on with the session that was broken off.
    Continue,
    /// Do not go on with it: keep what was done.
    FinishHere,
    /// No other tab has a session: this one may.
    Claimed,
    /// Another tab has one, and has written this down of it.
    RunsElsewhere(Option<String>),
    /// What the safer store has, and whether no tab has a session.
    Recovered(Arc<Found>, bool),
    /// Stand still.
    Pause,
    /// Go on.
    Resume,
    /// End the present phase.
    Skip,
    /// Do the rep before again.
    BackOneRep,
    /// Take longer to get ready.
    TakeLonger,
    /// The first session's question is answered: no sound is heard.
    HearNothing,
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
    /// One press of a stepper of the routine that is being changed.
    Step(Part, bool),
    /// Begin with another leg.
    BeginWith(First),
    /// Send these words along with the routine.
    Note(String),
    /// Put the link to the routine on the clipboard.
    CopyLink,
    /// It is there; or it is not.
    Copied(bool),
    /// Hand the link on.
    ShareLink,
    /// Tell the trainer what the person noted, too, or do not.
    TellNotes(bool),
    /// Put this text on the clipboard, as it stands on the screen.
    CopyText(String),
    /// Hand it on.
    ShareText(String),
    /// Print the page.
    Print,
    /// One tap in finding the tempo.
    TempoTap,
    /// Find the tempo from the beginning.
    TempoAgain,
    /// Take the tempo that was found.
    KeepTempo,
    /// The method's own routine again.
    UsualRoutine,
    /// Keep the offered routine as the person's own.
    KeepOffer,
    /// Have it another way.
    Set(Setting),
    /// Be reminded at this time of day, `18:30`.
    RemindAt(String),
    /// Put the reminders into the calendar.
    AddToCalendar,
    /// Let a sound be heard.
    TrySound,
    /// The next part of a screen may be drawn.
    Draw,
    /// The app stands: a voice can be fetched.
    VoiceIsDue,
    /// A voice is there.
    VoiceCame(Speaker, Arc<Voice>),
    /// The screens that are a wasm of their own were fetched, or could not be.
    ApartCame(bool),
    /// The page on how it goes was fetched, or could not be.
    LearnCame(Option<String>),
    /// Take an entry out of the diary.
    Delete(Id),
    /// Put it back.
    Undo,
    /// Say something of a session.
    Say(Id, Said),
    /// How much it hurts before a session.
    PainBefore(Option<Pain>),
    /// One press of an angle's stepper.
    StepAngle(Leg, By, bool),
    /// Keep the angles as they stand.
    KeepMeasured,
    /// Name the one thing the person wants back, or no longer.
    Name(Option<Note>),
    /// Say how well it goes, 0-10.
    Score(u8),
    /// Hand the diary out as a file.
    HandOut(Form),
    /// A file was chosen, to be taken in.
    Chose,
    /// What is in it, or why it is not even read.
    FileCame(Result<String, Refusal>),
    /// Take it in.
    TakeIn,
    /// Do not take it in, or do not erase after all.
    LeaveIt,
    /// Ask whether all is to be erased; whether it is meant.
    AskToErase(bool),
    /// Erase all, if it is meant.
    Erase,
    /// List more of what was done.
    ShowOlder,
    /// The key that closes what asks.
    Escape,
    /// Storage did not take what was to be stored there.
    NotStored(Key, Storing),
    /// A later build has written this there meanwhile.
    IsNewer(String, String),
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
    /// How this version stands to the newest has changed.
    BuildIs(Build),
    /// Change to the newer version.
    Update,
    /// How the app can be installed has changed.
    CanInstall(Install),
    /// Install the app.
    Install,
    /// What is offered was read, or is not wanted.
    PutAway,
}

/// What goes to another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The app's address, with this at its end.
    Link(String),
    /// A text.
    Text(String),
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
    /// Find out whether no other tab has a session, and keep others from it.
    Claim,
    /// Have the next part of the screen drawn, in a task of its own.
    DrawNext,
    /// Wake the device's sound system, before it is needed.
    WarmSound,
    /// Let what was put on the clock ring out, then close the sound.
    RingOut,
    /// Tell the phone what is going on, and whether it plays.
    Show(String, bool),
    /// Fetch the screens that are a wasm of their own.
    FetchApart,
    /// Fetch the page on how it goes.
    FetchLearn,
    /// Fetch a voice.
    FetchVoice(Speaker),
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
    /// Ask the browser to keep what is stored for good.
    Persist,
    /// Remove what is stored.
    Forget(Key),
    /// Hand out a file with this name and this text.
    HandOut(String, String),
    /// Read the file that was chosen.
    ReadFile,
    /// Remove everything that is stored.
    Erase,
    /// Move what is stored under this name to a name of its own, aside.
    SetAside(String),
    /// Hand the person a file with reminders of this routine, as of now.
    Remind(Reminders, Routine, Stamp),
    /// Put this on the clipboard.
    Copy(Sent),
    /// Hand it on.
    Share(Sent),
    /// Print the page.
    Print,
    /// Show another screen.
    Go(Screen),
    /// Show another screen in place of this one, so that Back does not return.
    GoInstead(Screen),
    /// Undo the step back that would have left the session.
    ReturnToSession,
    /// Watch for newer versions, and for whether the app can be installed.
    Watch,
    /// Look for a newer version.
    LookForBuild,
    /// Let the newer version take over, unless a tab has a session.
    TakeOver,
    /// Load the page anew.
    Reload,
    /// Let the browser ask whether the app is to be installed.
    Install,
}
