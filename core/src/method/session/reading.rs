//! What can be read of a session.

use super::{Session, State};
use crate::method::cue::{cues_from, cues_of_waiting};
use crate::method::timeline::spans_from;
use crate::method::{Cue, Ending, Leg, Moment, PainStop, Phase, Place, Routine};
use std::time::Duration;

/// How far a rep of the present leg is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepState {
    /// It is done.
    Done,
    /// It is being done.
    UnderWay,
    /// It comes later.
    ToCome,
}

impl Session {
    /// The present leg's reps, in order.
    pub fn reps_of_leg(&self) -> Vec<RepState> {
        let Place { phase, leg, rep } = self.place;
        let state = |each| match each {
            each if self.is_rep_done(leg, each) => RepState::Done,
            each if each == rep && phase.is_of_a_rep() => RepState::UnderWay,
            _ => RepState::ToCome,
        };
        (1..=self.routine.reps()).map(state).collect()
    }

    /// What is being done, with which leg, in which rep.
    pub fn place(&self) -> Place {
        self.place
    }

    /// What a stop for pain was about, and where, if it came to that.
    pub fn stop(&self) -> Option<PainStop> {
        self.stop
    }

    /// Where it would go on, were it broken off now.
    pub fn place_after_a_break(&self) -> Place {
        self.place
            .after_a_break(&self.routine, self.first, self.left())
    }

    /// What comes after the present phase.
    pub fn next_place(&self) -> Place {
        self.place.next(&self.routine, self.first)
    }

    /// The lift that going back one rep leads to, if there is one.
    pub fn one_rep_back(&self) -> Option<Place> {
        self.place.one_rep_back(&self.routine, self.first)
    }

    /// The latest moment this session has heard of.
    pub fn moment(&self) -> Moment {
        self.moment
    }

    /// The routine it runs through.
    pub fn routine(&self) -> &Routine {
        &self.routine
    }

    /// The leg it began with.
    pub fn first(&self) -> Leg {
        self.first
    }

    /// How long the present phase lasts.
    pub fn length(&self) -> Duration {
        self.routine.length(self.place.phase)
    }

    /// How long the present phase has lasted.
    pub fn elapsed(&self) -> Duration {
        self.moment.since(self.since)
    }

    /// How much of the present phase is left.
    pub fn left(&self) -> Duration {
        // A wait that was made longer begins later than now.
        (self.since + self.length()).since(self.moment)
    }

    /// The number on the counter: seconds left, begun ones counted whole.
    pub fn seconds_left(&self) -> u64 {
        let left = self.left();
        left.as_secs() + u64::from(left.subsec_nanos() > 0)
    }

    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        matches!(self.state, State::Running { .. })
    }

    /// Whether it waits for a tap to begin.
    pub fn waits(&self) -> bool {
        self.waits && self.is_running()
    }

    /// Whether it stands still on request.
    pub fn is_paused(&self) -> bool {
        self.state == State::Paused
    }

    /// How it ended, if it has.
    pub fn ending(&self) -> Option<Ending> {
        match self.state {
            State::Over(ending) => Some(ending),
            _ => None,
        }
    }

    /// Reps done with a leg: those whose pull went to its end.
    pub fn reps_done(&self, leg: Leg) -> u8 {
        self.done.of(leg)
    }

    /// Whether a rep's pull went to its end.
    pub fn is_rep_done(&self, leg: Leg, rep: u8) -> bool {
        self.done.has(leg, rep)
    }

    /// Everything still to be heard, in order. A sound in mid-course is among
    /// it, with the moment it began.
    pub fn cues(&self) -> Vec<Cue> {
        if matches!(self.state, State::Over(_)) {
            return Vec::new();
        }
        if self.waits {
            return self.cues_of_wait(self.place, self.moment);
        }
        let mut cues = cues_from(
            &self.routine,
            self.first,
            self.place,
            self.since,
            self.speech.as_ref(),
        );
        cues.retain(|cue| cue.is_due_after(self.moment));
        if self.waits_after_rolling {
            let mut spans = spans_from(&self.routine, self.first, self.place, self.since);
            let wait = spans.find(|span| span.place.phase != Phase::Roll);
            cues.retain(|cue| cue.place.phase == Phase::Roll);
            cues.extend(
                wait.into_iter()
                    .flat_map(|wait| self.cues_of_wait(wait.place, wait.from)),
            );
        }
        cues
    }

    /// What is heard while a tap is waited for; whether it is, is asked at the beginning only.
    fn cues_of_wait(&self, place: Place, from: Moment) -> Vec<Cue> {
        let is_at_start = place.phase == Place::first(&self.routine, self.first).phase;
        cues_of_waiting(place, from, self.speech.as_ref(), is_at_start)
    }
}
