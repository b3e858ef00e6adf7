//! A press that is held: after a while it repeats itself.

use gloo_timers::callback::{Interval, Timeout};
use std::cell::RefCell;
use std::rc::Rc;

/// A shorter press is one press.
const HELD_AFTER: u32 = 450;
const THEN_EVERY: u32 = 90;

/// A press being held; dropping it ends it.
#[must_use = "dropping it ends the repeating"]
pub struct Held {
    repeating: Rc<RefCell<Option<Interval>>>,
    _wait: Timeout,
}

impl Held {
    /// Does `act` again and again once the press has been held for a while.
    pub fn begin(act: impl FnMut() + 'static) -> Held {
        let repeating = Rc::new(RefCell::new(None));
        let place = repeating.clone();
        let wait = Timeout::new(HELD_AFTER, move || {
            place.replace(Some(Interval::new(THEN_EVERY, act)));
        });
        Held {
            repeating,
            _wait: wait,
        }
    }

    /// Whether it was held for long enough to repeat itself.
    pub fn has_repeated(&self) -> bool {
        self.repeating.borrow().is_some()
    }
}
