//! How the person wants it, and how it stands with this device.

use super::parts::{el, link, notices, say, stepper, switch, text};
use crate::app::{App, Intent, Model, Screen};
use leptos::prelude::*;

/// Switches, and what is to be known about this device.
pub fn settings(app: App) -> AnyView {
    let note = |words: fn(&Model) -> &'static str| app.read(move |model| words(model).to_owned());
    let sound = app.read(|model| model.settings.sound);
    let vibration = app.read(|model| model.settings.vibration);
    let days = app.read(|model| model.settings.days_a_week.to_string());
    let rows = [
        switch(app, "Sound", note(sound_note), sound, Intent::SetSound),
        switch(
            app,
            "Vibration",
            note(vibration_note),
            vibration,
            Intent::SetVibration,
        ),
        stepper(
            app,
            "Days a week",
            note(|_| ""),
            days,
            [Intent::StepDays(false), Intent::StepDays(true)],
        ),
        link("row", Screen::Routine, "Your routine"),
        link("row", Screen::Safety, "When not to start, and when to stop"),
    ];
    let kept_here = "What you do is saved on this device only. Nothing is sent anywhere.";
    let about = concat!(
        "This app does not diagnose and does not replace medical advice. Hamstretch ",
        env!("CARGO_PKG_VERSION")
    );
    let facts = [
        el("p", "", [text(note(offline_fact))]),
        el("p", "", [text(note(screen_fact))]),
        el("p", "", [say(kept_here)]),
    ];
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say("Settings")]),
            notices(app),
            el("section", "card rows", rows),
            el("h2", "", [say("This device")]),
            el("section", "card facts", facts),
            el("p", "quiet", [say(about)]),
        ],
    )
}

fn sound_note(model: &Model) -> &'static str {
    match model.lacks.sound {
        true => "Sound could not be played on this device.",
        false => "A tone for each phase, on time even when the phone is busy.",
    }
}

fn vibration_note(model: &Model) -> &'static str {
    match model.lacks.vibration {
        true => "This device cannot vibrate. Sound and screen tell everything.",
        false => "A buzz of its own for each phase.",
    }
}

fn offline_fact(model: &Model) -> &'static str {
    match model.is_kept {
        true => "Works offline: the whole app is on this device.",
        false => "Not ready for offline yet.",
    }
}

fn screen_fact(model: &Model) -> &'static str {
    match model.lacks.screen_lock {
        true => "This browser cannot keep the screen on in a session.",
        false => "The screen stays on in a session.",
    }
}
