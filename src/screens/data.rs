//! All of the diary as the person's own: handed out, taken in, erased.

use super::parts::{
    after_drawing, button, el, flip, hears, is, list, means, node, nothing, notices, say, shown_if,
    text, told, with,
};
use crate::app::App;
use crate::platform::{dates, files::CHOOSER, page};
use hamstretch_core::app::{CopyWay, Exchange, Form, LazyEvent, Model, Screen};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// What can be done with all of the diary; or the question whether it is to be
/// erased, which has the screen to itself.
pub fn data(app: App) -> AnyView {
    let is_erasing = app.memo(|model| matches!(model.forms.exchange, Exchange::Erasing(_)));
    with(is_erasing, move |is_erasing| match is_erasing {
        true => erasing(app),
        false => exchanging(app),
    })
}

fn exchanging(app: App) -> AnyView {
    let export = |words, what, form| {
        let attributes = vec![is("class", "row"), means(app, LazyEvent::HandOut(form))];
        node("button", attributes, vec![row_text(words, what)])
    };
    let summary = vec![is("class", "row"), is("href", Screen::Summary.address())];
    let exports = [
        export(words::EXPORT_ALL, words::EXPORT_ALL_WHAT, Form::Json),
        shown_if(app.memo(|model| !model.device.lacks.kept_file), move || {
            keep_in_file(app)
        }),
        export(words::EXPORT_TABLE, words::EXPORT_TABLE_WHAT, Form::Table),
        node(
            "a",
            summary,
            vec![row_text(words::SUMMARY, words::SUMMARY_WHAT)],
        ),
    ];
    let chooser = vec![
        is("type", "file"),
        is("id", CHOOSER),
        is("accept", ".json,application/json"),
        hears("change", Box::new(move |_| app.dispatch(LazyEvent::Chose))),
    ];
    // The field lies over the whole row, unseen: a browser draws one as it likes, and
    // wider than a phone.
    let import = [
        row_text(words::IMPORT, words::IMPORT_HOW),
        node("input", chooser, Vec::new()),
    ];
    let erase = vec![is("class", "row"), means(app, LazyEvent::AskToErase(false))];
    let erase = node(
        "button",
        erase,
        vec![row_text(words::ERASE, words::ERASE_ALL_HERE)],
    );
    let of_file = with(app.memo(of_file_so_far), move |_| {
        app.with_untracked(|model| offered(app, model))
    });
    let erased = shown_if(app.memo(is_erased), || {
        el("p", "outcome", [say(words::ERASED)])
    });
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::YOUR_DATA)]),
            notices(app),
            el("section", "card rows", exports),
            el("p", "quiet", [text(app.memo(copy_fact))]),
            el(
                "section",
                "card rows",
                [el("label", "row chooser", import), status(of_file)],
            ),
            el("section", "card rows", [erase, status(erased)]),
            el("p", "quiet", [say(words::KEPT_HERE)]),
        ],
    )
}

/// A file that the person chooses once, and that is written again after each session.
fn keep_in_file(app: App) -> AnyView {
    let choose = LazyEvent::MakeCopy(CopyWay::ChooseFile);
    let attributes = vec![is("class", "row"), means(app, choose)];
    let words = row_text(words::CHOOSE_COPY_FILE, words::CHOOSE_COPY_FILE_WHAT);
    node("button", attributes, vec![words])
}

/// When the last copy was made, and what is not in it.
pub fn copy_fact(model: &Model) -> String {
    let when = model.diary.copied.map(|copied| dates::in_words(copied.at));
    words::copy_fact(
        when.as_deref(),
        model.sessions_not_copied(),
        model.measurements_not_copied(),
    )
}

fn row_text(words: &'static str, what: &'static str) -> AnyView {
    let both = [el("b", "", [say(words)]), el("small", "", [say(what)])];
    el("span", "row-text", both)
}

/// What has come of something, to be told as it comes.
fn status(outcome: AnyView) -> AnyView {
    node("div", vec![is("role", "status")], vec![outcome])
}

/// What has come of a file, in words.
fn of_file(model: &Model) -> String {
    match &model.forms.exchange {
        Exchange::Nothing | Exchange::Erasing(_) | Exchange::Erased => String::new(),
        Exchange::Refused(refusal) => words::refusal(*refusal),
        Exchange::TakenIn => words::TAKEN_IN.to_owned(),
        Exchange::Offered(_, words, _) => words.clone(),
    }
}

/// What is said to have been done is on the disk.
fn of_file_so_far(model: &Model) -> String {
    match (&model.forms.exchange, model.storage.is_saved()) {
        (Exchange::TakenIn, false) => String::new(),
        _ => of_file(model),
    }
}

fn is_erased(model: &Model) -> bool {
    model.forms.exchange == Exchange::Erased && model.storage.is_saved()
}

/// The same, with what there is to be decided.
fn offered(app: App, model: &Model) -> AnyView {
    let outcome = of_file_so_far(model);
    let Exchange::Offered(_, _, plan) = &model.forms.exchange else {
        return match outcome.as_str() {
            "" => nothing(),
            _ => el("p", "outcome", [told(outcome)]),
        };
    };
    let lines = outcome.lines();
    let lines = lines.map(|line| el("li", "", [told(line.to_owned())]));
    let lines = list("ul", "facts", lines.collect());
    let take_in = match plan.is_news() {
        true => button(app, "start", words::TAKE_IN, LazyEvent::TakeIn(false)),
        false => nothing(),
    };
    let bring_back = match plan.deleted_here {
        0 => nothing(),
        _ => button(app, "plain", words::BRING_BACK, LazyEvent::TakeIn(true)),
    };
    let cancel = button(app, "plain", words::CANCEL, LazyEvent::LeaveIt);
    el(
        "div",
        "outcome sheet-end",
        [lines, take_in, bring_back, cancel],
    )
}

/// Whether all is to be erased: two more presses, at two other places.
fn erasing(app: App) -> AnyView {
    after_drawing(page::to_top);
    let is_meant = app.memo(|model| matches!(model.forms.exchange, Exchange::Erasing(true)));
    let ask = move |is_meant| app.dispatch(LazyEvent::AskToErase(is_meant));
    let meant = flip(words::MEANT, nothing(), is_meant, Box::new(ask));
    let export = LazyEvent::HandOut(Form::Json);
    let erase = move || button(app, "plain", words::ERASE, LazyEvent::Erase);
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::ERASE_ASKED)]),
            el("p", "", [say(words::ERASE_WHAT)]),
            button(app, "start", words::KEEP_ALL, LazyEvent::LeaveIt),
            button(app, "plain", words::EXPORT_FIRST, export),
            el("section", "card rows", [meant]),
            el("div", "sheet-end", [shown_if(is_meant, erase)]),
        ],
    )
}
