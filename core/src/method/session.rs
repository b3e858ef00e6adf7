//! One run through a routine, as a machine that reads no clock.
//!
//! `now` is a reading of whatever clock the caller has: it must not matter
//! which, or where it began. Waking late gives the same state as waking often.

mod broken_off;
mod reading;
mod running;

pub use broken_off::BrokenOff;
pub use reading::RepState;

use super::outcome::{Ending, Outcome, PainStop, Reason, Tally};
use super::phase::COUNT_IN;
use super::{Buzz, Leg, Moment, Phase, Place, Routine, Schedule, Speech};
use std::time::Duration;

/// What can happen to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Begin. Does something once.
    Start,
    /// Time has passed, nothing else.
    Wake,
    /// Stand still.
    Pause,
    /// Go on after a break: with a count-in, before a whole rep.
    Resume,
    /// Go on after a long one: with the whole time to get ready.
    GetReady,
    /// The person lies there and has tapped: a count-in, then the first lift.
    Begin,
    /// Go on at once, from exactly where it stood still.
    GoOn,
    /// Take longer to get ready: the present wait begins anew.
    TakeLonger,
    /// The present wait lasts a quarter of a minute longer.
    AddTime,
    /// End the present phase at once.
    Skip,
    /// Do the rep before again; the leg's first rep begins anew.
    BackOneRep,
    /// End the session before its time.
    Stop(Reason),
}

/// What a session asks of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put these cues on the clock.
    Schedule(Schedule),
    /// Take back every cue not yet heard, and end what sounds or buzzes.
    Silence,
    /// Let it be felt, now.
    Feel(Buzz),
    /// Keep the screen on.
    HoldScreen,
    /// The screen may go dark again.
    ReleaseScreen,
    /// It is over: keep what was done.
    Keep(Outcome),
}

/// How much longer a wait lasts that is made longer (choice).
const MORE_TIME: Duration = Duration::from_secs(15);
/// Who is waited for is told so again after this long (choice).
const SAID_AGAIN: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    Running {
        /// A reading of the clock, …
        reading: Duration,
        /// … and the moment it stood for.
        moment: Moment,
    },
    Paused,
    Over(Ending),
}

/// One run through a routine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    routine: Routine,
    first: Leg,
    place: Place,
    /// When the present phase began.
    since: Moment,
    /// The latest moment this session has heard of.
    moment: Moment,
    state: State,
    /// Whether a tap is waited for: no time passes until then.
    waits: bool,
    /// Whether one will be waited for once the person gets ready, after rolling.
    waits_after_rolling: bool,
    done: Tally,
    stop: Option<PainStop>,
    speech: Option<Speech>,
}

impl Session {
    /// A session that has not begun.
    pub fn new(routine: Routine, first: Leg) -> Session {
        Session {
            routine,
            first,
            place: Place::first(&routine, first),
            since: Moment::START,
            moment: Moment::START,
            state: State::Waiting,
            waits: false,
            waits_after_rolling: false,
            done: Tally::default(),
            stop: None,
            speech: None,
        }
    }

    /// Waits for a tap before the first phase, where nothing is done yet.
    pub fn wait_for_tap(&mut self) {
        let is_at_start = self.place.leg == self.first && self.place.rep == 1;
        self.waits = is_at_start && self.done == Tally::default();
        if self.waits && self.place.phase == Phase::CountIn {
            self.place.phase = Phase::Ready;
        }
    }

    /// Waits for a tap before the first rep's get ready too, where there is rolling before it.
    pub fn wait_after_rolling(&mut self) {
        self.waits_after_rolling = self.place.phase == Phase::Roll;
    }

    /// From the next time sound is asked for, this is said besides.
    pub fn speak(&mut self, speech: Option<Speech>) {
        self.speech = speech;
    }

    /// Lets time pass to `now`, then takes `input`. An input that makes no
    /// sense at the time changes nothing.
    #[must_use = "the effects are what the person hears"]
    pub fn handle_input(&mut self, now: Duration, input: Input) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.pass_time(now, &mut effects);
        match (self.state, input) {
            (State::Waiting, Input::Start) => {
                effects.push(Effect::HoldScreen);
                self.run(now, &mut effects);
            }
            (State::Running { .. }, Input::Pause) => {
                self.state = State::Paused;
                effects.push(Effect::Silence);
                self.say_paused(now, &mut effects);
            }
            // The tap is waited for where it was.
            (State::Paused, Input::Resume | Input::GetReady) if self.waits => {
                self.run(now, &mut effects);
            }
            (State::Paused, Input::Resume) => {
                self.go_on(self.place_after_a_break(), now, &mut effects);
            }
            (State::Paused, Input::GetReady) => {
                let place = self.place_after_a_break();
                let place = place.after_a_long_break(&self.routine);
                if place.phase != Phase::Roll {
                    self.since = self.moment;
                }
                self.go_on(place, now, &mut effects);
            }
            (State::Running { .. } | State::Paused, Input::Begin) if self.waits => {
                self.waits = false;
                let count_in = Place {
                    phase: Phase::CountIn,
                    ..self.place
                };
                // Where getting ready takes no longer than that, it is the same.
                let place = match self.place.phase {
                    Phase::Ready if self.length() > COUNT_IN => count_in,
                    _ => self.place,
                };
                self.go(now, place, &mut effects);
            }
            (State::Paused, Input::GoOn) => self.run(now, &mut effects),
            (State::Running { .. } | State::Paused, Input::Skip) => {
                self.waits = false;
                let next = self.place.skipped(&self.routine, self.first);
                self.go(now, next, &mut effects);
            }
            (State::Running { .. } | State::Paused, Input::TakeLonger)
                if !self.place.phase.is_of_a_rep() =>
            {
                self.go(now, self.place, &mut effects);
            }
            (State::Running { .. } | State::Paused, Input::AddTime)
                if !self.waits && !self.place.phase.is_of_a_rep() =>
            {
                self.since = self.since + MORE_TIME;
                if self.is_running() {
                    effects.push(Effect::Silence);
                    self.run(now, &mut effects);
                }
            }
            (State::Running { .. } | State::Paused, Input::BackOneRep) => {
                if let Some(lift) = self.one_rep_back() {
                    self.go(now, lift, &mut effects);
                }
            }
            (State::Running { .. } | State::Paused, Input::Stop(reason)) => {
                effects.push(Effect::Silence);
                let place = self.place.as_told();
                let (ending, stop) = match reason {
                    Reason::Enough => (Ending::EndedEarly, None),
                    Reason::Hurts(hurt) => (Ending::StoppedForPain, Some(PainStop { hurt, place })),
                };
                self.stop = stop;
                self.end(ending, &mut effects);
            }
            _ => {}
        }
        effects
    }

    /// The clock's reading at which this session next changes in a way that
    /// can be seen: a new phase, or another second on the counter.
    pub fn poll_timeout(&self) -> Option<Duration> {
        let State::Running { reading, moment } = self.state else {
            return None;
        };
        if self.waits {
            return Some(reading + SAID_AGAIN);
        }
        let left = self.left();
        let whole_second = Duration::from_secs(left.as_secs());
        let to_next_second = match left - whole_second {
            Duration::ZERO => Duration::from_secs(1),
            part => part,
        };
        let next = self.moment + to_next_second.min(left);
        Some(reading + next.since(moment))
    }

    /// What it has come to so far; how it ended only once it has.
    fn outcome(&self, ending: Ending) -> Outcome {
        Outcome {
            routine: self.routine,
            first: self.first,
            left: self.reps_done(Leg::Left),
            right: self.reps_done(Leg::Right),
            ending,
            stop: self.stop,
            lasted: self.moment.since_start(),
        }
    }
}
