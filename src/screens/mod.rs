//! What is seen: a file a screen. Views read the state and dispatch intents,
//! nothing more.

mod done;
mod home;
mod learn;
mod parts;
mod progress;
mod routine;
mod safety;
mod session;
mod settings;

use crate::app::{App, Screen};
use leptos::prelude::*;
use parts::Tabs;

/// The whole app: the screen the state names.
#[component]
pub fn Screens() -> impl IntoView {
    let app = App::open();
    let screen = app.read(|model| model.screen);
    move || match screen.get() {
        Screen::Session => view! { <session::SessionScreen app /> }.into_any(),
        screen => view! {
            <div class="page">
                {page(app, screen)}
                <Tabs screen />
            </div>
        }
        .into_any(),
    }
}

fn page(app: App, screen: Screen) -> AnyView {
    match screen {
        Screen::Home | Screen::Session => view! { <home::Home app /> }.into_any(),
        Screen::Progress => view! { <progress::Progress app /> }.into_any(),
        Screen::Learn => view! { <learn::Learn /> }.into_any(),
        Screen::Safety => view! { <safety::Safety /> }.into_any(),
        Screen::Settings => view! { <settings::SettingsScreen app /> }.into_any(),
        Screen::Routine => view! { <routine::RoutineScreen app /> }.into_any(),
    }
}
