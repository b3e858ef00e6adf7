//! The walls that the compiler cannot hold: it holds the core's, which depends on no browser.

use std::fs;
use std::path::Path;

/// The lines of code in `folder`, with where they stand.
fn code(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for item in fs::read_dir(folder).expect("a folder") {
        let path = item.expect("an item").path();
        if path.is_dir() {
            found.extend(code(&path));
            continue;
        }
        for (index, line) in fs::read_to_string(&path).expect("text").lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            found.push((format!("{}:{}", path.display(), index + 1), code.to_owned()));
        }
    }
    found
}

/// No line of `folder` names any of `names`, but under a path with one of `except`.
fn names_none_of(folder: &str, except: &[&str], names: &[&str]) {
    let code = code(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    assert!(code.len() > 1000, "{folder}: {}", code.len());
    for (place, line) in code {
        let is_excepted = except.iter().any(|part| place.contains(part));
        let named = names.iter().find(|name| line.contains(**name));
        assert!(is_excepted || named.is_none(), "{place}: {line}");
    }
}

#[test]
fn only_capabilities_name_the_browsers_bindings() {
    let bindings = ["web_sys", "js_sys", "wasm_bindgen"];
    names_none_of("src", &["/platform/"], &bindings);
}

#[test]
fn screens_store_nothing_and_play_nothing() {
    let capabilities = [
        "platform::audio",
        "platform::haptics",
        "platform::screen_lock",
        "platform::copy_file",
        "platform::idb_store",
        "platform::local_store",
        "platform::session_lock",
        "platform::tab_channel",
    ];
    names_none_of("src/screens", &[], &capabilities);
}
