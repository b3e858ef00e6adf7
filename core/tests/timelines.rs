//! Sessions written out, so that a physiotherapist could read them.

use crate::support::{clock, phase_and_rep, routine, seconds, signal_name};
use expect_test::{Expect, expect};
use hamstretch_core::method::{
    Cue, Effect, Ending, Hurt, Input, Leg, Reason, Schedule, Session, timeline,
};

/// Every phase with its length, and what is heard in it.
fn check_timeline(link: &str, first: Leg, expected: Expect) {
    let routine = routine(link);
    let cues = Session::new(routine, first).cues();
    let mut text = format!("{} in all\n", clock(routine.total()));
    for span in timeline(&routine, first) {
        let place = span.place;
        let heard: Vec<String> = cues
            .iter()
            .filter(|cue| cue.place == place)
            .map(|cue| {
                format!(
                    "{} at {} for {:?}",
                    signal_name(cue.signal),
                    clock(cue.at.since_start()),
                    cue.lasts
                )
            })
            .collect();
        let line = format!(
            "{:>7}  {:<20} {:>5}  {}",
            clock(span.from.since_start()),
            phase_and_rep(place.phase, place.leg, place.rep),
            format!("{:?}", span.length),
            heard.join(", ")
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }
    expected.assert_eq(&text);
}

#[test]
fn two_reps_a_leg_right_leg_first() {
    check_timeline(
        "reps=2&ready=5&change=6",
        Leg::Right,
        expect![[r#"
            0:43.0 in all
             0:00.0  right leg    ready      5s  ready at 0:00.0 for 900ms, tick at 0:02.0 for 90ms, tick at 0:03.0 for 90ms, tick at 0:04.0 for 90ms
             0:05.0  right leg  1 lift       2s  lift at 0:05.0 for 420ms
             0:07.0  right leg  1 pull       2s  pull at 0:07.0 for 2s
             0:09.0  right leg  1 lower      3s  lower at 0:09.0 for 700ms
             0:12.0  right leg  1 rest       1s
             0:13.0  right leg  2 lift       2s  lift at 0:13.0 for 420ms
             0:15.0  right leg  2 pull       2s  pull at 0:15.0 for 2s
             0:17.0  right leg  2 lower      3s  lower at 0:17.0 for 700ms
             0:20.0  right leg  2 rest       1s
             0:21.0   left leg    change     6s  change at 0:21.0 for 940ms, tick at 0:24.0 for 90ms, tick at 0:25.0 for 90ms, tick at 0:26.0 for 90ms
             0:27.0   left leg  1 lift       2s  lift at 0:27.0 for 420ms
             0:29.0   left leg  1 pull       2s  pull at 0:29.0 for 2s
             0:31.0   left leg  1 lower      3s  lower at 0:31.0 for 700ms
             0:34.0   left leg  1 rest       1s
             0:35.0   left leg  2 lift       2s  lift at 0:35.0 for 420ms
             0:37.0   left leg  2 pull       2s  pull at 0:37.0 for 2s
             0:39.0   left leg  2 lower      3s  lower at 0:39.0 for 700ms
             0:42.0   left leg  2 rest       1s
             0:43.0   left leg    done      0ns  done at 0:43.0 for 2.2s
        "#]],
    );
}

#[test]
fn rolling_comes_first_and_a_rest_of_no_length_is_left_out() {
    check_timeline(
        "reps=1&roll=30&rest=0&ready=3&change=3&lift=1&lower=1.5&pull=2.5",
        Leg::Left,
        expect![[r#"
            1:16.0 in all
             0:00.0   left leg    roll      30s  roll at 0:00.0 for 580ms
             0:30.0  right leg    roll      30s  roll at 0:30.0 for 580ms
             1:00.0   left leg    ready      3s  ready at 1:00.0 for 900ms, tick at 1:01.0 for 90ms, tick at 1:02.0 for 90ms
             1:03.0   left leg  1 lift       1s  lift at 1:03.0 for 420ms
             1:04.0   left leg  1 pull     2.5s  pull at 1:04.0 for 2.5s
             1:06.5   left leg  1 lower    1.5s  lower at 1:06.5 for 700ms
             1:08.0  right leg    change     3s  change at 1:08.0 for 940ms, tick at 1:09.0 for 90ms, tick at 1:10.0 for 90ms
             1:11.0  right leg  1 lift       1s  lift at 1:11.0 for 420ms
             1:12.0  right leg  1 pull     2.5s  pull at 1:12.0 for 2.5s
             1:14.5  right leg  1 lower    1.5s  lower at 1:14.5 for 700ms
             1:16.0  right leg    done      0ns  done at 1:16.0 for 2.2s
        "#]],
    );
}

#[test]
fn the_usual_session_takes_four_minutes_and_thirty_five_seconds() {
    assert_eq!(clock(routine("").total()), "4:50.0");
}

/// What a session asks for and where it stands, input by input.
fn check_story(link: &str, story: &[(f64, Input)], expected: Expect) {
    let mut session = Session::new(routine(link), Leg::Right);
    let mut text = String::new();
    for (now, input) in story {
        let effects = session.handle_input(seconds(*now), *input);
        let place = session.place();
        let stands = match session.ending() {
            Some(ending) => format!("over: {}", ending.name()),
            None if session.is_paused() => "paused".to_owned(),
            None => format!("{} s left", session.seconds_left()),
        };
        text.push_str(&format!(
            "{input:?} at {now}: {}, {stands}, moment {}\n",
            phase_and_rep(place.phase, place.leg, place.rep),
            clock(session.moment().since_start()),
        ));
        for effect in effects {
            text.push_str(&format!("        {}\n", effect_in_words(&effect)));
        }
    }
    expected.assert_eq(&text);
}

fn effect_in_words(effect: &Effect) -> String {
    match effect {
        Effect::Schedule(Schedule { now, from, cues }) => {
            let next: Vec<String> = cues.iter().take(3).map(cue_in_words).collect();
            format!(
                "schedule {} cues, {} heard at reading {:?}: {}, …",
                cues.len(),
                clock(from.since_start()),
                now,
                next.join(", ")
            )
        }
        Effect::Feel(buzz) => format!("buzz {:?}", buzz.0),
        Effect::Keep(outcome) => format!(
            "keep: left {}, right {}, {}, {}",
            outcome.left,
            outcome.right,
            outcome.ending.name(),
            clock(outcome.lasted)
        ),
        Effect::Silence | Effect::HoldScreen | Effect::ReleaseScreen => format!("{effect:?}"),
    }
}

fn cue_in_words(cue: &Cue) -> String {
    format!(
        "{} at {}",
        signal_name(cue.signal),
        clock(cue.at.since_start())
    )
}

const SHORT: &str = "reps=2&lift=1&pull=2&lower=1&rest=1&ready=3&change=3";

#[test]
fn a_pause_in_mid_pull_takes_the_rest_of_the_pull_back_and_gives_it_again() {
    check_story(
        SHORT,
        &[
            (100.0, Input::Start),
            (103.0, Input::Wake),
            (104.0, Input::Wake),
            (104.8, Input::Pause),
            (110.0, Input::Wake),
            (120.0, Input::Resume),
            (121.2, Input::Wake),
        ],
        expect![[r#"
            Start at 100: right leg    ready, 3 s left, moment 0:00.0
                    HoldScreen
                    schedule 19 cues, 0:00.0 heard at reading 100s: ready at 0:00.0, tick at 0:01.0, tick at 0:02.0, …
                    buzz [150]
            Wake at 103: right leg  1 lift, 1 s left, moment 0:03.0
                    buzz [60]
            Wake at 104: right leg  1 pull, 2 s left, moment 0:04.0
                    buzz [2000]
            Pause at 104.8: right leg  1 pull, paused, moment 0:04.8
                    Silence
            Wake at 110: right leg  1 pull, paused, moment 0:04.8
            Resume at 120: right leg    ready, 5 s left, moment 0:04.8
                    schedule 20 cues, 0:04.8 heard at reading 120s: ready at 0:04.8, tick at 0:06.8, tick at 0:07.8, …
                    buzz [150]
            Wake at 121.2: right leg    ready, 4 s left, moment 0:06.0
        "#]],
    );
}

#[test]
fn one_late_wake_at_the_end_finishes_the_session_without_a_burst_of_buzzes() {
    check_story(
        SHORT,
        &[
            (0.0, Input::Start),
            (500.0, Input::Wake),
            (501.0, Input::Wake),
        ],
        expect![[r#"
            Start at 0: right leg    ready, 3 s left, moment 0:00.0
                    HoldScreen
                    schedule 19 cues, 0:00.0 heard at reading 0ns: ready at 0:00.0, tick at 0:01.0, tick at 0:02.0, …
                    buzz [150]
            Wake at 500:  left leg    done, over: finished, moment 0:26.0
                    ReleaseScreen
                    keep: left 2, right 2, finished, 0:26.0
            Wake at 501:  left leg    done, over: finished, moment 0:26.0
        "#]],
    );
}

#[test]
fn skip_and_back_one_rep_move_the_plan_not_the_time() {
    check_story(
        SHORT,
        &[
            (0.0, Input::Start),
            (1.0, Input::Skip),
            (2.5, Input::Pause),
            (3.0, Input::Skip),
            (3.0, Input::Skip),
            (3.0, Input::Skip),
            (3.0, Input::BackOneRep),
            (3.0, Input::BackOneRep),
            (4.0, Input::Resume),
        ],
        expect![[r#"
            Start at 0: right leg    ready, 3 s left, moment 0:00.0
                    HoldScreen
                    schedule 19 cues, 0:00.0 heard at reading 0ns: ready at 0:00.0, tick at 0:01.0, tick at 0:02.0, …
                    buzz [150]
            Skip at 1: right leg  1 lift, 1 s left, moment 0:01.0
                    Silence
                    schedule 16 cues, 0:01.0 heard at reading 1s: lift at 0:01.0, pull at 0:02.0, lower at 0:04.0, …
                    buzz [60]
            Pause at 2.5: right leg  1 pull, paused, moment 0:02.5
                    Silence
            Skip at 3: right leg  1 lower, paused, moment 0:02.5
            Skip at 3: right leg  1 rest, paused, moment 0:02.5
            Skip at 3: right leg  2 lift, paused, moment 0:02.5
            BackOneRep at 3: right leg  1 lift, paused, moment 0:02.5
            BackOneRep at 3: right leg  1 lift, paused, moment 0:02.5
            Resume at 4: right leg    ready, 5 s left, moment 0:02.5
                    schedule 20 cues, 0:02.5 heard at reading 4s: ready at 0:02.5, tick at 0:04.5, tick at 0:05.5, …
                    buzz [150]
        "#]],
    );
}

#[test]
fn whoever_skips_the_roller_gets_ready_with_the_same_leg() {
    check_story(
        "reps=1&ready=3&change=3&roll=20",
        &[
            (0.0, Input::Start),
            (2.0, Input::Skip),
            (3.0, Input::Skip),
            (4.0, Input::Pause),
        ],
        expect![[r#"
            Start at 0: right leg    roll, 20 s left, moment 0:00.0
                    HoldScreen
                    schedule 15 cues, 0:00.0 heard at reading 0ns: roll at 0:00.0, roll at 0:20.0, ready at 0:40.0, …
                    buzz [150, 100, 150]
            Skip at 2: right leg    ready, 3 s left, moment 0:02.0
                    Silence
                    schedule 13 cues, 0:02.0 heard at reading 2s: ready at 0:02.0, tick at 0:03.0, tick at 0:04.0, …
                    buzz [150]
            Skip at 3: right leg  1 lift, 2 s left, moment 0:03.0
                    Silence
                    schedule 10 cues, 0:03.0 heard at reading 3s: lift at 0:03.0, pull at 0:05.0, lower at 0:07.0, …
                    buzz [60]
            Pause at 4: right leg  1 lift, paused, moment 0:04.0
                    Silence
        "#]],
    );
}

#[test]
fn a_stop_for_pain_silences_at_once_and_keeps_what_was_done() {
    check_story(
        SHORT,
        &[
            (0.0, Input::Start),
            (6.5, Input::Stop(Reason::Hurts(Hurt::BelowKnee))),
            (7.0, Input::Resume),
        ],
        expect![[r#"
            Start at 0: right leg    ready, 3 s left, moment 0:00.0
                    HoldScreen
                    schedule 19 cues, 0:00.0 heard at reading 0ns: ready at 0:00.0, tick at 0:01.0, tick at 0:02.0, …
                    buzz [150]
            Stop(Hurts(BelowKnee)) at 6.5: right leg  1 lower, over: pain, moment 0:06.5
                    Silence
                    ReleaseScreen
                    keep: left 0, right 1, pain, 0:06.5
            Resume at 7: right leg  1 lower, over: pain, moment 0:06.5
        "#]],
    );
}

#[test]
fn inputs_at_the_wrong_time_change_nothing() {
    let waiting = Session::new(routine(SHORT), Leg::Right);
    for input in [
        Input::Wake,
        Input::Pause,
        Input::Resume,
        Input::Skip,
        Input::BackOneRep,
        Input::Stop(Reason::Enough),
    ] {
        let mut session = waiting.clone();
        assert_eq!(session.handle_input(seconds(9.0), input), []);
        assert_eq!(session, waiting, "{input:?} before Start");
    }
    let mut pulling = waiting.clone();
    let _ = pulling.handle_input(seconds(0.0), Input::Start);
    let _ = pulling.handle_input(seconds(5.0), Input::Wake);
    for input in [
        Input::Start,
        Input::Begin,
        Input::Resume,
        Input::GetReady,
        Input::GoOn,
        Input::TakeLonger,
        Input::AddTime,
    ] {
        let mut session = pulling.clone();
        assert_eq!(session.handle_input(seconds(5.0), input), []);
        assert_eq!(session, pulling, "{input:?} in a pull");
    }
    let mut over = waiting;
    let _ = over.handle_input(seconds(0.0), Input::Start);
    let _ = over.handle_input(seconds(99.0), Input::Wake);
    assert_eq!(over.ending(), Some(Ending::Finished));
    for input in [
        Input::Start,
        Input::Wake,
        Input::Pause,
        Input::Resume,
        Input::Skip,
        Input::BackOneRep,
        Input::Stop(Reason::Hurts(Hurt::BelowKnee)),
    ] {
        let mut session = over.clone();
        assert_eq!(session.handle_input(seconds(200.0), input), []);
        assert_eq!(session, over, "{input:?} after Done");
    }
}
