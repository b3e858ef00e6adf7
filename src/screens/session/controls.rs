//! What is pressed in a session, but Stop.

use super::{is_paused, phase};
use crate::app::use_app;
use crate::components::{Button, Variant};
use hamstretch_core::app::{Model, SessionEvent};
use hamstretch_core::method::{Phase, Session};
use hamstretch_core::words;
use leptos::prelude::*;

/// The question whether it is heard, what moves the session on or back, and Pause.
#[component]
pub fn Controls() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="controls">
            <div class="moves">
                <Show when=app.is(asks_whether_heard)>
                    <CanYouHear/>
                </Show>
                <Show when=app.is(is_a_wait)>
                    <Button variant=Variant::Small words=words::ADD_TIME event=SessionEvent::AddTime/>
                </Show>
                <Show when=app.is(can_go_back)>
                    <Button
                        variant=Variant::Small
                        words=words::BACK_ONE_REP
                        event=SessionEvent::BackOneRep
                    />
                </Show>
                <Show when=app.is(is_paused)>
                    <Skip/>
                </Show>
            </div>
            <Pause/>
        </div>
    }
}

#[component]
fn CanYouHear() -> impl IntoView {
    view! {
        <div class="asks">
            <span>{words::CAN_YOU_HEAR}</span>
            <Button
                variant=Variant::Small
                words=words::I_HEAR_NOTHING
                event=SessionEvent::HearNothing
            />
        </div>
    }
}

/// Says what it skips where that is more than what comes next.
#[component]
pub fn Skip() -> impl IntoView {
    let app = use_app();
    let is_rolling = app.memo(|model| phase(model) == Some(Phase::Roll));
    let skip = move || {
        let words = match is_rolling.get() {
            true => words::NO_ROLLING,
            false => words::SKIP,
        };
        view! { <Button variant=Variant::Small words event=SessionEvent::Skip/> }.into_any()
    };
    view! { {move || skip()} }
}

/// One button for both: whoever came to it by keyboard is still there, and the page
/// answers sooner than with one in the place of the other. The focus is here as the
/// screen begins.
#[component]
fn Pause() -> impl IntoView {
    let app = use_app();
    let words = app.memo(|model| {
        let words = match model.primary_action() {
            SessionEvent::Begin => words::I_AM_READY,
            SessionEvent::Resume => words::RESUME,
            _ => words::PAUSE,
        };
        words.to_owned()
    });
    view! {
        <button
            class="pause"
            aria-keyshortcuts="Space"
            data-first=""
            on:click=move |_| app.dispatch(app.with_untracked(Model::primary_action))
        >
            {words}
        </button>
    }
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
    model.is_to_sound() && model.waits() && model.diary.log.last().is_none()
}
