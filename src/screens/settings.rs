//! How the person wants it, and how it stands with this device.

use super::parts::{button, choice, el, link, notices, say, shown_if, stepper, switch, text};
use crate::app::{App, Intent, Model, Screen};
use crate::diary::{Setting, Speaker};
use crate::stretch::Talk;
use leptos::prelude::{AnyView, Memo};

/// Switches, and what is to be known about this device.
pub fn settings(app: App) -> AnyView {
    let note = |words: fn(&Model) -> &'static str| app.read(move |model| words(model).to_owned());
    let sound = app.read(|model| model.settings.sound);
    let vibration = app.read(|model| model.settings.vibration);
    let days = app.read(|model| model.settings.days_a_week.to_string());
    let step = |setting: fn(bool) -> Setting| [false, true].map(setting).map(Intent::Set);
    let volume = app.read(|model| model.settings.volume.to_string());
    let talk = app.read(|model| model.settings.talk.name().to_owned());
    let speaker = app.read(|model| model.settings.speaker.name().to_owned());
    let over_silent = app.read(|model| model.settings.over_silent);
    let has_switch = app.read(|model| !model.lacks.silent_switch);
    let speakers = [("Woman", Speaker::Woman), ("Man", Speaker::Man)]
        .map(|(words, speaker)| (words, speaker.name(), Setting::Speaker(speaker)));
    let talks = [
        ("All", Talk::Full),
        ("Counts", Talk::Counts),
        ("Nothing", Talk::Nothing),
    ]
    .map(|(words, talk)| (words, talk.name(), Setting::Talk(talk)));
    let sounds = [
        switch(app, "Sound", note(sound_note), sound, Setting::Sound),
        stepper(app, "Volume", note(|_| ""), volume, step(Setting::Louder)),
        named(app, "Voice", speaker, &speakers),
        named(app, "What is said", talk, &talks),
        shown_if(has_switch, move || {
            let words = "Otherwise the silent switch mutes it. It stops your music.";
            let note = app.read(move |_| words.to_owned());
            switch(
                app,
                "Play over silent mode",
                note,
                over_silent,
                Setting::OverSilent,
            )
        }),
        sound_check(app),
    ];
    let rows = [
        switch(
            app,
            "Vibration",
            note(vibration_note),
            vibration,
            Setting::Vibration,
        ),
        stepper(
            app,
            "Days a week",
            note(|_| ""),
            days,
            step(Setting::MoreDays),
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
            el("section", "card rows", sounds),
            el("section", "card rows", rows),
            el("h2", "", [say("This device")]),
            el("section", "card facts", facts),
            el("p", "quiet", [say(about)]),
        ],
    )
}

/// A choice with its name over it.
fn named(
    app: App,
    label: &'static str,
    chosen: Memo<String>,
    choices: &[(&'static str, &'static str, Setting)],
) -> AnyView {
    let choices = choices
        .iter()
        .map(|(words, name, setting)| (*words, *name, Intent::Set(*setting)))
        .collect();
    let named = [
        el("b", "", [say(label)]),
        choice(app, label, chosen, choices),
    ];
    el("div", "row named", named)
}

/// "Can you hear this?", and what to do where one cannot.
pub fn sound_check(app: App) -> AnyView {
    let tried = app.read(|model| model.has_tried_sound);
    let help = "Heard nothing? Turn the volume up, switch silent mode off, and look where your \
                headphones are.";
    el(
        "div",
        "row",
        [
            el(
                "span",
                "row-text",
                [
                    el("b", "", [say("Can you hear this?")]),
                    shown_if(tried, move || el("small", "", [say(help)])),
                ],
            ),
            button(app, "plain", "Play a sound", Intent::TrySound),
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
