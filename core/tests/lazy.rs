//! What is wanted of the part of the app that comes later, before it has come or where it
//! cannot be had: it waits, and is never dropped.

mod support;

use hamstretch_core::app::{
    AskedPain, CheckEvent, CopyWay, DeviceEvent, DiaryEvent, Effect, Event, Lacks, LazyEffect,
    LazyEvent, LazyState, LazyUpdate, Model, NavigationEvent, SessionEvent, StorageEvent,
};
use hamstretch_core::diary::{Setting, Speaker};
use hamstretch_core::method::Group;
use support::app::{LINK, at, moment};

/// The app while that part is on its way.
fn opened() -> Model {
    Model::new(Some(Vec::new()), Lacks::default(), at(0.0))
}

/// The app where it could not be had.
fn without() -> Model {
    let mut model = opened();
    let _ = model.update(DeviceEvent::LazyCame(None), at(0.0));
    assert_eq!(model.lazy.state(), LazyState::Failed);
    model
}

fn copies(effects: &[Effect]) -> usize {
    let is_copy = |effect: &&Effect| matches!(effect, Effect::Lazy(LazyEffect::MakeCopy(..)));
    effects.iter().filter(is_copy).count()
}

#[test]
fn what_is_wanted_before_it_has_come_is_done_once_it_has() {
    let mut model = opened();
    let copy = LazyEvent::MakeCopy(CopyWay::HandOut);
    assert_eq!(model.update(copy.clone(), at(1.0)), [], "it is on its way");
    assert_eq!(model.update(copy, at(2.0)), [], "the same once more");
    let effects = model.update(DeviceEvent::LazyCame(Some(Model::handle_lazy)), at(3.0));
    assert_eq!(effects.first(), Some(&Effect::Lazy(LazyEffect::Watch)));
    assert_eq!(copies(&effects), 1);
}

#[test]
fn where_it_could_not_be_had_it_is_fetched_when_something_of_it_is_wanted() {
    let mut model = without();
    let effects = model.update(LazyEvent::MakeCopy(CopyWay::HandOut), at(1.0));
    assert_eq!(effects, [Effect::FetchLazy]);
    assert_eq!(model.update(DeviceEvent::LazyCame(None), at(2.0)), []);
    assert_eq!(model.lazy.state(), LazyState::Failed);
    // A screen of that part is opened, twice: it is fetched once.
    let data = || NavigationEvent::Went("#/data".to_owned());
    assert_eq!(model.update(data(), at(3.0)), [Effect::FetchLazy]);
    assert_eq!(model.update(data(), at(3.1)), []);
    let effects = model.update(DeviceEvent::LazyCame(Some(Model::handle_lazy)), at(4.0));
    assert_eq!(copies(&effects), 1, "what was wanted then is done now");
}

#[test]
fn where_it_was_late_and_has_come_a_second_answer_changes_nothing() {
    let mut model = without();
    let _ = model.update(DeviceEvent::LazyCame(Some(Model::handle_lazy)), at(1.0));
    for late in [None, Some(Model::handle_lazy as LazyUpdate)] {
        assert_eq!(model.update(DeviceEvent::LazyCame(late), at(2.0)), []);
        assert_eq!(model.lazy.state(), LazyState::Loaded);
    }
}

/// A session from the safety check to Done, and the check answered again, without it.
#[test]
fn what_a_session_and_the_safety_check_need_is_there_without_it() {
    let mut model = without();
    let mut effects = Vec::new();
    let mut signs = Group::Emergency.signs();
    let tick = CheckEvent::Tick(signs.next().expect("it has signs"));
    effects.extend(model.update(SessionEvent::Start, at(1.0)));
    effects.extend(model.update(tick, at(1.0)));
    effects.extend(model.update(CheckEvent::Answered, at(1.0)));
    assert!(model.verdict().is_some(), "no session");
    effects.extend(model.update(CheckEvent::Withdraw, at(2.0)));
    assert!(model.verdict().is_none() && model.forms.answers.is_none());
    let begin: [Event; 5] = [
        NavigationEvent::Went(LINK.to_owned()).into(),
        SessionEvent::Start.into(),
        CheckEvent::Answered.into(),
        SessionEvent::Claimed.into(),
        SessionEvent::Begin.into(),
    ];
    for event in begin {
        effects.extend(model.update(event, at(3.0)));
    }
    assert!(model.is_in_session());
    for second in 4..60 {
        effects.extend(model.update(SessionEvent::Wake, moment(f64::from(second))));
    }
    assert!(model.session.entry.is_some(), "it is kept");
    let others: [Event; 5] = [
        DeviceEvent::Returned.into(),
        DiaryEvent::Set(Setting::Speaker(Speaker::Man)).into(),
        NavigationEvent::Went("#/".to_owned()).into(),
        DeviceEvent::WorksOffline(true).into(),
        StorageEvent::StoreAgain.into(),
    ];
    for event in others {
        effects.extend(model.update(event, moment(70.0)));
    }
    let is_its = |effect: &&Effect| matches!(effect, Effect::Lazy(_));
    assert_eq!(effects.iter().find(is_its), None);
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
