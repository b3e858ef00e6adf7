//! What is told of a session and of this device, and for how long.

use crate::support::app::{App, LINK, at, fresh, in_session, moment, place, seasoned, start};
use crate::support::voice;
use hamstretch_core::app::{
    DeviceEvent, DiaryEvent, ExchangeEvent, Form, Lacks, Model, NavigationEvent, Notice, Screen,
    SessionEvent,
};
use hamstretch_core::diary::Setting;
use hamstretch_core::method::{Hurt, Phase, Reason, Talk};
use hamstretch_core::words;

/// Somebody who has done it before gets ready.
fn getting_ready() -> App {
    let mut app = seasoned();
    let _ = start(&mut app, moment(0.0));
    assert_eq!(place(&app).phase, Phase::Ready);
    app
}

#[test]
fn a_screen_that_could_not_be_kept_on_once_is_told_of_until_it_can() {
    let mut app = getting_ready();
    assert_eq!(app.session_notice(), "");
    let _ = app.update(DeviceEvent::ScreenHeld(false), moment(1.0));
    assert_eq!(app.session_notice(), words::MAY_GO_DARK);
    let _ = app.update(DeviceEvent::ScreenHeld(true), moment(2.0));
    assert_eq!(app.session_notice(), "");
}

#[test]
fn a_voice_that_could_not_be_loaded_is_told_of_where_one_is_wanted() {
    let speaker = Default::default();
    let mut app = getting_ready();
    let _ = app.update(DeviceEvent::VoiceFailed(speaker), moment(1.0));
    assert!(app.lacks_voice());
    assert_eq!(app.session_notice(), words::NO_VOICE);
    let _ = app.update(DiaryEvent::Set(Setting::Talk(Talk::Nothing)), moment(2.0));
    assert!(!app.lacks_voice(), "nothing is to be said");
    let _ = app.update(DiaryEvent::Set(Setting::Talk(Talk::Full)), moment(3.0));
    assert!(app.lacks_voice());
    let came = DeviceEvent::VoiceCame(speaker, voice().into());
    let _ = app.update(came, moment(4.0));
    assert!(!app.lacks_voice() && app.session_notice().is_empty());
}

#[test]
fn what_a_session_lacks_is_told_while_there_is_time_to_read() {
    let lacks = Lacks {
        vibration: true,
        ..Lacks::default()
    };
    let mut model = Model::new(Some(Vec::new()), lacks, at(0.0));
    let _ = model.update(SessionEvent::Start, at(1.0));
    let _ = model.update(hamstretch_core::app::CheckEvent::Answered, at(1.0));
    let _ = model.update(SessionEvent::SessionLocked, at(1.0));
    assert_eq!(model.session_notice(), words::NO_VIBRATION);
    assert!(model.asks_whether_heard() && !model.is_in_a_wait());
    let _ = model.update(SessionEvent::Begin, at(2.0));
    assert!(model.is_in_a_wait() && !model.asks_whether_heard());
    let _ = model.update(SessionEvent::Wake, at(8.0));
    assert_eq!(model.phase(), Some(Phase::Lift));
    assert!(model.session_notice().is_empty() && !model.is_in_a_wait());
    // A call is told of wherever it came, until the session goes on.
    let _ = model.update(SessionEvent::SoundStopped, at(9.0));
    assert!(
        model.session_notice().contains("stopped the sound"),
        "{}",
        model.session_notice()
    );
    assert!(model.can_go_back());
    let _ = model.update(SessionEvent::Resume, at(10.0));
    assert!(!model.session_notice().contains("stopped the sound") && !model.can_go_back());
}

#[test]
fn after_a_stop_for_pain_no_day_is_named_for_the_next() {
    for (reason, names_a_day) in [(Reason::Enough, true), (Reason::Hurts(Hurt::Other), false)] {
        let mut app = in_session();
        let _ = app.update(SessionEvent::Wake, at(17.0));
        let _ = app.update(SessionEvent::Stop(reason), at(18.0));
        assert_eq!(app.what_hurt().is_some(), !names_a_day);
        let next = app.what_comes_next();
        assert!(next.ends_with(words::GET_UP_SLOWLY));
        assert_eq!(next != words::GET_UP_SLOWLY, names_a_day, "{next}");
    }
}

#[test]
fn a_file_that_was_not_taken_once_may_be_taken_the_next_time() {
    let mut app = in_session();
    let _ = app.update(SessionEvent::Wake, at(60.0));
    let _ = app.update(ExchangeEvent::HandOut(Form::Json), at(61.0));
    let _ = app.update(ExchangeEvent::NotHandedOut, at(62.0));
    assert!(app.notices().contains(&Notice::NoFiles));
    let _ = app.update(ExchangeEvent::HandOut(Form::Json), at(63.0));
    assert!(!app.notices().contains(&Notice::NoFiles));
}

#[test]
fn back_from_a_session_that_was_opened_leads_to_its_place_in_the_list() {
    let mut app = fresh();
    for session in 0..12 {
        let from = f64::from(session) * 1000.0;
        let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(from));
        let _ = start(&mut app, moment(from));
        let _ = app.update(SessionEvent::Wake, moment(from + 60.0));
    }
    let went = |app: &mut App, address: &str| {
        let _ = app.update(NavigationEvent::Went(address.to_owned()), moment(20_000.0));
    };
    went(&mut app, "#/progress");
    let _ = app.update(NavigationEvent::ShowOlder, moment(20_000.0));
    assert_eq!(app.navigation.listed, 20);
    let id = app.diary.log.entries()[11].id.clone();
    went(&mut app, &format!("#/entry?{}", id.as_str()));
    assert_eq!(app.navigation.screen, Screen::Entry);
    went(&mut app, "#/progress");
    assert_eq!(app.navigation.listed, 20);
    assert_eq!(app.navigation.came_from, Some(id));
    // By another way it is read from its beginning.
    went(&mut app, "#/");
    went(&mut app, "#/progress");
    assert_eq!(
        (app.navigation.listed, &app.navigation.came_from),
        (10, &None)
    );
}
