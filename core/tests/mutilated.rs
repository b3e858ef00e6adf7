//! Nothing that a file or storage can hold does any harm, or takes long.

#![expect(
    clippy::disallowed_methods,
    reason = "how long reading takes is what is tested"
)]

use crate::support::diary::{NOW, any_diary, diary_of, entry_at};
use hamstretch_core::diary::{Diary, Entry, Incoming, Key, Plan, RecordError};
use proptest::prelude::Rng;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;
use std::time::{Duration, Instant};

const VERSION_1: &str = include_str!("fixtures/diary-1.json");

fn read(file: &str) -> Incoming {
    Incoming::read(file, NOW).expect("it is a diary")
}

fn taken(incoming: &Incoming) -> Diary {
    let mut diary = Diary::default();
    diary.settle(NOW);
    diary.take_in(incoming, false, NOW);
    diary
}

/// Does to a text what disks, people and programs do to texts.
fn mutilate(text: &str, by: &mut impl FnMut(usize) -> usize) -> String {
    const PIECES: [&str; 12] = [
        "\"",
        "{",
        "}",
        "\n",
        "\\u",
        "\\ud800",
        "9999999999999999999",
        "\u{0}",
        "%",
        "&",
        "=",
        "🙂",
    ];
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=by(3) {
        let at = by(text.len() + 1);
        let end = (at + by(30)).min(text.len());
        let piece: Vec<char> = match by(4) {
            0 => Vec::new(),
            1 => PIECES[by(PIECES.len())].chars().collect(),
            2 => text[at..end]
                .iter()
                .copied()
                .chain(text[at..end].iter().copied())
                .collect(),
            _ => vec![char::from(by(128) as u8)],
        };
        text.splice(at..end, piece);
    }
    text.into_iter().collect()
}

#[test]
fn ten_thousand_mutilated_files_and_stores_lose_nothing_that_is_whole() {
    const TIMES: usize = 10_000;
    let mut runner = TestRunner::deterministic();
    let diaries: Vec<Diary> = (0..20)
        .map(|_| {
            any_diary()
                .new_tree(&mut runner)
                .expect("a diary")
                .current()
        })
        .collect();
    let mut by = move |below: usize| (runner.rng().next_u32() as usize) % below.max(1);
    let (mut files, mut refused, mut left_out, mut kept) = (0, 0, 0, 0);
    for time in 0..TIMES {
        let file = diaries[time % diaries.len()].to_json();
        let changed = mutilate(&file, &mut by);
        files += 1;
        let Ok(incoming) = Incoming::read(&changed, NOW) else {
            refused += 1;
            continue;
        };
        left_out += incoming.not_ours;
        let merged = taken(&incoming);
        // Whatever line is still there as it was, has been taken.
        let whole: Vec<&str> = changed
            .lines()
            .map(|line| line.strip_suffix(',').unwrap_or(line))
            .collect();
        for line in file
            .lines()
            .filter(|line| line.contains("\"kind\":\"session\""))
        {
            let line = line.trim_end_matches(',');
            if whole.contains(&line) {
                let record: Value = serde_json::from_str(line).expect("it was written by us");
                let has = |entry: &Entry| Some(entry.id.as_str()) == record["id"].as_str();
                assert!(
                    merged.log.entries().iter().any(has),
                    "{line}\nin\n{changed}"
                );
                kept += 1;
            }
        }
    }
    println!("{files} files: {refused} refused, {left_out} lines left out, {kept} sessions kept");

    let (mut stores, mut set_aside, mut healthy) = (0, 0, 0);
    for time in 0..TIMES {
        let entries = diaries[time % diaries.len()].log.entries();
        let chosen = by(entries.len());
        let stored = entries.iter().enumerate().map(|(index, entry)| {
            let (name, text) = (Key::Entry(entry.id.clone()).name(), entry.to_text());
            match index == chosen {
                true if time % 2 == 0 => (name, mutilate(&text, &mut by)),
                true => (mutilate(&name, &mut by), text),
                false => (name, text),
            }
        });
        let stored: Vec<_> = stored.collect();
        let mut read = Diary::read(stored, NOW);
        read.settle(NOW);
        stores += 1;
        set_aside += read.quarantined.len();
        for (index, entry) in entries.iter().enumerate() {
            if index != chosen {
                assert!(read.log.entries().contains(entry));
                healthy += 1;
            }
        }
    }
    println!("{stores} stores: {set_aside} records set aside, {healthy} others all there");
}

#[test]
fn ten_years_of_sessions_and_five_megabytes_of_anything_take_no_time() {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let entries = (0..3_650).map(|day| entry_at(1_480_000_000_000 + day * DAY, 60, 7));
    let diary = diary_of(entries);
    let begun = Instant::now();
    let file = diary.to_json();
    let written = begun.elapsed();
    let plan = Diary::default().plan(&read(&file));
    let read_anew = begun.elapsed() - written;
    assert_eq!(plan.sessions, 3_650);
    assert_eq!(diary.plan(&read(&file)).known, 3_650);
    let again = begun.elapsed() - written - read_anew;
    let table = diary.to_csv();
    let tabled = begun.elapsed() - written - read_anew - again;
    println!(
        "3,650 sessions, {} KB: written {written:?}, read {read_anew:?}, again {again:?}, \
         {} KB of table {tabled:?}",
        file.len() / 1024,
        table.len() / 1024,
    );
    let head = VERSION_1.lines().next().expect("a head");
    for filling in [
        "[",
        "{\"a\":",
        "\"",
        "\n{}",
        "\\",
        "{\"kind\":\"session\"},\n",
        "9",
    ] {
        let file = format!("{head}\n{}", filling.repeat(5_000_000 / filling.len()));
        let begun = Instant::now();
        let incoming = Incoming::read(&file, NOW).expect("the head is ours");
        assert!(incoming.not_ours > 0);
        assert_eq!(Diary::default().plan(&incoming), Plan::default());
        assert!(begun.elapsed() < Duration::from_secs(60), "{filling}");
    }
}

/// What serde_json makes of a line: whether it is a record such as ours are.
fn is_flat(line: &str) -> bool {
    let Ok(Value::Object(fields)) = serde_json::from_str(line) else {
        return false;
    };
    let is_plain = |value: &Value| value.is_string() || value.is_boolean() || value.is_number();
    fields.values().all(is_plain)
}

#[test]
fn a_record_is_one_to_every_reader_of_json_or_to_none() {
    let mut runner = TestRunner::deterministic();
    let (head, _) = VERSION_1.split_once('\n').expect("a head");
    let lines: Vec<&str> = VERSION_1
        .lines()
        .filter(|line| line.contains("kind"))
        .collect();
    let mut by = move |below: usize| (runner.rng().next_u32() as usize) % below.max(1);
    let (mut records, mut none) = (0, 0);
    for time in 0..10_000 {
        let line = lines[time % lines.len()].trim_end_matches(',');
        let line = mutilate(line, &mut by).replace(['\n', '\r'], " ");
        let line = line.trim();
        if line.is_empty() || line.ends_with(',') || line == "]}" {
            continue;
        }
        let incoming = Incoming::read(&format!("{head}\n{line}\n]}}\n"), NOW).expect("a head");
        let faults: Vec<RecordError> = incoming.faults.iter().map(|(_, fault)| *fault).collect();
        if faults.contains(&RecordError::NoRecord) {
            none += 1;
            // Ours alone refuses fractions, and names that stand twice.
            if is_flat(line) {
                let is_stricter = serde_json::from_str::<Value>(line).is_ok_and(|all| {
                    let fields = all.as_object().expect("an object");
                    let has_twice = fields.len() < line.matches("\":").count();
                    has_twice || fields.values().any(|value| value.is_f64())
                });
                assert!(is_stricter, "{line}");
            }
        } else {
            records += 1;
            assert!(
                is_flat(line) || serde_json::from_str::<Value>(line).is_err_and(is_range),
                "{line}"
            );
        }
    }
    println!("{records} lines are records to both, {none} to neither");
    assert!(records > 500 && none > 500);
}

/// Numbers that are too large for a float are no fault of the line.
fn is_range(error: serde_json::Error) -> bool {
    error.to_string().contains("number out of range")
}
