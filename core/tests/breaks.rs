//! Whoever put the strap down has the whole time to get ready again. Back, Escape and the
//! question about pain change nothing by themselves.

use crate::support::app::{
    App, at, fresh, in_session, moment, place, seasoned, session, start, waiting_for, words_of,
};
use crate::support::{routine, voice};
use hamstretch_core::app::{
    DeviceEvent, DiaryEvent, Effect, NavigationEvent, PausedBy, Question, Screen, SessionEvent,
};
use hamstretch_core::diary::Setting;
use hamstretch_core::method::{Hurt, Leg, Phase, Place, Reason};
use hamstretch_core::words;

/// A session in the first leg's third rep, past the sessions that wait.
fn in_third_rep() -> App {
    let mut app = seasoned();
    let link = "#/routine?reps=5&lift=2&pull=2&lower=2&rest=0&ready=30&change=20";
    let _ = app.update(NavigationEvent::Went(link.to_owned()), moment(0.0));
    let _ = start(&mut app, moment(0.0));
    let _ = app.update(SessionEvent::Wake, moment(43.0));
    assert_eq!((place(&app).phase, place(&app).rep), (Phase::Lift, 3));
    app
}

#[test]
fn a_short_pause_ends_with_a_count_in_and_a_long_one_with_the_whole_time_to_get_ready() {
    for (seconds, phase, left) in [(5.0, Phase::CountIn, 5), (61.0, Phase::Ready, 30)] {
        let mut app = in_third_rep();
        let _ = app.update(SessionEvent::Pause, moment(43.5));
        let _ = app.update(SessionEvent::Resume, moment(43.5 + seconds));
        let there = (place(&app).phase, place(&app).rep, place(&app).leg);
        assert_eq!(there, (phase, 3, Leg::Right), "after {seconds} s");
        assert_eq!(session(&app).seconds_left(), left);
        assert_eq!(words::rep_of(session(&app)), "3 of 5");
    }
}

#[test]
fn after_a_reload_there_is_the_whole_time_to_get_ready_and_the_strap_is_spoken_of() {
    let mut app = in_third_rep().reopened(moment(50.0));
    let _ = app.update(
        DeviceEvent::VoiceCame(Default::default(), voice().into()),
        moment(51.0),
    );
    let _ = app.update(SessionEvent::Continue, moment(52.0));
    let effects = app.update(SessionEvent::SessionLocked, moment(52.0));
    assert_eq!((place(&app).phase, place(&app).rep), (Phase::Ready, 3));
    assert_eq!(session(&app).seconds_left(), 30);
    assert!(words_of(&effects).contains(&"Strap on your right foot."));
    // A pause after that is a short one.
    let _ = app.update(SessionEvent::Wake, moment(83.0));
    let _ = app.update(SessionEvent::Pause, moment(83.5));
    let _ = app.update(SessionEvent::Resume, moment(84.5));
    assert_eq!(place(&app).phase, Phase::CountIn);
}

#[test]
fn a_device_that_slept_was_a_long_break() {
    // The time it slept, and the time until the person goes on.
    for (until, on, phase) in [
        (60.0, 61.0, Phase::CountIn),
        (80.0, 110.0, Phase::Ready),
        (300.0, 301.0, Phase::Ready),
    ] {
        let mut app = in_third_rep();
        let _ = app.update(DiaryEvent::Set(Setting::Sound(false)), moment(43.0));
        let _ = app.update(SessionEvent::Pause, moment(43.1));
        let _ = app.update(SessionEvent::Resume, moment(43.2));
        let _ = app.update(SessionEvent::Wake, moment(44.0));
        let _ = app.update(SessionEvent::Wake, moment(until));
        assert_eq!(app.paused_by(), Some(PausedBy::Unnoticed));
        let _ = app.update(SessionEvent::Resume, moment(on));
        assert_eq!(place(&app).phase, phase, "woken at {until} s");
    }
}

#[test]
fn a_long_break_in_getting_ready_or_changing_legs_begins_that_anew() {
    let mut app = seasoned();
    let link = "#/routine?reps=1&ready=30&change=60";
    let _ = app.update(NavigationEvent::Went(link.to_owned()), moment(0.0));
    let _ = start(&mut app, moment(0.0));
    for (from, phase, left) in [(28.0, Phase::Ready, 30), (150.0, Phase::Change, 60)] {
        let _ = app.update(SessionEvent::Wake, moment(from));
        let _ = app.update(SessionEvent::Pause, moment(from));
        let _ = app.update(SessionEvent::Resume, moment(from + 90.0));
        assert_eq!(
            (place(&app).phase, session(&app).seconds_left()),
            (phase, left)
        );
        let _ = app.update(SessionEvent::Skip, moment(from + 91.0));
    }
}

#[test]
fn back_by_mistake_is_no_stop_and_brings_back_what_was() {
    for is_paused in [false, true] {
        let mut app = in_third_rep();
        if is_paused {
            let _ = app.update(SessionEvent::Pause, moment(43.2));
        }
        let was = place(&app);
        let effects = app.update(NavigationEvent::Went("#/".to_owned()), moment(43.5));
        assert!(effects.contains(&Effect::ReturnToSession));
        assert_eq!(app.session.question, Some(Question::WhatNow));
        assert_eq!(app.was_running(), !is_paused, "what the answer brings back");
        // Once more, and it is still the same question. Escape is no answer to it.
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), moment(44.0));
        assert_eq!(app.session.question, Some(Question::WhatNow));
        let _ = app.update(NavigationEvent::Escape, moment(44.5));
        assert_eq!(app.session.question, Some(Question::WhatNow));
        let _ = app.update(SessionEvent::KeepGoing, moment(45.0));
        assert_eq!(app.session.question, None);
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
    let _ = app.update(SessionEvent::AskToStop, moment(43.5));
    let _ = app.update(SessionEvent::KeepGoing, moment(46.0));
    assert_eq!((place(&app).phase, place(&app).rep), (Phase::Ready, 3));
    assert_eq!(session(&app).seconds_left(), 30);

    let mut app = in_third_rep();
    let _ = app.update(SessionEvent::Pause, moment(43.2));
    // By way of the other question.
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), moment(43.5));
    let _ = app.update(SessionEvent::AskToStop, moment(44.0));
    assert_eq!(app.session.question, Some(Question::WhatHappened));
    let _ = app.update(SessionEvent::KeepGoing, moment(46.0));
    assert!(session(&app).is_paused());
    let _ = app.update(SessionEvent::Resume, moment(47.0));
    assert_eq!(place(&app).phase, Phase::Ready, "it was asked about pain");
}

#[test]
fn escape_asks_and_never_resumes_and_the_space_bar_is_the_one_big_button() {
    let mut app = in_third_rep();
    assert!(matches!(app.space_bar(), Some(SessionEvent::Pause)));
    for _ in 0..3 {
        let _ = app.update(NavigationEvent::Escape, moment(43.5));
        assert_eq!(app.session.question, Some(Question::WhatHappened));
        assert!(session(&app).is_paused());
        assert!(
            app.space_bar().is_none(),
            "a question is answered, not passed over"
        );
    }
    let _ = app.update(SessionEvent::KeepGoing, moment(44.0));
    let _ = app.update(SessionEvent::Pause, moment(45.0));
    assert!(matches!(app.space_bar(), Some(SessionEvent::Resume)));
    assert!(fresh().space_bar().is_none(), "elsewhere it scrolls");
    let (app, _) = waiting_for("reps=2");
    assert!(matches!(app.space_bar(), Some(SessionEvent::Begin)));
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
    let _ = app.update(SessionEvent::Wake, at(17.0));
    let _ = app.update(SessionEvent::Stop(Reason::Hurts(Hurt::BelowKnee)), at(18.0));
    let kept = app.session.entry.clone();
    assert!(kept.is_some());
    for elsewhere in ["#/safety", "#/learn", "#/progress"] {
        let _ = app.update(NavigationEvent::Went(elsewhere.to_owned()), at(19.0));
        let _ = app.update(NavigationEvent::Went("#/session".to_owned()), at(20.0));
        assert_eq!(
            app.navigation.screen,
            Screen::Session,
            "back from {elsewhere}"
        );
        assert_eq!(app.session.entry, kept);
        let stop = session(&app).stop().expect("it is still told");
        assert_eq!(stop.hurt, Hurt::BelowKnee);
    }
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(21.0));
    let _ = app.update(NavigationEvent::Went("#/session".to_owned()), at(22.0));
    assert_eq!(
        (app.navigation.screen, &app.session.entry),
        (Screen::Home, &None)
    );
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
