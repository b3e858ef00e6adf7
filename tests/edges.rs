//! The browser's edges, each in a real page.

#![cfg(target_arch = "wasm32")]

use hamstretch::platform::audio::Sound;
use hamstretch::platform::{address, clock, dates};
use hamstretch_core::app::{Address, Screen};
use hamstretch_core::diary::Stamp;
use hamstretch_core::method::{Leg, Moment, Routine, Schedule, Session};
use std::time::Duration;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_whole_session_goes_on_the_audio_clock_and_off_it_again() {
    let mut sound = Sound::open(8, || ()).expect("this browser has sound");
    let cues = Session::new(Routine::default(), Leg::Right).cues();
    let scheduled = sound.schedule(Schedule {
        now: sound.soon(),
        from: Moment::START,
        cues: cues.clone(),
    });
    assert_eq!(scheduled, Ok(()));
    // Some at a time, until all are there.
    let times = cues
        .iter()
        .take_while(|_| sound.schedule_next() == Ok(true))
        .count();
    assert!((1..cues.len()).contains(&times), "{times} times more");
    sound.silence();
    assert_eq!(
        sound.schedule_next(),
        Ok(false),
        "what was taken back stays away"
    );
    let scheduled = sound.schedule(Schedule {
        now: sound.soon(),
        // The middle of the first pull.
        from: Moment::at(Duration::from_millis(18_000)),
        cues: cues[5..].to_vec(),
    });
    assert_eq!(scheduled, Ok(()));
    while sound.schedule_next() == Ok(true) {}
}

#[wasm_bindgen_test]
fn clocks_go_forward_and_tell_a_plausible_time() {
    let earlier = clock::since_opened();
    assert!(clock::since_opened() >= earlier);
    assert!(clock::stamp().is_plausible());
}

#[wasm_bindgen_test]
fn a_date_is_told_by_the_clock_of_the_place_where_it_was() {
    // 2026-11-20 17:05 UTC, in a place an hour ahead.
    let then = Stamp {
        utc_ms: 1_795_194_300_000,
        offset_min: 60,
    };
    let words = dates::in_words(then);
    assert!(words.contains("20") && words.contains("Nov"), "{words}");
    assert!(
        words.contains("18:05") || words.contains("06:05"),
        "{words}"
    );
}

#[wasm_bindgen_test]
fn an_address_is_gone_to_and_read_back() {
    address::go("#/learn");
    assert_eq!(Address::read(&address::fragment()).screen, Screen::Learn);
}
