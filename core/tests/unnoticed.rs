//! A session of which nothing can reach anybody pauses itself: no sound of it is heard,
//! and a page out of view shows nothing and cannot vibrate.

use crate::support::app::{App, LINK, at, fresh, in_session, place, start};
use hamstretch_core::app::{
    DeviceEvent, DiaryEvent, Effect, NavigationEvent, PausedBy, SessionEvent,
};
use hamstretch_core::diary::Setting;
use hamstretch_core::method::Session;

/// A session that began at 10 s, without sound.
fn silent() -> App {
    let mut app = fresh();
    let _ = app.update(DiaryEvent::Set(Setting::Sound(false)), at(0.0));
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), at(0.0));
    let _ = start(&mut app, at(10.0));
    app
}

fn is_paused(app: &App) -> bool {
    app.session.run.as_ref().is_some_and(Session::is_paused)
}

/// Wakes it each second, as the page does.
fn goes_on(app: &mut App, from: u32, to: u32) {
    for second in from..=to {
        let _ = app.update(SessionEvent::Wake, at(second.into()));
    }
}

#[test]
fn out_of_view_it_pauses_without_sound_and_goes_on_with_it() {
    let mut app = silent();
    goes_on(&mut app, 10, 14);
    let _ = app.update(DeviceEvent::Hidden, at(14.5));
    assert!(is_paused(&app));
    assert_eq!(app.paused_by(), Some(PausedBy::Unnoticed));
    let was = place(&app);
    let _ = app.update(SessionEvent::Wake, at(600.0));
    let _ = app.update(DeviceEvent::Returned, at(601.0));
    assert!(is_paused(&app));
    assert_eq!(place(&app), was);
    let _ = app.update(SessionEvent::Resume, at(602.0));
    assert!(!is_paused(&app));

    let mut app = in_session();
    let _ = app.update(DeviceEvent::Hidden, at(14.5));
    assert!(!is_paused(&app));
    let _ = app.update(SessionEvent::Wake, at(600.0));
    assert!(!app.is_in_session(), "it has come to its end");
}

#[test]
fn sound_that_fails_out_of_view_pauses_it_then() {
    let mut app = in_session();
    let _ = app.update(DeviceEvent::Hidden, at(11.0));
    assert!(!is_paused(&app));
    // As the driver takes up the other clock.
    let _ = app.update(SessionEvent::Pause, at(14.0));
    let _ = app.update(SessionEvent::SoundFailed, at(14.0));
    let effects = app.update(SessionEvent::GoOn, at(14.0));
    assert!(is_paused(&app), "{effects:?}");
    assert_eq!(app.paused_by(), Some(PausedBy::Unnoticed));

    // Nor does it go on by a press on the lock screen, while there is no sound.
    let _ = app.update(SessionEvent::Resume, at(20.0));
    assert!(is_paused(&app));
}

#[test]
fn it_does_not_begin_out_of_view_without_sound() {
    let mut app = silent();
    let _ = app.update(
        SessionEvent::Stop(hamstretch_core::method::Reason::Enough),
        at(11.0),
    );
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), at(12.0));
    let _ = app.update(DeviceEvent::Hidden, at(12.5));
    let _ = start(&mut app, at(13.0));
    assert!(is_paused(&app));
}

#[test]
fn time_in_which_the_whole_page_stood_still_is_nobodys() {
    let mut app = silent();
    goes_on(&mut app, 10, 14);
    let was = place(&app);
    // The device slept; no page is told of that.
    let effects = app.update(SessionEvent::Wake, at(900.0));
    assert!(is_paused(&app), "{effects:?}");
    assert_eq!(place(&app), was);
    assert!(!effects.iter().any(|it| matches!(it, Effect::Buzz(_))));

    // A page that was slow is none that stood still, …
    let mut app = silent();
    goes_on(&mut app, 10, 14);
    let _ = app.update(SessionEvent::Wake, at(18.5));
    assert!(!is_paused(&app));
    // … and what makes sounds was heard, whatever the page did.
    let mut app = in_session();
    goes_on(&mut app, 10, 14);
    let _ = app.update(SessionEvent::Wake, at(900.0));
    assert!(!app.is_in_session());
}

#[test]
fn a_pause_of_the_persons_own_stays_their_own() {
    let mut app = silent();
    let _ = app.update(SessionEvent::Pause, at(12.0));
    let _ = app.update(DeviceEvent::Hidden, at(14.5));
    let _ = app.update(DeviceEvent::Returned, at(900.0));
    assert!(is_paused(&app));
    assert_eq!(app.paused_by(), Some(PausedBy::Person));
}
