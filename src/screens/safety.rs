//! When not to start, and when to stop. Every sentence is the method's.

use super::parts::{bullets, el, say};
use hamstretch_core::method::Group;
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// The safety page.
pub fn safety() -> AnyView {
    let group = |group: Group| {
        let heading = el("h2", "", [say(words::asks_for(group))]);
        let signs = bullets(words::signs(group));
        el(
            "section",
            "card",
            [heading, signs, el("p", "", [say(words::besides(group))])],
        )
    };
    let [emergency, urgent, ask_first, no_rolling] = Group::ALL.map(group);
    let stop = [
        el("h2", "", [say(words::STOP_AT_ONCE)]),
        bullets(&words::STOP_RULES),
        el("p", "", [say(words::SCALE)]),
    ];
    el(
        "main",
        "sheet prose",
        [
            el("h1", "", [say(words::SAFETY_TITLE)]),
            el("section", "card", stop),
            el("h2", "", [say(words::DO_NOT_START)]),
            emergency,
            urgent,
            ask_first,
            no_rolling,
            el("p", "quiet", [say(words::NO_DIAGNOSIS)]),
        ],
    )
}
