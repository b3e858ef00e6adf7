//! What is wanted of the part of the app that comes later, before it has come or where it
//! cannot be had: it waits, and is never dropped.

mod support;

use hamstretch_core::app::{Apart, CopyWay, Effect, Intent, Lacks, LazyEffect, LazyIntent, Model};
use hamstretch_core::diary::{Setting, Speaker};
use hamstretch_core::method::Group;
use support::app::{LINK, at, moment};

/// The app while that part is on its way.
fn opened() -> Model {
    Model::new(
        Some(Vec::new()),
        Lacks::default(),
        at(0.0),
        Model::handle_lazy,
    )
}

/// The app where it could not be had.
fn without() -> Model {
    let mut model = opened();
    let _ = model.handle(Intent::ApartCame(false), at(0.0));
    assert_eq!(model.apart, Apart::Missing);
    model
}

fn copies(effects: &[Effect]) -> usize {
    let is_copy = |effect: &&Effect| matches!(effect, Effect::Lazy(LazyEffect::MakeCopy(..)));
    effects.iter().filter(is_copy).count()
}

#[test]
fn what_is_wanted_before_it_has_come_is_done_once_it_has() {
    let mut model = opened();
    let copy = LazyIntent::MakeCopy(CopyWay::HandOut);
    assert_eq!(model.handle(copy.clone(), at(1.0)), [], "it is on its way");
    assert_eq!(model.handle(copy, at(2.0)), [], "the same once more");
    assert!(model.waits_for_lazy(), "the person is told");
    let effects = model.handle(Intent::ApartCame(true), at(3.0));
    assert_eq!(effects.first(), Some(&Effect::Lazy(LazyEffect::Watch)));
    assert_eq!(copies(&effects), 1);
    assert!(!model.waits_for_lazy());
}

#[test]
fn where_it_could_not_be_had_it_is_fetched_when_something_of_it_is_wanted() {
    let mut model = without();
    let effects = model.handle(LazyIntent::MakeCopy(CopyWay::HandOut), at(1.0));
    assert_eq!(effects, [Effect::FetchApart]);
    assert_eq!(model.handle(Intent::ApartCame(false), at(2.0)), []);
    assert!(model.waits_for_lazy() && model.apart == Apart::Missing);
    // "Try again", twice: it is fetched once.
    assert_eq!(
        model.handle(Intent::FetchApart, at(3.0)),
        [Effect::FetchApart]
    );
    assert_eq!(model.handle(Intent::FetchApart, at(3.1)), []);
    let effects = model.handle(Intent::ApartCame(true), at(4.0));
    assert_eq!(copies(&effects), 1, "what was wanted then is done now");
}

#[test]
fn where_it_was_late_and_has_come_a_second_answer_changes_nothing() {
    let mut model = without();
    let _ = model.handle(Intent::ApartCame(true), at(1.0));
    for late in [false, true] {
        assert_eq!(model.handle(Intent::ApartCame(late), at(2.0)), []);
        assert_eq!(model.apart, Apart::There);
    }
}

/// A session from the safety check to Done, and the check answered again, without it.
#[test]
fn what_a_session_and_the_safety_check_need_is_there_without_it() {
    let mut model = without();
    let mut effects = Vec::new();
    let mut signs = Group::Emergency.signs();
    let tick = Intent::Tick(signs.next().expect("it has signs"));
    for intent in [Intent::Start, tick.clone(), Intent::Answered] {
        effects.extend(model.handle(intent, at(1.0)));
    }
    assert!(model.verdict().is_some(), "no session");
    effects.extend(model.handle(Intent::Withdraw, at(2.0)));
    assert!(model.verdict().is_none() && model.answers.is_none());
    let begin = [
        Intent::Went(LINK.to_owned()),
        Intent::Start,
        Intent::Answered,
        Intent::Claimed,
        Intent::Begin,
    ];
    for intent in begin {
        effects.extend(model.handle(intent, at(3.0)));
    }
    assert!(model.is_in_session());
    for second in 4..60 {
        effects.extend(model.handle(Intent::Wake, moment(f64::from(second))));
    }
    assert!(model.kept.is_some(), "it is kept");
    let others = [
        Intent::Returned,
        Intent::Set(Setting::Speaker(Speaker::Man)),
        Intent::Went("#/".to_owned()),
        Intent::IsKept(true),
        Intent::StoreAgain,
    ];
    for intent in others {
        effects.extend(model.handle(intent, moment(70.0)));
    }
    let is_its = |effect: &&Effect| matches!(effect, Effect::Lazy(_));
    assert_eq!(effects.iter().find(is_its), None);
    assert!(!model.waits_for_lazy(), "nobody has asked for it");
}
