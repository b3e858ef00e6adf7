//! Sessions that are cut off, and go on.

mod support;

use hamstretch::app::{At, Effect, Intent, PausedBy, Screen};
use hamstretch::diary::{Found, Key, Unfinished};
use hamstretch::stretch::{Ending, Leg, Phase};
use std::sync::Arc;
use support::app::{LINK, at, fresh, in_session, kept, place, start};

/// What is written down of the session under way, if it is among the effects.
fn written(effects: &[Effect]) -> Option<Unfinished> {
    effects.iter().find_map(|effect| match effect {
        Effect::Store(Key::Running, text) => Unfinished::parse(text),
        _ => None,
    })
}

#[test]
fn a_session_is_written_down_once_a_rep_and_forgotten_once_it_is_kept() {
    let mut model = fresh();
    let _ = model.handle(Intent::Went(LINK.to_owned()), at(0.0));
    let first = written(&start(&mut model, at(10.0))).expect("the start is written down");
    assert_eq!(
        first.place.phase,
        Phase::CountIn,
        "so little is left of getting ready"
    );
    let mut places = Vec::new();
    for tenth in 1..=270 {
        let effects = model.handle(Intent::Wake, at(10.2 + f64::from(tenth) / 10.0));
        places.extend(written(&effects).map(|unfinished| {
            assert_eq!(unfinished.entry.id, first.entry.id);
            let place = unfinished.place;
            (place.phase, place.leg, place.rep)
        }));
        if kept(&effects) == 1 {
            assert!(effects.contains(&Effect::Forget(Key::Running)));
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
    assert_eq!(model.log.entries().len(), 1);
    assert_eq!(
        model.log.last().map(|entry| &entry.id),
        Some(&first.entry.id)
    );
}

/// What a session left behind that was killed in its second rep.
fn left_behind() -> Unfinished {
    let mut model = in_session();
    let effects = model.handle(Intent::Wake, at(16.5));
    written(&effects).expect("the first rep is written down")
}

fn found(unfinished: &Unfinished) -> Arc<Found> {
    Arc::new(Found::read([(Key::Running.name(), unfinished.to_text())]))
}

fn at_hour(hours: i64) -> At {
    let mut at = at(1.0);
    at.stamp.utc_ms += hours * 3_600_000;
    at
}

#[test]
fn what_was_broken_off_goes_on_with_its_reps_and_its_id() {
    let left = left_behind();
    let mut model = fresh();
    assert_eq!(
        model.handle(Intent::Recovered(found(&left), true), at(1.0)),
        []
    );
    assert_eq!(model.unfinished.as_ref(), Some(&left));
    assert_eq!(model.handle(Intent::Continue, at(2.0)), [Effect::Claim]);
    let effects = model.handle(Intent::Claimed, at(2.0));
    assert!(effects.contains(&Effect::HoldScreen));
    assert_eq!(place(&model).phase, Phase::CountIn);
    assert_eq!(place(&model).rep, 2);
    let effects = model.handle(Intent::Wake, at(100.0));
    assert_eq!(kept(&effects), 1);
    let entry = model.log.last().expect("it was kept");
    assert_eq!(entry.id, left.entry.id);
    assert_eq!((entry.outcome.left, entry.outcome.right), (2, 2));
    assert_eq!(entry.outcome.ending, Ending::Finished);
}

#[test]
fn what_was_broken_off_long_ago_or_not_wanted_is_kept_as_ended_early() {
    for (hours, intent) in [(1, Intent::FinishHere), (3, Intent::Wake)] {
        let mut model = fresh();
        let found = found(&left_behind());
        let mut effects = model.handle(Intent::Recovered(found, true), at_hour(hours));
        effects.extend(model.handle(intent, at_hour(hours)));
        assert_eq!(kept(&effects), 1, "after {hours} hours");
        assert!(effects.contains(&Effect::Forget(Key::Running)));
        assert_eq!(model.unfinished, None);
        let ending = model.log.last().map(|entry| entry.outcome.ending);
        assert_eq!(ending, Some(Ending::EndedEarly));
    }
}

#[test]
fn a_new_session_keeps_what_was_left_behind() {
    let mut model = fresh();
    let _ = model.handle(Intent::Recovered(found(&left_behind()), true), at(1.0));
    let effects = start(&mut model, at(2.0));
    assert_eq!(kept(&effects), 1);
    let mut of_running = effects.iter().filter(|effect| {
        matches!(
            effect,
            Effect::Forget(Key::Running) | Effect::Store(Key::Running, _)
        )
    });
    assert!(
        matches!(of_running.next_back(), Some(Effect::Store(..))),
        "its place is in use again"
    );
    assert_eq!(place(&model).phase, Phase::Ready);
}

#[test]
fn a_session_of_another_tab_is_not_taken_over() {
    let mut model = fresh();
    let left = left_behind();
    let _ = model.handle(Intent::Recovered(found(&left), false), at(1.0));
    assert_eq!(model.unfinished, None);
    assert_eq!(model.elsewhere.as_deref(), Some("right leg, rep 2 of 2"));
    let _ = model.handle(Intent::Start, at(2.0));
    let _ = model.handle(Intent::Answered, at(2.0));
    let effects = model.handle(Intent::RunsElsewhere(Some(left.to_text())), at(2.0));
    assert_eq!(effects, [Effect::GoInstead(Screen::Home)]);
    assert!(model.session.is_none());
    assert_eq!(model.screen, Screen::Home);
    assert!(model.log.entries().is_empty());
}

#[test]
fn what_is_kept_already_does_not_go_on() {
    let left = left_behind();
    let mut model = fresh();
    let kept = [
        (Key::Running.name(), left.to_text()),
        (
            Key::Entry(left.entry.id.clone()).name(),
            left.entry.to_text(),
        ),
    ];
    let found = Arc::new(Found::read(kept));
    let effects = model.handle(Intent::Recovered(found, true), at(1.0));
    assert_eq!(model.unfinished, None);
    assert!(effects.contains(&Effect::Forget(Key::Running)));
    // The safer store had an entry that the other had lost.
    assert_eq!(model.log.entries(), [left.entry]);
}

#[test]
fn a_pause_from_outside_that_comes_too_late_changes_nothing() {
    let mut model = in_session();
    let _ = model.handle(Intent::Pause, at(15.0));
    let _ = model.handle(Intent::SoundStopped, at(15.1));
    assert_eq!(model.paused_by, PausedBy::Person);
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
