//! What holds for every routine, and at every moment of a session.

use crate::support::{any_leg, any_routine};
use hamstretch_core::method::{
    Amount, Cue, Effect, Ending, Input, Leg, Moment, Offer, Part, Phase, Routine, Schedule,
    Session, Signal, palette, timeline,
};
use proptest::prelude::*;
use std::time::Duration;

fn started(routine: Routine, first: Leg) -> Session {
    let mut session = Session::new(routine, first);
    let _ = session.handle_input(Duration::ZERO, Input::Start);
    session
}

/// A part of a session's whole time, and a bit beyond.
fn share(routine: &Routine, part: f64) -> Duration {
    routine.total().mul_f64(part)
}

fn scheduled(effects: &[Effect]) -> Option<(Moment, Vec<Cue>)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Schedule(Schedule { from, cues, .. }) => Some((*from, cues.clone())),
        _ => None,
    })
}

/// Whether the session has gone to its end with all of its reps.
fn is_whole(session: &Session) -> bool {
    let all = session.routine().reps();
    let is_done = |leg: &Leg| session.reps_done(*leg) == all;
    session.ending() == Some(Ending::Finished) && Leg::BOTH.iter().all(is_done)
}

proptest! {
    #[test]
    fn one_big_jump_of_time_equals_many_small_ones(
        routine in any_routine(),
        first in any_leg(),
        mut wakes in prop::collection::vec(0.0..1.2_f64, 1..40),
    ) {
        wakes.sort_by(f64::total_cmp);
        let mut often = started(routine, first);
        for wake in &wakes {
            let _ = often.handle_input(share(&routine, *wake), Input::Wake);
        }
        let mut once = started(routine, first);
        let last = share(&routine, wakes[wakes.len() - 1]);
        let _ = once.handle_input(last, Input::Wake);
        prop_assert_eq!(often, once);
    }

    #[test]
    fn waking_whenever_it_asks_meets_every_phase_at_its_time(
        routine in any_routine(),
        first in any_leg(),
    ) {
        let mut session = started(routine, first);
        let mut met = vec![(session.place(), Moment::START)];
        while let Some(reading) = session.poll_timeout() {
            let counter = (session.place(), session.seconds_left());
            let _ = session.handle_input(reading, Input::Wake);
            prop_assert_ne!(counter, (session.place(), session.seconds_left()));
            if met[met.len() - 1].0 != session.place() {
                met.push((session.place(), session.moment()));
            }
        }
        let planned: Vec<_> = timeline(&routine, first)
            .iter()
            .map(|span| (span.place, span.from))
            .collect();
        prop_assert_eq!(met, planned);
        prop_assert_eq!(session.ending(), Some(Ending::Finished));
        prop_assert_eq!(session.moment().since_start(), routine.total());
    }

    #[test]
    fn standing_still_uses_no_time(
        routine in any_routine(),
        first in any_leg(),
        paused_at in 0.0..1.0_f64,
        later in 0.0..1.0_f64,
        pause in 0..100_000_u64,
    ) {
        let pause = Duration::from_millis(pause);
        let paused_at = share(&routine, paused_at);
        let end = paused_at + share(&routine, later);
        let mut straight = started(routine, first);
        let _ = straight.handle_input(end, Input::Wake);
        let mut paused = started(routine, first);
        let _ = paused.handle_input(paused_at, Input::Pause);
        let _ = paused.handle_input(paused_at + pause / 2, Input::Wake);
        let _ = paused.handle_input(paused_at + pause, Input::GoOn);
        let _ = paused.handle_input(end + pause, Input::Wake);
        prop_assert_eq!(paused.place(), straight.place());
        prop_assert_eq!(paused.moment(), straight.moment());
        prop_assert_eq!(paused.left(), straight.left());
        prop_assert_eq!(paused.ending(), straight.ending());
        for leg in Leg::BOTH {
            prop_assert_eq!(paused.reps_done(leg), straight.reps_done(leg));
        }
    }

    #[test]
    fn after_a_break_there_is_time_to_take_up_the_strap_and_then_a_whole_rep(
        routine in any_routine(),
        first in any_leg(),
        broken_off in 0.0..1.0_f64,
    ) {
        let mut session = started(routine, first);
        let _ = session.handle_input(share(&routine, broken_off), Input::Pause);
        let done = Leg::BOTH.map(|leg| session.reps_done(leg));
        let _ = session.handle_input(Duration::from_secs(9999), Input::Resume);
        prop_assert_eq!(done, Leg::BOTH.map(|leg| session.reps_done(leg)));
        let place = session.place();
        match place.phase {
            Phase::CountIn => prop_assert_eq!(session.left(), Duration::from_secs(5)),
            Phase::Ready | Phase::Change => {
                prop_assert!(session.left() >= Duration::from_secs(5).min(session.length()));
            }
            Phase::Roll | Phase::Done => {}
            _ => prop_assert!(false, "it went on with {:?}", place),
        }
        let _ = session.handle_input(Duration::from_secs(9_999_999), Input::Wake);
        prop_assert!(is_whole(&session));
    }

    #[test]
    fn a_break_in_what_a_break_began_with_begins_that_anew(
        routine in any_routine(),
        first in any_leg(),
        broken_off in 0.0..1.0_f64,
        again in 0..6_000_u64,
    ) {
        let mut session = started(routine, first);
        let _ = session.handle_input(share(&routine, broken_off), Input::Pause);
        let _ = session.handle_input(Duration::from_secs(9999), Input::Resume);
        let place = session.place();
        let pause = Duration::from_secs(9999) + Duration::from_millis(again);
        let _ = session.handle_input(pause, Input::Pause);
        let _ = session.handle_input(Duration::from_secs(99_999), Input::Resume);
        if place.phase == Phase::CountIn {
            prop_assert_eq!(session.place().phase, Phase::CountIn);
            prop_assert_eq!(session.left(), Duration::from_secs(5));
        }
    }

    #[test]
    fn after_a_long_break_there_is_the_whole_time_to_get_ready_and_then_a_whole_rep(
        routine in any_routine(),
        first in any_leg(),
        broken_off in 0.0..1.0_f64,
    ) {
        let mut session = started(routine, first);
        let _ = session.handle_input(share(&routine, broken_off), Input::Pause);
        let leg = session.place_after_a_break().leg;
        let _ = session.handle_input(Duration::from_secs(9999), Input::GetReady);
        let ready = routine.amount(Part::Ready).seconds();
        let place = session.place();
        prop_assert_eq!(place.leg, leg);
        match place.phase {
            Phase::CountIn | Phase::Ready | Phase::Change => {
                prop_assert!(session.left() >= ready, "{:?}", place);
                prop_assert_eq!(session.left(), session.length());
            }
            Phase::Roll | Phase::Done => {}
            _ => prop_assert!(false, "it went on with {:?}", place),
        }
        let _ = session.handle_input(Duration::from_secs(9_999_999), Input::Wake);
        prop_assert!(is_whole(&session));
    }

    #[test]
    fn a_tap_after_any_wait_begins_a_count_in_and_then_all_of_the_routine(
        routine in any_routine(),
        first in any_leg(),
        wakes in prop::collection::vec(0..100_000_u64, 0..12),
    ) {
        let mut session = Session::new(routine, first);
        session.wait_for_tap();
        let mut now = Duration::ZERO;
        let _ = session.handle_input(now, Input::Start);
        for wake in wakes {
            now += Duration::from_millis(wake);
            let _ = session.handle_input(now, Input::Wake);
            prop_assert!(session.waits());
        }
        let _ = session.handle_input(now, Input::Begin);
        prop_assert!(!session.waits());
        if session.place().phase != Phase::Roll {
            prop_assert!(session.left() <= Duration::from_secs(5));
            prop_assert!(session.left() >= Duration::from_secs(3), "the strap is taken up");
        }
        let _ = session.handle_input(now + routine.total(), Input::Wake);
        prop_assert!(is_whole(&session));
    }

    #[test]
    fn the_clock_may_be_another_one_after_a_pause(
        routine in any_routine(),
        first in any_leg(),
        paused_at in 0.0..1.0_f64,
    ) {
        let paused_at = share(&routine, paused_at);
        let mut session = started(routine, first);
        let _ = session.handle_input(paused_at, Input::Pause);
        // A new clock begins near nothing again.
        let _ = session.handle_input(Duration::from_millis(150), Input::GoOn);
        prop_assert_eq!(session.moment().since_start(), paused_at);
        let rest = routine.total() - paused_at;
        let _ = session.handle_input(Duration::from_millis(150) + rest, Input::Wake);
        prop_assert_eq!(session.ending(), Some(Ending::Finished));
    }

    #[test]
    fn reps_never_exceed_the_routine_and_no_input_breaks_a_session(
        routine in any_routine(),
        first in any_leg(),
        waits in any::<bool>(),
        story in prop::collection::vec((0..12_usize, 0..40_000_u64), 0..120),
    ) {
        let inputs = [
            Input::Start, Input::Wake, Input::Pause, Input::Resume,
            Input::Skip, Input::BackOneRep, Input::Wake, Input::GoOn,
            Input::GetReady, Input::Begin, Input::AddTime, Input::TakeLonger,
        ];
        let mut session = Session::new(routine, first);
        if waits {
            session.wait_for_tap();
            session.wait_after_rolling();
        }
        let mut added = 0;
        let mut now = Duration::ZERO;
        let mut kept = 0;
        for (input, passes) in story {
            now += Duration::from_millis(passes);
            let (was, waited) = (session.moment(), session.waits());
            let effects = session.handle_input(now, inputs[input]);
            added += u32::from(inputs[input] == Input::AddTime);
            if waited {
                prop_assert_eq!(session.moment(), was, "no time passes in waiting");
            }
            kept += effects.iter().filter(|e| matches!(e, Effect::Keep(_))).count();
            prop_assert!(session.moment() >= was);
            prop_assert!((1..=routine.reps()).contains(&session.place().rep));
            let most = session.length() + added * Duration::from_secs(15);
            prop_assert!(session.left() <= most);
            if let Some(next) = session.poll_timeout() {
                prop_assert!(next > now || session.left().is_zero());
            }
            for leg in Leg::BOTH {
                prop_assert!(session.reps_done(leg) <= routine.reps());
            }
        }
        prop_assert_eq!(kept, usize::from(session.ending().is_some()));
    }

    #[test]
    fn the_legs_are_mirror_images(routine in any_routine()) {
        let mirrored: Vec<_> = timeline(&routine, Leg::Left)
            .into_iter()
            .map(|mut span| {
                span.place.leg = span.place.leg.other();
                span
            })
            .collect();
        prop_assert_eq!(&mirrored, &timeline(&routine, Leg::Right));
        let reps_of = |leg| -> Vec<_> {
            mirrored
                .iter()
                .filter(|span| span.place.leg == leg && span.place.phase.is_of_a_rep())
                .map(|span| (span.place.phase, span.place.rep, span.length))
                .collect()
        };
        prop_assert_eq!(reps_of(Leg::Left), reps_of(Leg::Right));
    }

    #[test]
    fn every_pull_lasts_exactly_the_routines_pull(routine in any_routine(), first in any_leg()) {
        let pull = routine.amount(Part::Pull).seconds();
        let pulls: Vec<_> = Session::new(routine, first)
            .cues()
            .into_iter()
            .filter(|cue| cue.signal == Signal::Begins(Phase::Pull))
            .collect();
        prop_assert_eq!(pulls.len(), 2 * usize::from(routine.reps()));
        for cue in &pulls {
            prop_assert_eq!(cue.lasts, pull);
        }
        let samples = palette::samples(pulls[0].signal, pull, 8_000.0);
        prop_assert_eq!(samples.len() as f64, pull.as_secs_f64() * 8_000.0);
    }

    #[test]
    fn cues_are_in_order_and_never_sound_together(routine in any_routine(), first in any_leg()) {
        let cues = Session::new(routine, first).cues();
        for pair in cues.windows(2) {
            prop_assert!(pair[0].end() <= pair[1].at, "{:?}", pair);
        }
    }

    #[test]
    fn no_cue_is_lost_or_doubled_by_a_pause_at_any_moment(
        routine in any_routine(),
        first in any_leg(),
        paused_at in 0.0..1.0_f64,
    ) {
        let mut session = Session::new(routine, first);
        let effects = session.handle_input(Duration::ZERO, Input::Start);
        let (_, all) = scheduled(&effects).expect("Start schedules");
        let paused_at = share(&routine, paused_at);
        let effects = session.handle_input(paused_at, Input::Pause);
        prop_assert!(effects.contains(&Effect::Silence));
        prop_assume!(session.is_paused());
        let effects = session.handle_input(paused_at * 2, Input::GoOn);
        let (from, rest) = scheduled(&effects).expect("going on schedules");
        prop_assert_eq!(from, Moment::at(paused_at));
        // Heard to its end before the pause, or due after it: each once.
        let heard: Vec<_> = all.iter().copied().filter(|cue| cue.end() <= from).collect();
        prop_assert_eq!([heard, rest].concat(), all);
    }

    #[test]
    fn print_then_parse_gives_the_same_routine(
        routine in any_routine(),
        note in prop::option::of("[ -~äß→😀&=%+]{1,140}"),
    ) {
        let offer = Offer {
            routine,
            note: note.and_then(|words| hamstretch_core::method::Note::new(&words)),
        };
        prop_assert_eq!(Offer::parse(&offer.to_text()), (offer, vec![]));
    }

    #[test]
    fn any_text_at_all_reads_as_some_routine(text in ".{0,300}") {
        let (offer, _) = Offer::parse(&text);
        prop_assert_eq!(Offer::parse(&offer.to_text()), (offer, vec![]));
    }

    #[test]
    fn steppers_stay_in_range_and_reach_both_ends(routine in any_routine(), part in 0..8_usize) {
        let part = Part::ALL[part];
        for (up, end) in [(true, part.most()), (false, part.least())] {
            let mut stepped = routine;
            for _ in 0..240 {
                let next = stepped.stepped(part, up);
                let moved = next.amount(part) != stepped.amount(part);
                prop_assert_eq!(moved, stepped.amount(part) != end);
                stepped = next;
            }
            prop_assert_eq!(stepped.amount(part), end);
        }
    }

    #[test]
    fn a_number_out_of_range_cannot_be_built(part in 0..8_usize, halves in any::<u16>()) {
        let part = Part::ALL[part];
        let amount = Amount::halves(halves);
        let allowed = (part.least()..=part.most()).contains(&amount)
            && (part.is_time() || halves % 2 == 0);
        prop_assert_eq!(Routine::default().with(part, amount).is_ok(), allowed);
    }
}
