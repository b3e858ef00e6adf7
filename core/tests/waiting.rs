//! The first sessions wait for a tap, and a wait can be made longer.

use crate::support::app::{
    App, LINK, at, cues, days_later, fresh, moment, place, seasoned, session, waiting_for, words_of,
};
use crate::support::{routine, voice};
use hamstretch_core::app::{
    CheckEvent, DeviceEvent, DiaryEvent, Effect, Event, NavigationEvent, Now, PausedBy, Screen,
    SessionEvent,
};
use hamstretch_core::diary::Setting;
use hamstretch_core::method::{Cue, Input, Leg, Phase, Session, Signal, Talk, Word};
use hamstretch_core::words;
use std::time::Duration;

#[test]
fn the_first_three_sessions_wait_whatever_the_link_says_and_the_fourth_does_not() {
    let mut app = fresh();
    for done in 0..5 {
        let then = days_later(done);
        let _ = app.update(NavigationEvent::Went(LINK.to_owned()), then);
        let _ = app.update(SessionEvent::Start, then);
        if app.navigation.screen == Screen::Check {
            let _ = app.update(CheckEvent::Answered, then);
        }
        let _ = app.update(SessionEvent::SessionLocked, then);
        assert_eq!(app.waits(), done < 3, "after {done} sessions");
        let _ = app.update(SessionEvent::Begin, then);
        let later = Now {
            now: then.now + Duration::from_secs(60),
            ..then
        };
        let _ = app.update(SessionEvent::Wake, later);
        assert_eq!(app.diary.log.entries().len() as i64, done + 1);
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), later);
    }
}

#[test]
fn one_that_was_started_before_the_app_was_there_waits_for_a_tap_that_can_open_sound() {
    let mut app = seasoned();
    let _ = app.update(SessionEvent::StartedEarly, at(10.0));
    let _ = app.update(SessionEvent::SessionLocked, at(10.0));
    assert_eq!(app.navigation.screen, Screen::Session);
    assert!(app.waits());
    // Where the check is due, its last tap is the one.
    let mut app = fresh();
    let effects = app.update(SessionEvent::StartedEarly, at(1.0));
    assert_eq!(effects.first(), Some(&Effect::Go(Screen::Check)));
    // Where the page leads elsewhere, it was not Start that was meant.
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went("#/learn".to_owned()), at(1.0));
    assert_eq!(app.update(SessionEvent::StartedEarly, at(1.0)), []);
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
        let effects = app.update(SessionEvent::Wake, at(second.into()));
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
    let effects = app.update(SessionEvent::Begin, at(600.0));
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
    let _ = app.update(SessionEvent::Wake, at(605.3));
    assert_eq!(place(&app).phase, Phase::Lift);
}

#[test]
fn a_session_that_begins_with_rolling_waits_for_that_and_again_to_get_ready() {
    let (mut app, effects) = waiting_for("reps=1&roll=30&ready=3");
    assert!(app.waits());
    assert_eq!(place(&app).phase, Phase::Roll);
    assert!(words_of(&effects).contains(&"Use the foam roller."));
    assert!(words_of(&effects).contains(&"Can you hear this?"));
    let effects = app.update(SessionEvent::Begin, at(100.0));
    assert_eq!((app.waits(), session(&app).seconds_left()), (false, 30));
    // What it says when the rolling is over is on the clock by then.
    let told = [
        "Lie on your back.",
        "Strap on your right foot.",
        "Tap the screen when you are ready.",
    ];
    let words = words_of(&effects);
    assert_eq!(words[words.len() - 3..], told);
    assert!(!words.contains(&"Can you hear this?"), "that was answered");
    let last = cues(&effects).last().expect("cues").at.since_start();
    assert!((60..70).contains(&last.as_secs()), "and nothing beyond it");
    // Woken in time or late, no time passes from there on.
    for wakes in [vec![160.2, 161.0, 165.0, 400.0], vec![400.0]] {
        let mut app = app.clone();
        for wake in wakes {
            let _ = app.update(SessionEvent::Wake, at(wake));
        }
        assert_eq!((place(&app).phase, app.waits()), (Phase::Ready, true));
        assert!(!app.asks_whether_heard(), "it was heard");
        assert_eq!(session(&app).moment().since_start().as_secs(), 60);
        let _ = app.update(SessionEvent::Begin, at(401.0));
        assert_eq!((place(&app).phase, app.waits()), (Phase::Ready, false));
        let _ = app.update(SessionEvent::Wake, at(404.2));
        assert_eq!(place(&app).phase, Phase::Lift);
    }
    // It is said again each half minute, and skipping leads there, too.
    let _ = app.update(SessionEvent::Skip, at(110.0));
    assert_eq!((place(&app).phase, app.waits()), (Phase::Ready, true));
    let _ = app.update(SessionEvent::Wake, at(120.0));
    let effects = app.update(SessionEvent::Wake, at(141.0));
    assert_eq!(words_of(&effects), told);
    let _ = app.update(SessionEvent::Skip, at(150.0));
    assert_eq!((place(&app).phase, app.waits()), (Phase::Lift, false));
}

#[test]
fn whoever_is_not_new_to_it_and_taps_early_rolls_and_then_waits_no_more() {
    let mut app = seasoned();
    let link = "#/routine?reps=1&roll=30&ready=3";
    let _ = app.update(NavigationEvent::Went(link.to_owned()), at(0.0));
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(0.0));
    let _ = app.update(SessionEvent::StartedEarly, at(10.0));
    let _ = app.update(SessionEvent::SessionLocked, at(10.0));
    assert!(app.waits());
    let _ = app.update(SessionEvent::Begin, at(100.0));
    let _ = app.update(SessionEvent::Wake, at(161.0));
    assert_eq!((place(&app).phase, app.waits()), (Phase::Ready, false));
}

#[test]
fn only_what_has_a_session_go_on_may_open_its_sound_anew() {
    let goes_on = |app: &App| {
        let events = [
            SessionEvent::Begin,
            SessionEvent::Resume,
            SessionEvent::KeepGoing,
            SessionEvent::Pause,
            SessionEvent::Skip,
        ];
        events.map(|event| app.goes_on(&event.into()))
    };
    let (mut app, _) = waiting_for("reps=2");
    assert_eq!(goes_on(&app), [true, false, false, false, false]);
    let _ = app.update(SessionEvent::Begin, at(20.0));
    let _ = app.update(SessionEvent::SoundStopped, at(27.0));
    assert_eq!(app.paused_by(), Some(PausedBy::Device));
    assert_eq!(goes_on(&app), [false, true, false, false, false]);
    // It runs again: a stray tap on the screen, or a headset's button, means nothing.
    let _ = app.update(SessionEvent::Resume, at(30.0));
    assert_eq!(app.paused_by(), None, "the call is over");
    assert_eq!(goes_on(&app), [false; 5]);
    let was = session(&app).clone();
    for event in [SessionEvent::Begin, SessionEvent::Resume] {
        assert_eq!(app.update(event, at(30.1)), []);
    }
    assert_eq!(session(&app).cues(), was.cues());
    let _ = app.update(SessionEvent::AskToStop, at(31.0));
    assert_eq!(goes_on(&app), [false, true, true, false, false]);
    let _ = app.update(SessionEvent::KeepGoing, at(32.0));
    // One that was paused before the question stays paused after it.
    let _ = app.update(SessionEvent::Pause, at(33.0));
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(34.0));
    assert_eq!(goes_on(&app), [false, true, false, false, false]);
    assert_eq!(goes_on(&fresh()), [false; 5]);
}

#[test]
fn sound_that_fails_while_a_session_is_paused_leaves_it_paused() {
    let (mut app, _) = waiting_for("reps=2");
    let _ = app.update(SessionEvent::Begin, at(20.0));
    let _ = app.update(SessionEvent::SoundStopped, at(27.0));
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(28.0));
    let _ = app.update(SessionEvent::KeepGoing, at(29.0));
    let _ = app.update(SessionEvent::SoundFailed, at(29.0));
    assert!(session(&app).is_paused() && app.device.lacks.sound);
}

#[test]
fn what_is_said_in_waiting_never_overlaps_whatever_is_said_of_it() {
    for (talk, least) in [(Talk::Full, 3), (Talk::Counts, 1), (Talk::Nothing, 0)] {
        for link in ["ready=3", "roll=30", "first=left"] {
            let mut app = fresh();
            let _ = app.update(DiaryEvent::Set(Setting::Talk(talk)), at(0.0));
            let voice = DeviceEvent::VoiceCame(Default::default(), voice().into());
            let _ = app.update(voice, at(0.0));
            let _ = app.update(NavigationEvent::Went(format!("#/routine?{link}")), at(0.0));
            let _ = app.update(SessionEvent::Start, at(9.0));
            let _ = app.update(CheckEvent::Answered, at(10.0));
            let effects = app.update(SessionEvent::SessionLocked, at(10.0));
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
    let of_a_session = [
        SessionEvent::TakeLonger,
        SessionEvent::AddTime,
        SessionEvent::BackOneRep,
        SessionEvent::Resume,
        SessionEvent::SoundStopped,
        SessionEvent::KeepGoing,
    ];
    let of_the_page = [DeviceEvent::Hidden, DeviceEvent::Returned];
    let of_a_session = of_a_session.into_iter().map(Event::from);
    for event in of_a_session.chain(of_the_page.map(Event::from)) {
        let _ = app.update(event.clone(), at(20.0));
        assert!(app.waits(), "{event:?}");
    }
    // A call pauses nothing that does not run, a pause of one's own is one.
    let _ = app.update(SessionEvent::Pause, at(30.0));
    assert!(!app.waits() && session(&app).is_paused());
    let _ = app.update(SessionEvent::Begin, at(31.0));
    assert!(session(&app).is_paused(), "a stray tap");
    let effects = app.update(SessionEvent::Resume, at(32.0));
    assert!(app.waits());
    assert!(words_of(&effects).contains(&"Tap the screen when you are ready."));
    // Without sound as with it.
    let _ = app.update(SessionEvent::SoundFailed, at(33.0));
    let _ = app.update(SessionEvent::GoOn, at(33.0));
    assert!(app.waits() && app.device.lacks.sound);
}

#[test]
fn silent_and_out_of_view_it_goes_on_waiting() {
    let mut app = fresh();
    let _ = app.update(DiaryEvent::Set(Setting::Sound(false)), at(0.0));
    let _ = app.update(SessionEvent::Start, at(1.0));
    let _ = app.update(CheckEvent::Answered, at(1.0));
    let _ = app.update(SessionEvent::SessionLocked, at(1.0));
    let _ = app.update(DeviceEvent::Hidden, at(2.0));
    // The page stands still meanwhile.
    let _ = app.update(DeviceEvent::Returned, at(500.0));
    assert!(app.waits());
    let _ = app.update(SessionEvent::Begin, at(501.0));
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
            let _ = app.update(SessionEvent::Begin, at(20.0));
            let _ = app.update(SessionEvent::Wake, at(cut_off));
        }
        let mut app = app.reopened(moment(60.0));
        let _ = app.update(SessionEvent::Continue, moment(61.0));
        let _ = app.update(SessionEvent::SessionLocked, moment(61.0));
        assert!(app.waits(), "nothing is done yet");
        assert_eq!(place(&app).phase, Phase::Ready);
        assert!(words::set_up(session(&app), false).contains(words::HOLD_BOTH_ENDS));
    }
}

#[test]
fn a_session_that_came_further_is_cut_off_and_waits_no_more() {
    // In the second leg's rolling, and in the first rep, which is done a second time.
    for (link, cut_off, back) in [
        ("reps=2&roll=30", 55.0, false),
        ("reps=2&ready=30", 30.0, true),
    ] {
        let (mut app, _) = waiting_for(link);
        let _ = app.update(SessionEvent::Begin, at(20.0));
        let _ = app.update(SessionEvent::Wake, at(cut_off));
        if back {
            let _ = app.update(SessionEvent::BackOneRep, at(cut_off));
        }
        let was = place(&app);
        assert_eq!(was.rep, 1);
        let mut app = app.reopened(moment(60.0));
        let _ = app.update(SessionEvent::Continue, moment(61.0));
        let _ = app.update(SessionEvent::SessionLocked, moment(61.0));
        assert!(session(&app).is_running() && !app.waits(), "{link}");
        assert_eq!((place(&app).leg, place(&app).rep), (was.leg, 1));
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
