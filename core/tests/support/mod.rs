//! What the host tests share: any routine, and a session as a person would
//! read it.
#![allow(dead_code, missing_docs, reason = "each test file uses its part")]

pub mod app;
pub mod diary;

use hamstretch_core::method::{Amount, First, Leg, Part, Phase, Routine, Signal, Voice, Word};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A routine from its link text, which must be a good one.
pub fn routine(text: &str) -> Routine {
    let (offer, problems) = hamstretch_core::method::Offer::parse(text);
    assert_eq!(problems, [], "{text}");
    offer.routine
}

/// A clock's reading.
pub fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

pub fn any_leg() -> impl Strategy<Value = Leg> {
    prop_oneof![Just(Leg::Left), Just(Leg::Right)]
}

fn any_first() -> impl Strategy<Value = First> {
    prop_oneof![
        Just(First::Right),
        Just(First::Left),
        Just(First::Alternate)
    ]
}

fn any_amount(part: Part) -> impl Strategy<Value = Amount> {
    let halves = if part.is_time() { 1 } else { 2 };
    let (least, most) = (part.least().in_halves(), part.most().in_halves());
    (least / halves..=most / halves).prop_map(move |number| Amount::halves(number * halves))
}

/// Every routine the method allows.
pub fn any_routine() -> impl Strategy<Value = Routine> {
    (Part::ALL.map(any_amount), any_first()).prop_map(|(amounts, first)| {
        Part::ALL
            .into_iter()
            .zip(amounts)
            .fold(Routine::default(), |routine, (part, amount)| {
                routine.with(part, amount).expect("within the part's range")
            })
            .with_first(first)
    })
}

pub fn signal_name(signal: Signal) -> String {
    match signal {
        Signal::Tick => "tick".to_owned(),
        Signal::Begins(phase) => phase.name().to_owned(),
        Signal::Says(word) => format!("“{}”", said(word)),
    }
}

/// The words of a word, from the list they were spoken from.
pub fn said(word: Word) -> &'static str {
    let lines = include_str!("../../../tools/voice/lines.txt");
    let mut spoken = lines.lines().filter(|line| !line.starts_with('#'));
    let line = spoken.nth(word.index()).expect("a line for every word");
    line.split('\t').nth(1).expect("what is spoken")
}

/// The voices as they are shipped, by name.
pub fn voices() -> [(&'static str, &'static [u8]); 2] {
    [
        (
            "woman",
            include_bytes!("../../../public/voices/woman.voice"),
        ),
        ("man", include_bytes!("../../../public/voices/man.voice")),
    ]
}

pub fn voice() -> Voice {
    Voice::parse(voices()[0].1).expect("a voice")
}

/// `2:05.5`
pub fn clock(time: Duration) -> String {
    let ms = time.as_millis();
    format!("{}:{:04.1}", ms / 60_000, (ms % 60_000) as f64 / 1000.0)
}

pub fn phase_and_rep(phase: Phase, leg: Leg, rep: u8) -> String {
    if phase.is_of_a_rep() {
        format!("{:>5} leg {rep:>2} {}", leg.name(), phase.name())
    } else {
        format!("{:>5} leg    {}", leg.name(), phase.name())
    }
}

/// Every Rust source under a folder of the project.
pub fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for item in fs::read_dir(folder).expect("the folder is there") {
            let path = item.expect("it can be listed").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("it is text");
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut found,
    );
    assert!(!found.is_empty(), "{folder} has sources");
    found
}

/// Every string in a source's code, as the program sees it.
pub fn literals(source: &str) -> Vec<String> {
    let code = source.lines().map(|line| match line.trim_start() {
        comment if comment.starts_with("//") => "",
        _ => line,
    });
    let code: Vec<&str> = code.collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    let mut letters = code.chars();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        // `'"'` is a letter, not the beginning of a string.
        if letter == '"' && before != '\'' {
            found.push(string(&mut letters));
        }
        before = letter;
    }
    found
}

fn string(letters: &mut std::str::Chars<'_>) -> String {
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => match letters.next() {
                // The next line goes on with its first letter.
                Some('\n') => {
                    let rest = letters.as_str().trim_start();
                    *letters = rest.chars();
                }
                Some(escaped) => text.push(escaped),
                None => break,
            },
            other => text.push(other),
        }
    }
    text
}
