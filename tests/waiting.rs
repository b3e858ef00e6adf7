//! The first sessions wait for a tap, and whoever put the strap down has the whole time to
//! get ready again. Back, Escape and the question about pain change nothing by themselves.

mod support;

use hamstretch::app::{At, Effect, Intent, Model, PausedBy, Question, Screen};
use hamstretch::diary::Setting;
use hamstretch::stretch::{
    Cue, Hurt, Input, Leg, Phase, Place, Reason, Schedule, Session, Signal, Talk, Word,
};
use hamstretch::words;
use std::time::Duration;
use support::app::{App, LINK, at, days_later, fresh, in_session, moment, place, seasoned, start};
use support::{routine, said, voice};

/// The app of somebody new, whose first session waits since second 10.
fn waiting_for(link: &str) -> (App, Vec<Effect>) {
    let mut app = fresh();
    let _ = app.handle(
        Intent::VoiceCame(Default::default(), voice().into()),
        at(0.0),
    );
    let _ = app.handle(Intent::Went(format!("#/routine?{link}")), at(0.0));
    let _ = app.handle(Intent::Start, at(9.0));
    let _ = app.handle(Intent::Answered, at(10.0));
    let effects = app.handle(Intent::Claimed, at(10.0));
    (app, effects)
}

fn cues(effects: &[Effect]) -> &[Cue] {
    let mut schedules = effects.iter().filter_map(|effect| match effect {
        Effect::Schedule(Schedule { cues, .. }) => Some(cues),
        _ => None,
    });
    schedules.next_back().expect("it sounds")
}

fn words_of(effects: &[Effect]) -> Vec<&'static str> {
    let words = cues(effects).iter().filter_map(|cue| match cue.signal {
        Signal::Says(word) => Some(said(word)),
        _ => None,
    });
    words.collect()
}

fn session(model: &Model) -> &Session {
    model.session.as_ref().expect("a session")
}

#[test]
fn the_first_three_sessions_wait_whatever_the_link_says_and_the_fourth_does_not() {
    let mut app = fresh();
    for done in 0..5 {
        let then = days_later(done);
        let _ = app.handle(Intent::Went(LINK.to_owned()), then);
        let _ = app.handle(Intent::Start, then);
        if app.screen == Screen::Check {
            let _ = app.handle(Intent::Answered, then);
        }
        let _ = app.handle(Intent::Claimed, then);
        assert_eq!(app.waits(), done < 3, "after {done} sessions");
        let _ = app.handle(Intent::Begin, then);
        let later = At {
            now: then.now + Duration::from_secs(60),
            ..then
        };
        let _ = app.handle(Intent::Wake, later);
        assert_eq!(app.diary.log.entries().len() as i64, done + 1);
        let _ = app.handle(Intent::Went("#/".to_owned()), later);
    }
}

#[test]
fn waiting_takes_no_time_is_said_again_and_a_tap_begins_all_that_is_to_be_heard() {
    let (mut app, effects) = waiting_for("reps=2&ready=60");
    let told = [
        "Can you hear this?",
        "Lie on your back.",
        "Strap on your right foot.",
        "Tap the screen when you are ready.",
    ];
    assert_eq!(words_of(&effects), told);
    assert!(effects.contains(&Effect::HoldScreen));
    let mut again = 0;
    for second in 11..600 {
        let effects = app.handle(Intent::Wake, at(second.into()));
        if effects
            .iter()
            .any(|effect| matches!(effect, Effect::Schedule(_)))
        {
            assert_eq!(words_of(&effects), told);
            again += 1;
        }
        assert!(app.waits());
        assert_eq!(place(&app).phase, Phase::Ready);
        assert_eq!(session(&app).moment().since_start(), Duration::ZERO);
        let next = app.poll_timeout().expect("it is said again");
        assert!(next > at(second.into()).now, "no wake for nothing");
    }
    assert_eq!(again, 19, "each half minute");
    let effects = app.handle(Intent::Begin, at(600.0));
    assert!(effects.contains(&Effect::Silence));
    assert_eq!((place(&app).phase, place(&app).rep), (Phase::CountIn, 1));
    assert_eq!(session(&app).seconds_left(), 5);
    // All of it, to the end, in one go.
    let last = cues(&effects).last().expect("cues").signal;
    assert_eq!(last, Signal::Says(Word::DONE));
    let ticks = cues(&effects)
        .iter()
        .filter(|cue| cue.place.phase == Phase::CountIn);
    let ticks = ticks.filter(|cue| cue.signal == Signal::Tick).count();
    assert_eq!(ticks, 3, "the strap is in both hands by then");
    let _ = app.handle(Intent::Wake, at(605.3));
    assert_eq!(place(&app).phase, Phase::Lift);
}

#[test]
fn a_session_that_begins_with_rolling_waits_for_that_and_then_no_more() {
    let (mut app, effects) = waiting_for("reps=1&roll=30&ready=20");
    assert!(app.waits());
    assert_eq!(place(&app).phase, Phase::Roll);
    assert!(words_of(&effects).contains(&"Use the foam roller."));
    let _ = app.handle(Intent::Begin, at(100.0));
    assert_eq!((app.waits(), session(&app).seconds_left()), (false, 30));
    let _ = app.handle(Intent::Wake, at(165.0));
    assert_eq!((place(&app).phase, app.waits()), (Phase::Ready, false));
}

#[test]
fn what_is_said_in_waiting_never_overlaps_whatever_is_said_of_it() {
    for (talk, least) in [(Talk::Full, 3), (Talk::Counts, 1), (Talk::Nothing, 0)] {
        for link in ["ready=3", "roll=30", "first=left"] {
            let mut app = fresh();
            let _ = app.handle(Intent::Set(Setting::Talk(talk)), at(0.0));
            let voice = Intent::VoiceCame(Default::default(), voice().into());
            let _ = app.handle(voice, at(0.0));
            let _ = app.handle(Intent::Went(format!("#/routine?{link}")), at(0.0));
            let _ = app.handle(Intent::Start, at(9.0));
            let _ = app.handle(Intent::Answered, at(10.0));
            let effects = app.handle(Intent::Claimed, at(10.0));
            let cues = cues(&effects);
            assert!(cues.len() > least, "{link} {talk:?}: {cues:?}");
            for pair in cues.windows(2) {
                assert!(pair[1].at > pair[0].at, "{link} {talk:?}");
                let is_word = matches!(pair[0].signal, Signal::Says(_));
                assert!(!is_word || pair[1].at >= pair[0].end(), "{link} {talk:?}");
            }
            let ends = cues.iter().map(Cue::end).max().expect("a tone");
            assert!(
                ends.since_start() < Duration::from_secs(15),
                "before it is said again"
            );
        }
    }
}

#[test]
fn nothing_but_a_tap_ends_the_waiting() {
    let (mut app, _) = waiting_for("reps=2");
    for intent in [
        Intent::TakeLonger,
        Intent::AddTime,
        Intent::BackOneRep,
        Intent::Resume,
        Intent::SoundStopped,
        Intent::KeepGoing,
        Intent::Hidden,
        Intent::Returned,
    ] {
        let _ = app.handle(intent.clone(), at(20.0));
        assert!(app.waits(), "{intent:?}");
    }
    // A call pauses nothing that does not run, a pause of one's own is one.
    let _ = app.handle(Intent::Pause, at(30.0));
    assert!(!app.waits() && session(&app).is_paused());
    let _ = app.handle(Intent::Begin, at(31.0));
    assert!(session(&app).is_paused(), "a stray tap");
    let effects = app.handle(Intent::Resume, at(32.0));
    assert!(app.waits());
    assert!(words_of(&effects).contains(&"Tap the screen when you are ready."));
    // Without sound as with it.
    let _ = app.handle(Intent::SoundFailed, at(33.0));
    assert!(app.waits() && app.lacks.sound);
}

#[test]
fn silent_and_out_of_view_it_goes_on_waiting() {
    let mut app = fresh();
    let _ = app.handle(Intent::Set(Setting::Sound(false)), at(0.0));
    let _ = app.handle(Intent::Start, at(1.0));
    let _ = app.handle(Intent::Answered, at(1.0));
    let _ = app.handle(Intent::Claimed, at(1.0));
    let _ = app.handle(Intent::Hidden, at(2.0));
    // The page stands still meanwhile.
    let _ = app.handle(Intent::Returned, at(500.0));
    assert!(app.waits());
    let _ = app.handle(Intent::Begin, at(501.0));
    assert_eq!(place(&app).phase, Phase::CountIn);
}

#[test]
fn a_session_that_waited_is_cut_off_and_waits_again() {
    // Cut off in the waiting, in the count-in, and in the first lift.
    for (link, cut_off) in [
        ("reps=2", None),
        ("reps=2", Some(21.0)),
        ("reps=2&ready=3", None),
        ("reps=2&ready=3", Some(21.0)),
        ("reps=2&ready=3", Some(24.0)),
    ] {
        let (mut app, _) = waiting_for(link);
        if let Some(cut_off) = cut_off {
            let _ = app.handle(Intent::Begin, at(20.0));
            let _ = app.handle(Intent::Wake, at(cut_off));
        }
        let mut app = app.reopened(moment(60.0));
        let _ = app.handle(Intent::Continue, moment(61.0));
        let _ = app.handle(Intent::Claimed, moment(61.0));
        assert!(app.waits(), "nothing is done yet");
        assert_eq!(place(&app).phase, Phase::Ready);
        assert!(words::set_up(session(&app), false).contains(words::HOLD_BOTH_ENDS));
    }
}

/// A session in the first leg's third rep, past the sessions that wait.
fn in_third_rep() -> App {
    let mut app = seasoned();
    let link = "#/routine?reps=5&lift=2&pull=2&lower=2&rest=0&ready=30&change=20";
    let _ = app.handle(Intent::Went(link.to_owned()), moment(0.0));
    let _ = start(&mut app, moment(0.0));
    let _ = app.handle(Intent::Wake, moment(43.0));
    assert_eq!((place(&app).phase, place(&app).rep), (Phase::Lift, 3));
    app
}

#[test]
fn a_short_pause_ends_with_a_count_in_and_a_long_one_with_the_whole_time_to_get_ready() {
    for (seconds, phase, left) in [(5.0, Phase::CountIn, 5), (61.0, Phase::Ready, 30)] {
        let mut app = in_third_rep();
        let _ = app.handle(Intent::Pause, moment(43.5));
        let _ = app.handle(Intent::Resume, moment(43.5 + seconds));
        let there = (place(&app).phase, place(&app).rep, place(&app).leg);
        assert_eq!(there, (phase, 3, Leg::Right), "after {seconds} s");
        assert_eq!(session(&app).seconds_left(), left);
        assert_eq!(words::rep_of(session(&app)), "3 of 5");
    }
}

#[test]
fn after_a_reload_there_is_the_whole_time_to_get_ready_and_the_strap_is_spoken_of() {
    let mut app = in_third_rep().reopened(moment(50.0));
    let _ = app.handle(
        Intent::VoiceCame(Default::default(), voice().into()),
        moment(51.0),
    );
    let _ = app.handle(Intent::Continue, moment(52.0));
    let effects = app.handle(Intent::Claimed, moment(52.0));
    assert_eq!((place(&app).phase, place(&app).rep), (Phase::Ready, 3));
    assert_eq!(session(&app).seconds_left(), 30);
    assert!(words_of(&effects).contains(&"Strap on your right foot."));
    // A pause after that is a short one.
    let _ = app.handle(Intent::Wake, moment(83.0));
    let _ = app.handle(Intent::Pause, moment(83.5));
    let _ = app.handle(Intent::Resume, moment(84.5));
    assert_eq!(place(&app).phase, Phase::CountIn);
}

#[test]
fn a_device_that_slept_was_a_long_break() {
    for (until, phase) in [(60.0, Phase::CountIn), (300.0, Phase::Ready)] {
        let mut app = in_third_rep();
        let _ = app.handle(Intent::Set(Setting::Sound(false)), moment(43.0));
        let _ = app.handle(Intent::Pause, moment(43.1));
        let _ = app.handle(Intent::Resume, moment(43.2));
        let _ = app.handle(Intent::Wake, moment(44.0));
        let _ = app.handle(Intent::Wake, moment(until));
        assert_eq!(app.paused_by, PausedBy::Unnoticed);
        let _ = app.handle(Intent::Resume, moment(until + 1.0));
        assert_eq!(place(&app).phase, phase, "woken at {until} s");
    }
}

#[test]
fn a_long_break_in_getting_ready_or_changing_legs_begins_that_anew() {
    let mut app = seasoned();
    let link = "#/routine?reps=1&ready=30&change=60";
    let _ = app.handle(Intent::Went(link.to_owned()), moment(0.0));
    let _ = start(&mut app, moment(0.0));
    for (from, phase, left) in [(28.0, Phase::Ready, 30), (150.0, Phase::Change, 60)] {
        let _ = app.handle(Intent::Wake, moment(from));
        let _ = app.handle(Intent::Pause, moment(from));
        let _ = app.handle(Intent::Resume, moment(from + 90.0));
        assert_eq!(
            (place(&app).phase, session(&app).seconds_left()),
            (phase, left)
        );
        let _ = app.handle(Intent::Skip, moment(from + 91.0));
    }
}

#[test]
fn fifteen_seconds_more_are_fifteen_seconds_more_as_often_as_they_are_wanted() {
    let clock = Duration::from_secs;
    let mut session = Session::new(routine("ready=30&reps=1"), Leg::Right);
    let _ = session.handle_input(clock(0), Input::Start);
    let mut left = 25;
    let _ = session.handle_input(clock(5), Input::Wake);
    for _ in 0..4 {
        assert_eq!(session.seconds_left(), left);
        let effects = session.handle_input(clock(5), Input::AddTime);
        assert_eq!(effects.len(), 3, "{effects:?}");
        left += 15;
    }
    assert_eq!(session.poll_timeout(), Some(clock(6)));
    let _ = session.handle_input(clock(5 + left - 1), Input::Wake);
    assert_eq!(
        (session.place().phase, session.seconds_left()),
        (Phase::Ready, 1)
    );
    let _ = session.handle_input(clock(5 + left), Input::Wake);
    assert_eq!(session.place().phase, Phase::Lift);
    let before = session.clone();
    let _ = session.handle_input(clock(5 + left), Input::AddTime);
    assert_eq!(session, before, "work is not drawn out");
}

#[test]
fn back_by_mistake_is_no_stop_and_brings_back_what_was() {
    for is_paused in [false, true] {
        let mut app = in_third_rep();
        if is_paused {
            let _ = app.handle(Intent::Pause, moment(43.2));
        }
        let was = place(&app);
        let effects = app.handle(Intent::Went("#/".to_owned()), moment(43.5));
        assert!(effects.contains(&Effect::ReturnToSession));
        assert_eq!(app.asking, Some(Question::WhatNow));
        // Once more, and it is still the same question.
        let _ = app.handle(Intent::Went("#/".to_owned()), moment(44.0));
        assert_eq!(app.asking, Some(Question::WhatNow));
        let _ = app.handle(Intent::KeepGoing, moment(45.0));
        assert_eq!(app.asking, None);
        assert_eq!(session(&app).is_paused(), is_paused);
        match is_paused {
            true => assert_eq!(place(&app), was, "exactly as it was"),
            false => assert_eq!(place(&app).phase, Phase::CountIn),
        }
    }
}

#[test]
fn keep_going_after_the_question_about_pain_gives_time_and_leaves_a_pause_a_pause() {
    let mut app = in_third_rep();
    let _ = app.handle(Intent::AskToStop, moment(43.5));
    let _ = app.handle(Intent::KeepGoing, moment(46.0));
    assert_eq!((place(&app).phase, place(&app).rep), (Phase::Ready, 3));
    assert_eq!(session(&app).seconds_left(), 30);

    let mut app = in_third_rep();
    let _ = app.handle(Intent::Pause, moment(43.2));
    // By way of the other question.
    let _ = app.handle(Intent::Went("#/".to_owned()), moment(43.5));
    let _ = app.handle(Intent::AskToStop, moment(44.0));
    assert_eq!(app.asking, Some(Question::WhatHappened));
    let _ = app.handle(Intent::KeepGoing, moment(46.0));
    assert!(session(&app).is_paused());
    let _ = app.handle(Intent::Resume, moment(47.0));
    assert_eq!(place(&app).phase, Phase::Ready, "it was asked about pain");
}

#[test]
fn escape_asks_and_never_resumes_and_the_space_bar_is_the_one_big_button() {
    let mut app = in_third_rep();
    assert!(matches!(app.means_space(), Some(Intent::Pause)));
    for _ in 0..3 {
        let _ = app.handle(Intent::Escape, moment(43.5));
        assert_eq!(app.asking, Some(Question::WhatHappened));
        assert!(session(&app).is_paused());
        assert!(
            app.means_space().is_none(),
            "a question is answered, not passed over"
        );
    }
    let _ = app.handle(Intent::KeepGoing, moment(44.0));
    let _ = app.handle(Intent::Pause, moment(45.0));
    assert!(matches!(app.means_space(), Some(Intent::Resume)));
    assert!(fresh().means_space().is_none(), "elsewhere it scrolls");
    let (app, _) = waiting_for("reps=2");
    assert!(matches!(app.means_space(), Some(Intent::Begin)));
}

#[test]
fn each_reason_to_stop_has_an_answer_of_its_own() {
    let answers = Hurt::ALL.map(words::after_hurt);
    for (one, answer) in answers.iter().enumerate() {
        for other in &answers[one + 1..] {
            // Those that are a clinician's to judge begin alike.
            assert_ne!(answer, other);
        }
    }
    for hurt in Hurt::ALL {
        let asks = words::after_hurt(hurt).contains("clinician");
        assert_eq!(asks, hurt != Hurt::Other, "{hurt:?}");
    }
}

#[test]
fn what_came_of_a_session_is_there_to_come_back_to_until_one_is_home() {
    let mut app = in_session();
    let _ = app.handle(Intent::Wake, at(17.0));
    let _ = app.handle(Intent::Stop(Reason::Hurts(Hurt::BelowKnee)), at(18.0));
    let kept = app.kept.clone();
    assert!(kept.is_some());
    for elsewhere in ["#/safety", "#/learn", "#/progress"] {
        let _ = app.handle(Intent::Went(elsewhere.to_owned()), at(19.0));
        let _ = app.handle(Intent::Went("#/session".to_owned()), at(20.0));
        assert_eq!(app.screen, Screen::Session, "back from {elsewhere}");
        assert_eq!(app.kept, kept);
        let stop = session(&app).stop().expect("it is still told");
        assert_eq!(stop.hurt, Hurt::BelowKnee);
    }
    let _ = app.handle(Intent::Went("#/".to_owned()), at(21.0));
    let _ = app.handle(Intent::Went("#/session".to_owned()), at(22.0));
    assert_eq!((app.screen, &app.kept), (Screen::Home, &None));
}

#[test]
fn going_on_in_mid_course_can_be_gone_back_from() {
    let routine = routine("reps=5");
    let ready = |rep| Place {
        phase: Phase::Ready,
        leg: Leg::Left,
        rep,
    };
    let back = ready(3).one_rep_back(&routine, Leg::Right);
    assert_eq!(
        back.map(|place| (place.phase, place.rep)),
        Some((Phase::Lift, 2))
    );
    assert_eq!(ready(1).one_rep_back(&routine, Leg::Right), None);
}
