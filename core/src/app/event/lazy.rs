//! The events and effects of the part that comes later: what the screens in it want,
//! and what only they have done. Each is handled there and nowhere else.

use super::super::{Build, CopyTrouble, CopyWay, Form, Install};
use super::Event;
use crate::diary::{Angle, By, FileError, Id, Reminders, Stamp};
use crate::method::{First, Leg, Note, Part, Routine, Sign};
use std::sync::Arc;

/// What is wanted of that part. Before it has come such an event waits for it.
#[derive(Clone, Debug)]
pub enum LazyEvent {
    /// One press of a stepper of the routine that is being changed.
    Step(Part, bool),
    /// Begin with another leg.
    BeginWith(First),
    /// Send these words along with the routine.
    Note(String),
    /// Put the link to the routine on the clipboard.
    CopyLink,
    /// What was to be put there is; or it is not.
    Copied(bool),
    /// Hand the link on.
    ShareLink,
    /// Tell the trainer what the person noted, too, or do not.
    TellNotes(bool),
    /// Put this text on the clipboard, as it stands on the screen.
    CopyText(String),
    /// Hand it on.
    ShareText(String),
    /// It could not be handed on.
    NotShared(Sent),
    /// Print the page.
    Print,
    /// The browser does not print.
    NotPrinted,
    /// The browser did not take a file that was handed out.
    NotHandedOut,
    /// One tap in finding the tempo.
    TempoTap,
    /// Find the tempo from the beginning.
    TempoAgain,
    /// Take the tempo that was found.
    KeepTempo,
    /// The method's own routine again.
    UsualRoutine,
    /// Be reminded at this time of day, `18:30`.
    RemindAt(String),
    /// Put the reminders into the calendar.
    AddToCalendar,
    /// A clinician has cleared a sign that was ticked, or has not after all.
    Clear(Sign),
    /// Take an entry out of the diary.
    Delete(Id),
    /// Put it back.
    Undo,
    /// One press of an angle's stepper.
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
    /// Hand the diary out as a file.
    HandOut(Form),
    /// A file was chosen, to be taken in.
    Chose,
    /// What is in it, or why it is not even read.
    FileCame(Result<String, FileError>),
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
    /// That part is there: watch for newer versions and for installing.
    Watch,
    /// Look for a newer version, unless that was done lately.
    LookForBuild,
}

impl From<LazyEvent> for Event {
    fn from(event: LazyEvent) -> Event {
        Event::Lazy(Arc::new(event))
    }
}

/// What goes to another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The app's address, with this at its end.
    Link(String),
    /// A text.
    Text(String),
}

/// What that part asks of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LazyEffect {
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
    /// Watch for newer versions, and for whether the app can be installed.
    Watch,
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
