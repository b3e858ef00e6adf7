//! Angles entered by hand, and the one thing's score: what becomes of each press.

mod support;

use hamstretch::app::{At, Effect, Intent, Lacks, Model, Screen, Storing};
use hamstretch::diary::{By, Found, Key, Measured, Scored};
use hamstretch::stretch::{Leg, Note};
use support::app::{at, fresh, stamp};

fn angle(model: &Model, leg: Leg, by: By) -> Option<u8> {
    model.draft.angle(leg, by).map(|angle| angle.degrees())
}

fn step(model: &mut Model, leg: Leg, by: By, up: bool) {
    assert_eq!(model.handle(Intent::StepAngle(leg, by, up), at(1.0)), []);
}

/// So many days later.
fn days_later(days: i64) -> At {
    let mut then = at(1.0);
    then.stamp.utc_ms += days * 24 * 60 * 60 * 1000;
    then.chance = days as u32;
    then
}

#[test]
fn angles_begin_where_they_were_last_and_are_kept_in_a_record_of_their_own() {
    let mut model = fresh();
    let _ = model.handle(Intent::Went("#/measure".to_owned()), at(0.0));
    assert_eq!(
        model.handle(Intent::KeepMeasured, at(0.5)),
        [],
        "nothing to keep"
    );
    step(&mut model, Leg::Left, By::Lifted, true);
    assert_eq!(angle(&model, Leg::Left, By::Lifted), Some(60));
    step(&mut model, Leg::Left, By::Lifted, true);
    step(&mut model, Leg::Left, By::Lifted, true);
    step(&mut model, Leg::Right, By::Assisted, false);
    step(&mut model, Leg::Right, By::Assisted, false);
    let effects = model.handle(Intent::KeepMeasured, at(2.0));
    let [
        Effect::Store(Key::Measured(_), text),
        Effect::GoInstead(Screen::Progress),
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    let kept = Measured::parse(text).expect("a measurement");
    assert_eq!(
        kept.angle(Leg::Left, By::Lifted).map(|a| a.degrees()),
        Some(62)
    );
    assert_eq!(
        kept.angle(Leg::Right, By::Assisted).map(|a| a.degrees()),
        Some(59)
    );
    assert_eq!(kept.angle(Leg::Right, By::Lifted), None);
    assert_eq!(model.measured, [kept]);

    let _ = model.handle(Intent::Went("#/measure".to_owned()), days_later(1));
    assert_eq!(
        angle(&model, Leg::Left, By::Lifted),
        None,
        "nothing is taken for granted"
    );
    step(&mut model, Leg::Left, By::Lifted, false);
    assert_eq!(angle(&model, Leg::Left, By::Lifted), Some(62));
}

#[test]
fn an_angle_stays_within_what_a_leg_can_do() {
    let mut model = fresh();
    for _ in 0..200 {
        step(&mut model, Leg::Left, By::Lifted, true);
        step(&mut model, Leg::Right, By::Lifted, false);
    }
    assert_eq!(angle(&model, Leg::Left, By::Lifted), Some(150));
    assert_eq!(angle(&model, Leg::Right, By::Lifted), Some(0));
}

#[test]
fn the_one_thing_has_one_score_a_week() {
    let mut model = fresh();
    assert_eq!(
        model.handle(Intent::Score(3), at(0.0)),
        [],
        "nothing is named"
    );
    let thing = Note::new("Tying my shoes");
    let effects = model.handle(Intent::Name(thing.clone()), at(0.0));
    assert_eq!(
        effects,
        [Effect::Store(Key::Thing, "Tying my shoes".to_owned())]
    );
    let _ = model.handle(Intent::Score(3), days_later(0));
    // The same evening, on second thoughts.
    let effects = model.handle(Intent::Score(4), days_later(0));
    assert_eq!((model.scored.len(), model.score_now()), (1, Some(4)));
    let [Effect::Store(Key::Scored(id), text)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(*id, model.scored[0].id, "in the place of the first");
    assert_eq!(Scored::parse(text).as_ref(), model.scored.first());
    assert_eq!(
        model.handle(Intent::Score(11), days_later(0)),
        [],
        "0 to 10"
    );

    let _ = model.handle(Intent::Went("#/".to_owned()), days_later(8));
    assert_eq!(model.score_now(), None, "a new week asks anew");
    let _ = model.handle(Intent::Score(6), days_later(8));
    assert_eq!(model.scored.len(), 2);
    // Another thing is another matter.
    let _ = model.handle(Intent::Name(Note::new("Running")), days_later(8));
    assert_eq!(model.score_now(), None);
    let effects = model.handle(Intent::Name(None), days_later(8));
    assert_eq!(effects, [Effect::Forget(Key::Thing)]);
}

#[test]
fn what_was_measured_is_there_again_the_next_time() {
    let mut model = fresh();
    let _ = model.handle(Intent::Name(Note::new("Tying my shoes")), at(0.0));
    let _ = model.handle(Intent::Score(5), at(1.0));
    step(&mut model, Leg::Left, By::Assisted, true);
    let _ = model.handle(Intent::KeepMeasured, at(2.0));
    let stored = [
        (Key::Thing.name(), "Tying my shoes".to_owned()),
        (
            Key::Scored(model.scored[0].id.clone()).name(),
            model.scored[0].to_text(),
        ),
        (
            Key::Measured(model.measured[0].id.clone()).name(),
            model.measured[0].to_text(),
        ),
    ];
    let found = Found::read(stored);
    assert_eq!(found.unreadable, Vec::<String>::new());
    let (again, _) = Model::new(found, Storing::Works, Lacks::default(), stamp().day());
    assert_eq!(again.measured, model.measured);
    assert_eq!(again.scored, model.scored);
    assert_eq!(
        (again.thing.clone(), again.score_now()),
        (model.thing, Some(5))
    );
}

#[test]
fn what_only_the_safer_store_has_is_taken_over_once() {
    let mut model = fresh();
    let _ = model.handle(Intent::Name(Note::new("Tying my shoes")), at(0.0));
    let _ = model.handle(Intent::Score(5), at(1.0));
    step(&mut model, Leg::Left, By::Assisted, true);
    let _ = model.handle(Intent::KeepMeasured, at(2.0));
    let kept = Found {
        measured: model.measured.clone(),
        scored: model.scored.clone(),
        thing: model.thing.clone(),
        ..Found::default()
    };
    let mut lost = fresh();
    let recovered = Intent::Recovered(kept.into(), true);
    assert_eq!(lost.handle(recovered.clone(), at(3.0)).len(), 3);
    assert_eq!(
        (&lost.measured, &lost.scored),
        (&model.measured, &model.scored)
    );
    assert_eq!(lost.handle(recovered, at(4.0)), []);
}

#[test]
fn what_full_storage_did_not_take_is_stored_once_there_is_room_whatever_it_is() {
    let mut model = fresh();
    let mut not_taken = model.handle(Intent::Name(Note::new("Running")), at(0.0));
    not_taken.extend(model.handle(Intent::Score(5), at(1.0)));
    step(&mut model, Leg::Left, By::Assisted, true);
    not_taken.extend(model.handle(Intent::KeepMeasured, at(2.0)));
    not_taken.retain(|effect| matches!(effect, Effect::Store(..)));
    assert_eq!(not_taken.len(), 3);
    for effect in &not_taken {
        if let Effect::Store(key, _) = effect {
            let _ = model.handle(Intent::NotStored(key.clone(), Storing::Full), at(3.0));
        }
    }
    assert_eq!(model.handle(Intent::StoreAgain, at(4.0)), not_taken);
    assert_eq!(model.handle(Intent::StoreAgain, at(5.0)), []);
}
