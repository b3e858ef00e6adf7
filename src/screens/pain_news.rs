//! What the diary says of pain: for better and for worse, and the stop rule where it
//! applies.

use crate::app::use_app;
use crate::components::{ScreenLink, Switch};
use hamstretch_core::app::{DiaryEvent, Model, Screen};
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
        <StopWords/>
        <Show when=move || check_is_due.get()>
            <p>{words::NEXT_TIME}</p>
        </Show>
        <GentleSwitch/>
    }
}

/// The stop rule in its words.
#[component]
pub fn StopWords() -> impl IntoView {
    view! { <p>{words::SCALE} " " {words::STOP_IF}</p> }
}

/// Fewer reps with the other knee bent: one tap to take it, one to leave it.
#[component]
pub fn GentleSwitch() -> impl IntoView {
    let app = use_app();
    let note = app.memo(|model| {
        let gentle = model.present().routine.gentle();
        words::gentle_note(&words::reps(gentle.reps()))
    });
    let gentle = app.memo(|model| model.diary.settings.gentle);
    let set = move |on| app.dispatch(DiaryEvent::Set(Setting::Gentle(on)));
    view! { <Switch label=words::GENTLE_START note on=gentle on_change=set/> }
}
