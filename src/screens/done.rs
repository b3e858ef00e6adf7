//! What came of a session.

use super::parts::{el, link, notices, say, shown_if, still_figure, text};
use crate::app::{App, Screen};
use crate::stretch::{Ending, Phase};
use crate::words;
use leptos::prelude::*;

/// One sentence of what was done, and the way home.
pub fn done(app: App) -> AnyView {
    let title = app.read_session(|session| words::over(session.ending()).to_owned());
    let what = app.read_session(words::done);
    let was_pain = app.read(|model| {
        let session = model.session.as_ref();
        session.and_then(|session| session.ending()) == Some(Ending::StoppedForPain)
    });
    el(
        "div",
        "done",
        [
            el("h1", "", [text(title)]),
            el("p", "done-what", [text(what)]),
            shown_if(was_pain, || {
                el(
                    "p",
                    "done-advice",
                    [
                        say("Stop if you feel pain below the knee, tingling or numbness. "),
                        link("", Screen::Safety, "Read when to ask for help"),
                    ],
                )
            }),
            still_figure(Phase::Done),
            notices(app),
            link("start", Screen::Home, "Home"),
        ],
    )
}
