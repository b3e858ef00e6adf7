//! An app without a browser, at a moment of somebody's life.

use hamstretch::app::{At, Effect, Intent, Lacks, Model, Screen, Storing};
use hamstretch::diary::{Found, Key, Stamp};
use hamstretch::stretch::{Place, Session};
use std::time::Duration;

/// A fresh app, at a moment of somebody's life.
pub fn fresh() -> Model {
    let (mut model, effects) = Model::new(
        Found::default(),
        Storing::Works,
        Lacks::default(),
        stamp().day(),
    );
    assert_eq!(effects, []);
    let _ = model.handle(Intent::ApartCame(true), at(0.0));
    model
}

pub fn stamp() -> Stamp {
    Stamp {
        utc_ms: 1_795_300_000_000,
        offset_min: 60,
    }
}

/// At this reading of the clock, sound being 50 ms late and 150 ms ahead.
pub fn at(seconds: f64) -> At {
    let sent = Duration::from_secs_f64(seconds);
    At {
        now: sent.saturating_sub(Duration::from_millis(50)),
        sent,
        soon: sent + Duration::from_millis(150),
        stamp: stamp(),
        chance: 7,
    }
}

pub const LINK: &str = "#/routine?reps=2&lift=1&pull=2&lower=1&rest=1&ready=3&change=3";

pub fn in_session() -> Model {
    let mut model = fresh();
    let _ = model.handle(Intent::Went(LINK.to_owned()), at(0.0));
    let _ = start(&mut model, at(10.0));
    model
}

/// Start, by way of the safety check where it is due; no sign of it applies, and
/// no other tab has a session.
pub fn start(model: &mut Model, at: At) -> Vec<Effect> {
    let mut effects = model.handle(Intent::Start, at);
    if effects.first() == Some(&Effect::Go(Screen::Check)) {
        effects = model.handle(Intent::Answered, at);
    }
    assert_eq!(effects.last(), Some(&Effect::Claim));
    model.handle(Intent::Claimed, at)
}

pub fn place(model: &Model) -> Place {
    model
        .session
        .as_ref()
        .map(Session::place)
        .expect("a session")
}

pub fn kept(effects: &[Effect]) -> usize {
    let is_entry = |effect: &&Effect| matches!(effect, Effect::Store(Key::Entry(_), _));
    effects.iter().filter(is_entry).count()
}
