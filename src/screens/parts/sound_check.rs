//! The sound check, on Home and in Settings.

use super::bits::{button, el, say, shown_if, text};
use crate::app::App;
use hamstretch_core::app::{DeviceEvent, Model};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// "Can you hear this?", and what to do where one cannot.
pub fn sound_check(app: App) -> AnyView {
    let tried = app.memo(|model| model.device.has_tried_sound);
    let lacks = app.memo(|model| sound_heard(model).to_owned());
    el(
        "div",
        "row",
        [
            el(
                "span",
                "row-text",
                [
                    el("b", "", [say(words::CAN_YOU_HEAR)]),
                    shown_if(tried, move || el("small", "", [text(lacks)])),
                ],
            ),
            button(app, "plain", words::PLAY_A_SOUND, DeviceEvent::TrySound),
        ],
    )
}

/// What may be wrong where nothing was heard.
fn sound_heard(model: &Model) -> &'static str {
    match model.device.lacks.sound {
        true => words::SOUND_FAILED,
        false => words::HEARD_NOTHING,
    }
}
