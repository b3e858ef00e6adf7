//! The whole state, and everything that changes it.

use super::{
    Device, Event, Forms, Lacks, Local, Navigation, Now, PausedBy, SessionEvent, SessionState,
    Storage,
};
use crate::diary::{Day, Diary};
use crate::method::{self, Amount, Part, Place, Routine, Session};
use std::time::Duration;

/// In so many sessions, the first on this device, a person is new to it (the method).
const FIRST_SESSIONS: usize = 3;

/// The whole state.
#[derive(Clone, Debug)]
pub struct Model {
    /// The diary, and everything else that is stored.
    pub diary: Diary,
    /// How the diary and the stores agree.
    pub storage: Storage,
    /// Which screen is shown, and how much of it.
    pub navigation: Navigation,
    /// The session under way, or just over.
    pub session: SessionState,
    /// What this device can do, and has loaded.
    pub device: Device,
    /// What the person is entering or choosing.
    pub forms: Forms,
    /// The calendar day here.
    pub today: Day,
}

impl Model {
    /// How many parts home is first drawn in: one after the other, so that the page
    /// answers between them, also on a slow phone. The last is the check's second part, too.
    pub const PARTS: u8 = 4;
    /// With how many of them there is as much as the frame before it shows.
    pub const SHOWN: u8 = 2;
    /// The part after those: what comes below the words on a session that is over.
    pub const AFTERWARDS: u8 = Model::PARTS + 1;

    /// The state after `localStorage` was read, `None` where the browser does not let
    /// the app have it.
    pub fn new(stored: Option<Vec<(String, String)>>, lacks: Lacks, at: Now) -> Model {
        let local = match stored {
            Some(_) => Local::Works,
            None => Local::Blocked,
        };
        let diary = Diary::read(stored.unwrap_or_default(), at.write_time());
        let mut storage = Storage::default();
        storage.local = local;
        Model {
            diary,
            storage,
            navigation: Navigation::default(),
            session: SessionState::default(),
            device: Device::new(lacks, at),
            forms: Forms::default(),
            today: at.stamp.day(),
        }
    }

    /// The routine that is wanted: gentler where the person wants it so.
    pub(super) fn wanted(&self) -> Routine {
        let routine = self.present().routine;
        match self.diary.settings.gentle {
            true => routine.gentle(),
            false => routine,
        }
    }

    /// The routine that Start would run: what is wanted, without rolling where that
    /// is to be skipped.
    pub fn routine(&self) -> Routine {
        let wanted = self.wanted();
        match self.may_roll() {
            true => wanted,
            false => wanted
                .with(Part::Roll, Amount::whole(0))
                .expect("any routine can do without rolling"),
        }
    }

    /// Whether the gentle start is for this person to take or leave: in the first few
    /// sessions, after what asks for it, and for as long as it is taken.
    pub fn offers_gentle_start(&self) -> bool {
        let is_taken = self.diary.settings.gentle;
        // With the stop rule it is offered anyway.
        let is_wanted = self.is_new_to_it() || is_taken || self.diary.asks_for_less(self.today);
        is_wanted && !self.stop_rule_applies()
    }

    /// Whether the person has done but a few sessions: those wait for a tap to begin.
    pub(super) fn is_new_to_it(&self) -> bool {
        self.diary.log.entries().len() < FIRST_SESSIONS
    }

    /// Whether a session waits for a tap to begin.
    pub fn waits(&self) -> bool {
        self.session.run.as_ref().is_some_and(Session::waits)
    }

    /// Whether a session is under way and time passes in it, or it waits for a tap.
    pub fn runs(&self) -> bool {
        self.session.run.as_ref().is_some_and(Session::is_running)
    }

    /// Why a session stands still, if it does.
    pub fn paused_by(&self) -> Option<PausedBy> {
        let is_paused = self.session.run.as_ref().is_some_and(Session::is_paused);
        is_paused.then_some(self.session.paused_by)
    }

    /// Whether an event has a session go on that stands still, or waits for a tap.
    pub fn goes_on(&self, event: &Event) -> bool {
        match event {
            Event::Session(SessionEvent::Begin) => self.waits(),
            Event::Session(SessionEvent::Resume) => self.paused_by().is_some(),
            Event::Session(SessionEvent::KeepGoing) => self.goes_on_after_question(),
            _ => false,
        }
    }

    /// The day of the week, 0 being Monday, on which the next session is meant to be.
    pub fn next_day(&self) -> Option<usize> {
        let reminders = self.diary.settings.reminders();
        let mut days = (1..=7).map(|later| (self.today.weekday() + later) % 7);
        days.find(|day| reminders.has(*day))
    }

    /// The leg that Start would begin with.
    pub fn first_leg(&self) -> method::Leg {
        self.routine()
            .first()
            .leg(self.diary.log.last_first_leg(self.today))
    }

    /// Whether a session has begun and not ended.
    pub fn is_in_session(&self) -> bool {
        self.session
            .run
            .as_ref()
            .is_some_and(|session| session.ending().is_none())
    }

    /// What time alone changes of what can be seen.
    pub fn glance(&self) -> Option<(Place, u64, bool)> {
        let session = self.session.run.as_ref()?;
        Some((
            session.place(),
            session.seconds_left(),
            session.is_running(),
        ))
    }

    /// The clock's reading at which to wake this model next.
    pub fn poll_timeout(&self) -> Option<Duration> {
        self.session.run.as_ref()?.poll_timeout()
    }
}
