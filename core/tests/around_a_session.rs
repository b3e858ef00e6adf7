//! What is asked before a session and after it, what comes next, and when fewer reps are
//! offered.

use crate::support::app::{App, days_later, fresh, moment, start};
use hamstretch_core::app::{
    AskedPain, CheckEvent, DeviceEvent, DiaryEvent, Effect, Event, NavigationEvent, Screen,
    SessionEvent,
};
use hamstretch_core::diary::{Felt, Pain, Said, Setting};
use hamstretch_core::method::{Group, Hurt, Leg, Reason, Verdict};
use hamstretch_core::words;

const LEFT_FIRST: &str =
    "#/routine?reps=1&lift=1&pull=1&lower=1&rest=0.5&ready=3&change=3&first=left";

/// A session on each of these days, each with what is said of it.
fn sessions(app: &mut App, from: i64, said: &[Option<Said>]) {
    for (day, said) in (from..).zip(said) {
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), days_later(day));
        let _ = start(app, days_later(day));
        let mut then = days_later(day);
        then.now += std::time::Duration::from_secs(60);
        (then.sent, then.soon) = (then.now, then.now);
        let _ = app.update(SessionEvent::Wake, then);
        let id = app.session.entry.clone().expect("it is kept");
        if let Some(said) = said {
            let _ = app.update(DiaryEvent::Say(id, said.clone()), then);
        }
    }
    let _ = app.update(
        NavigationEvent::Went("#/".to_owned()),
        days_later(from + 10),
    );
}

fn practised() -> App {
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went(LEFT_FIRST.to_owned()), moment(0.0));
    sessions(&mut app, 0, &[const { None }; 4]);
    app
}

#[test]
fn a_gentle_start_is_offered_again_for_as_long_as_one_of_three_sessions_asks_for_it() {
    assert!(
        !practised().offers_gentle_start(),
        "it is no beginning any more"
    );
    let too_much = Said::Felt(Leg::Right, Some(Felt::TooMuch));
    // Shown with the stop rule where pain asks for it, by itself where the stretch does.
    for (said, is_pain) in [(Said::After(Pain::new(4)), true), (too_much, false)] {
        let mut app = practised();
        sessions(&mut app, 4, &[Some(said)]);
        assert_eq!(app.stop_rule_applies(), is_pain);
        assert_eq!(app.offers_gentle_start(), !is_pain);
        let well = || Some(Said::After(Pain::new(1)));
        sessions(&mut app, 5, &[well(), well()]);
        assert!(app.offers_gentle_start(), "the third from the last");
        sessions(&mut app, 7, &[well()]);
        assert!(!app.offers_gentle_start());
    }
}

#[test]
fn a_gentle_start_is_offered_after_a_stop_for_pain_with_a_rep_or_without() {
    for hurt in Hurt::ALL {
        for at in [1.0, 6.0] {
            let mut app = practised();
            let mut then = days_later(5);
            let _ = start(&mut app, then);
            then.now += std::time::Duration::from_secs_f64(at);
            (then.sent, then.soon) = (then.now, then.now);
            let _ = app.update(SessionEvent::Stop(Reason::Hurts(hurt)), then);
            assert!(app.offers_gentle_start(), "{hurt:?} after {at} s");
            let _ = app.update(NavigationEvent::Went("#/".to_owned()), then);
            assert!(app.offers_gentle_start(), "{hurt:?} after {at} s");
        }
    }
}

#[test]
fn start_asks_whoever_tracks_pain_and_begins_with_the_next_press() {
    let mut app = practised();
    let later = days_later(5);
    let press = |app: &mut App| app.update(SessionEvent::Start, later);
    assert!(
        press(&mut app).contains(&Effect::LockSession),
        "nobody is asked unasked"
    );
    let mut app = practised();
    let _ = app.update(DiaryEvent::Set(Setting::TrackPain(true)), later);
    for _ in 0..2 {
        assert!(
            !app.begins(&SessionEvent::Start.into())
                && !app.opens_sound(&SessionEvent::Start.into())
        );
        assert_eq!(press(&mut app), [Effect::Go(Screen::Check)]);
        assert_eq!(app.forms.asked_pain, AskedPain::Now);
        // Not now is home, and the next Start asks anew.
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), later);
    }
    let _ = press(&mut app);
    let _ = app.update(DiaryEvent::PainBefore(Pain::new(2)), later);
    assert!(app.begins(&SessionEvent::Start.into()));
    assert!(press(&mut app).contains(&Effect::LockSession));
    let _ = app.update(SessionEvent::SessionLocked, later);
    let session = app.session.run.as_ref().expect("it has begun");
    assert_eq!(session.reps_done(Leg::Left), 0);
    assert_eq!(app.forms.asked_pain, AskedPain::NotYet);
    assert_eq!(app.diary.running[0].entry.notes.before, Pain::new(2));
}

#[test]
fn sound_is_opened_by_the_tap_that_begins_a_session_or_tries_it_and_by_no_other() {
    let [answered, asked] = [CheckEvent::Answered, CheckEvent::HaveAsked].map(Event::from);
    let go_on = [SessionEvent::Continue, SessionEvent::UseHere].map(Event::from);
    let try_sound = Event::from(DeviceEvent::TrySound);
    let mut app = fresh();
    assert!(app.begins(&answered), "no sign applies");
    assert!(!app.begins(&asked) && go_on.iter().all(|event| app.begins(event)));
    assert!(app.opens_sound(&try_sound) && !app.begins(&try_sound));
    let sign = Group::AskFirst.signs().next().expect("a sign");
    let _ = app.update(CheckEvent::Tick(sign), moment(1.0));
    assert!(!app.opens_sound(&answered));
    let _ = app.update(answered.clone(), moment(2.0));
    assert_eq!(app.verdict(), Some(Verdict::AskFirst));
    assert!(app.opens_sound(&asked) && !app.opens_sound(&SessionEvent::Start.into()));
    assert!(
        app.update(asked.clone(), moment(3.0))
            .contains(&Effect::LockSession)
    );
    let _ = app.update(SessionEvent::SessionLocked, moment(3.0));
    assert!(app.is_in_session());
    let again = Event::from(SessionEvent::Start);
    for event in go_on.iter().chain([&answered, &asked, &try_sound, &again]) {
        assert!(!app.opens_sound(event), "{event:?} in a session");
    }
}

#[test]
fn pain_at_which_to_stop_leads_from_there_to_the_check_and_no_session_is_none_to_ask_about() {
    let mut app = practised();
    let later = days_later(5);
    let _ = app.update(DiaryEvent::Set(Setting::TrackPain(true)), later);
    let _ = app.update(SessionEvent::Start, later);
    let _ = app.update(DiaryEvent::PainBefore(Pain::new(5)), later);
    assert!(!app.begins(&SessionEvent::Start.into()) && app.check_is_due());
    let _ = app.update(SessionEvent::Start, later);
    assert_eq!(
        (app.navigation.screen, app.forms.asked_pain),
        (Screen::Check, AskedPain::Already)
    );
    for sign in Group::Urgent.signs().take(1) {
        let _ = app.update(CheckEvent::Tick(sign), later);
    }
    let _ = app.update(CheckEvent::Answered, later);
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), later);
    let _ = app.update(SessionEvent::Start, later);
    assert_ne!(
        app.forms.asked_pain,
        AskedPain::Now,
        "there is no session today"
    );
}

#[test]
fn how_it_felt_is_told_in_the_order_the_legs_were_done_in_the_list_and_to_the_trainer() {
    let mut app = practised();
    let said = Said::Felt(Leg::Right, Some(Felt::Easy));
    sessions(&mut app, 4, &[Some(said)]);
    let entry = app.diary.log.last().expect("it is kept").clone();
    let left = Said::Felt(Leg::Left, Some(Felt::Right));
    let _ = app.update(DiaryEvent::Say(entry.id, left), days_later(5));
    let entry = app.diary.log.last().expect("it is kept");
    let told = "Left leg: just right · Right leg: too easy";
    assert_eq!(words::how_it_felt(&entry.felt()), told);
    let summary = app.summary();
    let block = summary
        .split("\n\n")
        .find(|block| block.starts_with("How it felt\n"));
    assert!(
        block.is_some_and(|block| block.ends_with(told)),
        "{summary}"
    );
}

#[test]
fn the_next_session_is_on_the_next_day_that_is_planned() {
    let app = practised();
    let next = app.next_day().expect("there is a plan");
    assert!([0, 2, 4].contains(&next), "{next}");
    let mut app = app;
    for day in [0, 2, 4] {
        let _ = app.update(DiaryEvent::Set(Setting::RemindOn(day)), days_later(5));
    }
    assert_eq!(app.next_day(), None, "no day is planned");
    // Today is no next day, but in a week it is.
    let today = app.today.weekday();
    let _ = app.update(DiaryEvent::Set(Setting::RemindOn(today)), days_later(5));
    let next = app.next_day().expect("there is a plan");
    assert_eq!(next, today);
}
