//! The walls of the house hold.

mod support;

use support::sources;

/// The code's lines: what a comment names is no wall broken.
fn check_absent(folder: &str, except: &[&str], names: &[&str]) {
    for (path, text) in sources(folder) {
        let at = path.to_string_lossy();
        if except.iter().any(|part| at.contains(part)) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for name in names {
                assert!(
                    !code.contains(name),
                    "{}:{}: {name}",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn the_method_and_the_diary_know_no_browser_and_no_clock() {
    let names = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo",
        "Instant::now",
        "SystemTime",
        "crate::app",
        "crate::browser",
        "crate::platform",
        "crate::screens",
        "crate::words",
    ];
    check_absent("src/stretch", &[], &names);
    check_absent("src/diary", &[], &names);
    // That the core knows no browser the compiler holds: it depends on nothing.
    check_absent("core/src", &[], &["Instant::now", "SystemTime"]);
}

#[test]
fn the_method_does_not_know_the_diary() {
    check_absent("src/stretch", &[], &["crate::diary"]);
}

#[test]
fn only_the_browser_rooms_name_the_browsers_bindings() {
    check_absent(
        "src",
        &["/browser/", "/platform/"],
        &["web_sys", "js_sys", "wasm_bindgen"],
    );
}

#[test]
fn screens_store_nothing_and_play_nothing() {
    check_absent(
        "src/screens",
        &[],
        &[
            "browser::audio",
            "browser::haptics",
            "browser::screen_lock",
            "crate::platform",
        ],
    );
}

#[test]
fn nothing_is_leaked_and_nothing_unwrapped() {
    check_absent("src", &[], &[".unwrap()", "todo!(", "unimplemented!("]);
    // The one mount of the one app, which lives as long as the page.
    check_absent("src", &["src/lib.rs"], &[".forget()"]);
}
