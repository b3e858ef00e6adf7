//! How the person wants it, and how it stands with this device.

use super::data::copy_fact;
use super::extras::install;
use super::parts::{
    button, choice, el, link, named, notices, say, shown_if, stepper, switch, text,
};
use crate::app::App;
use crate::platform::dates;
use hamstretch_core::app::{Event, Model, Screen};
use hamstretch_core::diary::{Setting, Speaker};
use hamstretch_core::method::Talk;
use hamstretch_core::words;
use leptos::prelude::{AnyView, Memo};

/// Switches, and what is to be known about this device.
pub fn settings(app: App) -> AnyView {
    let note = |words: fn(&Model) -> &'static str| app.memo(move |model| words(model).to_owned());
    let sound = app.memo(|model| model.diary.settings.sound);
    let vibration = app.memo(|model| model.diary.settings.vibration);
    let days = app.memo(|model| model.diary.settings.days_a_week.to_string());
    let step = |setting: fn(bool) -> Setting| [false, true].map(setting).map(Event::Set);
    let volume = app.memo(|model| model.diary.settings.volume.to_string());
    let talk = app.memo(|model| model.diary.settings.talk.name().to_owned());
    let speaker = app.memo(|model| model.diary.settings.speaker.name().to_owned());
    let over_silent = app.memo(|model| model.diary.settings.over_silent);
    let has_switch = app.memo(|model| !model.device.lacks.silent_switch);
    let speakers = [(words::WOMAN, Speaker::Woman), (words::MAN, Speaker::Man)]
        .map(|(words, speaker)| (words, speaker.name(), Setting::Speaker(speaker)));
    let talks = [
        (words::SAY_ALL, Talk::Full),
        (words::SAY_COUNTS, Talk::Counts),
        (words::SAY_NOTHING, Talk::Nothing),
    ]
    .map(|(words, talk)| (words, talk.name(), Setting::Talk(talk)));
    let sounds = [
        switch(app, words::SOUND, note(sound_note), sound, Setting::Sound),
        stepper(
            app,
            words::VOLUME,
            note(|_| ""),
            volume,
            step(Setting::Louder),
        ),
        chosen(app, words::VOICE, speaker, &speakers),
        chosen(app, words::WHAT_IS_SAID, talk, &talks),
        shown_if(has_switch, move || {
            let note = app.memo(|_| words::OVER_SILENT_NOTE.to_owned());
            switch(
                app,
                words::OVER_SILENT,
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
            words::VIBRATION,
            note(vibration_note),
            vibration,
            Setting::Vibration,
        ),
        stepper(
            app,
            words::DAYS_A_WEEK,
            note(|_| ""),
            days,
            step(Setting::MoreDays),
        ),
        switch(
            app,
            words::TRACK_PAIN,
            note(|_| words::TRACK_PAIN_NOTE),
            app.memo(|model| model.diary.settings.track_pain),
            Setting::TrackPain,
        ),
        link("row", Screen::Reminders, words::REMINDERS),
        link("row", Screen::Routine, words::YOUR_ROUTINE),
        link("row", Screen::Share, words::SEND_ROUTINE),
        link("row", Screen::Safety, words::WHEN_TO_STOP),
        link("row", Screen::Data, words::YOUR_DATA),
    ];
    let about = [
        say(words::NO_DIAGNOSIS),
        say(concat!(" Hamstretch ", env!("CARGO_PKG_VERSION"))),
    ];
    let facts = [
        el("p", "", [text(note(offline_fact))]),
        el("p", "", [text(note(screen_fact))]),
        el("p", "", [say(words::KEPT_HERE)]),
        el("p", "", [text(app.memo(copy_fact))]),
    ];
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::SETTINGS)]),
            notices(app),
            el("section", "card rows", sounds),
            el("section", "card rows", rows),
            el("section", "card rows", [your_answers(app)]),
            el("h2", "", [say(words::THIS_DEVICE)]),
            el("section", "card facts", facts),
            install(app),
            el("p", "quiet", about),
        ],
    )
}

/// One of a few settings, with a name over it.
fn chosen(
    app: App,
    label: &'static str,
    present: Memo<String>,
    choices: &[(&'static str, &'static str, Setting)],
) -> AnyView {
    let choices = choices.iter();
    let choices = choices.map(|(words, name, setting)| (*words, *name, Event::Set(*setting)));
    named(label, choice(app, label, present, choices.collect(), None))
}

/// The safety check as it was answered, to be withdrawn.
fn your_answers(app: App) -> AnyView {
    let answered = app.memo(|model| match model.diary.checked {
        None => words::NOT_ANSWERED.to_owned(),
        Some(checked) => {
            let when = dates::in_words(checked.at);
            words::answered(&when, &words::ticked(&checked))
        }
    });
    let is_answered = app.memo(|model| model.diary.checked.is_some());
    let words = [
        el("b", "", [say(words::YOUR_ANSWERS)]),
        el("small", "", [text(answered)]),
    ];
    let withdraw = move || button(app, "plain", words::WITHDRAW, Event::Withdraw);
    let words = el("span", "row-text", words);
    el("div", "row named", [words, shown_if(is_answered, withdraw)])
}

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
            button(app, "plain", words::PLAY_A_SOUND, Event::TrySound),
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

fn sound_note(model: &Model) -> &'static str {
    match model.device.lacks.sound {
        true => words::SOUND_FAILED,
        false => words::SOUND_NOTE,
    }
}

fn vibration_note(model: &Model) -> &'static str {
    match model.device.lacks.vibration {
        true => words::VIBRATION_LACKS,
        false => words::VIBRATION_NOTE,
    }
}

fn offline_fact(model: &Model) -> &'static str {
    match model.device.works_offline {
        true => words::WORKS_OFFLINE,
        false => words::NOT_OFFLINE_YET,
    }
}

fn screen_fact(model: &Model) -> &'static str {
    match model.device.lacks.screen_lock {
        true => words::SCREEN_GOES_DARK,
        false => words::SCREEN_STAYS_ON,
    }
}
