//! The diary as a file: what goes out comes back, files of two phones come to
//! one diary, and nothing a file can hold does any harm.

use crate::support::diary::{NOW, any_diary, diary_of, entry_at, later, put_entry, said};
use hamstretch_core::diary::{By, Diary, FileError, Incoming, Key, RecordError, SettingName};
use hamstretch_core::method::{Leg, Note};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::Value;

const VERSION_1: &str = include_str!("fixtures/diary-1.json");

fn read(file: &str) -> Incoming {
    let incoming = Incoming::read(file, NOW).expect("it is a diary");
    assert_eq!(incoming.faults, [], "{file}");
    incoming
}

/// The lines that records are on that are not ours, and what is wrong with each.
fn faults(incoming: &Incoming) -> Vec<(usize, RecordError)> {
    let faults = incoming.faults.iter();
    faults.map(|(spot, fault)| (spot.line, *fault)).collect()
}

fn taken(mine: &Diary, file: &str) -> Diary {
    let mut mine = mine.clone();
    mine.take_in(&read(file), false, NOW);
    mine
}

proptest! {
    #![proptest_config(Config::with_cases(128))]

    #[test]
    fn any_diary_comes_back_from_its_file(diary in any_diary()) {
        let back = taken(&Diary::default(), &diary.to_json());
        prop_assert_eq!(back.records(), diary.records());
        prop_assert_eq!(said(&back), said(&diary));
    }

    #[test]
    fn a_file_is_json_to_every_reader_and_says_the_same_there(diary in any_diary()) {
        let file = diary.to_json();
        let all: Value = serde_json::from_str(&file).expect("it is JSON");
        let records = all["records"].as_array().expect("records");
        let sessions = records.iter().filter(|record| record["kind"] == "session");
        let mut entries = diary.log.entries().iter().rev();
        for session in sessions {
            let entry = entries.next().expect("an entry for each");
            let words = entry.notes.words.as_ref().map(Note::words);
            prop_assert_eq!(session["words"].as_str(), words);
            prop_assert_eq!(session["utc_ms"].as_i64(), Some(entry.at.utc_ms));
            prop_assert_eq!(session["left"].as_u64(), Some(entry.outcome.left.into()));
        }
        prop_assert!(entries.next().is_none());
        // The head, the foot, and a line for each record.
        prop_assert_eq!(file.lines().count(), records.len() + 2);
    }

    #[test]
    fn a_table_is_read_back_cell_by_cell(diary in any_diary()) {
        let table = diary.to_csv();
        let table = table.strip_prefix('\u{feff}').expect("a mark, by which it is UTF-8");
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let header = reader.headers().expect("a header").clone();
        let column = |name: &str| header.iter().position(|other| other == name).expect(name);
        let mut entries = diary.log.entries().iter().rev();
        let (mut angles, mut scores) = (0, 0);
        let mut last = String::new();
        for row in reader.records() {
            let row = row.expect("a row");
            for (cell, name) in row.iter().zip(&header) {
                check_cell(cell, ["words", "thing"].contains(&name));
            }
            let zone = &row[column("offset")];
            last = match zone == "UTC+00:00" {
                true => {
                    let when = [&row[column("date")], &row[column("time")]].join(" ");
                    prop_assert!(last <= when);
                    when
                }
                false => last,
            };
            match &row[column("kind")] {
                "angles" => {
                    let at = &diary.measured[angles];
                    let angle = at.angle(Leg::Left, By::Lifted).map(|angle| angle.degrees().to_string());
                    prop_assert_eq!(&row[column("left_lifted")], angle.unwrap_or_default());
                    angles += 1;
                }
                "score" => {
                    prop_assert_eq!(&row[column("score")], diary.scored[scores].score.to_string());
                    let thing = row[column("thing")].replace('\'', "");
                    prop_assert_eq!(thing, diary.scored[scores].what.words().replace('\'', ""));
                    scores += 1;
                }
                "session" => {
                    let entry = entries.next().expect("an entry for each");
                    let words = entry.notes.words.as_ref().map_or("", Note::words);
                    prop_assert_eq!(row[column("words")].replace('\'', ""), words.replace('\'', ""));
                    prop_assert_eq!(&row[column("left")], entry.reps(Leg::Left).to_string());
                }
                other => panic!("{other}"),
            }
        }
        prop_assert!(entries.next().is_none());
        prop_assert_eq!((angles, scores), (diary.measured.len(), diary.scored.len()));
    }

    #[test]
    fn no_words_become_a_formula_in_any_spreadsheet(
        words in "[\"' \u{a0}\u{feff};,|=+@＝＋－＠\u{2212}a1.-]{1,30}",
    ) {
        for quoted in [words.clone(), format!("{words};=1+1"), format!("\"{words}")] {
            let mut entry = entry_at(1_763_800_000_000, 60, 1);
            entry.notes.words = Note::new(&quoted);
            let table = diary_of([entry]).to_csv();
            let row = table.lines().nth(1).expect("a row");
            // By a comma as the table has it, and as others would have it parted.
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.has_headers(false).from_reader(row.as_bytes());
            let cells = reader.records().next().expect("a row").expect("cells");
            cells.iter().for_each(check_no_formula);
            for part in row.split([';', '\t', '|']) {
                let part = part.trim_matches(['"', ' ', '\u{a0}', '\u{feff}']);
                prop_assert!(!part.starts_with(FORMULA), "{row}");
            }
        }
    }
}

const FORMULA: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\u{2212}', '＝', '＋', '－', '＠',
];

fn check_no_formula(cell: &str) {
    let seen = cell.trim_matches(|c: char| c.is_whitespace() || "\"\u{feff}".contains(c));
    assert!(!seen.starts_with(FORMULA), "{cell}");
}

/// A cell that is no formula; and no words that are a number or a date, nor any number
/// that is not whole.
fn check_cell(cell: &str, is_words: bool) {
    check_no_formula(cell);
    let begins = cell.chars().next();
    let is_marked = cell.is_empty() || begins == Some('\'');
    let is_figures = cell.chars().all(|c| c.is_ascii_digit());
    let has_letters = cell.chars().any(char::is_alphabetic);
    if is_words {
        assert!(
            is_marked || has_letters || !cell.chars().any(|c| c.is_ascii_digit()),
            "{cell}"
        );
    } else {
        let is_when = has_letters || cell.contains(':') || cell.split('-').count() == 3;
        assert!(is_figures || is_when, "{cell}");
    }
}

#[test]
fn words_that_could_be_a_number_or_a_date_are_marked_and_others_are_not() {
    for (words, expected) in [
        ("2.5", "'2.5"),
        ("1-2", "'1-2"),
        ("3/4", "'3/4"),
        ("12:30", "'12:30"),
        ("1E5", "'1E5"),
        ("5 May", "'5 May"),
        ("May 5", "'May 5"),
        ("2. Mai", "'2. Mai"),
        ("less stiff", "less stiff"),
        ("15 reps went well", "15 reps went well"),
        ("- easy", "'- easy"),
        ("\"=1+1", "\"'\"\"'=1+1\""),
        ("a b c;=1+1", "\"a b c;'=1+1\""),
        ("a, b", "\"a, b\""),
    ] {
        let mut entry = entry_at(1_763_800_000_000, 60, 1);
        entry.notes.words = Note::new(words);
        let table = diary_of([entry]).to_csv();
        let row = table.lines().nth(1).expect("a row");
        let before = "session,2025-11-22,09:26,UTC+01:00,15,15,finished,,275,,,,,";
        assert_eq!(row, format!("{before}{expected},,,,,,"), "{words}");
    }
}

#[test]
fn what_comes_is_told_before_it_is_taken() {
    let known = entry_at(1_763_800_000_000, 60, 1);
    let mine = diary_of([known.clone()]);
    let mut file = VERSION_1.replace("\n]}", &format!(",\n{}\n]}}", line_of(&mine)));
    file = file.replace("\"after\":2", "\"after\":11");
    let incoming = Incoming::read(&file, NOW).expect("a diary");
    assert_eq!(faults(&incoming), [(7, RecordError::CannotBe)]);
    let plan = mine.plan(&incoming);
    let counts = (plan.sessions, plan.others, plan.replaced, plan.known);
    assert_eq!(counts, (2, 2, 0, 1));
    assert!(plan.settings && plan.is_news());
    // Of two that differ the later one stays, whatever it says and whoever had it first.
    let mut fuller = known.clone();
    fuller.notes.words = Note::new("x");
    let fuller = diary_of([fuller]);
    let mut shorter = fuller.clone();
    put_entry(&mut shorter, &known, later(1, 1));
    assert_eq!(fuller.plan(&read(&shorter.to_json())).replaced, 1);
    let plan = shorter.plan(&read(&fuller.to_json()));
    assert_eq!((plan.known, plan.is_news()), (1, false));
    assert_eq!(taken(&fuller, &shorter.to_json()).log, shorter.log);
}

fn line_of(diary: &Diary) -> String {
    let file = diary.to_json();
    let line = file.lines().find(|line| line.contains("\"session\""));
    line.expect("a session").trim_end_matches(',').to_owned()
}

#[test]
fn a_phones_own_choices_stay() {
    let mut mine = diary_of([]);
    mine.put(&Key::Setting(SettingName::Volume), "3".to_owned(), NOW);
    let merged = taken(&mine, VERSION_1);
    let settings = merged.settings;
    assert_eq!((settings.volume, settings.days_a_week), (3, 5));
    assert_eq!(merged.mine.routine.reps(), 12, "the usual one gives way");
    mine.put(&Key::Routine, "reps=9".to_owned(), NOW);
    mine.put(&Key::Thing, "run".to_owned(), NOW);
    let merged = taken(&mine, VERSION_1);
    assert_eq!((&merged.mine, &merged.thing), (&mine.mine, &mine.thing));
}

#[test]
fn what_is_no_diary_is_refused_whole() {
    let newer = VERSION_1.replace("\"version\":1", "\"version\":3");
    let deep = "[".repeat(1_000_000);
    let long = VERSION_1.to_owned() + &" ".repeat(10_000_000);
    for (file, refusal) in [
        ("", FileError::NotOurs),
        ("{}", FileError::NotOurs),
        ("[]", FileError::NotOurs),
        (&deep, FileError::NotOurs),
        ("date,time\r\n", FileError::NotJson { line: 1, column: 1 }),
        ("\n\n  <html>", FileError::NotJson { line: 3, column: 3 }),
        (
            "{\n\"format\": 'hamstretch-diary' }",
            FileError::NotJson {
                line: 2,
                column: 11,
            },
        ),
        (
            "{\n\"format\": \"hamstretch-diary\"\n \"version\": 2, \"records\": []}",
            FileError::NotJson { line: 3, column: 2 },
        ),
        (
            "{\"format\":\"hamstretch-diary\",\"version\":2,\"records\":{}}",
            FileError::NotOurs,
        ),
        (
            "{\"format\":\"other\",\"version\":1,\"records\":[\n]}",
            FileError::NotOurs,
        ),
        (
            "{\"format\":\"hamstretch-diary\",\"version\":1e9,\"records\":[\n]}",
            FileError::NotOurs,
        ),
        (
            "{\"format\":\"hamstretch-diary\",\"format\":\"hamstretch-diary\",\"version\":1,\"records\":[\n]}",
            FileError::NotOurs,
        ),
        (&newer, FileError::Newer),
        (&long, FileError::TooLong),
    ] {
        let shown: String = file.chars().take(80).collect();
        assert_eq!(Incoming::read(file, NOW), Err(refusal), "{shown}");
    }
    let windows = format!("\u{feff}{}", VERSION_1.replace('\n', "\r\n"));
    assert_eq!(
        read(&windows),
        read(VERSION_1),
        "as another system ends its lines"
    );
}

#[test]
fn a_bad_line_is_named_and_takes_no_other_with_it() {
    let session = VERSION_1
        .lines()
        .nth(4)
        .expect("a session")
        .trim_end_matches(',');
    let deep = "[".repeat(100_000);
    let wide: String = (0..100_000)
        .map(|field| format!("\"{field}\":1,"))
        .collect();
    for (line, fault) in [
        ("null".to_owned(), RecordError::NoRecord),
        ("{".to_owned(), RecordError::NoRecord),
        ("]".to_owned(), RecordError::NoRecord),
        (deep.clone(), RecordError::NoRecord),
        (format!("{{\"kind\":{deep}"), RecordError::NoRecord),
        (
            format!("{{{wide}\"kind\":\"session\"}}"),
            RecordError::NoRecord,
        ),
        (
            session.replace("\"left\":", "\"left\":1,\"left\":"),
            RecordError::NoRecord,
        ),
        (
            session.replace("\"left\":12", "\"left\":12.0"),
            RecordError::NoRecord,
        ),
        (
            session.replace("\"left\":12", "\"left\":012"),
            RecordError::NoRecord,
        ),
        (
            session.replace("\"left\":12", "\"left\":null"),
            RecordError::NoRecord,
        ),
        (
            session.replace("\"id\":\"", "\"id\":\"\\ud83d"),
            RecordError::NoRecord,
        ),
        (
            session.replace("\"id\":\"", "\"id\":\"\\udc00"),
            RecordError::NoRecord,
        ),
        (
            session.replace("\"kind\":\"session\"", "\"kind\":\"check\""),
            RecordError::OtherKind,
        ),
        (
            session.replace("\"kind\":\"session\",", ""),
            RecordError::OtherKind,
        ),
        (
            session.replace("\"left\":12", "\"left\":99999999999999999999999"),
            RecordError::CannotBe,
        ),
        (
            session.replace("\"left\":12", "\"left\":-1"),
            RecordError::CannotBe,
        ),
        (
            session.replace("\"left\":12", "\"left\":12,\"mood\":\"good\""),
            RecordError::CannotBe,
        ),
        (
            session.replace("\"when\":\"2", "\"when\":\"3"),
            RecordError::CannotBe,
        ),
        (
            session.replace("{", "{\"at\":\"yesterday\","),
            RecordError::CannotBe,
        ),
        (
            "{\"kind\":\"deleted\",\"key\":\"weather\"}".to_owned(),
            RecordError::CannotBe,
        ),
        ("{\"kind\":\"deleted\"}".to_owned(), RecordError::CannotBe),
        (
            "{\"kind\":\"erased\",\"at\":\"7fffffffffff-0000-00000000\"}".to_owned(),
            RecordError::CannotBe,
        ),
    ] {
        let shown: String = line.chars().take(120).collect();
        assert_ne!(line, session);
        let file = VERSION_1.replace(session, &line);
        let incoming = Incoming::read(&file, NOW).expect("the head is ours");
        assert_eq!(faults(&incoming), [(5, fault)], "{shown}");
        assert_eq!(incoming.faults[0].0.record, 4, "{shown}");
        assert_eq!(Diary::default().plan(&incoming).sessions, 2, "{shown}");
    }
    let cut = &VERSION_1[..VERSION_1.len() - 40];
    let incoming = Incoming::read(cut, NOW).expect("the head is ours");
    assert_eq!(incoming.not_ours, 1);
    assert_eq!(incoming.faults[1].1, RecordError::CutOff);
}
