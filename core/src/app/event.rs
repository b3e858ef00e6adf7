//! What the [`Model`](super::Model) is told.

use super::{Build, CopyTrouble, CopyWay, Form, Install, Sent};
use crate::diary::{Angle, By, FileError, Id, Pain, Said, Setting, Speaker};
use crate::method::{First, Leg, Note, Part, Reason, Sign, Voice};
use std::sync::Arc;

/// What a person or the browser wants, by what it is about.
#[derive(Clone, Debug, derive_more::From)]
pub enum Event {
    /// A session.
    Session(SessionEvent),
    /// The safety check.
    Check(CheckEvent),
    /// The diary: what is set, offered and said of sessions.
    Diary(DiaryEvent),
    /// What is shown.
    Navigation(NavigationEvent),
    /// What the device can do and does.
    Device(DeviceEvent),
    /// The stores and other tabs.
    Storage(StorageEvent),
    /// The routine that is being changed.
    Routine(RoutineEvent),
    /// What goes to another person.
    Sending(SendingEvent),
    /// Angles, and the one thing's score.
    Measuring(MeasuringEvent),
    /// A copy of the diary.
    Copy(CopyEvent),
    /// All of the diary.
    Exchange(ExchangeEvent),
    /// Reminders for a calendar.
    Reminders(RemindersEvent),
    /// Newer versions, and installing.
    Extras(ExtrasEvent),
}

/// What is wanted of a session, and what becomes of it by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionEvent {
    /// Begin the routine shown on the home screen.
    Start,
    /// The same, before the app was there to be told.
    StartedEarly,
    /// Go on with the session that was broken off.
    Continue,
    /// Do not go on with it: keep what was done.
    FinishHere,
    /// No other tab has a session: this one may.
    SessionLocked,
    /// Another tab has one.
    RunsElsewhere,
    /// Whether no tab has a session.
    LookedForSession(bool),
    /// The session of another tab is to go on in this one.
    UseHere,
    /// Another tab has taken this tab's session.
    Taken,
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
    /// Take some seconds longer.
    AddTime,
    /// The person lies there, strap on: begin.
    Begin,
    /// The first session's question is answered: no sound is heard.
    HearNothing,
    /// Stand still and ask what happened.
    AskToStop,
    /// The answer: nothing, all is as it was.
    KeepGoing,
    /// The answer: this.
    Stop(Reason),
    /// Time has passed.
    Wake,
    /// The device stopped the sound in mid-session.
    SoundStopped,
    /// Sound cannot be had after all.
    SoundFailed,
    /// Go on from exactly where it stood still, by another clock.
    GoOn,
}

/// An answer to the safety check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckEvent {
    /// This applies, or no longer.
    Tick(Sign),
    /// It is answered: what is ticked applies, and nothing else.
    Answered,
    /// A clinician was asked.
    HaveAsked,
    /// Answer it once more.
    AnswerAgain,
    /// The answers no longer hold.
    Withdraw,
    /// A clinician has cleared a sign that was ticked, or has not after all.
    Clear(Sign),
}

/// What changes the diary.
#[derive(Clone, Debug)]
pub enum DiaryEvent {
    /// Keep the offered routine as the person's own.
    KeepOffer,
    /// Have it no longer: the person's own again.
    LeaveOffer,
    /// Have it another way.
    Set(Setting),
    /// Say something of a session.
    Say(Id, Said),
    /// How much it hurts before a session.
    PainBefore(Option<Pain>),
    /// Take an entry out of the diary.
    Delete(Id),
    /// Undo what was done last.
    Undo,
}

/// What is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NavigationEvent {
    /// The address changed to this.
    Went(String),
    /// The next part of a screen may be drawn.
    Draw,
    /// The key that closes what asks, and in a session asks to stop.
    Escape,
    /// List more of what was done.
    ShowOlder,
}

/// What becomes of the page and of what it fetches.
#[derive(Clone, Debug)]
pub enum DeviceEvent {
    /// Let a sound be heard.
    TrySound,
    /// The app stands: a voice can be fetched.
    VoiceIsDue,
    /// A voice is there.
    VoiceCame(Speaker, Arc<Voice>),
    /// One could not be loaded.
    VoiceFailed(Speaker),
    /// Whether the screens that are a wasm of their own have come.
    LazyCame(bool),
    /// Try to load them once more.
    FetchLazy,
    /// The page on how it goes was fetched, or could not be.
    LearnCame(Option<String>),
    /// Whether the screen is kept on.
    ScreenHeld(bool),
    /// The page went out of view.
    Hidden,
    /// The page came back into view.
    Returned,
    /// Whether everything the app consists of lies on this device now.
    WorksOffline(bool),
}

/// What is wanted of a copy, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyEvent {
    /// Make one.
    Make(CopyWay),
    /// One was made; whether to a file that can be written again.
    Made(bool),
    /// None was made; `None` where the person did not want it after all.
    NotMade(Option<CopyTrouble>),
}

/// What is wanted of all of the diary, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangeEvent {
    /// Hand the diary out as a file.
    HandOut(Form),
    /// The browser did not take a file that was handed out.
    NotHandedOut,
    /// A file was chosen, to be taken in.
    Chose,
    /// What is in it, or why it is not even read.
    FileCame(Result<String, FileError>),
    /// Take it in; and whether that brings back what was deleted here.
    TakeIn(bool),
    /// Do not take it in, or do not erase after all.
    LeaveIt,
    /// Ask whether all is to be erased; whether it is meant.
    AskToErase(bool),
    /// Erase all, if it is meant.
    Erase,
}

/// What is wanted of newer versions and of installing, and how they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtrasEvent {
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

/// What is wanted of angles, and of the one thing's score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeasuringEvent {
    /// One press of an angle's stepper; whether it goes up.
    StepAngle(Leg, By, bool),
    /// An angle is entered, or taken out again.
    EnterAngle(Leg, By, Option<Angle>),
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
}

/// What is wanted of reminders. Their days are a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemindersEvent {
    /// Be reminded at this time of day, `18:30`.
    At(String),
    /// Put them into the calendar.
    AddToCalendar,
}

/// What is wanted of the routine that is being changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoutineEvent {
    /// One press of a stepper; whether it goes up.
    Step(Part, bool),
    /// Begin with another leg.
    BeginWith(First),
    /// The method's own routine again.
    UsualRoutine,
    /// One tap in finding the tempo.
    TempoTap,
    /// Find the tempo from the beginning.
    TempoAgain,
    /// Take the tempo that was found.
    KeepTempo,
}

/// What is wanted of what goes to another person, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendingEvent {
    /// Send these words along with the routine.
    Note(String),
    /// Put the link to the routine on the clipboard.
    CopyLink,
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
    /// What was to be put on the clipboard is there; or it is not.
    Copied(bool),
    /// This could not be handed on.
    NotShared(Sent),
    /// The browser does not print.
    NotPrinted,
}

/// What a store or another tab tells, and what the person wants of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageEvent {
    /// The database is open, and holds this.
    Opened(Arc<Vec<(String, String)>>),
    /// It has not answered for two seconds.
    Late,
    /// It was closed.
    Closed,
    /// There is none.
    Missing,
    /// A batch is on the disk.
    Saved(u32),
    /// A batch was refused, and none of it is stored.
    Failed(u32),
    /// `localStorage` holds this.
    LocalRead(Arc<Vec<(String, String)>>),
    /// `localStorage` did not take what is under these names.
    LocalFailed(Vec<String>),
    /// Another tab has written this.
    Heard(Arc<Vec<(String, String)>>),
    /// The person wants what was not stored to be tried once more.
    StoreAgain,
}
