//! Finding one's own tempo: what becomes of the taps.

use crate::support::app::{at, fresh, without_writes, writes};
use crate::support::routine;
use hamstretch_core::app::{Effect, NavigationEvent, RoutineEvent, Screen};
use hamstretch_core::diary::Key;
use hamstretch_core::method::{Phase, Tempo};
use std::time::Duration;

#[test]
fn a_tempo_is_what_was_tapped_in_the_second_rep_to_the_half_second() {
    let seconds = Duration::from_secs_f64;
    let mut tempo = Tempo::default();
    let steps = [Phase::Rest, Phase::Lift, Phase::Pull]
        .into_iter()
        .enumerate();
    for (at, (step, phase)) in [1.0, 2.0, 9.0].into_iter().zip(steps) {
        assert!(tempo.is_rehearsal());
        assert_eq!((tempo.step(), tempo.phase()), (step, phase));
        tempo.tap(seconds(at));
    }
    for at in [20.0, 23.4, 29.2] {
        assert!(!tempo.is_rehearsal() && !tempo.is_over());
        tempo.tap(seconds(at));
    }
    assert!(tempo.is_over());
    tempo.tap(seconds(99.0));
    let (found, is_bounded) = tempo.applied(routine(""));
    assert_eq!(found, routine("lift=3.5&lower=4"));
    assert!(!is_bounded);

    let mut hasty = Tempo::default();
    for at in [0.0, 0.1, 0.2, 1.0, 1.2, 60.0] {
        hasty.tap(seconds(at));
    }
    let (found, is_bounded) = hasty.applied(routine(""));
    assert_eq!(found, routine("lift=1&lower=10"));
    assert!(is_bounded);
}

#[test]
fn a_tempo_is_kept_only_when_it_is_taken() {
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went("#/tempo".to_owned()), at(0.0));
    for second in [0, 2, 7, 10, 13, 18] {
        let mut then = at(1.0);
        then.stamp.utc_ms += second * 1000;
        assert_eq!(app.update(RoutineEvent::TempoTap, then), []);
    }
    assert!(app.forms.tempo.is_over());
    assert_eq!(app.diary.mine.routine, routine(""));
    let effects = app.update(RoutineEvent::KeepTempo, at(30.0));
    let stored = app.diary.mine.to_text();
    assert_eq!(writes(&effects), [(Key::Routine, Some(stored))]);
    assert_eq!(
        without_writes(effects),
        [Effect::GoInstead(Screen::Routine)]
    );
    assert_eq!(app.saved().mine.routine, routine("lift=3&lower=3"));
}
