//! The screens that a stretch does not need. A release build puts them, with
//! all that only they use, into a wasm of their own, which is fetched once the
//! app stands: the first load is what it takes to stretch.

use super::parts::{button, el, nothing, say, with};
use crate::app::{Apart, App, Intent, Model, Screen};
use crate::words;
use leptos::prelude::AnyView;

/// One of these screens, once they are there.
pub fn screen(app: App, screen: Screen) -> AnyView {
    with(app.read(stage), move |stage| match stage.as_str() {
        "there" => drawn(app, screen),
        "missing" => missing(app, screen),
        _ => el("main", "sheet", [nothing()]),
    })
}

fn stage(model: &Model) -> String {
    let stage = match model.apart {
        Apart::Coming => "coming",
        Apart::There => "there",
        Apart::Missing => "missing",
    };
    stage.to_owned()
}

fn missing(app: App, screen: Screen) -> AnyView {
    let again = Intent::Went(screen.address().to_owned());
    el(
        "main",
        "sheet",
        [
            el("p", "", [say(words::NOT_LOADED)]),
            button(app, "plain", words::TRY_AGAIN, again),
        ],
    )
}

#[cfg(not(apart))]
use here::drawn;
#[cfg(apart)]
use there::drawn;

mod here {
    //! The screens themselves.

    use super::super::{
        data, learn, measure, progress, reminders, routine, safety, settings, share, tempo,
    };
    use crate::app::{App, Screen};
    use leptos::prelude::AnyView;

    /// One of them; another screen has no place here.
    pub fn drawn(app: App, screen: Screen) -> AnyView {
        match screen {
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
            Screen::Home | Screen::Check | Screen::Session => super::nothing(),
        }
    }
}

/// The way over to the other wasm. A call of the one function here is made a
/// call of the other by `xtask finish`, which finds the two by their names; what
/// is only reached by it is what the other wasm consists of.
#[cfg(apart)]
#[expect(
    unsafe_code,
    improper_ctypes,
    reason = "the two functions are of one build, which agrees with itself on types"
)]
mod there {
    use crate::app::{App, Screen};
    use leptos::prelude::AnyView;

    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    unsafe extern "C" {
        #[link_name = "__wasm_split_00apart00_import_00000000000000000000000000000001_drawn"]
        fn import(app: *const App, screen: *const Screen) -> *mut AnyView;
    }

    #[unsafe(export_name = "__wasm_split_00apart00_export_00000000000000000000000000000001_drawn")]
    extern "C" fn export(app: *const App, screen: *const Screen) -> *mut AnyView {
        // SAFETY: both point to what `drawn` below holds until this returns.
        let (app, screen) = unsafe { (*app, *screen) };
        Box::into_raw(Box::new(super::here::drawn(app, screen)))
    }

    /// As the function of that name that is here in one wasm. Only once the
    /// other is there: see [`Apart`](crate::app::Apart).
    pub fn drawn(app: App, screen: Screen) -> AnyView {
        // SAFETY: the call is that of `export`, which has made the box.
        *unsafe { Box::from_raw(import(&app, &screen)) }
    }
}
