//! Sessions that are cut off, and go on.

use crate::support::app::browser::Shared;
use crate::support::app::{
    App, LINK, at, browser_with, entries, fresh, in_session, kept, place, session, start, writes,
};
use hamstretch_core::app::{
    CheckEvent, Effect, NavigationEvent, Now, PausedBy, Screen, SessionEvent,
};
use hamstretch_core::diary::{Diary, Id, Key, Unfinished};
use hamstretch_core::method::{Ending, Leg, Phase};
use std::slice;

/// What is written down of the session under way, if it is among the effects.
fn written(effects: &[Effect]) -> Option<Unfinished> {
    let writes = writes(effects).into_iter();
    let mut running = writes.filter(|(key, _)| matches!(key, Key::Running(_)));
    running.find_map(|(_, text)| Unfinished::parse(&text?))
}

fn key(unfinished: &Unfinished) -> Key {
    Key::Running(Some(unfinished.entry.id.clone()))
}

#[test]
fn a_session_is_written_down_once_a_rep_and_forgotten_once_it_is_kept() {
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), at(0.0));
    let first = written(&start(&mut app, at(10.0))).expect("the start is written down");
    assert_eq!(
        first.place.phase,
        Phase::CountIn,
        "so little is left of getting ready"
    );
    let mut places = Vec::new();
    for tenth in 1..=270 {
        let effects = app.update(SessionEvent::Wake, at(10.2 + f64::from(tenth) / 10.0));
        places.extend(written(&effects).map(|unfinished| {
            assert_eq!(unfinished.entry.id, first.entry.id);
            let place = unfinished.place;
            (place.phase, place.leg, place.rep)
        }));
        if kept(&effects) == 1 {
            assert!(writes(&effects).contains(&(key(&first), None)));
        }
    }
    use Leg::{Left, Right};
    let count_in = |leg, rep| (Phase::CountIn, leg, rep);
    assert_eq!(
        places,
        [
            count_in(Right, 2),
            (Phase::Change, Left, 1),
            count_in(Left, 1),
            count_in(Left, 2),
            (Phase::Done, Left, 2),
        ]
    );
    let saved = app.saved();
    assert_eq!(saved.running, []);
    let ids = saved.log.entries().iter().map(|entry| &entry.id);
    assert_eq!(ids.collect::<Vec<_>>(), [&first.entry.id]);
}

#[test]
fn what_is_broken_off_before_the_last_pull_is_over_ended_early_and_after_it_is_finished() {
    for (seconds, ending) in [(25.0, Ending::EndedEarly), (34.5, Ending::Finished)] {
        let mut app = in_session();
        let effects = app.update(SessionEvent::Wake, at(seconds));
        let left = written(&effects).expect("it is written down");
        assert_eq!(left.entry.outcome.ending, ending);
    }
}

#[test]
fn reps_that_are_not_in_the_routine_can_not_have_been_broken_off() {
    let mut app = in_session();
    let _ = app.update(SessionEvent::Wake, at(16.5));
    let broken_off = session(&app).broken_off();
    assert!(broken_off.is_sound());
    // The one before the first, and the one after the last.
    for rep in [0, 3] {
        let mut other = broken_off;
        other.reps[1] |= 1 << rep;
        other.outcome.right += 1;
        assert!(!other.is_sound(), "rep {rep}");
    }
}

/// What a session left behind that was killed in its second rep.
fn left_behind() -> Unfinished {
    let mut app = in_session();
    let effects = app.update(SessionEvent::Wake, at(16.5));
    written(&effects).expect("the first rep is written down")
}

/// A browser in which that is written down, as this build does it, or as earlier ones.
fn browsers(left: &Unfinished) -> [Shared; 2] {
    let keys = [key(left), Key::Running(None)];
    keys.map(|key| browser_with(vec![(key.name(), left.to_text())]))
}

#[test]
fn of_one_session_that_was_written_down_twice_the_later_counts() {
    let earlier = left_behind();
    let mut later = earlier.clone();
    later.entry.at.utc_ms += 1000;
    for (old_place, own_place) in [(&earlier, &later), (&later, &earlier)] {
        let stored = vec![
            (Key::Running(None).name(), old_place.to_text()),
            (key(own_place).name(), own_place.to_text()),
        ];
        let diary = Diary::read(stored, at(1.0).write_time());
        assert_eq!(diary.running, slice::from_ref(&later));
    }
}

fn at_hour(hours: i64) -> Now {
    let mut at = at(1.0);
    at.stamp.utc_ms += hours * 3_600_000;
    at
}

#[test]
fn what_was_broken_off_goes_on_with_its_reps_and_its_id() {
    let left = left_behind();
    for browser in browsers(&left) {
        let mut app = App::open(&browser, at(1.0));
        assert_eq!(app.session.unfinished.as_ref(), Some(&left));
        // Home has another button there than what was painted and tapped.
        assert_eq!(app.update(SessionEvent::StartedEarly, at(1.0)), []);
        assert_eq!(
            app.update(SessionEvent::Continue, at(2.0)),
            [Effect::LockSession]
        );
        let effects = app.update(SessionEvent::SessionLocked, at(2.0));
        assert!(effects.contains(&Effect::HoldScreen));
        assert_eq!(place(&app).phase, Phase::CountIn);
        assert_eq!(place(&app).rep, 2);
        let effects = app.update(SessionEvent::Wake, at(100.0));
        assert_eq!(kept(&effects), 1);
        let saved = app.saved();
        let entry = saved.log.last().expect("it was kept");
        assert_eq!(entry.id, left.entry.id);
        assert_eq!((entry.outcome.left, entry.outcome.right), (2, 2));
        assert_eq!(entry.outcome.ending, Ending::Finished);
        let again = app.reopened(at(101.0));
        assert_eq!(
            (&again.session.unfinished, again.diary.running.len()),
            (&None, 0)
        );
    }
}

#[test]
fn what_was_broken_off_long_ago_or_not_wanted_is_kept_as_ended_early() {
    let left = left_behind();
    for (hours, event) in [(1, SessionEvent::FinishHere), (3, SessionEvent::Wake)] {
        for browser in browsers(&left) {
            let mut app = App::open(&browser, at_hour(hours));
            assert_eq!(
                app.session.unfinished.is_some(),
                hours == 1,
                "after {hours} hours"
            );
            let _ = app.update(event.clone(), at_hour(hours));
            assert_eq!(app.session.unfinished, None);
            let saved = app.saved();
            assert_eq!(saved.running, []);
            assert_eq!(saved.log.entries(), slice::from_ref(&left.entry));
            assert_eq!(left.entry.outcome.ending, Ending::EndedEarly);
        }
    }
}

#[test]
fn a_new_session_keeps_what_was_left_behind() {
    let left = left_behind();
    for browser in browsers(&left) {
        let mut app = App::open(&browser, at_hour(1));
        let effects = start(&mut app, at_hour(1));
        assert_eq!(entries(&effects), slice::from_ref(&left.entry));
        let running = app.saved().running;
        assert_eq!(running.len(), 1, "only the new one");
        assert_ne!(running[0].entry.id, left.entry.id);
        assert_eq!((place(&app).phase, place(&app).rep), (Phase::CountIn, 1));
    }
}

#[test]
fn of_two_sessions_that_were_left_behind_the_later_can_go_on_and_the_other_is_kept() {
    let later = left_behind();
    let mut earlier = later.clone();
    earlier.entry.at.utc_ms -= 600_000;
    earlier.entry.id = Id::new(earlier.entry.at, 8);
    let stored = [&earlier, &later].map(|left| (key(left).name(), left.to_text()));
    let app = App::open(&browser_with(stored.into()), at(1.0));
    assert_eq!(app.session.unfinished.as_ref(), Some(&later));
    let saved = app.saved();
    assert_eq!(saved.running, slice::from_ref(&later));
    assert_eq!(saved.log.entries(), slice::from_ref(&earlier.entry));
}

#[test]
fn a_session_that_is_ended_in_one_tab_can_go_on_in_no_other() {
    for browser in browsers(&left_behind()) {
        let mut tabs = [1.0, 2.0].map(|seconds| App::open(&browser, at(seconds)));
        assert!(tabs.iter().all(|tab| tab.session.unfinished.is_some()));
        let _ = tabs[0].update(SessionEvent::FinishHere, at(3.0));
        tabs[1].hear(at(4.0));
        assert_eq!(tabs[1].session.unfinished, None);
        assert_eq!(tabs[1].update(SessionEvent::Continue, at(5.0)), []);
    }
}

#[test]
fn a_session_of_another_tab_is_not_taken_over() {
    let left = left_behind();
    for browser in browsers(&left) {
        const OTHER: usize = 9;
        browser.borrow_mut().lock = Some(OTHER);
        let mut app = App::open(&browser, at(1.0));
        assert_eq!(app.session.unfinished, None);
        assert_eq!(
            app.session.elsewhere.as_deref(),
            Some("right leg, rep 2 of 2")
        );
        let _ = app.update(SessionEvent::Start, at(2.0));
        let _ = app.update(CheckEvent::Answered, at(2.0));
        let effects = app.update(SessionEvent::RunsElsewhere, at(2.0));
        assert_eq!(effects, [Effect::GoInstead(Screen::Home)]);
        assert!(app.session.run.is_none());
        assert_eq!(
            app.session.elsewhere.as_deref(),
            Some("right leg, rep 2 of 2")
        );
        assert_eq!(app.navigation.screen, Screen::Home);
        assert!(app.saved().log.entries().is_empty());
        assert_eq!(app.saved().running, slice::from_ref(&left));
    }
}

#[test]
fn what_is_kept_already_does_not_go_on() {
    let left = left_behind();
    for browser in browsers(&left) {
        // The database has an entry that localStorage has lost.
        {
            let database = &mut browser.borrow_mut().database;
            let entry = Key::Entry(left.entry.id.clone()).name();
            let mut stored = database.all();
            stored.push((entry, left.entry.to_text()));
            database.set(stored);
        }
        let app = App::open(&browser, at(1.0));
        assert_eq!(app.session.unfinished, None);
        assert_eq!(app.saved().running, []);
        assert_eq!(app.diary.log.entries(), slice::from_ref(&left.entry));
    }
}

#[test]
fn a_pause_from_outside_that_comes_too_late_changes_nothing() {
    let mut app = in_session();
    let _ = app.update(SessionEvent::Pause, at(15.0));
    let _ = app.update(SessionEvent::SoundStopped, at(15.1));
    assert_eq!(app.paused_by(), Some(PausedBy::Person));
}

#[test]
fn no_rubbish_is_taken_for_a_session() {
    let good = left_behind().to_text();
    assert!(Unfinished::parse(&good).is_some());
    for (from, to) in [
        ("v=1", "v=2"),
        ("phase=count-in", "phase=pull"),
        ("rep=2", "rep=3"),
        ("rep=2", "rep=0"),
        ("right=2", "right=3"),
        ("left=0", "left=4294967295"),
        ("leg=right", "leg=both"),
        ("&rep=2", ""),
    ] {
        // Of the two that are there, the record's own comes last.
        let place = good.rfind(from).expect(from);
        let bad = format!("{}{to}{}", &good[..place], &good[place + from.len()..]);
        let bad = if from == "v=1" {
            good.replacen(from, to, 1)
        } else {
            bad
        };
        assert_eq!(Unfinished::parse(&bad), None, "{bad}");
    }
}
