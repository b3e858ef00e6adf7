//! What is seen: a file a screen. Views read the state and dispatch intents,
//! nothing more.

mod asking;
mod check;
mod data;
mod done;
mod home;
mod learn;
mod measure;
mod noting;
mod parts;
mod progress;
mod reminders;
mod routine;
mod safety;
mod session;
mod settings;
mod share;
mod tempo;

use crate::app::{App, Screen};
use leptos::prelude::*;
use parts::{el, tabs, with};

/// The whole app: the screen the state names.
pub fn screens() -> AnyView {
    let app = App::open();
    let address = app.read(|model| model.screen.address().to_owned());
    with(address, move |address| {
        let (screen, _) = Screen::at(&address);
        let page = match screen {
            Screen::Session => return session::session(app),
            Screen::Check => return el("div", "page", [check::check(app)]),
            Screen::Home => home::home(app),
            Screen::Progress => progress::progress(app),
            Screen::Learn => learn::learn(app),
            Screen::Safety => safety::safety(),
            Screen::Settings => settings::settings(app),
            Screen::Routine => routine::routine(app),
            Screen::Tempo => tempo::tempo(app),
            Screen::Measure => measure::measure(app),
            Screen::Data => data::data(app),
            Screen::Share => share::share(app),
            Screen::Reminders => reminders::reminders(app),
        };
        el("div", "page", [page, tabs(screen)])
    })
}
