//! The browser's edges, each in a real page.

#![cfg(target_arch = "wasm32")]

use hamstretch::app::Screen;
use hamstretch::browser::audio::Sound;
use hamstretch::browser::claim::{Claim, claim};
use hamstretch::browser::storage::Store;
use hamstretch::browser::vault::Vault;
use hamstretch::browser::{address, clock, dates};
use hamstretch::diary::Stamp;
use hamstretch::stretch::{Leg, Moment, Routine, Schedule, Session};
use js_sys::{Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn storage_gives_back_what_it_was_given_and_nothing_of_others() {
    let store = Store::open().expect("this browser has storage");
    store
        .put("hamstretch.entry.1", "one")
        .expect("there is room");
    store.put("somebody.else", "two").expect("there is room");
    let all = store.all();
    assert!(all.contains(&("hamstretch.entry.1".to_owned(), "one".to_owned())));
    assert!(!all.iter().any(|(name, _)| name == "somebody.else"));
    store.forget("hamstretch.entry.1");
    assert!(
        !store
            .all()
            .iter()
            .any(|(name, _)| name == "hamstretch.entry.1")
    );
}

#[wasm_bindgen_test]
fn a_text_set_aside_is_found_under_a_name_of_its_own() {
    let store = Store::open().expect("this browser has storage");
    for text in ["first", "second"] {
        store
            .put("hamstretch.rubbish", text)
            .expect("there is room");
        store
            .set_aside("hamstretch.rubbish")
            .expect("there is room");
    }
    let all = store.all();
    for (name, text) in [
        ("hamstretch.aside.rubbish", "first"),
        ("hamstretch.aside.rubbish.2", "second"),
    ] {
        assert!(all.contains(&(name.to_owned(), text.to_owned())), "{all:?}");
        store.forget(name);
    }
    assert!(!all.iter().any(|(name, _)| name == "hamstretch.rubbish"));
}

#[wasm_bindgen_test]
fn storage_without_room_says_so_and_keeps_what_it_had() {
    let store = Store::open().expect("this browser has storage");
    store
        .put("hamstretch.small", "here")
        .expect("there is room");
    let large = "x".repeat(6_000_000);
    assert!(store.put("hamstretch.small", &large).is_err());
    assert!(
        store
            .all()
            .contains(&("hamstretch.small".to_owned(), "here".to_owned()))
    );
    store.forget("hamstretch.small");
}

#[wasm_bindgen_test]
fn a_whole_session_goes_on_the_audio_clock_and_off_it_again() {
    let mut sound = Sound::open(8, || ()).expect("this browser has sound");
    let cues = Session::new(Routine::default(), Leg::Right).cues();
    sound.schedule(Schedule {
        now: sound.soon(),
        from: Moment::START,
        cues: cues.clone(),
    });
    // Some at a time, until all are there.
    let times = cues.iter().take_while(|_| sound.lay_more()).count();
    assert!((1..cues.len()).contains(&times), "{times} times more");
    sound.silence();
    assert!(!sound.lay_more(), "what was taken back stays away");
    sound.schedule(Schedule {
        now: sound.soon(),
        // The middle of the first pull.
        from: Moment::at(Duration::from_millis(18_000)),
        cues: cues[5..].to_vec(),
    });
    while sound.lay_more() {}
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
    assert_eq!(Screen::at(&address::fragment()), (Screen::Learn, None));
}

/// Waits for what `begin` tells the function it is given, by calling it.
async fn told(begin: impl FnOnce(Function)) {
    let mut begin = Some(begin);
    let promise = Promise::new(&mut |tell, _| {
        if let Some(begin) = begin.take() {
            begin(tell);
        }
    });
    JsFuture::from(promise).await.expect("it is told");
}

/// Everything in the vault, as another page finds it.
async fn in_vault() -> Vec<(String, String)> {
    let found = Rc::new(RefCell::new(Vec::new()));
    let place = found.clone();
    let vault = Rc::new(RefCell::new(None));
    let held = vault.clone();
    told(move |tell| {
        *held.borrow_mut() = Some(Vault::open(move |all| {
            *place.borrow_mut() = all;
            let _ = tell.call0(&JsValue::NULL);
        }));
    })
    .await;
    found.take()
}

#[wasm_bindgen_test]
async fn the_vault_gives_back_what_was_put_there_before_it_was_open() {
    let vault = Vault::open(|_| ());
    vault.write("hamstretch.one", Some("1"));
    vault.write("hamstretch.two", Some("2"));
    vault.write("hamstretch.two", None);
    // What is asked later is answered later.
    let one = ("hamstretch.one".to_owned(), "1".to_owned());
    let mut found = in_vault().await;
    while !found.contains(&one) {
        found = in_vault().await;
    }
    assert!(!found.iter().any(|(key, _)| key == "hamstretch.two"));
    vault.write("hamstretch.one", None);
}

/// Claims a name, and gives back what came of it.
async fn claimed(name: &'static str) -> Option<Claim> {
    let place = Rc::new(RefCell::new(None));
    let given = place.clone();
    told(move |tell| {
        claim(name, move |claim| {
            *given.borrow_mut() = claim;
            let _ = tell.call0(&JsValue::NULL);
        });
    })
    .await;
    place.take()
}

#[wasm_bindgen_test]
async fn what_is_claimed_is_not_to_be_had_until_it_is_given_back() {
    let first = claimed("hamstretch.test").await;
    assert!(first.is_some());
    assert!(claimed("hamstretch.test").await.is_none());
    assert!(claimed("hamstretch.other").await.is_some());
    drop(first);
    let mut again = claimed("hamstretch.test").await;
    while again.is_none() {
        again = claimed("hamstretch.test").await;
    }
}
