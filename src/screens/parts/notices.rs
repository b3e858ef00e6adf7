//! What the person must know about what is kept, in plain words.

use super::bits::{button, el, is, link, node, nothing, say, shown_if, told, with};
use crate::app::App;
use hamstretch_core::app::{
    CopyTrouble, CopyWay, Database, LazyEvent, Model, NavigationEvent, Saving, Screen,
    SessionEvent, StorageEvent,
};
use hamstretch_core::words;
use leptos::prelude::*;

/// Says when sessions cannot be kept, and when something could not be read.
pub fn notices(app: App) -> AnyView {
    let notices = vec![
        with(app.memo(blocked), |words| notice(words, nothing)),
        with(app.memo(full), move |words| {
            notice(words, move || {
                let again = button(app, "plain", words::TRY_AGAIN, StorageEvent::StoreAgain);
                el("p", "", [again, link("plain", Screen::Data, words::EXPORT)])
            })
        }),
        with(app.memo(late), |words| notice(words, nothing)),
        with(app.memo(aside), |words| notice(words, nothing)),
        with(app.memo(future), |words| notice(words, nothing)),
        with(app.memo(elsewhere), move |words| {
            notice(words, move || {
                button(app, "plain", words::USE_HERE, SessionEvent::UseHere)
            })
        }),
        shown_if(app.memo(|model| model.device.lacks.files), no_files),
        with(app.memo(copy_trouble), move |words| {
            notice(words, move || copy_again(app))
        }),
    ];
    node(
        "div",
        vec![is("class", "notices"), is("role", "status")],
        notices,
    )
}

/// A screen that could not be fetched, and how to try again.
pub fn not_loaded(app: App, screen: Screen) -> AnyView {
    let again = NavigationEvent::Went(screen.address().to_owned());
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::NOT_LOADED_TITLE)]),
            el("p", "", [say(words::NOT_LOADED)]),
            button(app, "plain", words::TRY_AGAIN, again),
        ],
    )
}

/// The browser took no file.
pub fn no_files() -> AnyView {
    notice(words::NO_FILES.to_owned(), nothing)
}

fn notice(words: String, answer: impl FnOnce() -> AnyView) -> AnyView {
    match words.is_empty() {
        true => nothing(),
        false => el("div", "notice", [el("p", "", [told(words)]), answer()]),
    }
}

fn blocked(model: &Model) -> String {
    let words = match model.storage.is_blocked() {
        true => words::NOT_SAVED,
        false => "",
    };
    words.to_owned()
}

fn full(model: &Model) -> String {
    let has_failed = model.storage.saving() == Saving::Failed && !model.storage.is_blocked();
    let words = match (has_failed, model.storage.unsaved_sessions() as u32) {
        (false, _) => "",
        (true, 0) => words::FULL_CHANGE,
        (true, count) => words::full_sessions(words::plural(count)),
    };
    words.to_owned()
}

fn late(model: &Model) -> String {
    let words = match model.storage.database {
        Database::Late | Database::Closed => words::STORE_IS_LATE,
        Database::Opening | Database::Open | Database::Missing => "",
    };
    words.to_owned()
}

fn copy_trouble(model: &Model) -> String {
    let words = match model.storage.copy_trouble {
        None => "",
        Some(CopyTrouble::NotAllowed) => words::COPY_NOT_ALLOWED,
        Some(CopyTrouble::Failed) => words::COPY_FAILED,
    };
    words.to_owned()
}

/// What to do about a copy that was not written.
fn copy_again(app: App) -> AnyView {
    match app.with_untracked(|model| model.storage.copy_trouble) {
        Some(CopyTrouble::NotAllowed) => {
            let allow = LazyEvent::MakeCopy(CopyWay::AllowFile);
            button(app, "plain", words::WRITE_COPY, allow)
        }
        Some(CopyTrouble::Failed) => link("plain", Screen::Data, words::YOUR_DATA),
        None => nothing(),
    }
}

/// Where the session of another tab is.
fn elsewhere(model: &Model) -> String {
    match &model.session.elsewhere {
        None => String::new(),
        Some(place) if place.is_empty() => words::ELSEWHERE.to_owned(),
        Some(place) => words::elsewhere(place),
    }
}

/// What a later build has written is safe from this one.
fn future(model: &Model) -> String {
    match model.diary.future.as_slice() {
        [] => String::new(),
        _ => words::NEWER.to_owned(),
    }
}

fn aside(model: &Model) -> String {
    match model.diary.unreadable() {
        0 => String::new(),
        count => words::set_aside(count, words::plural(count as u32)),
    }
}
