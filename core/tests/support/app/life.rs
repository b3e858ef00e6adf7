//! What a person does with the app.

use super::{App, LINK, fresh, moment, start};
use hamstretch_core::app::{DiaryEvent, MeasuringEvent, NavigationEvent, Saving, SessionEvent};
use hamstretch_core::diary::{Angle, By, Diary, Felt, Pain, Said};
use hamstretch_core::method::{Leg, Note};

/// A whole session from the safety check to Done, with what is said before and after.
pub fn do_session(app: &mut App, from: f64) {
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(from));
    let pain = Pain::new(3);
    let _ = app.update(DiaryEvent::PainBefore(pain), moment(from + 1.0));
    let _ = start(app, moment(from + 2.0));
    for half_second in 0..60 {
        let then = from + 2.5 + f64::from(half_second) / 2.0;
        let _ = app.update(SessionEvent::Wake, moment(then));
    }
    let id = app.session.entry.clone().expect("it is kept");
    let said = [
        Said::After(Pain::new(2)),
        Said::Felt(Leg::Left, Some(Felt::Right)),
        Said::Words(Note::new("Better")),
    ];
    for (second, said) in (0..).zip(said) {
        let then = moment(from + 40.0 + f64::from(second));
        let _ = app.update(DiaryEvent::Say(id.clone(), said), then);
    }
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), moment(from + 50.0));
}

/// A person's app of some weeks: sessions, an angle, the one thing and its score, the
/// check. All of it is on the disk.
pub fn lived_in() -> App {
    let mut app = fresh();
    do_session(&mut app, 0.0);
    do_session(&mut app, 1000.0);
    let enter = MeasuringEvent::EnterAngle(Leg::Left, By::Lifted, Angle::new(60));
    let name = MeasuringEvent::Name(Note::new("Tying my shoes"));
    for event in [
        enter,
        MeasuringEvent::KeepMeasured,
        name,
        MeasuringEvent::Score(Some(4)),
    ] {
        let _ = app.update(event, moment(2000.0));
    }
    assert_eq!(app.storage.saving(), Saving::Saved);
    app.browser().borrow_mut().local.write_out();
    app
}

/// What a diary says, whenever it was written.
pub fn values(diary: &Diary) -> Vec<(String, String)> {
    let values = diary.records().values();
    values
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}
