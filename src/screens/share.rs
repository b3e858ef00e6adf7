//! A routine for another person: made, and sent as a link.

use super::parts::{button, el, is, list, node, nothing, own_words, say, shown_if, text, with};
use super::routine::{head, how_often_and_fast, what_is_around};
use crate::app::App;
use crate::platform::address;
use crate::platform::page::LINK;
use hamstretch_core::app::{LazyEvent, Model};
use hamstretch_core::figure::qr;
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// The routine's numbers, a note, and the link they make.
pub fn share(app: App) -> AnyView {
    let link = app.memo(|model| address::page() + &model.sending_link());
    let told_so = app.memo(|model| copied(model).to_owned());
    let shares = app.memo(|model| !model.device.lacks.sharing);
    let share = move || button(app, "plain", words::SHARE_LINK, LazyEvent::ShareLink);
    let attributes = vec![is("id", LINK), is("class", "card link-text")];
    let mut sheet = vec![head(app, words::SEND_ROUTINE)];
    sheet.extend(how_often_and_fast(app));
    sheet.extend(what_is_around(app));
    sheet.extend(vec![
        el("h2", "", [say(words::A_NOTE)]),
        note(app),
        el("h2", "", [say(words::THE_LINK)]),
        node("p", attributes, vec![text(link)]),
        button(app, "start", words::COPY_LINK, LazyEvent::CopyLink),
        el("output", "quiet", [text(told_so)]),
        shown_if(shares, share),
        with(link, code),
    ]);
    list("main", "sheet", sheet)
}

/// The link for another phone's camera.
fn code(link: String) -> AnyView {
    let Some(picture) = qr::picture(&link) else {
        return nothing();
    };
    let attributes = vec![
        is("class", "code"),
        is("alt", words::LINK_AS_CODE),
        is("src", &picture),
    ];
    let picture = node("img", attributes, Vec::new());
    let how = el("p", "quiet", [say(words::FOR_A_CAMERA)]);
    el("div", "", [picture, how])
}

pub(super) fn copied(model: &Model) -> &'static str {
    match model.forms.copied {
        None => "",
        Some(true) => words::COPIED,
        Some(false) => words::NOT_COPIED,
    }
}

fn note(app: App) -> AnyView {
    let length = app.memo(|model| {
        let note = model.forms.sending.note.as_ref();
        words::length(note.map_or(0, |note| note.words().chars().count()))
    });
    let take = Box::new(move |words| app.dispatch(LazyEvent::Note(words)));
    let note = app.with_untracked(|model| {
        model
            .forms
            .sending
            .note
            .as_ref()
            .map(|note| note.words().to_owned())
    });
    let field = own_words(words::A_NOTE, "", note, take);
    el("div", "card", [field, el("p", "quiet", [text(length)])])
}
