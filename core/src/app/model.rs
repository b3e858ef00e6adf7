//! The whole state, and everything that changes it.

use super::apart::{LazyUpdate, Waiting};
use super::conduct::Starting;
use super::copying::Copying;
use super::keeping::{LastTold, Undo};
use super::{
    Apart, AskedPain, At, CopyTrouble, Exchange, Extras, Lacks, Local, Question, Screen, Storage,
};
use crate::diary::{Day, Diary, Id, Measured, Notes, Stamp, Unfinished};
use crate::method::{
    self, Amount, Answers, Offer, Part, Place, Problem, Routine, Session, Tempo, Voice,
};
use std::time::Duration;

/// How many entries are listed at first, and how many more at a time.
pub(super) const A_PAGE: usize = 10;

/// Why a session stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PausedBy {
    /// The person wanted it.
    Person,
    /// The device stopped the sound.
    Device,
    /// Nothing of it could reach anybody: it made no sound, and was not in view.
    Unnoticed,
}

/// In so many sessions, the first on this device, a person is new to it (the method).
const FIRST_SESSIONS: usize = 3;

/// The whole state.
#[derive(Clone, Debug)]
pub struct Model {
    /// The diary, and everything else that is kept.
    pub diary: Diary,
    /// How it stands between the diary and the stores.
    pub storage: Storage,
    /// What is shown.
    pub screen: Screen,
    /// The routine that is made for another person.
    pub sending: Offer,
    /// Whether its link was put on the clipboard, once that was tried.
    pub copied: Option<bool>,
    /// Whether the trainer is told what the person noted.
    pub tells_notes: bool,
    /// What could not be taken from the link that was opened.
    pub problems: Vec<Problem>,
    /// The address, where it names no screen.
    pub nowhere: Option<String>,
    /// The angles that are being entered.
    pub draft: Measured,
    /// Whether pain before a session is asked for, or was since Start was pressed.
    pub asked_pain: AskedPain,
    /// What is ticked of the safety check at present.
    pub answers: Answers,
    /// Whether it is being answered once more, whatever was answered last.
    pub(super) answers_again: bool,
    /// The try-out of a tempo.
    pub tempo: Tempo,
    /// The session under way, or just over.
    pub session: Option<Session>,
    /// Whether the other knee is bent in it.
    pub is_bent: bool,
    /// Whether the rolling that was wanted is left out of it.
    pub leaves_out_rolling: bool,
    /// Whether the person has said that no sound is heard.
    pub hears_nothing: bool,
    /// Whether it makes sounds.
    pub(super) sounds: bool,
    /// The session clock's reading when it was last in view and under way.
    pub(super) last_seen: Option<Duration>,
    /// Whether the page is out of view.
    pub is_hidden: bool,
    /// What tells it from others, once it has begun.
    pub(super) id: Option<Id>,
    /// What was last told of it: written down, and said to the phone.
    pub(super) told: LastTold,
    /// What waits for word that no other tab has a session.
    pub(super) starting: Option<Starting>,
    /// A session that was broken off and can go on.
    pub unfinished: Option<Unfinished>,
    /// Where the session of another tab is, if there is one.
    pub elsewhere: Option<String>,
    /// Why it stands still, if it does.
    pub paused_by: PausedBy,
    /// When it was paused last, in UTC ms.
    pub(super) paused_at: i64,
    /// Whether it goes on with the whole time to get ready: the strap was put down.
    pub(super) needs_get_ready: bool,
    /// What the person is being asked, …
    pub asking: Option<Question>,
    /// … and whether the session ran before that.
    pub(super) was_running: bool,
    /// What is said of the session before it is over.
    pub(super) session_notes: Notes,
    /// The entry that the session has become.
    pub kept: Option<Id>,
    /// The entry that has the screen to itself.
    pub opened: Option<Id>,
    /// What was done last, to be undone.
    pub undo: Option<Undo>,
    /// The copies that are being made.
    pub(super) copying: Copying,
    /// Why the last copy could not be made.
    pub copy_trouble: Option<CopyTrouble>,
    /// How many entries are listed.
    pub listed: usize,
    /// What this device lacks.
    pub lacks: Lacks,
    /// Whether the person has asked for a sound to hear.
    pub has_tried_sound: bool,
    /// How many parts are drawn: see [`Model::PARTS`] and [`Model::AFTERWARDS`].
    pub drawn: u8,
    /// Whether everything the app consists of lies on this device.
    pub is_kept: bool,
    /// What the voice can say, once it is there.
    pub voice: Option<Voice>,
    /// Whether the screens apart can be shown.
    pub apart: Apart,
    /// What waits for them, …
    pub(super) waiting: Waiting,
    /// … and what handles it.
    pub(super) lazy_update: LazyUpdate,
    /// The page on how it goes, once it is there.
    pub learn: String,
    /// Whether it could not be had.
    pub learn_failed: bool,
    /// The calendar day it is here.
    pub today: Day,
    /// What the person is about to do with all of the diary.
    pub exchange: Exchange,
    /// What is offered besides a stretch.
    pub extras: Extras,
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
    pub fn new(
        stored: Option<Vec<(String, String)>>,
        lacks: Lacks,
        at: At,
        lazy_update: LazyUpdate,
    ) -> Model {
        let local = match stored {
            Some(_) => Local::Works,
            None => Local::Blocked,
        };
        let diary = Diary::read(stored.unwrap_or_default(), at.write_time());
        let mut storage = Storage::default();
        storage.local = local;
        Model::with(diary, storage, lacks, at.stamp.day(), lazy_update)
    }

    pub(super) fn with(
        diary: Diary,
        storage: Storage,
        lacks: Lacks,
        today: Day,
        lazy_update: LazyUpdate,
    ) -> Model {
        Model {
            diary,
            storage,
            screen: Screen::Home,
            sending: Offer::default(),
            copied: None,
            tells_notes: false,
            problems: Vec::new(),
            nowhere: None,
            draft: Measured::new(Stamp::default(), 0),
            asked_pain: AskedPain::NotYet,
            answers: Answers::default(),
            answers_again: false,
            tempo: Tempo::default(),
            session: None,
            is_bent: false,
            leaves_out_rolling: false,
            hears_nothing: false,
            sounds: false,
            last_seen: None,
            is_hidden: false,
            id: None,
            told: LastTold::default(),
            starting: None,
            has_tried_sound: false,
            unfinished: None,
            elsewhere: None,
            paused_by: PausedBy::Person,
            paused_at: 0,
            needs_get_ready: false,
            asking: None,
            was_running: false,
            session_notes: Notes::default(),
            kept: None,
            opened: None,
            undo: None,
            copying: Copying::default(),
            copy_trouble: None,
            listed: A_PAGE,
            lacks,
            drawn: 0,
            is_kept: false,
            voice: None,
            apart: Apart::Coming,
            waiting: Waiting::default(),
            lazy_update,
            learn: String::new(),
            learn_failed: false,
            today,
            exchange: Exchange::Nothing,
            extras: Extras::default(),
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

    /// The routine that is being changed: another person's where one is made for
    /// them, else the person's own.
    pub fn changing(&self) -> &Routine {
        match self.screen {
            Screen::Share => &self.sending.routine,
            _ => &self.diary.mine.routine,
        }
    }

    /// The end of the address at which that one is offered.
    pub fn sending_link(&self) -> String {
        Screen::Routine.address().to_owned() + "?" + &self.sending.to_text()
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
        self.session.as_ref().is_some_and(Session::waits)
    }

    /// The day of the week, 0 being Monday, on which the next session is meant to be.
    pub fn next_day(&self) -> Option<usize> {
        let reminders = self.diary.settings.reminders();
        let mut days = (1..=7).map(|later| (self.today.weekday() + later) % 7);
        days.find(|day| reminders.has(*day))
    }

    /// The leg that Start would begin with.
    pub fn first_leg(&self) -> method::Leg {
        self.routine().first().leg(self.diary.log.last_first_leg())
    }

    /// Whether a session has begun and not ended.
    pub fn is_in_session(&self) -> bool {
        self.session
            .as_ref()
            .is_some_and(|session| session.ending().is_none())
    }

    /// What time alone changes of what can be seen.
    pub fn glance(&self) -> Option<(Place, u64, bool)> {
        let session = self.session.as_ref()?;
        Some((
            session.place(),
            session.seconds_left(),
            session.is_running(),
        ))
    }

    /// The clock's reading at which to wake this model next.
    pub fn poll_timeout(&self) -> Option<Duration> {
        self.session.as_ref()?.poll_timeout()
    }
}
