//! What is said of a session by which the stop rule applies makes the safety check due,
//! as long as it is said and not answered.

use crate::support::app::{
    App, LINK, days_later, fresh, life::do_session, moment, opened, stamp, start,
};
use crate::support::diary::{HOUR_MS, NOW, ago, diary_of, entry_at, later, put_entry};
use hamstretch_core::app::{CheckEvent, DiaryEvent, Effect, NavigationEvent, Screen, SessionEvent};
use hamstretch_core::diary::{
    Before, Checked, Concern, Day, Diary, Entry, Felt, Finding, Key, Pain, Records, Said, Setting,
    When,
};
use hamstretch_core::method::{Answers, Group, Leg, Note};
use hamstretch_core::words;
use proptest::prelude::*;

const TODAY: Day = Day(NOW.utc_ms / (24 * HOUR_MS));

/// A session so many hours ago, of which this is said.
fn session(hours: i64, says: &[Said]) -> Entry {
    let at = ago(hours);
    let mut entry = entry_at(at.utc_ms, at.offset_min, hours as u32);
    says.iter().cloned().for_each(|said| entry.notes.say(said));
    entry
}

fn pain(of: u8) -> Said {
    Said::After(Pain::new(of))
}

fn answer(diary: &mut Diary, hours_ago: i64) {
    let checked = diary.checked_now(ago(hours_ago), Answers::default());
    diary.put(&Key::Checked, checked.to_text(), NOW);
}

fn is_due(diary: &Diary) -> bool {
    let now = diary.check_is_due(TODAY);
    // And when the app is opened again.
    let again = Diary::read(diary.records().to_stored(), NOW);
    assert_eq!(again.check_is_due(TODAY), now);
    now
}

fn answered_then(says: &[Said]) -> Diary {
    let mut diary = diary_of([session(9, &[pain(2)])]);
    answer(&mut diary, 8);
    put_entry(&mut diary, &session(7, says), NOW);
    diary
}

#[test]
fn what_is_said_makes_it_due_or_does_not() {
    let note = |words: &str| Said::Words(Note::new(words));
    let too_much = Said::Felt(Leg::Left, Some(Felt::TooMuch));
    for (says, due) in [
        (vec![], false),
        (vec![pain(3)], false),
        (vec![pain(4)], true),
        (vec![Said::Before(Pain::new(3))], false),
        (vec![Said::Before(Pain::new(4)), pain(0)], true),
        (vec![note("tingling in the left foot")], true),
        (vec![note("no numbness")], false),
        (vec![note("a bit stiff")], false),
        (vec![too_much], false),
    ] {
        assert_eq!(is_due(&answered_then(&says)), due, "{says:?}");
    }
}

#[test]
fn pain_that_went_up_asks_for_a_pause_and_pain_that_stayed_or_went_down_does_not() {
    for (said, is_grave) in [
        ([1, 3, 3], true),
        ([3, 3, 3], false),
        ([3, 1, 1], false),
        ([1, 1, 4], true),
    ] {
        let sessions = said.into_iter().zip([72, 48, 24]);
        let sessions = sessions.map(|(of, hours)| session(hours, &[pain(of)]));
        let app = opened(diary_of(sessions).records().to_stored());
        assert_eq!(app.has_grave_finding(), is_grave, "{said:?}");
        let is_stop = app.findings().into_iter().any(Finding::is_stop);
        assert_eq!(is_stop, said.contains(&4), "{said:?}");
    }
}

#[test]
fn pain_that_is_less_than_it_was_weeks_ago_is_told_and_asks_for_no_pause() {
    let sessions = [(80, 6), (10, 2)].map(|(days, of)| session(days * 24, &[pain(of)]));
    let app = opened(diary_of(sessions).records().to_stored());
    assert!(matches!(app.findings()[..], [Finding::Better(..)]));
    assert!(!app.has_grave_finding() && !app.findings()[0].is_stop());
}

#[test]
fn too_much_three_sessions_running_makes_it_due_whichever_is_said_last() {
    let too_much = |hours| session(hours, &[Said::Felt(Leg::Right, Some(Felt::TooMuch))]);
    for last in 0..3 {
        let sessions = [too_much(7), too_much(6), too_much(5)];
        let mut diary = diary_of([]);
        for (index, entry) in sessions.iter().enumerate() {
            if index != last {
                put_entry(&mut diary, entry, NOW);
            }
        }
        answer(&mut diary, 1);
        assert!(!is_due(&diary));
        put_entry(&mut diary, &sessions[last], NOW);
        assert!(is_due(&diary), "{last}");
        answer(&mut diary, 0);
        assert!(!is_due(&diary));
    }
}

#[test]
fn what_is_corrected_or_deleted_is_not_said_any_more() {
    let mut diary = answered_then(&[pain(8)]);
    assert!(is_due(&diary));
    put_entry(&mut diary, &session(7, &[pain(3)]), NOW);
    assert!(!is_due(&diary), "corrected");
    put_entry(&mut diary, &session(7, &[pain(8)]), NOW);
    assert!(is_due(&diary), "and corrected again");
    diary.delete(&Key::Entry(session(7, &[]).id), NOW);
    assert!(!is_due(&diary), "deleted");
}

#[test]
fn an_answer_counts_for_what_was_said_before_it() {
    let mut diary = answered_then(&[pain(8)]);
    answer(&mut diary, 6);
    assert!(!is_due(&diary));
    put_entry(&mut diary, &session(5, &[pain(2)]), NOW);
    assert!(!is_due(&diary));
    // What an older session is corrected to is said now.
    put_entry(&mut diary, &session(9, &[pain(6)]), NOW);
    assert!(is_due(&diary));
}

#[test]
fn a_clock_that_runs_backwards_hides_nothing_and_locks_nobody_out() {
    // The session is of a time before the answer, or before the one known then.
    for hours in [1, 20, 200] {
        let mut diary = diary_of([session(9, &[pain(7)])]);
        answer(&mut diary, 8);
        assert!(!is_due(&diary));
        put_entry(&mut diary, &session(hours, &[pain(7)]), NOW);
        assert!(is_due(&diary), "{hours}");
        // The answer is of a time before the session.
        answer(&mut diary, hours + 5);
        assert!(!is_due(&diary), "{hours}");
    }
}

#[test]
fn what_earlier_builds_stored_goes_by_its_time() {
    let checked = |version: &str| {
        let at = ago(8).utc_ms;
        format!("{version}&utc_ms={at}&offset_min=60&ticked=")
    };
    for check in [checked("v=1") + "&stops=0", checked("v=2") + "&stopped=0"] {
        for (hours, due) in [(9, false), (7, true)] {
            let entry = session(hours, &[pain(8)]);
            let stored = vec![
                (Key::Entry(entry.id.clone()).name(), entry.to_text()),
                (Key::Checked.name(), check.clone()),
            ];
            let mut diary = Diary::read(stored, NOW);
            diary.settle(NOW);
            assert_eq!(is_due(&diary), due, "{check} {hours}");
            answer(&mut diary, 6);
            assert!(!is_due(&diary), "{check} {hours}");
        }
    }
    let text = checked("v=2") + "&stopped=5";
    let read = Checked::parse(&text).expect("version 2 is read for ever");
    assert_eq!(read.known, ago(8).utc_ms);
    assert_eq!(read.stopped.map(|stopped| stopped.utc_ms), Some(5));
    assert_eq!(Checked::parse(&read.to_text()), Some(read));
}

#[test]
fn answers_of_version_3_are_read_for_ever() {
    let text = "v=3&utc_ms=7&offset_min=60&ticked=b16c2%2B&stopped=5&known=9";
    let checked = Checked::parse(text).expect("version 3");
    let signs = |group| {
        checked
            .answers
            .signs(group)
            .map(words::sign)
            .collect::<Vec<_>>()
    };
    let urgent = [
        "Fever or feeling unwell with the back pain",
        "One leg swollen, hot or discoloured (possible clot)",
    ];
    assert_eq!(signs(Group::Urgent), urgent);
    assert_eq!(signs(Group::AskFirst), ["One leg getting weaker"]);
    assert_eq!(checked.known, 9);
    assert_eq!(checked.to_text(), text);
    assert_eq!(Checked::parse(&text.replace("c2", "c8")), None);
}

#[test]
fn what_comes_from_another_phone_counts_like_what_is_said_here() {
    let mut here = diary_of([session(9, &[pain(2)])]);
    let mut there = Diary::default();
    there.merge(here.records().clone(), NOW);
    answer(&mut here, 8);
    put_entry(&mut there, &session(7, &[pain(6)]), later(3, 3));
    here.merge(there.records().clone(), NOW);
    assert!(is_due(&here));
    // What was said before the answer, and comes after it, is no news.
    for of_old_builds in [true, false] {
        let painful = session(20, &[pain(9)]);
        let mut there = diary_of([]);
        put_entry(&mut there, &painful, NOW);
        let mut records = there.records().clone();
        if of_old_builds {
            let name = Key::Entry(painful.id.clone()).name();
            records = Records::read([(name, painful.to_text())]);
        }
        let mut here = diary_of([]);
        let checked = here.checked_now(ago(8), Answers::default());
        here.put(&Key::Checked, checked.to_text(), later(9, 9));
        here.merge(records, later(10, 1));
        assert_eq!(here.log.entries().len(), 1);
        assert!(!is_due(&here), "{of_old_builds}");
    }
}

#[test]
fn an_answer_beside_a_later_builds_counts_while_the_page_is_open() {
    let mut stored = Records::default();
    let entry = session(7, &[pain(8)]);
    stored.merge(Records::read([
        (Key::Checked.name(), "v=99&cleared=1".to_owned()),
        (Key::Entry(entry.id.clone()).name(), entry.to_text()),
    ]));
    let mut diary = Diary::read(stored.to_stored(), NOW);
    diary.settle(NOW);
    assert!(diary.check_is_due(TODAY));
    answer(&mut diary, 6);
    assert!(!diary.check_is_due(TODAY), "nobody is locked out");
}

fn set_out(app: &mut App, then: f64) -> Vec<Effect> {
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), moment(then));
    app.update(SessionEvent::Start, moment(then + 1.0))
}

fn asks_first() -> [Effect; 2] {
    [Effect::Go(Screen::Check), Effect::DrawNext]
}

#[test]
fn pain_said_before_a_session_shows_the_stop_rule_and_leads_start_through_the_check() {
    let mut app = fresh();
    do_session(&mut app, 0.0);
    let _ = set_out(&mut app, 100.0);
    let _ = app.update(CheckEvent::Answered, moment(102.0));
    let _ = app.update(SessionEvent::RunsElsewhere, moment(103.0));
    assert!(!app.check_is_due());
    for (of, due) in [(3, false), (5, true), (2, false), (4, true)] {
        let _ = app.update(DiaryEvent::PainBefore(Pain::new(of)), moment(110.0));
        assert_eq!(
            (app.check_is_due(), app.stop_rule_applies()),
            (due, due),
            "{of}"
        );
        let stop = Pain::new(of).map(|pain| Finding::Stop(Concern::Pain(When::Before, pain)));
        assert_eq!(app.findings().first() == stop.as_ref(), due);
    }
    assert_eq!(set_out(&mut app, 120.0), asks_first());
    let effects = app.update(CheckEvent::Answered, moment(122.0));
    assert!(effects.contains(&Effect::LockSession), "{effects:?}");
}

#[test]
fn pain_said_before_counts_on_its_day_and_as_earlier_builds_stored_it() {
    let before = Before {
        day: stamp().day(),
        pain: Pain::new(6).expect("0-10"),
    };
    let checked = format!(
        "v=2&utc_ms={}&offset_min=60&ticked=&stopped=0",
        stamp().utc_ms
    );
    let mut app = opened(vec![
        (Key::Before.name(), before.to_text()),
        (Key::Checked.name(), checked),
    ]);
    assert!(app.check_is_due());
    let _ = app.update(SessionEvent::Start, moment(1.0));
    let effects = app.update(CheckEvent::Answered, moment(2.0));
    assert!(effects.contains(&Effect::LockSession));
    assert!(!app.check_is_due());
    let _ = app.update(SessionEvent::RunsElsewhere, days_later(1));
    assert!(!app.stop_rule_applies(), "that was yesterday");
}

#[test]
fn pain_said_after_a_session_offers_the_gentle_start_and_the_check() {
    let mut app = fresh();
    for from in [0.0, 1000.0, 2000.0] {
        do_session(&mut app, from);
    }
    let last = app.diary.log.last().expect("it was kept").id.clone();
    let say = |app: &mut App, of: u8, then| {
        let _ = app.update(DiaryEvent::Say(last.clone(), pain(of)), moment(then));
    };
    assert!(!app.stop_rule_applies());
    say(&mut app, 8, 3001.0);
    assert!(app.stop_rule_applies() && app.check_is_due());
    assert_eq!(set_out(&mut app, 3002.0), asks_first());
    say(&mut app, 3, 3004.0);
    assert!(!app.stop_rule_applies());
    // Where it is offered with the stop rule it is not offered twice.
    say(&mut app, 8, 3005.0);
    let _ = app.update(DiaryEvent::Set(Setting::Gentle(true)), moment(3006.0));
    assert!(!app.offers_gentle_start());
    say(&mut app, 3, 3007.0);
    assert!(app.offers_gentle_start(), "taken, it can be left");
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(3008.0));
    assert!(
        app.offers_gentle_start(),
        "what was sent can be gentle, too"
    );
    let _ = start(&mut app, moment(3009.0));
}

proptest! {
    #[test]
    fn whatever_was_said_an_answer_is_enough_to_start(
        said in prop::collection::vec((0..300_i64, 0..=10_u8, 0..=10_u8), 0..12),
        answered in -50..400_i64,
    ) {
        let mut diary = diary_of([]);
        for (hours, before, after) in said {
            let says = [Said::Before(Pain::new(before)), pain(after)];
            put_entry(&mut diary, &session(hours, &says), NOW);
        }
        answer(&mut diary, answered);
        prop_assert!(!diary.check_is_due(ago(answered).day()));
    }
}
