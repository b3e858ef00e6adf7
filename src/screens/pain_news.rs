//! What the diary says of pain: for better and for worse, and the stop rule where it
//! applies.

use super::parts::{el, is, link, list, node, nothing, say, several, switch, told, with};
use crate::app::App;
use hamstretch_core::app::Screen;
use hamstretch_core::diary::{Finding, Setting};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// All there is to be told of pain, read aloud when it changes; nothing where there is
/// nothing.
pub fn pain_news(app: App) -> AnyView {
    let told = app.memo(|model| (model.findings(), model.check_is_due()));
    let told = with(told, move |(findings, is_due)| match findings.as_slice() {
        [] => nothing(),
        findings => card(app, findings, is_due),
    });
    let attributes = vec![is("class", "pain-news"), is("aria-live", "polite")];
    node("div", attributes, vec![told])
}

fn card(app: App, findings: &[Finding], is_due: bool) -> AnyView {
    let line = |finding: &Finding| el("p", "", [told(words::finding(*finding))]);
    let mut lines: Vec<AnyView> = findings.iter().map(line).collect();
    if findings.iter().any(|finding| finding.is_stop()) {
        lines.push(stop_rule(app, is_due));
    }
    let class = match findings.iter().any(|finding| finding.is_grave()) {
        true => {
            lines.push(link("plain", Screen::Safety, words::WHEN_TO_ASK));
            "card notice"
        }
        false => "card",
    };
    list("section", class, lines)
}

/// The stop rule in its words.
pub fn stop_words() -> AnyView {
    el("p", "", [say(words::SCALE), say(" "), say(words::STOP_IF)])
}

/// The stop rule, and what is easier.
fn stop_rule(app: App, is_due: bool) -> AnyView {
    let next_time = match is_due {
        true => el("p", "", [say(words::NEXT_TIME)]),
        false => nothing(),
    };
    several([stop_words(), next_time, gentle_start(app)])
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
