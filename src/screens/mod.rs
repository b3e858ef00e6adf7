//! What is seen: a file a screen. Views read the state and dispatch events,
//! nothing more.

mod asking;
mod check;
mod cleared;
mod data;
mod done;
mod entry;
mod extras;
mod home;
pub(crate) mod lazy;
mod learn;
mod measure;
mod noting;
mod pain_news;
pub(crate) mod parts;
mod progress;
mod reminders;
mod routine;
mod safety;
mod session;
mod settings;
mod share;
mod summary;
mod tempo;

use crate::app::App;
use crate::platform::heading;
use hamstretch_core::app::{AskedPain, Screen};
use hamstretch_core::words;
use lazy::LazyView;
use leptos::prelude::*;
use parts::{el, nothing, tabs, with};

/// The whole app: the screen the state names.
pub fn screens(app: App) -> AnyView {
    // Those who do not see it are told of every new one here, and nowhere else.
    let title = move |heading: String| {
        words::title(
            app.with_untracked(|model| model.navigation.screen),
            &heading,
        )
    };
    StoredValue::new_local(heading::follow(title));
    let asks_pain = app.memo(|model| model.forms.asked_pain == AskedPain::Now);
    let screen = app.memo(|model| model.navigation.screen);
    with(screen, move |screen| {
        let page = match screen {
            Screen::Session => return session::session(app),
            Screen::Check => with(asks_pain, move |asks_pain| match asks_pain {
                true => noting::pain_before(app),
                false => check::check(app),
            }),
            Screen::Home => home::home(app),
            _ => lazy::screen(app, screen),
        };
        let toast = lazy::lazy_view(app, LazyView::ChangeToast);
        let tabs = match screen {
            Screen::Check => nothing(),
            _ => tabs(screen),
        };
        el("div", "page", [page, toast, tabs])
    })
}
