//! What the app does with each event, without a browser.

use crate::support::app::browser::Fault;
use crate::support::app::{
    App, LINK, at, entries, fresh, in_session, kept, place, seasoned, stamp, start, without_writes,
    writes,
};
use hamstretch_core::app::{
    Address, DiaryEvent, Effect, Model, NavigationEvent, Now, PausedBy, Question, RemindersEffect,
    RemindersEvent, RoutineEvent, Saving, Screen, SendingEffect, SendingEvent, Sent, SessionEvent,
    StorageEvent,
};
use hamstretch_core::diary::{Key, Pain, Reminders, Said, Setting};
use hamstretch_core::method::{Buzz, Ending, First, Hurt, Leg, Part, Phase, Reason, Schedule};
use std::slice;
use std::time::Duration;

#[test]
fn start_goes_to_the_session_and_sounds_as_soon_as_it_can() {
    let mut app = seasoned();
    let effects = without_writes(start(&mut app, at(10.0)));
    assert_eq!(effects[0], Effect::Go(Screen::Session));
    assert_eq!(effects[1], Effect::HoldScreen);
    let Effect::Schedule(Schedule { now, cues, .. }) = &effects[2] else {
        panic!("{effects:?}");
    };
    assert_eq!(*now, at(10.0).soon);
    assert_eq!(cues.len(), 2 * 45 + 6 + 3);
    assert_eq!(effects[3], Effect::Buzz(Buzz(vec![150])));
    assert_eq!(
        app.update(SessionEvent::Start, at(11.0)),
        [],
        "once is enough"
    );
}

#[test]
fn a_second_tap_on_start_before_the_tabs_have_answered_asks_them_nothing_more() {
    let mut app = seasoned();
    let effects = app.update(SessionEvent::Start, at(10.0));
    assert!(effects.contains(&Effect::LockSession));
    assert_eq!(app.update(SessionEvent::Start, at(10.1)), []);
}

#[test]
fn a_skip_just_before_a_phase_ends_skips_that_phase_and_not_the_next() {
    let mut app = in_session();
    // Ready ends at 13.15; sound put on the clock now begins after that.
    let effects = app.update(SessionEvent::Skip, at(13.1));
    assert_eq!(place(&app).phase, Phase::Lift);
    assert!(effects.contains(&Effect::Silence));
    let schedules = effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Schedule(_)));
    assert_eq!(schedules.count(), 1);
}

#[test]
fn skip_leaves_what_is_heard_and_not_what_is_sent_and_will_be() {
    let mut app = seasoned();
    let link = "#/routine?reps=2&lift=2&pull=2&lower=2&rest=0&ready=10&change=20";
    let _ = app.update(NavigationEvent::Went(link.to_owned()), at(0.0));
    let _ = start(&mut app, at(0.0));
    // Sound that is 300 ms late: the last of getting ready is heard while the lift is sent.
    let late = |seconds: f64| Now {
        sent: at(seconds).now + Duration::from_millis(300),
        soon: at(seconds).now + Duration::from_millis(450),
        ..at(seconds)
    };
    let _ = app.update(SessionEvent::Wake, late(10.1));
    assert_eq!(place(&app).phase, Phase::Ready);
    let _ = app.update(SessionEvent::Skip, late(10.1));
    assert_eq!((place(&app).phase, place(&app).rep), (Phase::Lift, 1));
}

#[test]
fn skipping_to_the_end_puts_its_sound_where_it_can_still_begin() {
    let mut app = in_session();
    // The last rest of the second leg: from 25 s to 26 s of the session.
    let skipped = at(35.5);
    let effects = app.update(SessionEvent::Skip, skipped);
    assert_eq!(place(&app).phase, Phase::Done);
    let scheduled = effects.iter().find_map(|effect| match effect {
        Effect::Schedule(schedule) => Some(schedule),
        _ => None,
    });
    let schedule = scheduled.expect("the end is heard");
    assert_eq!(schedule.now, skipped.soon);
    assert_eq!(schedule.cues.len(), 1);
    assert_eq!(kept(&effects), 1);
}

#[test]
fn with_vibration_switched_off_nothing_buzzes() {
    let mut app = fresh();
    let _ = app.update(DiaryEvent::Set(Setting::Vibration(false)), at(0.0));
    let mut effects = start(&mut app, at(10.0));
    effects.extend(app.update(SessionEvent::Wake, at(25.2)));
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Buzz(_)))
    );
}

#[test]
fn with_sound_switched_off_no_way_to_the_loudspeaker_is_opened() {
    let mut app = fresh();
    let _ = app.update(DiaryEvent::Set(Setting::Sound(false)), at(0.0));
    let effects = app.update(SessionEvent::Start, at(10.0));
    assert_eq!(effects, [Effect::Go(Screen::Check), Effect::DrawNext]);
    for _ in 0..Model::PARTS {
        assert_eq!(app.update(NavigationEvent::Draw, at(10.0)), []);
    }
}

#[test]
fn leaving_a_session_asks_and_keeps_it() {
    let mut app = in_session();
    let effects = app.update(NavigationEvent::Went("#/".to_owned()), at(14.0));
    assert!(effects.contains(&Effect::ReturnToSession));
    assert!(effects.contains(&Effect::Silence));
    assert_eq!(app.session.question, Some(Question::WhatNow));
    assert_eq!(app.navigation.screen, Screen::Session);
    let _ = app.update(SessionEvent::KeepGoing, at(20.0));
    assert_eq!(app.session.question, None);
    let effects = app.update(SessionEvent::Wake, at(100.0));
    assert_eq!(kept(&effects), 1);
    assert_eq!(app.diary.log.entries().len(), 1);
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(101.0));
    assert_eq!(app.navigation.screen, Screen::Home);
    assert!(app.session.run.is_none());
}

#[test]
fn a_stop_is_asked_about_and_kept_with_its_reason() {
    let mut app = in_session();
    let _ = app.update(SessionEvent::AskToStop, at(16.5));
    assert_eq!(app.session.question, Some(Question::WhatHappened));
    let effects = app.update(SessionEvent::Stop(Reason::Hurts(Hurt::BelowKnee)), at(17.0));
    assert_eq!(kept(&effects), 1);
    let entry = app.diary.log.last().expect("it was kept");
    assert_eq!(entry.outcome.ending, Ending::StoppedForPain);
    assert_eq!(entry.outcome.first, Leg::Right);
}

#[test]
fn a_device_that_stops_the_sound_pauses_the_session_at_what_was_sent() {
    let mut app = in_session();
    let _ = app.update(SessionEvent::SoundStopped, at(15.0));
    assert_eq!(app.paused_by(), Some(PausedBy::Device));
    let moment = app
        .session
        .run
        .as_ref()
        .map(|session| session.moment().since_start());
    assert_eq!(moment, Some(Duration::from_millis(4850)));
}

#[test]
fn what_storage_does_not_take_is_kept_here_and_tried_again() {
    let mut app = in_session();
    {
        let database = &mut app.browser().borrow_mut().database;
        database.fails_at = Some((database.batches, Fault::Refused));
    }
    let effects = app.update(SessionEvent::Wake, at(100.0));
    let entry = entries(&effects).pop().expect("a session is kept");
    assert_eq!(app.storage.saving(), Saving::Failed);
    assert_eq!(app.storage.unsaved_sessions(), 1);
    assert_eq!(app.diary.log.entries(), slice::from_ref(&entry));
    let effects = app.update(StorageEvent::StoreAgain, at(101.0));
    assert_eq!(entries(&effects), slice::from_ref(&entry));
    assert_eq!(app.storage.saving(), Saving::Saved);
    assert_eq!(app.storage.unsaved_sessions(), 0);
    assert_eq!(app.saved().log.entries(), [entry]);
}

#[test]
fn a_deleted_entry_comes_back_as_it_was() {
    let mut app = in_session();
    let _ = app.update(SessionEvent::Wake, at(100.0));
    let _ = app.update(NavigationEvent::Went("#/progress".to_owned()), at(101.0));
    let entry = app.diary.log.last().expect("it was kept").clone();
    let effects = app.update(DiaryEvent::Delete(entry.id.clone()), at(102.0));
    let key = Key::Entry(entry.id.clone());
    assert_eq!(writes(&effects), [(key.clone(), None)]);
    assert!(app.saved().log.entries().is_empty());
    let effects = app.update(DiaryEvent::Undo, at(103.0));
    assert_eq!(writes(&effects), [(key, Some(entry.to_text()))]);
    assert_eq!(app.saved().log.entries(), [entry]);
    assert_eq!(app.update(DiaryEvent::Undo, at(104.0)), []);
}

#[test]
fn what_was_deleted_can_be_put_back_until_one_goes_to_another_screen() {
    let mut app = in_session();
    let _ = app.update(SessionEvent::Wake, at(100.0));
    let id = app.session.entry.clone().expect("it was kept");
    let went = |app: &mut App, address: &str| {
        let _ = app.update(NavigationEvent::Went(address.to_owned()), at(101.0));
        app.forms.undo.is_some()
    };
    assert!(!went(&mut app, "#/progress"));
    let _ = app.update(DiaryEvent::Delete(id), at(102.0));
    assert!(went(&mut app, "#/progress"));
    assert!(!went(&mut app, "#/"));
}

#[test]
fn a_change_is_said_to_be_saved_on_the_screen_on_which_it_was_made() {
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went("#/settings".to_owned()), at(1.0));
    assert_eq!(app.saving_shown(), None);
    let _ = app.update(DiaryEvent::Set(Setting::Sound(false)), at(2.0));
    assert_eq!(app.saving_shown(), Some(Saving::Saved));
    let _ = app.update(NavigationEvent::Went("#/learn".to_owned()), at(3.0));
    assert_eq!(app.saving_shown(), None);
}

#[test]
fn every_screen_has_an_address_that_leads_to_it() {
    for screen in Screen::ALL {
        let read = Address::read(screen.address());
        assert_eq!((read.screen, read.nowhere), (screen, None));
    }
}

#[test]
fn an_address_of_no_screen_is_home_and_is_said_until_one_goes_on() {
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went("#/nowhere".to_owned()), at(1.0));
    assert_eq!(
        (
            app.navigation.screen,
            app.navigation.unknown_address.as_deref()
        ),
        (Screen::Home, Some("#/nowhere"))
    );
    let _ = app.update(NavigationEvent::Went("#/learn".to_owned()), at(2.0));
    assert_eq!(
        (app.navigation.screen, &app.navigation.unknown_address),
        (Screen::Learn, &None)
    );
}

#[test]
fn what_is_said_of_a_session_is_kept_with_it_and_with_no_other() {
    let mut app = in_session();
    let _ = app.update(SessionEvent::Wake, at(100.0));
    let id = app.session.entry.clone().expect("it was kept");
    let pain = Pain::new(3);
    let effects = app.update(DiaryEvent::Say(id.clone(), Said::After(pain)), at(101.0));
    let entries = entries(&effects);
    let [read] = entries.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!((&read.id, read.notes.after), (&id, pain));
    assert_eq!(app.saved().log.find(&id), Some(read));
    // Taken back, it is as if nothing was said.
    let _ = app.update(DiaryEvent::Say(id.clone(), Said::After(None)), at(102.0));
    let saved = app.saved();
    let entry = saved.log.find(&id).expect("it is there");
    assert!(entry.notes.is_empty());
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(103.0));
    assert_eq!(app.session.entry, None);
}

#[test]
fn a_session_that_was_just_kept_is_asked_about_until_it_is_deleted() {
    let mut app = in_session();
    assert_eq!(app.just_kept(), None);
    let _ = app.update(SessionEvent::Wake, at(100.0));
    let id = app.just_kept().expect("it was kept");
    assert!(app.saved().log.has(&id));
    let progress = Screen::Progress.address().to_owned();
    let _ = app.update(NavigationEvent::Went(progress), at(101.0));
    let _ = app.update(DiaryEvent::Delete(id), at(102.0));
    assert_eq!(app.just_kept(), None);
}

#[test]
fn pain_said_before_a_session_is_kept_with_it_and_asked_anew_for_the_next() {
    let mut app = fresh();
    let pain = Pain::new(4).expect("0-10");
    let _ = app.update(DiaryEvent::PainBefore(Some(pain)), at(0.0));
    assert_eq!(app.pain_before(), Some(pain));
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), at(0.5));
    let _ = start(&mut app, at(1.0));
    let _ = app.update(SessionEvent::Stop(Reason::Enough), at(8.0));
    let saved = app.saved();
    let entry = saved.log.last().expect("it was kept");
    assert_eq!(entry.notes.before, Some(pain));
    assert_eq!((app.pain_before(), saved.before), (None, None));
}

#[test]
fn the_browser_is_asked_to_keep_things_for_good_once_there_is_something_to_lose() {
    let mut app = in_session();
    let effects = app.update(SessionEvent::Wake, at(100.0));
    assert!(effects.contains(&Effect::Persist));
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), at(101.0));
    let _ = start(&mut app, at(110.0));
    let effects = app.update(SessionEvent::Stop(Reason::Enough), at(120.0));
    assert_eq!(kept(&effects), 1);
    assert!(!effects.contains(&Effect::Persist));
}

#[test]
fn reminders_are_known_by_the_same_each_time_they_go_to_the_calendar() {
    let mut app = fresh();
    let _ = app.update(DiaryEvent::Set(Setting::RemindOn(6)), at(0.0));
    let _ = app.update(RemindersEvent::At("07:30".to_owned()), at(1.0));
    let chosen = Reminders::spread(3).toggled(6).at("07:30").known_by(7);
    for _ in 0..2 {
        let effects = app.update(RemindersEvent::AddToCalendar, at(2.0));
        assert_eq!(app.saved().settings.chosen, Some(chosen));
        let told = Effect::Reminders(RemindersEffect::HandOut(
            chosen,
            app.diary.mine.routine,
            stamp(),
        ));
        assert_eq!(without_writes(effects), [told]);
    }
    let later = Now {
        nonce: 8,
        ..at(3.0)
    };
    let _ = app.update(RemindersEvent::AddToCalendar, later);
    assert_eq!(app.diary.settings.reminders(), chosen);
}

#[test]
fn a_routine_for_another_person_begins_as_ones_own_and_leaves_that_alone() {
    let mut app = fresh();
    let _ = app.update(RoutineEvent::Step(Part::Reps, true), at(0.0));
    let mine = app.diary.mine.clone();
    let _ = app.update(NavigationEvent::Went("#/share".to_owned()), at(1.0));
    assert_eq!(app.forms.sending, mine);
    for event in [
        RoutineEvent::Step(Part::Pull, true),
        RoutineEvent::BeginWith(First::Left),
    ] {
        assert_eq!(app.update(event, at(2.0)), [], "nothing is stored");
    }
    let effects = app.update(SendingEvent::Note(" Slowly & gently\n".to_owned()), at(2.0));
    let note = "Slowly & gently".to_owned();
    assert_eq!(writes(&effects), [(Key::Note, Some(note))], "for a reload");
    assert_eq!(app.diary.mine, mine);
    // It is a note to one person: gone as its screen is left, and not before.
    let went = |address: &str| {
        let went = NavigationEvent::Went(address.to_owned());
        writes(&app.clone().update(went, at(2.5)))
    };
    assert_eq!(went("#/"), [(Key::Note, None)]);
    assert_eq!(went("#/share"), []);
    let link = "#/routine?reps=16&lift=2&pull=2.5&lower=3&rest=1&ready=30&change=20&roll=0\
                &first=left&note=Slowly+%26+gently";
    let effects = app.update(SendingEvent::CopyLink, at(3.0));
    assert_eq!(
        effects,
        [Effect::Sending(SendingEffect::Copy(Sent::Link(
            link.to_owned()
        )))]
    );
    let _ = app.update(SendingEvent::Copied(true), at(4.0));
    let _ = app.update(RoutineEvent::Step(Part::Pull, false), at(5.0));
    assert_eq!(app.forms.copied, None, "another link by now");
    let sent = app.forms.sending.clone();
    let _ = app.update(NavigationEvent::Went(app.sending_link()), at(6.0));
    assert!(app.has_to_choose());
    assert_eq!(
        (app.present(), app.navigation.link_errors.len()),
        (&sent, 0)
    );
    let _ = app.update(DiaryEvent::KeepOffer, at(7.0));
    assert_eq!(app.diary.mine, sent);
    let _ = app.update(NavigationEvent::Went("#/share".to_owned()), at(8.0));
    assert_eq!(
        app.forms.sending.note, None,
        "a note is for the one it was written to"
    );
}
