//! How far each rep of a leg has come.

use crate::support::{routine, seconds};
use hamstretch_core::method::{Input, Leg, RepState, Session};

#[test]
fn of_each_rep_is_known_how_far_it_has_come() {
    let mut session = Session::new(
        routine("reps=2&lift=1&pull=2&lower=1&rest=1&ready=3&change=3"),
        Leg::Right,
    );
    let mut at = |now: f64, input: Input| {
        let _ = session.handle_input(seconds(now), input);
        session.reps_of_leg()
    };
    assert_eq!(at(0.0, Input::Start), [RepState::ToCome; 2], "ready");
    let in_the_first = [RepState::UnderWay, RepState::ToCome];
    assert_eq!(at(3.5, Input::Wake), in_the_first, "lift");
    assert_eq!(at(5.5, Input::Wake), in_the_first, "pull");
    let first_done = [RepState::Done, RepState::ToCome];
    assert_eq!(at(6.5, Input::Wake), first_done, "lower");
    let in_the_second = [RepState::Done, RepState::UnderWay];
    assert_eq!(at(8.5, Input::Wake), in_the_second, "lift");
}
