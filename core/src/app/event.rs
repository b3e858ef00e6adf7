//! What goes in and what comes out of the [`Model`](super::Model).

use super::{
    CopyEffect, CopyEvent, ExchangeEffect, ExchangeEvent, ExtrasEffect, ExtrasEvent,
    MeasuringEvent, RemindersEffect, RemindersEvent, RoutineEvent, Screen, SendingEffect,
    SendingEvent, StorageEvent,
};
use crate::diary::{Id, Pain, Said, Setting, Speaker, Stamp, Write};
use crate::method::{Buzz, Reason, Schedule, Sign, Voice};
use std::sync::Arc;
use std::time::Duration;

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
    Claimed,
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

/// When an event comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
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
    pub nonce: u32,
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
    FetchLazy,
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
    /// Show another screen.
    Go(Screen),
    /// Show another screen in place of this one, so that Back does not return.
    GoInstead(Screen),
    /// Undo the step back that would have left the session.
    ReturnToSession,
    /// Hand something on to another person.
    Sending(SendingEffect),
    /// Make a copy of the diary.
    Copy(CopyEffect),
    /// Hand all of the diary out, or read a file.
    Exchange(ExchangeEffect),
    /// Hand reminders out.
    Reminders(RemindersEffect),
    /// See to newer versions and to installing.
    Extras(ExtrasEffect),
}
