//! How time passes in a session, and how it goes from place to place.

use super::{Effect, SAID_AGAIN, Session, State};
use crate::method::phase::COUNT_IN;
use crate::method::script::said_at_pause;
use crate::method::{Buzz, Ending, Phase, Place, Schedule};
use std::time::Duration;

/// Later than this, a phase's buzz would mislead more than it tells.
const BUZZ_LATE: Duration = Duration::from_millis(400);

impl Session {
    pub(super) fn pass_time(&mut self, now: Duration, effects: &mut Vec<Effect>) {
        let State::Running { reading, moment } = self.state else {
            return;
        };
        if self.waits {
            if now >= reading + SAID_AGAIN {
                self.run(now, effects);
            }
            return;
        }
        // A reading before the last one means a clock that stood still.
        let present = moment + now.saturating_sub(reading);
        self.moment = self.moment.max(present);
        let was_at = self.place;
        while self.place.phase != Phase::Done && self.left().is_zero() {
            if self.place.phase == Phase::Pull {
                self.done.add(self.place.leg, self.place.rep);
            }
            self.since = self.since + self.length();
            self.place = self.place.next(&self.routine, self.first);
            if self.waits_from_here() {
                // The time since then is nobody's.
                self.moment = self.since;
                self.state = State::Running {
                    reading: reading + self.since.since(moment),
                    moment: self.since,
                };
                break;
            }
        }
        if self.place == was_at {
            return;
        }
        if self.place.phase == Phase::Done {
            self.moment = self.since;
        }
        if present.since(self.since) <= BUZZ_LATE {
            effects.extend(Buzz::of(self.place.phase, self.left()).map(Effect::Feel));
        }
        if self.place.phase == Phase::Done {
            self.end(Ending::Finished, effects);
        }
        if self.waits {
            self.pass_time(now, effects);
        }
    }

    /// Whether from the present phase on a tap is waited for, as it begins.
    pub(super) fn waits_from_here(&mut self) -> bool {
        let waits = self.waits_after_rolling && self.place.phase != Phase::Roll;
        self.waits |= waits;
        self.waits_after_rolling &= !waits;
        waits
    }

    /// Goes on after a break, at this place. A count-in that was paused begins anew.
    pub(super) fn go_on(&mut self, place: Place, now: Duration, effects: &mut Vec<Effect>) {
        let is_short = place.phase == Phase::CountIn && self.left() < COUNT_IN;
        if place != self.place || is_short {
            self.place = place;
            self.since = self.moment;
        }
        match place.phase {
            Phase::Done => self.finish(now, effects),
            _ => self.run(now, effects),
        }
    }

    pub(super) fn run(&mut self, now: Duration, effects: &mut Vec<Effect>) {
        self.state = State::Running {
            reading: now,
            moment: self.moment,
        };
        self.sound_and_buzz(now, effects);
    }

    pub(super) fn sound_and_buzz(&self, now: Duration, effects: &mut Vec<Effect>) {
        effects.push(Effect::Schedule(Schedule {
            now,
            from: self.moment,
            cues: self.cues(),
        }));
        effects.extend(Buzz::of(self.place.phase, self.left()).map(Effect::Feel));
    }

    pub(super) fn say_paused(&self, now: Duration, effects: &mut Vec<Effect>) {
        let from = self.moment;
        let said = |speech| said_at_pause(self.place, from, speech);
        let cues = self.speech.as_ref().map(said).unwrap_or_default();
        if !cues.is_empty() {
            effects.push(Effect::Schedule(Schedule { now, from, cues }));
        }
    }

    /// Leaves the present phase for another, at the present moment.
    pub(super) fn go(&mut self, now: Duration, place: Place, effects: &mut Vec<Effect>) {
        let is_running = self.is_running();
        self.place = place;
        self.since = self.moment;
        self.waits_from_here();
        if is_running {
            effects.push(Effect::Silence);
        }
        if place.phase == Phase::Done {
            self.finish(now, effects);
        } else if is_running {
            self.run(now, effects);
        }
    }

    /// Comes to the end by other ways than time.
    pub(super) fn finish(&mut self, now: Duration, effects: &mut Vec<Effect>) {
        self.sound_and_buzz(now, effects);
        self.end(Ending::Finished, effects);
    }

    pub(super) fn end(&mut self, ending: Ending, effects: &mut Vec<Effect>) {
        self.state = State::Over(ending);
        effects.push(Effect::ReleaseScreen);
        effects.push(Effect::Keep(self.outcome(ending)));
    }
}
