//! What a panic leaves for the crash page. A page of its own: it can panic but once.

#![cfg(target_arch = "wasm32")]

use hamstretch::platform::panic_hook;
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_panic_leaves_our_words_and_its_place_and_nothing_that_the_person_wrote() {
    for (message, ours) in [
        ("there is one", "there is one"),
        ("it was read: \"Bending hurts\"", "it was read"),
        (
            "byte index 10 is not a char boundary; it is inside 'ü' (bytes 9..11) of `Bending hürts`",
            "byte index 10 is not a char boundary; it is inside ",
        ),
        ("called `Option::unwrap()` on a `None` value", "called "),
    ] {
        assert_eq!(panic_hook::without_quotes(message), ours);
    }

    panic_hook::install();
    let read: Result<u8, String> = std::hint::black_box(Err("Bending hurts".to_owned()));
    let panics = Closure::once_into_js(move || {
        let _ = read.expect("it was read");
    });
    let panicked = panics.unchecked_ref::<Function>().call0(&JsValue::NULL);
    assert!(panicked.is_err(), "it ends in a trap");
    let left = Reflect::get(&js_sys::global(), &"panicked".into());
    let left = left.ok().and_then(|left| left.as_string());
    assert!(
        left.is_some_and(|left| left.starts_with("it was read (tests/panics.rs:")),
        "its words are left"
    );
}
