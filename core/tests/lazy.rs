//! The screens that come later, before they have come or where they cannot be had: nothing
//! else waits for them.

use crate::support::app::{LINK, at, moment};
use hamstretch_core::app::{
    AskedPain, CheckEvent, CopyEffect, CopyEvent, CopyWay, DeviceEvent, DiaryEvent, Effect, Event,
    Lacks, LazyState, Model, NavigationEvent, SessionEvent,
};
use hamstretch_core::diary::Setting;
use hamstretch_core::method::Group;

/// The app while they are on their way.
fn opened() -> Model {
    Model::new(Some(Vec::new()), Lacks::default(), at(0.0))
}

/// The app where they could not be had.
fn without() -> Model {
    let mut model = opened();
    let _ = model.update(DeviceEvent::LazyCame(false), at(0.0));
    assert_eq!(model.device.lazy_screens, LazyState::Failed);
    model
}

#[test]
fn what_is_asked_of_files_does_not_wait_for_them() {
    for mut model in [opened(), without()] {
        let effects = model.update(CopyEvent::Make(CopyWay::HandOut), at(1.0));
        let copy = &effects[..];
        let is_one = matches!(copy, [Effect::Copy(CopyEffect::Make(..))]);
        assert!(is_one, "{copy:?}");
    }
}

#[test]
fn where_they_could_not_be_had_they_are_fetched_when_one_is_opened() {
    let mut model = without();
    let data = || NavigationEvent::Went("#/data".to_owned());
    assert_eq!(model.update(data(), at(3.0)), [Effect::FetchLazy]);
    assert_eq!(model.device.lazy_screens, LazyState::Loading);
    assert_eq!(model.update(data(), at(3.1)), [], "once");
    assert_eq!(model.update(DeviceEvent::LazyCame(false), at(4.0)), []);
    assert_eq!(model.update(data(), at(5.0)), [Effect::FetchLazy], "again");
    let home = NavigationEvent::Went("#/".to_owned());
    let _ = model.update(DeviceEvent::LazyCame(false), at(6.0));
    assert_eq!(model.update(home, at(7.0)), [], "home is there");
}

#[test]
fn where_they_were_late_and_have_come_a_second_answer_changes_nothing() {
    let mut model = without();
    let _ = model.update(DeviceEvent::LazyCame(true), at(1.0));
    for late in [false, true] {
        assert_eq!(model.update(DeviceEvent::LazyCame(late), at(2.0)), []);
        assert_eq!(model.device.lazy_screens, LazyState::Loaded);
    }
}

/// A session from the safety check to Done, and the check answered again, without them.
#[test]
fn what_a_session_and_the_safety_check_need_is_there_without_them() {
    let mut model = without();
    let mut signs = Group::Emergency.signs();
    let tick = CheckEvent::Tick(signs.next().expect("it has signs"));
    let _ = model.update(SessionEvent::Start, at(1.0));
    let _ = model.update(tick, at(1.0));
    let _ = model.update(CheckEvent::Answered, at(1.0));
    assert!(model.verdict().is_some(), "no session");
    let _ = model.update(CheckEvent::Withdraw, at(2.0));
    assert!(model.verdict().is_none() && model.forms.answers.is_none());
    let begin: [Event; 5] = [
        NavigationEvent::Went(LINK.to_owned()).into(),
        SessionEvent::Start.into(),
        CheckEvent::Answered.into(),
        SessionEvent::SessionLocked.into(),
        SessionEvent::Begin.into(),
    ];
    for event in begin {
        let _ = model.update(event, at(3.0));
    }
    assert!(model.is_in_session());
    for second in 4..60 {
        let _ = model.update(SessionEvent::Wake, moment(f64::from(second)));
    }
    assert!(model.session.entry.is_some(), "it is kept");
}

#[test]
fn where_its_scale_could_not_be_had_start_does_not_ask_for_pain() {
    let asks = |mut model: Model| {
        let _ = model.update(DiaryEvent::Set(Setting::TrackPain(true)), at(1.0));
        let _ = model.update(SessionEvent::Start, at(2.0));
        model.forms.asked_pain == AskedPain::Now
    };
    assert!(asks(opened()), "it is on its way");
    assert!(!asks(without()));
}

#[test]
fn what_could_not_be_had_is_tried_again_when_it_may_be_there_and_when_it_is_asked_for() {
    for event in [
        Event::from(DeviceEvent::FetchLazy),
        Event::from(DeviceEvent::Returned),
    ] {
        let mut model = without();
        assert!(
            model
                .update(event.clone(), at(1.0))
                .contains(&Effect::FetchLazy)
        );
        assert_eq!(model.device.lazy_screens, LazyState::Loading);
        let effects = model.update(event, at(1.5));
        assert!(!effects.contains(&Effect::FetchLazy), "once");
    }
}
