//! From Start to the first rep: the safety check and what follows from each of
//! its answers, the gentle start, the set-up that waits, the stop for pain.

use crate::support::app::{
    App, LINK, at, browser_with, fresh, in_session, kept, opened, place, stamp, start, writes,
};
use crate::support::{routine, seconds, voice};
use hamstretch_core::app::{
    CheckEvent, DeviceEvent, DiaryEvent, Effect, Model, NavigationEvent, RoutineEvent, Screen,
    SessionEvent,
};
use hamstretch_core::diary::{Checked, Cleared, Key, Setting, Stamp, Stopped};
use hamstretch_core::diary::{Records, Version};
use hamstretch_core::method::{
    Answers, Ending, Group, Hurt, Input, Leg, PainStop, Part, Phase, Place, Reason, Session, Sign,
    Signal, Verdict,
};
use hamstretch_core::words;

/// The first sign of each of these groups.
fn ticked(groups: &[Group]) -> Answers {
    let signs = groups.iter().map(|group| first_of(*group));
    signs.fold(Answers::default(), Answers::toggled)
}

fn first_of(group: Group) -> Sign {
    group.signs().next().expect("every group has signs")
}

/// A fresh app in which Start was pressed and these groups are ticked.
fn asked(groups: &[Group]) -> App {
    let mut app = fresh();
    assert_eq!(
        app.update(SessionEvent::Start, at(1.0)),
        [Effect::Go(Screen::Check), Effect::DrawNext]
    );
    // Woken once all of the check is there to be read.
    let mut draw = || app.update(NavigationEvent::Draw, at(1.0));
    let drawn: Vec<Effect> = (0..Model::PARTS).flat_map(|_| draw()).collect();
    assert_eq!(drawn, [Effect::WarmSound]);
    for group in groups {
        assert_eq!(app.update(CheckEvent::Tick(first_of(*group)), at(2.0)), []);
    }
    app
}

fn is_stored(effects: &[Effect]) -> bool {
    matches!(writes(effects).as_slice(), [(Key::Checked, Some(_))])
}

#[test]
fn however_much_of_home_was_drawn_the_checks_second_part_comes_after_its_first() {
    for parts in [Model::SHOWN, Model::PARTS, Model::AFTERWARDS] {
        let mut app = fresh();
        for _ in 0..parts {
            let _ = app.update(NavigationEvent::Draw, at(1.0));
        }
        let effects = app.update(SessionEvent::Start, at(2.0));
        assert_eq!(effects, [Effect::Go(Screen::Check), Effect::DrawNext]);
        assert!(app.navigation.drawn < Model::PARTS, "after {parts} parts");
        while app.navigation.drawn < Model::PARTS - 1 {
            assert_eq!(app.update(NavigationEvent::Draw, at(2.0)), []);
        }
        let effects = app.update(NavigationEvent::Draw, at(2.0));
        assert_eq!(effects, [Effect::WarmSound], "after {parts} parts");
    }
}

#[test]
fn getting_ready_is_shown_step_by_step_a_third_of_the_time_each() {
    let mut session = Session::new(routine("ready=30"), Leg::Right);
    let _ = session.handle_input(seconds(0.0), Input::Start);
    for (second, step) in [
        (1.0, words::ON_YOUR_BACK),
        (11.0, words::STRAP_RIGHT),
        (21.0, words::HOLD_BOTH_ENDS),
        (29.5, words::HOLD_BOTH_ENDS),
    ] {
        let _ = session.handle_input(seconds(second), Input::Wake);
        assert_eq!(words::set_up(&session, false), step, "at {second} s");
    }
}

#[test]
fn every_answer_has_the_outcome_the_method_gives_it() {
    use Group::*;
    for bits in 0..16_usize {
        let groups: Vec<Group> = Group::ALL
            .into_iter()
            .filter(|group| bits & (1 << *group as usize) != 0)
            .collect();
        let has = |group| groups.contains(&group);
        let expected = match () {
            () if has(Emergency) => Verdict::Emergency,
            () if has(Urgent) => Verdict::Urgent,
            () if has(AskFirst) => Verdict::AskFirst,
            () => Verdict::MayStart {
                rolls: !has(NoRolling),
            },
        };
        assert_eq!(ticked(&groups).verdict(), expected, "{groups:?}");
        // "I have asked" opens the way for what a clinician can be asked about alone.
        let once_asked = match expected {
            Verdict::AskFirst => Verdict::MayStart {
                rolls: !has(NoRolling),
            },
            other => other,
        };
        assert_eq!(ticked(&groups).asked().verdict(), once_asked, "{groups:?}");
        for answers in [ticked(&groups), ticked(&groups).asked()] {
            assert_eq!(Answers::parse(&answers.to_text()), Some(answers));
        }

        let mut app = asked(&groups);
        let effects = app.update(CheckEvent::Answered, at(3.0));
        assert!(is_stored(&effects), "{groups:?}: {effects:?}");
        let begins = matches!(expected, Verdict::MayStart { .. });
        assert_eq!(effects.contains(&Effect::LockSession), begins, "{groups:?}");
        assert_eq!(app.verdict(), Some(expected));
        let effects = app.update(CheckEvent::HaveAsked, at(4.0));
        let opens = expected == Verdict::AskFirst;
        assert_eq!(effects.contains(&Effect::LockSession), opens, "{groups:?}");
    }
    assert_eq!(Answers::parse("e"), None);
}

#[test]
fn each_sign_is_ticked_and_kept_by_itself() {
    let signs: Vec<Sign> = Group::ALL.into_iter().flat_map(Group::signs).collect();
    assert_eq!(signs.len(), 21);
    for sign in &signs {
        let answers = Answers::default().toggled(*sign);
        let ticked: Vec<Sign> = signs
            .iter()
            .copied()
            .filter(|s| answers.has_sign(*s))
            .collect();
        assert_eq!(ticked, [*sign]);
        assert_eq!(answers.signs(sign.group()).collect::<Vec<_>>(), [*sign]);
        assert_eq!(Answers::parse(&answers.to_text()), Some(answers));
        assert!(answers.toggled(*sign).is_none());
    }
    let all = signs.into_iter().fold(Answers::default(), Answers::toggled);
    assert_eq!(all.to_text(), "a12345b123456c1234567d123");
    assert_eq!(Answers::parse(&all.asked().to_text()), Some(all.asked()));
    for bad in ["a6", "b0", "d4", "1", "c12 ", "ax"] {
        assert_eq!(Answers::parse(bad), None, "{bad}");
    }
    let clot = words::sign(Sign::CLOT);
    assert!(clot.contains("clot"), "{clot}");
}

#[test]
fn answers_of_a_whole_group_are_read_for_ever_and_stand_for_all_of_its_signs() {
    for (text, has_asked) in [("b", false), ("c+", true)] {
        let answers = Answers::parse(text).expect("versions 1 and 2 wrote it");
        let group = if has_asked {
            Group::AskFirst
        } else {
            Group::Urgent
        };
        assert!(answers.is_whole(group) && answers.has(group));
        assert_eq!(answers.signs(group).count(), group.signs().count());
        assert_eq!(answers.to_text(), text, "and written as they were");
    }
}

#[test]
fn who_must_not_start_does_not_start_the_next_time_either() {
    for group in [Group::Emergency, Group::Urgent, Group::AskFirst] {
        let mut app = asked(&[group]);
        let _ = app.update(CheckEvent::Answered, at(3.0));
        assert!(!app.is_in_session());
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(4.0));
        let effects = app.update(SessionEvent::Start, at(5.0));
        assert_eq!(
            effects,
            [Effect::Go(Screen::Check), Effect::DrawNext],
            "{group:?}"
        );
        // Only new answers change that.
        let effects = app.update(CheckEvent::Withdraw, at(6.0));
        assert_eq!(writes(&effects), [(Key::Checked, None)]);
        assert_eq!(app.saved().checked, None);
        let effects = app.update(CheckEvent::Answered, at(7.0));
        assert!(effects.contains(&Effect::LockSession), "{group:?}");
    }
}

#[test]
fn having_asked_is_about_the_answers_it_was_asked_about() {
    let answers = ticked(&[Group::AskFirst]).asked();
    let changed = answers.toggled(first_of(Group::NoRolling));
    assert_eq!(changed.verdict(), Verdict::AskFirst);
}

#[test]
fn whoever_must_not_roll_does_all_but_roll() {
    let mut app = asked(&[Group::NoRolling]);
    let _ = app.update(RoutineEvent::Step(Part::Roll, true), at(2.0));
    let _ = app.update(CheckEvent::Answered, at(3.0));
    let _ = app.update(SessionEvent::SessionLocked, at(3.0));
    assert_eq!(place(&app).phase, Phase::Ready);
    assert_eq!(app.routine(), routine(""));
    assert_ne!(app.diary.mine.routine, routine(""), "the wish is kept");
}

#[test]
fn a_routine_from_a_link_is_still_the_one_after_the_check() {
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), at(0.0));
    let _ = app.update(SessionEvent::Start, at(1.0));
    let _ = app.update(NavigationEvent::Went("#/check".to_owned()), at(1.0));
    let effects = app.update(CheckEvent::Answered, at(2.0));
    assert!(effects.contains(&Effect::LockSession));
    let effects = app.update(SessionEvent::SessionLocked, at(2.0));
    // Back leads to where Start was pressed, not to what is answered.
    assert!(effects.contains(&Effect::GoInstead(Screen::Session)));
    let session = app.session.run.as_ref().expect("a session");
    assert_eq!(session.routine().reps(), 2);
}

#[test]
fn the_check_comes_back_after_thirty_days() {
    let day = 24 * 60 * 60 * 1000;
    let ages = [
        (0, false),
        (29, false),
        (30, true),
        (400, true),
        (-1, false),
        (-40, true),
    ];
    for (days, is_due) in ages {
        let checked = Checked {
            at: Stamp {
                utc_ms: stamp().utc_ms - days * day,
                ..stamp()
            },
            answers: Answers::default(),
            stopped: None,
            known: 0,
            cleared: Cleared::default(),
        };
        assert_eq!(Checked::parse(&checked.to_text()), Some(checked));
        let mut app = opened(vec![(Key::Checked.name(), checked.to_text())]);
        assert_eq!(app.check_is_due(), is_due, "{days} days");
        let effects = app.update(SessionEvent::Start, at(1.0));
        assert_eq!(effects == [Effect::LockSession], !is_due, "{days} days");
    }
}

#[test]
fn a_stop_for_pain_is_silent_and_keeps_where_and_what_and_brings_the_check_back() {
    for hurt in Hurt::ALL {
        let mut app = in_session();
        let _ = app.update(
            DeviceEvent::VoiceCame(Default::default(), voice().into()),
            at(10.5),
        );
        // In the pull of the second rep.
        let _ = app.update(SessionEvent::Wake, at(20.0));
        let effects = app.update(SessionEvent::AskToStop, at(20.0));
        assert!(effects.contains(&Effect::Silence));
        let is_sound = |effect: &Effect| matches!(effect, Effect::Schedule(_) | Effect::Buzz(_));
        assert!(!effects.iter().any(is_sound), "{effects:?}");

        let mut then = at(21.0);
        then.stamp.utc_ms += 60_000;
        let effects = app.update(SessionEvent::Stop(Reason::Hurts(hurt)), then);
        assert_eq!(kept(&effects), 1);
        assert!(!effects.iter().any(is_sound), "{effects:?}");
        let saved = app.saved();
        let utc_ms = then.stamp.utc_ms;
        assert_eq!(saved.last_stop(), Some(Stopped { utc_ms }));
        let entry = saved.log.last().expect("it was kept");
        assert_eq!(entry.outcome.ending, Ending::StoppedForPain);
        let place = Place {
            phase: Phase::Pull,
            leg: Leg::Right,
            rep: 2,
        };
        assert_eq!(entry.outcome.stop, Some(PainStop { hurt, place }));
        assert!(app.check_is_due());
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), then);
        let effects = app.update(SessionEvent::Start, then);
        let asks = [Effect::Go(Screen::Check), Effect::DrawNext];
        assert_eq!(effects, asks, "{hurt:?}");
        then.stamp.utc_ms += 60_000;
        let effects = app.update(CheckEvent::Answered, then);
        assert!(effects.contains(&Effect::LockSession), "{effects:?}");
    }
}

#[test]
fn getting_ready_takes_longer_with_one_tap_and_the_work_does_not() {
    let mut app = in_session();
    let before = app
        .session
        .run
        .as_ref()
        .map(|session| session.seconds_left());
    let _ = app.update(SessionEvent::Wake, at(12.5));
    let effects = app.update(SessionEvent::TakeLonger, at(12.5));
    assert!(effects.contains(&Effect::Silence));
    let after = app
        .session
        .run
        .as_ref()
        .map(|session| session.seconds_left());
    assert_eq!(after, before, "the wait began anew");
    assert_eq!(place(&app).phase, Phase::Ready);
    let _ = app.update(SessionEvent::Wake, at(15.5));
    assert_eq!(place(&app).phase, Phase::Ready);
    let _ = app.update(SessionEvent::Wake, at(16.5));
    assert_eq!(place(&app).phase, Phase::Lift);
    let moment = app.session.run.as_ref().map(|session| session.elapsed());
    assert_eq!(app.update(SessionEvent::TakeLonger, at(16.5)), []);
    assert_eq!(place(&app).phase, Phase::Lift);
    assert_eq!(
        app.session.run.as_ref().map(|session| session.elapsed()),
        moment
    );
}

#[test]
fn the_first_session_asks_whether_it_is_heard_and_the_next_does_not() {
    let asks = |effects: &[Effect]| {
        let cues = effects.iter().find_map(|effect| match effect {
            Effect::Schedule(schedule) => Some(&schedule.cues),
            _ => None,
        });
        let words = cues.expect("it sounds").iter();
        let mut asked = words
            .filter(|cue| cue.signal == Signal::Says(hamstretch_core::method::Word::CAN_YOU_HEAR));
        asked.next().is_some()
    };
    let mut app = fresh();
    let _ = app.update(
        DeviceEvent::VoiceCame(Default::default(), voice().into()),
        at(0.0),
    );
    let _ = app.update(SessionEvent::Start, at(1.0));
    let _ = app.update(CheckEvent::Answered, at(1.0));
    assert!(asks(&app.update(SessionEvent::SessionLocked, at(1.0))));
    // "No" stands still with help to read, and asks again.
    let effects = app.update(SessionEvent::HearNothing, at(4.0));
    assert!(effects.contains(&Effect::Silence));
    assert!(app.session.hears_nothing);
    let effects = app.update(SessionEvent::Resume, at(20.0));
    assert!(!app.session.hears_nothing);
    assert!(asks(&effects));
    assert_eq!(place(&app).phase, Phase::Ready);
    assert!(app.waits(), "for a tap, as before");
    let _ = app.update(SessionEvent::Begin, at(30.0));
    let _ = app.update(SessionEvent::Wake, at(400.0));
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(401.0));
    assert!(!asks(&start(&mut app, at(402.0))));
}

#[test]
fn the_gentle_start_is_eight_reps_with_the_other_knee_bent() {
    let mut app = fresh();
    assert!(app.offers_gentle_start());
    let _ = app.update(DiaryEvent::Set(Setting::Gentle(true)), at(0.0));
    assert_eq!(app.routine().reps(), 8);
    assert_eq!(
        app.diary.mine.routine.reps(),
        15,
        "one's own stays as it is"
    );
    let _ = start(&mut app, at(1.0));
    assert!(app.session.is_bent);
    let _ = app.update(SessionEvent::Stop(Reason::Enough), at(2.0));
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(3.0));
    let _ = app.update(DiaryEvent::Set(Setting::Gentle(false)), at(4.0));
    assert_eq!(app.routine().reps(), 15);
    let _ = start(&mut app, at(5.0));
    assert!(!app.session.is_bent);

    // What a trainer sends can be gentle, too.
    let mut app = fresh();
    let _ = app.update(DiaryEvent::Set(Setting::Gentle(true)), at(0.0));
    let _ = app.update(
        NavigationEvent::Went("#/routine?reps=20".to_owned()),
        at(0.0),
    );
    assert!(app.offers_gentle_start());
    assert_eq!(app.routine().reps(), 8);
    let _ = app.update(DiaryEvent::Set(Setting::Gentle(false)), at(1.0));
    assert_eq!(app.routine().reps(), 20);
}

#[test]
fn a_stop_for_pain_by_a_clock_that_was_ahead_locks_nobody_out() {
    let mut app = in_session();
    let mut ahead = at(16.0);
    ahead.stamp.utc_ms += 400 * 24 * 60 * 60 * 1000;
    let _ = app.update(SessionEvent::Stop(Reason::Hurts(Hurt::Other)), ahead);
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(20.0));
    assert!(app.check_is_due());
    let _ = app.update(SessionEvent::Start, at(21.0));
    let effects = app.update(CheckEvent::Answered, at(22.0));
    assert!(effects.contains(&Effect::LockSession), "{effects:?}");
    assert!(!app.check_is_due());
    // Nor does it hide the next one, by a clock that is right again.
    let _ = app.update(SessionEvent::SessionLocked, at(22.0));
    let _ = app.update(SessionEvent::Stop(Reason::Hurts(Hurt::Other)), at(23.0));
    assert!(app.check_is_due());
}

#[test]
fn of_two_stores_answers_the_later_ones_count() {
    let answered = |days: i64, answers| Checked {
        at: Stamp {
            utc_ms: stamp().utc_ms - days * 24 * 60 * 60 * 1000,
            ..stamp()
        },
        answers,
        stopped: None,
        known: 0,
        cleared: Cleared::default(),
    };
    let clear = answered(9, Answers::default());
    let grave = answered(1, ticked(&[Group::Emergency]));
    for (here, safer) in [(clear, grave), (grave, clear)] {
        // Each was written when it was answered; earlier builds did not say so.
        let of_time = |checked: Checked| Version::at(checked.at.utc_ms as u64);
        let unsaid = |_| Version::LEGACY;
        for version in [of_time, unsaid] {
            let stored = |checked: Checked| {
                let mut records = Records::default();
                let text = Some(checked.to_text());
                records.put(&Key::Checked.name(), version(checked), text);
                records.to_stored()
            };
            let browser = browser_with(stored(here));
            browser.borrow_mut().database.set(stored(safer));
            let app = App::open(&browser, at(0.0));
            assert_eq!(app.verdict(), Some(Verdict::Emergency));
            assert_eq!(app.saved().checked, Some(grave));
        }
    }
}

#[test]
fn what_is_left_out_is_said_of_the_routine_that_is_done() {
    for (link, is_left_out) in [("#/routine?roll=30", true), ("#/routine?reps=3", false)] {
        let mut app = asked(&[Group::NoRolling]);
        let _ = app.update(NavigationEvent::Went(link.to_owned()), at(2.0));
        let _ = app.update(CheckEvent::Answered, at(3.0));
        let _ = app.update(SessionEvent::SessionLocked, at(3.0));
        let _ = app.update(NavigationEvent::Went("#/session".to_owned()), at(3.0));
        assert_eq!(app.session.leaves_out_rolling, is_left_out, "{link}");
    }
}

#[test]
fn rolling_that_the_answers_rule_out_is_named_beside_the_persons_own_routine_alone() {
    for (group, is_ruled_out) in [(Group::NoRolling, true), (Group::AskFirst, false)] {
        let mut app = asked(&[group]);
        let _ = app.update(CheckEvent::Answered, at(2.0));
        let _ = app.update(NavigationEvent::Went("#/routine".to_owned()), at(3.0));
        assert!(!app.answers_rule_out_rolling(), "it has no rolling");
        let _ = app.update(RoutineEvent::Step(Part::Roll, true), at(4.0));
        assert_eq!(app.answers_rule_out_rolling(), is_ruled_out);
        let _ = app.update(NavigationEvent::Went("#/share".to_owned()), at(5.0));
        let _ = app.update(RoutineEvent::Step(Part::Roll, true), at(6.0));
        assert!(!app.answers_rule_out_rolling(), "another person's");
    }
}

#[test]
fn a_screen_reader_is_told_of_the_bent_knee_too() {
    let mut app = fresh();
    let _ = app.update(DiaryEvent::Set(Setting::Gentle(true)), at(0.0));
    let _ = app.update(SessionEvent::Start, at(1.0));
    let _ = app.update(CheckEvent::Answered, at(1.0));
    let _ = app.update(SessionEvent::SessionLocked, at(1.0));
    let session = app.session.run.as_ref().expect("a session");
    let told = words::spoken(session, app.session.is_bent);
    for part in [
        words::ON_YOUR_BACK_BENT,
        words::STRAP_RIGHT,
        words::TAP_WHEN_READY,
    ] {
        assert!(told.contains(part), "{told}");
    }
}
