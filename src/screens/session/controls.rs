//! What is pressed in a session, but Stop.

use super::{is_paused, phase};
use crate::app::App;
use crate::screens::parts::{button, does, el, is, means, node, say, shown_if, text};
use hamstretch_core::app::{Model, SessionEvent};
use hamstretch_core::method::{Phase, Session};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// The question whether it is heard, what moves the session on or back, and Pause.
pub fn controls(app: App) -> AnyView {
    let asks = shown_if(app.memo(asks_whether_heard), move || {
        let no = button(
            app,
            "small",
            words::I_HEAR_NOTHING,
            SessionEvent::HearNothing,
        );
        el(
            "div",
            "asks",
            [el("span", "", [say(words::CAN_YOU_HEAR)]), no],
        )
    });
    let moves = [
        asks,
        shown_if(app.memo(is_a_wait), move || {
            button(app, "small", words::ADD_TIME, SessionEvent::AddTime)
        }),
        shown_if(app.memo(can_go_back), move || {
            button(app, "small", words::BACK_ONE_REP, SessionEvent::BackOneRep)
        }),
        shown_if(app.memo(is_paused), move || skip(app)),
    ];
    el("div", "controls", [el("div", "moves", moves), pause(app)])
}

/// Says what it skips where that is more than what comes next.
pub fn skip(app: App) -> AnyView {
    let words = app.memo(|model| {
        let words = match phase(model) {
            Some(Phase::Roll) => words::NO_ROLLING,
            _ => words::SKIP,
        };
        words.to_owned()
    });
    let attributes = vec![is("class", "small"), means(app, SessionEvent::Skip)];
    node("button", attributes, vec![text(words)])
}

/// One button for both: whoever came to it by keyboard is still there, and the page
/// answers sooner than with one in the place of the other.
fn pause(app: App) -> AnyView {
    let words = app.memo(|model| {
        let words = match model.primary_action() {
            SessionEvent::Begin => words::I_AM_READY,
            SessionEvent::Resume => words::RESUME,
            _ => words::PAUSE,
        };
        words.to_owned()
    });
    let press = move || app.dispatch(app.with_untracked(Model::primary_action));
    let attributes = vec![
        is("class", "pause"),
        is("aria-keyshortcuts", "Space"),
        // The focus is here as the screen begins.
        is("data-first", ""),
        does(Box::new(press)),
    ];
    node("button", attributes, vec![text(words)])
}

/// Whether time is given that may be too much or too little: people are ready early.
pub fn is_a_wait(model: &Model) -> bool {
    !is_paused(model) && !model.waits() && !phase(model).is_some_and(Phase::is_of_a_rep)
}

fn can_go_back(model: &Model) -> bool {
    let session = model
        .session
        .run
        .as_ref()
        .filter(|session| session.is_paused());
    let back = session.and_then(Session::one_rep_back);
    back.is_some()
}

/// In the first session, whether the sound is heard, before all depends on it.
fn asks_whether_heard(model: &Model) -> bool {
    let can_sound = model.diary.settings.sound && !model.device.lacks.sound;
    can_sound && model.waits() && model.diary.log.last().is_none()
}
