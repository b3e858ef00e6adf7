//! What the person is entering or choosing.

use super::{Exchange, Undo};
use crate::diary::{Measured, Stamp};
use crate::method::{Answers, Offer, Tempo};

/// What the person is entering or choosing.
#[derive(Clone, Debug)]
pub struct Forms {
    /// The routine that is made for another person.
    pub sending: Offer,
    /// Whether its link was copied to the clipboard, once that was tried.
    pub copied: Option<bool>,
    /// Whether the trainer's summary has what the person noted.
    pub tells_notes: bool,
    /// The angles that are being entered.
    pub draft: Measured,
    /// Whether pain before a session was asked for since Start was pressed.
    pub asked_pain: AskedPain,
    /// What is ticked of the safety check.
    pub answers: Answers,
    /// Whether the check is answered once more, whatever was answered last.
    pub(super) answers_again: bool,
    /// The tempo that is being found.
    pub tempo: Tempo,
    /// What the person is about to do with all of the diary.
    pub exchange: Exchange,
    /// What was done last, to be undone.
    pub undo: Option<Undo>,
}

impl Default for Forms {
    fn default() -> Forms {
        Forms {
            sending: Offer::default(),
            copied: None,
            tells_notes: false,
            draft: Measured::new(Stamp::default(), 0),
            asked_pain: AskedPain::NotYet,
            answers: Answers::default(),
            answers_again: false,
            tempo: Tempo::default(),
            exchange: Exchange::Nothing,
            undo: None,
        }
    }
}

/// Whether pain before a session was asked for since Start was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedPain {
    /// It was not.
    NotYet,
    /// It is.
    Now,
    /// It was.
    Already,
}
