//! The app with a browser of names and texts, at a moment of somebody's life.

pub mod browser;
pub mod life;
mod tab;

use super::{said, voice};
use browser::{Browser, DatabaseState, Shared, Stored};
use hamstretch_core::app::{
    CheckEvent, DeviceEvent, Effect, Model, NavigationEvent, Now, RoutineEvent, Screen,
    SessionEvent,
};
use hamstretch_core::diary::Record;
use hamstretch_core::diary::{Entry, Key, Stamp, Write};
use hamstretch_core::method::{Cue, Place, Schedule, Session, Signal};
use std::time::Duration;
pub use tab::App;

/// A browser that holds this, in both stores.
pub fn browser_with(stored: Stored) -> Shared {
    let mut browser = Browser::default();
    browser.local.set(stored.clone());
    browser.database.set(stored);
    Shared::new(browser.into())
}

/// A browser in which neither store takes anything.
pub fn browser_without_stores() -> Shared {
    let browser = browser_with(Vec::new());
    browser.borrow_mut().local.is_blocked = true;
    browser.borrow_mut().database.state = DatabaseState::Missing;
    browser
}

/// The app in which this is stored.
pub fn opened(stored: Stored) -> App {
    App::open(&browser_with(stored), at(0.0))
}

/// A fresh app, at a moment of somebody's life.
pub fn fresh() -> App {
    opened(Vec::new())
}

/// The app of somebody who has done three sessions: the next waits for no tap.
pub fn seasoned() -> App {
    let mut app = fresh();
    for day in [-3, -2, -1] {
        let mut then = days_later(day);
        then.nonce = (10 + day) as u32;
        let _ = app.update(NavigationEvent::Went(LINK.to_owned()), then);
        let _ = start(&mut app, then);
        let later = Now {
            now: then.now + Duration::from_secs(60),
            ..then
        };
        let _ = app.update(SessionEvent::Wake, later);
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), later);
    }
    assert_eq!(app.diary.log.entries().len(), 3);
    // The link's routine has become theirs: the usual one is, from now on.
    let _ = app.update(RoutineEvent::UsualRoutine, days_later(-1));
    app
}

pub fn stamp() -> Stamp {
    Stamp {
        utc_ms: 1_795_300_000_000,
        offset_min: 60,
    }
}

/// At this reading of the clock, sound being 50 ms late and 150 ms ahead.
pub fn at(seconds: f64) -> Now {
    let sent = Duration::from_secs_f64(seconds);
    Now {
        now: sent.saturating_sub(Duration::from_millis(50)),
        sent,
        soon: sent + Duration::from_millis(150),
        stamp: stamp(),
        nonce: 7,
    }
}

/// The same, the calendar having gone on as far as the clock.
pub fn moment(seconds: f64) -> Now {
    let mut at = at(seconds);
    at.stamp.utc_ms += (seconds * 1000.0) as i64;
    at
}

/// So many days later.
pub fn days_later(days: i64) -> Now {
    let mut then = at(1.0);
    then.stamp.utc_ms += days * 24 * 60 * 60 * 1000;
    then.nonce = (7 + days).unsigned_abs() as u32;
    then
}

pub const LINK: &str = "#/routine?reps=2&lift=1&pull=2&lower=1&rest=1&ready=3&change=3";

pub fn in_session() -> App {
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), at(0.0));
    let _ = start(&mut app, at(10.0));
    app
}

/// Start, by way of the safety check where it is due; no sign of it applies, and
/// no other tab has a session.
pub fn start(app: &mut App, at: Now) -> Vec<Effect> {
    let mut effects = app.update(SessionEvent::Start, at);
    if effects.first() == Some(&Effect::Go(Screen::Check)) {
        effects = app.update(CheckEvent::Answered, at);
    }
    assert!(effects.contains(&Effect::LockSession), "{effects:?}");
    begun(app, at)
}

/// No other tab has a session: it begins, with a tap where it waits for one.
pub fn begun(app: &mut App, at: Now) -> Vec<Effect> {
    let mut effects = app.update(SessionEvent::SessionLocked, at);
    if app.waits() {
        effects.extend(app.update(SessionEvent::Begin, at));
    }
    effects
}

pub fn place(model: &Model) -> Place {
    model
        .session
        .run
        .as_ref()
        .map(Session::place)
        .expect("a session")
}

/// What effects write: each name with its value, `None` where it is deleted. Both
/// stores and the other tabs are given the same.
pub fn writes(effects: &[Effect]) -> Vec<(Key, Option<String>)> {
    let of_kind = |kind: fn(&Effect) -> Option<&Vec<Write>>| {
        let of_kind: Vec<&Write> = effects.iter().filter_map(kind).flatten().collect();
        of_kind
    };
    let told = of_kind(|effect| match effect {
        Effect::TellTabs(writes) => Some(writes),
        _ => None,
    });
    let local = of_kind(|effect| match effect {
        Effect::WriteLocal(writes) => Some(writes),
        _ => None,
    });
    let database = of_kind(|effect| match effect {
        Effect::WriteDatabase(_, writes) => Some(writes),
        _ => None,
    });
    assert_eq!(told, local);
    assert_eq!(told, database);
    let value = |text: &str| Record::parse(text).value;
    // The erasure of all has a name that is no key.
    let read = told.into_iter().filter_map(|(name, text)| {
        let key = Key::named(name)?;
        Some((key, text.as_deref().and_then(value)))
    });
    read.collect()
}

/// What effects do besides writing.
pub fn without_writes(effects: Vec<Effect>) -> Vec<Effect> {
    let is_storage = |effect: &Effect| {
        matches!(
            effect,
            Effect::WriteLocal(_) | Effect::WriteDatabase(..) | Effect::TellTabs(_)
        )
    };
    let others = effects.into_iter().filter(|effect| !is_storage(effect));
    others.collect()
}

/// The sessions that effects keep.
pub fn entries(effects: &[Effect]) -> Vec<Entry> {
    let writes = writes(effects).into_iter();
    let texts = writes.filter_map(|(key, value)| match key {
        Key::Entry(_) => value,
        _ => None,
    });
    texts
        .map(|text| Entry::parse(&text).expect("an entry"))
        .collect()
}

pub fn kept(effects: &[Effect]) -> usize {
    entries(effects).len()
}

/// The app of somebody new, whose first session waits since second 10.
pub fn waiting_for(link: &str) -> (App, Vec<Effect>) {
    let mut app = fresh();
    let _ = app.update(
        DeviceEvent::VoiceCame(Default::default(), voice().into()),
        at(0.0),
    );
    let _ = app.update(NavigationEvent::Went(format!("#/routine?{link}")), at(0.0));
    let _ = app.update(SessionEvent::Start, at(9.0));
    let _ = app.update(CheckEvent::Answered, at(10.0));
    let effects = app.update(SessionEvent::SessionLocked, at(10.0));
    (app, effects)
}

/// What the last of these put on the clock.
pub fn cues(effects: &[Effect]) -> &[Cue] {
    let mut schedules = effects.iter().filter_map(|effect| match effect {
        Effect::Schedule(Schedule { cues, .. }) => Some(cues),
        _ => None,
    });
    schedules.next_back().expect("it sounds")
}

/// What is said of it.
pub fn words_of(effects: &[Effect]) -> Vec<&'static str> {
    let words = cues(effects).iter().filter_map(|cue| match cue.signal {
        Signal::Says(word) => Some(said(word)),
        _ => None,
    });
    words.collect()
}

/// The session under way, or just over.
pub fn session(model: &Model) -> &Session {
    model.session.run.as_ref().expect("a session")
}
