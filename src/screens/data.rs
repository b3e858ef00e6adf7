//! All of the diary as the person's own: handed out, taken in, erased.

use super::parts::{
    button, does, el, hears, is, list, node, nothing, notices, say, says, shown_if, told, with,
};
use crate::app::{App, Exchange, Form, Intent, Model};
use crate::browser::files::CHOOSER;
use crate::words;
use leptos::prelude::{AnyView, GetUntracked};

/// What can be done with all of the diary; or the question whether it is to be
/// erased, which has the screen to itself.
pub fn data(app: App) -> AnyView {
    let is_erasing = app.asks(|model| matches!(model.exchange, Exchange::Erasing(_)));
    with(is_erasing, move |is_erasing| match is_erasing.as_str() {
        "true" => erasing(app),
        _ => exchanging(app),
    })
}

fn exchanging(app: App) -> AnyView {
    let export = |words, form| button(app, "row", words, Intent::HandOut(form));
    let exports = [
        export(words::EXPORT_ALL, Form::Json),
        export(words::EXPORT_TABLE, Form::Table),
    ];
    let chooser = vec![
        is("type", "file"),
        is("id", CHOOSER),
        is("accept", ".json,application/json"),
        hears("change", Box::new(move |_| app.dispatch(Intent::Chose))),
    ];
    let import = [
        el("b", "", [say(words::IMPORT)]),
        el("small", "", [say(words::IMPORT_HOW)]),
        node("input", chooser, Vec::new()),
    ];
    let erase = Intent::AskToErase(false);
    let outcome = with(app.read(outcome), move |_| {
        app.peek(|model| offered(app, model))
    });
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::YOUR_DATA)]),
            notices(app),
            node("div", vec![is("role", "status")], vec![outcome]),
            el("section", "card rows", exports),
            el(
                "section",
                "card rows",
                [el("label", "row row-text", import)],
            ),
            el(
                "section",
                "card rows",
                [button(app, "row", words::ERASE, erase)],
            ),
            el("p", "quiet", [say(words::KEPT_HERE)]),
        ],
    )
}

/// What has come of a file or of erasing, in words.
fn outcome(model: &Model) -> String {
    match &model.exchange {
        Exchange::Nothing | Exchange::Erasing(_) => String::new(),
        Exchange::Refused(refusal) => words::refusal(*refusal).to_owned(),
        Exchange::TakenIn => words::TAKEN_IN.to_owned(),
        Exchange::Erased => words::ERASED.to_owned(),
        Exchange::Offered(_, words, _) => words.clone(),
    }
}

/// The same, with what there is to be decided.
fn offered(app: App, model: &Model) -> AnyView {
    let outcome = outcome(model);
    if outcome.is_empty() {
        return nothing();
    }
    let lines = outcome
        .lines()
        .map(|line| el("li", "", [told(line.to_owned())]));
    let lines = list("ul", "facts", lines.collect());
    let Exchange::Offered(_, _, is_news) = model.exchange else {
        return el("div", "notice", [lines]);
    };
    let take_in = match is_news {
        true => button(app, "start", words::TAKE_IN, Intent::TakeIn),
        false => nothing(),
    };
    let cancel = button(app, "plain", words::CANCEL, Intent::LeaveIt);
    el("div", "card sheet-end", [lines, take_in, cancel])
}

/// Whether all is to be erased: two more presses, at two other places.
fn erasing(app: App) -> AnyView {
    let is_meant = app.asks(|model| matches!(model.exchange, Exchange::Erasing(true)));
    let meant = vec![
        is("class", "row switch"),
        is("role", "switch"),
        says("aria-checked", is_meant),
        does(Box::new(move || {
            app.dispatch(Intent::AskToErase(is_meant.get_untracked() != "true"));
        })),
    ];
    let track = vec![is("class", "switch-track"), is("aria-hidden", "true")];
    let meant = node(
        "button",
        meant,
        vec![
            el("b", "row-text", [say(words::MEANT)]),
            node("span", track, Vec::new()),
        ],
    );
    let export = Intent::HandOut(Form::Json);
    let erase = move || button(app, "plain", words::ERASE, Intent::Erase);
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::ERASE_ASKED)]),
            el("p", "", [say(words::ERASE_WHAT)]),
            button(app, "start", words::KEEP_ALL, Intent::LeaveIt),
            button(app, "plain", words::EXPORT_FIRST, export),
            el("section", "card rows", [meant]),
            el("div", "sheet-end", [shown_if(is_meant, erase)]),
        ],
    )
}
