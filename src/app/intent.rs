//! What goes in and what comes out of the [`Model`](super::Model).

use super::{Build, CopyTrouble, CopyWay, Form, Install, Screen, StorageEvent};
use crate::diary::{By, Id, Pain, Refusal, Reminders, Said, Setting, Speaker, Stamp, Write};
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
    /// Another tab has one.
    RunsElsewhere,
    /// Whether no tab has a session.
    LookedForSession(bool),
    /// The session of another tab is to go on in this one.
    UseHere,
    /// Another tab has taken this tab's session.
    SessionTaken,
    /// A store, or another tab, tells something.
    Storage(StorageEvent),
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
    /// Take an angle that was entered out again.
    ClearAngle(Leg, By),
    /// Keep the angles as they stand.
    KeepMeasured,
    /// Correct the angles of an earlier day.
    CorrectMeasurement(Id),
    /// Delete them.
    DeleteMeasurement(Id),
    /// Name the one thing the person wants back, or no longer.
    Name(Option<Note>),
    /// Say how well it goes, 0-10; `None` takes it back.
    Score(Option<u8>),
    /// Correct an earlier score; `None` deletes it.
    CorrectScore(Id, Option<u8>),
    /// Hand the diary out as a file.
    HandOut(Form),
    /// A file was chosen, to be taken in.
    Chose,
    /// What is in it, or why it is not even read.
    FileCame(Result<String, Refusal>),
    /// Take it in; and whether that brings back what was deleted here.
    TakeIn(bool),
    /// Make a copy outside the browser.
    MakeCopy(CopyWay),
    /// Write the copy anew, where a file was chosen for it.
    WriteCopy,
    /// A copy was made; whether to a file that can be written again.
    CopyMade(bool),
    /// None was made; `None` where the person did not want it after all.
    CopyNotMade(Option<CopyTrouble>),
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
    /// Ask whether no tab has a session.
    LookForSession,
    /// Take the session from the tab that has it.
    TakeSession,
    /// Write this to `localStorage`, in order; what fails ends it.
    WriteLocal(Vec<Write>),
    /// Write this to the database, all of it or nothing.
    WriteDatabase(u32, Vec<Write>),
    /// Tell other tabs.
    TellTabs(Vec<Write>),
    /// Read what `localStorage` has.
    ReadLocal,
    /// Ask the browser to keep what is stored for good.
    Persist,
    /// Make a copy with this name and this text.
    MakeCopy(CopyWay, String, String),
    /// Hand out a file with this name and this text.
    HandOut(String, String),
    /// Read the file that was chosen.
    ReadFile,
    /// No longer write to the file that was chosen for copies.
    ForgetCopyFile,
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
