//! What the [`Model`](super::Model) asks of the browser.

use super::{CopyWay, Screen};
use crate::diary::{Reminders, Speaker, Stamp, Write};
use crate::method::{Buzz, Routine, Schedule};

/// What the model asks of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put these cues on the session's clock.
    Schedule(Schedule),
    /// Take the lock that keeps a session to one tab, if no other has it.
    LockSession,
    /// Have the next part of the screen drawn, in a task of its own.
    DrawNext,
    /// Wake the device's sound system, before it is needed.
    WarmSound,
    /// Let what was put on the clock ring out, then close the sound.
    RingOut,
    /// Tell the phone what is going on, and whether it plays.
    ShowOnLockScreen(String, bool),
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
    /// Let go of all that a session holds: the screen, the lock, and the sound once it has
    /// rung out.
    EndSession,
    /// Ask whether no tab has a session.
    LookForSession,
    /// Take the lock from the tab that has it.
    StealSession,
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

/// What is asked of the browser for a copy of the diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyEffect {
    /// Make one with this name and this text.
    Make(CopyWay, String, String),
    /// No longer write to the file that was chosen.
    ForgetFile,
}

/// What is asked of the browser for all of the diary: files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangeEffect {
    /// Hand out a file with this name and this text.
    HandOut(String, String),
    /// Read the file that was chosen.
    ReadFile,
}

/// What is asked of the browser for newer versions and installing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtrasEffect {
    /// Look for a newer version.
    LookForBuild,
    /// Look whether everything the app consists of lies on this device.
    CheckOffline,
    /// Let the newer version take over, unless a tab has a session.
    TakeOver,
    /// Load the page anew.
    Reload,
    /// Let the browser ask whether the app is to be installed.
    Install,
}

/// What is asked of the browser for reminders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemindersEffect {
    /// Hand the person a file with reminders of this routine, as of now.
    HandOut(Reminders, Routine, Stamp),
}

/// What is asked of the browser for what goes to another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendingEffect {
    /// Put this on the clipboard.
    Copy(Sent),
    /// Hand it on.
    Share(Sent),
    /// Print the page.
    Print,
}

/// What goes to another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The app's address, with this at its end.
    Link(String),
    /// A text.
    Text(String),
}
