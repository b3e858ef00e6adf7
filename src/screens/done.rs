//! What came of a session.

use super::parts::{Figure, Notices, Stance};
use crate::app::{App, Screen};
use crate::stretch::{Ending, Phase, Session};
use crate::words;
use leptos::prelude::*;

/// One sentence of what was done, and the way home.
#[component]
pub fn Done(app: App) -> impl IntoView {
    let done = app.read_session(words::done);
    let ending = app.read_session(Session::ending);
    let title = move || match ending.get().flatten() {
        Some(Ending::StoppedForPain) => "Stopped",
        Some(Ending::EndedEarly) => "Enough for today",
        Some(Ending::Finished) | None => "Done",
    };
    view! {
        <div class="done">
            <h1>{title}</h1>
            <p class="done-what">{done}</p>
            {move || (ending.get().flatten() == Some(Ending::StoppedForPain)).then(|| view! {
                <p class="done-advice">
                    "Stop if you feel pain below the knee, tingling or numbness. "
                    <a href=Screen::Safety.address()>"Read when to ask for help"</a>
                    "."
                </p>
            })}
            <Figure stance=Signal::stored(Stance::still(Phase::Done)) />
            <Notices app />
            <a class="start" href=Screen::Home.address()>"Home"</a>
        </div>
    }
}
