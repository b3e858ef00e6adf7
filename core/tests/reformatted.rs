//! A diary's file as other programs lay it out and cut it: it says what it said.

#![expect(
    clippy::disallowed_methods,
    reason = "how long reading takes is what is tested"
)]

use crate::support::diary::{NOW, any_diary};
use hamstretch_core::diary::{Diary, FileError, Incoming, RecordError, WriteTime};
use hamstretch_core::words;
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::Value;

const FIXTURES: [&str; 2] = [
    include_str!("fixtures/diary-1.json"),
    include_str!("fixtures/diary-2.json"),
];

/// Two days after the fixtures were written.
const THEN: WriteTime = WriteTime {
    utc_ms: 1_762_200_000_000,
    nonce: 7,
};

fn read(bytes: &[u8]) -> Incoming {
    let text = Incoming::text_of(bytes);
    let incoming =
        Incoming::read(&text, NOW).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"));
    assert_eq!(incoming.faults, [], "{text}");
    incoming
}

/// Names in the order of the alphabet, or in the opposite one, at every depth: as
/// `jq -S`, and as a program that keeps no order at all may have them.
fn sorted(value: &Value, is_backwards: bool, indent: Option<usize>) -> String {
    let (open, between) = match indent {
        Some(depth) => (format!("\n{}", "\t".repeat(depth + 1)), " "),
        None => (String::new(), ""),
    };
    let close = open.trim_end_matches('\t').to_owned() + &"\t".repeat(indent.unwrap_or(0));
    let deeper = indent.map(|depth| depth + 1);
    match value {
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort();
            if is_backwards {
                names.reverse();
            }
            let fields = names.iter().map(|name| {
                let value = sorted(&fields[*name], is_backwards, deeper);
                format!("{open}{}:{between}{value}", Value::from(name.as_str()))
            });
            format!("{{{}{close}}}", fields.collect::<Vec<_>>().join(","))
        }
        Value::Array(all) => {
            let all = all
                .iter()
                .map(|each| open.clone() + &sorted(each, is_backwards, deeper));
            format!("[{}{close}]", all.collect::<Vec<_>>().join(","))
        }
        plain => plain.to_string(),
    }
}

/// Every letter that is not ASCII as its code, as Python writes JSON.
fn in_ascii(json: &str) -> String {
    let mut text = String::new();
    for letter in json.chars() {
        match letter {
            ' '..='~' | '\n' | '\t' | '\r' => text.push(letter),
            letter => {
                let mut units = [0; 2];
                for unit in letter.encode_utf16(&mut units) {
                    text.push_str(&format!("\\u{unit:04X}"));
                }
            }
        }
    }
    text
}

fn in_utf_16(text: &str, has_mark: bool, pair: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = has_mark.then_some(0xfeff);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(pair)
        .collect()
}

/// The same file by other programs.
fn by_others(file: &str) -> Vec<(&'static str, Vec<u8>)> {
    let value: Value = serde_json::from_str(file).expect("JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("JSON");
    let windows = file.replace('\n', "\r\n");
    let slashes = file.replace('/', "\\/");
    let texts = [
        ("on one line", value.to_string()),
        ("indented", pretty.clone()),
        (
            "indented, ended as in Windows",
            pretty.replace('\n', "\r\n"),
        ),
        ("ended as in old Macs", file.replace('\n', "\r")),
        ("ended as in Windows", windows.clone()),
        ("sorted", sorted(&value, false, None)),
        ("sorted and indented", sorted(&value, false, Some(0))),
        ("sorted backwards", sorted(&value, true, None)),
        (
            "sorted backwards and indented",
            sorted(&value, true, Some(0)),
        ),
        ("in ASCII", in_ascii(file)),
        (
            "sorted, indented and in ASCII",
            in_ascii(&sorted(&value, false, Some(0))),
        ),
        ("with escaped slashes", slashes),
        ("without its last line end", file.trim_end().to_owned()),
        ("with lines behind it", file.to_owned() + "\n\n \t\n"),
        ("with a line before it", format!("\n {file}")),
        ("with a byte order mark", format!("\u{feff}{file}")),
        (
            "with blanks",
            file.replace("\":", "\" : ").replace(",\"", " , \""),
        ),
    ];
    let mut all: Vec<_> = texts.map(|(name, text)| (name, text.into_bytes())).into();
    all.extend([
        (
            "by Notepad as Unicode",
            in_utf_16(&windows, true, u16::to_le_bytes),
        ),
        (
            "in UTF-16, greatest first",
            in_utf_16(file, true, u16::to_be_bytes),
        ),
        (
            "in UTF-16 without a mark",
            in_utf_16(file, false, u16::to_le_bytes),
        ),
        (
            "in UTF-16, greatest first, without a mark",
            in_utf_16(file, false, u16::to_be_bytes),
        ),
    ]);
    all
}

/// Whether blanks or slashes stand within texts, where they are letters.
fn is_laid_out(name: &str) -> bool {
    !matches!(name, "with blanks")
}

#[test]
fn each_fixture_says_the_same_however_it_is_laid_out() {
    for file in FIXTURES {
        let expected = read(file.as_bytes());
        for (name, bytes) in by_others(file) {
            assert_eq!(read(&bytes), expected, "{name}");
        }
    }
}

proptest! {
    #![proptest_config(Config::with_cases(24))]

    #[test]
    fn any_diary_says_the_same_however_it_is_laid_out(diary in any_diary()) {
        let file = diary.to_json();
        let expected = read(file.as_bytes());
        for (name, bytes) in by_others(&file) {
            if is_laid_out(name) {
                prop_assert_eq!(&read(&bytes), &expected, "{}", name);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Incoming::read(&Incoming::text_of(&bytes), NOW);
        let (head, tail) = FIXTURES[1].split_at(300);
        let mut file = head.as_bytes().to_vec();
        file.extend(&bytes);
        file.extend(tail.as_bytes());
        let _ = Incoming::read(&Incoming::text_of(&file), NOW);
    }
}

/// The records of a file that are whole before this place.
fn whole_before(file: &str, end: usize) -> usize {
    let lines = file[..end].split_inclusive('\n').skip(1);
    lines
        .filter(|line| {
            line.trim_end().trim_end_matches(',').ends_with('}') && line.starts_with('{')
        })
        .count()
}

#[test]
fn a_file_that_is_cut_off_anywhere_gives_every_record_that_is_whole_and_says_so() {
    for file in FIXTURES {
        let all = file.lines().count() - 2;
        let head = file.find('\n').expect("a head") + 1;
        let foot = file.rfind("]}").expect("a foot");
        let ends = (0..file.len()).filter(|end| file.is_char_boundary(*end));
        for end in ends {
            let read = Incoming::read(&file[..end], THEN);
            if end < head - 1 {
                let is_refused =
                    matches!(read, Err(FileError::NotJson { .. } | FileError::NotOurs));
                assert!(is_refused, "{end}: {read:?}");
                continue;
            }
            let incoming = read.unwrap_or_else(|refusal| panic!("{end}: {refusal:?}"));
            let is_said = incoming
                .faults
                .iter()
                .any(|(_, fault)| *fault == RecordError::CutOff);
            // The bracket alone tells that no record is missing.
            assert!(is_said || end > foot, "{end}: {:?}", incoming.faults);
            assert!(incoming.not_ours <= 1, "{end}");
            assert!(whole_before(file, end) <= all);
            let words = words::would_change(&incoming, &Diary::default().plan(&incoming));
            assert!(
                words.contains("ends too early") || end > foot,
                "{end}: {words}"
            );
        }
        let cut = &file[..foot - 60];
        let incoming = Incoming::read(cut, THEN).expect("a head");
        let mut whole = cut[..cut.rfind('\n').expect("a line")]
            .trim_end_matches(',')
            .to_owned();
        whole.push_str("\n]}");
        let mut without = Incoming::read(&whole, THEN).expect("it is whole");
        without.faults.clone_from(&incoming.faults);
        without.not_ours = incoming.not_ours;
        assert_eq!(incoming, without);
    }
}

#[test]
fn a_record_with_letters_of_another_encoding_is_named_and_takes_no_other_with_it() {
    let file = FIXTURES[0];
    // As an editor saves it that writes one byte a letter.
    let bytes: Vec<u8> = file.replace("stiff", "st\u{1}ff").bytes().collect();
    let bytes: Vec<u8> = bytes
        .into_iter()
        .map(|byte| if byte == 1 { 0xef } else { byte })
        .collect();
    let incoming = Incoming::read(&Incoming::text_of(&bytes), NOW).expect("a head");
    let faults: Vec<RecordError> = incoming.faults.iter().map(|(_, fault)| *fault).collect();
    assert_eq!(faults, [RecordError::Encoding]);
    assert_eq!(Diary::default().plan(&incoming).sessions, 2);
    let words = words::would_change(&incoming, &Diary::default().plan(&incoming));
    assert!(words.contains("has letters that are not UTF-8"), "{words}");
}

#[test]
fn what_is_wrong_on_one_line_is_named_by_its_record() {
    let value: Value = serde_json::from_str(FIXTURES[0]).expect("JSON");
    let line = value.to_string().replacen("\"score\":6", "\"score\":60", 1);
    let incoming = Incoming::read(&line, NOW).expect("a head");
    let [(spot, RecordError::CannotBe)] = incoming.faults[..] else {
        panic!("{:?}", incoming.faults);
    };
    let records = value["records"].as_array().expect("records");
    assert_eq!(
        (spot.line, &records[spot.record - 1]["kind"]),
        (1, &Value::from("score"))
    );
    let broken = line.replacen("\"score\":60", "\"score\":", 1);
    let incoming = Incoming::read(&broken, NOW).expect("a head");
    assert_eq!(incoming.faults, [(spot, RecordError::NoRecord)]);
    let words = words::would_change(&incoming, &Diary::default().plan(&incoming));
    assert!(
        words.contains(&format!("record {}, line 1: not a record", spot.record)),
        "{words}"
    );
}

#[test]
fn no_text_takes_longer_than_its_length() {
    let head = FIXTURES[1].lines().next().expect("a head");
    for filling in [
        "{\"kind\":\"session\",\"v\":",
        "{\"a{\":\"{b\",",
        "{\"a\":1,",
        "\"a\":\"{\",",
        "]",
        "]}",
        "],\"",
        "{\"",
        ",",
        "\u{ffff}",
    ] {
        let file = format!("{head}\n{}", filling.repeat(2_000_000 / filling.len()));
        let begun = std::time::Instant::now();
        let read = Incoming::read(&file, NOW);
        assert!(
            read.is_ok_and(|incoming| !incoming.faults.is_empty()),
            "{filling}"
        );
        // Were it the square of the length, it would be days.
        assert!(
            begun.elapsed() < std::time::Duration::from_secs(60),
            "{filling}"
        );
    }
}
