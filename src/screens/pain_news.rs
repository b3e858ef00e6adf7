//! What the diary says of pain: for better and for worse, and the stop rule where it
//! applies.

use super::parts::{el, say, switch};
use crate::app::{App, use_app};
use crate::components::ScreenLink;
use hamstretch_core::app::{Model, Screen};
use hamstretch_core::diary::{Finding, Setting};
use hamstretch_core::words;
use leptos::prelude::*;

/// All there is to be told of pain, read aloud when it changes; nothing where there is
/// nothing.
#[component]
pub fn PainNews() -> impl IntoView {
    let findings = use_app().memo(Model::findings);
    view! {
        <div class="pain-news" aria-live="polite">
            <Show when=move || findings.with(|findings| !findings.is_empty())>
                <News findings/>
            </Show>
        </div>
    }
}

#[component]
fn News(findings: Memo<Vec<Finding>>) -> impl IntoView {
    let is_any =
        move |is_so: fn(Finding) -> bool| Memo::new(move |_| findings.get().into_iter().any(is_so));
    let is_grave = is_any(Finding::is_grave);
    let is_stop = is_any(Finding::is_stop);
    let lines = move || {
        let findings = findings.get().into_iter();
        let lines = findings.map(|finding| view! { <p>{words::finding(finding)}</p> });
        lines.collect_view()
    };
    view! {
        <section class="card" class:notice=is_grave>
            {lines}
            <Show when=move || is_stop.get()>
                <StopRule/>
            </Show>
            <Show when=move || is_grave.get()>
                <ScreenLink to=Screen::Safety words=words::WHEN_TO_ASK/>
            </Show>
        </section>
    }
}

/// The stop rule, and what is easier.
#[component]
fn StopRule() -> impl IntoView {
    let app = use_app();
    let check_is_due = app.memo(Model::check_is_due);
    view! {
        {stop_words()}
        <Show when=move || check_is_due.get()>
            <p>{words::NEXT_TIME}</p>
        </Show>
        {gentle_start(app)}
    }
}

/// The stop rule in its words.
pub fn stop_words() -> AnyView {
    el("p", "", [say(words::SCALE), say(" "), say(words::STOP_IF)])
}

/// Fewer reps with the other knee bent: one tap to take it, one to leave it.
pub fn gentle_start(app: App) -> AnyView {
    let note = app.memo(|model| {
        let gentle = model.present().routine.gentle();
        words::gentle_note(&words::reps(gentle.reps()))
    });
    let gentle = app.memo(|model| model.diary.settings.gentle);
    switch(app, words::GENTLE_START, note, gentle, Setting::Gentle)
}
