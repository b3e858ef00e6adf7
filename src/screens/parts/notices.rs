//! What the person must know about what is kept, in plain words.

use super::bits::{button, el, nothing, told, with};
use crate::app::{App, Intent, Model, Storing};
use leptos::prelude::*;

/// Says when sessions cannot be kept, and when something could not be read.
pub fn notices(app: App) -> AnyView {
    view! {
        <div class="notices" role="status">
            {with(app.read(blocked), |words| notice(words, nothing))}
            {with(app.read(full), move |words| {
                notice(words, move || button(app, "plain", "Try again", Intent::StoreAgain))
            })}
            {with(app.read(aside), |words| notice(words, nothing))}
            {with(app.read(elsewhere), |words| notice(words, nothing))}
        </div>
    }
    .into_any()
}

fn notice(words: String, answer: impl FnOnce() -> AnyView) -> AnyView {
    match words.is_empty() {
        true => nothing(),
        false => el("div", "notice", [el("p", "", [told(words)]), answer()]),
    }
}

fn blocked(model: &Model) -> String {
    let words = match model.storing {
        Storing::Blocked => {
            "This browser does not let Hamstretch save anything. Sessions run, but are forgotten \
             when you close the page."
        }
        Storing::Works | Storing::Full => "",
    };
    words.to_owned()
}

fn full(model: &Model) -> String {
    let words = match (model.storing, model.unsaved.len()) {
        (Storing::Works | Storing::Blocked, _) => "",
        (Storing::Full, 0) => {
            "Storage on this device is full: your last change is not saved. Free some space, then \
             try again."
        }
        (Storing::Full, 1) => {
            "Storage on this device is full: your session is kept only while this page is open. \
             Free some space, then try again."
        }
        (Storing::Full, _) => {
            "Storage on this device is full: your latest sessions are kept only while this page \
             is open. Free some space, then try again."
        }
    };
    words.to_owned()
}

/// Where the session of another tab is.
fn elsewhere(model: &Model) -> String {
    match &model.elsewhere {
        None => String::new(),
        Some(place) if place.is_empty() => "A session is running in another tab.".to_owned(),
        Some(place) => format!("A session is running in another tab: {place}."),
    }
}

fn aside(model: &Model) -> String {
    let what = match model.set_aside {
        0 => return String::new(),
        1 => "One thing saved on this device could not be read.".to_owned(),
        count => format!("{count} things saved on this device could not be read."),
    };
    what + " Nothing was deleted: it is set aside, and everything else works."
}
