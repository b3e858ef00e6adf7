//! Two tabs of one browser agree.

use crate::support::app::life::{lived_in, values};
use crate::support::app::{
    App, LINK, entries, moment, place, session, start, without_writes, writes,
};
use hamstretch_core::app::{
    CheckEvent, DeviceEvent, DiaryEvent, Effect, Event, ExchangeEvent, MeasuringEvent,
    NavigationEvent, RoutineEvent, Screen, SessionEvent, StorageEvent,
};
use hamstretch_core::diary::{Angle, By, Id, Pain, Said, Setting, Unfinished};
use hamstretch_core::method::{Ending, Hurt, Leg, Note, Part, Reason};

/// Two tabs of a browser that was in use for some weeks.
fn two_tabs() -> [App; 2] {
    let one = lived_in().reopened(moment(4000.0));
    let other = App::open(one.browser(), moment(4000.0));
    [one, other]
}

/// Each tab hears what the other told, and what comes of it; then they agree with each
/// other and with both stores.
fn hear(tabs: &mut [App; 2], seconds: f64) {
    for _ in 0..4 {
        tabs.iter_mut().for_each(|tab| tab.hear(moment(seconds)));
    }
    let [one, other] = tabs;
    assert_eq!(one.diary.records(), other.diary.records());
    for tab in [one, other] {
        assert!(tab.storage.is_saved());
        let browser = tab.browser().borrow();
        for stored in [browser.local.all(), browser.database.all()] {
            assert_eq!(tab.diary.records().missing_in(&stored), []);
        }
    }
}

fn both_orders(check: impl Fn([App; 2])) {
    let [one, other] = two_tabs();
    check([one, other]);
    let [one, other] = two_tabs();
    check([other, one]);
}

#[test]
fn what_is_erased_in_one_tab_is_erased_in_both_and_does_not_come_back() {
    both_orders(|mut tabs| {
        let erased = tabs[0].diary.log.entries().to_vec();
        assert_eq!(erased.len(), 2);
        // The other tab says something of a session, changes its mind about another …
        let id = erased[0].id.clone();
        let words = Said::Words(Note::new("Tight"));
        let _ = tabs[1].update(
            NavigationEvent::Went("#/progress".to_owned()),
            moment(5000.0),
        );
        let _ = tabs[1].update(DiaryEvent::Say(id.clone(), words), moment(5001.0));
        let other = erased[1].id.clone();
        let _ = tabs[1].update(DiaryEvent::Delete(other), moment(5002.0));
        // … and all is erased before that is heard here.
        let _ = tabs[0].update(ExchangeEvent::AskToErase(true), moment(5003.0));
        let _ = tabs[0].update(ExchangeEvent::Erase, moment(5004.0));
        hear(&mut tabs, 5005.0);
        assert!(tabs.iter().all(|tab| !tab.has_history()));
        // What the other tab does later on brings nothing back.
        let later: [Event; 5] = [
            DiaryEvent::Undo.into(),
            DiaryEvent::Say(id, Said::After(Pain::new(3))).into(),
            StorageEvent::StoreAgain.into(),
            DeviceEvent::Returned.into(),
            DiaryEvent::Set(Setting::Bent(true)).into(),
        ];
        for (second, event) in (6000..).zip(later) {
            let _ = tabs[1].update(event, moment(f64::from(second)));
            hear(&mut tabs, 6100.0);
        }
        assert!(tabs.iter().all(|tab| !tab.has_history()));
        assert!(tabs.iter().all(|tab| tab.diary.settings.bent));
        let [one, _other] = tabs;
        let again = one.killed(moment(7000.0));
        assert!(!again.has_history() && again.diary.running.is_empty());
    });
}

#[test]
fn a_session_that_runs_while_all_is_erased_elsewhere_is_kept_at_its_end_and_alone() {
    both_orders(|mut tabs| {
        let _ = tabs[1].update(NavigationEvent::Went(LINK.to_owned()), moment(4990.0));
        let _ = start(&mut tabs[1], moment(5000.0));
        let _ = tabs[1].update(SessionEvent::Wake, moment(5006.5));
        let _ = tabs[0].update(ExchangeEvent::AskToErase(true), moment(5007.0));
        let _ = tabs[0].update(ExchangeEvent::Erase, moment(5007.5));
        hear(&mut tabs, 5008.0);
        let _ = tabs[1].update(SessionEvent::Wake, moment(5100.0));
        hear(&mut tabs, 5101.0);
        let reps = |tab: &App| {
            let entries = tab.diary.log.entries().iter();
            let reps = entries.map(|entry| entry.outcome.left + entry.outcome.right);
            reps.collect::<Vec<u8>>()
        };
        assert_eq!(reps(&tabs[0]), [4]);
        assert_eq!(tabs[0].diary.running, []);
    });
}

#[test]
fn a_stop_for_pain_in_one_tab_makes_the_check_due_in_the_other() {
    for second in [5002.0, 5016.5] {
        both_orders(|mut tabs| {
            let _ = tabs[0].update(NavigationEvent::Went(LINK.to_owned()), moment(4990.0));
            let _ = start(&mut tabs[0], moment(5000.0));
            hear(&mut tabs, 5001.0);
            assert!(!tabs[1].check_is_due());
            let hurts = SessionEvent::Stop(Reason::Hurts(Hurt::BelowKnee));
            let _ = tabs[0].update(hurts, moment(second));
            hear(&mut tabs, 5020.0);
            assert!(tabs[1].check_is_due());
            let effects = tabs[1].update(SessionEvent::Start, moment(5021.0));
            assert_eq!(effects[0], Effect::Go(Screen::Check));
            // Answered there, it is answered here.
            let _ = tabs[1].update(CheckEvent::Answered, moment(5022.0));
            hear(&mut tabs, 5023.0);
            assert!(!tabs[0].check_is_due());
        });
    }
}

#[test]
fn settings_that_are_changed_in_both_tabs_at_once_are_both_kept() {
    both_orders(|mut tabs| {
        let then = moment(5000.0);
        let _ = tabs[0].update(DiaryEvent::Set(Setting::Vibration(false)), then);
        let _ = tabs[1].update(DiaryEvent::Set(Setting::Louder(false)), then);
        let _ = tabs[1].update(RoutineEvent::Step(Part::Reps, true), then);
        hear(&mut tabs, 5001.0);
        for tab in &tabs {
            let settings = tab.diary.settings;
            assert_eq!((settings.vibration, settings.volume), (false, 7));
            assert_eq!(tab.diary.mine.routine.reps(), 3);
        }
    });
}

#[test]
fn of_one_setting_that_is_changed_in_both_tabs_at_once_one_change_is_kept_everywhere() {
    both_orders(|mut tabs| {
        let then = moment(5000.0);
        let _ = tabs[0].update(DiaryEvent::Set(Setting::MoreDays(true)), then);
        let _ = tabs[1].update(DiaryEvent::Set(Setting::MoreDays(false)), then);
        hear(&mut tabs, 5001.0);
        let days = tabs[0].diary.settings.days_a_week;
        assert!(days == 2 || days == 4);
    });
}

/// The other tab has a session of which one rep is done.
fn session_elsewhere(tabs: &mut [App; 2]) -> Id {
    let _ = tabs[1].update(NavigationEvent::Went(LINK.to_owned()), moment(4990.0));
    let _ = start(&mut tabs[1], moment(5000.0));
    let _ = tabs[1].update(SessionEvent::Wake, moment(5006.5));
    let _ = tabs[1].update(SessionEvent::Pause, moment(5007.0));
    hear(tabs, 5008.0);
    tabs[0].diary.running[0].entry.id.clone()
}

#[test]
fn where_no_session_was_left_behind_or_is_elsewhere_there_is_none_to_go_on_with() {
    both_orders(|mut tabs| {
        for event in [SessionEvent::Continue, SessionEvent::UseHere] {
            assert_eq!(tabs[0].update(event, moment(5000.0)), []);
        }
        assert!(!tabs[0].is_in_session());
    });
}

#[test]
fn a_session_in_a_forgotten_tab_goes_on_where_the_person_is() {
    both_orders(|mut tabs| {
        let id = session_elsewhere(&mut tabs);
        let place_shown = Some("right leg, rep 2 of 2");
        assert_eq!(tabs[0].session.elsewhere.as_deref(), place_shown);
        assert_eq!(tabs[0].session.unfinished, None);
        // The sound can only be opened in the tap.
        assert!(tabs[0].opens_sound(&SessionEvent::UseHere.into()));
        let effects = tabs[0].update(SessionEvent::UseHere, moment(5009.0));
        assert_eq!(effects, [Effect::StealSession]);
        // The browser has said so at once.
        assert!(tabs[0].is_in_session());
        assert_eq!(
            (place(&tabs[0]).rep, tabs[0].navigation.screen),
            (2, Screen::Session)
        );

        let before = values(&tabs[1].diary);
        tabs[1].hear(moment(5010.0));
        assert!(!tabs[1].is_in_session());
        assert!(tabs[1].session.run.is_none());
        assert_eq!(
            (tabs[1].navigation.screen, tabs[1].session.question),
            (Screen::Home, None)
        );
        let others = |values: Vec<(String, String)>| {
            let is_other = |(name, _): &(String, String)| !name.contains(".running.");
            values.into_iter().filter(is_other).collect::<Vec<_>>()
        };
        assert_eq!(others(values(&tabs[1].diary)), others(before), "no entry");
        hear(&mut tabs, 5011.0);
        assert_eq!(tabs[1].session.elsewhere.as_deref(), place_shown);

        let _ = tabs[0].update(SessionEvent::Wake, moment(5100.0));
        hear(&mut tabs, 5101.0);
        for tab in &tabs {
            let entry = tab.diary.log.last().expect("it is kept");
            assert_eq!((&entry.id, entry.outcome.ending), (&id, Ending::Finished));
            assert_eq!((entry.outcome.left, entry.outcome.right), (2, 2));
            assert_eq!(
                (tab.diary.log.entries().len(), tab.diary.running.len()),
                (3, 0)
            );
            assert_eq!(
                (&tab.session.elsewhere, &tab.session.unfinished),
                (&None, &None)
            );
        }
    });
}

#[test]
fn a_tab_that_slept_while_its_session_was_taken_writes_nothing_of_it() {
    both_orders(|mut tabs| {
        let _ = tabs[1].update(NavigationEvent::Went(LINK.to_owned()), moment(4990.0));
        let _ = start(&mut tabs[1], moment(5000.0));
        let _ = tabs[1].update(SessionEvent::Wake, moment(5006.5));
        // It runs on, and then the browser lets that tab sleep.
        tabs[0].hear(moment(5007.0));
        let _ = tabs[0].update(SessionEvent::UseHere, moment(5009.0));
        let records = tabs[0].diary.records().clone();
        // It wakes an hour later.
        let taken = moment(8600.0);
        let effects = tabs[1].update(SessionEvent::Taken, taken);
        assert_eq!(writes(&effects), []);
        assert_eq!(entries(&effects), []);
        assert!(without_writes(effects).contains(&Effect::Silence));
        hear(&mut tabs, 8601.0);
        assert_eq!(tabs[0].diary.records(), &records);
        assert_eq!(tabs[1].diary.log.entries().len(), 2);
        let running = |tab: &App| -> Vec<Unfinished> { tab.diary.running.clone() };
        assert_eq!(running(&tabs[0]), running(&tabs[1]));
    });
}

#[test]
fn a_session_that_ends_in_its_tab_just_before_it_is_taken_is_not_begun_again() {
    both_orders(|mut tabs| {
        let _ = session_elsewhere(&mut tabs);
        let _ = tabs[1].update(SessionEvent::Stop(Reason::Enough), moment(5009.0));
        tabs[0].hear(moment(5010.0));
        assert_eq!(tabs[0].session.elsewhere, None);
        assert_eq!(tabs[0].update(SessionEvent::UseHere, moment(5011.0)), []);
        hear(&mut tabs, 5012.0);
        assert!(!tabs[0].is_in_session());
        assert_eq!(tabs[0].diary.log.entries().len(), 3);
    });
}

#[test]
fn undo_takes_back_nothing_that_the_other_tab_did() {
    both_orders(|mut tabs| {
        let id = tabs[0].diary.log.entries()[0].id.clone();
        let address = format!("#/entry?{}", id.as_str());
        let _ = tabs[0].update(NavigationEvent::Went(address), moment(5000.0));
        let words = Said::Words(Note::new("Tight"));
        let _ = tabs[0].update(DiaryEvent::Say(id.clone(), words), moment(5001.0));
        assert!(tabs[0].forms.undo.is_some());
        hear(&mut tabs, 5002.0);
        assert!(
            tabs[0].forms.undo.is_some(),
            "its own write is told to it by nobody"
        );
        let after = Said::After(Pain::new(6));
        let _ = tabs[1].update(DiaryEvent::Say(id.clone(), after), moment(5003.0));
        hear(&mut tabs, 5004.0);
        let _ = tabs[0].update(DiaryEvent::Undo, moment(5005.0));
        hear(&mut tabs, 5006.0);
        for tab in &tabs {
            let notes = &tab.diary.log.find(&id).expect("it is there").notes;
            assert_eq!(notes.after, Pain::new(6));
            assert!(notes.words.is_some());
        }
    });
}

#[test]
fn angles_deleted_in_one_tab_do_not_come_back_by_being_corrected_in_the_other() {
    both_orders(|mut tabs| {
        let angle = MeasuringEvent::EnterAngle(Leg::Left, By::Lifted, Angle::new(60));
        let _ = tabs[0].update(angle.clone(), moment(5000.0));
        let _ = tabs[0].update(MeasuringEvent::KeepMeasured, moment(5001.0));
        hear(&mut tabs, 5002.0);
        let id = tabs[0].diary.measured.last().expect("kept").id.clone();
        let _ = tabs[0].update(
            MeasuringEvent::CorrectMeasurement(id.clone()),
            moment(5003.0),
        );
        let _ = tabs[1].update(
            MeasuringEvent::DeleteMeasurement(id.clone()),
            moment(5004.0),
        );
        hear(&mut tabs, 5005.0);
        let _ = tabs[0].update(MeasuringEvent::KeepMeasured, moment(5006.0));
        hear(&mut tabs, 5007.0);
        let is_there = |tab: &App| tab.diary.measured.iter().any(|each| each.id == id);
        assert!(!tabs.iter().any(is_there));
    });
}

#[test]
fn a_session_that_is_taken_over_is_not_ended_by_an_answer_that_comes_late() {
    let [mut one, mut other] = two_tabs();
    let _ = one.update(NavigationEvent::Went(LINK.to_owned()), moment(4990.0));
    let _ = start(&mut one, moment(5000.0));
    let _ = one.update(SessionEvent::Wake, moment(5008.5));
    other.hear(moment(5009.0));
    let _ = other.update(SessionEvent::LookedForSession(false), moment(5009.0));
    assert!(other.session.elsewhere.is_some());
    let effects = other.update(SessionEvent::UseHere, moment(5010.0));
    assert!(effects.contains(&Effect::StealSession));
    // That tab has let go of its lock, and this one does not have it yet.
    let _ = other.update(SessionEvent::LookedForSession(true), moment(5010.1));
    let _ = other.update(SessionEvent::SessionLocked, moment(5010.2));
    assert!(other.is_in_session());
    assert_eq!(session(&other).reps_done(Leg::Right), 1);
}
