//! The core's laws, timelines and sentences. One program: as 48 they
//! took a minute of a processor to compile, and ran one after the other.

mod around_a_session;
mod as_stored;
mod breaks;
mod broken_off;
mod cleared;
mod concerns;
mod copies;
mod correcting;
mod diary;
mod due;
mod exchange;
mod extras;
mod figure;
mod for_ever;
mod guide;
mod health;
mod histories;
mod killed;
mod late;
mod lazy;
mod links;
mod measuring;
mod merging;
mod merging_laws;
mod model;
mod mutilated;
mod no_rep;
mod notices;
mod offered;
mod one_by_one;
mod pages;
mod qr;
mod quarantine;
mod reformatted;
mod reminders;
mod reps;
mod saving;
mod script;
mod session_laws;
mod session_view;
mod set_aside;
mod sounds;
mod strange;
mod summary;
mod support;
mod tabs;
mod tempo;
mod theirs;
mod timelines;
mod trend;
mod unnoticed;
mod waiting;
mod words;

/// A file without its line above would not be run, and nobody would know.
#[test]
fn every_file_of_tests_is_run() {
    let lines: Vec<_> = include_str!("main.rs").lines().collect();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).expect("tests") {
        let path = file.expect("a file").path();
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .expect("a name");
        let is_listed = lines.contains(&format!("mod {name};").as_str());
        assert!(
            is_listed || name == "main" || name == "fixtures",
            "mod {name};"
        );
    }
}
